"""An address that was published leads nowhere any more.

Codes and ids stand in print, in QR codes, bookmarks and other people's portals. So a tree, node, code, fault, family,
page, language or brand that is renamed or taken away needs a line in `site_config/moved.yml`, and its old address
leads on. `poshelp check --since REV` looks for each address that there was at the git revision REV, such as the tag of
what is published. A language or a brand is told once, by the folder in which its pages were.

**Wrong**: no fault `paper-out` any more, and no line for it

**Right**: under `faults`: `paper-out: no-paper`, or `paper-out: tree:printer-paper`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.compare.addresses import lost_addresses
from generator.compare.renames import renames
from generator.compare.sides import Side
from generator.model.project import Project
from generator.model.project_files import MOVED_FILE
from generator.problem import Group, Problem, Rule, Span

RULE = Rule.explained("address-lost", Group.PAGES, __doc__)


def lost_since(before: Project, after: Project, name: str) -> Iterator[Problem]:
    """Each address of `before`, which is called `name`, that leads nowhere in `after`. What either of them could not
    read is not told, and neither is looked for errors."""
    written = after.files.get(MOVED_FILE, "")
    for lost in lost_addresses(Side(before, name, renames(before, after)), Side(after, "", {})):
        message = f"the address `{lost.address}` of {name} leads nowhere now"
        yield RULE.problem(message, _place(written, lost.section), lost.hint)


def _place(written: str, section: str) -> Span:
    """Where the missing line belongs: at the key `section`, or at the top of a file that does not have it."""
    found = re.search(rf"(?m)^{section}(?=:)", written)
    line = written.count("\n", 0, found.start()) + 1 if found else 1
    return Span(MOVED_FILE, line, 1, line, len(section) + 1 if found else 1)
