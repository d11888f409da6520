"""The printed answer, against the page of the format: keys, types, places and the table of codes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelwerk.domain import FinalAssignment
from herstelwerk.handin import read_hand_in
from herstelwerk.review import Review, Rules, review
from herstelwerk.texts import every_text
from herstelwerk.workbook import load
from tests.conftest import PLAN_DAY
from tests.hand_ins import EXAMPLES, HOSTILE, Json, as_bytes, complete, hostile, minimal

IDS = [f"K{n}" for n in range(1, 9)] + [f"A{n}" for n in range(1, 11)]
SIGNALS = {"in orde", "let op", "niet te beoordelen", "nog leeg"}
KEYS = ["criterion", "code", "where", "field", "start", "end", "quote", "message", "hint"]
# The table of the format page: found in → code → criterion.
TABLE = {
    "entry": {"vague": "K2", "interpretation": "K3", "third_person": "K4", "jargon": "K5", "negative": "K6"},
    "goal": {"worker_goal": "A1", "third_person": "A1", "jargon": "A1", "avoidance": "A3", "negative": "A3"},
    "action": {"too_big": "A4", "vague_action": "A5", "third_person": "A5", "jargon": "A5"},
    "when": {"vague_when": "A7", "weekday_clash": "A7"},
}


def kinds(assignment: FinalAssignment) -> dict[str, str]:
    found = {entry.id: "entry" for entry in assignment.inventory.entries}
    for goal in assignment.plan.goals:
        found |= {goal.id: "goal"} | {action.id: "action" for action in goal.actions}
    return found


def check(reviewed: Review) -> list[Json]:
    """What must hold of every answer; its findings."""
    answer = json.loads(json.dumps(reviewed.to_dict("map/D.json"), ensure_ascii=False, allow_nan=False))
    assignment = reviewed.assignment
    assert list(answer) == ["file", "trainee", "rules", "criteria", "dates", "findings"]
    assert (answer["file"], answer["trainee"], answer["rules"]) == ("map/D.json", assignment.trainee, "afgeleid 1.0")
    assert list(answer["criteria"]) == IDS
    for value in answer["criteria"].values():
        assert list(value) == ["signal", "figure"]
        assert value["signal"] in SIGNALS and isinstance(value["figure"], str) and value["figure"]
    check_dates(assignment, answer["dates"])
    texts = {(place.where, place.field): place.text for place in every_text(assignment)}
    for finding in answer["findings"]:
        check_finding(finding, texts, kinds(assignment))
    return list(answer["findings"])


def check_dates(assignment: FinalAssignment, dates: Json) -> None:
    assert list(dates) == [action.id for goal in assignment.plan.goals for action in goal.actions]
    for day in dates.values():
        assert day is None or (isinstance(day, str) and len(day) == 10)


def check_finding(finding: Json, texts: dict[tuple[str, str], str], kind: dict[str, str]) -> None:
    grade = finding.get("grade")
    assert list(finding) == KEYS + (["grade"] if finding["code"] == "identifying" else [])
    assert grade in ((1, 2) if finding["code"] == "identifying" else (None,))
    assert all(isinstance(finding[key], str) for key in KEYS if key not in ("start", "end"))
    assert finding["message"]
    assert not [name for name in ("{quote}", "{detail}") if name in finding["message"] and name not in finding["quote"]]
    start, end = finding["start"], finding["end"]
    if start is None:
        assert (end, finding["quote"], finding["field"]) == (None, "", "")
        assert finding["criterion"] in IDS and finding["where"]
        return
    text = texts[finding["where"], finding["field"]]
    assert type(start) is int and type(end) is int and 0 <= start <= end <= len(text)
    assert text[start:end] == finding["quote"]
    assert finding["quote"] or finding["code"] == "vague_when"
    if finding["code"] == "identifying":
        assert finding["criterion"] == "P"
    else:
        found_in = "when" if finding["field"] == "when" else kind[finding["where"]]
        assert finding["criterion"] == TABLE[found_in][finding["code"]]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_the_answer_for_an_example(reviewed: Any, path: Any) -> None:
    assert check(reviewed(load(path))) or path.stem == "D01"


def test_the_answer_for_hostile_texts_and_for_nothing(reviewed: Any) -> None:
    assert {f["code"] for f in check(reviewed(hostile()))} >= {
        "identifying",
        "third_person",
        "jargon",
        "negative",
        "vague_when",
    }
    check(reviewed(minimal()))


WORDS = (
    "Ik Cliënt hij zij Mw. heeft kookt wil niet geen nooit meer zonder weinig dagbesteding problematiek "
    "netwerk vergroten "
    "lijkt gemotiveerd proberen werken aan bellen mailen schulden huis zus [ZUS-1] woensdag "
    "jan@voorbeeld.nl 06-12345678 "
    "Kerkstraat 12 😀 👩‍👩‍👧 é e\u0301 İ ß ﬁ "
    '\u00ad \u200b \n \t , . : ; ( ) ‘ ’ " … - / 1 20-11-2026 elke over drie weken en'
).split(" ")
texts = st.lists(st.sampled_from([*WORDS, *HOSTILE]), max_size=14).map(" ".join)
whens = st.sampled_from(
    ["", " ", "z.s.m.", "volgende week dinsdag", "dinsdag 18 november", "31-11", "😀 voor 1 december", "ooit\n"]
)


@st.composite
def hand_ins(draw: st.DrawFn) -> Json:
    document = complete()
    for i, entry in enumerate(document["inventory"]["entries"][:4]):
        entry |= {"text": draw(texts), "literal": draw(texts) if i == 0 else ""}
    for goal in document["plan"]["goals"]:
        goal |= {"text": draw(texts), "status": draw(st.sampled_from(["open", "dropped", "changed"]))}
        for action in goal["actions"][:2]:
            action |= {
                "text": draw(texts),
                "when": draw(whens),
                "status": draw(st.sampled_from(["open", "done", "dropped"])),
            }
    document["reflection"]["learning"] = draw(texts)
    return document


@settings(max_examples=60, deadline=None, derandomize=True)
@given(hand_ins())
def test_the_answer_for_any_hand_in(rules: Rules, document: Json) -> None:
    check(review(read_hand_in(as_bytes(document)), rules, PLAN_DAY))


@pytest.mark.full
@settings(max_examples=3_000, deadline=None)
@given(hand_ins())
def test_the_answer_for_very_many_hand_ins(rules: Rules, document: Json) -> None:
    check(review(read_hand_in(as_bytes(document)), rules, PLAN_DAY))


PREFIXES = [
    "😀 ",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467 ",
    "İİİ ",
    "ﬁß ",
    "e\u0301 ",
    "\u00ad\u200b ",
    "\n\n",
    "\r\n",
    "\u2028",
    "[ZUS-1] ",
]


@pytest.mark.parametrize("prefix", PREFIXES, ids=ascii)
def test_signs_before_the_words_shift_them_by_their_code_points(reviewed: Any, prefix: str) -> None:
    def found(text: str) -> dict[str, tuple[int, str]]:
        document = complete()
        document["inventory"]["entries"][0]["text"] = text
        return {
            f["code"]: (f["start"], f["quote"])
            for f in check(reviewed(document))
            if f["where"] == "i1" and f["field"] == "text"
        }

    text = "Ik heb geen dagbesteding en geen huis jan@voorbeeld.nl"
    plain, shifted = found(text), found(prefix + text)
    assert {"negative", "jargon", "identifying"} <= set(plain)
    for code in ("negative", "jargon", "identifying"):
        start, quote = plain[code]
        assert shifted[code] == (start + len(prefix), quote)


def test_the_day_of_every_action_stands_there_dropped_and_blank_ones_too(reviewed: Any) -> None:
    document = complete()
    first, second = document["plan"]["goals"][:2]
    first["actions"][0] |= {"status": "dropped", "when": "2026-12-01"}
    second["status"] = "dropped"
    second["actions"][0] |= {"when": "1 december 2026", "text": ""}
    second["actions"].append({"id": "leeg", "text": "bellen"})
    answer = reviewed(document).to_dict()
    assert answer["dates"][first["actions"][0]["id"]] == "2026-12-01"
    assert answer["dates"][second["actions"][0]["id"]] == "2026-12-01"
    assert answer["dates"]["leeg"] is None
    check(reviewed(document))
    gone = {first["actions"][0]["id"], second["id"], *(action["id"] for action in second["actions"])}
    assert not [f for f in answer["findings"] if f["where"] in gone and f["code"] != "identifying"]


# One text field of every part; a telephone number is looked for in each.
FIELDS = (
    "inventory.client inventory.client_remarks inventory.entries[0].text inventory.entries[0].literal "
    "inventory.open_areas[0].reason inventory.priorities[0].reason plan.goals[0].text plan.goals[0].why "
    "plan.goals[0].actions[0].text plan.goals[0].actions[0].when plan.goals[0].actions[0].done_when "
    "plan.goals[0].actions[0].remark plan.capacity_note plan.if_it_fails plan.progress[0].text reflection.cooperation "
    "reflection.learning reflection.development dismissals[0].reason dismissals[0].where dismissals[0].code "
    "trainee cohort receipt"
).split()


@pytest.mark.parametrize("place", FIELDS)
def test_identifying_is_looked_for_in_every_text(reviewed: Any, place: str) -> None:
    from tests.changes import changed

    document = complete()
    document["dismissals"] = [{"where": "i1", "code": "vague", "reason": "x", "on": "2026-11-16"}]
    document["receipt"] = ""
    before = [f for f in reviewed(document).privacy if "jan@" in f.quote]
    after = [f for f in reviewed(changed(document, {place: "mail jan@voorbeeld.nl"}, [])).privacy if "jan@" in f.quote]
    assert len(after) == len(before) + 1


def test_an_answer_is_one_line(reviewed: Any) -> None:
    document = complete() | {"trainee": "a\nb\r\u2028c"}
    line = json.dumps(reviewed(document).to_dict("x"), ensure_ascii=False)
    assert "\n" not in line and "\r" not in line


def test_a_literal_text_is_never_negative(reviewed: Any) -> None:
    document = complete()
    document["inventory"]["entries"][0]["literal"] = "Ik heb geen huis en nooit geld."
    assert not [f for f in check(reviewed(document)) if f["field"] == "literal" and f["code"] != "identifying"]


def test_a_clash_of_day_and_date_is_told_under_the_words(reviewed: Any) -> None:
    document = complete()
    document["plan"]["goals"][0]["actions"][0]["when"] = "dinsdag 25-12-2026"
    [found] = [f for f in check(reviewed(document)) if f["code"] == "weekday_clash"]
    assert (found["criterion"], found["field"], found["where"]) == ("A7", "when", "a1")
    assert reviewed(document).to_dict()["dates"]["a1"] == "2026-12-25"
