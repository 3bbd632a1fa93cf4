"""What translators get: everything, with names that do not move, in a file that other programs read."""

from __future__ import annotations

import io
import itertools
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import polib
import pytest
from babel.messages.pofile import read_po

from generator.model.facts import SchemeWords
from generator.model.project import Project
from generator.model.text import Localized
from generator.problem import Span
from generator.translate import units
from generator.translation import UnreadableProject, exported
from tests.projects.copies import SMALL, TODAY
from tests.translate.building import GOLDEN, by_id, loaded, real


def localized(value: object) -> Iterator[Localized]:
    """Every text in both languages anywhere in `value`."""
    if isinstance(value, Localized):
        yield value
    elif isinstance(value, SchemeWords):
        if value.texts and value.texts["en"] == value.means:
            yield value.texts
    elif isinstance(value, Mapping):
        for member in value.values():
            yield from localized(member)
    elif isinstance(value, tuple):
        for member in value:
            yield from localized(member)
    elif is_dataclass(value):
        for field in fields(value):
            yield from localized(getattr(value, field.name))


def without_lines(project: Project) -> set[tuple[str, str]]:
    return {(unit.id, unit.target.value) for unit in units(project, "en")}


def rewrite(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (root / file).write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def test_the_whole_file(root: Path):
    assert exported(root, TODAY, "en") == (GOLDEN / "elaborate.en.po").read_bytes()


@pytest.mark.parametrize("read", [lambda: real()[0], lambda: loaded(SMALL)], ids=["real", "small"])
def test_nothing_is_left_out(read: Callable[[], Project]):
    project = read()
    spans = {unit.target.span for unit in units(project, "en")}
    expected = {text["en"].span for text in localized(project)}
    spoken = {key: span for key, span in project.message_spans["en"].items() if not key.startswith("language.")}
    expected |= set(spoken.values())
    expected |= {span for (lang, _), page in project.pages.items() if lang == "en" for span in front(page) if span}
    assert len(expected) > 40
    assert expected - spans == set()
    ids = [unit.id for unit in units(project, "en")]
    assert len(set(ids)) == len(ids)


def front(page: object) -> tuple[Span | None, Span | None]:
    return getattr(page, "title_span"), getattr(page, "description_span")  # noqa: B009


def test_every_word_of_every_page_is_in_a_unit():
    project, _ = real()
    found: dict[str, list[str]] = {}
    for unit in units(project, "en"):
        if unit.block:
            found.setdefault(unit.page, []).append(unit.target.value)
    for (lang, id), page in project.pages.items():
        if lang == "en":
            words = page.body
            for text in found.get(id, []):
                for line in text.split("\n"):
                    assert line in words
                    words = words.replace(line, "", 1)
            assert not any(character.isalpha() for character in without_ids(words))


def without_ids(words: str) -> str:
    """What stands beside the units: marks of headings, lists and tables, and the ids of headings."""
    return "".join(part.partition("}")[2] for part in ("}" + words).split("{: #"))


def test_other_programs_read_it(root: Path, tmp_path: Path):
    content = exported(root, TODAY, "en")
    expected = [(unit.id, unit.source.value, unit.target.value) for unit in units(loaded(root), "en")]
    po = polib.pofile(content.decode())
    assert [(entry.msgctxt, entry.msgid, entry.msgstr) for entry in po] == expected
    catalog = read_po(io.BytesIO(content), abort_invalid=True)
    assert [(message.context, message.id, message.string) for message in catalog if message.id] == expected
    program = shutil.which("msgfmt")
    if program:
        file = tmp_path / "texts.po"
        file.write_bytes(content)
        ran = subprocess.run([program, "-c", "-o", "-", str(file)], capture_output=True, check=False)
        assert (ran.returncode, ran.stderr) == (0, b"")


def test_sorted_by_file_and_place():
    po = polib.pofile(real()[1].decode())
    places = [
        (file, int(line)) for entry in po for file, line in entry.occurrences if entry.msgctxt.startswith(f"{file}: ")
    ]
    assert places == sorted(places)
    assert len(places) == len(po) > 6000


def test_names_do_not_move_with_lines_and_order(root: Path):
    before = without_lines(loaded(root))
    for file in root.rglob("*.yml"):
        file.write_text("# one line more\n\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    tree = root / "trees/network/no-answer.yml"
    head, first, second, rest = parts(tree.read_text(encoding="utf-8"), "\n  paid:", "\n  again:", "\n  call:")
    tree.write_text(head + second + first + rest, encoding="utf-8")
    assert without_lines(loaded(root)) == before


def parts(text: str, *marks: str) -> list[str]:
    places = [0, *(text.index(mark) for mark in marks), len(text)]
    return [text[start:end] for start, end in itertools.pairwise(places)]


def test_what_is_told_of_a_text(root: Path):
    po = {entry.msgctxt: entry for entry in polib.pofile(exported(root, TODAY, "en").decode())}
    assert po["trees/network/no-answer.yml: nodes.slip.help"].comment.split("\n") == [
        "How the cashier finds the answer.",
        "Limit: 22 words a sentence.",
        "Keep as it stands: (page:slips)",
        "Keep 1 times **…** (names of keys, which are translated).",
        "Term: 小票 = slip",
    ]
    call = po["trees/network/no-answer.yml: nodes.call.steps.1.do"]
    assert "Keep as it stands: {hotline}" in call.comment
    assert call.flags == ["python-brace-format"]
    assert "Limit: 3 characters." in po["site_config/brands/plain.yml: mark"].comment
    assert po["site_config/messages/zh.yml: guide.start"].occurrences == [
        ("site_config/messages/en.yml", "1"),
        ("site_config/messages/zh.yml", "1"),
    ]


def test_a_page_that_has_changed_is_fuzzy(root: Path):
    rewrite(root, "content/zh/slips.md", "两年", "三年")
    stale = {unit.id for unit in units(loaded(root), "en") if unit.is_stale}
    assert "content/zh/slips.md: #keep.paragraph.1" in stale
    assert {id.partition(": ")[0] for id in stale} == {"content/zh/slips.md"}
    po = polib.pofile(exported(root, TODAY, "en").decode())
    assert {entry.msgctxt for entry in po if "fuzzy" in entry.flags} == stale
    assert "content/zh/slips.md: title" not in stale  # the digest is that of the body


def test_sections_that_have_other_blocks_are_one_text(root: Path):
    rewrite(root, "content/zh/slips.md", "| 终端号 | 中部 |\n", "")
    ids = set(by_id(root))
    assert "content/zh/slips.md: #numbers.all" in ids
    assert "content/zh/slips.md: #numbers.heading" in ids
    assert "content/zh/slips.md: #numbers.row.1" not in ids
    assert "content/zh/slips.md: #keep.paragraph.1" in ids


def test_pages_that_have_other_headings_are_one_text(root: Path):
    rewrite(root, "content/zh/slips.md", "{: #keep }", "{: #kept }")
    found = by_id(root)
    body = [unit for id, unit in found.items() if id.startswith("content/zh/slips.md: ") and unit.block]
    assert [unit.id for unit in body] == ["content/zh/slips.md: body"]
    assert body[0].target.value.startswith("First look")
    assert body[0].target.value.endswith("two years.")


def test_what_is_still_to_be_written_is_empty(root: Path):
    rewrite(root, "trees/network/no-answer.yml", "en: Call the acquirer", "en: ✎ What this outcome is")
    rewrite(root, "trees/network/no-answer.yml", "zh: 已收款", "zh: ✎ 怎么办")
    found = by_id(root)
    assert found["trees/network/no-answer.yml: nodes.call.title"].target.value == ""
    assert "trees/network/no-answer.yml: nodes.paid.title" not in found


def test_a_project_with_errors_is_not_exported(root: Path):
    rewrite(root, "trees/network/no-answer.yml", "seconds: 15", "seconds: soon")
    with pytest.raises(UnreadableProject, match=r"no-answer.yml:30: .*poshelp check"):
        exported(root, TODAY, "en")
