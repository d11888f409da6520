"""Linear mixed models for clients in trainees in teams in cohorts."""

from herstelwerk.outcomes.mixed.effects import fitted, group_effects
from herstelwerk.outcomes.mixed.fit import fit_mixed
from herstelwerk.outcomes.mixed.kenward_roger import kenward_roger
from herstelwerk.outcomes.mixed.model import MixedModel
from herstelwerk.outcomes.mixed.terms import Random
from herstelwerk.outcomes.mixed.testing import Comparison, FTest, compare, contrast, f_test
from herstelwerk.outcomes.mixed.variances import Component, Correlation, Variances

__all__ = [
    "Comparison",
    "Component",
    "Correlation",
    "FTest",
    "MixedModel",
    "Random",
    "Variances",
    "compare",
    "contrast",
    "f_test",
    "fit_mixed",
    "fitted",
    "group_effects",
    "kenward_roger",
]
