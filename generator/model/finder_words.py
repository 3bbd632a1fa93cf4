"""Words that the finder understands beside those of trees, codes and faults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.model.text import Text


@dataclass(frozen=True, slots=True)
class PageWords:
    """Words that lead to a page of content/."""

    page: Text
    """Id of the page, with the anchor of a heading where one is meant: `safety#pin`."""
    stands_for: str
    """What the finder calls it: `hotline`."""
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """Something that nobody should do; whoever asks how is led to the page that says why not."""

    page: Text
    words: tuple[str, ...]
    """Always mean it."""
    may_mean: tuple[str, ...]
    """Mean it, unless one of `unless` is there too: `unlock`."""
    unless: tuple[str, ...]


CODE_CUES = ("代码", "故障码", "错误", "报错", "显示", "提示", "code", "error", "err", "fault")
UNITS = ("元", "次", "天", "分", "秒", "点", "小时", "%", "times", "days", "hours", "minutes", "seconds")
"""Of a project that says nothing about them. There must be some: the finder knows by them which number is a code."""


@dataclass(frozen=True, slots=True)
class FinderWords:
    """content/data/finder-words.yml. A project may do without it."""

    noise: tuple[str, ...] = ()
    """Say nothing about what is wrong."""
    no_hint: tuple[str, ...] = ()
    """Say that something is wrong and nothing more."""
    same: Mapping[str, str] = field(default_factory=dict)
    """Spelling → the spelling that is used here."""
    tree_words: tuple[tuple[Text, tuple[str, ...]], ...] = ()
    """Tree and words for it that stand on no screen."""
    pages: tuple[PageWords, ...] = ()
    wishes: tuple[Wish, ...] = ()
    code_cues: tuple[str, ...] = CODE_CUES
    """What stands beside a code."""
    units: tuple[str, ...] = UNITS
    """What stands behind a number that is no code."""

    def targets(self) -> Iterator[Text]:
        """Every page that is named."""
        yield from (words.page for words in self.pages)
        yield from (wish.page for wish in self.wishes)
