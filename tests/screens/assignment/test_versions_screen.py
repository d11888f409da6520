"""Earlier versions on screen: look back, compare with now, put back; nothing that was kept is ever gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from herstelwerk.domain import ActionPlan, StrengthsInventory
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.parts import Part
from herstelwerk.screens.versions import lines
from herstelwerk.store import Store
from tests.screens.assigned import Writer
from tests.screens.conftest import NOW


class Clock:
    """A clock that goes when told."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at

    def go(self, minutes: int) -> None:
        """So much later."""
        self.at += timedelta(minutes=minutes)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def later(desk: Desk, work: Path, clock: Clock) -> Iterator[Desk]:
    """A desk at which time passes."""
    with Store.open(work, clock=clock) as store:
        yield replace(desk, store=store, now=clock)


def sides(her: Writer, name: str = "inventory") -> list[list[str]]:
    """What stood there then and not now, and the other way round."""
    lists = [part for part in her.page.part(f"versies-{name}").walk() if part.tag == "ul"]
    return [[item.words for item in one.children if isinstance(item, Part)] for one in lists]


def options(her: Writer, name: str = "inventory") -> list[str]:
    """The versions one can choose from."""
    return [part.words for part in her.page.part(f"versie-{name}").walk() if part.tag == "option"]


def test_without_anything_kept_there_is_nothing_to_look_back_at(desk: Desk) -> None:
    her = Writer(desk, "versies")
    for title in ("Krachteninventarisatie", "Actieplan", "Reflectie"):
        assert f"{title}: nog geen eerdere versies." in her.page.words


def test_looking_back_comparing_and_putting_back(later: Desk, clock: Clock) -> None:
    her = Writer(later)
    id = her.line("living", "strength", "Ik fiets")
    kept = her.line("living", "strength", "Ik kook elke zondag soep.")
    clock.go(10)
    her.page.type(id, "Ik zwem elke dinsdag met mijn zus.")
    her.go("versies")
    told = options(her)
    assert told[0] == "kies een versie" and "22-11-2026 14:12 · bewaard" in told[1] and "14:02" in told[2]
    first, newest = sorted(version.version for version in later.store.versions(later.owner, "inventory"))
    her.page.choose("versie-inventory", str(first))
    assert sides(her) == [["Ik fiets"], ["Ik zwem elke dinsdag met mijn zus."]]
    her.page.choose("versie-inventory", str(newest))
    assert sides(her) == [] and her.page.part("versies-inventory").words.count("Niets.") == 2
    her.page.choose("versie-inventory", str(first))
    clock.go(1)
    her.page.press("terug-inventory")
    assert [entry.text for entry in her.work.inventory.value.entries] == ["Ik fiets", "Ik kook elke zondag soep."]
    assert her.work.inventory.value == her.kept.inventory.value
    assert "teruggezet" in " ".join(options(her))
    assert any("zwem" in str(version.body) for version in later.store.versions(later.owner, "inventory"))
    her.go("krachteninventarisatie")
    assert her.page.part(id).value == "Ik fiets"
    her.page.type(kept, "Ik kook nu ook op maandag.")
    assert her.work.inventory.saved, "one goes on from what was put back"


def test_what_was_removed_is_found_back(desk: Desk) -> None:
    her = Writer(desk)
    id = her.line("living", "strength", "Ik fiets")
    her.page.press(f"{id}-weg")
    her.go("versies")
    assert "iets verwijderd" in " ".join(options(her))
    her.page.choose("versie-inventory", str(min(v.version for v in desk.store.versions(desk.owner, "inventory"))))
    assert sides(her) == [["Ik fiets"]]
    her.page.press("terug-inventory")
    assert [entry.text for entry in her.kept.inventory.value.entries] == ["Ik fiets"]


def test_every_document_has_its_own_versions(later: Desk, clock: Clock) -> None:
    her = Writer(later, "reflectie")
    her.page.type("learning", "Eerst dit.")
    clock.go(10)
    her.page.type("learning", "Toen dat.")
    her.go("versies")
    assert "Krachteninventarisatie: nog geen eerdere versies." in her.page.words
    her.page.choose("versie-reflection", "1")
    assert sides(her, "reflection") == [["Eerst dit."], ["Toen dat."]]


@pytest.mark.parametrize("version", ["99", "-1", "een", ""])
def test_a_version_that_is_not_there_cannot_be_chosen(desk: Desk, version: str) -> None:
    her = Writer(desk)
    her.line("living", "strength", "Ik fiets")
    her.go("versies")
    before = her.page.words
    her.page._handle({"e": "choose", "k": "versie-inventory", "v": [version]}, None, None)
    assert her.page.words == before


def test_only_what_a_person_typed_is_compared() -> None:
    body = {
        "client": "C1",
        "entries": [
            {"id": "i1", "area": "living", "layer": "wish", "text": "vis", "on": "2026-11-22", "source": "client"}
        ],
        "priorities": [{"rank": 1, "entry": "i1", "reason": "eerst dit"}],
        "goals": [
            {
                "id": "g1",
                "text": "zing",
                "actions": [{"who": "client", "when": "dinsdag", "uses": ["i1"], "text": "bel"}],
            }
        ],
        "signed_by_client_on": "2026-11-22",
        "confidence": 7,
        "empty": " ",
    }
    assert list(lines(body)) == ["C1", "vis", "eerst dit", "zing", "dinsdag", "bel"]


@pytest.mark.parametrize("sheet", ["inventory", "plan", "reflection", "dismissals", "key"])
@pytest.mark.parametrize(
    "unfit",
    [
        {"entries": 5},
        {"unknown": 1},
        {"dismissals": [{"where": 1}]},
        {"dismissals": 4},
        {"goals": ["a"]},
        {"client": ["x"]},
    ],
    ids=str,
)
def test_a_sheet_that_does_not_fit_gives_way_to_the_last_that_did(
    desk: Desk, sheet: str, unfit: dict[str, object]
) -> None:
    her = Writer(desk)
    her.line("living", "strength", "Ik fiets")
    her.go("reflectie")
    her.page.type("learning", "Ik leerde luisteren.")
    version = desk.store.read(desk.owner, sheet)
    desk.store.save(desk.owner, sheet, unfit, version.version if version else 0, why="ingelezen")
    again = Writer(desk)
    assert isinstance(again.work.inventory.value, StrengthsInventory) and isinstance(again.work.plan.value, ActionPlan)
    assert again.work.reflection.value.learning in ("Ik leerde luisteren.", "")
    assert again.work.review.criteria
    again.go("versies")
    assert unfit in [version.body for version in desk.store.versions(desk.owner, sheet)], "nothing was thrown away"


def test_what_does_not_fit_is_told(desk: Desk) -> None:
    her = Writer(desk)
    id = her.line("living", "strength", "Ik fiets")
    newest = desk.store.read(desk.owner, "inventory")
    assert newest is not None
    desk.store.save(desk.owner, "inventory", {"entries": 5}, newest.version, why="ingelezen")
    again = Writer(desk)
    assert again.page.part(id).value == "Ik fiets"
    assert "past niet bij dit werkboek" in again.page.part("stand").words
    assert "Er is niets weggegooid" in again.page.part("stand").words
    again.page.type(id, "Ik fiets elke dag.")
    assert "bewaard 14:02" in again.page.part("stand").words
    assert her.kept.inventory.value.entries[0].text == "Ik fiets elke dag."
    assert {"entries": 5} in [version.body for version in desk.store.versions(desk.owner, "inventory")]
