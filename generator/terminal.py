"""Text and JSON → the same without anything that drives a terminal, turns round what follows, or is not seen at all.

What commands print may come from a file, the name of one, a revision, an event or a server.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

_NOT_SHOWN = ("Cc", "Cf", "Cs", "Zl", "Zp")
_SUSPECT = re.compile(r"[^\n -~\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]")
"""A first look that is quick. Which of them are not to be shown is asked one by one."""


def is_shown(character: str) -> bool:
    """Whether a terminal puts `character` where it belongs, and does nothing else."""
    return unicodedata.category(character) not in _NOT_SHOWN


def visible(text: str) -> str:
    """`text` with a sign in place of each character that is not shown; lines stay lines."""
    return _SUSPECT.sub(lambda found: found[0] if is_shown(found[0]) else "\N{REPLACEMENT CHARACTER}", text)


def visible_json(value: Any, *, one_line: bool = False) -> str:
    """`value` as JSON, over several lines or on one. What is not shown is an escape, so that nothing is lost."""
    layout: dict[str, Any] = {"separators": (",", ":")} if one_line else {"indent": 2}
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, **layout)
    return _SUSPECT.sub(lambda found: found[0] if is_shown(found[0]) else json.dumps(found[0])[1:-1], text) + "\n"
