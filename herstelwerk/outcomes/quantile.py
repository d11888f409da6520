"""The t-quantile alone, for who should not have to wait for scipy.stats to load."""

from __future__ import annotations


def t_quantile(probability: float, df: float) -> float:
    """The point below which t with `df` degrees of freedom falls with this probability.

    From `scipy.special`, loaded at the first call. Checked against: R qt.
    """
    from scipy.special import stdtrit

    return float(stdtrit(df, probability))
