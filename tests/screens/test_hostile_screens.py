"""Whatever is typed, a page shows it as text: never as an element, an attribute, a key or a link."""

from __future__ import annotations

import json

import pytest

from herstelwerk.screens.assignment.screen import PARTS, AssignmentScreen
from herstelwerk.screens.day import DayScreen
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.parts import TAGS, Part
from herstelwerk.screens.workbook.screen import PARTS as SHEETS
from herstelwerk.screens.workbook.screen import WorkbookScreen
from tests.screens.soundness import Watched, look_over

_SIGNS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</textarea><script>x()</script>", "<svg/onload=x()>",
    "<iframe srcdoc='<b>x</b>'>", "<details open ontoggle=x()>", "</p></div></article>", "<!-- weg", "]]>", "<?php x ?>",
    "javascript:alert(1)", "data:text/html,<b>x", "[hier](javascript:x())", "**vet** _schuin_", "# kop", "`code`",
    "{{ 7 * 7 }}", "${7*7}", "{count}", "%s %d %(x)s", "&lt;b&gt; &amp; &#60;", "\" onmouseover=\"x()", "' OR 1=1 --",
    "$x^2$ \\(y\\)", "__proto__", "constructor", "data-k=\"page\"", "hw-page", "\u202eachteruit\u202c", "a\u2028b",
    "\ufeff\u200b", "\ud83d half", "🍲👩‍👩‍👧", "\x1b[31mrood", "../../etc/passwd",
)  # fmt: skip
_AROUND = ("{}", "Ik zei {} tegen mijn zus.", "{} {}")
TEXTS = [around.replace("{}", signs) for signs in _SIGNS for around in _AROUND]
TELLING = {"aria-label"}  # attributes that may repeat what was typed; they are read out, never acted upon


def test_there_are_a_hundred() -> None:
    assert len(set(TEXTS)) >= 100


def marked(text: str, number: int) -> str:
    """The text with a mark that stands nowhere else, so that it can be followed."""
    return f"{text} qzx{number}q"


def assert_text_only(page: Watched) -> None:
    """The mark of what was typed stands in texts and values alone."""
    look_over(page)
    for part in page.tree.walk():
        assert part.tag in TAGS
        held = {name: value for name, value in part.attributes.items() if "qzx" in f"{name}{value}"}
        assert set(held) <= TELLING, (part.tag, held)
        assert "qzx" not in f"{part.tag}{part.key}{part.hears}"
    data = page.tree.as_data()
    assert _words(data) == page.words.split(), "what goes to the browser is what a person reads"
    json.dumps(data).encode("ascii")


def _words(data: dict[str, object]) -> list[str]:
    found = str(data.get("v") or "").split()
    for child in data.get("c", ()):  # type: ignore[attr-defined]
        found += child.split() if isinstance(child, str) else _words(child)
    return found


def type_everywhere(page: Watched, start: int = 0) -> int:
    """Type the next text in each field of the page; gives how many were typed."""
    number = start
    for key in page.hearing("input"):
        part = page.part(key)
        if part.attributes.get("type") in ("date", "number"):
            continue
        text = TEXTS[number % len(TEXTS)]
        limit = int(part.attributes["maxlength"])
        page.type(key, marked(text, number)[-limit:])
        number += 1
    return number


def test_in_the_final_assignment(desk: Desk) -> None:
    page = Watched(AssignmentScreen(desk))
    typed = 0
    for area in ("living", "health"):
        page.press(f"gebied-{area}")
        for layer in ("strength", "wish", "resource"):
            for _ in range(9):
                page.press(f"erbij-{area}-{layer}")
        typed = type_everywhere(page, typed)
        assert_text_only(page)
    for wish in [key for key in page.hearing("press") if key.endswith("-prioriteit")][:3]:
        page.press(wish)
    assert typed >= len(TEXTS)
    page.press("deel-actieplan")
    for key in [key for key in page.hearing("press") if key.startswith("doel-uit-")]:
        page.press(key)
    for key in [key for key in page.hearing("press") if key.endswith("-actie-erbij")]:
        page.press(key)
    page.press("voortgang-erbij")
    type_everywhere(page)
    for part in PARTS:
        page.press(f"deel-{part}")
        if part in ("sleutel", "reflectie"):
            type_everywhere(page)
        assert_text_only(page)
    assert_text_only(Watched(AssignmentScreen(desk, "overzicht")))


@pytest.mark.parametrize("day", range(1, 5))
def test_in_the_exercises_of_a_day(desk: Desk, day: int) -> None:
    screen = DayScreen(desk, day)
    page = Watched(screen)
    typed = 0
    for number in range(len(screen.exercises)):
        page.press(f"oefening-{number}")
        adding = [key for key in page.hearing("press") if key.endswith(".erbij")]
        for key in adding * 2:
            page.press(key)
        typed = type_everywhere(page, typed)
        if page.part(f"{screen.current.prefix}-hulp").words.startswith("Kijk mee"):
            page.press(f"{screen.current.prefix}-kijk")
        assert_text_only(page)
    assert typed > 10


@pytest.mark.parametrize("sheet", SHEETS)
def test_in_my_workbook(desk: Desk, sheet: str) -> None:
    page = Watched(WorkbookScreen(desk, sheet))
    type_everywhere(page)
    assert_text_only(page)


@pytest.mark.parametrize("text", TEXTS[:: len(_AROUND)], ids=ascii)
def test_a_text_comes_back_as_it_was(desk: Desk, text: str) -> None:
    page = Watched(AssignmentScreen(desk, "reflectie"))
    page.type("cooperation", text)
    whole = text.encode("utf-8", "replace").decode().replace("?", "\ufffd") if "\ud83d" in text else text
    assert page.part("cooperation").value == whole
    assert Watched(AssignmentScreen(desk, "reflectie")).part("cooperation").value == whole


def test_nothing_that_was_typed_stands_in_the_state_of_the_widget(desk: Desk) -> None:
    for screen in (AssignmentScreen(desk), DayScreen(desk, 2), WorkbookScreen(desk)):
        page = Watched(screen)
        type_everywhere(page)
        assert "qzx" not in str(page.get_state())
        assert page.get_state()["name"] == screen.name


def test_a_part_is_a_value_and_not_markup() -> None:
    assert Part("p", ("<b>x</b>",)).as_data() == {"t": "p", "c": ["<b>x</b>"]}
