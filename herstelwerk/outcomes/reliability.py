"""Do the items of a scale hold together: Cronbach's alpha in its variants, per item, and omega."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from scipy import stats

from herstelwerk.outcomes.measured import constant, percent, sure
from herstelwerk.outcomes.omega import omega_of
from herstelwerk.outcomes.result import Cell, Estimate, NotPossibleError, Rows, Shown, enough
from herstelwerk.outcomes.tables import Floats, Numbers, Table, left_out, numbers


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its people, mean, SD, correlation with the sum of the others, and alpha without it (None with two)."""

    name: str
    mean: float
    sd: float
    rest: float
    without: float | None
    reversed: bool


@dataclass(frozen=True, slots=True)
class Reliability(Shown):
    """Alpha over those who answered everything, its variants, omega, the error of measurement, and the items.

    `pairwise` is alpha from covariances of all who answered both items. `omega` is None where one factor cannot be
    fitted; `why_no_omega` then says why. `sem` is the standard error of measurement of the mean score over items.
    """

    title: str
    alpha: Estimate
    pairwise: float
    standardised: float
    lambda6: float | None
    mean_r: float
    omega: Estimate | None
    why_no_omega: str
    sem: float
    items: tuple[Item, ...]
    n_all: int
    n_complete: int
    method: str

    def rows(self) -> Rows:
        """The coefficients, then one row per item."""
        n = self.n_complete
        single: list[tuple[str, float | None, int]] = [
            ("alfa, paarsgewijs", self.pairwise, self.n_all),
            ("alfa, gestandaardiseerd", self.standardised, n),
            ("lambda-6 (Guttman)", self.lambda6, n),
            ("gemiddelde correlatie", self.mean_r, n),
            ("standaardmeetfout (gemiddelde score)", self.sem, n),
        ]
        rows = list(self.alpha.rows()) + (list(self.omega.rows()) if self.omega else [])
        rows += [{"maat": name, "schatting": value, "n": count} for name, value, count in single]
        return rows + [self._item(one) for one in self.items]

    def _item(self, one: Item) -> dict[str, Cell]:
        turned = " (omgekeerd)" if one.reversed else ""
        more: dict[str, Cell] = {"gemiddelde": one.mean, "SD": one.sd}
        return {
            "maat": f"vraag {one.name}{turned}: r met de rest", "schatting": one.rest, "n": self.n_complete, **more,
            "alfa zonder deze vraag": one.without,
        }  # fmt: skip


def reliability(
    items: Table,
    *,
    reverse: Collection[str | int] = (),
    low: float | None = None,
    high: float | None = None,
    confidence: float = 0.95,
) -> Reliability:
    """Cronbach's alpha (k/(k-1))(1 - sum of item variances / variance of the sum) of people x items, and its kin.

    `reverse` names the items (or their place, from 0) to turn: low + high - answer. The main alpha, its Feldt
    interval 1 - (1 - alpha) F(n - 1, (n-1)(k-1)), the items and omega are over those who answered everything; the
    pairwise alpha uses all answers. Standardised: k r / (1 + (k-1) r), r the mean correlation. Guttman's lambda-6:
    1 - sum of what each item leaves unexplained by the others / variance of the sum.

    Source: Cronbach (1951), Psychometrika 16, 297-334; Feldt (1965), Psychometrika 30, 357-370; Guttman (1945),
    Psychometrika 10, 255-282. Checked against: R psych::alpha and MBESS::ci.reliability on attitude and psych::bfi.

    Raises:
        NotPossibleError: for fewer than two items or three complete people, an item that everyone answered alike,
            answers outside low to high, or items that cancel each other out.
    """
    sure(confidence)
    table = numbers(items)
    k = len(table.names)
    enough(k, 2, "vragen")
    turned = _turned(table, reverse)
    values = _reverse(table, turned, low, high)
    answers, missing = Numbers(table.names, values).complete()
    enough(len(answers), 3, "mensen die alle vragen invulden")
    for place, name in enumerate(table.names):
        if constant(answers[:, place]):
            raise NotPossibleError(f"Op vraag ‘{name}’ gaf iedereen hetzelfde antwoord. Laat die vraag weg.")
    covariance, pairs = np.cov(answers, rowvar=False), _pairwise(values)
    alpha = _alpha(covariance)
    n = len(answers)
    method = _method(n, len(values), k, missing, confidence, [table.names[one] for one in sorted(turned)])
    omega, why = None, ""
    try:
        omega = omega_of(answers, missing, confidence=confidence)
    except NotPossibleError as refused:
        why = str(refused)
    correlations = covariance / np.sqrt(np.outer(np.diag(covariance), np.diag(covariance)))
    mean_r = float(correlations[np.triu_indices(k, 1)].mean())
    sem = float(answers.mean(axis=1).std(ddof=1)) * float(np.sqrt(max(0.0, 1 - alpha)))
    return Reliability(
        "Betrouwbaarheid van de schaal",
        Estimate("alfa van Cronbach", alpha, *_feldt(alpha, n, k, confidence), n, method, confidence),
        _alpha(pairs),
        k * mean_r / (1 + (k - 1) * mean_r),
        _lambda6(correlations),
        mean_r,
        omega,
        why,
        sem,
        _items(table.names, answers, covariance, turned),
        len(values),
        n,
        f"{method} {omega.method if omega else f'Omega ontbreekt. {why}'}",
    )  # fmt: skip


