"""Groups as they stand in the store: read, made, and beside each member what she handed in and what was said of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from pathlib import Path

from herstelwerk.collecting.hand_ins import collect
from herstelwerk.groups import Course, Group, course_body, read_course, read_roster, roster_body
from herstelwerk.groups.codes import tidy
from herstelwerk.groups.proofs import Attempt
from herstelwerk.judgement import JudgementError, Verdict, quality_verdict
from herstelwerk.judging import history_of, line_of
from herstelwerk.review import Review, Rules, review
from herstelwerk.store import GROUP, Behind, Fault, Said, Store, StoreError

COURSE, ROSTER = "programma", "groep"  # the two sheets of a group
_UNFIT = (ValueError, TypeError, LookupError, AttributeError)  # what reading a body can come to


def read_group(store: Store, code: str) -> Group | None:
    """The group of this code; None when there is none.

    Raises:
        StoreError: when the store cannot be read, or what it has of the group makes no sense.
    """
    course, roster = store.read(GROUP + code, COURSE), store.read(GROUP + code, ROSTER)
    if course is None and roster is None:
        return None
    try:
        days = read_course(course.body) if course else Course()
        return read_roster(code, days, roster.body if roster else {})
    except _UNFIT:
        detail = f"Wat van groep {code} bewaard is, past niet bij dit werkboek. Open de groep in het werkboek van de "
        raise StoreError(
            Fault.UNFIT, detail=detail + "trainer en zet bij ‘Eerdere versies’ een versie terug."
        ) from None


def make_group(store: Store, group: Group) -> bool:
    """Keep a group that is not there yet; whether it was new. A group that is there stays as it is.

    Raises:
        StoreError: when it cannot be kept.
    """
    owner = GROUP + group.code
    if store.read(owner, COURSE) or store.read(owner, ROSTER):
        return False
    try:
        store.save(owner, COURSE, course_body(group.course), 0)
        store.save(owner, ROSTER, roster_body(group), 0)
    except Behind:  # somebody made it at the same moment
        return False
    return True


def elsewhere(store: Store, code: str) -> dict[str, str]:
    """The code words of all other groups, with its group; one that makes no sense is passed over."""
    found: dict[str, str] = {}
    for other in store.groups(ROSTER):
        if other == code:
            continue
        try:
            group = read_group(store, other)
        except StoreError as error:
            if error.fault is not Fault.UNFIT:
                raise
            continue
        found |= dict.fromkeys(group.codes if group else (), other)
    return found


class Attempts:
    """The attempts of members with what trainers came to; every hand-in is reviewed once."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._reviews: dict[str, Review] = {}

    def of(
        self, store: Store, codes: Iterable[str], today: date, folder: Path | None = None
    ) -> Mapping[str, tuple[Attempt, ...]]:
        """Per code word the attempts, first to last; from the store, and from the folder with files if there is one.

        Raises:
            StoreError: when the store cannot be read.
        """
        wanted = {tidy(code): code for code in codes}
        said = _by_attempt(store.said())
        found: dict[str, list[Attempt]] = {code: [] for code in wanted.values()}
        for one in collect(folder, store, None).kept:
            owner, attempt = one.assignment.trainee, one.assignment.attempt
            code = wanted.get(tidy(owner))
            if code is None:
                continue
            document = one.assignment.model_copy(update={"submitted_at": one.submitted_at})
            lines = said.get((owner, attempt), [])
            verdicts = self._verdicts(self._review(one.digest, document, today), lines) if lines else ()
            found[code].append(Attempt(document, verdicts))
        return {code: tuple(sorted(made, key=lambda made: made.assignment.attempt)) for code, made in found.items()}

    def _review(self, digest: str, document: object, today: date) -> Review:
        if digest not in self._reviews:
            self._reviews[digest] = review(document, self._rules, today)  # type: ignore[arg-type]
        return self._reviews[digest]

    def _verdicts(self, made: Review, lines: list[Said]) -> tuple[Verdict, ...]:
        """What each judge came to; lines that make no sense are no judgement."""
        rule = self._rules.criteria.pass_rule
        found = []
        for _, own in groupby(lines, key=lambda line: line.judge):
            try:
                history = history_of([line_of(line.body, line.judge, line.at) for line in own], made.trainee, 1)
            except JudgementError:
                continue
            found.append(quality_verdict(made.criteria, history, rule))
        return tuple(found)


def _by_attempt(said: list[Said]) -> dict[tuple[str, int], list[Said]]:
    found: dict[tuple[str, int], list[Said]] = {}
    for line in sorted(said, key=lambda line: (line.owner, line.attempt, line.judge, line.number)):
        found.setdefault((line.owner, line.attempt), []).append(line)
    return found
