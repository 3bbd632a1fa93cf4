"""Terms of the trade → the glossary, in which each term has a heading of its own."""

from __future__ import annotations

from generator.model.artifact import SitePage
from generator.model.text import HTML_LANG, LANGS
from generator.render import addresses
from generator.render.edition import Edition
from generator.render.sheet import Sheet


def glossary_page(edition: Edition) -> SitePage:
    """The glossary: each term, what it means, how it is called in the other language, and what else it is called."""
    sheet = Sheet(edition, addresses.GLOSSARY)
    terms = list(edition.site.terms.values())
    others = [lang for lang in LANGS if lang != edition.lang]
    names = [(term.id, edition.plain(term.term)) for term in terms]
    blocks = {"list": sheet.block("glossary_list.html.j2", names=names)}
    for term in terms:
        translations = [(lang, HTML_LANG[lang], term.term.text(lang), term.also.get(lang, ())) for lang in others]
        blocks[f"term-{term.id}"] = sheet.block(
            "term.html.j2",
            definition=sheet.html(term.definition),
            also=term.also.get(edition.lang, ()),
            translations=translations,
        )
    return sheet.page(
        "glossary.md.j2",
        sheet.say("glossary.title"),
        sheet.say("glossary.description"),
        blocks=blocks,
        names=names,
    )
