"""What a trainer added, as people see it on the page of a day: a title, a text, a picture with words and its source."""

from __future__ import annotations

from collections.abc import Sequence

from herstelwerk.exercises.own import OwnMaterial, OwnPiece
from herstelwerk.screens.controls import fold, prose
from herstelwerk.screens.parts import Part, el

FROM_TRAINER = "Van je trainer"


class OwnOnPage:
    """The pieces of one day, read once: a picture is long, and made into its address only once."""

    def __init__(self, material: OwnMaterial, exercises: Sequence[str]) -> None:
        known = frozenset(exercises)
        self._at = {
            place: [drawn(piece, 3 if place else 2) for piece in material.at(place, known)]
            for place in ("", *exercises)
        }
        self._titles = [piece.own.title for piece in material.at("", known)]

    def at_the_beginning(self, open: bool) -> Part | None:
        """What stands above the exercises; it folds away once someone works on."""
        pieces = self._at[""]
        if not pieces:
            return None
        titles = ", ".join(self._titles)
        return el("section", fold("van-je-trainer", f"{FROM_TRAINER}: {titles}", *pieces, open=open), key="eigen-begin")

    def beside(self, exercise: str) -> Part | None:
        """What stands beside an exercise, under its lesson."""
        pieces = self._at.get(exercise)
        if not pieces:
            return None
        return el("section", *pieces, key=f"eigen-{exercise.replace('/', '-')}", aria_label=FROM_TRAINER)


def drawn(piece: OwnPiece, level: int) -> Part:
    """One piece, with its title as a heading of that level. Its words are text, whatever stands in them."""
    own, key = piece.own, f"eigen-{piece.slug}"
    return el(
        "div",
        el(f"h{level}", el("small", f"{FROM_TRAINER}: ", class_="hw-muted"), own.title, key=f"{key}-kop")
        if own.title
        else None,
        el("div", prose(own.text), key=f"{key}-tekst") if own.text else None,
        picture(piece),
        key=key,  # its parts have keys of their own: a picture is long, and not sent again for a word
        class_="hw-card hw-own",
    )


def picture(piece: OwnPiece) -> Part | None:
    """Its picture, in words too, and where it comes from; nothing as long as those words are not there."""
    own = piece.own
    if piece.picture is None or not own.alt:
        return None
    return el(
        "figure",
        el("img", src=piece.picture.source, alt=own.alt, width=piece.picture.width, height=piece.picture.height),
        el("figcaption", own.source) if own.source else None,
    )
