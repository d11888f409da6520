"""Two readers side by side, criterion by criterion: how often they agree, and how much of that is more than chance.

How to read it: the circle is the percentage of agreement. The square (kappa) and the diamond (AC1) correct that for
chance, each in its own way; where nearly all judgements are alike kappa falls although people agree, and AC1 does not
(Gwet 2008). At the right stands which reader was stricter.
"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from herstelwerk.charts import common
from herstelwerk.charts.chart import Chart, make
from herstelwerk.charts.colours import BLUE, GREY, INK, SOFT, VERMILION, Look
from herstelwerk.charts.common import CM, comma, interval, sentences
from herstelwerk.charts.rows import Rows, rows
from herstelwerk.charts.sheet import EDGE, Key, Sheet
from herstelwerk.charts.texts import SMALL, clean, height, one_line, widest, width
from herstelwerk.charts.withheld import LIMIT, checked_limit
from herstelwerk.outcomes.result import NotPossibleError

PERCENT = Look("overeenstemming", INK, "o")
KAPPA = Look("kappa", VERMILION, "s")
AC1 = Look("AC1", BLUE, "D")
LOOKS = (PERCENT, KAPPA, AC1)
_ROW, _GAP = 0.36, 0.14
_COUNTED = ("criterium", "criteria")
_NEEDED = ("criterion", "n", "percent", "kappa", "ac1")
_NUMBERS = ("n", *(f"{name}{end}" for name in ("percent", "kappa", "ac1") for end in ("", "_low", "_high")), "stricter")


def agreement(
    data: pd.DataFrame,
    *,
    first: str = "programma",
    second: str = "trainer",
    title: str = "Overeenstemming per criterium",
    limit: int = LIMIT,
) -> Chart:
    """Agreement per criterion.

    Args:
        data: a row per criterion with `criterion`, `n` (things both judged), `percent` (0 to 100), `kappa`, `ac1`, each
            with `_low` and `_high` where there is an interval; and, where known, `stricter`: the share of judgements in
            which `first` was stricter minus the share in which `second` was, in percentage points (-100 to 100).
        first: the reader for whom `stricter` is positive.
        second: the other reader.
        title: what stands above the chart.
        limit: criteria judged less often are withheld.

    Raises:
        NotPossibleError: when a column is not there, no criterion was judged often enough, or the limit is below five.
    """
    checked_limit(limit)
    found = common.columns(data, _NEEDED, _NUMBERS).reset_index(drop=True)
    for name in _NUMBERS:
        if name not in found.columns:
            found[name] = np.nan
    found["criterion"] = common.names_of(found["criterion"])
    first, second = common.names_of((first, second))
    found["told"] = (found["n"] >= limit) & found[["percent", "kappa", "ac1"]].notna().any(axis=1)
    if not found["told"].any():
        raise NotPossibleError(f"Bij geen enkel criterium zijn er {limit} oordelen of meer van beide lezers.")
    no_kappa = bool((found["told"] & found["kappa"].isna()).any())
    note = sentences(
        "Streepjes: 95%-betrouwbaarheidsinterval" if found["percent_low"].notna().any() else "",
        "Vaker strenger: hoe vaak de een strenger was min hoe vaak de ander dat was, als deel van alle oordelen"
        if found.loc[found["told"], "stricter"].notna().any()
        else "",
        "Zonder vierkant: kappa is niet te bepalen, omdat alle oordelen gelijk zijn" if no_kappa else "",
        f"Niet getoond: criteria met minder dan {limit} oordelen" if not found["told"].all() else "",
    )
    alt = _alt(found, title, first, second)
    readers = (first, second)
    return make(title, alt, _numbers(found, readers), note, lambda cm: _draw(found, readers, title, note, cm), 12.0)


def _stricter(value: float, first: str, second: str) -> str:
    """Who was stricter more often: `trainer: 7 %`; the percentage is of all judgements."""
    if math.isnan(value):
        return "–"
    if abs(value) < 0.5:
        return "gelijk"
    return f"{first if value > 0 else second}: {comma(abs(value), 0)}\N{NO-BREAK SPACE}%"


def _in_column(told: str, room: float) -> str:
    """Who was stricter, in one line or else in two: the name as far as it fits, and the percentage."""
    told = clean(told)
    name, colon, rest = told.rpartition(": ")
    if not colon or width(told, SMALL) <= room:
        return told
    return f"{one_line(name, room)}\n{rest}"


def _numbers(data: pd.DataFrame, readers: tuple[str, str]) -> pd.DataFrame:
    names = {"percent": "% gelijk", "kappa": "kappa", "ac1": "AC1"}
    made = pd.DataFrame({"criterium": data["criterion"], "n": data["n"].astype("Int64")})
    for name, told in names.items():
        for end, words in (("", told), ("_low", f"{told} van"), ("_high", f"{told} tot")):
            made[words] = data[name + end]
    made["strenger"] = [_stricter(value, *readers) for value in data["stricter"]]
    gone = ~data["told"]
    made.loc[gone, [name for name in made.columns if name not in ("criterium", "strenger")]] = pd.NA
    made.loc[gone, "strenger"] = "niet getoond"
    return made


def _one(row: pd.Series) -> str:
    agreed = f"{comma(row['percent'], 0)} % {interval(row['percent_low'], row['percent_high'], 0)}".strip()
    corrected = f"kappa {comma(row['kappa'])}, AC1 {comma(row['ac1'])}"
    return f"{row['criterion']}, {agreed}, {corrected}, n = {comma(row['n'], 0)}"


def _alt(data: pd.DataFrame, title: str, first: str, second: str) -> str:
    shown = data[data["told"]]
    by = shown.dropna(subset=["percent"]).sort_values("percent")
    tilt = shown["stricter"].dropna()
    more, less = int((tilt > 0.5).sum()), int((tilt < -0.5).sum())
    stricter = f"Vaker strenger: {first} bij {common.many(more, *_COUNTED)}, {second} bij {less}"
    return sentences(
        f"Puntengrafiek, {title}: {first} naast {second}, {common.many(len(shown), *_COUNTED)}",
        f"{'Meeste overeenstemming: ' if len(by) > 1 else ''}{_one(by.iloc[-1])}" if len(by) else "",
        f"Minste: {_one(by.iloc[0])}" if len(by) > 1 else "",
        stricter if len(tilt) else "",
        f"Niet getoond: {common.many(len(data) - len(shown), *_COUNTED)}" if len(shown) < len(data) else "",
    )


def _draw(data: pd.DataFrame, readers: tuple[str, str], title: str, note: str, width_cm: float) -> Figure:
    wide = width_cm / CM
    records = data.to_dict("records")
    counts = [comma(row["n"], 0) if row["told"] else "–" for row in records]
    strict = [
        _in_column(_stricter(row["stricter"], *readers), 0.22 * wide) if row["told"] else "niet getoond"
        for row in records
    ]
    lines = [line for told in strict for line in told.split("\n")]
    n_wide, strict_wide = max(widest(counts), width("n")), widest([*lines, "vaker strenger"], SMALL)
    room = min(0.28 * wide, wide - n_wide - strict_wide - 2.6)
    named = rows(list(data["criterion"]), room, _ROW)
    key = [Key(look.name, look.colour, look.marker) for look in LOOKS]
    axis, head = height(2, SMALL) + 0.12, height(1, SMALL) + 0.04
    left = EDGE + named.wide + _GAP + n_wide + 0.2
    right = wide - EDGE - strict_wide - 0.22
    gap = 0.34
    share = (right - left - gap) * 0.45
    with common.style():
        sheet = Sheet(width_cm, axis + named.high + head, title, key, note)
        one = sheet.axes(left, axis, share, named.high)
        two = sheet.axes(left + share + gap, axis, right - left - gap - share, named.high)
        _panel(one, data, named, (PERCENT,), ("percent",), share)
        _panel(two, data, named, (KAPPA, AC1), ("kappa", "ac1"), right - left - gap - share)
        at = height(1, SMALL) / 2
        sheet.text(left + share / 2, at, "% gelijk", size=SMALL, side="center")
        sheet.text((left + share + gap + right) / 2, at, "kappa en AC1", size=SMALL, side="center")
        top = axis + named.high + head / 2
        sheet.text(left - 0.2, top, "n", size=SMALL, colour=SOFT, side="right")
        sheet.text(wide - EDGE, top, "vaker strenger", size=SMALL, colour=SOFT, side="right")
        for name, y, count, told in zip(named.names, named.middles, counts, strict, strict=True):
            sheet.text(EDGE, axis + y, name)
            ink = SOFT if told == "niet getoond" else INK
            sheet.text(left - 0.2, axis + y, count, colour=ink, side="right")
            sheet.text(wide - EDGE, axis + y, told, size=SMALL, colour=ink, side="right")
    return sheet.figure


def _panel(
    axes: Axes, data: pd.DataFrame, named: Rows, looks: tuple[Look, ...], names: tuple[str, ...], room: float
) -> None:
    told = data[data["told"]]
    high = 100.0 if names == ("percent",) else 1.0
    lows = [told[f"{name}{end}"].min() for name in names for end in ("", "_low")]
    low = min([0.0, *(float(value) for value in lows if not math.isnan(value))])
    spare = 0.04 * (high - low)
    axes.set_xlim(low - (spare if low < 0 else 0), high + spare)
    axes.set_ylim(0, named.high)
    common.ticks(axes, "x", low, high, room)
    common.set_ticks(axes, "y", [], [])
    axes.spines["left"].set_visible(False)
    common.grid(axes, "x")
    axes.axvline(0, color=GREY, linewidth=0.8)
    offsets = (0.0,) if len(names) == 1 else (0.06, -0.06)
    for row, y in zip(data.to_dict("records"), named.middles, strict=True):
        for look, name, off in zip(looks, names, offsets, strict=True):
            if not row["told"] or math.isnan(row[name]):
                continue
            axes.plot([row[f"{name}_low"], row[f"{name}_high"]], [y + off] * 2, color=look.colour, linewidth=1.1)
            axes.plot([row[name]], [y + off], look.marker, color=look.colour, markersize=4.5, clip_on=False)
    for y, high_row in zip(named.middles[:-1], named.heights[:-1], strict=True):
        axes.axhline(y - high_row / 2, color="#EEEEEE", linewidth=0.5, zorder=0.5)
