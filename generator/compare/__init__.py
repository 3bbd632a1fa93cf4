"""Two `Project`s as written → their `Difference`, and the addresses that were lost. Either of them may have errors."""

from generator.compare.address_lost import RULE, lost_since
from generator.compare.projects import compare

COMPARE_RULES = (RULE,)

__all__ = ["COMPARE_RULES", "compare", "lost_since"]
