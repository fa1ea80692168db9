"""Which reports tell the same event, and which events make one storyline."""

from stemma.stories.grouping import group_stories

__all__ = ["group_stories"]
