"""Everything that is answered in words: rewrite, complete message, interview, worksheet, reflection."""

from __future__ import annotations

from herstelwerk.exercises.interview import Interview
from herstelwerk.exercises.message import Message
from herstelwerk.exercises.reflection import Reflection
from herstelwerk.exercises.rewrite import Rewrite
from herstelwerk.exercises.worksheet import Worksheet
from herstelwerk.screens.controls import field, fold, notes_part
from herstelwerk.screens.exercises.trying import Trying
from herstelwerk.screens.parts import Part, el

_PARTS = {
    "ik": "Ik: wat het met mij doet",
    "zie": "Jij: wat ik zie",
    "begrijp": "Jij: wat ik begrijp",
    "vraag": "Jij: mijn vraag aan jou",
    "wij": "Wij: wat ik voor ons samen wil",
}


def rewrite(exercise: Rewrite, trying: Trying) -> list[Part]:
    """Sentences to write anew; the questions come as one types, an example when one asks for it."""
    return [
        el(
            "div",
            el("blockquote", sentence.text, class_="hw-voice-of"),
            field(
                trying.key(sentence.id),
                f"{number}. Hoe schrijf jij het?",
                trying.text(sentence.id),
                trying.typed(sentence.id),
                notes=trying.notes(sentence.id),
                rows=1,
            ),
            fold(
                trying.key(f"{sentence.id}-voorbeeld"),
                "Zo kan het ook",
                el("p", sentence.example),
                el("p", sentence.because),
            )
            if trying.text(sentence.id).strip()
            else None,
            key=trying.key(f"{sentence.id}-vak"),
        )
        for number, sentence in enumerate(exercise.sentence, 1)
    ]


def message(exercise: Message, trying: Trying) -> list[Part]:
    """Situations, each with the five parts of a complete message."""
    drawn = []
    for number, situation in enumerate(exercise.situation, 1):
        fields = [
            field(
                trying.key(f"{situation.id}.{part}"),
                label,
                trying.text(f"{situation.id}.{part}"),
                trying.typed(f"{situation.id}.{part}"),
                notes=trying.notes(f"{situation.id}.{part}"),
                rows=1,
            )
            for part, label in _PARTS.items()
        ]
        begun = all(trying.text(f"{situation.id}.{part}").strip() for part in _PARTS)
        example = " ".join(getattr(situation.example, part) for part in _PARTS)
        drawn.append(
            el(
                "div",
                el("h4", f"Situatie {number}"),
                el("p", situation.text),
                *fields,
                fold(trying.key(f"{situation.id}-voorbeeld"), "Zo kan het ook", el("p", example)) if begun else None,
                notes_part(trying.key(f"{situation.id}-vragen"), trying.notes(situation.id)),
                key=trying.key(f"{situation.id}-vak"),
                class_="hw-card",
            )
        )
    return drawn


def interview(exercise: Interview, trying: Trying) -> list[Part]:
    """Questions to ask someone, with follow-ups, and room for what was said."""
    drawn = []
    for number, question in enumerate(exercise.question, 1):
        follow = question.follow_up
        drawn.append(
            el(
                "div",
                el("h4", f"Vraag {number}"),
                el("blockquote", question.text, class_="hw-voice-of"),
                el("p", question.purpose, class_="hw-muted") if question.purpose else None,
                fold(trying.key(f"{question.id}-door"), "Doorvragen", el("ul", *(el("li", one) for one in follow)))
                if follow
                else None,
                field(
                    trying.key(question.id),
                    f"Wat kwam er bij vraag {number}? (in de woorden van de ander)",
                    trying.text(question.id),
                    trying.typed(question.id),
                    notes=trying.notes(question.id),
                    rows=2,
                ),
                key=trying.key(f"{question.id}-vak"),
            )
        )
    return drawn


def worksheet(exercise: Worksheet, trying: Trying) -> list[Part]:
    """Sections with lines; in each line a field per column."""
    drawn = []
    for section in exercise.section:
        lines = []
        for line in range(1, section.lines + 1):
            fields = [
                field(
                    trying.key(f"{section.id}.{line}.{column.id}"),
                    f"{column.label}" + (f" {line}" if section.lines > 1 else ""),
                    trying.text(f"{section.id}.{line}.{column.id}"),
                    trying.typed(f"{section.id}.{line}.{column.id}"),
                    rows=1,
                )
                for column in section.column
            ]
            lines.append(el("div", *fields, key=trying.key(f"{section.id}.{line}"), class_="hw-line"))
        drawn.append(
            el(
                "div",
                el("h4", section.title),
                el("p", section.explain) if section.explain else None,
                *lines,
                notes_part(trying.key(f"{section.id}-vragen"), trying.notes(section.id)),
                key=trying.key(f"{section.id}-vak"),
                class_="hw-card",
            )
        )
    return drawn


def reflection(exercise: Reflection, trying: Trying) -> list[Part]:
    """Prompts with room to write."""
    return [
        field(
            trying.key(prompt.id),
            f"{number}. {prompt.text}",
            trying.text(prompt.id),
            trying.typed(prompt.id),
            help=prompt.help,
            notes=trying.notes(prompt.id),
            rows=3,
        )
        for number, prompt in enumerate(exercise.prompt, 1)
    ]
