"""Two stacks on a beam, and a line that goes up and down: what they show and what they tell."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelwerk.drawings import Choice, Drawing, Mark, Shape, balance, journey
from tests.drawings.boxes import box, points

SIDES = [Choice("kracht", "Draagkracht"), Choice("last", "Draaglast")]


def side(id: str, *weights: int) -> list[Mark]:
    return [Mark(f"{id} {n}", id, weight=weight) for n, weight in enumerate(weights)]


def beam(drawing: Drawing) -> list[tuple[float, float]]:
    [found] = [s for s in drawing.shapes if s.attributes.get("class") == "hw-tie hw-thick"]
    return points(found)


def blocks(drawing: Drawing, class_: str) -> list[Shape]:
    return [s for s in drawing.shapes if s.tag == "rect" and s.attributes["class"] == class_]


# ---------------------------------------------------------------- the balance


@pytest.mark.parametrize(
    ("left", "right", "alt", "leans"),
    [
        ((2, 1), (3,), "Balans in evenwicht: Draagkracht weegt 3, Draaglast ook.", 0),
        ((3, 3), (1,), "Balans die naar Draagkracht helt: Draagkracht weegt 6, Draaglast weegt 1.", -1),
        ((), (2,), "Balans die naar Draaglast helt: Draagkracht weegt 0, Draaglast weegt 2.", 1),
        ((9,), (-4,), "Balans die naar Draagkracht helt: Draagkracht weegt 3, Draaglast weegt 1.", -1),
    ],
)
def test_the_beam_leans_to_the_heavier_side(
    left: tuple[int, ...], right: tuple[int, ...], alt: str, leans: int
) -> None:
    drawing = balance([*side("kracht", *left), *side("last", *right)], SIDES)
    (_, y1), (_, y2) = beam(drawing)
    assert (y2 > y1) - (y2 < y1) == leans
    assert drawing.alt == alt


def test_what_has_no_side_yet_is_named_and_counted() -> None:
    drawing = balance([*side("kracht", 1), Mark("Slecht slapen"), Mark("Huur", "weg")], SIDES)
    assert drawing.alt.endswith(" Nog zonder kant: 2.")
    assert "nog zonder kant: Slecht slapen, Huur" in [s.text for s in drawing.shapes]
    assert [row[0] for row in drawing.rows] == ["Draagkracht", "–", "–"]
    assert balance([Mark("Huur")], SIDES).alt == "Balans, nog leeg. Nog zonder kant: 1."


@settings(max_examples=80, deadline=None)
@given(
    left=st.lists(st.integers(1, 3), max_size=30),
    right=st.lists(st.integers(1, 3), max_size=30),
)
def test_blocks_stand_on_each_other_as_heavy_as_they_weigh(left: list[int], right: list[int]) -> None:
    drawing = balance([*side("kracht", *left), *side("last", *right)], SIDES)
    for weights, class_, end in ((left, "hw-fill", 0), (right, "hw-warm", 1)):
        boxes = [box(block) for block in blocks(drawing, class_)]
        assert len(boxes) == len(weights)
        for below, above in pairwise(boxes):
            assert 1 < below.top - above.bottom < 5
        if boxes:
            assert boxes[0].bottom < beam(drawing)[end][1] + 12
        tall = [(upper.bottom - upper.top + 3) / weight for upper, weight in zip(boxes, weights, strict=True)]
        assert max(tall, default=0) - min(tall, default=0) < 0.5
        words = [box(s) for s in drawing.shapes if s.tag == "text"]
        assert all(any(word.within(one) for word in words) for one in boxes), "a block holds its words"


def test_a_tall_stack_does_not_make_an_endless_picture() -> None:
    assert balance(side("last", *[3] * 30), SIDES).height < 850
    assert balance(side("last", *[1] * 30), SIDES).height < 850


@pytest.mark.parametrize("number", [0, 1, 3])
def test_another_number_of_sides_is_no_error(number: int) -> None:
    kinds = [*SIDES, Choice("derde", "Derde")][:number]
    drawing = balance([*side("kracht", 1), *side("derde", 2)], kinds)
    assert len(drawing.rows) == 2
    assert "Nog zonder kant" in drawing.alt


# ---------------------------------------------------------------- the journey


def test_a_journey_tells_its_moments_in_order() -> None:
    marks = [Mark("Auto", level=-3, when="winter 2019", note="badmeester"), Mark("Soep", level=1), Mark("Nu", level=9)]
    drawing = journey(marks)
    assert drawing.alt == "Reislijn met 3 momenten: Auto (heel zwaar), Soep (een beetje goed), Nu (heel goed)."
    assert drawing.rows == (
        ("winter 2019", "Auto", "heel zwaar", "badmeester"),
        ("2", "Soep", "een beetje goed", ""),
        ("3", "Nu", "heel goed", ""),
    )
    assert journey(marks[:1]).alt == "Reislijn met één moment: Auto (heel zwaar)."


@given(levels=st.lists(st.integers(-3, 3), min_size=2, max_size=30))
def test_the_line_goes_from_left_to_right_as_high_as_it_felt(levels: list[int]) -> None:
    drawing = journey([Mark(f"Halte {n}", level=level) for n, level in enumerate(levels)])
    [line] = [points(s) for s in drawing.shapes if s.tag == "polyline"]
    assert [x for x, _ in line] == sorted({x for x, _ in line})
    for ((_, y), level), ((_, z), other) in pairwise(zip(line, levels, strict=True)):
        assert (y > z) - (y < z) == (other > level) - (other < level)
    dots = [(float(s.attributes["cx"]), float(s.attributes["cy"])) for s in drawing.shapes if s.tag == "circle"]
    assert dots == line


def test_a_number_leads_from_the_line_to_the_words() -> None:
    drawing = journey([Mark("Auto", when="winter 2019"), Mark("Soep")])
    written = [s.text for s in drawing.shapes if s.tag == "text"]
    assert {"1", "2", "1. Auto (winter 2019)", "2. Soep"} <= set(written)


def test_one_moment_stands_in_the_middle_without_a_line() -> None:
    drawing = journey([Mark("Nu")])
    assert not [s for s in drawing.shapes if s.tag == "polyline"]
    [dot] = [s for s in drawing.shapes if s.tag == "circle"]
    assert 300 < float(dot.attributes["cx"]) < 500
