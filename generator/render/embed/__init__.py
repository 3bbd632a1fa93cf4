"""A site → the embed: pages for frames on other people's portals, the script that puts them there, what they say."""

from __future__ import annotations

from generator.render.embed.files import embed_files
from generator.render.embed.pages import framed_pages

__all__ = ["embed_files", "framed_pages"]
