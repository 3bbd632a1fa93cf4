"""Strings → YAML scalars that read back as the same string for every YAML tool."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

_PLAIN = re.compile(
    r"[A-Za-z\u4e00-\u9fff]"
    r"(?:[\w ,.!()'/+\u3001\u3002\uff01\uff08\uff09\uff0c\uff1b\uff1f-]*[\w.!)\u3002\uff09\uff1f])?\Z"
)
_KEY = re.compile(r"[a-z][a-z0-9-]*\Z")
_WORDS = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null"])
"""What YAML tools read as a truth value or as nothing."""


def scalar(text: str) -> str:
    """`text` as a value on one line in block style: plain where that is safe, else in double quotes."""
    return text if _PLAIN.match(text) and text.lower() not in _WORDS else quoted(text)


def quoted(text: str) -> str:
    """`text` in double quotes. What YAML and JSON call a string is the same for characters that files may hold."""
    return json.dumps(text, ensure_ascii=False)


def key(id: str) -> str:
    """An id as a key or value, in block style or in a list."""
    return id if _KEY.match(id) and id not in _WORDS else quoted(id)


def ids(names: Iterable[str]) -> str:
    """A list of ids in flow style."""
    return f"[{', '.join(map(key, names))}]"


def texts(names: Iterable[str]) -> str:
    """A list of strings in flow style."""
    return f"[{', '.join(name if _KEY.match(name) and name not in _WORDS else quoted(name) for name in names)}]"
