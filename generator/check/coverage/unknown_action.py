"""A code's action that nobody has words for.

`action` is one of those that the tool has words for, or a project's own, with its words in the message
`advice.<action>` of `site_config/messages/`. Without words the page of the code would not say what to do. The sentence
for the customer, `say.<action>`, may be left out: then the neutral sentence is said.

With words are: approve, call issuer, check terminal, contact acquirer, decline, re-sign-in, retain card, retry.

**Wrong**: `action: reseat plug`, and no message `advice.reseat-plug`

**Right**: `action: reseat plug`, and in the messages of each language `advice.reseat-plug: Push the plug in.`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.facts import ACTIONS, action_message
from generator.model.language import messages_file
from generator.model.text import UNWRITTEN
from generator.problem import Group, Problem, nearest

RULE = rule("unknown-action", Group.COVERAGE, __doc__)

_LOWER_CASE_WORDS = re.compile(r"[a-z0-9]+(?:[ _.-][a-z0-9]+)*\Z")
"""What can be part of a message's key."""


def check(subject: Subject) -> Iterator[Problem]:
    project = subject.project
    file = messages_file(project.source)
    if file in project.unreadable:
        return
    words = project.messages[project.source]
    told = set()
    for code in project.codes.values():
        action = code.action.value
        key = action_message(action)
        if action in ACTIONS or key in words or action in told or action.startswith(UNWRITTEN):
            continue
        told.add(action)  # one message gives words to all codes that have it
        message = f"`action` of code `{code.code}` is `{action}`, which has no words"
        yield RULE.problem(message, code.action.span, _hint(action, key, file))


def _hint(action: str, key: str, file: str) -> str:
    guess = nearest(action, ACTIONS)
    if not _LOWER_CASE_WORDS.match(action):
        return guess or "write an action in lower-case Latin words with single spaces"
    own = f"write its words into {file}, as `{key}`"
    return f"{guess} If it is your own: {own}" if guess else own
