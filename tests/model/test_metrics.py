from __future__ import annotations

import pytest

from generator.model.metrics import width


@pytest.mark.parametrize(
    ("text", "em"),
    [
        ("", 0),
        ("小票，", 3),
        ("“→…", 3),
        ("il1", 1.24),
        ("MW%", 2.7),
        ("Ab é", 2.06),
        ("Привет", 6),
        ("👍", 1.4),
        ("﷽", 12),
    ],
)
def test_width(text: str, em: float):
    assert width(text) == em
