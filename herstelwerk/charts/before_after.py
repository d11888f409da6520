"""Before and after: how scores are spread at both moments, a line per person, and the mean change.

How to read it: a cloud per moment (the wider, the more people), a bar for the middle half with the median in it, and a
line per person; who went the other way has a broken orange line. At the right the mean change with its interval; where
that holds 0, this chart shows no proof of change, and no proof of none.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from herstelwerk.charts import common
from herstelwerk.charts.chart import Chart, make
from herstelwerk.charts.colours import BLUE, GREY, INK, ORANGE, SOFT, VERMILION, Look
from herstelwerk.charts.common import CM, Floats, comma, decimals_for, interval, plain, sentences
from herstelwerk.charts.density import density
from herstelwerk.charts.sheet import EDGE, Key, Sheet
from herstelwerk.charts.texts import SMALL, height, widest, width, wrap
from herstelwerk.charts.withheld import LIMIT, checked_limit, few, withheld
from herstelwerk.dutch import listed
from herstelwerk.outcomes.result import Estimate, NotPossibleError

BETTER = Look("vooruit", GREY, "", "-")
WORSE = Look("achteruit", VERMILION, "", "--")
SAME = Look("gelijk", GREY, "", ":")
LOOKS = (BETTER, WORSE, SAME)
_BODY = 2.75  # inches
_MOST_LINES = 150  # more become a grey field
_SEED = 20_231


@dataclass(frozen=True, slots=True)
class _Data:
    before: Floats
    after: Floats
    left_out: int
    ways: tuple[int | None, int | None, int | None]  # people who went up, down, stayed; None where withheld
    worse: npt.NDArray[np.bool_]
    scale: tuple[float, float]
    change: Estimate
    names: tuple[str, str]
    measure: str
    people: bool

    @property
    def decimals(self) -> int:
        """Decimals of the scores."""
        return decimals_for(*self.scale)


def before_after(
    before: npt.ArrayLike,
    after: npt.ArrayLike,
    change: Estimate,
    *,
    scale: tuple[float, float],
    measure: str,
    higher_is_better: bool = True,
    names: tuple[str, str] = ("Begin", "Einde"),
    people: bool = True,
    title: str = "Begin en einde",
    limit: int = LIMIT,
) -> Chart:
    """A raincloud of two moments with the mean change beside it.

    Args:
        before: a score per person; NaN where missing (people without both scores are left out, and counted).
        after: the score of the same people afterwards.
        change: the mean change (after minus before) with its interval.
        scale: the lowest and highest score there can be.
        measure: what was measured.
        higher_is_better: whether a higher score is better.
        names: what the two moments are called.
        people: a dot and a line per person; without them only what is told of the group is drawn.
        title: what stands above the chart.
        limit: with fewer people nothing is drawn, and of who went up or down no smaller number is told.

    Raises:
        NotPossibleError: with too few people, scores outside the scale, arrays of unequal length, a limit below five.
    """
    checked_limit(limit)
    names = (common.names_of(names)[0], common.names_of(names)[1])
    one, two = common.as_floats(before, names[0]), common.as_floats(after, names[1])
    if one.size != two.size:
        raise NotPossibleError(
            f"Er zijn {one.size} scores aan het begin en {two.size} aan het einde; nodig zijn paren."
        )
    both = ~(np.isnan(one) | np.isnan(two))
    n, out = int(both.sum()), int((~both).sum())
    if n < limit:
        raise NotPossibleError(common.too_few(n, limit))
    one, two = one[both], two[both]
    if not scale[0] < scale[1] or min(one.min(), two.min()) < scale[0] or max(one.max(), two.max()) > scale[1]:
        raise NotPossibleError(f"Er zijn scores die niet op de schaal passen ({scale[0]:g} tot {scale[1]:g}).")
    sign = 1 if higher_is_better else -1
    moved = sign * (two - one)
    counts = [int((moved > 0).sum()), int((moved < 0).sum()), int((moved == 0).sum())]
    gone = withheld(counts, limit)
    up, down, same = (None if hidden else count for count, hidden in zip(counts, gone, strict=True))
    data = _Data(one, two, out, (up, down, same), moved < 0, scale, change, names, measure, people)
    return _made(data, title, limit)


def _made(data: _Data, title: str, limit: int) -> Chart:
    """The chart, which for readers outside is drawn without people."""
    n = data.before.size
    note = sentences(
        common.with_both(n, data.left_out),
        "Balk: middelste helft; streep erin: mediaan; ruit: gemiddelde",
        f"Stippen en lijnen: {_MOST_LINES} mensen, door loting" if data.people and n > _MOST_LINES else "",
        few(limit) if None in data.ways else "",
    )
    outside = (lambda: _made(replace(data, people=False), title, limit)) if data.people else None
    return make(title, _alt(data, title), _numbers(data), note, lambda cm: _draw(data, title, note, cm), 10.0, outside)


def _numbers(data: _Data) -> pd.DataFrame:
    rows = []
    for name, scores in zip(data.names, (data.before, data.after), strict=True):
        low, middle, high = (float(q) for q in np.percentile(scores, [25, 50, 75]))
        rows.append(
            {
                "wat": name,
                "n": scores.size,
                "gemiddelde": float(scores.mean()),
                "mediaan": middle,
                "25 %": low,
                "75 %": high,
            }
        )
    one = data.change
    rows.append({"wat": "verandering", "n": one.n, "gemiddelde": one.value, "van": one.low, "tot": one.high})
    for look, count in zip(LOOKS, data.ways, strict=True):
        rows.append({"wat": look.name, "n": count, "opmerking": "niet getoond" if count is None else ""})
    names = ("wat", "n", "gemiddelde", "van", "tot", "mediaan", "25 %", "75 %", "opmerking")
    made = pd.DataFrame(rows, columns=list(names)).astype({"n": "Int64"})
    made["opmerking"] = made["opmerking"].fillna("")
    return made


def _ways(data: _Data) -> str:
    told = [f"{comma(count, 0)} {look.name}" for look, count in zip(LOOKS, data.ways, strict=True) if count]
    hidden = [look.name for look, count in zip(LOOKS, data.ways, strict=True) if count is None]
    return sentences(", ".join(told), f"Niet getoond: het aantal {listed(hidden)}" if hidden else "")


def _alt(data: _Data, title: str) -> str:
    one, d = data.change, data.decimals
    start, end = float(data.before.mean()), float(data.after.mean())
    zero = {True: "", False: "; 0 ligt in het interval, dus er is geen aantoonbare verandering", None: ""}[
        one.excludes()
    ]
    return sentences(
        f"Wolken en lijnen, {title}: {data.measure} (schaal {plain(data.scale[0])} tot {plain(data.scale[1])}) van "
        f"{comma(data.before.size, 0)} mensen",
        f"Gemiddeld van {comma(start, d)} ({data.names[0]}) naar {comma(end, d)} ({data.names[1]})",
        f"Gemiddelde verandering {_change(data)}{zero}",
        _ways(data),
    )


def _change(data: _Data) -> str:
    one = data.change
    places = max(data.decimals, 1)
    return f"{comma(one.value, places, sign=True)} {interval(one.low, one.high, places)}".strip()


def _draw(data: _Data, title: str, note: str, width_cm: float) -> Figure:
    wide = width_cm / CM
    key = [
        Key(f"{look.name}{'' if count is None else f' ({comma(count, 0)})'}", look.colour, dash=look.dash)
        for look, count in zip(LOOKS, data.ways, strict=True)
        if data.people and count != 0
    ]
    low, high = data.scale
    values, decimals = common.spread_ticks(low, high, 8)
    gutter = widest([comma(v, decimals) for v in values], SMALL) + 0.08
    change = wrap(_change(data), max(0.26 * wide, 0.9), SMALL, bold=True)
    side = max(max(width(line, SMALL, bold=True) for line in change.split("\n")), width("verandering", SMALL)) + 0.05
    head = height(2, SMALL) if "\n" not in change else height(3, SMALL)
    ends, second = _change_range(data), wide - EDGE - side
    marks, places = common.spread_ticks(*ends, 8)
    left, right = EDGE + gutter, second - widest([comma(v, places) for v in marks], SMALL) - 0.3
    moments = _moments(data, 0.4 * (right - left))
    foot = height(max(words.count("\n") for words in moments) + 1, SMALL) + 0.1
    label = wrap(f"{data.measure} ({plain(low)}–{plain(high)})", right - left, SMALL, most=2)
    head = max(head, height(label.count("\n") + 1, SMALL) + 0.04)
    with common.style():
        sheet = Sheet(width_cm, foot + _BODY + head, title, key, note)
        main = sheet.axes(left, foot, right - left, _BODY)
        _clouds(main, data)
        common.ticks(main, "y", low, high, _BODY)
        aside = sheet.axes(second, foot, side, _BODY)
        _aside(aside, data, ends)
        top = foot + _BODY + head
        sheet.text(left, top - head / 2, label, size=SMALL, colour=SOFT)
        sheet.text(second, top - height(1, SMALL) / 2, "verandering", size=SMALL, colour=SOFT)
        sheet.text(second, top - height(1, SMALL), change, size=SMALL, bold=True, up="top")
        for share, words in zip((0.2885, 0.7115), moments, strict=True):
            sheet.text(left + share * (right - left), foot - 0.06, words, size=SMALL, side="center", up="top")
    return sheet.figure


def _moments(data: _Data, room: float) -> list[str]:
    """What stands below each cloud: its name in two lines at most, and the mean."""
    pairs = zip(data.names, (data.before, data.after), strict=True)
    means = [(name, f"gemiddeld {comma(float(scores.mean()), data.decimals)}") for name, scores in pairs]
    return [f"{wrap(name, room, SMALL, most=2)}\n{wrap(mean, room, SMALL)}" for name, mean in means]


def _clouds(axes: Axes, data: _Data) -> None:
    low, high = data.scale
    spare = 0.015 * (high - low)
    axes.set_xlim(-0.75, 1.75)
    axes.set_ylim(low - spare, high + spare)
    common.set_ticks(axes, "x", [], [])
    common.grid(axes, "y")
    axes.spines["bottom"].set_visible(False)
    curves = [density(scores, low, high) for scores in (data.before, data.after)]
    tallest = max((float(curve.max()) for _, curve in curves if curve.size), default=1.0)
    for x, way, colour, scores, (places, curve) in zip(
        (0, 1), (-1, 1), (ORANGE, BLUE), (data.before, data.after), curves, strict=True
    ):
        if curve.size:
            start = x + way * 0.2
            axes.fill_betweenx(places, start, start + way * 0.5 * curve / tallest, color=colour, alpha=0.4, linewidth=0)
        first, middle, last = np.percentile(scores, [25, 50, 75])
        at = x + way * 0.11
        axes.plot([at, at], [first, last], color=colour, linewidth=5.5, zorder=3)
        axes.plot([at - 0.035, at + 0.035], [middle, middle], color=INK, linewidth=1.3, zorder=4)
        axes.plot([at], [scores.mean()], "D", color="white", markeredgecolor=INK, markersize=3.8, zorder=5)
    if data.people:
        _people(axes, data)
    else:
        axes.plot([-0.11, 1.11], [data.before.mean(), data.after.mean()], color=INK, linewidth=1.0, zorder=2)


def _people(axes: Axes, data: _Data) -> None:
    chance = np.random.default_rng(_SEED)
    n = data.before.size
    kept = np.sort(chance.choice(n, _MOST_LINES, replace=False)) if n > _MOST_LINES else np.arange(n)
    before, after, worse = data.before[kept], data.after[kept], data.worse[kept]
    aside = chance.uniform(-0.045, 0.045, (2, len(kept)))
    paths = np.stack([np.column_stack([aside[0], before]), np.column_stack([1 + aside[1], after])], axis=1)
    faint = 0.5 if len(kept) <= 100 else 0.28
    for look, chosen in ((BETTER, ~worse & (before != after)), (SAME, before == after), (WORSE, worse)):
        strong = look is WORSE
        axes.add_collection(
            LineCollection(
                list(paths[chosen]),
                colors=look.colour,
                linewidths=(1.0 if len(kept) <= 100 else 0.7) if strong else 0.6,
                linestyles=look.dash,
                alpha=min(1.8 * faint, 0.9) if strong else faint,
                zorder=2.5 if strong else 2,
            ),
            autolim=False,
        )
    for x, scores, colour, off in ((0, before, ORANGE, aside[0]), (1, after, BLUE, aside[1])):
        axes.scatter(x + off, scores, s=7, color=colour, linewidths=0, zorder=3)


def _change_range(data: _Data) -> tuple[float, float]:
    one = data.change
    ends = [0.0, *(float(e) for e in (one.value, one.low, one.high) if e is not None and math.isfinite(e))]
    spread = (max(ends) - min(ends)) or 1.0
    return min(ends) - 0.12 * spread, max(ends) + 0.12 * spread


def _aside(axes: Axes, data: _Data, ends: tuple[float, float]) -> None:
    one = data.change
    axes.set_xlim(-1, 1)
    axes.set_ylim(*ends)
    common.set_ticks(axes, "x", [], [])
    common.ticks(axes, "y", *ends, _BODY)
    common.grid(axes, "y")
    axes.spines["bottom"].set_visible(False)
    axes.axhline(0, color=SOFT, linewidth=0.9)
    if one.low is not None and one.high is not None:
        axes.plot([0, 0], [one.low, one.high], color=INK, linewidth=2)
    axes.plot([0], [one.value], "o", color=INK, markersize=6)
