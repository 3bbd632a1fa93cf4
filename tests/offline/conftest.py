"""The project's own offline files, written once for all test processes, and a browser that opens them from the disk."""

from __future__ import annotations

import fcntl
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.part import Part
from generator.model.text import Lang
from generator.pipeline import Request, render_site
from generator.publish import publish_parts
from generator.render.offline import offline_path
from tests.guide.conftest import ROOT, TODAY, own_site, visit
from tests.measuring import unmeasured

__all__ = ["visit"]

OfflineFile = Callable[[Lang], Path]


@pytest.fixture(scope="session")
def offline_file(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> OfflineFile:
    """Language → the file on disk."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    with (shared / "offline.lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        out = shared / "offline-site"
        if not out.exists():
            parts = frozenset({Part.PACK})
            with unmeasured():
                publish_parts(render_site(Request(ROOT, TODAY), own_site(), parts), ROOT, out)
    return lambda lang: out / offline_path(lang)
