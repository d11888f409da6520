"""A1 to A4 and A8, what is asked of goals: at each limit and one step beyond, by hand from codebook 5.

A plan holds at most fifty goals, so shares of goals stand at 25 of 50 and at 24 of 50.
"""

from __future__ import annotations

from itertools import chain
from typing import Any

from tests.criteria.building import (
    BIG_STEP,
    BLANK,
    GOAL_ABOUT,
    GOAL_AWAY,
    GOAL_IN_JARGON,
    GOAL_OF_OTHERS,
    VAGUE_STEP,
    Case,
    Json,
    goals,
    lines,
    plan,
    steps,
)


def _of_fifty(id: str, what: str, **amiss: Any) -> list[Case]:
    """Fifty goals of which some do not meet the criterion: a goal's text, or another field of it."""
    table = ((0, "voldaan", ""), (1, "deels", ""), (25, "deels", "share_partly"), (26, "niet", "share_partly"))
    return [
        Case(id, f"{n} of 50 {what}", expected, plan([*goals(50 - n), *goals(n, **amiss)]), limit)
        for n, expected, limit in table
    ]


A1 = [
    *_of_fifty("A1", "in the third person", text=GOAL_ABOUT),
    *_of_fifty("A1", "of others", text=GOAL_OF_OTHERS),
    *_of_fifty("A1", "in jargon", text=GOAL_IN_JARGON),
    Case("A1", "negative moves no signal", "voldaan", plan(goals(1, GOAL_AWAY))),
    Case("A1", "dropped goals do not count", "voldaan", plan([*goals(1), *goals(9, GOAL_ABOUT, status="dropped")])),
    Case("A1", "reached goals count", "niet", plan([*goals(1), *goals(9, GOAL_ABOUT, status="reached")])),
    Case("A1", "blank goals do not count", "voldaan", plan([*goals(1), *goals(9, BLANK)])),
]


def _linked(*priorities: int | None, ranks: dict[int, str] | None = None, **fields: Any) -> Json:
    """A goal for each of these priorities; by default exactly those are ranked."""
    ranks = {rank: "" for rank in priorities if rank} if ranks is None else ranks
    return plan(list(chain(*(goals(1, priority=rank, **fields) for rank in priorities))), ranks=ranks)


_DROPPED = goals(1, priority=None, status="dropped")
A2 = [
    Case("A2", "one goal", "voldaan", _linked(1), "fewest_goals"),
    Case("A2", "four goals", "voldaan", _linked(1, 2, 3, 4), "most_goals"),
    Case("A2", "five goals", "deels", _linked(1, 2, 3, 4, 5), "most_goals", "too_many_goals"),
    Case("A2", "a fifth goal that is dropped", "voldaan", plan([*goals(4, priority=1), *_DROPPED], ranks={1: ""})),
    Case("A2", "every link in place", "voldaan", _linked(1, 2), "most_broken_partly"),
    Case("A2", "one missing", "deels", _linked(1, None), "most_broken_partly", "goal_without_priority"),
    Case("A2", "two missing", "niet", _linked(1, None, None), "most_broken_partly"),
    Case("A2", "one broken", "deels", _linked(1, 9, ranks={1: ""}), "most_broken_partly", "broken_goal_link"),
    Case("A2", "two broken", "niet", _linked(1, 8, 9, ranks={1: ""}), "most_broken_partly"),
    Case("A2", "one unused", "deels", _linked(1, ranks={1: "", 2: BLANK}), "most_broken_partly", "unused_priority"),
    Case("A2", "two unused", "niet", _linked(1, ranks={1: "", 2: "", 3: ""}), "most_broken_partly"),
    Case("A2", "one missing and one broken", "niet", _linked(1, 9, None, ranks={1: ""})),
    Case("A2", "five goals and one missing", "niet", _linked(1, 2, 3, 4, None)),
    Case("A2", "unused with a reason", "voldaan", _linked(1, ranks={1: "", 2: "Dat komt in mei.", 3: "Later."})),
    # one link mends both, so it is one missing link
    Case("A2", "a goal and a priority that miss each other", "deels", _linked(1, None, ranks={1: "", 2: ""})),
    Case("A2", "no priorities, one goal", "deels", _linked(None)),
    Case("A2", "no priorities, two goals", "niet", _linked(None, None)),
    Case("A2", "two goals from one priority", "voldaan", _linked(1, 1)),
    Case("A2", "a reached goal uses its priority", "voldaan", _linked(1, 2, status="reached")),
    Case(
        "A2",
        "a dropped goal uses no priority",
        "deels",
        plan([*goals(1, priority=1), *goals(1, priority=2, status="dropped")], ranks={1: "", 2: ""}),
        shows="unused_priority",
    ),
]

