"""A list of participants: all of it or nothing, every problem with its row, no names of people."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.attendance import HALF_DAYS, Attendance, Mark, Presence
from herstelwerk.criteria_set import PassRule
from herstelwerk.groups import Group, Member
from herstelwerk.groups.importing import Imported, import_members
from herstelwerk.groups.lists import HEADER, attendance_rows
from herstelwerk.groups.noting import as_mark, as_text
from herstelwerk.groups.personal import personal
from herstelwerk.language.reader import Reader
from herstelwerk.tables import read_table, write_csv, write_xlsx
from tests.hand_ins import ENGLISH

EMPTY = Group("2026-NIJ-1")
PRESENT, ABSENT = Presence.PRESENT, Presence.ABSENT


def bring(text: str, group: Group = EMPTY, **more: object) -> Imported:
    return import_members(read_table(text.encode()), group, **more)  # type: ignore[arg-type]


def test_a_plain_list_and_one_with_a_header() -> None:
    assert bring("blauwe-fiets\nD07\n").group.codes == ("blauwe-fiets", "d07")
    assert bring("Codewoord\nblauwe-fiets\nD07\n").added == ("blauwe-fiets", "d07")


@pytest.mark.parametrize("header", ["codewoord", "CODE", "Code-woord", "deelnemerscode", "Deelnemer"])
def test_the_column_is_found_by_its_dutch_names(header: str) -> None:
    assert bring(f"nr;{header}\n1;vis7\n").added == ("vis7",)


def test_who_was_there_comes_along() -> None:
    found = bring("codewoord;D1o;Dag 1 middag;dag 4, middag;d2 o\nvis7;ja;afwezig;X;\n")
    marks = found.group.member("vis7").attendance.marks
    assert [mark.presence for mark in marks[:2]] == [PRESENT, ABSENT] and marks[7].presence is PRESENT
    assert found.noted == 3
    assert found.group.member("vis7").attendance.still_open == 5
    assert str(found) == "Erbij gekomen: 1 deelnemer. Dagdelen genoteerd: 3."


def test_columns_with_names_are_left_out_and_that_is_told() -> None:
    found = bring("Voornaam;Achternaam;E-mail;codewoord;schoenmaat\nBo;Verzonnen;bo@x.nl;vis7;40\n")
    assert found.added == ("vis7",) and not found.problems
    assert [("Echte namen" in remark) for remark in found.remarks] == [True, True, True, False]
    assert "Bo" not in str(found.group) and "Verzonnen" not in str(found)


def test_a_list_with_only_names_is_refused() -> None:
    for text in ("Naam\nBo Verzonnen\n", "Naam;E-mail\nBo;b@x.nl\n"):
        found = bring(text)
        assert found.group == EMPTY and "Echte namen" in str(found.problems[0])
        assert "codewoord" in found.problems[0].expected


def test_a_name_where_a_code_word_should_be_is_told(reader: Reader) -> None:
    found = bring("codewoord\nblauwe-fiets\nFatima de Vries\nfatima\nvis@7.nl\n", personal=personal(reader))
    assert [problem.place for problem in found.problems] == ["rij 3", "rij 4", "rij 5"]
    assert all("Echte namen" in problem.wrong for problem in found.problems)
    assert found.group == EMPTY and not found.added


def test_every_problem_is_told_with_its_row_and_nothing_is_taken_over() -> None:
    group = Group("G", members=(Member("al-hier"),))
    found = bring("codewoord;D1o\nvis7;ja\n;ja\n../x;\nVIS7;\nv1s7;\nmus9;misschien\nal hier;\n", group)
    told = [(problem.place, problem.wrong) for problem in found.problems]
    assert [place for place, _ in told] == ["rij 3", "rij 4", "rij 5", "rij 6", "rij 7", "rij 8"]
    for (_, wrong), part in zip(told, ("ontbreekt", "../x", "rij 2", "rij 2", "misschien", "al-hier"), strict=True):
        assert part in wrong
    assert found.group == group and not found.added and not ENGLISH.search(" ".join(map(str, found.problems)))
    assert "niets overgenomen" in str(found)


def test_who_is_there_already_stays_and_what_was_open_is_filled() -> None:
    before = Attendance().note(1, PRESENT).note(2, Mark(Presence.UNKNOWN, what="verslag"))
    group = Group("G", members=(Member("vis7", before), Member("kat8")))
    found = bring("codewoord;D1o;D1m\nvis7;ja;afwezig\nmus9;;\n", group)
    assert (found.added, found.known) == (("mus9",), ("vis7",))
    marks = found.group.member("vis7").attendance.marks
    assert marks[0].presence is PRESENT and marks[1] == Mark(ABSENT, what="verslag"), "what was told of it stays"
    assert found.group.codes == ("vis7", "kat8", "mus9")


def test_what_the_group_knows_otherwise_is_a_problem() -> None:
    group = Group("G", members=(Member("vis7", Attendance().note(1, PRESENT)),))
    found = bring("codewoord;D1o\nmus9;ja\nvis7;nee\n", group)
    assert found.group == group and found.problems[0].place == "rij 3"
    assert "in de groep aanwezig" in found.problems[0].wrong


def test_a_code_word_of_another_group_is_remarked_upon() -> None:
    found = bring("codewoord\nvis7\nmus9\n", elsewhere={"vis7": "2025-NIJ-1"})
    assert found.added == ("vis7", "mus9")
    assert ["2025-NIJ-1" in remark for remark in found.remarks] == [True]


@pytest.mark.parametrize("text", ["codewoord\n", "codewoord;code\nvis7;mus9\n", "aantal;dag\n1;2\n", ""])
def test_a_list_one_can_do_nothing_with(text: str) -> None:
    found = bring(text)
    assert found.problems and found.group == EMPTY


@pytest.mark.parametrize(
    "text", ["a", "-", "ingehaald", "?!", "ingehaald (2026-02-30, afgesproken met T1): x", "ja, denk ik"]
)
def test_what_says_nothing_certain_is_not_guessed(text: str) -> None:
    assert as_mark(text) is None
    assert bring(f"codewoord;D1o\nvis7;{text}\n").problems[0].place == "rij 2"


words = st.text(st.sampled_from("abc ,.é;\n'1"), min_size=1, max_size=20).map(lambda t: f"x{t}y")
made_up = st.builds(Mark, st.just(Presence.COMPENSATED), words, words, st.dates(date(1990, 1, 1), date(2090, 1, 1)))
marks = st.one_of(st.sampled_from([Mark(PRESENT), Mark(ABSENT), Mark()]), made_up)


@given(marks)
def test_a_mark_in_words_is_read_back(mark: Mark) -> None:
    assert as_mark(as_text(mark)) == mark


@given(st.lists(st.lists(marks, min_size=HALF_DAYS, max_size=HALF_DAYS), min_size=1, max_size=3), st.booleans())
def test_the_list_that_is_taken_along_can_be_read_in(everyone: list[list[Mark]], excel: bool) -> None:
    members = tuple(Member(f"vis-{'abc'[n]}", Attendance(tuple(each))) for n, each in enumerate(everyone))
    rows = attendance_rows(Group("G", members=members), PassRule())
    data = write_xlsx("Lijst", HEADER, rows) if excel else write_csv(HEADER, rows)
    found = import_members(read_table(data), EMPTY)
    assert not found.problems and not found.remarks
    assert found.group.members == members
