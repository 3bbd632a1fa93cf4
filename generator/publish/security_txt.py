"""Whom to tell about a hole → /.well-known/security.txt (RFC 9116)."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from generator.model.artifact import Artifact
from generator.model.settings import SecurityContact
from generator.model.text import Lang

SECURITY_TXT = ".well-known/security.txt"


def security_txt(security: SecurityContact, url: str, langs: Iterable[Lang]) -> Artifact:
    """`url`: of the published site. The file belongs to the top of its host, whatever folder the site is in."""
    host = "{0.scheme}://{0.netloc}".format(urlsplit(url))
    lines = (
        f"Contact: {security.contact}",
        f"Expires: {security.expires.isoformat()}T00:00:00Z",
        f"Preferred-Languages: {', '.join(langs)}",
        f"Canonical: {host}/{SECURITY_TXT}",
    )
    return Artifact(SECURITY_TXT, "".join(f"{line}\n" for line in lines).encode())
