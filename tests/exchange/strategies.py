"""Any tree as a graph, any decision table."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from hypothesis import strategies as st

from generator.exchange.graph_schema import INLINE, SCHEMA_VERSION
from generator.exchange.words import without_html
from generator.model.text import FORBIDDEN
from generator.model.tree import OutcomeKind, Who

NASTY = (
    "yes",
    "~",
    "1.10",
    "- a",
    "a: b",
    "a #b",
    "# a",
    "'",
    '"',
    "\\",
    "\\u202e",
    "a\nb",
    " a ",
    "a\t",
    "{hotline}",
    "**按** `51` [看](page:slips)",
    "=1+1",
    "<",
    "&amp;",
    "]]>",
    "%%",
    "🀄",
    "e\u0301",
    "null",
    "[]",
    "{}",
    "|",
    "> ",
    "!tag",
    "*a",
    "&a",
    "？",
    "：",
    "true",
    "a" * 300,
)


def _allowed(text: str) -> bool:
    return bool(text) and not text.isspace() and not FORBIDDEN.search(text) and without_html(text) == text


sentences = st.one_of(st.sampled_from(NASTY), st.text(max_size=30)).filter(_allowed)
"""Whatever a tree file may hold as a text."""
_IDS = ("yes", "no", "on", "null", "1", "51", "1e3", "0x1", "a", "result-known", "y")
_NAMES = ("start", "no", "1", "x-2", "null", "end")


@st.composite
def graphs(draw: st.DrawFn) -> dict[str, Any]:
    """A graph as `export` writes it. Answers lead anywhere; only its shape is right.

    Texts are drawn, and a random number puts them together: drawing each part takes long.
    """
    pool = draw(st.lists(sentences, min_size=4, max_size=4))
    return _Author(Random(draw(st.integers(0, 2**32))), pool).graph()  # noqa: S311  no secret


class _Author:
    def __init__(self, random: Random, texts: list[str]) -> None:
        self._random, self._texts = random, texts
        self._names = random.sample(_NAMES, random.randint(1, 4))

    def graph(self) -> dict[str, Any]:
        return {
            "schema_version": SCHEMA_VERSION,
            "text_format": INLINE,
            "id": "written",
            "family": "network",
            "title": self._both(),
            "summary": self._both(),
            "leads_here": {
                "codes": self._some(self._text),
                "faults": self._some(self._id),
                "words": {"zh": self._some(self._word), "en": self._some(self._word)},
            },
            "safety": self._some(self._both, 1),
            "owner": self._text(),
            "reviewed": "2026-11-22",
            "review_by": "2027-05-22",
            "sources": self._some(self._text, 1),
            "start": self._names[0],
            "nodes": [self._random.choice((self._question, self._outcome))(name) for name in self._names],
            "examples": self._some(
                lambda: {"name": self._text(), "answers": self._some(self._id), "ends": self._target()}
            ),
        }

    def _question(self, id: str) -> dict[str, Any]:
        answers = self._random.sample(_IDS, self._random.randint(1, 3))
        return {
            "id": id,
            "kind": "question",
            "text": self._both(),
            "help": self._random.choice((None, self._both())),
            "seconds": self._random.randint(0, 3600),
            "customer_waits": self._truth(),
            "answers": [
                {"id": answer, "text": self._both(), "to": self._target(), "ensures": self._some(self._id)}
                for answer in answers
            ],
        }

    def _outcome(self, id: str) -> dict[str, Any]:
        return {
            "id": id,
            "kind": "outcome",
            "text": self._both(),
            "outcome": str(self._random.choice(tuple(OutcomeKind))),
            "who": str(self._random.choice(tuple(Who))),
            "steps": self._some(self._step, 1),
            "say": self._both(),
            "disclose": self._truth(),
            "note_down": self._some(self._id),
            "sources": self._some(self._text, 1),
            "customer_waits": self._truth(),
        }

    def _step(self) -> dict[str, Any]:
        destroys = self._random.choice((None, self._id()))
        seconds = self._random.randint(0, 3600)
        return {"text": self._both(), "seconds": seconds, "needs": self._some(self._id), "destroys": destroys}

    def _target(self) -> dict[str, str]:
        own = {"node": self._random.choice(self._names)}
        return self._random.choice((own, own, {"tree": "other"}, {"tree": "no", "node": "1"}))

    def _some(self, one: Callable[[], Any], least: int = 0) -> list[Any]:
        return [one() for _ in range(self._random.randint(least, 2))]

    def _both(self) -> dict[str, str]:
        return {"zh": self._text(), "en": self._text()}

    def _text(self) -> str:
        return self._random.choice(self._texts)

    def _word(self) -> str:
        return "".join(character for character in self._text() if character not in "，、；").strip() or "word"

    def _id(self) -> str:
        return self._random.choice(_IDS)

    def _truth(self) -> bool:
        return self._random.random() < 0.5
