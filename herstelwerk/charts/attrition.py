"""Who is left at each step, and why others are not: bars with the share of the start.

How to read it: each bar is a step; beside it how many left since the step above, and why. A loss is not the same as a
failure; who left may differ from who stayed, so that later figures are about those who stayed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from herstelwerk.charts import common
from herstelwerk.charts.chart import Chart, make
from herstelwerk.charts.colours import BLUE, INK, RED_INK, SOFT
from herstelwerk.charts.common import CM, comma, names_of, percent, sentences
from herstelwerk.charts.rows import Rows, rows
from herstelwerk.charts.sheet import EDGE, Sheet
from herstelwerk.charts.texts import SMALL, TEXT, height, tidy, widest, width, wrap
from herstelwerk.charts.withheld import LIMIT, checked_limit, withheld
from herstelwerk.dutch import listed
from herstelwerk.outcomes.result import NotPossibleError

_ROW, _BAR, _GAP = 0.36, 0.22, 0.12
_OTHER, _NBSP = "andere redenen", "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class _Step:
    """A step: how many are left (None where that is withheld), the share of the start, and the loss in words."""

    name: str
    n: int | None
    share: float
    lost: int | None
    words: str


def attrition(
    steps: Mapping[str, int] | pd.Series,
    reasons: Mapping[str, Mapping[str, int]] | None = None,
    *,
    who: str = "deelnemers",
    title: str = "Wie er bij elke stap nog is",
    limit: int = LIMIT,
) -> Chart:
    """Bars of how many are left.

    Args:
        steps: how many there were at each step, in order.
        reasons: per step why people left between the step before it and this one, with how many.
        who: who is counted, in the plural.
        title: what stands above the chart.
        limit: a step with fewer people is withheld; reasons of fewer people are put together.

    Raises:
        NotPossibleError: with fewer than two steps, nobody at the start, counts that are no counts, reasons for more
            people than left, a start below the limit, or a limit below five.
    """
    checked_limit(limit)
    pairs, given, who = list(steps.items()), reasons or {}, tidy(who)
    unknown = [name for name in given if name not in [step for step, _ in pairs[1:]]]
    if unknown:
        raise NotPossibleError(f"Er staan redenen bij een stap die er niet is: {listed(names_of(unknown))}.")
    whys = [_tidied(given.get(str(name), {})) for name, _ in pairs]
    made = _steps(names_of(name for name, _ in pairs), [n for _, n in pairs], whys, limit)
    hidden = any(step.n is None for step in made)
    merged = any(word in step.words for step in made for word in (_OTHER, "niet getoond", "verschillende"))
    note = sentences(
        f"Niet getoond: stappen met minder dan {limit} {who}" if hidden else "",
        f"Redenen van minder dan {limit} {who} zijn samengenomen of niet getoond" if merged else "",
        "Wie bleef kan anders zijn dan wie vertrok: latere cijfers gaan over wie bleef",
    )
    numbers = pd.DataFrame(
        {
            "stap": [s.name for s in made],
            "n": pd.array([s.n for s in made], dtype="Int64"),
            "% van de start": [100 * s.share for s in made],
            "weg sinds vorige stap": pd.array([s.lost for s in made], dtype="Int64"),
            "waarom": [s.words for s in made],
        }
    )
    return make(title, _alt(made, title, who), numbers, note, lambda cm: _draw(made, title, note, cm), 10.0)


def _steps(
    names: Sequence[str], counts: Sequence[object], reasons: Sequence[Mapping[str, int]], limit: int
) -> list[_Step]:
    found = common.as_floats(list(counts), "aantallen")
    if len(names) < 2:
        raise NotPossibleError("Deze grafiek heeft ten minste twee stappen nodig: een begin en wat daarna kwam.")
    if not all(n >= 0 and n == round(n) for n in found):
        raise NotPossibleError("Deze grafiek heeft bij elke stap een aantal nodig (0, 1, 2 …).")
    if found[0] < limit:
        raise NotPossibleError(
            f"Aan het begin zijn er minder dan {limit} mensen; zo'n kleine groep wordt niet getoond."
        )
    made = [_Step(names[0], int(found[0]), 1.0, None, "")]
    for name, why, before, now in zip(names[1:], reasons[1:], found, found[1:], strict=False):
        lost = int(before - now)
        if sum(why.values()) > max(lost, 0):
            raise NotPossibleError(f"Bij ‘{name}’ zijn er meer redenen dan mensen die weggingen.")
        if 0 < now < limit or made[-1].n is None:
            told = None if 0 < now < limit else int(now)
            made.append(_Step(name, told, float("nan") if told is None else now / found[0], None, ""))
        else:
            made.append(_Step(name, int(now), now / found[0], lost, _words(lost, why, limit)))
    return made


def _tidied(reasons: Mapping[str, int]) -> dict[str, int]:
    """Reasons under names that can be told, those that read alike together."""
    found: dict[str, int] = {}
    for name, (_, n) in zip(names_of(reasons), reasons.items(), strict=True):
        found[name] = found.get(name, 0) + n
    return found


def _words(lost: int, reasons: Mapping[str, int], limit: int) -> str:
    """The loss and its reasons; those of few people together."""
    if lost <= 0:
        return f"+{_NBSP}{comma(-lost, 0)} terug" if lost < 0 else ""
    start = f"−{_NBSP}{comma(lost, 0)}"
    parts = {name: n for name, n in reasons.items() if n > 0}
    if lost > sum(parts.values()) and parts:
        parts["reden onbekend"] = parts.get("reden onbekend", 0) + lost - sum(parts.values())
    if not parts:
        return start
    gone = withheld(list(parts.values()), limit)
    kept = [(name, n) for (name, n), out in zip(parts.items(), gone, strict=True) if not out]
    rest = lost - sum(n for _, n in kept)
    if len(kept) == 1 and not rest:
        return f"{start} {kept[0][0]}"
    if not kept and lost >= limit:
        return f"{start} (verschillende redenen)"
    if not kept:
        return f"{start} (reden niet getoond)"
    told = [f"{comma(n, 0)}{_NBSP}{name}" for name, n in sorted(kept, key=lambda one: -one[1])]
    return f"{start}: {', '.join([*told, *([f'{comma(rest, 0)}{_NBSP}{_OTHER}'] if rest else [])])}"


def _alt(steps: Sequence[_Step], title: str, who: str) -> str:
    shown = [step for step in steps if step.n is not None]
    last, biggest = shown[-1], max(shown[1:], key=lambda s: s.lost or 0, default=None)
    return sentences(
        f"Staafgrafiek, {title}: {len(steps)} stappen, van {comma(steps[0].n or 0, 0)} {who} bij ‘{steps[0].name}’ "
        f"tot {comma(last.n or 0, 0)} ({percent(last.share)}) bij ‘{last.name}’",
        f"Het grootste verlies is bij ‘{biggest.name}’: {biggest.words}" if biggest and (biggest.lost or 0) > 0 else "",
        f"Niet getoond: {listed(s.name for s in steps if s.n is None)}" if len(shown) < len(steps) else "",
    )


def _draw(steps: Sequence[_Step], title: str, note: str, width_cm: float) -> Figure:
    wide = width_cm / CM
    shares = [percent(step.share) if step.n is not None else "–" for step in steps]
    share_wide = max(widest(shares), width("% van de start", SMALL))
    named_room = 0.26 * wide
    name_wide = rows([s.name for s in steps], named_room, _ROW).wide
    left, right = EDGE + name_wide + _GAP, wide - EDGE - share_wide - _GAP
    bar_room = 0.56 * (right - left)
    most = max(step.n or 0 for step in steps)
    ends = [bar_room * (step.n or 0) / most for step in steps]
    room = [right - left - end - _after(step, end) for step, end in zip(steps, ends, strict=True)]
    words = [wrap(s.words, r, SMALL, most=4) if s.words else "" for s, r in zip(steps, room, strict=True)]
    named = rows(
        [s.name for s in steps], named_room, [max(_ROW, height(w.count("\n") + 1, SMALL) + 0.06) for w in words]
    )
    with common.style():
        head = height(1, SMALL)
        sheet = Sheet(width_cm, named.high + head, title, (), note)
        axes = sheet.axes(left, 0, bar_room, named.high)
        _bars(axes, steps, named, most)
        sheet.text(wide - EDGE, named.high + head / 2, "% van de start", size=SMALL, colour=SOFT, side="right")
        for step, name, y, share, told in zip(steps, named.names, named.middles, shares, words, strict=True):
            sheet.text(EDGE + name_wide, y, name, side="right")
            sheet.text(wide - EDGE, y, share, side="right")
            _beside(sheet, step, told, left + bar_room * (step.n or 0) / most, y, left)
    return sheet.figure


def _count(step: _Step) -> str:
    return comma(step.n, 0) if step.n is not None else "niet getoond"


def _after(step: _Step, long: float) -> float:
    """How far behind the end of the bar its words start: behind the count, where that does not fit in the bar."""
    wide = width(_count(step), TEXT, bold=True)
    return 0.08 if long > wide + 0.12 else wide + 0.14


def _beside(sheet: Sheet, step: _Step, words: str, end: float, y: float, left: float) -> None:
    behind = _after(step, end - left)
    if behind < 0.1:
        sheet.text(end - 0.06, y, _count(step), bold=True, colour="white", side="right")
    else:
        told = step.n is not None
        sheet.text(end + 0.06, y, _count(step), bold=told, colour=INK if told else SOFT)
    if words:
        sheet.text(end + behind, y, words, size=SMALL, colour=RED_INK)


def _bars(axes: Axes, steps: Sequence[_Step], named: Rows, most: int) -> None:
    axes.set_xlim(0, most)
    axes.set_ylim(0, named.high)
    for which in ("x", "y"):
        common.set_ticks(axes, which, [], [])
    axes.spines[:].set_visible(False)
    for number, (step, y) in enumerate(zip(steps, named.middles, strict=True)):
        axes.barh(y, step.n or 0, _BAR, color=SOFT if number == 0 else BLUE, linewidth=0)
