"""Stage 1: files → `Project` as written, and every problem of its shape."""

from generator.load.events import UnreadableEvents, read_events
from generator.load.files import Memory
from generator.load.project import Loaded, load
from generator.load.shape_rules import SHAPE_RULES
from generator.load.tree import tree_schema

__all__ = ["SHAPE_RULES", "Loaded", "Memory", "UnreadableEvents", "load", "read_events", "tree_schema"]
