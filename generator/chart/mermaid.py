"""A tree's graph → a Mermaid flowchart, for those who paste charts into their own documents."""

from __future__ import annotations

from generator.chart.escape import legible
from generator.chart.graph import Box, Graph, JumpBox, OutcomeBox, QuestionBox
from generator.chart.layout_dot import Direction
from generator.chart.sizing import JUMP_SIGN, heading_of
from generator.model.chart import Phrases

_SAFE = frozenset(" ,!?，。、：；！？（）「」→")


def mermaid(graph: Graph, phrases: Phrases, direction: Direction) -> str:
    """Mermaid source. Author text stands in quoted labels only, every sign that could mean something as a number."""
    boxes = [
        f"    n{number}{_box(box, heading_of(box, phrases, is_list=graph.is_list))}"
        for number, box in enumerate(graph.boxes)
    ]
    arrows = [
        f'    n{arrow.tail} {"-.->" if arrow.is_unsure else "-->"}|"{_label(arrow.text)}"| n{arrow.head}'
        for arrow in graph.arrows
    ]
    return "\n".join([f"flowchart {direction}", *boxes, *arrows, ""])


def _box(box: Box, heading: str) -> str:
    if isinstance(box, JumpBox):
        return f'>"{_label(JUMP_SIGN + box.text)}"]'
    if isinstance(box, OutcomeBox):
        return f'["{_label(heading)}<br>{_label(box.text)}"]'
    return f'(["{_label(box.text)}"])' if isinstance(box, QuestionBox) and box.is_start else f'("{_label(box.text)}")'


def _label(text: str) -> str:
    """`text` for inside a quoted label: letters and digits as they are, other signs as Mermaid's `#code;`."""
    return "".join(
        character if character.isalnum() or character in _SAFE else f"#{ord(character)};" for character in legible(text)
    )
