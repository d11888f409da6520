"""What a workbook knows that research may have, as the tables of the dictionary: numbers, never a code word or a text.

Only of trainees who said that researchers may have their numbers, under the pseudonym of the key that their trainer
keeps, or a new one for this time where there is none yet. Evaluation forms only counted together, as the workbook shows
them. A work folder, its `.sqlite` file and the address of a PostgreSQL database are all read in this way.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from herstelwerk.competencies import (
    Moment,
    SelfRatingError,
    TrainerRating,
    read_handed,
    read_instrument,
    read_questions,
    read_rating,
    read_tally,
    results,
)
from herstelwerk.competencies.handed import Handed
from herstelwerk.fidelity import read_audit
from herstelwerk.fidelity import read_instrument as read_indicators
from herstelwerk.fidelity.audit import Ratings, read_ratings
from herstelwerk.groups import Course, read_roster
from herstelwerk.groups.codes import in_a_name
from herstelwerk.judgement_history import JudgementError
from herstelwerk.judging.lines import history_of, line_of
from herstelwerk.problems import Problem
from herstelwerk.research.problems import DataError
from herstelwerk.store import GROUP, HANDED, TEAM, Said, Store, StoreError
from herstelwerk.workbook import Workbook

# The names of sheets, as the screens of trainers have them; a test holds them together.
SHARED, FILED, RATED = f"{HANDED}zelfbeoordeling", "zelfbeoordeling", "competenties"
KEY, ROSTER, TALLY, CONDITIONS = "onderzoekssleutel", "groep", "evaluatie", "voorwaarden"
TABLES = ("competenties", "beoordelingen", "evaluaties", "audits")
TOGETHER = "samen"  # the assessor of what two settled on
_AUDIT = re.compile(r"audit/([a-z]\d+)(?:/([1-9]))?")
_FEW = 5
_FILE = "herstelwerk.sqlite"


def is_store(source: object) -> bool:
    """Whether this names a work folder, a database file of the workbook, or a database elsewhere."""
    if isinstance(source, str) and source.startswith(("postgresql:", "postgresql+", "postgres:")):
        return True
    try:
        path = Path(str(source))
        return (path / _FILE).is_file() or (path.suffix == ".sqlite" and path.is_file())
    except (OSError, ValueError):
        return False


def read_store(source: str | Path, table: str) -> pd.DataFrame:
    """One table of a workbook.

    Raises:
        DataError: when the store cannot be opened, or knows no such table.
    """
    if table not in TABLES:
        wrong = f"een werkboek heeft geen tabel ‘{table}’"
        raise DataError("werkboek", (Problem("", wrong, f"een van {', '.join(TABLES)}: read_data(…, table=…)"),))
    try:
        with Store.open(source) as store:
            return from_workbook(store)[table]
    except StoreError as error:
        raise DataError("werkboek", (Problem("", str(error).rstrip("."), "een werkmap die je mag lezen"),)) from None


def from_workbook(store: Store, workbook: Workbook | None = None) -> dict[str, pd.DataFrame]:
    """The tables competenties, beoordelingen, evaluaties and audits; `attrs["toelichting"]` says what was left out.

    Raises:
        StoreError: when the store cannot be read.
    """
    book = workbook or Workbook.find()
    people = _People(store, book)
    frames = {
        "competenties": _frame(people.competencies(), ["cohort", "trainee", "moment", *people.instrument.ids]),
        "beoordelingen": _frame(
            people.judged(), ["cohort", "trainee", "attempt", "criterion", "rater", "level", "signal"]
        ),
        "evaluaties": _frame(_evaluations(store, book), ["cohort", "question", "answer", "number", "forms"]),
        "audits": _frame(_audits(store, book), ["team", "audit", "day", "assessor", "indicator", "score", "reason"]),
    }
    for name in ("competenties", "beoordelingen"):
        frames[name].attrs["toelichting"] = people.told
    return frames


def _frame(rows: Iterator[dict[str, object]], columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=columns)


@dataclass(frozen=True, slots=True)
class _Person:
    cohort: str
    code: str
    name: str
    handed: Handed


class _People:
    """The trainees of all groups who agreed."""

    def __init__(self, store: Store, book: Workbook) -> None:
        self.store, self.book = store, book
        self.instrument = read_instrument(book.instrument("competenties"))
        self.left_out = 0
        self.all = [person for cohort in store.groups(ROSTER) for person in self._of(cohort)]

    @property
    def told(self) -> str:
        """Who is not in it, and whether those who are can be guessed."""
        left = f"{self.left_out} deelnemers doen niet mee: zij gaven geen toestemming of leverden geen cijfers in."
        few = " Van minder dan vijf mensen zijn cijfers soms te herkennen." if 0 < len(self.all) < _FEW else ""
        return left + few

    def _of(self, cohort: str) -> Iterator[_Person]:
        owner = f"{GROUP}{cohort}"
        roster, key = self.store.read(owner, ROSTER), self.store.read(owner, KEY)
        codes: tuple[str, ...] = ()
        with suppress(
            ValueError, TypeError, LookupError, AttributeError
        ):  # a roster that cannot be read has nobody in it
            codes = read_roster(cohort, Course(), roster.body if roster else {}).codes
        names = {str(code): str(name) for code, name in (key.body if key else {}).items()}
        for code in codes:
            handed = self._handed(owner, code)
            if handed is None or not handed.research:
                self.left_out += 1
                continue
            yield _Person(cohort, code, names.get(code) or f"p{secrets.token_hex(3)}", handed)

    def _handed(self, group: str, code: str) -> Handed | None:
        """The newest of what someone shared and what her trainer read in from a file."""
        found = []
        for owner, name in ((group, f"{FILED}/{in_a_name(code)}"), (code, SHARED)):
            sheet = self.store.read(owner, name)
            with suppress(SelfRatingError):
                if sheet and (handed := read_handed(sheet.body, self.instrument)):
                    found.append(handed)
        return max(found, key=lambda one: one.on) if found else None

    def competencies(self) -> Iterator[dict[str, object]]:
        """A row per person and moment in which there is a number."""
        dutch = {Moment.BEFORE: "vooraf", Moment.THEN: "toen", Moment.NOW: "nu"}
        for person in self.all:
            who = {"cohort": person.cohort, "trainee": person.name}
            for moment, name in dutch.items():
                if scores := person.handed.rating.of(moment):
                    yield {**who, "moment": name, **scores}
            if scores := self._trainer(person).scores:
                yield {**who, "moment": "trainer", **scores}

    def _trainer(self, person: _Person) -> TrainerRating:
        sheet = self.store.read(f"{GROUP}{person.cohort}", f"{RATED}/{in_a_name(person.code)}")
        try:
            return read_rating(sheet.body) if sheet else TrainerRating()
        except (ValueError, TypeError, KeyError, AttributeError):
            return TrainerRating()

    def judged(self) -> Iterator[dict[str, object]]:
        """The last word of every judge on every criterion; judges are numbered."""
        said = {person.code: self.store.said(person.code) for person in self.all}
        judges = sorted({line.judge for lines in said.values() for line in lines})
        numbered = {judge: f"beoordelaar-{number}" for number, judge in enumerate(judges, 1)}
        for person in self.all:
            heard: dict[tuple[int, str], list[Said]] = {}
            for line in said[person.code]:
                heard.setdefault((line.attempt, line.judge), []).append(line)
            for (attempt, judge), lines in heard.items():
                who = {"cohort": person.cohort, "trainee": person.name, "attempt": attempt, "rater": numbered[judge]}
                with suppress(JudgementError):  # lines that cannot be read say nothing
                    history = history_of((line_of(one.body, one.judge, one.at) for one in lines), person.code, attempt)
                    for id, word in history.judgements.items():
                        yield {**who, "criterion": id, "level": word.level.value, "signal": word.signal.value}


def _evaluations(store: Store, book: Workbook) -> Iterator[dict[str, object]]:
    questions = read_questions(book.wording("evaluatieformulier"))
    for cohort in store.groups(TALLY):
        sheet = store.read(f"{GROUP}{cohort}", TALLY)
        with suppress(ValueError, TypeError, KeyError, AttributeError):  # a count that cannot be read is none
            seen = read_tally(sheet.body if sheet else {})
            found = results([form.body for form in store.evaluations(cohort)], questions, seen)
            for answers in found.answers:
                for answer, number in zip(answers.question.answers, answers.counts or (), strict=False):
                    who = {"cohort": cohort, "question": answers.question.id, "answer": answer}
                    yield {**who, "number": number, "forms": found.counted}


def _audits(store: Store, book: Workbook) -> Iterator[dict[str, object]]:
    ids = read_indicators(book.instrument("modelgetrouwheid")).ids
    for team in store.teams(CONDITIONS):
        sheets = store.read_all(f"{TEAM}{team}", "audit/")
        known = {name: found for name in sheets if (found := _AUDIT.fullmatch(name))}
        audits = {f[1]: read_audit(f[1], team, sheets[name].body) for name, f in known.items() if not f[2]}
        for name, found in known.items():
            audit = audits.get(found[1])
            if audit is None or audit.removed:
                continue
            ratings: Ratings = read_ratings(sheets[name].body)
            who = {"team": team, "audit": audit.id, "day": audit.on, "assessor": found[2] or TOGETHER}
            for id in ids:
                if id in ratings and ratings[id].answered:
                    yield {**who, "indicator": id, "score": ratings[id].score, "reason": ratings[id].missing or None}
