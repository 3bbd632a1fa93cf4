"""Inline markup: total, without loss, and in linear time."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.text import (
    Code,
    Emphasis,
    Inline,
    Link,
    Placeholder,
    Plain,
    Strong,
    Text,
    closed_up,
    links,
    parse,
    plain,
    walk,
)
from generator.problem import Span
from tests.strategies import any_text, effort
from tests.texts import localized

MARKUP = st.lists(
    st.sampled_from(
        [
            "`",
            "*",
            "**",
            "[",
            "]",
            "](",
            ")",
            "](page:slips)",
            "{",
            "}",
            "{hotline}",
            "a",
            "余额",
            " ",
            "\n",
            ":",
            "#",
            "51",
        ]
    ),
    max_size=30,
).map("".join)


def written(parts: tuple[Inline, ...]) -> str:
    """What the author wrote, put together again from the parts."""
    return "".join(one(part) for part in parts)


def one(part: Inline) -> str:
    if isinstance(part, Plain):
        return part.text
    if isinstance(part, Code):
        return f"`{part.text}`"
    if isinstance(part, Placeholder):
        return f"{{{part.name}}}"
    if isinstance(part, Strong):
        return f"**{written(part.children)}**"
    if isinstance(part, Emphasis):
        return f"*{written(part.children)}*"
    return f"[{written(part.children)}]({part.kind}:{part.target})"


@given(st.one_of(MARKUP, any_text()))
@effort(300)
def test_nothing_of_what_was_written_is_lost(value: str):
    parts = parse(value)
    assert written(parts) == value
    assert all(part.text for part in walk(value) if isinstance(part, Plain | Code))
    assert links(value) == tuple(part for part in walk(value) if isinstance(part, Link))
    if not set(value) & set("`*[{"):
        assert parts == ((Plain(value),) if value else ())


@given(st.one_of(MARKUP, any_text()))
@effort(150)
def test_plain_is_what_the_parts_show(value: str):
    shown = "".join(
        part.text if isinstance(part, Plain | Code) else f"<{part.name}>"
        for part in walk(value)
        if isinstance(part, Plain | Code | Placeholder)
    )
    # Values without markup are given back as they are.
    expected = closed_up(shown) if re.search(r"[`*\[{]", value) else shown
    assert plain(value, lambda name: f"<{name}>") == expected


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("", ()),
        ("按确认", (Plain("按确认"),)),
        ("`51`", (Code("51"),)),
        ("看`51`。", (Plain("看"), Code("51"), Plain("。"))),
        ("``", (Plain("``"),)),
        ("`a", (Plain("`a"),)),
        ("**重打印**，", (Strong((Plain("重打印"),)), Plain("，"))),
        ("按**重打印**看", (Plain("按"), Strong((Plain("重打印"),)), Plain("看"))),
        ("**a *b* c**", (Strong((Plain("a "), Emphasis((Plain("b"),)), Plain(" c"))),)),
        ("**`51`**", (Strong((Code("51"),)),)),
        ("****", (Plain("****"),)),
        ("**a", (Plain("**a"),)),
        ("*once*", (Emphasis((Plain("once"),)),)),
        ("2 * 3 * 4", (Plain("2 * 3 * 4"),)),
        ("{hotline}", (Placeholder("hotline"),)),
        ("{Hotline}", (Plain("{Hotline}"),)),
        ("{}", (Plain("{}"),)),
        ("[看小票](page:slips)", (Link("page", "slips", (Plain("看小票"),)),)),
        ("[**a**](code:51#x)", (Link("code", "51#x", (Strong((Plain("a"),)),)),)),
        ("[{hotline}](page:contacts)", (Link("page", "contacts", (Placeholder("hotline"),)),)),
        ("[a](slips.md)", (Plain("[a](slips.md)"),)),
        ("[a](page:b c)", (Plain("[a](page:b c)"),)),
        ("[](page:a)", (Plain("[](page:a)"),)),
        ("`[a](page:b)`", (Code("[a](page:b)"),)),
        ("<b>", (Plain("<b>"),)),
    ],
)
def test_parse(value: str, parts: tuple[Inline, ...]):
    assert parse(value) == parts


def test_localized_gives_the_text_of_a_language():
    place = Span("f", 1, 1, 1, 1)
    text = localized(Text("余额", place), Text("balance", place))
    assert (text.text("zh"), text.text("en")) == ("余额", "balance")


@pytest.mark.parametrize(
    "piece",
    ["`", "*", "**", "[", "]", "](", "[a](", "[a](b:", "[a](b:c", "{", "{a", "*a", "**a", "**a*", "`a``", "a*b**"],
)
def test_as_much_markup_as_fits_in_a_file_takes_no_time(piece: str):
    value = piece * (64 * 1024 // len(piece))
    begun = time.process_time()
    parts = parse(value)
    walk(value)
    assert time.process_time() - begun < 5
    assert written(parts) == value
