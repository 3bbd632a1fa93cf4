"""A site → the offline file: the whole help of one language in one document that asks for nothing."""

from __future__ import annotations

from generator.render.offline.places import offline_path
from generator.render.offline.whole import offline_files

__all__ = ["offline_files", "offline_path"]
