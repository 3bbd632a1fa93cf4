"""Every target bears its seeds, a little damage, and whatever was found before; the runner saves what is found."""

from __future__ import annotations

import random
from itertools import islice
from pathlib import Path

import pytest

from tests.fuzz.__main__ import FINDINGS, LARGEST
from tests.fuzz.damaging import damaged, found_at_random
from tests.fuzz.targets import TARGETS, Target

ROUNDS = 40
FOUND = sorted(path for path in FINDINGS.rglob("*") if path.is_file())


@pytest.mark.parametrize("name", TARGETS)
def test_seeds_and_a_little_damage(name: str):
    target = TARGETS[name]
    seeds = target.seeds()
    assert any(seeds)
    for content in (*seeds, *islice(damaged(seeds, random.Random(name), LARGEST), ROUNDS)):  # noqa: S311  the same each time
        target.run(content)


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}/{path.name[:14]}")
def test_what_was_found_before(path: Path):
    TARGETS[path.parent.name].run(path.read_bytes())


def test_what_is_not_borne_is_found():
    def run(content: bytes) -> None:
        assert b"\xc2\x9b" not in content

    found = found_at_random(Target(run, lambda: [b"good"]), 10, LARGEST)
    assert found.content
    assert b"\xc2\x9b" in found.content
    assert found_at_random(Target(lambda content: None, lambda: [b"good"]), 0.05, LARGEST).content is None
