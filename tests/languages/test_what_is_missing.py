"""What the checker tells of a project that names one language more, and what a PO file then has."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import polib
import pytest

from generator.load import load
from generator.model.text import Localized
from generator.problem_formats import as_json, as_text
from generator.translation import exported, imported
from tests.languages.conftest import fully_translated
from tests.languages.third import ROOT, SETTINGS, add_words, named, rewrite
from tests.projects.copies import SMALL, TODAY, small
from tests.projects.folder import examined


def texts(value: object) -> Iterator[Localized]:
    """Every text in several languages anywhere in `value`."""
    if isinstance(value, Localized):
        yield value
    elif isinstance(value, Mapping | tuple):
        for member in value.values() if isinstance(value, Mapping) else value:
            yield from texts(member)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def lists(root: Path) -> int:
    """Lists of words, which each language has its own of."""
    project, _ = load(root, TODAY)
    assert project
    return 1 + len(project.trees) + len(project.families) + 2 * len(project.terms)


@pytest.mark.parametrize("source", [SMALL, ROOT], ids=["small", "real"])
def test_each_text_page_and_file_is_told_and_nothing_else(source: Path, tmp_path: Path):
    project, report = load(source, TODAY)
    assert project
    assert not report.errors
    root = tmp_path / "project"
    for folder in ("trees", "content", "site_config"):
        (root / folder).parent.mkdir(exist_ok=True)
        (root / folder).symlink_to(source / folder)
    settings = (source / SETTINGS).read_bytes()
    found = load(root, TODAY, instead={SETTINGS: b"languages: [zh, en, ja]\n" + settings})
    assert found.project
    missing = [problem for problem in found.report.problems if problem.rule == "missing-language"]
    assert len(missing) == len(list(texts(project))) + lists(source)
    assert all("`ja` is missing" in problem.message for problem in missing)
    others = {(problem.rule, problem.span.file) for problem in found.report.problems if problem not in missing}
    assert others == {("file-missing", "site_config/messages/ja.yml")}
    assert found.project.trees.keys() == project.trees.keys()


def test_pages_are_told_once_each(tmp_path: Path):
    report = examined(named(small(tmp_path), "zh", "en", "ja"))
    assert Counter(problem.rule for problem in report.problems).keys() == {
        "missing-language",
        "page-missing",
        "file-missing",
    }
    pages = [problem.hint for problem in report.problems if problem.rule == "page-missing"]
    # The entry tree needs no prose, but has some in the two other languages.
    expected = ["causes/no-answer", "causes/old-card", "index", "slips"]
    assert sorted(pages) == [f"write content/ja/{id}.md" for id in expected]


def test_a_text_that_lacks_two_languages_is_one_problem(tmp_path: Path):
    root = named(small(tmp_path), "zh", "en", "ja", "de")
    report = examined(root)
    assert {
        problem.message.partition(" missing")[0] for problem in report.problems if "`title`" in problem.message
    } == {"`ja` and `de` are"}


def test_what_is_wrong_elsewhere_is_told_in_the_same_run(tmp_path: Path):
    root = named(small(tmp_path), "zh", "en", "ja")
    rewrite(root, "trees/network/no-answer.yml", "to: paid", "to: payed")
    assert "target-missing" in {problem.rule for problem in examined(root).problems}


def test_many_problems_of_one_rule_in_one_file_are_shown_as_one(tmp_path: Path):
    report = examined(named(small(tmp_path), "zh", "en", "ja"))
    tree = [p for p in report.problems if (p.span.file, p.rule) == ("trees/network/no-answer.yml", "missing-language")]
    assert len(tree) > 12
    shown = as_text(report)
    blocks = [block for block in shown.split("\n\n") if "--> trees/network/no-answer.yml:" in block]
    assert [block.partition(":")[0] for block in blocks].count("error[missing-language]") == 1
    assert f"and {len(tree) - 1} more like it in this file, next on lines " in shown
    told = json.loads(as_json(report))["problems"]
    assert len(told) == len(report.problems)


def test_what_a_language_does_not_tell_of_itself_is_told(tmp_path: Path):
    root = named(small(tmp_path), "zh", "en", "ja")
    (root / "site_config/messages/ja.yml").write_text(
        "language.tag: jp\nlanguage.script: hann\nlanguage.locale: ja\nlanguage.name: 日本語\nguide.start: こ\n",
        encoding="utf-8",
    )
    told = [p for p in examined(root).problems if p.span.file == "site_config/messages/ja.yml"]
    assert {p.message for p in told} >= {
        "message `language.english` is missing",
        "message `frame.search-hint` is missing",
        "the tag of language `ja` begins with it, not with `jp`",
        "a locale such as ja_JP is expected, not `ja`",
        "there is no script `hann`",
    }
    assert next(p.hint for p in told if "no script" in p.message) == "did you mean `han`?"


def test_a_word_of_the_interface_that_only_the_third_language_lacks(tmp_path: Path):
    root = named(small(tmp_path), "zh", "en", "ja")
    add_words(root)
    text = (root / "site_config/messages/ja.yml").read_text(encoding="utf-8")
    kept = "".join(line for line in text.splitlines(keepends=True) if "guide.start:" not in line)
    (root / "site_config/messages/ja.yml").write_text(kept, encoding="utf-8")
    told = [p.message for p in examined(root).problems if p.rule == "messages-differ"]
    assert told == ["message `guide.start` is not in ja.yml, and the tool has no words of its own in `ja`"]


def test_a_po_file_has_every_text_and_brings_all_of_them(tmp_path: Path):
    root = named(small(tmp_path), "zh", "en", "ja")
    before, _ = load(root, TODAY)
    assert before
    catalogue = polib.pofile(exported(root, TODAY, "ja").decode())
    assert len([entry for entry in catalogue if not entry.msgstr]) == len(catalogue) == len(list(texts(before)))
    done = fully_translated(root)
    assert not done.report.problems
    assert examined(root).problems == ()
    assert len(done.changes) == len(list(texts(before)))


def test_a_part_of_the_translations_can_come_first(tmp_path: Path):
    root = named(small(tmp_path), "zh", "en", "ja")
    catalogue = polib.pofile(exported(root, TODAY, "ja").decode())
    entry = next(entry for entry in catalogue if entry.msgctxt == "trees/network/no-answer.yml: nodes.slip.help")
    entry.msgstr = "**ア** イ: [ウ](page:slips) # エ"
    (tmp_path / "ja.po").write_text(str(catalogue), encoding="utf-8")
    done = imported(root, TODAY, tmp_path / "ja.po", "ja", write=True)
    assert (len(done.changes), done.report.errors) == (1, 0)
    project, report = load(root, TODAY)
    assert project
    assert project.trees["no-answer"].nodes["slip"].help.text("ja") == entry.msgstr  # type: ignore[union-attr]
    assert sum(problem.rule == "missing-language" for problem in report.problems) > 50
