"""Real questions lead to the right cause or code, in what ships and in the browser that runs it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tests.finder.conftest import Finder
from tests.texts import LANGS

HERE = Path(__file__).parent
FIRST, AMONG_THREE = 0.90, 0.97
"""What each set of queries must reach."""
NOWHERE = 99


class Query(NamedTuple):
    text: str
    codes: list[str]
    causes: list[str]


def sample() -> list[Query]:
    """What people typed. Each second query was held back while the finder was made."""
    found = yaml.safe_load((HERE / "queries.yml").read_text(encoding="utf-8"))
    return [Query(one["text"], one["expected"]["codes"], one["expected"]["causes"]) for one in found]


def ours(name: str) -> list[Query]:
    """Our own questions of the same kinds."""
    found = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return [Query(text, codes.split(), causes.split()) for text, codes, causes in found]


FURTHER = ours("further_queries.yml")
SETS = {
    "worked with": sample()[::2],
    "held back": sample()[1::2],
    "our own": ours("more_queries.yml"),
    "further, worked with": FURTHER[::2],
    "further, held back": FURTHER[1::2],
    "a stranger's": ours("stranger_queries.yml"),
}
UNKNOWN_RESULT = ours("unknown_result_queries.yml")


def rank(query: Query, results: list[dict[str, Any]]) -> int:
    """Place of the first right result, from 0."""
    right = (
        place
        for place, result in enumerate(results)
        if result.get("code") in query.codes or result.get("tree") in query.causes
    )
    return next(right, NOWHERE)


@pytest.mark.parametrize("lang", LANGS)
def test_the_right_result_comes_first(
    finders: Mapping[str, Finder], lang: str, record_property: Callable[[str, object], None]
):
    reached = {}
    for name, queries in SETS.items():
        answers = finders[lang](query.text for query in queries)
        ranks = [rank(query, results) for query, results in zip(queries, answers, strict=True)]
        first, three = (sum(place < limit for place in ranks) / len(ranks) for limit in (1, 3))
        reached[name] = (first, three)
        told = [f"finder {lang}, {name}: {len(queries)} queries, first {first:.1%}, among three {three:.1%}"]
        for query, results, place in zip(queries, answers, ranks, strict=True):
            if place:
                got = ", ".join(str(result.get("code") or result.get("tree")) for result in results[:3])
                where = "nowhere" if place == NOWHERE else f"place {place + 1}"
                told.append(f"  {where}: {query.text} → {got}; right: {', '.join(query.codes + query.causes)}")
        record_property("told", "\n".join(told))
    assert all(first >= FIRST and three >= AMONG_THREE for first, three in reached.values()), reached


@pytest.mark.parametrize("lang", LANGS)
def test_who_may_have_paid_is_first_told_to_find_out(finders: Mapping[str, Finder], lang: str):
    answers = finders[lang](query.text for query in UNKNOWN_RESULT)
    astray = [
        (query.text, [result.get("code") or result.get("tree") for result in results[:3]])
        for query, results in zip(UNKNOWN_RESULT, answers, strict=True)
        if rank(query, results) > 0 or not results[0]["warning"]
    ]
    assert astray == []
