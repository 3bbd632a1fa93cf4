"""The files of a site → the worker that keeps a language of it on devices, and the list of what that language needs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath

from generator.model.artifact import Artifact
from generator.model.text import Lang
from generator.publish.addresses import INDEX
from generator.publish.assets import FOLDER, PACKAGE
from generator.publish.review_pages import is_review
from generator.publish.staging import files_below
from generator.script import published_script

WORKER = "worker.js"
"""At the top of the site, because a worker answers for what lies beside and below it."""

_SOURCES = PACKAGE / "publish" / "worker"
_LISTS = f"{FOLDER}kept/"
_HASH = 32
"""Hexadecimal digits of a file's SHA-256 that stand in a list. Enough that no two files have the same by chance."""

_EVERYWHERE = (INDEX, "not-kept.html")
"""Pages without a language that each one keeps."""
_LEFT_OUT = ("404.html", "embedding/index.html", "manuals/index.html", "search/search_index.js")
_LEFT_OUT_KINDS = (".md", ".atom")
"""Of a language, what nobody needs at a counter without a network: the pages for whoever runs a portal and for missing
addresses, the one that leads to PDFs, the search index for sites on a disk, and what programs read. Nor does anybody
need the pages of reviewers there."""
_FOREIGN = (f"{FOLDER}embed/", f"{FOLDER}brands/", f"{FOLDER}review/", _LISTS)
"""Assets that only frames and reviewers load, and the lists themselves."""


def worker_files(folder: Path, links: Mapping[str, str], langs: Collection[Lang]) -> Iterator[Artifact]:
    """A list a language, and the worker that knows them. `folder` holds all files; `links`: see `Assets.links`."""
    files = files_below(folder)
    linked = {link.partition("?")[0]: link for link in links.values()}
    hashes: dict[str, str] = {}
    lists = {}
    for lang in langs:
        kept = {}
        for file in files:
            if _is_kept(file, lang, langs):
                if file not in hashes:
                    hashes[file] = hashlib.sha256((folder / file).read_bytes()).hexdigest()[:_HASH]
                kept[linked.get(file) or _address(file)] = hashes[file]
        content = json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()
        whole = hashlib.sha256(content).hexdigest()
        path = f"{_LISTS}{lang}.json"
        # Its address changes with it, so that no cache on the way holds an old one.
        lists[lang] = [f"{path}?{whole[:12]}", whole]
        yield Artifact(path, content)
    known = f"var LISTS = {json.dumps(lists)};\n".encode()
    yield Artifact(WORKER, known + published_script((_SOURCES / "worker.js").read_bytes()))


def farewell_files() -> Iterator[Artifact]:
    """In the place of the worker, where there is to be none: what ends one that a browser may still have."""
    yield Artifact(WORKER, published_script((_SOURCES / "farewell.js").read_bytes()))


def _is_kept(file: str, lang: Lang, langs: Collection[Lang]) -> bool:
    if file in _EVERYWHERE:
        return True
    if file.startswith(f"{lang}/"):
        is_left_out = file.removeprefix(f"{lang}/") in _LEFT_OUT or file.endswith(_LEFT_OUT_KINDS) or is_review(file)
        return not is_left_out
    return file.startswith("assets/") and not file.startswith(_FOREIGN) and not _is_of_another(file, lang, langs)


def _is_of_another(asset: str, lang: Lang, langs: Collection[Lang]) -> bool:
    """Whether an asset is loaded by pages of another language only, such as the index of its finder."""
    path = PurePosixPath(asset)
    return any(other in path.parts or path.name == f"{other}.js" for other in langs if other != lang)


def _address(file: str) -> str:
    return file.removesuffix(INDEX) if PurePosixPath(file).name == INDEX else file
