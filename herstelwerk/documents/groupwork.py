"""Working with a group on paper: the decision, the candidates, the norms to hang up, how it grew, leading together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from herstelwerk.documents.options import Options
from herstelwerk.documents.paper import (
    Block,
    Cell,
    Column,
    Facts,
    Heading,
    Items,
    KeepTogether,
    Look,
    Paper,
    Paragraph,
    Row,
    Section,
    Table,
)
from herstelwerk.documents.parts import day, empty_rows, opening, paper_of, text_or_lines
from herstelwerk.groupwork.candidates import Candidate
from herstelwerk.groupwork.composing import Composition, chosen, read_traits, tallies
from herstelwerk.groupwork.deciding import Deciding, Level, advise, read_questions
from herstelwerk.groupwork.gatherings import Gathering, in_time, phase_of
from herstelwerk.groupwork.leading import WHO, Norm, Together
from herstelwerk.groupwork.phases import read_phases, read_signs
from herstelwerk.wording import Wording

_LEVELS = {Level.FITS: "fits", Level.FIRST: "first", Level.NOT_NOW: "not_now"}
_PRIVATE = (
    "Alleen voor de begeleiders van deze groep. Gebruik codewoorden, en vernietig dit vel als je het niet meer nodig "
    "hebt."
)
_LINES = 3


def deciding_paper(texts: Wording, value: Deciding, group: str, options: Options) -> Paper:
    """The decision aid: every answer, the advice with its reasons, and what was decided."""
    questions = read_questions(texts)
    advice = advise(questions, value.answers)
    answered = [(one, value.answers.get(one.id, "")) for one in questions]
    rows = tuple(
        Row(
            (
                Cell(one.text),
                Cell(texts.text("answers", answer) if answer else "", "weegt zwaar" if one.essential else ""),
            )
        )
        for one, answer in answered
    )
    level = _LEVELS[advice.level] if advice.level is not None else ""
    blocks: list[Block] = [
        *_top(texts, group, options),
        Paragraph(texts.text("goal"), Look.LABEL),
        text_or_lines(value.goal, _LINES),
        Table(texts.text("title"), (Column("Vraag", 3), Column("Antwoord", 1)), rows),
        Heading("Advies"),
        Paragraph(f"{texts.text('levels', level, 'title')}. {texts.text('levels', level, 'text')}")
        if level
        else Paragraph(texts.text("not_yet")),
    ]
    for name, reasons in (
        ("speaks_for", advice.speaks_for),
        ("settle", advice.settle),
        ("speaks_against", advice.speaks_against),
    ):
        if level and reasons:
            lines = tuple(f"{texts.text('unknown')} {one.text}" if one.open else one.text for one in reasons)
            blocks += [Heading(texts.text("headings", name), 3), Items(lines)]
    decided = texts.text("decisions", value.decision) if value.decision else ""
    blocks += [Heading("Besluit"), Facts(((texts.text("decision"), decided),))]
    blocks += [Paragraph(texts.text("why"), Look.LABEL), text_or_lines(value.why, _LINES)]
    return _paper(texts, blocks, options)


def candidates_paper(texts: Wording, candidates: Sequence[Candidate], group: str, options: Options) -> Paper:
    """A sheet per candidate; without any an empty one to fill in by hand."""
    sections = [
        Section((*_top(texts, group, options), Paragraph(_PRIVATE, Look.SMALL), *_candidate(texts, one)))
        for one in (candidates or (Candidate("leeg"),))
    ]
    return paper_of(texts.text("title"), "", sections, options)


def _candidate(texts: Wording, one: Candidate) -> list[Block]:
    label = {
        name: texts.text("fields", name) for name in ("code", "wants", "brings", "needs", "goals", "outcome", "why")
    }
    fits = texts.text("goals", one.goals) if one.goals else ""
    blocks: list[Block] = [Facts(((label["code"], one.code),))]
    for name, text in (("wants", one.wants), ("brings", one.brings), ("needs", one.needs)):
        blocks.append(KeepTogether((Paragraph(label[name], Look.LABEL), text_or_lines(text, 2))))
    practical = tuple(
        (row.text("text"), _answer(texts, "practical_answers", one.practical.get(row.id, "")))
        for row in texts.tables("practical")
    )
    traits = tuple(
        (row.text("text"), next((o.text("text") for o in row.tables("option") if o.id == one.traits.get(row.id)), ""))
        for row in texts.tables("trait")
    )
    concerns = [row for row in texts.tables("concern") if row.id in one.concerns]
    blocks += [Facts(((label["goals"], fits),)), Heading(texts.text("fields", "practical"), 3), Facts(practical)]
    blocks += [Heading(texts.text("fields", "traits"), 3), Facts(traits)]
    if concerns:
        lines = tuple(f"{row.text('text')} {row.text('offer')}" for row in concerns)
        blocks += [Heading(texts.text("fields", "concerns"), 3), Items(lines)]
    blocks.append(Facts(((label["outcome"], _answer(texts, "outcomes", one.outcome)),)))
    for name, text in (("why", one.why), ("alternative", one.alternative)):
        if text.strip():
            blocks += [Paragraph(texts.text("fields", name), Look.LABEL), Paragraph(text)]
    return blocks


def composition_paper(
    texts: Wording, people: Wording, value: Composition, candidates: Sequence[Candidate], group: str, options: Options
) -> Paper:
    """The chosen candidates together, counted, and what the leaders chose."""
    joining = chosen(candidates)
    rows = tuple(
        Row(
            (
                Cell(tally.trait.text),
                Cell(", ".join(f"{text}: {tally.counts[id]}" for id, text in tally.trait.options.items())),
            )
        )
        for tally in tallies(joining, read_traits(people))
    )
    names = ", ".join(one.code.strip() or one.id for one in joining)
    blocks = [*_top(texts, group, options), Paragraph(_PRIVATE, Look.SMALL)]
    blocks.append(
        Facts(
            (
                ("Aantal", str(len(joining))),
                ("Wie", names),
                (texts.text("choice"), _answer(texts, "choices", value.choice)),
            )
        )
    )
    blocks.append(Table("De mix, geteld", (Column("Waarin", 1), Column("Hoeveel", 2)), rows))
    for id, label in ((one.id, one.text("text")) for one in texts.tables("aim")):
        blocks.append(KeepTogether((Paragraph(label, Look.LABEL), text_or_lines((value.aims or {}).get(id, ""), 2))))
    blocks += [Paragraph(texts.text("note"), Look.LABEL), text_or_lines(value.note, _LINES)]
    return _paper(texts, blocks, options)


def norms_paper(texts: Wording, norms: Sequence[Norm], group: str, options: Options) -> Paper:
    """The agreements of the group, to hang up or hand out: nothing about anyone stands on it."""
    rows = tuple(Row((Cell(one.text), Cell(one.notice)), roomy=not one.text) for one in norms) or empty_rows(6, 2)
    columns = (Column(texts.text("norm"), 3), Column(texts.text("notice"), 2))
    blocks: list[Block] = [
        Heading("Onze afspraken", 1),
        Facts((("Groep", group),)),
        Table("Onze afspraken", columns, rows),
    ]
    return _paper(texts, blocks, options)


def growth_paper(
    texts: Wording, manners: Wording, debrief: Wording, gatherings: Sequence[Gathering], group: str, options: Options
) -> Paper:
    """Meeting by meeting: signs and phase, roles, the short check, the debrief."""
    phases, signs = read_phases(texts), read_signs(texts)
    names = {phase.id: phase.name for phase in phases}
    sections = []
    for number, one in enumerate(in_time(tuple(gatherings)) or (Gathering("leeg"),), 1):
        top = _top(texts, group, options) if number == 1 else ()
        seen = tuple(sign.text for sign in signs if sign.id in one.seen)
        roles = tuple((role.text("name"), one.roles.get(role.id, "")) for role in manners.tables("role"))
        check = tuple(
            (row.text("text"), _answer(manners, "answers", one.check.get(row.id, "")))
            for row in manners.tables("feature")
        )
        blocks: list[Block] = [*top, Paragraph(_PRIVATE, Look.SMALL), Heading(f"Bijeenkomst {number}")]
        facts = (("Dag", day(one.on)), ("Fase", names.get(phase_of(one, signs, phases), "")))
        blocks += [Facts(facts), *([Items(seen)] if seen else []), text_or_lines(one.note, _LINES)]
        blocks += [Heading("Rollen", 3), Facts(roles), *([Paragraph(one.role_note)] if one.role_note.strip() else [])]
        blocks += [Heading("Hoe gaat het als groep?", 3), Facts(check), Heading("Napraten", 3)]
        for row in debrief.tables("debrief"):
            said = text_or_lines(one.debrief.get(row.id, ""), 2)
            blocks.append(KeepTogether((Paragraph(row.text("text"), Look.LABEL), said)))
        sections.append(Section(tuple(blocks)))
    return paper_of(texts.text("title"), "", sections, options)


def leading_paper(texts: Wording, value: Together, group: str, options: Options) -> Paper:
    """Who does what before, during and after."""
    names: Mapping[str, str] = {"me": value.me.strip(), "colleague": value.colleague.strip()}
    who = {id: names.get(id) or texts.text("who", id) for id in WHO}
    blocks = _top(texts, group, options)
    for when in ("before", "during", "after"):
        tasks = [(one.id, one.text("text")) for one in texts.tables("task") if one.text("when") == when]
        tasks += [(one.id, one.text) for one in value.own if one.when == when]
        rows = tuple(Row((Cell(text), Cell(who.get(value.tasks.get(id, ""), "")))) for id, text in tasks)
        title = texts.text("when", when)
        blocks += [Heading(title), Table(f"{title}: wie doet wat?", (Column("Taak", 3), Column("Wie", 1)), rows)]
    return _paper(texts, blocks, options)


def _top(texts: Wording, group: str, options: Options) -> list[Block]:
    title = texts.text("title")
    facts = (("Groep", group), ("Afgedrukt op", day(options.printed_on)))
    return [*opening(title, "", "", options), Facts(facts)]


def _answer(texts: Wording, table: str, id: str) -> str:
    return texts.text(table, id) if id else ""


def _paper(texts: Wording, blocks: Sequence[Block], options: Options) -> Paper:
    return paper_of(texts.text("title"), "", (Section(tuple(blocks)),), options)
