"""Two readers of the same hand-ins on one criterion: how often alike, corrected for chance, and who is stricter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from herstelwerk.outcomes.descriptives import describe
from herstelwerk.outcomes.kappa import kappas
from herstelwerk.outcomes.proportions import wilson
from herstelwerk.outcomes.raters import agreements
from herstelwerk.outcomes.result import Cell, Estimate, NotPossibleError, enough

LEAST = 3  # under which nothing is computed
FEW = 10  # under which an interval of kappa is not to be trusted
CORRECTED = (
    "Percentage gelijk met het interval van Wilson. Kappa van Cohen met de standaardfout voor grote steekproeven "
    "(Fleiss, Cohen en Everitt, 1969); AC1 en AC2 van Gwet (2008 en 2014). "
)


@dataclass(frozen=True, slots=True)
class Pair:
    """What is known of two readers on one criterion; None where a figure does not exist.

    `stricter` is the share of judgements in which the first was stricter, minus that in which the second was.
    """

    criterion: str
    n: int
    people: int
    alike: Estimate
    kappa: Estimate | None
    ac1: Estimate | None
    weighted: Estimate | None
    ac2: Estimate | None
    stricter: Estimate | None
    most_used: float

    def chart_row(self) -> dict[str, Cell]:
        """A row for `charts.agreement`."""
        row: dict[str, Cell] = {"criterion": self.criterion, "n": self.n}
        for name, one, times in (("percent", self.alike, 100.0), ("kappa", self.kappa, 1.0), ("ac1", self.ac1, 1.0)):
            row[name] = float("nan") if one is None else times * one.value
            limits = (None, None) if one is None else (one.low, one.high)
            for end, limit in zip(("_low", "_high"), limits, strict=True):
                row[name + end] = float("nan") if limit is None else times * limit
        row["stricter"] = float("nan") if self.stricter is None else self.stricter.value
        return row


def pair_of(
    criterion: str, first: pd.Series, second: pd.Series, people: int, scale: Sequence[str], *, weighted: bool
) -> Pair:
    """Two readers beside each other, over the hand-ins both judged.

    Raises:
        NotPossibleError: for fewer than three of those.
    """
    both = (first.notna() & second.notna()).to_numpy(bool)
    one, two = first[both].reset_index(drop=True), second[both].reset_index(drop=True)
    n = len(one)
    enough(n, LEAST, "inleveringen met twee oordelen")
    table = pd.DataFrame({"een": one, "twee": two})
    places = {level: place for place, level in enumerate(scale)}
    lower = np.sign(two.map(places).to_numpy(float) - one.map(places).to_numpy(float))

    def corrected(name: str) -> Estimate:
        kind = "linear" if name == "Gwet AC2" else "unweighted"
        return agreements(table, scale=scale, weighting=kind)[name]  # type: ignore[arg-type]

    return Pair(
        criterion,
        n,
        people,
        wilson(int((one == two).sum()), n, name="gelijk"),
        _there(lambda: kappas(one, two, scale=scale)["kappa"]),
        _there(lambda: corrected("Gwet AC1")),
        _there(lambda: kappas(one, two, scale=scale)["kappa (lineair)"]) if weighted else None,
        _there(lambda: corrected("Gwet AC2")) if weighted else None,
        _there(lambda: describe(100 * lower, "strenger")),
        float(pd.concat([one, two]).value_counts(normalize=True).iloc[0]),
    )


def _there(make: Callable[[], Estimate]) -> Estimate | None:
    try:
        found = make()
    except (NotPossibleError, KeyError):
        return None
    return found if np.isfinite(found.value) else None
