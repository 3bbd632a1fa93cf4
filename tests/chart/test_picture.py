"""A chart for a picture of its own: nothing in it needs a page."""

from __future__ import annotations

import pytest

from generator.chart import chart_picture
from generator.chart.palette import LIGHT
from generator.model.text import Lang
from tests.chart.building import EXAMPLES, SLIP, WORDS
from tests.chart.reading import elements, parsed
from tests.texts import LANGS


@pytest.mark.parametrize("lang", LANGS)
def test_it_knows_no_style_sheet_and_leads_nowhere(lang: Lang):
    picture = chart_picture(EXAMPLES, SLIP, lang, WORDS)
    root = parsed(picture.svg)
    assert (root.get("width"), root.get("height")) == (f"{picture.width:g}", f"{picture.height:g}")
    assert list(elements(root, "a")) == []
    colours = {element.get(name) for element in root.iter() for name in ("fill", "stroke")} - {None, "none"}
    assert colours <= set(LIGHT.values())
    assert not [element for element in root.iter() if element.get("class") or element.get("id")]


def test_the_same_tree_gives_the_same_drawing():
    assert chart_picture(EXAMPLES, SLIP, "zh", WORDS) == chart_picture(EXAMPLES, SLIP, "zh", WORDS)
