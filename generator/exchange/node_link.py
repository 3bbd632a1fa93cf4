"""A graph in JSON as other programs write it → a tree.

Nodes and edges stand at the top (networkx, d3, vis.js, React Flow), in `graph` (JSON Graph Format) or in `elements`
(Cytoscape). Only their ids, labels and ends are read; every other kind of member is told once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.exchange.draft import DraftTree
from generator.exchange.flowchart import Arrow, Box, Flowchart, tree_of_chart
from generator.exchange.json_places import Value
from generator.exchange.node_link_members import Members, Notes, Text, scalar_text
from generator.exchange.source import Source, Unreadable, shown

FORMS = (
    "a graph has `nodes`, and `edges` or `links`, at its top, in `graph` (JSON Graph Format) or in `elements`"
    " (Cytoscape); one that `poshelp export` wrote has `schema_version`"
)
"""What is read, for messages about files that are something else."""

_TITLES = ("label", "title", "name")
_LABELS_OF_NODES = ("label", "text", "title", "name")
_LABELS_OF_EDGES = ("label", "text", "name", "title", "relation")
_TAILS, _HEADS = ("source", "from"), ("target", "to")
_FRAMES = ("parent", "parentId", "parentNode")
"""How a node of Cytoscape or React Flow names the frame that it lies in."""
_ENDS_HINT = "the ends of an edge are ids of nodes, in `source` and `target` or in `from` and `to`"


def read_node_link(source: Source, root: Value) -> DraftTree:
    """The tree in `root`. Raises Unreadable."""
    return tree_of_chart(source, _Reader(source, root).chart())


class _Reader:
    def __init__(self, source: Source, root: Value) -> None:
        self._source, self._notes = source, Notes(source)
        if not isinstance(root.it, dict):
            raise Unreadable("the graph is expected to be an object", root.at, FORMS)
        self._whole = Members(_with_the_only_graph(root), "the graph", inside=("graph", "elements", "data"))
        self._boxes: dict[str, Box] = {}
        self._arrows: list[Arrow] = []
        self._frames: dict[str, Value] = {}

    def chart(self) -> Flowchart:
        nodes, edges = self._parts()
        for id, node in nodes:
            self._node(id, node)
        for edge in edges:
            self._edge(edge)
        self._leave_out_frames()
        if not self._boxes:
            raise Unreadable("the graph has no nodes", self._whole.at)
        title = self._whole.take(*_TITLES)
        summary = self._whole.take("description")
        self._directed(self._whole, "the edges of this graph have no direction: each leads from `source` to `target`")
        self._whole.drop("multigraph")
        self._notes.unknown(self._whole, "the graph")
        self._notes.tell()
        return Flowchart(title.it if title else "", summary.it if summary else "", self._boxes, tuple(self._arrows))

    def _parts(self) -> tuple[Iterator[tuple[str, Members]], Iterator[Members]]:
        """The nodes by id, and the edges."""
        elements = self._whole.find("elements")
        if elements and isinstance(elements.it, list) and not self._whole.find("nodes"):
            self._whole.drop("elements")
            members = [Members(value, f"element {n}", inside=("data",)) for n, value in enumerate(elements.it, 1)]
            edges = [element for element in members if _is_edge(element)]
            return self._listed([element for element in members if not _is_edge(element)]), iter(edges)
        nodes = self._whole.only("nodes")
        if nodes is None:
            raise Unreadable("the graph has no `nodes`", self._whole.at, FORMS)
        links = self._whole.only("edges", "links")
        if links is None:
            raise Unreadable("the graph has neither `edges` nor `links`", self._whole.at, FORMS)
        if not isinstance(links.it, list):
            raise Unreadable("the edges of the graph are expected to be a list", links.at)
        if not isinstance(nodes.it, list | dict):
            raise Unreadable("`nodes` of the graph are expected to be a list, or an object by ids", nodes.at)
        arrows = (Members(value, f"edge {number}", inside=("data",)) for number, value in enumerate(links.it, 1))
        if isinstance(nodes.it, dict):
            return self._mapped(nodes.it), arrows
        members = [Members(value, f"node {n}", inside=("data",)) for n, value in enumerate(nodes.it, 1)]
        return self._listed(members), arrows

    @staticmethod
    def _listed(nodes: list[Members]) -> Iterator[tuple[str, Members]]:
        for node in nodes:
            id = node.take("id")
            if id is None:
                raise Unreadable(f"{node.what} has no `id`", node.at, "edges name each node by an `id` of its own")
            node.what = f"node {shown(id.it)}"
            yield id.it, node

    def _mapped(self, nodes: Mapping[str, Value]) -> Iterator[tuple[str, Members]]:
        for id, value in nodes.items():
            node = Members(value, f"node {shown(id)}", inside=("data",))
            again = node.take("id")
            if again and again.it != id:
                self._notes.add("unknown-key", "`id` of nodes is not their key, which is what counts", again.at)
            yield id, node

    def _node(self, id: str, node: Members) -> None:
        if id in self._boxes:
            raise Unreadable(f"{node.what} is there twice", node.at, "edges name each node by an `id` of its own")
        label = node.take(*_LABELS_OF_NODES) or Text(id, node.at)
        self._boxes[id] = Box(id, label.it, "", "", label.at)
        for key in _FRAMES:
            frame = node.find(key)
            if frame and (name := scalar_text(frame)) and name != id:
                self._frames.setdefault(name, frame)
        node.drop_group()
        self._notes.unknown(node, "nodes")

    def _edge(self, edge: Members) -> None:
        tail, head = self._end(edge, _TAILS), self._end(edge, _HEADS)
        label = edge.take(*_LABELS_OF_EDGES) or Text("", edge.at)
        self._arrows.append(Arrow(tail, head, label.it, is_dotted=False, at=label.at))
        self._directed(edge, "edges have no direction: each leads from `source` to `target`")
        edge.drop("id")
        edge.drop_group()
        self._notes.unknown(edge, "edges")

    def _end(self, edge: Members, keys: tuple[str, str]) -> str:
        id = edge.take(*keys)
        if id is None:
            raise Unreadable(f"{edge.what} has no `{keys[0]}` or `{keys[1]}`", edge.at, _ENDS_HINT)
        if id.it not in self._boxes:
            raise Unreadable(f"{shown(id.it)} of {edge.what} is no node of the graph", id.at, _ENDS_HINT)
        return id.it

    def _directed(self, members: Members, otherwise: str) -> None:
        directed = members.find("directed")
        if directed and isinstance(directed.it, bool):
            members.drop("directed")
            if not directed.it:
                self._notes.add("no-direction", otherwise, directed.at)

    def _leave_out_frames(self) -> None:
        """Without this a frame, which often stands first, would be where the tree begins."""
        met = {end for arrow in self._arrows for end in (arrow.tail, arrow.head)}
        for id in self._frames.keys() & self._boxes.keys() - met:
            message = f"a tree has no groups: the boxes in {shown(id)} are carried over, its frame is not"
            self._source.tell("subgraph", message, self._boxes[id].at)
            del self._boxes[id]


def _with_the_only_graph(root: Value) -> Value:
    """`root` with the one graph of a list in JSON Graph Format as its `graph`. Raises Unreadable."""
    assert isinstance(root.it, dict)  # noqa: S101  the caller has looked
    graphs = root.it.get("graphs")
    if graphs is None or not isinstance(graphs.it, list) or not root.it.keys().isdisjoint({"nodes", "graph"}):
        return root
    if len(graphs.it) != 1:
        message = f"the file has {len(graphs.it)} graphs, and a tree is made of one"
        raise Unreadable(message, graphs.at, "leave one of them in `graphs`")
    rest = {key: value for key, value in root.it.items() if key != "graphs"}
    return Value({**rest, "graph": graphs.it[0]}, root.at)


def _is_edge(element: Members) -> bool:
    """As Cytoscape sees it: by its `group`, else by its ends."""
    group = element.find("group")
    if group and group.it in ("nodes", "edges"):
        return group.it == "edges"
    return bool(element.find("source") and element.find("target"))
