"""Does it work, for whom, and how sure are we: outcome measures with their uncertainty. Works on arrays and frames; no
files, no clock. Every function says its formula, its source and what it was checked against."""

from herstelwerk.outcomes.result import Estimate, Estimates, NotPossibleError, Result

__all__ = ["Estimate", "Estimates", "NotPossibleError", "Result"]
