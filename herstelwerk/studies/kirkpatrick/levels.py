"""The four levels in one table: what was measured, with its interval, and what it says; and what they do not prove."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from herstelwerk.dutch import number
from herstelwerk.outcomes.change import change
from herstelwerk.outcomes.result import Cell, Estimate, NotPossibleError
from herstelwerk.studies.compact import Compact, triple
from herstelwerk.studies.comparing.effects import Effects
from herstelwerk.studies.kirkpatrick import behaviour, fidelity, learning, reaction, results
from herstelwerk.studies.kirkpatrick.tables import Tables
from herstelwerk.studies.section import Remark, Section, section
from herstelwerk.studies.waves import AFTER, BEFORE, measures_of, side_by_side

TITLE = "De vier niveaus naast elkaar"
_NO_PROOF = (
    "Geen niveau bewijst het volgende. Tevreden deelnemers hebben niet altijd iets geleerd, wie iets leert doet het "
    "niet altijd, en wat begeleiders doen is niet de enige reden dat het cliënten beter of slechter gaat."
)
_NO_CONTROL = (
    "Er is geen controlegroep. Wat hier verandert, kan ook komen door de tijd, door wie er afviel, of door iets anders "
    "dat in die maanden gebeurde. Schrijf daarom ‘na de training’, en niet ‘door de training’."
)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was measured at a level, or why there is nothing."""

    level: str
    what: str
    found: Estimate | None
    says: str

    def row(self) -> dict[str, Cell]:
        """The line as it is shown."""
        n = self.found.n if self.found else None
        return {"niveau": self.level, "wat is gemeten": self.what, **triple("schatting", self.found), "n": n,
                "wat dit zegt": self.says}  # fmt: skip


def of(tables: Tables, ratings: Callable[[], learning.Ratings], limit: int) -> Section:
    """The table, and two cautions."""
    lines = [
        _line("1 reactie", "cijfer voor de training (1-10)", lambda: reaction.grade(tables, limit), _grade),
        _line("2 leren", "eigen cijfer, nu min vooraf (1-5)", lambda: learning.measured(ratings(), limit), _learned),
        _line(
            "3 gedrag", "eisen van de eindopdracht ‘voldaan’ (deel)", lambda: behaviour.quality(tables, limit), _work
        ),
        _line(
            "3 gedrag (n telt teams)",
            "zelfonderzoek van teams, laatste min eerste (1-5)",
            lambda: fidelity.change(tables),
            _team,
        ),
        *_results(tables, limit),
    ]
    method = (
        "Niveau 1 en 3 (eindopdracht): gemiddelde met 95%-interval uit de t-verdeling. Niveau 2 en 3 (teams): "
        "gemiddelde verandering met t-interval. Niveau 4: verandering gedeeld door de SD van de voormeting (g_pre), "
        "over cohorten samengevoegd waar er meer zijn. n telt formulieren, deelnemers, teams of cliënten."
    )
    table = Compact(TITLE, [line.row() for line in lines], method)
    return section("Alles bij elkaar", (table, Remark(_NO_PROOF), Remark(_NO_CONTROL)))


def _line(level: str, what: str, find: Callable[[], Estimate], say: Callable[[Estimate], str]) -> Line:
    try:
        found = find()
    except NotPossibleError:
        return Line(level, what, None, "Hierover is met deze gegevens niets te zeggen.")
    return Line(level, what, found, say(found))


def _grade(found: Estimate) -> str:
    return f"Deelnemers gaven gemiddeld een {number(found.value, 1)}. Of zij iets leerden, zegt dit niet."


def _learned(found: Estimate) -> str:
    if not found.excludes(0.0):
        return "Geen aantoonbaar verschil in hoe deelnemers zichzelf zien."
    way = "hoger" if found.value > 0 else "lager"
    return f"Deelnemers geven zichzelf een {way} cijfer dan vooraf. Of zij het ook doen, zegt dit niet."


def _work(found: Estimate) -> str:
    part = number(100 * found.value, 0)
    return f"Gemiddeld kreeg {part} % van de eisen ‘voldaan’. Hoe dat vóór de training was, is niet gemeten."


def _team(found: Estimate) -> str:
    if not found.excludes(0.0):
        return "Geen aantoonbaar verschil in hoe trouw teams aan de methode werken."
    way = "dichter bij" if found.value > 0 else "verder van"
    return f"Teams zeggen {way} de methode te werken dan bij hun eerste onderzoek."


def _results(tables: Tables, limit: int) -> list[Line]:
    """A line per measure at the last of the treatment."""
    level, nothing = "4 resultaat", "uitkomsten van cliënten"
    try:
        frame = tables.frame("metingen")
    except NotPossibleError:
        return [Line(level, nothing, None, "Hierover is met deze gegevens niets te zeggen.")]
    if frame["cohort"].nunique() < 2:
        return [_single(tables, measure, limit) for measure in measures_of(frame)] or [
            Line(level, nothing, None, "Er is geen maat met een voormeting én een nameting.")
        ]
    lines = []
    for one in results.effects_in(tables):
        if one.wave == AFTER:

            def find(one: Effects = one) -> Estimate:
                found = one.pooled(limit).effect
                return Estimate(found.name, found.value, found.low, found.high, one.people, found.method)

            lines.append(_line(level, f"{one.name} (g_pre)", find, lambda found, one=one: _clients(found, one.lower)))  # type: ignore[misc]
    return lines or [Line(level, nothing, None, "Er is geen maat met een voormeting én een nameting.")]


def _single(tables: Tables, measure: str, limit: int) -> Line:
    known, _ = tables.source.scale(measure)
    wide = side_by_side(tables.frame("metingen"), measure)
    lower = known.better == "lower"

    def find() -> Estimate:
        found = change(wide[BEFORE], wide[AFTER], higher_is_better=not lower)
        for one in found:
            if one.name == "g_pre":
                learning.enough_told(one.n, limit)
                return one
        raise NotPossibleError("Op de voormeting scoorde iedereen hetzelfde.")

    return _line("4 resultaat", f"{known.short}, {AFTER} (g_pre)", find, lambda found: _clients(found, lower))


def _clients(found: Estimate, lower: bool) -> str:
    if not found.excludes(0.0):
        return "Geen aantoonbaar verschil bij wie beide metingen heeft."
    better = (found.value < 0) if lower else (found.value > 0)
    return f"Wie beide metingen heeft, ging {'vooruit' if better else 'achteruit'}. Waardoor, zegt dit niet."
