"""Both sides beside each other: no verdict, but where a talk may begin."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.drafting.relationship import Moment, Stage, talk_of
from herstelwerk.screens.controls import button, table
from herstelwerk.screens.parts import Part, el
from herstelwerk.wording import Wording

_ORDER = ("both_high", "client_higher", "worker_higher", "both_low")  # what goes well comes first


def together(moment: Moment, texts: Wording, go: Callable[[Stage], None]) -> Part:
    """The numbers in a table, and questions for each kind of difference there is."""
    statements = texts.tables("statement")
    rows = [
        (one.text("worker"), _figure(moment.worker.get(one.id)), _figure(moment.client.get(one.id)))
        for one in statements
    ]
    kinds: dict[str, list[Wording]] = {}
    for one in statements:
        kind = talk_of(moment.worker.get(one.id), moment.client.get(one.id), texts.number("low"), texts.number("high"))
        kinds.setdefault(kind, []).append(one)
    talks = [_talk(texts, kind, kinds[kind], moment) for kind in _ORDER if kind in kinds]
    silent = "Er zijn nog geen zinnen waar jullie allebei een cijfer bij gaven. Praten kan altijd: wat ging er goed?"
    return el(
        "section",
        el("h3", "3. Naast elkaar", key=f"{moment.id}-kop", tabindex=-1),
        *(talks or [el("p", silent, class_="hw-note hw-weet")]),
        table("Alle zinnen", ("Zin", "Jij", "Je cliënt"), rows, key=f"{moment.id}-tabel"),
        el(
            "div",
            button("relatie-mijn", "Verbeter jouw kant", lambda: go(Stage.WORKER), look="small"),
            button("relatie-zijn", "Verbeter de kant van je cliënt", lambda: go(Stage.CLIENT), look="small"),
            class_="hw-buttons",
        ),
        key=f"{moment.id}-together",
    )


def _talk(texts: Wording, kind: str, statements: list[Wording], moment: Moment) -> Part:
    """One kind of difference: the statements it is about, the widest apart first, and what to ask."""
    apart = sorted(
        statements, key=lambda one: -abs((moment.worker.get(one.id) or 0) - (moment.client.get(one.id) or 0))
    )
    about = [
        el(
            "li",
            f"{one.text('worker')} ",
            el("span", f"Jij {moment.worker.get(one.id)}, je cliënt {moment.client.get(one.id)}.", class_="hw-muted"),
        )
        for one in apart
    ]
    return el(
        "div",
        el("h4", texts.text("talk", kind, "when")),
        el("ul", *about),
        el("p", texts.text("talk", kind, "text")),
        el("p", el("strong", "Vraag bijvoorbeeld:")),
        el("ul", *(el("li", question) for question in texts.texts("talk", kind, "questions"))),
        key=f"{moment.id}-{kind}",
        class_="hw-card hw-calm",
    )


def _figure(value: int | None) -> str:
    return "–" if value is None else str(value)
