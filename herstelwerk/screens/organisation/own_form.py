"""One piece of a trainer in a form: kept as it is typed, seen by trainees only once she says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from herstelwerk.domain import MAX_TEXT
from herstelwerk.exercises.own import MAX_TITLE, OwnPiece, missing_words
from herstelwerk.exercises.own_picture import Picture, PictureError, checked_picture
from herstelwerk.screens.controls import button, choice, field, fold, select, upload
from herstelwerk.screens.own import drawn
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.store import StoreError
from herstelwerk.store.own_folder import OwnFolder

_MOST_SENT = 30 * 1024 * 1024  # bytes a browser may send, so that one too large gets an answer instead of silence


class OwnForm:
    """The piece in hand. `changed` is called when it has another picture than before."""

    def __init__(
        self,
        folder: OwnFolder,
        piece: OwnPiece,
        places: Mapping[str, str],
        page: Callable[[], Page | None],
        changed: Callable[[], None],
    ) -> None:
        self.folder, self.day, self.slug = folder, piece.day, piece.slug
        self.own, self._kept, self.picture = piece.own, piece.own, piece.picture
        self.places, self.page, self._changed = places, page, changed
        self.trouble = ""
        self.refused: tuple[str, ...] = ()
        self.preview = False

    @property
    def saved(self) -> bool:
        """Whether the file has what was typed."""
        return self.own == self._kept

    @property
    def piece(self) -> OwnPiece:
        """The piece as it is now."""
        unread = self.own.picture and self.picture is None
        lost = ("Het plaatje is niet te lezen. Kies het opnieuw, of haal het weg.",) if unread else ()
        return OwnPiece(self.day, self.slug, self.own, self.picture, (*lost, *missing_words(self.own)))

    def leave(self) -> None:
        """Keep what is not kept yet."""
        if not self.saved:
            self._keep()

    def draw(self) -> Part:
        """The fields, whether it can be seen, and how it looks."""
        own = self.own
        places = {"": "aan het begin van de dag"} | {id: f"bij ‘{title}’" for id, title in self.places.items()}
        if own.place not in places:
            places[own.place] = "bij een oefening die er niet is"
        return el(
            "article",
            el("h3", "Bewerken", key="eigen-form-kop", tabindex=-1),
            el("p", self.trouble, class_="hw-alarm", role="alert") if self.trouble else None,
            field("eigen-titel", "Titel", own.title, self._put("title"), limit=MAX_TITLE),
            select("eigen-plaats", "Waar komt het te staan?", places, own.place, self._put("place")),
            field(
                "eigen-tekst",
                "Tekst",
                own.text,
                self._put("text"),
                rows=6,
                limit=MAX_TEXT,
                help="Gewone tekst. Een lege regel begint een nieuwe alinea. Een regel met ‘- ’ ervoor wordt een punt.",
            ),
            self._figure(),
            self._seen(),
            key=f"eigen-form-{self.slug}",
            class_="hw-card",
        )

    def _figure(self) -> Part:
        has = bool(self.own.picture)
        label = "Ander plaatje kiezen" if has else "Plaatje kiezen (PNG of JPEG, hoogstens 2 MB)"
        size = f"{self.picture.width} bij {self.picture.height} beeldpunten" if self.picture else "niet te lezen"
        away = button("eigen-zonder", "Haal weg", self._drop, look="small", label="Haal het plaatje weg")
        words = [
            el("p", f"Er staat een plaatje bij: {size}. ", away),
            field(
                "eigen-alt",
                "Wat is er op het plaatje te zien?",
                self.own.alt,
                self._put("alt"),
                rows=2,
                limit=1_000,
                help="Voor wie het niet ziet. Schrijf op wat het plaatje vertelt, ook de woorden die erin staan.",
            ),
            field(
                "eigen-bron",
                "Bron, en waarom je het mag gebruiken",
                self.own.source,
                self._put("source"),
                limit=400,
                help="Bijvoorbeeld: eigen tekening, of: met toestemming van de uitgever. Deelnemers zien deze regel.",
            ),
        ]
        refused = [el("p", why, class_="hw-alarm", role="alert") for why in self.refused]
        kinds = "image/png,image/jpeg,.png,.jpg,.jpeg"
        return el(
            "div",
            el("h4", "Figuur"),
            upload("eigen-plaatje", label, self._bring, _MOST_SENT, kinds),
            *refused,
            *(words if has else ()),
            key="eigen-figuur",
        )

    def _seen(self) -> Part:
        piece = self.piece
        return el(
            "div",
            choice(
                "eigen-klaar",
                "Wie ziet dit?",
                {"klaar": "Deelnemers mogen dit zien"},
                ["klaar"] if self.own.ready else [],
                lambda on: self._put("ready")(bool(on)),
                many=True,
            ),
            el("ul", *(el("li", told) for told in piece.lacks), class_="hw-note hw-vraag") if piece.lacks else None,
            fold(
                "eigen-voorbeeld",
                "Zo zien deelnemers het",
                drawn(piece, 4) if self.preview else None,
                open=self.preview,
                does=self._show,
            ),
            key="eigen-te-zien",
        )

    # What a person does.

    def _put(self, name: str) -> Callable[[Any], None]:
        def put(value: Any) -> None:
            self.own = self.own.model_copy(update={name: value})
            self._keep()

        return put

    def _keep(self) -> None:
        try:
            self.folder.keep(self.day, self.slug, self.own, self._kept)
        except StoreError as error:
            self.trouble = f"Niet bewaard. {error}"
            return
        self.trouble, self._kept = "", self.own

    def _bring(self, content: bytes) -> None:
        self.refused = ()
        try:
            picture = checked_picture(content)
            self.own = self.folder.keep_picture(self.day, self.slug, self.own, picture)
        except PictureError as error:
            self.refused = tuple(f"Dit plaatje kan niet: {problem}" for problem in error.problems)
        except StoreError as error:
            self.refused = (str(error),)
        else:
            self._have(picture, "Het plaatje staat erbij. Beschrijf het nu in woorden.", "eigen-alt")
        if self.refused and (page := self.page()):
            page.say(" ".join(self.refused))

    def _drop(self) -> None:
        try:
            self.own = self.folder.drop_picture(self.day, self.slug, self.own)
        except StoreError as error:
            self.refused = (str(error),)
        else:
            self._have(None, "Het plaatje is weg; het bestand staat nog in de map ‘eigen/weg’.", "eigen-plaatje")

    def _have(self, picture: Picture | None, told: str, focus: str) -> None:
        self.picture, self._kept = picture, self.own
        self._changed()
        if page := self.page():
            page.say(told)
            page.focus(focus)

    def _show(self, on: bool) -> None:
        self.preview = on
