"""Rate, rank, interview, worksheet, checklist and reflection: nothing is right or wrong, empty is not tried."""

from __future__ import annotations

from typing import Any

import pytest

from herstelwerk.exercises import WHOLE, Standing, Tone, feedback
from herstelwerk.language.reader import Reader
from tests.exercises.samples import said, sample

DONE: dict[str, dict[str, Any]] = {
    "rate": {"s1.toen": 2, "s1.nu": 4, "s2.toen": 3, "s2.nu": 3, "action": "Ik vraag één keer door."},
    "rank": {
        "items": [
            {"text": "Ik wil koken", "scores": {"zin": 2, "kans": 2}},
            {"text": "Ik wil mijn broer zien", "scores": {"zin": 1, "kans": 0}},
        ],
        "order": [0, 1],
    },
    "interview": {"q1": "Ik zou weer fluiten.", "q2": "Mijn dochter"},
    "worksheet": {"dak.1.wat": "Een kamer", "dak.1.wie": "Mijn zus", "mensen.1.wat": "[ZUS-1]"},
    "checklist": {"i1": "ja", "i1.why": "De sleutel hangt er.", "i2": "nee"},
    "reflection": {"p1": "Dat zij begon te lachen toen ik zweeg.", "p2": "Ik laat morgen een stilte vallen."},
}
BEGUN: dict[str, dict[str, Any]] = {
    "rate": {"s1.nu": 4},
    "rank": {"items": [{"text": "Ik wil koken", "scores": {"zin": 2}}]},
    "interview": {"q2": "Mijn dochter"},
    "worksheet": {"dak.2.wie": "Mijn zus"},
    "checklist": {"i2": "nee"},
    "reflection": {"p2": "Stil zijn."},
}
EMPTY: dict[str, dict[str, Any]] = {
    "rate": {"s1.nu": None, "s1.toen": "", "action": "  "},
    "rank": {"items": [{"text": " ", "scores": {"zin": 2}}, {"text": "", "scores": {}}], "order": [1, 0]},
    "interview": {"q1": " \n", "q2": "…"},
    "worksheet": {"dak.1.wat": "", "dak.1.wie": "-"},
    "checklist": {"i1": "", "i1.why": "   "},
    "reflection": {"p1": "", "p2": "\u200b."},
}


@pytest.mark.parametrize("kind", DONE)
def test_the_outcomes(kind: str, reader: Reader) -> None:
    exercise = sample(kind)
    assert feedback(exercise, {}, reader).standing is Standing.NOT_TRIED
    assert feedback(exercise, EMPTY[kind], reader).standing is Standing.NOT_TRIED
    assert feedback(exercise, BEGUN[kind], reader).standing is Standing.STARTED
    assert feedback(exercise, DONE[kind], reader).standing is Standing.DONE
    assert all(r.tone is not Tone.GOOD for r in feedback(exercise, DONE[kind], reader).remarks)


def test_rate_shows_the_difference_and_the_mean(reader: Reader) -> None:
    found = feedback(sample("rate"), DONE["rate"], reader)
    assert said(found, "s1") == ["Toen 2, nu 4 (+2)."]
    assert said(found, "s2") == ["Gelijk gebleven."]
    assert said(found, WHOLE) == ["‘Relatie’: toen gemiddeld 2,5, nu gemiddeld 3,5."]


def test_rate_asks_for_an_action_and_does_not_require_it(reader: Reader) -> None:
    without = {key: value for key, value in DONE["rate"].items() if key != "action"}
    found = feedback(sample("rate"), without, reader)
    assert found.standing is Standing.DONE
    assert len(said(found, "action", Tone.ASK)) == 1
    assert not said(feedback(sample("rate"), DONE["rate"], reader), "action")
    assert feedback(sample("rate"), {"action": "Ik bel."}, reader).standing is Standing.STARTED


def test_rate_from_two_sides_asks_where_they_are_far_apart(reader: Reader) -> None:
    two = sample("rate", **{'moments = ["toen", "nu"]': 'sides = ["begeleider", "cliënt"]'})
    attempt = {"s1.begeleider": 5, "s1.cliënt": 2, "s2.begeleider": 3, "s2.cliënt": 4}
    found = feedback(two, attempt, reader)
    assert said(found, "s1", Tone.ASK) == ["Begeleider 5, cliënt 2. Waar zit dat verschil in?"]
    assert said(found, "s2") == []


