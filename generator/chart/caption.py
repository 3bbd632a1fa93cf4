"""A tree and its graph → the words that tell what the chart is."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from generator.chart.escape import legible
from generator.chart.graph import Graph, JumpBox, OutcomeBox, QuestionBox
from generator.model.chart import ChartWords
from generator.model.text import Lang, plain
from generator.model.tree import DecisionTree

_BRACED = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Caption:
    """What a chart is, in words."""

    id: str
    """Begins the ids in the drawing; no other drawing on the page has it."""
    language: str
    """BCP 47 tag."""
    title: str
    description: str


def caption_of(tree: DecisionTree, graph: Graph, lang: Lang, words: ChartWords) -> Caption:
    """The caption of `tree`, whose `graph` is drawn, in `lang`."""
    title = legible(plain(tree.title.text(lang), lambda name: words.fill(lang, name)))
    sorts, phrases = Counter(type(box) for box in graph.boxes), words.phrases[lang]
    counts = {"questions": sorts[QuestionBox], "outcomes": sorts[OutcomeBox], "jumps": sorts[JumpBox]}
    return Caption(
        f"chart-{tree.id}-{lang}",
        phrases.tag,
        filled(phrases.title, tree=title),
        filled(phrases.description, **{name: str(count) for name, count in counts.items()}),
    )


def filled(pattern: str, **values: str) -> str:
    """`pattern` with each `{name}` replaced once; a value is never searched for names in its turn."""
    return _BRACED.sub(lambda match: values.get(match[1], match[0]), pattern)
