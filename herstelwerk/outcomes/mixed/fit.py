"""Fitting a linear mixed model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from scipy import stats

from herstelwerk.outcomes.mixed import wording
from herstelwerk.outcomes.mixed.blocks import blocks
from herstelwerk.outcomes.mixed.columns import Floats
from herstelwerk.outcomes.mixed.design import Design, Frame, Scaled, design, scaled
from herstelwerk.outcomes.mixed.deviance import Problem
from herstelwerk.outcomes.mixed.inference import Inference, infer
from herstelwerk.outcomes.mixed.model import MixedModel, Parts
from herstelwerk.outcomes.mixed.optimise import Best, best
from herstelwerk.outcomes.mixed.shares import shares
from herstelwerk.outcomes.mixed.terms import Random
from herstelwerk.outcomes.mixed.variances import variance_table, zero_effects
from herstelwerk.outcomes.result import Estimate, Estimates, NotPossibleError


def fit_mixed(
    frame: Frame,
    outcome: str,
    fixed: str | Sequence[str],
    groups: Random | Sequence[Random],
    *,
    nested: bool = False,
    reference: Mapping[str, object] | None = None,
    reml: bool = True,
    confidence: float = 0.95,
) -> MixedModel:
    """A linear mixed model y = X beta + Z b + e for groups within groups (clients in teams in cohorts).

    `fixed` is `"month * treatment + age"` or a sequence of terms (`"a"`, `"a:b"`, `"a*b"`). Columns of words are
    categories, as are columns with a `reference` level; treatment coding, the first level left out by default.
    `groups` are the random terms in any order, each grouping whole within the next; with `nested` ids count within the
    groupings listed after theirs (inner first), as batch/cask in R. Rows with a missing value in any column used are
    left out and counted.

    Method: profiled (restricted) deviance over the relative covariance factor, eliminated level by level in small
    blocks (Bates, Maechler, Bolker & Walker 2015, J Stat Softw 67(1), section 3); exact gradient; standard errors
    (X'V^-1 X)^-1; degrees of freedom by Satterthwaite (Kuznetsova et al. 2017, J Stat Softw 82(13)). Checked against:
    R lmerTest::lmer on sleepstudy, bdf, Pastes and simulated designs.

    Raises:
        NotPossibleError: when the data do not allow the model (n < 4, one group, no variance, predictors that follow
            from each other, crossed or equal groupings, as many random effects as rows); says why.
    """
    if not 0.0 < confidence < 1.0:
        raise NotPossibleError(
            f"Een betrouwbaarheid van {confidence:g} kan niet; geef een getal tussen 0 en 1, zoals 0.95."
        )
    terms = [groups] if isinstance(groups, Random) else list(groups)
    return fit_design(design(frame, outcome, fixed, terms, nested=nested, reference=reference), reml, confidence)


def fit_design(model: Design, reml: bool, confidence: float) -> MixedModel:
    """Fit what was read before; see `fit_mixed`."""
    on = scaled(model)
    problem = Problem(blocks(model, on), tuple(one.term for one in model.groups), model.n, reml)
    found = best(problem)
    at = infer(problem, on, found)
    method = wording.method(model, reml, confidence)
    variances = variance_table(problem, on.t, at, found.theta, confidence, wording.variance_method(confidence))
    edges = _edges(model, on, problem, found, at)
    return MixedModel(
        title=f"Gemengd model voor {model.outcome}",
        outcome=model.outcome,
        fixed=_fixed(model, at, confidence, method),
        variances=variances,
        icc=shares(problem, model.z, on.t, at, found.theta, confidence, model.n),
        method=method,
        n=model.n,
        n_dropped=model.n_dropped,
        groups={one.term.group: one.count for one in model.groups},
        reml=reml,
        loglik=_loglik(problem, on, found),
        n_parameters=len(model.labels) + len(found.theta) + 1,
        converged=found.converged,
        singular=tuple(edges),
        watch=wording.watch(model, edges, found.converged),
        confidence=confidence,
        parts=Parts(model, on, problem, found.theta, at),
    )


def _loglik(problem: Problem, on: Scaled, found: Best) -> float:
    """On the scale of the data: the outcome was divided by `scale`, the predictors made orthogonal."""
    predictors = 2.0 * float(np.log(np.abs(np.diag(on.r))).sum()) if problem.reml else 0.0
    return -0.5 * (float(found.deviance) + 2.0 * problem.df * float(np.log(on.scale)) + predictors)


def _edges(model: Design, on: Scaled, problem: Problem, found: Best, at: Inference) -> list[str]:
    told = []
    for one, lam, t in zip(model.groups, problem.lambdas(found.theta), on.t, strict=True):
        back = np.linalg.solve(t, lam) * at.sigma
        told += wording.singular(one, zero_effects(back @ back.T, t, at.sigma), lam)
    return told


def _fixed(model: Design, at: Inference, confidence: float, method: str) -> Estimates:
    rows = np.eye(len(model.labels))
    estimates = [
        combination(at, row, label, model.n, confidence, method) for label, row in zip(model.labels, rows, strict=True)
    ]
    return Estimates(f"Vaste effecten op {model.outcome}", tuple(estimates), method)


def combination(at: Inference, weights: Floats, name: str, n: int, confidence: float, method: str) -> Estimate:
    """A weighted sum of fixed effects with SE, Satterthwaite df, t, p and interval."""
    return t_estimate(
        name,
        float(weights @ at.beta),
        float(np.sqrt(weights @ at.cov @ weights)),
        at.df(weights),
        n,
        confidence,
        method,
    )


def t_estimate(name: str, value: float, se: float, df: float, n: int, confidence: float, method: str) -> Estimate:
    """An estimate with what the t-distribution says about it."""
    t = value / se
    reach = float(stats.t.ppf(0.5 + confidence / 2.0, df)) * se
    more = {"SE": se, "df": df, "t": t, "p": 2.0 * float(stats.t.sf(abs(t), df))}
    return Estimate(name, value, value - reach, value + reach, n, method, confidence, more)
