"""A5 to A7, A9 and A10, actions and the plan as a whole: at each limit and one step beyond, by hand from codebook 5."""

from __future__ import annotations

from typing import Any

from tests.criteria.building import BLANK, VAGUE_STEP, Case, Json, goals, plan, steps


def _acts(*actions: list[Json], **fields: Any) -> Json:
    """One goal with these actions."""
    return plan(goals(1, actions=[action for some in actions for action in some]), **fields)


def _clear(what: str, **amiss: Any) -> list[Case]:
    """A hundred actions of which some do not meet the criterion: an action's text, or another field of it."""
    table = ((0, "voldaan", ""), (20, "voldaan", "share_met"), (21, "deels", "share_met"))
    table += ((50, "deels", "share_partly"), (51, "niet", "share_partly"))
    return [
        Case("A5", f"{n} of 100 {what}", expected, _acts(steps(100 - n), steps(n, **amiss)), limit)
        for n, expected, limit in table
    ]


A5 = [
    *_clear("vague", text=VAGUE_STEP),
    *_clear("without a sign that it is done", done_when=BLANK),
    Case("A5", "vague, with a sign", "niet", _acts(steps(1, VAGUE_STEP)), hides="no_done_when"),
    Case("A5", "clear, without a sign", "niet", _acts(steps(1, done_when="")), shows="no_done_when"),
    Case("A5", "a dropped action", "voldaan", _acts(steps(1), steps(9, VAGUE_STEP, status="dropped"))),
    Case("A5", "a blank action", "voldaan", _acts(steps(1), steps(9, BLANK, done_when=""))),
    Case("A5", "a done action counts", "niet", _acts(steps(1), steps(9, VAGUE_STEP, status="done"))),
    Case(
        "A5",
        "an action of a dropped goal",
        "voldaan",
        plan([*goals(1), *goals(1, actions=steps(9, VAGUE_STEP), status="dropped")]),
    ),
    Case("A5", "a goal without actions", "nog leeg", _acts()),
    Case("A5", "only dropped actions", "nog leeg", _acts(steps(2, status="dropped"))),
]


def _who(expected: str, limit: str = "", shows: str = "", hides: str = "", defect: str = "", **numbers: int) -> Case:
    """So many actions of each; `nobody` has none to carry it out."""
    document = _acts(*(steps(number, who="" if who == "nobody" else who) for who, number in numbers.items()))
    name = ", ".join(f"{who} {number}" for who, number in numbers.items())
    return Case("A6", name, expected, document, limit, shows, hides, defect=defect)


A6 = [
    _who("voldaan", client=100),
    _who("voldaan", "client_met", hides="client_share", client=50, worker=20, network=20, professional=10),
    _who("deels", "client_met", "client_share", client=49, worker=51),
    _who("deels", "client_partly", client=33, worker=66),
    _who("deels", "client_partly", client=34, worker=66),
    _who("niet", "client_partly", client=33, worker=67),
    _who("niet", worker=3),
    _who("voldaan", "one_met", client=60, worker=40),
    _who("deels", "one_met", "together", client=60, worker=39, together=1),
    _who("deels", "one_met", "no_one_responsible", client=60, worker=39, nobody=1),
    _who("deels", "one_partly", client=60, worker=6, together=33),
    _who("deels", "one_partly", client=60, worker=7, together=33),
    _who("niet", "one_partly", client=60, worker=6, together=34),
    _who("niet", "one_partly", client=60, worker=6, nobody=34),
    _who("niet", "one_partly", client=60, worker=6, nobody=17, together=17),
    _who("deels", client=33, worker=33, together=33),
    _who("niet", client=250, worker=83, together=167),
    Case("A6", "a dropped action", "voldaan", _acts(steps(1), steps(9, who="", status="dropped"))),
    Case("A6", "a done action counts", "niet", _acts(steps(1), steps(9, who="", status="done"))),
    Case("A6", "a goal without actions", "nog leeg", _acts()),
    Case("A6", "only dropped actions", "nog leeg", _acts(steps(2, status="dropped"))),
]


def _when(name: str, expected: str, *whens: str, **more: Any) -> Case:
    """An action for each *wanneer*."""
    return Case("A7", name, expected, _acts(*(steps(1, when=when) for when in whens)), **more)


def _dated(dated: int, undated: int, expected: str, limit: str, when: str = "binnenkort", **more: Any) -> Case:
    document = _acts(steps(dated - 1, when="2026-11-25"), steps(1, when="2026-11-26"), steps(undated, when=when))
    return Case("A7", f"{dated} dated, {undated} {when}", expected, document, limit, **more)


