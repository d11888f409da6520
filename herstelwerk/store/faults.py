"""What can go wrong with the store, in sentences that say what happened and what to do."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from herstelwerk.store.values import Sheet


class Fault(StrEnum):
    """The kinds of trouble, for a caller that does something else for one of them."""

    FULL = "vol"
    READ_ONLY = "alleen lezen"
    BUSY = "bezet"
    GONE = "weg"
    CORRUPT = "kapot"
    NEWER = "nieuwer"
    FOREIGN = "vreemd"
    FORBIDDEN = "geen toegang"
    UNREACHABLE = "onbereikbaar"
    BEHIND = "achter"
    UNFIT = "past niet"
    OTHER = "anders"


_SENTENCES = {
    Fault.FULL: "De schijf met {place} is vol, dus er kan niets bij. Maak ruimte vrij (leeg bijvoorbeeld de "
    "prullenbak) en laat dit scherm open; daarna wordt je tekst vanzelf bewaard.",
    Fault.READ_ONLY: "In {place} mag niet geschreven worden. Haal ‘alleen-lezen’ eraf, of zet de map op een plek waar "
    "je wel mag schrijven, zoals Documenten.",
    Fault.BUSY: "Een ander programma houdt {place} vast. Sluit andere vensters met herstelwerk en wacht tot een "
    "reservekopie of synchronisatie klaar is; het wordt dan vanzelf opnieuw geprobeerd.",
    Fault.GONE: "{place} is weg of door een ander bestand vervangen. Zet de map terug (is een usb-stick of "
    "netwerkmap losgeraakt?), en start herstelwerk dan opnieuw.",
    Fault.CORRUPT: "{place} is beschadigd en kan niet gelezen worden. Er is niets weggegooid. Vraag je trainer om "
    "hulp, of zet het bestand apart, begin opnieuw en lees met ‘Antwoorden inlezen’ je laatste download in.",
    Fault.NEWER: "{place} is gemaakt met een nieuwere versie van herstelwerk. Werk herstelwerk bij en open het "
    "opnieuw. Er is niets veranderd.",
    Fault.FOREIGN: "{place} is van een ander programma en niet van herstelwerk. Kies een andere map; er is niets "
    "veranderd.",
    Fault.FORBIDDEN: "Je mag dit niet lezen of veranderen in {place}. Klopt je code? Vraag het anders aan je trainer.",
    Fault.UNREACHABLE: "{place} is niet te bereiken. Kijk of het netwerk werkt en vraag het anders aan je trainer; "
    "laat dit scherm zolang open.",
    Fault.UNFIT: "Dit kan zo niet bewaard worden.",
    Fault.OTHER: "Lezen of schrijven in {place} is niet gelukt. Is de schijf of het netwerk losgeraakt? Laat dit "
    "scherm open, kopieer je tekst zo nodig naar een ander programma, en start herstelwerk opnieuw.",
}


class Place(NamedTuple):
    """What a sentence calls the store, and the folder whose disk to look at (a database elsewhere has none)."""

    name: str
    folder: Path | None = None


class StoreError(Exception):
    """Something the store could not do; `str()` is a Dutch sentence that says what happened and what to do."""

    def __init__(self, fault: Fault, place: str = "je werkmap", detail: str = "") -> None:
        self.fault = fault
        self.place = place
        self.detail = detail
        super().__init__(fault, place, detail)

    def __str__(self) -> str:
        if self.detail:
            return self.detail
        sentence = _SENTENCES[self.fault].format(place=self.place)
        return sentence[0].upper() + sentence[1:]


class Behind(StoreError):
    """A save that started from an older text than there is now; nothing is overwritten and both texts are kept.

    `current` is what stands there, `kept_version` the version under which the refused text was kept apart.
    """

    def __init__(self, current: Sheet, kept_version: int) -> None:
        self.current = current
        self.kept_version = kept_version
        text = (
            "Dit blad is ondertussen ergens anders veranderd, misschien in een ander tabblad. Wat je hier typte is "
            f"apart bewaard (versie {kept_version}). Open het blad opnieuw en kies wat je wilt houden."
        )
        super().__init__(Fault.BEHIND, detail=text)

    def __reduce__(self) -> tuple[type[Behind], tuple[Sheet, int]]:
        return (Behind, (self.current, self.kept_version))
