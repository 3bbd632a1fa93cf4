"""The pages of docs/reference, each made from what it documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.docs.command_reference import commands_page
from tests.docs.data_reference import data_page
from tests.docs.markdown import DOCS
from tests.docs.messages_reference import messages_page
from tests.docs.rule_reference import rules_page
from tests.docs.settings_reference import settings_page
from tests.docs.verify_reference import verify_page
from tests.docs.words_reference import environment_page, markup_page

FOLDER = DOCS / "reference"
PAGES: Mapping[str, Callable[[], str]] = {
    "commands.md": commands_page,
    "rules.md": rules_page,
    "settings.md": settings_page,
    "data.md": data_page,
    "markup.md": markup_page,
    "environment.md": environment_page,
    "verify.md": verify_page,
    "messages.md": messages_page,
}
