"""A trainer at the page of a group, with hands for it."""

from __future__ import annotations

from herstelwerk.groups import Group
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.group.screen import GroupScreen
from herstelwerk.screens.groups import load_group
from tests.screens.soundness import Watched, look_over

DAYS = ("2026-10-06", "2026-10-13", "2026-11-03", "2026-11-10")
CODE = "2026-NIJ-1"


class Trainer:
    """Someone who prepares a group."""

    def __init__(self, desk: Desk, part: str = "groep") -> None:
        self.desk = desk
        self.screen = GroupScreen(desk, part)
        self.page = Watched(self.screen)

    def make(self, code: str = CODE, days: tuple[str, ...] = DAYS, codes: tuple[str, ...] = ()) -> Trainer:
        """A group with its days and code words."""
        self.page.type("nieuwe-code", code)
        self.page.press("maak-groep")
        self.set_days(days)
        self.go("codewoorden")
        for one in codes:
            self.add(one)
        return self

    def set_days(self, days: tuple[str, ...]) -> None:
        """Fill in the four days."""
        for number, day in enumerate(days, 1):
            self.page.type(f"dag-{number}", day)

    def add(self, code: str) -> None:
        """One code word more."""
        self.page.type("codewoord", code)
        self.page.press("code-erbij")

    def go(self, part: str) -> Trainer:
        """Show another part."""
        self.page.press(f"deel-{part}")
        look_over(self.page)
        return self

    def bring(self, content: bytes) -> str:
        """Read a list in; what the page says of it."""
        self.page.bring("lijst-inlezen", content)
        look_over(self.page)
        return self.page.part("inlees-verslag").words

    def mark(self, number: int, half_day: int) -> str:
        """What the table shows at a place."""
        return self.page.part(f"cel-{number}-{half_day}").words

    @property
    def kept(self) -> Group:
        """The group as the store has it."""
        group = load_group(self.desk, self.screen.work.group.code)
        assert group is not None
        return group
