"""A published site, in a folder or at an address → everything that is wrong with it, for readers and for the host."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from generator.problem import Problem, Report
from generator.publish.failure import PublishError
from generator.publish.manifest import MANIFEST
from generator.publish.verify.answers import answers
from generator.publish.verify.complaint import complaint
from generator.publish.verify.copies import copies
from generator.publish.verify.inspection import Inspection, OutOfTime
from generator.publish.verify.languages import languages
from generator.publish.verify.links import links
from generator.publish.verify.listing import LARGEST_MANIFEST, UnfitManifest, read_listing
from generator.publish.verify.places import Place, ServerPlace, Unreachable, place_of
from generator.publish.verify.records import records
from generator.publish.verify.scripts import pinned_scripts, scripts


def verify(where: str, today: date, progress: Callable[[int, int], None] = lambda done, all: None) -> Report:
    """`where`: folder or address. Raises PublishError where there is no such folder or nobody answers."""
    place = place_of(where)
    try:
        return Report.of(_problems(place, today, progress), {})
    finally:
        if isinstance(place, ServerPlace):
            place.close()


def _problems(place: Place, today: date, progress: Callable[[int, int], None]) -> Iterator[Problem]:
    try:
        answer = place.ask(MANIFEST, LARGEST_MANIFEST)
    except Unreachable as error:
        raise PublishError(f"{place.name(MANIFEST)}: {error}") from error
    name = place.name(MANIFEST)
    if answer.status != 200:
        hint = "is this the folder, or the address, of a site that poshelp built?"
        yield complaint(
            "no-manifest", f"the list of the site's files is not there (status {answer.status})", name, hint=hint
        )
        return
    try:
        listing = read_listing(answer.content if answer.is_whole else b"")
    except UnfitManifest as error:
        yield complaint("no-manifest", f"the list of the site's files is unfit: {error}", name)
        return
    inspection = Inspection(place, listing)
    try:
        yield from inspection.read(progress)
        yield from links(inspection)
        yield from languages(inspection)
        yield from scripts(inspection)
        yield from pinned_scripts(inspection)
        yield from records(inspection, today)
        yield from answers(inspection) if place.is_server else copies(inspection)
    except OutOfTime as error:
        yield complaint("gave-up", str(error), name, hint="what is told here is not all")
