"""The phase tracker: signs of a meeting, the phase it looks like, and what that asks of the leaders."""

from __future__ import annotations

from herstelwerk.dutch import listed
from herstelwerk.groupwork.gatherings import Gathering, in_time, phase_of
from herstelwerk.groupwork.phases import Looks, Phase, looks_like, read_phases, read_signs, went_back
from herstelwerk.screens.controls import choice, field, fold, prose, select, table
from herstelwerk.screens.groupwork.gatherings import Picker, name_of
from herstelwerk.screens.groupwork.sheets import Sheets
from herstelwerk.screens.parts import Part, el


class PhasesPart:
    """How the group grows."""

    def __init__(self, sheets: Sheets) -> None:
        self.draft, self.picker = sheets.gatherings, Picker(sheets)
        self.texts = sheets.texts("fasen")
        self.phases, self.signs = read_phases(self.texts), read_signs(self.texts)

    def draw(self) -> Part:
        """The five phases, one meeting, and the course over all of them."""
        here = self.picker.one()
        return el(
            "section",
            el("h2", self.texts.text("title")),
            prose(self.texts.text("intro")),
            el("p", self.texts.text("origin"), class_="hw-muted"),
            fold("fasen-uitleg", "De vijf fasen, en wat ze van jullie vragen", *map(self._about, self.phases)),
            self.picker.draw(),
            self._one(here) if here else el("div", key="fase-open"),
            self._course(),
            key="fasen",
        )

    def _about(self, phase: Phase) -> Part:
        asks = el("ul", *(el("li", one) for one in phase.asks))
        return el("div", el("h3", phase.name), el("p", phase.about), asks)

    def _one(self, here: Gathering) -> Part:
        known = {sign.id: sign.text for sign in self.signs}
        return el(
            "div",
            el("h3", "Wat zag je?"),
            choice(
                f"{here.id}-tekens",
                "Kruis aan wat je zag",
                known,
                [id for id in here.seen if id in known],
                lambda ids: self.picker.change(seen=tuple(ids)),
                many=True,
            ),
            self._looks(here),
            field(
                f"{here.id}-notitie",
                self.texts.text("note"),
                here.note,
                lambda text: self.picker.change(note=text),
                rows=3,
            ),
            key=f"fase-open-{here.id}",
        )

    def _looks(self, here: Gathering) -> Part:
        looks = looks_like(here.seen, self.signs, self.phases)
        now = phase_of(here, self.signs, self.phases)
        names = {"": "Zoals de tekens zeggen"} | {phase.id: phase.name for phase in self.phases}
        own = here.phase if here.phase in names else ""
        phase = next((one for one in self.phases if one.id == now), None)
        return el(
            "div",
            el("p", self._told(looks), class_="hw-note hw-weet", role="status"),
            select(f"{here.id}-fase", self.texts.text("own"), names, own, lambda id: self.picker.change(phase=id)),
            self._back(now),
            el("div", el("h4", f"{phase.name}: wat vraagt dat van jullie?"), self._asks(phase)) if phase else None,
            key=f"{here.id}-lijkt",
        )

    def _told(self, looks: Looks) -> str:
        if not looks.most:
            return self.texts.text("none")
        if len(looks.most) == 1:
            told = self.texts.text("like").replace("{phase}", looks.most[0].name)
        else:
            told = self.texts.text("between").replace("{phases}", _and(looks.most))
        also = self.texts.text("also").replace("{phases}", _and(looks.also))
        return f"{told} {also}" if looks.also else told

    def _asks(self, phase: Phase) -> Part:
        return el("ul", *(el("li", one) for one in phase.asks))

    def _back(self, now: str) -> Part | None:
        before = self.picker.before()
        was = phase_of(before, self.signs, self.phases) if before else ""
        if not went_back(was, now, self.phases):
            return None
        names = {phase.id: phase.name for phase in self.phases}
        told = self.texts.text("back").replace("{before}", names[was]).replace("{now}", names[now])
        return el("p", told, class_="hw-note hw-vraag")

    def _course(self) -> Part:
        all = in_time(self.draft.value)
        if len(all) < 2:
            return el("div", key="fase-verloop")
        names = {phase.id: phase.name for phase in self.phases}
        rows = []
        for number, one in enumerate(all, 1):
            looks = looks_like(one.seen, self.signs, self.phases).most
            own = names.get(one.phase, "")
            rows.append((name_of(one, number), _and(looks) or "geen tekens aangekruist", own or "zoals de tekens"))
        header = ("Bijeenkomst", "Waar het op leek", "Wat jullie zelf zeiden")
        return el(
            "div", el("h3", "Verloop"), table("De fase per bijeenkomst", header, rows, key="fase-tabel"),
            key="fase-verloop",
        )  # fmt: skip


def _and(phases: tuple[Phase, ...]) -> str:
    return listed(f"‘{phase.name}’" for phase in phases)
