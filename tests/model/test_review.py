"""What a sign-off is about: void with the first changed word in either language, valid as long as nothing is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.load import load
from generator.model.project import Project
from generator.model.review import SignOffState, tree_review
from generator.model.review_version import LENGTH, review_version
from generator.model.sign_off import SignOff
from generator.model.text import Text
from generator.problem import Span
from tests.projects.copies import SMALL, TODAY, small

TREE = "trees/card-status/old-card.yml"
PROSE = [f"content/{lang}/causes/old-card.md" for lang in ("zh", "en")]
NOWHERE = Span("reviews.yml", 1, 1, 1, 1)


def read(root: Path) -> Project:
    project = load(root, TODAY).project
    assert project
    return project


def version(root: Path, tree: str = "old-card") -> str:
    project = read(root)
    return review_version(project, project.trees[tree])


def sentences() -> list[tuple[str, int]]:
    """(file, line) of every text of the tree and of every line of its prose."""
    found = []
    for file in (TREE, *PROSE):
        lines = (SMALL / file).read_text(encoding="utf-8").split("\n")
        body = lines.index("---", 1) if lines[0] == "---" else -1
        for number, line in enumerate(lines):
            is_text = line.strip().startswith(("zh: ", "en: ")) if file == TREE else number > body and line.strip()
            if is_text:
                found.append((file, number))
    return found


def changed(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_it_ends_with_any_sentence_of_either_language(tmp_path: Path):
    root = small(tmp_path)
    versions = {version(root)}
    places = sentences()
    assert len(places) > 30
    for file, number in places:
        path = root / file
        before = path.read_text(encoding="utf-8")
        lines = before.split("\n")
        line = lines[number]
        end = next((end for end in ('"', "]", " {", "") if end and line.endswith(end)), "")
        lines[number] = f"{line.removesuffix(end)}x{end}"
        path.write_text("\n".join(lines), encoding="utf-8")
        versions.add(version(root))
        path.write_text(before, encoding="utf-8")
    assert len(versions) == len(places) + 1, "a sentence can be changed and the sign-off stays"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('codes: ["54"]', 'codes: ["54", "14"]'),
        ("faults: []", "faults: [some-fault]"),
        ("to: issuer", "to: other-card"),
        ("to: issuer", "to: {tree: no-answer}"),
        ("outcome: call-issuer", "outcome: stop"),
        ("who: cardholder", "who: admin"),
        ("disclose: true", "disclose: false"),
        ("note_down: []", "note_down: [time]"),
        ("customer_waits: true", "customer_waits: false"),
        ("seconds: 5", "seconds: 6"),
        ("        seconds: 10", "        seconds: 10\n        needs: [result-known]"),
        ("        seconds: 10", "        seconds: 10\n        destroys: open-payment"),
        ("        to: issuer", "        to: issuer\n        ensures: [result-known]"),
        ("start: date", "start: issuer"),
    ],
)
def test_it_ends_with_whatever_changes_a_path_or_its_safety(old: str, new: str, tmp_path: Path):
    root = small(tmp_path)
    before = version(root)
    changed(root, TREE, old, new)
    assert version(root) != before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("reviewed: 2026-11-22", "reviewed: 2026-11-23"),
        ("review_by: 2027-05-22", "review_by: 2027-06-22"),
        ("owner: content-team", "owner: other-team"),
        ("sources: [S1]", "sources: [S1, S1]"),
        ("start: date", "# a remark\nstart: date"),
        ("- {name: past", "- {name: long past"),
    ],
)
def test_it_outlives_what_no_reader_acts_on(old: str, new: str, tmp_path: Path):
    root = small(tmp_path)
    before = version(root)
    changed(root, TREE, old, new)
    assert version(root) == before


def test_it_cannot_be_taken_for_the_version_of_pages_and_events():
    project = read(SMALL)
    assert len(review_version(project, project.trees["old-card"])) == LENGTH == 16


def test_a_renamed_tree_keeps_it(tmp_path: Path):
    root = small(tmp_path)
    before = version(root)
    for file in (TREE, *PROSE):
        (root / file).rename(root / file.replace("old-card", "worn-card"))
    assert version(root, "worn-card") == before


def signed(on: date, version: str, tree: str = "old-card", by: str = "risk") -> SignOff:
    return SignOff(Text(tree, NOWHERE), Text(by, NOWHERE), on, NOWHERE, Text(version, NOWHERE), None, NOWHERE)


def state(*sign_offs: SignOff) -> tuple[str, date | None]:
    project = read(SMALL)
    name = project.settings.name
    settings = replace(project.settings, review_roles={"editor": name, "risk": name})
    project = replace(project, settings=settings, sign_offs=sign_offs)
    editor, risk = tree_review(project, project.trees["old-card"]).roles
    assert (editor.role, editor.state, editor.on) == ("editor", SignOffState.MISSING, None)
    return str(risk.state), risk.on


def test_states():
    project = read(SMALL)
    now = review_version(project, project.trees["old-card"])
    first, second = date(2026, 11, 1), date(2026, 11, 2)
    assert state() == ("missing", None)
    assert state(signed(first, now)) == ("valid", first)
    assert state(signed(second, now), signed(first, now)) == ("valid", second)
    assert state(signed(first, "0" * 16)) == ("void", first)
    assert state(signed(first, now), signed(second, "0" * 16)) == ("valid", first)
    assert state(signed(first, now, tree="no-answer"), signed(first, now, by="other")) == ("missing", None)


def test_without_roles_there_is_nothing_to_say():
    project = read(SMALL)
    assert tree_review(project, project.trees["old-card"]) == ("", ())
