"""A protocol: the ordered steps of a kind of meeting, out of a content file; its rules, its question about consent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from herstelwerk.problems import Problem, shown
from herstelwerk.wording import Wording, WordingError

KINDS = ("read", "round", "tell", "ask", "ideas", "choose", "agree", "listen", "break", "work")
WRITES = ("none", "text", "list", "ideas", "choices", "obstacles", "agreements")
COPIES, NO_COPIES, NO = "yes", "no_copies", "no"  # what can be answered about copies of a client's document
CONSENTS = (COPIES, NO_COPIES, NO)
COLLECT, RETURN, FILE, DESTROY = "collect", "return", "file", "destroy"  # what becomes of the copies afterwards
WRAP_UPS = (COLLECT, RETURN, FILE, DESTROY)
ONCE = ("meeting", "case")
LONGEST = 600  # minutes of one step; ten hours is a day
MINUTE = 60


@dataclass(frozen=True, slots=True)
class Step:
    """One step. Without minutes (0 and 0) it takes the time it takes."""

    id: str
    title: str
    kind: str
    minimum: int
    maximum: int
    speaks: str
    silent: str
    task: str
    prompts: tuple[str, ...] = ()
    writes: str = "none"
    write_label: str = ""
    per_case: bool = True
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Consent:
    """What is asked about copies before anything is on the table, and the text of each answer."""

    question: str
    options: dict[str, str]


@dataclass(frozen=True, slots=True)
class Protocol:
    """A kind of meeting. `consent` and `wrap_up` are there exactly where a client's papers may be on the table."""

    id: str
    title: str
    goal: str
    for_whom: str
    source: str
    minutes_note: str
    client_present: bool
    rules: tuple[str, ...]
    steps: tuple[Step, ...]
    consent: Consent | None = None
    wrap_up: tuple[tuple[str, str], ...] = ()

    @property
    def confidential(self) -> bool:
        """Whether copies of a client's document may be on the table."""
        return self.consent is not None

    @property
    def by_case(self) -> bool:
        """Whether someone brings something in, and after that someone else can."""
        return any(step.per_case for step in self.steps)

    def step(self, id: str) -> Step | None:
        """The step of this id; None where the protocol has none, as with a meeting of another version."""
        return next((step for step in self.steps if step.id == id), None)

    def minutes(self) -> tuple[int, int]:
        """The minutes of all steps together, once each: at least, at most."""
        return sum(step.minimum for step in self.steps), sum(step.maximum for step in self.steps)


def read_protocol(wording: Wording, id: str) -> Protocol:
    """The protocol in a content file.

    Raises:
        WordingError: when something is missing or does not fit, in Dutch, with every misfit of the steps at once.
    """
    tables = wording.tables("step")
    steps = tuple(_step(one) for one in tables)
    problems = [*_of_steps(steps)]
    if problems:
        raise WordingError(wording.name, tuple(problems))
    confidential = wording.flag("confidential")
    for table in ("consent", "wrap_up"):
        if not confidential and wording.has(table):
            wrong = f"[{table}] hoort alleen bij confidential = true"
            raise WordingError(wording.name, (Problem(table, wrong, "confidential = true, of dit weglaten"),))
    return Protocol(
        id,
        wording.text("title"),
        wording.text("goal"),
        wording.text("for_whom"),
        wording.text("source"),
        wording.text("minutes_note"),
        wording.flag("client_present"),
        wording.texts("rules"),
        steps,
        _consent(wording) if confidential else None,
        tuple((one, wording.text("wrap_up", one)) for one in WRAP_UPS) if confidential else (),
    )


def _consent(wording: Wording) -> Consent:
    return Consent(wording.text("consent", "question"), {one: wording.text("consent", one) for one in CONSENTS})


def _step(one: Wording) -> Step:
    once = one.text("once_per") if one.has("once_per") else "case"
    if once not in ONCE:
        raise WordingError(one.name, (Problem("once_per", f"er staat {shown(once)}", " of ".join(ONCE)),))
    return Step(
        one.id,
        one.text("title"),
        one.text("kind"),
        one.number("min_minutes"),
        one.number("max_minutes"),
        one.text("speaks"),
        one.text("silent"),
        one.text("task"),
        one.texts("prompts") if one.has("prompts") else (),
        one.text("writes"),
        one.text("write_label") if one.has("write_label") else "",
        once == "case",
        one.flag("repeats") if one.has("repeats") else False,
    )


def _of_steps(steps: tuple[Step, ...]) -> Iterator[Problem]:
    """Everything that does not fit in the steps."""
    if not steps:
        yield Problem("step", "er staat geen enkele stap in", "ten minste één [[step]]")
    seen: set[str] = set()
    for number, step in enumerate(steps, 1):
        place = f"stap {number} ({step.id})"
        if not step.id or step.id in seen:
            yield Problem(place, f"de id {shown(step.id)} is leeg of staat er twee keer in", "elke stap een eigen id")
        seen.add(step.id)
        if step.kind not in KINDS:
            yield Problem(f"{place}, kind", f"er staat {shown(step.kind)}", "een van " + ", ".join(KINDS))
        if step.writes not in WRITES:
            yield Problem(f"{place}, writes", f"er staat {shown(step.writes)}", "een van " + ", ".join(WRITES))
        if not 0 <= step.minimum <= step.maximum <= LONGEST:
            wrong = f"er staan {step.minimum} en {step.maximum} minuten"
            yield Problem(place, wrong, f"0 tot {LONGEST} minuten, en het minimum niet boven het maximum")
        if step.writes != "none" and not step.write_label.strip():
            yield Problem(f"{place}, write_label", "dit is leeg", "wat er wordt opgeschreven")
