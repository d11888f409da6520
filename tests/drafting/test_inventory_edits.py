"""Every edit of an inventory changes what it says and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from herstelwerk.domain import MAX_ENTRIES, Layer, LifeArea, OpenArea, Priority, Source, StrengthsInventory
from herstelwerk.drafting import inventory as edits
from herstelwerk.drafting.ids import next_id
from tests.drafting.drafts import EARLIER, INVENTORY, TODAY, changes, line, still_valid


def ranks(inventory: StrengthsInventory) -> list[tuple[int, str, str]]:
    return [(p.rank, p.entry, p.reason) for p in inventory.priorities]


def test_a_new_line_stands_at_the_end_told_by_the_client_today() -> None:
    changed, id = edits.add_entry(INVENTORY, LifeArea.HEALTH, Layer.RESOURCE, TODAY)
    assert changes(INVENTORY, changed) == {"entries"}
    assert changed.entries[:-1] == INVENTORY.entries
    assert id == "i5"
    assert changed.entries[-1] == line(
        "i5", "", area=LifeArea.HEALTH, layer=Layer.RESOURCE, source=Source.CLIENT, on=TODAY
    )
    assert still_valid(changed)


def test_a_new_line_can_bring_its_text() -> None:
    changed, _ = edits.add_entry(INVENTORY, LifeArea.HEALTH, Layer.WISH, TODAY, text="Ik wil beter slapen.")
    assert changed.entries[-1].text == "Ik wil beter slapen."


def test_a_new_line_opens_an_area_that_was_left_open() -> None:
    changed, _ = edits.add_entry(INVENTORY, LifeArea.PARTNER, Layer.WISH, TODAY)
    assert changes(INVENTORY, changed) == {"entries", "open_areas"}
    assert changed.open_areas == ()


def test_an_id_that_something_refers_to_does_not_come_back() -> None:
    without = edits.remove_entry(INVENTORY, "i4")
    assert (
        edits.add_entry(without, LifeArea.HEALTH, Layer.WISH, TODAY, taken=["i4", "i9", "a12", "priorities"])[1]
        == "i10"
    )


def test_the_first_line_of_all() -> None:
    assert edits.add_entry(StrengthsInventory(), LifeArea.HEALTH, Layer.WISH, TODAY)[1] == "i1"


def test_beyond_the_limit_of_the_format_nothing_is_added() -> None:
    full = StrengthsInventory(entries=tuple(line(f"i{n}") for n in range(MAX_ENTRIES)), open_areas=INVENTORY.open_areas)
    assert edits.add_entry(full, LifeArea.PARTNER, Layer.WISH, TODAY) == (full, "")
    almost = edits.remove_entry(full, "i7")
    changed, id = edits.add_entry(almost, LifeArea.PARTNER, Layer.WISH, TODAY)
    assert (id, len(changed.entries)) == ("i400", MAX_ENTRIES)
    assert still_valid(changed)


@pytest.mark.parametrize(
    ("taken", "new"),
    [
        ([], "i1"),
        (["i1", "i7"], "i8"),
        (["i9", "i10"], "i11"),
        (["i007"], "i8"),
        (["a12", "g3", "in4", "inventory", "i", "i4b", "i-3", "i²", "i٣", ""], "i1"),
        (["i999999999999999"], "i1"),  # one more would be longer than an id may be
        (["i999999999", "i1000000000"], "i1000000001"),
    ],
)
def test_the_next_id(taken: list[str], new: str) -> None:
    assert next_id("i", taken) == next_id("i", iter(taken)) == new


def test_a_line_is_changed_and_the_others_are_not() -> None:
    changed = edits.change_entry(INVENTORY, "i2", text="Ik wil weer baantjes trekken.", on=date(2026, 11, 1))
    assert changes(INVENTORY, changed) == {"entries"}
    assert changes(INVENTORY.entries[1], changed.entries[1]) == {"text", "on"}
    assert (changed.entries[0], changed.entries[2]) == (INVENTORY.entries[0], INVENTORY.entries[2])
    assert still_valid(changed)


@pytest.mark.parametrize("edit", [edits.change_entry, edits.remove_entry])
def test_a_line_that_is_not_there_changes_nothing(edit: object) -> None:
    assert edit(INVENTORY, "i3") == INVENTORY  # type: ignore[operator]


def test_a_wish_with_a_priority_takes_it_along() -> None:
    changed = edits.remove_entry(INVENTORY, "i4")
    assert changes(INVENTORY, changed) == {"entries", "priorities"}
    assert [entry.id for entry in changed.entries] == ["i1", "i2"]
    assert ranks(changed) == [(1, "i2", "na de winter")]


def test_a_line_without_a_priority_leaves_the_priorities_as_they_are() -> None:
    read_in = INVENTORY.model_copy(update={"priorities": (Priority(rank=3, entry="i4"), Priority(rank=7, entry="i2"))})
    changed = edits.remove_entry(read_in, "i1")
    assert changes(read_in, changed) == {"entries"}  # goals know these ranks


def test_an_area_is_left_open_and_told_why() -> None:
    changed = edits.open_area(INVENTORY, LifeArea.FINANCES, "", TODAY)
    changed = edits.open_area(changed, LifeArea.FINANCES, "na de verhuizing", TODAY)
    assert changes(INVENTORY, changed) == {"open_areas"}
    assert changed.open_areas == (
        *INVENTORY.open_areas,
        OpenArea(area=LifeArea.FINANCES, reason="na de verhuizing", on=TODAY),
    )


def test_another_reason_keeps_its_place() -> None:
    two = edits.open_area(INVENTORY, LifeArea.FINANCES, "later", TODAY)
    changed = edits.open_area(two, LifeArea.PARTNER, "te vers", EARLIER)
    assert [(one.area, one.reason) for one in changed.open_areas] == [
        (LifeArea.PARTNER, "te vers"),
        (LifeArea.FINANCES, "later"),
    ]


def test_an_area_is_closed_again() -> None:
    assert edits.close_area(INVENTORY, LifeArea.PARTNER).open_areas == ()
    assert changes(INVENTORY, edits.close_area(INVENTORY, LifeArea.PARTNER)) == {"open_areas"}
    assert edits.close_area(INVENTORY, LifeArea.MEANING) == INVENTORY


def test_priorities_are_told_in_their_order_however_they_stand_in_the_file() -> None:
    turned = INVENTORY.model_copy(update={"priorities": INVENTORY.priorities[::-1]})
    assert edits.ranked(INVENTORY) == edits.ranked(turned) == ["i4", "i2"]


def test_another_order_keeps_the_reasons_with_their_line() -> None:
    changed = edits.rank(INVENTORY, ["i2", "i4"])
    assert changes(INVENTORY, changed) == {"priorities"}
    assert ranks(changed) == [(1, "i2", "na de winter"), (2, "i4", "")]
    assert ranks(edits.rank(changed, [])) == []


def test_a_wish_that_is_chosen_twice_has_one_rank() -> None:
    assert ranks(edits.rank(INVENTORY, ["i4", "i2", "i4", "i2"])) == [(1, "i4", ""), (2, "i2", "na de winter")]


def test_a_reason_is_given_to_one_priority() -> None:
    changed = edits.give_reason(INVENTORY, "i4", "eerst de schuld")
    assert changes(INVENTORY, changed) == {"priorities"}
    assert ranks(changed) == [(1, "i4", "eerst de schuld"), (2, "i2", "na de winter")]
    assert edits.give_reason(INVENTORY, "i1", "geen prioriteit") == INVENTORY
