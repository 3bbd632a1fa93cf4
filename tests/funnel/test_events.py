"""Lines that a portal recorded, and lines that nobody should have: what is read, and what is told of the rest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.events import LONGEST_LINE, UnreadableEvents, read_events
from generator.model.events import FIRST_MISREAD, Arrived, Called, Misfit, Misread, Move, Opened, Reading, Stepped
from tests.funnel.building import answer, jump, message, move, read, start, versions
from tests.funnel.walking import lines
from tests.strategies import any_bytes, any_text, damaged, effort

VERSION = versions()["no-answer"]
GOOD = answer("slip", "approved", "paid")


def line(whole: Any) -> bytes:
    return json.dumps(whole).encode() + b"\n"


def without(name: str) -> dict[str, Any]:
    return {key: value for key, value in GOOD.items() if key != name}


def test_each_message_that_counts_is_read(tmp_path: Path):
    told = [
        message("ready", "slip", lang="zh", brand="plain"),
        start(),
        GOOD,
        move("back", "paid", "slip"),
        move("goto", "slip", "call"),
        jump("slip", "expired", "old-card"),
        message("outcome", "paid", outcome="fixed", who="cashier", path="0A"),
        message("escalate", "call", to="acquirer", why="tried", path="0A"),
    ]
    events, reading = read(lines(told), tmp_path)
    place = ("no-answer", VERSION)
    assert events == [
        Opened(*place),
        Stepped(*place, "slip", Move.START, "", "", ""),
        Stepped(*place, "paid", Move.ANSWER, "slip", "approved", ""),
        Stepped(*place, "slip", Move.BACK, "paid", "", ""),
        Stepped(*place, "call", Move.GOTO, "slip", "", ""),
        Stepped(*place, "slip", Move.JUMP, "slip", "expired", "old-card"),
        Arrived(*place, "paid", "fixed"),
        Called(*place, "acquirer", "tried"),
    ]
    assert (reading.lines, reading.misread) == (8, 0)


@pytest.mark.parametrize("sort", ["height", "error", "goto", "reset", "theme", "lang"])
def test_other_messages_of_the_version_are_passed_over(tmp_path: Path, sort: str):
    whole = {"v": 1, "type": sort, "n": 3, "message": "words of an error"}
    assert read(line(whole) + line({"message": whole}), tmp_path) == ([], Reading(2, 0, []))


HOSTILE: list[tuple[bytes, Misfit, str]] = [
    (b"{", Misfit.NO_JSON, ""),
    (b"\x00", Misfit.NO_JSON, ""),
    (b"\xff\xfe", Misfit.NOT_UTF8, ""),
    (b'"\xed\xa0\x80"', Misfit.NOT_UTF8, ""),
    (b"null", Misfit.NO_OBJECT, ""),
    (b"[" + b"[]," * 50 + b"1]", Misfit.NO_OBJECT, ""),
    (b'"v"', Misfit.NO_OBJECT, ""),
    (b"{} {}", Misfit.NO_JSON, ""),
    (b"[" * 60_000, Misfit.NO_JSON, ""),
    (b'{"a":' * 10_000, Misfit.NO_JSON, ""),
    (line({**GOOD, "n": float("nan")}), Misfit.NO_JSON, ""),
    (b'{"v":1,"type":"step","n":' + b"9" * 5000 + b"}", Misfit.NO_JSON, ""),
    (b'{"v":1,"type":"step","n":-Infinity}', Misfit.NO_JSON, ""),
    (b'{"a":"' + b"x" * LONGEST_LINE + b'"}', Misfit.TOO_LONG, ""),
    (line(GOOD)[:-1] + b" " * LONGEST_LINE, Misfit.TOO_LONG, ""),
    (b"\x0c", Misfit.NO_JSON, ""),
    (line({}), Misfit.OTHER_FORMAT, ""),
    (line({**GOOD, "v": 2}), Misfit.OTHER_FORMAT, ""),
    (line({**GOOD, "v": True}), Misfit.OTHER_FORMAT, ""),
    (line({**GOOD, "v": 1.0}), Misfit.OTHER_FORMAT, ""),
    (line({**GOOD, "v": "1"}), Misfit.OTHER_FORMAT, ""),
    (line({"message": "step"}), Misfit.OTHER_FORMAT, ""),
    (line({"message": {"message": GOOD}}), Misfit.OTHER_FORMAT, ""),
    (line({**GOOD, "type": "steps"}), Misfit.UNKNOWN_TYPE, ""),
    (line({**GOOD, "type": ["step"]}), Misfit.UNKNOWN_TYPE, ""),
    (line({**GOOD, "type": {}}), Misfit.UNKNOWN_TYPE, ""),
    (line(without("node")), Misfit.FIELD, "node"),
    (line(without("from")), Misfit.FIELD, "from"),
    (line(without("answer")), Misfit.FIELD, "answer"),
    (line(without("move")), Misfit.FIELD, "move"),
    (line(without("tree")), Misfit.FIELD, "tree"),
    (line(without("version")), Misfit.FIELD, "version"),
    (line({**GOOD, "move": "jump"}), Misfit.FIELD, "to"),
    (line({**GOOD, "move": "jump", "to": "old-card"}), Misfit.FIELD, "from"),
    (line({**GOOD, "move": "teleport"}), Misfit.FIELD, "move"),
    (line({**GOOD, "move": 1}), Misfit.FIELD, "move"),
    (line({**GOOD, "node": "x" * 101}), Misfit.FIELD, "node"),
    (line({**GOOD, "node": "\x1b[31mred"}), Misfit.FIELD, "node"),
    (line({**GOOD, "node": "\u202egnp"}), Misfit.FIELD, "node"),
    (line({**GOOD, "node": "<img src=x onerror=alert(1)>"}), Misfit.FIELD, "node"),
    (line({**GOOD, "node": "slip\n"}), Misfit.FIELD, "node"),
    (line({**GOOD, "node": "\ud800"}), Misfit.FIELD, "node"),
    (line({**GOOD, "node": "…"}), Misfit.FIELD, "node"),
    (line({**GOOD, "node": ["slip"]}), Misfit.FIELD, "node"),
    (line({**GOOD, "tree": "../../etc"}), Misfit.FIELD, "tree"),
    (line({**GOOD, "tree": None}), Misfit.FIELD, "tree"),
    (line({**GOOD, "version": "0123456789AB"}), Misfit.FIELD, "version"),
    (line({**GOOD, "version": "0123456789ab\n"}), Misfit.FIELD, "version"),
    (line({**GOOD, "version": 123456789012}), Misfit.FIELD, "version"),
    (line({**GOOD, "type": "outcome", "outcome": "free-money"}), Misfit.FIELD, "outcome"),
    (line({**GOOD, "type": "escalate", "to": "police", "why": "tried"}), Misfit.FIELD, "to"),
    (line({**GOOD, "type": "escalate", "to": "admin", "why": "bored"}), Misfit.FIELD, "why"),
    (line({**GOOD, "type": "ready", "node": 0}), Misfit.FIELD, "node"),
]


@pytest.mark.parametrize(("hostile", "why", "field"), HOSTILE, ids=[str(number) for number in range(len(HOSTILE))])
def test_a_line_that_is_not_understood_is_told_by_its_number_and_harms_no_other(
    tmp_path: Path, hostile: bytes, why: Misfit, field: str
):
    events, reading = read(line(GOOD) + b"\r\n" + hostile.rstrip(b"\n") + b"\n" + line(GOOD), tmp_path)
    assert len(events) == 2
    assert (reading.lines, reading.misread) == (3, 1)
    assert reading.first == [Misread(3, why, field)]


def test_lines_may_end_and_begin_as_other_systems_have_it(tmp_path: Path):
    content = b"\xef\xbb\xbf" + line(GOOD).replace(b"\n", b"\r\n") + b" \t\n\n" + line(GOOD).rstrip(b"\n")
    events, reading = read(content, tmp_path)
    assert (len(events), reading.lines, reading.misread) == (2, 2, 0)


def test_a_line_as_long_as_allowed_is_read(tmp_path: Path):
    room = LONGEST_LINE - len(line({**GOOD, "extra": ""})) + 1
    events, _ = read(line({**GOOD, "extra": "x" * room}).replace(b"\n", b"\r\n"), tmp_path)
    assert len(events) == 1
    events, reading = read(line({**GOOD, "extra": "x" * (room + 1)}), tmp_path)
    assert (events, reading.first[0].why) == ([], Misfit.TOO_LONG)


def test_only_the_first_are_told_one_by_one(tmp_path: Path):
    _, reading = read(b"x\n" * 50, tmp_path)
    assert reading.misread == 50
    assert [misread.line for misread in reading.first] == list(range(1, FIRST_MISREAD + 1))


def test_what_cannot_be_read_is_named(tmp_path: Path):
    for file in (tmp_path, tmp_path / "nothing"):
        with pytest.raises(UnreadableEvents, match="cannot be read"):
            list(read_events(str(file), Reading(), lambda done, all: None))


@given(st.data())
@effort(120, on_disk=True)
def test_no_bytes_make_it_raise(tmp_path: Path, data: st.DataObject):
    good = lines([start(), GOOD, jump("slip", "expired", "old-card")])
    events, reading = read(data.draw(st.one_of(any_bytes(), damaged(good))), tmp_path)
    assert len(events) + reading.misread <= reading.lines


_VALUES = st.one_of(
    st.sampled_from(["step", "ready", "start", "answer", "jump", "slip", "old-card", VERSION, "outcome", "fixed"]),
    st.none(), st.booleans(), st.integers(0, 2), st.floats(), any_text(), st.lists(st.integers(), max_size=2),
)  # fmt: skip
_FIELDS = ("v", "type", "n", "tree", "version", "node", "move", "from", "answer", "to", "why", "outcome", "message")


@given(st.dictionaries(st.sampled_from(_FIELDS), _VALUES), st.dictionaries(st.sampled_from(_FIELDS), _VALUES))
@effort(120, on_disk=True)
def test_whatever_the_fields_hold_only_ids_get_through(tmp_path: Path, one: dict[str, Any], other: dict[str, Any]):
    events, _ = read(line(one) + line({**GOOD, **one}) + line({"message": {**GOOD, **other}}), tmp_path)
    for event in events:
        for part in event:
            assert str(part) == "" or str(part).replace("-", "").isalnum()
            assert str(part).isascii()