A3 = [
    *_of_fifty("A3", "moving away", text=GOAL_AWAY),
    *_of_fifty("A3", "without a why", why=BLANK),
    Case(
        "A3", "away without a why is one goal", "deels", plan([*goals(1), *goals(1, GOAL_AWAY, why="")]), shows="no_why"
    ),
    Case("A3", "away with a why", "niet", plan(goals(1, GOAL_AWAY)), hides="no_why"),
    Case("A3", "dropped goals do not count", "voldaan", plan([*goals(1), *goals(9, GOAL_AWAY, status="dropped")])),
]


def _next(*days: str, **fields: Any) -> Json:
    return plan(goals(1, actions=[step for day in days for step in steps(1, when=day)]), **fields)


def _a4(name: str, expected: str, document: Json, limit: str = "", shows: str = "", **more: Any) -> Case:
    return Case("A4", name, expected, document, limit, shows, **more)


_DONE = goals(1, actions=steps(1, status="done"))
_IDLE = goals(1, actions=[])
A4 = [
    _a4("next step on day 31", "voldaan", _next("2026-12-17"), "days"),
    _a4("next step on day 32", "deels", _next("2026-12-18"), "days", "next_step_far"),
    _a4("the first of two counts", "voldaan", _next("2027-03-01", "2026-12-17"), "days"),
    _a4("the day of the plan itself", "voldaan", _next("2026-11-16")),
    _a4("without a day", "deels", _next("ooit"), "", "next_step_far"),
    _a4("a day before the plan is no next step", "deels", _next("2026-11-01", "2026-12-18"), shows="next_step_far"),
    # without a date of the plan it is the day of handing in, 24 November, or the day a caller gives
    _a4("no plan date, day 31", "voldaan", _next("2026-12-25", drawn_up_on=""), "days"),
    _a4("no plan date, day 32", "deels", _next("2026-12-26", drawn_up_on=""), "days", "next_step_far"),
    _a4("a draft, day 31", "voldaan", _next("2026-12-25", drawn_up_on="", submitted_at=""), "days"),
    _a4("a draft, day 32", "deels", _next("2026-12-26", drawn_up_on="", submitted_at=""), "days"),
    _a4("1 of 100 too big", "deels", plan(goals(1, actions=[*steps(99), *steps(1, BIG_STEP)]))),
    _a4("25 of 100 too big", "deels", plan(goals(1, actions=[*steps(75), *steps(25, BIG_STEP)])), "share_big_partly"),
    _a4("26 of 100 too big", "niet", plan(goals(1, actions=[*steps(74), *steps(26, BIG_STEP)])), "share_big_partly"),
    _a4("24 of 50 without open", "deels", plan([*goals(26), *_DONE * 24]), "share_without_open_partly"),
    _a4("25 of 50 without open", "niet", plan([*goals(25), *_DONE * 25]), "share_without_open_partly"),
    _a4("1 of 3 without an action", "deels", plan([*goals(2), *_IDLE]), "", "no_open_action"),
    _a4("the only goal without an action", "niet", plan(_IDLE), "", "no_open_action"),
    _a4("a dropped action is no open one", "deels", plan([*goals(2), *goals(1, actions=steps(1, status="dropped"))])),
    _a4("a blank action is no open one", "deels", plan([*goals(2), *goals(1, actions=steps(1, BLANK))])),
    _a4(
        "a dropped action is not too big",
        "voldaan",
        plan(goals(1, actions=[*steps(1), *steps(9, BIG_STEP, status="dropped")])),
    ),
    _a4("too big and far", "niet", plan([*goals(3), *goals(1, actions=steps(1, BIG_STEP, when="2027-03-01"))])),
    _a4("idle and far", "niet", plan([*goals(3), *_IDLE, *goals(1, actions=steps(1, when="2027-03-01"))])),
    _a4("idle and too big", "niet", plan([*goals(3), *_IDLE, *goals(1, actions=[*steps(3), *steps(1, BIG_STEP)])])),
    _a4("a reached goal asks for no next step", "voldaan", plan([*goals(1), *goals(1, actions=[], status="reached")])),
    _a4("a dropped goal asks for no next step", "voldaan", plan([*goals(1), *goals(1, actions=[], status="dropped")])),
    _a4("every goal reached", "voldaan", plan(goals(2, actions=steps(1, status="done"), status="reached"))),
    _a4(
        "every goal reached, 1 of 10 too big",
        "deels",
        plan(goals(1, actions=[*steps(9, status="done"), *steps(1, BIG_STEP, status="done")], status="reached")),
    ),
    _a4("a vague action is no matter here", "voldaan", plan(goals(1, actions=steps(3, VAGUE_STEP)))),
]

