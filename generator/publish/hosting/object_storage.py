"""A hosted site → a script for storage that speaks S3, and the headers that the network in front must add."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.publish.headers import BRIEFLY, CACHE, FOREVER
from generator.publish.hosting.hosted_site import HostedSite

_FOREVER = ("assets/javascripts/*", "assets/stylesheets/*", "embed/v1/poshelp-*.js")

_RULES = 50
_TYPES = (("*.txt", "text/plain"), ("*.md", "text/markdown"))
"""Texts that say nowhere in themselves that they are UTF-8."""


def object_storage(site: HostedSite) -> str:
    """A shell script. It is to be read before it is run, and takes the name of the bucket."""
    return "".join(f"{line}\n" for line in _lines(site))


def beyond_object_storage(site: HostedSite) -> Iterator[str]:
    """Rules for which storage would refuse all of them."""
    if (number := len(_rules(site))) > _RULES:
        yield f"{number} folders, and pages in them, have moved, {_RULES} rules are taken: let the network lead on"


def _lines(site: HostedSite) -> Iterator[str]:
    into = f'"s3://$BUCKET{site.base}"'
    never = "--exclude '*.br' --exclude '*.gz' --exclude '_headers' --exclude '_redirects'"
    yield "#!/bin/sh"
    yield "# poshelp: written by `poshelp hosting s3`. Usage: BUCKET=name sh this-file"
    yield "# Storage sends the caching that is written here, and no other header: those at the end are added by the"
    yield "# network in front (CloudFront and its like), which also compresses."
    yield "# The bucket's policy must allow everybody s3:GetObject and s3:ListBucket: else what is missing is answered"
    yield "# with 403, not 404. Storage has one page for that; the network can choose that of a language by address."
    yield "set -eu"
    yield ': "${BUCKET:?name the bucket}"'
    yield f"aws s3 sync {site.root}/ {into} --delete {never} \\"
    yield f"    --cache-control '{BRIEFLY}'"
    included = " ".join(f"--include '{pattern}'" for pattern in _FOREVER)
    yield f"aws s3 cp {site.root}/ {into} --recursive --exclude '*' {included} {never} \\"
    yield f"    --cache-control '{FOREVER}'"
    for pattern, kind in _TYPES:
        yield f"aws s3 cp {site.root}/ {into} --recursive --exclude '*' --include '{pattern}' \\"
        yield f"    --content-type '{kind}; charset=utf-8' --cache-control '{BRIEFLY}'"
    if site.moved_folders:
        told = json.dumps(_website(site))
        yield f"""aws s3api put-bucket-website --bucket "$BUCKET" --website-configuration '{told}'"""
    else:
        yield f'aws s3 website "s3://$BUCKET" --index-document index.html --error-document {_missing(site)}'
    for old, new in site.moved:
        key = f"{old.lstrip('/')}index.html" if old.endswith("/") else old.lstrip("/")
        yield f'aws s3api put-object --bucket "$BUCKET" --key {key} --website-redirect-location {new.partition("#")[0]}'
    yield ""
    yield "# Behaviours of the network, a path pattern each, with the headers to add:"
    for area in (*site.areas[1:], *site.areas[:1]):
        headers = {name: value for name, value in site.headers(area) if name != CACHE}
        yield f"# {site.base}{area.folder}*"
        for line in json.dumps(headers, indent=2).splitlines():
            yield f"#   {line}"


def _website(site: HostedSite) -> dict[str, Any]:
    return {
        "IndexDocument": {"Suffix": "index.html"},
        "ErrorDocument": {"Key": _missing(site)},
        "RoutingRules": [
            {
                "Condition": {"KeyPrefixEquals": old.removeprefix("/")},
                "Redirect": {way: new.removeprefix("/").partition("#")[0], "HttpRedirectCode": "301"},
            }
            for old, way, new in _rules(site)
        ],
    }


def _rules(site: HostedSite) -> list[tuple[str, str, str]]:
    """Beginning of an old address, what is done with it, new address. The first that matches holds, before any object.

    Pages that went elsewhere than their folder need one, unless what is at the place to which the folder leads them has
    moved there too, and leads on. The page at the top of a folder gets none: it would be a rule for all of the folder.
    """
    pages, folders = dict(site.moved), dict(site.moved_folders)
    rules = [(old, "ReplaceKeyPrefixWith", new) for old, new in folders.items()]
    for old, new in pages.items():
        folder = next((folder for folder in folders if old.startswith(folder)), old)
        if folder != old and pages.get(folders[folder] + old.removeprefix(folder)) != new:
            rules.append((old, "ReplaceKeyWith", new))
    return sorted(rules, key=lambda rule: (-len(rule[0]), rule))


def _missing(site: HostedSite) -> str:
    """Key of the page for what is not there."""
    return f"{site.base}404.html".removeprefix("/")
