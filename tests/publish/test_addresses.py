from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.addresses import counterpart, language_of, page_address, page_file, way_up
from tests.texts import LANGS


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("zh/index.md", "zh/"),
        ("zh/slips.md", "zh/slips/"),
        ("zh/codes/index.md", "zh/codes/"),
        ("zh/codes/51.md", "zh/codes/51/"),
        ("zh/codes/myindex.md", "zh/codes/myindex/"),
    ],
)
def test_a_page_has_a_folder_of_its_own(path, address):
    assert page_address(path) == address
    assert page_file(path) == f"{address}index.html"


def test_counterpart_has_the_same_relative_address():
    assert counterpart("zh/causes/x.md", "en") == "en/causes/x.md"
    assert counterpart("zh/causes/x.md", "zh") == "zh/causes/x.md"


@pytest.mark.parametrize(("path", "lang"), [("zh/x.md", "zh"), ("en/x.md", "en"), ("data/v1/x.json", None)])
def test_language_is_the_first_folder(path, lang):
    assert language_of(path, LANGS) == lang


@given(st.lists(st.sampled_from(["zh", "codes", "a-b", "index", "51"]), min_size=1, max_size=4))
def test_the_way_up_leads_to_the_site_folder(parts):
    address = page_address("/".join(parts) + ".md")
    assert way_up(address) == "../" * (len(parts) - (parts[-1] == "index" and len(parts) > 1))
