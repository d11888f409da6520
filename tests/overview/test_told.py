"""What is told of how far someone is: everything that counts, and not a word of what she typed."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelwerk.domain import Layer, LifeArea
from herstelwerk.exercises import Exercise, Standing
from herstelwerk.overview import Last, Told, read_told, told
from herstelwerk.overview.standings import PLACES, body_of, in_order, last_of, stations
from herstelwerk.results import Signal
from herstelwerk.review import Rules, review
from herstelwerk.screens.assignment.screen import PARTS
from herstelwerk.workbook import Workbook, load
from tests.hand_ins import COMPLETE
from tests.overview.rooms import NOW

TYPED = st.text(st.sampled_from("ЖΩ漢ñ<>=&{}\"'\\/-_ \n"), min_size=4, max_size=12).filter(lambda t: t.strip(" \n"))


@pytest.fixture(scope="module")
def exercises(workbook: Workbook) -> tuple[Exercise, ...]:
    return in_order(workbook.exercises())


def typed_over(value: Any, text: str, keep: tuple[str, ...] = ()) -> Any:
    """The document with every text a person types replaced; what is no free text stays as it is."""
    if isinstance(value, dict):
        return {key: one if key in keep else typed_over(one, text, keep) for key, one in value.items()}
    if isinstance(value, list):
        return [typed_over(one, text, keep) for one in value]
    return text if isinstance(value, str) else value


# What is chosen from a list or made by the program rather than typed.
NOT_TYPED = (
    *("id", "area", "layer", "source", "on", "kind", "who", "uses", "status", "done_on", "entry"),
    "signed_by_client_on",
    "signed_by_worker_on",
    "drawn_up_on",
    "evaluate_on",
)


def sheets(text: str, exercises: tuple[Exercise, ...]) -> dict[str, Any]:
    """Every sheet of a workbook with this text wherever one can type."""
    whole = {name: typed_over(COMPLETE[name], text, NOT_TYPED) for name in ("inventory", "plan", "reflection")}
    answers: dict[str, Any] = dict.fromkeys(("q1", "action", "mission", "items.0", "rows.0.name", "_looked"), text)
    answers |= {"order": [text], "rows": [{"name": text}], text: text, "items": [{"text": text}]}
    whole |= {f"exercise/{one.id}": answers for one in exercises}
    whole |= {f"exercise/{text}": answers, "key": {text: text}, "capacity": {"note": text}, text: {text: text}}
    return whole | {"dismissals": {"dismissals": [{"where": text, "code": text, "reason": text}]}}


@settings(max_examples=25, deadline=None)
@given(text=TYPED)
def test_no_word_that_was_typed_is_told(text: str, exercises: tuple[Exercise, ...], rules: Rules) -> None:
    work = sheets(text, exercises)
    saved = {name: NOW + timedelta(seconds=n) for n, name in enumerate(work)}
    body = body_of(work, saved, exercises, rules, NOW.date(), here="dag-2/ecogram", attempt=2)
    assert text not in strings(body)
    assert not any(sign in json.dumps(body, ensure_ascii=False) for sign in set(text) & set("ЖΩ漢ñ"))
    assert body["criteria"] and body["areas"] and body["goals"], "there was something to tell"


def strings(value: Any) -> str:
    if isinstance(value, dict):
        return "\0".join([*value, *map(strings, value.values())])
    if isinstance(value, list):
        return "\0".join(map(strings, value))
    return value if isinstance(value, str) else ""


def test_everything_that_counts_comes_back(workbook: Workbook, rules: Rules) -> None:
    found = review(load(workbook.examples / "D05.json"), rules, NOW.date())
    standings = {"dag-1/werkrelatie": Standing.DONE, "dag-2/ecogram": Standing.NOT_TRIED}
    body = told(standings, found, here="dag-2/ecogram", last=Last("dag-1/werkrelatie", NOW), attempt=3)
    back = read_told(json.loads(json.dumps(body)))
    assert (back.here, back.last, back.attempt) == ("dag-2/ecogram", Last("dag-1/werkrelatie", NOW), 3)
    assert back.standings == {"dag-1/werkrelatie": Standing.DONE}
    assert {id: one.signal for id, one in back.criteria.items()} == {one.id: one.signal for one in found.criteria}
    assert {id: one.questions for id, one in back.criteria.items()} == {
        one.id: len(one.findings) for one in found.criteria
    }
    entries = [entry for entry in found.assignment.inventory.entries if entry.text.strip()]
    assert sum(back.entries.values()) == len(entries) > 0
    assert set(back.entries) == {(entry.area, entry.layer) for entry in entries}
    assert (back.goals, back.actions) == (len(found.assignment.plan.goals), len(list(found.assignment.plan.actions())))


def test_an_area_is_left_open_on_purpose_only_with_a_reason(workbook: Workbook, rules: Rules) -> None:
    complete = load(workbook.examples / "D01.json")
    reasons = [one.area for one in complete.inventory.open_areas]
    body = told({}, review(complete, rules, NOW.date()))
    assert read_told(body).left_open == frozenset(reasons) != frozenset()
    silent = [one.model_copy(update={"reason": " "}) for one in complete.inventory.open_areas]
    inventory = complete.inventory.model_copy(update={"open_areas": tuple(silent)})
    body = told({}, review(complete.model_copy(update={"inventory": inventory}), rules, NOW.date()))
    assert read_told(body).left_open == frozenset()


def test_without_an_assignment_only_exercises_are_told() -> None:
    assert read_told(told({"dag-1/werkrelatie": Standing.AGAIN}, None)) == Told(
        standings={"dag-1/werkrelatie": Standing.AGAIN}
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(list(Signal)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
KEYS = ("here", "last", "exercises", "criteria", "areas", "left_open", "goals", "actions", "handed_in", "format")


@settings(max_examples=300, deadline=None)
@given(body=JSON | st.fixed_dictionaries({}, optional=dict.fromkeys(KEYS, JSON)))
def test_any_body_can_be_read_and_nothing_strange_comes_out(body: Any) -> None:
    found = read_told(body)
    assert all(isinstance(one, Standing) for one in found.standings.values())
    assert all(isinstance(one.signal, Signal) and 0 <= one.questions <= 10_000 for one in found.criteria.values())
    assert all(isinstance(a, LifeArea) and isinstance(b, Layer) and n > 0 for (a, b), n in found.entries.items())
    for number in (found.goals, found.actions, found.attempt):
        assert type(number) is int and 0 <= number <= 10_000
    for place in (found.here, found.last.place if found.last else "", *found.standings):
        assert place.isascii() and " " not in place and place == place.lower() and len(place) <= 80
    assert found.last is None or found.last.at.utcoffset() is not None


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ({"here": "Ik ben moe van mijn baas"}, Told()),
        ({"here": "a" * 81}, Told()),
        ({"goals": True, "actions": 1.5, "handed_in": -1}, Told()),
        ({"goals": 10_001}, Told()),
        ({"criteria": {"K1": ["let op"], "K2": ["streng", 1], "": ["let op", 1], "K" * 17: ["let op", 1]}}, Told()),
        ({"areas": {"nergens": {"wish": 1}, "living": {"droom": 1, "wish": "3"}}}, Told()),
        ({"last": {"place": "dag-1/a", "at": "gisteren"}}, Told()),
        ({"last": {"place": "<b>", "at": NOW.isoformat()}}, Told()),
        ({"last": {"place": "dag-1/a", "at": "2026-11-22T14:02:00"}}, Told(last=Last("dag-1/a", NOW))),
    ],
)
def test_what_does_not_fit_is_passed_over(body: dict[str, Any], read: Told) -> None:
    assert read_told(body) == read


def test_a_body_without_end_is_read_only_in_part() -> None:
    body = {"exercises": {f"dag-1/o{n}": "klaar" for n in range(5000)}}
    assert len(read_told(body).standings) == 500


def test_what_was_worked_on_last_is_the_newest_of_what_is_told() -> None:
    assert last_of({}) is None
    assert last_of({"key": NOW, "capacity": NOW}) is None, "some sheets are nobody's business"
    moments = {"exercise/dag-1/a": NOW, "plan": NOW + timedelta(minutes=1), "key": NOW + timedelta(minutes=2)}
    assert last_of(moments) == Last("eindopdracht/actieplan", NOW + timedelta(minutes=1))


def test_an_unknown_sheet_is_never_a_place(exercises: tuple[Exercise, ...], rules: Rules) -> None:
    body = body_of({"exercise/mijn-geheim": {}}, {"exercise/mijn-geheim": NOW}, exercises, rules, NOW.date())
    assert "last" not in body and body["exercises"] == {}


def test_every_exercise_of_every_day_has_its_place_in_the_room(workbook: Workbook) -> None:
    found = stations(workbook.exercises())
    own = [exercise.id for exercise in workbook.exercises()]
    assert [one.id for one in found if not one.id.endswith("/nog-even-terug")] == own
    assert [one.id for one in found if one.id not in own] == [f"dag-{day}/nog-even-terug" for day in (2, 3, 4)]
    assert list(PLACES) == [f"eindopdracht/{part}" for part in PARTS]


@pytest.mark.parametrize("broken", [{"entries": 3}, {"entries": [{"id": 1}]}, [], None, "tekst", {"unknown": {}}])
def test_a_sheet_that_does_not_fit_hides_nothing_else(
    broken: Any, exercises: tuple[Exercise, ...], rules: Rules
) -> None:
    work = {"inventory": broken, "plan": COMPLETE["plan"], "reflection": broken}
    body = body_of(work, {}, exercises, rules, NOW.date())
    assert body["goals"] == len(COMPLETE["plan"]["goals"]) and body["areas"] == {}
