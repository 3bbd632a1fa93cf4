"""A tree as a plain graph in JSON → what a tree file can say of it."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from generator.exchange.draft import (
    LANGS,
    Both,
    DraftAnswer,
    DraftExample,
    DraftNode,
    DraftOutcome,
    DraftQuestion,
    DraftStep,
    DraftTree,
    Target,
)
from generator.exchange.graph_schema import INLINE, PLAIN, graph_schema
from generator.exchange.json_fields import Fields
from generator.exchange.json_places import Value
from generator.exchange.source import Source, Unreadable, shown
from generator.exchange.words import Ids, answer_slug, is_id, language, legible, literal, slug, without_html
from generator.model.text import Lang
from generator.model.tree import OutcomeKind, Who

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_MOST_SECONDS = 3600
_SCHEMA = graph_schema()["properties"]
_TREE = frozenset(_SCHEMA)
_QUESTION, _OUTCOME = (frozenset(kind["properties"]) for kind in _SCHEMA["nodes"]["items"]["anyOf"])


def read_graph(source: Source, root: Value) -> DraftTree:
    """The tree in `root`. What has no place in a tree is told to `source`. Raises Unreadable."""
    whole = Fields(source, root, "the graph")
    version = whole.text("schema_version")
    if not version.startswith("1."):
        message = f"version {shown(version)} of the graph is not known; 1.0 is"
        raise Unreadable(message, whole.members["schema_version"].at)
    whole.tell_unknown(_TREE)
    return _Reader(source, whole).tree()


class _Reader:
    def __init__(self, source: Source, whole: Fields) -> None:
        self._source, self._whole = source, whole
        form = whole.text_or("text_format", PLAIN)
        if form not in (INLINE, PLAIN):
            raise Unreadable(f"`text_format` is `{INLINE}` or `{PLAIN}`", whole.members["text_format"].at)
        self._inline = form == INLINE
        self._ids: dict[str, str] = {}

    def tree(self) -> DraftTree:
        whole = self._whole
        nodes = [Fields(self._source, value, f"node {number}") for number, value in enumerate(whole.listed("nodes"), 1)]
        if not nodes:
            raise Unreadable("the graph has no nodes", whole.at)
        self._name(nodes)
        drafts = tuple(self._node(node) for node in nodes)
        start = whole.text("start") if whole.has("start") else nodes[0].text("id")
        if start not in self._ids:
            raise Unreadable(f"the start {shown(start)} is no node of the graph", whole.value("start").at)
        leads = Fields(self._source, whole.value("leads_here"), "`leads_here`") if whole.has("leads_here") else None
        if leads:
            leads.tell_unknown({"codes", "faults", "words"})
        words = Fields(self._source, leads.value("words"), "`words`") if leads and leads.has("words") else None
        return DraftTree(
            title=self._both(whole, "title"),
            summary=self._both(whole, "summary"),
            codes=self._names(leads, "codes"),
            faults=self._names(leads, "faults"),
            words={lang: self._names(words, lang) for lang in LANGS} if words else None,
            safety=tuple(self._text(value) for value in whole.listed("safety")),
            owner=self._name_of(whole, "owner"),
            reviewed=self._date("reviewed"),
            review_by=self._date("review_by"),
            sources=self._names(whole, "sources"),
            start=self._ids[start],
            nodes=drafts,
            examples=tuple(self._examples()),
        )

    def _name(self, nodes: list[Fields]) -> None:
        """Give each node an id of the tree's form: its own where that has it."""
        given = Ids()
        for number, node in enumerate(nodes, 1):
            id = node.text("id")
            if id in self._ids:
                raise Unreadable(f"node {shown(id)} is there twice", node.value("id").at)
            self._ids[id] = given.give(id if is_id(id) else slug(id), f"node-{number}")
            if self._ids[id] != id:
                self._source.tell("renamed", f"node {shown(id)} is called `{self._ids[id]}` here", node.value("id").at)
            node.what = f"node {shown(id)}"

    def _node(self, node: Fields) -> DraftNode:
        kind = node.text("kind")
        if kind == "question":
            node.tell_unknown(_QUESTION)
            return self._question(node)
        if kind == "outcome":
            node.tell_unknown(_OUTCOME)
            return self._outcome(node)
        raise Unreadable(f"the kind of {node.what} is `question` or `outcome`", node.value("kind").at)

    def _question(self, node: Fields) -> DraftQuestion:
        given = Ids()
        answers = []
        for number, value in enumerate(node.listed("answers"), 1):
            answer = Fields(self._source, value, f"answer {number} of {node.what}")
            answer.tell_unknown({"id", "text", "to", "ensures"})
            label = self._both(answer, "text")
            id = answer.text_or("id")
            wish = id if is_id(id) else answer_slug(label.en or label.zh)
            to = self._target(answer.value("to"))
            ensures = self._names(answer, "ensures", ids=True)
            answers.append(DraftAnswer(given.give(wish, f"answer-{number}"), label, to, ensures))
        if not answers:
            raise Unreadable(f"{node.what} is a question without answers", node.at)
        return DraftQuestion(
            self._ids[node.text("id")],
            self._both(node, "text"),
            tuple(answers),
            self._both(node, "help") if node.has("help") else None,
            self._seconds(node),
            node.boolean("customer_waits"),
        )

    def _outcome(self, node: Fields) -> DraftOutcome:
        waits = node.boolean("customer_waits")
        return DraftOutcome(
            id=self._ids[node.text("id")],
            title=self._both(node, "text"),
            kind=self._choice(node, "outcome", OutcomeKind),
            who=self._choice(node, "who", Who),
            steps=tuple(self._step(value, node.what) for value in node.listed("steps")),
            say=self._both(node, "say"),
            disclose=node.boolean("disclose"),
            note_down=self._names(node, "note_down", ids=True),
            sources=self._names(node, "sources"),
            customer_waits=True if waits is None else waits,
        )

    def _step(self, value: Value, whose: str) -> DraftStep:
        step = Fields(self._source, value, f"a step of {whose}")
        step.tell_unknown({"text", "seconds", "needs", "destroys"})
        destroys = step.text_or("destroys")
        if destroys and not is_id(destroys):
            raise Unreadable(f"{shown(destroys)} is no id", step.value("destroys").at)
        return DraftStep(
            self._both(step, "text"), self._seconds(step), self._names(step, "needs", ids=True), destroys or None
        )

    def _examples(self) -> list[DraftExample]:
        found = []
        for number, value in enumerate(self._whole.listed("examples"), 1):
            example = Fields(self._source, value, f"example {number}")
            example.tell_unknown({"name", "answers", "ends"})
            answers = self._names(example, "answers", ids=True)
            name = self._name_of(example, "name") or f"example {number}"
            found.append(DraftExample(name, answers, self._target(example.value("ends"))))
        return found

    def _target(self, value: Value) -> Target:
        if isinstance(value.it, str):
            return Target(None, self._node_id(value))
        to = Fields(self._source, value, "`to`")
        to.tell_unknown({"tree", "node"})
        tree = to.text_or("tree")
        if tree and not is_id(tree):
            raise Unreadable(f"{shown(tree)} is no id of a tree", to.value("tree").at)
        if not tree:
            return Target(None, self._node_id(to.value("node")))
        node = to.text_or("node")
        if node and not is_id(node):
            raise Unreadable(f"{shown(node)} is no id of a node", to.value("node").at)
        return Target(tree, node or None)

    def _node_id(self, value: Value) -> str:
        if not isinstance(value.it, str) or value.it not in self._ids:
            name = shown(value.it) if isinstance(value.it, str) else "this"
            raise Unreadable(f"{name} is no node of the graph", value.at)
        return self._ids[value.it]

    def _both(self, fields: Fields, key: str) -> Both:
        return self._text(fields.value(key)) if fields.has(key) else Both()

    def _text(self, value: Value) -> Both:
        if isinstance(value.it, str):
            return Both.of(language([value.it]), self._harmless(value.it, value.at))
        texts = Fields(self._source, value, "a text")
        texts.tell_unknown(set(LANGS))
        return Both(*(self._in(texts, lang) for lang in LANGS))

    def _in(self, texts: Fields, lang: Lang) -> str:
        return self._harmless(texts.text(lang), texts.value(lang).at) if texts.has(lang) else ""

    def _harmless(self, text: str, at: int) -> str:
        """The text as it may stand in a tree: with its markup where the graph says that it has some."""
        if not self._inline:
            return literal(self._source, text, at)
        kept = without_html(text)
        if kept != text:
            self._source.tell("markup", "HTML stands with full-width signs, as text", at)
        kept = legible(self._source, kept, at)
        return "" if kept.isspace() else kept

    def _seconds(self, fields: Fields) -> int | None:
        seconds = fields.integer("seconds")
        if seconds is not None and seconds > _MOST_SECONDS:
            raise Unreadable(f"`seconds` of {fields.what} are more than an hour", fields.value("seconds").at)
        return seconds

    def _choice(self, fields: Fields, key: str, choices: type[StrEnum]) -> str | None:
        value = fields.text_or(key)
        if value and value not in list(choices):
            place = fields.value(key).at
            self._source.tell("unknown-word", f"{shown(value)} is no `{key}`: {', '.join(choices)} are", place)
            return None
        return value or None

    def _date(self, key: str) -> str:
        day = self._whole.text_or(key)
        if not day:
            return ""
        try:
            if _DATE.match(day):
                return date.fromisoformat(day).isoformat()
        except ValueError:
            pass
        raise Unreadable(f"`{key}` is expected to be a date such as 2026-11-22", self._whole.value(key).at)

    def _names(self, fields: Fields | None, key: str, *, ids: bool = False) -> tuple[str, ...]:
        """A list of words or, with `ids`, of ids."""
        if fields is None:
            return ()
        names = []
        for value, name in zip(fields.listed(key), fields.texts(key), strict=True):
            word = legible(self._source, name, value.at)
            if ids and not is_id(word):
                raise Unreadable(f"{shown(word)} is no id", value.at)
            if word and not word.isspace():
                names.append(word)
        return tuple(names)

    def _name_of(self, fields: Fields, key: str) -> str:
        name = legible(self._source, fields.text_or(key), fields.at)
        return "" if name.isspace() else name
