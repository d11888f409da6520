"""A change as it is written into the files of a workbook: thresholds and the version in the criteria file, a log line.

The file is changed in place, so that comments and order stay; whoever writes it reads the outcome back first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from html import escape, unescape
from itertools import pairwise

from herstelwerk.trying.change import Change, ChangeError

LOG_TITLE = (
    "# Wijzigingen in de regels\n\n"
    "Elke regel is één wijziging: wanneer, wie, wat, waarom, en van welke naar welke versie van de regels.\n\n"
)
_BLOCK = re.compile(r"(?m)^\[\[criterion\]\][ \t]*$")
_VERSION = re.compile(r'(?m)^version[ \t]*=[ \t]*"(?P<version>[^"\n]*)"')
_LIMITS = re.compile(r"(?m)^thresholds[ \t]*=[ \t]*\{(?P<inside>[^{}\n]*)\}")
_NOT_HERE = "De grens {name} van {id} is in dit bestand niet vanzelf te veranderen. Verander hem met de hand in {file}."


def with_thresholds(text: str, thresholds: Mapping[str, Mapping[str, float]], file: str = "data/criteria.toml") -> str:
    """The text of a criteria file with these thresholds changed, and nothing else.

    Raises:
        ChangeError: when a threshold does not stand there in a way that can be changed.
    """
    starts = [found.start() for found in _BLOCK.finditer(text)]
    parts = [text[: starts[0]] if starts else text]
    todo = {id: dict(limits) for id, limits in thresholds.items() if limits}
    for start, end in pairwise([*starts, len(text)]):
        block = text[start:end]
        named = re.search(r'(?m)^id[ \t]*=[ \t]*"([^"\n]*)"', block)
        limits = todo.pop(named[1], None) if named else None
        parts.append(_changed_block(block, named[1], limits, file) if named and limits else block)
    for id, limits in todo.items():
        raise ChangeError(_NOT_HERE.format(name=next(iter(limits)), id=id, file=file))
    return "".join(parts)


def _changed_block(block: str, id: str, limits: Mapping[str, float], file: str) -> str:
    found = _LIMITS.search(block)
    for name, figure in limits.items():
        pattern = re.compile(rf"(?<![\w-]){re.escape(name)}[ \t]*=[ \t]*[^,\s}}]+")
        if found is None or not pattern.search(found["inside"]):
            raise ChangeError(_NOT_HERE.format(name=name, id=id, file=file))
        inside = pattern.sub(f"{name} = {_figure(figure)}", found["inside"], count=1)
        block = block[: found.start("inside")] + inside + block[found.end("inside") :]
        found = _LIMITS.search(block)
    return block


def _figure(figure: float) -> str:
    return str(int(figure)) if figure == int(figure) else repr(figure)


def with_version(text: str, version: str) -> str:
    """The text of a criteria file with another version of the set.

    Raises:
        ChangeError: for a version that does not fit on one line, or a file in which none stands.
    """
    if not version.strip() or not version.isprintable() or '"' in version or "\\" in version:
        raise ChangeError("Geef de regels een versie van letters en cijfers, zoals 1.1.")
    head = text.partition("[[criterion]]")[0]
    found = _VERSION.search(head)
    if not found:
        raise ChangeError("In dit bestand staat geen regel ‘version = …’ boven de eerste eis. Zet die er eerst bij.")
    return text[: found.start("version")] + version.strip() + text[found.end("version") :]


def next_version(version: str) -> str:
    """`1.0` → `1.1`; what does not end in a number gets one."""
    head, last = re.fullmatch(r"(.*?)(\d*)", version, re.DOTALL).groups()  # type: ignore[union-attr]
    return f"{head}{int(last) + 1}" if last else f"{version} 2"


def told(change: Change) -> str:
    """A change in one sentence part: `jargon: 2 regels erbij (a; b), 1 weg (c); K2 share_met wordt 0,8`."""
    parts = []
    for name, one in sorted(change.lists.items()):
        added = [line.strip() for line in one.added.splitlines() if line.strip()]
        counted = [
            f"{len(lines)} {'regel' if len(lines) == 1 else 'regels'} {word} ({'; '.join(lines)})"
            for lines, word in ((added, "erbij"), (list(one.removed), "weg"))
            if lines
        ]
        if counted:
            parts.append(f"{name}: {', '.join(counted)}")
    for id, limits in change.thresholds.items():
        parts += [f"{id} {name} wordt {figure:g}".replace(".", ",") for name, figure in limits.items()]
    if change.criteria:
        parts.append(f"ander bestand met eisen: {change.criteria_name or 'zonder naam'}")
    return "; ".join(parts)


def log_line(change: Change, *, at: datetime, who: str, why: str, before: str, after: str) -> str:
    """The line of the log for a change that is taken into use.

    Raises:
        ChangeError: without a reason.
    """
    if not any(sign.isalnum() for sign in why):
        raise ChangeError("Schrijf er kort bij waarom je de regels verandert. Dat helpt wie hier later op terugkijkt.")
    # The log is Markdown, in which a sign of HTML would be more than a sign; `log_words` reads it back.
    text = f"{at:%d-%m-%Y %H:%M} · {who} · {told(change)} · waarom: {why} · van {before} naar {after}"
    return f"- {escape(' '.join(text.split()), quote=False)}\n"


def log_words(text: str) -> tuple[str, ...]:
    """The lines of a log as people read them, the newest first."""
    return tuple(unescape(line[2:]) for line in reversed(text.split("\n")) if line.startswith("- "))
