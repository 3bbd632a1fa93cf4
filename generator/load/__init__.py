"""Stage 1: files → `Project` as written, and every problem of its shape."""

from generator.load.contents import Content, NoContent, content_of
from generator.load.default_messages import standard_messages
from generator.load.events import UnreadableEvents, read_events
from generator.load.file_schemas import FILE_KINDS, file_kind, file_schema
from generator.load.files import Memory
from generator.load.page import read_page
from generator.load.project import Loaded, languages_of, load
from generator.load.scalars import scalar_edits
from generator.load.shape_rules import FILE_MISSING, MISSING_KEY, MISSING_LANGUAGE, SHAPE_RULES
from generator.load.sign_off_entry import UnusableReviews, with_sign_off
from generator.load.site_file import site_file
from generator.load.yaml_reader import forbidden_characters

__all__ = [
    "FILE_KINDS",
    "FILE_MISSING",
    "MISSING_KEY",
    "MISSING_LANGUAGE",
    "SHAPE_RULES",
    "Content",
    "Loaded",
    "Memory",
    "NoContent",
    "UnreadableEvents",
    "UnusableReviews",
    "content_of",
    "file_kind",
    "file_schema",
    "forbidden_characters",
    "languages_of",
    "load",
    "read_events",
    "read_page",
    "scalar_edits",
    "site_file",
    "standard_messages",
    "with_sign_off",
]
