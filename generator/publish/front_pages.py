"""Names and addresses of the site → the pages that belong to no language: index.html, 404.html and not-kept.html."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from generator.model.text import HTML_LANG, LANGS, Lang
from generator.publish.addresses import INDEX
from generator.publish.assets import NOT_KEPT_SCRIPT
from generator.publish.plain_page import PlainFrame, plain_page
from generator.publish.words import WORDS

_NAMES = " · ".join(f'<span lang="{HTML_LANG[lang]}">{escape(WORDS[lang].name)}</span>' for lang in LANGS)


def language_choice(frame: PlainFrame, url: str) -> str:
    """index.html: every language as a plain link. A script, where one may run, goes to the reader's own.

    `url` is the address of the published site.
    """
    settings = frame.settings
    links = "".join(
        f'<link rel="alternate" hreflang="{tag}" href="{escape(address)}">\n'
        for tag, address in (*((HTML_LANG[lang], f"{url}{lang}/") for lang in LANGS), ("x-default", url))
    )
    description = " ".join(settings.description.text(lang) for lang in LANGS)
    links = f'<link rel="canonical" href="{escape(url)}">\n{links}'
    head = f'<meta name="description" content="{escape(description)}">\n{links}'
    choices = _choices(
        "", {lang: (settings.name.text(lang), settings.description.text(lang), f"{lang}/{INDEX}") for lang in LANGS}
    )
    return plain_page(frame, f"<h1>{_NAMES}</h1>\n{choices}", head=head, script="front.js")


def not_found(frame: PlainFrame, langs: Sequence[Lang] = LANGS) -> str:
    """404.html, which a server shows at any address: its links start at the path of the site on its host.

    With one of `langs` alone it is for a server that knows which language was asked for.
    """
    choices = _choices(
        frame.base,
        {lang: (WORDS[lang].not_found, WORDS[lang].not_found_advice, f"{frame.base}{lang}/{INDEX}") for lang in langs},
    )
    head = '<meta name="robots" content="noindex">'
    return plain_page(frame, f"<h1>404</h1>\n{choices}", head=head, langs=langs)


def not_kept(frame: PlainFrame) -> str:
    """not-kept.html, which the worker shows at any address when there is no network and the page is not kept.

    A script, where one may run, leaves of each language what holds on this device.
    """
    choices = _choices(
        frame.base,
        {lang: (WORDS[lang].not_kept, WORDS[lang].not_kept_advice, f"{frame.base}{lang}/{INDEX}") for lang in LANGS},
        {lang: f' data-keep="{lang}" data-missing="{escape(WORDS[lang].not_kept_at_all)}"' for lang in LANGS},
    )
    head = '<meta name="robots" content="noindex">'
    return plain_page(frame, f"<h1>{_NAMES}</h1>\n{choices}", head=head, script=NOT_KEPT_SCRIPT)


def _finder(lang: Lang, base: str) -> str:
    """The box that leads to the list of everything, where the finder shows what was asked for."""
    words = WORDS[lang]
    return (
        f'<form role="search" action="{escape(base)}{lang}/find/{INDEX}">\n'
        f'<input name="q" type="search" autocomplete="off" autocapitalize="off" spellcheck="false" '
        f'aria-label="{escape(words.finder)}" placeholder="{escape(words.finder_hint)}">\n'
        f"<button>{escape(words.finder_go)}</button>\n</form>\n"
    )


def _choices(
    base: str, sections: Mapping[Lang, tuple[str, str, str]], attributes: Mapping[Lang, str] | None = None
) -> str:
    """A section a language from its heading, its sentence and the address of its home page. `base`: of the site."""
    more = attributes or {}
    return "".join(
        f'<section lang="{HTML_LANG[lang]}"{more.get(lang, "")}>\n'
        f"<h2>{escape(heading)}</h2>\n<p>{escape(sentence)}</p>\n"
        f"{_finder(lang, base)}"
        f'<p><a href="{escape(address)}" hreflang="{HTML_LANG[lang]}">{escape(WORDS[lang].go)}</a></p>\n</section>\n'
        for lang, (heading, sentence, address) in sections.items()
    )
