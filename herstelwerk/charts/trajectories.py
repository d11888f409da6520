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
from matplotlib.markers import TICKDOWN

from herstelwerk.charts import common
from herstelwerk.charts.chart import Chart, make
from herstelwerk.charts.colours import BLACK, BLUE, GREY, RULE, SKY, SOFT, VERMILION, Look
from herstelwerk.charts.common import CM, comma, decimals_for, many, percent, plain, sentences
from herstelwerk.charts.courses import MOST_LINES, Cohort, check, cohort_of, told_sessions
from herstelwerk.charts.panels import Layout, layout, session_labels
from herstelwerk.charts.sheet import EDGE, PAGE, Key, Sheet
from herstelwerk.charts.texts import SMALL, TEXT, TINY, height, wrap
from herstelwerk.charts.withheld import LIMIT, checked_limit
from herstelwerk.outcomes.result import NotPossibleError

MEDIAN = Look("mediaan", BLUE, "o", "-")
STAYERS = Look("mediaan van wie bleef", BLACK, "", "--")
CUTOFF = Look("grenswaarde", VERMILION, "", ":")
LINES = (MEDIAN, STAYERS, CUTOFF)
_MOST = 40  # cohorts
_REST, _LEAST_HIGH = 1.75, 0.7  # inches for title, key and note; inches a field needs


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
    told = {name: common.names_of([name])[0] for name in dict.fromkeys(found["cohort"])}
    found["cohort"] = [told[name] for name in found["cohort"]]
    check(found, scale)
    sessions, cut = told_sessions(found, limit)
    whole, found = len(found), found[found["session"].isin(sessions)]
    names = list(dict.fromkeys(found["cohort"]))
    tables = dict(iter(found.groupby("cohort", sort=False)))
    made = [cohort_of(name, tables[name], sessions, people, limit) for name in names]
    shown = [one for one in made if one is not None]
    if len(shown) > _MOST:
        raise NotPossibleError(f"{len(shown)} cohorten passen niet leesbaar in één grafiek; kies er hoogstens {_MOST}.")
    drawn = _Data(shown, sessions, scale, measure, cutoff, len(made) - len(shown), limit)
    note = _note(drawn, len(data) - whole, cut)

    def without_people() -> Chart:
        return trajectories(data, measure=measure, scale=scale, cutoff=cutoff, people=False, title=title, limit=limit)

    outside = without_people if people else None
    return make(
        title, _alt(drawn, title), _numbers(drawn), note, lambda cm: _draw(drawn, title, note, cm), 10.0, outside
    )


def _note(data: _Data, left_out: int, cut: bool) -> str:
    gone = any(one.stayed < one.clients for one in data.cohorts)
    chosen = any(one.lines and one.clients > MOST_LINES for one in data.cohorts)
    few = cut or any(np.isnan(one.n).any() for one in data.cohorts)
    return sentences(
        "n: cliënten met een meting. Latere sessies gaan alleen over wie er toen nog was" if gone else "",
        "‘Wie bleef’: cliënten met een meting bij de laatste sessie die getoond wordt" if _stayers(data) else "",
        f"Dunne lijnen: hoogstens {MOST_LINES} cliënten per cohort, door loting" if chosen else "",
        f"Niet getoond: sessies met minder dan {data.limit} cliënten" if few else "",
        f"Niet getoond: {many(data.hidden, 'cohort', 'cohorten')} met minder dan {data.limit} per sessie"
        if data.hidden
        else "",
        f"Weggelaten: {many(left_out, 'rij', 'rijen')} zonder sessie of score" if left_out else "",
    )


def _stayers(data: _Data) -> bool:
    return any(np.isfinite(one.stayers).any() for one in data.cohorts)


