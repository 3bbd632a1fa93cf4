from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from generator.publish.failure import PublishError
from generator.publish.theme_files import mend_page, theme_address, theme_file

SPEC = importlib.util.find_spec("material")
assert SPEC
assert SPEC.origin
THEME = Path(SPEC.origin).parent / "templates"


@pytest.mark.parametrize(
    "path",
    [
        "assets/javascripts/lunr/min/lunr.zh.min.js",
        "assets/stylesheets/main.57a0d79d.min.css.map",
        "assets/images/favicon.png",
    ],
)
def test_what_nothing_asks_for_is_not_published(path):
    assert theme_file(path, b"x") is None


def test_files_lose_only_the_name_of_their_source_map():
    style = b"a{b:c}\n/*# sourceMappingURL=main.css.map */"
    assert theme_file("assets/stylesheets/main.css", style) == b"a{b:c}\n"
    assert theme_file("assets/images/favicon.svg", b"<svg/>") == b"<svg/>"


def test_the_installed_script_is_repaired():
    (bundle,) = (THEME / "assets/javascripts").glob("bundle.*.min.js")
    before = bundle.read_bytes()
    after = theme_file(bundle.relative_to(THEME).as_posix(), before)
    assert after is not None
    assert b"link[rel=alternate]" in before
    assert b"link[rel=alternate]" not in after
    assert b"sourceMappingURL" not in after
    assert abs(len(before) - len(after)) < 100


def test_another_version_of_the_script_is_not_repaired_by_guess():
    with pytest.raises(PublishError, match="version of mkdocs-material that pyproject"):
        theme_file("assets/javascripts/bundle.0.min.js", b"something else")


def test_the_toggles_lose_the_attribute_that_they_may_not_have():
    html = '<input type="checkbox" id="__drawer" autocomplete="off"><input name="query" autocomplete="off">'
    assert mend_page(html, {}) == '<input type="checkbox" id="__drawer"><input name="query" autocomplete="off">'


def test_a_mended_file_has_a_name_of_its_own():
    # Browsers keep what has this kind of name for ever.
    path = "assets/stylesheets/main.57a0d79d.min.css"
    one, other = theme_address(path, b"a{b:c}"), theme_address(path, b"a{b:d}")
    assert len({path, one, other}) == 3
    assert len(one) == len(path)
    assert mend_page(f'<link href="../{path}">', {path: one}) == f'<link href="../{one}">'
    assert theme_address("assets/javascripts/workers/search.a7633da7.min.js", b"x").endswith("search.a7633da7.min.js")
    assert theme_address("assets/images/favicon.svg", b"x") == "assets/images/favicon.svg"
