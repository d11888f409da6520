"""Two assessors beside each other: per indicator, and on the mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import numpy as np
import pandas as pd

from herstelwerk.outcomes.clustered import Keep, clustered
from herstelwerk.outcomes.descriptives import describe
from herstelwerk.outcomes.icc import icc
from herstelwerk.outcomes.kappa import kappas_of_table
from herstelwerk.outcomes.proportions import wilson
from herstelwerk.outcomes.raters import agreements
from herstelwerk.outcomes.result import Cell, Estimate, NotPossibleError, difference_in_words, enough
from herstelwerk.studies.auditing.audits import TOGETHER, Audits, mean_by_rule
from herstelwerk.studies.compact import Compact, told, triple
from herstelwerk.studies.section import Part, Remark, Section, attempt, section

_SHEET = ["team", "audit"]
FEW = 10
_WHY = (
    "Per vraag is kappa hier kwadratisch gewogen, omdat de cijfers 1 tot en met 5 als maat dienen en er een gemiddelde "
    "van wordt gemaakt: twee punten verschil weegt vier keer zo zwaar als één. Zo gewogen lijkt kappa op een "
    "ICC. AC2 is "
    "op dezelfde manier gewogen, en zakt niet als bijna alle cijfers gelijk zijn. Eén punt verschil telt daarin "
    "voor 0,94 "
    "als gelijk; een hoge AC2 zegt hier dus vooral dat grote verschillen zeldzaam zijn."
)


def of(found: Audits) -> Section:
    """Agreement per indicator, ICC of the mean, and who gives higher scores."""
    title = "Twee beoordelaars naast elkaar"
    both, names = beside(found)
    if both.empty:
        return section(title, (Remark("Geen enkel onderzoek heeft cijfers van twee mensen apart. Laat er twee eerst "
                                      "los van elkaar kijken; tien onderzoeken is een begin."),))  # fmt: skip
    count, teams = len(both.drop_duplicates(_SHEET)), both["team"].nunique()
    about = (
        f"Beoordelaar {names[0]} en beoordelaar {names[1]} keken los van elkaar, bij {count} onderzoeken van "
        f"{teams} teams."
        if len(names) == 2
        else f"Bij {count} onderzoeken van {teams} teams keken twee mensen los van elkaar. Dat zijn niet "
        "steeds dezelfde twee; ‘eerste’ en ‘tweede’ zijn dus alleen plaatsen."
    )
    parts: list[Part | None] = [
        about,
        attempt("De tabel per vraag", lambda: _per_indicator(found, both)),
        _WHY,
        attempt("Het gemiddelde", lambda: _mean(found, both, fixed=len(names) == 2)),
        _higher(found, both, names) if len(names) == 2 else None,
    ]
    if count < FEW:
        parts.append(Remark(f"Er zijn {count} onderzoeken met twee beoordelaars. Dat is weinig: lees vooral hoe breed "
                            "de intervallen zijn."))  # fmt: skip
    return section(title, parts)


def beside(found: Audits) -> tuple[pd.DataFrame, list[str]]:
    """A row per audit and indicator with `first` and `second`; and all assessors there are.

    Of more than two assessors in one audit those who scored most together count.
    """
    apart = found.frame[found.frame["assessor"].str.casefold() != TOGETHER]
    rows = []
    names: dict[str, None] = {}
    for sheet, here in apart.groupby(_SHEET, sort=False):
        wide = here.pivot_table(index="indicator", columns="assessor", values="score", aggfunc="first", dropna=False)
        wide = wide.loc[:, wide.notna().any()]
        if wide.shape[1] < 2:
            continue
        a, b = max(
            combinations(sorted(map(str, wide)), 2), key=lambda two: int(wide[list(two)].notna().all(axis=1).sum())
        )
        names |= {str(a): None, str(b): None}
        one = wide.reindex(list(found.scale.items))
        rows.append(pd.DataFrame({"team": sheet[0], "audit": sheet[1], "indicator": one.index,
                                  "first": one[a].to_numpy(float), "second": one[b].to_numpy(float)}))  # fmt: skip
    if not rows:
        return pd.DataFrame(columns=[*_SHEET, "indicator", "first", "second"]), []
    return pd.concat(rows, ignore_index=True), sorted(names)


def _per_indicator(found: Audits, both: pd.DataFrame) -> Part:
    scale = list(range(int(found.measure.low), int(found.measure.high) + 1))
    rows: list[dict[str, Cell]] = []
    for indicator in found.scale.items:
        here = both[(both["indicator"] == indicator)].dropna(subset=["first", "second"]).reset_index(drop=True)
        if len(here) < 3:
            continue
        near = int((np.abs(here["first"] - here["second"]) <= 1).sum())
        row: dict[str, Cell] = {"vraag": found.short(indicator), "n": len(here)}
        row |= triple("% gelijk", wilson(int((here["first"] == here["second"]).sum()), len(here)), 100)
        row |= triple("% hoogstens 1 punt", wilson(near, len(here)), 100)
        row |= triple("gewogen kappa", _over_teams(lambda one: _kappa(one, scale), here))
        row |= triple("AC2", _over_teams(lambda one: _ac2(one, scale), here))
        rows.append(row)
    if not rows:
        raise NotPossibleError("Geen enkele vraag kreeg drie keer een cijfer van twee mensen.")
    method = (
        "Percentages met het interval van Wilson. Kappa van Cohen en AC2 van Gwet, kwadratisch gewogen. Een team dat "
        "vaker is onderzocht, telt als één: de intervallen van kappa en AC2 komen uit een jackknife over teams, met de "
        "t-verdeling."
    )
    return Compact("Overeenstemming per vraag", tuple(rows), method)


def _kappa(rows: pd.DataFrame, scale: list[int]) -> Estimate:
    table = np.zeros((len(scale), len(scale)), dtype=int)
    np.add.at(table, (rows["first"].to_numpy(int) - scale[0], rows["second"].to_numpy(int) - scale[0]), 1)
    return kappas_of_table(table)["kappa (kwadratisch)"]


def _ac2(rows: pd.DataFrame, scale: list[int]) -> Estimate:
    return agreements(rows[["first", "second"]], scale=scale, weighting="quadratic")["Gwet AC2"]


def _over_teams(figure: Callable[[pd.DataFrame], Estimate], rows: pd.DataFrame) -> Estimate | None:
    def without(keep: Keep) -> Estimate:
        made = figure(rows[keep].reset_index(drop=True))
        if not np.isfinite(made.value):
            raise NotPossibleError("Dit bestaat hier niet.")
        return made

    try:
        return clustered(without, rows["team"], who="teams", most=15, bounds=(-1.0, 1.0))
    except (NotPossibleError, KeyError):
        return None


def means_beside(found: Audits, both: pd.DataFrame) -> pd.DataFrame:
    """The mean by the rule that each assessor alone would have given, a row per audit."""
    sides = {}
    for side in ("first", "second"):
        wide = both.pivot(index=_SHEET, columns="indicator", values=side).reindex(columns=list(found.scale.items))
        sides[side] = mean_by_rule(wide, found.scale)
    return pd.DataFrame(sides).dropna().reset_index()


def _mean(found: Audits, both: pd.DataFrame, *, fixed: bool) -> Part:
    means = means_beside(found, both)
    enough(len(means), 3, "onderzoeken met twee gemiddelden")
    names = ("ICC(2,1)", "ICC(2,k)") if fixed else ("ICC(1,1)", "ICC(1,k)")
    rows: list[dict[str, Cell]] = []
    for name in names:
        row = _over_teams(lambda one, name=name: icc(one[["first", "second"]])[name], means)  # type: ignore[misc]
        who = "één beoordelaar" if name.endswith("1)") else "twee samen"
        rows.append({"maat": name, "betekenis": f"betrouwbaarheid van het cijfer van {who}", "n": len(means),
                     **triple("ICC", row)})  # fmt: skip
    spread = (means["first"] - means["second"]).std(ddof=1) / np.sqrt(2)
    method = (
        f"ICC ({'tweewegs, volledige overeenstemming' if fixed else 'eenwegs, omdat de beoordelaars wisselen'}; Shrout "
        "en Fleiss, 1979) van het gemiddelde dat ieder alleen zou geven, met een interval uit een jackknife over "
        "teams. "
        "Onderzoeken van hetzelfde team op verschillende momenten tellen apart in de spreiding. De meetfout van één "
        f"beoordelaar is {told(float(spread))} punt (standaarddeviatie van het verschil gedeeld door √2)."
    )
    return Compact("Betrouwbaarheid van het gemiddelde", tuple(rows), method)


def _higher(found: Audits, both: pd.DataFrame, names: list[str]) -> str | None:
    means = means_beside(found, both)
    each = (means["second"] - means["first"]).groupby(means["team"], sort=False).mean()
    try:
        moved = describe(each, "verschil")
    except NotPossibleError:
        return None
    moved = replace(moved, value=round(moved.value, 3))
    what = f"Het gemiddelde van beoordelaar {names[1]} min dat van beoordelaar {names[0]}"
    return f"{difference_in_words(moved, what, 'punt')} Elk team telt hier één keer."
