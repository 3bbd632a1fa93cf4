"""A brand's colours are legible whatever they are, and so are those of the style sheet, in both schemes."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import generator
from generator.model.colour import DARK_SHEET, WHITE, colour, contrast
from generator.render.brand_css import brand_css
from tests.render.building import BRAND
from tests.strategies import effort

STYLES = (Path(generator.__file__).parent / "assets" / "poshelp.css").read_text(encoding="utf-8")
COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")
KINDS = ("fixed", "retry", "pay-another-way", "call-issuer", "call-acquirer", "ask-admin", "stop")


def variables(css: str) -> dict[str, str]:
    return dict(re.findall(r"(--[a-z-]+):\s*(#[0-9a-f]{6})\b", css))


@effort(100)
@given(COLOURS, COLOURS)
def test_any_brand_is_legible(primary: str, accent: str):
    light, _, dark = brand_css(replace(BRAND, primary=primary, accent=accent)).partition("@media screen")
    found = variables(light)
    assert found["--ph-primary"] == primary
    assert contrast(colour(found["--ph-on-primary"]), colour(primary)) >= 4.5
    for name in ("--ph-link", "--ph-accent"):
        assert contrast(colour(found[name]), WHITE) >= 4.5
        assert contrast(colour(variables(dark)[name]), DARK_SHEET) >= 4.5


def scheme(name: str) -> dict[str, str]:
    light, dark = (
        re.findall(rf"^\[data-md-color-scheme{which}\] \{{(.*?)^\}}", STYLES, re.MULTILINE | re.DOTALL)[0]
        for which in ("", '="slate"')
    )
    return variables(light) | (variables(dark) if name == "dark" else {})


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_is_legible_on_what_it_stands_on(name: str):
    colours = {key: colour(value) for key, value in scheme(name).items()}
    sheets = [colours[f"--ph-{sheet}"] for sheet in ("sheet", "card", "target")]
    for sheet in sheets:
        assert contrast(colours["--ph-ink"], sheet) >= 7
        assert contrast(colours["--ph-soft-ink"], sheet) >= 4.5
    pairs = [("--ph-danger", "--ph-danger-fill"), ("--ph-caution", "--ph-caution-fill"), ("--ph-danger", "--ph-sheet")]
    pairs += [("--ph-caution", "--ph-sheet"), ("--chart-jump-text", "--chart-jump-fill")]
    pairs += [("--chart-start-text", "--chart-start-fill"), ("--chart-answer-text", "--chart-answer-fill")]
    pairs += [(f"--chart-{kind}", f"--chart-{kind}-fill") for kind in KINDS]
    pairs += [(f"--chart-{kind}", "--ph-sheet") for kind in KINDS]
    pairs += [("--chart-text", f"--chart-{part}-fill") for part in ("question", "outcome", "answer", "jump")]
    for text, fill in pairs:
        assert contrast(colours[text], colours[fill]) >= 4.5, (text, fill)
    assert contrast(colours["--ph-strong-line"], colours["--ph-sheet"]) >= 3


def test_the_dark_sheet_is_the_one_that_links_are_made_for():
    assert colour(scheme("dark")["--ph-sheet"]) == DARK_SHEET


def test_styles_fetch_nothing():
    assert "url(" not in STYLES
    assert "@import" not in STYLES
