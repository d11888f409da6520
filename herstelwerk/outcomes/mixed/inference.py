"""What the fixed effects are, how sure, and with how many degrees of freedom: on the scale of the data."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import linalg

from herstelwerk.outcomes.mixed.columns import Floats
from herstelwerk.outcomes.mixed.design import Scaled
from herstelwerk.outcomes.mixed.deviance import Problem
from herstelwerk.outcomes.mixed.optimise import Best


@dataclass(frozen=True, slots=True)
class Inference:
    """Fixed effects with their covariance (X'V^-1 X)^-1, its derivatives, and the covariance of (theta, sigma).

    `sigma` is the residual SD of the data; in `spread` it is measured in units of `scale`.
    """

    beta: Floats
    cov: Floats
    d_cov: Floats  # p x p x (theta, sigma)
    spread: Floats  # covariance of (theta, sigma)
    sigma: float
    scale: float

    def df(self, weights: Floats) -> float:
        """Satterthwaite's degrees of freedom of a combination of effects: 2 v^2 / var(v), v its variance.

        var(v) by the delta method from the curvature of the deviance in (theta, sigma) (Kuznetsova, Brockhoff &
        Christensen 2017, J Stat Softw 82(13)). Checked against: R lmerTest::contest1D on sleepstudy, bdf and Pastes.
        """
        variance = float(weights @ self.cov @ weights)
        gradient = np.einsum("i,ijk,j->k", weights, self.d_cov, weights)
        uncertain = float(gradient @ self.spread @ gradient)
        return 2.0 * variance**2 / uncertain if uncertain > 0.0 else float("inf")


def infer(problem: Problem, on: Scaled, found: Best) -> Inference:
    """From the smallest deviance to effects, standard errors and the uncertainty of the variances."""
    at, count = found.at, len(found.theta)
    variance = at.rest / problem.df
    sigma = float(np.sqrt(variance))
    hessian = np.empty((count + 1, count + 1))
    hessian[:count, :count] = found.h_logs + found.h_rest / variance
    hessian[count, :count] = hessian[:count, count] = -2.0 * at.d_rest / sigma**3
    hessian[count, count] = 4.0 * problem.df / variance
    back = linalg.solve_triangular(on.r, np.eye(len(on.r))) * on.scale
    d_cov = np.concatenate([variance * problem.d_cov(found.theta), 2.0 * sigma * at.cov[:, :, None]], axis=2)
    root = problem.factored(found.theta).root
    return Inference(
        beta=on.ols + back @ (at.cov @ root[:-1, -1]),
        cov=back @ (variance * at.cov) @ back.T,
        d_cov=np.einsum("ia,abk,jb->ijk", back, d_cov, back),
        spread=2.0 * _inverse(hessian),
        sigma=sigma * on.scale,
        scale=on.scale,
    )


def _inverse(of: Floats) -> Floats:
    """The inverse over the directions that bend upwards, as lmerTest does at the edge of the space."""
    values, vectors = np.linalg.eigh(of)
    bent = values > 1e-8 * float(values.max())
    up = vectors[:, bent]
    return np.asarray((up / values[bent]) @ up.T)
