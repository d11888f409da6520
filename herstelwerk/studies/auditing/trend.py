"""How fidelity moves over the audits: each team, the change with its interval, and later teams beside earlier ones."""

from __future__ import annotations

import numpy as np
import pandas as pd

from herstelwerk import charts
from herstelwerk.outcomes.mixed import Random, fit_mixed
from herstelwerk.outcomes.process import xmr
from herstelwerk.outcomes.result import Cell, Estimate, NotPossibleError, difference_in_words
from herstelwerk.outcomes.run_chart import run_chart
from herstelwerk.outcomes.several import several
from herstelwerk.studies.auditing.audits import MOMENT, Audits
from herstelwerk.studies.compact import Compact, triple
from herstelwerk.studies.section import Part, Remark, Section, attempt, section

_SAME = (
    "Het verschil gaat over de vragen die beide keren een cijfer kregen. Een vraag die maar één keer een cijfer kreeg, "
    "zou anders een verandering voorspiegelen."
)


def of(found: Audits) -> Section:
    """The change from moment to moment, every team, and a process chart of each moment in the order of days."""
    title = "Het verloop per team"
    if len(found.moments) < 2:
        parts: list[Part] = [Remark("Elk team heeft één onderzoek. Een verloop is er vanaf het tweede.")]
    else:
        parts = [attempt("De verandering", lambda: _changes(found)), *_per_year(found), _teams(found), _SAME]
    parts += [attempt(f"De grafiek van {MOMENT} {moment}", lambda moment=moment: _process(found, moment))  # type: ignore[misc]
              for moment in (found.moments[0], found.moments[-1])[: len(found.moments)]]  # fmt: skip
    return section(title, parts)


def _changes(found: Audits) -> Part:
    rows = found.means.dropna(subset=["mean"])
    if rows["moment"].nunique() < 2:
        raise NotPossibleError("Er zijn geen twee momenten met een gemiddelde.")
    frame = pd.DataFrame({"cijfer": rows["mean"], MOMENT: [str(one) for one in rows["moment"]], "team": rows["team"]})
    first = min(frame[MOMENT], key=int)
    model = fit_mixed(frame, "cijfer", [MOMENT], Random("team"), reference={MOMENT: first})
    wanted = [one for one in model.fixed if one.name.startswith(MOMENT)]
    named = [_named(one, f"{MOMENT} {one.name.split('= ')[-1]} min {MOMENT} {first}") for one in wanted]
    together = several(named, title="Verandering van het gemiddelde, in punten")
    return Compact(together.title, tuple(_row(one) for one in together), f"{model.method} {together.method}")


def _named(one: Estimate, name: str) -> Estimate:
    return Estimate(name, one.value, one.low, one.high, one.n, one.method, one.confidence, one.more)


def _row(one: Estimate) -> dict[str, Cell]:
    """An estimate with its p-values, plain and corrected."""
    ps = {name: cell for name, cell in one.more.items() if name == "p" or name.startswith("p (")}
    return {"wat": one.name, **triple("verschil", one), "n": one.n, **ps}


def _per_year(found: Audits) -> list[Part]:
    rows = found.means.dropna(subset=["mean", "years"])
    if rows["years"].nunique() < 3:
        return []
    frame = pd.DataFrame({"cijfer": rows["mean"], "jaren": rows["years"], "team": rows["team"]})
    try:
        slope = fit_mixed(frame, "cijfer", "jaren", Random("team")).fixed["jaren"]
    except NotPossibleError as error:
        return [Remark(f"De verandering per jaar: niet berekend. {error}")]
    told = difference_in_words(slope, "Verandering per jaar, als het een rechte lijn is", "punt")
    return [f"{told} De n telt onderzoeken; het model weet welke van hetzelfde team zijn."]


def _teams(found: Audits) -> Compact:
    means = found.wide().reindex(columns=found.moments).to_numpy(float)
    first, last = found.moments[0], found.moments[-1]
    then, now = found.at(first), found.at(last)
    rows: list[dict[str, Cell]] = []
    for place, team in enumerate(found.teams):
        row: dict[str, Cell] = {"team": team}
        for moment in found.moments:
            value = float(means[place, found.moments.index(moment)])
            row[f"{MOMENT} {moment}"] = None if np.isnan(value) else value
        moved = now.loc[team].to_numpy(float) - then.loc[team].to_numpy(float) if team in now.index else np.array([])
        same = int((~np.isnan(moved)).sum())
        row["verschil"] = float(np.nanmean(moved)) if same >= found.scale.needs else None
        rows.append({**row, "vragen": same})
    method = (
        f"Verschil: {MOMENT} {last} min {MOMENT} {first}, gemiddeld over de vragen met beide keren een cijfer (kolom "
        f"‘vragen’), vanaf {found.scale.needs} vragen."
    )
    return Compact("Elk team", tuple(rows), method)


def _process(found: Audits, moment: int) -> Part:
    here = found.means[found.means["moment"] == moment].sort_values("day", kind="stable")
    limits = xmr(here["mean"])
    try:
        line = run_chart(here["mean"])
        remark = (
            f"Langste reeks aan één kant van de mediaan: {line.longest_run}, bij toeval hoogstens "
            f"{line.longest_run_max}; "
            f"de lijn kruist de mediaan {line.crossings} keer, bij toeval ten minste {line.crossings_min} keer"
        )
    except NotPossibleError:
        remark = ""
    return charts.process(
        here["mean"].to_numpy(float),
        centre=limits.centre,
        lower=max(limits.lower[0], found.scale.low),
        upper=min(limits.upper[0], found.scale.high),
        beyond=limits.beyond,
        runs=limits.runs,
        labels=list(here["team"]),
        measure="gemiddelde modelgetrouwheid",
        moment="team",
        remark=remark,
        title=f"Elk team bij {MOMENT} {moment}, op volgorde van dag",
    )
