"""Writes any number of different, valid hand-ins of a realistic size, the same ones for the same seed.

    python benchmarks/make_documents.py FOLDER --documents 2000 --seed 1

Some thirty entries, three goals and a dozen actions, about 700 words. The texts are put together from clauses of
data/examples and from words of their own (benchmarks/phrases.py), so that documents differ from each other, and
keep bringing words that no cache has seen.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from phrases import DAYS, MONTHS, Composer, Pieces, read_pieces

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "data" / "examples"

_AREAS = "safety living finances parenting partner relationships activity leisure health meaning".split()
_LAYERS = ("strength", "strength", "strength", "wish", "wish", "resource", "resource")
_KINDS = ("security", "cohesion", "cohesion", "inclusion", "empowerment")
_WHO = ("client", "client", "client", "client", "worker", "network", "professional", "together", "")
_FIRST_DAY = date(2026, 3, 2)
# Invented on purpose: nobody's number, nobody's address.
_POINTS_AT_SOMEBODY = ("Haar nummer is 06-12345678.", "Mail naar iemand@example.org.", "Geboren op 1 januari 1980.")


def documents(number: int, seed: int = 1, first: int = 0) -> Iterator[dict[str, Any]]:
    """`number` hand-ins as plain values, from document `first` on; document i of a seed is always the same."""
    pieces = read_pieces(EXAMPLES)
    for i in range(first, first + number):
        yield _document(i, pieces, random.Random(f"{seed}/{i}"))


def write_documents(folder: Path, number: int, seed: int = 1) -> list[Path]:
    """Write hand-ins into a folder, made when needed; the files in order of name."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for i, document in enumerate(documents(number, seed)):
        file = folder / f"{i:06}.json"
        file.write_bytes(as_bytes(document))
        files.append(file)
    return files


def as_bytes(document: dict[str, Any]) -> bytes:
    """A hand-in as it stands in a file."""
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _document(number: int, pieces: Pieces, rng: random.Random) -> dict[str, Any]:
    compose = Composer(pieces, rng)
    plan_day = _FIRST_DAY + timedelta(days=rng.randrange(280))
    entries = [_entry(i, compose, plan_day) for i in range(1, rng.randint(24, 29) + 1)]
    wishes = [e["id"] for e in entries if e["layer"] == "wish"][:4]
    used = {e["area"] for e in entries}
    return {
        "format": "herstelwerk/final-assignment/1",
        "trainee": f"T{number:05}",
        "cohort": f"2026-{compose.place()[:3].upper()}-{rng.randint(1, 9)}",
        "submitted_at": datetime.combine(plan_day + timedelta(days=9), time(16, 30)).isoformat() + "+01:00",
        "inventory": {
            "client": f"C{rng.randint(1, 6)}",
            "entries": entries,
            "open_areas": [
                {"area": area, "reason": compose.text("literal"), "on": plan_day.isoformat()}
                for area in _AREAS
                if area not in used and rng.random() < 0.7
            ],
            "priorities": [{"rank": rank, "entry": id} for rank, id in enumerate(wishes, 1)],
            "client_remarks": rng.choice(("", compose.text("literal"))),
            "signed_by_client_on": plan_day.isoformat(),
            "signed_by_worker_on": plan_day.isoformat() if rng.random() < 0.9 else None,
        },
        "plan": _plan(compose, plan_day, entries, len(wishes)),
        "reflection": {part: compose.text("reflection") for part in ("cooperation", "learning", "development")},
    }


def _entry(number: int, compose: Composer, plan_day: date) -> dict[str, Any]:
    rng = compose.rng
    layer = rng.choice(_LAYERS)
    area, text = rng.choice(_AREAS), compose.text(layer)
    entry: dict[str, Any] = {"id": f"i{number}", "area": area, "layer": layer, "text": text}
    if rng.random() < 0.15:
        entry["literal"] = compose.text("literal")
    if layer == "resource":
        entry["kind"] = rng.choice(_KINDS)
        entry["professional"] = rng.random() < 0.3
    if rng.random() < 0.93:
        entry["source"] = rng.choice(("client", "client", "client", "observed", "other"))
        entry["on"] = (plan_day - timedelta(days=rng.choice((0, 7, 14, 21, 28)))).isoformat()
    if rng.random() < 0.01:
        entry["text"] += " " + rng.choice(_POINTS_AT_SOMEBODY)
    return entry


def _plan(compose: Composer, day: date, entries: list[dict[str, Any]], ranks: int) -> dict[str, Any]:
    rng = compose.rng
    goals = rng.randint(2, 4)
    steps = [day + timedelta(days=rng.randint(2, 9)) for _ in range(2)]
    return {
        "drawn_up_on": day.isoformat(),
        "goals": [_goal(g, compose, day, entries, ranks) for g in range(1, goals + 1)],
        "confidence": rng.randint(5, 10),
        "capacity_note": "",
        "if_it_fails": compose.text("why"),
        "progress": [
            {"on": step.isoformat(), "text": compose.text("progress"), "success": rng.random() < 0.5} for step in steps
        ],
        "evaluate_on": (day + timedelta(days=35)).isoformat(),
        "signed_by_client_on": day.isoformat(),
        "signed_by_worker_on": day.isoformat(),
    }


def _goal(number: int, compose: Composer, day: date, entries: list[dict[str, Any]], ranks: int) -> dict[str, Any]:
    actions = [_action(10 * number + i, compose, day, entries) for i in range(compose.rng.randint(3, 5))]
    return {
        "id": f"g{number}",
        "text": compose.text("goal"),
        "why": compose.text("why"),
        "priority": number if number <= ranks else None,
        "actions": actions,
    }


def _action(number: int, compose: Composer, day: date, entries: list[dict[str, Any]]) -> dict[str, Any]:
    rng = compose.rng
    done = rng.random() < 0.3
    return {
        "id": f"a{number}",
        "text": compose.text("action"),
        "who": rng.choice(_WHO),
        "when": _when(rng, day),
        "done_when": compose.text("done_when"),
        "uses": [entry["id"] for entry in rng.sample(entries, rng.choice((0, 1, 2)))],
        "status": "done" if done else "open",
        "done_on": (day + timedelta(days=5)).isoformat() if done else None,
        "remark": compose.text("progress") if rng.random() < 0.15 else "",
    }


def _when(rng: random.Random, day: date) -> str:
    """What people type under *wanneer*: half of it a date, the rest in words."""
    later = day + timedelta(days=rng.randint(1, 40))
    if rng.random() < 0.5:
        return later.isoformat()
    spoken = f"{later.day} {MONTHS[later.month - 1]}"
    return rng.choice(
        (
            f"{later.day}-{later.month}-{later.year}",
            spoken,
            f"voor {spoken}",
            f"{DAYS[later.weekday()]} {spoken}",
            f"volgende week {rng.choice(DAYS)}",
            f"over {rng.choice(('twee', 'drie', 'vier', '3', '10'))} weken",
            f"elke {rng.choice(DAYS)} tot {spoken}",
            f"{rng.choice(('begin', 'half', 'eind'))} {MONTHS[later.month - 1]}",
            f"week {later.isocalendar().week}",
            rng.choice(("zsm", "binnenkort", "doorlopend", "", "als het lukt")),
        )
    )


def main() -> None:
    """Write the hand-ins asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    files = write_documents(options.folder, options.documents, options.seed)
    print(f"{len(files)} hand-ins in {options.folder}")


if __name__ == "__main__":
    main()
