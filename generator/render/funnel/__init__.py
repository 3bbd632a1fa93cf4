"""What a file of events tells → the report on lost readers, in the form that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from generator.model.chart import ChartWords
from generator.model.events import Reading
from generator.model.funnel import Funnel, FunnelPhrases, Funnels
from generator.model.loss import greatest_loss
from generator.model.project import Site
from generator.model.settings import Brand
from generator.model.text import Lang
from generator.render.chart_words import chart_words
from generator.render.edition import Edition, Facts
from generator.render.funnel.data import funnel_data
from generator.render.funnel.listing import funnel_listing
from generator.render.funnel.page import funnel_page
from generator.render.funnel.phrases import funnel_phrases
from generator.render.funnel.report import funnel_report

FunnelFormat = Literal["text", "html", "json"]
Draw = Callable[[Sequence[tuple[Funnel, str]], ChartWords, FunnelPhrases], Mapping[str, str]]
"""Draws each funnel, and points at the question beside it; gives SVG by tree id."""


def funnel(
    site: Site, brand: Brand, lang: Lang, form: FunnelFormat, funnels: Funnels, reading: Reading, draw: Draw
) -> str:
    """The report, ending with a newline. `draw` is asked for charts where the form has any. Raises UnknownMessage."""
    if form == "json":
        return funnel_data(site, brand, funnels, reading)
    report, words = funnel_report(site, brand, lang, funnels, reading), Edition(Facts(site), lang, brand).words
    if form == "text":
        return funnel_listing(report, words)
    present = [(funnel, greatest_loss(funnel).worst) for funnel in funnels.funnels if funnel.is_present]
    shown = [(funnel, worst.node if worst else "") for funnel, worst in present]
    return funnel_page(report, draw(shown, chart_words(site, brand), funnel_phrases(words)), words)
