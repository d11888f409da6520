"""The inventory on screen: ten areas, three layers, lines with their details, areas left open, priorities, signatures."""

from __future__ import annotations

from datetime import date

import pytest

from herstelwerk.domain import MAX_TEXT, Layer, LifeArea, ResourceKind, Source
from herstelwerk.screens.assignment.screen import AssignmentScreen
from herstelwerk.screens.desk import Desk
from tests.screens.assigned import Writer
from tests.screens.soundness import Watched

TODAY = date(2026, 11, 22)


@pytest.fixture
def her(desk: Desk) -> Writer:
    return Writer(desk)


def test_ten_areas_with_three_layers_each(her: Writer, desk: Desk) -> None:
    her.page.type("client", "C1")
    typed = {}
    for area in LifeArea:
        for layer in Layer:
            text = f"Ik vertel over {area.dutch.lower()} en mijn {layer.dutch}."
            typed[her.line(area, layer, text)] = (area, layer, text)
        assert "3 regels" in her.page.part(f"gebied-{area}").words
    inventory = her.kept.inventory.value
    assert inventory.client == "C1"
    assert {e.id: (e.area, e.layer, e.text) for e in inventory.entries} == typed
    assert {(e.source, e.on) for e in inventory.entries} == {(Source.CLIENT, TODAY)}
    again = Watched(AssignmentScreen(desk))
    for area in LifeArea:
        again.press(f"gebied-{area}")
        for id in (id for id, (there, _, _) in typed.items() if there is area):
            assert again.part(id).value == typed[id][2]


def test_the_areas_are_walked_one_after_another(her: Writer) -> None:
    seen = [str(her.screen.inventory.area)]
    her.page.press("gebied-safety")
    for area in LifeArea:
        assert her.page.part("gebied-kop").words == area.dutch
        assert her.page.part(f"gebied-{area}").attributes["aria-pressed"] == "true"
        if area is not LifeArea.MEANING:
            her.page.press("volgende")
            assert her.page.sent[-1]["focus"] == "gebied-kop"
    assert "volgende" not in her.page.hearing("press")
    her.page.press("vorige")
    assert her.screen.inventory.area is LifeArea.HEALTH
    assert seen == ["living"], "one begins where it is least close to the bone"


def test_wishes_may_come_first(her: Writer) -> None:
    def layers() -> list[str]:
        return [part.key for part in her.page.tree.walk() if part.key.startswith("laag-")]

    assert layers() == ["laag-living-strength", "laag-living-wish", "laag-living-resource"]
    her.page.choose("volgorde", "wensen")
    assert layers() == ["laag-living-wish", "laag-living-strength", "laag-living-resource"]


def test_a_line_with_all_its_details(her: Writer) -> None:
    id = her.line("relationships", "resource", "Mijn buurvrouw past op de kat.")
    her.page.type(f"{id}-letterlijk", "'Zij is er gewoon altijd.'")
    her.page.choose(f"{id}-bron", "observed")
    her.page.type(f"{id}-datum", "2026-11-03")
    her.page.choose(f"{id}-soort", "cohesion")
    her.page.choose(f"{id}-beroep", "ja")
    entry = her.kept.inventory.value.entries[0]
    assert (entry.literal, entry.source, entry.on) == ("'Zij is er gewoon altijd.'", Source.OBSERVED, date(2026, 11, 3))
    assert (entry.kind, entry.professional) == (ResourceKind.COHESION, True)
    told = her.page.part(f"{id}-meer").words
    assert "Bron, datum, eigen woorden (ik zag het, 03-11-2026, met letterlijke woorden)" in told
    her.page.choose(f"{id}-beroep")
    her.page.choose(f"{id}-bron", "")
    her.page.type(f"{id}-datum", "")
    entry = her.kept.inventory.value.entries[0]
    assert (entry.source, entry.on, entry.professional) == (Source.UNKNOWN, None, False)


def test_only_a_resource_has_a_kind_and_only_a_wish_becomes_a_priority(her: Writer) -> None:
    ids = {layer: her.line("living", layer, "Ik kook elke zondag soep.") for layer in Layer}
    keys = {part.key for part in her.page.tree.walk()}
    assert {id for id in ids.values() if f"{id}-soort" in keys} == {ids[Layer.RESOURCE]}
    assert {id for id in ids.values() if f"{id}-prioriteit" in keys} == {ids[Layer.WISH]}


@pytest.mark.parametrize("day", ["22-11-2026", "2026-13-01", "0002-01-01", "12026-01-01", "morgen", "2026-11-31"])
def test_what_is_no_day_changes_nothing(her: Writer, day: str) -> None:
    id = her.line("living", "strength", "Ik kook elke zondag soep.")
    her.page.type(f"{id}-datum", day)
    assert her.kept.inventory.value.entries[0].on == TODAY


def test_a_text_as_long_as_the_format_allows(her: Writer) -> None:
    id = her.line("living", "strength", "x" * MAX_TEXT)
    her.page.type(id, "x" * (MAX_TEXT + 1))
    assert len(her.kept.inventory.value.entries[0].text) == MAX_TEXT


def test_an_area_left_open_on_purpose(her: Writer) -> None:
    her.page.press("gebied-partner")
    her.page.press("laat-open-partner")
    her.page.type("reden-partner", "Daar wil ik het later over hebben.")
    assert "bewust open" in her.page.part("gebied-partner").words
    (left,) = her.kept.inventory.value.open_areas
    assert (left.area, left.reason, left.on) == (LifeArea.PARTNER, "Daar wil ik het later over hebben.", TODAY)
    her.page.press("sluit-partner")
    assert her.kept.inventory.value.open_areas == ()
    her.page.press("laat-open-partner")
    her.line("partner", "strength", "We praten weer elke week.")
    assert her.kept.inventory.value.open_areas == (), "a line says that it is open no longer"
    assert "laat-open-partner" not in her.page.hearing("press")


