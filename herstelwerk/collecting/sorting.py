"""What was read, told apart: unknown groups, deceiving codes, doubles; the rest in order, with how late it is. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import groupby

from herstelwerk.collecting.names import look_alike, safe, skeleton, trouble_with_code
from herstelwerk.collecting.sentences import aside, hostile_code, looks_like
from herstelwerk.collecting.values import DATABASE, LATENESS_UNKNOWN, Aside, Collected, Incoming, Why
from herstelwerk.criteria_set import PassRule
from herstelwerk.groups import Course
from herstelwerk.handin import read_hand_in
from herstelwerk.programme import ProgrammeError

Courses = Mapping[str, Course]
_FIRST = datetime.min.replace(tzinfo=UTC)


def told_apart(
    read: Iterable[Incoming], before: Iterable[Aside], groups: Courses | None, codes: Collection[str], rule: PassRule
) -> Collected:
    """Everything that was read, each either kept or aside (after what was put aside `before`); nothing is dropped."""
    told = list(before)
    kept: list[Incoming] = []
    for one in read:
        trouble = _trouble(one, groups)
        if trouble is None:
            kept.append(one)
        else:
            told.append(trouble)
    for step in (lambda found: _without_look_alikes(found, codes), _without_doubles):
        kept, more = step(kept)
        told += more
    timed = (one._replace(lateness=lateness(one, groups, rule)) for one in kept)
    return Collected(tuple(sorted(timed, key=_order)), tuple(told))


def lateness(one: Incoming, groups: Courses | None, rule: PassRule) -> str:
    """How late a hand-in is; empty in time, `LATENESS_UNKNOWN` where days or moment are not known."""
    course = (groups or {}).get(one.assignment.cohort)
    try:
        programme = course.programme(rule) if course else None
    except ProgrammeError:
        programme = None
    if programme is None or one.submitted_at is None:
        return LATENESS_UNKNOWN
    return programme.lateness(one.submitted_at, one.assignment.attempt)


def _order(one: Incoming) -> tuple[str, str, int, datetime]:
    its = one.assignment
    return its.cohort, its.trainee, its.attempt, one.submitted_at or _FIRST


def _where(one: Incoming) -> str:
    if one.source != DATABASE:
        return one.source
    return f"{DATABASE}: {safe(one.assignment.trainee)}, poging {one.assignment.attempt}"


def _trouble(one: Incoming, groups: Courses | None) -> Aside | None:
    """What is wrong with the codes in a hand-in."""
    trainee, cohort = one.assignment.trainee, one.assignment.cohort
    if wrong := trouble_with_code(trainee):
        return hostile_code(_where(one), "deelnemer", trainee, wrong)
    if groups is not None and cohort in groups:
        return None
    if wrong := trouble_with_code(cohort):
        return hostile_code(_where(one), "groep", cohort, wrong)
    if groups is None:
        return None
    told = f"Deze inzending hoort bij groep ‘{safe(cohort)}’, en die staat niet in je werkboek"
    known = ", ".join(safe(code) for code in sorted(groups)[:8]) or "nog geen enkele"
    if other := look_alike(cohort, sorted(groups)):
        told += f". De code lijkt op ‘{safe(other)}’, maar is het niet"
    what = "Klopt de code? Maak de groep dan aan en haal opnieuw op. Zo niet, laat dan opnieuw inleveren"
    return aside(_where(one), Why.UNKNOWN_GROUP, told, f"Bekende groepen: {known}", what)


def _without_look_alikes(found: list[Incoming], codes: Collection[str]) -> tuple[list[Incoming], list[Aside]]:
    """Of codes in a group that a hasty eye takes for each other one stays: the known one, else the plainest."""
    times = Counter((one.assignment.cohort, one.assignment.trainee) for one in found)
    stays: dict[tuple[str, str], str] = {}
    for (cohort, trainee), count in times.items():
        key = (cohort, skeleton(trainee))
        other = stays.get(key)
        if other is None or _rank(trainee, count, codes) > _rank(other, times[cohort, other], codes):
            stays[key] = trainee
    known = {skeleton(code): code for code in codes}
    kept: list[Incoming] = []
    told: list[Aside] = []
    for one in found:
        mine = skeleton(one.assignment.trainee)
        right = known.get(mine) or stays[one.assignment.cohort, mine]
        if one.assignment.trainee in (right, *codes):
            kept.append(one)
        elif one.assignment.trainee.casefold() == right.casefold():  # the same word, typed with other capitals
            kept.append(one._replace(assignment=one.assignment.model_copy(update={"trainee": right})))
        else:
            told.append(looks_like(_where(one), one.assignment.trainee, right))
    return kept, told


def _rank(code: str, count: int, codes: Collection[str]) -> tuple[bool, bool, int, str]:
    return code in codes, code == code.lower() and code.isascii(), count, code


def _without_doubles(found: list[Incoming]) -> tuple[list[Incoming], list[Aside]]:
    stored = [one for one in found if one.source == DATABASE]
    files = [one for one in found if one.source != DATABASE]
    kept, told = _stored_once(stored)
    by_digest = {one.digest: one for one in kept}
    by_key = {_key(one): one for one in kept}
    loose = []
    for one in files:
        if one.digest in by_digest:
            told.append(
                aside(one.source, Why.TWICE, "Deze inzending staat ook in de database; die telt, dit bestand niet")
            )
        elif (there := by_key.get(_key(one))) is None:
            loose.append(one)
        else:
            told.append(_other_than_stored(one, there))
    alone, more = _files_once(loose)
    return kept + alone, told + more


def _key(one: Incoming) -> tuple[str, str, int]:
    return one.assignment.cohort, one.assignment.trainee, one.assignment.attempt


def _stored_once(stored: list[Incoming]) -> tuple[list[Incoming], list[Aside]]:
    """The same bytes under two owners, as after reading in somebody's answers: the one named in it counts."""
    owners: dict[str, list[Incoming]] = {}
    for one in stored:
        owners.setdefault(one.digest, []).append(one)
    kept: list[Incoming] = []
    told: list[Aside] = []
    for same in owners.values():
        written = read_hand_in(same[0].body).trainee if len(same) > 1 else ""
        own = next((one for one in same if one.assignment.trainee == written), same[0])
        kept.append(own)
        for one in same:
            if one is not own:
                said = f"Deze inzending staat ook bij {safe(own.assignment.trainee)}, poging {own.assignment.attempt}"
                told.append(
                    aside(_where(one), Why.TWICE, f"{said}; daar telt ze. Waarschijnlijk zijn antwoorden ingelezen")
                )
    return kept, told


