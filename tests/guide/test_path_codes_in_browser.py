"""The script's path codes are those of generator/model/path_code.py: every path of every tree, and what is no code."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest

from generator.model.path_code import ALPHABET, OUTDATED, Trail
from generator.model.walk import Place, paths
from tests.guide.conftest import Tabs, own_codes, own_site

RECOGNISE = "codes => codes.map(code => window.poshelpWalk.recognise(code))"


def recognised(tab: Tabs, served: str, codes: list[str]) -> list[Any]:
    """What the script makes of each; on the home page, as for the finder."""
    return tab(f"{served}zh/").evaluate(RECOGNISE, codes)  # type: ignore[no-any-return]


def trails_of_every_tree() -> Iterator[Trail]:
    """Every path, every beginning of one, and every node alone."""
    for tree in own_site().trees.values():
        start = Place(tree.id, tree.start.value)
        found: set[tuple[int, ...]] = {()}
        for path in paths(own_site().trees, tree):
            answers = tuple(question.answers.index(answer) for question, answer in path.choices)
            found.update(answers[:length] for length in range(len(answers) + 1))
        yield from (Trail(start, answers, is_whole=True) for answers in sorted(found))
        yield from (Trail(Place(tree.id, node), (), is_whole=False) for node in tree.nodes)


def trails_across_trees(count: int) -> Iterator[Trail]:
    """Long ones, the same every time."""
    walk = own_codes()._walk
    dice = random.Random(20261122)  # noqa: S311  no secret
    starts = list(walk.starts())
    for _ in range(count):
        begin = place = dice.choice(starts)
        answers = []
        while leads := walk.edges[place]:
            # Jumps first, so that many trees are walked through.
            jumps = [number for number, (_, to) in enumerate(leads) if to.tree != place.tree]
            answers.append(dice.choice(jumps or range(len(leads))))
            place = leads[answers[-1]].to
        yield Trail(begin, tuple(answers), is_whole=True)


def test_every_code_is_read_as_what_it_was_written_for(tab: Tabs, served: str):
    trails = [*trails_of_every_tree(), *trails_across_trees(300)]
    codes = [own_codes().encode(trail) for trail in trails]
    # The script writes anew what it has read, so it reads as it writes; the walk of every edge shows that it writes
    # what it should.
    expected = [
        {"tree": own_codes().end(trail).tree, "hash": f"?p={code}"} for trail, code in zip(trails, codes, strict=True)
    ]
    assert recognised(tab, served, codes) == expected
    assert len(trails) > 2500


def test_however_it_is_typed(tab: Tabs, served: str):
    code = next(code for code in map(own_codes().encode, trails_across_trees(50)) if "1" in code or "0" in code)
    typed = [
        code.lower(),
        " ".join(code),
        f"{code[:4]}-{code[4:8]}–{code[8:]}",
        "".join(chr(ord(character) + 0xFEE0) for character in code),
        code.replace("1", "l").replace("0", "o"),
        f"\u3000{code}\n",
    ]
    assert {found["hash"] for found in recognised(tab, served, typed)} == {f"?p={code}"}


def test_mistakes_words_and_response_codes_are_none(tab: Tabs, served: str):
    code = own_codes().encode(next(trails_across_trees(1)))
    wrong = [
        code[:place] + other + code[place + 1 :]
        for place in range(len(code))
        for other in ALPHABET
        if other != code[place]
    ]
    swapped = [
        code[:one] + code[other] + code[one + 1 : other] + code[one] + code[other + 1 :]
        for one in range(len(code))
        for other in range(one + 1, len(code))
        if code[one] != code[other]
    ]
    words = [
        "",
        "51",
        "Z1",
        "1016",
        "offline",
        "decline",
        "chaoshi",
        "余额不足",
        "刷ka卡",
        "９５５１６",
        "insufficient funds",
        "🀄",
    ]
    texts = [*wrong, *swapped, *words]
    assert recognised(tab, served, texts) == [None] * len(texts)


@pytest.mark.parametrize("length", [6, 7])
def test_the_finder_says_of_an_outdated_code_what_it_is(tab: Tabs, served: str, length: int):
    codes = own_codes()
    body = next(code for trail in trails_of_every_tree() if len(code := codes.encode(trail)) == length)[:-1]
    other = body[:-1] + ALPHABET[ALPHABET.index(body[-1]) ^ 1]
    outdated = next(other + check for check in ALPHABET if codes.decode(other + check) is OUTDATED)
    page = tab(f"{served}en/codes/51/")
    page.locator("form[data-finder] input").fill(outdated)
    first = page.locator("[data-result]").first
    first.wait_for()
    assert outdated in first.inner_text()
    assert "out of date" in first.inner_text()
    assert first.get_attribute("data-tree") == own_site().settings.entry


def test_an_outdated_code_is_told_from_none(tab: Tabs, served: str):
    codes = own_codes()
    body = codes.encode(next(trails_across_trees(1)))[:-1]
    other = body[:-1] + ALPHABET[ALPHABET.index(body[-1]) ^ 1]
    outdated = next(other + check for check in ALPHABET if codes.decode(other + check) is OUTDATED)
    assert recognised(tab, served, [outdated]) == [{}]


@pytest.mark.parametrize("seed", range(3))
def test_both_sides_judge_any_text_alike(tab: Tabs, served: str, seed: int):
    dice = random.Random(seed)  # noqa: S311  no secret
    texts = ["".join(dice.choices(ALPHABET + "ilou -", k=dice.randint(5, 14))) for _ in range(2000)]
    for text, found in zip(texts, recognised(tab, served, texts), strict=True):
        here = own_codes().decode(text)
        if here is None:
            assert found is None, text
        elif here is OUTDATED:
            assert found == {}, text
        else:
            assert found["hash"] == f"?p={own_codes().encode(here)}"  # type: ignore[arg-type]
