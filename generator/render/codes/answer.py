"""A response code and the advice on it → its answer in one sentence: what it means, and the one next thing to do."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.facts import NO_CAUSE, ResponseCode
from generator.render.codes.advice import advice, say
from generator.render.codes.advised import Advice, Danger
from generator.render.edition import Edition
from generator.render.head import WIDEST_TITLE, columns, joined


@dataclass(frozen=True, slots=True)
class CodeAnswer:
    """Sentences without markup."""

    meaning: str
    """The beginning of the answer: what the code means, or that it depends."""
    action: str
    """The rest of the sentence: what to do now."""
    between: str
    """What stands between the two."""
    retry: str
    """May it be tried again? Empty where `first` says so."""
    say: str
    """What to tell the customer."""

    @property
    def first(self) -> str:
        """The sentence with which the answer begins."""
        return f"{self.meaning}{self.between}{self.action}"

    def whole(self, edition: Edition) -> str:
        """All of it, in running text."""
        words = edition.words
        retry = joined(edition.language, words.text("code.retry").strip(), self.retry) if self.retry else ""
        return joined(edition.language, self.first, retry, words.text("code.answer-say", say=self.say))


def code_answer(edition: Edition, code: ResponseCode) -> CodeAnswer:
    """The answer that the page of `code` begins with, and that lists and machines are given."""
    given = advice(edition.facts, code)
    words = edition.words
    return CodeAnswer(
        meaning=words.text(_key(code, given), code=code.code, name=edition.plain(code.name)),
        action=words.text(given.action),
        between=edition.language.between,
        retry="" if given.retry == given.action else words.text(given.retry),
        say=say(edition, given.say),
    )


def _key(code: ResponseCode, given: Advice) -> str:
    """The message that says it."""
    if has_several_meanings(code):
        return "code.answer-differs"
    return "code.answer-unknown" if given.danger is Danger.UNKNOWN else "code.answer"


def head_title(edition: Edition, code: ResponseCode) -> str:
    """What the page of `code` is called in lists of results, with as many of its meanings as fit there."""
    approved = code.cause.value == NO_CAUSE and not code.cause_by_scheme
    key = "code.head-title-approved" if approved else "code.head-title"
    meanings = [part.strip() for part in edition.plain(code.name).split("/")]
    titles = (
        edition.words.text(key, code=code.code, name="/".join(meanings[:number]))
        for number in range(len(meanings), 0, -1)
    )
    shortest = ""
    for title in titles:
        shortest = title
        if columns(title) <= WIDEST_TITLE:
            break
    return shortest


def has_several_meanings(code: ResponseCode) -> bool:
    """Whether it depends on the scheme where the code leads."""
    return any(cause.value != code.cause.value for cause in code.cause_by_scheme.values())
