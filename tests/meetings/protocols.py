"""A protocol of one's own to test with, and hands for leading a meeting by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from herstelwerk.domain import AMSTERDAM
from herstelwerk.meetings import Protocol, Session, leading, read_protocol
from herstelwerk.meetings.gates import answer_consent
from herstelwerk.wording import read_wording

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=AMSTERDAM)
_HEAD = """
title = "Proefbespreking"
goal = "Samen op ideeën komen."
for_whom = "Een team."
source = "Zelf bedacht."
minutes_note = "Zelf bedacht."
client_present = false
confidential = {confidential}
rules = ["Niemand geeft commentaar."]
"""
_STEP = """
[[step]]
id = "{id}"
title = "Stap {id}"
kind = "{kind}"
min_minutes = {least}
max_minutes = {most}
speaks = "Iedereen"
silent = ""
task = "Doe dit."
writes = "{writes}"
write_label = "Opschrijven"
once_per = "{once}"
repeats = {repeats}
"""
_PAPERS = """
[consent]
question = "Mogen er kopieën op tafel?"
yes = "Ja"
no_copies = "Zonder papier"
no = "Nee"

[wrap_up]
collect = "Ophalen"
return = "Teruggeven"
file = "Opbergen"
destroy = "Vernietigen"
"""
STEPS = (
    ("rondje", "round", 5, 10, "list", "meeting", "false"),
    ("vertellen", "tell", 1, 2, "text", "case", "false"),
    ("bedenken", "ideas", 10, 15, "ideas", "case", "false"),
    ("kiezen", "choose", 3, 5, "choices", "case", "false"),
    ("thema", "agree", 0, 0, "agreements", "meeting", "true"),
    ("slot", "round", 5, 5, "text", "meeting", "false"),
)


def toml(confidential: bool = True, steps: tuple[tuple[object, ...], ...] = STEPS) -> str:
    """The content file."""
    names = ("id", "kind", "least", "most", "writes", "once", "repeats")
    written = "".join(_STEP.format(**dict(zip(names, step, strict=True))) for step in steps)
    head = _HEAD.replace("{confidential}", "true" if confidential else "false")
    return head + written + (_PAPERS if confidential else "")


def protocol(confidential: bool = True) -> Protocol:
    """The protocol in it."""
    return read_protocol(read_wording(toml(confidential), "proef.toml"), "proef")


def later(minutes: float) -> datetime:
    """So many minutes after the start."""
    return NOW + timedelta(minutes=minutes)


def prepared(consent: str = "yes") -> Session:
    """A meeting with everything told that is told before it starts."""
    session = Session("proef", "Proef", NOW.date(), ("rode-bank", "groene-fiets"), "rode-bank", "")
    session = leading.set_contributor(session, 1, "groene-fiets")
    return answer_consent(session, 1, consent, NOW) if consent else session


def begun(found: Protocol, consent: str = "yes") -> Session:
    """A meeting that has just started."""
    return leading.start(found, prepared(consent), NOW)


def at_step(found: Protocol, step: str, consent: str = "yes") -> Session:
    """A meeting at this step, with no time passed."""
    session = begun(found, consent)
    while session.at is not None and session.at.step != step:
        session = leading.next_step(found, session, NOW)
    return session


def without_copies(session: Session) -> Session:
    """The same, as if no copies had been there."""
    return replace(session, cases=tuple(replace(case, copies=False) for case in session.cases))
