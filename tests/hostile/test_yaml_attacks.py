"""YAML made to exhaust the reader or to smuggle something past it: refused by name, at once, without an exception."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from generator.load.yaml_reader import MAX_DATA_BYTES, MAX_FILE_BYTES
from generator.problem_formats import as_text
from tests.projects.folder import Folder, examined, small_files

SMALL = small_files()
TREE = "trees/network/no-answer.yml"
DATA = "content/data/glossary.yml"
SECONDS = 10
"""Far more than any of these takes."""

SIZE = 64 * 1024
"""Enough for what is quadratic to take minutes, too."""


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def rules_for(folder: Folder, file: str, text: str) -> set[str]:
    """Rules that speak when `file` holds `text`, in a time that says the work is linear; printing counts."""
    root = folder.hold(SMALL | {file: text.encode("utf-8", "surrogatepass")})
    begun = time.process_time()
    report = examined(root)
    as_text(report)
    assert time.process_time() - begun < SECONDS
    return {problem.rule for problem in report.problems}


def compact(indicator: str, levels: int, a_line: int) -> str:
    """So many levels, so many of them in a line: `- - - -`."""
    lines = []
    for begun in range(0, levels, a_line):
        count = min(a_line, levels - begun)
        lines.append(" " * (len(indicator) * begun) + (indicator * count).rstrip())
    return "\n".join(lines) + " a\n"


DEEP = {
    "flow lists": "[" * 30 + "]" * 30,
    "flow lists, never closed": "[" * 200_000,
    "200,000 flow lists": "[" * 200_000 + "]" * 200_000,
    "flow lists just below the number that is measured": "[" * 4_990 + "]" * 4_990,
    "flow mappings": "{a: " * 30 + "}" * 30,
    "many flow mappings": "{a: " * 50_000,
    "flow lists and mappings in turn": "[{a: " * 20_000,
    "flow lists over many lines": "[\n" * 100_000,
    "one block a line": "".join(" " * level + "a:\n" for level in range(700)),
    "one dash a line": "".join(" " * level + "-\n" for level in range(700)),
    "dashes in a line": compact("- ", 30, 30),
    "100,000 dashes in a line": compact("- ", 100_000, 100_000),
    "dashes in a few lines": compact("- ", 5_000, 190),
    "question marks in a line": compact("? ", 30, 30),
    "question marks in a few lines": compact("? ", 5_000, 190),
    "dashes with tabs": compact("-\t", 5_000, 5_000),
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_deep_nesting(folder: Folder, text: str):
    # Some of them are no YAML either, and that may be what is found first.
    assert rules_for(folder, DATA, text) in ({"too-deep"}, {"yaml-syntax"}, {"wrong-type"})


def test_deep_nesting_that_is_good_yaml_is_called_by_its_name(folder: Folder):
    for text in ("[" * 21 + "]" * 21, "[" * 2_000 + "]" * 2_000, compact("- ", 25, 25)):
        assert rules_for(folder, DATA, text) == {"too-deep"}


def test_the_depth_that_the_format_needs_is_allowed(folder: Folder):
    assert rules_for(folder, DATA, "[" * 20 + "]" * 20) == {"wrong-type"}


def test_data_files_of_the_largest_size_do_not_break_the_parser(folder: Folder):
    """The C parser calls itself for each level: nesting must be noticed before it is composed."""
    levels, lines, size = 0, [], 0
    while size < MAX_DATA_BYTES - 50_000:
        line = " " * (2 * levels) + "- " * 150
        lines.append(line[:-1])
        levels, size = levels + 150, size + len(line)
    assert rules_for(folder, DATA, "\n".join(lines) + " a\n") <= {"too-deep", "yaml-syntax"}
    keys = [" " * level + "a:" for level in range(2_800)]
    assert rules_for(folder, DATA, "\n".join(keys)) == {"too-deep"}


LAUGHS = {
    "block": "a: &a [x]\n"
    + "".join(f"{c}: &{c} [*{p}, *{p}, *{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)),
    "flow": "{a: &a [x], "
    + ", ".join(f"{c}: &{c} [*{p}, *{p}]" for p, c in zip("abcdefgh", "bcdefghi", strict=True))
    + "}",
    # In flow style a quoted key needs no space before its value.
    "no blanks": '{"a":&a {"x":1},'
    + ",".join(
        f'"{c}":&{c} {{' + ",".join(f'"k{n}":*{p} ' for n in range(9)) + "}"
        for p, c in zip("abcdefghijklm", "bcdefghijklmn", strict=True)
    )
    + "}",
    "a mapping in itself": "a: &a {b: *a}\n",
    "a list in itself": "- &a [*a]\n",
    "a key in itself": "&a {*a : x}\n",
}


@pytest.mark.parametrize("file", [TREE, DATA, "site_config/site.yml"])
@pytest.mark.parametrize("text", LAUGHS.values(), ids=LAUGHS)
def test_billion_laughs(folder: Folder, file: str, text: str):
    assert rules_for(folder, file, text) == {"yaml-feature"}


FEATURES = {
    "anchor": "a: &x 1\n",
    "anchor of a list": "- &x a\n",
    "anchor at the beginning": "&x a\n",
    "anchor after the document's mark": "--- &x a\n",
    "anchor on its own line": "a:\n  &x\n  b\n",
    "anchor after a quoted key": '{"a":&x 1}\n',
    "anchor of a key": "&x a: 1\n",
    "anchor after a tab": "a:\t&x 1\n",
    "anchor after a comma": "[a,&x b]\n",
    "anchor after a question mark": "? &x a\n: b\n",
    "tag": "a: !x 1\n",
    "tag of YAML": "a: !!python/object/apply:os.system [ls]\n",
    "tag without a name": "a: ! 1\n",
    "tag in full": "a: !<tag:yaml.org,2002:str> 1\n",
    "tag after a quoted key": '{"a":!!binary x}\n',
    "tag after a bracket": "[!x a]\n",
    "tag behind an anchor": "a: &x !y 1\n",
}


@pytest.mark.parametrize("text", FEATURES.values(), ids=FEATURES)
def test_features_that_hide_values(folder: Folder, text: str):
    assert rules_for(folder, DATA, text) == {"yaml-feature"}


@pytest.mark.parametrize("text", ["a: *x\n", "*x : 1\n", '{"a":*x }\n', "- *x\n", "a: &字 1\n"])
def test_an_alias_of_nothing_or_a_name_that_is_none(folder: Folder, text: str):
    assert rules_for(folder, DATA, text) == {"yaml-syntax"}


@pytest.mark.parametrize(
    "text", ["a&b: x\n", "- AT&T\n", "a: 5*3\n", "a: b!\n", 'a: "&x *y !z"\n', "- a &b *c !d\n", "# &x\na: b\n"]
)
def test_the_same_characters_in_a_text_are_no_features(folder: Folder, text: str):
    assert "yaml-feature" not in rules_for(folder, DATA, text)
    assert "yaml-syntax" not in rules_for(folder, DATA, text)


def test_merge_keys_have_no_effect_and_are_refused(folder: Folder):
    text = SMALL[TREE].decode().replace("title:\n", "<<: {owner: x}\ntitle:\n", 1)
    assert rules_for(folder, TREE, text) == {"unknown-key"}


@pytest.mark.parametrize(
    "text",
    ["---\na: b\n---\nc: d\n", "a: b\n---\n", "a: b\n...\n---\nc: d\n", "%YAML 1.1\n---\na: b\n---\n"],
)
def test_a_second_document(folder: Folder, text: str):
    assert rules_for(folder, DATA, text) <= {"yaml-syntax", "wrong-type"}
    assert rules_for(folder, TREE, SMALL[TREE].decode() + "---\n" + SMALL[TREE].decode()) == {"yaml-syntax"}


BIG = {
    "one line of entries": "[" + "a, " * (SIZE // 4) + "a]",
    "one entry a line": "- a\n" * (SIZE // 5),
    "one key twice": "a: b\n" * (SIZE // 6),
    "many keys": "".join(f"k{number}: b\n" for number in range(SIZE // 12)),
    "one long word": "a" * (SIZE - 10),
    "one long key": "a" * (SIZE - 10) + ": b\n",
    "one long quoted word": '"' + "a" * (SIZE - 10) + '"',
    "one long word of digits": "1" * (SIZE - 10),
    "colons and digits": "1:" * (SIZE // 3),
    "underscores": "1_" * (SIZE // 3),
    "dots": "1." * (SIZE // 3),
    "blanks": " " * (SIZE - 10),
    "empty lines": "\n" * (SIZE - 10),
    "comments": "#\n" * (SIZE // 3),
    "open quotes": '"' * (SIZE - 10),
    "ampersands": "&" * (SIZE - 10),
    "many anchors": "- &a\n" * (SIZE // 6),
    "backslashes": '"' + "\\\\" * (SIZE // 3) + '"',
    "escapes that are refused": '["' + '", "'.join(["\\e"] * (SIZE // 8)) + '"]',
    "NUL characters": "\0" * (SIZE - 10),
    "a NUL in each line": "a\0\n" * (SIZE // 4),
    "lone carriage returns": "\r" * (SIZE - 10),
    "surrogates": "\ud800" * (SIZE // 4),
}


@pytest.mark.parametrize("file", [TREE, "site_config/messages/en.yml"])
@pytest.mark.parametrize("text", BIG.values(), ids=BIG)
def test_as_much_of_one_thing_as_fits(folder: Folder, file: str, text: str):
    assert rules_for(folder, file, text)


@pytest.mark.parametrize("size", [10 * 1024 * 1024, MAX_DATA_BYTES + 1])
@pytest.mark.parametrize("filling", ["\0", "a", "[", "- a\n"])
def test_ten_megabytes_are_not_even_looked_at(folder: Folder, size: int, filling: str):
    text = filling * (size // len(filling) + 1)
    for file in (TREE, DATA, "content/zh/slips.md"):
        assert rules_for(folder, file, text) == {"file-too-large"}


def test_a_file_of_exactly_the_largest_size_is_read(folder: Folder):
    tree = SMALL[TREE].decode()
    for size, rules in ((MAX_FILE_BYTES, set()), (MAX_FILE_BYTES + 1, {"file-too-large"})):
        filling = "#" * (size - len(tree.encode()))
        assert rules_for(folder, TREE, tree + filling) == rules


NUMBERS = (
    "99999999999999999999",
    "1e309",
    "-1",
    "0x10",
    "010",
    "1_0",
    "1.0",
    "+5",
    "٣",
    "５",
    "1:30",
    "3601",
    '""',
    "~",
    "nan",
)


@pytest.mark.parametrize("number", NUMBERS)
def test_numbers_that_are_no_seconds(folder: Folder, number: str):
    tree = SMALL[TREE].decode().replace("seconds: 15", f"seconds: {number}")
    assert rules_for(folder, TREE, tree) == {"wrong-type"}


DATES = (
    "2026-02-30",
    "2026-13-01",
    "0000-01-01",
    "10000-01-01",
    "2026-2-3",
    "26-02-03",
    "2026-11-22T00:00:00Z",
    "tomorrow",
)


@pytest.mark.parametrize(
    "date", [*DATES, "２０２６-１１-２２", "2026-W47-7", "20261122", "2026-326", "1999", "~", "[2026-11-22]"]
)
def test_dates_that_are_none(folder: Folder, date: str):
    tree = SMALL[TREE].decode().replace("review_by: 2027-05-22", f"review_by: {date}")
    assert rules_for(folder, TREE, tree) == {"wrong-type"}


@pytest.mark.parametrize(
    ("reviewed", "review_by", "rules"),
    [
        ("2026-11-22", "9999-12-31", set()),
        ("0001-01-01", "0001-01-02", {"review-overdue"}),
        ("9999-12-30", "9999-12-31", set()),
        ("9999-12-31", "9999-12-31", {"review-overdue"}),
    ],
)
def test_the_first_and_the_last_day_of_the_calendar(folder: Folder, reviewed: str, review_by: str, rules: set[str]):
    tree = SMALL[TREE].decode().replace("reviewed: 2026-11-22", f"reviewed: {reviewed}")
    assert rules_for(folder, TREE, tree.replace("review_by: 2027-05-22", f"review_by: {review_by}")) == rules


def test_time_grows_with_the_number_of_problems_and_no_faster(folder: Folder):
    """Each entry has several; looking for each among all others would take a hundred times as long for ten times as
    many."""
    entry = '- {code: "A1", tabel: local, zh: x, en: x}\n'

    def seconds(entries: int) -> float:
        root = folder.hold(SMALL | {"content/data/response-codes.yml": (entry * entries).encode()})
        begun = time.process_time()
        assert len(examined(root).problems) > 5 * entries
        return time.process_time() - begun

    assert seconds(3000) < 30 * seconds(300)


def test_a_list_with_more_problems_than_anybody_reads_is_not_read_to_its_end(folder: Folder):
    entry = '- {code: "A1", tabel: local, zh: x, en: x}\n'
    root = folder.hold(SMALL | {"content/data/response-codes.yml": (entry * 80_000).encode()})
    problems = examined(root).problems
    assert len(problems) < 21_000
    (last,) = [problem for problem in problems if problem.rule == "file-too-large"]
    assert "more than 20,000 problems" in last.message
    assert last.span == max(problem.span for problem in problems if problem.span.file == last.span.file)
