"""A `Project` ↔ a PO file: its texts for a translator's tool, and what came back from there."""

from generator.translate.catalog import po_file
from generator.translate.entries import MAX_PO_BYTES, Catalogue, NoCatalogue, decoded, read_po, refused_file
from generator.translate.intake import Intake, refusal, take_in
from generator.translate.proof import unproven
from generator.translate.rewriting import Rewriting, digests, rewritings, unfit_blocks
from generator.translate.texts import units
from generator.translate.unit import Unit

__all__ = [
    "MAX_PO_BYTES",
    "Catalogue",
    "Intake",
    "NoCatalogue",
    "Rewriting",
    "Unit",
    "decoded",
    "digests",
    "po_file",
    "read_po",
    "refusal",
    "refused_file",
    "rewritings",
    "take_in",
    "unfit_blocks",
    "units",
    "unproven",
]
