"""What a trainer adds to the days: the pieces in their order, one of them open, and what was put away."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.exercises.own import DAYS, OwnMaterial, OwnPiece
from herstelwerk.screens.controls import button, fold
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.organisation.own_along import Along
from herstelwerk.screens.organisation.own_form import OwnForm
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.store import StoreError
from herstelwerk.store.own_folder import Away, OwnFolder

_INTRO = (
    "Zet hier je eigen teksten en figuren bij een dag. Iedereen die in deze map werkt, ziet ze op het werkblad van die "
    "dag. Werkt je groep op eigen computers? Download dan alles. Een collega leest de zip hieronder in. Een deelnemer "
    "pakt hem uit in de eigen map, naast de map ‘werk’."
)
_RIGHTS = (
    "Figuren uit een boek zijn van de maker. Zet alleen neer wat je zelf maakte of waarvan je zeker weet dat het mag, "
    "en zeg erbij waar het vandaan komt. Geen namen of foto's van cliënten of deelnemers."
)


class OwnSheet:
    """The own material in the folder one works in."""

    def __init__(self, desk: Desk, page: Callable[[], Page | None]) -> None:
        self.desk, self.page = desk, page
        place = desk.workbook.place
        self.folder = OwnFolder(place, desk.now) if place else None
        self.day = DAYS[0]
        self.form: OwnForm | None = None
        self.trouble = ""
        self.along = Along(desk, page, self.folder, self._brought)
        self.titles = {one.id: one.title for one in desk.workbook.exercises()}
        self._read()

    def draw(self) -> Part:
        """The days, the pieces of one, the one that is open, and taking along."""
        if self.folder is None:
            told = "Hier is geen map om in te bewaren. Start herstelwerk in een eigen map."
            return el("section", el("h2", "Eigen materiaal"), el("p", told, class_="hw-alarm"), key="eigen")
        days = [button(f"eigen-dag-{n}", f"Dag {n}", self._go(n), pressed=n == self.day) for n in DAYS]
        return el(
            "section",
            el("h2", "Eigen materiaal"),
            el("p", _INTRO),
            el("p", _RIGHTS, class_="hw-note hw-privacy"),
            el("nav", *days, class_="hw-tabs", aria_label="Dagen", key="eigen-dagen"),
            el("p", self.trouble, class_="hw-alarm", role="alert", key="eigen-mis") if self.trouble else None,
            el("div", self._list(), key=f"eigen-lijst-{self.day}"),
            el("div", self.form.draw() if self.form else None, key="eigen-open"),
            self._faults(),
            self._away(),
            self.along.draw(),
            key="eigen",
        )

    def _list(self) -> Part:
        pieces = self.material.pieces
        items = [self._item(piece, n) for n, piece in enumerate(pieces)]
        none = el("p", f"Bij dag {self.day} staat nog niets van jezelf.", class_="hw-muted")
        return el(
            "div",
            el("h3", f"Bij dag {self.day}"),
            el("ol", *items, class_="hw-items") if items else none,
            button("eigen-nieuw", "+ tekst of figuur", self._add, look="small" if items else "main"),
        )

    def _item(self, piece: OwnPiece, n: int) -> Part:
        own, key = piece.own, f"stuk-{piece.slug}"
        name = own.title.strip() or "Nog zonder titel"
        place = self.titles.get(own.place, "")
        where = f"bij ‘{place}’" if place else "aan het begin van de dag"
        if own.place and not place:
            where = "aan het begin van de dag (de oefening waar het bij stond, is er niet)"
        state = "Deelnemers zien dit." if piece.shown else " ".join(("Deelnemers zien dit nog niet.", *piece.lacks))
        open = self.form is not None and self.form.slug == piece.slug
        moves = [
            button(f"{key}-op", "↑", self._move(n, -1), look="small", label=f"{name} omhoog") if n else None,
            button(f"{key}-neer", "↓", self._move(n, 1), look="small", label=f"{name} omlaag")
            if n + 1 < len(self.material.pieces)
            else None,
        ]
        return el(
            "li",
            el(
                "span",
                el("strong", name),
                f" {where}. ",
                el("small", state, class_="hw-muted"),
            ),
            button(f"{key}-bewerk", "Bewerk", self._edit(piece), look="small", label=f"Bewerk {name}", pressed=open),
            *moves,
            button(f"{key}-weg", "Leg weg", self._remove(piece), look="small", label=f"Leg {name} weg"),
            key=key,
            class_="hw-item",
        )

    def _faults(self) -> Part:
        items = [
            el(
                "li",
                el("span", el("strong", fault.file), f": {fault.told}"),
                button(f"eigen-fout-{n}", "Leg weg", self._put_aside(fault.file), look="small"),
                class_="hw-item",
            )
            for n, fault in enumerate(self.material.faults)
        ]
        told = "Deze bestanden staan in de map van deze dag, maar kunnen niet getoond worden. Deelnemers zien ze niet."
        inner = [el("h3", "Wat niet gelezen kan worden"), el("p", told), el("ul", *items, class_="hw-items")]
        return el("div", *(inner if items else ()), key="eigen-fouten")

    def _away(self) -> Part:
        gone: tuple[Away, ...] = ()
        if self.folder:
            try:
                gone = self.folder.away()
            except StoreError as error:
                return el("p", str(error), class_="hw-alarm", key="eigen-weg")
        items = [self._gone(one, n) for n, one in enumerate(gone)]
        inner = fold("eigen-weg-lijst", f"Weggelegd: {len(items)}", el("ul", *items, class_="hw-items"))
        return el("div", inner if items else None, key="eigen-weg")

    def _gone(self, one: Away, n: int) -> Part:
        name = one.title or "zonder titel"
        return el(
            "li",
            el("span", f"Dag {one.day}: {name} ", el("small", f"weg sinds {one.at:%d-%m-%Y %H:%M}", class_="hw-muted")),
            button(f"eigen-terug-{n}", "Zet terug", self._put_back(one), look="small", label=f"Zet {name} terug"),
            class_="hw-item",
        )

    # What a person does.

    def leave(self) -> None:
        """A field was left: try again what could not be kept."""
        if self.form:
            self.form.leave()

    @property
    def saved(self) -> bool:
        """Whether everything typed is kept."""
        return self.form is None or self.form.saved

    def _brought(self, does: Callable[[OwnFolder], None]) -> None:
        """Material from elsewhere: nothing stays open that may have another text now."""
        if self._try(does):
            self.form = None

    def _read(self) -> None:
        self._material = self.folder.material(self.day) if self.folder else OwnMaterial()

    @property
    def material(self) -> OwnMaterial:
        """What stands at the day; of the piece in hand what was typed. Files are read only when they changed."""
        form = self.form
        if form is None:
            return self._material
        pieces = (form.piece if piece.slug == form.slug else piece for piece in self._material.pieces)
        return self._material._replace(pieces=tuple(pieces))

    def _try(self, does: Callable[[OwnFolder], None]) -> bool:
        """Do something with the files; what goes wrong is told, and nothing else changes."""
        self.trouble = ""
        if self.folder is None or not self._settled():
            return False
        try:
            does(self.folder)
        except StoreError as error:
            self.trouble = str(error)
        self._read()
        return not self.trouble

    def _settled(self) -> bool:
        self.leave()
        if not self.saved:
            self.trouble = (
                "Wat je het laatst typte, kon niet bewaard worden. Lees hieronder wat er is; het staat er nog."
            )
        return self.saved

    def _go(self, day: int) -> Callable[[], None]:
        def go() -> None:
            if self._try(lambda _: None):
                self.day, self.form = day, None
                self._read()

        return go

    def _edit(self, piece: OwnPiece) -> Callable[[], None]:
        def edit() -> None:
            if self._try(lambda _: None):
                self._open(piece.slug)

        return edit

    def _open(self, slug: str) -> None:
        self.form = None  # from here on what stands in the file counts, not what was in hand
        piece = next((one for one in self.material.pieces if one.slug == slug), None)
        if piece is None or self.folder is None:
            return
        places = {id: title for id, title in self.titles.items() if id.startswith(f"dag-{self.day}/")}
        self.form = OwnForm(self.folder, piece, places, self.page, self._read)
        if page := self.page():
            page.focus("eigen-form-kop")

    def _add(self) -> None:
        made: list[str] = []
        if self._try(lambda folder: made.append(folder.add(self.day))):
            self._open(made[0])

    def _remove(self, piece: OwnPiece) -> Callable[[], None]:
        def remove() -> None:
            if self._try(lambda folder: folder.remove(self.day, piece.slug)):
                if self.form and self.form.slug == piece.slug:
                    self.form = None
                self._said("Weggelegd. Onderaan kun je het terugzetten.", "eigen-nieuw")

        return remove

    def _put_aside(self, file: str) -> Callable[[], None]:
        def aside() -> None:
            if self._try(lambda folder: folder.put_aside(self.day, file)):
                self._said("Het bestand staat nu in de map ‘eigen/weg’.", "eigen-nieuw")

        return aside

    def _put_back(self, one: Away) -> Callable[[], None]:
        def back() -> None:
            if self._try(lambda folder: folder.put_back(one.name)):
                self.day, self.form = one.day, None
                self._read()
                self._said("Het staat er weer.", f"eigen-dag-{one.day}")

        return back

    def _move(self, n: int, by: int) -> Callable[[], None]:
        """Number the pieces anew with this one a place further."""

        def move() -> None:
            pieces = list(self.material.pieces)
            pieces.insert(n + by, pieces.pop(n))

            def renumber(folder: OwnFolder) -> None:
                for order, piece in enumerate(pieces, 1):
                    if piece.own.order != order:
                        folder.keep(self.day, piece.slug, piece.own.model_copy(update={"order": order}))

            open = self.form.slug if self.form else ""
            if self._try(renumber):
                if open:
                    self._open(open)  # it has another number now
                self._said("Verplaatst.", f"stuk-{pieces[n + by].slug}-bewerk")

        return move

    def _said(self, text: str, focus: str) -> None:
        if page := self.page():
            page.say(text)
            page.focus(focus)
