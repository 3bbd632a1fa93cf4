"""A site's address, brands and settings → what a portal team copies: tags, policies, headers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.model.framing import embed_headers
from generator.render.embed.files import host_script
from generator.render.embed.places import FOLDER, START, framed_path
from generator.render.escape import html_text
from generator.render.sheet import Sheet

_SANDBOX = "allow-scripts allow-modals allow-popups allow-popups-to-escape-sandbox"
_EXAMPLE_CODE = "51"


@dataclass(frozen=True, slots=True)
class Snippet:
    """Something to copy."""

    id: str
    """Ends the keys of its messages: `embedding.tag` and `embedding.tag.lead`."""
    text: str


def snippets(sheet: Sheet) -> tuple[Snippet, ...]:
    """In the order in which a team needs them."""
    return tuple(Snippet(id, write(sheet)) for id, write in SNIPPETS.items())


def _tag(sheet: Sheet) -> str:
    """The element with its script from the address whose bytes never change."""
    script, url = host_script(sheet.site.languages), sheet.site.settings.url
    return (
        f'<script src="{url}{script.pinned_path}"\n'
        f'        integrity="{script.integrity}"\n'
        f'        crossorigin="anonymous" defer></script>\n'
        f'<poshelp-guide lang="{sheet.lang}" code="{_EXAMPLE_CODE}" brand="{sheet.edition.brand.id}">\n'
        f'  <a href="{url}{sheet.lang}/">{_name(sheet)}</a>\n'
        "</poshelp-guide>"
    )


def _frame(sheet: Sheet) -> str:
    url = sheet.site.settings.url
    return (
        f'<iframe src="{url}{framed_path(sheet.lang, START, sheet.edition.brand.id)}"\n'
        f'        title="{_name(sheet)}" width="100%" height="720" loading="lazy"\n'
        f'        referrerpolicy="no-referrer" sandbox="{_SANDBOX}"></iframe>'
    )


def _policy(sheet: Sheet) -> str:
    """What the portal's own policy must allow. Without the script the first line is not needed."""
    folder = f"{sheet.site.settings.url}{FOLDER}"
    return f"script-src {folder};\nframe-src {folder}"


def _header(sheet: Sheet) -> str:
    """What the server of the help sends with every file below embed/."""
    return "\n".join(f"{name}: {value}" for name, value in embed_headers(sheet.site.settings.portals))


_LISTEN = """document.querySelectorAll("poshelp-guide").forEach(function (guide) {
  ["ready", "step", "outcome", "escalate", "error"].forEach(function (name) {
    guide.addEventListener("poshelp:" + name, function (event) {
      navigator.sendBeacon("/help-events", JSON.stringify(event.detail) + "\\n");
    });
  });
});"""


SNIPPETS: Mapping[str, Callable[[Sheet], str]] = {
    "tag": _tag,
    "frame": _frame,
    "policy": _policy,
    "header": _header,
    "listen": lambda sheet: _LISTEN,
}
"""Each with the end of the keys of its messages."""


def _name(sheet: Sheet) -> str:
    """Name of the help as it may stand in HTML: the name is somebody's text, and these lines are to be pasted."""
    return str(html_text(sheet.plain(sheet.edition.brand.name)))
