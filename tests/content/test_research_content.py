"""Content for researchers: every measure reads, rights are kept, and dictionary, criteria and measures agree."""

from __future__ import annotations

import pytest

from herstelwerk.competencies import read_instrument, read_questions
from herstelwerk.fidelity import read_instrument as read_indicators
from herstelwerk.outcomes.instruments import Measure, read_measure
from herstelwerk.research.dictionary import DictionaryError, Kind, read_dictionary
from herstelwerk.workbook import Workbook
from scripts import make_cohorts
from tests.conftest import ROOT

BOOK = Workbook(ROOT / "data")
IDS = sorted(path.stem for path in (ROOT / "data" / "instruments").glob("*.toml"))
TEXT = (ROOT / "data" / "dictionary.csv").read_bytes()
DICTIONARY = read_dictionary(TEXT)
NO_TEXT = {"mansa", "ras", "iroc", "whoqol-bref", "ors", "srs", "zrm"}  # whose rights forbid it


def of(id: str) -> Measure:
    return read_measure(BOOK.instrument(id), id)


def test_the_measures_asked_for_are_there() -> None:
    assert set(IDS) >= NO_TEXT | {"gas", "gses", "dialog", "nel", "competenties", "modelgetrouwheid"}


@pytest.mark.parametrize("id", IDS)
def test_every_measure_reads_and_says_its_rights_and_its_rule(id: str) -> None:
    measure = of(id)
    assert measure.rights and measure.missing_rule and measure.title
    assert measure.score_entry_only == (id in NO_TEXT)
    assert not measure.score_entry_only or not any(item.text for item in measure.items)
    assert measure.paste or not measure.without_text, "empty texts come with where to find them"
    assert all(len(parameter.source) > 20 for parameter in measure.parameters)


def test_zrm_and_whoqol_are_profiles_and_the_rest_have_a_figure() -> None:
    assert {id for id in IDS if of(id).profile} == {"zrm", "whoqol-bref"}


def test_published_numbers_are_those_of_the_sources() -> None:
    assert [p.value for p in of("nel").published("reliability")] == [0.94, 0.79]
    assert [p.value for p in of("iroc").published("reliability")] == [0.921, 0.856]
    assert [p.value for p in of("srs").published("cutoff")] == [36]
    assert (of("iroc").scale().low, of("iroc").scale().high) == (12, 72)
    assert (of("mansa").scale().low, of("mansa").scale().high) == (1, 7)


def test_the_dictionary_is_read_and_every_column_says_what_it_is() -> None:
    assert set(DICTIONARY.tables) == {"metingen", "competenties", "beoordelingen", "evaluaties", "audits"}
    for columns in DICTIONARY.tables.values():
        assert all(len(column.meaning) > 10 and column.level for column in columns)
        assert any(column.key for column in columns)
    with pytest.raises(DictionaryError, match="metingen, competenties"):
        DICTIONARY.columns("cijfers")


def test_the_dictionary_knows_the_same_criteria_statements_indicators_and_reasons() -> None:
    words = BOOK.instrument("modelgetrouwheid")
    indicators = read_indicators(words)
    criteria = tuple(criterion.id for criterion in BOOK.criteria.criterion)
    statements = tuple(
        c.name for c in DICTIONARY.columns("competenties") if c.name.startswith("c") and c.kind is Kind.WHOLE
    )
    assert DICTIONARY.column("beoordelingen", "criterion").choices == criteria == make_cohorts.CRITERIA
    assert statements == read_instrument(BOOK.instrument("competenties")).ids == make_cohorts.STATEMENTS
    assert DICTIONARY.column("audits", "indicator").choices == indicators.ids == tuple(make_cohorts.INDICATORS)
    assert DICTIONARY.column("audits", "reason").choices == tuple(indicators.reasons)
    scaled = {question.id for question in read_questions(BOOK.wording("evaluatieformulier")) if question.scaled}
    assert scaled == {*make_cohorts.QUESTIONS, "grade"}
    items = [c for c in DICTIONARY.columns("metingen") if c.name.startswith("item_")]
    assert len(items) >= max(len(of(id).items) for id in IDS)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (";code;;;cohort;ja;", ";lijst;;;cohort;ja;", "rij 3, kolom ‘type’"),
        (";code;;;cohort;ja;", ";code;;;cohort;misschien;", "rij 3, kolom ‘required’"),
        ("0..10", "tien", "rij 12, kolom ‘range’"),
        ("c01..c25", "c25..c01", "een reeks als c01..c25"),
        (";meaning;", ";uitleg;", "de kolom ‘meaning’ ontbreekt"),
        ("metingen;day;", "metingen;score;", "staat twee keer bij ‘metingen’"),
        ("metingen;day;", "metingen;;", "ontbreekt"),
        (";voormeting|nameting|follow-up;", ";;", "geen keuzes"),
    ],
)
def test_a_broken_dictionary_is_told_in_dutch(old: str, new: str, told: str) -> None:
    text = TEXT.decode()
    assert old in text
    with pytest.raises(DictionaryError, match=told):
        read_dictionary(text.replace(old, new, 1).encode())
