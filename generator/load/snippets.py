"""What editors offer to begin a node of a tree with. `$1`, `${1:id}`: the places to be filled in, in order."""

from __future__ import annotations

from typing import Any


def _both(first: int) -> dict[str, str]:
    return {"zh": f"${first}", "en": f"${first + 1}"}


QUESTION: dict[str, Any] = {
    "label": "question",
    "description": "A question with its answers",
    "body": {
        "${1:question-id}": {
            "ask": _both(2),
            "help": _both(4),
            "seconds": "${6:10}",
            "customer_waits": True,
            "answers": {
                "${7:works}": {"label": _both(8), "to": "$10"},
                "${11:fails}": {"label": _both(12), "to": "$14"},
                "unsure": {"label": {"zh": "不确定", "en": "Cannot tell"}, "to": "$15"},
            },
        }
    },
}

OUTCOME: dict[str, Any] = {
    "label": "outcome",
    "description": "An outcome: what to do and what to say",
    "body": {
        "${1:outcome-id}": {
            "outcome": "$2",
            "who": "${3:cashier}",
            "title": _both(4),
            "steps": [{"do": _both(6), "seconds": "${8:10}"}],
            "say": _both(9),
            "disclose": True,
            "note_down": ["${11:time}"],
            "sources": ["$12"],
        }
    },
}
