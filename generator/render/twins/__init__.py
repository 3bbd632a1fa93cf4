"""A site → the same as plain Markdown: a file beside each page that says something, and `llms.txt`."""

from __future__ import annotations

from generator.render.twins.files import twins
from generator.render.twins.llms import llms_file

__all__ = ["llms_file", "twins"]
