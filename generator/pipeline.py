"""The five stages in a row: load → check → chart → render → publish. The only module that knows them all."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from generator import __version__
from generator.chart import LateDrawings, LayoutFailed, draw
from generator.check import CHECK_RULES, check
from generator.compare import COMPARE_RULES
from generator.load import SHAPE_RULES, Memory, NoContent, UnreadableEvents, file_schema, languages_of, load, site_file
from generator.model.artifact import Origin, Rendering
from generator.model.chart import Drawings
from generator.model.part import ALL_PARTS, Part
from generator.model.project import Project, Site
from generator.model.settings import Brand, SiteSettings
from generator.problem import Group, Problem, Report, Rule, nearest
from generator.publish import PublishError, publish, publish_parts, put_back
from generator.publish import serve as serve_site
from generator.render import UnknownMessage, chart_words, coverage_listing, path_listing, render, review_listing
from generator.watching import changes

__all__ = [
    "RULES",
    "BuildFailed",
    "Examined",
    "Memory",
    "Part",
    "Request",
    "Site",
    "UnknownName",
    "UnknownPlace",
    "brand_of",
    "build",
    "changes",
    "collecting_later",
    "coverage_listing",
    "examine",
    "languages_of",
    "path_listing",
    "render_site",
    "review_listing",
    "rule_of",
    "serve",
    "settings_of",
]

RULES: tuple[Rule, ...] = tuple(
    sorted((*SHAPE_RULES, *CHECK_RULES, *COMPARE_RULES), key=lambda rule: tuple(Group).index(rule.group))
)
"""Every rule, in the order of groups."""

Progress = Callable[[str, int, int], None]
"""(what is being done, how many are done, of how many); the number of all may be 0 where it is not known."""

CACHE = Path(".cache/poshelp")
"""Below the project: what may be deleted at any time."""


def silent(what: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


class Examined(NamedTuple):
    """What reading and checking give. `site` is None where an error is left; `project` where not even that."""

    project: Project | None
    site: Site | None
    report: Report


@dataclass(frozen=True, slots=True)
class Request:
    """What to build, from where."""

    root: Path
    """The project folder."""
    today: date
    """The day on which freshness is judged."""
    brand: str = ""
    """Id of a brand; empty: the site's own."""
    jobs: int = 1
    """Layouts at a time."""
    progress: Progress = silent


class BuildFailed(Exception):
    """A program, the disk or a file that exists stands in the way; the message says what to do."""


class UnknownPlace(LookupError):
    """A folder that is not there, an address at which nobody answers, or translations where there is one language."""


class UnknownName(LookupError):
    """A name that does not exist, with a hint at the nearest one that does."""

    def __init__(self, kind: str, name: str, hint: str) -> None:
        super().__init__(f"there is no {kind} `{name}`" + (f"; {hint}" if hint else ""))


def examine(request: Request, memory: Memory | None = None) -> Examined:
    """Read and check the project. `memory` is of earlier readings, for whoever reads it again after each change."""
    with collecting_later():
        project, report = load(
            request.root, request.today, lambda done, all: request.progress("read", done, all), memory
        )
        site_report = site_file(request.root)
        report = Report.of((*report.problems, *site_report.problems), {**report.sources, **site_report.sources})
        if project is None:
            return Examined(None, None, report)
        site, report = check(project, report)
        return Examined(project, site, report)


def render_site(
    request: Request,
    site: Site,
    parts: frozenset[Part] = ALL_PARTS,
    *,
    late: bool = False,
    warnings: Sequence[Problem] = (),
) -> Rendering:
    """Everything that is published, in memory. Raises BuildFailed where Graphviz or a message is missing.

    Parts that are not among `parts` are left out, and the links to them. `late`, for a server: pages and charts are
    made when somebody asks for them, and nothing is drawn for paper, so that manuals lack their charts. `warnings` of
    the checker are told to reviewers.
    """
    brand = brand_of(site, request.brand)
    if Part.MANUALS not in parts:
        site = Site(replace(site, manuals={}))
    with failing_as_one():
        drawings = _late_drawings(request, site, brand) if late else _drawings(request, site, brand)
        request.progress("render", 0, 0)
        with collecting_later():
            rendering = render(
                site,
                drawings,
                brand,
                version=__version__,
                tree_schema=file_schema("tree", site.langs),
                parts=parts,
                late=late,
                warnings=warnings,
            )
    return replace(rendering, origin=_origin(site, brand))


def _drawings(request: Request, site: Site, brand: Brand) -> Drawings:
    return draw(
        site,
        chart_words(site, brand),
        cache=request.root / CACHE / "layouts",
        paper=bool(site.manuals),
        jobs=request.jobs,
        progress=lambda done, all: request.progress("draw", done, all),
    )


def _late_drawings(request: Request, site: Site, brand: Brand) -> Drawings:
    return LateDrawings(site, chart_words(site, brand), request.root / CACHE / "layouts")


def _origin(site: Site, brand: Brand) -> Origin:
    reviewed = max((tree.reviewed.isoformat() for tree in site.trees.values()), default="")
    return Origin(__version__, brand.id, reviewed, site.settings.limits.review_grace_days)


def build(request: Request, out: Path, only: frozenset[Part] = ALL_PARTS, *, compress: bool = False) -> Report:
    """Write the whole site to `out`, or leave `out` as it was and tell the errors. Raises BuildFailed.

    Parts that are not among `only` are left out; without `Part.SITE` those that are written into `out` and all else
    there is left.
    """
    with failing_as_one():
        put_back(out)
    _, site, report = examine(request)
    if site is not None:
        rendering = render_site(request, site, only, warnings=report.problems)
        with failing_as_one(), _setting_aside():
            if Part.SITE in only:
                settings = settings_of(request, site)
                publish(rendering, settings, root=request.root, out=out, compress=compress, progress=request.progress)
            else:
                publish_parts(rendering, request.root, out, request.jobs, request.progress)
    return report


def serve(request: Request, address: str) -> None:
    """Show the site at `address` (host:port) and follow changes, until interrupted. Raises BuildFailed."""
    with failing_as_one():
        serve_site(request.root, address, brand=request.brand)


def settings_of(request: Request, site: Site) -> SiteSettings:
    """The site's settings under the name of the brand that is built."""
    return replace(site.settings, name=brand_of(site, request.brand).name)


def brand_of(project: Project, id: str) -> Brand:
    """The brand `id`, or the site's own where it is empty. Raises UnknownName."""
    name = id or project.settings.brand
    if name not in project.brands:
        raise UnknownName("brand", name, nearest(name, project.brands))
    return project.brands[name]


def rule_of(id: str) -> Rule:
    """The rule `id`. Raises UnknownName."""
    rules = {rule.id: rule for rule in RULES}
    if id not in rules:
        raise UnknownName("rule", id, nearest(id, rules))
    return rules[id]


@contextmanager
def failing_as_one() -> Iterator[None]:
    """Each stage has its own way to fail; callers of the pipeline know one."""
    try:
        yield
    except (
        LayoutFailed,
        UnknownMessage,
        UnreadableEvents,
        PublishError,
        NoContent,
    ) as error:
        raise BuildFailed(str(error)) from error


@contextmanager
def collecting_later() -> Iterator[None]:
    """Reading and checking make many small objects that all live to the end: collecting meanwhile finds nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            # Together they move what was made to the oldest generation, without the walk through all of it for which
            # a collector that is only switched on again would begin at once.
            gc.freeze()
            gc.unfreeze()
            gc.enable()


@contextmanager
def _setting_aside() -> Iterator[None]:
    """What is there already lives to the end, so the collector need not walk through it again and again meanwhile."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
