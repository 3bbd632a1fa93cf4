"""A Mermaid flowchart → a tree.

Boxes of every shape, labels in quotes and without, arrows with labels of both kinds, chains and groups with `&` are
read. What only looks or acts in some way (styles, classes, clicks, subgraphs) is told and left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from textwrap import dedent

from generator.exchange.draft import DraftTree
from generator.exchange.flowchart import MOST_ARROWS, MOST_NODES, Arrow, Box, Flowchart, tree_of_chart
from generator.exchange.mermaid_labels import label_text
from generator.exchange.mermaid_tokens import BLANK, CLASS, FLAG, ID, Scanner
from generator.exchange.source import Source, Unreadable, shown

_HEADER = re.compile(r"(?:flowchart(?:-elk)?|graph)(?:[ \t]+(?:TB|TD|BT|RL|LR|[<>^v]))?[ \t]*(?=[\n;]|%%|\Z)")
_KEYWORD = re.compile(
    r"(?:(?P<style>style|linkStyle|classDef|class)|(?P<click>click|href|callback|call)|(?P<subgraph>subgraph)"
    r"|(?P<direction>direction)|(?P<end>end))(?=[ \t\n;]|\Z)(?![ \t]*(?:[-=~.<]|&))"
)
_ACCESSIBLE = re.compile(r"acc(?P<what>Title|Descr)[ \t]*(?::[ \t]*(?P<line>[^\n]*)|\{(?P<block>[^}]*)\})")
_FENCE = re.compile(r"---[ \t]*\n")
_END_OF_SETTINGS = re.compile(r"\n[ \t]*---[ \t]*(?=\n|\Z)")
_TITLE = re.compile(r"^title:[ \t]*(?P<text>[^\n]*)$", re.MULTILINE)
_TWO_WORDS = re.compile(r"\w+[ \t]+(?![xo](?:--|==|-\.)|\w+@)\w")
_EDGE_ID = re.compile(r"(?P<id>\w+)@(?=[xo<]?(?:--|==|-\.))")
_JUMP = "→"
_PICTURES = frozenset(("icon", "img"))
_OF_PICTURES = _PICTURES | {"form", "pos", "w", "h", "constraint"}
_MOST_STATEMENTS = 20_000
_TOLD = {
    "style": ("style", "colours and lines are not carried over"),
    "click": ("click", "what happens at a click is not carried over"),
    "subgraph": ("subgraph", "a tree has no groups: the boxes of this one are carried over, its frame is not"),
}


def read_mermaid(source: Source, kinds: Mapping[str, str], trees: Mapping[str, str]) -> DraftTree:
    """The tree in the chart. Raises Unreadable.

    `kinds`: what the project calls its kinds of outcomes → kind; `trees`: titles of its trees → id. So charts that
    `export` wrote are understood whole.
    """
    return tree_of_chart(source, _Reader(source, kinds, trees).chart())


class _Reader:
    def __init__(self, source: Source, kinds: Mapping[str, str], trees: Mapping[str, str]) -> None:
        self._source, self._kinds, self._trees = source, kinds, trees
        self._scanner = Scanner(source.text)
        self._text = source.text
        self._boxes: dict[str, Box] = {}
        self._arrows: list[Arrow] = []
        self._edge_ids: set[str] = set()
        self._groups: dict[str, int] = {}
        self._title = self._summary = ""

    def chart(self) -> Flowchart:
        at = self._header()
        statements = 0
        while (at := self._blank(at)) < len(self._text):
            statements += 1
            if statements > _MOST_STATEMENTS:
                raise Unreadable(f"the chart has more than {_MOST_STATEMENTS:,} statements", at)
            at = self._line(at)
        for id in self._groups.keys() & self._boxes.keys():
            self._source.tell(
                "subgraph", f"arrows to and from the subgraph {shown(id)} are not carried over", self._groups[id]
            )
            del self._boxes[id]
        arrows = tuple(arrow for arrow in self._arrows if self._boxes.keys() >= {arrow.tail, arrow.head})
        return Flowchart(self._title, self._summary, self._boxes, arrows)

    def _header(self) -> int:
        at = self._blank(0)
        fence = _FENCE.match(self._text, at)
        if fence:
            end = _END_OF_SETTINGS.search(self._text, fence.end() - 1)
            if end is None:
                raise Unreadable("the settings that begin here do not end with a line `---`", at)
            # Charts in HTML pages are indented as a whole.
            settings = dedent(self._text[fence.end() : end.start()])
            title = _TITLE.search(settings)
            if title:
                self._title = title["text"].strip().strip("\"'")
            if settings.strip() != (title[0].strip() if title else ""):
                self._source.tell("settings", "settings of the chart are not carried over, its title is", at)
            at = self._blank(end.end())
        header = _HEADER.match(self._text, at)
        if header is None:
            hint = "it begins with `flowchart TD` or `graph LR`"
            raise Unreadable("this is no flowchart of Mermaid", min(at, len(self._text)), hint)
        return header.end()

    def _blank(self, at: int) -> int:
        """Behind spaces, line ends and comments; directives are told."""
        while True:
            at = self._scanner.skip(at, BLANK)
            if not self._text.startswith("%%", at):
                return at
            if self._text.startswith("%%{", at):
                self._source.tell("directive", "directives to Mermaid are not carried over", at)
                end = self._text.find("}%%", at)
                if end < 0:
                    raise Unreadable("the directive that begins here is not closed", at)
                at = end + 3
            else:
                at = self._scanner.line_end(at)

    def _line(self, at: int) -> int:
        """Read the statement at `at`; gives where it ends."""
        accessible = _ACCESSIBLE.match(self._text, at)
        if accessible:
            words = " ".join((accessible["line"] or accessible["block"] or "").split())
            if accessible["what"] == "Title":
                self._title = words
            else:
                self._summary = words
            return accessible.end()
        keyword = _KEYWORD.match(self._text, at)
        if keyword:
            return self._told(keyword, at)
        if not ID.match(self._text, at) or _TWO_WORDS.match(self._text, at):
            return self._not_understood(at)
        return self._chain(at)

    def _told(self, keyword: re.Match[str], at: int) -> int:
        what = keyword.lastgroup or ""
        end = keyword.end() if what == "end" else self._scanner.line_end(at)
        if what == "subgraph":
            name = self._text[keyword.end() : end].strip()
            id = ID.match(name)
            if id:
                self._groups[id[0]] = at
        if what in _TOLD:
            self._source.tell(*_TOLD[what], at)
        return end

    def _not_understood(self, at: int) -> int:
        end = self._scanner.line_end(at)
        message = f"{shown(self._text[at : min(end, at + 200)])} is not understood and left out"
        self._source.tell("not-understood", message, at)
        return end

    def _chain(self, at: int) -> int:
        """Boxes & boxes --> boxes …"""
        tails, at = self._group(at)
        while True:
            at = self._scanner.skip(at)
            edge = _EDGE_ID.match(self._text, at)
            if edge:
                self._edge_ids.add(edge["id"])
                at = edge.end()
            begin = at
            link = self._scanner.link(at)
            if link is None:
                break
            place = self._scanner.skip(link.end, BLANK) if self._goes_on(link.end) else self._scanner.skip(link.end)
            if not ID.match(self._text, place):
                raise Unreadable("an arrow leads to nothing: a box is expected here", min(place, len(self._text)))
            heads, at = self._group(place)
            if len(self._arrows) + len(tails) * len(heads) > MOST_ARROWS:
                raise Unreadable(f"the chart has more than {MOST_ARROWS:,} arrows", begin)
            label = label_text(self._source, link.label, begin).replace("\n", " ")
            if link.is_hidden:
                self._source.tell("hidden-link", "an invisible link is no answer", begin)
            else:
                if link.lacks_direction:
                    self._source.tell(
                        "no-direction", "this line has no arrowhead: it leads to what is named second", begin
                    )
                if link.is_both_ways:
                    self._source.tell("both-ways", "this arrow has two heads: it leads to what is named second", begin)
                self._arrows += [Arrow(tail, head, label, link.is_dotted, begin) for tail in tails for head in heads]
            tails = heads
        if at < len(self._text) and self._text[at] not in "\n;" and not self._text.startswith("%%", at):
            return self._not_understood(at)
        return at

    def _goes_on(self, at: int) -> bool:
        """Whether only spaces follow on the line of `at`."""
        end = self._scanner.skip(at)
        return self._text[end : end + 1] == "\n"

    def _group(self, at: int) -> tuple[list[str], int]:
        ids = []
        while True:
            id, at = self._box(at)
            ids.append(id)
            if len(ids) > MOST_NODES:
                raise Unreadable(f"a tree is drawn with at most {MOST_NODES} boxes", at)
            place = self._scanner.skip(at)
            if self._text[place : place + 1] != "&":
                return ids, at
            at = self._scanner.skip(place + 1)
            if not ID.match(self._text, at):
                raise Unreadable("a box is expected after `&`", min(at, len(self._text)))

    def _box(self, begin: int) -> tuple[str, int]:
        """The box named at `begin`, and where its shape ends."""
        name = ID.match(self._text, begin)
        assert name  # noqa: S101  every caller has looked
        id, at = name[0], name.end()
        if self._text.startswith("@{", at):
            label, names, at = self._scanner.properties(at)
            if id in self._edge_ids:
                self._source.tell("style", "how an arrow moves is not carried over", begin)
                return id, at
            self._name(id, label, "", begin)
            self._tell_properties(id, names, begin)
        else:
            shape = self._scanner.shape(at)
            self._name(id, shape.label if shape else None, shape.opening if shape else "", begin)
            at = shape.end if shape else at
        class_ = CLASS.match(self._text, at)
        if class_:
            self._source.tell(*_TOLD["style"], at)
            at = class_.end()
        return id, at

    def _tell_properties(self, id: str, names: Set[str], at: int) -> None:
        left = names - {"label", "shape"}
        if left & _PICTURES:
            self._source.tell("image", f"the icon or image of {shown(id)} is not carried over", at)
            left -= _OF_PICTURES
        for name in sorted(left):
            self._source.tell("property", f"{shown(name)} of {shown(id)} is not carried over", at)

    def _name(self, id: str, label: str | None, opening: str, at: int) -> None:
        """A box is called by its id until it gets a label."""
        if label is None:
            self._boxes.setdefault(id, Box(id, id, "", "", at))
            return
        text = label_text(self._source, label, at)
        first, _, rest = text.partition("\n")
        kind = self._kinds.get(first, "")
        if kind:
            text = rest
        tree = (
            self._trees.get(text.removeprefix(_JUMP).strip(), "") if opening == FLAG and text.startswith(_JUMP) else ""
        )
        self._boxes[id] = Box(id, " ".join(text.split()), kind, tree, at)
