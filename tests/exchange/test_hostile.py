"""Files that nobody means well with: never an exception, never a long wait, and nothing but text in what is written."""

from __future__ import annotations

import json
import time
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exchange import ImportFormat, Known, read_import
from generator.exchange.source import MOST_BYTES, Source
from tests.exchange.building import imported, loaded
from tests.strategies import any_bytes, effort

FORMATS: tuple[ImportFormat, ...] = get_args(ImportFormat)
FULL = MOST_BYTES - 100
LARGE = {
    "brackets": "[" * FULL,
    "braces": '{"a":' * (FULL // 5),
    "a list of lists": "[" + "[]," * (FULL // 3),
    "quotes": '"' * FULL,
    "one string": '{"schema_version": "' + "x" * FULL,
    "one number": "1" * FULL,
    "many keys": "{" + ",".join(f'"{n}":1' for n in range(FULL // 13)) + "}",
    "spaces": " " * FULL,
    "lines": "\n" * FULL,
    "commas": "code,zh" + "," * (FULL - 7),
    "rows": "a,b\n" + "1,2\n" * (FULL // 4 - 1),
    "values": "a,b\n" + "".join(f"{n},2\n" for n in range(19_000)),
    "boxes": "flowchart TD\n" + "a[" * (FULL // 2 - 10),
    "chain": "flowchart TD\n" + "a-->" * (FULL // 4 - 10),
    "chain on lines": "flowchart TD\n" + "a-->b\n" * (FULL // 6 - 10),
    "labels": "flowchart TD\n" + "a--x " * (FULL // 5 - 10),
    "open labels": "flowchart TD\n" + "a -- " * (FULL // 5 - 10),
    "groups": "flowchart TD\n" + "a&" * (FULL // 2 - 10),
    "product": "flowchart TD\n"
    + "&".join(f"a{n}" for n in range(5000))
    + "-->"
    + "&".join(f"b{n}" for n in range(5000)),
    "tags": 'flowchart TD\na["' + "<a" * (FULL // 2 - 10) + '"]',
    "entities": 'flowchart TD\na["' + "#a" * (FULL // 2 - 10) + '"]',
    "stars": 'flowchart TD\na["' + "**a" * (FULL // 3 - 10) + '"]',
    "links": 'flowchart TD\na["' + "[a](" * (FULL // 4 - 10) + '"]',
    "properties": "flowchart TD\na@{" + 'label: "' * (FULL // 8 - 10),
    "keys of properties": "flowchart TD\na@{" + "a " * (FULL // 2 - 10) + "}",
    "one key of properties": "flowchart TD\na@{" + "a" * (FULL - 20) + "}",
    "quotes in properties": "flowchart TD\na@{" + "'" * (FULL - 20) + "}",
    "property after property": "flowchart TD\na@{" + "a:'b', " * (FULL // 7 - 10) + "}",
    "comments": "flowchart TD\n" + "%%\n" * (FULL // 3 - 10),
    "styles": "flowchart TD\n" + "style a b\n" * (FULL // 10 - 10),
    "semicolons": "flowchart TD\n" + "a;" * (FULL // 2 - 10),
    "words": "flowchart TD\n" + "a " * (FULL // 2 - 10),
    "id": "flowchart TD\n" + "a-" * (FULL // 2 - 10),
    "ticks": 'flowchart TD\na["' + "`a" * (FULL // 2 - 10) + '"]',
    "wide settings": " " * (FULL // 3) + "---\n" + " " * (FULL // 3) + "title: x\n" + " " * (FULL // 4) + "---",
    "ends of settings": "---\n" + "   --- x\n" * (FULL // 9),
    "nodes": '{"edges": [], "nodes": [' + ",".join(f'{{"id":{n},"a{n}":1}}' for n in range(24_000)) + "]}",
    "settings": "---\n" + "title: x\n" * (FULL // 9 - 10),
}


@pytest.mark.parametrize("name", LARGE)
def test_large_files_take_no_time(name: str):
    content = LARGE[name].encode()
    begun = time.process_time()
    for form in FORMATS:
        if form == "mermaid" or not content.startswith(b"flowchart"):
            read_import("x", content, form, Known())
    assert time.process_time() - begun < 10


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_too_large_is_not_even_read(form: ImportFormat):
    read = read_import("x", b"[" * 10_000_000, form, Known())
    assert [problem.message for problem in read.report.problems] == ["the file has more than 1,048,576 bytes"]


@effort(100)
@given(any_bytes(), st.sampled_from([*FORMATS, None]), st.sampled_from(["x", "x.json", "x.csv", "x.mmd"]))
def test_any_file_is_read_or_refused(content: bytes, form: ImportFormat | None, file: str):
    read = read_import(file, content, form, Known())
    assert (read.report.errors > 0) == (read.tree is None and read.codes is None)
    if read.tree:
        loaded(read.tree)


PIECES = """
a b c1 甲 [ ] ( ) { } >a] -- --> --- -.-> -. .-> == ==> ~~~ | " & ; : , ::: @{ } @ % %% %%{ }%% #35; <br> <b> ` **
subgraph end style click class direction x o e@--> label: --- title: flowchart \\ /
"""


@effort(200)
@given(
    st.lists(st.one_of(st.sampled_from(PIECES.split()), st.sampled_from([" ", "\n", "\r\n", "\t"])), max_size=40).map(
        "".join
    )
)
def test_any_flowchart_is_read_or_refused(text: str):
    read = imported(f"flowchart TD\n{text}", "mermaid")
    assert (read.report.errors > 0) == (read.tree is None)
    if read.tree:
        loaded(read.tree)


CELLS = ["a", "b", "-", "", '"', '""', ",", ";", "\n", "\r\n", "\t", "code", "zh", "=1", "\u202e", "row"]


@effort(100)
@given(st.lists(st.sampled_from(CELLS), max_size=30).map("".join), st.sampled_from(["ssvc", "codes"]))
def test_any_table_is_read_or_refused(text: str, form: ImportFormat):
    read = imported(text, form)
    assert (read.report.errors > 0) == (read.tree is None and read.codes is None)
    if read.tree:
        loaded(read.tree)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"a\0b", "1:2 this is no text file: it has a NUL character"),
        (b"code,zh\n51,\0", "2:4 this is no text file"),
        ("代码".encode("gb18030"), "1:1 byte 0xB4 is not UTF-8"),
        (b"\xef\xbb\xbf{\n \xff", "2:2 byte 0xFF is not UTF-8"),
        ("flowchart TD".encode("utf-16"), "1:1 byte 0xFF is not UTF-8"),
    ],
)
def test_what_is_no_text(content: bytes, words: str):
    (problem,) = read_import("x.json", content, None, Known()).report.problems
    assert f"{problem.span.line}:{problem.span.column} {problem.message}".startswith(words)


def test_marks_of_byte_order_and_line_ends_of_other_systems():
    text = "code,zh\r\n51,余额不足\r54,过期\n"
    read = read_import("x.csv", b"\xef\xbb\xbf" + text.encode(), None, Known())
    assert read.report.problems == ()
    assert read.codes
    assert [(row.code, row.given["zh"].text) for row in read.codes] == [("51", "余额不足"), ("54", "过期")]


def test_a_file_of_which_nothing_is_carried_over_is_told_in_few_words():
    read = imported("flowchart TD\na\n" + "style a b\n" * 5000, "mermaid")
    assert len(read.report.problems) == 201
    assert read.report.problems[-1].message == "4800 more things in this file are not carried over"


@pytest.mark.parametrize("file", ["x", "x.txt", "x.yml"])
def test_the_format_must_be_known(file: str):
    (problem,) = imported("flowchart TD\na", file=file).report.problems
    assert problem.message == "the format of this file is not known"


@pytest.mark.parametrize(("file", "text"), [("x.dmn", "<definitions/>"), ("X.DOT", "digraph {a -> b}")])
def test_what_is_only_written_says_what_to_export_instead(file: str, text: str):
    (problem,) = imported(text, file=file).report.problems
    assert problem.message == "such files are written by `poshelp export`, and not read"
    assert "--format json" in problem.hint


def test_messages_do_not_drive_the_terminal():
    read = imported(
        json.dumps({"schema_version": "1.0", "\x1b[31m\u202e": 1, "nodes": [{"id": "\x07", "kind": "x"}]}), "json"
    )
    assert read.report.errors == 1
    assert all(problem.message.isprintable() for problem in read.report.problems)


def test_places_are_found_in_any_text():
    source = Source("x", "a\n字b\n")
    for at, place in ((0, (1, 1)), (2, (2, 1)), (3, (2, 2)), (5, (3, 1)), (99, (3, 95))):
        source.tell("x", f"{at}", at)
        span = source.report().problems[-1].span
        assert (span.line, span.column) == place
