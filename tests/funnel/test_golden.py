"""The report on a small file of events as it was looked at. `python -m tests.funnel.accept` renews it."""

from __future__ import annotations

import json
import re
import tempfile
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from generator import outputs, pipeline
from generator.model.project import Site
from generator.model.text import Lang, Text
from generator.model.tree import Question
from generator.problem_formats import display_width
from generator.render import FunnelFormat
from generator.render.funnel.phrases import FUNNEL_WORDS
from tests.funnel.building import answer, jump, message, move, small_site, start, versions
from tests.funnel.walking import Message, lines, walked
from tests.projects.copies import SMALL, TODAY
from tests.render.building import SPAN
from tests.render.test_messages import Recording
from tests.texts import LANGS, localized

GOLDEN = Path(__file__).parent / "golden"
OLD = "0123456789ab"
FORMS: Sequence[tuple[FunnelFormat, str]] = (("text", "txt"), ("html", "html"), ("json", "json"))


def told() -> list[Message]:
    """Visits of every sort, in a file that begins in the middle of one."""
    date = {"tree": "old-card"}
    one_each = [
        move("back", "call", "slip"),
        start("call"),
        answer("slip", "torn", "gone"),
        move("goto", "paid", "slip"),
        start("slip", tree="gone-tree"),
        message("escalate", "call", to="acquirer", why="outcome", path="0A"),
        message("escalate", "paid", to="acquirer", why="tried", path="0A"),
        message("escalate", "issuer", to="issuer", why="outcome", path="0A", **date),
        message("height", "slip", height=700),
    ]
    older = [start(version=OLD), answer("slip", "yes", "paid", version=OLD), start(version=OLD)]
    older.append(message("outcome", "paid", outcome="fixed", who="cashier", path="0A", version=OLD))
    paid = [
        message("ready", "slip", lang="zh", brand="plain"),
        start(),
        answer("slip", "approved", "paid"),
        message("outcome", "paid", outcome="fixed", who="cashier", path="0A"),
    ]
    again = [start(), answer("slip", "declined", "again"), move("back", "again", "slip")]
    jumped = [start(), jump("slip", "expired", "old-card"), start("date", **date)]
    jumped.append(answer("date", "yes", "other-card", **date))
    return [*one_each, *paid * 24, *again * 3, *[start()] * 8, *jumped * 5, *older]


def content() -> bytes:
    bad = b'\xff\nnot json\n[1]\n{"v": 2}\n{"v": 1, "type": "step", "node": "<b>\\u001b[31m"}\n'
    return lines(told()) + bad


def report(lang: Lang, form: FunnelFormat, events: bytes, site: Site | None = None) -> str:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "events.jsonl"
        file.write_bytes(events)
        return outputs.funnel(pipeline.Request(SMALL, TODAY), site or small_site(), str(file), "", lang, form)


@cache
def made() -> dict[str, str]:
    """The reports by file name."""
    return {
        f"{lang}.{ending}": report(lang, form, content())
        for lang in LANGS
        for form, ending in FORMS
        if form != "json" or lang == LANGS[0]
    }


def looked_at() -> dict[str, str]:
    """The reports with names for the present versions, which change with every word of the small trees."""
    names = {version: "present-" + id[:4] for id, version in versions().items()}
    found = {}
    for file, text in made().items():
        found[file] = re.sub("|".join(names), lambda match: names[match[0]], text)
    return found


def test_reports_are_as_they_were_looked_at():
    assert looked_at() == {file.name: file.read_text(encoding="utf-8") for file in GOLDEN.iterdir()}


@pytest.mark.parametrize("lang", LANGS)
def test_columns_line_up_with_wide_characters(lang: str):
    text = made()[f"{lang}.txt"]
    tables = [block.split("\n") for block in text.split("\n\n")]
    tables = [[line for line in table if line.startswith("  ") and line.rstrip().endswith("%")] for table in tables]
    widths = [{display_width(line) for line in table} for table in tables if table]
    assert widths
    assert all(len(width) == 1 for width in widths)


