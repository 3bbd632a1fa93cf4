"""`python -m tests.funnel.accept` writes the golden reports anew, to be looked at in the diff and in a browser."""

from __future__ import annotations

from tests.funnel.test_golden import GOLDEN, looked_at

if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for old in GOLDEN.iterdir():
        old.unlink()
    for name, text in looked_at().items():
        (GOLDEN / name).write_text(text, encoding="utf-8", newline="\n")
