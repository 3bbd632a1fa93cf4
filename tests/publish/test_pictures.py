from __future__ import annotations

import json
import struct
from functools import partial

import pytest

from generator.model.artifact import SocialPicture
from generator.publish.failure import PublishError
from generator.publish.page_head import PICTURE_SIZE
from generator.publish.pictures import draw_pictures

HOSTILE = '#panic("x") $1$ *b* _i_ `c` @ref <label> \\u{41} #image("/etc/passwd")'
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 100"><rect width="900" height="100" fill="#c00"/></svg>'
)

ENGLISH = {"lang": "en", "region": None, "is_dense": False}


def told(**changes):
    frame = {
        "lang": "zh",
        "region": "CN",
        "is_dense": True,
        "brand": "刷卡帮助",
        "colour": "#14532d",
        "logo": "",
        "mark": {"t": "卡", "ink": "#ffffff", "size": 0.6},
        "title": "余额或可用额度不足",
        "ask": "屏幕上写的是哪一种？",
        "answers": [{"label": "余额不足，51", "kind": "question"}, {"label": "看不清", "kind": "pay-another-way"}],
        "summary": "",
        "codes": [],
    }
    return json.dumps({**frame, **changes}, ensure_ascii=False)


def drawn(cache, *contents):
    pictures = [SocialPicture(f"social/{number}.png", partial(str, text)) for number, text in enumerate(contents)]
    return [artifact.content for artifact in draw_pictures(pictures, cache)]


def size(png):
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"logo": LOGO},
        {"ask": "", "answers": [], "codes": ["51", "05"], "summary": "先看屏幕。"},
        {"ask": "", "answers": [], "codes": []},
        {"answers": [{"label": "x" * 300, "kind": "stop"}], "title": "很长" * 200, **ENGLISH},
        {"title": HOSTILE, "ask": HOSTILE, "brand": HOSTILE, "answers": [{"label": HOSTILE, "kind": "jump"}] * 4},
    ],
)
def test_whatever_is_told_the_picture_has_its_size(tmp_path, changes):
    (png,) = drawn(tmp_path, told(**changes))
    assert size(png) == PICTURE_SIZE


def test_the_same_content_gives_the_same_bytes_and_is_drawn_once(tmp_path, monkeypatch):
    first = drawn(tmp_path / "a", told(), told(title="另一个"))
    assert first == drawn(tmp_path / "b", told(), told(title="另一个"))
    assert first[0] != first[1]
    files = {file: file.stat().st_ino for file in (tmp_path / "a").iterdir()}
    assert len(files) == 2
    assert drawn(tmp_path / "a", told()) == first[:1]
    assert {file: file.stat().st_ino for file in (tmp_path / "a").iterdir()} == files


def test_a_character_without_a_glyph_is_refused_by_name(tmp_path):
    with pytest.raises(PublishError, match=r"social/0\.png: no font has the character U\+1F4B3"):
        drawn(tmp_path, told(title="卡 \U0001f4b3"))
