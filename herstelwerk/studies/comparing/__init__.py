"""Cohorts beside each other and together: what there is, the effect in each, all of them pooled, people in levels."""
