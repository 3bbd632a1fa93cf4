"""The content of a manual → its PDF, by Typst: tagged (PDF/UA-1) and made to last (PDF/A-2a).

`python -m generator.publish.typesetting LAYOUT FONTS` sets the content that it reads and writes the PDF, or says what
is wrong and ends with 1. Typst keeps all that it has worked out until its process ends, more than a gigabyte for a
handbook; so the large ones are set by processes of their own, one at a time.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, cast

import typst

from generator.publish.failure import PublishError
from generator.publish.stream_ends import clear_stream_ends

TEMPLATES = Path(__file__).parent.parent / "templates" / "manuals"
STANDARDS: tuple[Literal["a-2a", "ua-1"], ...] = ("a-2a", "ua-1")
_LARGE = 250_000
"""Characters of content."""
_local = threading.local()
_one_at_a_time = threading.Lock()


def typeset(layout: str, content: str, fonts: Path) -> bytes:
    """The PDF of `content`, JSON as `render.manuals` writes it. Raises PublishError."""
    return _apart(layout, content, fonts) if len(content) > _LARGE else _here(layout, content, fonts)


def _here(layout: str, content: str, fonts: Path) -> bytes:
    try:
        pdf, warnings = _compiler(fonts).compile_with_warnings(
            input=str(TEMPLATES / f"{layout}.typ"),
            format="pdf",
            sys_inputs={"content": content},
            pdf_standards=[*STANDARDS],
            timestamp=_moment(json.loads(content)["reviewed"]),
        )
    except typst.TypstError as error:
        raise PublishError(f"Typst refuses: {error.message}", "; ".join(error.hints)) from error
    if warnings:
        # An unknown font would be one, and then other letters would stand there.
        raise PublishError(f"Typst warns: {'; '.join(warning.message for warning in warnings)}")
    return clear_stream_ends(cast("bytes", pdf))


def _apart(layout: str, content: str, fonts: Path) -> bytes:
    command = [sys.executable, "-m", "generator.publish.typesetting", layout, str(fonts)]
    with _one_at_a_time:
        done = subprocess.run(command, input=content.encode(), capture_output=True, check=False)
    if done.returncode:
        raise PublishError(done.stderr.decode(errors="replace").strip()[-1000:] or "Typst ended without a word")
    return done.stdout


def _compiler(fonts: Path) -> typst.Compiler:
    """One for each thread; what it remembers makes the next manual quicker."""
    if not hasattr(_local, "compiler"):
        lent = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)])
        _local.compiler = typst.Compiler(root=str(TEMPLATES), font_paths=lent)
    return cast("typst.Compiler", _local.compiler)


def _moment(day: str) -> int:
    """The beginning of the day of the last review, in seconds: no clock is asked."""
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())


def main() -> None:
    """Set what is read."""
    layout, fonts = sys.argv[1:]
    try:
        pdf = _here(layout, sys.stdin.buffer.read().decode(), Path(fonts))
    except PublishError as error:
        sys.stderr.write(str(error))
        sys.exit(1)
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    main()
