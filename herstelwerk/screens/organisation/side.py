"""Two assessors beside each other: where they differ widely comes first, as something to talk about."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.fidelity import Instrument, Ratings, side_by_side
from herstelwerk.fidelity.audit import OPEN
from herstelwerk.fidelity.comparing import WIDE, Pair
from herstelwerk.screens.controls import button, table
from herstelwerk.screens.parts import Part, el


def side(
    instrument: Instrument,
    names: tuple[str, str],
    both: tuple[Ratings, Ratings],
    settled: Ratings,
    take_over: Callable[[list[str]], None],
) -> Part:
    """The scores of both, a question at each wide difference, and a way to take over what is the same."""
    pairs = side_by_side(*both, instrument.ids)
    if not any(pair.first is not None or pair.second is not None for pair in pairs):
        told = "Vul eerst allebei apart in; hier zie je daarna waar jullie anders keken. Het mag ook meteen samen."
        return el("p", told, class_="hw-muted")
    called = {one.id: one.name for one in instrument.indicators}
    same = [p.id for p in pairs if p.apart == 0 and not settled.get(p.id, OPEN).answered]
    rows = [
        (called[p.id], _told(p.first), _told(p.second), _apart(p), _told(settled.get(p.id, OPEN).score)) for p in pairs
    ]
    return el(
        "section",
        el("h4", "Naast elkaar"),
        *(_question(pair, called[pair.id], names, both) for pair in pairs if pair.asks),
        table("Wat ieder gaf", ("Vraag", *names, "Verschil", "Samen"), rows, key="audit-naast-tabel"),
        button("audit-overnemen", f"Neem over waar jullie hetzelfde gaven ({len(same)})", lambda: take_over(same))
        if same
        else None,
    )


def _question(pair: Pair, name: str, names: tuple[str, str], both: tuple[Ratings, Ratings]) -> Part:
    """No verdict on who is right: what each saw, and what to ask."""
    seen = [
        el("li", el("strong", f"{who} gaf {score}. "), ratings.get(pair.id, OPEN).evidence)
        for who, score, ratings in zip(names, (pair.first, pair.second), both, strict=True)
    ]
    return el(
        "div",
        el(
            "p",
            el("span", "Vraag: ", class_="hw-tone"),
            f"{name}: jullie verschillen {pair.apart} punten. Wat zag de een dat de ander niet zag?",
        ),
        el("ul", *seen),
        class_="hw-note hw-vraag",
        key=f"verschil-{pair.id}",
    )


def _apart(pair: Pair) -> str:
    if pair.apart is None:
        return "–"
    return f"{pair.apart}; praat erover" if pair.apart >= WIDE else str(pair.apart)


def _told(score: int | None) -> str:
    return "–" if score is None else str(score)
