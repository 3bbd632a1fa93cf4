"""What the person who builds is told when a program, the disk or a page that cannot be published stands in the way."""

from __future__ import annotations


class PublishError(Exception):
    """Nothing was published, and the previous site is as it was. `str()` is the message with the hint."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(f"{message}\n{hint}" if hint else message)
        self.message = message
        """What is the matter; several complaints stand on lines of their own."""
        self.hint = hint
        """What to do about it, or the empty string."""


def list_of_complaints(head: str, complaints: list[str], hint: str = "") -> PublishError:
    """One error that names every complaint once, in order, each on a line of its own."""
    lines = dict.fromkeys(f"  - {complaint}" for complaint in complaints)
    return PublishError("\n".join([head, *lines]), hint)
