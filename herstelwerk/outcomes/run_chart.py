"""Does a series move by more than chance: runs and crossings of the median."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import stats

from herstelwerk.outcomes.measured import Values, constant, floats
from herstelwerk.outcomes.result import NotPossibleError, Rows, Shown, enough, shown
from herstelwerk.outcomes.tables import left_out


@dataclass(frozen=True, slots=True)
class RunChart(Shown):
    """Points around their median: the longest run on one side and how often the line crosses, with the limits of
    chance.

    `useful` counts the points that are not on the median. `signal`: a run too long or too few crossings.
    """

    title: str
    values: tuple[float, ...]
    median: float
    baseline: int
    useful: int
    longest_run: int
    longest_run_max: int
    crossings: int
    crossings_min: int
    method: str

    @property
    def signal(self) -> bool:
        """Whether the series moves by more than chance would."""
        return self.longest_run > self.longest_run_max or self.crossings < self.crossings_min

    def rows(self) -> Rows:
        """The numbers, one row per measure, with the limit beside it."""
        return [
            {"maat": "mediaan", "waarde": self.median, "grens": None, "n": self.useful},
            {"maat": "langste reeks", "waarde": self.longest_run, "grens": self.longest_run_max, "n": self.useful},
            {"maat": "kruisingen", "waarde": self.crossings, "grens": self.crossings_min, "n": self.useful},
            {"maat": "signaal", "waarde": "ja" if self.signal else "nee", "grens": None, "n": self.useful},
        ]


def run_chart(values: Values, *, baseline: int | None = None) -> RunChart:
    """Run chart with the Anhoej rules; points on the median are left out.

    Of the n useful points the longest run on one side may be round(log2 n) + 3 (half to even), and the line should
    cross at least the 5 % quantile of a binomial(n - 1, 1/2) times. The median is that of the first `baseline`
    points (all when not given); the rules then look at all points. Missing points are left out and counted.

    Source: Anhoej & Olesen (2014), PLoS ONE 9(11), e113825. Checked against: R qicharts2's rules in base R on Nile.

    Raises:
        NotPossibleError: for fewer than three points, no variance, or fewer than three points off the median.
    """
    x = floats(values, "de punten")
    if baseline is not None and not 0 < baseline <= len(x):
        raise NotPossibleError(f"De beginperiode moet tussen 1 en {len(x)} punten lang zijn, niet {baseline}.")
    first = len(x) if baseline is None else baseline
    known = x[~np.isnan(x)]
    enough(int((~np.isnan(x[:first])).sum()), 3, "punten in de beginperiode")
    if constant(known):
        raise NotPossibleError("Alle punten zijn gelijk; er is geen beweging om te beoordelen.")
    median = float(np.nanmedian(x[:first]))
    sides = np.sign(known - median)
    sides = sides[sides != 0]
    n = len(sides)
    enough(n, 3, "punten die niet op de mediaan liggen")
    turns = np.flatnonzero(np.diff(sides) != 0)
    longest = int(np.diff(np.concatenate([[-1], turns, [n - 1]])).max())
    at_most, at_least = round(float(np.log2(n))) + 3, int(stats.binom.ppf(0.05, n - 1, 0.5))
    care = " Met minder dan tien punten naast de mediaan zegt de regel weinig." if n < 10 else ""
    whole = "alle punten" if first == len(x) else f"de eerste {first} punten"
    method = (
        f"Run chart met de regels van Anhøj en Olesen (2014) rond de mediaan van {whole} ({shown(median)}). "
        "Toeval laat bij "
        f"{n} punten een langste reeks van hoogstens {at_most} en ten minste {at_least} kruisingen verwachten; hier "
        f"{longest} en {len(turns)}. {len(known) - n} punten op de mediaan tellen niet mee. "
        f"{left_out(len(x) - len(known), 'punt', 'punten')}{care}"
    )
    return RunChart("Run chart", tuple(map(float, x)), median, first, n, longest, at_most, len(turns), at_least, method)
