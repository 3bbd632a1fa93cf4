"""The variable font of a package → the two static fonts of the manuals, made once for each installation.

`python -m generator.publish.fonts` makes them beforehand, so that the first build does not have to.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from importlib import metadata, resources
from pathlib import Path

from generator.leftovers import remove_leftovers
from generator.publish.failure import PublishError

FAMILY = "Noto Sans SC"
WEIGHTS = {"Regular": 400, "Bold": 700}
"""A variable font would come out thin in charts: their SVG text asks for a weight that only static fonts have."""
CHARACTERS_FILE = "characters.txt"

_PACKAGE = "justmytype-intl-cjk"
_FILE = "fonts/ofl/notosanssc/NotoSansSC[wght].ttf"
_MAKING = ".fonts-"
"""Begins the name of a folder that is being filled."""
_FEATURES = ("kern", "liga", "locl", "ccmp", "mark", "mkmk", "palt", "halt")
_SIGNS = (
    range(0x20, 0x7F),
    range(0xA0, 0x180),  # Latin with accents
    range(0x2010, 0x2050),  # dashes, quotation marks, dots
    range(0x2100, 0x2150),
    range(0x2190, 0x2200),  # arrows
    range(0x2200, 0x2300),
    range(0x2460, 0x2500),  # circled numbers
    range(0x25A0, 0x2600),
    range(0x3000, 0x3040),
    range(0xFF00, 0xFFEF),  # full-width forms
)


def fonts() -> Path:
    """The folder with the fonts, which are made if they are not there. Raises PublishError."""
    folder = Path(sys.prefix) / "share" / "poshelp" / f"fonts-{_key()}"
    if folder.is_dir():
        return folder
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        remove_leftovers(folder.parent, f"{_MAKING}*")
        making = Path(tempfile.mkdtemp(prefix=_MAKING, dir=folder.parent))
        try:
            _make(making)
            making.chmod(0o755)
            making.rename(folder)
        except OSError:
            # Another build was quicker.
            if not folder.is_dir():
                raise
        finally:
            shutil.rmtree(making, ignore_errors=True)
    except OSError as error:
        hint = f"{folder.parent} must be writable once"
        raise PublishError(f"the fonts of the manuals could not be made: {error}", hint) from error
    return folder


def characters(folder: Path) -> frozenset[str]:
    """Every character that the fonts in `folder` have."""
    return frozenset((folder / CHARACTERS_FILE).read_text(encoding="utf-8"))


def _key() -> str:
    """Changes when what the fonts are made from does."""
    made_from = (metadata.version(_PACKAGE), metadata.version("fonttools"), FAMILY, sorted(WEIGHTS.items()), _FEATURES)
    return hashlib.sha256(f"{made_from}{sorted(_wanted())}".encode()).hexdigest()[:12]


def _wanted() -> set[int]:
    """What Chinese and English are written with: GB 2312, the common traditional characters of Big5, and signs."""
    found = {sign for signs in _SIGNS for sign in signs}
    found.update(_decoded("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF)))
    found.update(_decoded("big5", range(0xA4, 0xC7), (*range(0x40, 0x7F), *range(0xA1, 0xFF))))
    return found


def _decoded(encoding: str, firsts: range, seconds: range | tuple[int, ...]) -> Iterator[int]:
    for first in firsts:
        for second in seconds:
            yield from map(ord, bytes((first, second)).decode(encoding, errors="ignore"))


def _make(folder: Path) -> None:
    with ProcessPoolExecutor(max_workers=min(len(WEIGHTS), os.cpu_count() or 1)) as pool:
        made = list(pool.map(_make_one, [str(folder)] * len(WEIGHTS), WEIGHTS))
    (folder / CHARACTERS_FILE).write_text(made[0], encoding="utf-8")


def _make_one(folder: str, name: str) -> str:
    """Write the font of one weight; gives the characters that it has."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    source = resources.files(_PACKAGE.replace("-", "_")).joinpath(_FILE)
    with resources.as_file(source) as file:
        # The time in the file stays what it was: the same bytes everywhere.
        font = TTFont(file, recalcTimestamp=False, lazy=True)
        options = Options(layout_features=[*_FEATURES], name_IDs=["*"], notdef_outline=True, hinting=False)
        options.drop_tables += ["vhea", "vmtx", "VORG"]
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=_wanted())
        subsetter.subset(font)
        static = instantiateVariableFont(font, {"wght": WEIGHTS[name]}, inplace=True, updateFontNames=True)
        static.save(Path(folder) / f"{FAMILY.replace(' ', '')}-{name}.ttf")
        return "".join(sorted(map(chr, static.getBestCmap())))


if __name__ == "__main__":
    fonts()
