"""The Dutch sentences beside what was kept aside: what, where, what was expected, what to do."""

from __future__ import annotations

import json

from herstelwerk.collecting.names import safe
from herstelwerk.collecting.values import Aside, Why
from herstelwerk.domain import FORMAT, MAX_BYTES
from herstelwerk.handin import HandInError
from herstelwerk.problems import Problem, shown

SAVE_AGAIN = "Vraag de deelnemer het bestand opnieuw op te slaan in het werkboek, bij ‘Inleveren’, en te sturen"
_OTHERS = {
    "herstelwerk/answers/": (
        "Dit is een kopie van een heel werkboek (‘Download mijn antwoorden’), niet een ingeleverde eindopdracht. "
        "Er kunnen namen in staan: verwijder het, en vraag alleen het bestand van ‘Inleveren’"
    ),
    "herstelwerk/feedback/": "Dit is terugkoppeling die teruggaat naar een deelnemer, geen eindopdracht",
    "herstelwerk/final-assignment/": (
        "Deze inzending is gemaakt met een andere versie van herstelwerk (er staat {format}, verwacht werd "
        f"{FORMAT}). Werk herstelwerk bij op beide computers en laat de deelnemer het bestand opnieuw opslaan"
    ),
}


def aside(source: str, why: Why, *sentences: str) -> Aside:
    """Kept aside, with every sentence closed."""
    closed = (one if one.endswith((".", "?", "!")) else f"{one}." for one in sentences if one)
    return Aside(source, why, " ".join(closed))


def unreadable(error: HandInError, body: bytes, source: str) -> Aside:
    """Why these bytes are no hand-in: too large, of another format, or broken, with its first problems."""
    if len(body) > MAX_BYTES:
        return too_large(source)
    form = _format_of(body)
    if form != FORMAT:
        for begin, told in _OTHERS.items():
            if isinstance(form, str) and form.startswith(begin):
                return aside(source, Why.OTHER_FORMAT, told.replace("{format}", shown(form)))
        if form is not None:
            told = (
                f"Dit is geen eindopdracht uit het werkboek: bij ‘format’ staat {shown(form)}, verwacht werd {FORMAT}"
            )
            return aside(source, Why.OTHER_FORMAT, told, SAVE_AGAIN)
    problems = [_told(problem) for problem in error.problems[:2]]
    more = len(error.problems) - len(problems)
    rest = f"En nog {more} andere {'probleem' if more == 1 else 'problemen'}" if more > 0 else ""
    return aside(source, Why.BROKEN, "Deze inzending is niet te lezen", *problems, rest, SAVE_AGAIN)


def too_large(source: str) -> Aside:
    """Larger than any hand-in."""
    told = "Dit bestand is groter dan een inzending kan zijn (hoogstens 1 MB), dus het is niet gelezen"
    return aside(source, Why.TOO_LARGE, told, SAVE_AGAIN)


def not_a_hand_in(source: str, ending: str) -> Aside:
    """A document of another kind, where the file of the workbook was meant."""
    told = f"Dit is een {ending[1:]}-bestand; verwacht werd het .json-bestand dat het werkboek bij ‘Inleveren’ maakt"
    what = "Pak de zip uit in een eigen map en kies die map" if ending in (".zip", ".7z", ".rar") else SAVE_AGAIN
    return aside(source, Why.OTHER_FORMAT, told, what)


def hostile_name(source: str, trouble: str) -> Aside:
    """A file whose name cannot be trusted."""
    what = "Weet je van wie het is? Geef het bestand dan een gewone naam en haal opnieuw op"
    return aside(source, Why.HOSTILE_NAME, f"Aan de naam van dit bestand klopt iets niet: {trouble}", what)


def hostile_code(source: str, kind: str, code: str, trouble: str) -> Aside:
    """A code in the hand-in itself that cannot be one."""
    told = f"Aan de code van de {kind} in dit bestand, ‘{safe(code)}’, klopt iets niet: {trouble}"
    return aside(
        source, Why.HOSTILE_NAME, told, "Vraag van wie dit is en laat het opnieuw inleveren met een gewone code"
    )


def looks_like(source: str, code: str, other: str) -> Aside:
    """A code that could be taken for that of somebody else."""
    told = f"De code ‘{safe(code)}’ lijkt op ‘{safe(other)}’, maar is het niet: een teken of hoofdletter is anders"
    what = f"Is dit toch van {safe(other)}? Laat het dan opnieuw inleveren met precies die code"
    return aside(source, Why.HOSTILE_NAME, told, what)


def changed(source: str, receipt: str, says: str) -> Aside:
    """A hand-in that its receipt no longer fits."""
    told = f"Dit bestand is veranderd nadat het werd ingeleverd: bij deze inhoud hoort ontvangstbewijs {receipt}"
    beside = f"op het bewijs staat {shown(says)}"
    return aside(
        source, Why.CHANGED, f"{told}, maar {beside}", "Vraag de deelnemer naar het bewijs en het eerste bestand"
    )


def _format_of(body: bytes) -> object:
    """What stands under `format`, if this is JSON at all."""
    try:
        document = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return document.get("format") if isinstance(document, dict) else None


def _told(problem: Problem) -> str:
    text = str(problem)
    return text if problem.place else text[:1].upper() + text[1:]  # the name of a place is no word of a sentence