def _other_than_stored(one: Incoming, there: Incoming) -> Aside:
    who, number = safe(one.assignment.trainee), one.assignment.attempt
    told = f"Dit bestand zegt poging {number} van {who} te zijn, maar in de database staat bij die poging iets anders"
    what = f"Bewijs van dit bestand: {one.receipt}; in de database: {there.receipt}. Die uit de database telt"
    return aside(one.source, Why.CHANGED, told, what)


def _files_once(files: list[Incoming]) -> tuple[list[Incoming], list[Aside]]:
    """Of the same file twice the first stays; of two different files for one attempt neither."""
    kept: list[Incoming] = []
    told: list[Aside] = []
    for _, group in groupby(sorted(files, key=lambda one: (_key(one), one.source)), key=_key):
        different: list[Incoming] = []
        for one in group:
            same = next((other for other in different if other.assignment == one.assignment), None)
            if same is None:
                different.append(one)
            else:
                told.append(aside(one.source, Why.TWICE, f"Deze inzending is dezelfde als {same.source}; die telt"))
        if len(different) == 1:
            kept += different
        else:
            told += _differing(different)
    return kept, told


def _differing(different: list[Incoming]) -> Iterator[Aside]:
    for one in different:
        others = ", ".join(other.source for other in different if other is not one)
        who, number = safe(one.assignment.trainee), one.assignment.attempt
        told = f"Er zijn verschillende bestanden van poging {number} van {who}: dit en {others}"
        proof = f"Bij dit bestand hoort bewijs {one.receipt}"
        what = "Vraag de deelnemer welk bewijs klopt, laat dat bestand staan en haal het andere weg"
        yield aside(one.source, Why.CHANGED, told, proof, what)
