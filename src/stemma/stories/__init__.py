"""Which reports tell the same event, and which events make one storyline."""

from stemma.stories.grouping import group_stories
from stemma.stories.identity import StoryChange
from stemma.stories.online import Changes, State, assign, replay, tell

__all__ = ["Changes", "State", "StoryChange", "assign", "group_stories", "replay", "tell"]
