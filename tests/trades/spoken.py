"""What a published site says to people, and the words in it that only belong to card payments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup

CARD_PAYMENTS = re.compile(
    r"(?<![a-z])(?:cards?|cardholders?|terminals?|acquirers?|issuers?|merchants?|cashiers?|payments?|refunds?|receipts?|"
    r"slips?|pos|pin|till)(?![a-z])|刷卡|收单|发卡|持卡|终端|收银|商户|小票|银行|付款|支付",
    re.IGNORECASE,
)
_SHOWN = ("title", "alt", "aria-label", "placeholder")
_TEXTS = (".html", ".md", ".txt", ".atom")


def about_card_payments(text: str) -> list[str]:
    """The words of card payments in `text`, with what stands around them."""
    return [text[max(0, found.start() - 30) : found.end() + 30] for found in CARD_PAYMENTS.finditer(text)]


def spoken(folder: Path) -> Iterator[tuple[str, str]]:
    """(path, everything that people see or hear) of each page and text below `folder`."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in _TEXTS and path.is_file():
            text = path.read_text(encoding="utf-8")
            yield path.relative_to(folder).as_posix(), _of_page(text) if path.suffix == ".html" else text


def _of_page(html: str) -> str:
    page = BeautifulSoup(html, "lxml")
    described = [str(tag["content"]) for tag in page.select("meta[name=description], meta[property^='og:'][content]")]
    machine_read = [tag.get_text() for tag in page.select('script[type="application/ld+json"]')]
    for tag in page.select("script, style"):
        tag.decompose()
    shown = [str(tag[name]) for name in _SHOWN for tag in page.select(f"[{name}]")]
    return "\n".join([page.get_text(" "), *shown, *described, *machine_read])
