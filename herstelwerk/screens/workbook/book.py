"""What goes into `Mijn werkboek` on paper: the days with what she answered, and how worker and client work together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from herstelwerk.documents import Answer, Chapter, Grid, Options, Paper, workbook_paper
from herstelwerk.documents import Exercise as OnPaper
from herstelwerk.domain import ActionPlan, Reflection, StrengthsInventory
from herstelwerk.drafting.places import Contacts, read_contacts
from herstelwerk.drafting.relationship import Moment, Moments, Stage, in_time, read_moments
from herstelwerk.dutch import long_day
from herstelwerk.exercises import Exercise, back_on
from herstelwerk.exercises.answers import Answered, Table
from herstelwerk.screens.assignment.work import Work
from herstelwerk.screens.desk import Desk
from herstelwerk.wording import Wording

Bodies = Mapping[str, Mapping[str, Any]]  # per exercise id what was kept of it


def book_paper(desk: Desk, options: Options) -> Paper:
    """The book of the person at the desk, as everything is kept now; what is still empty stays out of it."""
    sheets = {name: sheet.body for name, sheet in desk.store.read_all(desk.owner).items()}
    bodies = {name.removeprefix("exercise/"): body for name, body in sheets.items()}
    work, exercises = Work(desk), desk.workbook.exercises()
    inventory, plan, reflection = work.inventory.value, work.plan.value, work.reflection.value
    return workbook_paper(
        [day_chapter(exercises, day, bodies) for day in days_of(exercises)],
        inventory if inventory != StrengthsInventory() else None,
        plan if plan != ActionPlan() else None,
        reflection if reflection != Reflection() else None,
        relationship_chapter(
            read_moments(sheets.get("relationship", {})),
            read_contacts(sheets.get("places", {})),
            desk.workbook.wording("werkrelatie"),
            options.for_client,
        ),
        options,
    )


def days_of(exercises: Sequence[Exercise]) -> list[int]:
    """The days that have exercises."""
    return sorted({exercise.day for exercise in exercises if exercise.day is not None})


def of_day(exercises: Sequence[Exercise], day: int) -> list[Exercise]:
    """The exercises of a day, with the questions of earlier days that come back on it."""
    own = [exercise for exercise in exercises if exercise.day == day]
    returned = back_on(exercises, day)
    return [returned, *own] if returned else own


def day_chapter(exercises: Sequence[Exercise], day: int, bodies: Bodies) -> Chapter:
    """What she answered on a day; what is still open is named at the end, and asks for no room."""
    told = [(exercise, exercise.answers(bodies.get(exercise.id, {}))) for exercise in of_day(exercises, day)]
    done = [OnPaper(exercise.title, tuple(map(_answer, answers))) for exercise, answers in told if answers]
    left = [exercise.title for exercise, answers in told if not answers]
    if done and left:
        done.append(OnPaper("Nog open", (Answer("Deze oefeningen kun je nog doen:", "\n".join(left)),)))
    return Chapter(f"Dag {day}", tuple(done), worker_only=True)


def _answer(answered: Answered) -> Answer:
    if isinstance(answered.answer, Table):
        return Answer(answered.question, Grid(answered.question, *answered.answer))
    return Answer(answered.question, answered.answer)


def relationship_chapter(moments: Moments, contacts: Contacts, texts: Wording, for_client: bool) -> Chapter | None:
    """How worker and client rated working together, and where they met; None where nothing was filled in.

    On the client's copy stand the client's sentences, and only moments that both have looked at together; the log of
    where they met is the worker's own.
    """
    shown = [one for one in in_time(moments) if one.stage is Stage.TOGETHER or not for_client]
    parts = [_moment(one, n, texts, for_client) for n, one in enumerate(shown, 1) if one.worker or one.client]
    if contacts and not for_client:
        parts.append(_places(contacts, texts))
    return Chapter("Hoe wij samenwerken", tuple(parts)) if parts else None


def _moment(one: Moment, number: int, texts: Wording, for_client: bool) -> OnPaper:
    side = "client" if for_client else "worker"
    rows = tuple(
        (statement.text(side), _figure(one.worker.get(statement.id)), _figure(one.client.get(statement.id)))
        for statement in texts.tables("statement")
    )
    low, high = texts.number("low"), texts.number("high")
    scale = f"{low} is ‘{texts.text('low_label')}’, {high} is ‘{texts.text('high_label')}’"
    title = ", ".join(filter(None, (long_day(one.on) if one.on else f"Moment {number}", one.occasion)))
    return OnPaper(title, (Answer(f"Cijfers: {scale}", Grid(title, ("Zin", "Begeleider", "Cliënt"), rows)),))


def _figure(value: int | None) -> str:
    return "–" if value is None else str(value)


def _places(contacts: Contacts, texts: Wording) -> OnPaper:
    names = {place.id: place.text("name") for place in texts.tables("place")}
    rows = tuple((long_day(one.on) if one.on else "", names.get(one.place, one.place), one.note) for one in contacts)
    grid = Grid("Plekken van contact", ("Dag", "Plek", "Opmerking"), rows)
    return OnPaper(texts.text("place_label"), (Answer("", grid),))
