"""What chance alone would give, and what each unit adds to the error of that: one function per coefficient.

Every function takes the counted units and weights, and returns the expected agreement Pe and per unit the part of it
that enters the standard error. All after Gwet (2014), Handbook of inter-rater reliability, 4th ed., ch. 2-5.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from herstelwerk.outcomes.tables import Codes, Floats


@dataclass(frozen=True, slots=True)
class Units:
    """Units with at least one rating: their codes, counts per category, and number of ratings."""

    codes: Codes  # units x raters, -1 where missing
    counts: Floats  # units x categories
    ratings: Floats  # per unit

    @property
    def n(self) -> int:
        """How many units there are."""
        return len(self.counts)


def counted(codes: Codes, q: int) -> Units:
    """The units that somebody rated, with how often they got each of the q categories."""
    codes = codes[(codes >= 0).any(axis=1)]
    n = len(codes)
    rows = np.broadcast_to(np.arange(n)[:, None], codes.shape)
    seen = codes >= 0
    counts = np.bincount(rows[seen] * q + codes[seen], minlength=n * q).reshape(n, q).astype(float)
    return Units(codes, counts, counts.sum(axis=1))


def none(units: Units, w: Floats) -> tuple[float, Floats]:
    """Percent agreement: nothing for chance."""
    return 0.0, np.zeros(units.n)


def brennan_prediger(units: Units, w: Floats) -> tuple[float, Floats]:
    """Every category as likely: sum w / q^2."""
    expected = float(w.sum()) / len(w) ** 2
    return expected, np.full(units.n, expected)


def fleiss(units: Units, w: Floats) -> tuple[float, Floats]:
    """Shares of the categories over all raters: sum w pi_k pi_l."""
    pi = (units.counts / units.ratings[:, None]).mean(axis=0)
    towards = (w + w.T) @ pi / 2
    return float(pi @ w @ pi), units.counts @ towards / units.ratings


def gwet(units: Units, w: Floats) -> tuple[float, Floats]:
    """Chance only where raters are unsure: (sum w / (q (q - 1))) sum pi_k (1 - pi_k)."""
    q = len(w)
    pi = (units.counts / units.ratings[:, None]).mean(axis=0)
    share = float(w.sum()) / (q * (q - 1))
    return share * float(pi @ (1 - pi)), share * (units.counts @ (1 - pi)) / units.ratings


def conger(units: Units, w: Floats) -> tuple[float, Floats]:
    """Shares of the categories per rater: sum w (mean p_k mean p_l - s_kl / r), s_kl their covariance over raters."""
    codes, q, n = units.codes, len(w), units.n
    codes = codes[:, (codes >= 0).any(axis=0)]  # a rater who rated nothing has no shares
    r = codes.shape[1]
    known = (codes >= 0).astype(float)
    per_rater = known.sum(axis=0)
    shares = np.stack([(codes == k).sum(axis=0) for k in range(q)], axis=1) / per_rater[:, None]  # raters x q
    mean = shares.mean(axis=0)
    covariance = (shares.T @ shares - r * np.outer(mean, mean)) / (r - 1)
    expected = float(np.sum(w * (np.outer(mean, mean) - covariance / r)))
    each = np.zeros((n, r))
    others = (r * mean - shares) @ w  # raters x q: weight of a category against all other raters
    for k in range(q):
        each += ((codes == k) - (known - per_rater / n) * shares[:, k]) * others[:, k]
    return expected, (each * (n / per_rater)).sum(axis=1) / (r * (r - 1))
