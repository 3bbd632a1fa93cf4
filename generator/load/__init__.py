"""Stage 1: files → `Project` as written, and every problem of its shape."""

from generator.load.project import Loaded, load
from generator.load.shape_rules import SHAPE_RULES
from generator.load.tree import tree_schema

__all__ = ["SHAPE_RULES", "Loaded", "load", "tree_schema"]
