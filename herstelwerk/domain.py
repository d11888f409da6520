"""The documents of the training as frozen values: inventory, plan, reflection and the hand-in around them.

Nothing here reads a file or judges a text. The field names are those of the hand-in file (docs/format.md);
the Dutch terms stand in the glossary of the codebook. A value that exists is well-formed; whether its
references point somewhere is left to the criteria, where a broken link is a finding and not a crash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

MAX_BYTES = 1024 * 1024
MAX_ENTRIES = 400
MAX_GOALS = 50
MAX_ACTIONS = 500
MAX_DISMISSALS = 2_000
MAX_TEXT = 5_000
EARLIEST, LATEST = date(1, 1, 1), date(9999, 12, 31)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FORMAT = "herstelwerk/final-assignment/1"


class LifeArea(StrEnum):
    """One of the ten areas of life (slides 26-27), in the order of the training."""

    SAFETY = "safety"
    LIVING = "living"
    FINANCES = "finances"
    PARENTING = "parenting"
    PARTNER = "partner"
    RELATIONSHIPS = "relationships"
    ACTIVITY = "activity"
    LEISURE = "leisure"
    HEALTH = "health"
    MEANING = "meaning"

    @property
    def dutch(self) -> str:
        """The name of the area as trainees know it."""
        return _AREA_NAMES[self]


class Layer(StrEnum):
    """What an entry tells: something of now, of the near future, or of then and around."""

    STRENGTH = "strength"
    WISH = "wish"
    RESOURCE = "resource"

    @property
    def dutch(self) -> str:
        """The short Dutch name, plural."""
        return {"strength": "krachten", "wish": "wensen", "resource": "hulpbronnen"}[self.value]


class ResourceKind(StrEnum):
    """The four kinds of resources."""

    SECURITY = "security"
    COHESION = "cohesion"
    INCLUSION = "inclusion"
    EMPOWERMENT = "empowerment"
    UNKNOWN = ""


class Source(StrEnum):
    """Where an entry comes from."""

    CLIENT = "client"
    OBSERVED = "observed"
    OTHER = "other"
    UNKNOWN = ""


class Who(StrEnum):
    """Who carries out an action; `together` is not one responsible person."""

    CLIENT = "client"
    WORKER = "worker"
    NETWORK = "network"
    PROFESSIONAL = "professional"
    TOGETHER = "together"
    NOBODY = ""


class ActionStatus(StrEnum):
    """Dropped actions count nowhere."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class GoalStatus(StrEnum):
    """Where a goal stands in the cycle of evaluating and renewing."""

    OPEN = "open"
    REACHED = "reached"
    CHANGED = "changed"
    DROPPED = "dropped"


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}").fullmatch


def _as_day(value: object) -> object:
    """A day, an ISO day as a date, and an empty text as none; whatever else is left for the type check to refuse."""
    if isinstance(value, str):
        if value == "":
            return None
        if not _DAY(value):
            raise PydanticCustomError("bad_day", "day")
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("bad_day", "day") from None
    if value is not None and type(value) is not date:  # a moment is a date to Python, and no day to us
        raise PydanticCustomError("bad_day", "day")
    return value


def _as_moment(value: object) -> object:
    """An ISO moment; without an offset it is read as the clock on a Dutch wall."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=AMSTERDAM)
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) and "T" in value else None
    except ValueError:
        moment = None
    if moment is None:
        raise PydanticCustomError("bad_moment", "moment")
    if not EARLIEST.year < moment.year < LATEST.year:  # so that any clock on earth can show it
        raise PydanticCustomError("bad_moment", "moment")
    return moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)


# NUL is no text: databases and printers refuse it, so it is refused at the door.
Text = Annotated[str, Field(max_length=MAX_TEXT, pattern=r"^[^\x00]*$")]
Name = Annotated[str, Field(min_length=1, max_length=MAX_TEXT, pattern=r"^[^\x00]*$")]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]{0,15}$")]
Day = Annotated[date | None, BeforeValidator(_as_day)]
Moment = Annotated[datetime | None, BeforeValidator(_as_moment)]
Rank = Annotated[int, Field(ge=1, le=1000)]


class Part(BaseModel):
    """What all parts share: frozen, no unknown keys, no silent change of type."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Entry(Part):
    """One line of the inventory. `literal` keeps the client's own words beside the joint rewording."""

    id: Id
    area: LifeArea
    layer: Layer
    text: Text
    literal: Text = ""
    source: Source = Source.UNKNOWN
    on: Day = None
    kind: ResourceKind = ResourceKind.UNKNOWN
    professional: bool = False


