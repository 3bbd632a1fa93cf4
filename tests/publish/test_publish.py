from __future__ import annotations

import dataclasses
import hashlib
import json
import logging
import re
import shutil
import subprocess
import sys

import pytest
from bs4 import BeautifulSoup

from generator.model.artifact import Artifact, NavigationEntry
from generator.publish import PublishError, publish
from generator.publish.security_policy import inline_scripts, security_policy
from tests.publish.small_site import OLD, REPOSITORY, SETTINGS, WORDS, small_rendering
from tests.texts import LANGS, languages

PAGES = [f"{lang}/{rest}index.html" for lang in ("zh", "en") for rest in ("", "causes/network/", "codes/51/")]


def tree(folder):
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The small site, built once."""
    out = tmp_path_factory.mktemp("built") / "site"
    publish(small_rendering(), SETTINGS, root=REPOSITORY, out=out)
    return out


def read(site, path):
    return (site / path).read_text(encoding="utf-8")


def parsed(site, path):
    return BeautifulSoup(read(site, path), "html5lib")


def test_exactly_the_expected_files_are_written(site):
    moved = [*(f"{lang}/{OLD}/index.html" for lang in LANGS), "embed/v1/zh/line.html", "embed/v1/zh/network.html"]
    expected = sorted(["404.html", "index.html", "not-kept.html", "zh/404.html", "en/404.html", *PAGES, *moved])
    assert [path for path in tree(site) if path.endswith(".html")] == expected
    assert not [path for path in tree(site) if path.endswith((".map", ".gz", ".yml"))]
    assert [path for path in tree(site) if path.endswith(".md")] == [
        f"{lang}/causes/network/index.md" for lang in ("en", "zh")
    ]


def test_artifacts_are_written_byte_for_byte(site):
    assert (site / "data/v1/codes.json").read_bytes() == b'{"codes": ["51"]}\r\n\x00'


@pytest.mark.parametrize("path", PAGES)
def test_the_page_contract_of_the_head(site, path):
    page = parsed(site, path)
    lang, _, rest = path.removesuffix("index.html").partition("/")
    assert page.html["lang"] == {"zh": "zh-Hans", "en": "en"}[lang]
    alternates = {link["hreflang"]: link["href"] for link in page.select("link[rel=alternate][hreflang]")}
    assert alternates == {
        "zh-Hans": f"{SETTINGS.url}zh/{rest}",
        "en": f"{SETTINGS.url}en/{rest}",
        "x-default": SETTINGS.url,
    }
    assert page.select_one("link[rel=canonical]")["href"] == f"{SETTINGS.url}{lang}/{rest}"
    assert len(page.select("meta[name=description]")) == 1


@pytest.mark.parametrize("path", PAGES)
def test_the_frame_speaks_the_language_of_the_page(site, path):
    page = parsed(site, path)
    zh = path.startswith("zh/")
    name = "刷卡帮助" if zh else "Card help"
    assert page.title.string.endswith(name)
    assert page.select_one("input[name=query]")["aria-label"] == languages()["zh" if zh else "en"].words.search_hint
    switch = page.select_one("a[data-language-switch]")
    assert switch.string == ("English" if zh else "中文")
    words = WORDS["zh" if zh else "en"]
    navigation = [entry.get_text() for entry in page.select(".md-nav--primary .md-nav__link .md-ellipsis")]
    assert words["causes"] in navigation
    other = WORDS["en" if zh else "zh"]
    assert not set(navigation) & {other["home"], other["causes"], other["network"]}


@pytest.mark.parametrize("path", [*PAGES, "index.html"])
def test_every_link_leads_to_a_file_also_without_a_server(site, path):
    folder = (site / path).parent
    targets = [
        element.get("href") or element.get("src")
        for element in parsed(site, path).select("a[href], script[src], link[rel=stylesheet], link[rel=icon], img[src]")
    ]
    assert targets
    for target in targets:
        if not target.startswith("https://creativecommons.org/"):
            file = re.split(r"[?#]", target)[0]
            assert (folder / file if file else site / path).resolve().is_file(), target


@pytest.mark.parametrize("path", PAGES)
def test_only_the_scripts_of_the_theme_may_run(site, path):
    page = parsed(site, path)
    scripts = inline_scripts(read(site, path))
    assert len(scripts) == 3
    assert page.select_one("meta[http-equiv=Content-Security-Policy]")["content"] == security_policy(scripts)
    assert not page.select("[style], style")
    assert not [name for tag in page.find_all() for name in tag.attrs if name.startswith("on")]


@pytest.mark.parametrize("path", [*PAGES, "index.html", "404.html"])
def test_html_is_without_a_parse_error(site, path):
    import html5lib

    html5lib.HTMLParser(strict=True).parse(read(site, path))


@pytest.mark.parametrize("path", PAGES)
def test_landmarks_and_ids_are_unique(site, path):
    page = parsed(site, path)
    names = [
        (tag.name, tag.get("aria-label") or tag.get("aria-labelledby")) for tag in page.select("nav, [role=dialog]")
    ]
    assert len(names) == len(set(names))
    assert all(name for _, name in names)
    ids = [tag["id"] for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))
    assert len(page.select("h1")) == 1
    assert not page.select("input[type=checkbox][autocomplete]")


def test_blocks_and_figures_stand_in_the_page(site):
    page = parsed(site, "en/causes/network/index.html")
    assert [node["id"] for node in page.select("[data-tree] section[data-node]")] == ["ask", "end"]
    assert page.select_one("figure[data-chart] svg title").string == WORDS["en"]["chart"]
    assert "\ue000" not in read(site, "en/causes/network/index.html")


def test_search_knows_the_nodes_and_not_the_drawings(site):
    zh = json.loads(read(site, "zh/search/search_index.json"))["docs"]
    titles = {entry["location"]: entry["title"].replace("\u200b", "") for entry in zh}
    assert titles["causes/network/index.html#end"] == WORDS["zh"]["end"]
    assert titles["codes/51/index.html"] == WORDS["zh"]["code"]
    whole = read(site, "zh/search/search_index.json").replace("\u200b", "")
    assert WORDS["zh"]["chart"] not in whole
    assert WORDS["en"]["end"] not in whole


def test_the_same_input_gives_the_same_bytes(site, tmp_path):
    publish(small_rendering(), SETTINGS, root=REPOSITORY, out=tmp_path / "elsewhere" / "again")
    assert tree(tmp_path / "elsewhere" / "again") == tree(site)


PROGRAM = """
import os, signal, sys
from pathlib import Path
from generator.publish import publish
from tests.publish.small_site import REPOSITORY, SETTINGS, small_rendering
def progress(what, done, total):
    if sys.argv[2] == "kill" and done == 3:
        os.kill(os.getpid(), signal.SIGKILL)
