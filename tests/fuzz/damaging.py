"""Seeds, damaged at random: what drives the targets where no coverage-guided fuzzer is installed, and in the tests."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from typing import NamedTuple

from tests.fuzz.targets import Target

_PIECES = (
    *(bytes([byte]) for byte in range(256)),
    *(b"\xc2\x9b", "\u202e".encode(), "\u200b".encode(), "\ue000".encode(), b"\xed\xa0\x80", b"\xef\xbb\xbf"),
    *(b"</script>", b"<!--", b"]]>", b"&#0;", b"{{", b"%s", b"../", b"- " * 40, b"[" * 40, b"`" * 9, b"9" * 40),
)
_LONGEST_STRETCH = 64


class Found(NamedTuple):
    """What a search came to."""

    tried: int
    content: bytes | None
    """What was not borne; None: everything was."""


def damaged(seeds: list[bytes], chance: random.Random, largest: int) -> Iterator[bytes]:
    """Without end."""
    while True:
        content = bytearray(chance.choice(seeds)[:largest])
        for _ in range(chance.choice((1, 1, 2, 4, 16))):
            start = chance.randint(0, len(content))
            end = min(len(content), start + chance.randint(0, _LONGEST_STRETCH))
            kind = chance.randrange(4)
            if kind == 0:
                del content[start:end]
            elif kind == 1:
                content[start:start] = chance.choice(_PIECES)
            elif kind == 2:
                content[start:end] = chance.choice(_PIECES)
            else:
                other = chance.choice(seeds)
                place = chance.randint(0, len(other))
                content[start:end] = other[place : place + _LONGEST_STRETCH]
        yield bytes(content[:largest])


def found_at_random(target: Target, seconds: float, largest: int) -> Found:
    """The first input that `target` does not bear."""
    end = time.monotonic() + seconds
    tried = 0
    for content in damaged(target.seeds(), random.Random(), largest):  # noqa: S311  nothing is kept secret by it
        if time.monotonic() > end:
            break
        tried += 1
        try:
            target.run(content)
        except Exception:  # noqa: BLE001  any is a finding
            return Found(tried, content)
    return Found(tried, None)
