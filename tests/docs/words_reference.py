"""What may stand in texts, and what the environment may say → docs/reference/markup.md and environment.md."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from generator.load import load
from generator.model.text import Code, Emphasis, Inline, Link, Placeholder, Strong
from tests.docs.markdown import ROOT, cell, code, table
from tests.projects.copies import TODAY


class Form(NamedTuple):
    """A form of inline markup."""

    kind: type[Inline]
    example: str
    words: str


FORMS = (
    Form(Strong, "**Reprint last**", "A key, a button or an entry of a menu"),
    Form(Code, "`51`", "What a screen shows or a person types"),
    Form(Emphasis, "*once*", "A stressed word"),
    Form(Placeholder, "{hotline}", "A name that the brand fills in"),
    Form(Link, "[read the slip](page:slips)", "A link to a page of content/; an anchor may follow, page:slips#numbers"),
    Form(
        Link,
        "[card expired](tree:card-expired)",
        "A link to a cause; a node may follow, tree:card-expired#printed-date",
    ),
    Form(Link, "[51](code:51)", "A link to a response code"),
    Form(Link, "[printer busy](fault:printer-busy)", "A link to a message of terminals"),
    Form(Link, "[reversal](term:reversal)", "A link to a word of the glossary"),
)

VARIABLES: Mapping[str, tuple[str, str]] = {
    "PROJECT": ("every command", "The project folder, as `--project` names it."),
    "SOURCE_DATE_EPOCH": (
        "every command",
        (
            "Seconds since 1970: the day on which reviews are judged, and that a new tree, a sign-off and a built site "
            "have. Without it: today."
        ),
    ),
    "NO_COLOR": ("every command", "Not empty: no colours, on a terminal either."),
    "POS_DOT": (
        "`build`, `serve`, `chart`, `export`, `funnel`",
        "Path of another Graphviz program `dot`. Without it: the one that is installed with poshelp.",
    ),
    "POSHELP_BRAND": ("plain `mkdocs build`", "Id of the brand, which `poshelp build --brand` names otherwise."),
    "NO_MKDOCS_2_WARNING": ("`build`, `serve`", "Set by poshelp itself, because it holds MkDocs at 1.6."),
    "PYPINYIN_NO_PHRASES": (
        "`build`, `serve`",
        "Set by poshelp itself: of the dictionary of readings it needs characters only, and phrases take long to read.",
    ),
    "CHROMIUM": ("tests", "The Chromium to use. Without it: the first one on PATH."),
    "CI": (
        "tests",
        "`true`: tests that could not be run for want of a program are a failure, but not those in WebKit.",
    ),
}


def markup_page() -> str:
    rows = [
        (f"`` {form.example} ``" if "`" in form.example else code(form.example), cell(form.words)) for form in FORMS
    ]
    return "\n".join(
        [
            "# Markup\n",
            "## In every text\n",
            (
                "Texts of trees, facts, brands and pages may hold this, and nothing else: HTML is refused, and what is "
                "no markup stands for itself. Both languages have the same codes, links and placeholders and as many "
                "bold spans.\n"
            ),
            table(("write", "for"), rows),
            "## In pages\n",
            (
                "Pages are Markdown: headings of second and third order, paragraphs, lists and tables, with the markup "
                "above. A heading ends with its id, `## 看号码 {: #numbers }`, the same in both languages. Links to "
                "other sites are `https:` addresses; links inside the site are by identity, never by address.\n"
            ),
            "## Placeholders\n",
            "`words` of a [brand](settings.md#brand) says what stands for each; all brands have the same:\n",
            table(
                ("placeholder", "with the generic brand"),
                [(code(f"{{{name}}}"), text) for name, text in placeholders()],
            ),
        ]
    )


def placeholders() -> list[tuple[str, str]]:
    """(name, what the generic brand says) of this project."""
    project, _ = load(ROOT, TODAY)
    assert project
    words = project.brands["generic"].words
    return [(name, f"{text.text('zh')} · {text.text('en')}") for name, text in words.items()]


def environment_page() -> str:
    rows = [(code(name), read_by, words) for name, (read_by, words) in sorted(VARIABLES.items())]
    return "\n".join(["# Environment\n", "Variables that are read.\n", table(("variable", "read by", ""), rows)])
