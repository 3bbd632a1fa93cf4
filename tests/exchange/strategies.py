"""Any tree as a graph, any decision table."""

from __future__ import annotations

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
words = sentences.filter(lambda text: not any(comma in text for comma in "，、；"))
both = st.fixed_dictionaries({"zh": sentences, "en": sentences})
ids = st.sampled_from(["yes", "no", "on", "null", "1", "51", "1e3", "0x1", "a", "result-known", "y"])
id_lists = st.lists(ids, max_size=2)
seconds = st.integers(0, 3600)


@st.composite
def graphs(draw: st.DrawFn) -> dict[str, Any]:
    """A graph as `export` writes it. Answers lead anywhere; only its shape is right."""
    names = draw(st.lists(st.sampled_from(["start", "no", "1", "x-2", "null", "end"]), min_size=1, unique=True))
    targets = st.one_of(
        st.sampled_from([{"node": name} for name in names]),
        st.sampled_from([{"tree": "other"}, {"tree": "no", "node": "1"}]),
    )

    def question(id: str) -> dict[str, Any]:
        answers = draw(st.lists(ids, min_size=1, max_size=3, unique=True))
        return {
            "id": id,
            "kind": "question",
            "text": draw(both),
            "help": draw(st.one_of(st.none(), both)),
            "seconds": draw(seconds),
            "customer_waits": draw(st.booleans()),
            "answers": [
                {"id": answer, "text": draw(both), "to": draw(targets), "ensures": draw(id_lists)} for answer in answers
            ],
        }

    def outcome(id: str) -> dict[str, Any]:
        step = st.fixed_dictionaries(
            {"text": both, "seconds": seconds, "needs": id_lists, "destroys": st.one_of(st.none(), ids)}
        )
        return {
            "id": id,
            "kind": "outcome",
            "text": draw(both),
            "outcome": str(draw(st.sampled_from(OutcomeKind))),
            "who": str(draw(st.sampled_from(Who))),
            "steps": draw(st.lists(step, min_size=1, max_size=2)),
            "say": draw(both),
            "disclose": draw(st.booleans()),
            "note_down": draw(id_lists),
            "sources": draw(st.lists(sentences, min_size=1, max_size=2)),
            "customer_waits": draw(st.booleans()),
        }

    return {
        "schema_version": SCHEMA_VERSION,
        "text_format": INLINE,
        "id": "written",
        "family": "network",
        "title": draw(both),
        "summary": draw(both),
        "leads_here": {
            "codes": draw(st.lists(sentences, max_size=2)),
            "faults": draw(id_lists),
            "words": {"zh": draw(st.lists(words, max_size=2)), "en": draw(st.lists(words, max_size=2))},
        },
        "safety": draw(st.lists(both, min_size=1, max_size=2)),
        "owner": draw(sentences),
        "reviewed": "2026-11-22",
        "review_by": "2027-05-22",
        "sources": draw(st.lists(sentences, min_size=1, max_size=2)),
        "start": names[0],
        "nodes": [draw(st.sampled_from([question, outcome]))(name) for name in names],
        "examples": draw(
            st.lists(st.fixed_dictionaries({"name": sentences, "answers": id_lists, "ends": targets}), max_size=2)
        ),
    }
