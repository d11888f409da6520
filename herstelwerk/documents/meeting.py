"""The report of a meeting, and the list of obstacles for management; nothing of a client's inventory is on either."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from herstelwerk.documents.paper import (
    Block,
    Cell,
    Column,
    Facts,
    Heading,
    Items,
    Look,
    Paper,
    Paragraph,
    Row,
    Section,
    Table,
)
from herstelwerk.documents.parts import day
from herstelwerk.domain import AMSTERDAM, Who
from herstelwerk.meetings.obstacles import TAGS, Tally, per_subject
from herstelwerk.meetings.promises import Promise
from herstelwerk.meetings.protocol import COPIES, NO, NO_COPIES, Protocol
from herstelwerk.meetings.route import route
from herstelwerk.meetings.session import TIDIED, Session, Stop

TITLE, OBSTACLES = "Verslag", "Belemmeringen voor de leiding"
WHO = {
    Who.WORKER: "wie inbracht",
    Who.CLIENT: "de cliënt",
    Who.NETWORK: "iemand uit de kring van de cliënt",
    Who.PROFESSIONAL: "een andere beroepskracht",
    Who.TOGETHER: "samen",
    Who.NOBODY: "",
}
_CONSENT = {
    COPIES: "ja, met kopieën",
    NO_COPIES: "erover praten mocht, zonder kopieën",
    NO: "nee",
}
_PAPERS = {"collect": "Ophalen", "return": "Teruggeven", "file": "Opbergen", "destroy": "Vernietigen"}
_CAREFUL = (
    "In dit verslag staan aantekeningen uit een vertrouwelijk gesprek. Het is voor wie erbij was. Bewaar het op een "
    "plek waar anderen niet bij kunnen."
)
_CODES = "Mensen staan hier met hun codewoord. Over de cliënt staat hier alleen wat er is afgesproken."


def meeting_paper(
    protocol: Protocol, session: Session, heard: Sequence[Promise] = (), *, notes: bool = False, size: float = 11.5
) -> Paper:
    """The report of a meeting.

    Args:
        protocol: The steps, for their titles.
        session: What was said.
        heard: Promises of earlier meetings; those with a report stand in it.
        notes: Whether the notes per step stand in it too; they may tell about a client.
        size: The size of running text in points.
    """
    blocks: list[Block] = [Heading(f"{TITLE}: {session.title or protocol.title}", 1), _facts(protocol, session)]
    if notes and protocol.confidential:
        blocks.append(Paragraph(_CAREFUL, Look.SMALL))
    elif protocol.confidential:
        blocks.append(Paragraph(_CODES, Look.SMALL))
    blocks += _heard(heard)
    several = len(session.cases) > 1
    for case in (0, *range(1, len(session.cases) + 1)):
        blocks += _case(protocol, session, case, several, notes)
    blocks += _agreements(session)
    told = tuple(f"{one.text} ({TAGS.get(one.tag, one.tag)})" for one in session.obstacles if one.text.strip())
    if told:
        blocks += [Heading(OBSTACLES), Items(told)]
    blocks += _papers(protocol, session)
    return Paper(f"{TITLE} {session.title or protocol.title}", (Section(tuple(blocks)),), size=size)


def obstacles_paper(tallies: Sequence[Tally], meetings: int, printed_on: date) -> Paper:
    """Recurring obstacles over meetings, for management: what, how often, when; no clients and no names."""
    intro = (
        f"Verzameld in {meetings} {'bijeenkomst' if meetings == 1 else 'bijeenkomsten'}, tot en met {day(printed_on)}."
    )
    subjects = tuple((name, f"{count} keer") for name, count in per_subject(tallies).items())
    columns = (Column("Onderwerp", 22), Column("Wat zit er tegen", 44), Column("Hoe vaak", 16), Column("Wanneer", 18))
    rows = tuple(
        Row((Cell(one.subject), Cell(one.text), Cell(times(one)), Cell(", ".join(f"{d:%d-%m-%Y}" for d in one.days))))
        for one in tallies
    )
    blocks: list[Block] = [Heading(OBSTACLES, 1), Paragraph(intro)]
    blocks += (
        [Facts(subjects), Table("Belemmeringen", columns, rows)] if rows else [Paragraph("Er is nog niets genoteerd.")]
    )
    return Paper(OBSTACLES, (Section(tuple(blocks), landscape=True),))


def times(one: Tally) -> str:
    """How often an obstacle was told: `3 keer, in 2 bijeenkomsten`."""
    return f"{one.times} keer, in {one.meetings} {'bijeenkomst' if one.meetings == 1 else 'bijeenkomsten'}"


def _facts(protocol: Protocol, session: Session) -> Facts:
    rows = [
        ("Soort", protocol.title),
        ("Datum", day(session.on)),
        ("Aanwezig", ", ".join(session.people)),
        ("Voorzitter", session.chair),
        ("Schreef mee", session.scribe),
        ("Bracht in", ", ".join(case.contributor for case in session.cases if case.contributor)),
    ]
    return Facts(tuple(row for row in rows if row[1]))


def _heard(heard: Sequence[Promise]) -> Iterator[Block]:
    told = [one for one in heard if one.report.strip()]
    if told:
        columns = (Column("Afgesproken", 45), Column("Hoe het ging", 55))
        rows = tuple(Row((Cell(one.text, small=one.who), Cell(one.report))) for one in told)
        yield Heading("Van de vorige keer")
        yield Table("Van de vorige keer", columns, rows)


def _case(protocol: Protocol, session: Session, case: int, several: bool, notes: bool) -> list[Block]:
    """What came of one case; case 0 is the meeting as a whole."""
    level = 3 if several and case else 2
    found: list[Block] = []
    chosen = session.chosen(case)
    actions = [one for one in chosen if session.words_of(one).strip()]
    if actions:
        columns = (Column("Wat", 46), Column("Wie", 24), Column("Wanneer", 20), Column("Gedaan", 10))
        rows = tuple(
            Row(
                (
                    Cell(session.words_of(one), small=f"uit idee {one.idea}" if one.idea else ""),
                    Cell(WHO[one.who]),
                    Cell(one.when),
                    Cell(tick=False),
                )
            )
            for one in actions
        )
        found += [Heading("Gekozen: acties voor het plan", level), Table("Acties", columns, rows)]
    ideas = [one for one in session.ideas_of(case) if one.text.strip()]
    if ideas:
        found += [Heading(f"Ideeën ({len(ideas)})", level), Items(tuple(f"{one.number}. {one.text}" for one in ideas))]
    if notes:
        found += _notes(protocol, session, case, level)
    if several and case and found:
        who = session.case(case).contributor
        found.insert(0, Heading(f"Inbreng {case}" + (f" van {who}" if who else "")))
    return found


def _notes(protocol: Protocol, session: Session, case: int, level: int) -> list[Block]:
    """The notes in the order of the steps; those of a step that the protocol lost stand at the end."""
    order = {stop: number for number, stop in enumerate(route(protocol, session))}
    spent = [one for one in session.spent if one.stop.case == case and one.note.strip()]
    found: list[Block] = []
    for one in sorted(spent, key=lambda one: order.get(one.stop, len(order))):
        step = protocol.step(one.stop.step)
        found.append(Paragraph(_title(one.stop, step.title if step else one.stop.step), Look.LABEL))
        lines = tuple(line.strip() for line in one.note.split("\n") if line.strip())
        listed = step is not None and step.writes == "list" and len(lines) > 1
        found.append(Items(lines) if listed else Paragraph(one.note.strip()))
    return [Heading("Aantekeningen", level), *found] if found else []


def _title(stop: Stop, title: str) -> str:
    return f"{title} ({stop.round}e keer)" if stop.round > 1 else title


def _agreements(session: Session) -> Iterator[Block]:
    agreed = [one for one in session.agreements if one.text.strip()]
    if agreed:
        columns = (Column("Wat", 50), Column("Wie", 25), Column("Wanneer", 25))
        yield Heading("Afspraken")
        yield Table("Afspraken", columns, tuple(Row((Cell(a.text), Cell(a.who), Cell(a.when))) for a in agreed))


def _papers(protocol: Protocol, session: Session) -> Iterator[Block]:
    """The consent that was given and what became of the copies, with who and when."""
    if not protocol.confidential:
        return
    consents = tuple(
        (f"Toestemming bij inbreng {number}", _CONSENT[case.consent])
        for number, case in enumerate(session.cases, 1)
        if case.consent in _CONSENT
    )
    rows = []
    for item, _ in protocol.wrap_up:
        told = session.tidying(item)
        if told:
            moment = told.at.astimezone(AMSTERDAM)
            answer = "gedaan" if told.answer == TIDIED else "niet nodig"
            when = f"{day(moment.date())}, {moment:%H:%M}"
            rows.append(Row((Cell(_PAPERS.get(item, item)), Cell(answer), Cell(told.by), Cell(when))))
    yield Heading("Papieren van de cliënt")
    yield Facts(consents)
    if rows:
        columns = (Column("Wat", 25), Column("Antwoord", 20), Column("Wie zorgde ervoor", 25), Column("Genoteerd", 30))
        yield Table("Papieren van de cliënt", columns, tuple(rows))
