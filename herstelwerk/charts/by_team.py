"""Teams as points: a figure of the team against the mean of its people, with the line of a model.

How to read it: every circle is one team, with the interval of its mean. Teams with too few people for a point of their
own stand together with the neighbours in the row, as a square. The line and its band come from the analysis of all
people; a line through few teams says what goes together here, not what causes what.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from herstelwerk.charts import common
from herstelwerk.charts.chart import Chart, make
from herstelwerk.charts.colours import BLUE, GREY, PALE, SOFT, VERMILION, Look
from herstelwerk.charts.common import CM, comma, decimals_for, sentences
from herstelwerk.charts.sheet import EDGE, Key, Sheet
from herstelwerk.charts.texts import SMALL, clean, height, one_line, widest
from herstelwerk.charts.withheld import LIMIT, checked_limit
from herstelwerk.outcomes.descriptives import describe
from herstelwerk.outcomes.result import NotPossibleError

TEAM = Look("één team", BLUE, "o")
JOINED = Look("kleine teams samen", VERMILION, "s")
LINE = Look("verband volgens het model", SOFT, "", "-")
LOOKS = (TEAM, JOINED)
LINES = (LINE,)
_HIGH = 2.9
_LEAST = 3


@dataclass(frozen=True, slots=True)
class _Data:
    points: pd.DataFrame  # x, value, low, high, n, teams
    line: pd.DataFrame | None
    x_name: str
    y_name: str

    @property
    def decimals(self) -> tuple[int, int]:
        """Decimals that say something, across and up."""
        across, up = (self.points[names].to_numpy(float) for names in (["x"], ["value", "low", "high"]))
        ends = [(float(np.nanmin(one)), float(np.nanmax(one))) for one in (across, up)]
        return decimals_for(*ends[0]), decimals_for(*ends[1])


def by_team(
    data: pd.DataFrame,
    *,
    x_name: str,
    y_name: str,
    line: pd.DataFrame | None = None,
    title: str = "Team voor team",
    limit: int = LIMIT,
) -> Chart:
    """Means of teams against a figure of the team.

    Args:
        data: a row per person with `team`, `x` (the same for everyone in a team) and `value`; rows without one of
            them are left out, and counted.
        x_name: what stands across.
        y_name: what the value of a person is.
        line: the line of a model, with `x`, `value`, `low` and `high`, from left to right; None for none.
        title: what stands above the chart.
        limit: people under which a team has no point of its own. Such teams go together with the next small ones in
            order of `x`, until they are enough.

    Raises:
        NotPossibleError: with fewer than three points, a team with two figures, or a limit below five.
    """
    checked_limit(limit)
    found = common.columns(data, ("team", "x", "value"), ("x", "value"))
    kept = found.dropna(subset=["team", "x", "value"])
    if (kept.groupby("team")["x"].nunique() > 1).any():
        raise NotPossibleError("Een team heeft meer dan één cijfer. Deze grafiek heeft één cijfer per team nodig.")
    points = _points(kept, limit)
    if len(points) < _LEAST:
        raise NotPossibleError(
            f"Er zijn te weinig teams met {limit} mensen of meer, ook als kleine teams samen worden genomen: "
            f"{len(points)}, en er zijn er ten minste {_LEAST} nodig."
        )
    drawn = None if line is None else common.columns(line, ("x", "value"), ("x", "value", "low", "high"))
    made = _Data(points, drawn, x_name, y_name)
    joined = points.loc[points["teams"] > 1, "teams"].sum()
    gone = len(found) - len(kept)
    note = sentences(
        "Streepjes: 95%-betrouwbaarheidsinterval van het gemiddelde van een team",
        f"Vierkant: {joined} teams samengenomen, want een team met minder dan {limit} mensen krijgt geen eigen punt"
        if joined
        else "",
        "Band: 95%-interval van de lijn" if drawn is not None and "low" in drawn else "",
        f"{gone} mensen zonder cijfer of uitkomst staan er niet in" if gone else "",
    )
    return make(title, _alt(made, title), _numbers(made), note, lambda cm: _draw(made, title, note, cm), 10.0)


def _points(data: pd.DataFrame, limit: int) -> pd.DataFrame:
    """A point per team that is large enough; the small ones put together along x."""
    teams = data.groupby("team", sort=False)["x"].agg(["first", "size"]).sort_values("first", kind="stable")
    groups = [[team] for team in teams.index[teams["size"] >= limit]]
    waiting: list[object] = []
    made: list[list[object]] = []
    for team in teams.index[teams["size"] < limit]:
        waiting.append(team)
        if teams.loc[waiting, "size"].sum() >= limit and len(waiting) > 1:
            made.append(waiting)
            waiting = []
    if waiting and made:
        made[-1] = made[-1] + waiting
    elif waiting and groups:  # a few people who make no point of their own go with the nearest team
        middle = teams.loc[waiting, "first"].mean()
        nearest = min(groups, key=lambda group: abs(float(teams.loc[group[0], "first"]) - middle))
        nearest.extend(waiting)
    rows = [_point(data[data["team"].isin(group)], group) for group in [*groups, *made]]
    return pd.DataFrame(rows).sort_values("x", kind="stable").reset_index(drop=True) if rows else pd.DataFrame()


def _point(here: pd.DataFrame, group: list[object]) -> dict[str, object]:
    mean = describe(here["value"], "gemiddelde")
    name = clean(group[0]) if len(group) == 1 else f"{len(group)} teams samen"
    low, high = (np.nan if one is None else one for one in (mean.low, mean.high))
    return {"name": name, "x": float(here["x"].mean()), "value": mean.value, "low": low, "high": high,
            "n": mean.n, "teams": len(group)}  # fmt: skip


def _numbers(data: _Data) -> pd.DataFrame:
    points = data.points
    return pd.DataFrame(
        {
            "team": points["name"],
            data.x_name: points["x"],
            f"{data.y_name}, gemiddeld": points["value"],
            "van": points["low"],
            "tot": points["high"],
            "n": points["n"].astype("Int64"),
        }
    )


def _alt(data: _Data, title: str) -> str:
    points, (across, up) = data.points, data.decimals
    joined = int((points["teams"] > 1).sum())
    first, last = points.iloc[0], points.iloc[-1]
    ends = (
        f"{words} {comma(one['x'], across)}: gemiddeld {comma(one['value'], up)} (n = {one['n']:.0f})"
        for words, one in (("het laagst", first), ("het hoogst", last))
    )
    line = ""
    if data.line is not None and len(data.line) > 1:
        a, b = data.line.iloc[0], data.line.iloc[-1]
        line = f"De lijn van het model loopt van {comma(a['value'], up)} naar {comma(b['value'], up)}"
    few = f", waarvan {joined} van kleine teams samen" if joined else ""
    return sentences(
        f"Spreidingsdiagram, {title}: {data.y_name} tegen {data.x_name}, {len(points)} punten{few}, "
        f"{int(points['n'].sum())} mensen",
        f"{data.x_name} {'; '.join(ends)}",
        line,
    )


def _draw(data: _Data, title: str, note: str, width_cm: float) -> Figure:
    wide = width_cm / CM
    low, high = _span(data, ("value", "low", "high"), 0.06)
    left_x, right_x = _span(data, ("x",), 0.05)
    values, decimals = common.spread_ticks(low, high, 8)
    gutter = max(widest([comma(v, decimals) for v in values], SMALL), 0.3) + 0.12
    looks = [look for look in LOOKS if look is TEAM or (data.points["teams"] > 1).any()]
    key = [Key(look.name, look.colour, look.marker, hollow=look is JOINED) for look in looks]
    if data.line is not None:
        key.append(Key(LINE.name, LINE.colour, dash="-"))
    foot, head = height(2, SMALL) + 0.2, height(1, SMALL) + 0.08
    with common.style():
        sheet = Sheet(width_cm, foot + _HIGH + head, title, key, note)
        left = EDGE + gutter
        room = wide - 2 * EDGE - gutter - 0.25
        axes = sheet.axes(left, foot, room, _HIGH)
        axes.set_xlim(left_x, right_x)
        axes.set_ylim(low, high)
        _marks(axes, data)
        common.ticks(axes, "x", left_x, right_x, room)
        common.ticks(axes, "y", low, high, _HIGH)
        common.grid(axes, "y")
        words = one_line(data.y_name, wide - 2 * EDGE)
        sheet.text(EDGE, foot + _HIGH + head / 2 + 0.04, words, size=SMALL, colour=SOFT)
        sheet.under(left + room / 2, height(1, SMALL) / 2, data.x_name)
    return sheet.figure


def _span(data: _Data, names: tuple[str, ...], spare: float) -> tuple[float, float]:
    """What an axis runs over: points and line, and zero where it is about values."""
    held = [data.points[name].to_numpy(float) for name in names]
    if data.line is not None:
        held += [data.line[name].to_numpy(float) for name in names if name in data.line]
    every = np.concatenate(held)
    low, high = float(np.nanmin(every)), float(np.nanmax(every))
    if "value" in names:
        low, high = min(low, 0.0), max(high, 0.0)
    reach = (high - low) or max(abs(high), 1.0)
    return low - spare * reach, high + spare * reach


def _marks(axes: Axes, data: _Data) -> None:
    low, high = axes.get_ylim()
    if low < 0 < high:
        axes.axhline(0, color=GREY, linewidth=0.8)
    if data.line is not None:
        if "low" in data.line and "high" in data.line:
            axes.fill_between(data.line["x"], data.line["low"], data.line["high"], color=PALE, alpha=0.55, linewidth=0)
        axes.plot(data.line["x"], data.line["value"], color=LINE.colour, linewidth=1.4)
    for look, here in ((TEAM, data.points["teams"] == 1), (JOINED, data.points["teams"] > 1)):
        some = data.points[here]
        axes.vlines(some["x"], some["low"], some["high"], color=look.colour, linewidth=0.8, alpha=0.6)
        face = "white" if look is JOINED else look.colour
        axes.plot(some["x"], some["value"], look.marker, color=look.colour, markerfacecolor=face, markersize=5.5)
