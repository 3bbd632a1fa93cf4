"""One defect in a correct project gives exactly one rule, at the place of the defect.

Projects are drawn; the defects are the functions below, each named after its rule (and what was done). What follows
from a defect elsewhere (an example that can no longer be walked, a node that only the misspelt answer led to) is told
by nobody: the author mends the cause and sees the rest again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.problem import Span
from generator.problem_formats import as_text
from tests.projects.folder import Folder, examined, project_files
from tests.projects.sketch import AnswerSketch, NodeSketch, Sketch, TreeSketch, Where, Written, code_of, tree_paths
from tests.strategies import effort, sketches


@dataclass
class Broken:
    """A project with a defect, and what must be said about it."""

    sketch: Sketch
    files: dict[str, Written]
    expected: set[tuple[str, Span]] = field(default_factory=set)
    added: dict[str, bytes] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)

    def tree_file(self, tree: TreeSketch) -> Written:
        return self.files[f"trees/{tree.family}/{tree.id}.yml"]

    def says(self, rule: str, span: Span) -> None:
        self.expected.add((rule, span))

    def bytes(self) -> Mapping[str, bytes]:
        files = project_files(self.files) | self.added
        return {file: content for file, content in files.items() if file not in self.removed}


Draw = st.DrawFn
Defect = Callable[[Draw, Sketch], Broken]


def first_line(file: str) -> Span:
    return Span(file, 1, 1, 1, 1)


def wrote(sketch: Sketch) -> Broken:
    return Broken(sketch, sketch.write())


def any_tree(draw: Draw, sketch: Sketch) -> TreeSketch:
    return draw(st.sampled_from(sketch.trees))


def question(draw: Draw, tree: TreeSketch) -> NodeSketch:
    return draw(st.sampled_from([node for node in tree.nodes if node.answers]))


def outcome(draw: Draw, tree: TreeSketch, *, gated: bool | None = None) -> NodeSketch:
    outcomes = [node for node in tree.nodes if not node.answers and gated in (None, node.gated)]
    assume(outcomes)
    return draw(st.sampled_from(outcomes))


def replaced(draw: Draw, sketch: Sketch, rule: str, value: str, *of: str) -> Broken:
    """`value` instead of another: `of` is its place, in which question, outcome and gate stand for a drawn node."""
    broken, tree = wrote(sketch), any_tree(draw, sketch)
    where: Where = of
    if of[0] == "question":
        asked = question(draw, tree)
        where = ("node", asked.id, *of[1:])
        if of[1] == "answer":
            where = ("node", asked.id, "answer", draw(st.sampled_from(asked.answers)).id, *of[2:])
    elif of[0] in ("outcome", "gate"):
        where = ("node", outcome(draw, tree, gated=True if of[0] == "gate" else None).id, *of[1:])
    broken.says(rule, broken.tree_file(tree).replace(where, value))
    return broken


def simple(rule: str, value: str, *of: str) -> Defect:
    return lambda draw, sketch: replaced(draw, sketch, rule, value, *of)


# ---------------------------------------------------------------------------------------------------------- shape


def duplicate_key(draw: Draw, sketch: Sketch) -> Broken:
    broken, tree = wrote(sketch), any_tree(draw, sketch)
    file = broken.tree_file(tree)
    file.after(("owner",), "owner: somebody")
    line = file.places["owner",].line + 1
    broken.says("duplicate-key", Span(file.file, line, 1, line, 6))
    return broken


def duplicate_node(draw: Draw, sketch: Sketch) -> Broken:
    broken, tree = wrote(sketch), any_tree(draw, sketch)
    first, second = tree.nodes[:2]
    broken.says("duplicate-key", broken.tree_file(tree).replace(("node", second.id), first.id))
    return broken


def duplicate_answer(draw: Draw, sketch: Sketch) -> Broken:
    broken, tree = wrote(sketch), any_tree(draw, sketch)
    asked = question(draw, tree)
    first, second = asked.answers[:2]
    place = ("node", asked.id, "answer", second.id)
    broken.says("duplicate-key", broken.tree_file(tree).replace(place, f'"{first.id}"'))
    return broken


def duplicate_tree(draw: Draw, sketch: Sketch) -> Broken:
    broken, tree = wrote(sketch), any_tree(draw, sketch)
    other = "network" if tree.family == "card-status" else "card-status"
    broken.added[f"trees/{other}/{tree.id}.yml"] = broken.tree_file(tree).text.encode()
    broken.says("duplicate-key", first_line(f"trees/network/{tree.id}.yml"))  # families have an order, and it is last
    return broken


def missing_language(draw: Draw, sketch: Sketch) -> Broken:
    broken, tree = wrote(sketch), any_tree(draw, sketch)
    file = broken.tree_file(tree)
    lang = draw(st.sampled_from(["zh", "en"]))
    place = file.places["node", outcome(draw, tree).id, "title", lang]
    del file.lines[place.line - 1]
    first = place.line - (lang == "en")
    broken.says("missing-language", Span(file.file, first, 7, first, 8))
    return broken


def outcome_without_say(draw: Draw, sketch: Sketch) -> Broken:
    broken, tree = wrote(sketch), any_tree(draw, sketch)
    file, node = broken.tree_file(tree), outcome(draw, tree)
    first = file.places["node", node.id, "say"].line
    del file.lines[first - 1 : first + 2]
    begin = file.places["node", node.id].line + 1
    broken.says("outcome-without-say", Span(file.file, begin, 5, begin, 6))
    return broken


def unknown_key(draw: Draw, sketch: Sketch) -> Broken:
    broken, tree = wrote(sketch), any_tree(draw, sketch)
    where, value = draw(
        st.sampled_from(
            [
                (("title", "key"), "titel"),
                (("leads_here",), "lead_here"),
                (("node", question(draw, tree).id, "answers"), "answer"),
                (("node", question(draw, tree).id, "ask"), "aks"),
                (("node", outcome(draw, tree).id, "say"), "sya"),
            ]
        )
    )
    broken.says("unknown-key", broken.tree_file(tree).replace(where, value))
    return broken


def bad_id_of_a_node(draw: Draw, sketch: Sketch) -> Broken:
    broken, tree = wrote(sketch), any_tree(draw, sketch)
    node = draw(st.sampled_from(tree.nodes))
    value = draw(st.sampled_from(["N-b", "n_b", "节点", "n-b-", "n--b"]))
    broken.says("bad-id", broken.tree_file(tree).replace(("node", node.id), value))
    return broken


def forbidden_character(draw: Draw, sketch: Sketch) -> Broken:
    broken, tree = wrote(sketch), any_tree(draw, sketch)
    place = broken.tree_file(tree).replace(("title", "en"), "Cause\u202e 1")
    broken.says("forbidden-character", place._replace(column=place.column + 5, end_column=place.column + 6))
    return broken


def stray_file(draw: Draw, sketch: Sketch) -> Broken:
    file = draw(st.sampled_from(["trees/x.yml", "trees/network/x.yaml", "trees/a/b/c.yml", "content/zh/x.txt"]))
    broken = Broken(sketch, sketch.write(), added={file: b"a: b\n"})
    broken.says("stray-file", first_line(file))
    return broken


def too_many_nodes(draw: Draw, sketch: Sketch) -> Broken:
    tree = any_tree(draw, sketch)
    # Unreachable ones, to be sure; a tree that is too large is not examined any further for what seems missing.
    tree.nodes += [NodeSketch(f"more-{number}", []) for number in range(13 - len(tree.nodes))]
    broken = wrote(sketch)
    broken.says("too-many-nodes", broken.tree_file(tree).places["node", tree.nodes[12].id])
    return broken


# ---------------------------------------------------------------------------------------------------------- graph


def target_missing(draw: Draw, sketch: Sketch) -> Broken:
    broken, tree = wrote(sketch), any_tree(draw, sketch)
    asked = question(draw, tree)
    answer = draw(st.sampled_from(asked.answers))
    other = draw(st.sampled_from(sketch.trees)).id
    value, before, name = draw(
        st.sampled_from(
            [
                ("nowhere", "", "nowhere"),
                ("{tree: nowhere}", "{tree: ", "nowhere"),
                (f"{{tree: {other}, node: nowhere}}", f"{{tree: {other}, node: ", "nowhere"),
            ]
        )
    )
    place = broken.tree_file(tree).replace(("node", asked.id, "answer", answer.id, "to"), value)
    column = place.column + len(before)
    broken.says("target-missing", place._replace(column=column, end_column=column + len(name)))
    return broken


def missing_entry(draw: Draw, sketch: Sketch) -> Broken:
    broken = wrote(sketch)
    broken.says("target-missing", broken.files["site_config/site.yml"].replace(("entry",), "nowhere"))
    return broken


def unreachable_node(draw: Draw, sketch: Sketch) -> Broken:
    tree = any_tree(draw, sketch)
    tree.nodes.insert(draw(st.integers(1, len(tree.nodes))), NodeSketch("island", []))
    broken = wrote(sketch)
    broken.says("unreachable-node", broken.tree_file(tree).places["node", "island"])
    return broken


def unreachable_question(draw: Draw, sketch: Sketch) -> Broken:
    """What lies below it is not reported as well."""
    tree = any_tree(draw, sketch)
    answers = [
        AnswerSketch("yes", (None, "below"), ensures=False),
        AnswerSketch("unsure", (None, "n-a"), ensures=False),
    ]
    tree.nodes += [NodeSketch("island", answers), NodeSketch("below", [])]
    broken = wrote(sketch)
    broken.says("unreachable-node", broken.tree_file(tree).places["node", "island"])
    return broken


def endless_path(draw: Draw, sketch: Sketch) -> Broken:
    tree = sketch.trees[0]  # nothing jumps into its middle, so the circle is walked from its start
    asked = question(draw, tree)
    way = next(
        (
            [answer.id for answer in path[:place]]
            for path in tree_paths(tree)
            for place, answer in enumerate(path)
            # Another question may have an answer that is equal to one of this question.
            if any(answer is own for own in asked.answers)
        ),
    )
    asked.answers.append(AnswerSketch("back", (None, "n-a"), ensures=False))
    tree.examples.append(([*way, "back"], (None, "n-a")))
    broken = wrote(sketch)
    broken.says("endless-path", broken.tree_file(tree).places["node", asked.id, "answer", "back", "to"])
    return broken


def too_few_answers(draw: Draw, sketch: Sketch) -> Broken:
    broken, tree = with_question_before_an_answers_target(draw, sketch, ["unsure"])
    broken.says("too-few-answers", broken.tree_file(tree).places["node", "more"])
    return broken


def useless_question(draw: Draw, sketch: Sketch) -> Broken:
    broken, tree = with_question_before_an_answers_target(draw, sketch, ["yes", "unsure"])
    broken.says("useless-question", broken.tree_file(tree).places["node", "more"])
    return broken


def with_question_before_an_answers_target(draw: Draw, sketch: Sketch, ids: list[str]) -> tuple[Broken, TreeSketch]:
    """A project in which an answer leads to a new question, all of whose answers lead where it led before."""
    tree = any_tree(draw, sketch)
    answer = draw(st.sampled_from(question(draw, tree).answers))
    tree.nodes.append(NodeSketch("more", [AnswerSketch(id, answer.to, ensures=answer.ensures) for id in ids]))
    answer.to = (None, "more")
    tree.examples = [([answer.id for answer in path], path[-1].to) for path in tree_paths(tree)]
    return wrote(sketch), tree


def answers_alike(draw: Draw, sketch: Sketch) -> Broken:
    broken, tree = wrote(sketch), any_tree(draw, sketch)
    asked = question(draw, tree)
    first, second = asked.answers[:2]
    value = draw(st.sampled_from([f"{asked.id} says {first.id}.", f"{asked.id.upper()} SAYS {first.id}!"]))
    place = ("node", asked.id, "answer", second.id, "label", "en")
    broken.says("answers-alike", broken.tree_file(tree).replace(place, value))
    return broken


def same_fix_twice(draw: Draw, sketch: Sketch) -> Broken:
    tree = any_tree(draw, sketch)
    outcomes = [node for node in tree.nodes if not node.answers]
    pairs = [(first, second) for first, second in combinations(outcomes, 2) if first.gated == second.gated]
    assume(pairs)
    first, second = draw(st.sampled_from(pairs))
    broken = wrote(sketch)
    file = broken.tree_file(tree)
    for lang in ("zh", "en"):
        place = file.places["node", first.id, "do", lang]
        value = file.lines[place.line - 1][place.column - 1 : place.end_column - 1]
        file.replace(("node", second.id, "do", lang), value)
    broken.says("same-fix-twice", file.places["node", second.id])
    return broken


def unknown_family(draw: Draw, sketch: Sketch) -> Broken:
    tree = any_tree(draw, sketch)
    tree.family = "netwrok"
    broken = wrote(sketch)
    broken.says("unknown-family", first_line(broken.tree_file(tree).file))
    return broken


# --------------------------------------------------------------------------------------------------------- safety


def need_not_met(draw: Draw, sketch: Sketch) -> Broken:
    """One answer no longer ensures; it matters where some way to the gate has no other that does."""
    gates = {(tree.id, node.id) for tree in sketch.trees for node in tree.nodes if node.gated}
    leading = [
        answer
        for tree in sketch.trees
        for node in tree.nodes
        for answer in node.answers
        if led_to(tree, answer) in gates
    ]
    assume(leading)
    answer = draw(st.sampled_from(leading))
    answer.ensures = False
    broken = wrote(sketch)
    for gate_tree, gate in sorted(gates):
        if any(not any(given.ensures for given in way) for way in ways_to(sketch, gate_tree, gate)):
            place = broken.tree_file(sketch.tree(gate_tree)).places["node", gate, "needs"]
            broken.says("need-not-met", place)
    assume(broken.expected)
    return broken


def led_to(tree: TreeSketch, answer: AnswerSketch) -> tuple[str, str]:
    return answer.to[0] or tree.id, answer.to[1] or "n-a"


def ways_to(sketch: Sketch, tree: str, node: str) -> Iterator[list[AnswerSketch]]:
    """Every way from any start, over jumps too."""

    def follow(at: tuple[str, str], so_far: list[AnswerSketch]) -> Iterator[list[AnswerSketch]]:
        if at == (tree, node):
            yield so_far
        here = sketch.tree(at[0])
        for answer in here.node(at[1]).answers:
            yield from follow(led_to(here, answer), [*so_far, answer])

    for start in sketch.trees:
        yield from follow((start.id, "n-a"), [])


def destroys_without_needs(draw: Draw, sketch: Sketch) -> Broken:
    broken, tree = wrote(sketch), any_tree(draw, sketch)
    node = outcome(draw, tree, gated=True)
    file = broken.tree_file(tree)
    del file.lines[file.places["node", node.id, "needs"].line - 1]
    line, *rest = file.places["node", node.id, "destroys"][1:]
    broken.says("destroys-without-needs", Span(file.file, line - 1, rest[0], line - 1, rest[2]))
    return broken


def question_without_unsure(draw: Draw, sketch: Sketch) -> Broken:
    tree = any_tree(draw, sketch)
    asked = question(draw, tree)
    asked.answers[-1].id = "never"
    tree.examples = [([answer.id for answer in path], path[-1].to) for path in tree_paths(tree)]
    broken = wrote(sketch)
    broken.says("question-without-unsure", broken.tree_file(tree).places["node", asked.id])
    return broken


def misspelt_fact(draw: Draw, sketch: Sketch) -> Broken:
    """The gate that it should open stays closed; that is not told as well."""
    tree = any_tree(draw, sketch)
    asked = question(draw, tree)
    ensuring = [answer for answer in asked.answers if answer.ensures]
    assume(ensuring)
    answer = draw(st.sampled_from(ensuring))
    broken = wrote(sketch)
    place = ("node", asked.id, "answer", answer.id, "ensures")
    broken.says("unknown-word", broken.tree_file(tree).replace(place, "result-knwon"))
    return broken


def unreadable_fact(draw: Draw, sketch: Sketch) -> Broken:
    tree = any_tree(draw, sketch)
    asked = question(draw, tree)
    ensuring = [answer for answer in asked.answers if answer.ensures]
    assume(ensuring)
    answer = draw(st.sampled_from(ensuring))
    broken = wrote(sketch)
    place = ("node", asked.id, "answer", answer.id, "ensures")
    broken.says("wrong-type", broken.tree_file(tree).replace(place, "Result_Known"))
    return broken


def disclosed_state(draw: Draw, sketch: Sketch) -> Broken:
    return replaced(draw, sketch, "disclosure", "这张卡被盗了。", "outcome", "say", "zh")


def long_wait(draw: Draw, sketch: Sketch) -> Broken:
    broken, tree = wrote(sketch), sketch.trees[0]  # nothing jumps to the first
    file = broken.tree_file(tree)
    file.replace(("node", "n-a", "seconds"), "2000")
    broken.says("long-wait", file.places["start",])
    return broken


# ------------------------------------------------------------------------------------------------------- coverage


def unknown_entry(draw: Draw, sketch: Sketch) -> Broken:
    broken, tree = wrote(sketch), any_tree(draw, sketch)
    file = broken.tree_file(tree)
    place = file.places["code",]
    file.replace(("code",), f'{code_of(sketch.trees.index(tree))}", "5l')
    column = place.end_column + 3
    broken.says("unknown-entry", place._replace(column=column, end_column=column + 4))
    return broken


def misspelt_entry(draw: Draw, sketch: Sketch) -> Broken:
    """Nobody is told that the code which was meant now leads to a tree that does not take it."""
    broken, tree = wrote(sketch), any_tree(draw, sketch)
    place = broken.tree_file(tree).replace(("code",), "5l")
    broken.says("unknown-entry", place._replace(column=place.column - 1, end_column=place.end_column + 1))  # quotes
    return broken


def entry_without_tree(draw: Draw, sketch: Sketch) -> Broken:
    broken, tree = wrote(sketch), any_tree(draw, sketch)
    file = broken.files["content/data/response-codes.yml"]
    cause = draw(st.sampled_from([tree.id, "nowhere", "none", "unknown"]))
    broken.says("entry-without-tree", file.replace(("code", "00", "cause"), cause))
    exemptions = "site_config/exemptions.yml"
    broken.added[exemptions] = b"codes: []\nfaults: []\n"
    return broken


def unknown_action(draw: Draw, sketch: Sketch) -> Broken:
    broken, action = wrote(sketch), draw(st.sampled_from(["call isuer", "Call issuer", "whistle"]))
    file = broken.files["content/data/response-codes.yml"]
    broken.says("unknown-action", file.replace(("code", "68", "action"), action))
    return broken


def stale_exemption(draw: Draw, sketch: Sketch) -> Broken:
    code = draw(st.sampled_from(["68", "97"]))
    file = "site_config/exemptions.yml"
    text = f'codes:\n  - {{code: "00", reason: approved}}\n  - {{code: "{code}", reason: none}}\nfaults: []\n'
    broken = Broken(sketch, sketch.write(), added={file: text.encode()})
    broken.says("stale-exemption", Span(file, 3, 12, 3, 16))
    return broken


def untried(draw: Draw, sketch: Sketch) -> Broken:
    """A new answer that no example gives; the outcome behind it is tried by another."""
    tree = any_tree(draw, sketch)
    asked = question(draw, tree)
    asked.answers.insert(0, AnswerSketch("new", asked.answers[0].to, ensures=asked.answers[0].ensures))
    broken = wrote(sketch)
    broken.says("untried", broken.tree_file(tree).places["node", asked.id, "answer", "new"])
    return broken


def example_end_moved(draw: Draw, sketch: Sketch) -> Broken:
    broken, tree = wrote(sketch), any_tree(draw, sketch)
    number = draw(st.integers(0, len(tree.examples) - 1))
    ends = tree.examples[number][1]
    other = draw(st.sampled_from([node.id for node in tree.nodes if (None, node.id) != ends]))
    broken.says("example-wrong", broken.tree_file(tree).replace(("example", number, "ends"), other))
    return broken


def example_with_an_unknown_answer(draw: Draw, sketch: Sketch) -> Broken:
    """Added, so that the others still try everything."""
    tree = any_tree(draw, sketch)
    tree.examples.append((["unsrue"], tree.examples[0][1]))
    broken = wrote(sketch)
    place = ("example", len(tree.examples) - 1, "answer", 0)
    broken.says("example-wrong", broken.tree_file(tree).places[place])
    return broken


def example_with_a_misspelt_answer(draw: Draw, sketch: Sketch) -> Broken:
    """Nobody is told that the answer which was meant is now untried."""
    broken, tree = wrote(sketch), any_tree(draw, sketch)
    number = draw(st.integers(0, len(tree.examples) - 1))
    given = draw(st.integers(0, len(tree.examples[number][0]) - 1))
    where = ("example", number, "answer", given)
    broken.says("example-wrong", broken.tree_file(tree).replace(where, "yse"))
    return broken


def example_that_goes_on(draw: Draw, sketch: Sketch) -> Broken:
    """It still tries the answers and the outcome that it gave and reached before."""
    tree = any_tree(draw, sketch)
    number = draw(st.integers(0, len(tree.examples) - 1))
    answers, ends = tree.examples[number]
    tree.examples[number] = ([*answers, "yes"], ends)
    broken = wrote(sketch)
    place = ("example", number, "answer", len(answers))
    broken.says("example-wrong", broken.tree_file(tree).places[place])
    return broken


# ------------------------------------------------------------------------------------------------------- language


def unfinished(draw: Draw, sketch: Sketch) -> Broken:
    broken, tree = wrote(sketch), any_tree(draw, sketch)
    node = outcome(draw, tree)
    for lang, value in (("zh", "✎ 写"), ("en", "✎ Write")):
        broken.says("unfinished", broken.tree_file(tree).replace(("node", node.id, "title", lang), value))
    return broken


def unknown_placeholder(draw: Draw, sketch: Sketch) -> Broken:
    broken, tree = wrote(sketch), any_tree(draw, sketch)
    node = outcome(draw, tree)
    for lang, value in (("zh", "拨打 {hotlin}。"), ("en", "Call {hotlin}.")):
        broken.says("unknown-placeholder", broken.tree_file(tree).replace(("node", node.id, "do", lang), value))
    return broken


# ---------------------------------------------------------------------------------------------------------- trust


def unknown_source_of_a_code(draw: Draw, sketch: Sketch) -> Broken:
    broken = wrote(sketch)
    file = broken.files["content/data/response-codes.yml"]
    broken.says("unknown-source", file.replace(("code", "68", "source"), "S2"))
    return broken


def telephone_number(draw: Draw, sketch: Sketch) -> Broken:
    broken, tree = wrote(sketch), any_tree(draw, sketch)
    node = outcome(draw, tree)
    number = draw(
        st.sampled_from(["400-123-4567", "4001234567", "13812345678", "010-12345678", "95193", "+86 10 12345678"])
    )
    for lang, words in (("zh", "拨打"), ("en", "Call")):
        value = f"{words} {number} {node.id}"
        broken.says("unpublishable-number", broken.tree_file(tree).replace(("node", node.id, "do", lang), value))
    return broken


# ---------------------------------------------------------------------------------------------------------- pages


def page_missing(draw: Draw, sketch: Sketch) -> Broken:
    broken, tree = wrote(sketch), any_tree(draw, sketch)
    lang, other = draw(st.sampled_from([("zh", "en"), ("en", "zh")]))
    broken.removed.add(f"content/{lang}/causes/{tree.id}.md")
    is_entry = tree is sketch.trees[0]  # it may have prose, and need not
    file = f"content/{other}/causes/{tree.id}.md" if is_entry else broken.tree_file(tree).file
    broken.says("page-missing", first_line(file))
    return broken


def broken_link(draw: Draw, sketch: Sketch) -> Broken:
    broken, tree = wrote(sketch), any_tree(draw, sketch)
    link = draw(
        st.sampled_from(
            [
                *("[it](page:slip)", "[it](page:slips#nmbers)", "[it](../slips.md)", "[it](http://a.example/)"),
                *("[it]()", "[it](javascript:x)", "[it](tree:x)", "[it](code:97)", "[it](term:x)", "[it](code:68#x)"),
                *("![it](x.png)", "[it](page:slip 'x')"),
            ]
        )
    )
    place = broken.files[f"content/en/causes/{tree.id}.md"].replace(
        ("line",), f"See {link} and [the slip](page:slips)."
    )
    broken.says("broken-link", place._replace(column=5, end_column=5 + len(link)))
    return broken


def broken_link_in_a_tree(draw: Draw, sketch: Sketch) -> Broken:
    broken, tree = wrote(sketch), any_tree(draw, sketch)
    node = outcome(draw, tree)
    link = draw(st.sampled_from(["page:slip", "page:slips#nmbers", "tree:x", "code:97", "term:x", "javascript:x"]))
    for lang, value in (("zh", f"看[这里]({link})。"), ("en", f"See [this]({link}).")):
        broken.says("broken-link", broken.tree_file(tree).replace(("node", node.id, "do", lang), value))
    return broken


def headings_differ(draw: Draw, sketch: Sketch) -> Broken:
    broken, tree = wrote(sketch), any_tree(draw, sketch)
    line = draw(st.sampled_from(["## What {: #why }", "### What {: #what }", "## What", "# What {: #what }", "##What"]))
    file = broken.files[f"content/en/causes/{tree.id}.md"]
    place = file.places["heading",]
    file.lines[place.line - 1] = line
    broken.says("headings-differ", Span(file.file, place.line, 1, place.line, len(line) + 1))
    return broken


def raw_html_in_a_page(draw: Draw, sketch: Sketch) -> Broken:
    broken, tree = wrote(sketch), any_tree(draw, sketch)
    html = draw(
        st.sampled_from(["<b>", "</b>", "<script>x</script>", "<!-- x -->", "<img src=x onerror=y>", "&nbsp;", "<b"])
    )
    place = broken.files[f"content/en/causes/{tree.id}.md"].replace(("line",), f"Look {html}")
    parts = ["<script>", "</script>"] if "script" in html else [html]
    for part in parts:
        column = 6 + html.index(part)
        broken.says("raw-html", place._replace(column=column, end_column=column + len(part)))
    return broken


DEFECTS: tuple[Defect, ...] = (
    duplicate_key, duplicate_node, duplicate_answer, duplicate_tree, missing_language, outcome_without_say, unknown_key,
    bad_id_of_a_node, forbidden_character, stray_file, too_many_nodes, target_missing, missing_entry, unreachable_node,
    unreachable_question, endless_path, too_few_answers, useless_question, answers_alike, same_fix_twice,
    unknown_family, need_not_met, destroys_without_needs, question_without_unsure, misspelt_fact, unreadable_fact,
    disclosed_state, long_wait, unknown_entry, misspelt_entry, entry_without_tree, unknown_action, stale_exemption,
    untried, example_end_moved, example_with_an_unknown_answer, example_with_a_misspelt_answer, example_that_goes_on,
    unfinished, unknown_placeholder, unknown_source_of_a_code, telephone_number,
    page_missing, broken_link, broken_link_in_a_tree, headings_differ, raw_html_in_a_page,
)  # fmt: skip

SIMPLE: Mapping[str, Defect] = {
    "wrong-type: seconds": simple("wrong-type", "soon", "question", "seconds"),
    "wrong-type: half a second": simple("wrong-type", "0.5", "outcome", "step", "seconds"),
    "wrong-type: who": simple("wrong-type", "cashire", "outcome", "who"),
    "wrong-type: kind": simple("wrong-type", "try-again", "outcome", "outcome"),
    "wrong-type: waits": simple("wrong-type", "yes", "question", "customer_waits"),
    "wrong-type: disclose": simple("wrong-type", "True", "outcome", "disclose"),
    "wrong-type: date": simple("wrong-type", "2026-02-30", "review_by"),
    "wrong-type: target": simple("wrong-type", "[n0]", "question", "answer", "to"),
    "wrong-type: label": simple("wrong-type", "[a]", "question", "answer", "label", "en"),
    "ambiguous-scalar: owner": simple("ambiguous-scalar", "no", "owner"),
    "ambiguous-scalar: text": simple("ambiguous-scalar", "08", "source"),
    "empty-text: quoted": simple("empty-text", '""', "outcome", "say", "zh"),
    "empty-text: blank": simple("empty-text", '"  "', "question", "ask", "en"),
    "raw-html": simple("raw-html", "Press <b>it</b>", "outcome", "title", "en"),
    "raw-html: comment": simple("raw-html", "Press <!-- it -->", "outcome", "title", "en"),
    "forbidden-character: escape": simple("forbidden-character", '"a\\u202eb"', "outcome", "title", "en"),
    "forbidden-character: return": simple("forbidden-character", '"a\\rb"', "outcome", "title", "en"),
    "unknown-word: needs": simple("unknown-word", "result-knwon", "gate", "needs"),
    "unknown-word: destroys": simple("unknown-word", "open-paymnet", "gate", "destroys"),
    "unknown-word: note": simple("unknown-word", "card-number", "outcome", "note_down"),
    "unknown-source: tree": simple("unknown-source", "S2", "source"),
    "unknown-source: outcome": simple("unknown-source", "S2", "outcome", "source"),
    "review-overdue: long ago": simple("review-overdue", "2020-01-01", "review_by"),
    "numbers-differ": simple("numbers-differ", "First find out about 77.", "summary", "en"),
    "numbers-differ: both": simple("numbers-differ", "Find out about 7 of 8.", "summary", "en"),
    "markup-differs: bold": simple("markup-differs", "Press it and wait 30 seconds.", "outcome", "do", "en"),
    "markup-differs: code": simple("markup-differs", "Press **`it`** and wait 30 seconds.", "outcome", "do", "en"),
    "untranslated: Chinese": simple("untranslated", "请稍等一下", "outcome", "say", "en"),
    "untranslated: English": simple("untranslated", "One moment please", "outcome", "say", "zh"),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.mark.parametrize(
    "defect", [*DEFECTS, *SIMPLE.values()], ids=[*(defect.__name__ for defect in DEFECTS), *SIMPLE]
)
@given(data=st.data())
@effort(4, on_disk=True)
def test_one_defect_gives_one_rule_at_its_place(folder: Folder, defect: Defect, data: st.DataObject):
    broken = defect(data.draw, data.draw(sketches()))  # type: ignore[arg-type]
    report = examined(folder.hold(broken.bytes()))
    assert {(problem.rule, problem.span) for problem in report.problems} == broken.expected, as_text(report)
