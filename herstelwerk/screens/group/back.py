"""The button that undoes what was done last."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.screens.controls import button
from herstelwerk.screens.group.work import GroupWork
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el


def way_back(work: GroupWork, page: Callable[[], Page | None]) -> Part | None:
    """The button that undoes what was done last."""
    if not work.back:
        return None

    def undo() -> None:
        work.undo()
        if there := page():
            there.say("Ongedaan gemaakt.")

    return el(
        "div",
        button("ongedaan", f"Maak ongedaan: {work.back.told}", undo, look="small"),
        class_="hw-buttons",
        key="terug",
    )
