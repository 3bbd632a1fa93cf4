"""What `poshelp paths` and `poshelp coverage` print."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Literal

import pytest

from generator.model.facts import Exemption
from generator.model.tree import Example
from generator.problem_formats import display_width
from generator.render import coverage_listing, path_listing
from generator.render.listings.columns import aligned
from generator.render.listings.coverage import coverage
from tests.render.building import BRAND, SPAN, Author, jump, known

SITE = Author().site()
TREE = SITE.trees["old-card"]
PATHS = ["passed", "known", "unsure/known", "unsure/unsure"]


def listing(form: Literal["text", "csv", "json"]) -> str:
    return path_listing(SITE, TREE, form, BRAND)


def test_text_has_a_line_a_path_with_both_languages():
    title, empty, head, *rows = listing("text").splitlines()
    assert title == "old-card: 卡片过期 · Expired card"
    assert empty == ""
    assert head.split() == ["answers", "ends", "at", "waits", "zh", "en"]
    assert [row.split()[1] for row in rows] == PATHS
    assert "看不清 › 有 → 再试一次" in rows[2]
    assert "Cannot tell › Yes → Try once more" in rows[2]
    assert rows[2].split()[2:6] == ["once-more", "(retry)", "120", "s"]
    # The English begins in one column, however wide the Chinese before it is.
    starts = [
        display_width(row[: row.index(label)])
        for row, label in zip(rows, ("Yes", "No ", "Cannot", "Cannot"), strict=True)
    ]
    assert len(set(starts)) == 1


def test_csv_is_rfc_4180_with_a_header():
    text = listing("csv")
    assert text.count("\r\n") == len(PATHS) + 1
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["answers"] for row in rows] == PATHS
    assert rows[1]["facts"] == "result-known"
    assert rows[1]["outcome"] == "retry"
    assert rows[2]["answers_en"] == "Cannot tell › Yes"
    assert rows[2]["end_zh"] == "再试一次"


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("https://evil")'])
def test_csv_has_no_cell_that_a_spreadsheet_computes(words: str):
    site = Author(lambda _: words).site()
    rows = csv.reader(io.StringIO(path_listing(site, site.trees["old-card"], "csv", BRAND), newline=""))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_json_has_ids_and_words_of_both_languages():
    whole = json.loads(listing("json"))
    assert whole["title"] == {"zh": "卡片过期", "en": "Expired card"}
    path = whole["paths"][2]
    assert path["choices"][1] == {
        "question": {"id": "call", "zh": "还有别的卡吗？", "en": "Is there another card?"},
        "answer": {"id": "known", "zh": "有", "en": "Yes"},
    }
    assert path["end"] == {
        "tree": "old-card",
        "node": "once-more",
        "outcome": "retry",
        "zh": "再试一次",
        "en": "Try once more",
    }
    assert path["customer_waits_seconds"] == 120
    assert path["facts"] == ["result-known"]


def test_a_jump_ends_at_the_other_tree():
    whole = json.loads(path_listing(SITE, SITE.trees["start"], "json", BRAND))
    assert whole["paths"][1]["end"] == {
        "tree": "keep-card",
        "node": "ask",
        "outcome": None,
        "zh": "要求没收的卡",
        "en": "Pick-up card",
    }
    text = path_listing(SITE, SITE.trees["start"], "text", BRAND)
    assert "→ keep-card#ask" in text


def test_columns_are_as_wide_as_they_look():
    assert aligned([["a", "1"], ["余额", "22"], ["e\u0301", "3"]], right={1}) == "a      1\n余额  22\ne\u0301      3\n"


def test_coverage_counts_what_there_is_and_what_is_tried():
    examples = (
        Example("one", (known("passed"),), jump("other-way"), SPAN),
        Example("two", (known("unsure"), known("known")), jump("once-more"), SPAN),
        Example("wrong", (known("nowhere"), known("known")), jump("once-more"), SPAN),
    )
    trees = {**SITE.trees, "old-card": replace(TREE, examples=examples)}
    exempt = {"00": Exemption("00", SPAN, "approved")}
    found = coverage(Author().site(trees=trees, exempt_codes=exempt))
    old_card = next(tree for tree in found.trees if tree.tree == "old-card")
    assert (old_card.questions, old_card.outcomes, old_card.answers, old_card.paths) == (2, 2, 5, 4)
    assert (old_card.examples, old_card.answers_tried, old_card.outcomes_tried) == (3, 3, 2)
    assert (old_card.wait_in_tree, old_card.wait_in_all) == (120, 120)
    start = next(tree for tree in found.trees if tree.tree == "start")
    assert (start.wait_in_tree, start.wait_in_all) == (115, 125)
    assert (found.codes.all, found.codes.with_tree, found.codes.exempt, found.codes.left) == (15, 5, 1, 9)
    assert (found.faults.all, found.faults.with_tree) == (4, 2)
    assert found.pages == {"zh": 5, "en": 5}
    assert found.longest_wait == 125


def test_coverage_as_text_and_json_tell_the_same():
    text, whole = coverage_listing(SITE, "text"), json.loads(coverage_listing(SITE, "json"))
    assert [tree["tree"] for tree in whole["trees"]] == list(SITE.trees)
    for tree in SITE.trees:
        assert f"\n{tree} " in text
    assert "all 3" in text
    assert "0 of 5" in text
    assert f"longest time that a customer waits: {whole['longest_wait']} s" in text
