"""Nothing of the safety sheet reaches the hand-in or the review: by the types, by what is read, and by trying."""

from __future__ import annotations

import ast
import inspect
import typing
from datetime import date
from pathlib import Path

import pytest

from herstelwerk import domain
from herstelwerk.drafting.assignment import assemble
from herstelwerk.drafting.capacity import Capacity, Weight
from herstelwerk.rendering.html import as_html
from herstelwerk.review import review
from herstelwerk.screens.assignment.screen import AssignmentScreen
from herstelwerk.screens.assignment.work import Work
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.page import Page
from herstelwerk.screens.workbook.capacity import CapacitySheet
from herstelwerk.workbook import Workbook
from tests.conftest import ROOT
from tests.screens.workbook.held import Held

MARK = "kwartelnest"  # a word that stands nowhere else
PACKAGE = ROOT / "herstelwerk"
# What makes, checks, reviews, or sends a hand-in.
ON_THE_WAY = sorted(
    path
    for pattern in (
        "domain.py", "texts.py", "handin.py", "review.py", "judgement*.py", "criteria/*.py", "language/**/*.py",
        "rendering/*.py", "drafting/assignment.py", "drafting/completeness.py", "drafting/plan.py",
        "drafting/inventory.py", "screens/assignment/*.py",
    )
    for path in PACKAGE.glob(pattern)
)  # fmt: skip


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """A desk where the whole sheet is filled in and every signal is answered with yes."""
    sheet = CapacitySheet(desk, lambda: None)
    page = Page(Held(desk, lambda *_: sheet))
    for side in ("draagkracht", "draaglast"):
        page.press(f"{side}-erbij")
    for part in list(page._drawn.walk()):
        if part.hears == "input":
            page.type(part.key, f"{MARK} {part.key}")
        if part.key.startswith("signaal-") and part.hears == "choose":
            page.choose(part.key, "1")
    for name in ("inventory", "plan", "reflection"):
        document = desk.workbook.examples / "D01.json"
        whole = domain.FinalAssignment.model_validate_json(document.read_bytes())
        desk.store.save(desk.owner, name, getattr(whole, name).model_dump(mode="json", exclude_defaults=True), 0)
    kept = desk.store.read(desk.owner, "capacity")
    assert kept and set(kept.body["signals"].values()) == {"ja"}
    assert kept and str(kept.body).count(MARK) > 20 and len(kept.body["signals"]) == 10
    return desk


def test_the_hand_in_of_a_filled_sheet_holds_nothing_of_it(filled: Desk) -> None:
    work = Work(filled)
    assert work.assignment.inventory.entries, "there is something to hand in"
    assert MARK not in work.assignment.model_dump_json()


def test_what_is_really_handed_in_holds_nothing_of_it(filled: Desk) -> None:
    screen = AssignmentScreen(filled, "inleveren")
    screen.hand_in.agreed = ["privacy", *(one.id for one in filled.workbook.wording("inleveren").tables("consent"))]
    Page(screen).press("lever-in")
    (attempt,) = filled.store.hand_ins(filled.owner)
    assert b'"entries"' in attempt.body
    assert MARK.encode() not in attempt.body and b"not-live" not in attempt.body


def test_the_review_is_the_same_with_and_without_the_sheet(filled: Desk) -> None:
    with_sheet = Work(filled).review
    assert MARK not in as_html(with_sheet)
    document = filled.workbook.examples / "D01.json"
    whole = domain.FinalAssignment.model_validate_json(document.read_bytes())
    alone = review(
        whole.model_copy(update={"trainee": filled.owner, "cohort": filled.cohort, "submitted_at": None}),
        filled.rules,
        filled.today,
    )
    assert with_sheet.findings == alone.findings
    assert with_sheet.criteria == alone.criteria


def test_no_screen_of_the_final_assignment_shows_it(filled: Desk) -> None:
    screen = AssignmentScreen(filled)
    page = Page(screen)
    for part in list(page._drawn.walk()):
        if part.key.startswith("deel-") and part.hears == "press":
            page.press(part.key)
            assert MARK not in page.words


def test_assemble_has_no_place_for_such_a_thing() -> None:
    taken = typing.get_type_hints(assemble)
    assert set(taken) == {*inspect.signature(assemble).parameters, "return"}
    mentioned = " ".join(map(str, taken.values()))
    assert "Capacity" not in mentioned and "drafting.capacity" not in mentioned
    for given in taken.values():
        assert given not in (object, typing.Any, dict)
    for kind in (Capacity, Weight):
        assert not issubclass(kind, domain.Part)
    with pytest.raises(ValueError, match="capacity"):
        domain.FinalAssignment.model_validate({"format": domain.FORMAT, "trainee": "D", "cohort": "C", "capacity": {}})


@pytest.mark.parametrize("path", ON_THE_WAY, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_on_the_way_to_the_hand_in_knows_the_sheet(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom | ast.Import):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names]
            assert not any("capacity" in name.lower() for name in names), ast.unparse(node)
        if isinstance(node, ast.Constant):
            assert node.value not in ("capacity", "draagkracht"), "the name of the draft, or of its words"


def test_the_review_is_made_of_the_hand_in_only(workbook: Workbook) -> None:
    hints = typing.get_type_hints(review)
    assert set(hints) == {"assignment", "rules", "day", "copies", "return"}
    assert hints["assignment"] is domain.FinalAssignment and hints["day"] is date
