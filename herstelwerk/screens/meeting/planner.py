"""The planner of a backstage group: eight meetings, turns, free days, and what there is to say about the plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from herstelwerk.dutch import long_day
from herstelwerk.meetings import backstage
from herstelwerk.meetings.backstage import Gathering, Plan, PlanError
from herstelwerk.meetings.backstage_held import as_held
from herstelwerk.screens.controls import button, choice, field, prose, table
from herstelwerk.screens.draft import REMOVED, Draft
from herstelwerk.screens.fields import day_field, number_field
from herstelwerk.screens.meeting.room import Room
from herstelwerk.screens.parts import Part, el

SHEET = "backstage"
_INTRO = (
    "Een backstagegroep komt acht keer bij elkaar, tweeënhalf uur per keer, om de twee tot vier weken. Per keer "
    "brengen hoogstens twee mensen iets in. Vul in wie er meedoen en wanneer jullie beginnen; daarna schuif "
    "je wat nodig is."
)


class Planner:
    """The part for planning; its plan is a sheet of the group."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.draft: Draft[Plan] = Draft(room.desk.together(room.owner), SHEET, backstage.read_plan, backstage.plan_body)
        plan = self.draft.value
        self.members = ", ".join(plan.members or room.people())
        self.first: date | None = plan.gatherings[0].on if plan.gatherings else None
        self.weeks: int | None = 3
        self.trouble = ""

    def draw(self) -> Part:
        """What a plan is made of, the plan, and the remarks about it."""
        plan = self._held()
        return el(
            "section",
            el("h2", "Backstagegroep plannen"),
            prose(_INTRO),
            self._make(bool(plan.gatherings)),
            el(
                "div", el("p", self.trouble, class_="hw-alarm", role="alert") if self.trouble else None, key="plan-fout"
            ),
            *(self._planned(plan) if plan.gatherings else ()),
            key="planner",
        )

    def _held(self) -> Plan:
        """The plan with what really took place, as far as those meetings are kept here."""
        return as_held(self.draft.value, {one.id: one.session for one in self.room.kept})

    def _make(self, there: bool) -> Part:
        return el(
            "div",
            field(
                "plan-leden",
                "Wie doen mee?",
                self.members,
                self._set_members,
                help="Codewoorden, met een komma ertussen.",
            ),
            day_field("plan-eerste", "Eerste bijeenkomst", self.first, self._set_first),
            number_field("plan-weken", "Weken ertussen", self.weeks, 1, 52, self._set_weeks),
            button(
                "plan-maak",
                "Maak een nieuw plan" if there else "Maak het plan",
                self._plan,
                look="plain" if there else "main",
            ),
            key="plan-maken",
            class_="hw-card hw-calm",
        )

    def _planned(self, plan: Plan) -> list[Part]:
        remarks = backstage.check(plan)
        rows = [(one, _turns(plan.turns_of(one))) for one in plan.members]
        told = el("ul", *(el("li", one) for one in remarks)) if remarks else el("p", "Dit plan past bij de werkwijze.")
        return [
            el(
                "div",
                el("h3", "Waar let je op?"),
                told,
                key="plan-opmerkingen",
                class_=f"hw-note {'hw-vraag' if remarks else 'hw-goed'}",
            ),
            el("h3", "De bijeenkomsten"),
            *(self._gathering(plan, number, one) for number, one in enumerate(plan.gatherings, 1)),
            table("Wie komt wanneer aan de beurt", ("Wie", "Bijeenkomst"), rows, key="plan-beurten"),
        ]

    def _gathering(self, plan: Plan, number: int, one: Gathering) -> Part:
        options = {f"{number}-{place}": member for place, member in enumerate(plan.members)}
        on = [key for key, member in options.items() if member in one.contributors]
        due = backstage.due(plan, number)
        return el(
            "div",
            el("h4", f"{number}. {long_day(one.on)}{' · geweest' if one.held else ''}"),
            day_field(f"plan-dag-{number}", "Andere dag", one.on, partial(self._move, number)),
            choice(
                f"plan-beurt-{number}",
                "Wie brengt in?",
                options,
                on,
                self._contributors(number, options),
                many=True,
                row=True,
            ),
            el("p", "Hier komt terug: " + "; ".join(f"{p.by}: {p.what}" for p in due)) if due else None,
            key=f"plan-{number}",
            class_="hw-card",
        )

    # What a person does.

    def _set_members(self, text: str) -> None:
        self.members = text

    def _set_first(self, day: date | None) -> None:
        self.first = day

    def _set_weeks(self, weeks: int | None) -> None:
        self.weeks = weeks

    def _plan(self) -> None:
        members = [one.strip()[:60] for one in self.members.split(",") if one.strip()]
        if self.first is None or self.weeks is None or not members:
            self.trouble = "Vul eerst in wie er meedoen, wanneer jullie beginnen en hoeveel weken ertussen zitten."
            return
        first, weeks = self.first, self.weeks
        self._try(lambda plan: backstage.plan(first, weeks, members), REMOVED)

    def _move(self, number: int, day: date | None) -> None:
        if day is not None:
            self._try(lambda plan: backstage.move(plan, number, day).plan)

    def _contributors(self, number: int, options: dict[str, str]) -> Callable[[list[str]], None]:
        def choose(values: list[str]) -> None:
            who = tuple(options[value] for value in options if value in values)
            self._try(lambda plan: _with_turns(plan, number, who))

        return choose

    def _try(self, change: Callable[[Plan], Plan], why: str = "") -> None:
        self.trouble = ""
        try:
            found = change(self.draft.value)
        except PlanError as error:
            self.trouble = str(error)
            return
        if why:
            self.draft.change(found, why)
        else:
            self.draft.change(found)


def _with_turns(plan: Plan, number: int, who: tuple[str, ...]) -> Plan:
    gatherings = tuple(
        replace(one, contributors=who) if place == number else one for place, one in enumerate(plan.gatherings, 1)
    )
    return replace(plan, gatherings=gatherings)


def _turns(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers)) or "nog niet"
