"""One folder a case: `before` and `after` hold the files that differ from tests/projects/small; an empty file is taken
away. The files `expected` are what is printed; `python -m tests.diff.accept` writes them anew, to be read in the diff.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from generator.compare import compare
from generator.model.difference import Change, Difference, PathChange, Status, TextChange
from tests.diff.comparing import CASES, NAMES, difference, listings, side
from tests.texts import LANGS

OPPOSITE = {Status.ADDED: Status.REMOVED, Status.REMOVED: Status.ADDED}


@pytest.mark.parametrize("case", NAMES)
def test_printed(case: str, tmp_path: Path):
    for file, text in listings(difference(tmp_path, case)).items():
        assert text == (CASES / case / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("case", NAMES)
def test_nothing_differs_from_itself(case: str, tmp_path: Path):
    for which in ("before", "after"):
        project = side(tmp_path, case, which)
        assert compare(project, project, ("one", "other")).is_empty


@pytest.mark.parametrize("case", NAMES)
def test_the_other_way_round_it_is_mirrored(case: str, tmp_path: Path):
    before, after = side(tmp_path, case, "before"), side(tmp_path, case, "after")
    there, back = compare(before, after, ("a", "b")), compare(after, before, ("b", "a"))
    assert told(there) == told(back, is_mirrored=True)


def told(difference: Difference, *, is_mirrored: bool = False) -> Counter[object]:
    """Everything that is told of trees and codes, without its order; mirrored: as the other direction must tell it."""

    def turned(pair: tuple[object, object] | None) -> tuple[object, object] | None:
        return None if pair is None else (pair[1], pair[0]) if is_mirrored else (pair[0], pair[1])

    found: Counter[object] = Counter()
    for tree in difference.trees:
        new = tree.old_id if is_mirrored and tree.old_id else tree.id
        status = OPPOSITE.get(tree.status, tree.status) if is_mirrored else tree.status
        found[new, status, tree.paths_there, turned(tree.waits)] += 1
        found.update((new, replace(group, is_added=group.is_added != is_mirrored)) for group in tree.groups)
        found.update((new, path.answers, turned(ends(path))) for path in tree.paths)
        found.update((new, value.where, turned(value.change)) for value in tree.values)
        found.update((new, untouched(text), *(turned(text.texts.get(lang)) for lang in LANGS)) for text in tree.texts)
    found.update((value.where, turned(value.change)) for value in difference.leads)
    for group in difference.texts:
        status = OPPOSITE.get(group.status, group.status) if is_mirrored else group.status
        found[group.kind, group.id, status, group.untouched, len(group.texts)] += 1
    return found


def ends(path: PathChange) -> tuple[object, object]:
    """Without titles of trees, which each side has in its own words, and without trees' ids, which may be renamed."""
    before, after = (end and end.node for end in (path.before, path.after))
    return before, after


def untouched(text: TextChange) -> str:
    return " ".join(text.untouched)


def test_a_path_that_ends_elsewhere_is_one_line():
    lines = (CASES / "answer-leads-elsewhere/expected.md").read_text(encoding="utf-8").splitlines()
    expected = "- slip=unsure: ended at `call` (Call the acquirer), now at `old-card#date` (Card expired)"
    assert [line for line in lines if "slip=unsure" in line] == [expected]


def test_json_says_the_same(tmp_path: Path):
    whole = json.loads(listings(difference(tmp_path, "question-added"))["expected.json"])
    (tree,) = whole["trees"]
    assert [path["after"]["node"] for path in tree["paths"]] == ["call", "call"]
    assert tree["waits"] == {"before": 75, "after": 95}
    assert whole["changed"] is True
    assert Change("", "there")._asdict().items() <= tree["values"][0].items()
