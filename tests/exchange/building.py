"""Files from elsewhere as text, read; and trees that were written, loaded again."""

from __future__ import annotations

from generator.exchange import Import, ImportFormat, Known, Review, read_import, tree_yaml
from generator.exchange.draft import DraftQuestion, DraftTree
from generator.load.shape import Reader
from generator.load.tree import read_tree
from generator.load.yaml_reader import compose
from generator.model.tree import DecisionTree

REVIEW = Review("2026-11-22", "2027-05-22")


def imported(text: str, form: ImportFormat | None = None, known: Known | None = None, file: str = "file") -> Import:
    return read_import(file, text.encode("utf-8", "surrogatepass"), form, known or Known())


def draft(text: str, form: ImportFormat, known: Known | None = None) -> DraftTree:
    """The tree of a file in which everything can be read."""
    read = imported(text, form, known)
    assert not read.report.errors, read.report.problems
    assert read.tree
    return read.tree


def told(read: Import) -> list[tuple[str, int]]:
    """Kind and line of everything that was told."""
    return [(problem.rule, problem.span.line) for problem in read.report.problems]


def failure(text: str, form: ImportFormat, file: str = "file") -> str:
    """Where and why a file cannot be read, after everything else was told."""
    read = imported(text, form, file=file)
    assert (read.tree, read.codes) == (None, None)
    (error,) = [problem for problem in read.report.problems if problem.severity == "error"]
    return f"{error.span.line}:{error.span.column} {error.message}"


def loaded(draft: DraftTree, family: str = "network", id: str = "written") -> DecisionTree:
    """The tree that `load` makes of the file that is written of `draft`."""
    text = tree_yaml(draft, REVIEW)
    node, problems = compose(text, "written.yml")
    assert node is not None, (problems, text)
    reader = Reader("written.yml", text)
    tree = read_tree(node, family, id, reader, 10_000)
    assert tree is not None, (reader.problems, text)
    assert reader.problems == [], text
    return tree


def edges(draft: DraftTree) -> list[tuple[str, str, str]]:
    """Question, answer and target of every answer, by ids; another tree with a slash."""
    return [
        (node.id, answer.id, f"{answer.to.tree or ''}/{answer.to.node or ''}".removeprefix("/"))
        for node in draft.nodes
        if isinstance(node, DraftQuestion)
        for answer in node.answers
    ]
