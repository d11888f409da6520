"""Trying the change: on which hand-ins, how far it is, what turns and for whom, and taking it into use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from herstelwerk.screens.controls import button, choice, field, fold, table
from herstelwerk.screens.page import Download, Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.rules.adoption import Adoption
from herstelwerk.screens.rules.work import RulesWork
from herstelwerk.tables import Value, write_csv, write_xlsx
from herstelwerk.trying import Because, Flip, Tally
from herstelwerk.trying.writing import told
from herstelwerk.wording import Wording

MOST_ROWS, MOST_WORDS, MOST_BECAUSE = 200, 20, 4
FEW_ROWS = 12  # these stand open; more would push what follows out of sight
_FILE_HEADER = ("inzending", "poging", "eis", "was", "wordt", "cijfer was", "cijfer wordt", "door", "al beoordeeld")


class TrialSheet:
    """A trial, from start to taking into use."""

    def __init__(self, work: RulesWork, words: Wording, page: Callable[[], Page | None]) -> None:
        self.work, self.words, self.page = work, words, page
        self.adoption = Adoption(work, words, page)
        work.finished = self._finished

    def draw(self) -> Part:
        """The change, the hand-ins, and what was found."""
        change = self.work.change.value
        return el(
            "section",
            el("h2", self.words.text("title")),
            el("p", el("strong", "Je wijziging: "), told(change), ".") if change else None,
            None if change else el("p", self.words.text("nothing"), class_="hw-card hw-calm"),
            self.adoption.thanks(),
            self._where() if change else None,
            self._going() if change else None,
            self._found() if change and self.work.fresh else None,
            key="uitproberen",
        )

    def _where(self) -> Part:
        where = self.work.where.value
        sources = {"store": "inzendingen in de database"}
        return el(
            "div",
            el("h3", "Op welke inzendingen?"),
            choice(
                "proef-bron",
                "Probeer op",
                sources,
                ["store"] if where.store else [],
                lambda chosen: self.work.choose(replace(where, store="store" in chosen)),
                many=True,
            ),
            field(
                "proef-map",
                "Ook op een map of zip",
                where.folder,
                lambda text: self.work.choose(replace(where, folder=text)),
                help=self.words.text("folder"),
                limit=500,
            ),
            key="proef-plek",
            class_="hw-card",
        )

    def _going(self) -> Part:
        """The button, and while it runs how far it is."""
        work = self.work
        if work.running:
            done, total = len(work.outcomes), len(work.hand_ins)
            return el(
                "div",
                el("label", f"{done} van {total} bekeken", for_="proef-balk"),
                el("progress", value_=done, max=total, id="proef-balk"),
                button("proef-stop", "Stop", work.stop),
                key="proef-gang",
                class_="hw-buttons",
            )
        text = "Probeer opnieuw" if work.fresh else "Probeer uit"
        return el(
            "div",
            el("div", button("proef-start", text, self._start, look="main"), class_="hw-buttons"),
            el("p", work.wrong, class_="hw-alarm", role="alert") if work.wrong else None,
            key="proef-gang",
        )

    def _start(self) -> None:
        self.adoption.done = False
        self.work.start()
        if (page := self.page()) and not self.work.wrong:
            page.focus("proef-stop" if self.work.running else "proef-uitkomst-kop")

    def _finished(self) -> None:
        """The button that stopped it is gone: on to what was found."""
        if page := self.page():
            page.say(_counted(self.work.tally()))
            page.focus("proef-uitkomst-kop")

    def _found(self) -> Part:
        work = self.work
        found = work.tally()
        parts: list[Part | None] = [
            el("h3", "Wat er verandert", key="proef-uitkomst-kop", tabindex=-1),
            self._aside(),
        ]
        if not work.hand_ins:
            parts.append(el("p", self.words.text("no_hand_ins"), class_="hw-card hw-calm"))
        elif found.hand_ins:
            parts += self._outcome(found)
        if work.complete:
            parts.append(self.adoption.draw())
        elif not work.running and work.hand_ins:
            told = f"Gestopt na {found.hand_ins} van de {len(work.hand_ins)} inzendingen. Probeer het helemaal uit "
            parts.append(el("p", f"{told}voordat je de wijziging in gebruik neemt.", class_="hw-note hw-vraag"))
        return el("div", *parts, key="proef-uitkomst")

    def _aside(self) -> Part | None:
        aside = self.work.aside
        if not aside:
            return None
        one = len(aside) == 1
        items = [el("li", f"{each.source}: {each.sentence}") for each in aside[:50]]
        return fold(
            "proef-apart", f"{len(aside)} {'bestand telt' if one else 'bestanden tellen'} niet mee", el("ul", *items)
        )

    def _outcome(self, found: Tally) -> list[Part | None]:
        if self.work.running:  # the page is drawn many times then: only what tells how it goes
            return [el("p", f"Tot nu toe: {_counted(found)}")]
        if not found.flips:
            quiet = el("p", f"{_counted(found)} {self.words.text('quiet')}", class_="hw-note hw-goed")
            return [quiet, self._words(found)]
        rows = [
            (f"{one.criterion}", one.before.value, one.after.value, str(one.times), str(one.judged))
            for one in sorted(found.turned, key=lambda one: -one.times)
        ]
        header = ("Eis", "Was", "Wordt", "Hoe vaak", "Waarvan al beoordeeld")
        return [
            el("p", _counted(found)),
            el("p", self.words.text("look"), class_="hw-note hw-vraag"),
            table("Signalen die omslaan, per eis", header, rows, key="proef-eisen"),
            self._words(found),
            self._flips(found),
            self._files(found),
        ]

    def _words(self, found: Tally) -> Part | None:
        if not found.words:
            return None
        names = self.work.rules.criteria.finding
        rows = [
            (
                "krijgt een vraag" if one.comes else "geen vraag meer",
                one.quote or "(een onderdeel, geen woorden)",
                names[one.code].name if one.code in names else one.code,
                str(one.times),
            )
            for one in found.words[:MOST_WORDS]
        ]
        more = len(found.words) - len(rows)
        return el(
            "div",
            table("Welke woorden", ("Wat", "Woorden", "Waarom", "Hoe vaak"), rows),
            el("p", f"En nog {more} andere woorden.", class_="hw-muted") if more > 0 else None,
            key="proef-woorden",
        )

    def _flips(self, found: Tally) -> Part:
        where = self.work.where.value
        codes = choice(
            "proef-codes",
            "Codewoorden",
            {"codes": "Laat zien van wie een inzending is"},
            ["codes"] if where.codes else [],
            lambda chosen: self.work.choose(replace(where, codes="codes" in chosen)),
            many=True,
            quiet=True,
        )
        rows = [self._flip(flip, n, where.codes) for n, flip in enumerate(found.flips[:MOST_ROWS], 1)]
        header = ("Inzending", "Eis", "Was", "Wordt", "Door", "Al beoordeeld")
        more = len(found.flips) - len(rows)
        return el(
            "div",
            codes,
            fold(
                "proef-wie-tabel",
                f"Bij wie: {len(found.flips)} {'signaal' if len(found.flips) == 1 else 'signalen'}",
                table("Bij wie", header, rows),
                el("p", f"En nog {more}; die staan in het bestand.", class_="hw-muted") if more > 0 else None,
                open=len(rows) <= FEW_ROWS,
            ),
            key="proef-wie",
        )

    def _flip(self, flip: Flip, number: int, codes: bool) -> tuple[str, ...]:
        return (
            f"{flip.trainee}, poging {flip.attempt}" if codes else f"inzending {number}",
            flip.criterion,
            f"{flip.before} ({flip.figure_before})",
            f"{flip.after} ({flip.figure_after})",
            because(flip.because, MOST_BECAUSE) or "de grens",
            "ja, dat oordeel blijft" if flip.judged else "nee",
        )

    def _files(self, found: Tally) -> Part:
        codes = self.work.where.value.codes
        rows: list[tuple[Value, ...]] = [
            (
                *(flip.trainee if codes else str(n), flip.attempt if codes else None, flip.criterion),
                *(flip.before.value, flip.after.value, flip.figure_before, flip.figure_after),
                *(because(flip.because) or "de grens", "ja" if flip.judged else "nee"),
            )
            for n, flip in enumerate(found.flips, 1)
        ]

        def give(name: str, write: Callable[[], bytes]) -> Callable[[], None]:
            def hand_over() -> None:
                if page := self.page():
                    page.give(Download(name, write()))

            return hand_over

        xlsx = give("proef.xlsx", lambda: write_xlsx("Proef", _FILE_HEADER, rows))
        csv = give("proef.csv", lambda: write_csv(_FILE_HEADER, rows))
        return el(
            "div",
            button("proef-xlsx", "Bewaar als Excel", xlsx),
            button("proef-csv", "Bewaar als CSV", csv),
            class_="hw-buttons",
        )


def because(findings: tuple[Because, ...], most: int = 50) -> str:
    """The words that come and go: `erbij: ‘kook’ (i3); weg: ‘draagkracht’ (i30)`."""
    told = []
    for comes, word in ((True, "erbij"), (False, "weg")):
        found = [f"‘{one.quote}’ ({one.where})" if one.quote else one.where for one in findings if one.comes is comes]
        if found:
            more = f" en nog {len(found) - most}" if len(found) > most else ""
            told.append(f"{word}: {', '.join(found[:most])}{more}")
    return "; ".join(told)


def _counted(found: Tally) -> str:
    hand_ins = "1 inzending" if found.hand_ins == 1 else f"{found.hand_ins} inzendingen"
    if not found.flips:
        return f"{hand_ins} bekeken."
    signals = "slaat 1 signaal om" if len(found.flips) == 1 else f"slaan {len(found.flips)} signalen om"
    judged = f" Over {found.judged} daarvan is al geoordeeld; dat blijft zoals het is." if found.judged else ""
    return f"{hand_ins} bekeken. Bij {found.touched} daarvan {signals}.{judged}"
