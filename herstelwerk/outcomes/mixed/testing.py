"""Questions about several effects at once, combinations of effects, and which of two models fits better."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

from herstelwerk.outcomes.mixed.columns import Floats
from herstelwerk.outcomes.mixed.fit import combination, fit_design
from herstelwerk.outcomes.mixed.kenward_roger import adjusted
from herstelwerk.outcomes.mixed.model import MixedModel
from herstelwerk.outcomes.result import Cell, Estimate, NotPossibleError, Rows, Shown


@dataclass(frozen=True, slots=True)
class FTest(Shown):
    """Whether several effects are zero together: F with its degrees of freedom and p."""

    title: str
    f: float
    df: float
    rest_df: float
    p: float
    n: int
    method: str

    def rows(self) -> Rows:
        """One row."""
        return [{"F": self.f, "df": self.df, "df rest": self.rest_df, "p": self.p, "n": self.n}]


@dataclass(frozen=True, slots=True)
class Comparison(Shown):
    """A smaller model beside a larger one: the likelihood-ratio test, AIC and BIC, both fitted by ML."""

    small: MixedModel
    large: MixedModel
    chi2: float
    df: int
    p: float
    method: str
    title: str = "Twee modellen vergeleken"

    def rows(self) -> Rows:
        """One row per model; the test stands with the larger."""
        rows: list[dict[str, Cell]] = []
        for name, one in (("kleinste", self.small), ("grootste", self.large)):
            rows.append(
                {
                    "model": name,
                    "parameters": one.n_parameters,
                    "loglikelihood": one.loglik,
                    "AIC": one.aic,
                    "BIC": one.bic,
                }
            )
        rows[1] |= {"chi²": self.chi2, "df": self.df, "p": self.p}
        return rows


def contrast(model: MixedModel, weights: Mapping[str, float], name: str) -> Estimate:
    """A weighted sum of fixed effects (`{"treatment = new": 1, "treatment = new × month": 6}`), with Satterthwaite df.

    Checked against: R lmerTest::contest1D.

    Raises:
        NotPossibleError: for an unknown effect, or no weight other than zero.
    """
    row = np.zeros(len(model.parts.design.labels))
    for label, weight in weights.items():
        row[_place(model, label)] = weight
    if not row.any():
        raise NotPossibleError("Alle gewichten zijn nul: er is niets te schatten.")
    return combination(model.parts.inference, row, name, model.n, model.confidence, model.method)


def f_test(model: MixedModel, effects: Sequence[str], kenward_roger: bool = False) -> FTest:
    """Whether these effects are all zero, for example all months or all levels of a category.

    With Satterthwaite df per independent direction, joined as lmerTest does (Fai & Cornelius 1996, J Stat Comput Simul
    54, 363-378), or after Kenward & Roger (1997). Checked against: R lmerTest::contestMD, pbkrtest::KRmodcomp.

    Raises:
        NotPossibleError: for an unknown effect, none, or where Kenward-Roger is not possible.
    """
    if not effects:
        raise NotPossibleError("Noem ten minste één effect om te toetsen.")
    weights = np.eye(len(model.parts.design.labels))[[_place(model, label) for label in dict.fromkeys(effects)]]
    if kenward_roger:
        f, df, rest = adjusted(model).f_test(weights, model.parts.inference.beta)
    else:
        f, df, rest = _satterthwaite(model, weights)
    names = ", ".join(dict.fromkeys(effects))
    how = "Kenward en Roger (1997)" if kenward_roger else "Satterthwaite"
    p = float(stats.f.sf(f, df, rest))
    method = f"{model.method} Samen getoetst met een F-toets, vrijheidsgraden volgens {how}: {names}."
    return FTest(f"Toets van {names}", f, df, rest, p, model.n, method)


def _satterthwaite(model: MixedModel, weights: Floats) -> tuple[float, float, float]:
    at = model.parts.inference
    sizes, vectors = np.linalg.eigh(weights @ at.cov @ weights.T)
    rows = vectors.T @ weights
    f = float(np.mean((rows @ at.beta) ** 2 / sizes))
    dfs = np.array([at.df(row) for row in rows])
    if len(dfs) == 1 or np.ptp(dfs) < 1e-8:
        return f, float(len(dfs)), float(dfs.mean())
    if (dfs <= 2.0).any():
        return f, float(len(dfs)), 2.0
    expected = float((dfs / (dfs - 2.0)).sum())
    return f, float(len(dfs)), 2.0 * expected / (expected - len(dfs))


def compare(one: MixedModel, other: MixedModel) -> Comparison:
    """The likelihood-ratio test of two nested models on the same rows, both fitted again by ML.

    chi2 = 2 (loglik large - loglik small), df the parameters more. Checked against: R anova(lmer, lmer).

    Raises:
        NotPossibleError: for other rows or outcomes, or when the smaller is no part of the larger.
    """
    small, large = sorted((one, other), key=lambda model: model.n_parameters)
    _need_same_rows(small, large)
    _need_part(small, large)
    fitted = [m if not m.reml else fit_design(m.parts.design, False, m.confidence) for m in (small, large)]
    chi2 = max(0.0, 2.0 * (fitted[1].loglik - fitted[0].loglik))
    df = large.n_parameters - small.n_parameters
    more = (
        " Het grootste model heeft ook meer varianties of correlaties: een variantie kan niet onder nul komen, "
        "en daarom is "
        "deze p aan de hoge (veilige) kant."
        if len(large.parts.theta) > len(small.parts.theta)
        else ""
    )
    method = (
        f"Twee geneste gemengde modellen voor {small.outcome} op dezelfde {small.n} metingen, beide met "
        "maximum likelihood "
        f"geschat en vergeleken met de likelihood-ratiotoets (chi² met {df} df).{more}"
    )
    return Comparison(fitted[0], fitted[1], chi2, df, float(stats.chi2.sf(chi2, df)), method)


def _place(model: MixedModel, label: str) -> int:
    labels = model.parts.design.labels
    if label not in labels:
        raise NotPossibleError(f"Er is geen effect ‘{label}’. Wel: {', '.join(labels)}.")
    return labels.index(label)


def _in_frame_order(model: MixedModel, values: Floats) -> Floats:
    back = np.empty_like(values)
    back[model.parts.design.order] = values
    return back


def _need_same_rows(small: MixedModel, large: MixedModel) -> None:
    y = [_in_frame_order(m, m.parts.design.y) for m in (small, large)]
    if small.outcome != large.outcome or len(y[0]) != len(y[1]) or not np.array_equal(y[0], y[1]):
        raise NotPossibleError(
            f"De modellen rusten niet op dezelfde rijen ({small.n} en {large.n}): laat eerst de rijen weg waar "
            "een van beide "
            "een waarde mist."
        )


def _need_part(small: MixedModel, large: MixedModel) -> None:
    x, wide = (_in_frame_order(m, m.parts.scaled.q) for m in (small, large))
    if np.abs(x - wide @ (wide.T @ x)).max() > 1e-7:
        raise NotPossibleError("De vaste effecten van het kleinste model zijn geen deel van die van het grootste.")
    theirs = {one.term.group: one.term for one in large.parts.design.groups}
    for one in small.parts.design.groups:
        term = theirs.get(one.term.group)
        known = (
            term is not None
            and set(one.term.names) <= set(term.names)
            and term.correlated >= (one.term.correlated and one.term.size > 1)
        )
        if not known:
            raise NotPossibleError(
                f"Het random deel van ‘{one.term.group}’ in het kleinste model is geen deel van het grootste."
            )
    if small.n_parameters == large.n_parameters:
        raise NotPossibleError(
            "De modellen hebben evenveel parameters: er is niets dat het ene meer heeft dan het andere."
        )
