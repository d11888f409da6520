"""Taking a change into use: into the files of one's own folder, with what stood there kept and a line in the log.

Everything is made and looked at before anything is written; a file is replaced in one move, so that a power cut leaves
the old one or the new one.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from herstelwerk.criteria import LIMITS
from herstelwerk.criteria_set import CriteriaError, read_criteria
from herstelwerk.problems import Unreadable
from herstelwerk.review import Rules
from herstelwerk.trying import Change, ChangeError, changed_rules
from herstelwerk.trying.writing import LOG_TITLE, log_line, with_thresholds, with_version
from herstelwerk.workbook import Workbook, installed_data

LOG, EARLIER, CRITERIA = "wijzigingen.md", "eerder", "criteria.toml"
_MEANWHILE = (
    "De regels in deze map zijn intussen veranderd. Ververs deze bladzijde en probeer de wijziging opnieuw; wat je "
    "veranderde, staat er nog."
)
_INSTALLED = (
    "Je werkt in de map van het programma zelf. Maak eerst een eigen map: typ in een opdrachtvenster "
    "‘herstelwerk new MAP’, en start het werkboek daar."
)
_IN_THE_WAY = "In deze map staat al een map ‘data’ zonder eisen. Geef die een andere naam en probeer het opnieuw."
_OTHERWISE = (
    "De nieuwe bestanden komen op iets anders uit dan wat je uitprobeerde. Zet alle grenzen en zinnen in het bestand "
    "zelf en probeer het opnieuw. Er is niets veranderd."
)
_CANNOT = (
    "Er is niet te schrijven in {place}. Er is niets veranderd. Kijk of je er mag schrijven en of de schijf vol is."
)


class Said(NamedTuple):
    """Who takes a change into use, when, why, and what the rules are called from then on."""

    who: str
    at: datetime
    why: str
    version: str


def own_data(workbook: Workbook) -> Path:
    """The `data` folder that a change is written to, whether or not it is there yet.

    Raises:
        ChangeError: when that is the one of the program, or there is no folder that one works in.
    """
    installed = installed_data()
    own = workbook.place / "data" if workbook.place else workbook.data
    if own.exists() and own.samefile(installed):
        raise ChangeError(_INSTALLED)
    return own


def is_made(workbook: Workbook) -> bool:
    """Whether the folder one works in has a copy of its own already."""
    return (own_data(workbook) / CRITERIA).is_file()


def adopt(workbook: Workbook, change: Change, rules: Rules, said: Said) -> Workbook:
    """Write a change that was tried on `rules` into one's own folder; the workbook with it in.

    Raises:
        ChangeError: as a Dutch sentence, when it cannot be; nothing has changed then.
    """
    data = own_data(workbook)
    texts = _texts(workbook, change, rules, said)
    after = _read_back(texts, change, rules)
    line = log_line(change, at=said.at, who=said.who, why=said.why, before=rules.version, after=after.version)
    try:
        _make(data)
        if Workbook(data).rules().version != rules.version:
            raise ChangeError(_MEANWHILE)
        log = data / LOG
        before = log.read_text("utf-8") if log.is_file() else LOG_TITLE
        _replace(data, {**texts, LOG: before.rstrip("\n") + "\n" * (1 + (before == LOG_TITLE)) + line}, said.at)
    except (OSError, UnicodeDecodeError):
        raise ChangeError(_CANNOT.format(place=data)) from None
    except Unreadable:
        raise ChangeError(_MEANWHILE) from None
    return Workbook(data, workbook.place)


def _texts(workbook: Workbook, change: Change, rules: Rules, said: Said) -> dict[str, str]:
    """The new content of the files that change, by their place in the folder."""
    changed = changed_rules(rules, change).reader.lists
    texts = {f"words/{name}.txt": "\n".join(changed[name]) + "\n" for name, one in change.lists.items() if one}
    try:
        text = change.criteria or (workbook.data / CRITERIA).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise ChangeError(_MEANWHILE) from None
    texts[CRITERIA] = with_version(with_thresholds(text, change.thresholds), said.version)
    return texts


def _read_back(texts: Mapping[str, str], change: Change, rules: Rules) -> Rules:
    """The rules that the new files come to, once these are sure to be the ones that were tried.

    A file leans on the house for what it leaves out, whatever set it takes the place of.

    Raises:
        ChangeError: when the file says something else than what was tried.
    """
    tried = changed_rules(rules, change)
    try:
        found = read_criteria(texts[CRITERIA], CRITERIA, LIMITS, Workbook(installed_data()).criteria)
    except CriteriaError as error:
        raise ChangeError(" ".join(str(problem) for problem in error.problems)) from None
    if found != tried.criteria.model_copy(update={"version": found.version}):
        raise ChangeError(_OTHERWISE)
    return Rules(found, tried.reader)


def _make(data: Path) -> None:
    """A copy of the house's own content, where there is none yet."""
    if (data / CRITERIA).is_file():
        return
    if data.exists():
        raise ChangeError(_IN_THE_WAY)
    half = Path(tempfile.mkdtemp(dir=data.parent, prefix=".data-"))
    try:
        shutil.copytree(installed_data(), half / "data", ignore=shutil.ignore_patterns(".*", "__pycache__"))
        (half / "data").replace(data)
    finally:
        shutil.rmtree(half, ignore_errors=True)


def _replace(data: Path, texts: Mapping[str, str], at: datetime) -> None:
    """All files or none: what stood there is kept first, and put back when a later one cannot be written."""
    kept = data / EARLIER / f"{at:%Y-%m-%d-%H%M%S}"
    done: list[str] = []
    try:
        for name in texts:
            if (data / name).is_file():
                (kept / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(data / name, kept / name)
        for name, text in texts.items():
            _write(data / name, text)
            done.append(name)
    except OSError:
        for name in done:
            with suppress(OSError):
                if (kept / name).is_file():
                    shutil.copy2(kept / name, data / name)
                else:
                    (data / name).unlink()
        raise


def _write(path: Path, text: str) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(temporary, path.stat().st_mode & 0o777 if path.is_file() else 0o644)
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
