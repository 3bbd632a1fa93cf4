"""The page for portal teams says what is in the files beside it: the schema, the script, the settings."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import re
from typing import Any

import pytest
from bs4 import Tag
from jsonschema import Draft202012Validator

from generator.model.artifact import Rendering
from generator.model.project import Site
from generator.model.text import Lang, Text
from generator.render import render
from generator.render.embed.embedding_page import ATTRIBUTES
from tests.render.building import BRAND, SPAN, Author, drawings
from tests.render.reading import attribute, found, page_of, rendering, soup
from tests.texts import LANGS, localized


def site(**settings: object) -> Site:
    """The small site with the page, and with changed settings."""
    author = Author()
    small = author.site()
    pages = {
        (lang, "embedding"): author.page("embedding", lang, "嵌入", "## 核对 {: #checklist }\n\n链接。")
        for lang in LANGS
    }
    return dataclasses.replace(
        small,
        pages={**small.pages, **pages},
        settings=dataclasses.replace(small.settings, **settings),  # type: ignore[arg-type]
    )


@pytest.fixture(scope="module")
def made() -> Rendering:
    return rendering(site())


def files(made: Rendering) -> dict[str, bytes]:
    return {file.path: file.content for file in made.files}


def lines(made: Rendering, lang: Lang, id: str) -> str:
    """What is to be copied."""
    return found(soup(page_of(made, f"{lang}/embedding.md")), f"pre[aria-labelledby=copy_{id}]").get_text()


@pytest.mark.parametrize("lang", LANGS)
def test_the_tag_names_the_script_and_what_it_must_be(made: Rendering, lang: Lang):
    tag = lines(made, lang, "tag")
    path, integrity = re.findall(r'src="https://help\.example/([^"]+)"\s+integrity="sha384-([^"]+)"', tag)[0]
    script = files(made)[path]
    assert base64.b64decode(integrity) == hashlib.sha384(script).digest()
    assert script == files(made)["embed/v1/poshelp.js"]
    # Names of the same content for ever: the address holds its hash.
    assert hashlib.sha256(script).hexdigest()[:12] in path
    assert 'crossorigin="anonymous"' in tag
    assert f'<poshelp-guide lang="{lang}"' in tag
    assert f'<a href="https://help.example/{lang}/">' in tag


@pytest.mark.parametrize("lang", LANGS)
def test_the_frame_without_a_script_is_a_page_that_there_is(made: Rendering, lang: Lang):
    address = re.findall(r'src="https://help\.example/([^"]+)"', lines(made, lang, "frame"))[0]
    assert address in {page.path for page in made.framed}
    assert "script src" not in lines(made, lang, "frame")


def test_lines_for_servers_come_from_the_settings(made: Rendering):
    assert "frame-ancestors 'self' https:\n" in lines(made, "zh", "header")
    named = rendering(site(portals=("https://a.example", "https://*.b.example:8443")))
    assert "frame-ancestors 'self' https://a.example https://*.b.example:8443\n" in lines(named, "en", "header")
    assert (
        lines(made, "en", "policy")
        == "script-src https://help.example/embed/v1/;\nframe-src https://help.example/embed/v1/"
    )


def forms(schema: Any, direction: str) -> list[dict[str, Any]]:
    return list(schema["$defs"][direction]["oneOf"])


@pytest.mark.parametrize("direction", ["from_frame", "to_frame"])
@pytest.mark.parametrize("lang", LANGS)
def test_every_message_and_field_of_the_schema_is_explained(made: Rendering, lang: Lang, direction: str):
    schema = json.loads(files(made)["embed/v1/messages.schema.json"])
    Draft202012Validator.check_schema(schema)
    page = soup(page_of(made, f"{lang}/embedding.md"))
    tables = page.select("table[data-messages]")
    rows = tables[direction == "to_frame"].select("tr[data-message]")
    shared = {"v", "type", "n"} | ({"tree", "version", "node"} if direction == "from_frame" else set())
    assert [attribute(row, "data-message") for row in rows] == [
        form["properties"]["type"]["const"] for form in forms(schema, direction)
    ]
    for row, form in zip(rows, forms(schema, direction), strict=True):
        explained = {name_of(entry): entry.get_text() for entry in row.select("li")}
        assert set(explained) == set(form["properties"]) - shared
        for name, text in explained.items():
            assert all(value in text for value in form["properties"][name].get("enum", ()))
    together = {name_of(entry) for entry in page.select("#from_frame ~ ul > li")}
    assert together == {"v", "type", "n", "tree", "version", "node"}


def name_of(entry: Tag) -> str:
    return found(entry, "code:first-child").get_text()


def test_every_attribute_that_the_script_reads_is_explained(made: Rendering):
    script = files(made)["embed/v1/poshelp.js"].decode()
    listed = {*re.findall(r'getAttribute\("([a-z]+)"\)', script), *re.findall(r'_id\("([a-z]+)"\)', script)}
    assert listed <= set(ATTRIBUTES)
    rows = soup(page_of(made, "en/embedding.md")).select("#tag_attributes ~ div th[scope=row]")
    assert {row.get_text() for row in rows} >= set(ATTRIBUTES)


def test_the_name_of_a_brand_is_text_in_what_is_pasted_too():
    words = Text('"><script>alert(1)</script>', SPAN)
    brand = dataclasses.replace(BRAND, name=localized(words, words))
    made = render(site(), drawings(site()), brand, version="1", tree_schema={})
    page = soup(page_of(made, "zh/embedding.md"))
    pasted = found(page, "pre[aria-labelledby=copy_tag]").get_text()
    assert "<script>alert" not in pasted
    assert "&lt;script&gt;" in pasted


def test_without_the_page_nothing_leads_there():
    made = rendering(Author().site())
    assert not [page for page in made.pages if page.path.endswith("embedding.md")]
