"""Every tree of the project along every answer, by clicking; and what axe says of each state.

Each in one language and one way of looking: tests/render sees to it that a page has the same places in both, in the
same order, and answers that lead to the same ones.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from generator.model.path_code import Trail
from generator.model.text import Lang
from generator.model.tree import Question
from generator.model.walk import Place
from tests.guide.conftest import DESKTOP, PHONE, ROOT, Tabs, own_codes, own_site
from tests.texts import LANGS

TREES = sorted(file.stem for file in ROOT.glob("trees/*/*.yml"))
WALKER = Path(__file__).with_name("walker.js").read_text(encoding="utf-8").partition("\n")[2].partition("\n")[2]


@cache
def axe_source() -> str:
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def language_and_looks(tree: str) -> tuple[Lang, dict[str, Any]]:
    """One of both languages and one of the four ways, small or large, light or dark; all eight come up."""
    number = TREES.index(tree)
    scheme = "dark" if (number // 2) % 2 else "light"
    return LANGS[(number // 4) % 2], {**(PHONE if number % 2 else DESKTOP), "color_scheme": scheme}


@pytest.mark.parametrize("tree", TREES)
def test_every_answer_leads_on_and_back(tab: Tabs, served: str, tree: str):
    lang, looks = language_and_looks(tree)
    page = tab(f"{served}{lang}/causes/{tree}/", **looks)
    page.evaluate(axe_source())
    found = page.evaluate(WALKER, {"axe": True})
    assert found["violations"] == []

    codes, decision_tree = own_codes(), own_site().trees[tree]
    start = Place(tree, decision_tree.start.value)
    for state in found["states"]:
        trail = Trail(start, tuple(state["answers"]), is_whole=True)
        assert codes.decode(state["code"]) == trail
        assert codes.end(trail) == Place(tree, state["node"])
    for jump in found["jumps"]:
        trail = Trail(start, tuple(jump["answers"]), is_whole=True)
        assert codes.decode(jump["code"]) == trail
        assert jump["address"].removesuffix("index.html") == f"/{lang}/causes/{codes.end(trail).tree}/"
    clicked = len(found["states"]) + len(found["jumps"])
    assert clicked == sum(len(node.answers) for node in decision_tree.nodes.values() if isinstance(node, Question))
