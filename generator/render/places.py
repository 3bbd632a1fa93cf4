"""What is published beside the pages → where its file stands below the site."""

from __future__ import annotations

from generator.model.text import Lang
from generator.render import addresses

LLMS = "llms.txt"
MOVED = "moved.json"
_PICTURES = "social/"


def cause_picture(tree: str, lang: Lang) -> str:
    """The picture that stands for a cause."""
    return f"{_PICTURES}{tree}.{lang}.png"


def site_picture(lang: Lang) -> str:
    """The one that stands for the site. No id of a tree has an underscore."""
    return f"{_PICTURES}home_page.{lang}.png"


def codes_picture(lang: Lang) -> str:
    """The one that stands for codes whose cause has none, or several."""
    return f"{_PICTURES}response_codes.{lang}.png"


def twin(page: str, lang: Lang) -> str:
    """The page with this source path as plain Markdown, beside its index.html."""
    return f"{lang}/{addresses.directory(page)}index.md"


def changes(lang: Lang) -> str:
    """The feed of changes."""
    return f"{lang}/changes.atom"