@pytest.mark.parametrize("lang", LANGS)
def test_text_has_no_control_character(lang: str):
    assert {character for character in made()[f"{lang}.txt"] if unicodedata.category(character) in ("Cc", "Cf")} == {
        "\n"
    }


def test_json_tells_what_the_file_tells_and_keeps_nothing_of_the_portal():
    whole = json.loads(made()["zh.json"])
    assert whole["misread"]["count"] == 5
    assert [one["why"] for one in whole["misread"]["first"]] == [
        "not-utf-8", "no-json", "no-object", "other-format", "field",
    ]  # fmt: skip
    assert whole["unknown_trees"] == {"gone-tree": 1}
    present = whole["trees"][1]  # families come in their order
    assert (present["version"], present["is_present"]) == (versions()["no-answer"], True)
    slip = present["nodes"][0]
    assert sum(one["count"] for one in slip["answers"]) + slip["back"] + slip["goto"] + slip["lost"] == slip["visits"]
    assert present["loss"]["worst"]["node"] == "slip"
    for text in made().values():
        assert "secret" not in text
        assert "2026-11-22T10" not in text


def test_the_page_allows_nothing_but_its_own_style():
    page = made()["zh.html"]
    assert "<script" not in page
    assert "default-src &#39;none&#39;" in page
    assert " style=" not in page
    assert "http" not in page.replace("http-equiv", "").replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("lang", LANGS)
def test_what_authors_write_is_text_and_nothing_else(lang: Lang):
    hostile = Text("</title></style><script>alert(1)</script><img src=x>&\"'\u202e\x1b[31m", SPAN)
    tree = small_site().trees["no-answer"]
    slip = tree.nodes["slip"]
    assert isinstance(slip, Question)
    answers = tuple(replace(one, label=localized(hostile, hostile)) for one in slip.answers)
    nodes = {**tree.nodes, "slip": replace(slip, ask=localized(hostile, hostile), answers=answers)}
    changed = replace(tree, title=localized(hostile, hostile), nodes=nodes)
    site = Site(replace(small_site(), trees={**small_site().trees, "no-answer": changed}))
    events = lines(walked(site, 60))
    page, text = report(lang, "html", events, site), report(lang, "text", events, site)
    assert page.count("&lt;script&gt;") > 3
    assert not re.search("<script|<img|\x1b", page)
    assert "\u202e" not in re.sub("<svg.*?</svg>", "", page, flags=re.DOTALL)  # charts leave it to the checker
    assert page.count("</style>") == 1
    assert {character for character in text if unicodedata.category(character) in ("Cc", "Cf")} == {"\n"}


def test_a_file_without_events_says_so():
    for lang in LANGS:
        for form, _ in FORMS:
            assert report(lang, form, b"").endswith("\n")
    assert "没有可以统计的记录" in report("zh", "text", b"\n\n")


@pytest.mark.parametrize("lang", LANGS)
def test_every_word_of_the_report_is_asked_for(lang: Lang):
    asked = Recording(dict(small_site().messages[lang]))
    rare = [start(version=f"{number:012x}") for number in range(30)]
    rare += [start(f"x-{number}") for number in range(200)] + [start("y", tree=f"t-{number}") for number in range(200)]
    rare += [answer("x-1", "no", "slip"), *[start("call")] * 30, answer("again", "no", "slip")]
    worst = [start()] * 25 + [answer("slip", "unsure", "call")] * 10
    odd = b"{}\n" * 20 + b"x" * 70_000 + b'\n{"v":1,"type":"x"}\n'
    messages = {**small_site().messages, lang: asked}
    site = Site(replace(small_site(), messages=messages))
    for events in (
        content(),
        lines(rare + worst),
        odd,
        odd[60:],
        lines([start()] * 20 + [answer("slip", "unsure", "call")] * 20),
    ):
        report(lang, "html", events, site)
        report(lang, "text", events, site)
    missing = set(FUNNEL_WORDS) - asked.asked
    # One question alone cannot be close to another; which tree has two is not the matter here.
    assert missing <= {"funnel.loses-close", "funnel.again", "funnel.worst-close"}
