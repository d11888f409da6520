"""A wrong value at any place of the document: its place is named, in Dutch, with all other problems at once."""

from __future__ import annotations

from typing import Any

import pytest

from herstelwerk.domain import FinalAssignment
from herstelwerk.handin import HandInError, read_hand_in
from tests.hand_ins import ENGLISH, Json, as_bytes, complete, everything, ids, minimal, places, written

TEXTS = (
    "client text literal reason client_remarks when done_when remark why capacity_note if_it_fails cooperation "
    "learning development receipt where code trainee cohort"
).split()
DAYS = ("on", "signed_by_client_on", "signed_by_worker_on", "done_on", "drawn_up_on", "evaluate_on", "submitted_at")
LISTS = ("entries", "open_areas", "priorities", "goals", "actions", "uses", "progress", "dismissals")
WRONG: list[Any] = [None, 5, 5.5, True, "x", [], {}]


def fits(way: tuple[str | int, ...], value: Any) -> bool:
    """Whether the format page allows this value here."""
    key, parent = way[-1], way[-2] if len(way) > 1 else None
    if isinstance(key, int):
        return value == "x" if parent == "uses" else value == {} and parent == "progress"
    if key in TEXTS or key in ("id", "entry"):
        return value == "x"
    if key in DAYS:
        return value is None  # an absent day may be written as null
    if key in ("rank", "attempt", "confidence", "priority"):
        return (value == 5 and type(value) is int) or (value is None and key in ("confidence", "priority"))
    if key in ("success", "professional"):
        return value is True
    if key in LISTS:
        return value == []
    return value == {} and key in ("inventory", "plan", "reflection")


def replaced(document: Json, way: tuple[str | int, ...], value: Any) -> bytes:
    part: Any = document
    for step in way[:-1]:
        part = part[step]
    old, part[way[-1]] = part[way[-1]], value
    data = as_bytes(document)
    part[way[-1]] = old
    return data


def wrong_with(document: Json | bytes) -> tuple[str, ...]:
    """The places of all problems; the message of each is Dutch."""
    with pytest.raises(HandInError) as caught:
        read_hand_in(document if isinstance(document, bytes) else as_bytes(document))
    assert not ENGLISH.search(str(caught.value)), str(caught.value)
    assert "een waarde van het juiste soort" not in str(caught.value), "says nothing of what belongs there"
    return tuple(problem.place for problem in caught.value.problems)


@pytest.mark.parametrize("value", WRONG, ids=ids)
def test_a_value_of_the_wrong_sort_is_named_by_its_place(value: Any) -> None:
    document = everything()
    assert read_hand_in(as_bytes(document))
    for way in places(document):
        data = replaced(document, way, value)
        if fits(way, value):
            assert read_hand_in(data), written(way)
        else:
            found = wrong_with(data)
            assert found, written(way)
            assert all(place.startswith(written(way)) for place in found), (written(way), found)


def test_the_document_of_this_test_has_every_key_of_the_format() -> None:
    def keys(schema: Any) -> set[str]:
        parts = [schema, *schema.get("$defs", {}).values()]
        return {key for part in parts for key in part.get("properties", {})}

    assert keys(FinalAssignment.model_json_schema()) == {w[-1] for w in places(everything()) if isinstance(w[-1], str)}


def test_an_unknown_key_is_named_at_every_level() -> None:
    document = everything()
    parts = [(), *(way for way in places(document) if isinstance(_at(document, way), dict))]
    for way in parts:
        part = _at(document, way)
        part["kleur"] = 1
        assert wrong_with(document) == (written((*way, "kleur")),)
        del part["kleur"]


def test_a_missing_key_is_named_at_every_level() -> None:
    required = {"format", "trainee", "cohort", "id", "area", "layer", "text", "rank", "entry", "where", "code"}
    document = everything()
    for way in list(places(document)):
        part, key = _at(document, way[:-1]), way[-1]
        if key not in required or (key == "text" and "progress" in way):
            continue
        old = part.pop(key)
        assert wrong_with(document) == (written(way),)
        part[key] = old


