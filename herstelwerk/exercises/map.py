"""Draw a map: ecogram, VIP map, balance, journey line. The feedback counts and asks; drawing is another room's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from herstelwerk.domain import Part
from herstelwerk.exercises.answers import Answered, in_rows
from herstelwerk.exercises.attempts import list_in, table_of, text_in, whole_in
from herstelwerk.exercises.common import (
    WHOLE,
    Attempt,
    Exercise,
    Feedback,
    Id,
    Line,
    Loose,
    Many,
    Remark,
    Standing,
    Tone,
    ids_of,
    tables,
)
from herstelwerk.exercises.map_remarks import remarks_of
from herstelwerk.exercises.map_rows import Placed, is_professional
from herstelwerk.exercises.wording import NOT_TRIED, Things
from herstelwerk.language.reader import Reader
from herstelwerk.problems import Problem, shown

FEWEST = 3  # rows from which a map begins to show something
NEAR, LEVEL, WEIGHT = (1, 3), (-3, 3), (1, 3)
_NEEDS = {
    "ecogram": (("near", "hoe dichtbij iemand staat"), ("choice", "wat voor band het is")),
    "vip": (("choice", "in welk deel van de kaart iemand hoort"),),
    "balance": (("choice", "aan welke kant het hoort"),),
    "journey": (("level", "hoe hoog of laag dat moment was"),),
}
_ROWS = {
    "ecogram": Things("naam", "namen"),
    "vip": Things("naam", "namen"),
    "balance": Things("ding", "dingen"),
    "journey": Things("moment", "momenten"),
}
_NEARNESS = ("dichtbij", "in het midden", "verder weg")
_LEVELS = ("heel zwaar", "zwaar", "een beetje zwaar", "tussenin", "een beetje goed", "goed", "heel goed")
_WEIGHTS = ("licht", "middel", "zwaar")
_TABLES = {
    "ecogram": ("Wie er om iemand heen staat", ("Wie", "Hoe dichtbij", "Wat voor band", "Opmerking")),
    "vip": ("Wie ertoe doet", ("Deel", "Wie", "Hoe dichtbij", "Opmerking")),
    "balance": ("Wat draagt en wat drukt", ("Kant", "Wat", "Hoe zwaar", "Opmerking")),
    "journey": ("De reis", ("Wanneer", "Moment", "Hoe het was", "Opmerking")),
}
_CHOICES = {"ecogram": range(1, 7), "vip": range(2, 13), "balance": range(2, 3), "journey": range(0, 1)}


class Choice(Part):
    """A kind of tie, a segment of the map, or a side of the balance."""

    id: Id
    name: Line


class StartRow(Part):
    """A row that stands there as an example."""

    name: Line
    near: Annotated[int, Field(ge=NEAR[0], le=NEAR[1])] | None = None
    choice: Loose = ""
    note: Loose = ""
    when: Loose = ""
    level: Annotated[int, Field(ge=LEVEL[0], le=LEVEL[1])] | None = None
    weight: Annotated[int, Field(ge=WEIGHT[0], le=WEIGHT[1])] | None = None


class Map(Exercise):
    """Rows that become a picture. Attempt: `{"rows": [{"name": "[ZUS-1]", "near": 1, "choice": "sterk"}]}`."""

    kind: Literal["map"]
    drawing: Literal["ecogram", "vip", "balance", "journey"]
    choice: Many[Choice] = ()
    start_rows: Many[StartRow] = ()

    @classmethod
    def across(cls, document: Mapping[str, Any]) -> Iterator[Problem]:
        """Another number of choices than the drawing has, and example rows of choices that are not there."""
        drawing, choices = document.get("drawing"), document.get("choice", [])
        allowed = _CHOICES.get(drawing) if isinstance(drawing, str) else None
        if allowed is not None and isinstance(choices, list) and len(choices) not in allowed:
            expected = f"{allowed[0]}" if len(allowed) == 1 else f"{allowed[0]} tot {allowed[-1]}"
            yield Problem("choice", f"er staan {len(choices)} keuzes", f"{expected} bij drawing = {shown(drawing)}")
        ids = ids_of(document, "choice")
        for i, row in tables(document, "start_rows"):
            id = row.get("choice", "")
            if isinstance(id, str) and id and id not in ids:
                expected = ", ".join(sorted(ids)) or "het id van een keuze uit [[choice]]"
                yield Problem(f"start_rows[{i}].choice", f"de keuze {shown(id)} bestaat niet", expected)

    def rows_of(self, attempt: Attempt, reader: Reader) -> tuple[Placed, ...]:
        """The rows of an attempt that have a name, with what is wrong in them left out."""
        names = {choice.id: choice.name for choice in self.choice}
        raw = [table_of(row) for row in list_in(attempt, "rows")]
        return tuple(_placed(i, row, names, reader) for i, row in enumerate(raw) if text_in(row, "name"))

    def answers(self, attempt: Attempt) -> tuple[Answered, ...]:
        """The rows of the map as a table; rows that stand there as an example are not hers."""
        examples = {self._cells(row.model_dump()) for row in self.start_rows}
        rows = [self._cells(table_of(row)) for row in list_in(attempt, "rows") if text_in(table_of(row), "name")]
        question, header = _TABLES[self.drawing]
        return in_rows(question, header, [row for row in rows if row not in examples])

    def _cells(self, row: Attempt) -> tuple[str, ...]:
        names = {choice.id: choice.name for choice in self.choice}
        name, note, choice = text_in(row, "name"), text_in(row, "note"), names.get(text_in(row, "choice"), "")
        near, level = whole_in(row, "near", *NEAR), whole_in(row, "level", *LEVEL)
        nearness = "" if near is None else _NEARNESS[near - NEAR[0]]
        if self.drawing == "balance":
            return choice, name, _WEIGHTS[(whole_in(row, "weight", *WEIGHT) or 1) - WEIGHT[0]], note
        if self.drawing == "journey":
            return text_in(row, "when"), name, "" if level is None else _LEVELS[level - LEVEL[0]], note
        return (choice, name, nearness, note) if self.drawing == "vip" else (name, nearness, choice, note)

    def feedback(self, attempt: Attempt, reader: Reader) -> Feedback:
        """Counts, and a question about what the picture shows; rows left as they were given are no attempt."""
        given = self.rows_of({"rows": [row.model_dump() for row in self.start_rows]}, reader)
        examples = {row._replace(item="") for row in given}
        rows = self.rows_of(attempt, reader)
        own = [row for row in rows if row._replace(item="") not in examples]
        if not own:
            return NOT_TRIED
        remarks = tuple(remarks_of(self.drawing, rows, [choice.name for choice in self.choice]))
        if len(own) < len(rows):
            left = Remark(WHOLE, Tone.INFO, f"Er staan nog voorbeelden tussen: {len(rows) - len(own)}.")
            remarks = (*remarks, left)
        things = _ROWS[self.drawing]
        lacking = next((what for row in rows for key, what in _NEEDS[self.drawing] if _lacks(row, key)), "")
        if lacking:
            return Feedback(
                Standing.STARTED, f"Je bent begonnen: {things.counted(len(rows))}. Kies nog {lacking}.", remarks
            )
        if len(own) < FEWEST:
            summary = f"Je bent begonnen: {things.counted(len(own))}. Vanaf {FEWEST} {things.many} ga je iets zien."
            return Feedback(Standing.STARTED, summary, remarks)
        summary = f"Er staan {things.counted(len(rows))} op. Herken je het beeld?"
        return Feedback(Standing.DONE, summary, remarks)


def _lacks(row: Placed, key: str) -> bool:
    return row.choice == "" if key == "choice" else getattr(row, key) is None


def _placed(index: int, row: Attempt, names: Mapping[str, str], reader: Reader) -> Placed:
    choice = text_in(row, "choice")
    name, chosen = text_in(row, "name"), names.get(choice, "")
    return Placed(
        f"rows.{index}",
        name,
        chosen,
        whole_in(row, "near", *NEAR),
        whole_in(row, "level", *LEVEL),
        whole_in(row, "weight", *WEIGHT) or 1,
        text_in(row, "when"),
        is_professional(name, chosen, reader),
    )
