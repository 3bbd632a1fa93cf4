"""Pages that are made when somebody asks for them: a server needs one page, and not all before the first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import overload

from generator.model.artifact import SitePage

PageMakers = Mapping[str, Callable[[], SitePage]]
"""By source path, in the order of the site."""


class PagesByPath(Mapping[str, SitePage]):
    """Pages by source path. Each is made once, when it is first asked for; `in`, `len` and iteration make none."""

    def __init__(self, makers: PageMakers) -> None:
        self._makers = makers
        self._made: dict[str, SitePage] = {}

    def __getitem__(self, path: str) -> SitePage:
        if path not in self._made:
            self._made[path] = self._makers[path]()
        return self._made[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    def __contains__(self, path: object) -> bool:
        return path in self._makers


class LatePages(Sequence[SitePage]):
    """The same as a sequence, as `Rendering.pages` is one."""

    def __init__(self, makers: PageMakers) -> None:
        self.by_path = PagesByPath(makers)
        self._paths = tuple(makers)

    @overload
    def __getitem__(self, place: int) -> SitePage: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[SitePage]: ...
    def __getitem__(self, place: int | slice) -> SitePage | Sequence[SitePage]:
        if isinstance(place, slice):
            return tuple(self.by_path[path] for path in self._paths[place])
        return self.by_path[self._paths[place]]

    def __len__(self) -> int:
        return len(self._paths)


def by_path(pages: Sequence[SitePage]) -> Mapping[str, SitePage]:
    """Pages by source path; late ones stay late."""
    return pages.by_path if isinstance(pages, LatePages) else {page.path: page for page in pages}
