from __future__ import annotations

from tests.exchange.golden_files import GOLDEN, INPUTS, made


def test_files_are_as_they_were_looked_at():
    files = {path.relative_to(GOLDEN).as_posix(): path for path in GOLDEN.rglob("*") if path.is_file()}
    inputs = {f"imports/{name}" for name in INPUTS}
    assert made() == {name: path.read_text(encoding="utf-8") for name, path in files.items() if name not in inputs}
