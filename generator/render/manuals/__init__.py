"""A site and its charts → what the manuals hold: plain data that a Typst template sets. No author text becomes code."""

from generator.render.manuals.manuals import manual_files, manual_paths
from generator.render.manuals.required import PRINT_WORDS

__all__ = ["PRINT_WORDS", "manual_files", "manual_paths"]
