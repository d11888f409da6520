"""The change in each cohort as an effect with its variance, and the pool of them; twice: standardised and in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from herstelwerk.outcomes.change import change
from herstelwerk.outcomes.pooling import Pooled, pool
from herstelwerk.outcomes.result import Estimate, Estimates, NotPossibleError
from herstelwerk.studies.source import Source
from herstelwerk.studies.waves import BEFORE, side_by_side

LEAST = 5  # people with both measurements; the variance of an effect of fewer is too rough to weigh with
MEAN, STANDARD, VARIANCE = "gemiddelde verandering", "g_pre", "variantie (ongelijke SD's)"
WHAT = "g_pre (verandering, gedeeld door de SD van de voormeting in dat cohort)"
WHY = (
    "Het effect per cohort is g_pre: de gemiddelde verandering van wie beide metingen heeft, gedeeld door de SD van "
    "hun voormeting, met de correctie van Hedges voor kleine groepen. Die SD is gekozen omdat er dan nog niets "
    "veranderd is, en omdat het effect zo niet afhangt van hoe sterk voor- en nameting samenhangen, zoals d_z. De "
    "variantie neemt niet aan dat de SD voor en na gelijk is (Bonett, 2008). Zo zijn maten met verschillende "
    "schalen te vergelijken. Daarnaast is hetzelfde gedaan in punten van de maat zelf (variantie: het kwadraat van "
    f"de SD van de verandering, gedeeld door n). Cohorten met minder dan {LEAST} mensen met beide metingen vallen af."
)


@dataclass(frozen=True, slots=True)
class Effects:
    """One measure from the start to one wave, over cohorts.

    Attributes:
        name: `GSES, nameting`.
        lower: whether lower is better.
        cohorts: the cohorts that take part, with their people with both measurements in `sizes`.
        left_out: the cohorts for which there is no effect: too few people, or no spread.
        started: everyone in the cohorts that take part.
    """

    measure: str
    name: str
    wave: str
    lower: bool
    cohorts: tuple[str, ...]
    sizes: tuple[int, ...]
    standard: tuple[Estimate, ...]
    points: tuple[Estimate, ...]
    left_out: tuple[str, ...]
    started: int

    @property
    def people(self) -> int:
        """Everyone with both measurements in the cohorts that take part."""
        return sum(self.sizes)

    def pooled(self, limit: int) -> Pooled:
        """The standardised effects pooled by REML, with Hartung and Knapp.

        Raises:
            NotPossibleError: fewer than two cohorts, or fewer than `limit` people.
        """
        variances = [float(one.more[VARIANCE] or 0.0) for one in self.standard]
        return self._pool(self.standard, variances, limit, f"{self.name}: {STANDARD} over cohorten", WHY)

    def pooled_points(self, limit: int) -> Pooled:
        """The same in points of the measure; raises as `pooled`."""
        return self._pool(self.points, self.squared_errors, limit, f"{self.name}: punten over cohorten", "")

    @property
    def squared_errors(self) -> list[float]:
        """The sampling variances of the mean changes in points."""
        return [float(one.more["SD van de verandering"] or 0.0) ** 2 / one.n for one in self.points]

    def _pool(
        self, effects: Sequence[Estimate], variances: Sequence[float], limit: int, title: str, why: str
    ) -> Pooled:
        if len(self.cohorts) < 2:
            raise NotPossibleError(
                f"Van {'één cohort' if self.cohorts else 'geen enkel cohort'} is een effect te berekenen: met ten "
                f"minste {LEAST} mensen met beide metingen, die niet allemaal evenveel veranderden. Om cohorten te "
                "vergelijken en samen te voegen zijn er ten minste twee nodig."
            )
        if self.people < limit:
            raise NotPossibleError(f"Samen hebben minder dan {limit} mensen beide metingen; dat wordt niet getoond.")
        values = [one.value for one in effects]
        found = pool(values, variances, names=self.cohorts, sizes=self.sizes)
        method = f"{why} {found.method}".strip()
        whole = {"effect": found.effect, "prediction": found.prediction, "tau2": found.tau2}
        return replace(found, title=title, method=method, **{k: replace(v, method=method) for k, v in whole.items()})  # type: ignore[arg-type]


def effects_of(frame: pd.DataFrame, measure: str, wave: str, source: Source) -> Effects:
    """The change per cohort on one measure, from the start to this wave."""
    known, _ = source.scale(measure)
    wide = side_by_side(frame, measure)
    found: list[tuple[str, int, Estimate, Estimate]] = []
    left_out, started = [], 0
    for cohort, here in wide.groupby("cohort", sort=False):
        both = here[[BEFORE, wave]].dropna()
        made = _changed(both[BEFORE], both[wave], known.better != "lower") if len(both) >= LEAST else None
        names = {one.name for one in made} if made else set()
        if made is None or STANDARD not in names or not made[MEAN].more["SD van de verandering"]:
            left_out.append(str(cohort))
            continue
        found.append((str(cohort), len(both), made[STANDARD], made[MEAN]))
        started += len(here)
    cohorts, sizes, standard, points = (tuple(column) for column in zip(*found, strict=True)) if found else ((),) * 4
    return Effects(
        measure, f"{known.short}, {wave}", wave, known.better == "lower", cohorts, sizes, standard, points,
        tuple(left_out), started,
    )  # fmt: skip


def _changed(before: pd.Series, after: pd.Series, higher_is_better: bool) -> Estimates | None:
    try:
        return change(before, after, higher_is_better=higher_is_better)
    except NotPossibleError:  # everyone changed by the same amount
        return None
