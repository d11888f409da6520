"""The reflection: the third required part. The program counts nothing here and judges nothing."""

from __future__ import annotations

from herstelwerk.screens.assignment.work import Work
from herstelwerk.screens.controls import field, fold, prose
from herstelwerk.screens.parts import Part, el


class ReflectionScreen:
    """Three texts, each with prompts."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.texts = work.desk.workbook.wording("reflectie")

    def draw(self) -> Part:
        """The three parts of the reflection."""
        value = self.work.reflection.value
        return el(
            "section",
            el("h2", "Reflectie"),
            prose(self.texts.text("intro")),
            el("p", self.texts.text("read_by"), class_="hw-note hw-weet"),
            el("p", self.texts.text("privacy"), class_="hw-note hw-privacy"),
            *(self._part(name, getattr(value, name)) for name in ("cooperation", "learning", "development")),
            key="reflectie",
        )

    def _part(self, name: str, text: str) -> Part:
        title = self.texts.text("part", name, "title")
        return el(
            "div",
            el("h3", title),
            el("p", self.texts.text("part", name, "text")),
            fold(
                f"reflectie-{name}-hulp",
                f"Vragen bij ‘{title}’",
                el("ul", *(el("li", q) for q in self.texts.texts("part", name, "prompts"))),
            ),
            field(
                name,
                title,
                text,
                lambda typed: self._change(name, typed),
                help=self.texts.text("part", name, "length"),
                notes=self.work.notes("reflection", name),
                rows=6,
                quiet=True,
            ),
            key=f"reflectie-{name}",
        )

    def _change(self, name: str, text: str) -> None:
        self.work.reflection.change(self.work.reflection.value.model_copy(update={name: text}))
