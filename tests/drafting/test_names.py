"""Names become placeholders everywhere a person types, and nowhere else."""

from __future__ import annotations

import pytest

from herstelwerk.domain import (
    MAX_TEXT,
    Action,
    ActionPlan,
    Entry,
    FinalAssignment,
    Layer,
    LifeArea,
    OpenArea,
    Part,
    Priority,
    Progress,
    RecoveryGoal,
    Reflection,
    StrengthsInventory,
)
from herstelwerk.drafting.names import TYPED, replacements, typed_texts, without_names
from herstelwerk.texts import every_text

KEY = {"[ZUS-1]": "Mieke", "[BUUR-1]": "Jorit van de Berg", "[VRIEND-1]": "Jorit", "[OOM-1]": " "}


def entry(text: str, literal: str = "") -> Entry:
    return Entry(id="i1", area=LifeArea.SAFETY, layer=Layer.WISH, text=text, literal=literal)


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("Mieke belt.", "[ZUS-1] belt."),
        ("Miekes fiets en Mieke's kat", "[ZUS-1]s fiets en [ZUS-1]'s kat"),
        ("Jorit van de Berg en Jorit", "[BUUR-1] en [VRIEND-1]"),
        ("[Mieke] belt [ZUS-1]", "[ZUS-1] belt [ZUS-1]"),
        ("Miekeline en mieke en Annamieke", "Miekeline en mieke en Annamieke"),
        ("", ""),
    ],
)
def test_a_name_becomes_its_code(text: str, becomes: str) -> None:
    assert without_names(Reflection(learning=text), KEY).learning == becomes


def test_what_stands_in_a_code_is_no_name() -> None:
    key = {"[KAT-1]": "ZUS", "[ZUS-1]": "KAT"}
    assert without_names(Reflection(learning="[ZUS-1] en ZUS en KAT"), key).learning == "[ZUS-1] en [KAT-1] en [ZUS-1]"


def test_the_first_of_two_codes_with_one_name_is_taken() -> None:
    assert without_names(Reflection(learning="Mieke"), {"[A-1]": "Mieke", "[B-1]": "Mieke"}).learning == "[A-1]"


def test_signs_of_a_pattern_in_a_name_are_signs() -> None:
    assert without_names(Reflection(learning="J. en Jo"), {"[A-1]": "J.", "[B-1]": ""}).learning == "[A-1] en Jo"


def test_every_text_of_a_hand_in_is_looked_at(complete: FinalAssignment) -> None:
    texts = [text for part in (complete.inventory, complete.plan, complete.reflection) for text in typed_texts(part)]
    known = [place.text for place in every_text(complete) if place.where != "document"]
    assert sorted(texts) == sorted(known)


def test_ids_choices_and_days_stay_as_they_are() -> None:
    inventory = StrengthsInventory(
        client="Mieke",
        entries=(entry("Mieke", "Mieke"),),
        open_areas=(OpenArea(area=LifeArea.PARTNER, reason="Mieke"),),
        priorities=(Priority(rank=1, entry="i1", reason="Mieke"),),
        client_remarks="Mieke",
    )
    action = Action(id="a1", text="Mieke", when="Mieke", done_when="Mieke", remark="Mieke", uses=("i1",))
    goal = RecoveryGoal(id="g1", text="Mieke", why="Mieke", priority=1, actions=(action,))
    progress = (Progress(text="Mieke"),)
    plan = ActionPlan(goals=(goal,), capacity_note="Mieke", if_it_fails="Mieke", progress=progress)
    key = {"[ZUS-1]": "Mieke", "[X-1]": "i1", "[X-2]": "partner", "[X-3]": "wish", "[X-4]": "a1"}
    for part in (inventory, plan):
        done = without_names(part, key)
        again = type(part).model_validate_json(part.model_dump_json().replace("Mieke", "[ZUS-1]"))
        assert done == again
        assert len(replacements(part, key)) == part.model_dump_json().count("Mieke")


def test_a_text_that_would_become_too_long_stays() -> None:
    long = "Mieke " * (MAX_TEXT // 6)
    reflection = Reflection(learning=long, development="Mieke")
    done = without_names(reflection, KEY)
    assert (done.learning, done.development) == (long, "[ZUS-1]")
    assert [one.fits for one in replacements(reflection, KEY)] == [False, True]


def test_the_pieces_tell_what_goes_and_what_comes() -> None:
    (found,) = replacements(Reflection(learning="Ik zag Mieke en [ZUS-1]."), KEY)
    assert [tuple(piece) for piece in found.pieces if piece.code] == [("Mieke", "[ZUS-1]")]
    assert found.before == "Ik zag Mieke en [ZUS-1]."
    assert found.after == "Ik zag [ZUS-1] en [ZUS-1]."


def test_without_names_in_the_key_nothing_changes(complete: FinalAssignment) -> None:
    for key in ({}, {"[ZUS-1]": ""}, {"[ZUS-1]": "   "}):
        assert replacements(complete.inventory, key) == []
        assert without_names(complete.plan, key) == complete.plan


def test_every_part_of_a_hand_in_is_known() -> None:
    parts: set[type[Part]] = {StrengthsInventory, ActionPlan, Reflection}
    for part in list(parts):
        for field in part.model_fields.values():
            parts |= {
                p for p in (Entry, OpenArea, Priority, RecoveryGoal, Progress) if p.__name__ in str(field.annotation)
            }
    assert parts | {Action} == set(TYPED)
