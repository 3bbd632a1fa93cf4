"""The onboarding portal with the help of another origin in it: what a merchant sees, and what the acquirer learns."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from generator.model.text import Lang
from generator.model.tree import Outcome, OutcomeKind, Question
from tests.embed.conftest import DESKTOP, PHONE, Portal, Portals, validator
from tests.guide.conftest import ROOT, own_site
from tests.guide.test_every_edge import axe_source
from tests.texts import LANGS

PAGES = {"zh": "/", "en": "/en.html"}


@pytest.fixture
def opened(portal: Portals, demo: tuple[str, str]):
    return lambda lang, **options: portal.address(demo[0] + PAGES[lang], **options)


def walk_to_the_end(portal: Portal) -> None:
    while portal.frame.locator(".ph-here a[data-answer]").count():
        portal.answer()


@pytest.mark.parametrize("lang", LANGS)
def test_a_merchant_is_led_to_the_end(opened, folder: Path, lang: Lang):
    portal: Portal = opened(lang)
    assert len(portal.page.frames) == 1  # nothing is loaded before somebody needs it
    portal.page.locator("[data-choice=tree]").click()
    portal.ready()
    assert portal.frame.locator("html").get_attribute("lang") == {"zh": "zh-Hans", "en": "en"}[lang]
    tree = own_site().trees["timeout-result-unknown"]
    assert portal.frame.locator("h1").inner_text() == tree.title.text(lang)
    walk_to_the_end(portal)
    events = portal.events
    assert [list(validator(folder, "from_frame").iter_errors(without_place(event))) for event in events] == [
        [] for _ in events
    ]
    told = [(event["type"], event.get("move"), event["node"]) for event in events if event["type"] != "height"]
    assert told[:2] == [("ready", None, "screen"), ("step", "start", "screen")]
    steps = [event for event in events if event["type"] == "step"]
    assert [step["move"] for step in steps[1:]] == ["answer"] * (len(steps) - 1)
    for before, after in pairwise(steps):
        assert after["from"] == before["node"]
        question = tree.nodes[before["node"]]
        assert isinstance(question, Question)
        assert after["answer"] == question.answers[0].id
    assert told[-1][0] == "outcome"
    assert [event["n"] for event in events] == sorted({event["n"] for event in events})
    assert portal.of("outcome")[0]["path"] == portal.frame.locator("[data-path-code]").get_attribute("data-path-code")


def without_place(event: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in event.items() if key != "at"}


def test_a_code_opens_its_cause_and_the_portal_says_whom_to_call(opened):
    portal: Portal = opened("en", **DESKTOP)
    portal.page.locator("#code").fill("51")
    portal.page.locator(".code button").click()
    portal.ready()
    portal.until("seen.some(message => message.type === 'ready' && message.tree === 'insufficient-funds')")
    tree, calls = next(
        (tree.id, node.id)
        for tree in own_site().trees.values()
        for node in tree.nodes.values()
        if isinstance(node, Outcome) and node.kind is OutcomeKind.CALL_ACQUIRER
    )
    portal.goto(tree=tree, node=calls)
    portal.until("seen.some(message => message.type === 'escalate')")
    call = portal.of("escalate")[0]
    assert (call["to"], call["why"]) == ("acquirer", "outcome")
    assert portal.page.locator("#escalation").inner_text().endswith(call["path"])


def test_the_portal_shows_where_people_give_up_and_offers_the_events(opened, folder: Path, tmp_path: Path):
    portal: Portal = opened("en", **DESKTOP)
    page = portal.page
    page.locator("[data-choice=tree]").click()
    portal.ready()
    walk_to_the_end(portal)
    page.locator("#next").click()
    page.locator("[data-choice=tree]").click()
    portal.until("seen.filter(message => message.type === 'ready').length === 2")
    bars = page.locator(".bar").all_inner_texts()
    assert bars[0].replace("\n", " ") == "timeout-result-unknown › screen 2 visits, 1 lost"
    assert all("1 visit, 0 lost" in bar for bar in bars[1:])
    with page.expect_download() as download:
        page.locator("#download").click()
    file = tmp_path / "events.jsonl"
    download.value.save_as(file)
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert {tuple(line) for line in lines} == {("at", "visit", "message")}
    assert len({line["visit"] for line in lines}) == 2
    check = validator(folder, "from_frame")
    assert all(check.is_valid(line["message"]) for line in lines)
    told = subprocess.run(
        [sys.executable, "-m", "generator", "funnel", str(file)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "timeout-result-unknown" in told.stdout


@pytest.mark.parametrize("looks", [{**PHONE, "color_scheme": "dark"}, DESKTOP], ids=["phone, dark", "desktop, light"])
@pytest.mark.parametrize("lang", LANGS)
def test_axe_finds_nothing_on_the_portal(opened, lang: Lang, looks: dict[str, Any]):
    portal: Portal = opened(lang, **looks)
    portal.page.locator("[data-choice=tree]").click()
    portal.ready()
    assert portal.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    portal.page.evaluate(axe_source())
    found = portal.page.evaluate("axe.run(document, { iframes: false })")
    assert [violation["id"] for violation in found["violations"]] == []


def test_an_approved_payment_needs_no_help(opened):
    portal: Portal = opened("zh")
    portal.page.locator("[data-choice=approved]").click()
    assert portal.page.locator("#done").inner_text() != ""
    assert len(portal.page.frames) == 1
