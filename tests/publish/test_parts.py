"""Parts of what is published can be built alone; what is not built is not linked to either."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from generator.model.part import Part
from generator.pipeline import Request, build

ROOT = Path(__file__).parents[2]
REQUEST = Request(ROOT, datetime.date(2026, 11, 22))


def files(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_the_embed_alone_has_everything_that_its_pages_load(tmp_path: Path):
    (tmp_path / "kept.txt").write_text("as it was", encoding="utf-8")
    assert not build(REQUEST, tmp_path, frozenset({Part.EMBED})).errors
    there = files(tmp_path)
    assert {"kept.txt", "embed/v1/poshelp.js", "embed/v1/messages.schema.json", "embed/v1/zh/start.html"} <= there
    assert {path.partition("/")[0] for path in there} == {"kept.txt", "embed", "assets"}
    page = (tmp_path / "embed/v1/lakala/en/start.html").read_text(encoding="utf-8")
    loaded = re.findall(r'(?:src|href|data-finder-index|data-codes)="(?:\.\./)+(assets/[^"?]+)', page)
    assert len(loaded) >= 9
    assert set(loaded) <= there


@pytest.mark.no_cover  # whole builds of a large site
@pytest.mark.parametrize("only", [frozenset({Part.SITE}), frozenset({Part.SITE, Part.EMBED})], ids=len)
def test_what_is_left_out_is_not_linked_to(tmp_path: Path, only: frozenset[Part]):
    # A link to what is not there would be an error.
    assert not build(REQUEST, tmp_path / "site", only).errors
    folders = {"embed": Part.EMBED, "offline": Part.PACK, "manuals": Part.MANUALS}
    there = {path.partition("/")[0] for path in files(tmp_path / "site")}
    assert {name for name in folders if name in there} == {name for name, part in folders.items() if part in only}
    assert ("zh/embedding/index.html" in files(tmp_path / "site")) is (Part.EMBED in only)
