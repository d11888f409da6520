"""How far people in one team see the same: ICC(1), ICC(2), r_wg and r_wg(j)."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from herstelwerk.outcomes.measured import Values, constant, floats, percent, sure
from herstelwerk.outcomes.result import Cell, Estimate, Estimates, NotPossibleError, Rows, Shown, enough, shown
from herstelwerk.outcomes.tables import Column, Floats, Table, labels_of, left_out, numbers, same_length


@dataclass(frozen=True, slots=True)
class Team:
    """One team: its people with all answers, and how far they agree (None where there is one person only)."""

    name: Hashable
    n: int
    agreement: float | None


@dataclass(frozen=True, slots=True)
class TeamAgreement(Shown):
    """r_wg (one item) or r_wg(j) per team, and their mean with its interval over teams."""

    title: str
    teams: tuple[Team, ...]
    mean: Estimate
    median: float
    low: float
    high: float
    method: str

    def rows(self) -> Rows:
        """One row per team, then the mean."""
        found: list[dict[str, Cell]] = [
            {"maat": f"team {one.name}", "schatting": one.agreement, "n": one.n} for one in self.teams
        ]
        ends: dict[str, Cell] = {"mediaan": self.median, "laagste": self.low, "hoogste": self.high}
        return [*found, *({**row, **ends} for row in self.mean.rows())]


def team_icc(values: Values, teams: Column, *, confidence: float = 0.95) -> Estimates:
    """ICC(1): the share of variance that lies between teams; ICC(2): how reliable the mean of a team is.

    With the mean squares between B and within teams W, and k the mean size of a team: ICC(1) = (B - W) / (B + (k-1)
    W), ICC(2) = (B - W) / B; limits from F = B/W (exact for teams of equal size, otherwise approximate). People
    without a value or team are left out and counted.

    Source: Bliese (2000), in Klein & Kozlowski, Multilevel theory, 349-381. Checked against: R multilevel::ICC1 and
    ICC2 on lq2002 (LEAD).

    Raises:
        NotPossibleError: for fewer than two teams, no team of two, or no variance.
    """
    sure(confidence)
    y, codes, names, missing = _in_teams(floats(values), teams)
    groups, n = len(names), len(y)
    if groups < 2:
        raise NotPossibleError("Er is maar één team. Om teams te vergelijken zijn er ten minste twee nodig.")
    enough(n, 3, "mensen met een waarde en een team")
    if n == groups:
        raise NotPossibleError("Elk team heeft één persoon. Er moet ten minste één team van twee of meer zijn.")
    if constant(y):
        raise NotPossibleError("Iedereen heeft dezelfde waarde. Zonder verschil is er niets te verdelen over teams.")
    sizes = np.bincount(codes)
    centred = y - y.mean()
    means = np.bincount(codes, centred) / sizes
    between = float(np.sum(sizes * means**2) / (groups - 1))
    within = float(np.sum((centred - means[codes]) ** 2) / (n - groups))
    if within <= (64 * np.finfo(float).eps * float(np.abs(y).max())) ** 2:
        within = 0.0
    if between == 0.0:
        raise NotPossibleError("De teams hebben precies hetzelfde gemiddelde; ICC(2) is dan niet te berekenen.")
    k = n / groups
    method = _icc_method(n, groups, k, missing, confidence, within == 0)
    limits = _f_limits(between, within, groups - 1, n - groups, (1 + confidence) / 2)
    f = between / within if within else float("inf")
    more: dict[str, Cell] = {
        "F": f, "df1": groups - 1, "df2": n - groups, "teams": groups, "gemiddelde grootte": k,
    }  # fmt: skip
    shares: list[float | None] = [(one - 1) / (one + k - 1) for one in limits] or [None, None]
    steady: list[float | None] = [1 - 1 / one for one in limits] or [None, None]
    one = (between - within) / (between + (k - 1) * within)
    two = (between - within) / between
    return Estimates(
        "Verschil tussen teams",
        (
            Estimate("ICC(1)", one, shares[0], shares[1], n, method, confidence, more=more),
            Estimate("ICC(2)", two, steady[0], steady[1], n, method, confidence, more=more),
        ),
        method,
    )


def team_agreement(
    items: Table | Values,
    teams: Column,
    *,
    options: int | None = None,
    chance: float | None = None,
    confidence: float = 0.95,
) -> TeamAgreement:
    """Agreement within each team on one item (r_wg) or on j parallel items (r_wg(j)).

    r_wg(j) = j (1 - s2/c) / (j (1 - s2/c) + s2/c), s2 the mean variance (n - 1) of the items in the team and c the
    variance by chance: (options^2 - 1) / 12 when every answer is as likely (the uniform null), or `chance` itself.
    Where s2 is above c the agreement is 0. People with a missing answer are left out and counted; a team of one has
    none. The interval is that of the mean over teams (t); a single team has none.

    Source: James, Demaree & Wolf (1984), Journal of Applied Psychology 69, 85-98. Checked against: R
    multilevel::rwg.j(ranvar = 2) on lq2002.

    Raises:
        NotPossibleError: when neither or both of `options` and `chance` are given, or no team has two people.
    """
    sure(confidence)
    null = _null(options, chance)
    one_item = np.ndim(items) == 1  # type: ignore[arg-type]
    values = floats(items)[:, None] if one_item else numbers(items).values  # type: ignore[arg-type]
    answers, codes, names, missing = _in_teams(values, teams)
    j, found = answers.shape[1], []
    enough(len(codes), 1, "mensen die alles invulden en een team hebben")
    order = np.argsort(codes, kind="stable")
    cuts = np.cumsum(np.bincount(codes, minlength=len(names)))[:-1]
    for name, block in zip(names, np.split(answers[order], cuts), strict=True):
        found.append(Team(name, len(block), _within(block, j, null) if len(block) > 1 else None))
    values = np.array([one.agreement for one in found if one.agreement is not None])
    enough(len(values), 1, "teams met ten minste twee mensen die alles invulden")
    name = "gemiddelde r_wg" if j == 1 else f"gemiddelde r_wg({j})"
    method = _agreement_method(j, null, options, len(values), len(found) - len(values), missing, confidence)
    mean, low, high = float(values.mean()), None, None
    if len(values) > 1:
        reach = stats.t.ppf((1 + confidence) / 2, len(values) - 1) * values.std(ddof=1) / np.sqrt(len(values))
        low, high = max(0.0, mean - float(reach)), min(1.0, mean + float(reach))
    return TeamAgreement(
        "Overeenstemming binnen teams",
        tuple(found),
        Estimate(name, mean, low, high, len(values), method, confidence),
        float(np.median(values)),
        float(values.min()),
        float(values.max()),
        method,
    )


def _within(block: Floats, j: int, null: float) -> float:
    ratio = min(1.0, float(block.var(axis=0, ddof=1).mean()) / null)
    return j * (1 - ratio) / (j * (1 - ratio) + ratio)


def _null(options: int | None, chance: float | None) -> float:
    if (options is None) == (chance is None):
        raise NotPossibleError(
            "Geef óf het aantal antwoordmogelijkheden (options), óf de variantie bij toeval (chance)."
        )
    null = (options**2 - 1) / 12 if options is not None else float(chance or 0)
    if not null > 0:
        raise NotPossibleError(
            "Met één antwoordmogelijkheid is iedereen het altijd eens. Er zijn er twee of meer nodig."
        )
    return null


def _in_teams(values: Floats, teams: Column) -> tuple[Floats, NDArray[np.int64], list[Hashable], int]:
    """Complete rows with a team: values, code of the team, names of the teams, how many were left out."""
    same_length(values, teams)
    gaps = np.isnan(values) if values.ndim == 1 else np.isnan(values).any(axis=1)
    labels = labels_of(teams, "de teams")
    kept = ~(gaps | labels.isna().to_numpy(dtype=bool))
    codes, names = pd.factorize(labels[kept], sort=labels[kept].map(type).nunique() <= 1)
    return values[kept], np.asarray(codes, dtype=np.int64), list(names), int((~kept).sum())


def _f_limits(between: float, within: float, df1: int, df2: int, tail: float) -> list[float]:
    """F at both limits of its ratio; nothing where it is infinite."""
    if within == 0:
        return []
    f = between / within
    return [f / float(stats.f.ppf(tail, df1, df2)), f * float(stats.f.ppf(tail, df2, df1))]


def _icc_method(n: int, groups: int, k: float, missing: int, confidence: float, exact: bool) -> str:
    none = " Binnen de teams is er geen verschil; daarom is er geen interval." if exact else ""
    return (
        "ICC(1): het deel van de variantie dat tussen teams ligt. ICC(2): hoe betrouwbaar het gemiddelde van een team "
        "is. Beide uit de gemiddelde kwadraten van een variantieanalyse, met de gemiddelde teamgrootte (Bliese, 2000); "
        f"{percent(confidence)}%-intervallen uit de F-verdeling, bij ongelijke teams bij benadering. "
        f"{n} mensen in {groups} teams (gemiddeld {shown(k)}). {left_out(missing, 'persoon', 'mensen')}{none}"
    )


def _agreement_method(
    j: int, null: float, options: int | None, teams: int, alone: int, missing: int, confidence: float
) -> str:
    what = "r_wg (één vraag)" if j == 1 else f"r_wg(j) over {j} vragen"
    by = f"elk van {options} antwoorden even waarschijnlijk" if options else "opgegeven"
    single = f" {alone} {'team' if alone == 1 else 'teams'} van één persoon telden niet mee." if alone else ""
    return (
        f"{what} volgens James, Demaree en Wolf (1984), met als variantie bij toeval {shown(null)} ({by}); waar mensen "
        f"meer verschillen dan bij toeval is de overeenstemming 0. Het {percent(confidence)}%-interval hoort bij het "
        f"gemiddelde over {teams} teams (t-verdeling).{single} {left_out(missing, 'persoon', 'mensen')}"
    )
