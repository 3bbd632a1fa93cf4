"""An address → its QR code as SVG."""

from __future__ import annotations

from functools import lru_cache

import segno


@lru_cache(maxsize=4096)
def square(address: str) -> str:
    """Black on white, with the quiet zone of four squares, so that it is read from paper of any colour."""
    code = segno.make(address, micro=False, error="m")
    drawing: str = code.svg_inline(border=4, dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None)
    return drawing.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
