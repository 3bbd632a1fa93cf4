"""The site in the engine of Safari: what a phone from Apple shows, as far as its engine elsewhere can tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.guide.conftest import own_site
from tests.texts import LANGS
from tests.webkit.web_driver import Window
from tests.worker.conftest import KEPT, Host

STEPS = "section[data-node]"
ANSWERS = f"{STEPS} a[data-answer]"
BOX = "form[data-finder] input"
ENTER = "\ue007"
LONGEST = 20
"""Steps, more than any path has."""


@pytest.mark.parametrize("lang", LANGS)
def test_each_answer_shows_the_next_step_at_once(window: Window, served: str, lang: str):
    window.go(f"{served}{lang}/causes/insufficient-funds/")
    window.wait("return document.querySelector('.ph-live')")
    for _ in range(LONGEST):
        assert len(window.shown(STEPS)) == 1
        answers = window.shown(ANSWERS)
        if not answers:
            break
        before = window.address
        window.click(answers[0])
        window.wait("return location.href !== arguments[0] && document.querySelector('.ph-here').offsetHeight", before)
    assert window.shown("[data-outcome]") == window.shown(STEPS)


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_typed_is_found(window: Window, served: str, lang: str):
    window.go(f"{served}{lang}/")
    [box] = window.shown(BOX)
    window.type(box, "err 51")
    assert window.wait("return document.querySelector('[data-result]')?.dataset.code") == "51"
    window.type(box, ENTER)
    window.wait(f"return location.pathname === '/{lang}/codes/51/'")


def test_every_kind_of_page_fits_its_window(window: Window, served: str):
    site = own_site()
    for path in (
        "",
        *(f"causes/{tree}/" for tree in site.trees),
        "codes/",
        "codes/51/",
        "faults/",
        "glossary/",
        "manuals/",
    ):
        window.go(f"{served}zh/{path}")
        assert window.run("return document.documentElement.scrollWidth <= innerWidth"), path


def test_an_embed_on_a_page_of_somebody_else_takes_its_steps(window: Window, served: str, tmp_path: Path):
    (tmp_path / "index.html").write_text(
        "<!doctype html><meta charset=utf-8><title>Portal</title><script>seen = [];"
        "document.addEventListener('poshelp:step', event => seen.push(event.detail.node))</script>"
        f'<script src="{served}embed/v1/poshelp.js" defer></script><poshelp-guide lang="zh" tree="printer-fault">',
        encoding="utf-8",
    )
    portal = Host(tmp_path)
    window.go(portal.address.replace("127.0.0.1", "localhost"))
    window.wait("return seen.length")
    frame = window.run("return document.querySelector('poshelp-guide').shadowRoot.querySelector('iframe')")
    window.enter_frame(*frame.values())
    window.click(window.shown(ANSWERS)[0])
    window.leave_frame()
    nodes = window.wait("return seen.length > 1 && seen")
    portal.cut()
    tree = own_site().trees["printer-fault"]
    first = tree.nodes[tree.start.value]
    assert nodes == [first.id, first.answers[0].to.node]  # type: ignore[union-attr]


@pytest.mark.parametrize("file", ["offline/poshelp.zh.html", "zh/index.html"])
def test_it_works_on_a_disk(window: Window, folder: Path, file: str):
    window.go((folder / file).as_uri())
    window.type(window.shown(BOX)[0], "51")
    assert window.wait("return document.querySelector('[data-result]')?.dataset.code") == "51"


def test_without_a_network_it_is_still_there(window: Window, folder: Path):
    host = Host(folder)
    window.go(f"{host.address}zh/")
    window.wait(f"return {KEPT}", seconds=60)
    host.cut()
    window.go(f"{host.address}zh/causes/timeout-result-unknown/")
    assert window.shown(ANSWERS)
