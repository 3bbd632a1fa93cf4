"""A response code → what a cashier does now, whether to try again, and what to say.

The safest reading wins: a code that may mean a pick-up is treated as one, a result that may be unknown is found out
first whatever the tables' own action says, and a code without a safe meaning is treated like one that nobody knows.

Tables name one action for whole groups of codes: "decline" may mean another card, a corrected amount, or that a
refund was refused. Where that is too rough, a project has its own words for a cause and a retry rule in the messages
`advice-at.`, `retry-at.` and `say-at.`, such as `advice-at.pin-wrong.once`.
"""

from __future__ import annotations

from generator.model.facts import (
    ACTIONS,
    APPROVE,
    NO_CAUSE,
    RETAIN_CARD,
    RETRY,
    UNKNOWN_CAUSE,
    ResponseCode,
    Retry,
    action_message,
)
from generator.render.codes.advised import Advice, Danger
from generator.render.edition import Edition, Facts

_OF_THE_TERMINAL = ("check terminal", "contact acquirer", "re-sign-in", RETRY)
"""Actions from which nobody must conclude that something is wrong with the customer's card."""


def advice(facts: Facts, code: ResponseCode) -> Advice:
    """The advice on `code`, a code of the site. Never `retry` where the money may have moved."""
    known = facts.advice
    if code.code not in known:
        known[code.code] = _advice(facts, code)
    return known[code.code]


def _advice(facts: Facts, code: ResponseCode) -> Advice:
    danger = danger_of(facts, code)
    if danger is Danger.PICK_UP:
        return Advice("advice.pick-up", "retry.never", "", danger)
    if danger is Danger.VERIFY_FIRST:
        return Advice("advice.verify-first", "retry.verify-first", "say.verify-first", danger)
    if danger is Danger.UNKNOWN:
        return Advice("advice.unknown", "retry.verify-first", "say.verify-first", danger)
    if code.action.value == APPROVE:
        key = "advice.approve" if code.cause.value == NO_CAUSE else "advice.approve-part"
        return Advice(key, "retry.approved", "say.approve", danger)
    say = "say.terminal" if code.action.value in _OF_THE_TERMINAL else _own_say(facts, code)
    retry = _at_its_cause("retry-at", facts, code, f"retry.{code.retry}")
    action = _at_its_cause(
        "advice-at", facts, code, retry if code.action.value == RETRY else action_message(code.action.value)
    )
    return Advice(action, retry, _at_its_cause("say-at", facts, code, say), danger)


def danger_of(facts: Facts, code: ResponseCode) -> Danger | None:
    """The gravest thing that `code` may mean anywhere."""
    causes = {code.cause.value, *(cause.value for cause in code.cause_by_scheme.values())}
    if code.action.value == RETAIN_CARD or causes & facts.pickup_trees:
        return Danger.PICK_UP
    if code.retry is Retry.VERIFY_FIRST:
        return Danger.VERIFY_FIRST
    if code.cause.value == UNKNOWN_CAUSE:
        return Danger.UNKNOWN
    return Danger.DIFFERS if code.cause_by_scheme else None


def say(edition: Edition, key: str) -> str:
    """The sentence for the customer behind `Advice.say`."""
    return edition.words.text(key) if key else edition.plain(edition.site.settings.neutral_sentence)


def _at_its_cause(group: str, facts: Facts, code: ResponseCode, otherwise: str) -> str:
    """The project's own words for codes of this cause and retry rule; where it has none, `otherwise`."""
    key = f"{group}.{code.cause.value}.{code.retry}"
    return key if key in facts.site.messages[facts.site.source] else otherwise


def _own_say(facts: Facts, code: ResponseCode) -> str:
    """The project's sentence for the customer at an action that is its own; where it has none, the neutral one."""
    key = action_message(code.action.value, "say")
    return key if code.action.value not in ACTIONS and key in facts.site.messages[facts.site.source] else ""
