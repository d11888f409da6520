"""High percentages beside a low kappa: where it happens in these data, and why."""

from __future__ import annotations

from collections.abc import Sequence

from herstelwerk.outcomes.result import Cell
from herstelwerk.studies.compact import Compact, told, triple
from herstelwerk.studies.rating.criteria import pairs_of
from herstelwerk.studies.rating.judgements import Judgements
from herstelwerk.studies.rating.pairs import Pair
from herstelwerk.studies.rating.rule import PROGRAM, TRAINER, rule_pairs
from herstelwerk.studies.section import Part, Section, section

ALIKE, LOW, APART = 0.75, 0.50, 0.20  # three quarters alike, kappa under a half and a fifth below AC1
_WHY = (
    "Kappa trekt af wat je bij toeval verwacht, en schat dat uit hoe vaak elk oordeel voorkomt. Krijgt bijna iedereen "
    "hetzelfde oordeel, dan verwacht kappa bijna alleen maar gelijke oordelen. Eén verschil telt dan zwaar, en kappa "
    "zakt, ook als mensen het bijna altijd eens zijn (Feinstein en Cicchetti, 1990). AC1 schat het toeval anders en "
    "zakt niet mee (Gwet, 2008). Geen van de twee is fout: kappa vraagt of mensen de zeldzame gevallen uit elkaar "
    "houden, AC1 of ze over het geheel hetzelfde zeggen. Noem ze daarom samen, met het percentage."
)
_METHOD = (
    "Hier staan de eisen met ten minste 75 % gelijke oordelen en een kappa onder 0,50 die ten minste 0,20 onder "
    "AC1 ligt, beide niet gewogen. Meest gegeven: welk deel van alle oordelen van beide lezers samen het meest "
    "gegeven oordeel is."
)


def of(found: Judgements, limit: int, rater: str = "") -> Section:
    """A table of the criteria where it happens, and the explanation; or that it does not happen here."""
    title = "Vaak eens, en toch een lage kappa"
    rows: list[dict[str, Cell]] = []
    if found.pair:
        rows += _rows(pairs_of(found, *found.pair)[0], " en ".join(found.pair), limit)
    rows += _rows(rule_pairs(found, rater), f"{PROGRAM} en {TRAINER}", limit)
    if not rows:
        return section(title, ("In deze gegevens komt dat bij geen enkele eis voor.",))
    first = max(rows, key=lambda row: float(row["AC1"] or 0) - float(row["kappa"] or 0))
    parts: list[Part] = [
        f"Bijvoorbeeld {first['eis']} ({first['wie']}): {_whole(first['% gelijk'])} % is gelijk, en kappa "
        f"is toch maar {told(first['kappa'])}. Dat komt doordat {_whole(first['% meest gegeven'])} % van alle oordelen "
        "hetzelfde oordeel is.",
        _WHY,
        Compact("Waar percentage en kappa uit elkaar lopen", tuple(rows), _METHOD),
    ]
    return section(title, parts)


def _rows(pairs: Sequence[Pair], who: str, limit: int) -> list[dict[str, Cell]]:
    return [
        {
            "eis": one.criterion,
            "wie": who,
            "n": one.n,
            **triple("% gelijk", one.alike, 100),
            **triple("kappa", one.kappa),
            **triple("AC1", one.ac1),
            "% meest gegeven": 100 * one.most_used,
        }
        for one in pairs
        if one.people >= limit and one.kappa and one.ac1 and one.alike.value >= ALIKE
        if one.kappa.value < LOW and one.ac1.value - one.kappa.value >= APART
    ]


def _whole(value: Cell) -> str:
    return f"{float(value or 0):.0f}"
