"""The start page: who you are, where you were, what is next. A code word is enough; a real name is never asked."""

from __future__ import annotations

import re
from datetime import date

from herstelwerk.exercises import Exercise, Standing, feedback, progress, what_is_next
from herstelwerk.screens.assignment.deadline import deadline
from herstelwerk.screens.assignment.returned import new_feedback
from herstelwerk.screens.controls import button, choice, field, link, table
from herstelwerk.screens.day import standing
from herstelwerk.screens.desk import NOBODY, Desk
from herstelwerk.screens.fields import day_field
from herstelwerk.screens.groups import choose_group
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.store.folder import warnings

ROLES = {
    "deelnemer": "Ik volg de training (deelnemer)",
    "trainer": "Ik geef de training (trainer)",
    "onderzoeker": "Ik onderzoek de training (onderzoeker)",
}
_SHEETS = {
    "deelnemer/eindopdracht.ipynb": ("Eindopdracht", "krachteninventarisatie, actieplan, reflectie, inleveren"),
    "deelnemer/mijn-werkboek.ipynb": ("Mijn werkboek", "andere bladen, papier, veiligstellen"),
}
WHO_SEES = (
    "Een trainer van je groep ziet hoe ver je bent en over welke eisen het programma vragen stelt. "
    "Wat je schrijft, ziet je trainer niet; alleen je eindopdracht, en die pas als je hem inlevert."
)
_TRAINER = {
    "groep": ("Groep", "dagen, deelnemers, kaartjes, aanwezigheid, bewijs van deelname"),
    "bijeenkomst": ("Bijeenkomst", "een trainingsdag, teamkrachtbespreking of andere bijeenkomst leiden, met verslag"),
    "overzicht": ("De groep in één oogopslag", "waar iedereen is, en wat de groep nog mist"),
    "nakijken": ("Nakijken", "eindopdrachten beoordelen en teruggeven"),
    "samen-oordelen": ("Samen oordelen", "oordelen naast elkaar leggen, en oefenen"),
    "competenties": ("Competenties en evaluatie", "wat deelnemers leerden, en wat zij van de training vonden"),
    "groepswerk": ("Werken met een groep", "is een groep de goede vorm, met wie, en hoe groeit zij"),
    "organisatie": ("Invoeren en vasthouden", "voorwaarden, eigen materiaal, modelgetrouwheid"),
    "regels": ("Regels veranderen", "een andere regel eerst uitproberen op wat er al is"),
}
_RESEARCHER = {
    "effect": ("Eén cohort", "wat veranderde er, voor wie, en hoe zeker is dat"),
    "cohorten": ("Cohorten naast elkaar", "verschillen ze, en wat komt er samen uit"),
    "training": ("De training", "van evaluatieformulier tot uitkomst bij cliënten"),
    "overeenstemming": ("Overeenstemming", "beoordelaars onderling, en het programma naast de trainer"),
    "modelgetrouwheid": ("Modelgetrouwheid", "hoe trouw teams zijn aan de methode, en wat dat uitmaakt"),
    "nagerekend": ("Nagerekend", "gepubliceerde tabellen opnieuw uitgerekend"),
    "verslag": ("Verslag", "kies uitkomsten en maak een verslag in Word of pdf"),
}
_CODE = re.compile(r"[\w][\w .\-]{0,38}[\w]|\w")


