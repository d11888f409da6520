"""Hand-ins for tests: the complete example, one in which every key of the format stands, and one with hostile texts."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from typing import Any

from tests.conftest import ROOT

Json = dict[str, Any]
EXAMPLES = sorted((ROOT / "data" / "examples").glob("*.json"))
COMPLETE: Json = json.loads(EXAMPLES[0].read_text("utf-8"))
# Words by which a sentence of a library would give itself away in a Dutch message.
ENGLISH = re.compile(
    r"\b(the|is not|should|must|input|expected|invalid|string|integer|boolean|field|required|permission|denied|found"
    r"|column|directory|errno|unexpected|missing|usage|options?|arguments?|show|exit|error|choose|ambiguous"
    r"|unrecognized|traceback|value|character|initial|illegal|exception)\b",
    re.IGNORECASE,
)
# What a terminal, a browser, a spreadsheet or a formatter might act on.
HOSTILE = (
    "<script>alert('x')</script>",
    '"><img src=x onerror=alert(1)>',
    "Tom & Jerry &amp; &lt;b&gt;",
    "</mark></blockquote></details></section>",
    "[bold]vet[/bold] [/nergens] [link=file:///etc/passwd]klik[/link]",
    "\x1b[31mrood\x1b[0m \x1b]0;titel\x07 \x9b2J",
    "\u202ethcer raan sknil nav",
    '=HYPERLINK("x")',
    "{quote} {detail} {0.__class__} %s %(message)s $x `x`",
    "__import__('os').system('true')",
    "😀 naïef 👩‍👧 é",
)


def complete() -> Json:
    """A copy of the complete example, to change at will."""
    return copy.deepcopy(COMPLETE)


def minimal() -> Json:
    """What the format asks for and nothing more."""
    return {"format": COMPLETE["format"], "trainee": "T01", "cohort": "2026-TST-1"}


def everything() -> Json:
    """A small hand-in in which every key of the format stands."""
    document = complete()
    inventory, plan = document["inventory"], document["plan"]
    inventory["entries"] = inventory["entries"][:4]
    inventory["entries"][0] |= {"layer": "resource", "kind": "security", "professional": False, "literal": "zo"}
    inventory["open_areas"] = [{"area": "partner", "reason": "later", "on": "2026-10-06"}]
    inventory["priorities"] = [{"rank": 1, "entry": "i4", "reason": "eerst dit"}]
    inventory |= {"client": "C1", "client_remarks": "mooi"}
    plan["goals"] = plan["goals"][:1]
    plan["goals"][0] |= {"why": "daarom", "priority": 1, "status": "open"}
    plan["goals"][0]["actions"] = plan["goals"][0]["actions"][:2]
    plan["goals"][0]["actions"][0] |= {"uses": ["i1", "i2"], "done_on": "2026-11-15", "remark": "gelukt"}
    plan["progress"] = [{"on": "2026-11-15", "text": "Gebeld.", "success": True}]
    plan |= {"confidence": 8, "capacity_note": "rustig", "if_it_fails": "morgen weer"}
    dismissal = {"where": "i1", "code": "vague", "reason": "zo zegt hij het", "on": "2026-11-16"}
    return document | {"attempt": 1, "receipt": "blauw-vis-42", "dismissals": [dismissal]}


def hostile() -> Json:
    """A hand-in in which every text, the code of the trainee included, wants to do harm, and many draw findings."""
    document = complete()
    document |= {"trainee": " ".join(HOSTILE[:8]), "cohort": HOSTILE[0]}
    for i, entry in enumerate(document["inventory"]["entries"]):
        entry["text"] = f"{HOSTILE[i % len(HOSTILE)]} Cliënt heeft geen dagbesteding en mail jan@voorbeeld.nl"
        entry["literal"] = HOSTILE[-1 - i % len(HOSTILE)] + " bel 06-12345678"
    for i, goal in enumerate(document["plan"]["goals"]):
        goal["text"] = f"Cliënt heeft geen schulden meer {HOSTILE[i % len(HOSTILE)]}"
        for action in goal["actions"]:
            action |= {"text": f"Werken aan {HOSTILE[i % len(HOSTILE)]}", "when": f"ooit {HOSTILE[i % len(HOSTILE)]}"}
    document["reflection"]["learning"] = "Mail naar jan@voorbeeld.nl <b>&</b>"
    return document


def as_bytes(document: Json) -> bytes:
    """The document as a file holds it."""
    return json.dumps(document, ensure_ascii=False).encode()


def places(value: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to every value below this one."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in items:
        yield (*way, step)
        yield from places(inner, (*way, step))


def written(way: tuple[str | int, ...]) -> str:
    """A way as an error names it: `plan.goals[1].text`."""
    return "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in way).lstrip(".")


def ids(value: object) -> str:
    """A short name of a test for a value."""
    return ascii(value)[:40]
