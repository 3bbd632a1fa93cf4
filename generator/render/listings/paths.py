"""A decision tree → its paths as text, CSV or JSON, with the words of both languages."""

from __future__ import annotations

import csv
import io
from typing import Any, Literal

from generator.model.json_schema import (
    COUNT,
    ID,
    STRING,
    Schema,
    by_language,
    document,
    list_of,
    one_of,
    or_null,
    record,
    told,
    with_languages,
)
from generator.model.project import Site
from generator.model.settings import Brand
from generator.model.spreadsheet import defused
from generator.model.tree import DecisionTree, Outcome, OutcomeKind
from generator.model.walk import Path, Place, paths
from generator.render.data.trees import Editions, texts
from generator.render.edition import Edition, Facts
from generator.render.listings.columns import aligned
from generator.render.pages.path_table import counter_seconds
from generator.terminal import visible, visible_json

_HEAD = ("tree", "path", "answers", "end_tree", "end_node", "outcome", "customer_waits_seconds", "facts")
_NAMED = with_languages(record({"id": told(ID, "Its id")}), STRING)
_CHOICE = record(
    {
        "question": told(_NAMED, "The question, with its words"),
        "answer": told(_NAMED, "The answer that was given, with its words"),
    }
)
_LAST = with_languages(
    record(
        {
            "tree": told(ID, "The tree that it ends in or leads on to"),
            "node": told(ID, "The outcome, or the node of the other tree"),
            "outcome": told(
                or_null(one_of(OutcomeKind)), "The kind of outcome; null where it leads on to another tree"
            ),
        }
    ),
    STRING,
)
PATHS_SCHEMA: Schema = document(
    "What poshelp paths prints as JSON",
    record(
        {
            "tree": told(ID, "The tree"),
            "title": told(by_language(STRING), "What it is called"),
            "paths": told(
                list_of(
                    record(
                        {
                            "choices": told(list_of(_CHOICE), "Each question on the way and its answer"),
                            "end": told(_LAST, "Where it ends, with the title of the outcome or the other tree"),
                            "customer_waits_seconds": told(COUNT, "How long the customer stands there"),
                            "facts": told(list_of(ID), "Ids of facts that an answer on the way ensured"),
                        }
                    )
                ),
                "Every path, in the order of answers",
            ),
        }
    ),
)
_STEP, _END = " › ", " → "


def path_listing(site: Site, tree: DecisionTree, form: Literal["text", "csv", "json"], brand: Brand) -> str:
    """One row a path in the order of answers; ends with a newline."""
    facts = Facts(site)
    editions: Editions = {lang: Edition(facts, lang, brand) for lang in site.langs}
    found = list(paths(site.trees, tree))
    if form == "json":
        return _as_json(editions, tree, found)
    return _as_csv(editions, tree, found) if form == "csv" else _as_text(editions, tree, found)


def _as_text(editions: Editions, tree: DecisionTree, found: list[Path]) -> str:
    titles = " · ".join(texts(editions, tree.title).values())
    head = ["", "answers", "ends at", "waits", *editions]
    rows = [
        [
            str(number),
            _answers(path),
            _end(tree, path),
            f"{counter_seconds(path)} s",
            *(_told(edition, path, arrow=_END) for edition in editions.values()),
        ]
        for number, path in enumerate(found, 1)
    ]
    return visible(f"{tree.id}: {titles}\n\n{aligned([head, *rows], right={0, 3})}")


def _as_csv(editions: Editions, tree: DecisionTree, found: list[Path]) -> str:
    """RFC 4180: lines end with CR LF. A cell that a spreadsheet would compute begins with an apostrophe."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow([*_HEAD, *(f"{part}_{lang}" for lang in editions for part in ("answers", "end"))])
    for number, path in enumerate(found, 1):
        end = _place(tree, path)
        row = [
            tree.id,
            number,
            _answers(path),
            end.tree,
            end.node,
            str(path.end.kind) if isinstance(path.end, Outcome) else "",
            counter_seconds(path),
            " ".join(_facts(path)),
        ]
        for edition in editions.values():
            row += [_told(edition, path, arrow=""), _end_title(edition, path)]
        rows.writerow([defused(cell) for cell in row])
    return text.getvalue()


def _as_json(editions: Editions, tree: DecisionTree, found: list[Path]) -> str:
    whole = {
        "tree": tree.id,
        "title": texts(editions, tree.title),
        "paths": [_path(editions, tree, path) for path in found],
    }
    return visible_json(whole)


def _path(editions: Editions, tree: DecisionTree, path: Path) -> dict[str, Any]:
    end = _place(tree, path)
    return {
        "choices": [
            {
                "question": {"id": question.id, **texts(editions, question.ask)},
                "answer": {"id": answer.id, **texts(editions, answer.label)},
            }
            for question, answer in path.choices
        ],
        "end": {
            "tree": end.tree,
            "node": end.node,
            "outcome": str(path.end.kind) if isinstance(path.end, Outcome) else None,
            **{lang: _end_title(edition, path) for lang, edition in editions.items()},
        },
        "customer_waits_seconds": counter_seconds(path),
        "facts": _facts(path),
    }


def _answers(path: Path) -> str:
    return "/".join(answer.id for _, answer in path.choices)


def _place(tree: DecisionTree, path: Path) -> Place:
    return Place(tree.id, path.end.id) if isinstance(path.end, Outcome) else path.end


def _end(tree: DecisionTree, path: Path) -> str:
    """An outcome with its kind, or another tree."""
    if isinstance(path.end, Outcome):
        return f"{path.end.id} ({path.end.kind})"
    return f"→ {path.end.tree}#{path.end.node}"


def _end_title(edition: Edition, path: Path) -> str:
    if isinstance(path.end, Outcome):
        return edition.plain(path.end.title)
    return edition.plain(edition.site.trees[path.end.tree].title)


def _told(edition: Edition, path: Path, *, arrow: str) -> str:
    """The answers as a reader gives them; with `arrow`, also where they end."""
    answers = _STEP.join(edition.plain(answer.label) for _, answer in path.choices)
    return f"{answers}{arrow}{_end_title(edition, path)}" if arrow else answers


def _facts(path: Path) -> list[str]:
    """What holds at the end because an answer on the way ensured it."""
    return sorted({fact.value for _, answer in path.choices for fact in answer.ensures})
