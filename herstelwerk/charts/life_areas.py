"""Life areas beside groups: a field per pair, its colour the direction and size of the change, the numbers in it.

How to read it: blue with a plus is better, orange with a minus is worse, white is no change. A bold number has an
interval that leaves 0 out; with many fields some do so by chance.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from herstelwerk.charts import common
from herstelwerk.charts.chart import Chart, make
from herstelwerk.charts.colours import INK, PALE, PAPER, SOFT, around_zero
from herstelwerk.charts.common import CM, comma, interval, sentences
from herstelwerk.charts.rows import Rows, rows
from herstelwerk.charts.sheet import EDGE, Key, Sheet
from herstelwerk.charts.texts import SMALL, TEXT, TINY, height, widest, wrap
from herstelwerk.charts.withheld import LIMIT, checked_limit, why, withheld
from herstelwerk.outcomes.result import NotPossibleError

_GAP = 0.1
_NUMBERS = ("value", "low", "high", "n")


@dataclass(frozen=True, slots=True)
class _Cell:
    """One field; not `told` where it is withheld, no value where nothing was measured."""

    value: float
    low: float
    high: float
    n: int
    told: bool

    @property
    def sure(self) -> bool:
        """Whether the interval leaves 0 out."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class _Grid:
    areas: list[str]
    groups: list[str]
    cells: list[list[_Cell]]
    most: float
    decimals: int

    def shown(self) -> list[tuple[str, str, _Cell]]:
        """The fields that are told, by area and group."""
        return [
            (area, group, cell)
            for area, row in zip(self.areas, self.cells, strict=True)
            for group, cell in zip(self.groups, row, strict=True)
            if cell.told and not math.isnan(cell.value)
        ]


def life_areas(
    data: pd.DataFrame,
    *,
    measure: str = "verandering",
    title: str = "Verandering per levensgebied",
    limit: int = LIMIT,
    decimals: int = 2,
) -> Chart:
    """A heat map of effects.

    Args:
        data: a row per field with `area`, `group` (a cohort, a wave), `value`, `low`, `high`, `n`; areas and groups
            keep the order in which they come.
        measure: what the effect is, with its standardiser.
        title: what stands above the chart.
        limit: fields with fewer people are withheld, and the smallest other field of the area where the total would
            give them away.
        decimals: how many decimals the effects get.

    Raises:
        NotPossibleError: without a field that may be shown, with a field that comes twice, or a limit below five.
    """
    checked_limit(limit)
    found = common.columns(data, ("area", "group", *_NUMBERS), _NUMBERS)
    grid = _grid(found, limit, decimals)
    shown = grid.shown()
    if not shown:
        raise NotPossibleError(f"Er is geen enkel vakje met een schatting en met {limit} mensen of meer.")
    hidden = sum(not cell.told for row in grid.cells for cell in row)
    note = sentences(
        f"In elk vakje: {measure}, 95%-betrouwbaarheidsinterval, n. Vet: het interval bevat 0 niet; bij veel vakjes "
        "gebeurt dat soms door toeval",
        why(hidden > 0, limit, "vakjes"),
    )
    return make(title, _alt(grid, title, measure), _numbers(grid), note, lambda cm: _draw(grid, title, note, cm), 10.0)


def _grid(data: pd.DataFrame, limit: int, decimals: int) -> _Grid:
    names = pd.DataFrame({name: common.names_of(data[name]) for name in ("area", "group")})
    if names.duplicated().any():
        raise NotPossibleError("Sommige vakjes komen twee keer voor: elk levensgebied heeft per groep één rij nodig.")
    areas, groups = list(dict.fromkeys(names["area"])), list(dict.fromkeys(names["group"]))
    rows = dict(zip(zip(names["area"], names["group"], strict=True), data[list(_NUMBERS)].to_numpy(), strict=True))
    none = np.array([math.nan, math.nan, math.nan, 0.0])
    table = np.array([[rows.get((area, group), none) for group in groups] for area in areas], dtype=np.float64)
    counts = np.nan_to_num(table[:, :, 3])
    gone = withheld(counts, limit)
    cells = [
        [
            _Cell(float(one[0]), float(one[1]), float(one[2]), int(n), not out)
            for one, n, out in zip(line, ns, outs, strict=True)
        ]
        for line, ns, outs in zip(table, counts, gone, strict=True)
    ]
    values = np.where(gone, np.nan, table[:, :, 0])
    most = float(np.nanmax(np.abs(values))) if np.isfinite(values).any() else 1.0
    return _Grid(areas, groups, cells, most, decimals)


def _numbers(grid: _Grid) -> pd.DataFrame:
    made = []
    for area, row in zip(grid.areas, grid.cells, strict=True):
        for group, cell in zip(grid.groups, row, strict=True):
            told = cell.told
            made.append(
                {
                    "levensgebied": area,
                    "groep": group,
                    "schatting": cell.value if told else math.nan,
                    "van": cell.low if told else math.nan,
                    "tot": cell.high if told else math.nan,
                    "n": cell.n if told else None,
                    "opmerking": "" if told else "niet getoond",
                }
            )
    return pd.DataFrame(made).astype({"n": "Int64"})


