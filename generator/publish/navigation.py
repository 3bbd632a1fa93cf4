"""Navigation entries of a language → the navigation of each page as HTML.

Material draws the whole navigation anew for every page, which takes pages × pages. Here the list is drawn once for
each entry and depth of page, with only the groups on the way open; a page gets it cut at its own entry, so that the
template can put the page's table of contents there. Of a long list a page shows only what is near, so that the size
of a page does not grow with the number of pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple

from generator.model.artifact import NavigationEntry
from generator.publish.addresses import page_address, page_file, way_up
from generator.publish.failure import PublishError

Place = tuple[int, ...]
"""Where an entry stands: its number in the list, in each group from the top."""

_CUT = "\ue002"
"""Stands where the entry of the current page belongs. No author's text has it, and it never leaves this module."""
_LARGEST = 60
"""Entries of a group that a page shows all of; few readers read on, and every page would have every other's title."""
_NEAR = 10
"""Entries of a larger one before and after the open one, or from the top where none is open."""
_ICON = '<span class="md-nav__icon md-icon"></span>'


class PageNavigation(NamedTuple):
    """The navigation as one page shows it."""

    before: str
    """HTML up to the page's own entry; all of it where there is nothing to cut."""
    current: str
    """Title of the page's own entry as HTML; empty where it has none or is a group, which is drawn whole."""
    after: str


class Navigation:
    """The navigation of one language."""

    def __init__(self, entries: tuple[NavigationEntry, ...], pages: Iterable[str]) -> None:
        """`pages` are the source paths of all pages; an entry for any other raises PublishError."""
        known = set(pages)
        self._entries = entries
        self._places: dict[str, tuple[Place, NavigationEntry]] = {}
        for place, entry in _walk(entries):
            if entry.path and entry.path not in known:
                raise PublishError(f"the navigation names {entry.path}, and there is no such page")
            if entry.path:
                self._places.setdefault(entry.path, (place, entry))
        self._drawn: dict[_View, PageNavigation] = {}

    def of(self, path: str) -> PageNavigation:
        """The navigation of the page with this source path. A page without an entry opens its folder's entry."""
        up = way_up(page_address(path))
        folder = path.rpartition("/")[0]
        if found := self._places.get(path):
            view = _View(up, *found, at_entry=True)
        elif "/" in folder and (found := self._places.get(f"{folder}/index.md")):
            view = _View(up, *found, at_entry=False)
        else:
            view = _View(up, (), None, at_entry=False)
        if view.at_entry:
            # Nobody else's, so that it need not be kept.
            return self._draw(view)
        if view not in self._drawn:
            self._drawn[view] = self._draw(view)
        return self._drawn[view]

    def _draw(self, view: _View) -> PageNavigation:
        before, cut, after = _draw_list(self._entries, (), view).partition(_CUT)
        current = escape(view.entry.title) if cut and view.entry else ""
        return PageNavigation(before, current, after)


class _View(NamedTuple):
    """What the navigation looks like depends on."""

    up: str
    """Relative way from the page to the site folder."""
    place: Place
    """The entry that is open, with the groups above it."""
    entry: NavigationEntry | None
    at_entry: bool
    """Whether the page is that entry's own, and not one that the navigation leaves out."""


def _draw_list(
    entries: tuple[NavigationEntry, ...], above: Place, view: _View, group: NavigationEntry | None = None
) -> str:
    """`entries` as they stand in `group`, or at the top."""
    shown = _shown(len(entries), above, view)
    drawn = "".join(_draw_entry(entries[index], (*above, index), view) for index in shown)
    earlier, later = entries[: shown.start], entries[shown.stop :]
    return (
        f"{_draw_others(earlier, earlier[-1], group, view) if earlier else ''}{drawn}"
        f"{_draw_others(later, later[0], group, view) if later else ''}"
    )