class StartScreen:
    """Who you are, and the ways on from here."""

    name = "start"

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._page: Page | None = None
        person = desk.store.person(desk.owner)
        self.role = person.role if person and person.role in ROLES else "deelnemer"
        self.code = "" if desk.owner == NOBODY else desk.owner
        self.cohort = desk.cohort
        self.known = bool(person and person.role)
        self.wrong = ""

    def attach(self, page: Page) -> None:
        """The page it is shown on."""
        self._page = page

    def draw(self) -> Part:
        """Warnings, who you are, and what is next."""
        return el(
            "div",
            el(
                "p",
                "Een werkboek om te leren zien wat iemand kan en wil. Je leest, je typt, en je krijgt vragen bij je "
                "eigen woorden. Alles wordt vanzelf bewaard en blijft op deze computer.",
            ),
            *(el("p", warning, class_="hw-alarm", role="alert") for warning in self._warnings()),
            self._ways() if self.known else self._who(),
            key="begin",
        )

    def _warnings(self) -> list[str]:
        file = self.desk.store.file
        return warnings(file.parent) if file else []

    def _who(self) -> Part:
        return el(
            "div",
            el("h2", "Wie ben je?"),
            choice("rol", "Kies wat bij je past", ROLES, self.role, self._set_role),
            field(
                "codewoord",
                "Je codewoord",
                self.code,
                self._set_code,
                help="Kies iets wat je onthoudt, zoals ‘blauwe-fiets’ of de code die je trainer gaf. Geen echte naam.",
                limit=40,
            ),
            field(
                "groepscode",
                "Code van je groep (mag ook later)",
                self.cohort,
                self._set_cohort,
                help=f"Hiermee vindt je trainer je terug. {WHO_SEES}",
                limit=60,
            ),
            el("p", self.wrong, class_="hw-alarm", role="alert") if self.wrong else None,
            el("div", button("begin-knop", "Begin", self._begin, look="main"), class_="hw-buttons"),
            key="wie",
            class_="hw-card",
        )

    def _ways(self) -> Part:
        inner = {"trainer": self._for_trainer, "onderzoeker": self._for_researcher}.get(self.role, self._for_trainee)()
        return el(
            "div",
            el("h2", f"Dag {self.desk.owner}, fijn dat je er bent", tabindex=-1, key="welkom"),
            *inner,
            el("div", button("ander", "Ik ben iemand anders", self._other, look="small"), class_="hw-buttons"),
            key="wie",
        )

    def _for_trainee(self) -> list[Part]:
        exercises = self.desk.workbook.exercises()
        bodies = {name: sheet.body for name, sheet in self.desk.store.read_all(self.desk.owner, "exercise/").items()}
        said = {e.id: feedback(e, bodies.get(f"exercise/{e.id}", {}), self.desk.workbook.reader) for e in exercises}
        said = {
            e.id: said[e.id]._replace(standing=standing(self.desk, e, bodies.get(f"exercise/{e.id}", {})))
            for e in exercises
        }
        following = what_is_next(exercises, said)
        started = any(one.standing is not Standing.NOT_TRIED for one in said.values())
        rows = [
            (
                link(f"Dag {day.folder.removeprefix('dag-')}", f"deelnemer/{day.folder}.ipynb"),
                f"{day.done} klaar, {day.begun} begonnen, {day.not_tried} nog te doen",
                f"ongeveer {_hours(day.minutes_left)}" if day.minutes_left else "klaar",
            )
            for day in progress(exercises, said)
        ]
        rows += [(link(name, to), told, "") for to, (name, told) in _SHEETS.items()]
        new = new_feedback(self.desk)
        return [
            *([new] if new else []),
            self._next(following, started),
            table("Jouw werkboek", ("Onderdeel", "Waar je bent", "Nog te gaan"), rows, key="onderdelen"),
            el("p", deadline(self.desk, self.desk.workbook.wording("inleveren")), class_="hw-muted", key="uiterlijk"),
            self._seen(),
            day_field("laatste-dag", "Laatste trainingsdag", self.desk.last_training_day, self._set_last),
        ]

    def _seen(self) -> Part:
        """What others see: with a group how far she is, without one nothing."""
        told = (
            f"Je hoort bij groep {self.desk.cohort}. {WHO_SEES}"
            if self.desk.cohort
            else "Je hoort nog bij geen groep. Geen trainer ziet hoe ver je bent."
        )
        return el("p", told, class_="hw-note hw-privacy", key="wie-ziet")

    def _next(self, following: Exercise | None, started: bool) -> Part:
        if following is None:
            return el(
                "div",
                el("p", "Alle oefeningen zijn klaar. Op naar je eindopdracht."),
                link("Naar de eindopdracht", "deelnemer/eindopdracht.ipynb", look="go"),
                class_="hw-card hw-calm",
                key="volgende",
            )
        told = "Je was gebleven bij" if started else "Je begint met"
        return el(
            "div",
            el(
                "p",
                f"{told}: ",
                el("strong", f"dag {following.day}, {following.title}"),
                f" ({following.minutes} minuten).",
            ),
            link("Ga verder" if started else "Begin met dag 1", f"deelnemer/dag-{following.day}.ipynb", look="go"),
            class_="hw-card hw-calm",
            key="volgende",
        )

    def _for_trainer(self) -> list[Part]:
        rows = [(link(name, f"trainer/{to}.ipynb"), told) for to, (name, told) in _TRAINER.items()]
        return [
            choose_group(self.desk, lambda: None),
            table("Jouw werkbladen", ("Werkblad", "Wat je er doet"), rows, key="onderdelen"),
            el("p", link("Bekijk het werkboek zoals een deelnemer het ziet", "deelnemer/dag-1.ipynb")),
            el("p", link("Open de volledige JupyterLab", "00-start.ipynb", plain=True)),
        ]

    def _for_researcher(self) -> list[Part]:
        rows = [(link(name, f"onderzoek/{to}.ipynb", plain=True), told) for to, (name, told) in _RESEARCHER.items()]
        return [
            el(
                "p",
                "Elk werkblad laat meteen iets zien, met verzonnen gegevens. Voor je eigen gegevens verander je "
                "bovenaan één pad. Je werkt in de volledige JupyterLab: kies daar Uitvoeren, en dan Run All Cells.",
            ),
            table("Jouw werkbladen", ("Werkblad", "Wat je er ziet"), rows, key="onderdelen"),
            el("p", link("Open de volledige JupyterLab", "00-start.ipynb", plain=True)),
        ]

    def _set_role(self, role: str) -> None:
        self.role = role

    def _set_code(self, text: str) -> None:
        self.code, self.wrong = text, ""

    def _set_cohort(self, text: str) -> None:
        self.cohort = text

    def _set_last(self, day: date | None) -> None:
        self.desk.set_last_training_day(day)

    def _begin(self) -> None:
        code = " ".join(self.code.lower().split())  # the same word tomorrow, however it is typed
        if not _CODE.fullmatch(code):
            self.wrong = "Vul een codewoord in van letters, cijfers of streepjes, hoogstens 40 tekens."
            if self._page:
                self._page.focus("codewoord")
            return
        self.desk.store.remember(code, role=self.role, cohort=self.cohort.strip(), place="00-start.ipynb")
        self.desk.owner, self.desk.cohort = code, self.cohort.strip()
        self.known = True
        if self._page:
            self._page.focus("welkom")

    def _other(self) -> None:
        self.known, self.code = False, ""
        if self._page:
            self._page.focus("codewoord")

    def leave(self) -> None:
        """Nothing waits here."""

    @property
    def saved(self) -> bool:
        """Whether everything typed is kept; before 'Begin' there is nothing to keep."""
        return True


def _hours(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} minuten"
    return f"{hours} uur" + (f" en {rest} minuten" if rest else "")
