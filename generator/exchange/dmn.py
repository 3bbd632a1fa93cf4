"""A decision tree → a decision table in DMN 1.3: an input a question, a rule a path.

Two paths part at a question that both ask and answer otherwise, so no two rules ever hold together: the hit policy is
UNIQUE. A question that a path does not ask has no say in its rule (`-`).
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from generator.exchange.plain_words import PlainWords
from generator.model.tree import DecisionTree, Outcome, Question
from generator.model.walk import Path, Trees, paths, reading_order

MODEL = "https://www.omg.org/spec/DMN/20191111/MODEL/"
FEEL = "https://www.omg.org/spec/DMN/20191111/FEEL/"
NAMESPACE = "urn:poshelp:tree:"
"""Of a tree's elements, with its id after it."""

_OUTPUTS = ("end_tree", "end_node", "outcome", "title", "who", "steps", "say")
"""Where a path ends; what only an outcome has is empty where it ends with a way into another tree."""


def tree_dmn(trees: Trees, tree: DecisionTree, words: PlainWords, version: str) -> str:
    """The definitions, ending with a newline. `version` is that of the generator."""
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', *_definitions(trees, tree, words, version), ""])


def input_name(question: str) -> str:
    """The FEEL name of a question's input: a hyphen would be a minus, and a word of FEEL no name."""
    return f"q_{question.replace('-', '_')}"


def _definitions(trees: Trees, tree: DecisionTree, words: PlainWords, version: str) -> Iterator[str]:
    asked = [node for id in reading_order(tree) if isinstance(node := tree.nodes[id], Question)]
    title = _xml(words.text(tree.title) or tree.id)
    yield f'<definitions xmlns="{MODEL}" id="tree_{tree.id}" name="{title}"'
    yield f'    namespace="{NAMESPACE}{tree.id}" expressionLanguage="{FEEL}" typeLanguage="{FEEL}"'
    yield f'    exporter="poshelp" exporterVersion="{_xml(version)}">'
    yield f"  <description>{_xml(words.text(tree.summary))}</description>"
    for question in asked:
        name = input_name(question.id)
        yield f'  <inputData id="data_{name}" name="{name}" label="{_xml(words.text(question.ask))}">'
        yield f'    <variable id="variable_{name}" name="{name}" typeRef="string"/>'
        yield "  </inputData>"
    yield f'  <decision id="decision_{tree.id}" name="{title}">'
    yield f"    <question>{title}</question>"
    yield f'    <variable id="variable_{tree.id}" name="{title}"/>'
    for question in asked:
        name = input_name(question.id)
        yield f'    <informationRequirement id="requirement_{name}">'
        yield f'      <requiredInput href="#data_{name}"/>'
        yield "    </informationRequirement>"
    yield f'    <decisionTable id="table_{tree.id}" hitPolicy="UNIQUE" preferredOrientation="Rule-as-Row">'
    for question in asked:
        yield from _input(question, words)
    for output in _OUTPUTS:
        yield f'      <output id="output_{output}" name="{output}" label="{output}" typeRef="string"/>'
    for number, path in enumerate(paths(trees, tree), 1):
        yield from _rule(trees, tree, asked, path, words, number)
    yield "    </decisionTable>"
    yield "  </decision>"
    yield "</definitions>"


def _input(question: Question, words: PlainWords) -> Iterator[str]:
    name = input_name(question.id)
    answers = ",".join(_feel(answer.id) for answer in question.answers)
    yield f'      <input id="input_{name}" label="{_xml(words.text(question.ask))}">'
    yield f'        <inputExpression id="expression_{name}" typeRef="string"><text>{name}</text></inputExpression>'
    yield f'        <inputValues id="values_{name}"><text>{_xml(answers)}</text></inputValues>'
    yield "      </input>"


def _rule(
    trees: Trees, tree: DecisionTree, asked: list[Question], path: Path, words: PlainWords, number: int
) -> Iterator[str]:
    given = {question.id: answer for question, answer in path.choices}
    told = " › ".join(words.text(answer.label) for _, answer in path.choices)
    yield f'      <rule id="rule_{number}">'
    yield f"        <description>{_xml(told)}</description>"
    for column, question in enumerate(asked, 1):
        entry = _feel(given[question.id].id) if question.id in given else "-"
        yield f'        <inputEntry id="rule_{number}_input_{column}"><text>{_xml(entry)}</text></inputEntry>'
    for output, value in zip(_OUTPUTS, _end(trees, tree, path, words), strict=True):
        text = _xml(_feel(value))
        yield f'        <outputEntry id="rule_{number}_{output}"><text>{text}</text></outputEntry>'
    yield "      </rule>"


def _end(trees: Trees, tree: DecisionTree, path: Path, words: PlainWords) -> tuple[str, ...]:
    end = path.end
    if isinstance(end, Outcome):
        texts = words.text(end.title), str(end.who), words.steps(end), words.text(end.say)
        return tree.id, end.id, str(end.kind), *texts
    return end.tree, end.node, "", words.text(trees[end.tree].title), "", "", ""


def _feel(text: str) -> str:
    """`text` as a string of FEEL."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _xml(text: str) -> str:
    """`text` as character data or as a quoted attribute value; what XML cannot hold was replaced before."""
    return escape(text)
