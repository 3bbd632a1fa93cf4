"""A response code of two characters → its page: what to do now, what it means where, and on what authority."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.model.artifact import SitePage
from generator.model.facts import NO_CAUSE, UNKNOWN_CAUSE, ResponseCode
from generator.render import addresses
from generator.render.codes.advice import advice
from generator.render.codes.answer import CodeAnswer, code_answer, head_title
from generator.render.edition import Edition, Facts
from generator.render.head import Head, description, questions
from generator.render.pages.evidence import source_views
from generator.render.places import cause_picture, codes_picture
from generator.render.sheet import Sheet

UNKNOWN_CODE_PAGE = "unknown-code"
"""Page of content/ about codes that nobody knows; linked where a project has it."""

_NAMED_ONE_BY_ONE = 3
"""Schemes; more of them are told by who is not among them."""


@dataclass(frozen=True, slots=True)
class Way:
    """A meaning of a code and where it leads."""

    whose: str
    """Whose meaning it is, in words; empty: everybody's."""
    words: tuple[str, ...]
    """Their own words for it, each once; the page adds what foreign ones mean."""
    tree: str
    """Id of the tree; empty: it is no error, or nobody knows."""
    is_error: bool
    title: Markup | None
    href: str


@dataclass(frozen=True, slots=True)
class SchemeRow:
    """What a scheme calls a code."""

    scheme: str
    words: str
    href: str
    """Where the words are no words but the scheme's own longer code: its place in the index."""


def code_page(edition: Edition, code: ResponseCode) -> SitePage:
    """The page of `code`."""
    sheet = Sheet(edition, addresses.code_address(code).page)
    given = advice(edition.facts, code)
    name = edition.plain(code.name)
    told = ways(sheet, code)
    answer = code_answer(edition, code)
    blocks = {
        "now": sheet.block(
            "code_now.html.j2",
            advice=given,
            answer=answer,
            say=sheet.html(edition.site.settings.neutral_sentence) if not given.say else sheet.t(given.say),
            caveat=sheet.html(code.caveat) if code.caveat else None,
            ways=told,
            unknown_page=sheet.href("page", UNKNOWN_CODE_PAGE),
        ),
        "meaning": sheet.block(
            "code_meaning.html.j2",
            code=code,
            scope=sheet.listed(sheet.name("scheme", scheme) for scheme in code.scope),
            rows=[_scheme_row(sheet, scheme, words.value) for scheme, words in code.schemes.items()],
            translated=any(sheet.meaning(words.value) for words in code.schemes.values()),
        ),
        "facts": sheet.block("code_facts.html.j2", code=code, sources=source_views(sheet, code.sources)),
    }
    return sheet.page(
        "code.md.j2",
        f"{code.code} {name}",
        description(edition.language, answer.first, answer.retry, sheet.say("code.description", code=code.code)),
        blocks=blocks,
        head=Head(
            title=head_title(edition, code),
            above=[(sheet.say("codes.title"), addresses.Address(addresses.CODES))],
            about=[questions(edition, sheet.path, _asked(sheet, code, answer))],
            picture=_picture(sheet, told),
        ),
        code=code.code,
        name=name,
    )


def _asked(sheet: Sheet, code: ResponseCode, answer: CodeAnswer) -> list[tuple[str, str]]:
    """What people ask about `code`, and what the page answers."""
    asked = [(sheet.say("code.asked", code=code.code), answer.whole(sheet.edition))]
    return [*asked, (sheet.say("code.asked-retry", code=code.code), answer.retry)] if answer.retry else asked


def _picture(sheet: Sheet, told: tuple[Way, ...]) -> str:
    """That of the cause, where there is one and no other."""
    return cause_picture(told[0].tree, sheet.lang) if len(told) == 1 and told[0].tree else codes_picture(sheet.lang)


def ways(sheet: Sheet, code: ResponseCode) -> tuple[Way, ...]:
    """The meanings of `code`, the most dangerous first. One way with nobody named: everybody means the same."""
    if not code.cause_by_scheme:
        return (_way(sheet, code, code.cause.value, (), ""),)
    causes: dict[str, list[str]] = {code.cause.value: []}
    for scheme in dict.fromkeys([*code.schemes, *code.cause_by_scheme]):
        cause = code.cause_by_scheme.get(scheme, code.cause).value
        causes.setdefault(cause, []).append(scheme)
    ranked = sorted(causes.items(), key=lambda entry: _danger_rank(sheet.edition.facts, entry[0]))
    return tuple(
        _way(sheet, code, cause, tuple(schemes), _whose(sheet, code, cause, schemes)) for cause, schemes in ranked
    )


def _whose(sheet: Sheet, code: ResponseCode, cause: str, schemes: list[str]) -> str:
    """Those who mean `cause`; where they are the many, all but those who do not."""
    if cause != code.cause.value or 0 < len(schemes) <= _NAMED_ONE_BY_ONE:
        return sheet.listed(sheet.name("scheme", scheme) for scheme in schemes)
    others = sheet.listed(sheet.name("scheme", scheme) for scheme in code.cause_by_scheme)
    return sheet.say("code.all-but", schemes=others)


def _danger_rank(facts: Facts, cause: str) -> float:
    if cause in facts.pickup_trees:
        return 0
    if cause in facts.unknown_result_trees:
        return 2 - facts.unknown_result_trees[cause]
    return {UNKNOWN_CAUSE: 2, NO_CAUSE: 4}.get(cause, 3)


def _way(sheet: Sheet, code: ResponseCode, cause: str, schemes: tuple[str, ...], whose: str) -> Way:
    tree = sheet.site.trees.get(cause)
    words = dict.fromkeys(code.schemes[scheme].value for scheme in schemes if scheme in code.schemes)
    is_common = cause == code.cause.value and len(schemes) > _NAMED_ONE_BY_ONE
    return Way(
        whose=whose,
        words=() if is_common else tuple(word for word in words if not word.isdigit()),
        tree=cause if tree else "",
        is_error=cause != NO_CAUSE,
        title=sheet.html(tree.title) if tree else None,
        href=sheet.tree(cause) if tree else "",
    )


def _scheme_row(sheet: Sheet, scheme: str, words: str) -> SchemeRow:
    is_longer_code = words in sheet.site.codes and not addresses.has_page(sheet.site.codes[words])
    return SchemeRow(sheet.name("scheme", scheme), words, sheet.code(words) if is_longer_code else "")
