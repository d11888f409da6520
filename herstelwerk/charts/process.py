"""A process over time: points, their middle, the limits of chance, and what stands out.

How to read it: between the limits the points move by chance; outside them, or eight or more in a row on one side of
the middle, something changed. The limits rest on the baseline only (the grey field), so that what came after is judged
by how it was before.

Source: Wheeler & Chambers (1992), Understanding statistical process control; Anhoej & Olesen (2014), PLoS ONE 9(11).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from herstelwerk.charts import common
from herstelwerk.charts.chart import Chart, make
from herstelwerk.charts.colours import BLUE, GREEN, INK, ORANGE, RED_INK, SOFT, VERMILION, Look
from herstelwerk.charts.common import CM, Floats, comma, decimals_for, sentences
from herstelwerk.charts.moments import moments
from herstelwerk.charts.sheet import EDGE, Key, Sheet
from herstelwerk.charts.texts import SMALL, clean, height, one_line, widest
from herstelwerk.charts.withheld import LIMIT, checked_limit
from herstelwerk.dutch import listed
from herstelwerk.outcomes.result import NotPossibleError

BEYOND = Look("buiten de grenzen", VERMILION, "o")
RUN = Look("reeks van 8 of meer aan één kant", ORANGE, "D")
MIDDLE = Look("midden", GREEN, "", "-")
BOUND = Look("grens", VERMILION, "", "--")
LOOKS = (BEYOND, RUN)
LINES = (MIDDLE, BOUND)
_COUNTED = ("meetmoment", "meetmomenten")
_BODY = 2.2
_LEAST = 3


@dataclass(frozen=True, slots=True)
class _Data:
    values: Floats
    centre: float
    lower: Floats
    upper: Floats
    baseline: int
    beyond: npt.NDArray[np.bool_]
    runs: npt.NDArray[np.bool_]
    labels: list[str]
    measure: str
    moment: str
    unit: str
    middle: str

    def told(self, value: float) -> str:
        """A value with its unit."""
        kept = self.values[~np.isnan(self.values)]
        return f"{comma(value, decimals_for(float(kept.min()), float(kept.max())))}{self.unit}"


def process(
    values: npt.ArrayLike,
    *,
    centre: float,
    lower: npt.ArrayLike | None = None,
    upper: npt.ArrayLike | None = None,
    baseline: int | None = None,
    beyond: Sequence[int] = (),
    runs: Sequence[int] = (),
    labels: Sequence[object] | None = None,
    n: npt.ArrayLike | None = None,
    measure: str,
    moment: str = "punt",
    unit: str = "",
    middle: str = "gemiddelde",
    remark: str = "",
    title: str = "Verloop over de tijd: wat is toeval en wat is verandering?",
    limit: int = LIMIT,
) -> Chart:
    """An XmR, p, u or run chart; centre, limits and signals come from the analysis.

    Args:
        values: a value per moment, in order; NaN where missing (it keeps its place).
        centre: the middle line.
        lower: the lower limit, one or one per moment; None for a run chart.
        upper: the upper limit.
        baseline: on how many moments, from the first, centre and limits rest; all when not given.
        beyond: places (from 1) outside the limits.
        runs: places in a run on one side of the middle.
        labels: what the moments are called; else 1, 2, 3 …
        n: people behind each value; values of fewer than `limit` are withheld.
        measure: what the values are.
        moment: what a moment is: "week", "cohort".
        unit: what stands behind a value: " %".
        middle: what the middle is: "mediaan" in a run chart.
        remark: a sentence of the analysis, such as the longest run that chance allows.
        title: what stands above the chart.
        limit: see `n`.

    Raises:
        NotPossibleError: with fewer than three values, limits or labels of another length, places or a baseline that do
            not exist, or a limit below five.
    """
    checked_limit(limit)
    moment, middle = common.names_of((moment, middle))
    raw = common.as_floats(values, measure)
    hidden = np.zeros(raw.size, dtype=bool) if n is None else ~np.isnan(raw) & ~(_as_long(n, raw.size, "n") >= limit)
    found = np.where(hidden, np.nan, raw)
    first = found.size if baseline is None else baseline
    names = [str(k + 1) for k in range(found.size)] if labels is None else [clean(label) for label in labels]
    _check(found, centre, first, [*beyond, *runs], names)
    low, high = _as_long(lower, found.size, "ondergrens"), _as_long(upper, found.size, "bovengrens")
    low[hidden] = high[hidden] = np.nan  # limits that widen with few people would tell how few
    there = ~np.isnan(found)
    signals = (_at(beyond, found) & there, _at(runs, found) & there)
    data = _Data(found, float(centre), low, high, first, *signals, names, measure, moment, unit, middle)
    note = _note(data, int((~there & ~hidden).sum()), int(hidden.sum()), limit, remark)
    return make(title, _alt(data, title), _numbers(data, hidden), note, lambda cm: _draw(data, title, note, cm), 10.0)


def _note(data: _Data, gaps: int, hidden: int, limit: int, remark: str) -> str:
    first = _COUNTED[0] if data.baseline == 1 else common.many(data.baseline, *_COUNTED)
    base = f"Grijs: basisperiode (eerste {first}); daarop rusten midden en grenzen"
    return sentences(
        base if data.baseline < data.values.size else "",
        f"Zonder waarde: {common.many(gaps, *_COUNTED)}" if gaps else "",
        f"Niet getoond: {common.many(hidden, *_COUNTED)} met minder dan {limit} mensen" if hidden else "",
        remark,
    )


def _check(found: Floats, centre: float, first: int, places: Sequence[int], names: Sequence[str]) -> None:
    if (~np.isnan(found)).sum() < _LEAST:
        raise NotPossibleError(f"Deze grafiek heeft ten minste {_LEAST} meetmomenten nodig die getoond mogen worden.")
    if not np.isfinite(centre):
        raise NotPossibleError("Het midden is geen getal; bereken het eerst uit de basisperiode.")
    if not 0 < first <= found.size or any(not 1 <= place <= found.size for place in places):
        raise NotPossibleError(f"De basisperiode of een signaal valt buiten de {found.size} meetmomenten.")
    if len(names) != found.size:
        raise NotPossibleError(f"Er zijn {found.size} waarden en {len(names)} namen van meetmomenten.")


def _as_long(limits: npt.ArrayLike | None, size: int, name: str) -> Floats:
    if limits is None:
        return np.full(size, np.nan)
    made = common.as_floats(np.atleast_1d(np.asarray(limits)), name)
    if made.size not in (1, size):
        raise NotPossibleError(f"Er zijn {size} waarden, maar bij ‘{name}’ staan er {made.size}.")
    spread: Floats = np.broadcast_to(made, (size,)).copy()
    return spread


def _at(places: Sequence[int], values: Floats) -> npt.NDArray[np.bool_]:
    found = np.zeros(values.size, dtype=bool)
    found[[place - 1 for place in places]] = True
    return found


def _numbers(data: _Data, hidden: npt.NDArray[np.bool_]) -> pd.DataFrame:
    signal = np.where(data.beyond, BEYOND.name, np.where(data.runs, RUN.name, ""))
    return pd.DataFrame(
        {
            data.moment: data.labels,
            "waarde": data.values,
            data.middle: data.centre,
            "ondergrens": data.lower,
            "bovengrens": data.upper,
            "basisperiode": np.where(np.arange(data.values.size) < data.baseline, "ja", "nee"),
            "signaal": np.where(hidden, "niet getoond", signal),
        }
    )


def _alt(data: _Data, title: str) -> str:
    known = np.flatnonzero(~np.isnan(data.values))
    first, last = data.values[known[0]], data.values[known[-1]]
    after = data.values[data.baseline :]
    later = after[~np.isnan(after)]
    low, high = _last(data.lower), _last(data.upper)
    limits = f", grenzen {data.told(low)} en {data.told(high)}" if np.isfinite([low, high]).all() else ""
    names = [data.labels[place] for place in np.flatnonzero(data.beyond)]
    told = f" ({data.moment} {listed(names[:6])}{' …' if len(names) > 6 else ''})" if names else ""
    return sentences(
        f"Lijngrafiek, {title}: {data.measure}, {known.size} meetmomenten van {data.labels[known[0]]} tot "
        f"{data.labels[known[-1]]}",
        f"{data.middle.capitalize()} van de basisperiode ({common.many(data.baseline, *_COUNTED)}): "
        f"{data.told(data.centre)}{limits}",
        f"Eerste waarde {data.told(first)}, laatste {data.told(last)}",
        f"Na de basisperiode gemiddeld {data.told(float(later.mean()))}" if later.size else "",
        f"Buiten de grenzen: {int(data.beyond.sum())}{told}; in een reeks aan één kant: {int(data.runs.sum())}",
    )


def _last(values: Floats) -> float:
    kept = values[~np.isnan(values)]
    return float(kept[-1]) if kept.size else float("nan")


def _range(data: _Data) -> tuple[float, float]:
    ends = np.concatenate([data.values, data.lower, data.upper, [data.centre]])
    low, high = float(np.nanmin(ends)), float(np.nanmax(ends))
    spread = (high - low) or abs(high) or 1.0
    return low - 0.08 * spread, high + 0.08 * spread


def _names_at_the_edge(data: _Data) -> list[tuple[float, str, str]]:
    """Where and in which colour the lines are named, from below."""
    lines = (
        ("ondergrens", _last(data.lower), RED_INK),
        (data.middle, data.centre, "#006B4E"),
        ("bovengrens", _last(data.upper), RED_INK),
    )
    found = [(at, f"{name} {data.told(at)}", colour) for name, at, colour in lines if np.isfinite(at)]
    return sorted(found, key=lambda line: line[0])


def _draw(data: _Data, title: str, note: str, width_cm: float) -> Figure:
    wide = width_cm / CM
    low, high = _range(data)
    values, decimals = common.spread_ticks(low, high, 8)
    gutter = widest([comma(v, decimals) for v in values], SMALL) + 0.08
    edge = [(at, one_line(words, 0.3 * wide), colour) for at, words, colour in _names_at_the_edge(data)]
    room = widest([words for _, words, _ in edge], SMALL) + 0.1
    key = [
        Key(look.name, look.colour, look.marker, hollow=True)
        for look, there in ((BEYOND, data.beyond), (RUN, data.runs))
        if there.any()
    ]
    left, right = EDGE + gutter, wide - EDGE - room
    named = moments(data.labels, right - left)
    foot, head = height(1, SMALL) + named.high + 0.16, height(1, SMALL) + 0.04
    with common.style():
        sheet = Sheet(width_cm, foot + _BODY + head, title, key, note)
        axes = sheet.axes(left, foot, right - left, _BODY)
        axes.set_ylim(low, high)
        common.ticks(axes, "y", low, high, _BODY)
        _lines(axes, data)
        common.set_ticks(axes, "x", [place + 1 for place in named.places], named.names)
        axes.tick_params(axis="x", labelrotation=90 if named.upright else 0)
        sheet.text(EDGE, foot + _BODY + head / 2 + 0.03, one_line(data.measure, right - EDGE), size=SMALL, colour=SOFT)
        sheet.under((left + right) / 2, height(1, SMALL) / 2 + 0.04, data.moment)
        line = height(1, SMALL)
        heights = [foot + _BODY * (at - low) / (high - low) for at, _, _ in edge]
        for place in range(1, len(heights)):  # names that would touch make room upward, and then down again
            heights[place] = max(heights[place], heights[place - 1] + line)
        ceiling = foot + _BODY + head / 2 - line
        for place in reversed(range(len(heights))):
            heights[place] = min(heights[place], ceiling)
            ceiling = heights[place] - line
        for y, (_, words, colour) in zip(heights, edge, strict=True):
            sheet.text(right + 0.06, y, words, size=SMALL, colour=colour)
    return sheet.figure


def _lines(axes: Axes, data: _Data) -> None:
    x = np.arange(1, data.values.size + 1)
    axes.set_xlim(0.5, data.values.size + 0.5)
    common.grid(axes, "y")
    if data.baseline < data.values.size:
        axes.axvspan(0.5, data.baseline + 0.5, color="#F1F1F1", linewidth=0, zorder=0)
    edges = np.arange(0.5, data.values.size + 1)
    for limit in (data.lower, data.upper):
        if np.isfinite(limit).any():
            axes.stairs(limit, edges, baseline=None, color=BOUND.colour, linestyle=BOUND.dash, linewidth=1.1)
    axes.axhline(data.centre, color=MIDDLE.colour, linewidth=1.3)
    axes.plot(x, data.values, color=INK, linewidth=0.9, zorder=2.5)
    axes.plot(x, data.values, "o", color=BLUE, markersize=2.6 if x.size <= 80 else 1.4, zorder=3)
    for look, there in ((RUN, data.runs & ~data.beyond), (BEYOND, data.beyond)):
        axes.plot(
            x[there], data.values[there], look.marker, markerfacecolor="none", markeredgecolor=look.colour,
            markeredgewidth=1.3, markersize=6.5, zorder=4,
        )  # fmt: skip
