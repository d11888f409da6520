"""Multiple imputation by chained equations: what is missing is drawn again and again from a Bayesian regression."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from herstelwerk.outcomes.chained import Groups, chains
from herstelwerk.outcomes.measured import Floats, constant
from herstelwerk.outcomes.result import Cell, NotPossibleError, Rows, Shown, enough
from herstelwerk.outcomes.tables import Column, Table, labels_of, numbers, same_length

TeamAs: TypeAlias = Literal["dummies", "means"]


@dataclass(frozen=True, slots=True)
class Imputed(Shown):
    """The completed tables. `drawn[i]` holds what imputation i put in the gaps, row by row; `trace` the mean of the
    drawn values per imputation, round and column, to see whether the chain has settled."""

    title: str
    names: tuple[str, ...]
    observed: Floats
    drawn: tuple[Floats, ...]
    trace: Floats
    method: str

    @property
    def n(self) -> int:
        """How many rows there are."""
        return len(self.observed)

    @property
    def m(self) -> int:
        """How many imputations there are."""
        return len(self.drawn)

    def frames(self) -> Iterator[pd.DataFrame]:
        """The completed tables, one by one."""
        for values in self.drawn:
            filled = self.observed.copy()
            filled[np.isnan(filled)] = values
            yield pd.DataFrame(filled, columns=list(self.names))

    def complete_cases(self) -> pd.DataFrame:
        """The rows in which nothing was missing."""
        return pd.DataFrame(self.observed[~np.isnan(self.observed).any(axis=1)], columns=list(self.names))

    def rows(self) -> Rows:
        """Per column with gaps: what was seen beside what was drawn, and how the chains lie. Drawn values may well
        differ from the seen ones; far outside their range they ask for a look. Chains: spread between them against
        within, about 1 when settled (Gelman & Rubin 1992), over the second half of the rounds."""
        gaps = np.isnan(self.observed)
        places = np.nonzero(gaps)[1]
        drawn = np.stack(self.drawn)
        found: list[dict[str, Cell]] = []
        for place, name in enumerate(self.names):
            if not gaps[:, place].any():
                continue
            seen, new = self.observed[~gaps[:, place], place], drawn[:, places == place]
            low, high = seen.min(), seen.max()
            found.append({
                "kolom": name, "gemeten": len(seen), "ontbreekt": int(gaps[:, place].sum()),
                "gemiddelde gemeten": float(seen.mean()), "gemiddelde ingevuld": float(new.mean()),
                "SD gemeten": float(seen.std(ddof=1)), "SD ingevuld": float(new.std(ddof=1)),
                "ingevuld buiten bereik (%)": float(100 * np.mean((new < low) | (new > high))),
                "ketens": _settled(self.trace[:, :, place]),
            })  # fmt: skip
        return found


def impute(
    data: Table,
    *,
    m: int = 20,
    rounds: int = 20,
    seed: int = 1,
    teams: Column | None = None,
    team_as: TeamAs = "dummies",
) -> Imputed:
    """m completed tables of numbers (every wave its own column, so that each wave is filled in from all others).

    Gaps start with draws from the column itself. Then, round by round and column by column, with X a constant and all
    other columns: b = (X'X)^-1 X'y over the rows with y, sigma^2 = RSS / chi-square(n - p), beta = b + sigma N(0,
    (X'X)^-1), and each gap becomes x'beta + sigma N(0, 1). Proper: the uncertainty of b and sigma is drawn too.
    Categories go in as 0/1 columns without gaps. `teams` (known for every row): `"dummies"` keeps the differences
    between teams; with many small teams `"means"` gives each row the team means of the other columns instead, which
    pulls team differences in the filled column itself towards 0. Same seed, same tables. Assumes that what is
    missing can be told from what is there.

    Source: Rubin (1987), 167; van Buuren & Groothuis-Oudshoorn (2011), Journal of Statistical Software 45(3). Checked
    against: R mice(method = "norm") on BtheB, within Monte Carlo error.

    Raises:
        NotPossibleError: for fewer than three rows, one column, no gaps, a column with fewer than three values or no
            variance, too few rows for the number of columns, or a team that is missing.
    """
    table = numbers(data)
    values = table.values
    _need(values, table.names, m, rounds)
    groups = _teams(teams, team_as, len(values))
    gaps = np.isnan(values)
    for name, missing in zip(table.names, gaps.sum(axis=0), strict=True):
        if missing:
            enough(
                len(values) - int(missing),
                values.shape[1] + groups.predictors(values.shape[1]) + 1,
                f"rijen met ‘{name}’ (meer dan er voorspellers zijn; laat kolommen weg, of gebruik de gemiddelden "
                "van teams)",
            )
    drawn, trace = chains(values, groups, rounds, np.random.default_rng(seed).spawn(m))
    method = _method(table.names, gaps, m, rounds, groups)
    return Imputed("Aangevulde gegevens", table.names, values, tuple(drawn), trace, method)


def _teams(teams: Column | None, team_as: TeamAs, n: int) -> Groups:
    if team_as not in ("dummies", "means"):
        raise NotPossibleError(f'‘{team_as}’ bestaat niet. Kies "dummies" of "means".')
    if teams is None:
        return Groups(np.zeros(n, dtype=np.int64), 1, False)
    same_length(np.empty(n), teams)
    codes, names = pd.factorize(labels_of(teams, "de teams"))
    if (codes < 0).any():
        raise NotPossibleError(f"Van {int((codes < 0).sum())} rijen is het team niet bekend. Vul dat eerst aan.")
    return Groups(np.asarray(codes, dtype=np.int64), len(names), team_as == "means")


def _need(values: Floats, names: tuple[str, ...], m: int, rounds: int) -> None:
    enough(len(values), 3, "rijen")
    enough(values.shape[1], 2, "kolommen (de ene wordt aangevuld vanuit de andere)")
    enough(m, 2, "imputaties")
    enough(rounds, 1, "rondes")
    if not np.isnan(values).any():
        raise NotPossibleError("Er ontbreekt niets; aanvullen is niet nodig.")
    for name, one in zip(names, values.T, strict=True):
        seen = one[~np.isnan(one)]
        enough(len(seen), 3, f"waarden in de kolom ‘{name}’")
        if constant(seen):
            raise NotPossibleError(f"De kolom ‘{name}’ heeft overal dezelfde waarde en voorspelt niets. Laat die weg.")


def _settled(chains: Floats) -> float | None:
    """Potential scale reduction over the second half of the rounds."""
    half = chains[:, chains.shape[1] // 2 :]
    length = half.shape[1]
    if length < 2:
        return None
    within = float(half.var(axis=1, ddof=1).mean())
    between = float(half.mean(axis=1).var(ddof=1))
    return float(np.sqrt((length - 1) / length + between / within)) if within > 0 else None


def _method(names: tuple[str, ...], gaps: NDArray[np.bool_], m: int, rounds: int, groups: Groups) -> str:
    told = ", ".join(f"{name} {count}" for name, count in zip(names, gaps.sum(axis=0), strict=True) if count)
    teams = ""
    if groups.count > 1:
        how = "de teamgemiddelden van de andere kolommen" if groups.means else "een eigen niveau per team"
        teams = f" Het model kende {how} ({groups.count} teams)."
    return (
        f"Ontbrekende waarden zijn {m} keer aangevuld met gekoppelde vergelijkingen: elke kolom uit een "
        "Bayesiaanse lineaire "
        f"regressie op alle andere kolommen ({rounds} rondes), ook elke meting uit alle andere metingen.{teams} "
        f"{len(gaps)} rijen; aangevuld: {told}. Dit neemt aan dat het ontbreken te verklaren is uit wat wel gemeten is."
    )
