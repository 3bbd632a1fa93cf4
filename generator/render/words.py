"""Interface messages of one language → words, as plain text and as HTML."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from markupsafe import Markup

from generator.model.text import plain
from generator.render.inline import LINK, Fill, Href, inline_html


class UnknownMessage(LookupError):
    """A message that a page needs and that site_config/messages does not have."""

    def __init__(self, key: str) -> None:
        super().__init__(f"site_config/messages has no message `{key}`; add it to zh.yml and en.yml")


class Words:
    """The messages of one language. `{name}` in a message is filled by a value, else by the brand."""

    __slots__ = ("_fill", "_fixed", "_messages", "_texts", "_times")

    def __init__(self, messages: Mapping[str, str], fill: Fill) -> None:
        self._messages = messages
        self._fill = fill
        self._fixed: dict[str, Markup] = {}
        """HTML of messages that are the same wherever they stand."""
        self._texts: dict[str, str] = {}
        """Messages without markup into which nothing is filled but the brand's words."""
        self._times: dict[int, str] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._messages

    def text(self, key: str, **values: object) -> str:
        """The message without markup. Raises UnknownMessage."""
        if values:
            return plain(self._message(key), partial(self._filled, values))
        if key not in self._texts:
            self._texts[key] = plain(self._message(key), self._fill)
        return self._texts[key]

    def html(self, key: str, href: Href, **values: object) -> Markup:
        """The message as HTML; its links go where `href` says. Raises UnknownMessage."""
        if not values and key in self._fixed:
            return self._fixed[key]
        message = self._message(key)
        found = inline_html(message, partial(self._filled, values), href)
        if not values and LINK not in message:
            self._fixed[key] = found
        return found

    def time(self, seconds: int) -> str:
        """A length of time, rounded as one would say it."""
        if seconds not in self._times:
            self._times[seconds] = (
                self.text("time.seconds", seconds=seconds)
                if seconds < 90
                else self.text("time.minutes", minutes=round(seconds / 60))
            )
        return self._times[seconds]

    def name(self, group: str, id: str) -> str:
        """The name of a member of an open list, such as the schemes of codes; its id where it has none."""
        key = f"{group}.{id.replace(' ', '-')}"
        return self.text(key) if key in self else id

    def _message(self, key: str) -> str:
        if key not in self._messages:
            raise UnknownMessage(key)
        return self._messages[key]

    def _filled(self, values: Mapping[str, object], name: str) -> str:
        value = values.get(name)
        if value is None:
            return self._fill(name)
        return value if isinstance(value, str) else str(value)
