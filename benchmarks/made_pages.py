"""Pages of causes in two languages with guide, chart and path table, made to the size of real ones."""

from __future__ import annotations

import dataclasses

from generator.model.artifact import Artifact, NavigationEntry, Rendering, SitePage, block_mark
from generator.model.settings import Limits, SiteSettings
from generator.model.text import Lang, Localized, Text
from generator.problem import Span
from tests.texts import LANGS, localized

FAMILIES = 8
NODES = 18
ROWS = 30
_WORDS = {
    "zh": ("先看屏幕上写的是什么，再决定下一步，不要马上重刷。", "没有反应", "写着成功", "这张卡这次没能完成付款。"),
    "en": (
        "Look at what the screen says before the next step, and do not take the card again yet.",
        "Nothing happens",
        "It says approved",
        "This card could not complete the payment.",
    ),
}
_NOWHERE = Span("made", 1, 1, 1, 1)


def _both(zh: str, en: str) -> Localized:
    return localized(Text(zh, _NOWHERE), Text(en, _NOWHERE))


SETTINGS = SiteSettings(
    name=_both("POS机刷卡错误帮助", "Card payment error help"),
    description=_both("先看屏幕。", "Start with the screen."),
    url="https://poshelp.example/",
    brand="generic",
    brand_span=_NOWHERE,
    limits=Limits(**{limit.name: 100 for limit in dataclasses.fields(Limits)}),
    facts={},
    hazards={},
    retry_gates={},
    note_down={},
    neutral_sentence=_both("请换一种方式支付。", "Please pay another way."),
    never_say={"zh": (), "en": ()},
    entry="start",
    entry_span=_NOWHERE,
)


def made_rendering(pages: int) -> Rendering:
    """A site of about `pages` pages, half of them in each language."""
    made: list[SitePage] = []
    navigation: dict[Lang, tuple[NavigationEntry, ...]] = {}
    for lang in LANGS:
        home = SitePage(f"{lang}/index.md", lang, "Home", "Home", _WORDS[lang][0], {}, {})
        causes = [_cause(lang, number) for number in range(pages // 2 - 1)]
        made += [home, *causes]
        groups = (
            NavigationEntry(
                f"{_WORDS[lang][1]} {family}",
                "",
                tuple(NavigationEntry(page.title, page.path) for page in causes[family::FAMILIES]),
            )
            for family in range(FAMILIES)
        )
        navigation[lang] = (NavigationEntry("Home", home.path), *groups)
    return Rendering(tuple(made), navigation, (Artifact("data/v1/codes.json", b"{}"),))


def _cause(lang: Lang, number: int) -> SitePage:
    sentence, nothing, approved, say = _WORDS[lang]
    sections = "\n\n".join(
        f"## {nothing} {{: #part-{part} }}\n\n{sentence * 3}\n\n- {say}\n- {say}" for part in range(5)
    )
    steps = f"<p>{sentence}</p><ol><li>{say}</li><li>{say}</li></ol>"
    guide = f'<div data-tree="made-{number}">' + "".join(
        f'<section id="node-{node}" data-node><h3>{node}. {approved}？</h3>{steps}'
        f'<ul><li><a data-answer href="#node-{(node + 1) % NODES}">{approved}</a></li>'
        f'<li><a data-answer href="#node-{(node + 2) % NODES}">{nothing}</a></li></ul></section>'
        for node in range(NODES)
    )
    boxes = "".join(
        f'<a href="#node-{node}"><rect x="{node * 10}" y="{node * 20}" width="180" height="60" rx="8"/>'
        + "".join(f'<text x="{node * 10}" y="{node * 20 + line * 18}">{sentence[:14]}</text>' for line in range(3))
        + f'<path d="M{node * 10} {node * 20}C{node} {node},{node + 40} {node},{node + 90} {node + 90}"/></a>'
        for node in range(NODES)
    )
    chart = f'<figure data-chart><svg viewBox="0 0 900 900" role="img"><title>{nothing}</title>{boxes}</svg></figure>'
    rows = "".join(
        f"<tr><td>{row}</td><td>{approved} → {nothing} → {approved}</td><td>{say}</td></tr>" for row in range(ROWS)
    )
    table = f"<table data-paths><thead><tr><th>1</th><th>2</th><th>3</th></tr></thead><tbody>{rows}</tbody></table>"
    marks = "\n\n".join(block_mark(name) for name in ("guide", "chart", "paths"))
    return SitePage(
        f"{lang}/causes/made-{number}.md",
        lang,
        f"{nothing} {number}",
        sentence,
        f"{sections}\n\n{marks}\n",
        {"guide": guide + "</div>"},
        {"chart": chart, "paths": table},
    )
