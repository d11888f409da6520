"""A drawing as SVG: well-formed, self-contained, and whatever a person typed stays text."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelwerk.drawings import DRAWINGS, Choice, Drawing, Mark, Shape, as_svg
from herstelwerk.drawings.shapes import STYLE
from herstelwerk.problems import printable
from tests.hand_ins import HOSTILE

ALL = pytest.mark.parametrize("name", list(DRAWINGS))
TAGS = {"svg", "style", "text", "line", "polyline", "polygon", "circle", "rect"}
ATTRIBUTES = set("viewBox role aria-label class x y x1 y1 x2 y2 cx cy r rx width height points text-anchor".split())
SVG = "{http://www.w3.org/2000/svg}"


def parsed(drawing: Drawing) -> ElementTree.Element:
    svg = as_svg(drawing)
    root = ElementTree.fromstring(svg)
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in TAGS
        assert set(element.attrib) <= ATTRIBUTES
    for outside in ("http:", "https:", "url(", "@import", "href", "<script", "data:"):
        assert outside not in svg.replace("http://www.w3.org/2000/svg", "", 1) or outside in "".join(root.itertext())
    return root


@ALL
def test_a_drawing_is_one_svg_element_with_its_words(name: str) -> None:
    choices = [Choice("a", "Familie"), Choice("b", "Buurt")]
    drawing = DRAWINGS[name]([Mark("[ZUS-1]", "a", 1, 2, 3), Mark("Opa", "b")], choices)
    root = parsed(drawing)
    assert root.tag == f"{SVG}svg"
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-label"] == drawing.alt
    assert root.attrib["viewBox"] == f"0 0 {drawing.width} {drawing.height}"
    assert len(list(root)) == len(drawing.shapes) + 1
    assert [e.text or "" for e in root.iter(f"{SVG}text")] == [s.text for s in drawing.shapes if s.tag == "text"]


@ALL
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_stay_text(name: str, text: str) -> None:
    root = parsed(
        DRAWINGS[name](
            [Mark(text, text, when=text, note=text), Mark("]]>" + text)], [Choice(text, text), Choice("b", "'\"&<>")]
        )
    )
    assert sum(1 for _ in root.iter(f"{SVG}style")) == 1
    assert not set("".join(root.itertext())) & set("\x00\x07\x1b\x9b\u202e")


@ALL
@settings(max_examples=50, deadline=None)
@given(
    words=st.lists(st.text(st.characters(), max_size=30), min_size=1, max_size=4),
    kinds=st.lists(st.text(st.characters(), max_size=30), max_size=4),
)
def test_any_signs_can_be_drawn(name: str, words: list[str], kinds: list[str]) -> None:
    """Also control signs, halves of signs and signs that are none, which XML does not know."""
    drawing = DRAWINGS[name](
        [Mark(word, f"k{n}") for n, word in enumerate(words)], [Choice(f"k{n}", k) for n, k in enumerate(kinds)]
    )
    root = parsed(drawing)
    shown = [e.text or "" for e in root.iter(f"{SVG}text")]
    assert shown == [printable(s.text) for s in drawing.shapes if s.tag == "text"]


def test_attributes_are_escaped_too() -> None:
    shape = Shape("text", {"x": 1, "class": 'a" onload="alert(1)'}, "x")
    root = parsed(Drawing(10, 10, (shape,), 'zeg "<b>" & ‘dag’', (), ()))
    assert root.attrib["aria-label"] == 'zeg "<b>" & ‘dag’'
    assert next(root.iter(f"{SVG}text")).attrib["class"] == 'a" onload="alert(1)'


@ALL
def test_every_look_is_known_to_the_style(name: str) -> None:
    marks = [Mark(f"N{n}", f"k{n % 7}", n % 3 + 1, n % 7 - 3, n % 3 + 1) for n in range(14)]
    drawing = DRAWINGS[name](marks, [Choice(f"k{n}", f"Soort {n}") for n in range(7)])
    looks = {look for s in drawing.shapes for look in str(s.attributes.get("class", "")).split()}
    assert looks and all(f".{look}{{" in STYLE for look in looks), looks
