"""Files that are no PO file, or not a whole one: a clear problem with a place, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.translate import MAX_PO_BYTES, NoCatalogue, decoded, read_po
from generator.translation import exported
from tests.projects.copies import TODAY
from tests.strategies import any_bytes, damaged, effort
from tests.translate.building import GOLDEN, contents, given_back, rules

WHOLE = (GOLDEN / "elaborate.en.po").read_bytes()
HEADER = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'

PIECES = r"""
msgid "a"|msgctxt "a"|msgstr "b"|msgid_plural "c"|msgstr[0] "d"|msgstr[9] "d"|"e"|# f|#, fuzzy|#: \u2068a|#~ msgid "g"
|#| msgid "h"|#~| x||msgid ""|msgstr ""|"Plural-Forms: nplurals=x; plural=(;\n"|"Content-Type: text/plain; charset=x\n"
|"POT-Creation-Date: x\n"|"Language: ../x\n"|"\f\v"|msgid "%(x"|msgid "{x"
""".replace("\n|", "|").split("|")


@pytest.mark.parametrize(
    ("content", "line", "told"),
    [
        (b"", 1, "no entry"),
        (b"# only a comment\n", 1, "no entry"),
        (b"\x89PNG\r\n\x1a\n\x00", 1, "byte 0x89 is not UTF-8"),
        (b"name,phone\n1,2\n", 1, "no line of a PO file"),
        (b"<html>\n", 1, "no line of a PO file"),
        (HEADER + "msgid \"余额\"\n".encode("gbk"), 4, "is not UTF-8"),
        (HEADER + b'msgid "a"\nmsgstr "b', 5, "no line of a PO file"),
        (HEADER + b'msgid "a"\nmsgstr "b"', 5, "in the middle of an entry"),
        (HEADER + b'msgid "a"\n', 4, "in the middle of an entry"),
        (HEADER + b'msgctxt "a"\n', 4, "in the middle of an entry"),
        (HEADER + b'msgid "a"\nmsgstr "b" c\n\nmsgid "d"\nmsgstr "e"\n', 5, "no line of a PO file"),
        (HEADER + b'msgid "a\\x41"\nmsgstr "b"\n', 4, "the escape \\x is not known"),
        (HEADER + b'msgstr "b"\nmsgid "a"\nmsgstr "c"\n', 4, "msgstr stands where it cannot"),
        (HEADER + b'msgid "a"\nmsgid "b"\nmsgstr "c"\n', 5, "msgid stands where it cannot"),
        (HEADER + b'msgid "a"\nmsgstr "b"\nmsgstr "c"\n', 6, "msgstr stands where it cannot"),
        (HEADER + b'msgid "a"\n# between\nmsgstr "b"\n', 4, "missing msgstr"),
        (b'"text"\n', 1, "without msgid or msgstr"),
    ],
)  # fmt: skip
def test_no_po_file(root: Path, content: bytes, line: int, told: str):
    before = contents(root)
    done = given_back(root, content)
    assert rules(done) == ["po-syntax"]
    (problem,) = done.report.problems
    assert told in problem.message
    assert problem.span.line == line
    assert contents(root) == before


def test_too_large(root: Path):
    done = given_back(root, b"#" * (MAX_PO_BYTES + 1))
    assert rules(done) == ["po-syntax"]
    assert "the limit is 16,777,216" in done.report.problems[0].message


def test_every_length_of_a_cut_file_is_told_or_means_what_it_says():
    content = HEADER + WHOLE[WHOLE.rindex(b"\n\n#. Title of an outcome") + 2 :]
    entries = {(entry.msgctxt, entry.msgid): entry.msgstr for entry in polib.pofile(content.decode())}
    whole = 0
    for length in range(len(HEADER), len(content)):
        cut = content[:length]
        try:
            found = read_po(decoded(cut, length, "x.po"), "x.po").entries
        except NoCatalogue:
            continue
        whole += 1
        assert {(entry.id, entry.source): entry.text for entry in found}.items() <= entries.items()
        assert cut.rstrip(b"\n").rsplit(b"\n", 1)[-1].startswith((b"msgstr", b"#", b'"Content'))
    assert 0 < whole < len(content) / 20


def test_what_the_header_says_is_not_obeyed(root: Path):
    po = exported(root, TODAY, "en")
    for old, new in (
        (b"nplurals=2; plural=(n != 1);", b"nplurals=999999999; plural=(n/0);"),
        (b"charset=utf-8", b"charset=utf-7"),
        (b"POT-Creation-Date: 2026-11-22 00:00+0000", b"POT-Creation-Date: tomorrow"),
    ):
        assert old in po
        po = po.replace(old, new)
    done = given_back(root, po)
    assert (done.changes, done.report.problems) == ((), ())


@effort(150)
@given(
    content=st.one_of(
        any_bytes(),
        damaged(WHOLE),
        st.lists(st.sampled_from(PIECES), max_size=12).map(
            lambda found: "".join(f"{piece}\n" for piece in found).encode()
        ),
    )
)
@example(b'msgid ""\nmsgstr[0] ""\n')
def test_any_bytes_are_a_catalogue_or_a_problem(content: bytes):
    lines = content.count(b"\n") + 1
    assert all(1 <= line <= lines for line in places(content))


def places(content: bytes) -> list[int]:
    """Lines of the entries, or of the problem."""
    try:
        return [entry.line for entry in read_po(decoded(content, len(content), "x.po"), "x.po").entries]
    except NoCatalogue as error:
        return [error.problem.span.line]


@effort(40)
@given(
    texts=st.lists(
        st.tuples(st.text(min_size=1), st.text(min_size=1), st.text()), max_size=4, unique_by=lambda found: found[0]
    )
)
def test_what_another_library_writes_is_read(texts: list[tuple[str, str, str]]):
    po = polib.POFile(wrapwidth=20)
    po.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    for id, source, text in texts:
        po.append(polib.POEntry(msgctxt=id, msgid=source, msgstr=text))
    content = str(po).encode("utf-8", "replace") + b"\n"
    found = [
        (entry.id, entry.source, entry.text) for entry in read_po(decoded(content, len(content), "x"), "x").entries
    ]
    assert found == [tuple(part.encode("utf-8", "replace").decode() for part in parts) for parts in texts]
