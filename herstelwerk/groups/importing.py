"""A list of participants from a spreadsheet, all of it or nothing: code words, and who was there if it says so.

A list holds a code word a row. Names of people are never taken over: a column with names is left out and that is told;
a code word that is a name after all is a problem.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from herstelwerk.attendance import Attendance, Mark, Presence
from herstelwerk.groups.codes import CodeError, as_code, look
from herstelwerk.groups.group import Group, Member
from herstelwerk.groups.noting import HALF_DAY_NUMBERS, as_mark, name_of, short_name
from herstelwerk.problems import MAX_SHOWN, Problem, printable
from herstelwerk.tables import Row, Table, key_of

CODE_COLUMNS = ("codewoord", "code", "codenaam", "deelnemerscode", "deelnemer")
OWN_COLUMNS = ("telt mee", "groep", "groepscode", "nr", "nummer")  # of lists that we made, or that say nothing
_PERSONAL = frozenset(
    key_of(name)
    for name in (
        "naam voornaam achternaam tussenvoegsel tussenvoegsels roepnaam voorletters initialen email e-mail e-mailadres "
        "emailadres mail mailadres telefoon telefoonnummer mobiel mobielnummer tel adres straat postcode woonplaats "
        "geboortedatum geboren bsn personeelsnummer geslacht leeftijd leidinggevende"
    ).split()
) | {"volledigenaam", "naamdeelnemer", "naamenvoornaam", "voorenachternaam"}
_EXPECTED = "een codewoord zoals blauwe-fiets"
_KNOWN_WORDS = "aanwezig, afwezig of niets; noteer wat is ingehaald op het scherm"
_NO_NAMES = "Echte namen en gegevens bewaren we niet."

Personal = Callable[[str], str]  # what of a person a text tells (`een telefoonnummer`); empty when nothing


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import comes to. With problems nothing was taken over and `group` is as it was."""

    group: Group
    added: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    noted: int = 0
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.problems:
            return "Er is niets overgenomen. Verbeter de lijst en kies hem opnieuw."
        parts = [f"Erbij gekomen: {_people(len(self.added))}."]
        if self.known:
            parts.append(f"Stonden er al: {_people(len(self.known))}.")
        if self.noted:
            parts.append(f"Dagdelen genoteerd: {self.noted}.")
        return " ".join(parts)


