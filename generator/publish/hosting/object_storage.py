"""A hosted site → a script for storage that speaks S3, and the headers that the network in front must add."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.publish.headers import BRIEFLY, CACHE, FOREVER
from generator.publish.hosting.hosted_site import HostedSite

_FOREVER = ("assets/javascripts/*", "assets/stylesheets/*", "embed/v1/poshelp-*.js")


def object_storage(site: HostedSite) -> str:
    """A shell script. It is to be read before it is run, and takes the name of the bucket."""
    return "".join(f"{line}\n" for line in _lines(site))


def _lines(site: HostedSite) -> Iterator[str]:
    into = f'"s3://$BUCKET{site.base}"'
    never = "--exclude '*.br' --exclude '*.gz' --exclude '_headers' --exclude '_redirects'"
    yield "#!/bin/sh"
    yield "# poshelp: written by `poshelp hosting s3`. Usage: BUCKET=name sh this-file"
    yield "# Storage sends the caching that is written here, and no other header: those at the end are added by the"
    yield "# network in front (CloudFront and its like), which also compresses."
    yield "set -eu"
    yield ': "${BUCKET:?name the bucket}"'
    yield f"aws s3 sync {site.root}/ {into} --delete {never} \\"
    yield f"    --cache-control '{BRIEFLY}'"
    included = " ".join(f"--include '{pattern}'" for pattern in _FOREVER)
    yield f"aws s3 cp {site.root}/ {into} --recursive --exclude '*' {included} {never} \\"
    yield f"    --cache-control '{FOREVER}'"
    if site.moved_folders:
        yield "# Storage takes 50 rules of redirection at most."
        told = json.dumps(_website(site))
        yield f"""aws s3api put-bucket-website --bucket "$BUCKET" --website-configuration '{told}'"""
    else:
        yield 'aws s3 website "s3://$BUCKET" --index-document index.html --error-document 404.html'
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
    """Folders as rules. The first that matches holds, before any object: so what went elsewhere comes first."""
    folders = tuple(old for old, _ in site.moved_folders)
    elsewhere = [(old, "ReplaceKeyWith", new) for old, new in site.moved if old.startswith(folders)]
    rules = [*elsewhere, *((old, "ReplaceKeyPrefixWith", new) for old, new in site.moved_folders)]
    return {
        "IndexDocument": {"Suffix": "index.html"},
        "ErrorDocument": {"Key": "404.html"},
        "RoutingRules": [
            {
                "Condition": {"KeyPrefixEquals": old.removeprefix("/")},
                "Redirect": {way: new.removeprefix("/").partition("#")[0], "HttpRedirectCode": "301"},
            }
            for old, way, new in rules
        ],
    }
