"""Whatever an author writes comes out as text: no page gains an element, an attribute or an address by it."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Callable
from functools import cache

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from generator.model.text import Lang, language_of
from generator.render.escape import legible
from tests.render.building import PAGES, Author
from tests.render.reading import page_of, rendering, soup, written
from tests.strategies import effort

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "[x](javascript:alert(1))",
    "[x](https://evil.example/)",
    "{{ 7 * 7 }}{% raw %}",
    "{: onclick=alert(1) }",
    "`a` **b** *c* | d\n\n# e\n- f",
    "\ue000guide\ue001",
    "\x02klzzwxh:0001\x03",
    "</svg></blockquote><section id=page_title>",
    "&lt;script&gt; &#60;",
    "\u202eolleh",
    "![x](https://evil.example/x.png)",
    "<!-- --><style>*{}</style>",
)
TELLING = ("zh/causes/old-card.md", "zh/codes/98.md", "zh/faults/card-unread.md", "zh/index.md", "zh/glossary.md")
"""Between them these pages have most templates."""
# The inline markup that an author may use makes these, and an address for a link that check would refuse.
OWN_MARKUP = ("code", "strong", "em", "a")


HARMLESS: dict[Lang | None, str] = {"zh": "说明", "en": "about", None: "?"}
"""Words by their language, because foreign words of schemes have their meaning beside them."""


@cache
def plain_shape(language: Lang | None) -> dict[str, Counter[str]]:
    """Of pages on which every sentence is the same harmless one."""
    return {page.path: shape(soup(page)) for page in rendering(Author(lambda _: HARMLESS[language]).site()).pages}


def shape(page: BeautifulSoup) -> Counter[str]:
    """The page's elements with the names of their attributes, but without what inline markup and languages make."""
    found: Counter[str] = Counter()
    for element in page.select("*"):
        if element.name in OWN_MARKUP and not element.get("class"):
            continue
        if element.name == "span" and element.get("lang"):
            continue
        names = sorted(name for name in element.attrs if name != "lang")
        found[f"{element.name} {names}"] += 1
    return found


def check(words: str, pages: Callable[[str], bool]) -> None:
    """Render with `words` for every sentence, and compare the pages whose path `pages` chooses."""
    made = rendering(Author(lambda _: words).site())
    for page in made.pages:
        if pages(page.path):
            shown = soup(page)
            assert shape(shown) == plain_shape(language_of(words))[page.path], page.path
            addresses = [str(link["href"]) for link in shown.select("a[href]")]
            assert all(":" not in address or address.startswith("https:") for address in addresses), page.path
    variant = soup(page_of(made, "zh/faults/card-unread.md")).select("#fault_screen ~ .ph-screen li")[0].text
    assert " ".join(variant.split()) == " ".join(legible(words).split())


@pytest.mark.parametrize("words", HOSTILE)
def test_the_usual_suspects_come_out_as_text(words: str):
    check(words, lambda path: path in TELLING)


def test_all_suspects_together_come_out_as_text_on_every_page():
    check(" ".join(HOSTILE), lambda path: True)


@pytest.mark.no_cover  # any content runs the same lines
@effort(15)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map("说明{}".format))
def test_any_text_comes_out_as_text(words: str):
    check(words, lambda path: path in TELLING)


@pytest.mark.parametrize("words", HOSTILE)
def test_prose_gains_no_html_either(words: str):
    author = Author()
    pages = {
        (lang, id): author.page(
            id, lang, title, f"{words}\n\n{body}\n\n- {words}\n\n| a | b |\n|--|--|\n| {words} | c |\n"
        )
        for lang in ("zh", "en")
        for id, title, body in PAGES
    }
    made = rendering(author.site(pages=pages))
    for page in made.pages:
        if page.path not in ("zh/index.md", "zh/slips.md", "zh/causes/old-card.md"):
            continue
        shown = soup(page)
        assert not shown.select("script, style, img, [onerror], [onclick], [onmouseover], [href^=javascript]"), (
            page.path
        )


@pytest.mark.parametrize("words", HOSTILE)
def test_data_cannot_leave_its_string(words: str):
    made = rendering(Author(lambda _: words).site())
    for path, text in written(made).items():
        if path.endswith(".json"):
            json.loads(text)
            assert "</" not in text
        elif path.endswith(".js") and not path.startswith("embed/"):
            # A call of one of our functions with data, or data with a name: what is not the name is JSON.
            data = re.fullmatch(r"[\w.]+ ?[=(](.*?)\)?;\n", text, re.DOTALL)
            assert data
            json.loads(f"[{data[1]}]")
            assert "</" not in text
        elif path in {file.path for file in made.files}:
            assert words not in text_of(text.encode())


@pytest.mark.parametrize("words", HOSTILE)
def test_words_cannot_become_markup_of_the_offline_file(words: str):
    made = rendering(Author(lambda _: words).site())
    for page in made.offline:
        body = page.write()
        found = BeautifulSoup(body.html, "html.parser")
        assert {"script", "img", "iframe", "style"} & {tag.name for tag in found.find_all()} == set()
        for tag in found.find_all():
            assert not [name for name in tag.attrs if name.startswith("on") or name == "style"]
            # The script's own controls get their addresses from it.
            assert "data-part" in tag.attrs or str(tag.get("href", "#")).startswith(("#", "https://"))
        assert "<" not in body.style


def text_of(content: bytes) -> str:
    return html.unescape(content.decode("utf-8"))
