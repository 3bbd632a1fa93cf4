"""What a page weighs does not depend on how many others there are."""

from __future__ import annotations

from pathlib import Path

from generator.model.artifact import NavigationEntry, Rendering, SitePage
from generator.publish import publish
from tests.publish.small_site import REPOSITORY, SETTINGS
from tests.texts import LANGS


def family_of(causes: int) -> Rendering:
    """A site whose one family has so many causes."""
    pages: list[SitePage] = []
    navigation = {}
    for lang in LANGS:
        home = SitePage(f"{lang}/index.md", lang, "Home", "Home", "text", {}, {})
        family = SitePage(f"{lang}/families/network.md", lang, "Network", "Network", "text", {}, {})
        own = [
            SitePage(f"{lang}/causes/cause-{number:03}.md", lang, f"Cause {number:03}", "Cause", "text", {}, {})
            for number in range(causes)
        ]
        pages += [home, family, *own]
        entries = tuple(NavigationEntry(page.title, page.path) for page in own)
        navigation[lang] = (
            NavigationEntry(home.title, home.path),
            NavigationEntry("Causes", "", (NavigationEntry(family.title, family.path, entries),)),
        )
    return Rendering(tuple(pages), navigation, ())


def test_a_page_of_a_large_family_is_no_larger_than_one_of_a_larger_family(tmp_path: Path):
    sizes = []
    for causes in (105, 205):
        out = tmp_path / str(causes)
        publish(family_of(causes), SETTINGS, root=REPOSITORY, out=out)
        sizes.append(
            [
                (out / page / "index.html").stat().st_size
                for lang in LANGS
                for page in (f"{lang}/", f"{lang}/families/network/", f"{lang}/causes/cause-000/")
            ]
        )
    # `(+84)` and `(+184)`
    assert all(abs(smaller - larger) <= 1 for smaller, larger in zip(*sizes, strict=True))
