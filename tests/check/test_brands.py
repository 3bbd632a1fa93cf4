"""The brands that come with the content: legible, with numbers that may be shown, and honest about what is not sure."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.load import load
from generator.model.settings import Brand, BrandNote, Publisher
from tests.projects.copies import TODAY

ROOT = Path(__file__).parents[2]
PROJECT, _ = load(ROOT, TODAY)
assert PROJECT
BRANDS = dict(PROJECT.brands)
HOTLINES = dict(PROJECT.hotlines)
OWN = ("lakala", "ums", "shengpay")
NOTES = [(BRANDS[id], note) for id in OWN for note in BRANDS[id].notes]


def test_brands_fill_in_the_same_placeholders_and_have_colours_of_their_own():
    assert set(BRANDS) >= {"generic", *OWN}
    assert len({frozenset(brand.words) for brand in BRANDS.values()}) == 1
    assert len({brand.primary for brand in BRANDS.values()}) == len(BRANDS)


def test_who_is_no_acquirer_says_that_it_is_independent():
    """None of these files is the company's own; the general one carries no company's name."""
    assert {brand.id: brand.publisher for brand in BRANDS.values()} == {
        "generic": Publisher.UNBRANDED,
        **dict.fromkeys(OWN, Publisher.INDEPENDENT),
    }


@pytest.mark.parametrize("id", OWN)
def test_the_hotline_is_the_brands_own_and_published(id: str):
    assert HOTLINES[id].publish
    words = BRANDS[id].words["hotline"]
    assert HOTLINES[id].number in words["zh"].value
    assert HOTLINES[id].number in words["en"].value


@pytest.mark.parametrize("brand", BRANDS.values(), ids=lambda brand: brand.id)
def test_words_stand_well_inside_a_sentence(brand: Brand):
    for words in brand.words.values():
        assert re.fullmatch(r"[\u4e00-\u9fff].*[\u4e00-\u9fff）]", words["zh"].value)
        assert not re.search("[。；]", words["zh"].value)
        assert not words["en"].value.endswith((".", ";", ","))
    assert brand.words["hotline"]["en"].value.startswith("the ")


@pytest.mark.parametrize(("brand", "note"), NOTES, ids=lambda value: getattr(value, "id", getattr(value, "topic", "")))
def test_a_note_says_how_sure_it_is(brand: Brand, note: BrandNote):
    chinese, english = note.text
    if note.agreement == "single":
        assert "只" in chinese.value
        assert re.search(r"\b[Oo]n(ly|e)\b", english.value)
    if note.confidence == "low":
        assert "把握不大" in chinese.value
        assert "far from certain" in english.value


@pytest.mark.parametrize("id", OWN)
def test_every_topic_is_there_once(id: str):
    topics = [note.topic for note in BRANDS[id].notes]
    assert len(topics) == len(set(topics))
    assert "support" in topics
