"""Reliable change: every person as a mark, score before against score after.

How to read it: on the slanting line nothing changed; within the grey band the change is no larger than the error of the
measure; above it people went up reliably, below it down. Who also crossed the cut-off has recovered (Jacobson & Truax
1991). Who starts extreme tends to come closer to the mean by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from herstelwerk.charts import common
from herstelwerk.charts.chart import Chart, make
from herstelwerk.charts.colours import BLACK, BLUE, GREY, PALE, SKY, SOFT, VERMILION, Look
from herstelwerk.charts.common import CM, Floats, comma, percent, plain, sentences
from herstelwerk.charts.sheet import EDGE, Key, Sheet
from herstelwerk.charts.texts import SMALL, TEXT, height, one_line, widest, wrap
from herstelwerk.charts.withheld import LIMIT, checked_limit, few, withheld
from herstelwerk.dutch import listed
from herstelwerk.outcomes.result import NotPossibleError

RECOVERED = Look("hersteld", BLUE, "o")
IMPROVED = Look("verbeterd", SKY, "^")
UNCHANGED = Look("onveranderd", GREY, "s")
DETERIORATED = Look("verslechterd", VERMILION, "v")
HARMED = Look("geschaad", BLACK, "X")
LOOKS = (RECOVERED, IMPROVED, UNCHANGED, DETERIORATED, HARMED)
_NAMES = tuple(look.name for look in LOOKS)


@dataclass(frozen=True, slots=True)
class _Data:
    before: Floats
    after: Floats
    classes: npt.NDArray[np.object_]
    counts: dict[str, int | None]  # None where withheld
    few: frozenset[str]  # classes with fewer people than the limit
    limit: int
    left_out: int
    threshold: float
    cutoff: float | None
    scale: tuple[float, float]
    measure: str
    names: tuple[str, str]


def reliable_change(
    before: npt.ArrayLike,
    after: npt.ArrayLike,
    *,
    threshold: float,
    scale: tuple[float, float],
    measure: str,
    cutoff: float | None = None,
    classes: Sequence[object] | npt.NDArray[np.object_] | None = None,
    higher_is_better: bool = True,
    names: tuple[str, str] = ("begin", "einde"),
    title: str = "Betrouwbare verandering per persoon",
    limit: int = LIMIT,
) -> Chart:
    """A scatter of before against after, by class. It shows every person: a group below the limit is refused.

    Args:
        before: a score per person; NaN where missing (people without both are left out, and counted).
        after: the score of the same people afterwards.
        threshold: a change must be larger than this, in points, to be more than error.
        scale: the lowest and highest score there can be.
        measure: what was measured.
        cutoff: where recovery begins; None where there is no cut-off.
        classes: the class of each person, as the analysis gave it (`hersteld`, `verbeterd`, `onveranderd`,
            `verslechterd`, `geschaad`); by itself by `threshold` and `cutoff`.
        higher_is_better: whether a higher score is better.
        names: what the two moments are called.
        title: what stands above the chart.
        limit: the fewest people; numbers of classes with fewer are not told, with the smallest other class where the
            total would give them away.

    Raises:
        NotPossibleError: with too few people, scores outside the scale, a threshold that is not above 0, classes that
            do not exist, arrays of unequal length, or a limit below five.
    """
    checked_limit(limit)
    one, two, made, out = _pairs(before, after, names, classes, limit)
    if not threshold > 0:
        raise NotPossibleError("De grens voor betrouwbare verandering moet boven 0 liggen.")
    if made is None:
        made = _classes(one, two, threshold, cutoff, higher_is_better)
    if not set(made) <= set(_NAMES):
        raise NotPossibleError(f"Onbekende klasse; bekend zijn {listed(_NAMES)}.")
    if not scale[0] < scale[1] or min(one.min(), two.min()) < scale[0] or max(one.max(), two.max()) > scale[1]:
        raise NotPossibleError(f"Er zijn scores die niet op de schaal passen ({scale[0]:g} tot {scale[1]:g}).")
    crossed = cutoff is not None or {RECOVERED.name, HARMED.name} & set(made)
    there = _NAMES if crossed else _NAMES[1:4]
    totals = [int((made == name).sum()) for name in there]
    gone = withheld(totals, limit)
    counts = {name: None if out else total for name, total, out in zip(there, totals, gone, strict=True)}
    small = frozenset(name for name, total in zip(there, totals, strict=True) if 0 < total < limit)
    data = _Data(one, two, made, counts, small, limit, out, threshold, cutoff, scale, measure, names)
    note = sentences(
        common.with_both(one.size, out),
        "Een groter teken: meer mensen op dezelfde plek" if _tied(data) else "",
        few(limit) if gone.any() else "",
    )
    outside = partial(_refuse, limit) if gone.any() else None
    return make(title, _alt(data, title), _numbers(data), note, lambda cm: _draw(data, title, note, cm), 10.0, outside)


def _refuse(limit: int) -> Chart:
    raise NotPossibleError(
        f"Elk teken daarin is één persoon, en van een groep met minder dan {limit} mensen zijn de tekens te tellen."
    )


def _pairs(
    before: npt.ArrayLike,
    after: npt.ArrayLike,
    names: tuple[str, str],
    classes: Sequence[object] | npt.NDArray[np.object_] | None,
    limit: int,
) -> tuple[Floats, Floats, npt.NDArray[np.object_] | None, int]:
    """Scores and classes of people with both measurements, and how many have not."""
    one, two = common.as_floats(before, names[0]), common.as_floats(after, names[1])
    if one.size != two.size or (classes is not None and len(classes) != one.size):
        raise NotPossibleError("Scores aan het begin, aan het einde en klassen zijn niet even lang; nodig zijn paren.")
    both = ~(np.isnan(one) | np.isnan(two))
    n = int(both.sum())
    if n < limit:
        raise NotPossibleError(common.too_few(n, limit))
    given = None if classes is None else np.array(classes, dtype=object)[both]
    return one[both], two[both], given, int((~both).sum())


def _classes(
    before: Floats, after: Floats, threshold: float, cutoff: float | None, higher_is_better: bool
) -> npt.NDArray[np.object_]:
    sign = 1 if higher_is_better else -1
    moved = sign * (after - before)
    found = np.full(before.size, UNCHANGED.name, dtype=object)
    found[moved > threshold], found[moved < -threshold] = IMPROVED.name, DETERIORATED.name
    if cutoff is not None:
        was, now = sign * (before - cutoff), sign * (after - cutoff)
        found[(moved > threshold) & (was < 0) & (now > 0)] = RECOVERED.name
        found[(moved < -threshold) & (was > 0) & (now < 0)] = HARMED.name
    return found


def _share(data: _Data, name: str) -> str:
    count = data.counts[name]
    if name in data.few:
        return f"minder dan {data.limit}"
    return "niet getoond" if count is None else f"{comma(count, 0)} ({percent(count / data.before.size)})"


def _numbers(data: _Data) -> pd.DataFrame:
    n = data.before.size
    counts = list(data.counts.values())
    made = pd.DataFrame(
        {
            "klasse": [*data.counts, "allen"],
            "n": pd.array([*counts, n], dtype="Int64"),
            "%": [*(None if count is None else 100 * count / n for count in counts), 100.0],
        }
    )
    made["opmerking"] = [*(_share(data, name) if count is None else "" for name, count in data.counts.items()), ""]
    return made


def _alt(data: _Data, title: str) -> str:
    border = f", grenswaarde {plain(data.cutoff)}" if data.cutoff is not None else ""
    moved = float((data.after - data.before).mean())
    return sentences(
        f"Spreidingsdiagram, {title}: {data.measure}, {data.names[0]} tegen {data.names[1]}, "
        f"{comma(data.before.size, 0)} mensen",
        f"Betrouwbaar is een verandering van meer dan {plain(data.threshold)} punten{border}",
        "; ".join(f"{name}: {_share(data, name)}" for name in data.counts),
        f"Gemiddelde verandering: {comma(moved, 1, sign=True)} punten",
    )


def _tied(data: _Data) -> bool:
    pairs = np.column_stack([data.before, data.after])
    return len(np.unique(pairs, axis=0)) < len(pairs)


def _draw(data: _Data, title: str, note: str, width_cm: float) -> Figure:
    wide = width_cm / CM
    low, high = data.scale
    values, decimals = common.spread_ticks(low, high, 8)
    gutter = widest([comma(v, decimals) for v in values], SMALL) + 0.08
    shares = {name: _share(data, name) for name in data.counts}
    aside = max(widest(list(shares.values())), widest(list(shares)), 1.25) + 0.36
    side = min(wide - 2 * EDGE - gutter - aside - 0.3, 3.9)
    line = height(1, TEXT)
    aside_high = len(shares) * (2 * line + 0.07) + height(2 * (2 + (data.cutoff is not None)), SMALL) + 0.1
    head = height(1, SMALL) + 0.04
    foot = max(height(2, SMALL) + 0.16, aside_high - side)
    with common.style():
        sheet = Sheet(width_cm, foot + side + head, title, (), note)
        left = EDGE + gutter
        axes = sheet.axes(left, foot, side, side)
        _field(axes, data)
        for which in ("x", "y"):
            common.ticks(axes, which, low, high, side)
        sheet.text(
            EDGE,
            foot + side + head / 2 + 0.03,
            one_line(f"{data.measure}, {data.names[1]}", side + gutter),
            size=SMALL,
            colour=SOFT,
        )
        free = left + side + 0.2 if aside_high > side else None  # the key may reach down beside this line
        sheet.under(left + side / 2, foot - 1.5 * height(1, SMALL) - 0.12, f"{data.measure}, {data.names[0]}", free)
        x, top = left + side + 0.3, foot + side
        for look in LOOKS:
            if look.name in shares:
                at = sheet.sample(Key(look.name, look.colour, look.marker), x, top - line / 2)
                sheet.text(at, top - line / 2, look.name)
                sheet.text(at, top - 1.5 * line, shares[look.name], bold=data.counts[look.name] is not None)
                top -= 2 * line + 0.07
        _borders(sheet, data, x, top - 0.04, wide)
    return sheet.figure


def _borders(sheet: Sheet, data: _Data, x: float, top: float, wide: float) -> None:
    """What the band and the broken lines are."""
    entries = [(Key("", PALE, field=True), f"meetfout: ± {plain(data.threshold)}")]
    entries.append((Key("", SOFT, dash="-", thin=True), "geen verandering"))
    if data.cutoff is not None:
        entries.append((Key("", VERMILION, dash="--"), f"grenswaarde {plain(data.cutoff)}"))
    for key, words in entries:
        told = wrap(words, wide - EDGE - x - 0.32, SMALL)
        high = height(told.count("\n") + 1, SMALL)
        at = sheet.sample(key, x, top - height(1, SMALL) / 2)
        sheet.text(at, top, told, size=SMALL, up="top")
        top -= high + 0.03


def _field(axes: Axes, data: _Data) -> None:
    low, high = data.scale
    spare = 0.02 * (high - low)
    ends = np.array([low - spare, high + spare])
    axes.set_xlim(*ends)
    axes.set_ylim(*ends)
    axes.fill_between(ends, ends - data.threshold, ends + data.threshold, color=PALE, alpha=0.55, linewidth=0)
    axes.plot(ends, ends, color=SOFT, linewidth=0.7)
    if data.cutoff is not None:
        axes.axhline(data.cutoff, color=VERMILION, linewidth=1.0, linestyle="--")
        axes.axvline(data.cutoff, color=VERMILION, linewidth=1.0, linestyle="--")
    most = np.unique(np.column_stack([data.before, data.after]), axis=0, return_counts=True)[1].max()
    largest = 26.0 if data.before.size <= 300 else 16.0
    scale = min(largest, 180.0 / most)  # the area of a mark grows with the people in it
    for look in LOOKS:
        here = data.classes == look.name
        if not here.any():
            continue
        spots, counts = np.unique(np.column_stack([data.before[here], data.after[here]]), axis=0, return_counts=True)
        sizes = scale * counts
        axes.scatter(
            spots[:, 0], spots[:, 1], s=sizes, marker=look.marker, color=look.colour, alpha=0.85, linewidths=0.4,
            edgecolors="white", zorder=3, clip_on=False,
        )  # fmt: skip
