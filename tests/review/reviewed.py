"""The small site with roles, and its pages for reviewers as a browser would read them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from bs4 import BeautifulSoup

from generator.model.project import Site
from generator.model.review_version import review_version
from generator.model.sign_off import SignOff
from generator.model.text import Localized, Text
from generator.problem import Problem
from generator.render.edition import Edition, Facts
from generator.render.review import review_pages
from tests.render.building import BRAND, SPAN, Author, as_it_is, drawings, known
from tests.texts import LANGS

DAY = date(2026, 11, 20)


def signed(by: str, version: str, note: Localized | Text | None = None, tree: str = "old-card") -> SignOff:
    return SignOff(known(tree), known(by), DAY, SPAN, known(version), note, SPAN)


def site(author: Author | None = None, sign_offs: Iterable[SignOff] = (), **changes: object) -> Site:
    """With the roles editor and risk. The version `now` of a sign-off becomes that of its tree."""
    author = author or Author(as_it_is)
    roles = {"editor": author.both("编辑|Editor"), "risk": author.both("风控|Risk")}
    made = author.site(**{"settings": replace(author.settings(), review_roles=roles), **changes})
    given = tuple(
        replace(one, version=known(review_version(made, made.trees[one.tree.value])))
        if one.version.value == "now"
        else one
        for one in sign_offs
    )
    return Site(replace(made, sign_offs=given))


def body(of: Site, path: str, warnings: Sequence[Problem] = ()) -> BeautifulSoup:
    """One page for reviewers, made without the rest of the site."""
    facts = Facts(of)
    pages = review_pages({lang: Edition(facts, lang, BRAND) for lang in LANGS}, drawings(of), warnings)
    (page,) = [page for page in pages if page.path == f"{path}index.html"]
    return BeautifulSoup(page.write(), "html5lib")


def shown(element: object) -> str:
    """Its text with single spaces."""
    return " ".join(str(getattr(element, "text", "")).split())
