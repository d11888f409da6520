"""What reading gives: the good rows as a frame, the others aside with their reasons, and what was noticed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd

from herstelwerk.outcomes.layout import aligned, html_table
from herstelwerk.outcomes.result import shown
from herstelwerk.research.problems import DataProblem

_TOLD = 25  # problems that are shown at once; all of them are in `problems`


@dataclass(frozen=True, slots=True, repr=False)
class Data:
    """A table of a researcher.

    Attributes:
        table: which table of the dictionary it is.
        frame: the rows that fit, with typed columns; days are days, numbers are float with NaN for nothing.
        aside: the rows that do not, as text, with file, row and reason.
        problems: everything noticed, with its rows; a question does not keep a row aside.
        files: what was read.
        notes: what else there is to know, such as columns the dictionary does not have.
    """

    table: str
    frame: pd.DataFrame
    aside: pd.DataFrame
    problems: tuple[DataProblem, ...]
    files: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def read(self) -> int:
        """How many rows there were."""
        return len(self.frame) + len(self.aside)

    @property
    def summary(self) -> pd.DataFrame:
        """How much there is of what: rows, people and missing values; per measure and moment where there are any."""
        by = [name for name in ("measure", "moment", "criterion", "indicator", "question") if name in self.frame][:1]
        if by == ["measure"] and "wave" in self.frame:
            moment = self.frame["wave"].astype(object).where(self.frame["wave"].notna(), "sessies")
            return _counted(self.frame.assign(moment=moment), ["measure", "moment"])
        return _counted(self.frame, by)

    @property
    def headline(self) -> str:
        """`7.312 rijen gelezen: 7.307 doen mee, 5 staan apart; 5 meldingen.`"""
        told = f"{_many(self.read, 'rij', 'rijen')} gelezen: {_thousands(len(self.frame))} doen mee, "
        told += f"{_thousands(len(self.aside))} {'staat' if len(self.aside) == 1 else 'staan'} apart"
        return f"{told}; {_many(len(self.problems), 'melding', 'meldingen')}."

    def __str__(self) -> str:
        lines = [f"{self.table} uit {', '.join(self.files[:3])}{_more(len(self.files) - 3)}", self.headline]
        lines += [f"- {self._marked(problem)}" for problem in self.problems[:_TOLD]]
        if len(self.problems) > _TOLD:
            lines.append(f"- en nog {len(self.problems) - _TOLD} meldingen: zie .problems")
        lines += self.notes
        return "\n".join([*lines, "", *aligned(*_cells(self.summary))]).rstrip()

    __repr__ = __str__

    def _repr_html_(self) -> str:
        listed = "".join(f"<li>{escape(self._marked(problem))}</li>" for problem in self.problems[:_TOLD])
        if len(self.problems) > _TOLD:
            listed += f"<li>en nog {len(self.problems) - _TOLD} meldingen: zie .problems</li>"
        notes = "".join(f"<p>{escape(note)}</p>" for note in self.notes)
        table = html_table(f"{self.table}: wat er is", *_cells(self.summary), row_heads=False)
        return f'<div lang="nl"><p><strong>{escape(self.headline)}</strong></p><ul>{listed}</ul>{notes}{table}</div>'

    @staticmethod
    def _marked(problem: DataProblem) -> str:
        return str(problem) if problem.aside else f"vraag: {problem}"


_PEOPLE = {"client": "cliënten", "trainee": "begeleiders", "team": "teams", "cohort": "cohorten"}


def _counted(frame: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    groups = [(key, rows) for key, rows in frame.groupby(list(by), sort=False)] if by else [((), frame)]
    who = next((name for name in _PEOPLE if name in frame), "")
    lines = []
    for key, rows in groups:
        line: dict[str, object] = {_DUTCH.get(name, name): value for name, value in zip(by, key, strict=True)}
        line["rijen"] = len(rows)
        if who:
            line[_PEOPLE[who]] = rows[who].nunique()
        if "score" in rows:
            line["zonder score"] = int(rows["score"].isna().sum())
        lines.append(line)
    return pd.DataFrame(lines)


_DUTCH = {"measure": "maat", "criterion": "eis", "question": "vraag"}


def _cells(frame: pd.DataFrame) -> tuple[list[str], list[list[str]]]:
    return [str(name) for name in frame.columns], [[_cell(v) for v in row] for row in frame.itertuples(index=False)]


def _cell(value: object) -> str:
    return shown(float(value)) if isinstance(value, float) else str(value)


def _many(count: int, one: str, many: str) -> str:
    return f"{_thousands(count)} {one if count == 1 else many}"


def _thousands(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def _more(count: int) -> str:
    return f" en nog {count}" if count > 0 else ""
