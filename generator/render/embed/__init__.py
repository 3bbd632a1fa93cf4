"""A site → the embed: pages for frames on other people's portals, the script that puts them there, what they say."""

from __future__ import annotations

from generator.render.embed.embedding_page import EMBEDDING_PAGE, embedding_page, without_embedding_page
from generator.render.embed.files import embed_files
from generator.render.embed.pages import framed_pages

__all__ = ["EMBEDDING_PAGE", "embed_files", "embedding_page", "framed_pages", "without_embedding_page"]