def _numbers(data: _Data) -> pd.DataFrame:
    whole = all(session == int(session) for session in data.sessions)
    parts = [
        pd.DataFrame(
            {
                "cohort": one.name,
                "sessie": [int(session) for session in data.sessions] if whole else data.sessions,
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


def _alt(data: _Data, title: str) -> str:
    d = decimals_for(*data.scale)
    moves = [float(one.middle[one.ends[1]] - one.middle[one.ends[0]]) for one in data.cohorts]
    least, most = int(np.argmin(moves)), int(np.argmax(moves))

    def told(place: int) -> str:
        one = data.cohorts[place]
        first, last = one.ends
        start = f"{comma(one.middle[first], d)} bij sessie {plain(data.sessions[first])} (n = {comma(one.n[first], 0)}"
        if first == last:
            return f"{one.name}: mediaan {start})"
        return (
            f"{one.name}: mediaan van {start}) naar {comma(one.middle[last], d)} bij sessie "
            f"{plain(data.sessions[last])} (n = {comma(one.n[last], 0)}, {percent(one.n[last] / one.clients)} van alle "
            "cliënten)"
        )

    scale = f"schaal {plain(data.scale[0])} tot {plain(data.scale[1])}"
    clients = sum(one.clients for one in data.cohorts)
    several = moves[least] < moves[most]
    return sentences(
        f"Lijngrafieken, {title}: {data.measure} ({scale}) van {many(len(moves), 'cohort', 'cohorten')}, "
        f"n = {many(clients, 'cliënt', 'cliënten')}",
        f"De mediaan ging omhoog in {sum(move > 0 for move in moves)} van de {len(moves)}" if len(moves) > 1 else "",
        f"{'Meest omhoog' if moves[most] > 0 else 'Minst omlaag'}: {told(most)}" if several else "",
        f"{'Meest omlaag' if moves[least] < 0 else 'Minst omhoog'}: {told(least)}" if several else "",
        "" if several else told(0) if len(moves) == 1 else f"In alle even veel, zoals {told(0)}",
        f"Grenswaarde {plain(data.cutoff)}" if data.cutoff is not None else "",
        f"Niet getoond: {many(data.hidden, 'cohort', 'cohorten')}" if data.hidden else "",
    )


def _key(data: _Data) -> list[Key]:
    found = [Key("mediaan", BLUE, MEDIAN.marker, MEDIAN.dash), Key("middelste helft", SKY, field=True, alpha=0.45)]
    if any(one.lines for one in data.cohorts):
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
    lines = [name.count("\n") + 1 for name in names]
    above = [height(max(lines[row * plan.columns : (row + 1) * plan.columns]), TEXT) + 0.04 for row in range(plan.rows)]
    foot, head = height(1, SMALL) + 0.06, height(1, SMALL) + 0.02
    spare = PAGE - _REST - sum(above) - plan.rows * plan.under  # lower fields where that makes it fit on a page
    high = max(_LEAST_HIGH, min(plan.high, spare / plan.rows))
    with common.style():
        sheet = Sheet(width_cm, head + sum(above) + plan.rows * (high + plan.under) + foot, title, _key(data), note)
        scale = f"{plain(data.scale[0])}–{plain(data.scale[1])}"
        measure = wrap(f"{data.measure} ({scale})", wide - 2 * EDGE, SMALL, most=1)
        sheet.text(EDGE, sheet.body - head / 2, measure, size=SMALL, colour=SOFT)
        for place, (one, name) in enumerate(zip(data.cohorts, names, strict=True)):
            row, column = divmod(place, plan.columns)
            left = plan.left + column * (plan.each + plan.gap)
            bottom = sheet.body - head - sum(above[: row + 1]) - row * plan.under - (row + 1) * high
            sheet.text(left, bottom + high + 0.03, name, bold=True, up="bottom")
            axes = sheet.axes(left, bottom, plan.each, high)
            _field(axes, one, data)
            _ticks(axes, data, high, column == 0)
            _under(sheet, one, plan, left, bottom, column == 0)
        sheet.under(wide / 2, height(1, SMALL) / 2, "sessie")
    return sheet.figure


def _named(one: Cohort, room: float) -> str:
    """The name of a cohort in two lines at most, with its number of clients."""
    n = f"(n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{comma(one.clients, 0)})"
    whole = wrap(f"{one.name} {n}", room, TEXT, True)
    if whole.count("\n") < 2 and whole.endswith(n):
        return whole
    return f"{wrap(one.name, room, TEXT, True, most=2)}\n{wrap(n, room, TEXT, True, most=1)}"


def _ticks(axes: Axes, data: _Data, high: float, first: bool) -> None:
    """Scores at the left of the first field of a row, rules and sessions in all; as marks, which is quicker to draw."""
    common.ticks(axes, "y", *data.scale, high)
    rules = list(axes.get_yticks())
    if not first:
        common.set_ticks(axes, "y", [], [])
    axes.hlines(rules, *axes.get_xlim(), color=RULE, linewidth=0.6, zorder=0.5)
    common.set_ticks(axes, "x", [], [])
    axes.plot(
        data.sessions, [0] * len(data.sessions), linestyle="none", marker=TICKDOWN, markersize=2.5, color=SOFT,
        markeredgewidth=0.6, transform=axes.get_xaxis_transform(), clip_on=False,
    )  # fmt: skip


def _under(sheet: Sheet, one: Cohort, plan: Layout, left: float, bottom: float, first: bool) -> None:
    """The sessions, and below them how many clients there were."""
    start, per, line = plan.start, plan.per, height(1, TINY)
    y = bottom - 0.05
    for place in plan.told:
        x = left + (plan.positions[place] - start) * per
        n = one.n[place]
        known = not math.isnan(n)
        count = comma(n, 0) if known else "–"
        sheet.text(x, y, plan.names[place], size=TINY, side="center", up="top")
        turn = 90.0 if plan.turned and known else 0.0
        sheet.text(x, y - line, count, size=TINY, colour=SOFT, side="center", up="top", turn=turn)
    if first:
        sheet.text(left - 0.1, y - line, "n", size=TINY, colour=SOFT, side="right", up="top")


def _field(axes: Axes, one: Cohort, data: _Data) -> None:
    x = np.array(data.sessions)
    low, high = data.scale
    spare = 0.02 * (high - low)
    axes.set_xlim(*_span(data.sessions))
    axes.set_ylim(low - spare, high + spare)
    if one.people.size:
        lines = [np.column_stack([x, line])[~np.isnan(line)] for line in one.people]
        axes.add_collection(
            LineCollection([line for line in lines if len(line) > 1], colors=GREY, linewidths=0.4, alpha=0.45),
            autolim=False,
        )
    axes.fill_between(x, one.low, one.high, color=SKY, alpha=0.35, linewidth=0)
    if one.alone.any():
        axes.vlines(x[one.alone], one.low[one.alone], one.high[one.alone], color=SKY, alpha=0.35, linewidth=5)
    if data.cutoff is not None:
        axes.axhline(data.cutoff, color=CUTOFF.colour, linewidth=1.2, linestyle=CUTOFF.dash)
    axes.plot(x, one.stayers, color=STAYERS.colour, linewidth=1.0, linestyle=STAYERS.dash, zorder=3)
    axes.plot(x, one.middle, "o-", color=BLUE, linewidth=1.5, markersize=2.6, zorder=4)


def _span(sessions: list[float]) -> tuple[float, float]:
    spare = 0.04 * (sessions[-1] - sessions[0]) or 0.5
    return sessions[0] - spare, sessions[-1] + spare
