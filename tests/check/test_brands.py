"""The brands that come with the content: legible, with numbers that may be shown, and honest about what is not sure."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from generator.load import load
from generator.model.settings import Brand, BrandNote
from tests.projects.copies import TODAY

ROOT = Path(__file__).parents[2]
PROJECT, _ = load(ROOT, TODAY)
assert PROJECT
BRANDS = dict(PROJECT.brands)
HOTLINES = dict(PROJECT.hotlines)
OWN = ("lakala", "ums", "shengpay")
NOTES = [(BRANDS[id], note) for id in OWN for note in BRANDS[id].notes]
LEGIBLE = 4.5
"""Contrast that WCAG 2 asks of text."""


def luminance(colour: str) -> float:
    parts = [int(colour[start:end], 16) / 255 for start, end in pairwise((1, 3, 5, 7))]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_with_white(colour: str) -> float:
    return 1.05 / (luminance(colour) + 0.05)


def test_contrast_is_computed_as_the_standard_says():
    assert contrast_with_white("#000000") == pytest.approx(21)
    assert contrast_with_white("#ffffff") == pytest.approx(1)
    assert contrast_with_white("#767676") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("brand", BRANDS.values(), ids=lambda brand: brand.id)
def test_colours_are_legible_with_white(brand: Brand):
    assert contrast_with_white(brand.primary) >= LEGIBLE
    assert contrast_with_white(brand.accent) >= LEGIBLE


def test_brands_fill_in_the_same_placeholders_and_have_colours_of_their_own():
    assert set(BRANDS) >= {"generic", *OWN}
    assert len({frozenset(brand.words) for brand in BRANDS.values()}) == 1
    assert len({brand.primary for brand in BRANDS.values()}) == len(BRANDS)


@pytest.mark.parametrize("id", OWN)
def test_the_hotline_is_the_brands_own_and_published(id: str):
    assert HOTLINES[id].publish
    words = BRANDS[id].words["hotline"]
    assert HOTLINES[id].number in words.zh.value
    assert HOTLINES[id].number in words.en.value


@pytest.mark.parametrize("brand", BRANDS.values(), ids=lambda brand: brand.id)
def test_words_stand_well_inside_a_sentence(brand: Brand):
    for words in brand.words.values():
        assert re.fullmatch(r"[\u4e00-\u9fff].*[\u4e00-\u9fff）]", words.zh.value)
        assert not re.search("[。；]", words.zh.value)
        assert not words.en.value.endswith((".", ";", ","))
    assert brand.words["hotline"].en.value.startswith("the ")


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
