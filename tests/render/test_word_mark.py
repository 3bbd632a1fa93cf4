"""The mark of a brand: drawn from its name, whatever that is, inside its square and in legible colours."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load import load
from generator.model.colour import LEGIBLE, colour, contrast
from generator.model.settings import Brand
from generator.model.text import Lang, Text
from generator.render.word_mark import mark_characters, mark_image, square_mark, word_mark
from tests.projects.copies import TODAY
from tests.render.building import BRAND, SPAN
from tests.render.test_brand_css import COLOURS
from tests.render.test_hostile import HOSTILE
from tests.strategies import effort
from tests.texts import LANGS, localized

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PROJECT, _ = load(Path(__file__).parents[2], TODAY)
assert PROJECT
BRANDS = list(PROJECT.brands.values())
SVG = "{http://www.w3.org/2000/svg}"
LONG = "Donaudampfschifffahrtsgesellschaftskapitän" * 5


def named(zh: str, en: str = "", *, mark: str = "") -> Brand:
    characters = localized(Text(mark, SPAN), Text(mark, SPAN)) if mark else None
    return replace(BRAND, name=localized(Text(zh, SPAN), Text(en or zh, SPAN)), mark=characters)


@pytest.mark.parametrize(
    ("brand", "zh", "en"),
    [
        (named("拉卡拉帮助", "Lakala help"), "拉", "L"),
        (named("POS机帮助", "POS help"), "POS", "POS"),
        (named("「银联」", "china UMS"), "银", "C"),
        (named("…", "!"), "?", "?"),
        (named("拉卡拉帮助", "Lakala help", mark="LKL"), "LKL", "LKL"),
    ],
    ids=lambda value: "" if isinstance(value, Brand) else value,
)
def test_its_characters_are_chosen_or_begin_the_name(brand: Brand, zh: str, en: str):
    assert [mark_characters(brand, lang) for lang in LANGS] == [zh, en]


def parts(svg: str) -> list[str]:
    """What the drawing is made of, without what may be written in it."""
    return [element.tag.removeprefix(SVG) for element in ElementTree.fromstring(svg).iter()]  # noqa: S314  our own


@pytest.mark.parametrize("words", [*HOSTILE, "\x00\x1b\ud800", LONG, "</title><script>a()</script>"])
@pytest.mark.parametrize("lang", LANGS)
def test_a_name_comes_out_as_text(words: str, lang: Lang):
    for brand in (named(words), named("拉", mark=words)):
        assert parts(square_mark(brand, lang)) == ["svg", "title", "rect", "rect", "text"]
        assert parts(word_mark(brand, lang)) == ["svg", "title", "rect", "rect", "text", "text"]


@effort(100)
@given(st.text(st.characters(exclude_categories=[]), min_size=1, max_size=30), COLOURS)
def test_any_name_in_any_colour_is_well_formed_and_legible(words: str, primary: str):
    svg = word_mark(replace(named(words), primary=primary), "zh")
    assert len(parts(svg)) == 6
    ground, ink = re.findall(r'fill="(#[0-9a-f]{6})"', svg)
    assert contrast(colour(ground), colour(ink)) >= LEGIBLE


def test_the_owners_logo_takes_its_place_as_an_image_and_is_never_part_of_a_page():
    brand = replace(BRAND, logo="<svg>own</svg>")
    assert mark_image(brand, "zh") == "<svg>own</svg>"
    assert "own" not in square_mark(brand, "zh") + word_mark(brand, "zh")


@pytest.mark.parametrize("font", ["sans-serif", "serif", "Noto Sans CJK SC"])
def test_no_character_leaves_its_place(browser: Browser, font: str):
    """Measured by what the browser says of its own layout, with any font."""
    page = browser.new_page()
    brands = [*BRANDS, named("WMW机", "WMW %@W", mark="WMW"), named(LONG, mark="银商盛"), named("ÀÉgjy", mark="Ågj")]
    for brand in brands:
        for lang in LANGS:
            page.set_content(re.sub(r'font-family="[^"]*"', f'font-family="{font}"', word_mark(brand, lang)))
            mark, name = page.evaluate(
                "[...document.querySelectorAll('text')].map(text => { const box = text.getBBox();"
                " return [box.x, box.x + box.width] })"
            )
            assert 2.75 <= mark[0] <= mark[1] <= 29.25, (brand.id, lang)
            whole = float(page.get_attribute("svg", "width") or 0)
            assert name[0] >= 32
            assert name[1] <= whole, (brand.id, lang)
    page.close()
