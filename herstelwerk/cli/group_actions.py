"""What the commands of `herstelwerk group` do."""

from __future__ import annotations

import argparse
import os
import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from herstelwerk.collecting.rosters import Attempts, elsewhere, make_group, read_group
from herstelwerk.documents import write
from herstelwerk.documents.cards import cards_paper
from herstelwerk.documents.proof import ProofText, proof_paper
from herstelwerk.domain import AMSTERDAM
from herstelwerk.dutch import long_day
from herstelwerk.groups import CodeError, Course, Group, Member, as_code
from herstelwerk.groups.codewords import CodeWords, new_codes
from herstelwerk.groups.days import deadlines, programme_of, wrong_days
from herstelwerk.groups.importing import Imported, import_members
from herstelwerk.groups.lists import HEADER, attendance_rows
from herstelwerk.groups.noting import size_remark, standing
from herstelwerk.groups.personal import personal
from herstelwerk.groups.proofs import proof_of
from herstelwerk.problems import Problem, Unreadable, printable
from herstelwerk.store import Store
from herstelwerk.store.engine import file_of, is_url
from herstelwerk.store.logins import login_statements
from herstelwerk.tables import MAX_BYTES, read_table, write_csv, write_xlsx
from herstelwerk.workbook import Workbook

_EASY = "abcdefghjkmnpqrstuvwxyz23456789"  # no signs that are taken for one another


def list_groups(options: argparse.Namespace) -> int:
    """Every group on a line."""
    with _store(options) as store:
        codes = store.groups()
        for code in codes:
            group = read_group(store, code) or Group(code)
            last = group.course.days[-1]
            told = f"laatste dag {long_day(last)}" if last else "nog niet alle dagen bekend"
            _say(f"{code}: {_people(group)}, {told}" + (f" ({group.course.name})" if group.course.name else ""))
    if not codes:
        _say("Er zijn nog geen groepen. Maak er een met: herstelwerk group new CODE --days D1 D2 D3 D4")
    return 0


def new(options: argparse.Namespace) -> int:
    """Make a group, whole or not at all; a group that is there stays as it is."""
    workbook = Workbook.find()
    course = Course(options.name.strip()[:100], tuple(options.days))
    wrong = wrong_days(course, workbook.criteria.pass_rule)
    if wrong:
        return _wrong(*wrong, status=2)
    with _store(options, make=True) as store:
        group = Group(options.code, course)
        others = elsewhere(store, options.code)
        remarks: tuple[str, ...] = ()
        if options.members:
            found = _imported(workbook, group, options.members, others)
            if found.problems:
                return _wrong(*map(str, found.problems), str(found))
            group, remarks = found.group, found.remarks
        elif options.count:
            words = CodeWords.of(workbook.wording("codewoorden", "trainer"))
            try:
                codes = new_codes(words, options.count, secrets.randbelow, tuple(others))
            except CodeError as error:
                return _wrong(str(error))
            group = Group(options.code, course, tuple(map(Member, codes)))
        if not make_group(store, group):
            return _wrong(f"Groep {options.code} is er al. Er is niets veranderd.")
    _say(f"Groep {options.code} is gemaakt, met {_people(group)}.")
    for line in (*group.codes, *remarks, size_remark(len(group.members))):
        if line:
            _say(line)
    return 0


def _imported(workbook: Workbook, group: Group, path: Path, others: dict[str, str]) -> Imported:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        raise Unreadable(
            str(path), (Problem("", "dit bestand is niet te lezen", "een lijst (.xlsx of .csv)"),)
        ) from None
    return import_members(read_table(data, str(path)), group, personal(workbook.reader), others)


def show(options: argparse.Namespace) -> int:
    """The days, the deadline, and how everyone stands."""
    workbook = Workbook.find()
    rule = workbook.criteria.pass_rule
    with _store(options) as store:
        group = _group(store, options.code)
        attempts = Attempts(workbook.rules()).of(store, group.codes, _today())
    _say(f"Groep {group.code}" + (f": {group.course.name}" if group.course.name else ""))
    for number, day in enumerate(group.course.days, 1):
        _say(f"Dag {number}: {long_day(day) if day else 'nog niet bekend'}")
    programme = programme_of(group.course, rule)
    for line in deadlines(programme) if programme else wrong_days(group.course, rule):
        _say(line)
    for member in group.members:
        proof = proof_of(member, programme, attempts.get(member.code, ()), _today())
        told = "mag het bewijs van deelname" if proof else "nog geen bewijs"
        _say(f"{member.code}: {standing(member.attendance, rule)}; {told}")
    if remark := size_remark(len(group.members)):
        _say(remark)
    return 0


