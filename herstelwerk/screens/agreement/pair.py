"""Choosing which two judges are laid side by side."""

from __future__ import annotations

from herstelwerk.screens.agreement.work import AgreementWork
from herstelwerk.screens.controls import select
from herstelwerk.screens.parts import Part, el


def choose_pair(work: AgreementWork, key: str) -> Part | None:
    """Two lists of judges; nothing where there is no choice."""
    chosen = work.chosen
    if chosen is None:
        return None

    def choose(place: int, name: str) -> None:
        other = chosen[1 - place] if chosen[1 - place] != name else chosen[place]
        work.pair = (name, other) if place == 0 else (other, name)

    options = {name: name for name in work.judges}
    return el(
        "div",
        select(f"{key}-eerste", "Eerste beoordelaar", options, chosen[0], lambda name: choose(0, name)),
        select(f"{key}-tweede", "Tweede beoordelaar", options, chosen[1], lambda name: choose(1, name)),
        class_="hw-across",
        key=f"{key}-paar",
    )
