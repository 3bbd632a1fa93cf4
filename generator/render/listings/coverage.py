"""A site → what is covered: codes and faults by trees, answers and outcomes by the authors' examples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Literal

from generator.model.json_schema import COUNT, ID, Schema, document, list_of, map_of, record, told
from generator.model.project import Site
from generator.model.tree import DecisionTree, Outcome, Question
from generator.model.walk import Place, Walk
from generator.render.listings.columns import aligned
from generator.terminal import visible_json

_HEAD = (
    "tree",
    "questions",
    "outcomes",
    "answers",
    "paths",
    "examples",
    "answers tried",
    "outcomes tried",
    "wait",
    "with jumps",
)

_LISTED = record(
    {
        "all": told(COUNT, "In the list"),
        "with_tree": told(COUNT, "With a tree that they lead to"),
        "exempt": told(COUNT, "Exempt, with a reason"),
        "left": told(COUNT, "Neither"),
    }
)
_TREE = record(
    {
        "tree": told(ID, "The tree"),
        "questions": told(COUNT, "Its questions"),
        "outcomes": told(COUNT, "Its outcomes"),
        "answers": told(COUNT, "The answers of all its questions"),
        "paths": told(COUNT, "Ways through it"),
        "examples": told(COUNT, "Examples of its author"),
        "answers_tried": told(COUNT, "Answers that an example takes"),
        "outcomes_tried": told(COUNT, "Outcomes that an example ends at"),
        "wait_in_tree": told(COUNT, "Seconds that a customer stands there at most within the tree"),
        "wait_in_all": told(COUNT, "The same, jumps to other trees included"),
    }
)
COVERAGE_SCHEMA: Schema = document(
    "What poshelp coverage prints as JSON",
    record(
        {
            "trees": told(list_of(_TREE), "All trees, in the order of the site"),
            "codes": told(_LISTED, "Numbers of response codes"),
            "faults": told(_LISTED, "Numbers of messages of terminals"),
            "pages": told(map_of(COUNT), "Number of pages of content, by language"),
            "longest_wait": told(COUNT, "The greatest wait_in_all of all trees"),
        }
    ),
)


@dataclass(frozen=True, slots=True)
class TreeCoverage:
    """The numbers of one tree."""

    tree: str
    questions: int
    outcomes: int
    answers: int
    paths: int
    examples: int
    answers_tried: int
    """Answers that an example takes."""
    outcomes_tried: int
    """Outcomes that an example ends at."""
    wait_in_tree: int
    """Seconds that a customer stands there at most within the tree."""
    wait_in_all: int
    """The same, jumps to other trees included."""


@dataclass(frozen=True, slots=True)
class ListCoverage:
    """The numbers of a list of codes or faults."""

    all: int
    with_tree: int
    exempt: int
    left: int
    """Neither with a tree nor exempt."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The numbers of a site."""

    trees: tuple[TreeCoverage, ...]
    codes: ListCoverage
    faults: ListCoverage
    pages: dict[str, int]
    """Pages of content/ by language."""
    longest_wait: int


def coverage_listing(site: Site, form: Literal["text", "json"]) -> str:
    """The numbers of `site`; ends with a newline."""
    found = coverage(site)
    if form == "json":
        return visible_json(asdict(found))
    return _as_text(found)


