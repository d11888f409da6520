"""Feedback as a value: made from what stands in the history, complete or refused, and read back as it was."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.domain import MAX_TEXT, FinalAssignment
from herstelwerk.judgement import History, Passed
from herstelwerk.judging.feedback import DocumentWord, Feedback, FeedbackRefused, Judged, Noted, make_feedback
from herstelwerk.judging.feedback_file import (
    FORMAT,
    FeedbackError,
    feedback_body,
    feedback_bytes,
    feedback_of,
    read_feedback,
)
from herstelwerk.judging.reading import REFLECTION
from herstelwerk.judging.since import Fate, since
from herstelwerk.results import Level, Signal
from herstelwerk.review import Review, Rules, review
from herstelwerk.workbook import Workbook, load
from tests.feedbacks import AT, PARTS, RULE, a_feedback, judged, on_words, remarked
from tests.hand_ins import ENGLISH, EXAMPLES, HOSTILE

MADE: dict[str, Any] = {"by": "trainer-t", "at": AT}


@pytest.fixture(scope="module")
def seen(rules: Rules, complete: FinalAssignment) -> Review:
    return review(complete, rules, AT.date())


def make(seen: Review, history: History, **more: Any) -> Feedback:
    return make_feedback(seen.assignment, seen.criteria, history, RULE, **(MADE | more))


# ---------------------------------------------------------------- making it


def test_all_met(seen: Review) -> None:
    made = make(seen, judged(seen.criteria), again_by=date(2026, 12, 18), word="  Wat een werk.  ")
    assert (made.trainee, made.cohort, made.attempt) == ("D01", "2026-NIJ-1", 1)
    assert made.passed is Passed.YES and [word.passed for word in made.documents] == [Passed.YES] * 2
    assert [one.id for one in made.met] == [result.id for result in seen.criteria]
    assert not made.to_work_on and not made.not_judged and not made.partial
    assert made.rules == "afgeleid 1.0" and made.word == "Wat een werk." and made.by == "trainer-t"
    assert all("voldaan" in reason for reason in made.reasons) and len(made.reasons) == 2


def test_what_is_not_met_and_why(seen: Review) -> None:
    levels = {"K1": Level.PARTLY, "K2": Level.PARTLY, "K3": Level.PARTLY, "A7": Level.NOT}
    made = make(seen, judged(seen.criteria, levels, {"A7": "Wanneer bel je?"}), asks={"A7": "Een datum."})
    assert made.passed is Passed.NO
    assert [one.id for one in made.to_work_on] == ["K1", "K2", "K3", "A7"]
    assert (made.to_work_on[-1].comment, made.to_work_on[-1].asks) == ("Wanneer bel je?", "Een datum.")
    assert any("K1, K2, K3" in reason and "te vaak" in reason for reason in made.documents[0].reasons)
    assert any("A7" in reason for reason in made.documents[1].reasons)


def test_the_signal_is_the_one_the_trainer_saw_and_her_reason_stays_here(seen: Review) -> None:
    before = tuple(result._replace(signal=Signal.ATTENTION) for result in seen.criteria)
    made = make(seen, judged(before))
    assert {one.signal for one in made.criteria} == {Signal.ATTENTION}
    assert "zo zie ik het zelf" not in feedback_bytes(made).decode()


def test_not_complete_is_refused_unless_it_may_be_in_part(seen: Review) -> None:
    history = judged(seen.criteria[:-2], {"K1": Level.NOT})
    with pytest.raises(FeedbackRefused, match="A9, A10") as caught:
        make(seen, history)
    assert not ENGLISH.search(str(caught.value)) and "2 eisen" in str(caught.value)
    made = make(seen, history, partial=True)
    assert made.partial and made.passed is Passed.NOT_YET
    assert [one.id for one in made.not_judged] == ["A9", "A10"] and made.not_judged[0].level is None
    assert not make(seen, judged(seen.criteria), partial=True).partial, "complete is complete"


@pytest.mark.parametrize(
    ("history", "more", "told"),
    [
        (History(), {"partial": True}, "nog niets om terug te geven"),
        (None, {"by": "  "}, "Van wie"),
        (None, {"at": datetime(2026, 11, 24, 19)}, "tijdzone"),
    ],
)
def test_what_else_is_refused(seen: Review, history: History | None, more: dict[str, Any], told: str) -> None:
    with pytest.raises(FeedbackRefused, match=told):
        make(seen, judged(seen.criteria) if history is None else history, **more)


@pytest.mark.parametrize(("trainee", "attempt"), [("D02", 1), ("D01", 2)])
def test_judgements_of_other_work_are_refused(seen: Review, trainee: str, attempt: int) -> None:
    with pytest.raises(FeedbackRefused, match=f"poging {attempt} van {trainee}"):
        make(seen, judged(seen.criteria, trainee=trainee, attempt=attempt))


def test_what_was_taken_back_does_not_go_along(seen: Review) -> None:
    history = judged(seen.criteria, {"K1": Level.NOT}, {"K1": "te streng"})
    history = history.judge(
        seen["K1"], Level.MET, by="t", at=AT - timedelta(minutes=9), comment="toch goed", reason="ja"
    )
    history = remarked(history, "K2", "verkeerd geplakt")
    history = history.withdraw(len(history.lines), reason="x", by="t", at=AT)
    made = make(seen, history)
    assert made.criteria[0].comment == "toch goed" and not made.remarks
    assert "te streng" not in feedback_bytes(made).decode()


# ---------------------------------------------------------------- remarks and where they stand


def test_a_remark_stands_beside_her_words(seen: Review) -> None:
    made = make(seen, on_words(judged(seen.criteria), seen.assignment, "K2", "Mooi precies."))
    (one,) = made.about("K2")
    line = seen.assignment.inventory.entries[0]
    assert (one.where, one.field) == (line.id, "text")
    assert one.before + one.quote + one.after == line.text and one.quote
    assert line.area.dutch in one.place


@pytest.mark.parametrize("where", ["a1", "a1.when"])
def test_the_field_is_found_by_the_words_or_named(seen: Review, where: str) -> None:
    action = next(seen.assignment.plan.actions())
    made = make(seen, remarked(judged(seen.criteria), "A7", "Goede dag.", where, 0, action.when))
    assert (made.remarks[0].field, made.remarks[0].quote) == ("when", action.when)


def test_words_that_moved_are_found_and_words_that_are_nowhere_are_kept(seen: Review) -> None:
    line = seen.assignment.inventory.entries[0]
    word = line.text.split()[-1]
    history = remarked(judged(seen.criteria), "K2", "Hier.", line.id, 1, word)
    history = remarked(history, "K2", "Weg?", line.id, 0, "woorden die er nooit stonden")
    history = remarked(history, "K2", "Geen plek.", "i999", 0, "")
    moved, gone, nowhere = make(seen, history).remarks
    assert moved.before.endswith(line.text[: line.text.index(word)][-20:]) and moved.field == "text"
    assert (gone.quote, gone.field, gone.before) == ("woorden die er nooit stonden", "", "")
    assert (nowhere.where, nowhere.field) == ("i999", "")


def test_a_long_text_goes_along_in_part(seen: Review) -> None:
    long = seen.assignment.reflection.learning + " heel veel woorden" * 200
    reflection = seen.assignment.reflection.model_copy(update={"learning": long + " kern " + long})
    assignment = seen.assignment.model_copy(update={"reflection": reflection})
    history = remarked(judged(seen.criteria), "learning", "Ja!", "reflection", len(long) + 1, "kern")
    (one,) = make_feedback(assignment, seen.criteria, history, RULE, **MADE).reflection
    assert one.before.startswith("…") and one.after.endswith("…") and one.quote == "kern"
    assert len(one.before) + len(one.after) < 900


@pytest.mark.parametrize("about", PARTS)
@pytest.mark.parametrize("where", ["", "reflection", "about"])
def test_the_reflection_gets_comments_and_never_a_level(seen: Review, about: str, where: str) -> None:
    history = remarked(judged(seen.criteria), about, "Dit raakte me.", about if where == "about" else where)
    made = make(seen, history)
    assert [(one.about, one.field) for one in made.reflection] == [(about, about)] and not made.remarks
    body = feedback_body(made)
    assert all(
        set(one) <= {"about", "text", "where", "field", "place", "before", "quote", "after"}
        for one in body["reflection"]
    )
    assert about not in {one["id"] for one in body["criteria"]}
    assert set(PARTS) == set(REFLECTION)


def test_a_remark_about_an_unknown_criterion_is_not_lost(seen: Review) -> None:
    made = make(seen, remarked(judged(seen.criteria), "K99", "Uit een ander lijstje."))
    assert [one.text for one in made.loose] == ["Uit een ander lijstje."]


# ---------------------------------------------------------------- then and now


def test_then_and_now(seen: Review) -> None:
    made = make(seen, on_words(judged(seen.criteria), seen.assignment, "K2", "Mooi."))
    (one,) = made.remarks
    then = seen.assignment
    line = then.inventory.entries[0]

    def now(text: str | None) -> FinalAssignment:
        rest = then.inventory.entries[1:]
        entries = rest if text is None else (line.model_copy(update={"text": text}), *rest)
        return then.model_copy(update={"inventory": then.inventory.model_copy(update={"entries": entries})})

    for known in (then, None):
        same = since(one, known, then)
        assert same and same.fate is Fate.SAME and same.before + same.quote + same.after == same.now == line.text
        changed = since(one, known, now(f"Nieuw: {line.text}"))
        assert changed and changed.fate is Fate.CHANGED
        assert changed.still == changed.now.index(one.quote) and changed.before + one.quote + changed.after == line.text
        other = since(one, known, now("Heel iets anders."))
        assert other and (other.fate, other.still) == (Fate.CHANGED, None)
        for text in (None, "", "  \n"):
            gone = since(one, known, now(text))
            assert gone and gone.fate is Fate.GONE
    assert since(replace(one, where="", quote="", before="", after=""), then, then) is None


# ---------------------------------------------------------------- as a file


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_the_examples_go_out_and_come_back(file: Any, workbook: Workbook) -> None:
    made = a_feedback(workbook.review(load(file), AT.date()))
    assert read_feedback(feedback_bytes(made)) == made
    assert feedback_of(json.loads(json.dumps(feedback_body(made)))) == made


TEXT = st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs",)), max_size=60)
NAME = TEXT.filter(bool)
NOTED = st.builds(Noted, NAME, NAME, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT)
DOCUMENT = st.sampled_from(["inventory", "plan"])


@given(
    st.builds(
        Feedback,
        trainee=NAME,
        cohort=NAME,
        attempt=st.integers(1, 1000),
        given_at=st.sampled_from([AT, AT.astimezone(), AT + timedelta(days=200)]),
        by=NAME,
        rules=TEXT,
        passed=st.sampled_from(Passed),
        documents=st.lists(
            st.builds(DocumentWord, DOCUMENT, st.sampled_from(Passed), st.lists(TEXT, max_size=3).map(tuple)),
            max_size=2,
            unique_by=lambda word: word.document,
        ).map(tuple),
        criteria=st.lists(
            st.builds(
                Judged,
                NAME.filter(lambda id: id not in REFLECTION),
                NAME,
                DOCUMENT,
                st.sampled_from(Signal),
                st.sampled_from([*Level, None]),
                TEXT,
                TEXT,
            ),
            max_size=4,
            unique_by=lambda one: one.id,
        ).map(tuple),
        remarks=st.lists(NOTED, max_size=3).map(tuple),
        reflection=st.lists(NOTED.map(lambda one: replace(one, about="learning")), max_size=3).map(tuple),
        again_by=st.none() | st.dates(date(1900, 1, 1), date(2999, 1, 1)),
        word=TEXT,
        partial=st.booleans(),
    )
)
def test_any_feedback_comes_back_as_it_was(feedback: Feedback) -> None:
    assert read_feedback(feedback_bytes(feedback)) == feedback


def body_of(seen: Review) -> dict[str, Any]:
    history = on_words(judged(seen.criteria), seen.assignment, "K2", "Mooi.")
    history = remarked(history, "learning", "Dit raakte me.", "reflection")
    return feedback_body(make(seen, history))


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "no trainee": ({"trainee": None}, "trainee: dit ontbreekt"),
    "trainee as a number": ({"trainee": 7}, "trainee: er staat 7"),
    "attempt": ({"attempt": 0}, "attempt: er staat 0"),
    "attempt as true": ({"attempt": True}, "attempt: er staat true"),
    "no moment": ({"given_at": "gisteren"}, "given_at"),
    "moment without zone": ({"given_at": "2026-11-20T16:30:00"}, "given_at"),
    "year 0": ({"given_at": "0001-01-01T00:00:00+01:00"}, "given_at"),
    "day": ({"again_by": "2026-02-30"}, "again_by"),
    "day as a week": ({"again_by": "2026-W07-1"}, "again_by"),
    "verdict": ({"passed": "ja"}, "passed: er staat 'ja'"),
    "partial": ({"partial": "nee"}, "partial"),
    "criteria as text": ({"criteria": "K1"}, "criteria: er staat 'K1'"),
    "criteria of texts": ({"criteria": ["K1"]}, r"criteria\[0\]"),
    "too many": ({"criteria": [{}] * 200}, "telt 200 onderdelen"),
    "unknown key": ({"cijfer": 8}, "cijfer: dit onderdeel is onbekend"),
    "hostile key": ({"<b>\u202e": 8}, "dit onderdeel is onbekend"),
    "long text": ({"word": "x" * (MAX_TEXT + 1)}, "telt 5001 tekens"),
    "NUL": ({"word": "a\x00b"}, "NUL"),
    "level": (
        {"criteria": [{"id": "K1", "name": "n", "document": "plan", "signal": "let op", "level": "goed"}]},
        "level",
    ),
    "signal": ({"criteria": [{"id": "K1", "name": "n", "document": "plan", "signal": "rood"}]}, "signal"),
    "document": ({"criteria": [{"id": "K1", "name": "n", "document": "x", "signal": "let op"}]}, "document"),
    "twice": ({"criteria": [{"id": "K1", "name": "n", "document": "plan", "signal": "let op"}] * 2}, "komt vaker voor"),
    "reflection judged": (
        {"criteria": [{"id": "learning", "name": "n", "document": "plan", "signal": "let op"}]},
        "geen oordeel of cijfer",
    ),
    "reflection with a level": (
        {"reflection": [{"about": "learning", "text": "t", "level": "voldaan"}]},
        "geen oordeel",
    ),
    "reflection with a figure": ({"reflection": [{"about": "learning", "text": "t", "figure": "8"}]}, "geen oordeel"),
    "reflection about a criterion": ({"reflection": [{"about": "K1", "text": "t"}]}, "about: er staat 'K1'"),
    "remark without text": ({"remarks": [{"about": "K1"}]}, "text: dit ontbreekt"),
    "another version": ({"format": "herstelwerk/feedback/2"}, "andere versie"),
    "a hand-in": ({"format": "herstelwerk/final-assignment/1"}, "bij format staat"),
    "no format": ({"format": None}, "bij format staat"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_told(case: str, seen: Review) -> None:
    more, told = WRONG[case]
    with pytest.raises(FeedbackError, match=told) as caught:
        read_feedback(json.dumps(body_of(seen) | more).encode())
    assert not ENGLISH.search(str(caught.value).replace("format", "").replace("level", "").replace("text", ""))
    assert "\u202e" not in str(caught.value)


def test_all_problems_are_told_at_once(seen: Review) -> None:
    wrong = body_of(seen) | {"trainee": 1, "attempt": "x", "by": "", "reflection": [{"about": "x"}], "word": []}
    with pytest.raises(FeedbackError) as caught:
        feedback_of(wrong)
    places = {problem.place for problem in caught.value.problems}
    assert {"trainee", "attempt", "by", "word", "reflection[0].about", "reflection[0].text"} <= places
    many = body_of(seen) | {f"k{n}": 1 for n in range(500)}
    with pytest.raises(FeedbackError, match="en nog 400 andere") as caught:
        feedback_of(many)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"null", b"[]", b"{", b"\xff\xfe", b"x" * 1_100_000, b'{"format": NaN}', b"[" * 200_000,
        b'{"format": "' + FORMAT.encode() + b'", "word": "\\ud83d"}', b'{"a": ' + b"9" * 5000 + b"}",
    ],
    ids=lambda data: ascii(data[:12]),
)  # fmt: skip
def test_bytes_that_are_no_feedback(data: bytes) -> None:
    with pytest.raises(FeedbackError) as caught:
        read_feedback(data, "bestand")
    assert str(caught.value).startswith("bestand: ") and not ENGLISH.search(str(caught.value).replace("format", ""))


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_texts_are_kept_letter_for_letter(text: str, seen: Review) -> None:
    history = remarked(judged(seen.criteria, comments={"K1": text}), "K2", text)
    made = make(seen, history, word=text, by=text)
    back = read_feedback(feedback_bytes(made))
    assert back.criteria[0].comment == back.remarks[0].text == back.word == back.by == text
