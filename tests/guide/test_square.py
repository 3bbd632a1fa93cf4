"""The QR code that the guide draws is read by a reader that knows nothing of us."""

from __future__ import annotations

import re

import pytest
import zxingcpp

from tests.guide.conftest import ROOT, Tabs

SCRIPT = (ROOT / "generator" / "assets" / "guide" / "square.js").read_text(encoding="utf-8")
LONGEST = 134


def read(drawing: str) -> str:
    """The text of a drawing made of squares `M x y h1v1h-1z`."""
    size, scale = 49, 4
    pixels = bytearray(b"\xff" * (size * scale) ** 2)
    for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", drawing):
        for row in range(int(y) * scale, int(y) * scale + scale):
            start = row * size * scale + int(x) * scale
            pixels[start : start + scale] = bytes(scale)
    image = memoryview(pixels).cast("B", shape=[size * scale, size * scale])
    (found,) = zxingcpp.read_barcodes(image)
    assert found.format == zxingcpp.BarcodeFormat.QRCode
    return found.text


@pytest.mark.parametrize("length", [1, 2, 67, 68, 69, 133, LONGEST])
def test_texts_of_every_length_are_read(tab: Tabs, length: int):
    page = tab("about:blank")
    page.evaluate(SCRIPT)
    text = ("https://poshelp.example/zh/causes/tamper-lock/?p=" + "0123456789ABCDEFGHJKMNPQRSTVWXYZ" * 4)[:length]
    drawing = page.evaluate("text => poshelpSquare(text).querySelector('path').getAttribute('d')", text)
    assert read(drawing) == text


def test_bytes_beyond_ascii_are_read(tab: Tabs):
    page = tab("about:blank")
    page.evaluate(SCRIPT)
    drawing = page.evaluate("poshelpSquare('https://例子.example/码').querySelector('path').getAttribute('d')")
    assert read(drawing) == "https://例子.example/码"


def test_a_text_without_room_is_shown_as_it_is(tab: Tabs):
    page = tab("about:blank")
    page.evaluate(SCRIPT)
    assert page.evaluate(f"poshelpSquare('x'.repeat({LONGEST + 1})).textContent") == "x" * (LONGEST + 1)


def test_the_guide_draws_where_the_reader_is(tab: Tabs, served: str):
    page = tab(f"{served}en/causes/tamper-lock/", color_scheme="dark")
    while not page.locator(".ph-here[data-outcome]").count():
        page.locator(".ph-here a[data-answer]").first.click()
    assert page.locator("script[src*=square]").count() == 0
    page.locator(".ph-phone summary").click()
    drawing = page.locator("[data-part=square] svg path").get_attribute("d")
    code = page.locator("[data-part=code]").get_attribute("data-path-code")
    assert read(drawing or "") == f"{served}en/causes/tamper-lock/?p={code}"
    # Black on white in the dark too.
    assert page.locator("[data-part=square] svg").evaluate("svg => getComputedStyle(svg).backgroundColor") == (
        "rgb(255, 255, 255)"
    )


def test_a_page_on_a_disk_names_the_published_one(tab: Tabs, folder):
    page = tab(f"{folder.as_uri()}/zh/causes/tamper-lock/index.html")
    while not page.locator(".ph-here[data-outcome]").count():
        page.locator(".ph-here a[data-answer]").first.click()
    page.locator(".ph-phone summary").click()
    drawing = page.locator("[data-part=square] svg path").get_attribute("d")
    assert read(drawing or "").startswith("https://poshelp.example/zh/causes/tamper-lock/?p=")
