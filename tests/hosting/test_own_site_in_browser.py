"""Our own site behind a real nginx, in a real browser: its headers are in force, and nobody else is asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.guide.conftest import DESKTOP, Visits, folder, visit
from tests.hosting.serving import serving

__all__ = ["folder", "visit"]
TREE = "insufficient-funds"


@pytest.fixture(scope="module")
def hosted(nginx_path: str, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the site behind nginx."""
    with serving(nginx_path, folder, tmp_path_factory.mktemp("nginx")) as port:
        yield f"http://127.0.0.1:{port}/"


@pytest.mark.parametrize(
    "path", ["", "zh/", "en/", f"zh/causes/{TREE}/", "en/codes/51/", "en/manuals/", "zh/find/?q=51"]
)
def test_pages_work_and_ask_nobody_else(visit: Visits, hosted: str, path: str):
    page = visit("about:blank", **DESKTOP)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(hosted + path)
    page.wait_for_load_state("networkidle")
    assert {urlsplit(url).netloc for url in asked if not url.startswith("data:")} == {urlsplit(hosted).netloc}
    rules = page.evaluate("[...document.styleSheets].map(sheet => sheet.cssRules.length)")
    assert rules
    assert min(rules) > 0


def test_the_guide_and_search_still_run(visit: Visits, hosted: str):
    page = visit(f"{hosted}en/causes/{TREE}/", **DESKTOP)
    assert page.locator(".ph-guide [data-node]:visible").count() == 1
    page.keyboard.press("/")
    page.locator("input[name=query]").fill("receipt")
    page.locator(".md-search-result__link").first.wait_for()


def test_a_portal_may_frame_the_embed_in_a_sandbox(visit: Visits, hosted: str):
    page = visit(hosted, **DESKTOP)
    page.goto(f"{hosted}en/embedding/")
    page.wait_for_load_state("networkidle")
    frame = next(frame for frame in page.frames if "/embed/v1/" in frame.url)
    frame.locator("[data-node]:visible").first.wait_for()
    # Its style sheets came through, though in its sandbox the frame has no origin of its own.
    assert frame.evaluate("document.styleSheets.length") == frame.locator("link[rel=stylesheet]").count() > 0


def test_nobody_may_frame_a_page(visit: Visits, hosted: str):
    page = visit(f"{hosted}en/embedding/", **DESKTOP)
    with page.expect_event("console", lambda message: "frame-ancestors" in message.text):
        page.evaluate(
            "address => { const frame = document.createElement('iframe'); frame.src = address;"
            " document.body.append(frame); }",
            f"{hosted}zh/",
        )
    assert all("frame" in complaint for complaint in visit.complaints)
    visit.complaints.clear()
