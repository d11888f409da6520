"""The working relationship: own side first, the client unseen and unsteered, differences as something to talk about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from herstelwerk.drafting.relationship import change, mean, talk_of
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.page import Page
from herstelwerk.screens.workbook.relationship import RelationshipSheet
from tests.screens.soundness import Watched
from tests.screens.workbook.held import Held, has

IDS = [f"r{n:02d}" for n in range(1, 11)]
SKIP = "skip"


@pytest.fixture
def page(desk: Desk) -> Watched:
    return Watched(Held(desk, RelationshipSheet))


def kept(desk: Desk) -> list[dict[str, Any]]:
    sheet = desk.store.read(desk.owner, "relationship")
    return sheet.body["moments"] if sheet else []


def rate(page: Page, moment: str, side: str, values: Sequence[int | str]) -> None:
    for id, value in zip(IDS, values, strict=False):
        page.choose(f"{moment}-{side}-{id}", str(value))


def whole(page: Page, moment: str, worker: Sequence[int | str], client: Sequence[int | str], day: str) -> None:
    page.press("relatie-erbij")
    page.type(f"{moment}-dag", day)
    rate(page, moment, "worker", worker)
    page.press("relatie-verder")
    rate(page, moment, "client", client)
    page.press("relatie-verder")


def test_the_own_side_comes_before_the_client_side_is_shown(page: Watched) -> None:
    page.press("relatie-erbij")
    assert not has(page, "m1-client-r01") and not has(page, "relatie-verder")
    rate(page, "m1", "worker", [4, 4, 4, 4, 4, 4, 4, 4, 4])
    assert "Nog 1 zin te gaan" in page.words
    assert not has(page, "relatie-verder")
    page.choose("m1-worker-r10", SKIP)
    page.press("relatie-verder")
    assert has(page, "m1-client-r01")


def test_a_new_moment_is_today_and_is_kept(page: Watched, desk: Desk) -> None:
    page.press("relatie-erbij")
    page.choose("m1-wanneer", "na een maand")
    page.choose("m1-worker-r03", "2")
    page.choose("m1-worker-r04", SKIP)
    (moment,) = kept(desk)
    assert (moment["on"], moment["occasion"]) == ("2026-11-22", "na een maand")
    assert moment["worker"] == {"r03": 2, "r04": None}
    reopened = Watched(Held(desk, RelationshipSheet))
    chosen = [
        part.attributes["value"] for part in reopened.part("m1-worker-r04").walk() if part.attributes.get("checked")
    ]
    assert chosen == [SKIP]


def test_the_client_is_not_steered_by_what_the_worker_gave(page: Watched, desk: Desk) -> None:
    whole(page, "m1", [5] * 10, [1] * 10, "2026-09-01")
    whole(page, "m2", [5] * 10, [1] * 10, "2026-10-01")
    assert has(page, "relatie-lijn")
    page.press("relatie-erbij")
    rate(page, "m3", "worker", [3] * 10)
    page.press("relatie-verder")
    assert not has(page, "relatie-lijn") and not has(page, "m3-worker-r01")
    assert not any(part.attributes.get("checked") for part in page.tree.walk())
    intro = desk.workbook.wording("werkrelatie").text("intro_client")
    assert intro in page.words
    assert "Mijn begeleider is een echt mens voor mij." in page.words


def test_the_client_may_pass_everything_over(page: Watched) -> None:
    page.press("relatie-erbij")
    rate(page, "m1", "worker", [3] * 10)
    page.press("relatie-verder")
    page.press("relatie-verder")
    assert "Er zijn nog geen zinnen waar jullie allebei een cijfer bij gaven." in page.words


def test_differences_become_something_to_talk_about(page: Watched, desk: Desk) -> None:
    talk = desk.workbook.wording("werkrelatie")
    whole(page, "m1", [5, 5, 2, 1, 3, SKIP, 3, 3, 3, 3], [4, 2, 4, 2, 3, 5, SKIP, 3, 3, 3], "2026-09-01")
    for kind, statement in (("both_high", 0), ("worker_higher", 1), ("client_higher", 2), ("both_low", 3)):
        card = page.part(f"m1-{kind}")
        assert talk.tables("statement")[statement].text("worker") in card.words
        for question in talk.texts("talk", kind, "questions"):
            assert question in card.words
    assert [
        part.key for part in page.tree.walk() if part.key.startswith("m1-both") or part.key.endswith("_higher")
    ] == [
        "m1-both_high",
        "m1-client_higher",
        "m1-worker_higher",
        "m1-both_low",
    ], "what goes well comes first"
    assert page.part("m1-tabel").words.count("–") == 2


@pytest.mark.parametrize(
    ("worker", "client", "expected"),
    [
        (5, 4, "both_high"),
        (4, 4, "both_high"),
        (1, 2, "both_low"),
        (4, 3, "worker_higher"),
        (2, 3, "client_higher"),
        (3, 3, ""),
        (None, 3, ""),
        (3, None, ""),
    ],
)
def test_where_the_outer_quarters_of_the_scale_lie(worker: int | None, client: int | None, expected: str) -> None:
    assert talk_of(worker, client, 1, 5) == expected


def test_the_trend_stands_in_the_order_of_the_days(page: Watched) -> None:
    whole(page, "m1", [4] * 10, [2] * 10, "2026-10-05")
    assert not has(page, "relatie-lijn")
    whole(page, "m2", [3] * 10, [4] * 10, "2026-09-01")
    figure = page.part("relatie-lijn")
    assert "Jij: 3,0, dan 4,0. Je cliënt: 4,0, dan 2,0." in figure.words
    assert has(page, "relatie-worker-trend_up") and has(page, "relatie-client-trend_down")


def test_a_moment_that_is_not_looked_at_together_yet_is_not_in_the_line(page: Watched) -> None:
    whole(page, "m1", [4] * 10, [2] * 10, "2026-09-01")
    page.press("relatie-erbij")
    rate(page, "m2", "worker", [5] * 10)
    assert not has(page, "relatie-lijn") and "Vanaf twee momenten" in page.words


def test_the_line_may_be_of_one_characteristic(page: Watched) -> None:
    whole(page, "m1", [5, 5, *[1] * 8], [3] * 10, "2026-09-01")
    whole(page, "m2", [5, 5, *[1] * 8], [3] * 10, "2026-10-01")
    assert "Jij: 1,8, dan 1,8." in page.part("relatie-lijn").words
    page.choose("relatie-over", "trust")
    assert "Jij: 5,0, dan 5,0." in page.part("relatie-lijn").words
    assert not has(page, "relatie-worker-trend_up")


def test_a_change_counts_only_what_was_rated_both_times() -> None:
    among = frozenset(IDS)
    before, after = {"r01": 5, "r02": 1, "r03": None}, {"r01": 5, "r02": None, "r03": 2}
    assert mean(before, among) == 3 and mean(after, among) == 3.5
    assert change(before, after, among) == 0
    assert change({"r02": 1}, {"r03": 5}, among) is None
    assert mean(before, frozenset({"r03"})) is None


def test_removing_a_moment_is_asked_first(page: Watched, desk: Desk) -> None:
    whole(page, "m1", [4] * 10, [2] * 10, "2026-10-05")
    page.press("relatie-weg")
    page.press("relatie-blijft")
    assert len(kept(desk)) == 1
    page.press("relatie-weg")
    page.press("relatie-echt-weg")
    assert kept(desk) == [] and not has(page, "relatie-open-m1")
    before = desk.store.versions(desk.owner, "relationship")
    assert any(version.body["moments"] for version in before), "what stood there stays a version"


def test_sides_can_be_mended_afterwards(page: Watched, desk: Desk) -> None:
    whole(page, "m1", [4] * 10, [2] * 10, "2026-10-05")
    page.press("relatie-zijn")
    page.choose("m1-client-r01", "5")
    page.press("relatie-verder")
    assert kept(desk)[0]["client"]["r01"] == 5
    assert "Jij 4, je cliënt 5." in page.words


def test_an_occasion_that_is_no_longer_in_the_list_stays(desk: Desk) -> None:
    desk.store.save(desk.owner, "relationship", {"moments": [{"id": "m1", "occasion": "op [ZUS-1] haar feest"}]}, 0)
    page = Watched(Held(desk, RelationshipSheet))
    assert page.part("m1-wanneer").value == "op [ZUS-1] haar feest"


def test_it_stands_there_that_it_is_not_handed_in(page: Watched) -> None:
    assert "gaat niet mee met de eindopdracht" in page.words
