"""What holds for every drawing: of any tree, with any text."""

from __future__ import annotations

import re
from itertools import combinations
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given

from generator.chart.escape import legible
from generator.chart.layout import find_engine
from generator.chart.tree_drawing import Subject, tree_drawing
from generator.model.chart import Drawing
from generator.model.text import plain
from generator.model.tree import DecisionTree, Question
from tests.chart.building import EXAMPLES, OTHER, SLIP, WORDS, outcome, question, site, tree
from tests.chart.reading import (
    SVG,
    answer_frames,
    corners,
    elements,
    line_paths,
    link_frames,
    parsed,
    points_along,
    words,
)
from tests.chart.strategies import any_tree
from tests.strategies import effort

ENGINE = find_engine()
NUMBER = r"-?\d+(\.\d)?"
PLACES = r"[MLQVHaclhvzs\d., -]+"
COLOUR = r"#[0-9a-f]{6}"
ID = r"[a-z0-9-]+"
PRINT_ATTRIBUTES = {
    **dict.fromkeys(("x", "y", "width", "height", "rx", "font-size", "stroke-width"), NUMBER),
    "xmlns": r"http://www\.w3\.org/2000/svg",
    "lang": "zh-Hans|en",
    "viewBox": rf"0 0 {NUMBER} {NUMBER}",
    "font-family": "Noto Sans SC",
    "font-weight": "700",
    "text-anchor": "middle",
    "fill": f"none|{COLOUR}",
    "stroke": f"none|{COLOUR}",
    "stroke-dasharray": r"\d \d",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
    "d": PLACES,
    "transform": r"translate\([\d. -]+\)( scale\([\d.]+\))?",
}
WEB_COLOUR = rf"none|var\(--chart-[a-z-]+, {COLOUR}\)"
WEB_ATTRIBUTES = {
    **PRINT_ATTRIBUTES,
    "fill": WEB_COLOUR,
    "stroke": WEB_COLOUR,
    "class": r"chart(-[a-z-]+)?( chart-[a-z-]+)*",
    "id": ID,
    "role": "group",
    "aria-labelledby": f"{ID} {ID}",
    "aria-hidden": "true",
    "href": rf"#{ID}|\.\./{ID}/(#{ID})?",
    "data-node": ID,
    "data-jump": ID,
}
WEB_ATTRIBUTES.pop("font-family")
PRINT_ELEMENTS = {"svg", "title", "desc", "g", "rect", "path", "text", "tspan"}
WEB_ELEMENTS = {*PRINT_ELEMENTS, "a"}


def drawn(found: DecisionTree) -> Drawing:
    return tree_drawing(Subject(site(found, OTHER).trees, found, "zh", WORDS), ENGINE, None)


@pytest.mark.no_cover  # any content runs the same lines
@effort(60)
@given(any_tree())
def test_what_holds_for_the_drawing_of_any_tree(found: DecisionTree):
    """To lay a tree out costs most, so all that can be said of one drawing is said here."""
    drawing = drawn(found)
    root = parsed(drawing.web)
    check_that_elements_and_attributes_are_known(drawing)
    check_that_words_of_the_author_stand_whole_in_the_text_of_their_box(found, drawing, root)
    check_that_every_answer_has_a_line_from_its_question_to_where_it_leads(found, root)
    check_that_boxes_and_answers_keep_apart(root)
    check_that_no_line_runs_over_a_box_or_an_answer_that_is_not_its_own(root)


def check_that_elements_and_attributes_are_known(drawing: Drawing) -> None:
    for svg, names, attributes in (
        (drawing.web, WEB_ELEMENTS, WEB_ATTRIBUTES),
        *((chart.svg, PRINT_ELEMENTS, PRINT_ATTRIBUTES) for chart in drawing.print),
    ):
        for element in parsed(svg).iter():
            assert element.tag.removeprefix(SVG) in names
            for name, value in element.attrib.items():
                assert re.fullmatch(attributes[name], value), (name, value)
        assert not re.search(r"<(script|style|foreignObject)|\sstyle=|\son\w+=|javascript:", _markup_of(svg))


def _markup_of(svg: str) -> str:
    """The tags alone."""
    return "".join(re.findall(r"<[^>]*>", svg))


