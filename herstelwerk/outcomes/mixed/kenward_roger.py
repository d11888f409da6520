"""Kenward and Roger's small-sample correction: adjusted covariance of the fixed effects, F with scaled df.

V is linear in the variances gamma: V = sum of gamma_i G_i. With Phi = (X'V^-1 X)^-1, P_i = -X'V^-1 G_i V^-1 X,
Q_ij = X'V^-1 G_i V^-1 G_j V^-1 X and W the inverse expected information of gamma,
Phi_A = Phi + 2 Phi [sum W_ij (Q_ij - P_i Phi P_j)] Phi (Kenward & Roger 1997, Biometrics 53, 983-997; as in Halekoh &
Hojsgaard 2014, J Stat Softw 59(9)). Checked against: R pbkrtest::KRmodcomp and vcovAdj on sleepstudy and Pastes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import linalg

from herstelwerk.outcomes.mixed.columns import Floats
from herstelwerk.outcomes.mixed.fit import t_estimate
from herstelwerk.outcomes.mixed.information import Information, information, top_groups
from herstelwerk.outcomes.mixed.model import MixedModel
from herstelwerk.outcomes.result import Estimates, NotPossibleError

# Of one group of the highest level the system of all its random effects is solved whole: some tens of seconds at most.
MOST_EFFECTS, MOST_CELLS, MOST_WORK = 3000, 5e7, 1e11


@dataclass(frozen=True, slots=True)
class Adjusted:
    """The adjusted covariance `cov`, the unadjusted `phi`, and what the degrees of freedom are made of."""

    cov: Floats
    phi: Floats
    p: Floats  # variances x predictors x predictors
    w: Floats  # variances x variances

    def f_test(self, weights: Floats, beta: Floats) -> tuple[float, float, float]:
        """F, numerator and denominator degrees of freedom of `weights @ beta = 0` (rows of full rank)."""
        rank = len(weights)
        theta = weights.T @ np.linalg.solve(weights @ self.phi @ weights.T, weights)
        u = np.einsum("ab,ibc,cd->iad", theta @ self.phi, self.p, self.phi)
        traces = np.trace(u, axis1=1, axis2=2)
        a1 = float(traces @ self.w @ traces)
        a2 = float(np.einsum("ij,iab,jba->", self.w, u, u))
        df, scale = _match(a1, a2, rank)
        difference = weights @ beta
        wald = float(difference @ np.linalg.solve(weights @ self.cov @ weights.T, difference)) / rank
        return scale * wald, float(rank), df


def _match(a1: float, a2: float, q: int) -> tuple[float, float]:
    """Degrees of freedom and scale that give F its mean and variance (Kenward & Roger 1997, equations 7 and 8)."""
    b = (a1 + 6.0 * a2) / (2.0 * q)
    g = ((q + 1) * a1 - (q + 4) * a2) / ((q + 2) * a2)
    bottom = 3.0 * q + 2.0 * (1.0 - g)
    v0, v1, v2 = 1.0 + g / bottom * b, 1.0 - (q - g) / bottom * b, 1.0 - (q + 2 - g) / bottom * b
    v0 = 0.0 if abs(v0) < 1e-10 else v0
    left = 1.0 - a2 / q
    ratio = 1.0 if abs(left) < 1e-14 and abs(v1) < 1e-14 else left / v1
    df = 4.0 + (q + 2) / (q * ratio**2 * v0 / v2 / q - 1.0)
    scale = 1.0 if abs(df - 2.0) < 1e-2 else df * left / (df - 2.0)
    return df, scale


def kenward_roger(model: MixedModel) -> Estimates:
    """The fixed effects with Kenward-Roger standard errors and degrees of freedom.

    Raises:
        NotPossibleError: after ML, with a variance at zero, or with groups too large; see `adjusted`.
    """
    own = adjusted(model)
    beta, rows = model.parts.inference.beta, np.eye(len(own.cov))
    percent = f"{100 * model.confidence:g}".replace(".", ",")
    method = (
        f"{model.method} Standaardfouten en vrijheidsgraden zijn gecorrigeerd volgens Kenward en Roger (1997); de "
        f"{percent}%-intervallen horen daarbij."
    ).replace(", vrijheidsgraden volgens Satterthwaite (Kuznetsova e.a., 2017)", "")
    estimates = []
    for label, row, value in zip(model.parts.design.labels, rows, beta, strict=True):
        df = own.f_test(row[None, :], beta)[2]
        se = float(np.sqrt(row @ own.cov @ row))
        estimates.append(t_estimate(label, float(value), se, df, model.n, model.confidence, method))
    return Estimates(f"Vaste effecten op {model.outcome} (Kenward-Roger)", tuple(estimates), method)


def adjusted(model: MixedModel) -> Adjusted:
    """The adjusted covariance of the fixed effects.

    Raises:
        NotPossibleError: after ML (the correction rests on REML), with an estimate at the edge (it does not hold
            there), or when a group of the highest level holds too many random effects.
    """
    _need_possible(model)
    r = model.parts.scaled.r
    return _adjust(information(model), linalg.solve_triangular(r, np.eye(len(r))))


def _adjust(of: Information, back: Floats) -> Adjusted:
    size, p, q, phi = len(of.p), of.p, of.q, np.linalg.inv(of.xx)
    expected = np.empty((size, size))
    for i in range(size):
        for j in range(size):
            expected[i, j] = of.traces[i, j] - 2.0 * (phi * q[i, j]).sum() + np.trace(phi @ p[i] @ phi @ p[j])
    w: Floats = np.asarray(2.0 * np.linalg.inv((expected + expected.T) / 2.0), dtype=float)
    u = np.zeros_like(phi)
    for i in range(size):
        for j in range(size):
            u += w[i, j] * (q[i, j] - p[i] @ phi @ p[j])
    cov = phi + phi @ (u + u.T) @ phi
    forth = np.linalg.inv(back)
    return Adjusted(back @ cov @ back.T, back @ phi @ back.T, forth.T @ p @ forth, w)


def _need_possible(model: MixedModel) -> None:
    if not model.reml:
        raise NotPossibleError("Kenward-Roger rust op REML: pas het model opnieuw met reml=True.")
    if model.singular:
        raise NotPossibleError(
            "Kenward-Roger geldt niet als een variantie op nul of een correlatie op 1 uitkomt. Laat dat deel "
            "weg uit het "
            "model, of gebruik Satterthwaite."
        )
    groups = top_groups(model)
    widest = max(one.columns for one in groups)
    cells = max(one.columns * (one.rows.stop - one.rows.start) for one in groups)
    if widest > MOST_EFFECTS or cells > MOST_CELLS or sum(float(one.columns) ** 3 for one in groups) > MOST_WORK:
        raise NotPossibleError(
            f"Kenward-Roger vraagt hier te veel rekenwerk: de grootste groep heeft {widest} random effecten. "
            "Gebruik "
            "Satterthwaite; bij veel groepen verschilt dat nauwelijks."
        )
