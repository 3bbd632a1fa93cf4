"""`python -m tests.fuzz TARGET --seconds N`: new inputs for a reader until one is found that it does not bear.

That one is saved in tests/fuzz/findings/TARGET, where the tests read it again for ever. The inputs are led by coverage
where atheris is installed (`.venv/bin/pip install atheris`; it is in no lock, because not every Python and system has a
wheel). Without it they are seeds that were damaged at random.
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
import tempfile
from pathlib import Path

FINDINGS = Path(__file__).parent / "findings"
LARGEST = 16 * 1024
"""Bytes of an input. What is larger is tried by tests/hostile with inputs made for it."""
MOST_SECONDS = 10
"""For one input."""


def main() -> int:
    arguments = _arguments()
    if arguments.inside:
        _guided(arguments.target, arguments.inside)
    from tests.fuzz.targets import TARGETS

    if arguments.target not in TARGETS:
        print(f"there is no target {arguments.target!r}; targets are {', '.join(TARGETS)}", file=sys.stderr)
        return 2
    if not arguments.plain and importlib.util.find_spec("atheris"):
        return _in_a_process_of_its_own(arguments.target, arguments.seconds)
    from tests.fuzz.damaging import found_at_random

    found = found_at_random(TARGETS[arguments.target], arguments.seconds, LARGEST)
    if found.content is not None:
        _save(arguments.target, found.content)
    print(f"{arguments.target}: {found.tried} inputs; {'one is saved' if found.content is not None else 'all borne'}")
    return 0 if found.content is None else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target")
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--plain", action="store_true", help="damage seeds at random, also where atheris is installed")
    parser.add_argument("--inside", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    return parser.parse_args()


def _in_a_process_of_its_own(target: str, seconds: int) -> int:
    """The fuzzer ends its process as it likes."""
    from tests.fuzz.targets import TARGETS

    folder = FINDINGS / target
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="poshelp-fuzz-") as corpus:
        for number, seed in enumerate(TARGETS[target].seeds()):
            Path(corpus, f"seed-{number}").write_bytes(seed[:LARGEST])
        options = [
            f"-max_total_time={seconds}",
            f"-timeout={MOST_SECONDS}",
            f"-max_len={LARGEST}",
            f"-artifact_prefix={folder}/",
            "-rss_limit_mb=2048",
            "-print_final_stats=1",
            "-verbosity=0",
        ]
        command = [sys.executable, "-m", "tests.fuzz", target, "--inside", *options, corpus]
        code = subprocess.run(command, check=False).returncode
    if not any(folder.iterdir()):
        folder.rmdir()
    return 1 if code else 0


def _guided(target: str, options: list[str]) -> None:
    import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]

    with atheris.instrument_imports(include=["generator"]):
        from tests.fuzz.targets import TARGETS

    atheris.Setup([sys.argv[0], *options], TARGETS[target].run)
    atheris.Fuzz()


def _save(target: str, content: bytes) -> None:
    import hashlib

    folder = FINDINGS / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"crash-{hashlib.sha256(content).hexdigest()[:40]}").write_bytes(content)


if __name__ == "__main__":
    sys.exit(main())
