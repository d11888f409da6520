"""Growth of competencies: how people rated themselves before, how they look back at their start, and now.

How to read it: per statement an open circle (looking back at the start), a grey square (before, rated at the time) and
a filled blue circle (now). The distance from before to now was rated twice; the distance from looking back to now is
often larger, because people know better afterwards what they did not know (response shift). That is why looking back
never stands alone.

Source: Drennan & Hyde (2008), Nurse Education Today: response shift in retrospective pretests.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from herstelwerk.charts import common
from herstelwerk.charts.chart import Chart, make
from herstelwerk.charts.colours import BLUE, GREY, INK, SKY, SOFT, VERMILION, Look
from herstelwerk.charts.common import CM, comma, interval, sentences
from herstelwerk.charts.rows import Rows, rows
from herstelwerk.charts.sheet import EDGE, PAGE, Key, Sheet
from herstelwerk.charts.texts import SMALL, TEXT, height, widest, width
from herstelwerk.charts.withheld import LIMIT, checked_limit
from herstelwerk.outcomes.result import NotPossibleError

THEN = Look("terugblik op het begin (achteraf gevraagd)", VERMILION, "o")
BEFORE = Look("vooraf", GREY, "s")
NOW = Look("nu", BLUE, "o")
LOOKS = (THEN, BEFORE, NOW)  # THEN is open, NOW is filled
_ROW, _GAP = 0.32, 0.14
_NUMBERS = ("before", "then", "now", "n", "change", "low", "high")


def competencies(
    data: pd.DataFrame,
    *,
    scale: tuple[float, float],
    measure: str = "gemiddelde zelfbeoordeling",
    title: str = "Groei in competenties",
    limit: int = LIMIT,
) -> Chart:
    """A dumbbell per statement or block.

    Args:
        data: a row per statement with `statement`, `before`, `now`, `n` and, where they are, `then` (looking back),
            `change` with `low` and `high` (now minus before, with its interval) and `block` (a heading).
        scale: the lowest and highest rating there is.
        measure: what the numbers are.
        title: what stands above the chart.
        limit: statements that fewer people rated are withheld.

    Raises:
        NotPossibleError: when looking back would stand alone, ratings lie outside the scale, no statement was rated by
            enough people, or the limit is below five.
    """
    checked_limit(limit)
    found = common.columns(data, ("statement", "before", "now", "n"), _NUMBERS).reset_index(drop=True)
    for name in _NUMBERS:
        if name not in found.columns:
            found[name] = np.nan
    if found["then"].notna().any() and found["before"].isna().all():
        raise NotPossibleError(
            "Een terugblik op het begin staat nooit alleen: achteraf lijkt groei vaak groter. Nodig is ook wat mensen "
            "vooraf invulden."
        )
    found["statement"] = common.names_of(found["statement"])
    found["told"] = (found["n"] >= limit) & found["now"].notna() & found["before"].notna()
    if not found["told"].any():
        raise NotPossibleError(f"Bij geen enkele stelling vulden {limit} mensen of meer het vooraf én nu in.")
    inside = found.loc[found["told"], ["before", "then", "now"]]
    if scale[0] >= scale[1] or ((inside < scale[0]) | (inside > scale[1])).any(axis=None):
        raise NotPossibleError(f"Er zijn waarden die niet op de schaal passen ({scale[0]:g} tot {scale[1]:g}).")
    found["change"] = found["change"].fillna(found["now"] - found["before"])
    note = sentences(
        "Rechts: verschil tussen vooraf en nu, met 95%-betrouwbaarheidsinterval waar dat er is",
        "De terugblik is achteraf ingevuld en laat de groei vaak groter lijken" if inside["then"].notna().any() else "",
        f"Niet getoond: stellingen die minder dan {limit} mensen vooraf én nu invulden"
        if not found["told"].all()
        else "",
    )
    alt = _alt(found, title, measure, scale)
    return make(title, alt, _numbers(found), note, lambda cm: _draw(found, scale, measure, title, note, cm), 12.0)


def _numbers(data: pd.DataFrame) -> pd.DataFrame:
    names = {"before": "vooraf", "then": "terugblik", "now": "nu", "change": "verschil", "low": "van", "high": "tot"}
    made = pd.DataFrame({"stelling": data["statement"]})
    if "block" in data.columns:
        made.insert(0, "onderdeel", common.names_of(data["block"].fillna("")))
    for name, told in names.items():
        made[told] = data[name].where(data["told"])
    made["n"] = data["n"].where(data["told"]).astype("Int64")
    made["opmerking"] = np.where(data["told"], "", "niet getoond")
    return made


def _told(row: pd.Series) -> str:
    return f"{comma(row['change'], 2, sign=True)} {interval(row['low'], row['high'])}".strip()


def _alt(data: pd.DataFrame, title: str, measure: str, scale: tuple[float, float]) -> str:
    shown = data[data["told"]]
    order = shown.sort_values("change", kind="stable")
    least, most = order.iloc[0], order.iloc[-1]
    n = comma(shown["n"].min(), 0) + (f" tot {comma(shown['n'].max(), 0)}" if shown["n"].nunique() > 1 else "")
    up = int((shown["change"] > 0).sum())
    went = f"Van vooraf naar nu {'ging' if up == 1 else 'gingen'} er {up} van de {len(shown)} omhoog"
    back = (shown["now"] - shown["then"]).dropna()
    return sentences(
        f"Halterdiagram, {title}: {measure} (schaal {scale[0]:g} tot {scale[1]:g}) van "
        f"{common.many(len(shown), 'stelling', 'stellingen')}, n = {n}",
        went if len(shown) > 1 else "",
        f"{'Grootste verschil: ' if len(shown) > 1 else ''}‘{most['statement']}’, van {comma(most['before'], 1)} naar "
        f"{comma(most['now'], 1)}, {_told(most)}",
        f"Kleinste: ‘{least['statement']}’, {_told(least)}" if len(shown) > 1 else "",
        f"Gemeten vanaf de terugblik is het verschil gemiddeld {comma(float(back.mean()), 1, sign=True)}, vanaf vooraf "
        f"{comma(float(shown['change'].mean()), 1, sign=True)}"
        if len(back)
        else "",
        f"Niet getoond: {common.many(len(data) - len(shown), 'stelling', 'stellingen')}"
        if len(shown) < len(data)
        else "",
    )


def _with_headings(data: pd.DataFrame) -> tuple[list[str], list[int | None]]:
    """The rows: names, and which row of the data each is; a heading is none."""
    names: list[str] = []
    places: list[int | None] = []
    last = None
    for number, row in enumerate(data.to_dict("records")):
        block = row.get("block")
        if block is not None and block == block and block != last:
            names.append(str(block))
            places.append(None)
        last = block
        names.append(str(row["statement"]))
        places.append(number)
    return names, places


def _draw(
    data: pd.DataFrame, scale: tuple[float, float], measure: str, title: str, note: str, width_cm: float
) -> Figure:
    wide = width_cm / CM
    names, places = _with_headings(data)
    records = data.to_dict("records")
    counts = [comma(row["n"], 0) if row["told"] else "–" for row in records]
    changes = [_told(row) if row["told"] else "niet getoond" for _, row in data.iterrows()]
    n_wide, change_wide = max(widest(counts), width("n")), max(widest(changes), width("nu − vooraf", SMALL))
    room = min(0.42 * wide, wide - n_wide - change_wide - 1.9)
    named, size = rows(names, room, _ROW, lines=4), TEXT
    if named.high > PAGE - 1.6:  # smaller names in a wider column, so that it fits on a page
        room = max(room, wide - n_wide - change_wide - 1.9)
        named, size = rows(names, room, 0.22, SMALL, lines=4, spare=0.02), SMALL
    looks = LOOKS if data.loc[data["told"], "then"].notna().any() else LOOKS[1:]
    key = [Key(look.name, look.colour, look.marker, hollow=look is THEN) for look in looks]
    axis, head = height(2, SMALL) + 0.12, height(1, SMALL) + 0.04
    with common.style():
        sheet = Sheet(width_cm, axis + named.high + head, title, key, note)
        left, right = EDGE + named.wide + _GAP + 0.06, wide - EDGE - change_wide - _GAP - n_wide - 0.2
        axes = sheet.axes(left, axis, right - left, named.high)
        _panel(axes, data, scale, named, places, right - left)
        n_at, top = right + 0.2 + n_wide, axis + named.high + head / 2
        sheet.under((left + right) / 2, height(1, SMALL) / 2, measure)
        sheet.text(n_at, top, "n", size=SMALL, colour=SOFT, side="right")
        sheet.text(wide - EDGE, top, "nu − vooraf", size=SMALL, colour=SOFT, side="right")
        for name, y, place in zip(named.names, named.middles, places, strict=True):
            sheet.text(EDGE, axis + y, name, size=size, bold=place is None)
            if place is not None:
                ink = INK if records[place]["told"] else SOFT
                sheet.text(n_at, axis + y, counts[place], size=size, colour=ink, side="right")
                sheet.text(wide - EDGE, axis + y, changes[place], size=size, colour=ink, side="right")
    return sheet.figure


def _panel(
    axes: Axes, data: pd.DataFrame, scale: tuple[float, float], named: Rows, places: Sequence[int | None], room: float
) -> None:
    low, high = scale
    spare = 0.03 * (high - low)
    axes.set_xlim(low - spare, high + spare)
    axes.set_ylim(0, named.high)
    common.ticks(axes, "x", low, high, room)
    common.set_ticks(axes, "y", [], [])
    axes.spines["left"].set_visible(False)
    common.grid(axes, "x")
    records = data.to_dict("records")
    for y, place in zip(named.middles, places, strict=True):
        if place is None or not records[place]["told"]:
            continue
        row = records[place]
        axes.plot([row["before"], row["now"]], [y, y], color=SKY, linewidth=2.2, zorder=2)
        if not math.isnan(row["then"]):
            axes.plot([row["then"], row["now"]], [y, y], color=VERMILION, linewidth=0.8, linestyle=":", zorder=1.9)
            axes.plot(
                [row["then"]], [y], "o", markersize=6.5, markerfacecolor="white", markeredgecolor=VERMILION, zorder=3
            )
        axes.plot([row["before"]], [y], "s", markersize=4, color=GREY, zorder=4)
        axes.plot([row["now"]], [y], "o", markersize=5, color=BLUE, zorder=5)
