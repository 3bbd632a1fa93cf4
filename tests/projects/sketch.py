"""A correct project as a sketch → YAML, by a writer that remembers where each value stands.

So a test can break one thing and say beforehand which rule must speak, and where. tests/strategies.py draws sketches.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.problem import Span
from tests.projects.copies import SMALL

FACT = "result-known"
HAZARD = "open-payment"

Target = tuple[str | None, str | None]
"""Tree (None: the same) and node (None: the start)."""

Where = tuple[str | int, ...]
"""What a value is: ("node", "n1", "answer", "unsure", "to")."""


@dataclass
class Written:
    """A file as it was written, and where each value stands in it."""

    file: str
    lines: list[str] = field(default_factory=list)
    places: dict[Where, Span] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return "".join(f"{line}\n" for line in self.lines)

    def add(self, before: str, value: str = "", where: Where | None = None, after: str = "") -> None:
        """A line. `value` stands at `where`; without a value `where` is the last word of `before`, a key."""
        number = len(self.lines) + 1
        if where is not None:
            begin = len(before) if value else len(before) - len(before.lstrip().removeprefix("- "))
            end = begin + len(value) if value else len(before.rstrip(":"))
            self.places[where] = Span(self.file, number, begin + 1, number, end + 1)
        self.lines.append(before + value + after)

    def replace(self, where: Where, value: str) -> Span:
        """Put `value` in the place of the value at `where`; gives the place of the new value."""
        span = self.places[where]
        line = self.lines[span.line - 1]
        self.lines[span.line - 1] = line[: span.column - 1] + value + line[span.end_column - 1 :]
        return Span(self.file, span.line, span.column, span.line, span.column + len(value))

    def after(self, where: Where, *lines: str) -> None:
        """New lines below the one of `where`. The places further down are no longer right."""
        number = self.places[where].line
        self.lines[number:number] = lines


@dataclass
class AnswerSketch:
    """An answer: its id, where it leads, and whether it ensures the fact."""

    id: str
    to: Target
    ensures: bool


@dataclass
class NodeSketch:
    """A question, or with no answers an outcome; a gated outcome has a step that needs the fact."""

    id: str
    answers: list[AnswerSketch]
    gated: bool = False


@dataclass
class TreeSketch:
    """A tree of which the first node is the start."""

    id: str
    family: str
    nodes: list[NodeSketch]
    examples: list[tuple[list[str], Target]] = field(default_factory=list)

    def node(self, id: str) -> NodeSketch:
        return next(node for node in self.nodes if node.id == id)


@dataclass
class Sketch:
    """A correct project."""

    trees: list[TreeSketch]

    def tree(self, id: str) -> TreeSketch:
        return next(tree for tree in self.trees if tree.id == id)

    def write(self) -> dict[str, Written]:
        """Every file that differs from the small project's."""
        files = [_tree_file(tree, number) for number, tree in enumerate(self.trees)]
        files += [page for tree in self.trees for page in _prose(tree.id)]
        files += [_codes(self.trees), _settings(self.trees[0].id), _operational(self.trees[0].id)]
        files += [Written(f"content/data/{empty}.yml", ["[]"]) for empty in ("terminal-faults", "scheme-words")]
        return {written.file: written for written in files}


FAMILIES = ("card-status", "network")


def tree_paths(tree: TreeSketch) -> Iterator[list[AnswerSketch]]:
    """Every way through the tree."""

    def follow(id: str | None, so_far: list[AnswerSketch]) -> Iterator[list[AnswerSketch]]:
        node = tree.node(id or "")
        if not node.answers:
            yield so_far
        for answer in node.answers:
            if answer.to[0] is None:
                yield from follow(answer.to[1], [*so_far, answer])
            else:
                yield [*so_far, answer]

    return follow(tree.nodes[0].id, [])


def tree_examples(tree: TreeSketch) -> Iterator[tuple[list[str], Target]]:
    """As many as are needed to give every answer once."""
    tried: set[int] = set()
    for path in tree_paths(tree):
        if not tried.issuperset(map(id, path)):
            tried.update(map(id, path))
            yield [answer.id for answer in path], path[-1].to


def code_of(tree: int) -> str:
    """The code that tree number `tree` takes. Pages of the small project link to the first one's."""
    return "68" if tree == 0 else f"{50 + tree}"


def _target(target: Target) -> str:
    tree, node = target
    if tree is None:
        return str(node)
    return f"{{tree: {tree}}}" if node is None else f"{{tree: {tree}, node: {node}}}"


def _tree_file(tree: TreeSketch, number: int) -> Written:
    to = Written(f"trees/{tree.family}/{tree.id}.yml")

    def both(indent: str, name: str, where: Where, zh: str, en: str) -> None:
        to.add(f"{indent}{name}:", where=(*where, "key"))
        to.add(f"{indent}  zh: ", zh, (*where, "zh"))
        to.add(f"{indent}  en: ", en, (*where, "en"))

    both("", "title", ("title",), f"第 {number} 个原因", f"Cause {number}")
    both("", "summary", ("summary",), f"先查清 {number} 号。", f"First find out about {number}.")
    to.add("leads_here:", where=("leads_here",))
    to.add('  codes: ["', code_of(number), ("code",), '"]')
    to.add("  faults: []")
    to.add("  words: {zh: [没反应], en: [no answer]}")
    to.add("safety:")
    to.add("  - {zh: 先不要再收。, en: Do not charge again yet.}")
    to.add("owner: ", "content-team", ("owner",))
    to.add("reviewed: ", "2026-11-22", ("reviewed",))
    to.add("review_by: ", "2027-05-22", ("review_by",))
    to.add("sources: [", "S1", ("source",), "]")
    to.add("start: ", tree.nodes[0].id, ("start",))
    to.add("nodes:")
    for node in tree.nodes:
        at: Where = ("node", node.id)
        to.add(f"  {node.id}:", where=at)
        if node.answers:
            _question(to, tree, node, at)
        else:
            _outcome(to, tree, node, at)
    to.add("examples:")
    for place, (answers, ends) in enumerate(tree.examples):
        to.add(f"  - name: path {place}", where=("example", place))
        to.add("    answers: [")
        line = len(to.lines)
        for given, answer in enumerate(answers):
            text = f'"{answer}"'
            column = len(to.lines[-1]) + 1
            to.places["example", place, "answer", given] = Span(to.file, line, column, line, column + len(text))
            to.lines[-1] += text + (", " if given < len(answers) - 1 else "")
        to.lines[-1] += "]"
        to.add("    ends: ", _target(ends), ("example", place, "ends"))
    return to


