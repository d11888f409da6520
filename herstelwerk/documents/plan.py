"""The action plan on paper: goals in large type, small steps in a table, and what keeps the plan alive."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from herstelwerk.documents.cleaning import shortened
from herstelwerk.documents.inventory import GONE
from herstelwerk.documents.options import Options
from herstelwerk.documents.paper import (
    Bar,
    Block,
    Cell,
    Column,
    Facts,
    Heading,
    Items,
    KeepTogether,
    Lines,
    Look,
    Paper,
    Paragraph,
    Row,
    Section,
    Table,
)
from herstelwerk.documents.parts import day, empty_rows, opening, paper_of, signing, text_or_lines
from herstelwerk.domain import (
    Action,
    ActionPlan,
    ActionStatus,
    GoalStatus,
    Progress,
    RecoveryGoal,
    StrengthsInventory,
    Who,
)

TITLE = "Actieplan"
MAX_SHOWN, MAX_OVERVIEW = 6, 160  # goals on the first page, and signs of each
MAX_REFERENCE = 110  # signs of an entry or goal that are repeated where it is used
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WHO = {
    Who.WORKER: "begeleider",
    Who.NETWORK: "iemand uit mijn eigen kring",
    Who.PROFESSIONAL: "een andere hulpverlener",
    Who.TOGETHER: "samen",
    Who.NOBODY: "",
}
_STATUS = {
    GoalStatus.OPEN: "",
    GoalStatus.REACHED: "bereikt",
    GoalStatus.CHANGED: "veranderd",
    GoalStatus.DROPPED: "losgelaten",
}
_COLUMNS = (
    Column("Wat", 23),
    Column("Wie", 12),
    Column("Wanneer", 15),
    Column("Klaar als", 18),
    Column("Wat erbij helpt", 20),
    Column("Gedaan", 14),
)
_EXPLAINED = (
    "Hier staat wat je wilt bereiken en welke kleine stappen daarbij horen. Jij bepaalt het tempo. "
    "Is een stap gedaan? Zet dan een vinkje. Gaat het anders? Dan passen jullie het plan samen aan."
)
_STATEMENT = (
    "Dit plan hebben we samen gemaakt. We doen allebei wat achter onze eigen naam staat. "
    "Het plan is van de cliënt en mag altijd veranderen."
)


def plan_paper(plan: ActionPlan, inventory: StrengthsInventory, options: Options | None = None) -> Paper:
    """The plan worksheet; an empty plan gives the empty worksheet.

    Args:
        plan: Goals and actions so far.
        inventory: Where the goals and the strengths they use come from; its client key stands in the header.
        options: For whom and how; the client's copy when left out.
    """
    chosen = options or Options()
    return paper_of(TITLE, inventory.client, (plan_section(plan, inventory, chosen),), chosen)


def plan_section(plan: ActionPlan, inventory: StrengthsInventory, options: Options) -> Section:
    """The same as a part of another paper."""
    goals = plan.goals or (None, None)
    blocks: list[Block] = [*opening(TITLE, "Wat ik wil en hoe ik er kom", _EXPLAINED, options)]
    blocks.append(_who(plan, inventory, options))
    if plan.goals:
        blocks += _overview(plan.goals)
    blocks += [_goal(number, goal, inventory, options) for number, goal in enumerate(goals, 1)]
    blocks.append(KeepTogether((Heading("Hoe zeker ben ik dat dit lukt?"), _confidence(plan))))
    blocks.append(KeepTogether((Heading("Als het even tegenzit"), text_or_lines(plan.if_it_fails, 3))))
    if plan.capacity_note.strip() and not options.for_client:
        blocks.append(KeepTogether((Heading("Draagkracht: notitie van de begeleider"), Paragraph(plan.capacity_note))))
    blocks += [Heading("Hoe het gaat en wat we vieren"), _progress(plan.progress)]
    looking_back = Heading("Samen terugkijken")
    on = f"We kijken samen terug op {day(plan.evaluate_on)}." if plan.evaluate_on else ""
    blocks += signing((looking_back,), on, 1, _STATEMENT, plan.signed_by_client_on, plan.signed_by_worker_on)
    return Section(tuple(blocks), landscape=True)


def _who(plan: ActionPlan, inventory: StrengthsInventory, options: Options) -> Table:
    facts = {"Cliënt": inventory.client, "Begeleider": options.worker, "Gemaakt op": day(plan.drawn_up_on)}
    if options.printed_on:
        facts["Afgedrukt op"] = day(options.printed_on)
    row = Row(tuple(Cell(value) for value in facts.values()))
    return Table("Wie en wat", tuple(Column(name) for name in facts), (row,))


def _overview(goals: tuple[RecoveryGoal, ...]) -> tuple[Block, ...]:
    shown = tuple(shortened(goal.text, MAX_OVERVIEW) for goal in goals[:MAX_SHOWN])
    more = (f"… en nog {len(goals) - MAX_SHOWN}",) if len(goals) > MAX_SHOWN else ()
    return (KeepTogether((Heading("Hier ga ik voor"), Items(shown + more))),)


def _goal(number: int, goal: RecoveryGoal | None, inventory: StrengthsInventory, options: Options) -> KeepTogether:
    name = f"Doel {number}"
    if goal is None:
        why = (Paragraph("Waarom is dit belangrijk voor mij?", Look.LABEL), Lines(1))
        table = Table(f"Stappen van {name}", _COLUMNS, empty_rows(3, len(_COLUMNS)))
        return KeepTogether((Heading(name), Lines(2), *why, table))
    texts = {entry.id: entry.text for entry in inventory.entries}
    rows = tuple(_row(action, texts, options) for action in goal.actions) or empty_rows(3, len(_COLUMNS))
    facts = [("Waarom dit telt", goal.why)]
    if goal.priority is not None:
        wish = next((texts.get(p.entry, GONE) for p in inventory.priorities if p.rank == goal.priority), GONE)
        facts.append((f"Uit wens {goal.priority}", shortened(wish, MAX_REFERENCE)))
    if _STATUS[goal.status]:
        facts.append(("Dit doel is", _STATUS[goal.status]))
    return KeepTogether(
        (
            Heading(name),
            Paragraph(goal.text, Look.LEAD),
            Facts(tuple(facts)),
            Table(f"Stappen van {name}", _COLUMNS, rows),
        )
    )


def _row(action: Action, texts: Mapping[str, str], options: Options) -> Row:
    uses = "\n".join(f"• {shortened(texts.get(id, GONE), MAX_REFERENCE)}" for id in action.uses)
    client = "ik" if options.for_client else "cliënt"
    remark = action.remark if not options.for_client else ""
    return Row(
        (
            Cell(action.text, small=f"Opmerking: {remark}" if remark.strip() else ""),
            Cell(client if action.who is Who.CLIENT else _WHO[action.who]),
            Cell(_when(action.when)),
            Cell(action.done_when),
            Cell(uses),
            _done(action),
        )
    )


def _when(typed: str) -> str:
    """A day of the calendar in Dutch; words stay as they were typed."""
    if not _DAY.fullmatch(typed.strip()):
        return typed
    try:
        return day(date.fromisoformat(typed.strip()))
    except ValueError:
        return typed


def _done(action: Action) -> Cell:
    if action.status is ActionStatus.DROPPED:
        return Cell("vervallen")
    if action.status is ActionStatus.DONE:
        return Cell("gedaan", small=day(action.done_on), tick=True)
    return Cell(tick=False)


def _confidence(plan: ActionPlan) -> Bar:
    if plan.confidence is None:
        return Bar("Zet een rondje om een cijfer: 0 is helemaal niet zeker, 10 is heel zeker.", None)
    return Bar(f"{plan.confidence} van 10", plan.confidence)


def _progress(progress: tuple[Progress, ...]) -> Table:
    columns = (Column("Dag", 24), Column("Wat er gebeurde", 58), Column("Gevierd", 18))
    rows = [
        Row((Cell(day(step.on)), Cell(step.text), Cell("een succes", tick=True) if step.success else Cell(tick=False)))
        for step in progress
    ]
    return Table("Voortgang en successen", columns, (*rows, *empty_rows(2, len(columns))))
