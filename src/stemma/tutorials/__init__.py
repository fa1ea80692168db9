"""The reports that the tutorials read: invented outlets and events, written out the same every time.

`python -m stemma.tutorials announcement FOLDER` writes the forty pages of the first one,
`python -m stemma.tutorials toll FOLDER` the three weeks of the second.
"""