def _shown(count: int, above: Place, view: _View) -> range:
    """Numbers of the entries to be drawn of a list with `count` of them."""
    if count <= _LARGEST:
        return range(count)
    is_way = len(view.place) > len(above) and view.place[: len(above)] == above
    middle = view.place[len(above)] if is_way else _NEAR
    first = max(0, min(middle - _NEAR, count - 2 * _NEAR - 1))
    return range(first, first + 2 * _NEAR + 1)


def _draw_others(
    entries: tuple[NavigationEntry, ...], nearest: NavigationEntry, group: NavigationEntry | None, view: _View
) -> str:
    """What stands for `entries`, which are not shown: the way to the page that lists them, else to the nearest."""
    page = group.path if group and group.path else _first_page(nearest)
    return (
        f'<li class="md-nav__item"><a href="{view.up}{page_file(page)}" class="md-nav__link">'
        f'<span class="md-ellipsis">… {escape(group.title if group and group.path else nearest.title)}'
        f" (+{len(entries)})</span></a></li>"
    )


def _draw_entry(entry: NavigationEntry, place: Place, view: _View) -> str:
    is_open = view.place[: len(place)] == place
    if entry.children:
        return _draw_open_group(entry, place, view) if is_open else _draw_closed_group(entry, view)
    if is_open and view.at_entry:
        return _CUT
    item, anchor = ("md-nav__item--active", "md-nav__link--active") if is_open else ("", "")
    return (
        f'<li class="md-nav__item {item}"><a href="{view.up}{page_file(entry.path)}" class="md-nav__link {anchor}">'
        f"{_title(entry)}</a></li>"
    )


def _draw_closed_group(entry: NavigationEntry, view: _View) -> str:
    """A group of which only the name is shown; it leads to its first page."""
    return (
        '<li class="md-nav__item md-nav__item--pruned md-nav__item--nested">'
        f'<a href="{view.up}{page_file(_first_page(entry))}" class="md-nav__link">{_title(entry)}{_ICON}</a></li>'
    )


def _draw_open_group(entry: NavigationEntry, place: Place, view: _View) -> str:
    id = "__nav_" + "_".join(str(number + 1) for number in place)
    if entry.path:
        mark = ' md-nav__link--active" aria-current="page' if view.at_entry and view.place == place else ""
        head = (
            '<div class="md-nav__link md-nav__container">'
            f'<a href="{view.up}{page_file(entry.path)}" class="md-nav__link{mark}">{_title(entry)}</a>'
            f'<label class="md-nav__link" for="{id}" id="{id}_label" tabindex="0">'
            f'<span class="poshelp-hidden">{escape(entry.title)}</span>{_ICON}</label></div>'
        )
    else:
        head = f'<label class="md-nav__link" for="{id}" id="{id}_label" tabindex="0">{_title(entry)}{_ICON}</label>'
    return (
        '<li class="md-nav__item md-nav__item--active md-nav__item--nested">'
        f'<input class="md-nav__toggle md-toggle" type="checkbox" id="{id}" checked>{head}'
        f'<nav class="md-nav" data-md-level="{len(place)}" aria-labelledby="{id}_label">'
        f'<label class="md-nav__title" for="{id}">{_ICON}{escape(entry.title)}</label>'
        f'<ul class="md-nav__list" data-md-scrollfix>{_draw_list(entry.children, place, view, entry)}</ul></nav></li>'
    )


def _title(entry: NavigationEntry) -> str:
    return f'<span class="md-ellipsis">{escape(entry.title)}</span>'


def _walk(entries: tuple[NavigationEntry, ...], above: Place = ()) -> Iterator[tuple[Place, NavigationEntry]]:
    for index, entry in enumerate(entries):
        yield (*above, index), entry
        yield from _walk(entry.children, (*above, index))


def _first_page(entry: NavigationEntry) -> str:
    if entry.path:
        return entry.path
    for _, below in _walk(entry.children):
        if below.path:
            return below.path
    raise PublishError(f"the navigation's group `{entry.title}` has no page")
