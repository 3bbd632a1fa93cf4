"""The shape of what `poshelp diff` prints as JSON."""

from __future__ import annotations

from generator.model.difference import Status
from generator.model.json_schema import (
    BOOLEAN,
    COUNT,
    STRING,
    Schema,
    document,
    list_of,
    one_of,
    or_null,
    record,
    told,
    with_languages,
)

_STATUS = told(one_of(Status), "What became of it")
_BEFORE_AND_AFTER: Schema = {
    "before": told(STRING, "On the first side; empty where there is none"),
    "after": told(STRING, "On the second side; empty where there is none"),
}
_CHANGE = record(_BEFORE_AND_AFTER)
_UNTOUCHED = told(
    or_null(STRING), "Languages that were not touched while another one was, with spaces between them; null: none"
)
_VALUES = list_of(record({"where": told(STRING, "Whose value it is"), **_BEFORE_AND_AFTER}))
_TEXTS = list_of(
    with_languages(
        record({"where": told(STRING, "Which text of it"), "untouched": _UNTOUCHED}),
        or_null(_CHANGE),
        "The sentence in the language of this id; null: the same on both sides",
    )
)
_END = with_languages(
    record(
        {
            "tree": told(STRING, "The tree that it ends in or leads on to"),
            "node": told(STRING, "The outcome, or the node of the other tree"),
        }
    ),
    STRING,
    "Title of the outcome or the other tree in the language of this id",
)
_PATH = record(
    {
        "answers": told(
            list_of({**list_of(STRING), "minItems": 2, "maxItems": 2}), "Pairs of question and answer, by their ids"
        ),
        "before": told(or_null(_END), "Where it ended; null: there was no such path"),
        "after": told(or_null(_END), "Where it ends; null: there is no such path any more"),
    }
)
_GROUP = record(
    {
        "question": told(STRING, "The question"),
        "answer": told(STRING, "The answer; empty: the whole question"),
        "behind": told(
            STRING, "The question on whose answer it follows; empty: it begins the tree, or it is an answer"
        ),
        "is_added": told(BOOLEAN, "Whether it was added; else it was removed"),
        "paths": told(COUNT, "Paths that it adds, removes, or makes longer or shorter"),
    }
)
_WAITS = record({"before": told(COUNT, "On the first side"), "after": told(COUNT, "On the second side")})
_TREE = with_languages(
    record(
        {
            "id": told(STRING, "The tree"),
            "old_id": told(STRING, "Its id before it was renamed; else empty"),
            "status": _STATUS,
            "paths_there": told(COUNT, "Paths of an added or removed tree, which are not listed; else 0"),
            "notes": told(list_of(STRING), "What could not be compared, and where addresses of a removed tree lead"),
            "groups": told(list_of(_GROUP), "Paths that a whole question or answer added or removed"),
            "paths": told(list_of(_PATH), "Other paths that end elsewhere, are new or are gone"),
            "waits": told(or_null(_WAITS), "Seconds that a customer stands there at most; null: the same"),
            "values": told(_VALUES, "Values that are no sentences, such as the kind of an outcome"),
            "texts": told(_TEXTS, "Sentences that changed"),
        }
    ),
    STRING,
    "Its title in the language of this id, or the last one it had",
)
_TEXT_GROUP = record(
    {
        "kind": told(
            STRING, "page, messages, brand, site, family, code, fault, rule, hotline, term, manual or scheme words"
        ),
        "id": told(STRING, "Which one"),
        "status": _STATUS,
        "texts": told(_TEXTS, "Its sentences that changed"),
        "untouched": told(
            _UNTOUCHED,
            "Of a page: languages whose body was not touched while another one was, with spaces between them",
        ),
    }
)
_LOST = record(
    {
        "address": told(STRING, "Address below the folder of a language; of a whole language or brand its folder"),
        "hint": told(STRING, "How to lead it on"),
        "section": told(STRING, "Key of site_config/moved.yml under which that is told"),
    }
)
DIFFERENCE_SCHEMA: Schema = document(
    "What poshelp diff prints as JSON",
    record(
        {
            "before": told(STRING, "Name of the first side"),
            "after": told(STRING, "Name of the second side"),
            "notes": told(list_of(STRING), "What could not be read, and so was not compared"),
            "trees": told(list_of(_TREE), "Trees that differ, in the order of the site; removed ones last"),
            "leads": told(_VALUES, "Codes and faults that lead elsewhere"),
            "texts": told(list_of(_TEXT_GROUP), "Pages, and texts outside of trees"),
            "lost": told(list_of(_LOST), "Addresses at which nothing is any more"),
            "changed": told(BOOLEAN, "Whether anything differs"),
            "summary": told(STRING, "The numbers in words"),
        }
    ),
)
