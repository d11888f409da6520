"""Which judgements were made with which rules, and what was changed in this folder."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from herstelwerk.screens.controls import table
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.rules.adopting import LOG
from herstelwerk.screens.rules.work import RulesWork, judgements
from herstelwerk.trying.writing import log_words
from herstelwerk.wording import Wording

MOST = 100  # lines of the log, the newest


class Made(NamedTuple):
    """The judgements made with one version of the rules."""

    version: str
    judgements: int
    hand_ins: int
    since: date
    until: date


class RulesVersions:
    """Looking back."""

    def __init__(self, work: RulesWork, words: Wording) -> None:
        self.work, self.words = work, words

    def draw(self) -> Part:
        """The rules now, judgements per version, and the log."""
        found = self.made()
        rows = [
            (
                self._named(one.version),
                str(one.judgements),
                str(one.hand_ins),
                f"{one.since:%d-%m-%Y}",
                f"{one.until:%d-%m-%Y}",
            )
            for one in found
        ]
        header = ("Regels", "Oordelen", "Inzendingen", "Eerste", "Laatste")
        return el(
            "section",
            el("h2", self.words.text("title")),
            el("p", "Nu gelden: ", el("strong", self.work.rules.version), "."),
            el("p", self.words.text("intro")),
            table("Oordelen per versie van de regels", header, rows)
            if rows
            else el("p", self.words.text("none"), class_="hw-muted"),
            el("h3", self.words.text("log")),
            self._log(),
            key="versies",
        )

    def made(self) -> list[Made]:
        """Per version, the newest first."""
        by_version: dict[str, list[tuple[tuple[str, int], date]]] = {}
        for one, line in judgements(self.work.desk.store.said()):
            day = one.at.astimezone(self.work.desk.now().tzinfo).date()
            by_version.setdefault(line.rules, []).append(((one.owner, one.attempt), day))
        made = []
        for version, each in by_version.items():
            days = sorted(day for _, day in each)
            made.append(Made(version, len(each), len({key for key, _ in each}), days[0], days[-1]))
        return sorted(made, key=lambda one: one.until, reverse=True)

    def _named(self, version: str) -> str:
        if version == self.work.rules.version:
            return f"{version} (nu)"
        return version or self.words.text("before")

    def _log(self) -> Part:
        try:
            text = (self.work.desk.workbook.data / LOG).read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            text = ""
        lines = log_words(text)
        if not lines:
            return el("p", self.words.text("no_log"), class_="hw-muted")
        return el("ul", *(el("li", line) for line in lines[:MOST]), key="logboek")
