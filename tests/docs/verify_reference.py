"""What `poshelp verify` finds → docs/reference/verify.md."""

from __future__ import annotations

from generator.publish.verify.complaint import KINDS, WARNINGS
from tests.docs.markdown import code, table


def verify_page() -> str:
    rows = [(code(kind), "warning" if kind in WARNINGS else "error", f"{words}.") for kind, words in KINDS.items()]
    return "\n".join(
        [
            "# Verify\n",
            (
                f"{len(KINDS)} kinds of problems that `poshelp verify` names between brackets. After an error the exit "
                "code is 1; warnings alone leave it 0. Those about servers are looked for at an address only.\n"
            ),
            table(("kind", "severity", ""), rows),
        ]
    )
