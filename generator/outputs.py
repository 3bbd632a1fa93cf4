"""What commands make beside the site: a chart, the report on lost readers, PO files; and of a published site."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from generator.chart import ChartFormat, chart_picture, chart_text, funnel_charts
from generator.load import read_events
from generator.model.events import Reading
from generator.model.funnel_count import FunnelCount
from generator.model.project import Site
from generator.model.text import Lang
from generator.model.tree_version import tree_version
from generator.pipeline import (
    CACHE,
    BuildFailed,
    Progress,
    Request,
    UnknownName,
    UnknownPlace,
    brand_of,
    failing_as_one,
)
from generator.problem import Report, nearest
from generator.publish import PublishError, draw_chart, hosting_configuration, hosting_kinds, verify_site, write_file
from generator.render import FunnelFormat, chart_words
from generator.render import funnel as funnel_report
from generator.translation import Imported, UnknownLanguage, Unproven, UnreadableProject, exported, imported
from generator.translation import listing as import_listing

__all__ = [
    "chart",
    "chart_png",
    "export_translations",
    "funnel",
    "hosting",
    "hosting_kinds",
    "import_listing",
    "import_translations",
    "verify",
]

_MEGABYTE = 1_000_000


def chart(request: Request, site: Site, tree: str, lang: Lang, form: ChartFormat) -> str:
    """The chart of one tree as text. Raises BuildFailed when there is no working Graphviz."""
    with failing_as_one():
        words = chart_words(site, brand_of(site, request.brand))
        return chart_text(site, site.trees[tree], lang, words, form, cache=request.root / CACHE / "layouts")


def chart_png(request: Request, site: Site, tree: str, lang: Lang, scale: int) -> bytes:
    """The chart of one tree as a PNG, `scale` pixels a px of the SVG. Raises BuildFailed."""
    with failing_as_one():
        words = chart_words(site, brand_of(site, request.brand))
        picture = chart_picture(site, site.trees[tree], lang, words, cache=request.root / CACHE / "layouts")
        return draw_chart(picture, scale, lang, request.root / CACHE / "pictures")


def funnel(request: Request, site: Site, events: str, only: str, lang: Lang, form: FunnelFormat) -> str:
    """Where readers are lost, from a file of recorded events (`-`: standard input); with `only` in one tree.

    Raises BuildFailed where the file cannot be read, or Graphviz or a message is missing.
    """
    brand, reading = brand_of(site, request.brand), Reading()
    count = FunnelCount(site.trees, {id: tree_version(site.trees, tree, site.langs) for id, tree in site.trees.items()})
    with failing_as_one():
        for event in read_events(
            events, reading, lambda done, all: request.progress("events", done // _MEGABYTE, all // _MEGABYTE)
        ):
            count.add(event)
        return funnel_report(
            site,
            brand,
            lang,
            form,
            count.funnels(only),
            reading,
            lambda shown, words, phrases: funnel_charts(
                site, shown, lang, words, phrases, lambda done, all: request.progress("draw", done, all)
            ),
        )


def export_translations(request: Request, lang: Lang, out: Path | None, *, force: bool) -> bytes:
    """Every text in both languages as a PO file, written to `out` unless that is None. Raises BuildFailed.

    Without `force` nothing is overwritten.
    """
    if out is not None and out.exists() and not force:
        raise BuildFailed(f"{out} exists; --force overwrites it")
    with _translating():
        content = exported(request.root, request.today, lang)
        if out is not None:
            write_file(out, content)
    return content


def import_translations(request: Request, po: Path, lang: Lang, *, dry_run: bool) -> Imported:
    """Put the translations in the PO file `po` into trees, content and settings, or tell what would be put there.

    Raises UnknownName where there is no such file, and BuildFailed where it, the project or the disk stands in the
    way; then nothing was written.
    """
    if not po.exists():
        raise UnknownName("file", str(po), nearest(po.name, (path.name for path in po.parent.glob("*.po"))))
    with _translating():
        return imported(request.root, request.today, po, lang, write=not dry_run)


def hosting(kind: str, site: Path, root: str) -> str:
    """Configuration of a server for the built site in `site`; `root`: where it lies there. Raises BuildFailed."""
    with failing_as_one():
        return hosting_configuration(kind, site, root)


def verify(where: str, today: date, progress: Progress) -> Report:
    """All that is wrong with the published site at `where`, a folder or an address. Raises UnknownPlace."""
    try:
        return verify_site(where, today, lambda done, all: progress("verify", done, all))
    except PublishError as error:
        raise UnknownPlace(str(error)) from error


@contextmanager
def _translating() -> Iterator[None]:
    """Turns what stands in the way of a translation into what callers of the pipeline know."""
    try:
        with failing_as_one():
            yield
    except (UnreadableProject, Unproven) as error:
        raise BuildFailed(str(error)) from error
    except UnknownLanguage as error:
        if not error.known:
            hint = "name another under `languages` in site_config/site.yml"
            raise UnknownPlace(f"the project has one language, so it has no translations; {hint}") from error
        known = f"known: {', '.join(error.known)}"
        raise UnknownName("translation in language", error.lang, nearest(error.lang, error.known) or known) from error
