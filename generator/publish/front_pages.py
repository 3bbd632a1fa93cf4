"""Names and addresses of the site → the pages that belong to no language: index.html, 404.html and not-kept.html."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from generator.model.language import Language, Languages
from generator.model.text import Lang
from generator.publish.addresses import INDEX
from generator.publish.assets import NOT_KEPT_SCRIPT
from generator.publish.plain_page import PlainFrame, plain_page


def _names(languages: Languages) -> str:
    return " · ".join(f'<span lang="{one.tag}">{escape(one.name)}</span>' for one in languages.values())


def language_choice(frame: PlainFrame, url: str) -> str:
    """index.html: every language as a plain link. A script, where one may run, goes to the reader's own.

    `url` is the address of the published site.
    """
    settings, languages = frame.settings, frame.languages
    links = "".join(
        f'<link rel="alternate" hreflang="{tag}" href="{escape(address)}">\n'
        for tag, address in (*((one.tag, f"{url}{one.id}/") for one in languages.values()), ("x-default", url))
    )
    description = " ".join(settings.description.text(lang) for lang in languages)
    links = f'<link rel="canonical" href="{escape(url)}">\n{links}'
    head = f'<meta name="description" content="{escape(description)}">\n{links}'
    sections = {
        lang: (settings.name.text(lang), settings.description.text(lang), f"{lang}/{INDEX}") for lang in languages
    }
    choices = _choices(languages, "", sections)
    return plain_page(frame, f"<h1>{_names(frame.languages)}</h1>\n{choices}", head=head, script="front.js")


def not_found(frame: PlainFrame, langs: Sequence[Lang] = ()) -> str:
    """404.html, which a server shows at any address: its links start at the path of the site on its host.

    With one of `langs` alone, instead of all, it is for a server that knows which language was asked for.
    """
    told = {lang: frame.languages[lang].words for lang in langs or frame.languages}
    choices = _choices(
        frame.languages,
        frame.base,
        {
            lang: (words.not_found, words.not_found_advice, f"{frame.base}{lang}/{INDEX}")
            for lang, words in told.items()
        },
    )
    head = '<meta name="robots" content="noindex">'
    return plain_page(frame, f"<h1>404</h1>\n{choices}", head=head, langs=langs)


def not_kept(frame: PlainFrame) -> str:
    """not-kept.html, which the worker shows at any address when there is no network and the page is not kept.

    A script, where one may run, leaves of each language what holds on this device.
    """
    told = {lang: language.words for lang, language in frame.languages.items()}
    choices = _choices(
        frame.languages,
        frame.base,
        {lang: (words.not_kept, words.not_kept_advice, f"{frame.base}{lang}/{INDEX}") for lang, words in told.items()},
        {lang: f' data-keep="{lang}" data-missing="{escape(words.not_kept_at_all)}"' for lang, words in told.items()},
    )
    head = '<meta name="robots" content="noindex">'
    return plain_page(frame, f"<h1>{_names(frame.languages)}</h1>\n{choices}", head=head, script=NOT_KEPT_SCRIPT)


def _finder(language: Language, base: str) -> str:
    """The box that leads to the list of everything, where the finder shows what was asked for."""
    words = language.words
    return (
        f'<form role="search" action="{escape(base)}{language.id}/find/{INDEX}">\n'
        f'<input name="q" type="search" autocomplete="off" autocapitalize="off" spellcheck="false" '
        f'aria-label="{escape(words.finder)}" placeholder="{escape(words.finder_hint)}">\n'
        f"<button>{escape(words.finder_go)}</button>\n</form>\n"
    )


def _choices(
    languages: Languages,
    base: str,
    sections: Mapping[Lang, tuple[str, str, str]],
    attributes: Mapping[Lang, str] | None = None,
) -> str:
    """A section a language from its heading, its sentence and the address of its home page. `base`: of the site."""
    more = attributes or {}
    return "".join(
        f'<section lang="{languages[lang].tag}"{more.get(lang, "")}>\n'
        f"<h2>{escape(heading)}</h2>\n<p>{escape(sentence)}</p>\n"
        f"{_finder(languages[lang], base)}"
        f'<p><a href="{escape(address)}" hreflang="{languages[lang].tag}">{escape(languages[lang].words.go)}</a></p>\n'
        "</section>\n"
        for lang, (heading, sentence, address) in sections.items()
    )