def _turned(table: Numbers, reverse: Collection[str | int]) -> set[int]:
    places = {one if isinstance(one, int) else _place(table, one) for one in reverse}
    if any(not 0 <= place < len(table.names) for place in places):
        raise NotPossibleError(
            f"Een om te keren vraag bestaat niet; er zijn {len(table.names)} vragen, geteld vanaf 0."
        )
    return places


def _place(table: Numbers, name: str) -> int:
    if name not in table.names:
        raise NotPossibleError(f"De om te keren vraag ‘{name}’ is er niet. Wel: {', '.join(table.names)}.")
    return table.names.index(name)


def _reverse(table: Numbers, turned: set[int], low: float | None, high: float | None) -> Floats:
    """The answers with the turned items turned, checked against the scale."""
    values = table.values.copy()
    if turned and (low is None or high is None):
        raise NotPossibleError("Om een vraag om te keren moet je het laagste en hoogste antwoord geven (low en high).")
    if low is not None and high is not None and low >= high:
        raise NotPossibleError("Het laagste antwoord (low) moet kleiner zijn dan het hoogste (high).")
    for bound, beyond in ((low, np.less), (high, np.greater)):
        if bound is not None and beyond(values, bound).any():
            raise NotPossibleError(
                f"{int(beyond(values, bound).sum())} antwoorden vallen buiten de schaal (grens {bound:g}). Zijn dat "
                "codes voor ‘ontbreekt’?"
            )
    for place in turned:
        values[:, place] = float(low or 0) + float(high or 0) - values[:, place]
    return values


def _pairwise(values: Floats) -> Floats:
    """Covariances of everyone who answered both items."""
    k = values.shape[1]
    found = np.empty((k, k))
    known = ~np.isnan(values)
    for a in range(k):
        for b in range(a, k):
            both = known[:, a] & known[:, b]
            found[a, b] = found[b, a] = np.cov(values[both, a], values[both, b])[0, 1]
    return found


def _alpha(covariance: Floats) -> float:
    k, total = len(covariance), float(covariance.sum())
    if total <= 1e-12 * float(np.abs(covariance).sum()):
        raise NotPossibleError(
            "De vragen heffen elkaar op: iedereen heeft dezelfde totaalscore. Moet een vraag worden omgekeerd?"
        )
    return k / (k - 1) * (1 - float(np.trace(covariance)) / total)


def _feldt(alpha: float, n: int, k: int, confidence: float) -> tuple[float | None, float | None]:
    if alpha > 1 - 1e-12:  # all items alike: there is no error to judge by
        return None, None
    tail, df = (1 + confidence) / 2, (n - 1) * (k - 1)
    up, down = float(stats.f.ppf(tail, n - 1, df)), float(stats.f.ppf(1 - tail, n - 1, df))
    return 1 - (1 - alpha) * up, 1 - (1 - alpha) * down


def _lambda6(correlations: Floats) -> float | None:
    if np.linalg.eigvalsh(correlations)[0] < 1e-10:
        return None
    return 1 - float(np.sum(1 / np.diag(np.linalg.inv(correlations)))) / float(correlations.sum())


def _items(names: tuple[str, ...], answers: Floats, covariance: Floats, turned: set[int]) -> tuple[Item, ...]:
    found = []
    for place, name in enumerate(names):
        others = np.arange(len(names)) != place
        rest = answers[:, others].sum(axis=1)
        sd = float(np.sqrt(covariance[place, place]))
        r = float("nan") if constant(rest) else float(np.corrcoef(answers[:, place], rest)[0, 1])
        left = covariance[np.ix_(others, others)]
        known = len(left) > 1 and not constant(rest)
        without = _alpha(left) if known else None
        found.append(Item(name, float(answers[:, place].mean()), sd, r, without, place in turned))
    return tuple(found)


def _method(n: int, everyone: int, k: int, missing: int, confidence: float, turned: list[str]) -> str:
    turns = f" Omgekeerd gescoord: {', '.join(turned)}." if turned else ""
    return (
        f"Alfa van Cronbach voor {k} vragen, over de {n} van de {everyone} mensen die alles invulden, met een "
        f"{percent(confidence)}%-interval volgens Feldt (1965); ‘paarsgewijs’ gebruikt alle antwoorden die er zijn. "
        f"{left_out(missing, 'persoon', 'mensen')}{turns}"
    )
