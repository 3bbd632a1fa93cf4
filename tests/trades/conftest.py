from __future__ import annotations

from tests.cli.conftest import poshelp

__all__ = ["poshelp"]
