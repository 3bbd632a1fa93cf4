"""A site → its fields as the finder reads them, and how much each token says for each cause.

Fields differ in weight: words that people use for a cause and the texts of a screen say more than a sentence about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log

from generator.model.project import Site
from generator.model.text import Localized, plain
from generator.model.tree import Question
from generator.render.finder.text import Texts

STEPS = 12
"""The greatest weight, as a whole number. Finer steps rank no better and take more room."""

_WORDS, _SCREEN, _TITLE, _CODE, _SUMMARY, _TREE = 1.0, 0.9, 0.9, 0.6, 0.45, 0.3
_ALSO = 0.5
"""What is left of a field's weight for the synonyms of a term in it."""
_ONE_CHARACTER = 0.3
"""What a Chinese character says compared with a pair of them."""


@dataclass(frozen=True, slots=True)
class Said:
    """Some text that speaks for a target."""

    target: str
    """Id of a tree, or `page:` and the id of a page with its anchor."""
    text: str
    weight: float


def said(site: Site) -> Iterator[Said]:
    """Every text that speaks for a tree or a page, in every language.

    Not the prose of trees: it names too much else to help, and its words would double the index.
    """
    yield from _of_words(site)
    yield from _of_trees(site)
    yield from _of_screens(site)


def _of_trees(site: Site) -> Iterator[Said]:
    for tree in site.trees.values():
        yield from (Said(tree.id, text, _TITLE) for text in _both(tree.title))
        yield from (Said(tree.id, word.value, _WORDS) for words in tree.words.values() for word in words)
        if tree.id == site.settings.entry:
            continue  # its questions and answers name every kind of trouble
        yield from (Said(tree.id, text, _SUMMARY) for text in _both(tree.summary))
        for node in tree.nodes.values():
            if isinstance(node, Question):
                parts = (node.ask, *(answer.label for answer in node.answers))
            else:
                parts = (node.title,)
            yield from (Said(tree.id, text, _TREE) for part in parts for text in _both(part))


def _of_screens(site: Site) -> Iterator[Said]:
    for fault in site.faults.values():
        if fault.cause.value in site.trees:
            names = (*_both(fault.name), *fault.variants)
            yield from (Said(fault.cause.value, text, _SCREEN) for text in names)
    for code in site.codes.values():
        if code.cause.value in site.trees:
            yield from (Said(code.cause.value, text, _CODE) for text in _both(code.name))
        for scheme, words in code.schemes.items():
            cause = code.cause_by_scheme.get(scheme, code.cause).value
            if cause in site.trees:
                yield Said(cause, words.value, _CODE)


def _of_words(site: Site) -> Iterator[Said]:
    for tree, words in site.finder_words.tree_words:
        yield from (Said(tree.value, word, _WORDS) for word in words)
    for page in site.finder_words.pages:
        yield from (Said(f"page:{page.page.value}", word, _WORDS) for word in page.words)


def _both(text: Localized) -> tuple[str, ...]:
    return tuple(plain(one.value, lambda name: "") for one in text)


def weights(site: Site, texts: Texts, targets: list[str]) -> Mapping[str, Mapping[int, int]]:
    """Token → number of a target → weight from 1 to STEPS. Sorted, and without weights that round to nothing."""
    also = list(_synonyms(site, texts).items())
    first: dict[str, list[int]] = {}
    for number, (term, _) in enumerate(also):
        first.setdefault(term.partition(" ")[0], []).append(number)
    shares: dict[str, dict[int, float]] = {}
    numbers = {target: number for number, target in enumerate(targets)}
    # Of each line its tokens and those of its synonyms: many lines speak for several causes, or as texts of two kinds.
    read: dict[str, tuple[list[str], list[list[str]]]] = {}
    lines = ((each.target, line, each.weight) for each in said(site) for line in each.text.splitlines())
    for target, line, weight in dict.fromkeys(lines):
        if target not in numbers:
            continue
        if line not in read:
            units = f" {texts.units(line)} "
            # Only the terms that begin with a unit of this line are looked for in it, in the order of the glossary.
            begun = [number for unit in set(units.split()) for number in first.get(unit, ())]
            terms = (also[number] for number in sorted(begun))
            read[line] = texts.tokens(units), [others for term, others in terms if f" {term} " in units]
        tokens, synonyms = read[line]
        _add(shares, tokens, numbers[target], weight)
        for others in synonyms:
            _add(shares, others, numbers[target], weight * _ALSO)
    return _rounded(shares, len(targets))


def _add(shares: dict[str, dict[int, float]], tokens: list[str], number: int, weight: float) -> None:
    """More fields with the same token say more, but never as much more as the first."""
    for token in tokens:
        of_token = shares.get(token)
        if of_token is None:
            shares[token] = {number: weight}
            continue
        before = of_token.get(number, 0.0)
        of_token[number] = before + weight * 0.1 if before > weight else weight + before * 0.1


def _rounded(shares: Mapping[str, Mapping[int, float]], number_of_targets: int) -> Mapping[str, Mapping[int, int]]:
    most = log(1 + number_of_targets)
    found: dict[str, dict[int, int]] = {}
    for token, of_token in sorted(shares.items()):
        rarity = log(1 + number_of_targets / max(1.0, sum(of_token.values()))) / most
        if len(token) == 1:
            rarity *= _ONE_CHARACTER
        steps = {number: round(min(weight, 1.4) / 1.4 * rarity * STEPS) for number, weight in sorted(of_token.items())}
        if kept := {number: step for number, step in steps.items() if step}:
            found[token] = kept
    return found


def _synonyms(site: Site, texts: Texts) -> Mapping[str, list[str]]:
    """Units of a term → tokens of its synonyms, in every language."""
    found: dict[str, list[str]] = {}
    for term in site.terms.values():
        for lang, also in term.also.items():
            others = [token for word in also for token in texts.tokens(texts.units(word))]
            if others:
                found[texts.units(term.term.text(lang))] = others
    return found
