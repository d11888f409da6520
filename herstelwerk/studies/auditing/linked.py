"""Fidelity of a team beside what changed for its clients: which audit, which clients, and the model per outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from herstelwerk.outcomes.mixed import MixedModel, Random, contrast, fit_mixed
from herstelwerk.outcomes.result import Estimate, NotPossibleError
from herstelwerk.studies.auditing.audits import Audits
from herstelwerk.studies.waves import AFTER, BEFORE, side_by_side

X, Y = "modelgetrouwheid", "verandering"
ENOUGH = 0.75  # of the clients must have been measured after the audit
FEW_TEAMS = 5
_STEPS = 25
_DUTCH = {"trainee": "deelnemer", "client": "cliënt"}  # a method sentence names the columns


@dataclass(frozen=True, slots=True)
class Linked:
    """`frame` has a row per client and measure: team, trainee, client, measure, before, after, change and fidelity.

    `moment` is the audit that was taken, `clients` how many there are with a measurement after it, `earlier` how many
    were measured before it and are left out, `without` how many have a team without audit.
    """

    frame: pd.DataFrame
    moment: int
    dated: bool
    earlier: int
    without: int

    def of(self, measure: str) -> pd.DataFrame:
        """The clients with a change on one measure and a team with a mean."""
        here = self.frame[self.frame["measure"] == measure]
        return here.dropna(subset=[X, Y]).reset_index(drop=True)


def linked_of(found: Audits, clients: pd.DataFrame, measures: Sequence[str], moment: int = 0) -> Linked:
    """Clients with the fidelity of their team at one audit, the same for all teams.

    The audit is the last that came before the measurement afterwards for three quarters of the clients; who was
    measured before it is left out. Without days it is the first.

    Raises:
        NotPossibleError: when clients have no team, no team has an audit, or there is no such moment.
    """
    if "team" not in clients or clients["team"].isna().all():
        raise NotPossibleError("De metingen van cliënten hebben geen kolom ‘team’. Vul die aan om ze te koppelen.")
    rows = _rows(clients, measures)
    if not rows["team"].isin(found.teams).any():
        raise NotPossibleError("Geen enkel team met cliënten heeft een onderzoek. Klopt de schrijfwijze van de teams?")
    dated = found.dated and bool(rows.loc[rows["after"].notna(), "day"].notna().any())
    if moment and moment not in found.moments:
        raise NotPossibleError(f"Er is geen onderzoek {moment}. Kies uit: {', '.join(map(str, found.moments))}.")
    chosen = moment or (_last_before(found, rows) if dated else found.moments[0])
    at = found.means[found.means["moment"] == chosen].set_index("team")
    rows[X] = rows["team"].map(at["mean"]).astype(float)
    late = (rows["day"] < rows["team"].map(at["day"])) if dated else pd.Series(False, index=rows.index)
    measured = rows["after"].notna()
    return Linked(
        rows[~(late & measured)].reset_index(drop=True),
        chosen,
        dated,
        int(rows.loc[late & measured, "client"].nunique()),
        int(rows.loc[rows[X].isna() & ~late, "client"].nunique()),
    )


def _rows(clients: pd.DataFrame, measures: Sequence[str]) -> pd.DataFrame:
    days = _days(clients)
    found = []
    for measure in measures:
        wide = side_by_side(clients, measure).reset_index()
        one = wide[["team", "trainee", "client"]].assign(measure=measure, before=wide[BEFORE], after=wide[AFTER])
        one[Y] = (one["after"] - one["before"]).astype(float)
        one["day"] = one["client"].map(days)
        found.append(one)
    if not found:
        raise NotPossibleError("Er is geen maat met een voormeting én een nameting.")
    return pd.concat(found, ignore_index=True)


def _days(clients: pd.DataFrame) -> pd.Series:
    """The day of the measurement afterwards, per client."""
    if "day" not in clients:
        return pd.Series(dtype="datetime64[ns]")
    after = clients[clients["wave"] == AFTER]
    return after.groupby("client")["day"].min()


def _last_before(found: Audits, rows: pd.DataFrame) -> int:
    """The last moment that three quarters of the clients were measured after; else the first."""
    measured = rows[rows["after"].notna()].drop_duplicates("client")
    chosen = found.moments[0]
    for moment in found.moments:
        days = found.means[found.means["moment"] == moment].set_index("team")["day"]
        of_team = measured["team"].map(days)
        there = of_team.notna()
        if there.any() and (measured.loc[there, "day"] >= of_team[there]).mean() >= ENOUGH:
            chosen = moment
    return chosen


def model_of(rows: pd.DataFrame) -> MixedModel:
    """Change on fidelity, with trainees in teams; without trainees where these cannot be told apart from clients.

    Raises:
        NotPossibleError: for fewer than five teams, or where the model is not possible.
    """
    teams = rows["team"].nunique()
    if teams < FEW_TEAMS:
        raise NotPossibleError(
            f"Er zijn {teams} teams met een cijfer en een verandering. Modelgetrouwheid is een cijfer van het team; "
            f"voor een verband zijn er ten minste {FEW_TEAMS} nodig, en beter twintig."
        )
    groups = [Random("deelnemer", within=("team",)), Random("team")]
    if rows.groupby(["team", "trainee"]).ngroups in (len(rows), teams):
        groups = [Random("team")]
    return fit_mixed(rows.rename(columns=_DUTCH), Y, X, groups)


def slope_of(rows: pd.DataFrame, name: str) -> Estimate:
    """The difference in change that goes with one point more fidelity; raises as `model_of`."""
    model = model_of(rows)
    teams: dict[str, int] = {"teams": rows["team"].nunique()}
    return replace(model.fixed[X], name=name, more={**teams, **model.fixed[X].more}, method=model.method)


def everyone_of(rows: pd.DataFrame, name: str) -> Estimate:
    """The same question with everyone who was measured at all: score on wave, fidelity, and both together.

    Raises:
        NotPossibleError: as `model_of`.
    """
    there = rows.dropna(subset=[X])
    if there["team"].nunique() < FEW_TEAMS:
        raise NotPossibleError(f"Er zijn minder dan {FEW_TEAMS} teams met een cijfer.")
    middle = there.drop_duplicates("team")[X].mean()
    long = there.melt(["team", "trainee", "client", X], ["before", "after"], "wave", "score").dropna(subset=["score"])
    long = long.assign(nameting=(long["wave"] == "after").astype(float), **{X: long[X] - middle})
    groups = [Random("cliënt"), Random("deelnemer", within=("team",)), Random("team", ("nameting",), correlated=False)]
    model = fit_mixed(long.rename(columns=_DUTCH).reset_index(drop=True), "score", f"nameting*{X}", groups)
    found = next(one for one in model.fixed if "×" in one.name or ":" in one.name)
    more = {"cliënten": int(long["client"].nunique()), **found.more}
    return replace(found, name=name, more=more, method=model.method)


def line_of(model: MixedModel, rows: pd.DataFrame) -> pd.DataFrame:
    """The line of the model with its band, over the fidelity there is."""
    constant = model.parts.design.labels[0]
    found = []
    for x in np.linspace(rows[X].min(), rows[X].max(), _STEPS):
        one = contrast(model, {constant: 1.0, X: float(x)}, "lijn")
        found.append({"x": x, "value": one.value, "low": one.low, "high": one.high})
    return pd.DataFrame(found)
