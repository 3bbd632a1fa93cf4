"""Author text → what it says, for programs that know nothing of its markup or of brands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.model.text import FORBIDDEN, Lang, Localized, plain
from generator.model.tree import Outcome


@dataclass(frozen=True, slots=True)
class PlainWords:
    """The words of one language, with those of a brand."""

    lang: Lang
    fill: Callable[[Lang, str], str]
    """Language and placeholder (`hotline`) → words."""

    def text(self, text: Localized) -> str:
        """`text` on one line, without markup, with the brand's words, and with nothing that no reader sees."""
        words = plain(text.text(self.lang), lambda name: self.fill(self.lang, name))
        return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", " ".join(words.split()))

    def steps(self, outcome: Outcome) -> str:
        """The steps of `outcome`, numbered, a line each."""
        return "\n".join(f"{number}. {self.text(step.do)}" for number, step in enumerate(outcome.steps, 1))
