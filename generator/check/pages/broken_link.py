"""A link that leads nowhere.

Links go by identity: `page:slips`, `page:safety#pin`, `tree:card-expired`, `code:51`, `fault:paper-out`,
`term:reversal`, or to another site by `https:`. Paths and plain addresses are refused, because they break when a page
moves.

**Wrong**: `[看小票](../slips.md)`, `[看小票](page:slip)`

**Right**: `[看小票](page:slips)`
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from generator.check.subject import Subject, rule
from generator.model.project_files import CODES_FILE, FAULTS_FILE, TERMS_FILE
from generator.model.text import Lang, Plain, links, walk
from generator.problem import Group, Problem, Span, nearest

RULE = rule("broken-link", Group.PAGES, __doc__)

EXTERNAL = ("https",)
"""Schemes that lead out of the site."""
_ADDRESS = re.compile(r"\]\(([^()]*)")


def check(subject: Subject) -> Iterator[Problem]:
    targets = _targets(subject)
    texts = [text for _, _, text in subject.texts] + [text for _, text in subject.fact_texts]
    for text in texts:
        for lang, (value, span) in text.texts.items():
            if "](" in value:
                for link in links(value):
                    target, _, anchor = link.target.partition("#")
                    yield from _broken(subject, targets, lang, link.kind, target, anchor, span)
                for part in walk(value):
                    # Elsewhere than in pages what is no link by identity is no link at all.
                    if isinstance(part, Plain) and (address := _ADDRESS.search(part.text)):
                        yield from _broken(subject, targets, lang, "", address[1], "", span)
    for page in subject.project.pages.values():
        for found in page.links:
            if found.kind and not found.label:
                # `[1]: https://…`, to which a label refers elsewhere; no output of ours has that.
                message = "an address that stands apart from its link would be printed as it stands"
                yield RULE.problem(message, found.span, "write it behind its label: `[label](address)`")
                continue
            yield from _broken(subject, targets, page.lang, found.kind, found.target, found.anchor, found.span)


def _targets(subject: Subject) -> Mapping[str, Collection[str] | None]:
    """What there is of each kind; None where its list could not be read completely, so that nothing is known."""
    project = subject.project
    known: dict[str, tuple[Collection[str], str]] = {
        "page": ({id for _, id in project.pages} | _unreadable_pages(subject), ""),
        "tree": (project.trees.keys() | subject.unreadable_trees, ""),
        "code": (project.codes.keys(), CODES_FILE),
        "fault": (project.faults.keys(), FAULTS_FILE),
        "term": (project.terms.keys(), TERMS_FILE),
    }
    return {kind: None if file in project.unreadable else targets for kind, (targets, file) in known.items()}


def _unreadable_pages(subject: Subject) -> set[str]:
    files = (file.split("/", 2) for file in subject.project.unreadable)
    return {parts[2].removesuffix(".md") for parts in files if parts[0] == "content" and parts[-1].endswith(".md")}


def _broken(
    subject: Subject,
    targets: Mapping[str, Collection[str] | None],
    lang: Lang,
    kind: str,
    target: str,
    anchor: str,
    span: Span,
) -> Iterator[Problem]:
    if kind in EXTERNAL:
        return
    if kind not in targets:
        hint = nearest(kind, targets) if kind else "link by identity: page:, tree:, code:, fault: or term:"
        if kind == "http":
            hint = "other sites are linked to by https:"
        yield RULE.problem(f"a link cannot lead to `{f'{kind}:' if kind else ''}{target}`", span, hint)
        return
    known = targets[kind]
    if known is not None and target not in known:
        yield RULE.problem(f"there is no {kind} `{target}`", span, nearest(target, known))
    elif anchor:
        yield from _broken_anchor(subject, lang, kind, target, anchor, span)


def _broken_anchor(subject: Subject, lang: Lang, kind: str, target: str, anchor: str, span: Span) -> Iterator[Problem]:
    project = subject.project
    if kind == "page":
        page = project.pages.get((lang, target))
        known = {heading.id for heading in page.headings} if page else {anchor}
    elif kind == "tree":
        known = {anchor} if target in subject.unreadable_trees else set(project.trees[target].nodes)
    else:
        known = set()
    if anchor not in known:
        yield RULE.problem(f"{kind} `{target}` has no place `#{anchor}`", span, nearest(anchor, known))
