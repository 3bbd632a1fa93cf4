from __future__ import annotations

from generator.model.artifact import Artifact
from generator.publish.assets import FOLDER, collect_assets


def test_links_change_with_the_content():
    one, other = (collect_assets([Artifact(f"{FOLDER}brand.css", content)]) for content in (b"a", b"b"))
    assert one.links["brand.css"] != other.links["brand.css"]
    assert one.links["page.js"] == other.links["page.js"]
    assert one.links["brand.css"].partition("?")[0] == f"{FOLDER}brand.css"


def test_pages_load_the_frame_first_and_the_brand_last():
    styles = [link.partition("?")[0] for link in collect_assets([Artifact(f"{FOLDER}brand.css", b"")]).styles]
    assert styles[0] == f"{FOLDER}frame.css"
    assert styles[-1] == f"{FOLDER}brand.css"
    assert f"{FOLDER}front.css" not in styles


def test_what_lies_deeper_is_not_linked_and_files_of_the_rendering_are_not_written_twice():
    rendered = [Artifact(f"{FOLDER}deep/x.css", b""), Artifact("data/v1/x.json", b""), Artifact(f"{FOLDER}x.css", b"")]
    assets = collect_assets(rendered)
    assert not any("deep" in link for link in assets.styles)
    assert not {file.path for file in assets.files} & {file.path for file in rendered}