class OpenArea(Part):
    """A life area that the client leaves open, on purpose, for now."""

    area: LifeArea
    reason: Text = ""
    on: Day = None


class Priority(Part):
    """A ranked wish; `reason` tells why it has no goal yet."""

    rank: Rank
    entry: Id
    reason: Text = ""


class StrengthsInventory(Part):
    """Portrait of a client over ten life areas and three layers."""

    client: Text = ""
    entries: Annotated[tuple[Entry, ...], Field(max_length=MAX_ENTRIES)] = ()
    open_areas: Annotated[tuple[OpenArea, ...], Field(max_length=MAX_ENTRIES)] = ()
    priorities: Annotated[tuple[Priority, ...], Field(max_length=MAX_ENTRIES)] = ()
    client_remarks: Text = ""
    signed_by_client_on: Day = None
    signed_by_worker_on: Day = None


class Action(Part):
    """One step: what, who, when (as typed), and by what one sees that it is done."""

    id: Id
    text: Text
    who: Who = Who.NOBODY
    when: Text = ""
    done_when: Text = ""
    uses: Annotated[tuple[Id, ...], Field(max_length=MAX_ENTRIES)] = ()
    status: ActionStatus = ActionStatus.OPEN
    done_on: Day = None
    remark: Text = ""


class RecoveryGoal(Part):
    """A long-term goal in the client's words. `priority` is the rank it comes from."""

    id: Id
    text: Text
    why: Text = ""
    priority: Rank | None = None
    actions: tuple[Action, ...] = ()
    status: GoalStatus = GoalStatus.OPEN


class Progress(Part):
    """What happened since; `success` where it was a success that was celebrated."""

    on: Day = None
    text: Text = ""
    success: bool = False


class ActionPlan(Part):
    """Goals and small steps, with what keeps them feasible and alive."""

    drawn_up_on: Day = None
    goals: Annotated[tuple[RecoveryGoal, ...], Field(max_length=MAX_GOALS)] = ()
    confidence: Annotated[int, Field(ge=0, le=10)] | None = None
    capacity_note: Text = ""
    if_it_fails: Text = ""
    progress: Annotated[tuple[Progress, ...], Field(max_length=MAX_ACTIONS)] = ()
    evaluate_on: Day = None
    signed_by_client_on: Day = None
    signed_by_worker_on: Day = None

    def actions(self) -> Iterator[Action]:
        """Every action of every goal, in order."""
        for goal in self.goals:
            yield from goal.actions


class Reflection(Part):
    """The third required part; it is read by a person and never judged by the program."""

    cooperation: Text = ""
    learning: Text = ""
    development: Text = ""


class Dismissal(Part):
    """A finding that the trainee has set aside, with her reason."""

    where: Text
    code: Text
    reason: Text = ""
    on: Day = None


class FinalAssignment(Part):
    """The hand-in: inventory, plan and reflection of one trainee."""

    format: Literal["herstelwerk/final-assignment/1"]
    trainee: Name
    cohort: Name
    submitted_at: Moment = None
    inventory: StrengthsInventory = StrengthsInventory()
    plan: ActionPlan = ActionPlan()
    reflection: Reflection = Reflection()
    attempt: Annotated[int, Field(ge=1, le=1000)] = 1
    receipt: Text = ""
    dismissals: Annotated[tuple[Dismissal, ...], Field(max_length=MAX_DISMISSALS)] = ()


_AREA_NAMES: dict[LifeArea, str] = {
    LifeArea.SAFETY: "Veiligheid & bescherming tegen geweld",
    LifeArea.LIVING: "Wonen & dagelijks leven",
    LifeArea.FINANCES: "Financiën & sociale zekerheid",
    LifeArea.PARENTING: "Kinderen & opvoeding",
    LifeArea.PARTNER: "(Ex-)partner",
    LifeArea.RELATIONSHIPS: "Sociale relaties",
    LifeArea.ACTIVITY: "Activiteit, werk & leren",
    LifeArea.LEISURE: "Vrije tijd & recreatie",
    LifeArea.HEALTH: "Gezondheid & zelfverzorging",
    LifeArea.MEANING: "Zingeving",
}