def _alt(grid: _Grid, title: str, measure: str) -> str:
    shown = grid.shown()
    low, high = min(shown, key=lambda one: one[2].value), max(shown, key=lambda one: one[2].value)
    up = sum(cell.value > 0 for _, _, cell in shown)
    sure = sum(cell.sure for _, _, cell in shown)
    hidden = sum(not cell.told for row in grid.cells for cell in row)

    def told(one: tuple[str, str, _Cell]) -> str:
        cell = one[2]
        value = comma(cell.value, grid.decimals, sign=True)
        return f"{one[0]} ({one[1]}), {value} {interval(cell.low, cell.high, grid.decimals)}, n = {comma(cell.n, 0)}"

    return sentences(
        f"Tabel met kleuren, {title}: {measure} in {common.many(len(grid.areas), 'levensgebied', 'levensgebieden')} en "
        f"{common.many(len(grid.groups), 'groep', 'groepen')}",
        f"{up} van de {len(shown)} vakjes {'gaat' if up == 1 else 'gaan'} omhoog; bij {sure} bevat het interval 0 niet"
        if len(shown) > 1
        else "",
        f"{'Hoogste: ' if len(shown) > 1 else ''}{told(high)}",
        f"Laagste: {told(low)}" if len(shown) > 1 else "",
        f"Niet getoond: {common.many(hidden, 'vakje', 'vakjes')}" if hidden else "",
    )


def _lines(cell: _Cell, decimals: int) -> tuple[str, str, str]:
    if not cell.told:
        return "", "niet getoond", ""
    if math.isnan(cell.value):
        return "", "geen meting", ""
    return comma(cell.value, decimals, sign=True), interval(cell.low, cell.high, decimals), f"n = {comma(cell.n, 0)}"


def _draw(grid: _Grid, title: str, note: str, width_cm: float) -> Figure:
    wide = width_cm / CM
    texts = [[_lines(cell, grid.decimals) for cell in row] for row in grid.cells]
    flat = [line for row in texts for lines in row for line in lines[1:]]
    bold = [lines[0] for row in texts for lines in row]
    least = max(widest(flat, TINY), widest(bold, TEXT, bold=True), 0.6) + 0.04
    cell_high = height(1, TEXT) + 2 * height(1, TINY) + 0.04
    for share, size in ((0.3, TEXT), (0.17, SMALL)):  # names in a narrower column where that saves a block
        named = rows(grid.areas, min(share * wide, wide - 2 * EDGE - least - _GAP), cell_high, size)
        left = EDGE + named.wide + _GAP
        per = max(1, min(len(grid.groups), int((wide - EDGE - left) / least)))
        if per == len(grid.groups):
            break
    per = math.ceil(len(grid.groups) / math.ceil(len(grid.groups) / per))  # blocks of about the same width
    blocks = [range(start, min(start + per, len(grid.groups))) for start in range(0, len(grid.groups), per)]
    each = min((wide - EDGE - left) / per, 1.25)
    heads = [[wrap(grid.groups[column], each - 0.06, SMALL, most=4) for column in block] for block in blocks]
    head_high = [max(height(head.count("\n") + 1, SMALL) for head in block) + 0.08 for block in heads]
    with common.style():
        sheet = Sheet(width_cm, sum(head_high) + len(blocks) * (named.high + 0.06), title, _key(grid), note)
        top = sheet.body
        for block, head, high in zip(blocks, heads, head_high, strict=True):
            for place, words in enumerate(head):
                sheet.text(
                    left + (place + 0.5) * each, top - high + 0.05, words, size=SMALL, side="center", up="bottom"
                )
            top -= high + named.high
            for name, y in zip(named.names, named.middles, strict=True):
                sheet.text(EDGE + named.wide, top + y, name, size=size, side="right")
            axes = sheet.axes(left, top, each * len(block), named.high)
            _fields(axes, grid, texts, named, block, each)
            top -= 0.06
    return sheet.figure


def _key(grid: _Grid) -> list[Key]:
    most = comma(grid.most, grid.decimals)
    return [
        Key(f"achteruit (tot −{most})", around_zero(-1, 1), field=True),
        Key("0", PALE, field=True, alpha=0.35),
        Key(f"vooruit (tot +{most})", around_zero(1, 1), field=True),
    ]


def _fields(
    axes: Axes,
    grid: _Grid,
    texts: Sequence[Sequence[tuple[str, str, str]]],
    named: Rows,
    block: Sequence[int],
    each: float,
) -> None:
    axes.set_xlim(0, each * len(block))
    axes.set_ylim(0, named.high)
    for which in ("x", "y"):
        common.set_ticks(axes, which, [], [])
    axes.spines[:].set_visible(False)
    for row, (y, high) in enumerate(zip(named.middles, named.heights, strict=True)):
        for place, column in enumerate(block):
            cell, (value, around, n) = grid.cells[row][column], texts[row][column]
            there = cell.told and not math.isnan(cell.value)
            colour = around_zero(cell.value, grid.most) if there else "#F2F2F2"
            corner = (place * each, y - high / 2)
            axes.add_patch(Rectangle(corner, each, high, facecolor=colour, edgecolor=PAPER, linewidth=1.5))
            if there and abs(cell.value) < 0.15 * grid.most:
                axes.add_patch(Rectangle(corner, each, high, facecolor="none", edgecolor=PALE, linewidth=0.4))
            x, line = (place + 0.5) * each, height(1, TINY)
            at = y - (height(1, TEXT) - line) / 2 if there else y
            axes.text(x, at, around, fontsize=TINY, color=INK if there else SOFT, ha="center", va="center")
            up = at + (line + height(1, TEXT)) / 2
            axes.text(
                x, up, value, fontsize=TEXT, fontweight="bold" if cell.sure else "normal", ha="center", va="center"
            )
            axes.text(x, at - line, n, fontsize=TINY, color=INK, ha="center", va="center")
