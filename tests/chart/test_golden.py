"""Two trees as they are drawn, one in each language.

`python -m tests.chart.accept` writes them anew, to be looked at.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.chart import draw
from generator.model.text import Lang
from tests.chart.building import EXAMPLES, WORDS

GOLDEN = Path(__file__).parent / "golden"
CASES: tuple[tuple[str, Lang], ...] = (("slip-tree", "zh"), ("many-answers", "en"))


def drawn() -> dict[str, str]:
    """The drawings by file name."""
    drawings = draw(EXAMPLES, WORDS, cache=None)
    return {
        f"{tree}.{lang}.{medium}.svg": getattr(drawings[tree, lang], medium)
        for tree, lang in CASES
        for medium in ("web", "print")
    }


@pytest.mark.skipif("POS_DOT" in os.environ, reason="another layout engine places boxes elsewhere")
def test_drawings_are_as_they_were_looked_at():
    files = {file.name: file.read_text(encoding="utf-8") for file in GOLDEN.iterdir()}
    assert drawn() == files
