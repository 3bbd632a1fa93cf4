"""Files saved by other editors: refused with the place and the reason, or read as if they had been saved rightly."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.problem import Report
from tests.projects.folder import Folder, examined, small_files

SMALL = small_files()
TREE = "trees/network/no-answer.yml"
PAGE = "content/zh/slips.md"
TEXT = SMALL[TREE].decode()


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def report_on(folder: Folder, file: str, content: bytes) -> Report:
    return examined(folder.hold(SMALL | {file: content}))


def told(report: Report) -> list[tuple[str, int, int]]:
    return [(problem.rule, problem.span.line, problem.span.column) for problem in report.problems]


@pytest.mark.parametrize("file", [TREE, PAGE, "site_config/site.yml", "content/data/sources.yml"])
@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "gb18030", "big5", "shift_jis"]
)
def test_other_encodings(folder: Folder, file: str, encoding: str):
    content = SMALL[file].decode().encode(encoding, "replace")
    rules = {problem.rule for problem in report_on(folder, file, content).problems}
    if content == SMALL[file]:  # nothing but ASCII in it
        assert rules == set()
    elif encoding == "utf-7":  # which is ASCII too, and so not to be told from another text
        assert rules
    else:
        assert rules in ({"not-utf8"}, {"forbidden-character"})


def test_gbk_is_refused_at_its_first_byte(folder: Folder):
    first = TEXT.split("\n")[1]
    column = next(number for number, character in enumerate(first, 1) if not character.isascii())
    report = report_on(folder, TREE, TEXT.encode("gbk"))
    # The first bytes may look like a character of UTF-8.
    assert [(rule, line) for rule, line, _ in told(report)] == [("not-utf8", 2)]
    assert told(report)[0][2] in (column, column + 1)
    assert "UTF-8" in report.problems[0].hint


@pytest.mark.parametrize(
    "bad", [b"\x80", b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe4\xbd", b"\xc3("]
)
def test_bytes_that_are_no_utf8(folder: Folder, bad: bytes):
    before = "title:\n  zh: 没有"
    report = report_on(folder, TREE, before.encode() + bad + b"x\n")
    assert told(report) == [("not-utf8", 2, 9)]


def test_a_byte_order_mark_is_named(folder: Folder):
    for file in (TREE, PAGE):
        report = report_on(folder, file, b"\xef\xbb\xbf" + SMALL[file])
        assert told(report) == [("forbidden-character", 1, 1)]
        assert "byte order mark" in report.problems[0].hint


def test_lines_of_other_systems_are_read_alike(folder: Folder):
    files = {file: content.replace(b"\n", b"\r\n") for file, content in SMALL.items()}
    assert examined(folder.hold(files)).problems == ()
    # and places stay where they are
    changed = TEXT.replace("to: paid", "to: payed")
    line = changed[: changed.index("payed")].count("\n") + 1
    one, other = (told(report_on(folder, TREE, text.encode())) for text in (changed, changed.replace("\n", "\r\n")))
    assert one == other == [("target-missing", line, 13)]


def test_lines_of_old_systems_are_refused(folder: Folder):
    """A lone carriage return ends a line for YAML and for no editor, so places would be wrong."""
    for file in (TREE, PAGE):
        report = report_on(folder, file, SMALL[file].replace(b"\n", b"\r"))
        assert [(problem.rule, problem.span.line) for problem in report.problems] == [("forbidden-character", 1)]


CONTROL = (*range(0x09), 0x0B, 0x0C, 0x0D, *range(0x0E, 0x20), 0x7F, 0x85, 0x9F)
INVISIBLE = (0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0xFEFF)
PRIVATE = (0xE000, 0xF8FF, 0xFFF9, 0xFFFE, 0xFFFF, 0xF0000, 0x10FFFD, 0x10FFFF)


@pytest.mark.parametrize("code", [*CONTROL, *INVISIBLE, *PRIVATE], ids=lambda code: f"U+{code:04X}")
def test_characters_that_no_output_may_contain(folder: Folder, code: int):
    character = chr(code)
    tree = TEXT.replace("en: No result", f"en: No {character}result")
    page = SMALL[PAGE].decode().replace("打电话前", f"打{character}电话前")
    before = page[: page.index(character)]
    assert told(report_on(folder, TREE, tree.encode())) == [("forbidden-character", 3, 10)]
    place = before.count("\n") + 1, len(before) - before.rfind("\n")
    assert told(report_on(folder, PAGE, page.encode())) == [("forbidden-character", *place)]


ALLOWED = ("\t", "\u00a0", "\u3000", "\u200d", "e\u0301", "🀄", "👩\u200d💻", "\U0002070e", "“”", "√", "\u00ad")


@pytest.mark.parametrize("text", ALLOWED)
def test_characters_that_are_unusual_and_right(folder: Folder, text: str):
    tree = TEXT.replace("en: No result", f"en: No {text} result")
    assert "forbidden-character" not in {problem.rule for problem in report_on(folder, TREE, tree.encode()).problems}


ESCAPES = (
    "\\0",
    "\\a",
    "\\b",
    "\\e",
    "\\r",
    "\\x7f",
    "\\N",
    "\\L",
    "\\P",
    "\\u202e",
    "\\uFEFF",
    "\\uE000",
    "\\U0010FFFF",
)


@pytest.mark.parametrize("escape", ESCAPES)
def test_the_same_by_escapes(folder: Folder, escape: str):
    tree = TEXT.replace("en: No result", f'en: "No {escape}result"')
    assert told(report_on(folder, TREE, tree.encode())) == [("forbidden-character", 3, 7)]
    data = SMALL["content/data/glossary.yml"].decode().replace("[receipt]", f'["rec{escape}eipt"]')
    assert {rule for rule, *_ in told(report_on(folder, "content/data/glossary.yml", data.encode()))} == {
        "forbidden-character"
    }


@pytest.mark.parametrize("escape", ["\\ud800", "\\udfff", "\\U00110000", "\\UFFFFFFFF", "\\xZZ", "\\q"])
def test_escapes_of_no_character(folder: Folder, escape: str):
    tree = TEXT.replace("en: No result", f'en: "No {escape}result"')
    report = report_on(folder, TREE, tree.encode())
    assert [(rule, line) for rule, line, _ in told(report)] == [("yaml-syntax", 3)]


def test_keys_by_escapes_are_unknown_and_cannot_drive_the_terminal(folder: Folder):
    tree = TEXT.replace("title:\n", '"tit\\e[2Jle":\n', 1)
    assert [rule for rule, *_ in told(report_on(folder, TREE, tree.encode()))] == ["unknown-key"]


def test_many_forbidden_characters_are_not_all_listed(folder: Folder):
    report = report_on(folder, TREE, b"\0" * 50_000)
    assert {problem.rule for problem in report.problems} == {"forbidden-character"}
    assert 1 < len(report.problems) < 100


@pytest.mark.parametrize("text", ["title:\n\tzh: x\n", "\ttitle: x\n", "- \t- x\n", "a:\n  b: c\n\td: e\n"])
def test_tabs_as_indentation(folder: Folder, text: str):
    report = report_on(folder, TREE, text.encode())
    assert {problem.rule for problem in report.problems} & {"yaml-syntax", "wrong-type", "unknown-key"}
    for problem in report.problems:
        if problem.rule == "yaml-syntax" and "token" in problem.message:
            assert "tab" in problem.hint