def _question(to: Written, tree: TreeSketch, node: NodeSketch, at: Where) -> None:
    to.add("    ask:", where=(*at, "ask"))
    to.add("      zh: ", f"{node.id} 怎么样？", (*at, "ask", "zh"))
    to.add("      en: ", f'"What about {node.id}?"', (*at, "ask", "en"))
    to.add("    seconds: ", "3", (*at, "seconds"))
    to.add("    customer_waits: ", "true", (*at, "customer_waits"))
    to.add("    answers:", where=(*at, "answers"))
    for answer in node.answers:
        here: Where = (*at, "answer", answer.id)
        to.add("      ", f'"{answer.id}"', here, ":")
        to.add("        label:", where=(*here, "label"))
        to.add("          zh: ", f"{node.id} 答 {answer.id}", (*here, "label", "zh"))
        to.add("          en: ", f"{node.id} says {answer.id}", (*here, "label", "en"))
        to.add("        to: ", _target(answer.to), (*here, "to"))
        if answer.ensures:
            to.add("        ensures: [", FACT, (*here, "ensures"), "]")


def _outcome(to: Written, tree: TreeSketch, node: NodeSketch, at: Where) -> None:
    to.add("    outcome: ", "retry" if node.gated else "call-acquirer", (*at, "outcome"))
    to.add("    who: ", "cashier", (*at, "who"))
    to.add("    title:", where=(*at, "title"))
    to.add("      zh: ", f"做 {node.id}", (*at, "title", "zh"))
    to.add("      en: ", f"Do {node.id}", (*at, "title", "en"))
    to.add("    steps:")
    to.add("      - do:", where=(*at, "do"))
    to.add("          zh: ", f"按 **{node.id}**，等 30 秒。", (*at, "do", "zh"))
    to.add("          en: ", f"Press **{node.id}** and wait 30 seconds.", (*at, "do", "en"))
    to.add("        seconds: ", "10", (*at, "step", "seconds"))
    if node.gated:
        to.add("        needs: [", FACT, (*at, "needs"), "]")
        to.add("        destroys: ", HAZARD, (*at, "destroys"))
    to.add("    say:", where=(*at, "say"))
    to.add("      zh: ", f"请稍等 {node.id}。", (*at, "say", "zh"))
    to.add("      en: ", f"One moment {node.id}.", (*at, "say", "en"))
    to.add("    disclose: ", "true", (*at, "disclose"))
    to.add("    note_down: [", "time", (*at, "note_down"), "]")
    to.add("    sources: [", "S1", (*at, "source"), "]")


def _prose(tree: str) -> Iterator[Written]:
    chinese = Written(f"content/zh/causes/{tree}.md")
    chinese.add("## ", "是什么", ("heading",), " {: #what }")
    chinese.add("")
    chinese.add("", "先看[小票](page:slips)。", ("line",))
    english = Written(f"content/en/causes/{tree}.md")
    english.add("---")
    digest = hashlib.sha256(chinese.text.strip().encode()).hexdigest()[:12]
    english.add("translates: ", f'"{digest}"', ("translates",))
    english.add("---")
    english.add("## ", "What", ("heading",), " {: #what }")
    english.add("")
    english.add("", "Look at [the slip](page:slips) first.", ("line",))
    yield chinese
    yield english


def _codes(trees: list[TreeSketch]) -> Written:
    to = Written("content/data/response-codes.yml")
    for code, cause in [("00", "none"), *((code_of(number), tree.id) for number, tree in enumerate(trees))]:
        at: Where = ("code", code)
        to.add('- code: "', code, at, '"')
        to.add("  table: ", "field39", (*at, "table"))
        to.add(f"  name: {{zh: 代码 {code}, en: Code {code}}}")
        to.add("  cause: ", cause, (*at, "cause"))
        to.add("  action: ", "call issuer", (*at, "action"))
        to.add("  retry_rule: ", "after-fix", (*at, "retry_rule"))
        to.add("  schemes: {}")
        to.add("  sources: [", "S1", (*at, "source"), "]")
        to.add("  agreement: agreed")
    return to


def _settings(entry: str) -> Written:
    to = Written("site_config/site.yml")
    for line in (SMALL / to.file).read_text(encoding="utf-8").splitlines():
        if line.startswith("entry: "):
            to.add("entry: ", entry, ("entry",))
        elif line.startswith("limits: "):
            to.add(re.sub(r"(?<=paths: )\d+|(?<=wait_seconds: )\d+", "1000", line))
        else:
            to.add(line)
    return to


def _operational(tree: str) -> Written:
    to = Written("content/data/rules.yml")
    for line in (SMALL / to.file).read_text(encoding="utf-8").splitlines():
        to.add(line.replace("[no-answer]", f"[{tree}]"))
    return to