def coverage(site: Site) -> Coverage:
    """Count what there is, and what is tried."""
    walk = Walk.of(site.trees)
    in_tree, in_all, counts = walk.waits(within_tree=True), walk.waits(within_tree=False), walk.path_counts()
    trees = []
    for tree in site.trees.values():
        start = Place(tree.id, tree.start.value)
        answers, ends = _tried(tree)
        trees.append(
            TreeCoverage(
                tree=tree.id,
                questions=sum(1 for _ in tree.questions),
                outcomes=sum(1 for _ in tree.outcomes),
                answers=sum(len(question.answers) for question in tree.questions),
                paths=counts[start],
                examples=len(tree.examples),
                answers_tried=len(answers),
                outcomes_tried=len(ends),
                wait_in_tree=in_tree[start],
                wait_in_all=in_all[start],
            )
        )
    codes = {code.value for tree in site.trees.values() for code in tree.codes}
    faults = {fault.value for tree in site.trees.values() for fault in tree.faults}
    return Coverage(
        trees=tuple(trees),
        codes=_listed(set(site.codes), codes, set(site.exempt_codes)),
        faults=_listed(set(site.faults), faults, set(site.exempt_faults)),
        pages={lang: sum(page_lang == lang for page_lang, _ in site.pages) for lang in site.langs},
        longest_wait=max((tree.wait_in_all for tree in trees), default=0),
    )


def _listed(known: set[str], taken: set[str], exempt: set[str]) -> ListCoverage:
    return ListCoverage(
        all=len(known),
        with_tree=len(known & taken),
        exempt=len(known & exempt),
        left=len(known - taken - exempt),
    )


def _tried(tree: DecisionTree) -> tuple[set[tuple[str, str]], set[str]]:
    """(question, answer) of every answer that an example takes; ids of the outcomes that one ends at."""
    answers: set[tuple[str, str]] = set()
    ends: set[str] = set()
    for example in tree.examples:
        id: str | None = tree.start.value
        for given in example.answers:
            node = tree.nodes.get(id) if id else None
            if not isinstance(node, Question):
                break
            taken = next((answer for answer in node.answers if answer.id == given.value), None)
            if taken is None:
                break
            answers.add((node.id, taken.id))
            id = None if taken.to.tree else taken.to.node
        end = tree.nodes.get(id) if id else None
        if isinstance(end, Outcome):
            ends.add(end.id)
    return answers, ends


def _as_text(found: Coverage) -> str:
    rows = [
        list(_HEAD),
        *(list(_cells(tree)) for tree in found.trees),
        _sum(found),
    ]
    table = aligned(rows, right=range(1, len(_HEAD)))
    pages = ", ".join(f"{count} in {lang}" for lang, count in found.pages.items())
    return (
        f"{table}\n"
        f"codes:  {_sentence(found.codes)}\n"
        f"faults: {_sentence(found.faults)}\n"
        f"pages of content/: {pages}\n"
        f"longest time that a customer waits: {found.longest_wait} s\n"
    )


def _cells(tree: TreeCoverage) -> Iterator[str]:
    yield tree.tree
    yield from (str(number) for number in (tree.questions, tree.outcomes, tree.answers, tree.paths, tree.examples))
    yield _share(tree.answers_tried, tree.answers)
    yield _share(tree.outcomes_tried, tree.outcomes)
    yield f"{tree.wait_in_tree} s"
    yield f"{tree.wait_in_all} s"


def _sum(found: Coverage) -> list[str]:
    trees = found.trees
    return [
        f"all {len(trees)}",
        str(sum(tree.questions for tree in trees)),
        str(sum(tree.outcomes for tree in trees)),
        str(sum(tree.answers for tree in trees)),
        str(sum(tree.paths for tree in trees)),
        str(sum(tree.examples for tree in trees)),
        _share(sum(tree.answers_tried for tree in trees), sum(tree.answers for tree in trees)),
        _share(sum(tree.outcomes_tried for tree in trees), sum(tree.outcomes for tree in trees)),
        f"{max((tree.wait_in_tree for tree in trees), default=0)} s",
        f"{found.longest_wait} s",
    ]


def _share(part: int, whole: int) -> str:
    """`11 of 12`, so that what is missing can be counted; `all` where nothing is."""
    return "all" if part == whole else f"{part} of {whole}"


def _sentence(found: ListCoverage) -> str:
    return f"{found.all}, {found.with_tree} with a tree, {found.exempt} exempt, {found.left} left"