def test_rate_of_now_alone_and_marks_off_the_scale(reader: Reader) -> None:
    now = sample("rate", **{'moments = ["toen", "nu"]\n': ""})
    assert feedback(now, {"s1.nu": 1, "s2.nu": 5}, reader).standing is Standing.DONE
    for wrong in (0, 6, 3.5, True, "3"):
        assert feedback(now, {"s1.nu": wrong}, reader).standing is Standing.NOT_TRIED


def test_rank_counts_and_lets_the_client_decide(reader: Reader) -> None:
    found = feedback(sample("rank"), DONE["rank"] | {"order": [1, 0]}, reader)
    assert found.standing is Standing.DONE
    assert said(found, "items.0", Tone.INFO) == ["‘Ik wil koken’: 4 van de 4 punten."]
    (ask,) = said(found, "items.1", Tone.ASK)
    assert "‘Ik wil mijn broer zien’ staat boven ‘Ik wil koken’" in ask
    assert "‘Ik wil mijn broer zien’" in found.summary
    assert not said(feedback(sample("rank"), DONE["rank"], reader), "items.0", Tone.ASK)


def test_rank_says_what_is_still_to_do(reader: Reader) -> None:
    items = DONE["rank"]["items"]
    assert "tussen twee" in feedback(sample("rank"), {"items": items[:1]}, reader).summary
    half = [items[0], {"text": "Ik wil zwemmen", "scores": {"zin": 2, "kans": 3}}]
    found = feedback(sample("rank"), {"items": half, "order": [0, 1]}, reader)
    assert found.summary == "Je bent begonnen: 1 van de 2 helemaal gewogen."
    assert said(found, "items.1") == ["‘Ik wil zwemmen’: 2 van de 4 punten tot nu toe."]
    no_order = feedback(sample("rank"), {"items": items, "order": [1, 1, 7, "0"]}, reader)
    assert no_order.standing is Standing.STARTED and "volgorde" in no_order.summary


def test_rank_passes_over_empty_items_in_the_order(reader: Reader) -> None:
    items = [DONE["rank"]["items"][0], {"text": ""}, DONE["rank"]["items"][1]]
    found = feedback(sample("rank"), {"items": items, "order": [2, 0]}, reader)
    assert found.standing is Standing.DONE and said(found, "items.2", Tone.ASK)


def test_interview_points_to_a_wish(reader: Reader) -> None:
    assert len(said(feedback(sample("interview"), {"q1": "Weer fluiten"}, reader), WHOLE, Tone.ASK)) == 1
    plain = sample("interview", **{'carries = "wish"\n': ""})
    assert feedback(plain, {"q1": "Weer fluiten"}, reader).remarks == ()


def test_worksheet_asks_about_a_half_line_and_allows_empty_ones(reader: Reader) -> None:
    found = feedback(sample("worksheet"), {"dak.1.wat": "Een kamer", "mensen.1.wat": "[ZUS-1]"}, reader)
    assert said(found, "dak", Tone.ASK) == ["Regel 1: wat schrijf je bij ‘Wie weet ervan?’?"]
    whole = feedback(sample("worksheet"), DONE["worksheet"], reader)
    assert said(whole, "dak", Tone.INFO) == ["Er is nog ruimte voor 1 regel. Openlaten mag."]
    assert whole.summary == "Elk onderdeel heeft iets: samen 2 regels."


def test_checklist_asks_for_evidence(reader: Reader) -> None:
    found = feedback(sample("checklist"), {"i1": "ja", "i2": "deels"}, reader)
    assert found.standing is Standing.STARTED
    assert said(found, "i1", Tone.ASK) == ["Waaraan zie je dat?"]
    assert said(found, "i2", Tone.ASK) == ["Wat zei je cliënt erover?"]
    done = feedback(sample("checklist"), DONE["checklist"], reader)
    assert done.summary == "Alles bekeken: 1 keer ja, 1 keer nee."
    assert len(said(done, "i2", Tone.INFO)) == 1
    assert feedback(sample("checklist"), {"i1": "misschien"}, reader).standing is Standing.NOT_TRIED


def test_reflection_asks_for_an_example_after_a_few_words(reader: Reader) -> None:
    found = feedback(sample("reflection"), DONE["reflection"] | {"p1": "De stilte."}, reader)
    assert found.standing is Standing.DONE
    assert len(said(found, "p1", Tone.ASK)) == 1 and not said(found, "p2")
