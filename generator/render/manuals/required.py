"""The words that the templates of the manuals ask for."""

from __future__ import annotations

from generator.model.manual import Section

INDEXES = (Section.CODES, Section.SCREENS, Section.GLOSSARY, Section.SOURCES)
"""Sections that have a title of their own, `print.title-…`."""

PRINT_WORDS = (
    "brand.independent-short",
    "chart.go-to",
    "chart.go-to-page",
    "chart.title",
    "code.retry",
    "guide.call",
    "guide.needs",
    "guide.note-down",
    "guide.say",
    "guide.say-only",
    "guide.start",
    "page.reference",
    "page.reviewed",
    "print.action",
    "print.also",
    "print.any-page",
    "print.chart",
    "print.chart-from",
    "print.codes",
    "print.common-codes",
    "print.contents",
    "print.continued",
    "print.go",
    "print.go-other",
    "print.go-short",
    "print.language",
    "print.leads-to",
    "print.meaning",
    "print.on-next",
    "print.on-page",
    "print.page",
    "print.rules",
    "print.scan",
    "print.scan-cause",
    "print.screens",
    "print.see-sheet",
    "print.semicolon",
    "print.separator",
    "print.stamp",
    "print.steps",
    "print.title-sources",
    "print.web",
    "safety.verify-first",
)
"""Keys of messages, all given to every template, none of which has a link."""
