"""The script cuts text into tokens exactly as the builder of the index does."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.render.finder.browser_index import SiteWords
from generator.render.finder.text import Texts, stem
from generator.render.finder.weights import said
from tests.finder.conftest import Finder
from tests.finder.test_queries import SETS


def test_tokens_are_the_same_in_both(finders: Mapping[str, Finder], words: SiteWords):
    texts = words.texts
    sentences = sorted({sentence.text for sentence in said(words.site)})
    # The script knows no traditional character whose simplified form stands nowhere; it could match nothing.
    typed = [query.text for queries in SETS.values() for query in queries]
    odd = ["", " ", "（５１）Ｚ１", "it's can’t", "it\u200bs", "İstanbul", "A-B_c d.e", "ﬁx", "卡card卡", "999", "éa"]
    known = {character for sentence in sentences for character in sentence}
    for text, tokens in zip([*sentences, *typed, *odd], finders["zh"].tokens([*sentences, *typed, *odd]), strict=True):
        ours = texts.tokens(texts.units(text))
        assert [t for t in tokens if set(t) <= known] == [t for t in ours if set(t) <= known], text


def test_stems_join_the_forms_of_a_word():
    for forms in (
        ("expires", "expired", "expire", "expiring"),
        ("decline", "declined", "declines", "declining"),
        ("retry", "retries"),
        ("stop", "stopped", "stops"),
        ("swipe", "swiped", "swiping"),
        ("charge", "charged", "charges", "charging"),
        ("process", "processing", "processed"),
    ):
        assert len({stem(form) for form in forms}) == 1, forms


@given(st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_units_are_made_once(text: str):
    texts = Texts({"簽": "签"}, {"逾时": "超时", "honor": "honour"}, ("的", "the"))
    units = texts.units(text)
    assert "  " not in units
    assert units == units.strip()


def test_spellings_and_noise():
    same = {"逾时": "超时", "tap to pay": "contactless"}
    texts = Texts({"時": "时", "機": "机"}, same, ("pos机", "the", "怎么办"))
    assert texts.tokens(texts.units("POS機交易逾時怎么办")) == ["交", "交易", "易", "易超", "超", "超时", "时"]
    assert texts.tokens(texts.units("The tap-to-pay symbol")) == ["contactles", "symbol"]
    assert texts.tokens(texts.units("密码的次数")) == ["密", "密码", "码", "码的", "的", "的次", "次", "次数", "数"]
    assert texts.without_noise(texts.units("the card")) == "card"


def test_noise_parts_what_it_stands_between():
    texts = Texts({}, {}, ("的",))
    assert texts.tokens(texts.units("密码的次数")) == ["密", "密码", "码", "次", "次数", "数"]
