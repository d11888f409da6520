"""Answers to statements: disagreement to the left, agreement to the right, neutral in the middle.

How to read it: each bar is all answers to one statement; the further it lies to the right, the more people agree. With
an even number of answers there is no neutral one. A neutral answer in the middle makes agreement harder to compare
between statements; `full=True` draws bars of 100 % that all start at the left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from herstelwerk.charts import common
from herstelwerk.charts.chart import Chart, make
from herstelwerk.charts.colours import PAPER, SOFT, ink_on, steps
from herstelwerk.charts.common import CM, Floats, comma, percent, sentences
from herstelwerk.charts.rows import Rows, rows
from herstelwerk.charts.sheet import EDGE, Key, Sheet
from herstelwerk.charts.texts import SMALL, height, tidy, widest, width
from herstelwerk.charts.withheld import LIMIT, checked_limit
from herstelwerk.outcomes.result import NotPossibleError

_ROW, _BAR = 0.32, 0.21
_GAP = 0.12


@dataclass(frozen=True, slots=True)
class Words:
    """What the bars are about, and who answered."""

    item: str = "stelling"
    items: str = "stellingen"
    who: str = "mensen"
    middle: str = "neutraal"
    most: str = "Meeste instemming"
    least: str = "Minste instemming"


@dataclass(frozen=True, slots=True)
class _Data:
    """What is drawn: counts per statement (rows) and answer (columns); `middle` is the column of the neutral answer."""

    items: list[str]
    answers: list[str]
    counts: Floats
    middle: int | None
    told: list[bool]
    full: bool

    @property
    def below(self) -> int:
        """How many answers lie below neutral."""
        return len(self.answers) // 2 if self.middle is None else self.middle

    @property
    def shares(self) -> Floats:
        """Counts as shares of the row, 0 where nobody answered."""
        totals = self.counts.sum(axis=1, keepdims=True)
        made: Floats = np.divide(self.counts, totals, out=np.zeros_like(self.counts), where=totals > 0)
        return made

    def three(self, row: int) -> tuple[float, float, float]:
        """Shares that disagree, are neutral, agree."""
        shares = self.shares[row]
        after = self.below + (self.middle is not None)
        return float(shares[: self.below].sum()), float(shares[self.below : after].sum()), float(shares[after:].sum())


STATEMENTS = Words()


def likert(
    counts: pd.DataFrame,
    *,
    neutral: str | None = "",
    full: bool = False,
    sort: bool = True,
    title: str = "Antwoorden per stelling",
    limit: int = LIMIT,
    words: Words = STATEMENTS,
) -> Chart:
    """Diverging bars of answers.

    Args:
        counts: a row per statement (its index), a column per answer from low to high, counts in it.
        neutral: the name of the neutral answer; by itself the middle one of an odd number; None where none is neutral.
        full: bars of 100 % that start at the left.
        sort: statements with most agreement on top; otherwise in the order given.
        title: what stands above the chart.
        limit: a statement that fewer people answered is withheld.
        words: what the bars are about and who answered, where that is not statements and people.

    Raises:
        NotPossibleError: without two answers, without a statement that enough people answered, with counts that are
            no counts, or with a limit below five.
    """
    checked_limit(limit)
    data = _checked(counts, neutral, full, limit)
    if sort:
        data = _sorted(data)
    hidden = [item for item, told in zip(data.items, data.told, strict=True) if not told]
    note = sentences(
        f"Niet getoond: {words.items} waarop minder dan {limit} {words.who} antwoordden" if hidden else "",
        f"In de balken staan procenten, afgerond; n is het aantal {words.who} dat antwoordde",
    )
    numbers, alt = _numbers(data, words), _alt(data, title, words)
    return make(title, alt, numbers, note, lambda cm: _draw(data, title, note, cm), 10.0)


def _checked(counts: pd.DataFrame, neutral: str | None, full: bool, limit: int) -> _Data:
    if counts.empty or counts.shape[1] < 2:
        raise NotPossibleError("Deze grafiek heeft ten minste één stelling en twee antwoorden nodig.")
    table = np.column_stack([common.as_floats(counts[name], str(name)) for name in counts.columns])
    table = np.nan_to_num(table)
    if (table < 0).any() or (table != np.round(table)).any():
        raise NotPossibleError("Deze grafiek heeft aantallen nodig (0, 1, 2 …), geen percentages of gemiddelden.")
    answers = common.names_of(counts.columns)
    middle = len(answers) // 2 if neutral == "" and len(answers) % 2 else None
    if neutral:
        neutral = tidy(neutral)
        if neutral not in answers:
            raise NotPossibleError(f"Het neutrale antwoord ‘{neutral}’ staat niet bij de antwoorden.")
        middle = answers.index(neutral)
    told = [bool(total >= limit) for total in table.sum(axis=1)]
    if not any(told):
        raise NotPossibleError(f"Bij geen enkele stelling zijn er {limit} antwoorden of meer.")
    return _Data(common.names_of(counts.index), answers, table, middle, told, full)


def _sorted(data: _Data) -> _Data:
    def most_agreed(row: int) -> tuple[bool, float, float]:
        less, _, more = data.three(row)
        return not data.told[row], -more, less

    order = sorted(range(len(data.items)), key=most_agreed)
    items, told = [data.items[i] for i in order], [data.told[i] for i in order]
    return _Data(items, data.answers, data.counts[order], data.middle, told, data.full)


def _numbers(data: _Data, words: Words) -> pd.DataFrame:
    made, middle = [], f"% {words.middle}"
    for row, (item, told) in enumerate(zip(data.items, data.told, strict=True)):
        counts = {name: int(n) if told else None for name, n in zip(data.answers, data.counts[row], strict=True)}
        total = int(data.counts[row].sum()) if told else None
        less, same, more = (100 * share if told else None for share in data.three(row))
        sides = {"% onder het midden": less, middle: same, "% boven het midden": more}
        if data.middle is None:
            del sides[middle]
        made.append({words.item: item, **counts, "n": total, **sides, "opmerking": "" if told else "niet getoond"})
    return pd.DataFrame(made).astype(dict.fromkeys((*data.answers, "n"), "Int64"))


def _alt(data: _Data, title: str, words: Words) -> str:
    shown = [row for row, told in enumerate(data.told) if told]
    order = sorted(shown, key=lambda row: data.three(row)[2])
    least, most = order[0], order[-1]
    totals = data.counts[shown].sum(axis=1)
    n = comma(totals.min(), 0) + (f" tot {comma(totals.max(), 0)}" if totals.min() < totals.max() else "")
    hidden = len(data.told) - len(shown)

    def told(row: int) -> str:
        less, same, more = data.three(row)
        rest = f", {percent(same)} {words.middle}" if data.middle is not None else ""
        return (
            f"‘{data.items[row]}’: {percent(more)} aan de kant van ‘{data.answers[-1]}’{rest}, "
            f"{percent(less)} aan de kant van ‘{data.answers[0]}’"
        )

    return sentences(
        f"Staafgrafiek, {title}: {common.many(len(shown), words.item, words.items)}, n = {n} per {words.item}, "
        f"antwoorden van ‘{data.answers[0]}’ tot ‘{data.answers[-1]}’",
        f"{words.most} bij {told(most)}" if len(shown) > 1 else f"Bij {told(most)}",
        f"{words.least} bij {told(least)}" if len(shown) > 1 else "",
        f"Niet getoond: {common.many(hidden, words.item, words.items)}" if hidden else "",
    )


def _draw(data: _Data, title: str, note: str, width_cm: float) -> Figure:
    wide = width_cm / CM
    counts = [comma(total, 0) if told else "–" for total, told in zip(data.counts.sum(axis=1), data.told, strict=True)]
    n_wide = max(widest(counts), width("n"))
    named = rows(data.items, 0.36 * wide, _ROW, lines=5)
    colours = steps(data.below, data.middle is not None, len(data.answers) - data.below - (data.middle is not None))
    key = [Key(name, colour, field=True) for name, colour in zip(data.answers, colours, strict=True)]
    axis, head = height(1, SMALL) + 0.1, height(1, SMALL)
    with common.style():
        sheet = Sheet(width_cm, axis + named.high + head, title, key, note)
        left, right = EDGE + named.wide + _GAP + 0.08, wide - EDGE - n_wide - _GAP - 0.12
        axes = sheet.axes(left, axis, right - left, named.high)
        _bars(axes, data, named, colours, right - left)
        sheet.text(wide - EDGE, axis + named.high + head / 2, "n", size=SMALL, colour=SOFT, side="right")
        for name, y, count in zip(named.names, named.middles, counts, strict=True):
            sheet.text(EDGE + named.wide, axis + y, name, side="right")
            sheet.text(wide - EDGE, axis + y, count, side="right")
    return sheet.figure


def _starts(data: _Data) -> Floats:
    """Where each bar starts: at 0, or so far to the left that the middle of the neutral answer lies on 0."""
    if data.full:
        return np.zeros(len(data.items))
    sides = np.array([data.three(row) for row in range(len(data.items))])
    starts: Floats = -(sides[:, 0] + sides[:, 1] / 2)
    return starts


def _bars(axes: Axes, data: _Data, named: Rows, colours: Sequence[str], room: float) -> None:
    told = np.array(data.told)
    starts, shares = _starts(data), data.shares
    low = 0.0 if data.full else float(min(starts[told].min(), -0.1))
    high = 1.0 if data.full else float(max((starts + shares.sum(axis=1))[told].max(), 0.1))
    axes.set_xlim(low, high)
    axes.set_ylim(0, named.high)
    common.ticks(axes, "x", low, high, room, lambda value, decimals: percent(abs(value)))
    common.set_ticks(axes, "y", [], [])
    axes.spines["left"].set_visible(False)
    common.grid(axes, "x")
    per = room / (high - low)
    for row, y in enumerate(named.middles):
        if not data.told[row]:
            axes.text((low + high) / 2, y, "niet getoond", fontsize=SMALL, color=SOFT, ha="center", va="center")
            continue
        at = starts[row]
        for share, colour in zip(shares[row], colours, strict=True):
            axes.barh(y, share, _BAR, left=at, color=colour, edgecolor=PAPER, linewidth=0.7)
            words = f"{100 * share:.0f}"
            if share * per > width(words, SMALL) + 0.05:
                axes.text(at + share / 2, y, words, fontsize=SMALL, color=ink_on(colour), ha="center", va="center")
            at += share
    if not data.full:
        axes.axvline(0, color=SOFT, linewidth=0.7, zorder=0.9)
