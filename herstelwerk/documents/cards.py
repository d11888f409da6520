"""Cards to cut out and hand out on the first day: the code word, the group code, and how to begin."""

from __future__ import annotations

from collections.abc import Sequence

from herstelwerk.documents.paper import Card, Cards, Paper, Section

TITLE = "Kaartjes met codewoorden"
PER_PAGE = 8


def cards_paper(codes: Sequence[str], group: str, begin: Sequence[str]) -> Paper:
    """A card per code word, eight on an A4.

    Args:
        codes: The code words, in the order of the group.
        group: The group code, which a trainee types beside it.
        begin: How to begin, a short sentence a line; the same on every card.
    """
    cards = tuple(Card(code, "Je codewoord", (f"Code van je groep: {group}", *begin)) for code in codes)
    pages = tuple(Section((Cards(cards[at : at + PER_PAGE]),)) for at in range(0, len(cards), PER_PAGE))
    return Paper(f"{TITLE} · groep {group}", pages or (Section(()),), size=12)
