"""The printed beside the recomputed: one row per number, and whether it follows. A question, never a verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from herstelwerk.outcomes.printed import Printed, follows
from herstelwerk.outcomes.result import Cell, NotPossibleError, Rows, Shown, shown
from herstelwerk.studies.printed.kinds import COUNTS, KINDS, Recomputed, recompute_all
from herstelwerk.studies.printed.published import Check, Publication
from herstelwerk.studies.section import Part, Remark, Section, section

_ROUNDED = (
    "Elk gedrukt getal is afgerond. Daarom is ook gerekend met de uiterste waarden die tot de gedrukte getallen "
    "afronden: ‘door afronding’ zegt tussen welke waarden de uitkomst dan ligt. Een gedrukt getal volgt als het daar, "
    "met zijn eigen afronding, in past. Het verschil is nagerekend min gedrukt."
)
_WHY = (
    "‘Volgt niet uit deze getallen’ is een vraag, geen oordeel. Het kan komen door een ander model, andere aantallen, "
    "een correctie, afronding tussendoor of een drukfout. Welke het is, staat niet in deze getallen. Vraag het de "
    "auteurs voordat je er iets over zegt."
)


class Follows(StrEnum):
    """Whether a printed number follows from the others."""

    YES = "volgt"
    NO = "volgt niet uit deze getallen"
    NOT_PRINTED = "niet vergeleken"


@dataclass(frozen=True, slots=True)
class Line:
    """One number: printed (or not) and recomputed."""

    what: str
    printed: Printed | None
    found: Recomputed

    @property
    def follows(self) -> Follows:
        """Whether the printed number follows; a number we have not seen in print is not compared."""
        if self.printed is None:
            return Follows.NOT_PRINTED
        return Follows.YES if follows(self.printed, self.found.low, self.found.high) else Follows.NO

    def row(self) -> dict[str, Cell]:
        """The line as it is shown."""
        one, printed = self.found.estimate, self.printed
        value: Cell = int(one.value) if one.name in COUNTS else one.value
        return {
            "wat": self.what,
            "gedrukt": printed.decimal if printed else None,
            "nagerekend": value,
            "verschil": one.value - printed.value if printed and not printed.sign else None,
            "door afronding": self._room(),
            f"{one.percent} % van": one.low,
            f"{one.percent} % tot": one.high,
            "volgt het?": self.follows.value,
        }

    def _room(self) -> str | None:
        low, high = shown(self.found.low), shown(self.found.high)
        return None if low == high else f"{low} tot {high}"


@dataclass(frozen=True, slots=True)
class Beside(Shown):
    """The lines of one publication."""

    title: str
    lines: tuple[Line, ...]
    method: str

    def rows(self) -> Rows:
        """One row per number; a column that nobody needs is left out."""
        rows = [line.row() for line in self.lines]
        empty = {name for name in rows[0] if all(row[name] is None for row in rows)}
        if self.count(Follows.NOT_PRINTED) == len(rows):
            empty.add("volgt het?")
        return [{name: cell for name, cell in row.items() if name not in empty} for row in rows]

    def count(self, which: Follows) -> int:
        """How many lines follow, do not, or were not printed."""
        return sum(line.follows is which for line in self.lines)


def compared(publication: Publication) -> tuple[Beside | None, tuple[Remark, ...]]:
    """All numbers of a publication beside the recomputed, and what could not be recomputed, with the reason."""
    lines: list[Line] = []
    refused: list[Remark] = []
    for check in publication.checks:
        try:
            lines += _lines(check)
        except NotPossibleError as error:
            refused.append(Remark(f"{check.what}: niet nagerekend. {error}"))
    methods = dict.fromkeys(line.found.estimate.method for line in lines)
    title = "Gedrukt naast nagerekend" if any(line.printed for line in lines) else "Nagerekend"
    return (Beside(title, tuple(lines), " ".join((*methods, _ROUNDED))) if lines else None), tuple(refused)


def _lines(check: Check) -> Iterator[Line]:
    kind = KINDS[check.kind]
    found = recompute_all(kind, check.inputs)
    for name in check.numbers:
        if name not in found:
            raise NotPossibleError(f"‘{kind.numbers[name]}’ bestaat niet bij deze getallen.")
        what = f"{check.what} ({check.source})" if check.source else check.what
        yield Line(f"{what}: {kind.numbers[name]}", check.printed.get(name), found[name])


def of(publication: Publication, table: Beside | None, refused: Sequence[Remark]) -> Section:
    """One publication: where it comes from, the table, what follows, and what one learns."""
    parts: list[Part | None] = [f"Bron: {publication.citation}", publication.about, table, *refused]
    if table:
        parts.append(_told(table))
        parts.append(Remark(_WHY) if table.count(Follows.NO) else None)
    parts.append(Remark(publication.caution) if publication.caution else None)
    parts.append(f"Wat je ervan leert: {publication.lesson}")
    return section(publication.title, parts)


def _told(table: Beside) -> str:
    yes, no = table.count(Follows.YES), table.count(Follows.NO)
    if not yes + no:
        return "Bij deze uitkomsten hebben wij geen gedrukt getal om ernaast te leggen; uit te rekenen zijn zij wel."
    if yes + no == 1:
        return f"Het gedrukte getal {'volgt' if yes else 'volgt niet'} uit de andere getallen."
    if not no:
        return f"{'Beide' if yes == 2 else f'Alle {yes}'} gedrukte getallen volgen uit de andere getallen."
    many = f"{yes} van de {yes + no} gedrukte getallen {'volgt' if yes == 1 else 'volgen'} uit de andere getallen"
    return f"{many if yes else f'Geen van de {no} gedrukte getallen volgt uit de andere getallen'}."
