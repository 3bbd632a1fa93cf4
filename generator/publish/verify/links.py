"""The pages of a site → every link that leads nowhere, and everything that is loaded from somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.problem import Problem
from generator.publish.verify.complaint import complaint
from generator.publish.verify.inspection import Inspection
from generator.publish.verify.page_parts import Named, PageParts

_OTHER_SCHEMES = ("mailto:", "tel:", "sms:", "data:", "http:", "https:")
_IN_STYLES = re.compile(r"""url\(\s*["']?([^"')\s]+)|@import\s+["']([^"']+)""")


def links(inspection: Inspection) -> Iterator[Problem]:
    """Links, resources of pages and of style sheets."""
    for path, page in inspection.pages.items():
        for link in page.links:
            yield from _link(inspection, path, link, may_leave=True)
        for link in page.loaded:
            yield from _link(inspection, path, link, may_leave=False)
    for path, content in inspection.texts.items():
        if path.endswith((".css", ".svg")):
            yield from _styles(inspection, path, content.decode(errors="replace"))


def _link(inspection: Inspection, path: str, link: Named, *, may_leave: bool) -> Iterator[Problem]:
    address = link.address.strip()
    target = None if address.lower().startswith("data:") else inspection.resolve(path, address)
    if target is None:
        if not may_leave and not address.lower().startswith("data:"):
            message = f"it loads `{_short(address)}`, which is somebody else's"
            hint = "a page asks nobody but its own site for anything"
            yield complaint(
                "third-party", message, inspection.name(path), hint=hint, line=link.line, column=link.column
            )
        elif not address.lower().startswith(_OTHER_SCHEMES) and not address.startswith("//"):
            message = f"the link `{_short(address)}` is of a kind that no page may have"
            yield complaint("dead-link", message, inspection.name(path), line=link.line, column=link.column)
        return
    file, fragment = target
    if file not in inspection.listing.files:
        message = f"the link `{_short(address)}` leads to {_short(file)}, which is no file of the site"
        yield complaint("dead-link", message, inspection.name(path), line=link.line, column=link.column)
    elif fragment and not _is_there(inspection.pages.get(file), fragment):
        message = f"the link `{_short(address)}` leads to a place that {file} does not have"
        yield complaint("dead-anchor", message, inspection.name(path), line=link.line, column=link.column)


def _is_there(page: PageParts | None, fragment: str) -> bool:
    return page is None or fragment in page.ids or fragment.startswith(":~:")


def _styles(inspection: Inspection, path: str, css: str) -> Iterator[Problem]:
    for match in _IN_STYLES.finditer(css):
        address = match[1] or match[2]
        if address.startswith(("data:", "#")):
            continue
        line = css.count("\n", 0, match.start()) + 1
        target = inspection.resolve(path, address)
        if target is None:
            message = f"it loads `{_short(address)}`, which is somebody else's"
            yield complaint("third-party", message, inspection.name(path), line=line)
        elif target[0] not in inspection.listing.files:
            message = f"it loads `{_short(address)}`, which is no file of the site"
            yield complaint("dead-link", message, inspection.name(path), line=line)


def _short(text: str) -> str:
    return text if len(text) <= 100 else f"{text[:99]}…"
