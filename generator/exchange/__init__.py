"""Trees for other programs, and trees and codes from them. What cannot be carried over is told, with its place."""

from generator.exchange.codes import CodeRow, with_codes
from generator.exchange.draft import DraftTree
from generator.exchange.graph_schema import graph_schema
from generator.exchange.in_languages import in_languages
from generator.exchange.reading import Import, ImportFormat, Known, read_import
from generator.exchange.source import MOST_BYTES, Unreadable
from generator.exchange.tree_yaml import Review, tree_yaml
from generator.exchange.writing import GraphFormat, write_tree

__all__ = [
    "MOST_BYTES",
    "CodeRow",
    "DraftTree",
    "GraphFormat",
    "Import",
    "ImportFormat",
    "Known",
    "Review",
    "Unreadable",
    "graph_schema",
    "in_languages",
    "read_import",
    "tree_yaml",
    "with_codes",
    "write_tree",
]
