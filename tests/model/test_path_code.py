"""Path codes: what is written is read back, and what was mistyped or has changed is noticed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path as File

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from generator.load import load
from generator.model.path_code import (
    ALPHABET,
    LONGEST,
    OUTDATED,
    PathCodes,
    Trail,
    mark_width,
    read,
    structure_hash,
)
from generator.model.tree import DecisionTree, Question
from generator.model.walk import Place, Trees, Walk, paths, reading_order
from tests.model.test_walk import built, ladder
from tests.strategies import GraphTree, effort, graphs


@cache
def real_codes() -> PathCodes:
    """Of the project's own trees."""
    project, _ = load(File(__file__).parents[2], datetime.date(2026, 11, 22))
    assert project is not None
    return PathCodes(Walk.of(project.trees))


def walk_of(codes: PathCodes) -> Walk:
    return codes._walk


def usable(graph: dict[str, GraphTree]) -> Trees:
    trees = built(graph)
    assume(all(tree.start.value in tree.nodes for tree in trees.values()))
    return trees


def trails_from(walk: Walk, begin: Place, *, is_whole: bool) -> Iterator[Trail]:
    """Every trail from `begin`, across trees."""
    waiting: list[tuple[Place, tuple[int, ...]]] = [(begin, ())]
    while waiting:
        place, answers = waiting.pop()
        yield Trail(begin, answers, is_whole)
        waiting.extend((edge.to, (*answers, number)) for number, edge in enumerate(walk.edges[place]))


@st.composite
def real_trails(draw: st.DrawFn) -> Trail:
    """A trail through the project's own trees, from a start or from the middle."""
    walk = walk_of(real_codes())
    tree = walk.trees[draw(st.sampled_from(sorted(walk.trees)))]
    is_whole = draw(st.booleans())
    begin = tree.start.value if is_whole else draw(st.sampled_from(sorted(tree.nodes)))
    place = Place(tree.id, begin)
    answers: list[int] = []
    steps = draw(st.integers(0, 30))
    while walk.edges[place] and len(answers) < steps:
        answers.append(draw(st.integers(0, len(walk.edges[place]) - 1)))
        place = walk.edges[place][answers[-1]].to
    return Trail(Place(tree.id, begin), tuple(answers), is_whole)


# ------------------------------------------------------------------------------------------------- there and back


def test_every_path_of_every_tree_reads_back():
    codes = real_codes()
    walk = walk_of(codes)
    seen = set()
    for tree in walk.trees.values():
        begin = Place(tree.id, tree.start.value)
        for path in paths(walk.trees, tree):
            answers = tuple(question.answers.index(answer) for question, answer in path.choices)
            for length in range(len(answers) + 1):
                trail = Trail(begin, answers[:length], is_whole=True)
                code = codes.encode(trail)
                assert codes.decode(code) == trail
                # One tree takes eight characters, nine with the jump that leaves it.
                assert len(code) <= 9
                seen.add(code)
    assert len(seen) >= sum(1 for tree in walk.trees.values() for _ in paths(walk.trees, tree))


def test_the_longest_walk_across_all_trees_fits():
    # From every start, the trail that takes the last answer of the ways with most jumps: the largest number of all.
    codes = real_codes()
    walk = walk_of(codes)
    largest: dict[Place, tuple[int, tuple[int, ...]]] = {}
    for place in reversed(walk.order):
        onward = [
            (largest[to][0] + (to.tree != place.tree), (answer, *largest[to][1]))
            for answer, (_, to) in enumerate(walk.edges[place])
        ]
        largest[place] = max(onward, default=(0, ()))
    for start in walk.starts():
        trail = Trail(start, largest[start][1], is_whole=True)
        code = codes.encode(trail)
        assert len(code) <= LONGEST
        assert codes.decode(code) == trail


@given(real_trails())
@effort(300)
def test_a_walk_across_trees_reads_back_or_its_end_does(trail: Trail):
    codes = real_codes()
    code = codes.encode(trail)
    found = codes.decode(code)
    assert len(code) <= LONGEST
    assert isinstance(found, Trail)
    assert codes.end(found) == codes.end(trail)
    assert found.answers == trail.answers[len(trail.answers) - len(found.answers) :]
    if trail.is_whole:
        assert found == trail  # there is room for every walk of the real trees


