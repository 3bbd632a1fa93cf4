"""A site in one language → assets/poshelp/finder/<language>.js: all that assets/finder.js needs, made ready for it.

It is a script and no JSON, because a page that was opened from a disk may load scripts and no data.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from generator.model.artifact import Artifact
from generator.model.facts import ResponseCode, Retry, Table, TerminalFault
from generator.model.project import Site
from generator.model.text import plain
from generator.model.tree import DecisionTree
from generator.render import addresses
from generator.render.codes.advice import advice
from generator.render.codes.page import UNKNOWN_CODE_PAGE, ways
from generator.render.data.codes import path_of
from generator.render.edition import Edition
from generator.render.escape import json_text
from generator.render.finder.readings import readings, simplified_forms, traditional_forms
from generator.render.finder.text import HAN, Texts, is_han
from generator.render.finder.weights import weights
from generator.render.sheet import Sheet

FOLDER = "assets/poshelp/finder/"
_SLIGHT = 2
"""Weights up to this one say so little that they are not worth their bytes."""
_WORDS = ("count", "none", "nothing", "which", "unknown", "wish", "walk", "outdated")
"""Messages of the script itself."""
_BADGES = 3
"""Codes that are named beside a cause."""

_NEEDLESS = re.compile(f"(?<=[{HAN}]) | (?=[{HAN}])")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_ASCII = 90

INDEX = "index"
UNKNOWN = "unknown"
SAFETY = "safety"
"""Ids that results have which lead to no tree: the list of all codes, the page about unknown ones, what nobody does."""


class SiteWords:
    """What the finder makes of a site, the same in every language."""

    def __init__(self, site: Site) -> None:
        self.site = site
        words = site.finder_words
        self.texts = Texts(simplified_forms(), words.same, words.noise)
        self.targets = [*site.trees, *(f"page:{page.page.value}" for page in words.pages)]
        self.numbers = {target: number for number, target in enumerate(self.targets)}

    @cached_property
    def common(self) -> dict[str, Any]:
        """Everything that is no text for readers."""
        words, texts = self.site.finder_words, self.texts
        tokens = {
            token: found
            for token, of_token in weights(self.site, texts, self.targets).items()
            if (found := _telling(of_token))
        }
        no_hint = sorted({texts.units(phrase) for phrase in words.no_hint})
        wishes = [
            [sorted(set(map(texts.units, part))) for part in (wish.words, wish.may_mean, wish.unless)]
            for wish in words.wishes
        ]
        spoken = "".join((*tokens, *texts.same, *texts.noise, *no_hint, *(word for wish in wishes for word in wish[0])))
        characters = frozenset(filter(is_han, spoken))
        return {
            **_postings(tokens),
            "same": [f"{_close(one)}={_close(other)}" for one, other in sorted(texts.same.items())],
            "noise": list(map(_close, texts.noise)),
            "noHint": list(map(_close, no_hint)),
            "wishes": [["|".join(map(_close, part)) for part in wish] for wish in wishes],
            "cues": sorted(words.code_cues, key=lambda cue: (-len(cue), cue)),
            "units": sorted(words.units, key=lambda unit: (-len(unit), unit)),
            "simplified": "".join(one + other for one, other in traditional_forms(characters).items()),
            "readings": " ".join(map("".join, readings(sorted(characters)).items())),
            "phrases": self._phrases(),
        }

    def _phrases(self) -> list[list[Any]]:
        """Number of a target and the words that are compared as a whole, separated by bars."""
        found: dict[int, dict[str, None]] = {}
        for tree in self.site.trees.values():
            words = found.setdefault(self.numbers[tree.id], {})
            parts = [word.value for words in tree.words.values() for word in words]
            parts += [plain(title.value, lambda name: "") for title in tree.title]
            words.update(dict.fromkeys(map(self._phrase, parts)))
        for tree_id, more in self.site.finder_words.tree_words:
            if tree_id.value in self.numbers:
                found[self.numbers[tree_id.value]].update(dict.fromkeys(map(self._phrase, more)))
        for page in self.site.finder_words.pages:
            number = self.numbers[f"page:{page.page.value}"]
            found.setdefault(number, {}).update(dict.fromkeys(map(self._phrase, page.words)))
        return [[number, "|".join(map(_close, sorted(words)))] for number, words in found.items()]

    def _phrase(self, text: str) -> str:
        units = self.texts.units(text)
        return self.texts.without_noise(units) or units


def browser_index(words: SiteWords, edition: Edition) -> Artifact:
    """The index in the language of `edition`."""
    content = {**words.common, **_Entries(words, edition).all()}
    return Artifact(f"{FOLDER}{edition.lang}.js", f"poshelpFinder.load({json_text(content)});\n".encode())


class _Entries:
    """What readers see: codes, faults, trees and pages, each with the one thing to do."""

    def __init__(self, words: SiteWords, edition: Edition) -> None:
        self._words = words
        self._edition = edition
        self._sheet = Sheet(edition, addresses.HOME)
        self._said: dict[str, int] = {}

    def all(self) -> dict[str, Any]:
        site, say = self._edition.site, self._edition.words.text
        trees = [self._tree(tree) for tree in site.trees.values()]
        pages = [self._page(page.stands_for, page.page.value) for page in site.finder_words.pages]
        return {
            "lang": self._edition.lang,
            "entry": self._words.numbers[site.settings.entry],
            "targets": [*trees, *pages],
            "list": _shortened([self._code(code) for code in site.codes.values() if code.table is not Table.FALLBACK]),
            "faults": [self._fault(fault) for fault in site.faults.values()],
            "index": [INDEX, path_of(addresses.Address(addresses.FIND)), say("find.title"), say("finder.index"), 0],
            "unknown": [
                *self._page(UNKNOWN, UNKNOWN_CODE_PAGE)[:3],
                say("advice.unknown"),
                self._of("warning.unknown"),
            ],
            "wishPages": [self._page(SAFETY, wish.page.value) for wish in site.finder_words.wishes],
            "say": ["", *self._said],
            "words": {name: say(f"finder.{name}") for name in _WORDS},
        }

    def _tree(self, tree: DecisionTree) -> list[Any]:
        facts, site = self._edition.facts, self._edition.site
        is_pickup, is_verify = tree.id in facts.pickup_trees, tree.id in facts.verify_trees
        # Those that mean this cause everywhere, and among them those of most terminals, say most.
        own = [site.codes[code.value] for code in tree.codes if site.codes[code.value].cause.value == tree.id]
        own.sort(key=lambda code: code.table is not Table.FIELD39)
        codes = [code.code for code in own if addresses.has_page(code)]
        return [
            tree.id,
            path_of(addresses.tree_address(tree.id)),
            self._edition.plain(tree.title),
            self._edition.plain(tree.summary),
            self._warning(is_pickup=is_pickup, is_verify=is_verify),
            " ".join(codes[:_BADGES]),
        ]

    def _page(self, id: str, target: str) -> list[Any]:
        page_id, _, anchor = target.partition("#")
        page = self._edition.site.pages.get((self._edition.lang, page_id))
        if page is None:
            # Whoever looks for what nobody has written about sees all that there is.
            has_codes = bool(self._edition.site.codes)
            list_of_all = addresses.Address(addresses.CODES if has_codes else addresses.FIND)
            title = self._edition.words.text("codes.title" if has_codes else "find.title")
            return [id, path_of(list_of_all), title, "", 0, ""]
        heading = next((heading.title for heading in page.headings if anchor and heading.id == anchor), "")
        return [id, path_of(addresses.page_address(page_id, anchor)), heading or page.title, page.description, 0, ""]

    def _code(self, code: ResponseCode) -> list[Any]:
        given = advice(self._edition.facts, code)
        whose = []
        if code.cause_by_scheme:
            for way in ways(self._sheet, code):
                told = self._sheet.listed(way.words) or (str(way.title.striptags()) if way.title else "")
                whose.append([way.whose, told, self._words.numbers.get(way.tree, -1)])
        return [
            code.code,
            self._edition.plain(code.name),
            self._words.numbers.get(code.cause.value, -1),
            self._of(given.action),
            self._of(f"warning.{given.danger}") if given.danger else 0,
            "" if addresses.has_page(code) else addresses.code_anchor(code.code),
            whose,
        ]

    def _fault(self, fault: TerminalFault) -> list[Any]:
        is_verify = fault.retry is Retry.VERIFY_FIRST
        is_pickup = fault.cause.value in self._edition.facts.pickup_trees
        other = [
            plain(name.value, self._edition.fill)
            for lang, name in fault.name.texts.items()
            if lang != self._edition.lang
        ]
        return [
            fault.id,
            self._edition.plain(fault.name),
            self._words.numbers.get(fault.cause.value, -1),
            self._edition.plain(fault.first_check),
            self._warning(is_pickup=is_pickup, is_verify=is_verify),
            "|".join(text.replace("|", " ") for text in (*other, *fault.variants)),
        ]

    def _warning(self, *, is_pickup: bool, is_verify: bool) -> int:
        if is_pickup:
            return self._of("warning.pick-up")
        return self._of("warning.verify-first") if is_verify else 0

    def _of(self, key: str) -> int:
        """Number of a sentence that many entries share, counted from 1."""
        return self._said.setdefault(self._edition.words.text(key), len(self._said) + 1)


def _shortened(codes: list[list[Any]]) -> list[list[Any]]:
    """The codes; one that says the same as an earlier one names it, and what goes without saying is left out."""
    first: dict[str, str] = {}
    found = []
    for code, *rest in codes:
        anchor = rest[4]
        its_own = addresses.code_anchor(code) == anchor
        same = json.dumps([*rest[:4], bool(anchor), rest[5]])
        if same in first and (its_own or not anchor):
            found.append([code, first[same]])
            continue
        first.setdefault(same, code)
        entry = [code, *rest[:4], (its_own and code.isalnum() and 1) or anchor, rest[5]]
        while not entry[-1]:
            entry.pop()
        found.append(entry)
    return found


def _postings(tokens: Mapping[str, Mapping[int, int]]) -> dict[str, Any]:
    """Tokens in two rows, Chinese and Latin, and what they say in a third, in the same order.

    A Chinese character stands before those that follow it in a pair; a point says that it is a token alone. What a
    token says is a character for each target and a digit for the weight.
    """
    pairs: dict[str, str] = {}
    for token in filter(is_han, tokens):
        pairs[token[0]] = pairs.get(token[0], "") + (token[1:] or ".")
    latin = [token for token in tokens if not is_han(token)]
    han = [first + (second if second != "." else "") for first, seconds in pairs.items() for second in seconds]
    says = (
        "".join(_letter(number) + _DIGITS[weight] for number, weight in tokens[token].items())
        for token in (*han, *latin)
    )
    return {
        "han": " ".join(first + seconds for first, seconds in pairs.items()),
        "latin": " ".join(latin),
        "says": " ".join(says),
    }


def _telling(of_token: Mapping[int, int]) -> dict[int, int]:
    """The weights that are worth their bytes; beside one that says much, a little more is slight."""
    slight = _SLIGHT + (max(of_token.values()) > 2 * _SLIGHT)
    return {number: weight for number, weight in of_token.items() if weight > slight}


def _letter(number: int) -> str:
    """The number of a target as a character: those of ASCII that JSON need not escape, then others."""
    if number >= _ASCII:
        return chr(0x100 + number)
    return chr(number + 35 + (number + 35 >= ord("\\")))


def _close(units: str) -> str:
    """Units without the spaces that go without saying."""
    return _NEEDLESS.sub("", units)
