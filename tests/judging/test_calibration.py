"""Practising: the examples of the house are whole and point at real words, and rounds are kept and never changed."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.judging.calibration import (
    Answer,
    Example,
    Practice,
    Round,
    compared,
    last_rounds,
    look_again,
    practice_body,
    read_example,
    read_practice,
    unanswered,
)
from herstelwerk.judging.side import Beside
from herstelwerk.results import Level
from herstelwerk.texts import every_text
from herstelwerk.wording import WordingError, read_wording
from herstelwerk.workbook import Workbook
from tests.conftest import ROOT
from tests.judging.histories import MET, NOT, PARTLY

FILES = sorted((ROOT / "data" / "kalibratie").glob("*.toml"))
answers = st.builds(Answer, st.none() | st.sampled_from(Level), st.text(max_size=5))
rounds = st.builds(Round, st.dictionaries(st.sampled_from(["K1", "A10"]), answers), st.booleans())


@pytest.fixture(scope="module")
def examples(workbook: Workbook) -> dict[str, Example]:
    return {one.id: one for one in workbook.practice}


def test_there_are_enough_and_they_differ(examples: dict[str, Example]) -> None:
    assert len(examples) >= 8
    assert len({one.title for one in examples.values()}) == len(examples)


@pytest.mark.parametrize("id", [path.stem for path in FILES])
def test_an_example_judges_every_criterion_and_points_at_words(
    id: str, examples: dict[str, Example], workbook: Workbook
) -> None:
    one = examples[id]
    assert list(one.references) == [criterion.id for criterion in workbook.criteria.criterion]
    texts = list(every_text(one.assignment))
    for reference in one.references.values():
        assert len(reference.reason) > 20 and reference.look
        for look in reference.look:
            assert look.quote and any(p.where == look.where and look.quote in p.text for p in texts), (reference, look)


def test_every_level_occurs_and_every_criterion_varies(examples: dict[str, Example]) -> None:
    """Else someone who always says `voldaan` would learn nothing."""
    by_criterion: dict[str, set[Level]] = {}
    for one in examples.values():
        for id, reference in one.references.items():
            by_criterion.setdefault(id, set()).add(reference.level)
    assert all(len(levels) >= 2 for levels in by_criterion.values()), by_criterion
    assert {level for levels in by_criterion.values() for level in levels} == set(Level)


def test_quoted_words_in_a_reason_are_no_invention(examples: dict[str, Example], workbook: Workbook) -> None:
    """What stands between quotes in a reason is said in the hand-in, in the criteria, or is a level."""
    known = (workbook.data / "criteria.toml").read_text("utf-8").lower()
    for one in examples.values():
        said = " ".join(p.text for p in every_text(one.assignment)).lower() + known
        for reference in one.references.values():
            for quote in _quoted(reference.reason):
                bare = quote.lower().rstrip(".,")
                assert bare in said or bare in _OWN, (one.id, reference.criterion, quote)


_OWN = {"vrijwilligerswerk", "wanneer", "geen schulden meer", "netjes", "samen", "meneer", "ik", "let op", "in orde"}
_OWN |= {str(level) for level in Level} | {"werken aan", "meer bewegen"}


def _quoted(text: str) -> Iterable[str]:
    return (part.partition("’")[0] for part in text.split("‘")[1:])


def small(text: str) -> str:
    return f'title = "T"\nabout = "A"\n{text}'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[reference]]\nid = "K1"\nlevel = "goed"\nreason = "x"\nlook = []\n', "voldaan, deels, niet"),
        ('[[reference]]\nid = "K1"\nlevel = "niet"\nreason = " "\nlook = []\n', "de reden is leeg"),
        ('[[reference]]\nid = "K1"\nlevel = "niet"\nreason = "x"\nlook = []\n' * 2, "twee keer"),
    ],
)
def test_a_reference_that_cannot_be_is_told(text: str, told: str, examples: dict[str, Example]) -> None:
    with pytest.raises(WordingError, match=told):
        read_example(read_wording(small(text), "proef"), "proef", examples["D02"].assignment)


def test_a_round_grows_until_it_is_done() -> None:
    practice = Practice().answer("D02", "K1", Answer(MET, "gezien")).answer("D02", "K1", Answer(NOT, "beter gezien"))
    assert practice.now("D02").answers == {"K1": Answer(NOT, "beter gezien")}
    done = practice.finish("D02")
    assert done.answer("D02", "K1", Answer(MET)) == done
    assert done.finished("D02") == (done.now("D02"),)


def test_again_begins_empty_and_keeps_what_was() -> None:
    done = Practice().answer("D02", "K1", Answer(MET)).finish("D02")
    again = done.again("D02")
    assert again.now("D02") == Round() and again.finished("D02") == done.finished("D02")
    assert Practice().answer("D02", "K1", Answer(MET)).again("D02").finished("D02") == ()


def test_what_has_no_level_is_still_open() -> None:
    now = Round({"K1": Answer(None, "ik twijfel"), "K2": Answer(MET)})
    assert unanswered(now, ("K1", "K2", "A1")) == ("K1", "A1")


@given(st.dictionaries(st.sampled_from(["D02", "D04"]), st.lists(rounds, min_size=1, max_size=3).map(tuple)))
def test_practice_is_kept_and_read_back(kept: dict[str, tuple[Round, ...]]) -> None:
    assert read_practice(practice_body(Practice(kept))) == Practice(kept)


def test_a_round_is_laid_beside_the_reference(examples: dict[str, Example]) -> None:
    one = examples["D02"]
    now = Round({"K1": Answer(MET), "K6": Answer(PARTLY), "weg": Answer(MET), "K2": Answer(None, "x")}, True)
    assert compared(one, now).pairs == {"K1": (MET, PARTLY), "K6": (PARTLY, PARTLY)}


def test_only_the_last_finished_round_counts(examples: dict[str, Example]) -> None:
    practice = Practice().answer("D02", "K1", Answer(NOT)).finish("D02").again("D02").answer("D02", "K1", Answer(MET))
    [found] = last_rounds(practice, examples.values())
    assert found.pairs == {"K1": (NOT, PARTLY)}
    [found] = last_rounds(practice.finish("D02"), examples.values())
    assert found.pairs == {"K1": (MET, PARTLY)}


def test_what_to_look_at_again_tells_which_way() -> None:
    documents = [
        Beside("a", 1, {"K1": (NOT, MET), "K2": (MET, MET), "K3": (MET, NOT)}, ()),
        Beside("b", 1, {"K1": (MET, PARTLY), "K2": (MET, MET), "K3": (NOT, NOT)}, ()),
    ]
    found = look_again(documents)
    assert [(one.criterion, one.stricter, one.milder, one.total) for one in found] == [("K1", 1, 1, 2), ("K3", 0, 1, 2)]
