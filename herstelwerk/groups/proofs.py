"""Who may have the proof of participation, and why not yet: half-days, hand-in and judgements together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from herstelwerk.domain import FinalAssignment
from herstelwerk.groups.group import Member
from herstelwerk.judgement import Verdict
from herstelwerk.programme import Programme, Proof

NO_PROGRAMME = "De dagen van de training of de inleverdagen zijn nog niet goed ingevuld."
_DIFFER = "De trainers die dit beoordeelden, komen niet op hetzelfde uit. Bespreek het samen en pas een oordeel aan."


class Attempt(NamedTuple):
    """One attempt of a trainee, and what each trainer who judged it came to."""

    assignment: FinalAssignment
    verdicts: tuple[Verdict, ...] = ()


def settled(verdicts: Iterable[Verdict]) -> tuple[bool | None, str]:
    """What the verdicts come to together, and why that cannot be said where trainers differ.

    A trainer who is not done does not count: a second one may look at a part of the group only.
    """
    found = {verdict.settled for verdict in verdicts if verdict.settled is not None}
    if len(found) > 1:
        return None, _DIFFER
    return next(iter(found), None), ""


def proof_of(member: Member, programme: Programme | None, attempts: Sequence[Attempt], today: date) -> Proof:
    """Whether this member may have the proof today. Any attempt will do; the reasons are those of the last one."""
    if programme is None:
        return Proof(False, (NO_PROGRAMME,))
    found = [_with(member, programme, one, today) for one in attempts]
    allowed = next((proof for proof in reversed(found) if proof), None)
    if allowed:
        return allowed
    return found[-1] if found else programme.proof(member.attendance, None, None, today)


def _with(member: Member, programme: Programme, attempt: Attempt, today: date) -> Proof:
    passed, differ = settled(attempt.verdicts)
    proof = programme.proof(member.attendance, attempt.assignment, passed, today)
    return Proof(proof.allowed, (*proof.reasons, differ)) if differ else proof
