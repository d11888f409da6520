"""Every text of a hand-in is shown to the trainer, once, at the place that findings name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.domain import FinalAssignment, LifeArea
from herstelwerk.judging.marks import Mark, marks_body, read_marks, with_mark, without
from herstelwerk.judging.reading import sections
from herstelwerk.results import Level
from herstelwerk.review import review
from herstelwerk.texts import every_text
from herstelwerk.workbook import Workbook, load

BOOK = Workbook.find()
PATHS = sorted(BOOK.examples.glob("D*.json"))
NOT_READ = ("document", "dismissals")  # codes, receipts and what the trainee set aside are no text of the work


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_no_text_is_left_out_and_every_finding_has_its_line(path: object) -> None:
    assignment = load(path)  # type: ignore[arg-type]
    made = review(assignment, BOOK.rules(), date(2026, 11, 22))
    lines = [line for section in sections(assignment, made.dates) for line in section.lines]
    shown = {(line.where, line.field): line.text for line in lines if line.text}
    assert len(shown) == len([line for line in lines if line.text]), "a text stands once"
    there = {
        (place.where, place.field): place.text
        for place in every_text(assignment)
        if place.text and not place.where.startswith(NOT_READ) and (place.where, place.field) != ("inventory", "client")
    }
    assert shown == there
    for finding in made.findings:
        if finding.start is not None and finding.where != "document":
            assert (finding.where, finding.field) in {(line.where, line.field) for line in lines}
            assert shown.get((finding.where, finding.field), "")[finding.start : finding.end] == finding.quote


def test_an_empty_hand_in_shows_its_ten_silent_areas() -> None:
    empty = FinalAssignment(format="herstelwerk/final-assignment/1", trainee="vis7", cohort="2026-NIJ-1")
    found = sections(empty, {})
    assert [section.title for section in found[:10]] == [area.dutch for area in LifeArea]
    assert all(section.facts == ("Hier staat niets.",) for section in found[:10])
    assert "De cliënt tekende niet." in found[11].facts


MARK = st.builds(Mark, st.sampled_from([None, *Level]), st.text(max_size=9), st.text(max_size=9))


@given(
    st.dictionaries(st.text(max_size=5), st.dictionaries(st.sampled_from(["K1", "A2"]), MARK, min_size=1), max_size=3)
)
def test_marks_come_back_as_they_were_kept(marks: dict[str, dict[str, Mark]]) -> None:
    assert read_marks(marks_body(marks)) == marks


def test_what_is_out_of_hand_is_gone_and_the_rest_stays() -> None:
    marks = with_mark(with_mark({}, "vis7/1", "K1", Mark(Level.MET)), "vis7/1", "K2", Mark(comment="mooi"))
    assert without(marks, "vis7/1", "K1") == {"vis7/1": {"K2": Mark(comment="mooi")}}
    assert marks["vis7/1"]["K1"] == Mark(Level.MET), "values do not change"
