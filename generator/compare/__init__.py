"""Two `Project`s as written → their `Difference`. Either of them may have errors; nothing is repaired or judged."""

from generator.compare.projects import compare

__all__ = ["compare"]
