"""Terms of the trade → the glossary, in which each term has a heading of its own."""

from __future__ import annotations

from generator.model.artifact import SitePage
from generator.model.language import Language
from generator.render import addresses
from generator.render.edition import Edition
from generator.render.sheet import Sheet


def glossary_page(edition: Edition) -> SitePage:
    """The glossary: each term, what it means, how it is called in the other language, and what else it is called."""
    sheet = Sheet(edition, addresses.GLOSSARY)
    terms = list(edition.site.terms.values())
    others = [language for language in edition.site.languages.values() if language.id != edition.lang]
    names = [(term.id, edition.plain(term.term)) for term in terms]
    blocks = {"list": sheet.block("glossary_list.html.j2", names=names)}
    for term in terms:
        translations = [
            (_in(sheet, other), other.tag, term.term.text(other.id), term.also.get(other.id, ())) for other in others
        ]
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


def _in(sheet: Sheet, language: Language) -> str:
    """What stands before a term in `language`; a project need not have words for it."""
    key = f"glossary-in.{language.id}"
    return sheet.say(key) if key in sheet.edition.words else f"{language.name}: "
