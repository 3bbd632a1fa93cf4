"""Stage 4: a checked site and its drawings → pages, navigation and data in memory. Nothing is written here."""

from __future__ import annotations

from generator.render.chart_words import chart_words
from generator.render.difference import DifferenceFormat, difference_listing
from generator.render.funnel import FunnelFormat, funnel
from generator.render.listings.coverage import coverage_listing
from generator.render.listings.paths import path_listing
from generator.render.listings.reviews import review_listing
from generator.render.listings.schemas import LISTING_SCHEMAS
from generator.render.required_messages import OPTIONAL_GROUPS, required_messages
from generator.render.site_rendering import render
from generator.render.words import UnknownMessage

__all__ = [
    "LISTING_SCHEMAS",
    "OPTIONAL_GROUPS",
    "DifferenceFormat",
    "FunnelFormat",
    "UnknownMessage",
    "chart_words",
    "coverage_listing",
    "difference_listing",
    "funnel",
    "path_listing",
    "render",
    "required_messages",
    "review_listing",
]
