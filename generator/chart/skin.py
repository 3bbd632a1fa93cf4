"""What a medium adds to a chart: colours, links, ids and hooks, or none of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import quote

from generator.chart.graph import Box, JumpBox, OutcomeBox, QuestionBox
from generator.chart.measures import PAPER, WEB, Measures
from generator.chart.palette import Paint, light_paint, paper_paint, web_paint

PAPER_FONT = "Noto Sans SC"
"""Family that the manuals bring with them."""


@dataclass(frozen=True, slots=True)
class Skin:
    """A medium."""

    measures: Measures
    paint: Paint
    is_interactive: bool
    """With links, ids, classes and roles; without them only presentation attributes are written, and each node has
    its number."""
    font: str | None
    """None: inherited from the page."""
    start_line_width: float
    """Of the first question's border, which paper cannot fill with colour."""
    is_for_manuals: bool = False
    """Which page another tree is on, only a manual knows: it writes the words over ways into other trees."""

    def class_(self, *names: str) -> str | None:
        """Value of `class` for the hooks `names`."""
        return " ".join(f"chart-{name}" if name else "chart" for name in names) if self.is_interactive else None


WEB_SKIN = Skin(WEB, web_paint, is_interactive=True, font=None, start_line_width=1.5)
FUNNEL_SKIN = Skin(WEB, web_paint, is_interactive=False, font=None, start_line_width=1.5)
"""For a report on a screen, whose charts lead nowhere: its tables name nodes by their numbers."""
PICTURE_SKIN = Skin(replace(WEB, margin=16), light_paint, is_interactive=False, font=PAPER_FONT, start_line_width=1.5)
"""For a picture of its own: it leads nowhere either, and knows no style sheet."""
PRINT_SKINS = tuple(
    Skin(measures, paper_paint, is_interactive=False, font=PAPER_FONT, start_line_width=3, is_for_manuals=True)
    for measures in PAPER
)
"""In the order in which they are tried."""


def address(box: Box) -> str:
    """Where a box's link leads from the page of its tree: a node on it, or another tree's page."""
    node = quote(box.place.node, safe="")
    if not isinstance(box, JumpBox):
        return f"#{node}"
    page = f"../{quote(box.place.tree, safe='')}/"
    return page if box.to_start else f"{page}#{node}"


def hooks(box: Box) -> tuple[str, ...]:
    """Class names of a box's link, without the prefix."""
    if isinstance(box, OutcomeBox):
        return ("node", "outcome", f"outcome-{box.kind}")
    if isinstance(box, JumpBox):
        return ("node", "jump")
    return ("node", "question", "start") if isinstance(box, QuestionBox) and box.is_start else ("node", "question")
