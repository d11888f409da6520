"""What a review is set beside: parsing alone, plain regular expressions, and grading a notebook with nbgrader."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

# Forty patterns that a plain reviewer of Dutch texts would write, one pass each.
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in r"""
\b(?:niet|geen|nooit|niets|niks|nergens)\b
\b(?:zonder|minder|weinig|onvoldoende|nauwelijks)\b
\b(?:stop|stoppen|gestopt|ophouden)\b.{0,40}?\bmet\b
\bvan\b.{0,40}?\b(?:af|verlost)\b
\b(?:voorkomen|vermijden|vermijd|ontwijken)\b
\bgebrek aan\b
\bmoeite met\b
\bniet alleen\b.{0,60}?\bmaar ook\b
\b(?:geen probleem|niet bang|niets liever)\b
\bon(?!s\b|ze\b|der|tmoet|derweg)\w{4,}\b
\b(?:ik|mij|me|mijn|m'n|wij|we|ons|onze)\b
\b(?:cli[eë]nt|mevrouw|meneer|mw\.|dhr\.|betrokkene)
\b(?:hij|zij|ze|hem|haar|zijn)\b
(?:^|[.!?]\s+)(?:is|heeft|wil|kan|doet|gaat|houdt)\b
\b(?:netwerk|zelfredzaam\w*|dagbesteding|problematiek|hulpvraag)\b
\b(?:traject|draagkracht|copingstijl|indicatie|ambulant|empowerment)\b
\b\w+(?:regulatie|gedrag|partners|niveau|vaardigheden)\b
\b(?:casemanager|ketenpartners?|zorgplan|behandeldoel\w*)\b
\b(?:gemotiveerd|manipulatief|borderline|ongemotiveerd|weerstand)\b
\b(?:lijkt|waarschijnlijk|vermoedelijk|vertoont|schijnt)\b
\bkampt met\b
\bheeft inzicht in\b
\b(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)\b
\b(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b
\b\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?\b
\b(?:elke|iedere) (?:dag|week|maand|ochtend|avond)\b
\b(?:z\.?s\.?m\.?|binnenkort|doorlopend|ooit|asap)\b
\b(?:volgende|komende|deze) (?:week|maand|\w+dag)\b
\b(?:over|binnen) (?:\d+|een|twee|drie|vier) (?:dagen|weken|week|maanden|maand)\b
\b(?:werken aan|nadenken over|kijken naar|ori[eë]nteren|contact onderhouden)\b
\b(?:proberen|probeer|meer bewegen)\b
\b(?:bellen|mailen|langsgaan|inschrijven|invullen|ophalen|vragen)\b
\[[A-Z]+(?:-\d+)?\]
\b[\w.+-]+@[\w-]+\.[\w.]+\b
(?:\+31|\b0)[ -]?\d(?:[ -]?\d){7,8}\b
\bNL\d{2} ?[A-Z]{4}(?: ?\d){10}\b
\b\d{9}\b
\b[1-9]\d{3} ?[A-Z]{2}\b
\b[A-Z][a-z]+(?:straat|laan|weg|plein|gracht) \d+\b
\b[A-Z][a-z]+ (?:van |de |der |den ){0,2}[A-Z][a-z]+\b
""".strip().splitlines()
)

HOW_TO_NBGRADER = "run again with --nbgrader (installs it in a folder that is thrown away), or pip install nbgrader"
_SUBMISSIONS = 5


def forty_passes(texts: list[str]) -> int:
    """Every pattern over every text; the number of hits."""
    return sum(len(pattern.findall(text)) for pattern in PATTERNS for text in texts)


def nbgrader_seconds(folder: Path, install: bool) -> float | None:
    """Seconds that one more trivial notebook adds to `nbgrader autograde`, or None when it is not there.

    Raises:
        RuntimeError: when it is there, or was asked for, and does not run.
    """
    python = Path(sys.executable)
    if find_spec("nbgrader") is None:
        if not install:
            return None
        python = _install(folder / "venv")
    course = folder / "course"
    _make_course(course, python)
    few, many = _autograde(course, python, "one", 1), _autograde(course, python, "more", 1 + _SUBMISSIONS)
    return (many - few) / _SUBMISSIONS


def _install(place: Path) -> Path:
    _call([sys.executable, "-m", "venv", str(place)], place.parent)
    python = place / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    _call([str(python), "-m", "pip", "install", "--quiet", "nbgrader", "ipykernel"], place.parent)
    return python


def _make_course(course: Path, python: Path) -> None:
    for name, submissions in (("one", 1), ("more", 1 + _SUBMISSIONS)):
        source = course / "source" / name / "problem.ipynb"
        source.parent.mkdir(parents=True)
        source.write_text(json.dumps(_notebook(), indent=1))
        _nbgrader(course, python, "generate_assignment", name, "--create")
        for i in range(submissions):
            shutil.copytree(course / "release" / name, course / "submitted" / f"student{i}" / name)


def _autograde(course: Path, python: Path, assignment: str, submissions: int) -> float:
    start = time.perf_counter()
    _nbgrader(course, python, "autograde", assignment, "--create")
    seconds = time.perf_counter() - start
    graded = len(list((course / "autograded").glob(f"*/{assignment}/problem.ipynb")))
    if graded != submissions:
        raise RuntimeError(f"nbgrader graded {graded} of {submissions} submissions")
    return seconds


def _nbgrader(course: Path, python: Path, *arguments: str) -> None:
    _call([str(python), "-m", "nbgrader", *arguments], course)


def _call(command: list[str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    path = (
        f"{Path(command[0]).parent}{os.pathsep}{os.environ.get('PATH', '')}"  # nbgrader calls alembic by its bare name
    )
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"} | {"PATH": path}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=environment)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr[-2000:]}")


def _notebook() -> dict[str, Any]:
    """One cell to fill in and two tests of a point each."""
    solution = "def double(x):\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION"
    cells = [_cell("answer", solution, solution=True, grade=False, points=0)]
    cells += [_cell(f"test{i}", f"assert double({i}) == {2 * i}", solution=False, grade=True, points=1) for i in (1, 2)]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def _cell(name: str, source: str, *, solution: bool, grade: bool, points: int) -> dict[str, Any]:
    marks: dict[str, Any] = {"grade_id": name, "solution": solution, "grade": grade, "locked": grade}
    marks |= {"task": False, "schema_version": 3}
    if grade:
        marks["points"] = points
    cell = {"id": name, "cell_type": "code", "source": source, "metadata": {"nbgrader": marks}}
    return cell | {"execution_count": None, "outputs": []}


def texts_of(value: object) -> Iterator[str]:
    """Every text in a document of plain values that a person typed: whatever holds a space."""
    if isinstance(value, str):
        if " " in value:
            yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts_of(part)
