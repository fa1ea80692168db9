"""The commands of `stemma`, one file each.  What is heavy is imported inside them, so that --help is quick."""
