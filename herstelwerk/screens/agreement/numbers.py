"""The figures on agreement: in words first, then as a table, a picture, and a file to take along."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from herstelwerk.agreement import Interval
from herstelwerk.drawings import Drawing
from herstelwerk.drawings.intervals import Estimate, Measured, intervals, told
from herstelwerk.dutch import number
from herstelwerk.judging.doubles import few
from herstelwerk.judging.side import Beside, Figures, confusion, figures, figures_together, stricter
from herstelwerk.results import Level
from herstelwerk.screens.agreement.pair import choose_pair
from herstelwerk.screens.agreement.work import AgreementWork
from herstelwerk.screens.controls import button, prose, table
from herstelwerk.screens.page import Download, Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.pictures import figure
from herstelwerk.tables import Value, write_csv, write_xlsx
from herstelwerk.wording import Wording

_FILE_HEADER = (
    *("eis", "naam", "documenten", "oordelen", "gelijk", "procent", "procent van", "procent tot"),
    *("kappa", "kappa van", "kappa tot", "AC1", "AC1 van", "AC1 tot"),
    *("eerste lager", "tweede lager", "gemiddeld verschil", "opmerking"),
)


class Numbers:
    """Percent, kappa and AC1 per criterion, with intervals."""

    def __init__(self, work: AgreementWork, words: Wording, page: Callable[[], Page | None]) -> None:
        self.work, self.words, self.page = work, words, page

    def draw(self) -> Part:
        """The warning, the whole, and every criterion."""
        chosen = self.work.chosen
        found = self.work.side(*chosen) if chosen else ()
        return el(
            "section",
            el("h2", self.words.text("title")),
            prose(self.words.text("intro")),
            choose_pair(self.work, "cijfers"),
            el("p", few(len(found)), class_="hw-note hw-vraag") if few(len(found)) else None,
            *(self._figures(found, *chosen) if chosen and found else ()),
            key="cijfers",
        )

    def _figures(self, found: Sequence[Beside], first: str, second: str) -> list[Part]:
        together = figures_together(found)
        each = [figures(found, id) for id in self.work.ids]
        rows = [self._row(one) for one in (together, *each)]
        header = ("Eis", "Gelijk", "Procent", "Kappa", "AC1", f"{first} lager", f"{second} lager")
        parts = [el("h3", "Alles bij elkaar"), el("p", in_words(together, first, second))]
        if not together.refused:
            parts.append(el("p", self.words.text("explain"), class_="hw-muted"))
        return [
            *parts,
            _confusion(found, first, second),
            el("h3", "Per eis"),
            table(f"Overeenstemming van {first} en {second}", header, rows, key="cijfers-tabel"),
            *_notes(each),
            figure("cijfers-beeld", _picture(each, self.work), "Kappa en AC1 per eis"),
            el("p", self.words.text("use"), class_="hw-note hw-weet"),
            self._files(each, together, first, second),
        ]

    def _row(self, one: Figures) -> tuple[str, ...]:
        name = f"{one.criterion} {self.work.name(one.criterion)}" if one.criterion in self.work.ids else "Alle eisen"
        cells = (percent(one).replace(" procent", ""), told(kappa(one)), told(ac1(one)))
        return (
            name,
            f"{one.same} van {one.pairs}",
            *("–" if one.refused else _kept_together(cell) for cell in cells),
            str(one.first_stricter),
            str(one.second_stricter),
        )

    def _files(self, each: Sequence[Figures], together: Figures, first: str, second: str) -> Part:
        rows = [self._file_row(one) for one in (together, *each)]

        def give(name: str, write: Callable[[], bytes]) -> Callable[[], None]:
            def hand_over() -> None:
                if page := self.page():
                    page.give(Download(name, write()))

            return hand_over

        title = f"{first} en {second}"
        return el(
            "div",
            button(
                "cijfers-xlsx",
                "Bewaar als Excel",
                give("overeenstemming.xlsx", lambda: write_xlsx(title, _FILE_HEADER, rows)),
            ),
            button("cijfers-csv", "Bewaar als CSV", give("overeenstemming.csv", lambda: write_csv(_FILE_HEADER, rows))),
            class_="hw-buttons",
        )

    def _file_row(self, one: Figures) -> tuple[Value, ...]:
        kappas, ac1s = kappa(one), ac1(one)
        return (
            *(one.criterion, self.work.name(one.criterion), one.n, one.pairs, one.same),
            *(one.same / one.pairs if one.pairs else None, *_ends(one.share)),
            *(kappas.value, kappas.low, kappas.high, ac1s.value, ac1s.low, ac1s.high),
            *(one.first_stricter, one.second_stricter, one.difference, one.note),
        )


def _kept_together(cell: str) -> str:
    """A figure and its interval, of which the interval stays on one line."""
    figure, bracket, interval = cell.partition("[")
    return figure + bracket + interval.replace(" ", "\N{NO-BREAK SPACE}")


def _notes(each: Sequence[Figures]) -> list[Part]:
    """What the figures do not say by themselves, once for all criteria it is true of."""
    about: dict[str, list[str]] = {}
    for one in each:
        if one.note:
            about.setdefault(one.note, []).append(one.criterion)
    items = [el("li", f"{note} Dit geldt voor {', '.join(ids)}.") for note, ids in about.items()]
    return [el("ul", *items, key="cijfers-noten")] if items else []


def in_words(one: Figures, first: str, second: str) -> str:
    """The whole in a few sentences."""
    if one.refused:
        return one.refused
    sentences = [f"{first} en {second} gaven {one.same} van de {one.pairs} keer hetzelfde oordeel ({percent(one)})."]
    if one.kappa and one.kappa.value is not None:
        sentences.append(f"Kappa is {told(kappa(one))}, AC1 is {told(ac1(one))}.")
    return " ".join((*sentences, stricter(one, first, second), one.note)).strip()


def percent(one: Figures) -> str:
    """`85 procent [72 tot 93]`."""
    if not one.pairs:
        return "–"
    share = f"{number(100 * one.same / one.pairs, 0)} procent"
    if one.share is None:
        return share
    return f"{share} [{number(100 * one.share.low, 0)} tot {number(100 * one.share.high, 0)}]"


def kappa(one: Figures) -> Estimate:
    """Kappa with its interval."""
    return Estimate(one.kappa.value if one.kappa else None, *_ends(one.kappa_interval))


def ac1(one: Figures) -> Estimate:
    """AC1 with its interval."""
    return Estimate(one.ac1.value if one.ac1 else None, *_ends(one.ac1_interval))


def _ends(interval: Interval | None) -> tuple[float | None, float | None]:
    return (interval.low, interval.high) if interval else (None, None)


def _picture(each: Sequence[Figures], work: AgreementWork) -> Drawing:
    rows = [Measured(f"{one.criterion} {work.name(one.criterion)}", (kappa(one), ac1(one))) for one in each]
    return intervals(rows, ("kappa", "AC1"))


def _confusion(found: Sequence[Beside], first: str, second: str) -> Part:
    counted = {(one.first, one.second): one.times for one in confusion(found)}
    rows = [(f"{first}: {one}", *(str(counted[one, other]) for other in Level)) for one in Level]
    header = ("", *(f"{second}: {level}" for level in Level))
    return table("Wat jullie kozen, over alle eisen samen", header, rows)