# i1 is one's own person, i2 a professional, i3 a strength, i4 a wish
_BEHIND = [
    *lines(1, layer="resource"),
    *lines(1, layer="resource", professional=True),
    *lines(1),
    *lines(1, layer="wish"),
]


def _using(*uses: tuple[int, str], **fields: Any) -> Json:
    """So many goals with an action that uses these entries."""
    made = [goals(number, actions=steps(1, uses=ids.split(), **fields)) for number, ids in uses]
    return plan(list(chain(*made)), _BEHIND)


A8 = [
    Case("A8", "all linked, one natural", "voldaan", _using((49, "i3"), (1, "i1"))),
    Case("A8", "49 of 50 linked, one natural", "deels", _using((48, "i3"), (1, "i1"), (1, "")), shows="no_link"),
    Case("A8", "25 of 50 linked, one natural", "deels", _using((24, "i3"), (1, "i1"), (25, "")), "share_partly"),
    Case("A8", "24 of 50 linked, one natural", "niet", _using((23, "i3"), (1, "i1"), (26, "")), "share_partly"),
    Case("A8", "all linked, none natural", "deels", _using((50, "i3 i2")), shows="no_natural_resource"),
    Case("A8", "49 of 50 linked, none natural", "niet", _using((49, "i3 i2"), (1, ""))),
    Case("A8", "a wish is no link", "niet", _using((1, "i4")), shows="no_link"),
    Case("A8", "a link to nowhere", "niet", _using((1, "i9")), shows="broken_link"),
    Case("A8", "a link to nowhere beside a good one", "voldaan", _using((1, "i9 i1")), shows="broken_link"),
    Case("A8", "a dropped action links nothing", "niet", _using((1, "i1"), status="dropped")),
    Case("A8", "a done action links", "voldaan", _using((1, "i1"), status="done")),
    Case("A8", "no actions", "niet", plan(_IDLE, _BEHIND)),
]

_NOTHING = {"nothing at all": [], "only dropped goals": goals(2, status="dropped"), "only blank goals": goals(2, BLANK)}
EMPTY = [
    Case(id, name, "nog leeg", plan(left)) for id in [f"A{n}" for n in range(1, 11)] for name, left in _NOTHING.items()
]
GOALS: list[Case] = [*A1, *A2, *A3, *A4, *A8, *EMPTY]
