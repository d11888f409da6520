"""A fitted mixed model: what it found, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from herstelwerk.outcomes.mixed.columns import Floats
from herstelwerk.outcomes.mixed.design import Design, Scaled
from herstelwerk.outcomes.mixed.deviance import Problem
from herstelwerk.outcomes.mixed.inference import Inference
from herstelwerk.outcomes.mixed.variances import Variances
from herstelwerk.outcomes.result import Cell, Estimates, ResultTable, Rows, Shown


@dataclass(frozen=True, slots=True)
class Parts:
    """What the model was made of and with; other analyses of this package go on from here."""

    design: Design
    scaled: Scaled
    problem: Problem
    theta: Floats
    inference: Inference


@dataclass(frozen=True, slots=True)
class MixedModel(Shown):
    """A linear mixed model. `fixed` has an estimate per fixed effect, `variances` the random part, `icc` the shares.

    `singular` and `watch` say what to know before using it; `n_dropped` rows had a missing value.
    """

    title: str
    outcome: str
    fixed: Estimates
    variances: Variances
    icc: Estimates
    method: str
    n: int
    n_dropped: int
    groups: Mapping[str, int]
    reml: bool
    loglik: float
    n_parameters: int
    converged: bool
    singular: tuple[str, ...]
    watch: tuple[str, ...]
    confidence: float
    parts: Parts = field(repr=False, compare=False)

    @property
    def deviance(self) -> float:
        """Minus twice the log-likelihood (for REML: the REML criterion)."""
        return -2.0 * self.loglik

    @property
    def aic(self) -> float:
        """Akaike's criterion, every fixed effect and variance counted."""
        return self.deviance + 2.0 * self.n_parameters

    @property
    def bic(self) -> float:
        """Schwarz's criterion, with the number of rows as n (as lme4)."""
        return self.deviance + float(np.log(self.n)) * self.n_parameters

    @property
    def sigma(self) -> float:
        """The residual standard deviation."""
        return self.parts.inference.sigma

    @property
    def covariance(self) -> pd.DataFrame:
        """The covariance matrix of the fixed effects."""
        labels = list(self.parts.design.labels)
        return pd.DataFrame(self.parts.inference.cov, index=labels, columns=labels)

    def rows(self) -> Rows:
        """One row per fixed effect."""
        return self.fixed.rows()

    def fit_rows(self) -> Rows:
        """Log-likelihood and what follows from it."""
        kind = "REML" if self.reml else "ML"
        row: dict[str, Cell] = {f"loglikelihood ({kind})": self.loglik, "deviantie": self.deviance}
        return [row | {"AIC": self.aic, "BIC": self.bic, "parameters": self.n_parameters, "n": self.n}]

    def __str__(self) -> str:
        tables = [ResultTable(self.title, self.rows()), ResultTable(self.variances.title, self.variances.rows())]
        tables += [ResultTable(self.icc.title, self.icc.rows()), ResultTable("Passing", self.fit_rows())]
        return "\n\n".join([*map(str, tables), *self.watch, self.method])

    def _repr_html_(self) -> str:
        fixed = ResultTable(self.title, self.rows(), " ".join(self.watch))._repr_html_()
        shares = ResultTable(self.icc.title, self.icc.rows())._repr_html_()
        fit = ResultTable("Passing", self.fit_rows(), self.method)._repr_html_()
        return fixed + self.variances._repr_html_() + shares + fit