_ONE_DAY, _PAST = "all_on_one_day", "before_plan"
_OTHER = "2026-12-01"
A7 = [
    _dated(100, 0, "voldaan", "share_met"),
    _dated(99, 1, "deels", "share_met"),
    _dated(66, 33, "deels", "share_partly"),
    _dated(67, 33, "deels", "share_partly"),
    _dated(66, 34, "niet", "share_partly"),
    _dated(66, 34, "niet", "share_partly", when="2026-11-15", shows=_PAST),
    _dated(333, 167, "niet", ""),
    _when("on the day of the plan", "voldaan", "2026-11-16", _OTHER, hides=_PAST),
    _when("one of three the day before", "deels", "2026-11-15", _OTHER, "2026-12-02", shows=_PAST),
    _when("one of two the day before", "niet", "2026-11-15", _OTHER, shows=_PAST),
    _when("31 November", "niet", "31-11-2026", _OTHER),
    _when("empty", "niet", "", _OTHER),
    _when("all on one day", "deels", _OTHER, "1 december", shows=_ONE_DAY),
    _when("on two days", "voldaan", _OTHER, _OTHER, "2 december", hides=_ONE_DAY),
    _when("a single action", "voldaan", _OTHER, hides=_ONE_DAY),
    _when("two on one day, one undated", "deels", _OTHER, _OTHER, "ooit", hides=_ONE_DAY),
    _when("all undated", "niet", "ooit", "ooit", hides=_ONE_DAY),
    _when("all on one day before the plan", "niet", "2026-11-15", "2026-11-15", shows=_PAST),
    _when("a day passed, still open", "voldaan", "2026-11-23", _OTHER, shows="overdue"),
    _when("the day of handing in", "voldaan", "2026-11-24", _OTHER, hides="overdue"),
    Case(
        "A7",
        "a day passed, done",
        "voldaan",
        _acts(steps(1, when="2026-11-23", status="done"), steps(1)),
        hides="overdue",
    ),
    Case(
        "A7",
        "a draft: passed",
        "voldaan",
        _acts(steps(1, when="2026-11-23"), steps(1), submitted_at=""),
        shows="overdue",
    ),
    Case(
        "A7",
        "no plan date: the day of handing in",
        "voldaan",
        _acts(steps(1, when="2026-11-24"), steps(1), drawn_up_on=""),
    ),
    Case(
        "A7",
        "no plan date: the day before",
        "niet",
        _acts(steps(1, when="2026-11-23"), steps(1), drawn_up_on=""),
        shows=_PAST,
    ),
    Case(
        "A7",
        "one day but for a dropped action",
        "deels",
        _acts(steps(2), steps(1, when=_OTHER, status="dropped")),
        shows=_ONE_DAY,
    ),
    Case("A7", "a dropped action without a day", "voldaan", _acts(steps(1), steps(9, when="ooit", status="dropped"))),
    Case("A7", "a done action counts", "niet", _acts(steps(1), steps(9, when="ooit", status="done"))),
    Case("A7", "a goal without actions", "nog leeg", _acts()),
    Case("A7", "only dropped actions", "nog leeg", _acts(steps(2, status="dropped"))),
]

_FEASIBLE = {"confidence": 7, "if_it_fails": "Dan bel ik mijn zus.", "capacity_note": "Twee dingen tegelijk gaat goed."}
_ALIVE = {
    "evaluate_on": "2026-12-14",
    "signed_by_client_on": "2026-11-16",
    "signed_by_worker_on": "2026-11-16",
    "progress": [{"on": "2026-11-20", "text": "Mijn zus zei ja.", "success": True}],
}


def _a9(name: str, expected: str, limit: str = "", shows: str = "", number: int = 5, **fields: Any) -> Case:
    return Case("A9", name, expected, _acts(steps(number), **{**_FEASIBLE, **fields}), limit, shows)


def _a10(name: str, expected: str, limit: str = "", shows: str = "", **fields: Any) -> Case:
    return Case("A10", name, expected, _acts(steps(1), **{**_ALIVE, **fields}), limit, shows)


_FIVE = [*steps(5), *steps(9, status="done"), *steps(9, status="dropped"), *steps(9, BLANK)]
A9 = [
    _a9("five open actions", "voldaan", "most_open"),
    _a9("six open actions", "deels", "most_open", "too_many_open", number=6),
    Case("A9", "five open beside done, dropped and blank", "voldaan", plan(goals(1, actions=_FIVE), **_FEASIBLE)),
    Case(
        "A9", "six open over two goals", "deels", plan(goals(2, actions=steps(3)), **_FEASIBLE), shows="too_many_open"
    ),
    _a9("confidence 7", "voldaan", "confidence"),
    _a9("confidence 6", "deels", "confidence", "low_confidence", confidence=6),
    _a9("no confidence", "deels", "", "no_confidence", confidence=None),
    _a9("no line for setbacks", "deels", "", "no_setback_line", if_it_fails=BLANK),
    _a9("no note on capacity", "deels", "", "no_capacity_note", capacity_note=BLANK),
    _a9("two parts lack", "niet", number=6, confidence=6),
    _a9("all four lack", "niet", number=6, confidence=None, if_it_fails="", capacity_note=""),
    _a9("words of danger move no signal", "voldaan", "", "risk_information", capacity_note="Hij slaat mij soms."),
]
A10 = [
    _a10("one note, a success", "voldaan", "progress"),
    _a10("no note: no progress and no success", "niet", "progress", "no_progress", progress=[]),
    _a10("a blank note is none", "niet", "progress", "no_progress", progress=[{"text": BLANK}]),
    _a10("a success without words", "voldaan", "successes", progress=[{"success": True}]),
    _a10("a note without a success", "deels", "successes", "no_success", progress=[{"text": "Gebeld."}]),
    _a10("no day to evaluate", "deels", "", "no_evaluation_date", evaluate_on=""),
    _a10("not signed by the client", "deels", "", "not_signed", signed_by_client_on=""),
    _a10("not signed by the worker", "deels", "", "not_signed", signed_by_worker_on=""),
    _a10("both signatures are one part", "deels", signed_by_client_on="", signed_by_worker_on=""),
    _a10("two parts lack", "niet", signed_by_client_on="", evaluate_on=""),
]

PLAN: list[Case] = [*A5, *A6, *A7, *A9, *A10]
