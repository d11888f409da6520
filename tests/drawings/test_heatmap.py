"""A grid of cells: each says in a sign what its colour says, in the picture and in the table."""

from __future__ import annotations

import math
import re
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelwerk.drawings import Drawing, Shape, as_svg
from herstelwerk.drawings.heatmap import Cell, Grid, Tone, heatmap
from herstelwerk.drawings.shapes import STYLE, breadth
from tests.conftest import ROOT
from tests.drawings.boxes import Box, box
from tests.hand_ins import HOSTILE

CELL = st.builds(Cell, st.sampled_from(["●", "◐", "?", "12", ""]), st.sampled_from(list(Tone)), st.text(max_size=9))
NAME = st.text(max_size=60) | st.sampled_from(["W" * 60, "blauwe-fiets", "K7 Krachten, wensen en hulpbronnen"])
KEY = {
    Cell("●", Tone.MOST): "klaar",
    Cell("↻", Tone.WARM): "kijk nog eens",
    Cell("○", Tone.NONE): "nog niet geprobeerd",
}


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    wide, high = draw(st.integers(0, 20)), draw(st.integers(0, 20))
    rows = draw(st.lists(NAME, min_size=high, max_size=high))
    columns = draw(st.lists(NAME, min_size=wide, max_size=wide))
    cells = [draw(st.lists(CELL, min_size=wide, max_size=wide)) for _ in range(high)]
    ends = draw(st.sampled_from([[], [f"{n} van 16" for n in range(high)]]))
    return Grid(rows, columns, cells, ends, "klaar" if ends else "", "Oefening")


def plain(people: int = 16, rows: int = 20) -> Grid:
    """A group beside exercises, as a trainer has it."""
    names = [f"blauwe-fiets-{n}" for n in range(people)]
    cells = [[Cell("●", Tone.MOST, "klaar") for _ in names] for _ in range(rows)]
    return Grid([f"Oefening {n}" for n in range(rows)], names, cells, ["3 van 12"] * rows, "klaar", "Oefening")


def turned(shape: Shape) -> bool:
    return "transform" in shape.attributes


def texts(drawing: Drawing) -> list[Shape]:
    return [shape for shape in drawing.shapes if shape.tag == "text"]


def around(shape: Shape) -> Box:
    """The box around a text that may be turned."""
    if not turned(shape):
        return box(shape)
    found = re.fullmatch(r"rotate\((-?\d+) ([\d.]+) ([\d.]+)\)", str(shape.attributes["transform"]))
    assert found
    angle, x, y = -math.radians(float(found[1])), float(found[2]), float(found[3])
    assert (x, y) == (shape.attributes["x"], shape.attributes["y"]), "it turns around its own beginning"
    long = 7.2 * breadth(shape.text)
    return Box(x - 10 * math.sin(angle), y - long * math.sin(angle) - 7, x + long * math.cos(angle), y + 3)


@settings(max_examples=80, deadline=None)
@given(grids(), st.booleans())
def test_nothing_stands_outside_the_picture(grid: Grid, key: bool) -> None:
    drawing = heatmap(grid, "Een tabel.", KEY if key else {})
    whole = Box(0, 0, drawing.width, drawing.height)
    for shape in drawing.shapes:
        assert around(shape).within(whole), shape


@settings(max_examples=60, deadline=None)
@given(grids(), st.booleans())
def test_no_words_lie_over_others(grid: Grid, key: bool) -> None:
    written = [shape for shape in texts(heatmap(grid, "", KEY if key else {})) if shape.text and not turned(shape)]
    for one, other in combinations(written, 2):
        assert not narrow(one).touches(narrow(other)), (one, other)


def narrow(shape: Shape) -> Box:
    """The box by how broad signs are: an accent on its own takes no room."""
    x, wide = float(shape.attributes["x"]), 7.2 * breadth(shape.text)
    left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[str(shape.attributes["text-anchor"])]
    return Box(left, float(shape.attributes["y"]) - 10, left + wide, float(shape.attributes["y"]) + 3)


def test_turned_names_stand_clear_of_each_other_and_of_the_cells() -> None:
    drawing = heatmap(plain(), "", KEY)
    names = [shape for shape in drawing.shapes if turned(shape)]
    assert len(names) == 16
    apart = [float(b.attributes["x"]) - float(a.attributes["x"]) for a, b in pairwise(names)]
    assert min(apart) * math.sin(math.radians(50)) >= 14, "a line of words is 14 units high"
    top = min(float(shape.attributes["y"]) for shape in drawing.shapes if shape.tag == "rect")
    assert all(float(name.attributes["y"]) < top for name in names)


