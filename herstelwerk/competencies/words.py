"""The numbers as sentences, each with how many statements or people stand behind it."""

from __future__ import annotations

from fractions import Fraction

from herstelwerk.competencies.group import Spread
from herstelwerk.competencies.growth import Change, Growth, Mean, Step
from herstelwerk.competencies.ratings import Moment, SelfRating, TrainerRating
from herstelwerk.competencies.results import Results
from herstelwerk.dutch import number

MOMENTS = {Moment.BEFORE: "vooraf", Moment.THEN: "toen", Moment.NOW: "nu"}
FEW = "minder dan 5"  # in the place of a number that too few people stand behind


def half(value: float) -> str:
    """A median: `4` or `3,5`."""
    return str(int(value)) if value == int(value) else number(value, 1)


def points(difference: Fraction | float) -> str:
    """A difference with its sign: `+0,8`, `−0,3`, `0,0`."""
    told = number(abs(float(difference)), 1)
    return told if told == "0,0" else f"{'+' if difference > 0 else '−'}{told}"


def mean_words(mean: Mean) -> str:
    """`3,4 (23 van 25 zinnen)`."""
    if mean.mean is None:
        return f"geen cijfers (0 van {mean.total} zinnen)"
    return f"{number(float(mean.mean), 1)} ({mean.rated} van {mean.total} zinnen)"


def change_words(change: Change) -> str:
    """`gemiddeld +0,8 over 23 van 25 zinnen: 15 omhoog, 6 gelijk, 2 omlaag`."""
    if change.mean is None:
        return f"niet te zeggen: geen van de {change.total} zinnen heeft allebei de cijfers"
    parts = ((change.up, "omhoog"), (change.same, "gelijk"), (change.down, "omlaag"))
    told = ", ".join(f"{count} {word}" for count, word in parts if count)
    return f"gemiddeld {points(change.mean)} over {len(change.steps)} van {change.total} zinnen: {told}"


def shift_words(shift: Change) -> str:
    """What lies between the number given at the start and the one given afterwards about the start."""
    if shift.mean is None:
        return "De maatstaf is niet te vergelijken: geen zin heeft een cijfer voor vooraf én voor toen."
    told = f"over {len(shift.steps)} van {shift.total} zinnen"
    if not shift.mean:
        return f"Vooraf en toen liggen gemiddeld gelijk ({told}). De maatstaf lijkt niet verschoven."
    lower = "lager" if shift.mean > 0 else "hoger"
    return (
        f"Achteraf ligt het begin gemiddeld {number(abs(float(shift.mean)), 1)} {lower} dan het cijfer van vooraf "
        f"({told}). Zoveel kan de maatstaf verschoven zijn."
    )


def growth_words(growth: Growth) -> tuple[str, ...]:
    """Both differences, apart, and what lies between them."""
    return (
        f"Van toen naar nu (terugkijkend): {change_words(growth.looking_back)}.",
        f"Van vooraf naar nu (twee keer gemeten): {change_words(growth.measured)}.",
        shift_words(growth.shift),
    )


def days_words(rating: SelfRating) -> str:
    """When the numbers were given."""
    parts = []
    if rating.before_on:
        parts.append(f"vooraf ingevuld op {_day(rating.before_on)}")
    if rating.now_on:
        parts.append(f"toen en nu op {_day(rating.now_on)}")
    told = ", ".join(parts)
    late = " Vooraf is op die dag pas ingevuld of nog veranderd: lees het als een terugblik." * rating.before_is_late
    return f"{told[:1].upper()}{told[1:]}.{late}" if told else ""


def _day(day: object) -> str:
    return f"{day:%d-%m-%Y}"


def apart_words(step: Step) -> str:
    """A question about a difference; nobody is said to be right."""
    seen = "hoger" if step.end > step.start else "lager"
    told = f"Zelf {step.start}, trainer {step.end}. Waaraan zie jij dat het {seen} is?"
    return f"{told} En wat ziet de deelnemer dat jij niet zag?"


def rated_words(rating: TrainerRating, total: int) -> str:
    """How many statements a trainer rated, and how many of those without evidence."""
    told = f"Je gaf {len(rating.scores)} van {total} zinnen een cijfer."
    bare = len(rating.unfounded)
    if not bare:
        return told
    return f"{told} Bij {bare} daarvan staat nog niet waaraan je het zag. Kun je dat erbij schrijven?"


def spread_words(spread: Spread) -> str:
    """`midden 4, van 2 tot 5 (9 mensen)`."""
    if spread.middle is None:
        return FEW
    ends = f"van {spread.low} tot {spread.high}" if spread.low != spread.high else f"allemaal {spread.low}"
    return f"midden {half(spread.middle)}, {ends} ({spread.people} mensen)"


def forms_words(found: Results, members: int) -> str:
    """`9 formulieren van 12 deelnemers`, and where they came from."""
    total = found.sent + found.paper
    told = f"{_forms(total)} van {members} {'deelnemer' if members == 1 else 'deelnemers'}"
    paper = f" (waarvan {found.paper} van papier)" if found.paper else ""
    more = " Er zijn meer formulieren dan deelnemers. Is er een dubbel ingevoerd?" if total > members else ""
    return f"{told}{paper}.{more}"


def waiting_words(found: Results) -> str:
    """What is to be known about forms that do not count yet; nothing when there are none."""
    if not found.waiting:
        return ""
    come = "formulier wacht" if found.waiting == 1 else "formulieren wachten"
    if found.may_open:
        return f"{found.waiting} {come} tot je de uitkomsten opent."
    return f"{found.waiting} {come}. Vanaf 5 mag je ze samen openen; zo blijft verborgen wie wat schreef."


def _forms(number: int) -> str:
    return f"{number} {'formulier' if number == 1 else 'formulieren'}"
