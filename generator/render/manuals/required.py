"""The words that the templates of the manuals ask for."""

from __future__ import annotations

from generator.model.manual import Section

INDEXES = (Section.CODES, Section.SCREENS, Section.GLOSSARY, Section.SOURCES)
"""Sections that have a title of their own, `print.title-…`."""

PRINT_WORDS = (
    "code.retry",
    "guide.call",
    "guide.needs",
    "guide.note-down",
    "guide.say",
    "guide.say-only",
    "guide.start",
    "page.reference",
    "print.action",
    "print.also",
    "print.any-page",
    "print.cause",
    "print.chart",
    "print.chart-from",
    "print.codes",
    "print.common-codes",
    "print.contents",
    "print.go",
    "print.go-other",
    "print.go-short",
    "print.language",
    "print.leads-here",
    "print.leads-to",
    "print.meaning",
    "print.on-page",
    "print.page",
    "print.page-column",
    "print.rules",
    "print.scan",
    "print.scan-cause",
    "print.screens",
    "print.see-page",
    "print.see-sheet",
    "print.separator",
    "print.steps",
    "print.stamp",
    "print.web",
    "retry.never",
)
"""Keys of messages, all given to every template, none of which has a link."""
