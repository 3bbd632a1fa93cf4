from __future__ import annotations

import pytest

from generator.model.artifact import SitePage, block_mark
from generator.publish.failure import PublishError
from generator.publish.marks import place_blocks, place_figures


def page(blocks=(), figures=()):
    return SitePage("zh/x.md", "zh", "x", "x", "", {name: f"<b>{name}</b>" for name in blocks}, dict(figures))


def marked(*names):
    return "\n".join(f"<p>{block_mark(name)}</p>" for name in names)


def test_blocks_stand_where_their_marks_stood():
    html = place_blocks(page(["one", "two"]), f"<p>a</p>{marked('two', 'one')}<p>z</p>")
    assert html == "<p>a</p><b>two</b>\n<b>one</b><p>z</p>"


def test_a_block_is_taken_as_it_is():
    strange = SitePage("zh/x.md", "zh", "x", "x", "", {"b": r"\1 \g<0> & <i>"}, {})
    assert place_blocks(strange, marked("b")) == r"\1 \g<0> & <i>"


def test_figures_come_later_and_leave_nothing_to_index():
    figures = {"chart": "<svg><text>words</text></svg>"}
    html = place_blocks(page(figures=figures), marked("chart"))
    assert html == "<!--figure:chart-->"
    assert place_figures(f"<main>{html}</main>", figures) == f"<main>{figures['chart']}</main>"


@pytest.mark.parametrize(
    ("html", "blocks", "complaint"),
    [
        (marked("other"), [], "marks a block `other` that it does not have"),
        ("<p>nothing</p>", ["guide"], "no paragraph marks the place of guide"),
        (f"<p>text {block_mark('guide')}</p>{marked('guide')}", ["guide"], "does not stand in a paragraph of its own"),
    ],
)
def test_marks_and_blocks_must_fit_together(html, blocks, complaint):
    with pytest.raises(PublishError, match=r"zh/x\.md") as raised:
        place_blocks(page(blocks), html)
    assert complaint in str(raised.value)
