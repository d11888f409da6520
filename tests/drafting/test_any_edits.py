"""Whatever edits follow each other: drafts stay valid, ids stay unique, and the hand-in can always be read."""

from __future__ import annotations

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from herstelwerk.domain import (
    ActionPlan,
    ActionStatus,
    GoalStatus,
    Layer,
    LifeArea,
    ResourceKind,
    Source,
    StrengthsInventory,
    Who,
)
from herstelwerk.drafting import inventory as inventories
from herstelwerk.drafting import plan as plans
from herstelwerk.drafting.assignment import assemble
from herstelwerk.drafting.completeness import completeness
from herstelwerk.drafting.ids import ids_in
from herstelwerk.handin import read_hand_in
from tests.drafting.drafts import REFLECTION, still_valid

TEXTS = st.sampled_from(["", " ", "\n", "Ik wil zwemmen."]) | st.text(
    st.characters(blacklist_characters="\x00", blacklist_categories=["Cs"]), max_size=40
)
DAYS = st.none() | st.dates()
ANY = st.randoms(use_true_random=False)


class Editing(RuleBasedStateMachine):
    """Someone who edits both drafts; every id that was ever given is kept in mind."""

    def __init__(self) -> None:
        super().__init__()
        self.inventory, self.plan = StrengthsInventory(), ActionPlan()
        self.given: set[str] = set()

    def one(self, ids: list[str], random: Any) -> str:
        """One of these ids, and now and then one that is not there."""
        return str(random.choice([*ids, *ids, "zz9"]))

    def new(self, id: str) -> None:
        assert id and id not in self.given
        self.given.add(id)

    @property
    def entries(self) -> list[str]:
        return [entry.id for entry in self.inventory.entries]

    @property
    def actions(self) -> list[str]:
        return [action.id for action in self.plan.actions()]

    @property
    def goals(self) -> list[str]:
        return [goal.id for goal in self.plan.goals]

    def arrange(self, inventory: StrengthsInventory) -> None:
        """Another order, which the goals follow."""
        wishes = {p.rank: p.entry for p in self.inventory.priorities}
        ranks = {p.entry: p.rank for p in inventory.priorities}
        plan = plans.follow(self.plan, self.inventory, inventory)
        for before, after in zip(self.plan.goals, plan.goals, strict=True):
            wish = wishes.get(before.priority) if before.priority is not None else None
            assert after.priority == (ranks.get(wish) if wish else None)
        self.inventory, self.plan = inventory, plan

    @rule(area=st.sampled_from(LifeArea), layer=st.sampled_from(Layer), day=st.dates(), text=TEXTS)
    def add_entry(self, area: LifeArea, layer: Layer, day: Any, text: str) -> None:
        self.inventory, id = inventories.add_entry(self.inventory, area, layer, day, self.given, text)
        self.new(id)
        assert all(one.area is not area for one in self.inventory.open_areas)

    @rule(random=ANY, text=TEXTS, day=DAYS, source=st.sampled_from(Source), professional=st.booleans())
    def change_entry(self, random: Any, text: str, day: Any, source: Source, professional: bool) -> None:
        id = self.one(self.entries, random)
        fields: dict[str, Any] = {"text": text, "on": day, "source": source, "professional": professional}
        if any(entry.id == id and entry.layer is Layer.RESOURCE for entry in self.inventory.entries):
            fields["kind"] = random.choice(list(ResourceKind))
        self.inventory = inventories.change_entry(self.inventory, id, **fields)

    @rule(random=ANY)
    def remove_entry(self, random: Any) -> None:
        self.arrange(inventories.remove_entry(self.inventory, self.one(self.entries, random)))

    @rule(area=st.sampled_from(LifeArea), reason=TEXTS, day=DAYS)
    def open_area(self, area: LifeArea, reason: str, day: Any) -> None:
        self.inventory = inventories.open_area(self.inventory, area, reason, day)

    @rule(area=st.sampled_from(LifeArea))
    def close_area(self, area: LifeArea) -> None:
        self.inventory = inventories.close_area(self.inventory, area)

    @rule(random=ANY)
    def prioritise(self, random: Any) -> None:
        if self.entries:
            ids = [*inventories.ranked(self.inventory), *random.choices(self.entries, k=2)]
            random.shuffle(ids)
            self.arrange(inventories.rank(self.inventory, ids))

    @rule(random=ANY, reason=TEXTS)
    def give_reason(self, random: Any, reason: str) -> None:
        self.inventory = inventories.give_reason(self.inventory, self.one(self.entries, random), reason)

    @rule(text=TEXTS, priority=st.none() | st.integers(1, 5))
    def add_goal(self, text: str, priority: int | None) -> None:
        self.plan, id = plans.add_goal(self.plan, text, priority, self.given)
        self.new(id)

    @rule(random=ANY, text=TEXTS, why=TEXTS, status=st.sampled_from(GoalStatus))
    def change_goal(self, random: Any, text: str, why: str, status: GoalStatus) -> None:
        self.plan = plans.change_goal(self.plan, self.one(self.goals, random), text=text, why=why, status=status)

    @rule(random=ANY)
    def remove_goal(self, random: Any) -> None:
        self.plan = plans.remove_goal(self.plan, self.one(self.goals, random))

    @rule(random=ANY)
    def add_action(self, random: Any) -> None:
        goal = self.one(self.goals, random)
        self.plan, id = plans.add_action(self.plan, goal, self.given)
        if goal in self.goals:
            self.new(id)
        else:
            assert id == ""

    @rule(random=ANY, text=TEXTS, when=TEXTS, who=st.sampled_from(Who))
    def change_action(self, random: Any, text: str, when: str, who: Who) -> None:
        uses = tuple(random.choices([*self.entries, "i99"], k=2))
        id = self.one(self.actions, random)
        self.plan = plans.change_action(self.plan, id, text=text, when=when, who=who, uses=uses)

    @rule(random=ANY, status=st.sampled_from(ActionStatus), day=st.dates())
    def mark(self, random: Any, status: ActionStatus, day: Any) -> None:
        self.plan = plans.mark_done(self.plan, self.one(self.actions, random), status, day)

    @rule(random=ANY)
    def remove_action(self, random: Any) -> None:
        self.plan = plans.remove_action(self.plan, self.one(self.actions, random))

    @rule(day=st.dates(), text=TEXTS, success=st.booleans(), index=st.integers(-1, 4))
    def progress(self, day: Any, text: str, success: bool, index: int) -> None:
        self.plan = plans.add_progress(self.plan, day, text, success)
        self.plan = plans.change_progress(self.plan, index, text=text, on=None)
        self.plan = plans.remove_progress(self.plan, index - 1)

    @rule(day=st.dates())
    def next_round(self, day: Any) -> None:
        self.plan = plans.next_round(self.plan, day)

    @invariant()
    def drafts_are_valid(self) -> None:
        assert still_valid(self.inventory) and still_valid(self.plan)

    @invariant()
    def ids_are_unique(self) -> None:
        ids = [*self.entries, *ids_in(self.plan)]
        assert len(ids) == len(set(ids)) and set(ids) <= self.given
        assert len({one.area for one in self.inventory.open_areas}) == len(self.inventory.open_areas)

    @invariant()
    def priorities_count_from_one(self) -> None:
        ranked = inventories.ranked(self.inventory)
        assert sorted(p.rank for p in self.inventory.priorities) == list(range(1, len(ranked) + 1))
        assert len(set(ranked)) == len(ranked) and set(ranked) <= set(self.entries)

    @invariant()
    def the_hand_in_can_be_read(self) -> None:
        made = assemble("D07", "-", self.inventory, self.plan, REFLECTION)
        assert read_hand_in(made.model_dump_json(exclude_defaults=True).encode()) == made
        again = assemble("D07", "-", made.inventory, made.plan, REFLECTION)
        assert again == made  # what was left out leaves nothing behind to leave out
        assert all(isinstance(there, bool) for there in completeness(made).values())
        entries = {entry.id for entry in made.inventory.entries}
        assert {p.entry for p in made.inventory.priorities} <= entries
        linked = {id for action in made.plan.actions() for id in action.uses}
        assert not linked & (set(self.entries) - entries)


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=25, stateful_step_count=40, deadline=None)
