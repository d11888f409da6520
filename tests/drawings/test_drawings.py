"""What a drawing shows: nothing outside it, no name over another, and the same in words and in a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from herstelwerk.drawings import DRAWINGS, Choice, Drawing, Mark, Shape, ecogram, journey, vip
from herstelwerk.drawings.shapes import breadth, short
from herstelwerk.exercises.map import Map
from herstelwerk.workbook import Workbook
from tests.drawings.boxes import Box, box, cross, points

Draw = Callable[[Sequence[Mark], Sequence[Choice]], Drawing]
ALL = pytest.mark.parametrize("name", list(DRAWINGS))
LONG = "De dames van de koffieochtend in het buurthuis"
NAMES = ("[ZUS-1]", "[BEGELEIDER-12]", LONG, "Opa", "Wijkagent die altijd groet", "Mevrouw M. van der Meulen")


def choices(number: int) -> list[Choice]:
    return [Choice(f"k{n}", f"Wie er verder toe doet {n}" if n % 2 else f"Familie {n}") for n in range(number)]


ODD = st.builds(
    Mark,
    name=st.sampled_from(NAMES) | st.text(max_size=200),
    choice=st.sampled_from(["", "weg", *(choice.id for choice in choices(7))]),
    near=st.integers(-3, 9),
    level=st.integers(-9, 9),
    weight=st.integers(-3, 9),
    when=st.text(max_size=100),
    note=st.text(max_size=20),
)
USUAL = st.builds(
    Mark,
    name=st.sampled_from(NAMES),
    choice=st.sampled_from(["", *(choice.id for choice in choices(6))]),
    near=st.integers(1, 3),
    level=st.integers(-3, 3),
    weight=st.integers(1, 3),
    when=st.sampled_from(["", "voorjaar 2019", "in de winter na de verhuizing"]),
)


def texts(drawing: Drawing) -> list[Shape]:
    return [shape for shape in drawing.shapes if shape.tag == "text" and shape.text]


def dots(drawing: Drawing) -> list[Shape]:
    """The circles that stand for a row."""
    return [
        s
        for s in drawing.shapes
        if s.tag == "circle" and s.attributes["class"] == "hw-fill" and s.attributes["r"] != 20
    ]


def lines(drawing: Drawing, class_: str) -> list[Shape]:
    return [s for s in drawing.shapes if s.tag in ("line", "polyline") and s.attributes["class"] == class_]


# ---------------------------------------------------------------- all four


def test_there_is_a_drawing_for_every_map() -> None:
    assert set(DRAWINGS) == set(get_args(Map.model_fields["drawing"].annotation))


@ALL
@settings(max_examples=60, deadline=None)
@given(marks=st.lists(ODD, max_size=30), kinds=st.integers(0, 12))
def test_nothing_stands_outside_the_picture(name: str, marks: list[Mark], kinds: int) -> None:
    drawing = DRAWINGS[name](marks, choices(kinds))
    whole = Box(0, 0, drawing.width, drawing.height)
    for shape in drawing.shapes:
        assert box(shape).within(whole), shape


@ALL
@pytest.mark.parametrize("rows", [0, 1, 2, 30])
def test_not_even_the_widest_names_stand_outside(name: str, rows: int) -> None:
    marks = [Mark("W" * 200, f"k{n % 6}", n % 3 + 1, n % 7 - 3, n % 3 + 1, "M" * 100) for n in range(rows)]
    drawing = DRAWINGS[name](marks, [Choice(f"k{n}", "W" * 200) for n in range(6)])
    for shape in texts(drawing):
        wide = 7.2 * breadth(shape.text)
        left = (
            float(shape.attributes["x"])
            - {"start": 0.0, "middle": wide / 2, "end": wide}[str(shape.attributes["text-anchor"])]
        )
        assert left >= 0 and left + wide <= drawing.width, shape


@ALL
@settings(max_examples=60, deadline=None)
@example(marks=[Mark(LONG, "k0")] * 30, kinds=2)
@example(marks=[Mark("Opa", f"k{n % 2}") for n in range(22)], kinds=12)
@given(marks=st.lists(USUAL, max_size=30), kinds=st.integers(0, 12))
def test_no_words_lie_over_others(name: str, marks: list[Mark], kinds: int) -> None:
    written = texts(DRAWINGS[name](marks, choices(kinds)))
    for one, other in combinations(written, 2):
        assert not box(one).touches(box(other)), (one, other)


@ALL
@settings(max_examples=60, deadline=None)
@given(marks=st.lists(USUAL, max_size=30), kinds=st.integers(0, 12))
def test_no_words_lie_over_a_dot_but_its_own_number(name: str, marks: list[Mark], kinds: int) -> None:
    drawing = DRAWINGS[name](marks, choices(kinds))
    for dot in dots(drawing):
        for text in texts(drawing):
            assert not box(text).touches(box(dot)) or box(text).within(box(dot)), (text, dot)


@ALL
@settings(max_examples=60, deadline=None)
@given(marks=st.lists(ODD, max_size=30), kinds=st.integers(0, 7))
def test_every_row_stands_in_the_table(name: str, marks: list[Mark], kinds: int) -> None:
    drawing = DRAWINGS[name](marks, choices(kinds))
    assert len(drawing.rows) == len(marks)
    what = drawing.header.index({"ecogram": "Wie", "vip": "Wie", "balance": "Wat", "journey": "Moment"}[name])
    for mark, row in zip(marks, drawing.rows, strict=True):
        assert len(row) == len(drawing.header)
        assert (row[what], row[-1]) == (mark.name, mark.note)


@ALL
def test_an_empty_drawing_says_so(name: str) -> None:
    drawing = DRAWINGS[name]([], choices(2))
    assert drawing.alt.endswith(", nog leeg.")
    assert drawing.rows == ()
    assert drawing.shapes  # there is something to begin from


def test_the_examples_of_the_exercises_can_be_drawn(workbook: Workbook) -> None:
    maps = [one for one in workbook.exercises() if isinstance(one, Map)]
    assert {one.drawing for one in maps} == set(DRAWINGS)
    for one in maps:
        marks = [Mark(r.name, str(r.choice), r.near or 2, r.level or 0, r.weight or 1) for r in one.start_rows]
        drawing = DRAWINGS[one.drawing](marks, [Choice(choice.id, choice.name) for choice in one.choice])
        assert len(drawing.rows) == len(marks)
        words = " ".join(text.text for text in texts(drawing))
        assert all(mark.name in words for mark in marks), words  # none of them is cut off
        assert all(choice.name in words for choice in one.choice), words


# ---------------------------------------------------------------- people around someone

FOUR = [
    Choice("sterk", "Sterke band"),
    Choice("gewoon", "Gewoon contact"),
    Choice("spanning", "Spanning"),
    Choice("dun", "Dun"),
]
PEOPLE = [
    Mark("[ZUS-1]", "sterk", 1, note="belt"),
    Mark("Opa", "gewoon", 2),
    Mark("[BAAS-1]", "sterk", 3),
    Mark("Jo", near=3),
]


def test_an_ecogram_tells_how_many_how_near_and_which_ties() -> None:
    drawing = ecogram(PEOPLE, FOUR)
    assert (
        drawing.alt == "Ecogram met 4 namen, van wie 1 dichtbij; Sterke band 2, Gewoon contact 1, nog niet gekozen 1."
    )
    assert drawing.rows[0] == ("[ZUS-1]", "dichtbij", "Sterke band", "belt")
    assert drawing.rows[3] == ("Jo", "verder weg", "–", "")
    assert ecogram(PEOPLE[:1], FOUR).alt == "Ecogram met 1 naam, van wie 1 dichtbij; Sterke band 1."


def test_a_vip_map_tells_how_many_in_which_part() -> None:
    drawing = vip(PEOPLE, FOUR)
    assert (
        drawing.alt == "VIP-kaart met 4 namen, van wie 1 dichtbij; Sterke band 2, Gewoon contact 1, nog niet gekozen 1."
    )
    assert drawing.rows[1] == ("Gewoon contact", "Opa", "in het midden", "")


@pytest.mark.parametrize("draw", [ecogram, vip])
@pytest.mark.parametrize("rows", [1, 2, 7, 12])
def test_who_is_nearer_stands_closer(draw: Draw, rows: int) -> None:
    marks = [Mark(f"N{n}", "sterk", n % 3 + 1) for n in range(rows)]
    found = dots(draw(marks, FOUR))
    assert len(found) == rows
    me = next(s for s in draw(marks, FOUR).shapes if s.attributes.get("r") == 20)
    away = sorted(
        (float(s.attributes["cx"]) - float(me.attributes["cx"])) ** 2
        + (float(s.attributes["cy"]) - float(me.attributes["cy"])) ** 2
        for s in found
    )
    rings = [round(square**0.5) for square in away]
    expected = sorted(mark.near for mark in marks)
    assert [sorted(set(rings)).index(ring) for ring in rings] == [near - 1 for near in expected]


def test_kinds_of_tie_differ_in_line() -> None:
    """Thick or thin, whole, dashes or dots: no colour is needed to tell them apart."""
    kinds = choices(6)
    drawing = ecogram([Mark(f"N{n}", choice.id) for n, choice in enumerate(kinds)], kinds)
    ties = [s for s in drawing.shapes if s.tag == "line" and "hw-tie" in str(s.attributes["class"])]
    drawn, legend = ties[:6], ties[6:]
    looks = [frozenset(str(s.attributes["class"]).split()) for s in legend]
    assert len(set(looks)) == 6
    assert all(look <= {"hw-tie", "hw-thick", "hw-dashed", "hw-dotted"} for look in looks)
    assert sorted(map(sorted, looks)) == sorted(sorted(str(s.attributes["class"]).split()) for s in drawn)
    assert [s.text for s in texts(drawing)[-6:]] == [short(choice.name, 28) for choice in kinds]


def test_where_no_tie_was_chosen_none_is_drawn() -> None:
    def ties(marks: list[Mark]) -> int:
        return sum("hw-tie" in str(s.attributes["class"]) for s in ecogram(marks, FOUR).shapes if s.tag == "line")

    assert ties([]) == ties([Mark("Jo"), Mark("Al", "weg")]) == len(FOUR)  # the legend
    assert ties(PEOPLE) == len(FOUR) + 3


def test_who_has_no_part_yet_has_a_place_too() -> None:
    drawing = vip(PEOPLE, FOUR)
    written = [s.text for s in texts(drawing)]
    assert {"nog niet gekozen", "Jo", *(choice.name for choice in FOUR)} <= set(written)
    assert "nog niet gekozen" not in [s.text for s in texts(vip(PEOPLE[:3], FOUR))]


@settings(max_examples=60, deadline=None)
@given(marks=st.lists(USUAL, max_size=30), kinds=st.integers(2, 12))
def test_the_lines_of_a_vip_map_never_cross(marks: list[Mark], kinds: int) -> None:
    drawing = vip(marks, choices(kinds))
    drawn = [points(s) for s in (*lines(drawing, "hw-shape hw-dotted"), *lines(drawing, "hw-shape"))]
    assert len(drawn) >= len(marks)
    for one, other in combinations(drawn, 2):
        assert not cross(one, other), (one, other)


@settings(max_examples=60, deadline=None)
@given(marks=st.lists(USUAL, max_size=30))
def test_the_lines_of_an_ecogram_never_cross(marks: list[Mark]) -> None:
    drawn = [points(s) for s in lines(ecogram(marks, FOUR), "hw-shape")]
    assert len(drawn) == len(marks)
    for one, other in combinations(drawn, 2):
        assert not cross(one, other), (one, other)


# ---------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("opa", 3, "opa"),
        ("Opa", 3, "O…"),
        ("  Opa \n Jan ", 16, "Opa Jan"),
        ("Fatima van de bakker", 16, "Fatima van de…"),
        ("abcdefghijklmnopq", 16, "abcdefghijklmno…"),
        ("abcdefghijklmnop", 16, "abcdefghijklmnop"),
        ("MMMM", 4, "M…"),
        ("e\u0301e\u0301e\u0301", 3, "e\u0301e\u0301e\u0301"),
        ("🙂🙂🙂", 4, "🙂…"),
        ("", 16, ""),
    ],
)
def test_a_name_is_cut_to_what_fits(text: str, most: int, shown: str) -> None:
    assert short(text, most) == shown


@given(st.text(max_size=80), st.integers(2, 40))
def test_a_cut_name_fits_and_says_that_it_is_cut(text: str, most: int) -> None:
    cut, whole = short(text, most), " ".join(text.split())
    assert breadth(cut) <= most
    assert cut == whole or (cut.endswith("…") and whole.startswith(cut[:-1].rstrip()))


def test_a_long_moment_leaves_room_for_when_it_was() -> None:
    [line] = [
        s.text for s in texts(journey([Mark(LONG, when="in de winter na de verhuizing")])) if s.text.startswith("1. ")
    ]
    assert line == "1. De dames van de koffieoch… (in de winter…)"