def _at(document: Json, way: tuple[str | int, ...]) -> Any:
    part: Any = document
    for step in way:
        part = part[step]
    return part


def test_all_problems_of_a_file_are_told_at_once() -> None:
    document = everything()
    entries, goal = document["inventory"]["entries"], document["plan"]["goals"][0]
    entries[0] |= {"area": "huis", "on": "6-10-2026", "kleur": 1}
    entries[1] |= {"id": entries[0]["id"], "text": "a" * 5_001}
    del entries[2]["layer"]
    goal |= {"id": "G 1", "priority": 0}
    goal["actions"][1] |= {"uses": [5], "who": "iedereen", "done_on": "2026-02-30"}
    document |= {"submitted_at": "gisteren", "attempt": 0, "format": "herstelwerk/final-assignment/2"}
    assert sorted(wrong_with(document)) == sorted(
        """format submitted_at attempt inventory.entries[0].area inventory.entries[0].on inventory.entries[0].kleur
        inventory.entries[1].id inventory.entries[1].text inventory.entries[2].layer plan.goals[0].id
        plan.goals[0].priority plan.goals[0].actions[1].uses[0] plan.goals[0].actions[1].who
        plan.goals[0].actions[1].done_on""".split()
    )


def test_a_kind_that_belongs_to_no_resource_is_told_with_what_else_is_wrong_there() -> None:
    document = everything()
    document["inventory"]["entries"][0] |= {"layer": "wish", "kind": "security"}
    assert wrong_with(document) == ("inventory.entries[0].kind",)
    document["inventory"]["entries"][0] |= {"text": 5}
    assert set(wrong_with(document)) == {"inventory.entries[0].kind", "inventory.entries[0].text"}


def _entries(number: int) -> list[Json]:
    return [{"id": f"e{i}", "area": "living", "layer": "wish", "text": "tuin"} for i in range(number)]


def _goals(*actions: int) -> list[Json]:
    return [
        {"id": f"g{g}", "text": "tuin", "actions": [{"id": f"a{g}n{i}", "text": "bel"} for i in range(number)]}
        for g, number in enumerate(actions)
    ]


def test_the_most_that_the_format_allows_is_read() -> None:
    document = minimal() | {"inventory": {"entries": _entries(400)}, "plan": {"goals": _goals(*[10] * 50)}}
    assert len(read_hand_in(as_bytes(document)).inventory.entries) == 400


TOO_MANY: list[tuple[Json, str, str]] = [
    ({"inventory": {"entries": _entries(401)}}, "inventory.entries", "401"),
    ({"plan": {"goals": _goals(*[0] * 51)}}, "plan.goals", "51"),
    ({"plan": {"goals": _goals(200, 200, 101)}}, "plan", "501"),
    ({"plan": {"goals": _goals(501)}}, "plan", "501"),
]


@pytest.mark.parametrize(("part", "place", "number"), TOO_MANY, ids=ids)
def test_more_than_the_format_allows_is_told_with_the_number(part: Json, place: str, number: str) -> None:
    with pytest.raises(HandInError) as caught:
        read_hand_in(as_bytes(minimal() | part))
    [problem] = caught.value.problems
    assert problem.place.startswith(place)
    assert number in problem.wrong


def test_too_many_entries_are_told_whatever_else_is_wrong_with_them() -> None:
    entries = _entries(401)
    entries[3]["text"] = 5
    assert "inventory.entries" in wrong_with(minimal() | {"inventory": {"entries": entries}})