@given(graphs(acyclic=True))
@effort(150)
def test_all_trails_of_any_trees_have_codes_of_their_own(graph: dict[str, GraphTree]):
    trees = usable(graph)
    walk = Walk.of(trees)
    codes = PathCodes(walk)
    begins = [(Place(tree.id, id), is_whole) for tree in trees.values() for id in tree.nodes for is_whole in (0, 1)]
    seen: dict[str, Trail] = {}
    for begin, is_whole in begins:
        if is_whole and begin.node != trees[begin.tree].start.value:
            continue
        for trail in trails_from(walk, begin, is_whole=bool(is_whole)):
            code = codes.encode(trail)
            assert seen.setdefault(code, trail) == trail
            assert codes.decode(code) == trail


def test_a_trail_with_more_than_a_code_has_room_for_gives_its_end():
    # 60 questions in a row with two answers each: 2 ** 60 ways, in ten trees of six.
    graph = {
        f"t{tree}": GraphTree(
            "q0",
            {
                **{
                    f"q{number}": [
                        ((None, f"q{number + 1}") if number < 5 else (f"t{tree + 1}", None), frozenset[str]())
                        for _ in "ab"
                    ]
                    for number in range(6)
                },
            },
            {f"q{number}": (1, True) for number in range(6)},
        )
        for tree in range(10)
    }
    graph["t10"] = GraphTree("end", {"end": None}, {"end": (1, True)})
    codes = PathCodes(Walk.of(built(graph)))
    trail = Trail(Place("t0", "q0"), (1,) * 60, is_whole=True)
    code = codes.encode(trail)
    found = codes.decode(code)
    assert len(code) <= LONGEST
    assert isinstance(found, Trail)
    assert not found.is_whole
    # The code begins where a tree begins, with as many of the last trees as there is room for.
    assert found.begin.node == "q0"
    assert 6 <= len(found.answers) < 60
    assert len(found.answers) % 6 == 0
    assert codes.end(found) == codes.end(trail) == Place("t10", "end")


def test_a_trail_within_one_tree_that_has_no_room_gives_the_node_only():
    codes = PathCodes(Walk.of(ladder(60, last="")))
    trail = Trail(Place("long", "n0"), (1,) * 60, is_whole=True)
    found = codes.decode(codes.encode(trail))
    assert found == Trail(Place("long", "n60"), (), is_whole=False)


# ---------------------------------------------------------------------------------------------- typing and changing


@given(real_trails())
@effort(40)
def test_every_wrong_character_and_every_two_that_are_swapped_are_noticed(trail: Trail):
    codes = real_codes()
    code = codes.encode(trail)
    for place, right in enumerate(code):
        for wrong in ALPHABET:
            if wrong != right:
                assert codes.decode(code[:place] + wrong + code[place + 1 :]) is None
    for one, other in combinations(range(len(code)), 2):
        if code[one] != code[other]:
            swapped = list(code)
            swapped[one], swapped[other] = code[other], code[one]
            assert codes.decode("".join(swapped)) is None


def test_neighbours_swapped_are_noticed_in_every_code():
    codes = real_codes()
    for start in walk_of(codes).starts():
        code = codes.encode(Trail(start, (), is_whole=True))
        for place, (one, other) in enumerate(pairwise(code)):
            if one != other:
                assert codes.decode(f"{code[:place]}{other}{one}{code[place + 2 :]}") is None


@given(real_trails(), st.sampled_from(["-", " ", "\u3000", "\u2013", "－"]), st.integers(1, 6))
@effort(60)
def test_however_it_is_typed(trail: Trail, between: str, every: int):
    codes = real_codes()
    code = codes.encode(trail)
    grouped = between.join(code[place : place + every] for place in range(0, len(code), every))
    full_width = "".join(chr(ord(character) + 0xFEE0) for character in code)
    for typed in (grouped, code.lower(), full_width, code.replace("1", "l").replace("0", "o"), f" {code}\t\n".strip()):
        assert codes.decode(typed) == codes.decode(code)


@given(st.text(max_size=16) | st.text(ALPHABET + "ilou- ", max_size=16))
@example("")
@example("51")
@example("Ⅷ①ſ")
@effort(300)
def test_any_text_is_read_or_refused(text: str):
    found = real_codes().decode(text)
    if isinstance(found, Trail):
        assert real_codes().encode(found) == "".join(ALPHABET[digit] for digit in read(text) or [])
    else:
        assert found in (None, OUTDATED)


def test_words_are_never_codes():
    assert read("insufficient") is None
    assert read("chaoshi") is None
    assert all(code[0].isdigit() for code in map(real_codes().encode, starts()))


def starts() -> list[Trail]:
    return [Trail(place, (), is_whole=True) for place in walk_of(real_codes()).starts()]


