"""Pages and data of a server that means no good: read at once, and as a browser would, or not at all."""

from __future__ import annotations

import json
import re
import time

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.verify.json_shape import _PATTERNS, UnknownWord, disagreement
from generator.publish.verify.page_parts import page_parts
from generator.publish.verify.page_tokens import page_tokens
from generator.render.data.schemas import schemas
from tests.strategies import any_text, effort

SIZE = 100_000
PIECES = (
    *("<", "<!", "<![", "<!--", "<!-- a>", "</", "</a", "<?", "&", "&#", "<a ", "<a b", "<a b=", "<a b='", '<a b="c>'),
    *(
        "<a/",
        "<a b='c' ",
        "<script>",
        "<script",
        "</script",
        "<style>",
        "<![CDATA[",
        "<!doctype [<!",
        "<svg:",
        "=",
        '="',
    ),
    *("<a =' =\" ", "<p>", "<p id=a>\n", "\n", "<a b=  ", "<a b  "),
)


@pytest.mark.parametrize("piece", PIECES)
def test_a_page_full_of_one_thing(piece: str):
    begun = time.process_time()
    page_parts("<p " + piece * (SIZE // len(piece)))
    page_parts(piece * (SIZE // len(piece)))
    assert time.process_time() - begun < 5


WORDS = st.sampled_from(
    [
        *("<a href=b>", '<a href="x&amp;y" id=i>', "<b c='>'>", "</a>", "text ", "<!-- <a href=no> -->", "<br/>", "\n"),
        *("<script>if (a<b) '<a href=no>'</script>", '<SCRIPT type="text/plain"></SCRIPT>', "<style>a>b{}</style>"),
        *("<a\nhref=c\n>", "<a HREF=d href=e>", "< a>", "<1>", "<!>", "<?x?>", "&lt;a href=no&gt;", "<p hidden>"),
    ]
)


@given(st.lists(WORDS, max_size=12).map("".join))
@effort(100)
def test_it_reads_what_a_browser_reads(html: str):
    seen = [
        (tag.name, {name: " ".join(value) if isinstance(value, list) else value for name, value in tag.attrs.items()})
        for tag in BeautifulSoup(f"<body>{html}</body>", "html5lib").body.find_all(True)  # type: ignore[union-attr]
    ]
    links = [values["href"] for _, values in seen if "href" in values]
    found = page_parts(html)
    assert {link.address for link in found.links} == set(links)
    assert found.ids == {values["id"] for _, values in seen if "id" in values}
    assert [script.code for script in found.scripts] == [
        "if (a<b) '<a href=no>'" for name, values in seen if name == "script" and "type" not in values
    ]


@given(any_text())
@effort(100)
def test_any_text(html: str):
    for tag in page_tokens(html):
        line = html.split("\n")[tag.line - 1]
        assert line[tag.column - 1 :].lower().startswith(f"<{tag.name}") or "\u0130" in line


@pytest.mark.parametrize("pattern", ["^(a+)+$", "(a|a)*$", "(", "^[a-z0-9]+(-[a-z0-9]+)*$ "])
def test_a_pattern_of_somebody_else_is_not_tried(pattern: str):
    with pytest.raises(UnknownWord, match="pattern"):
        disagreement("a" * 100 + "!", {"type": "string", "pattern": pattern})


def test_those_of_our_schemas_are_known():
    patterns = set(re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', json.dumps(schemas())))
    assert {json.loads(pattern) for pattern in patterns} == set(_PATTERNS)
