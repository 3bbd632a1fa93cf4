from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.chart.cache import LayoutCache

LAYOUT = '{"bb": "0,0,1,1", "名": "文"}\n'


def kept_file(cache: LayoutCache) -> Path:
    cache.put("digraph {}", LAYOUT)
    (file,) = cache.folder.iterdir()
    return file


def test_what_was_put_comes_back_for_the_same_dot_and_engine(tmp_path: Path):
    cache = LayoutCache(tmp_path / "new" / "folder", "dot 1")
    assert cache.get("digraph {}") is None
    cache.put("digraph {}", LAYOUT)
    assert cache.get("digraph {}") == LAYOUT
    assert cache.get("digraph { }") is None
    assert LayoutCache(cache.folder, "dot 2").get("digraph {}") is None


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"{}", LAYOUT.encode(), b"\xff\xfe\x00", b"0" * 64 + b"\n" + LAYOUT.encode()],
)
def test_a_corrupted_entry_is_ignored_and_made_anew(tmp_path: Path, content: bytes):
    cache = LayoutCache(tmp_path, "dot 1")
    kept_file(cache).write_bytes(content)
    assert cache.get("digraph {}") is None
    cache.put("digraph {}", LAYOUT)
    assert cache.get("digraph {}") == LAYOUT


def test_a_truncated_entry_is_ignored(tmp_path: Path):
    cache = LayoutCache(tmp_path, "dot 1")
    file = kept_file(cache)
    file.write_bytes(file.read_bytes()[:-3])
    assert cache.get("digraph {}") is None


def test_a_folder_where_an_entry_should_be_does_no_harm(tmp_path: Path):
    cache = LayoutCache(tmp_path, "dot 1")
    file = kept_file(cache)
    file.unlink()
    file.mkdir()
    assert cache.get("digraph {}") is None
    cache.put("digraph {}", LAYOUT)
    assert cache.get("digraph {}") is None
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_where_the_folder_should_be_does_no_harm(tmp_path: Path):
    (tmp_path / "cache").write_text("here first", encoding="utf-8")
    cache = LayoutCache(tmp_path / "cache", "dot 1")
    cache.put("digraph {}", LAYOUT)
    assert cache.get("digraph {}") is None


def test_many_writers_leave_one_whole_entry(tmp_path: Path):
    cache = LayoutCache(tmp_path, "dot 1")
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: cache.put("digraph {}", LAYOUT * 1000), range(40)))
    assert cache.get("digraph {}") == LAYOUT * 1000
    assert len(list(tmp_path.iterdir())) == 1