publish(small_rendering(), SETTINGS, root=REPOSITORY, out=Path(sys.argv[1]), progress=progress)
"""


def run(out, what):
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, out, what],
        check=False,
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_another_process_gives_the_same_bytes_and_prints_nothing(site, tmp_path):
    finished = run(tmp_path / "site", "finish")
    assert (finished.returncode, finished.stdout, finished.stderr) == (0, "", "")
    assert tree(tmp_path / "site") == tree(site)


def test_a_killed_build_leaves_the_old_site_whole(site, tmp_path):
    out = tmp_path / "site"
    shutil.copytree(site, out)
    (out / "mark.txt").write_text("old", encoding="utf-8")
    before = tree(out)
    assert run(out, "kill").returncode < 0
    assert tree(out) == before
    assert (tmp_path / ".site.building").is_dir()
    publish(small_rendering(), SETTINGS, root=REPOSITORY, out=out)
    assert tree(out) == tree(site)
    assert [entry.name for entry in tmp_path.iterdir()] == ["site"]


def failing(**changes):
    return dataclasses.replace(small_rendering(), **changes)


@pytest.mark.parametrize(
    ("rendering", "complaint"),
    [
        (small_rendering("[x](gone.md)"), "a link 'gone.md', but the target 'zh/gone.md' is not found"),
        (small_rendering("[x](causes/network.md#gone)"), "does not contain an anchor '#gone'"),
        (small_rendering("[x](/causes/)"), "absolute link"),
        (small_rendering("[x](causes)"), "unrecognized relative link"),
        (
            small_rendering('<a href="gone/">x</a>'),
            "the link `gone/` leads to zh/gone/index.html, which does not exist",
        ),
        (small_rendering('<img src="https://example.org/x.png">'), "loads from another site"),
        (small_rendering("\ue000guide\ue001"), "marks a block `guide` that it does not have"),
        (failing(files=(Artifact("robots.txt", b""),)), "two files want to be robots.txt"),
        (failing(files=(Artifact("zh/index.html", b""),)), "two files want to be zh/index.html"),
        (failing(files=(Artifact("../x", b""),)), "would lie outside the site"),
        (failing(navigation={"zh": (NavigationEntry("x", "zh/x.md"),), "en": ()}), "the navigation names zh/x.md"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_published(site, tmp_path, rendering, complaint):
    out = tmp_path / "site"
    shutil.copytree(site, out)
    with pytest.raises(PublishError) as raised:
        publish(rendering, SETTINGS, root=REPOSITORY, out=out)
    assert complaint in str(raised.value)
    assert tree(out) == tree(site)
    assert [entry.name for entry in tmp_path.iterdir()] == ["site"]


def test_all_that_is_wrong_is_told_at_once(tmp_path):
    with pytest.raises(PublishError) as raised:
        publish(small_rendering("[x](gone.md) [y](lost.md)"), SETTINGS, root=REPOSITORY, out=tmp_path / "site")
    assert "gone.md" in raised.value.message
    assert "lost.md" in raised.value.message


def test_anchors_are_looked_at_even_when_mkdocs_talks_a_lot(tmp_path):
    log = logging.getLogger("mkdocs")
    level = log.level
    log.setLevel(logging.DEBUG)
    try:
        with pytest.raises(PublishError, match="does not contain an anchor"):
            publish(small_rendering("[x](causes/network.md#gone)"), SETTINGS, root=REPOSITORY, out=tmp_path / "site")
    finally:
        log.setLevel(level)


def test_markdown_may_link_to_a_node_of_a_guide(tmp_path):
    publish(small_rendering("[x](causes/network.md#end)"), SETTINGS, root=REPOSITORY, out=tmp_path / "site")
    assert 'href="causes/network/index.html#end"' in read(tmp_path / "site", "zh/index.html")


def test_progress_counts_the_pages(tmp_path):
    steps = []
    publish(
        small_rendering(),
        SETTINGS,
        root=REPOSITORY,
        out=tmp_path / "site",
        progress=lambda *step: steps.append(step),
    )
    assert steps == [("publish", number, 6) for number in range(1, 7)]


@pytest.mark.parametrize("out", ["", "trees", "content/site"])
def test_a_project_is_never_replaced_by_its_site(tmp_path, out):
    (tmp_path / "trees").mkdir()
    (tmp_path / "trees/x.yml").write_text("", encoding="utf-8")
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path)
    (tmp_path / "content").mkdir()
    before = tree(tmp_path)
    with pytest.raises(PublishError):
        publish(small_rendering(), SETTINGS, root=tmp_path, out=tmp_path / out)
    assert tree(tmp_path) == before


def test_a_project_without_mkdocs_configuration_is_told_so(tmp_path):
    with pytest.raises(PublishError, match=r"mkdocs\.yml is missing"):
        publish(small_rendering(), SETTINGS, root=tmp_path, out=tmp_path / "site")


@pytest.mark.parametrize(
    ("configuration", "complaint"),
    [
        ("site_name: [", "MkDocs refuses to build"),
        ("site_name: x\nunknown_key: 1\n", "Unrecognised configuration name: unknown_key"),
        ("site_name: x\nplugins: []\n", "does not name the plugin poshelp"),
        ("site_name: x\nplugins: [gone]\n", 'The "gone" plugin is not installed'),
        ("INHERIT: [x]\n", "MkDocs cannot read the settings"),
        ("INHERIT: mkdocs.yml\n", "MkDocs cannot read the settings"),
        ("extra: 2026-13-40\n", "MkDocs cannot read the settings"),
    ],
)
def test_a_wrong_configuration_is_told(tmp_path, configuration, complaint):
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    with pytest.raises(PublishError) as raised:
        publish(small_rendering(), SETTINGS, root=tmp_path, out=tmp_path / "site")
    assert complaint in str(raised.value)
