"""content/data/finder-words.yml → `FinderWords`."""

from __future__ import annotations

from typing import Any

from generator.load.collection_shapes import Field, ListOf, Record
from generator.load.scalar_shapes import ID_TEXT, TextShape
from generator.load.shape import Reader, Shape
from generator.load.yaml_reader import Node
from generator.model.finder_words import CODE_CUES, UNITS, FinderWords, PageWords, Wish

_word = TextShape()
_page = TextShape(r"[a-z0-9-]+(?:#[a-z0-9_-]+)?", "a page, with or without an anchor")
_words = ListOf(_word, at_least=1)


def _plain(words: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple(word.value for word in words)


def _entries(more: dict[str, Field], build: Any) -> Shape:
    """A list of words, each with the reason why it is there."""
    return ListOf(
        Record(
            {**more, "words": Field(_words, "The words, in any language"), "reason": Field(_word, "Why they are here")},
            build,
        ),
        "entry",
    )


_JUST_WORDS = _entries({}, lambda node, values, reader: _plain(values["words"]))


def _finder_words(node: Node, values: dict[str, Any], reader: Reader) -> FinderWords:
    return FinderWords(
        noise=_joined(values["noise"]),
        no_hint=_joined(values["no_hint"]),
        same={word: means for means, words in values["same"] for word in words},
        tree_words=values["trees"],
        pages=values["pages"],
        wishes=values["wishes"],
        code_cues=_joined(values["code_cues"]) or CODE_CUES,
        units=_joined(values["units"]) or UNITS,
    )


def _joined(lists: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for words in lists for word in words))


FINDER_WORDS: Shape = Record(
    {
        "noise": Field(_JUST_WORDS, "Words that say nothing about what is wrong"),
        "no_hint": Field(_JUST_WORDS, "Words that say that something is wrong and nothing more"),
        "same": Field(
            _entries(
                {"means": Field(_word, "The spelling that is used here")},
                lambda node, values, reader: (values["means"].value, _plain(values["words"])),
            ),
            "Spellings of one word",
        ),
        "trees": Field(
            _entries(
                {"tree": Field(ID_TEXT, "Id of the tree")},
                lambda node, values, reader: (values["tree"], _plain(values["words"])),
            ),
            "Words for trees that stand on no screen",
        ),
        "pages": Field(
            _entries(
                {
                    "page": Field(_page, "The page, with the anchor of a heading where one is meant"),
                    "stands_for": Field(ID_TEXT, "What the finder calls it, such as hotline"),
                },
                lambda node, values, reader: PageWords(
                    values["page"], values["stands_for"].value, _plain(values["words"])
                ),
            ),
            "Words that lead to a page",
        ),
        "wishes": Field(
            _entries(
                {
                    "page": Field(_page, "The page that says why not"),
                    "may_mean": Field(
                        ListOf(_word),
                        "Words that mean it, unless one of unless is there too",
                        required=False,
                        default=(),
                    ),
                    "unless": Field(
                        ListOf(_word),
                        "Words beside which those of may_mean mean something else",
                        required=False,
                        default=(),
                    ),
                },
                lambda node, values, reader: Wish(
                    values["page"], _plain(values["words"]), _plain(values["may_mean"]), _plain(values["unless"])
                ),
            ),
            "Things that nobody should do; whoever asks how is led to the page that says why not",
        ),
        "code_cues": Field(_JUST_WORDS, "What stands beside a code"),
        "units": Field(_JUST_WORDS, "What stands behind a number that is no code"),
    },
    _finder_words,
)
