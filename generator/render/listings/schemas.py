"""What commands print as JSON → the schema of each, by the name under which `poshelp schema` has it."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.json_schema import Schema
from generator.render.difference import DIFFERENCE_SCHEMA
from generator.render.funnel.data import FUNNEL_SCHEMA
from generator.render.listings.coverage import COVERAGE_SCHEMA
from generator.render.listings.paths import PATHS_SCHEMA
from generator.render.listings.reviews import REVIEWS_SCHEMA

LISTING_SCHEMAS: Mapping[str, Schema] = {
    "paths-output": PATHS_SCHEMA,
    "coverage-output": COVERAGE_SCHEMA,
    "diff-output": DIFFERENCE_SCHEMA,
    "reviews-output": REVIEWS_SCHEMA,
    "funnel-output": FUNNEL_SCHEMA,
}