def changes(tree: DecisionTree) -> Iterator[DecisionTree]:
    """The tree with one thing about its structure different."""
    first, *others = reading_order(tree)
    for id, node in tree.nodes.items():
        renamed = {("never-seen" if key == id else key): value for key, value in tree.nodes.items()}
        if id != tree.start.value:
            yield replace(tree, nodes=renamed)
        if isinstance(node, Question) and node.answers:
            answers = (replace(node.answers[0], id="never-seen"), *node.answers[1:])
            yield replace(tree, nodes={**tree.nodes, id: replace(node, answers=answers)})
            yield replace(tree, nodes={**tree.nodes, id: replace(node, answers=node.answers[1:])})
            more = replace(node.answers[-1], id="not-before")
            yield replace(tree, nodes={**tree.nodes, id: replace(node, answers=(*node.answers, more))})
            if node.answers[::-1] != node.answers:
                yield replace(tree, nodes={**tree.nodes, id: replace(node, answers=node.answers[::-1])})
    if len(others) > 1:
        yield replace(tree, nodes={first: tree.nodes[first], **{id: tree.nodes[id] for id in reversed(others)}})


def test_every_change_of_a_trees_structure_changes_its_hash():
    trees = walk_of(real_codes()).trees
    for tree in trees.values():
        hashes = {structure_hash({**trees, tree.id: changed}, changed) for changed in changes(tree)}
        assert len(hashes) > len(tree.nodes)
        assert structure_hash(trees, tree) not in hashes


def test_words_may_change():
    trees = walk_of(real_codes()).trees
    tree = trees["card-expired"]
    nodes = {
        id: replace(node, ask=node.answers[0].label) if isinstance(node, Question) else node
        for id, node in tree.nodes.items()
    }
    changed = replace(tree, title=tree.summary, nodes=nodes)
    assert structure_hash({**trees, tree.id: changed}, changed) == structure_hash(trees, tree)


# One of 8,192 changed trees has the version that it had, so these are the same examples every time.
@given(graphs(acyclic=True), st.data())
@settings(effort(150), derandomize=True)
def test_codes_are_outdated_when_a_tree_on_their_way_has_changed_and_only_then(
    graph: dict[str, GraphTree], data: st.DataObject
):
    trees = usable(graph)
    before = Walk.of(trees)
    id = data.draw(st.sampled_from(sorted(trees)))
    changed = data.draw(st.sampled_from([*changes(trees[id]), trees[id]]))
    trees_after = {**trees, id: changed}
    after = PathCodes(Walk.of(trees_after))
    # A node that has another name now may be what an answer of another tree leads to.
    differ = {id for id in trees if structure_hash(trees, trees[id]) != structure_hash(trees_after, trees_after[id])}
    for start in before.starts():
        for trail in trails_from(before, start, is_whole=True):
            passed, place = {start.tree}, start
            for answer in trail.answers:
                place = before.edges[place][answer].to
                passed.add(place.tree)
            assert after.decode(PathCodes(before).encode(trail)) == (OUTDATED if passed & differ else trail)


def test_a_code_of_a_tree_that_is_gone_is_outdated():
    codes = real_codes()
    trees = dict(walk_of(codes).trees)
    code = codes.encode(Trail(Place("tamper-lock", trees.pop("tamper-lock").start.value), (), is_whole=True))
    assert PathCodes(Walk.of(trees)).decode(code) == OUTDATED


# --------------------------------------------------------------------------------------------------- names of trees


@pytest.mark.parametrize(("trees", "width"), [(0, 2), (41, 2), (80, 2), (81, 3), (2560, 3), (2561, 4)])
def test_three_of_four_names_are_free(trees: int, width: int):
    assert mark_width(trees) == width


def test_trees_with_the_same_hash_get_different_names():
    ids = [f"tree-{number}" for number in range(80)]
    graph = {id: GraphTree("n", {"n": None}, {"n": (1, True)}) for id in ids}
    codes = PathCodes(Walk.of(built(graph)))
    assert codes.width == 2
    assert len(set(codes.marks.values())) == 80
    assert max(codes.marks.values()) < 320
    # Fewer trees, the same names, but for those that had to give way.
    fewer = PathCodes(Walk.of(built(dict(list(graph.items())[:40]))))
    assert sum(fewer.marks[id] == codes.marks[id] for id in ids[:40]) >= 30


def test_the_order_of_nodes_begins_with_the_start():
    tree = built(
        {"t": GraphTree("b", {"a": None, "b": [((None, "a"), frozenset())]}, {"a": (1, True), "b": (1, True)})}
    )
    assert reading_order(tree["t"]) == ("b", "a")
