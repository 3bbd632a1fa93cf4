"""Any text an author could put into a tree, and any tree."""

from __future__ import annotations

from hypothesis import strategies as st

from generator.model.tree import UNSURE, DecisionTree, OutcomeKind
from tests.chart.building import OTHER, outcome, question, tree

NASTY = (
    "",
    " ",
    "</text><script>alert(1)</script>",
    "]]>",
    "<!-- -->",
    "&amp;&#x3c;&lt",
    "\"'><a href='javascript:x' onload=x>",
    "\x00\x01\x08\x1b\x7f\x9f",
    "\ud800",
    "\ue000block\ue001",
    "\ufdd0\ufffe\U0001ffff",
    "\u202eevil\u202c",
    "مرحبا بالعالم",
    "👩‍👩‍👧‍👦 👍🏽 🇨🇳",
    "e\u0301\u0301\u0301",
    "Donaudampfschifffahrtsgesellschaftskapitän" * 3,
    "，。；：？！）》」" * 5,
    "（《「【" * 8,
    "**粗体** `51` [看小票](page:slips) {hotline} {unknown} * ` [",
    "一行\n两行\t三行",
    "${jndi} {{ template }} {% raw %} #{x}",
    "\\n\\l n0 -> n1 [label=x]",
)
any_text = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=60),
    st.text("小票打出来了吗？，。（）“”「」0123456789 abcMW%-/", max_size=40),
    st.lists(st.sampled_from(NASTY), min_size=2, max_size=3).map("".join),
)


@st.composite
def any_tree(draw: st.DrawFn, texts: st.SearchStrategy[str] = any_text) -> DecisionTree:
    """A tree without cycles: answers lead to later nodes or to another tree."""
    question_count = draw(st.integers(1, 5))
    outcome_count = draw(st.integers(1, 4))
    outcomes = [
        outcome(f"o{number}", draw(texts).replace("|", "/"), draw(st.sampled_from(OutcomeKind)))
        for number in range(outcome_count)
    ]
    questions = []
    for number in range(question_count):
        targets = [f"q{later}" for later in range(number + 1, question_count)]
        targets += [*(found.id for found in outcomes), f"{OTHER.id}/", f"{OTHER.id}/second"]
        ids = [f"a{answer}" for answer in range(draw(st.integers(1, 8)))] + [UNSURE]
        answers = {id: (draw(texts).replace("|", "/"), draw(st.sampled_from(targets))) for id in ids}
        questions.append(question(f"q{number}", draw(texts).replace("|", "/"), **answers))
    return tree(*questions, *outcomes, title=draw(texts).replace("|", "/"))
