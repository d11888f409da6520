"""The rule of the program against the trainer: `in orde` or `let op` against `voldaan` or not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from herstelwerk.dutch import listed
from herstelwerk.outcomes.clustered import Keep, clustered
from herstelwerk.outcomes.kappa import kappas_of_table
from herstelwerk.outcomes.proportions import wilson
from herstelwerk.outcomes.raters import agreements
from herstelwerk.outcomes.result import Cell, Estimate, NotPossibleError
from herstelwerk.studies.compact import Compact, triple
from herstelwerk.studies.rating.criteria import drawn, warnings_of
from herstelwerk.studies.rating.judgements import DOCUMENTS, FINE, GOOD, LOOK, Judgements, clusters_of
from herstelwerk.studies.rating.pairs import CORRECTED, Pair, pair_of
from herstelwerk.studies.rating.together import once
from herstelwerk.studies.section import Part, Remark, Section, attempt, section

TWO = (LOOK, FINE)
PROGRAM, TRAINER = "programma", "trainer"
MISSED, OVERRULED = "% gemist", "% terzijde gelegd"
_HALF = 0.5
_MEANS = (
    "Een signaal is een vraag, geen oordeel: de trainer beslist. Hier telt ‘let op’ als raak wanneer de trainer "
    "‘deels’ "
    "of ‘niet’ gaf, en ‘in orde’ wanneer zij ‘voldaan’ gaf. De trainer zag het signaal misschien al. Dan zijn ze het "
    "vaker eens dan wanneer zij eerst zelf had gekeken."
)
_METHOD = (
    "Gevoeligheid: van wat de trainer deels of niet voldaan vond, het deel waar het programma ‘let op’ zei; de rest is "
    "gemist. Specificiteit: van wat zij voldaan vond, het deel met ‘in orde’. Terzijde gelegd: van ‘let op’, het deel "
    "dat de trainer toch voldaan vond. Intervallen van Wilson (1927)."
)


@dataclass(frozen=True, slots=True)
class Against:
    """Signal and judgement on one criterion as a table of two by two: `hit` is let op with deels or niet."""

    criterion: str
    hit: int
    missed: int
    overruled: int
    fine: int

    @property
    def margins(self) -> tuple[int, int, int, int]:
        """The totals: not good, good, let op, in orde."""
        return (self.hit + self.missed, self.overruled + self.fine, self.hit + self.overruled, self.missed + self.fine)

    def told(self, limit: int) -> bool:
        """Whether no share is about fewer than `limit` hand-ins, so that none can be worked out either."""
        return min(self.margins) >= limit

    def row(self) -> dict[str, Cell]:
        """The shares with their intervals."""
        poor, good, look, _ = self.margins
        return {
            "eis": self.criterion,
            "n": poor + good,
            **triple("% gevoelig", wilson(self.hit, poor), 100),
            **triple("% specifiek", wilson(self.fine, good), 100),
            **triple(OVERRULED, wilson(self.overruled, look), 100),
        }


def of(found: Judgements, limit: int, rater: str = "") -> Section:
    """Agreement per criterion, what was missed and what was overruled, and which rules are worth a look."""
    title = "De regel naast de trainer"
    table = beside(found, rater)
    if table.empty:
        return section(title, (Remark("Er zijn geen signalen van het programma bij deze oordelen."),))
    pairs, refused = _pairs(table)
    against = [against_of(criterion, rows) for criterion, rows in table.groupby("criterion", sort=False)]
    enough = {one.criterion for one in pairs if one.people >= limit}
    shown = [one for one in against if one.criterion in enough and one.told(limit)]
    parts: list[Part | None] = [_who(found, rater), *_unsaid(found, limit), _MEANS]
    parts.append(attempt("Alle eisen samen", lambda: _overall(table, limit)))
    for letter, name in DOCUMENTS.items():
        here = [one for one in pairs if one.criterion.startswith(letter)]
        if here:
            parts.append(_drawn(here, name, limit))
    parts += [*warnings_of(pairs, refused, limit)]
    if shown:
        parts.append(Compact("Signaal naast oordeel, per eis", tuple(one.row() for one in shown), CORRECTED + _METHOD))
    gone = [one.criterion for one in against if one.criterion in enough and not one.told(limit)]
    if gone:
        parts.append(Remark(f"Van {listed(gone)} staan gevoeligheid en terzijde gelegde signalen er niet bij: een van "
                            f"de groepen daarin is kleiner dan {limit}."))  # fmt: skip
    return section(title, [*parts, *worth_a_look(shown)])


def _drawn(pairs: Sequence[Pair], name: str, limit: int) -> Part:
    title = "Programma naast trainer per eis"
    return attempt(f"De grafiek van de {name}", lambda: drawn(pairs, (PROGRAM, TRAINER), name, limit, title))


def beside(found: Judgements, rater: str = "") -> pd.DataFrame:
    """The rows with a usable signal and a judgement: criterion, trainee, signal and what the trainer's comes to."""
    level = found.one_each(rater)
    frame = pd.DataFrame(
        {
            "criterion": found.levels.index.get_level_values("criterion"),
            "person": clusters_of(found).to_numpy(),
            "signal": found.signal.to_numpy(object),
            "trainer": level.eq(GOOD).map({True: FINE, False: LOOK}).where(level.notna(), None).to_numpy(object),
        }
    )
    there = frame[frame["signal"].isin(TWO) & frame["trainer"].notna()]
    order = {name: place for place, name in enumerate(found.criteria)}
    return there.sort_values("criterion", key=lambda names: names.map(order), kind="stable").reset_index(drop=True)


