"""The theme's own words are in each language of a site, or the build says which file is to be written."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files

import pytest

from generator.publish.failure import PublishError
from generator.publish.mkdocs_run import _demand_words
from tests.languages.third import ROOT
from tests.texts import languages

FOLDERS = (str(ROOT / "generator/defaults/theme"), str(files("material") / "templates"))


@pytest.mark.parametrize("tag", ["zh-Hans", "en", "ja", "de", "ko"])
def test_the_theme_or_the_project_has_them(tag: str):
    _demand_words(FOLDERS, replace(languages()["en"], id=tag[:2], tag=tag))


@pytest.mark.parametrize("tag", ["yue", "pt-BR"])  # of the second the theme has words, under another tag
def test_what_nobody_has_is_named(tag: str):
    with pytest.raises(
        PublishError, match=f"no words for language `{tag.partition('-')[0]}` under its tag {tag}"
    ) as told:
        _demand_words(FOLDERS, replace(languages()["en"], id=tag.partition("-")[0], tag=tag))
    assert f"site_config/theme/partials/languages/{tag}.html" in told.value.hint
