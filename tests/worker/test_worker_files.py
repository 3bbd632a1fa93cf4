"""Lists and worker as they are written, without a browser."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from generator.publish.worker_files import farewell_files, worker_files
from tests.texts import LANGS

_LOADED = re.compile(r'<(?:script|link rel="(?:stylesheet|icon)"|img)[^>]* (?:src|href)="([^"]+)"')


def test_the_same_site_gives_the_same_bytes_and_another_one_another_version(editions: dict[str, Path]):
    once, again, other = (
        {file.path: file.content for file in worker_files(editions[name], {}, LANGS)} for name in ("A", "A", "B")
    )
    assert once == again
    assert once["worker.js"] != other["worker.js"]


def test_a_list_has_the_hash_of_each_file_as_it_lies_there(editions: dict[str, Path]):
    site = editions["A"]
    for lang in ("zh", "en"):
        text = (site / f"assets/poshelp/kept/{lang}.json").read_bytes()
        assert hashlib.sha256(text).hexdigest() in (site / "worker.js").read_text(encoding="utf-8")
        for address, digest in json.loads(text).items():
            file = site / address.partition("?")[0]
            content = (file / "index.html" if file.is_dir() else file).read_bytes()
            assert hashlib.sha256(content).hexdigest().startswith(digest)
            assert not address.startswith("zh/" if lang == "en" else "en/")


def test_what_kept_pages_load_is_kept_at_the_address_that_they_name(editions: dict[str, Path]):
    site = editions["A"]
    kept = json.loads((site / "assets/poshelp/kept/zh.json").read_text(encoding="utf-8"))
    pages = [address for address in kept if address.endswith("/")]
    assert "zh/causes/network/" in pages
    for address in pages:
        loaded = _LOADED.findall((site / address / "index.html").read_text(encoding="utf-8"))
        assert loaded
        for link in loaded:
            if link == "data:,":
                continue  # the icon of a page that only leads on
            assert link.startswith("../")
            assert link.removeprefix("../" * address.count("/")) in kept


def test_without_copies_no_page_asks_for_a_worker_and_the_worker_says_farewell(editions: dict[str, Path]):
    site = editions["none"]
    (farewell,) = farewell_files()
    assert (site / "worker.js").read_bytes() == farewell.content
    assert not (site / "assets/poshelp/kept").exists()
    assert not (site / "not-kept.html").exists()
    assert "kept" not in (site / "zh/index.html").read_text(encoding="utf-8").replace("data-kept", "")
