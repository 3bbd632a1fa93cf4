"""Every message that rendering asks for is there, and every message that is there is asked for."""

from __future__ import annotations

import datetime

import pytest

from generator.render import OPTIONAL_GROUPS, chart_words, required_messages
from generator.render.words import UnknownMessage, Words
from tests.render.building import BRAND, OWN_ACTION, Author, messages
from tests.render.reading import rendering
from tests.texts import LANGS


@pytest.mark.parametrize("lang", LANGS)
def test_messages_are_complete_and_used(lang: str):
    there = set(messages()[lang])
    optional = {key for key in there if key.partition(".")[0] in OPTIONAL_GROUPS}
    assert required_messages() - there == set()
    assert there - optional - required_messages() == set()


class Recording(dict[str, str]):
    """Messages that remember which of them were asked for."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__(words)
        self.asked: set[str] = set()

    def __getitem__(self, key: str) -> str:
        self.asked.add(key)
        return super().__getitem__(key)


def test_rendering_asks_for_nothing_else():
    recordings = {lang: Recording({**messages()[lang], **OWN_ACTION[lang]}) for lang in LANGS}
    late = datetime.date(2028, 1, 1)
    site = Author().site(messages=recordings, today=late)
    rendering(site)
    chart_words(site, BRAND)
    for recording in recordings.values():
        required = {key for key in recording.asked if key.partition(".")[0] not in OPTIONAL_GROUPS}
        assert required - OWN_ACTION["en"].keys() <= required_messages()


def test_a_message_that_is_missing_is_named():
    without = {lang: {key: words for key, words in messages()[lang].items() if key != "guide.say"} for lang in LANGS}
    with pytest.raises(UnknownMessage, match=r"guide\.say"):
        rendering(Author().site(messages=without))


def test_values_come_before_the_brands_words_and_are_never_searched_for_names():
    words = Words({"a": "{who} {brand} {nobody}"}, {"brand": "B", "who": "W"}.get)  # type: ignore[arg-type]
    assert words.text("a", who="{brand}", nobody=3) == "{brand} B 3"


def test_html_of_a_message_escapes_its_values():
    words = Words({"a": "**{who}** [x](page:y)"}, lambda name: name)
    assert words.html("a", lambda kind, target: f"{kind}/{target}", who="<b>") == (
        '<strong>&lt;b&gt;</strong> <a href="page/y">x</a>'
    )


def test_charts_get_their_words_with_the_names_still_to_be_filled():
    words = chart_words(Author().site(), BRAND)
    assert "{tree}" in words.phrases["zh"].title
    assert all(name in words.phrases["en"].description for name in ("{questions}", "{outcomes}", "{jumps}"))
    assert words.fill("en", "acquirer") == "your acquirer"
    assert words.fill("en", "nobody") == "{nobody}"
