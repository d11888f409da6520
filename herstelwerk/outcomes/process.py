"""Is a process stable: XmR, p and u charts with limits from a baseline."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from herstelwerk.outcomes.measured import Floats, Values, constant, floats
from herstelwerk.outcomes.result import Cell, NotPossibleError, Rows, Shown, enough, shown
from herstelwerk.outcomes.tables import left_out, same_length

D2 = 2 / math.sqrt(math.pi)  # 1.128379: mean range of two draws, in standard deviations
D4 = 1 + 3 * math.sqrt(2 - D2**2) / D2  # 3.2665: upper limit of a range of two, in mean ranges
IN_A_ROW = 8  # points in a row on one side of the centre that are no chance


@dataclass(frozen=True, slots=True)
class ControlChart(Shown):
    """Points with centre and limits (NaN where a point is missing), and what stands out.

    `beyond` are the places (from 1) outside the limits, `runs` those in a row of eight or more on one side of the
    centre. `baseline` says how many points, from the first, the limits rest on. `more`: sigma, mean moving range
    and the like.
    """

    title: str
    values: tuple[float, ...]
    centre: float
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    baseline: int
    beyond: tuple[int, ...]
    runs: tuple[int, ...]
    method: str
    more: Mapping[str, Cell] = field(default_factory=dict)

    def rows(self) -> Rows:
        """One row per point, with the numbers of the chart in the first."""
        found: list[dict[str, Cell]] = []
        for place, (value, low, high) in enumerate(zip(self.values, self.lower, self.upper, strict=True), 1):
            signal = "buiten de grenzen" if place in self.beyond else "reeks aan één kant" if place in self.runs else ""
            found.append({
                "punt": place, "waarde": value, "midden": self.centre, "ondergrens": low, "bovengrens": high,
                "signaal": signal,
            })  # fmt: skip
        return found


def xmr(values: Values, *, baseline: int | None = None) -> ControlChart:
    """Individuals chart: mean -/+ 3 sigma with sigma = mean moving range / d2 (d2 = 1.128379), over the baseline only.

    `baseline` is how many points from the first make the limits (all when not given): a change afterwards is judged
    by how it was before. Missing points keep their place; a moving range needs two points next to each other. `more`:
    sigma, mean moving range and the upper limit of the moving range (3.2665 times it).

    Source: Shewhart (1931), Economic control of quality of manufactured product; Wheeler & Chambers (1992),
    Understanding statistical process control. Checked against: R qcc(type = "xbar.one") on Nile (qcc rounds d2 to
    1.128).

    Raises:
        NotPossibleError: for fewer than three points or two moving ranges in the baseline, or no variance in it.
    """
    x = floats(values, "de punten")
    first = _baseline(len(x), baseline)
    known = x[:first][~np.isnan(x[:first])]
    enough(len(known), 3, "punten in de beginperiode")
    ranges = np.abs(np.diff(x[:first]))
    ranges = ranges[~np.isnan(ranges)]
    enough(len(ranges), 2, "verschillen tussen opeenvolgende punten in de beginperiode")
    if constant(known):
        raise NotPossibleError("De punten in de beginperiode zijn allemaal gelijk; grenzen zijn dan niet te geven.")
    centre, mean_range = float(known.mean()), float(ranges.mean())
    sigma = mean_range / D2
    more: dict[str, Cell] = {"sigma": sigma, "gemiddeld verschil": mean_range, "grens verschil": D4 * mean_range}
    method = (
        "XmR-kaart: gemiddelde met grenzen op drie sigma, waarbij sigma het gemiddelde verschil tussen "
        "opeenvolgende punten "
        f"is, gedeeld door 1,128379. Midden {shown(centre)}, grenzen {shown(centre - 3 * sigma)} en "
        f"{shown(centre + 3 * sigma)}."
    )
    spread = np.full(len(x), 3 * sigma)
    return _chart("XmR-kaart", x, centre, centre - spread, centre + spread, first, method, more)


def p_chart(events: Values, sizes: Values, *, baseline: int | None = None) -> ControlChart:
    """Chart of shares: p = sum of events / sum of sizes over the baseline, limits p -/+ 3 sqrt(p (1 - p) / n) within
    0 and 1.

    Source: Montgomery (2013), Introduction to statistical quality control, ch. 7. Checked against: R qcc(type =
    "p") on orangejuice.

    Raises:
        NotPossibleError: for fewer than three points in the baseline, counts that cannot be, or a baseline with
        none or
            all.
    """
    x, n, first = _counted(events, sizes, baseline)
    if (x > n).any():
        raise NotPossibleError("Er zijn meer gebeurtenissen dan gevallen; kijk de aantallen na.")
    centre = float(np.nansum(x[:first]) / np.nansum(n[:first]))
    if centre in (0.0, 1.0):
        raise NotPossibleError("In de beginperiode kwam het nooit of altijd voor; grenzen zijn dan niet te geven.")
    spread = 3 * np.sqrt(centre * (1 - centre) / n)
    method = (
        "p-kaart: aandeel per punt, met als midden alle gebeurtenissen gedeeld door alle gevallen en grenzen op drie "
        f"standaardfouten van de binomiale verdeling. Midden {shown(centre)}."
    )
    return _chart(
        "p-kaart", x / n, centre, np.maximum(0, centre - spread), np.minimum(1, centre + spread), first, method, {}
    )


def u_chart(events: Values, exposure: Values, *, baseline: int | None = None) -> ControlChart:
    """Chart of rates: u = sum of events / sum of exposure over the baseline, limits u -/+ 3 sqrt(u / exposure), from 0.

    Source: Montgomery (2013), ch. 7. Checked against: its formula by hand.

    Raises:
        NotPossibleError: for fewer than three points in the baseline, counts that cannot be, or no event in it.
    """
    x, n, first = _counted(events, exposure, baseline)
    centre = float(np.nansum(x[:first]) / np.nansum(n[:first]))
    if centre == 0.0:
        raise NotPossibleError("In de beginperiode kwam het nooit voor; grenzen zijn dan niet te geven.")
    spread = 3 * np.sqrt(centre / n)
    method = (
        "u-kaart: aantal per eenheid per punt, met als midden alle gebeurtenissen gedeeld door alle eenheden en "
        "grenzen op "
        f"drie standaardfouten van de Poissonverdeling. Midden {shown(centre)}."
    )
    return _chart("u-kaart", x / n, centre, np.maximum(0, centre - spread), centre + spread, first, method, {})


def in_a_row(above: NDArray[np.float64]) -> tuple[int, ...]:
    """Places (from 1) in a run of eight or more of one sign; 0 and NaN are passed over."""
    sides = np.sign(above)
    useful = np.flatnonzero((sides != 0) & ~np.isnan(sides))
    found: list[int] = []
    for run in np.split(useful, np.flatnonzero(np.diff(sides[useful]) != 0) + 1):
        if len(run) >= IN_A_ROW:
            found += [int(place) + 1 for place in run]
    return tuple(found)


def _chart(
    title: str,
    x: Floats,
    centre: float,
    lower: Floats,
    upper: Floats,
    first: int,
    method: str,
    more: Mapping[str, Cell],
) -> ControlChart:
    missing = int(np.isnan(x).sum())
    slack = 1e-12 * max(1.0, float(np.nanmax(np.abs(x))))  # a point on the limit is not beyond it
    with np.errstate(invalid="ignore"):
        beyond = tuple(int(place) + 1 for place in np.flatnonzero((x < lower - slack) | (x > upper + slack)))
    runs = in_a_row(np.where(np.abs(x - centre) <= slack, 0.0, x - centre))
    whole = "alle punten" if first == len(x) else f"de eerste {first} punten"
    care = " Met minder dan twaalf punten zijn de grenzen ruw." if first < 12 else ""
    said = (
        f"{method} De grenzen rusten op {whole}. Buiten de grenzen: {len(beyond)} van de {len(x) - missing} "
        "punten; in een "
        f"reeks van acht of meer aan één kant: {len(runs)}. {left_out(missing, 'punt', 'punten')}{care}"
    )
    lists = (tuple(map(float, one)) for one in (x, lower, upper))
    points, low, high = lists
    return ControlChart(title, points, centre, low, high, first, beyond, runs, said, more)


def _baseline(n: int, baseline: int | None) -> int:
    if baseline is not None and not 0 < baseline <= n:
        raise NotPossibleError(f"De beginperiode moet tussen 1 en {n} punten lang zijn, niet {baseline}.")
    return n if baseline is None else baseline


def _counted(events: Values, sizes: Values, baseline: int | None) -> tuple[Floats, Floats, int]:
    """Events and sizes, NaN in both where one is missing; how long the baseline is."""
    x, n = floats(events, "de gebeurtenissen"), floats(sizes, "de aantallen")
    same_length(x, n)
    gaps = np.isnan(x) | np.isnan(n)
    x, n = np.where(gaps, np.nan, x), np.where(gaps, np.nan, n)
    first = _baseline(len(x), baseline)
    enough(int((~gaps[:first]).sum()), 3, "punten in de beginperiode")
    if (x < 0).any() or (x[~gaps] != np.round(x[~gaps])).any() or (n <= 0).any():
        raise NotPossibleError("Gebeurtenissen zijn hele aantallen vanaf 0, en elk punt heeft een aantal boven 0.")
    return x, n, first
