"""The whole site → the home page: the one rule, the way in, every code, every cause."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.model.artifact import SitePage
from generator.model.tree import Question
from generator.model.walk import node_numbers
from generator.render import addresses
from generator.render.codes.index import grid_blocks
from generator.render.edition import Edition
from generator.render.head import Head, website
from generator.render.pages.family import CauseView, cause_view, families_with_pages
from generator.render.pages.general import HOME_PAGE, general_pages
from generator.render.pages.guide import QuestionView, question_view
from generator.render.prose import prose_markdown
from generator.render.sheet import Sheet


@dataclass(frozen=True, slots=True)
class HomeFamily:
    """A family with its causes."""

    id: str
    name: Markup
    href: str
    screen: tuple[str, ...]
    """What a reader sees that belongs here."""
    causes: tuple[CauseView, ...]


@dataclass(frozen=True, slots=True)
class FurtherPage:
    """A page that the home page ends with."""

    title: str
    description: str
    href: str


def home_page(edition: Edition, offline: str = "") -> SitePage:
    """The page that everybody starts from. `offline`: path of the offline file; empty where there is none."""
    sheet = Sheet(edition, addresses.HOME)
    site = edition.site
    prose = site.pages[(edition.lang, HOME_PAGE)]
    entry = site.trees[site.settings.entry]
    start = entry.nodes[entry.start.value]
    blocks = {
        "finder": sheet.block("finder.html.j2"),
        **grid_blocks(sheet),
        "families": families_block(sheet),
        "more": sheet.block(
            "home_more.html.j2",
            pages=[_more(sheet, page.id) for page in general_pages(edition)],
            offline=sheet.file(offline) if offline else "",
        ),
    }
    if isinstance(start, Question):
        question = _carrying_on(edition, question_view(sheet, entry, start, node_numbers(entry)))
        blocks["start"] = sheet.block("home_start.html.j2", question=question, entry=entry.id)
    return sheet.page(
        "home.md.j2",
        prose.title,
        prose.description,
        blocks=blocks,
        head=Head(title=sheet.say("home.head-title"), about=[website(edition)]),
        prose=prose_markdown(prose.body, sheet, rule_class="ph-rule"),
    )


def families_block(sheet: Sheet) -> str:
    """Every family with its causes as HTML, and the way to the list of faults where there is one."""
    families = [
        HomeFamily(
            id=family.id,
            name=sheet.html(family.name),
            href=sheet.family(family.id),
            screen=family.screen[sheet.lang],
            causes=tuple(cause_view(sheet, tree) for tree in trees),
        )
        for family, trees in families_with_pages(sheet.edition)
    ]
    return sheet.block("home_families.html.j2", families=families)


def _carrying_on(edition: Edition, question: QuestionView) -> QuestionView:
    """The question with links that tell the guide on the next page what was answered here."""
    walks, entry = edition.facts.walks, edition.site.trees[edition.site.settings.entry]
    answers = []
    for number, answer in enumerate(question.answers):
        page, mark, node = answer.href.partition("#")
        answers.append(replace(answer, href=f"{page}?p={walks.first_answer(entry, number)}{mark}{node}"))
    return replace(question, answers=tuple(answers))


def _more(sheet: Sheet, id: str) -> FurtherPage:
    page = sheet.site.pages[(sheet.lang, id)]
    return FurtherPage(page.title, page.description, sheet.href("page", id))
