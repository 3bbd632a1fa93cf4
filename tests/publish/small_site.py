"""A rendering of three pages in two languages, with everything that a rendering can have; for tests of publishing."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path

from generator.model.artifact import (
    MARK_FOLDER,
    Artifact,
    LateText,
    Move,
    NavigationEntry,
    Rendering,
    SitePage,
    block_mark,
)
from generator.model.settings import Limits, SiteSettings
from generator.model.text import Lang, Localized, Text
from generator.problem import Span
from tests.texts import LANGS, languages, localized

REPOSITORY = Path(__file__).parents[2]
"""Its mkdocs.yml and theme are the ones that are tested."""

_NOWHERE = Span("made", 1, 1, 1, 1)


def both(zh: str, en: str) -> Localized:
    return localized(Text(zh, _NOWHERE), Text(en, _NOWHERE))


SETTINGS = SiteSettings(
    name=both("刷卡帮助", "Card help"),
    description=both("先看屏幕。", "Start with the screen."),
    url="https://help.example/pos/",
    brand="generic",
    brand_span=_NOWHERE,
    limits=Limits(**{limit.name: 100 for limit in dataclasses.fields(Limits)}),
    facts={},
    hazards={},
    retry_gates={},
    note_down={},
    neutral_sentence=both("请换一种方式支付。", "Please pay another way."),
    never_say={"zh": (), "en": ()},
    entry="start",
    entry_span=_NOWHERE,
)

OLD = "causes/line"
"""Address that was given up."""
FRAMED = '<!doctype html><html lang="zh-Hans"><title>x</title><body><p id="here">framed</p></body></html>'

WORDS: dict[Lang, dict[str, str]] = {
    "zh": {
        "home": "首页",
        "causes": "原因",
        "network": "网络连接问题",
        "code": "应答码 51",
        "ask": "SIM卡松了吗？",
        "end": "重新插好SIM卡",
        "chart": "流程图里的字",
    },
    "en": {
        "home": "Home",
        "causes": "Causes",
        "network": 'Network <problems> & "more"',
        "code": "Response code 51",
        "ask": "Is the SIM card loose?",
        "end": "Put the SIM card back like a zebra",
        "chart": "words of the chart",
    },
}


def small_rendering(home: str = "") -> Rendering:
    """`home` is more Markdown for the Chinese home page."""
    return Rendering(
        pages=tuple(page for lang in LANGS for page in _pages(lang, home if lang == "zh" else "")),
        languages=languages(),
        navigation={lang: _navigation(lang) for lang in LANGS},
        files=(
            Artifact("assets/poshelp/brand.css", b":root { --md-primary-fg-color: #14532d; }\n"),
            *(
                Artifact(f"{MARK_FOLDER}{lang}.svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
                for lang in LANGS
            ),
            Artifact("embed/v1/zh/network.html", FRAMED.encode()),
            Artifact("data/v1/codes.json", b'{"codes": ["51"]}\r\n\x00'),
        ),
        texts=(
            *(LateText(f"{lang}/changes.atom", lambda: "<feed/>\n") for lang in LANGS),
            *(LateText(f"{lang}/causes/network/index.md", lambda: "# Network\n") for lang in LANGS),
        ),
        moves=(
            *(
                Move(f"{lang}/{OLD}/index.html", f"{lang}/causes/network/index.html", lang, WORDS[lang]["network"])
                for lang in LANGS
            ),
            Move("embed/v1/zh/line.html", "embed/v1/zh/network.html", "zh", WORDS["zh"]["network"]),
        ),
    )


def _pages(lang: Lang, home: str) -> tuple[SitePage, ...]:
    words = WORDS[lang]
    guide = (
        '<div data-tree="network">'
        f'<section id="ask" data-node><h3>{words["ask"]}</h3>'
        '<ul><li><a data-answer href="#end">1</a></li></ul></section>'
        f'<section id="end" data-node data-outcome="fixed"><h3>{words["end"]}</h3>'
        '<p><a href="../../codes/51/?p=1#what">51</a></p></section></div>'
    )
    chart = (
        '<figure data-chart><svg viewBox="0 0 90 30" width="90" height="30">'
        f'<title>{words["chart"]}</title><a href="#end"><rect width="90" height="30"/></a></svg></figure>'
    )
    return (
        SitePage(
            f"{lang}/index.md",
            lang,
            words["home"],
            f'{words["home"]} "d"',
            f"Note: [{words['code']}](causes/network.md#guide)\n\n{home}\n",
            {},
            {},
        ),
        SitePage(
            f"{lang}/causes/network.md",
            lang,
            words["network"],
            "d",
            f"## {words['causes']} {{: #guide }}\n\n{block_mark('guide')}\n\n{block_mark('chart')}\n",
            {"guide": guide},
            {"chart": chart},
            head_title=f"{words['network']} & 51 - {SETTINGS.name.text(lang)}",
            structured='{"@context":"https://schema.org","name":"<\\/script><\\u0021--"}',
            picture=f"social/network.{lang}.png",
            twin=f"{lang}/causes/network/index.md",
            reviewed=datetime.date(2026, 11, 22),
        ),
        SitePage(f"{lang}/codes/51.md", lang, words["code"], "d", f"## {words['code']} {{: #what }}\n\n51\n", {}, {}),
    )


def _navigation(lang: Lang) -> tuple[NavigationEntry, ...]:
    words = WORDS[lang]
    return (
        NavigationEntry(words["home"], f"{lang}/index.md"),
        NavigationEntry(words["causes"], "", (NavigationEntry(words["network"], f"{lang}/causes/network.md"),)),
    )
