"""How a forest is drawn: text columns that line up, squares and intervals, the diamond and the prediction interval."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Polygon

from herstelwerk.charts import common
from herstelwerk.charts.colours import BLUE, GREY, INK, RED_INK, SOFT, VERMILION
from herstelwerk.charts.common import comma, interval, percent
from herstelwerk.charts.rows import Rows, rows
from herstelwerk.charts.sheet import EDGE, Sheet
from herstelwerk.charts.texts import SMALL, height, widest, width
from herstelwerk.outcomes.result import Estimate

POOLED, PREDICTED = "Samen", "Voorspellingsinterval"
_GAP = 0.14
_ROW = 0.235


@dataclass(frozen=True, slots=True)
class Forest:
    """What is drawn; `told` says of each cohort whether it may be."""

    cohorts: pd.DataFrame
    told: list[bool]
    pooled: Estimate | None
    prediction: tuple[float, float] | None
    spread: str
    measure: str
    decimals: int

    @property
    def people(self) -> int:
        """All people in the cohorts with an estimate, those of withheld cohorts too."""
        return int(self.cohorts.loc[self.cohorts["value"].notna(), "n"].sum())


def weights(data: Forest) -> list[float]:
    """Shares that add up to 1, NaN where there are none."""
    if "weight" not in data.cohorts.columns:
        return [math.nan] * len(data.cohorts)
    shares = data.cohorts["weight"].clip(lower=0)
    return list((shares / shares.sum()) if shares.sum() > 0 else shares * math.nan)


def _cells(data: Forest) -> list[tuple[str, str, str]]:
    """Per cohort the texts: n, effect with interval, weight."""
    found = []
    for row, told, weight in zip(data.cohorts.to_dict("records"), data.told, weights(data), strict=True):
        if not told:
            found.append(("–", "niet getoond", "–"))
        elif math.isnan(row["value"]):
            found.append((comma(row["n"], 0), "geen schatting", "–"))
        else:
            around = interval(row["low"], row["high"], data.decimals)
            effect = f"{comma(row['value'], data.decimals)} {around}".strip()
            found.append((comma(row["n"], 0), effect, percent(weight)))
    return found


def _range(data: Forest) -> tuple[float, float]:
    shown = data.cohorts[data.told]
    ends = [*shown["value"], *shown["low"], *shown["high"], *(data.prediction or ())]
    if data.pooled:
        ends += [data.pooled.value, data.pooled.low or 0.0, data.pooled.high or 0.0]
    kept = [float(e) for e in ends if e is not None and math.isfinite(e)] + [0.0]
    spread = (max(kept) - min(kept)) or 1.0
    return min(kept) - 0.06 * spread, max(kept) + 0.06 * spread


def draw(data: Forest, title: str, note: str, width_cm: float) -> Figure:
    """The figure."""
    cells, pooled = _cells(data), data.pooled
    whole = f"{comma(pooled.value, data.decimals)} {interval(pooled.low, pooled.high, data.decimals)}" if pooled else ""
    ahead = interval(*data.prediction, data.decimals) if data.prediction else ""
    heads = ("n", "effect [interval]", "gewicht")
    n_wide = max(widest([c[0] for c in cells]), width(comma(data.people, 0), bold=True) if pooled else 0, width("n"))
    effect_wide = max(widest([*(c[1] for c in cells), ahead, heads[1]]), width(whole, bold=True))
    weighted = any(c[2] != "–" for c in cells)
    weight_wide = width(heads[2], SMALL) if weighted else 0.0
    wide = width_cm / common.CM
    room = max(0.8, min(0.3 * wide, wide - n_wide - effect_wide - weight_wide - 1.9))
    named = rows(list(data.cohorts["cohort"]), room, _ROW)
    name_wide = min(room, max(named.wide, width(PREDICTED), width(data.spread, SMALL)))
    below = rows([POOLED] if pooled else [], room, _ROW + 0.06)
    below_high = below.high + (_ROW if data.prediction else 0) + (_ROW if data.spread else 0)
    axis = height(1, SMALL) * 2 + 0.14
    head = height(1, SMALL) + 0.05
    with common.style():
        sheet = Sheet(width_cm, axis + below_high + named.high + head, title, (), note)
        left = EDGE + name_wide + _GAP + n_wide + _GAP
        right = wide - EDGE - effect_wide - (_GAP + weight_wide if weighted else 0) - _GAP
        axes = sheet.axes(left, axis, right - left, below_high + named.high)
        n_at, effect_at, weight_at = left - _GAP, right + _GAP + effect_wide, wide - EDGE
        _columns(sheet, named, cells, axis + below_high, (n_at, effect_at, weight_at), weighted)
        top = axis + below_high + named.high + head / 2
        sheet.text(EDGE, top, "Cohort", size=SMALL, colour=SOFT)
        for at, words in zip((n_at, effect_at, weight_at), heads if weighted else heads[:2], strict=False):
            sheet.text(at, top, words, size=SMALL, colour=SOFT, side="right")
        _axis(axes, sheet, data, named, below_high, (left, right))
        y = below_high - (_ROW + 0.06) / 2
        if pooled:
            sheet.text(EDGE, axis + y, POOLED, bold=True)
            sheet.text(n_at, axis + y, comma(data.people, 0), bold=True, side="right")
            sheet.text(effect_at, axis + y, whole, bold=True, side="right")
            _diamond(axes, pooled, y)
        y = below_high - below.high - _ROW / 2
        if data.prediction:
            sheet.text(EDGE, axis + y, PREDICTED, size=SMALL, colour=SOFT)
            sheet.text(effect_at, axis + y, ahead, colour=SOFT, side="right")
            axes.plot(data.prediction, [y, y], color=RED_INK, linewidth=3, alpha=0.55)
        if data.spread:
            sheet.text(EDGE, axis + _ROW / 2, data.spread, size=SMALL, colour=SOFT)
    return sheet.figure


def _columns(
    sheet: Sheet,
    named: Rows,
    cells: list[tuple[str, str, str]],
    up: float,
    places: tuple[float, float, float],
    weighted: bool,
) -> None:
    for name, y, texts in zip(named.names, named.middles, cells, strict=True):
        sheet.text(EDGE, up + y, name)
        for at, words, soft in zip(places[: 3 if weighted else 2], texts, (False, False, True), strict=False):
            sheet.text(at, up + y, words, side="right", colour=SOFT if soft or words == "niet getoond" else INK)


def _axis(axes: Axes, sheet: Sheet, data: Forest, named: Rows, below: float, sides: tuple[float, float]) -> None:
    low, high = _range(data)
    room, middle = sides[1] - sides[0], sum(sides) / 2
    axes.set_xlim(low, high)
    axes.set_ylim(0, below + named.high)
    common.ticks(axes, "x", low, high, room)
    common.set_ticks(axes, "y", [], [])
    axes.spines["left"].set_visible(False)
    common.grid(axes, "x")
    axes.axvline(0, color=GREY, linewidth=0.9)
    if data.pooled and math.isfinite(data.pooled.value):
        axes.axvline(data.pooled.value, color=VERMILION, linewidth=0.7, dashes=(4, 3), zorder=0.9)
    shares = np.nan_to_num(np.array(weights(data)), nan=0.5 / max(len(named.names), 1))
    sizes = 14 + 70 * shares / max(shares.max(), 1e-9)
    for row, told, y, size in zip(data.cohorts.to_dict("records"), data.told, named.middles, sizes, strict=True):
        value, start, end = float(row["value"]), float(row["low"]), float(row["high"])
        if not told or math.isnan(value):
            continue
        if not (math.isnan(start) or math.isnan(end)):
            axes.plot([start, end], [below + y, below + y], color=BLUE, linewidth=1.2)
        axes.scatter([value], [below + y], s=float(size), marker="s", color=BLUE, zorder=3, linewidths=0)
    sheet.under(middle, height(1, SMALL) / 2 + 0.04, data.measure)


def _diamond(axes: Axes, pooled: Estimate, y: float) -> None:
    low = pooled.value if pooled.low is None else pooled.low
    high = pooled.value if pooled.high is None else pooled.high
    corners = [(low, y), (pooled.value, y + 0.07), (high, y), (pooled.value, y - 0.07)]
    axes.add_patch(Polygon(corners, closed=True, facecolor=VERMILION, edgecolor="none", zorder=3))
