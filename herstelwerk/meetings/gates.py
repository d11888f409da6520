"""The two gates of a meeting in which a client's papers may be on the table: consent before, tidying up after."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from herstelwerk.meetings import protocol as words
from herstelwerk.meetings.protocol import Protocol
from herstelwerk.meetings.session import CLOSE, LEAD, NOT_NEEDED, PREPARE, TIDIED, Case, Refused, Session, Tidied


def answer_consent(session: Session, case: int, answer: str, now: datetime) -> Session:
    """The answer about copies for a case, from 1; while the meeting runs, what was on the table is not forgotten."""
    if not 0 < case <= len(session.cases):
        raise Refused("Deze inbreng is er niet.")
    if answer not in words.CONSENTS:
        raise Refused("Dit antwoord ken ik niet. Kies een van de antwoorden bij de vraag over kopieën.")
    before = session.case(case)
    copies = before.copies or (session.stage != PREPARE and answer == words.COPIES)
    given = replace(before, consent=answer, consent_at=now, copies=copies)
    return with_case(session, case, given)


def admit(protocol: Protocol, case: Case) -> None:
    """The gate before a case: refuses as long as the question about copies is open, or answered with no."""
    if not protocol.confidential:
        return
    if case.consent not in words.CONSENTS:
        raise Refused("Beantwoord eerst de vraag over kopieën. Daarna kun je beginnen.")
    if case.consent == words.NO:
        raise Refused(
            "Deze cliënt wil dit niet, of het is nog niet gevraagd. Kies een andere inbreng en beantwoord de vraag "
            "over kopieën dan opnieuw."
        )


def tidy(session: Session, item: str, answer: str, by: str, now: datetime) -> Session:
    """What became of the copies, on one point."""
    if session.stage not in (LEAD, CLOSE):
        raise Refused("Wat er met de papieren gebeurt, vul je in bij het afronden.")
    if item not in words.WRAP_UPS or answer not in (TIDIED, NOT_NEEDED):
        raise Refused("Dit antwoord ken ik niet. Kies ‘gedaan’ of ‘niet nodig’.")
    others = tuple(one for one in session.tidied if one.item != item)
    return replace(session, tidied=(*others, Tidied(item, answer, by.strip(), now)))


def wrapped_up(session: Session) -> None:
    """The gate before the end: refuses as long as it is not told where the papers went, and who saw to it."""
    answers = [session.tidying(item) for item in words.WRAP_UPS]
    if not all(answers):
        raise Refused(
            "Vertel eerst wat er met de papieren gebeurde: ophalen, teruggeven, opbergen, vernietigen. "
            "Bij elk punt kies je ‘gedaan’ of ‘niet nodig’."
        )
    if any(one and not one.by for one in answers):
        raise Refused("Zet bij de papieren ook wie ervoor zorgde.")
    if not any(case.copies for case in session.cases):
        return
    done = {one.item for one in answers if one and one.answer == TIDIED}
    if words.COLLECT not in done:
        raise Refused("Er waren kopieën op tafel. Haal ze eerst op en tel ze.")
    if not done & {words.RETURN, words.FILE, words.DESTROY}:
        raise Refused(
            "De kopieën zijn opgehaald, maar waar gaan ze heen? Kies bij ten minste één punt ‘gedaan’: terug naar de "
            "cliënt, in het dossier, of vernietigd."
        )


def with_copies(session: Session, number: int) -> Session:
    """The meeting once a case has begun: copies that may be there are on the table from now on."""
    case = session.case(number)
    return with_case(session, number, replace(case, copies=case.copies or case.consent == words.COPIES))


def with_case(session: Session, number: int, case: Case) -> Session:
    """The meeting with another case in the place of this number."""
    return replace(session, cases=tuple(case if n == number else one for n, one in enumerate(session.cases, 1)))
