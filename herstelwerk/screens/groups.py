"""Which group a trainer works with: read from the store, and chosen from a list."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.groups import Course, Group, read_course, read_roster
from herstelwerk.screens.controls import link, select
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.parts import Part, el
from herstelwerk.store import GROUP

COURSE, ROSTER = "programma", "groep"  # the two sheets of a group


def load_group(desk: Desk, code: str = "") -> Group | None:
    """The group of this code, by default the one the trainer works with; None when there is none.

    Raises:
        StoreError: when the store cannot be read.
    """
    code = code or desk.cohort
    if not code:
        return None
    owner = GROUP + code
    course, roster = desk.store.read(owner, COURSE), desk.store.read(owner, ROSTER)
    if course is None and roster is None:
        return None
    return read_roster(code, read_course(course.body) if course else Course(), roster.body if roster else {})


def choose_group(desk: Desk, then: Callable[[], None]) -> Part:
    """A list to choose the group from; without any group the way to make one."""
    codes = desk.store.groups()
    if not codes:
        return el(
            "div",
            el("p", "Er is nog geen groep. Maak eerst een groep aan; daarna vind je hem hier terug."),
            link("Maak een groep", "trainer/groep.ipynb", look="go"),
            class_="hw-card hw-calm",
            key="geen-groep",
        )
    options = {} if desk.cohort in codes else {"": "Kies een groep"}

    def choose(code: str) -> None:
        if code:
            desk.set_cohort(code)
            then()

    chosen = desk.cohort if desk.cohort in codes else ""
    return select("groep-keuze", "Groep", options | {code: code for code in codes}, chosen, choose)
