"""The course per session, a small field per cohort: the median, the middle half, and a thin line per client.

How to read it: all fields have the same axes. Under every session stands how many clients were measured there. Later
sessions are about who was still there: the broken line shows the median of only those who stayed, over all sessions.
Where it lies apart from the median of all, who left differed from who stayed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from herstelwerk.charts import common
from herstelwerk.charts.chart import Chart, make
from herstelwerk.charts.colours import BLACK, BLUE, GREY, SKY, SOFT, VERMILION, Look
from herstelwerk.charts.common import CM, comma, decimals_for, percent, plain, sentences
from herstelwerk.charts.courses import MOST_LINES, Cohort, check, cohort_of, told_sessions
from herstelwerk.charts.panels import Layout, layout, session_labels
from herstelwerk.charts.sheet import EDGE, Key, Sheet
from herstelwerk.charts.texts import SMALL, TEXT, TINY, height, wrap
from herstelwerk.charts.withheld import LIMIT, checked_limit
from herstelwerk.outcomes.result import NotPossibleError

MEDIAN = Look("mediaan", BLUE, "o", "-")
STAYERS = Look("mediaan van wie bleef", BLACK, "", "--")
CUTOFF = Look("grenswaarde", VERMILION, "", ":")
LINES = (MEDIAN, STAYERS, CUTOFF)
_MOST = 40  # cohorts


@dataclass(frozen=True, slots=True)
class _Data:
    cohorts: list[Cohort]
    sessions: list[float]
    scale: tuple[float, float]
    measure: str
    cutoff: float | None
    hidden: int
    limit: int


def trajectories(
    data: pd.DataFrame,
    *,
    measure: str,
    scale: tuple[float, float],
    cutoff: float | None = None,
    people: bool = True,
    title: str = "Verloop per sessie",
    limit: int = LIMIT,
) -> Chart:
    """Small multiples of scores per session.

    Args:
        data: a row per client and session with `cohort`, `client`, `session` (a number), `score`; rows without session
            or score are left out.
        measure: what was measured.
        scale: the lowest and highest score there can be.
        cutoff: a level worth a line.
        people: a thin line for up to forty clients per cohort, drawn by lot where there are more.
        title: what stands above the chart.
        limit: cohorts and sessions with fewer clients are withheld.

    Raises:
        NotPossibleError: without a cohort and a session with enough clients, with more than forty cohorts, a client
            twice in a session, scores outside the scale, or a limit below five.
    """
    checked_limit(limit)
    found = common.columns(data, ("cohort", "client", "session", "score"), ("session", "score"))
    found = found.dropna(subset=["cohort", "client", "session", "score"])
    check(found, scale)
    sessions, cut = told_sessions(found, limit)
    whole, found = len(found), found[found["session"].isin(sessions)]
    names = list(dict.fromkeys(found["cohort"]))
    tables = dict(iter(found.groupby("cohort", sort=False)))
    made = [cohort_of(str(name), tables[name], sessions, people, limit) for name in names]
    shown = [one for one in made if one is not None]
    if len(shown) > _MOST:
        raise NotPossibleError(f"{len(shown)} cohorten passen niet leesbaar in één grafiek; kies er hoogstens {_MOST}.")
    drawn = _Data(shown, sessions, scale, measure, cutoff, len(made) - len(shown), limit)
    note = _note(drawn, len(data) - whole, cut, any(one.people.size for one in shown))
    return make(title, _alt(drawn, title), _numbers(drawn), note, lambda cm: _draw(drawn, title, note, cm), 10.0)


def _note(data: _Data, left_out: int, cut: bool, people: bool) -> str:
    gone = any(one.stayed < one.clients for one in data.cohorts)
    few = cut or any(np.isnan(one.n).any() for one in data.cohorts)
    return sentences(
        "n: cliënten met een meting. Latere sessies gaan alleen over wie er toen nog was" if gone else "",
        "‘Wie bleef’: cliënten met een meting bij de laatste sessie die getoond wordt" if _stayers(data) else "",
        f"Dunne lijnen: hoogstens {MOST_LINES} cliënten per cohort, door loting" if people else "",
        f"Niet getoond: sessies met minder dan {data.limit} cliënten" if few else "",
        f"Niet getoond: {data.hidden} cohort{'en' if data.hidden > 1 else ''} met minder dan {data.limit} per sessie"
        if data.hidden
        else "",
        f"{left_out} rijen zonder sessie of score zijn weggelaten" if left_out else "",
    )


def _stayers(data: _Data) -> bool:
    return any(np.isfinite(one.stayers).any() for one in data.cohorts)


def _numbers(data: _Data) -> pd.DataFrame:
    parts = [
        pd.DataFrame(
            {
                "cohort": one.name,
                "sessie": data.sessions,
                "n": pd.array([None if math.isnan(n) else int(n) for n in one.n], dtype="Int64"),
                "mediaan": one.middle,
                "25 %": one.low,
                "75 %": one.high,
                "mediaan van wie bleef": one.stayers,
                "opmerking": np.where(np.isnan(one.n), "niet getoond", ""),
            }
        )
        for one in data.cohorts
    ]
    return pd.concat(parts, ignore_index=True)


def _ends(one: Cohort) -> tuple[int, int]:
    told = np.flatnonzero(~np.isnan(one.middle))
    return int(told[0]), int(told[-1])


def _alt(data: _Data, title: str) -> str:
    d = decimals_for(*data.scale)
    moves = [float(one.middle[_ends(one)[1]] - one.middle[_ends(one)[0]]) for one in data.cohorts]
    least, most = int(np.argmin(moves)), int(np.argmax(moves))

    def told(place: int) -> str:
        one = data.cohorts[place]
        first, last = _ends(one)
        return (
            f"{one.name}: mediaan van {comma(one.middle[first], d)} bij sessie {plain(data.sessions[first])} "
            f"(n = {one.n[first]:.0f}) naar {comma(one.middle[last], d)} bij sessie {plain(data.sessions[last])} "
            f"(n = {one.n[last]:.0f}, {percent(one.n[last] / one.clients)} van alle cliënten)"
        )

    scale = f"schaal {plain(data.scale[0])} tot {plain(data.scale[1])}"
    many = f"{len(moves)} cohorten" if len(moves) > 1 else "1 cohort"
    return sentences(
        f"Lijngrafieken, {title}: {data.measure} ({scale}) van {many}, "
        f"n = {sum(one.clients for one in data.cohorts)} cliënten",
        f"De mediaan ging omhoog in {sum(move > 0 for move in moves)} van de {len(moves)}" if len(moves) > 1 else "",
        f"Meest omhoog: {told(most)}" if len(moves) > 1 else told(0),
        f"Minst: {told(least)}" if len(moves) > 1 else "",
        f"Grenswaarde {plain(data.cutoff)}" if data.cutoff is not None else "",
        f"Niet getoond: {data.hidden}" if data.hidden else "",
    )


def _key(data: _Data) -> list[Key]:
    found = [Key("mediaan", BLUE, MEDIAN.marker, MEDIAN.dash), Key("middelste helft", SKY, field=True, alpha=0.45)]
    if any(one.people.size for one in data.cohorts):
        found.append(Key("één cliënt", GREY, dash="-", thin=True))
    if _stayers(data):
        found.append(Key(STAYERS.name, STAYERS.colour, dash=STAYERS.dash))
    if data.cutoff is not None:
        found.append(Key(f"grenswaarde {plain(data.cutoff)}", CUTOFF.colour, dash=CUTOFF.dash))
    return found


def _draw(data: _Data, title: str, note: str, width_cm: float) -> Figure:
    wide = width_cm / CM
    labels = session_labels(data.sessions, [one.n for one in data.cohorts])
    plan = layout(len(data.cohorts), wide, data.scale, labels)
    names = [_named(one, plan.each) for one in data.cohorts]
    name_high = height(max(name.count("\n") for name in names) + 1, TEXT) + 0.04
    one_high = name_high + plan.high + plan.under
    foot, head = height(1, SMALL) + 0.06, height(1, SMALL) + 0.02
    with common.style():
        sheet = Sheet(width_cm, head + plan.rows * one_high + foot, title, _key(data), note)
        measure = wrap(
            f"{data.measure} ({plain(data.scale[0])}–{plain(data.scale[1])})", wide - 2 * EDGE, SMALL, most=1
        )
        sheet.text(EDGE, sheet.body - head / 2, measure, size=SMALL, colour=SOFT)
        for place, (one, name) in enumerate(zip(data.cohorts, names, strict=True)):
            row, column = divmod(place, plan.columns)
            left = plan.left + column * (plan.each + plan.gap)
            bottom = sheet.body - head - (row + 1) * one_high + plan.under
            sheet.text(left, bottom + plan.high + 0.03, name, bold=True, up="bottom")
            axes = sheet.axes(left, bottom, plan.each, plan.high)
            _field(axes, one, data)
            common.ticks(axes, "y", *data.scale, plan.high)
            if column:
                axes.tick_params(labelleft=False)
            _under(sheet, one, plan, left, bottom, column == 0)
        sheet.under(wide / 2, height(1, SMALL) / 2, "sessie")
    return sheet.figure


def _named(one: Cohort, room: float) -> str:
    """The name of a cohort with its number of clients, in two lines at most."""
    n = f"(n = {comma(one.clients, 0)})"
    whole = wrap(f"{one.name} {n}", room, TEXT, True)
    return whole if whole.count("\n") < 2 and whole.endswith(n) else f"{wrap(one.name, room, TEXT, True, most=1)}\n{n}"


def _under(sheet: Sheet, one: Cohort, plan: Layout, left: float, bottom: float, first: bool) -> None:
    """The sessions, and below them how many clients there were."""
    start, per, line = plan.start, plan.per, height(1, TINY)
    y = bottom - 0.05
    for place in plan.told:
        x = left + (plan.positions[place] - start) * per
        n = one.n[place]
        count = "·" if math.isnan(n) else comma(n, 0)
        sheet.text(x, y, plan.names[place], size=TINY, side="center", up="top")
        turn = 90.0 if plan.turned else 0.0
        sheet.text(x, y - line, count, size=TINY, colour=SOFT, side="center", up="top", turn=turn)
    if first:
        sheet.text(left - 0.1, y - line, "n", size=TINY, colour=SOFT, side="right", up="top")


def _field(axes: Axes, one: Cohort, data: _Data) -> None:
    x = np.array(data.sessions)
    low, high = data.scale
    spare = 0.02 * (high - low)
    axes.set_xlim(*_span(data.sessions))
    axes.set_ylim(low - spare, high + spare)
    common.set_ticks(axes, "x", data.sessions, [""] * x.size)
    common.grid(axes, "y")
    if one.people.size:
        lines = [np.column_stack([x, line])[~np.isnan(line)] for line in one.people]
        axes.add_collection(
            LineCollection([line for line in lines if len(line) > 1], colors=GREY, linewidths=0.4, alpha=0.45),
            autolim=False,
        )
    axes.fill_between(x, one.low, one.high, color=SKY, alpha=0.35, linewidth=0)
    if data.cutoff is not None:
        axes.axhline(data.cutoff, color=CUTOFF.colour, linewidth=1.2, linestyle=CUTOFF.dash)
    axes.plot(x, one.stayers, color=STAYERS.colour, linewidth=1.0, linestyle=STAYERS.dash, zorder=3)
    axes.plot(x, one.middle, "o-", color=BLUE, linewidth=1.5, markersize=2.6, zorder=4)


def _span(sessions: list[float]) -> tuple[float, float]:
    spare = 0.04 * (sessions[-1] - sessions[0]) or 0.5
    return sessions[0] - spare, sessions[-1] + spare