def check_that_words_of_the_author_stand_whole_in_the_text_of_their_box(
    found: DecisionTree, drawing: Drawing, root: Element
) -> None:
    def squeezed(value: str) -> str:
        return "".join(legible(plain(value, lambda name: WORDS.fill("zh", name))).split())

    links = {link.get("data-node", ""): link for link in elements(root, "a") if link.get("data-node")}
    assert sorted(links) == sorted(found.nodes)
    for node in found.nodes.values():
        text = node.ask if isinstance(node, Question) else node.title
        assert words(links[node.id]).endswith(squeezed(text["zh"].value))
    labels = [squeezed(answer.label["zh"].value) for node in found.questions for answer in node.answers]
    assert [words(answer) for answer in elements(root, "g", "chart-answer")] == labels
    everything = "".join(words(parsed(chart.svg)) for chart in drawing.print)
    assert all(label in everything for label in labels)


def check_that_every_answer_has_a_line_from_its_question_to_where_it_leads(found: DecisionTree, root: Element) -> None:
    frames = link_frames(root)
    expected = []
    for node in found.questions:
        for answer in node.answers:
            to = answer.to
            head = f"#{to.node}" if to.tree is None else f"../{to.tree}/" + (f"#{to.node}" if to.node else "")
            expected.append((f"#{node.id}", head))
    actual = []
    for path in line_paths(root):
        points = corners(path)
        (tail,) = (key for key, frame in frames.items() if frame.holds(*points[0]))
        # The last point is the neck of the arrowhead, just before the box.
        x, y = points[-1]
        reached = [key for key, frame in frames.items() if frame.holds(x, y + 7) or frame.holds(x + 7, y)]
        actual.append((tail, *reached))
    assert sorted(actual) == sorted(expected)


def check_that_boxes_and_answers_keep_apart(root: Element) -> None:
    frames = [*link_frames(root).values(), *answer_frames(root)]
    assert not [pair for pair in combinations(frames, 2) if pair[0].overlaps(pair[1])]


def check_that_no_line_runs_over_a_box_or_an_answer_that_is_not_its_own(root: Element) -> None:
    frames = [*link_frames(root).values(), *answer_frames(root)]
    for path in line_paths(root):
        assert not any(frame.holds(*point, slack=-2) for point in points_along(path) for frame in frames)


@pytest.mark.no_cover  # any content runs the same lines
@effort(15)
@given(any_tree())
def test_the_same_tree_gives_the_same_bytes(found: DecisionTree):
    assert drawn(found) == drawn(found)


def test_a_screen_reader_is_told_what_the_chart_is():
    root = parsed(drawn(SLIP).web)
    title, description = root.find(SVG + "title"), root.find(SVG + "desc")
    assert title is not None
    assert description is not None
    assert title.text == "流程图：交易超时，结果不明"
    assert description.text == "从上往下读：2 个问题，4 个结果；后面的表格列出全部路线。"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert root.get("lang") == "zh-Hans"


def test_ids_name_the_tree_and_the_language():
    for lang in ("zh", "en"):
        root = parsed(tree_drawing(Subject(EXAMPLES.trees, SLIP, lang, WORDS), ENGINE, None).web)
        ids = [element.get("id", "") for element in root.iter() if element.get("id")]
        assert ids == [f"chart-slip-tree-{lang}-{part}" for part in ("title", "desc", "start")]


def test_links_lead_to_nodes_of_the_page_and_to_other_trees():
    found = tree(
        question("q", "Q", a=("A", "o"), b=("B", "other-tree/"), unsure=("?", "other-tree/second")), outcome("o", "O")
    )
    links = [
        (link.get("href"), link.get("data-node"), link.get("data-jump"))
        for link in elements(parsed(drawn(found).web), "a")
    ]
    assert links == [
        ("#q", "q", None),
        ("#o", "o", None),
        ("../other-tree/", None, "other-tree"),
        ("../other-tree/#second", None, "other-tree"),
    ]


def test_text_copied_from_the_chart_has_its_spaces():
    found = tree(outcome("o", "中文字中文字中文字中文字中文字中文字|a few words that need more than a single line"))
    english = parsed(tree_drawing(Subject(site(found).trees, found, "en", WORDS), ENGINE, None).web)
    assert "a few words that need more than a single line" in "".join(english.itertext())
    assert "中文字中文字中文字中文字中文字中文字" in "".join(parsed(drawn(found).web).itertext())


@pytest.mark.parametrize("medium", ["web", "print"])
def test_kinds_are_told_by_word_and_icon_and_not_by_colour_alone(medium: str):
    drawing = drawn(SLIP)
    svg = drawing.web if medium == "web" else "".join(chart.svg for chart in drawing.print)
    assert svg.count("已解决") == 2
    assert svg.count("M5 8.3l2.2 2.2l4-4.6") == 2
