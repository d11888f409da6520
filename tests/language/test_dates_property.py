"""Dates in words: what holds for every text."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelwerk.language.dates import Kind, read_when
from herstelwerk.language.dates.categories import Cat
from herstelwerk.language.dates.words import COMBINED, LEXICON

WORDS = sorted(LEXICON)
#: What may lead to a day before the plan: looking back, counting back, a year.
LOOKING_BACK = {Cat.DONE, Cat.LAST, Cat.AGO, Cat.NOT}
COUNTING_BACK = {"voor", "before", "voo"}
FORWARD = [
    word
    for word, (cat, value) in LEXICON.items()
    if cat not in LOOKING_BACK and not (cat is Cat.DAY and value < 0) and word not in COUNTING_BACK
]
WEEKDAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
NUMBERS = ["1", "3", "12", "31", "1e", "15e", "19-11", "29-2", "48", "14:30", "6x", "10u", "3-4", "1,5"]

dates = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
near_dates = st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 12, 31))
gaps = st.sampled_from([" ", " ", " ", ", ", " - ", "/", ". ", ""])
phrases = [" ".join((first, *rest)) for first, choices in COMBINED.items() for rest, _ in choices]


def joined(words: list[str]) -> st.SearchStrategy[str]:
    """A few words with something between them."""
    return st.lists(st.tuples(st.sampled_from(words), gaps), max_size=8).map(
        lambda pairs: "".join(word + gap for word, gap in pairs)
    )


texts = st.one_of(st.text(max_size=80), joined(WORDS + NUMBERS + phrases + ["2026", "xqz", "?", "😀"]))


@settings(max_examples=1500, deadline=None)
@given(texts, dates)
def test_never_raises_and_points_into_the_text(text: str, plan: date) -> None:
    when = read_when(text, plan)
    assert 0 <= when.start <= when.end <= len(text)
    assert (when.date is None) == (when.kind is Kind.VAGUE)
    if when.date is None:
        assert (when.start, when.end, when.weekday_clash) == (0, len(text), False)
    else:
        assert text[when.start : when.end].strip()


@given(texts, near_dates)
def test_same_in_same_out(text: str, plan: date) -> None:
    assert read_when(text, plan) == read_when(text, plan)


@settings(max_examples=1500, deadline=None)
@given(joined(FORWARD + NUMBERS), near_dates)
def test_not_before_the_plan(text: str, plan: date) -> None:
    found = read_when(text, plan).date
    year_typed = found is not None and f"{found.year % 100:02}" in text
    assert found is None or found >= plan or year_typed


@given(near_dates, near_dates)
def test_a_date_in_figures_is_itself(day: date, plan: date) -> None:
    for text in (
        day.isoformat(),
        f"{day.day}-{day.month}-{day.year}",
        f"{day.day}.{day.month:02}.{day.year}",
    ):
        assert read_when(text, plan).date == day


@given(
    near_dates,
    st.sampled_from(["volgende week", "eind januari", "kerst", "over drie weken", "de 15e", "woensdag"]),
)
def test_small_words_and_capitals_change_nothing(plan: date, text: str) -> None:
    expected = read_when(text, plan).date
    for variant in (text.upper(), text.title(), f"  {text}.", f"misschien {text}", f"{text}, als het lukt"):
        assert read_when(variant, plan).date == expected


@given(near_dates)
def test_weekdays_come_within_a_week(plan: date) -> None:
    for number, name in enumerate(WEEKDAYS):
        first = read_when(name, plan).date
        later = read_when(f"{name} over een week", plan).date
        assert first is not None
        assert later is not None
        assert first.weekday() == number
        assert 1 <= (first - plan).days <= 7
        assert (later - first).days == 7


@pytest.mark.parametrize(
    "piece",
    [
        "dinsdag ", "maandag na ", "1-", "a.", "19-11 ", "ma ", "een ", "elke ", "over een week voor ",
        "gedaan 12 nov ",
        "tot en met ", "oud en ", "1 / ", "e\u0301\u0323", "'a", "\0", "9", "elke dinsdag dinsdag ",
        "al 3 mei ",
    ],
)  # fmt: skip
def test_long_texts_are_read(piece: str) -> None:
    """What they take is measured in benchmarks/nasty.py."""
    text = (piece * 5000)[:5000]
    found = read_when(text, date(2026, 11, 12))
    assert 0 <= found.start <= found.end <= len(text)
