"""Letters that look Latin and are not: told in every alphabet that the project is not written in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.check.language import look_alike_letter
from generator.check.subject import Subject
from generator.load import load
from generator.model.language import Script
from tests.projects.copies import SMALL, TODAY


def told(text: str, script: Script) -> list[str]:
    project, _ = load(SMALL, TODAY)
    assert project
    languages = {**project.languages, "en": replace(project.languages["en"], script=script)}
    subject = Subject(replace(project, files={"a.yml": text}, languages=languages))
    return [problem.message.split("`")[1] for problem in look_alike_letter.check(subject)]


@pytest.mark.parametrize(
    ("text", "latin", "cyrillic", "greek"),
    [
        ("Cancel or 取消, 5 kΩ, 3 μs, Почта, Αθήνα", [], [], []),
        ("请按СANCEL键", ["СANCEL"], ["СANCEL"], ["СANCEL"]),
        ("код сорос А0", ["сорос", "А"], [], ["сорос", "А"]),
        ("ΤΟ ΚΑ", ["ΤΟ", "ΚΑ"], ["ΤΟ", "ΚΑ"], []),
        ("ТΟ", ["ТΟ"], ["ТΟ"], ["ТΟ"]),
        ("éс пес", [], [], []),  # a letter that no keyboard has beside it is no slip of the keyboard
    ],
)
def test_what_is_told(text: str, latin: list[str], cyrillic: list[str], greek: list[str]):
    assert told(text, Script.LATIN) == latin
    assert told(text, Script.CYRILLIC) == cyrillic
    assert told(text, Script.GREEK) == greek


def test_the_place_is_that_of_the_word():
    project, _ = load(SMALL, TODAY)
    assert project
    (problem,) = look_alike_letter.check(Subject(replace(project, files={"a.yml": "x: 1\ny: 取消 САN\n"})))
    assert (problem.span.line, problem.span.column, problem.span.end_column) == (2, 7, 10)
    assert problem.hint == "type `CAN`"
