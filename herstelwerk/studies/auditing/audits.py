"""Audits of teams: a row per audit and indicator, what was settled on, the mean by the rule, and which audit it is."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from herstelwerk.outcomes.instruments import Measure, Scale

TOGETHER = "samen"  # the assessor who stands for what they settled on together
_SHEET = ["team", "audit"]
MOMENT = "onderzoek"


@dataclass(frozen=True, slots=True)
class Audits:
    """`frame` holds all rows of the table; `means` a row per audit: team, audit, day, moment (1, 2, …), mean, years.

    `settled` has a row per audit (in the order of `means`) and a column per indicator: what assessors settled on, else
    the mean of what each gave. `mean` is missing where too few indicators were scored.
    """

    frame: pd.DataFrame
    means: pd.DataFrame
    settled: pd.DataFrame
    measure: Measure
    scale: Scale

    @property
    def teams(self) -> list[str]:
        """The teams, in the order of the data."""
        return list(dict.fromkeys(self.means["team"]))

    @property
    def moments(self) -> list[int]:
        """The moments there are: 1 for the first audit of a team."""
        return sorted(set(self.means["moment"]))

    @property
    def dated(self) -> bool:
        """Whether every audit has a day."""
        return bool(self.means["day"].notna().all())

    def short(self, indicator: str) -> str:
        """An indicator in words."""
        return next((item.text for item in self.measure.items if item.id == indicator), indicator)

    def wide(self) -> pd.DataFrame:
        """The mean per team (row) and moment (column)."""
        return self.means.pivot(index="team", columns="moment", values="mean").reindex(self.teams)

    def at(self, moment: int) -> pd.DataFrame:
        """The settled scores at one moment, a row per team."""
        here = (self.means["moment"] == moment).to_numpy()
        return self.settled[here].set_index(self.means.loc[here, "team"])


def audits_of(frame: pd.DataFrame, measure: Measure, scale: Scale) -> Audits:
    """Read the table `audits`. The mean follows the rule of the instrument: enough indicators scored, or none."""
    ids = list(scale.items)
    rows = frame if "day" in frame else frame.assign(day=None)
    assessors = rows["assessor"] if "assessor" in rows else pd.Series(TOGETHER, index=rows.index)
    rows = rows.assign(assessor=assessors.astype(str))
    days = rows.groupby(_SHEET, sort=False)["day"].min().rename("day")
    means = days.reset_index().sort_values(["team", "day", "audit"], kind="stable")
    means["moment"] = means.groupby("team", sort=False).cumcount() + 1
    order = {team: place for place, team in enumerate(dict.fromkeys(rows["team"]))}
    means = means.assign(order=means["team"].map(order)).sort_values(["order", "moment"]).drop(columns="order")
    settled = _settled(rows, ids).reindex(pd.MultiIndex.from_frame(means[_SHEET]))
    means["mean"] = mean_by_rule(settled, scale).to_numpy(float)
    start = pd.to_datetime(means.groupby("team")["day"].transform("min"))
    means["years"] = (pd.to_datetime(means["day"]) - start).dt.days / 365.25
    return Audits(rows, means.reset_index(drop=True), settled.reset_index(drop=True), measure, scale)


def mean_by_rule(answers: pd.DataFrame, scale: Scale) -> pd.Series:
    """The mean of what was scored, from so many indicators on as the instrument asks."""
    return answers.mean(axis=1).where(answers.notna().sum(axis=1) >= scale.needs)


def _settled(rows: pd.DataFrame, ids: list[str]) -> pd.DataFrame:
    def wide(some: pd.DataFrame) -> pd.DataFrame:
        found = some.pivot_table(index=_SHEET, columns="indicator", values="score", aggfunc="mean", dropna=False)
        return found.reindex(columns=ids)

    together = rows["assessor"].str.casefold() == TOGETHER
    sheets = pd.MultiIndex.from_frame(rows[_SHEET].drop_duplicates())
    agreed, apart = wide(rows[together]).reindex(sheets), wide(rows[~together]).reindex(sheets)
    has = rows[together].set_index(_SHEET).index.unique()
    return agreed.where(pd.Series(sheets.isin(has), index=sheets), apart, axis=0)