def cards(options: argparse.Namespace) -> int:
    """The cards as PDF."""
    with _store(options) as store:
        group = _group(store, options.code)
    if not group.members:
        return _wrong(f"In groep {group.code} zijn nog geen codewoorden.")
    lines = Workbook.find().wording("groep", "trainer").texts("card_lines")
    return _keep(options.file, write(cards_paper(group.codes, group.code, lines), "pdf"))


def attendance(options: argparse.Namespace) -> int:
    """The attendance as a list for a spreadsheet."""
    with _store(options) as store:
        group = _group(store, options.code)
    rows = attendance_rows(group, Workbook.find().criteria.pass_rule)
    if options.file.suffix.lower() == ".csv":
        return _keep(options.file, write_csv(HEADER, rows))
    return _keep(options.file, write_xlsx("Aanwezigheid", HEADER, rows))


def proof(options: argparse.Namespace) -> int:
    """The proof of one trainee as PDF, or the reasons why not yet."""
    workbook = Workbook.find()
    with _store(options) as store:
        group = _group(store, options.code)
        try:
            code = as_code(options.member)
        except CodeError:
            code = options.member
        if code not in group.codes:
            return _wrong(f"In groep {group.code} is geen deelnemer met het codewoord ‘{code[:60]}’.")
        attempts = Attempts(workbook.rules()).of(store, (code,), _today())
    programme = programme_of(group.course, workbook.criteria.pass_rule)
    member = group.member(code)
    found = proof_of(member, programme, attempts.get(code, ()), _today())
    if programme is None or not found:
        return _wrong(f"{code} kan het bewijs van deelname nog niet krijgen:", *found.reasons)
    texts = workbook.wording("groep", "trainer")
    text = ProofText(texts.text("training"), texts.text("proof_done"), texts.text("proof_kind"))
    paper = proof_paper(text, group.code, programme.days, member.attendance, options.name[:120], _today())
    return _keep(options.file, write(paper, "pdf"))


def logins(options: argparse.Namespace) -> int:
    """The statements for the login roles, with a new password each; nothing is connected to and nothing kept."""
    with _store(options) as store:
        group = _group(store, options.code)
    statements = login_statements(group.codes, _password)
    _say(f"-- Inlogrollen voor groep {group.code}. Voer dit uit als beheerder van de database, bijvoorbeeld met psql.")
    _say(
        "-- De wachtwoorden staan alleen hier en worden niet bewaard. Geef elke deelnemer alleen het eigen wachtwoord."
    )
    for _, statement in statements:
        _say(statement)
    return 0


def _password() -> str:
    return "-".join("".join(secrets.choice(_EASY) for _ in range(4)) for _ in range(4))


ACTIONS: dict[str, Callable[[argparse.Namespace], int]] = {
    "list": list_groups,
    "new": new,
    "show": show,
    "cards": cards,
    "attendance": attendance,
    "proof": proof,
    "logins": logins,
}


@contextmanager
def _store(options: argparse.Namespace, make: bool = False) -> Iterator[Store]:
    """The store that was asked for; a folder is only made for a new group."""
    where = options.work or os.environ.get("HERSTELWERK_DATABASE") or "werk"
    if not make and not is_url(where) and not file_of(where).exists():
        expected = "een werkmap van herstelwerk; kies die met --work, of maak eerst een groep"
        raise Unreadable(where, (Problem("", "hier is nog niets bewaard", expected),))
    with Store.open(where) as store:
        yield store


def _group(store: Store, code: str) -> Group:
    group = read_group(store, code)
    if group is None:
        there = ", ".join(store.groups()) or "nog geen enkele"
        raise Unreadable(code, (Problem("", "deze groep is er niet", f"een groep die er is ({there})"),))
    return group


def _keep(path: Path, content: bytes) -> int:
    try:
        path.write_bytes(content)
    except (OSError, ValueError):
        expected = "een map waarin je mag schrijven, op een schijf met plaats"
        raise Unreadable(str(path), (Problem("", "dit bestand is niet te maken", expected),)) from None
    _say(f"Gemaakt: {path}")
    return 0


def _today() -> date:
    return datetime.now(AMSTERDAM).date()


def _people(group: Group) -> str:
    count = len(group.members)
    return f"{count} {'deelnemer' if count == 1 else 'deelnemers'}"


def _say(text: str) -> None:
    print(printable(text))


def _wrong(*sentences: str, status: int = 1) -> int:
    for sentence in sentences:
        print(printable(sentence), file=sys.stderr)
    return status
