"""What the tool writes into a project stays in it: a link that leads out is somebody else's file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.authoring import approve, new_language, new_tree
from generator.pipeline import BuildFailed, Request
from generator.transfer import import_file
from tests.languages.third import named
from tests.projects.copies import TODAY, small

CODES = "content/data/response-codes.yml"


def third_language(request: Request) -> object:
    named(request.root, "zh", "en", "ja")
    return new_language(request, "ja", force=True)


def imported_tree(request: Request) -> object:
    chart = request.root / "chart.mmd"
    chart.write_text("flowchart TD\n  a{Is it on?} -->|yes| b[Go on]\n  a -->|no| c[Switch it on]\n", encoding="utf-8")
    return import_file(request, str(chart), "network/linked", None, force=True)


def imported_codes(request: Request) -> object:
    table = request.root / "codes.csv"
    table.write_text("code,zh,en\nZ1,某事,Something\n", encoding="utf-8")
    return import_file(request, str(table), "", None, force=True)


WRITERS: dict[str, tuple[str, Callable[[Request], object]]] = {
    "a new tree": ("trees/network/linked.yml", lambda request: new_tree(request, "network/linked", force=True)),
    "a page of a new tree": (
        "content/en/causes/linked.md",
        lambda request: new_tree(request, "network/linked", force=True),
    ),
    "words of a new language": (
        "site_config/messages/ja.yml",
        third_language,
    ),
    "a tree from elsewhere": ("trees/network/linked.yml", imported_tree),
    "codes from elsewhere": (CODES, imported_codes),
    "a sign-off": ("site_config/reviews.yml", lambda request: approve(request, "no-answer", "risk", "")),
}


@pytest.fixture
def request_(tmp_path: Path) -> Request:
    root = small(tmp_path)
    with (root / "site_config/site.yml").open("a", encoding="utf-8") as settings:
        settings.write("review_roles: {risk: {zh: 风控, en: Risk}}\n")
    return Request(root, TODAY)


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("is_there", [True, False])
def test_nothing_is_written_through_a_link(tmp_path: Path, request_: Request, name: str, *, is_there: bool):
    place, write = WRITERS[name]
    linked = request_.root / place
    outside = tmp_path / "outside"
    if is_there:
        outside.write_bytes(linked.read_bytes() if linked.exists() else b"signoffs: []\n")
    before = outside.read_bytes() if is_there else None
    linked.unlink(missing_ok=True)
    linked.parent.mkdir(parents=True, exist_ok=True)
    linked.symlink_to(outside)
    with pytest.raises(BuildFailed, match=r"a link that leads out of|cannot change .*No such file"):
        write(request_)
    assert outside.exists() == is_there
    assert before is None or outside.read_bytes() == before


def test_nothing_is_written_into_a_folder_that_a_link_leads_to(tmp_path: Path, request_: Request):
    outside = tmp_path / "outside"
    outside.mkdir()
    (request_.root / "trees/other").symlink_to(outside)
    (request_.root / "content/ja").symlink_to(outside)
    with pytest.raises(BuildFailed, match="a link that leads out of"):
        third_language(request_)
    assert list(outside.iterdir()) == []


def test_a_project_may_be_reached_through_a_link_itself(tmp_path: Path):
    (tmp_path / "link").symlink_to(small(tmp_path))
    request = Request(tmp_path / "link", TODAY)
    assert len(new_tree(request, "network/more", force=False)) > 2
