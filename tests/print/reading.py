"""A PDF → its pages as a reader sees them: text, links, sizes of letters, pictures."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp


class Link(NamedTuple):
    """A link within the file."""

    page: int
    """Number of the page on which it is, from 1."""
    text: str
    """The words that it covers."""
    to: int
    """Number of the page that it leads to."""


class Letter(NamedTuple):
    """A letter and its size in pt on the page."""

    character: str
    size: float
    y: float
    """From the bottom of the page, in pt."""


class Printed:
    """A PDF."""

    def __init__(self, file: Path) -> None:
        self.pdf = pypdfium2.PdfDocument(file)

    def __len__(self) -> int:
        return len(self.pdf)

    @cached_property
    def texts(self) -> list[str]:
        """Text of each page, without ends of lines."""
        return [_joined(page.get_textpage().get_text_bounded()) for page in self.pdf]

    @cached_property
    def text(self) -> str:
        return "\n".join(self.texts)

    def links(self) -> Iterator[Link]:
        """Every link to another place in the file."""
        for number, page in enumerate(self.pdf, 1):
            words = page.get_textpage()
            place, link = ctypes.c_int(0), pdfium.FPDF_LINK()
            while pdfium.FPDFLink_Enumerate(page, place, link):
                target = pdfium.FPDFLink_GetDest(self.pdf, link)
                if not target:
                    continue
                frame = pdfium.FS_RECTF()
                pdfium.FPDFLink_GetAnnotRect(link, frame)
                text = words.get_text_bounded(frame.left - 1, frame.bottom - 1, frame.right + 1, frame.top + 1)
                yield Link(number, _joined(text), pdfium.FPDFDest_GetDestPageIndex(self.pdf, target) + 1)

    def letters(self, page: int) -> Iterator[Letter]:
        """Every letter of page `page`, counted from 1."""
        words = self.pdf[page - 1].get_textpage()
        for index in range(words.count_chars()):
            character = chr(pdfium.FPDFText_GetUnicode(words, index))
            if character.isspace() or not character.isprintable():
                continue
            matrix, left, right, bottom, top = pdfium.FS_MATRIX(), *(ctypes.c_double() for _ in range(4))
            pdfium.FPDFText_GetMatrix(words, index, matrix)
            pdfium.FPDFText_GetCharBox(words, index, left, right, bottom, top)
            scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
            yield Letter(character, pdfium.FPDFText_GetFontSize(words, index) * scale, bottom.value)

    def addresses(self, dpi: int = 110) -> list[str]:
        """What the QR codes of all pages say."""
        found: list[str] = []
        for page in self.pdf:
            picture = page.render(scale=dpi / 72, grayscale=True).to_pil()
            found += [
                code.text
                for code in zxingcpp.read_barcodes(
                    picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
                )
            ]
        return found


Opened = Callable[[str], Printed]


def _joined(text: str) -> str:
    """Lines of a paragraph as one: a space between them only where both sides are Latin."""
    whole = re.sub(r"(?<=[ -~])\r?\n(?=[ -~])", " ", text).replace("\r", "").replace("\n", "")
    return whole.replace("\u200b", "")  # where a long word may end its line