def test_a_text_of_5000_code_points_is_read_and_one_more_is_not() -> None:
    document = everything()
    for sign in ("a", "é", "😀"):
        if sign != "😀":
            document["inventory"]["entries"][0]["text"] = sign * 5_000
            assert read_hand_in(as_bytes(document))
        for way in places(document):
            key, old = way[-1], _at(document, way)
            if key in TEXTS and key not in ("where", "code"):
                part = _at(document, way[:-1])
                part[key] = sign * 5_001
                assert wrong_with(document) == (written(way),)
                part[key] = old


def _goal(id: str, *actions: str) -> Json:
    return {"id": id, "text": "tuin", "actions": [{"id": action, "text": "bel"} for action in actions]}


RANKS = [{"rank": 1, "entry": "i1"}, {"rank": 1, "entry": "i2"}]
TWO_GOALS = {"goals": [_goal("g"), _goal("h", "e2")]}
NAMED_TWICE: list[tuple[str, Json]] = [
    ("inventory.entries[1].id", {"inventory": {"entries": _entries(1) * 2}}),
    ("plan.goals[0].id", {"inventory": {"entries": _entries(1)}, "plan": {"goals": [_goal("e0")]}}),
    ("plan.goals[0].actions[0].id", {"plan": {"goals": [_goal("g", "g")]}}),
    ("plan.goals[1].actions[0].id", {"plan": {"goals": [_goal("g", "a"), _goal("h", "a")]}}),
    ("plan.goals[1].actions[0].id", {"inventory": {"entries": _entries(3)}, "plan": TWO_GOALS}),
    ("inventory.priorities[1].rank", {"inventory": {"priorities": RANKS}}),
]


@pytest.mark.parametrize(("place", "part"), NAMED_TWICE, ids=ids)
def test_an_id_or_rank_that_stands_twice_is_an_error_across_kinds(place: str, part: Json) -> None:
    assert wrong_with(minimal() | part) == (place,)


BAD_IDS = ["", "1a", "A1", "a-1", "a 1", "a1\n", "é1", "a" * 17, "a१", "<b>", "../a", "a.b"]


@pytest.mark.parametrize("bad", BAD_IDS, ids=ids)
def test_an_id_is_a_small_letter_and_at_most_fifteen_more(bad: str) -> None:
    for way in [("inventory", "entries", 0, "id"), ("plan", "goals", 0, "id"), ("plan", "goals", 0, "actions", 0, "id"),
                ("inventory", "priorities", 0, "entry"), ("plan", "goals", 0, "actions", 0, "uses", 0)]:  # fmt: skip
        assert wrong_with(replaced(everything(), way, bad)) == (written(way),)


BAD_DAYS = ["2026-11-31", "2026-13-01", "20261112", "2026-W46-4", "12-11-2026", "2026-11-12T00:00:00", " 2026-11-12",
            "2026-11-12\n", "٢٠٢٦-11-12", "0000-01-01", "10000-01-01", "morgen"]  # fmt: skip


@pytest.mark.parametrize("bad", BAD_DAYS, ids=ids)
def test_a_day_is_an_iso_date(bad: str) -> None:
    for way in [
        ("inventory", "entries", 0, "on"),
        ("plan", "drawn_up_on"),
        ("plan", "goals", 0, "actions", 0, "done_on"),
    ]:
        assert wrong_with(replaced(everything(), way, bad)) == (written(way),)


@pytest.mark.parametrize(
    "bad", ["2026-11-20", "2026-11-20T25:00", "16:30", "2026-11-20T16:30+25:00", "T", "x T y"], ids=ids
)
def test_a_moment_is_an_iso_moment(bad: str) -> None:
    assert wrong_with(complete() | {"submitted_at": bad}) == ("submitted_at",)


def test_problems_name_what_stands_there() -> None:
    with pytest.raises(HandInError) as caught:
        read_hand_in(as_bytes(complete() | {"attempt": "drie", "trainee": 5}))
    shown = {problem.place: problem.wrong for problem in caught.value.problems}
    assert "drie" in shown["attempt"] and "5" in shown["trainee"]
