"""Answers to read back: every kind tells what was answered, leaves out what was left open, and never raises."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from herstelwerk.exercises import KINDS
from herstelwerk.exercises.answers import Answered, Table, listed
from tests.exercises.samples import sample
from tests.exercises.test_attempts_property import ATTEMPTS

ATTEMPT: dict[str, dict[str, Any]] = {
    "choose": {"q1": ["b", "c"], "q2": ["f", "d"], "q3": []},
    "sort": {"zus": "mensen", "kamer": "dak", "huisgenoot": "mensen"},
    "order": {"order": ["s3", "s1", "s2"]},
    "match": {"p1": "p2", "p2": "bestaat-niet"},
    "rewrite": {"s1": "Op zondag kook ik.", "s2": "  "},
    "message": {"m1.ik": "Ik schrik.", "m1.wij": "Laten we samen kijken."},
    "rate": {"s1.toen": 2, "s1.nu": 4, "s2.nu": 9, "action": "Ik vraag door."},
    "rank": {"items": [{"text": "Koken", "scores": {"zin": 2}}, {"text": "Fietsen", "scores": {}}], "order": [1]},
    "map": {
        "rows": [
            {"name": "[ZUS-1]", "near": 1, "choice": "sterk", "note": "belt op zondag"},
            {"name": "[BUUR-1]", "near": 3, "choice": "dun"},
            {"name": " "},
        ]
    },
    "interview": {"q2": "Mijn dochter\nen haar kat"},
    "worksheet": {"dak.2.wat": "Een kamer", "mensen.1.wat": "Mijn zus"},
    "checklist": {"i1": "ja", "i1.why": "De sleutel hangt er.", "i2": "misschien"},
    "reflection": {"p1": "Dat ze lachte."},
}
TOLD = {
    "choose": [("Wat is herstel?", "Een eigen weg"), ("Wat helpt?", "– Hoop\n– Haast")],
    "sort": [("Mensen", "– Een zus die belt\n– Een huisgenoot"), ("Dak", "Een kamer")],
    "order": [("Mijn volgorde", "1. Doel kiezen\n2. Kennismaken\n3. Krachten zoeken")],
    "match": [("Wat volgens mij bij elkaar hoort", (("krachten", "wat er mag komen"),))],
    "rewrite": [("‘Mw. kookt graag en kan dat goed.’ wordt", "Op zondag kook ik.")],
    "message": [("De post ligt dicht in de bak.", (("Ik", "Ik schrik."), ("Wij", "Laten we samen kijken.")))],
    "rate": [
        ("Relatie (1 is nog niet, 5 is altijd)", (("Ik luister.", "2", "4"),)),
        ("Deze week:", "Ik vraag door."),
    ],
    "rank": [("De volgorde die de cliënt koos", (("1", "Fietsen", "0 van de 4"), ("–", "Koken", "2 van de 4")))],
    "map": [("Wie er om iemand heen staat", (("[BUUR-1]", "verder weg", "Dun", ""),))],
    "interview": [("Wie merkt het ook?", "Mijn dochter\nen haar kat")],
    "worksheet": [("Dak", (("Een kamer", ""),)), ("Mensen: Wie is er?", "Mijn zus")],
    "checklist": [("Wat ik heb nagekeken", (("Het doel is gehaald.", "ja", "De sleutel hangt er."),))],
    "reflection": [("Wat raakte je?", "Dat ze lachte.")],
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_tells_what_was_answered(kind: str) -> None:
    found = sample(kind).answers(ATTEMPT[kind])
    assert [(a.question, a.answer.rows if isinstance(a.answer, Table) else a.answer) for a in found] == TOLD[kind]


@pytest.mark.parametrize(
    ("drawing", "choices", "row", "told"),
    [
        ("vip", 2, {"name": "[ZUS-1]", "near": 2, "choice": "dun"}, ("Dun", "[ZUS-1]", "in het midden", "")),
        ("balance", 2, {"name": "Schuld", "choice": "dun", "weight": 3}, ("Dun", "Schuld", "zwaar", "")),
        ("balance", 2, {"name": "Schuld", "weight": 8}, ("", "Schuld", "licht", "")),
        ("journey", 0, {"name": "Kamer", "when": "2021", "level": -3}, ("2021", "Kamer", "heel zwaar", "")),
        ("journey", 0, {"name": "Kamer", "level": 3, "note": "!"}, ("", "Kamer", "heel goed", "")),
    ],
)
def test_a_drawing_is_a_table(drawing: str, choices: int, row: dict[str, Any], told: tuple[str, ...]) -> None:
    changes = {'drawing = "ecogram"': f'drawing = "{drawing}"'}
    if not choices:
        text = '[[choice]]\nid = "sterk"\nname = "Sterk"\n[[choice]]\nid = "dun"\nname = "Dun"\n'
        changes |= {text: "", 'near = 1, choice = "sterk", note': "level = 1, note"}
    (answered,) = sample("map", **changes).answers({"rows": [row]})
    assert isinstance(answered.answer, Table)
    assert answered.answer.rows == (told,)
    assert len(answered.answer.header) == len(told)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_answered_is_nothing_told(kind: str) -> None:
    assert sample(kind).answers({}) == ()


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(attempt=ATTEMPTS)
def test_a_random_attempt_is_told(kind: str, attempt: dict[str, Any]) -> None:
    for answered in sample(kind).answers(attempt):
        assert answered.question.strip() and answered.lines
        if isinstance(answered.answer, Table):
            assert answered.answer.rows
            assert {len(row) for row in answered.answer.rows} == {len(answered.answer.header)}
        else:
            assert answered.answer.strip()


def test_lines_to_lay_beside_others() -> None:
    assert Answered("q", "een\ntwee").lines == ("een", "twee")
    assert Answered("q", Table(("a", "b"), (("x", ""), ("y", "z")))).lines == ("x", "y · z")
    assert listed([]) == "" and listed(["een"]) == "een"