def against_of(criterion: object, rows: pd.DataFrame) -> Against:
    """The table of two by two of one criterion."""
    look, poor = rows["signal"] == LOOK, rows["trainer"] == LOOK
    return Against(
        str(criterion),
        int((look & poor).sum()),
        int((~look & poor).sum()),
        int((look & ~poor).sum()),
        int((~look & ~poor).sum()),
    )


def rule_pairs(found: Judgements, rater: str = "") -> list[Pair]:
    """Program and trainer per criterion, as two readers."""
    return _pairs(beside(found, rater))[0]


def _pairs(table: pd.DataFrame) -> tuple[list[Pair], list[str]]:
    pairs, refused = [], []
    for criterion, rows in table.groupby("criterion", sort=False):
        try:
            people = rows["person"].nunique()
            pairs.append(pair_of(str(criterion), rows["signal"], rows["trainer"], people, TWO, weighted=False))
        except NotPossibleError:
            refused.append(str(criterion))
    return pairs, refused


def _who(found: Judgements, rater: str) -> str:
    if rater or len(found.raters) < 2:
        return f"De trainer is hier {rater or listed(found.raters)}."
    return (
        f"Elke inlevering telt per eis één keer, met één oordeel: dat van {found.raters[0]}, die het meest "
        "beoordeelde. "
        f"Gaf die geen oordeel, dan telt {listed(found.raters[1:]) if len(found.raters) < 4 else 'een ander'}."
    )


def _unsaid(found: Judgements, limit: int) -> list[Part]:
    """Signals that say nothing about quality: empty, or not to be judged."""
    counts = found.signal.value_counts()
    other = counts[[name for name in counts.index if name not in TWO]]
    if not len(other):
        return []
    told = ", ".join(
        f"‘{name}’ {count if count >= limit else f'minder dan {limit}'} keer" for name, count in other.items()
    )
    return [Remark(f"Niet meegeteld, omdat het programma daar geen uitspraak doet: {told} "
                   f"(van {int(counts.sum())} signalen).")]  # fmt: skip


def _overall(table: pd.DataFrame, limit: int) -> Part:
    people = table["person"].nunique()
    if people < limit:
        raise NotPossibleError(f"Het gaat over minder dan {limit} mensen.")
    rows: list[dict[str, Cell]] = []
    for letter, name in (*DOCUMENTS.items(), ("", "alles")):
        here = table[table["criterion"].str.startswith(letter)].reset_index(drop=True)
        if here["person"].nunique() < limit:
            continue
        counts = {"begeleiders": here["person"].nunique(), "oordelen": len(here)}
        rows.append({"wat": name, **counts, **_over_people(here)})
    method = (
        "Percentage gelijk, kappa van Cohen en AC1 van Gwet over alle eisen. De intervallen rekenen met begeleiders, "
        "niet met losse oordelen (jackknife, t-verdeling)."
    )
    return Compact("Programma naast trainer, over eisen heen", tuple(rows), method)


def _over_people(here: pd.DataFrame) -> dict[str, Cell]:
    """Percent, kappa and AC1 with intervals over people."""
    fine = (here[["signal", "trainer"]] == FINE).to_numpy(int)
    corrected = once(lambda keep: agreements(pd.DataFrame(fine[keep]), scale=(0, 1)))

    def kappa(keep: Keep) -> Estimate:
        counts = np.bincount(2 * fine[keep, 0] + fine[keep, 1], minlength=4).reshape(2, 2)
        return kappas_of_table(counts)["kappa"]

    figures: dict[str, Callable[[Keep], Estimate]] = {
        "% gelijk": lambda keep: corrected(keep)["overeenstemming"],
        "kappa": kappa,
        "AC1": lambda keep: corrected(keep)["Gwet AC1"],
    }
    row: dict[str, Cell] = {}
    for name, figure in figures.items():
        try:
            found: Estimate | None = clustered(figure, here["person"], who="begeleiders", bounds=(-1.0, 1.0))
        except NotPossibleError:
            found = None
        row |= triple(name, found, 100.0 if name.startswith("%") else 1.0)
    return row


def worth_a_look(shown: Sequence[Against]) -> list[Part]:
    """The criteria of which more than half is overruled or missed, surely so, in their own order."""
    if not shown:
        return []
    sure = 1 - 0.05 / (2 * len(shown))
    found = []
    for one in shown:
        poor, _, look, _ = one.margins
        for count, of_all, words in (
            (one.overruled, look, "van de signalen ‘let op’ is terzijde gelegd"),
            (one.missed, poor, "van wat de trainer niet goed vond, is gemist"),
        ):
            share = wilson(count, of_all, confidence=sure)
            if (share.low or 0.0) > _HALF:
                found.append(f"{one.criterion}: {_percents(share)} {words}.")
    about = (
        "Een regel is een blik waard wanneer zeker meer dan de helft van haar signalen terzijde wordt gelegd, of "
        "zeker "
        f"meer dan de helft wordt gemist. Zeker is hier: het hele interval ligt boven de helft, met intervallen die "
        f"voor alle {len(shown)} eisen en beide vragen samen kloppen (Wilson met de correctie van Bonferroni)."
    )
    if not found:
        return [about, "Zo'n eis is er in deze gegevens niet. Dat zegt niet dat elke regel goed is: bij weinig "
                       "inleveringen is het interval breed."]  # fmt: skip
    return [about, *found, "Dit is geen ranglijst. Lees bij deze eisen een paar inleveringen waar het botst: soms mist "
                           "de regel iets, soms is de trainer mild."]  # fmt: skip


def _percents(share: Estimate) -> str:
    low, high = (f"{100 * float(limit or 0):.0f}" for limit in (share.low, share.high))
    return f"{100 * share.value:.0f} % [{low}; {high}]"