@pytest.mark.parametrize("columns", [["1", "2", "16"] * 4, ["kracht", "wens", "hulpbron"]])
def test_short_names_and_few_names_are_not_turned(columns: list[str]) -> None:
    grid = Grid(["a"], columns, [[Cell("1", Tone.SOFT)] * len(columns)])
    drawing = heatmap(grid, "")
    assert not any(turned(shape) for shape in drawing.shapes)
    assert [shape.text for shape in texts(drawing)[: len(columns)]] == columns, "nothing is cut off"


@settings(max_examples=40, deadline=None)
@given(grids())
def test_the_table_says_what_the_picture_shows(grid: Grid) -> None:
    drawing = heatmap(grid, "Een tabel.")
    assert drawing.header == ("Oefening", *grid.columns, *(["klaar"] if grid.ends else []))
    assert len(drawing.rows) == len(grid.rows)
    for n, row in enumerate(drawing.rows):
        assert row[0] == grid.rows[n]
        assert row[1 : 1 + len(grid.columns)] == tuple(cell.told or cell.sign for cell in grid.cells[n])
        assert not grid.ends or row[-1] == grid.ends[n]
        assert len(row) == len(drawing.header)


def test_every_cell_has_its_sign_beside_its_colour() -> None:
    drawing = heatmap(plain(4, 3), "")
    for n, shape in enumerate(drawing.shapes):
        if shape.tag == "rect":
            sign = drawing.shapes[n + 1]
            assert sign.tag == "text" and sign.text == "●" and box(sign).within(box(shape)._replace(top=0))
    assert sum(shape.tag == "rect" for shape in drawing.shapes) == 12


def test_words_on_the_darkest_cell_are_light_and_only_there() -> None:
    grid = Grid(["a"], [str(n) for n in range(len(Tone))], [[Cell("1", tone) for tone in Tone]])
    shapes = heatmap(grid, "").shapes
    light = {
        shape.attributes["class"]
        for n, shape in enumerate(shapes)
        if shape.tag == "rect" and shapes[n + 1].attributes.get("class") == "hw-on-strong"
    }
    assert light == {Tone.MOST.value}


def test_every_look_is_known_to_paper_and_to_the_page() -> None:
    css = (ROOT / "herstelwerk" / "screens" / "page.css").read_text("utf-8")
    for look in (*(tone.value for tone in Tone), "hw-on-strong"):
        assert f".{look}{{" in STYLE and f"svg .{look} " in css


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_stay_text(text: str) -> None:
    grid = Grid([text] * 2, [text] * 9, [[Cell(text, Tone.WARM, text)] * 9] * 2, [text] * 2, text, text)
    svg = as_svg(heatmap(grid, text, {Cell(text, Tone.SOFT): text}))
    root = ElementTree.fromstring(svg)
    tags = {element.tag.partition("}")[2] for element in root.iter()}
    assert tags == {"svg", "style", "text", "rect"}
    assert {name for element in root.iter() for name in element.attrib} <= set(
        "viewBox role aria-label class x y rx width height text-anchor transform".split()
    )


def colours(theme: str) -> dict[str, tuple[float, ...]]:
    """The colours of the page in one theme."""
    css = (ROOT / "herstelwerk" / "screens" / "page.css").read_text("utf-8")
    block = css[css.index(theme) :].partition("}")[0]
    found = dict(re.findall(r"--hw-([a-z-]+): #([0-9a-f]{6})", block))
    return {name: tuple(int(hex[n : n + 2], 16) / 255 for n in (0, 2, 4)) for name, hex in found.items()}


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    def light(colour: tuple[float, ...]) -> float:
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [".hw-root {", '[data-jp-theme-light="false"] .hw-root {'])
def test_signs_can_be_read_on_every_cell_in_both_themes(theme: str) -> None:
    found = colours(theme)
    mixed = tuple(0.35 * a + 0.65 * g for a, g in zip(found["accent"], found["ground"], strict=True))
    grounds = {"fill": found["accent-soft"], "heat": mixed, "warm": found["vraag-ground"], "none": found["soft"]}
    assert all(contrast(found["ink"], ground) >= 4.5 for ground in grounds.values())
    assert contrast(found["on-accent"], found["accent"]) >= 4.5
    assert contrast(found["edge"], found["soft"]) >= 3, "an empty cell has an edge one can see"
