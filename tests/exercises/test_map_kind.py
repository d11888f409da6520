"""Maps: what stands on them is counted, and one question is asked; the examples alone are no attempt."""

from __future__ import annotations

from typing import Any

import pytest

from herstelwerk.exercises import WHOLE, Exercise, Feedback, Standing, Tone, feedback
from herstelwerk.language.reader import Reader
from tests.exercises.samples import said, sample

ZUS = {"name": "[ZUS-1]", "near": 1, "choice": "sterk", "note": "belt op zondag"}
OWN = [
    {"name": "[BUURMAN-1]", "near": 1, "choice": "sterk"},
    {"name": "[NICHT-1]", "near": 2, "choice": "dun"},
    {"name": "[KAPPER-A]", "near": 3, "choice": "dun"},
]
NO_START = {'start_rows = [{ name = "[ZUS-1]", near = 1, choice = "sterk", note = "belt op zondag" }]\n': ""}


def drawn(rows: list[Any], reader: Reader, exercise: Exercise | None = None) -> Feedback:
    return feedback(exercise or sample("map"), {"rows": rows}, reader)


def other(drawing: str, *choices: tuple[str, str]) -> Exercise:
    """The sample as another drawing with other choices."""
    old = '[[choice]]\nid = "sterk"\nname = "Sterk"\n[[choice]]\nid = "dun"\nname = "Dun"\n'
    new = "".join(f'[[choice]]\nid = "{id}"\nname = "{name}"\n' for id, name in choices)
    return sample("map", **NO_START, **{'"ecogram"': f'"{drawing}"', old: new})


def test_the_outcomes(reader: Reader) -> None:
    assert drawn([], reader).standing is Standing.NOT_TRIED
    assert drawn([ZUS], reader).standing is Standing.NOT_TRIED
    assert drawn([{"name": "", "near": 1, "choice": "sterk"}], reader).standing is Standing.NOT_TRIED
    assert drawn(OWN[:2], reader).standing is Standing.STARTED
    assert drawn([*OWN[:2], {"name": "[OMA]"}], reader).standing is Standing.STARTED
    assert drawn(OWN, reader).standing is Standing.DONE


def test_examples_among_her_own_are_mentioned(reader: Reader) -> None:
    assert "Er staan nog voorbeelden tussen: 1." in said(drawn([ZUS, *OWN], reader), WHOLE)
    assert drawn([ZUS, *OWN[:2]], reader).standing is Standing.STARTED


def test_an_ecogram_counts(reader: Reader) -> None:
    found = drawn([*OWN, {"name": "[BEGELEIDER-1]", "near": 3, "choice": "dun"}], reader)
    assert said(found, WHOLE, Tone.INFO) == ["Je ziet: 4 namen; 1 heel dichtbij; Sterk: 1; Dun: 3; 1 door diens werk."]
    assert not said(found, WHOLE, Tone.ASK)


def test_an_ecogram_asks_for_the_own_circle(reader: Reader) -> None:
    paid = [
        {"name": name, "near": 1, "choice": "sterk"} for name in ("huisarts", "[BEGELEIDER-1]", "mijn bewindvoerder")
    ]
    assert "eigen kring" in said(drawn(paid, reader), WHOLE, Tone.ASK)[0]


def test_an_ecogram_asks_who_may_come_nearer(reader: Reader) -> None:
    far = [row | {"near": 3} for row in OWN]
    assert "dichterbij" in said(drawn(far, reader), WHOLE, Tone.ASK)[0]


def test_a_vip_map_needs_no_rings_and_asks_about_an_empty_segment(reader: Reader) -> None:
    vip = other("vip", ("familie", "Familie"), ("hulp", "Hulpverlening"), ("werk", "Werk en school"))
    rows = [{"name": f"[X-{n}]", "choice": choice} for n, choice in enumerate(("familie", "familie", "hulp"))]
    found = drawn(rows, reader, vip)
    assert found.standing is Standing.DONE
    assert said(found, WHOLE, Tone.INFO) == ["Je ziet: 3 namen; Familie: 2; Hulpverlening: 1; 1 door diens werk."]
    assert "‘Werk en school’" in said(found, WHOLE, Tone.ASK)[0]


def test_a_balance_weighs_and_asks_what_could_be_lighter(reader: Reader) -> None:
    balance = other("balance", ("kracht", "Draagkracht"), ("last", "Draaglast"))
    rows = [
        {"name": "de hond", "choice": "kracht", "weight": 2},
        {"name": "schulden", "choice": "last", "weight": 3},
        {"name": "slecht slapen", "choice": "last"},
    ]
    found = drawn(rows, reader, balance)
    assert found.standing is Standing.DONE
    assert said(found, WHOLE) == [
        "Je ziet: Draagkracht: 1 genoemd, samen 2 punten; Draaglast: 2 genoemd, samen 4 punten."
    ]
    assert "‘schulden’ één punt lichter" in said(found, "rows.1", Tone.ASK)[0]
    one_side = drawn([row | {"choice": "last"} for row in rows], reader, balance)
    assert "‘Draagkracht’" in said(one_side, WHOLE, Tone.ASK)[0]


def test_a_journey_asks_what_helped_where_the_line_goes_up(reader: Reader) -> None:
    journey = other("journey")
    rows = [{"name": name, "level": level} for name, level in (("verhuisd", 1), ("alleen", -3), ("koor", 2))]
    found = drawn(rows, reader, journey)
    assert found.standing is Standing.DONE
    assert said(found, WHOLE) == ["Je ziet: 3 momenten van -3 tot +2."]
    assert "Van ‘alleen’ naar ‘koor’" in said(found, "rows.2", Tone.ASK)[0]
    falling = drawn(rows[:2], reader, journey)
    assert "‘verhuisd’" in said(falling, "rows.0", Tone.ASK)[0]


@pytest.mark.parametrize("drawing", ["vip", "balance", "journey"])
def test_rows_that_lack_their_place_are_begun(drawing: str, reader: Reader) -> None:
    choices = () if drawing == "journey" else (("a", "A"), ("b", "B"))
    found = drawn([{"name": f"n{i}"} for i in range(4)], reader, other(drawing, *choices))
    assert found.standing is Standing.STARTED and "Kies nog" in found.summary
