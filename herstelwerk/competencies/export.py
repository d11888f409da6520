"""Numbers for researchers: no code words, no notes, no free text; only of who said that researchers may have them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from herstelwerk.competencies.instrument import Instrument, Route
from herstelwerk.competencies.ratings import SelfRating, TrainerRating
from herstelwerk.competencies.results import Results

Cell = str | int | float | None


class ForResearch(NamedTuple):
    """The numbers of one person, under a name that says nothing."""

    id: str
    own: SelfRating
    trainer: TrainerRating


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table, with a name."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


_ROUTES = {
    Route.WORKER: "bewijs_werker",
    Route.CLIENT: "bewijs_client",
    Route.COLLEAGUE: "bewijs_collega",
    Route.DOCUMENTS: "bewijs_documenten",
}
NUMBERS = ("deelnemer", "zin", "blok", "vooraf", "toen", "nu", "trainer", *_ROUTES.values())
FORMS = ("vraag", "antwoord", "aantal", "formulieren")
_MEANING = {
    "deelnemer": ("een willekeurig kenmerk; de sleutel blijft bij de trainer", "vijf tekens"),
    "zin": ("de zin uit de lijst met competenties", "c01 tot en met c25"),
    "blok": ("het blok waar de zin bij hoort", "krachten, hulpbronnen, relatie"),
    "vooraf": ("eigen cijfer, gegeven op de eerste dag over die dag", "1 tot en met 5, of leeg"),
    "toen": ("eigen cijfer, achteraf gegeven over de eerste dag; ligt vaak te laag", "1 tot en met 5, of leeg"),
    "nu": ("eigen cijfer, gegeven op de laatste dag over die dag", "1 tot en met 5, of leeg"),
    "trainer": ("het cijfer van de trainer", "1 tot en met 5, of leeg"),
    "bewijs_werker": ("aantal notities uit een gesprek met de werker", "0 of meer"),
    "bewijs_client": ("aantal notities uit een gesprek met de cliënt", "0 of meer"),
    "bewijs_collega": ("aantal notities uit een gesprek met een collega", "0 of meer"),
    "bewijs_documenten": ("aantal notities bij documenten", "0 of meer"),
    "vraag": ("de vraag van het evaluatieformulier", "zie het formulier"),
    "antwoord": ("een antwoord dat men kon kiezen", "een getal of een tekst"),
    "aantal": ("hoe vaak het is gekozen; een vraag met minder dan 5 antwoorden ontbreekt", "0 of meer"),
    "formulieren": ("hoeveel formulieren er zijn geteld", "5 of meer"),
}


def sheets(people: Sequence[ForResearch], found: Results, instrument: Instrument) -> tuple[Sheet, ...]:
    """The three tables: the numbers per person and statement, the forms together, and what each column means."""
    numbers = tuple(row for person in sorted(people, key=lambda one: one.id) for row in _rows(person, instrument))
    forms = tuple(
        (answers.question.id, answer, count, found.counted)
        for answers in found.answers
        for answer, count in zip(answers.question.answers, answers.counts or (), strict=False)
    )
    return (
        Sheet("cijfers", NUMBERS, numbers),
        Sheet("evaluatie", FORMS, forms),
        Sheet("codeboek", ("blad", "kolom", "betekenis", "waarden"), _dictionary()),
    )


def _rows(person: ForResearch, instrument: Instrument) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for block in instrument.blocks:
        for id in block.ids:
            rated = person.trainer.of(id)
            noted = [sum(one.told for one in rated.evidence if one.route is route) for route in _ROUTES]
            own = (person.own.before.get(id), person.own.then.get(id), person.own.now.get(id))
            rows.append((person.id, id, block.id, *own, rated.score, *noted))
    return rows


def _dictionary() -> tuple[tuple[str, ...], ...]:
    named = (("cijfers", NUMBERS), ("evaluatie", FORMS))
    return tuple((sheet, column, *_MEANING[column]) for sheet, columns in named for column in columns)


def known_as(codes: Sequence[str], before: Mapping[str, str], fresh: Sequence[str]) -> dict[str, str]:
    """The key from code word to pseudonym: what was given stays, who is new gets the next of `fresh` that is free.

    Raises:
        ValueError: when none of them is.
    """
    known = dict(before)
    free = [name for name in fresh if name not in set(known.values())]
    new = [code for code in codes if code not in known]
    if len(free) < len(new):
        raise ValueError(f"{len(new)} pseudonyms are needed, {len(free)} are free")
    return known | dict(zip(new, free, strict=False))
