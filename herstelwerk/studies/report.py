"""The report of a researcher: studies as a paper with summary, tables, figures, methods, data and sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from html import escape
from pathlib import Path
from typing import Any, Protocol

from herstelwerk.charts.withheld import checked_limit
from herstelwerk.documents.paper import Block, Heading, Paper, with_texts
from herstelwerk.documents.paper import Section as Pages
from herstelwerk.outcomes.result import NotPossibleError
from herstelwerk.outcomes.withheld import LIMIT
from herstelwerk.studies.reporting import front, method
from herstelwerk.studies.reporting.chapters import Chapters, Drawn, Kind
from herstelwerk.studies.reporting.file import Written, written
from herstelwerk.studies.section import Section
from herstelwerk.studies.source import Source

TITLE = "Verslag van het onderzoek"
_APPENDIX = "Bijlage: alle getallen"
_SIZE = 10.5
_USUAL = 9  # sections of a study, to tell how far the report is
_GATHERING, _DRAWING = 0.55, 0.85  # shares of the time: up to when sections are computed, and up to when it is laid out
_TOKEN = re.compile(r"\w[\w.\-]*\w")
_MINUS = re.compile(r"(?<![\w.,)-])-(?=\d)")
_TOGETHER = re.compile(r"\b(n|p) ([=<]) (?=\d)")  # never broken over two lines
Tell = Callable[[float, str], None]


def _silent(share: float, what: str) -> None:
    """Tells nobody."""


class Study(Protocol):
    """What can go into a report."""

    title: str

    def sections(self) -> Iterable[Section]:
        """All of it, in the order of a report."""
        ...


class Report:
    """A paper of studies.

    Args:
        studies: `[Effect(), Cohorts()]`; each becomes a chapter.
        title: on the title page and above every page.
        authors: who wrote it.
        organisation: where.
        on: the day on the title page; nothing here looks at a clock.
        outside: for others than the organisation: nothing about fewer people than the limit, no single persons.
        limit: people under which nothing is told outside, at least five.

    Raises:
        NotPossibleError: without studies, or with a limit under five.
    """

    def __init__(
        self,
        studies: Sequence[Study],
        *,
        title: str = TITLE,
        authors: str = "",
        organisation: str = "",
        on: date | None = None,
        outside: bool = True,
        limit: int = LIMIT,
    ) -> None:
        if not studies:
            raise NotPossibleError("Er is geen studie gekozen. Kies er ten minste één, bijvoorbeeld [Effect()].")
        self.limit = checked_limit(limit)
        self.studies, self.outside = tuple(studies), outside
        self.title, self.who, self.on = title, (authors, organisation), on
        self._gathered: list[tuple[str, tuple[Section, ...]]] = []
        self._drawn = Drawn()

    def chapters(self, tell: Tell = _silent) -> list[tuple[str, tuple[Section, ...]]]:
        """The sections of each study, computed once.

        Raises:
            NotPossibleError: when a study has nothing to tell.
        """
        if not self._gathered:
            found = []
            for place, study in enumerate(self.studies):
                sections: list[Section] = []
                for section in study.sections():
                    sections.append(section)
                    done = (place + min(1.0, len(sections) / _USUAL)) / len(self.studies)
                    tell(_GATHERING * done, section.title)
                if not any(section.parts for section in sections):
                    raise NotPossibleError(
                        f"In ‘{study.title}’ staat niets. Laat deze studie weg, of kies andere gegevens."
                    )
                found.append((study.title, tuple(section for section in sections if section.parts)))
            self._gathered = found
        return self._gathered

    @property
    def sources(self) -> list[Source]:
        """The data behind the studies: each place once, with every table that any study read from it."""
        merged: dict[str, Source] = {}
        for study in self.studies:
            for source in getattr(study, "__dict__", {}).values():
                if isinstance(source, Source):
                    merged.setdefault(str(source.path), Source(source.path)).take(source)
        return list(merged.values())

    @property
    def invented(self) -> bool:
        """Whether any of it rests on the sample."""
        return any(source.invented for source in self.sources)

    def paper(self, kind: Kind = "png", tell: Tell = _silent) -> Paper:
        """The report as a paper, with pictures in the kind that a writer needs: `svg` for PDF, `png` for the others."""
        return self._laid_out(kind, tell)[0]

    def _laid_out(self, kind: Kind, tell: Tell) -> tuple[Paper, Chapters]:
        studies = self.chapters(tell)
        limit = self.limit if self.outside else 0
        pictures = sum(len(section.charts) for _, sections in studies for section in sections)
        made = Chapters(limit, kind, before=self._drawn)

        def drawn(title: str) -> None:
            tell(_GATHERING + (_DRAWING - _GATHERING) * min(1.0, made.figures / max(1, pictures)), title)

        made.drawn = drawn
        chapters = [self._chapter(title, sections, made) for title, sections in studies]
        back = self._back(studies, made.withheld, limit)
        extra = self._appendix(made)
        names = ["Samenvatting", *(title for title, _ in studies), "Methode", "Gegevens"]
        marks = " · ".join(
            (*([front.INVENTED_KEY] if self.invented else []), *([] if self.outside else [front.INSIDE_KEY]))
        )
        pages = [
            front.title_blocks(self.title, self.who, self.on, [*names, *[_APPENDIX] * bool(extra)], marks),
            front.summary_blocks(studies, limit),
            *chapters,
            back,
        ]
        laid = (*(Pages(tuple(blocks)) for blocks in pages), *extra)
        paper = Paper(self.title, laid, key=marks, size=_SIZE, cover=True)
        return with_texts(paper, partial(as_printed, codes=self._codes())), made

    @staticmethod
    def _appendix(made: Chapters) -> list[Pages]:
        """All numbers: upright what fits, across the page what does not."""
        pages = [(made.upright, False), (made.across, True)]
        there = [(tables, landscape) for tables, landscape in pages if tables]
        return [
            Pages((*([Heading(_APPENDIX, 1)] * (place == 0)), *tables), landscape)
            for place, (tables, landscape) in enumerate(there)
        ]

    @staticmethod
    def _chapter(title: str, sections: Sequence[Section], made: Chapters) -> list[Block]:
        return [Heading(title, 1), *(block for section in sections for block in made.blocks(section))]

    def _back(self, studies: Sequence[tuple[str, Sequence[Section]]], withheld: list[str], limit: int) -> list[Block]:
        how = method.method_blocks(studies, limit)
        return [
            Heading("Methode", 1),
            *how,
            *method.withheld_blocks(withheld, self.limit, self.outside),
            *method.data_blocks(self.sources),
            *method.reference_blocks(how),
        ]

    def _codes(self) -> frozenset[str]:
        """Codes of clients and trainees that can be told from other words."""
        frames = [data.frame for source in self.sources for data in source.read]
        return frozenset(
            code
            for frame in frames
            for column in ("client", "trainee")
            if column in frame
            for code in map(str, frame[column].dropna().unique())
            if len(code) > 2 and re.search(r"\d", code) and re.search(r"[^\W\d_]", code)
        )

    def write(self, path: str | Path, *, progress: bool = True) -> Written:
        """Write it; the ending of the path (.docx, .pdf, .html) says how. Whole, or not at all.

        Raises:
            DocumentError: for another ending, or a place where nothing can be written.
            NotPossibleError: when a study has nothing to tell.
        """
        return written(Path(path), self._laid_out, progress=progress)

    def __repr__(self) -> str:
        lines = [self.title]
        for title, sections in self.chapters():
            lines += ["", title, *(f"- {told}" for told in map(_contents, sections))]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        inner = "".join(
            f"<h4>{escape(title)}</h4><ul>{''.join(f'<li>{escape(_contents(one))}</li>' for one in sections)}</ul>"
            for title, sections in self.chapters()
        )
        return f'<div lang="nl" class="hw-report"><h3>{escape(self.title)}</h3>{inner}</div>'


def _contents(section: Section) -> str:
    tables, figures = len(section.results), len(section.charts)
    counted = [f"{tables} {'tabel' if tables == 1 else 'tabellen'}"] * bool(tables)
    counted += [f"{figures} {'figuur' if figures == 1 else 'figuren'}"] * bool(figures)
    return f"{section.title} ({', '.join(counted)})" if counted else section.title


def as_printed(text: str, codes: frozenset[str]) -> str:
    """The text with a true minus, and no code of a person in it, should a study have let one through."""
    text = _TOGETHER.sub("\\1\u00a0\\2\u00a0", _MINUS.sub("−", text))
    return _TOKEN.sub(lambda found: "(code)" if found[0].rstrip(".-") in codes else found[0], text)


def write_report(path: str | Path, studies: Sequence[Study], *, progress: bool = True, **options: Any) -> Written:
    """Write a report of studies as .docx, .pdf or .html; `options` are those of `Report`.

    Raises:
        DocumentError: for another ending, or a place where nothing can be written.
        NotPossibleError: without studies, with one that has nothing to tell, or a limit under five.
    """
    return Report(studies, **options).write(path, progress=progress)
