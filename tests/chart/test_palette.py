from __future__ import annotations

import pytest

from generator.chart.palette import LIGHT, paper_paint, web_paint
from generator.model import colour
from generator.model.tree import OutcomeKind

ON_FILL = [
    ("start-text", "start-fill"),
    ("text", "question-fill"),
    ("text", "outcome-fill"),
    ("text", "jump-fill"),
    ("jump-text", "jump-fill"),
    ("answer-text", "answer-fill"),
    *((kind.value, f"{kind}-fill") for kind in OutcomeKind),
]
LINES = ["line", "line-unsure", "answer-line", "jump-line", *OutcomeKind]


def contrast(one: str, other: str) -> float:
    return colour.contrast(colour.colour(one), colour.colour(other))


@pytest.mark.parametrize(("text", "fill"), ON_FILL)
def test_text_can_be_read_on_its_fill(text: str, fill: str):
    assert contrast(LIGHT[text], LIGHT[fill]) >= 4.5
    assert contrast(paper_paint(text), paper_paint(fill)) >= 7


@pytest.mark.parametrize("name", LINES)
def test_lines_can_be_seen_on_the_background(name: str):
    assert contrast(LIGHT[name], LIGHT["background"]) >= 3
    assert contrast(paper_paint(name), paper_paint("background")) >= 4.5


def test_every_colour_is_a_variable_with_a_fallback():
    assert web_paint("call-issuer-fill") == f"var(--chart-call-issuer-fill, {LIGHT['call-issuer-fill']})"
