"""Pictures that are still to be drawn → PNG files, by Typst: what stands for a page where its address is shared, and
charts for other people's documents."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import cast

import typst

from generator.model.artifact import Artifact, SocialPicture
from generator.model.chart import PictureChart
from generator.model.text import Lang
from generator.publish.failure import PublishError
from generator.publish.press import Kind, Press

PICTURES = Path(".cache/poshelp/pictures")
"""Below the project: pictures that were drawn before. It may be deleted at any time."""
_TEMPLATES = Path(__file__).parent.parent / "templates" / "pictures"
_PIXELS_PER_INCH = 72
"""A point of the template is a pixel."""
_MOST_PIXELS = 100_000_000
_local = threading.local()


def draw_pictures(pictures: Iterable[SocialPicture], cache: Path, *, jobs: int = 1) -> Iterator[Artifact]:
    """The pictures in their order. What was drawn before is taken from `cache`, a folder made when needed.

    Raises PublishError where one cannot be drawn.
    """
    press = Press(PNG, cache)
    with ThreadPoolExecutor(max_workers=max(1, jobs)) as pool:
        yield from pool.map(lambda picture: press.print(picture.path, "picture", picture.write()), pictures)
    press.forget()


def draw_chart(chart: PictureChart, scale: int, lang: Lang, cache: Path) -> bytes:
    """`chart` as a PNG of `scale` pixels a px. What was drawn before is taken from `cache`. Raises PublishError."""
    content = {
        "svg": chart.svg,
        "width": chart.width,
        "height": chart.height,
        "scale": scale,
        "lang": lang,
    }
    if chart.width * chart.height * scale * scale > _MOST_PIXELS:
        raise PublishError(
            f"the picture would have more than {_MOST_PIXELS // 1_000_000} million pixels", "ask for a smaller --scale"
        )
    press = Press(PNG, cache)
    made = press.print("the chart", "chart", json.dumps(content, ensure_ascii=False))
    press.forget()
    return made.content


def _draw(layout: str, content: str, fonts: Path) -> bytes:
    try:
        png, warnings = _compiler(fonts).compile_with_warnings(
            input=str(_TEMPLATES / f"{layout}.typ"), format="png", ppi=_PIXELS_PER_INCH, sys_inputs={"content": content}
        )
    except typst.TypstError as error:
        raise PublishError(f"Typst refuses: {error.message}", "; ".join(error.hints)) from error
    if warnings:
        raise PublishError(f"Typst warns: {'; '.join(warning.message for warning in warnings)}")
    return cast("bytes", png)


def _compiler(fonts: Path) -> typst.Compiler:
    """One for each thread; what it remembers makes the next picture quicker."""
    if not hasattr(_local, "compiler"):
        lent = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)])
        _local.compiler = typst.Compiler(root=str(_TEMPLATES), font_paths=lent)
    return cast("typst.Compiler", _local.compiler)


PNG = Kind(
    suffix=".png",
    end=b"IEND\xaeB`\x82",
    made_with=(*sorted(_TEMPLATES.glob("*.typ")), Path(__file__)),
    set=_draw,
)
