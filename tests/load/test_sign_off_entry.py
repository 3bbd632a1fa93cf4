"""A new entry in reviews.yml: it reads back, and not a byte of what people wrote there is lost."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load import UnusableReviews, with_sign_off
from generator.load.reviews import REVIEWS
from generator.load.shape import Reader
from generator.load.yaml_reader import compose, read_text
from generator.model.sign_off import SignOff
from generator.model.text import Text
from tests.strategies import any_bytes, any_text, damaged, effort

DAY = date(2026, 11, 22)
VERSION = "1234567890123456"  # digits only, which YAML would take for a number
ENTRY = '- tree: old-card\n  by: risk\n  on: 2026-11-22\n  version: "1234567890123456"\n'


def indented(columns: int, end: str = "\n") -> str:
    return "".join(f"{' ' * columns}{line}{end}" for line in ENTRY.splitlines())


def added(text: str, note: str = "") -> str:
    return with_sign_off(text.encode(), "old-card", "risk", DAY, VERSION, note).decode()


def entries(content: bytes) -> tuple[SignOff, ...]:
    text, problems = read_text(content, len(content), "r", len(content))
    assert text is not None
    assert problems == []
    node, problems = compose(text, "r")
    assert node is not None
    assert problems == []
    reader = Reader("r", text)
    value: tuple[SignOff, ...] = REVIEWS.read(node, reader)
    assert reader.problems == []
    return value


FILLED = """\
# Above.

signoffs:   # beside the key

  # before the first
  - by: editor   # an order of its own
    tree: old-card

    on: 2026-11-20
    version: "5f0c1de9a7b34826"
    note: >
      Read on a terminal,

      twice.
  -   tree: no-answer
      by: risk
      version: "5f0c1de9a7b34826"
      on: 2026-11-21   # the last
"""


@pytest.mark.parametrize("tail", ["", "\n\n# below\n", "  # below, indented\n", "# no line end"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_everything_that_was_there_stays_byte_for_byte(tail: str, end: str):
    before, behind = FILLED.replace("\n", end), tail.replace("\n", end)
    last = "" if behind.endswith("\n") or not behind else end
    assert added(before + behind) == before + indented(2, end) + behind + last


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("signoffs: []\n", "signoffs:\n" + indented(2)),
        ("# a\nsignoffs: []  # none yet\n# b\n", "# a\nsignoffs:  # none yet\n" + indented(2) + "# b\n"),
        ("signoffs: []", "signoffs:\n" + indented(2)),
        ("signoffs: [\n]\n# b\n", "signoffs:\n" + indented(2) + "# b\n"),
        ("# only a comment\n", "# only a comment\nsignoffs:\n" + indented(2)),
        (
            f"{ENTRY}  note: |\n    d\n\n# e\n".join(["signoffs:\n", ""]),
            f"signoffs:\n{ENTRY}  note: |\n    d\n\n{ENTRY}# e\n",
        ),
    ],
)
def test_where_it_goes(before: str, after: str):
    assert added(before) == after


def test_a_new_file_says_what_it_is():
    modeline, first, *rest = added("").splitlines(keepends=True)
    assert modeline == "# yaml-language-server: $schema=schemas/reviews.schema.json\n"
    assert first.startswith("# Who signed")
    assert "".join(rest) == "signoffs:\n" + indented(2)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("signoffs: [{tree: a, by: b, on: 2026-01-01, version: c}]\n", "1:11: this list is written in brackets"),
        ("signoffs:\n  - tree: a\n", "2:5: `by` is missing"),
        ("signoffs: {}\n", "1:11: a list is expected"),
        ("roles: []\n", "1:1: `signoffs` is missing"),
        ("signoffs:\n\t- a\n", "2:1: "),
        ("# \u200b\n", "1:3: character U+200B is not allowed"),
        ("---\n", "1:1: the file is empty"),
    ],
)
def test_what_cannot_be_added_to_is_told_with_its_place(text: str, told: str):
    with pytest.raises(UnusableReviews) as refused:
        added(text)
    assert str(refused.value).startswith(f"site_config/reviews.yml:{told}")


@pytest.mark.parametrize("note", ["a\u202eb", "a\x07b", "a\u2028b", "<b>bold</b>", "  "])
def test_a_note_that_no_page_may_show_is_refused(note: str):
    with pytest.raises(UnusableReviews):
        added("signoffs: []\n", note)


@effort(150)
@given(any_text())
def test_any_note_reads_back_or_is_refused(note: str):
    try:
        content = with_sign_off(b"", "old-card", "risk", DAY, VERSION, note)
    except UnusableReviews:
        return
    (entry,) = entries(content)
    assert (entry.tree.value, entry.by.value, entry.on, entry.version.value) == ("old-card", "risk", DAY, VERSION)
    assert (entry.note.value if isinstance(entry.note, Text) else "") == note


@pytest.mark.no_cover  # any content runs the same lines
@effort(300)
@given(st.one_of(any_bytes(), damaged(FILLED.encode())))
def test_on_any_file_it_adds_one_entry_or_says_why_not(content: bytes):
    try:
        after = with_sign_off(content, "no", "on", DAY, VERSION)
    except UnusableReviews:
        return
    *_, last = entries(after)
    assert (last.tree.value, last.by.value) == ("no", "on")
    kept = set(content.splitlines()) - {b""}
    missing = {line for line in kept if line not in after.splitlines()}
    assert all(b"[" in line or line.startswith(b"signoffs:") for line in missing), missing
