"""Published numbers recomputed: which follow from what is printed beside them, and what one learns from that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from herstelwerk.outcomes.result import NotPossibleError, Rows, Shown
from herstelwerk.studies.printed import beside
from herstelwerk.studies.printed.beside import Beside, Follows
from herstelwerk.studies.printed.published import Publication, read_publications
from herstelwerk.studies.section import Part, Remark, Section, section

_HOW = (
    "Eigen getallen narekenen? Maak een bestand zoals die in data/published; in README.md daar staat hoe. Zet het pad "
    "ernaartoe achter bron, of leg het in die map."
)


@dataclass(frozen=True, slots=True)
class Overview(Shown):
    """How many numbers of each publication follow."""

    title: str
    method: str
    tables: tuple[tuple[str, Beside], ...]

    def rows(self) -> Rows:
        """One row per publication."""
        return [
            {
                "studie": title,
                **{one.value: table.count(one) for one in Follows},
                "nagerekend": len(table.lines),
            }
            for title, table in self.tables
        ]


class Recomputed:
    """Published tables recomputed with the functions of this library, printed beside recomputed.

    Args:
        path: a file or a folder with publications of one's own; they come after those of the workbook.

    Raises:
        WordingError: when a file does not fit, in Dutch.
    """

    title = "Gepubliceerde getallen nagerekend"

    def __init__(self, path: str | Path = "") -> None:
        self.publications = read_publications(path)

    @cached_property
    def tables(self) -> dict[tuple[str, str], tuple[Beside | None, tuple[Remark, ...]]]:
        """Per publication its numbers, and what could not be recomputed."""
        return {}

    def about(self) -> Section:
        """What this is, and which publications there are."""
        listed = "; ".join(one.title.rstrip("?.") for one in self.publications)
        return section(
            self.title,
            (
                "Wie een studie leest, kan veel getallen zelf narekenen: een p uit een interval, een effectgrootte uit "
                "gemiddelden. Dat leert je lezen, en het laat zien wat jij moet afdrukken.",
                f"Hier staan {len(self.publications)} studies: {listed}.",
                Remark("Wat niet volgt, is een vraag aan de auteurs. Het is geen oordeel over hun werk."),
            ),
        )

    def one(self, id: str) -> Section:
        """One publication, by its series (`R1`) or the name of its file.

        Raises:
            NotPossibleError: when there is none.
        """
        return self._section(self._publication(id))

    def mine(self) -> Section:
        """One's own publications, or how to add one."""
        parts: list[Part] = []
        for one in self.publications:
            if not one.series:
                found = self._section(one)
                parts += [found.title, *found.parts]
        return section("Zelf getallen narekenen", parts or (_HOW,))

    def overview(self) -> Section:
        """How many numbers of each publication follow."""
        tables = [(one.title, table) for one in self.publications if (table := self._table(one)[0])]
        if not tables:
            return section("Overzicht", (Remark("Er is niets nagerekend."),))
        no = sum(table.count(Follows.NO) for _, table in tables)
        yes = sum(table.count(Follows.YES) for _, table in tables)
        told = f"Van de {yes + no} gedrukte getallen volgen er {yes} uit de andere; {no} niet."
        method = "Geteld per gedrukt getal. Sommige uitkomsten zijn alleen uitgerekend, en niet vergeleken."
        most = (
            "Deze studies zijn gekozen om van te leren, dus dit aandeel zegt niets over hoe vaak gedrukte getallen in "
            "het vak kloppen."
        )
        return section("Overzicht", (told, Overview("Per studie", method, tuple(tables)), Remark(most)))

    def sections(self) -> Iterator[Section]:
        """All of it, in the order of a report."""
        yield self.about()
        for one in self.publications:
            yield self._section(one)
        yield self.overview()

    def _publication(self, id: str) -> Publication:
        for one in self.publications:
            if id.casefold() in (one.series.casefold() or None, one.id.casefold()):
                return one
        known = ", ".join(one.series or one.id for one in self.publications)
        raise NotPossibleError(f"Er is geen studie ‘{id}’. Kies uit: {known}.")

    def _table(self, one: Publication) -> tuple[Beside | None, tuple[Remark, ...]]:
        key = (one.id, one.title)  # a file of her own may bear the name of one of ours
        if key not in self.tables:
            self.tables[key] = beside.compared(one)
        return self.tables[key]

    def _section(self, one: Publication) -> Section:
        return beside.of(one, *self._table(one))