def test_a_line_that_is_removed_can_be_had_back(her: Writer) -> None:
    first = her.wish("living", "Ik wil een eigen kamer met een raam.")
    second = her.wish("living", "Ik wil weer een kat.")
    her.page.press(f"{first}-weg")
    assert first not in [part.key for part in her.page.tree.walk()]
    assert her.page.said == "De regel is verwijderd. Bij ‘Eerdere versies’ kun je terug."
    assert her.page.sent[-1]["focus"] == "erbij-living-wish"
    inventory = her.kept.inventory.value
    assert [e.id for e in inventory.entries] == [second]
    assert [(p.rank, p.entry) for p in inventory.priorities] == [(1, second)]
    before = her.screen.desk.store.versions(her.screen.desk.owner, "inventory")
    assert any("eigen kamer" in str(version.body) for version in before)
    assert her.line("living", "wish", "Ik wil naar zee.") not in (first, second)


# Priorities


def order(her: Writer) -> list[str]:
    """The wishes in their order, as the screen shows them."""
    return [part.key.removeprefix("rang-") for part in her.page.part("rangorde").walk() if part.key.startswith("rang-")]


def test_priorities_by_choosing_dragging_and_buttons(her: Writer) -> None:
    wishes = [her.line("leisure", "wish", f"Ik wil weer {what}.") for what in ("zingen", "vissen", "dansen", "schaken")]
    assert "Nog geen prioriteiten gekozen." in her.page.words
    for id in wishes[:3]:
        her.page.press(f"kies-{id}")
    her.page.press(f"{wishes[3]}-prioriteit")
    assert her.page.said == "Dit is nu prioriteit 4."
    assert order(her) == wishes
    one, two, three, four = wishes
    her.page.arrange("rangorde", [f"rang-{id}" for id in (four, three, two, one)])
    assert order(her) == [four, three, two, one]
    her.page.press(f"hoger-{one}")
    assert order(her) == [four, three, one, two] and her.page.said == "Nu prioriteit 3."
    her.page.press(f"lager-{four}")
    assert order(her) == [three, four, one, two]
    assert f"hoger-{three}" not in her.page.hearing("press"), "the first cannot go higher"
    assert f"lager-{two}" not in her.page.hearing("press"), "the last cannot go lower"
    her.page.press(f"af-{four}")
    assert order(her) == [three, one, two]
    assert [(p.rank, p.entry) for p in her.kept.inventory.value.priorities] == [(1, three), (2, one), (3, two)]
    her.page.choose(f"plaats-{two}", "1")
    assert order(her) == [two, three, one] and her.page.said == "Nu prioriteit 1."
    assert f"kies-{four}" in her.page.hearing("press")


@pytest.mark.parametrize(
    "order_", [[], ["rang-i1"], ["rang-i1", "rang-i1"], ["rang-i1", "rang-i2", "rang-i3"], "rang-i1", [1, 2]]
)
def test_only_another_order_of_the_same_wishes_is_taken(her: Writer, order_: object) -> None:
    for text in ("Ik wil weer zingen.", "Ik wil weer vissen."):
        her.wish("leisure", text)
    her.page._handle({"e": "order", "k": "rangorde", "v": order_}, None, None)
    assert order(her) == ["i1", "i2"]


def test_a_goal_stays_with_its_wish_when_the_order_changes(her: Writer) -> None:
    sing, fish = her.wish("leisure", "Ik wil weer zingen in een koor."), her.wish("leisure", "Ik wil weer gaan vissen.")
    her.go("actieplan")
    her.page.press(f"doel-uit-{sing}")
    her.go("krachteninventarisatie")
    her.page.press(f"hoger-{fish}")
    assert her.kept.plan.value.goals[0].priority == 2
    her.page.press(f"af-{fish}")
    assert her.kept.plan.value.goals[0].priority == 1
    her.page.press(f"af-{sing}")
    assert her.kept.plan.value.goals[0].priority is None


# The last part


def test_remarks_and_signatures(her: Writer) -> None:
    her.line("living", "strength", "Ik kook elke zondag soep voor de buurvrouw.")
    assert "Hier ontbreekt nog een handtekening: jullie allebei." in her.page.words
    her.page.type("opmerkingen", "Zo ken ik mezelf.")
    her.page.type("cliënt-tekent", "2026-11-20")
    assert "Hier ontbreekt nog een handtekening: jijzelf." in her.page.words
    her.page.type("begeleider-tekent", "2026-11-21")
    assert "handtekening:" not in her.page.words
    inventory = her.kept.inventory.value
    assert inventory.client_remarks == "Zo ken ik mezelf."
    assert (inventory.signed_by_client_on, inventory.signed_by_worker_on) == (date(2026, 11, 20), date(2026, 11, 21))
    her.page.type("cliënt-tekent", "")
    assert her.kept.inventory.value.signed_by_client_on is None


def test_a_silent_area_is_asked_about_where_one_can_leave_it_open(her: Writer) -> None:
    her.line("living", "strength", "Ik kook elke zondag soep voor de buurvrouw.")
    her.page.press("gebied-meaning")
    assert "Over ‘Zingeving’ staat nog niets." in her.page.part("paneel-meaning").words
    her.page.press("laat-open-meaning")
    assert "‘Zingeving’ is opengelaten. Wat is de reden" in her.page.part("paneel-meaning").words
    her.page.type("reden-meaning", "Dat bewaar ik voor later.")
    assert "Zingeving’ is opengelaten" not in her.page.words
