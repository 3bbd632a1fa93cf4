"""A draft → the text of a tree file, with a mark at everything that the source does not have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.exchange.draft import (
    LANGS,
    Both,
    DraftAnswer,
    DraftOutcome,
    DraftQuestion,
    DraftStep,
    DraftTree,
    Target,
)
from generator.exchange.scalars import ids, key, quoted, scalar, texts
from generator.model.text import UNWRITTEN, Lang
from generator.model.tree import OutcomeKind, Who


class Review(NamedTuple):
    """What a tree has that nobody has reviewed yet, as dates."""

    reviewed: str
    review_by: str


OWNER = "content-team"
_SECONDS = 10
_SOURCE = f"{UNWRITTEN} key of content/data/sources.yml"
_GUESS = f"  # {UNWRITTEN} not in the file that this was read from"
_WORDS = Both("读者会怎么说", "what a reader would type")
_TITLE = Both("这个原因叫什么", "What this cause is called")
_SUMMARY = Both("一句话：是什么，先做什么", "One sentence: what it is, and what to do first")
_SAFETY = Both("这里千万不能做什么", "What must never be done here")
_ASK = Both("问什么", "What to ask")
_HELP = Both("怎么看出来", "How to find out")
_LABEL = Both("怎么回答", "The answer")
_OUTCOME = Both("结果叫什么", "What the outcome is called")
_DO = Both("按什么键、做什么，一步一件事", "Which key to press, what to do: one action a step")
_SAY = Both("对顾客说什么", "What to say to the customer")


def tree_yaml(draft: DraftTree, review: Review) -> str:
    """The file, in block style, both languages side by side."""
    lines = list(_tree(draft, review))
    if any(UNWRITTEN in line for line in lines):
        lines.insert(0, f"# What has a {UNWRITTEN} is still to be written; `poshelp check` lists the sentences.")
    return "".join(f"{line}\n" for line in lines)


def _tree(draft: DraftTree, review: Review) -> Iterator[str]:
    yield from _both("title", draft.title, _TITLE, "")
    yield from _both("summary", draft.summary, _SUMMARY, "")
    yield "leads_here:"
    yield f"  codes: [{', '.join(map(quoted, draft.codes))}]"
    yield f"  faults: {ids(draft.faults)}"
    yield "  words:"
    for lang in LANGS:
        words = [_gap(lang, _WORDS)] if draft.words is None else draft.words[lang]
        yield f"    {lang}: {texts(words)}"
    yield "safety:"
    for sentence in draft.safety or (Both(),):
        yield from _item(_languages(sentence, _SAFETY, ""), "  ")
    yield f"owner: {scalar(draft.owner or OWNER)}"
    yield f"reviewed: {draft.reviewed or review.reviewed}"
    yield f"review_by: {draft.review_by or review.review_by}"
    yield f"sources: {texts(draft.sources or [_SOURCE])}"
    yield ""
    yield f"start: {key(draft.start)}"
    yield "nodes:"
    for number, node in enumerate(draft.nodes):
        if number:
            yield ""
        yield f"  {key(node.id)}:"
        yield from _question(node) if isinstance(node, DraftQuestion) else _outcome(node)
    yield ""
    if not draft.examples:
        yield "examples: []"
        return
    yield "examples:"
    for example in draft.examples:
        yield f"  - name: {scalar(example.name)}"
        yield f"    answers: {ids(example.answers)}"
        yield f"    ends: {_target(example.ends)}"


def _question(question: DraftQuestion) -> Iterator[str]:
    yield from _both("ask", question.ask, _ASK, "    ")
    if question.help is not None:
        yield from _both("help", question.help, _HELP, "    ")
    yield f"    seconds: {_seconds(question.seconds)}"
    yield f"    customer_waits: {_boolean(question.customer_waits)}"
    yield "    answers:"
    for answer in question.answers:
        yield from _answer(answer)


def _answer(answer: DraftAnswer) -> Iterator[str]:
    yield f"      {key(answer.id)}:"
    yield from _both("label", answer.label, _LABEL, "        ")
    yield f"        to: {_target(answer.to)}"
    if answer.ensures:
        yield f"        ensures: {ids(answer.ensures)}"


def _outcome(outcome: DraftOutcome) -> Iterator[str]:
    kind, who = outcome.kind or f"{OutcomeKind.STOP}{_GUESS}", outcome.who or f"{Who.CASHIER}{_GUESS}"
    yield f"    outcome: {kind}"
    yield f"    who: {who}"
    yield from _both("title", outcome.title, _OUTCOME, "    ")
    yield "    steps:"
    for step in outcome.steps or (DraftStep(Both()),):
        yield from _item(_step(step), "      ")
    yield from _both("say", outcome.say, _SAY, "    ")
    yield f"    disclose: {_boolean(outcome.disclose)}"
    yield f"    note_down: {ids(outcome.note_down)}"
    yield f"    sources: {texts(outcome.sources or [_SOURCE])}"
    if not outcome.customer_waits:
        yield "    customer_waits: false"


def _step(step: DraftStep) -> Iterator[str]:
    yield from _both("do", step.do, _DO, "")
    yield f"seconds: {_seconds(step.seconds)}"
    if step.needs:
        yield f"needs: {ids(step.needs)}"
    if step.destroys:
        yield f"destroys: {key(step.destroys)}"


def _both(name: str, text: Both, gap: Both, indent: str) -> Iterator[str]:
    yield f"{indent}{name}:"
    yield from _languages(text, gap, f"{indent}  ")


def _languages(text: Both, gap: Both, indent: str) -> Iterator[str]:
    """A text in both languages. What one lacks has the mark and, for the translator, what the other says."""
    other = Both(text.en, text.zh)
    for lang, words, original, missing in zip(LANGS, text, other, gap, strict=True):
        yield f"{indent}{lang}: {scalar(words) if words else quoted(f'{UNWRITTEN} {original or missing}')}"


def _gap(lang: Lang, gap: Both) -> str:
    return f"{UNWRITTEN} {gap.zh if lang == 'zh' else gap.en}"


def _item(lines: Iterator[str], indent: str) -> Iterator[str]:
    """`lines` as a member of a list."""
    for number, line in enumerate(lines):
        yield f"{indent}{'  ' if number else '- '}{line}"


def _target(target: Target) -> str:
    if target.tree is None:
        return key(target.node or "")
    node = f", node: {key(target.node)}" if target.node else ""
    return f"{{tree: {key(target.tree)}{node}}}"


def _seconds(seconds: int | None) -> str:
    return f"{_SECONDS}{_GUESS}" if seconds is None else str(seconds)


def _boolean(value: bool | None) -> str:  # noqa: FBT001  it is what is written
    return f"true{_GUESS}" if value is None else str(value).lower()
