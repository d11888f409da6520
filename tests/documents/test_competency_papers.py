"""Growth and evaluation on paper: every statement and every note on it, nothing of one form, in all three formats."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from herstelwerk.competencies import Evidence, Route, SelfRating, Tally, TrainerRating, opened, read_instrument, results
from herstelwerk.competencies.forms import read_questions
from herstelwerk.documents import FORMATS, write
from herstelwerk.documents.competencies import evaluation_paper, growth_paper
from herstelwerk.documents.paper import Paper, with_texts
from herstelwerk.workbook import Workbook

DAY = date(2026, 11, 23)
OWN = SelfRating({"c01": 2}, {"c01": 1}, {"c01": 4, "c25": 3}, date(2026, 11, 2), DAY)
NOTE = "Vertelt <b>zelf</b> over de tuin & de buren."


def texts(paper: Paper) -> str:
    found: list[str] = []
    with_texts(paper, lambda text: found.append(text) or text)  # type: ignore[func-returns-value]
    return "\n".join(found)


def growth_of(workbook: Workbook, own: SelfRating, trainer: TrainerRating) -> Paper:
    words = workbook.instrument("competenties")
    return growth_paper("blauwe-fiets", read_instrument(words), words, own, trainer, DAY)


def evaluation_of(workbook: Workbook, sent: list[dict[str, Any]]) -> Paper:
    questions = read_questions(workbook.wording("evaluatieformulier"))
    return evaluation_paper("2026-NIJ-1", results(sent, questions, opened(sent, questions, Tally())), 12, DAY)


@pytest.fixture
def rating() -> TrainerRating:
    given = TrainerRating().with_score("c01", 3).with_more("c01", Route.CLIENT, DAY).with_score("c02", 2)
    return given.with_evidence("c01", Evidence("e1", Route.CLIENT, NOTE, DAY))


def test_growth_has_every_statement_with_numbers_and_evidence(workbook: Workbook, rating: TrainerRating) -> None:
    told = texts(growth_of(workbook, OWN, rating))
    for statement in read_instrument(workbook.instrument("competenties")).statements:
        assert statement.text in told
    assert f"gesprek met de cliënt: {NOTE} (23-11-2026)" in told
    assert "Van vooraf naar nu (twee keer gemeten): gemiddeld +2,0 over 1 van 25 zinnen" in told
    assert "De trainer gaf bij 2 van 25 zinnen een cijfer. Bij 1 daarvan" in told
    assert "te laag" in told and "geen normen" in told


def test_growth_without_a_start_says_that_it_only_looks_back(workbook: Workbook) -> None:
    words = workbook.instrument("competenties")
    alone = texts(growth_of(workbook, SelfRating(then={"c01": 1}, now={"c01": 3}), TrainerRating()))
    assert words.text("only_back") in alone and words.text("looking_back") not in alone
    assert "Eigen cijfers" not in texts(growth_of(workbook, SelfRating(), TrainerRating()))


def test_of_four_forms_the_paper_tells_how_many_and_no_more(workbook: Workbook) -> None:
    told = texts(evaluation_of(workbook, [{"useful": 1, "part": "Alleen van mij."}] * 4))
    assert "4 formulieren van 12 deelnemers." in told
    assert "Alleen van mij." not in told and "Ik kan wat ik leerde" not in told


def test_the_forms_stand_on_paper_together(workbook: Workbook) -> None:
    told = texts(
        evaluation_of(workbook, [{"useful": 4, "part": f"tekst {n}", "seen": 2 if n else None} for n in range(5)])
    )
    assert "4: 5×" in told and all(f"tekst {n}" in told for n in range(5))
    assert "Er werd gekeken naar wat ík al kon." not in told, "four answers are too few"
    assert "niveau 1 van Kirkpatrick" in told


@pytest.mark.parametrize("format", FORMATS)
def test_both_become_a_file_and_markup_stays_text(workbook: Workbook, rating: TrainerRating, format: str) -> None:
    for paper in (growth_of(workbook, OWN, rating), evaluation_of(workbook, [{"part": NOTE}] * 5)):
        content = write(paper, format)
        assert len(content) > 2000
        if format == "html":
            assert b"<b>zelf</b>" not in content and b"&lt;b&gt;zelf" in content
