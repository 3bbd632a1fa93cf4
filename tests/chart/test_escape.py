from __future__ import annotations

import unicodedata
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from generator.chart.escape import REPLACEMENT, escape, legible
from tests.chart.strategies import NASTY, any_text
from tests.strategies import effort


@pytest.mark.no_cover  # any content runs the same lines
@effort(100)
@given(any_text)
def test_any_text_survives_xml_as_legible_text(text: str):
    root = ET.fromstring(f'<t a="{escape(text)}">{escape(text)}</t>')  # noqa: S314  (our own output)
    assert root.get("a") == (root.text or "") == legible(text)
    assert len(list(root)) == 0


@effort(100)
@given(any_text)
def test_nothing_illegible_is_left(text: str):
    assert not any(unicodedata.category(character) in ("Cc", "Cs", "Co") for character in legible(text))
    assert legible(legible(text)) == legible(text)


@pytest.mark.parametrize("text", NASTY)
def test_escaped_text_can_be_written_and_holds_no_markup(text: str):
    escaped = escape(text)
    escaped.encode("utf-8")
    assert not set("<>\"'") & set(escaped)


def test_ordinary_text_is_left_alone():
    assert legible("小票 打出来了吗？ OK 👍🏽 é") == "小票 打出来了吗？ OK 👍🏽 é"


@pytest.mark.parametrize(
    "character", ["\x00", "\x1b", "\x7f", "\u202e", "\u2066", "\ud800", "\ue000", "\ufdd0", "\ufffe", "\U0010ffff"]
)
def test_characters_that_nobody_can_read_are_shown_as_such(character: str):
    assert legible(f"a{character}b") == f"a{REPLACEMENT}b"
