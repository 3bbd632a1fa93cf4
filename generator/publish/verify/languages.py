"""The pages of a site → those whose language is not told, or whose counterpart is not there or does not answer."""

from __future__ import annotations

from collections.abc import Iterator

from generator.problem import Problem
from generator.publish.addresses import INDEX
from generator.publish.verify.complaint import complaint
from generator.publish.verify.inspection import Inspection


def languages(inspection: Inspection) -> Iterator[Problem]:
    """Every page has the tag of its folder; pages of the site that may be found name themselves and each other."""
    for path, page in inspection.pages.items():
        name = inspection.name(path)
        lang = inspection.listing.language_of(path)
        if page.lang not in inspection.listing.languages:
            told = f"`{page.lang}`" if page.lang else "nothing"
            known = ", ".join(inspection.listing.languages)
            yield complaint("wrong-language", f"its language is {told}, which is none of {known}", name)
        elif lang and page.lang != inspection.listing.tags[lang]:
            yield complaint("wrong-language", f"its language is `{page.lang}`, and it lies in {lang}/", name)
        if page.is_hidden or not (lang or path == INDEX):
            continue  # what is to be framed or carried away is no page that anybody looks for
        own = inspection.listing.url + path.removesuffix(INDEX)
        if page.canonical != own:
            told = f"`{page.canonical[:100]}`" if page.canonical else "missing"
            yield complaint("wrong-canonical", f"its canonical address is {told}, not {own}", name)
        for tag in (*inspection.listing.languages, "x-default"):
            yield from _counterpart(inspection, path, tag)


def _counterpart(inspection: Inspection, path: str, tag: str) -> Iterator[Problem]:
    name, page = inspection.name(path), inspection.pages[path]
    address = page.alternates.get(tag, "")
    if not address:
        yield complaint("lone-language", f"it does not name the same page for hreflang `{tag}`", name)
        return
    target = inspection.resolve(path, address)
    other = inspection.pages.get(target[0]) if target else None
    if other is None or target is None:
        yield complaint("lone-language", f"its page for hreflang `{tag}` is not there: {address[:100]}", name)
    elif tag != "x-default" and (lang := inspection.listing.language_of(target[0])):
        if inspection.listing.tags[lang] != tag:
            message = f"its page for hreflang `{tag}` lies in {lang}/: {address[:100]}"
            yield complaint("lone-language", message, name)
        elif (
            inspection.listing.language_of(path)
            and inspection.listing.url + path.removesuffix(INDEX) not in other.alternates.values()
        ):
            yield complaint("lone-language", f"{inspection.name(target[0])} does not name it in return", name)
