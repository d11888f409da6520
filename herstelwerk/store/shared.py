"""What passes between trainees and trainers: hand-ins to judge, feedback that goes back, how far everyone is."""

from __future__ import annotations

from herstelwerk.store import judged
from herstelwerk.store.bodies import checked
from herstelwerk.store.door import Door
from herstelwerk.store.values import Body, HandedIn, Progress, Returned, Said

GROUP, TEAM = "groep:", "team:"  # how the owners of sheets begin that trainers share; no code word holds a colon
HANDED = "gedeeld/"  # how the names of sheets begin that a trainee lets trainers read


class Shared(Door):
    """The part of the store that trainers work with."""

    def groups(self, name: str = "programma") -> list[str]:
        """The codes of the groups that have a sheet of this name."""
        with self._reading() as connection:
            return judged.owners_of(connection, GROUP, name)

    def teams(self, name: str) -> list[str]:
        """The names of the teams that have a sheet of this name."""
        with self._reading() as connection:
            return judged.owners_of(connection, TEAM, name)

    def everyones_hand_ins(self) -> list[tuple[str, HandedIn]]:
        """All attempts of everyone this login may see, with whose they are."""
        with self._reading() as connection:
            return judged.everyones_hand_ins(connection)

    def say(self, owner: str, attempt: int, judge: str, body: Body) -> Said:
        """Add a line to what a judge said of an attempt; it can be taken back, never changed."""
        checked(owner, judge)
        with self._writing() as connection:
            return judged.say(connection, owner, attempt, judge, body, self._clock())

    def said(self, owner: str | None = None) -> list[Said]:
        """Everything said of one person's work, or of everyone's, in order per attempt and judge."""
        with self._reading() as connection:
            return judged.said(connection, owner, self.place.name)

    def give_back(self, owner: str, attempt: int, body: Body) -> Returned:
        """Give feedback back to the trainee; what was given before stays."""
        checked(owner)
        with self._writing() as connection:
            return judged.give_back(connection, owner, attempt, body, self._clock())

    def given_back(self, owner: str) -> list[Returned]:
        """The feedback someone got, first to last."""
        checked(owner)
        with self._reading() as connection:
            return judged.given_back(connection, owner, self.place.name)

    def tell_progress(self, owner: str, cohort: str, body: Body) -> None:
        """Tell how far someone is; the newest word takes the place of the one before."""
        checked(owner, cohort)
        with self._writing() as connection:
            judged.tell_progress(connection, owner, cohort, body, self._clock())

    def progress_of(self, cohort: str) -> list[Progress]:
        """How far everyone of a group is, by code word."""
        checked(cohort)
        with self._reading() as connection:
            return judged.progress_of(connection, cohort, self.place.name)
