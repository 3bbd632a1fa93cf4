"""What the rules about writing must report and must leave alone, as sentences; the places are tested in `cases`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check.language import en_punctuation, glossary_term, sentence_too_long, zh_latin_space, zh_punctuation
from generator.check.subject import Check, Subject
from generator.load import load
from generator.model.project import Project
from generator.model.text import Text
from generator.problem import Span
from tests.projects.copies import SMALL, TODAY
from tests.texts import LANGS, localized

SPAN = Span("made.yml", 1, 1, 1, 2)


def small() -> Project:
    project, _ = load(SMALL, TODAY)
    assert project
    return replace(project, pages={}, trees={})


PROJECT = small()


def subject(zh: str, en: str) -> Subject:
    """A project whose name is `zh` and `en`."""
    name = localized(Text(zh, SPAN), Text(en, SPAN))
    settings = replace(PROJECT.settings, name=name, spacing_exceptions=("POS机",))
    return Subject(replace(PROJECT, settings=settings))


def told(check: Check, zh: str = "试验站", en: str = "Test site") -> list[str]:
    """What `check` says about the pair."""
    return [problem.message for problem in check(subject(zh, en))]


WRONG_CHINESE = """\
看小票,再收
好.
（看)小票
屏幕写:成功
真的吗?
按 `51`。!
他说"好"
它叫“好”
‘好’吗
ＡＢ 键
等 ３０ 秒
看小票。。
好，。
看， 再收
看 ，再收
（ 看）
按 **确认** 。
看　再收
"""
RIGHT_CHINESE = """\
看小票，再收。
（`51`）「成功」：看！
8:30 到 22:00，1.5 元
`好,的`、`“”`
Visa、Mastercard（或银联）
按 **确认**，再看。
看[小票](page:slips)。
卡片/终端
还没完……再说
“OK”
{hotline}，报代码。
P1–P3，2022-03-01
版本 2.0
好：**按**。
"""
WRONG_SPACE = """\
等30 秒
等 30秒
看`51`码
按**OK**键
用Visa
等  30 秒
POS 机和POS终端
见[68](code:68)
"""
RIGHT_SPACE = """\
等 30 秒
看 `51` 码
按 **OK** 键
按 **取消** 键
用 Visa，再看
（30）秒
POS机刷卡
一台POS机的
拨{hotline}核实
第 `1` 项：A、B
见 [68](code:68)
"""
WRONG_ENGLISH = """\
Look，then charge
Look first。
It says 「OK」
It says “OK”
the issuer’s
Look  first
Look , then
Is it ?
I don't
It's fine
that's it
You're done
cannot, can't
(look )first .
Ｖisa
"""
RIGHT_ENGLISH = """\
Look, then charge.
The issuer's and the customers' words
It says "OK".
It says `好，的`.
the code is ..., amount ....
P1–P3 at 8:30
Press **OK**: look!
one's own; its place
3.5 m
the .env file
"""


@pytest.mark.parametrize("text", WRONG_CHINESE.splitlines())
def test_wrong_chinese_punctuation(text: str):
    assert told(zh_punctuation.check, zh=text)


@pytest.mark.parametrize("text", RIGHT_CHINESE.splitlines())
def test_right_chinese_punctuation(text: str):
    assert told(zh_punctuation.check, zh=text) == []


@pytest.mark.parametrize("text", WRONG_SPACE.splitlines())
def test_wrong_space(text: str):
    assert told(zh_latin_space.check, zh=text)


@pytest.mark.parametrize("text", RIGHT_SPACE.splitlines())
def test_right_space(text: str):
    assert told(zh_latin_space.check, zh=text) == []


@pytest.mark.parametrize("text", WRONG_ENGLISH.splitlines())
def test_wrong_english(text: str):
    assert told(en_punctuation.check, en=text)


@pytest.mark.parametrize("text", RIGHT_ENGLISH.splitlines())
def test_right_english(text: str):
    assert told(en_punctuation.check, en=text) == []


def test_chinese_in_english_is_reported_by_another_rule_alone():
    assert told(en_punctuation.check, en="按一下，再看") == []


@pytest.mark.parametrize("ends", ["。", "？", "！"])
def test_a_long_chinese_sentence(ends: str):
    limit = PROJECT.settings.limits.sentence_characters
    assert told(sentence_too_long.check, zh="看" * (limit + 1))
    assert told(sentence_too_long.check, zh=f"{'看' * limit}") == []
    assert told(sentence_too_long.check, zh=f"{'看' * (limit - 1)}{ends}{'看' * (limit - 1)}{ends}") == []
    assert told(sentence_too_long.check, zh=f"看 **{'看' * (limit - 2)}** `{'x' * limit}`") == []


@pytest.mark.parametrize(
    ("between", "are_two"), [(". ", True), ('?" ', True), ("! ", True), (" e.g. ", False), ("; ", False)]
)
def test_a_long_english_sentence(between: str, are_two: bool):
    limit = PROJECT.settings.limits.sentence_words
    half = " ".join(["word"] * (limit // 2 + 1))
    assert bool(told(sentence_too_long.check, en=half + between + half)) is not are_two
    assert told(sentence_too_long.check, en=" ".join(["word"] * (limit + 1)))
    assert told(sentence_too_long.check, en=" ".join(["word"] * limit)) == []


def with_terms(
    *terms: tuple[str, str, str, tuple[str, ...], dict[str, tuple[str, ...]]],
) -> Callable[[str, str], list[str]]:
    """(id, zh, en, mistaken for, avoid) → what is said about a pair."""
    (slip,) = PROJECT.terms.values()
    made = {
        id: replace(
            slip,
            id=id,
            term=localized(Text(zh, SPAN), Text(en, SPAN)),
            also={"zh": (), "en": ()},
            avoid={lang: avoid.get(lang, ()) for lang in LANGS},
            mistaken_for=tuple(Text(other, SPAN) for other in others),
        )
        for id, zh, en, others, avoid in terms
    }

    def tell(zh: str, en: str) -> list[str]:
        made_subject = subject(zh, en)
        project = replace(made_subject.project, terms=made)
        return [problem.message for problem in glossary_term.check(Subject(project))]

    return tell


TERMS = with_terms(
    ("void", "撤销", "void", ("refund",), {}),
    ("refund", "退货", "refund", ("void",), {"en": ("goods return",)}),
    ("settlement", "结算", "settle", (), {}),
    ("pin", "密码", "PIN", (), {"zh": ("密碼",), "en": ("PIN code",)}),
)


WRONG_TERM = """\
先撤销 = Refund it first
撤销它 = It is refunded
不退货 = Do not void it
输密碼 = Enter it
退 = A goods return
退 = Goods returns
密码 = the pin codes
撤销 = a **refund**
"""
RIGHT_TERM = """\
先撤销 = Void it first
先撤销 = It was voided
先撤销 = Cancel it
撤销或退货 = Cancel or refund
撤一下 = Refund
撤销 = Avoid the refund; void it
撤销 = avoid it
看 `撤销` = the refund
撤销 = see `refund`
密码 = spin codes
"""


@pytest.mark.parametrize("pair", WRONG_TERM.splitlines())
def test_wrong_term(pair: str):
    assert TERMS(*pair.split(" = "))


@pytest.mark.parametrize("pair", RIGHT_TERM.splitlines())
def test_right_term(pair: str):
    assert TERMS(*pair.split(" = ")) == []


def checks() -> Iterator[Check]:
    for module in (zh_punctuation, zh_latin_space, en_punctuation, sentence_too_long, glossary_term):
        yield module.check


@given(st.text("中文a1 ,，.。'’\"“「」`*[]()|{}:n\n", max_size=80))
def test_any_text_is_examined_without_an_exception_and_the_same_twice(text: str):
    for check in checks():
        assert told(check, zh=text, en=text) == told(check, zh=text, en=text)