def import_members(
    table: Table, group: Group, personal: Personal = lambda _: "", elsewhere: Mapping[str, str] | None = None
) -> Imported:
    """The group with the members of a list.

    Who is in the group already stays; half-days that the list knows and the group does not are noted.

    Args:
        table: The list as it was read.
        group: The group as it is.
        personal: Tells whether a code word is a name or number of a person.
        elsewhere: Code words of other groups with the code of that group; such a one is remarked upon.
    """
    if table.problems:
        return Imported(group, problems=table.problems)
    columns = _Columns.of(table)
    if columns.problems:
        return Imported(group, problems=columns.problems, remarks=columns.remarks)
    reading = _Reading(group, columns, personal)
    for row in columns.rows:
        reading.take(row)
    if not columns.rows:
        reading.problems.append(Problem("", "onder de kopjes staat niets", _EXPECTED + " per rij"))
    if reading.problems:
        return Imported(group, problems=tuple(reading.problems), remarks=columns.remarks)
    remarks = [*columns.remarks, *reading.remarks]
    for code in reading.added:
        if there := (elsewhere or {}).get(code):
            remarks.append(f"‘{code}’ staat ook in groep {there}. Dat kan alleen als het dezelfde deelnemer is.")
    return Imported(reading.group, tuple(reading.added), tuple(reading.known), reading.noted, remarks=tuple(remarks))


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where what stands in a list."""

    code: int
    half_days: Mapping[int, int]  # half-day to column
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()

    @classmethod
    def of(cls, table: Table) -> _Columns:
        codes = table.columns(*CODE_COLUMNS)
        half_days = {n: found[0] for n in HALF_DAY_NUMBERS if (found := table.columns(*_titles(n)))}
        known = {*codes, *half_days.values(), *table.columns(*OWN_COLUMNS)}
        others = [(place, title) for place, title in enumerate(table.header) if place not in known and title]
        remarks = tuple(_left_out(title) for _, title in others)
        if len(codes) == 1:
            return cls(codes[0], half_days, table.rows, (), remarks)
        if not codes and len(table.header) == 1 and not _is_personal(table.header[0]) and _is_code(table.header[0]):
            return cls(0, {}, (Row(1, table.header), *table.rows))  # a bare list, without a header
        if not codes:
            wrong = "er is geen kolom met het kopje ‘codewoord’"
            if any(_is_personal(title) for _, title in others):
                wrong += f", alleen met gegevens van mensen. {_NO_NAMES[:-1]}"
            expected = "een kolom ‘codewoord’; je kunt de codewoorden ook hier laten maken"
            return cls(0, {}, (), (Problem("rij met kopjes", wrong, expected),))
        titles = " en ".join(f"‘{_short(table.header[place])}’" for place in codes)
        wrong = f"meer dan één kolom kan het codewoord zijn: {titles}"
        return cls(0, {}, (), (Problem("rij met kopjes", wrong, "één kolom ‘codewoord’"),))


class _Reading:
    """One list being read; the group in it is thrown away when there are problems."""

    def __init__(self, group: Group, columns: _Columns, personal: Personal) -> None:
        self.group, self._columns, self._personal = group, columns, personal
        self._looks = {look(code): code for code in group.codes}
        self._rows: dict[str, int] = {}
        self.added: list[str] = []
        self.known: list[str] = []
        self.noted = 0
        self.problems: list[Problem] = []
        self.remarks: list[str] = []

    def take(self, row: Row) -> None:
        """One row more."""
        typed = row.cells[self._columns.code]
        place = f"rij {row.number}"
        marks = dict(self._marks(row))
        if not typed:
            self.problems.append(Problem(place, "het codewoord ontbreekt", _EXPECTED))
            return
        code = self._code(typed, place)
        if not code:
            return
        if code in self._rows:
            wrong = f"‘{code}’ staat ook op rij {self._rows[code]}"
            self.problems.append(Problem(place, wrong, "elk codewoord één keer"))
            return
        self._rows[code] = row.number
        alike = self._looks.get(look(code), code)
        if alike != code:
            where = f" van rij {self._rows[alike]}" if alike in self._rows else ", dat al in de groep zit"
            wrong = f"‘{code}’ lijkt te veel op ‘{alike}’{where}"
            self.problems.append(Problem(place, wrong, "codewoorden die je niet kunt verwarren"))
            return
        self._looks[look(code)] = code
        self._note(code, marks, place)

    def _code(self, typed: str, place: str) -> str:
        told = self._personal(typed)
        if told:
            wrong = f"‘{_short(typed)}’ lijkt op {told}. {_NO_NAMES[:-1]}"
            self.problems.append(Problem(place, wrong, _EXPECTED))
            return ""
        try:
            return as_code(typed)
        except CodeError as error:
            sentence = str(error)
            self.problems.append(
                Problem(place, f"‘{_short(typed)}’ kan geen codewoord zijn. {sentence[:-1]}", _EXPECTED)
            )
            return ""

    def _marks(self, row: Row) -> Iterator[tuple[int, Mark]]:
        for half_day, column in self._columns.half_days.items():
            mark = as_mark(row.cells[column])
            if mark is None:
                wrong = f"{name_of(half_day)}: er staat ‘{_short(row.cells[column])}’"
                self.problems.append(Problem(f"rij {row.number}", wrong, _KNOWN_WORDS))
            elif mark.presence is not Presence.UNKNOWN:
                yield half_day, mark

    def _note(self, code: str, marks: Mapping[int, Mark], place: str) -> None:
        there = code in self.group.codes
        (self.known if there else self.added).append(code)
        attendance = self.group.member(code).attendance if there else Attendance()
        for half_day, mark in marks.items():
            before = attendance.marks[half_day - 1]
            if before.presence is Presence.UNKNOWN:
                attendance = attendance.note(half_day, _beside(before, mark))
                self.noted += 1
            elif before.presence is not mark.presence:
                wrong = f"‘{code}’, {name_of(half_day)}: hier staat {mark.presence}, in de groep {before.presence}"
                self.problems.append(
                    Problem(place, wrong, "hetzelfde, of een lege cel; de groep zelf verander je op het scherm")
                )
        self.group = self.group.with_member(Member(code, attendance))


def _beside(before: Mark, mark: Mark) -> Mark:
    """What the list says, beside what was already told of making it up."""
    return mark if mark.presence is Presence.COMPENSATED else replace(before, presence=mark.presence)


def _titles(half_day: int) -> tuple[str, ...]:
    day, afternoon = divmod(half_day - 1, 2)
    part = "middag" if afternoon else "ochtend"
    names = (short_name(half_day), f"dag {day + 1} {part}", f"d{day + 1} {part}", f"{day + 1} {part}")
    return (*names, f"dag {day + 1} {part[0]}", f"aanwezig {short_name(half_day)}", f"{part} {day + 1}")


def _is_personal(title: str) -> bool:
    return key_of(title) in _PERSONAL


def _is_code(text: str) -> bool:
    try:
        as_code(text)
    except CodeError:
        return False
    return True


def _left_out(title: str) -> str:
    told = f"De kolom ‘{_short(title)}’ is niet overgenomen"
    return f"{told}. {_NO_NAMES}" if _is_personal(title) else f"{told}; die is hier niet bekend."


def _short(text: str) -> str:
    shown = printable(text)
    return shown if len(shown) <= MAX_SHOWN else f"{shown[: MAX_SHOWN - 1]}…"


def _people(count: int) -> str:
    return f"{count} {'deelnemer' if count == 1 else 'deelnemers'}"
