"""Interface messages and a brand → the words that the chart stage draws with."""

from __future__ import annotations

from generator.model.chart import ChartWords, Phrases
from generator.model.project import Site
from generator.model.settings import Brand
from generator.model.text import Lang
from generator.model.tree import OutcomeKind
from generator.render.edition import Edition, Facts


def chart_words(site: Site, brand: Brand) -> ChartWords:
    """The words in every language. Raises UnknownMessage."""
    facts = Facts(site)
    editions = {lang: Edition(facts, lang, brand) for lang in site.langs}

    def fill(lang: Lang, placeholder: str) -> str:
        return editions[lang].fill(placeholder)

    return ChartWords({lang: _phrases(edition) for lang, edition in editions.items()}, fill)


def _phrases(edition: Edition) -> Phrases:
    # No brand has words for the names in these patterns, so they stay for the chart stage to fill.
    text = edition.words.text
    return Phrases(
        tag=edition.language.tag,
        is_dense=edition.language.script.is_dense,
        title=text("chart.title"),
        description=text("chart.description"),
        start=text("chart.start"),
        go_to=text("chart.go-to"),
        go_to_page=text("chart.go-to-page"),
        go_to_part=text("chart.go-to-part"),
        kinds={kind: text(f"outcome.{kind}") for kind in OutcomeKind},
    )
