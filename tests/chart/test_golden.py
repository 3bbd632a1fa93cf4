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
    files = {}
    for case in CASES:
        name, drawing = ".".join(case), drawings[case]
        files[f"{name}.web.svg"] = drawing.web
        # What stands for words of a manual, so that the files are text that a diff can show.
        files |= {
            f"{name}.print{chart.letter}.svg": chart.svg.replace("\ue000", "[").replace("\ue001", "]")
            for chart in drawing.print
        }
    return files


@pytest.mark.skipif("POS_DOT" in os.environ, reason="another layout engine places boxes elsewhere")
def test_drawings_are_as_they_were_looked_at():
    files = {file.name: file.read_text(encoding="utf-8") for file in GOLDEN.iterdir()}
    assert drawn() == files
