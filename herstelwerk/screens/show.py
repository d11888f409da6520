"""One call per worksheet: each opens the desk and gives a page, or says in Dutch why it cannot.

The pages of trainers are loaded when they are asked for: a trainee's worksheet should not wait for them. Their calls
are verbs, since a package that is loaded later would take the place of a call of the same name.
"""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.problems import Unreadable
from herstelwerk.screens.assignment.screen import AssignmentScreen
from herstelwerk.screens.day import DayScreen
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.page import Page, Screen
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.start import StartScreen
from herstelwerk.screens.workbook.screen import WorkbookScreen
from herstelwerk.store import StoreError


def start() -> Page:
    """The start page."""
    return _open(StartScreen)


def day(number: int) -> Page:
    """The exercises of one day of the training."""
    return _open(lambda desk: DayScreen(desk, number))


def assignment() -> Page:
    """The final assignment."""
    return _open(AssignmentScreen)


def workbook() -> Page:
    """My workbook: the other sheets, paper, and keeping safe."""
    return _open(WorkbookScreen)


def prepare_group() -> Page:
    """Preparing a group: days, members, attendance, proof of participation."""
    from herstelwerk.screens.group.screen import GroupScreen

    return _open(GroupScreen)


def lead_meeting() -> Page:
    """Leading a meeting step by step."""
    from herstelwerk.screens.meeting.screen import MeetingScreen

    return _open(MeetingScreen)


def work_with_group() -> Page:
    """Deciding on a group, composing it, following how it grows."""
    from herstelwerk.screens.groupwork.screen import GroupworkScreen

    return _open(GroupworkScreen)


def see_room() -> Page:
    """The room at a glance."""
    from herstelwerk.screens.overview.screen import OverviewScreen

    return _open(OverviewScreen)


def judge() -> Page:
    """Judging the final assignments."""
    from herstelwerk.screens.judging.screen import JudgingScreen

    return _open(JudgingScreen)


def compare_judges() -> Page:
    """Two judges side by side, and practising with reference judgements."""
    from herstelwerk.screens.agreement.screen import AgreementScreen

    return _open(AgreementScreen)


def try_rules() -> Page:
    """Trying changed rules on earlier hand-ins."""
    from herstelwerk.screens.rules.screen import RulesScreen

    return _open(RulesScreen)


def see_competencies() -> Page:
    """What trainees learned, and what they thought of the training."""
    from herstelwerk.screens.competencies.screen import CompetenciesScreen

    return _open(CompetenciesScreen)


def organise() -> Page:
    """What an organisation needs to keep working this way, and how faithful a team is."""
    from herstelwerk.screens.organisation.screen import OrganisationScreen

    return _open(OrganisationScreen)


def _open(screen: Callable[[Desk], Screen]) -> Page:
    try:
        return Page(screen(Desk.here()))
    except (StoreError, Unreadable) as error:
        return Page(Trouble(str(error)))


class Trouble:
    """What is shown where a worksheet cannot open: what happened and what to do."""

    name = "storing"
    saved = True

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence

    def draw(self) -> Part:
        """The sentence."""
        return el("p", self.sentence, class_="hw-alarm", role="alert")

    def leave(self) -> None:
        """Nothing waits here."""
