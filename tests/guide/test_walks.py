"""What the guide's script is told about trees, against the trees themselves."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given

from generator.model.text import Lang
from generator.model.tree import DecisionTree, Outcome, Question
from generator.model.walk import Place, Walk, node_numbers
from generator.render.walks import Walks
from generator.render.walks_time import time_left
from tests.model.test_walk import built, leads_of
from tests.render.building import Author
from tests.render.reading import rendering, written
from tests.strategies import GraphTree, effort, graphs
from tests.texts import LANGS


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return written(rendering(Author().site()))


def test_the_structure_says_where_every_answer_leads_and_what_it_ensures(files: dict[str, str]):
    site = Author().site()
    walks = Walks(site.trees)
    text = files["assets/poshelp/walks.js"]
    structure = json.loads(text.removeprefix("window.poshelpWalks=").removesuffix(";\n"))
    trees = list(site.trees.values())
    assert [tree[0] for tree in structure["trees"]] == [tree.id for tree in trees]
    for tree, (_, mark, version, nodes) in zip(trees, structure["trees"], strict=True):
        assert (mark, version) == (walks.codes.marks[tree.id], walks.codes.versions[tree.id])
        for id, number in node_numbers(tree).items():
            told = []
            for target in nodes[number - 1]:
                node, to, *facts = target if isinstance(target, list) else [target, trees.index(tree)]
                place = Place(trees[to].id, list(node_numbers(trees[to]))[node])
                told.append((place, [structure["facts"][fact] for fact in facts]))
            leads = walks.walk.edges[Place(tree.id, id)]
            assert told == [(to, [fact.value for fact in answer.ensures]) for answer, to in leads]


@pytest.mark.parametrize("lang", LANGS)
def test_words_are_those_of_the_page(files: dict[str, str], lang: Lang):
    site = Author().site()
    for tree in site.trees.values():
        text = files[f"assets/poshelp/guide/{lang}/{tree.id}.js"]
        id, title, nodes = json.loads("[" + text.removeprefix("poshelpWords(").removesuffix(");\n") + "]")
        assert (id, title) == (tree.id, tree.title.text(lang))
        assert len(nodes) == len(tree.nodes)
        first = tree.nodes[tree.start.value]
        assert isinstance(first, Question)
        assert nodes[0] == [first.ask.text(lang), *(answer.label.text(lang) for answer in first.answers)]


@pytest.mark.parametrize("hostile", ["</script>", "\u2028\u2029", '"); alert(1); ("', "\\", "{hotline}"])
def test_words_stay_words(hostile: str):
    for file in rendering(Author(lambda words: words + hostile).site()).files:
        if file.path.startswith("assets/poshelp/guide/"):
            text = file.content.decode()
            assert not re.search("[\u2028\u2029]", text)
            assert len(json.loads("[" + text.removeprefix("poshelpWords(").removesuffix(");\n") + "]")) == 3


@given(graphs(acyclic=True))
@effort(100)
def test_time_left_is_the_mean_of_all_ways_on(graph: dict[str, GraphTree]):
    trees = built(graph)
    walk = Walk.of(trees)
    left = time_left(walk)

    def mean(place: Place) -> tuple[float, float]:
        node = trees[place.tree].nodes[place.node]
        if isinstance(node, Outcome):
            return sum(step.seconds for step in node.steps), 0
        onward = [mean(to) for to, _ in leads_of(graph)[place]]
        ways = max(1, len(onward))
        return node.seconds + sum(one for one, _ in onward) / ways, 1 + sum(other for _, other in onward) / ways

    for place in walk.order:
        assert left[place] == pytest.approx(mean(place))


def test_the_code_of_the_first_answer_reads_back():
    walks = Walks(Author().site().trees)
    tree: DecisionTree = walks.trees["start"]
    for number in range(3):
        trail = walks.codes.decode(walks.first_answer(tree, number))
        assert trail == (Place("start", "screen"), (number,), True)
