"""A brand → its mark as SVG: a rounded square with one to three characters, alone or with the name beside it.

No company's artwork: what is drawn is the name in the reader's own font, in the brand's two colours. No font is asked;
the figures of `model/metrics.py` overestimate every common one, so no character leaves its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from generator.model.artifact import MARK_FOLDER, Artifact
from generator.model.colour import colour, ink_on
from generator.model.metrics import width
from generator.model.settings import Brand
from generator.model.text import Lang, language_of, plain
from generator.render.edition import Edition
from generator.render.escape import html_text, legible

SIDE = 32
"""Of the square, in its own units."""
_ROOM = 23.5
"""Of the characters, from side to side inside the ring."""
_LARGEST = 20.0
_GAP, _END = 10.0, 4.0
"""Before and after the name."""
_NAME_SIZE = 17.0
_BOLD = 1.2
"""Bold letters are wider than those that the figures are of; Han characters are not."""
_HAN_MIDDLE, _LATIN_MIDDLE = 0.38, 0.36
"""From the base line up to the middle of a character, in em."""
_FONTS: Final = "system-ui,'PingFang SC','Noto Sans CJK SC','Noto Sans SC','Microsoft YaHei',sans-serif"


def mark_characters(brand: Brand, lang: Lang) -> str:
    """What stands in the square: as the brand's file says, else the beginning of its name."""
    if brand.mark:
        return brand.mark.text(lang)
    name = shown_name(brand, lang)
    found = re.search(r"[^\W_]", name)
    if not found:
        return "?"
    capitals = re.match(r"[A-Z0-9]{2,3}(?![A-Za-z0-9])", name[found.start() :], re.ASCII)
    return capitals[0] if capitals else found[0].upper()


def shown_name(brand: Brand, lang: Lang) -> str:
    """The name as readers see it, on one line."""
    words = {name: text.text(lang) for name, text in brand.words.items()}
    return " ".join(legible(plain(brand.name.text(lang), lambda name: words.get(name, f"{{{name}}}"))).split())


def square_mark(brand: Brand, lang: Lang) -> str:
    """The square alone, for the header of a page and as its icon. It is well-formed whatever the brand's words are."""
    return _svg(SIDE, shown_name(brand, lang), _square(brand, lang))


def word_mark(brand: Brand, lang: Lang) -> str:
    """The square and the name beside it, in the colour of the words around it.

    Its `width` and `height` are numbers of CSS pixels. Safe to be put into a page as it is.
    """
    name = shown_name(brand, lang)
    middle = _HAN_MIDDLE if language_of(name) == "zh" else _LATIN_MIDDLE
    words = (
        f'<text x="{_number(SIDE + _GAP)}" y="{_number(SIDE / 2 + middle * _NAME_SIZE)}" fill="currentColor" '
        f'font-family="{_FONTS}" font-size="{_number(_NAME_SIZE)}" font-weight="600">{html_text(name)}</text>'
    )
    return _svg(SIDE + _GAP + _bold_width(name) * _NAME_SIZE + _END, name, _square(brand, lang) + words)


def printed_mark(brand: Brand, lang: Lang) -> dict[str, str | float]:
    """The square for paper, where the fonts are ours: characters, colour and size, which is a share of the side."""
    characters = mark_characters(brand, lang)
    return {"t": legible(characters), "ink": str(ink_on(colour(brand.primary))), "size": _size(characters) / SIDE}


def mark_image(brand: Brand, lang: Lang) -> str:
    """The SVG file that stands for the brand: its owner's logo where there is one, else the square.

    A logo is a stranger's file and may only be shown as an image, by `<img>`.
    """
    return brand.logo or square_mark(brand, lang)


def mark_files(editions: Mapping[Lang, Edition]) -> tuple[Artifact, ...]:
    """The images, one a language."""
    return tuple(
        Artifact(f"{MARK_FOLDER}{lang}.svg", mark_image(edition.brand, lang).encode("utf-8"))
        for lang, edition in editions.items()
    )


def _square(brand: Brand, lang: Lang) -> str:
    ground = colour(brand.primary)
    ink = ink_on(ground)
    characters = mark_characters(brand, lang)
    size = _size(characters)
    middle = _HAN_MIDDLE if language_of(characters) == "zh" else _LATIN_MIDDLE
    # The ring is what is seen of the square where the ground around it has the same colour, as in the header.
    return (
        f'<rect width="{SIDE}" height="{SIDE}" rx="7" fill="{ground}"/>'
        f'<rect x="2" y="2" width="28" height="28" rx="5.5" fill="none" stroke="{ink}" stroke-width="1.5"/>'
        f'<text x="16" y="{_number(SIDE / 2 + middle * size)}" fill="{ink}" font-family="{_FONTS}" '
        f'font-size="{_number(size)}" font-weight="700" text-anchor="middle">{html_text(characters)}</text>'
    )


def _size(characters: str) -> float:
    return min(_LARGEST, _ROOM / _bold_width(characters))


def _bold_width(text: str) -> float:
    return sum(width(character) * (_BOLD if width(character) < 1 else 1) for character in text)


def _svg(wide: float, title: str, inner: str) -> str:
    across = _number(wide)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {SIDE}" width="{across}" height="{SIDE}" '
        f'role="img"><title>{html_text(title)}</title>{inner}</svg>'
    )


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
