"""Who may have the proof of participation and why not yet; the paper itself, with a name that is not kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from herstelwerk.collecting.rosters import Attempts
from herstelwerk.documents import DocumentError, write
from herstelwerk.documents.proof import ProofText, proof_paper
from herstelwerk.groups import Member
from herstelwerk.groups.proofs import Attempt, proof_of
from herstelwerk.programme import Proof
from herstelwerk.screens.controls import button, field, link
from herstelwerk.screens.group.work import GroupWork
from herstelwerk.screens.page import Download, Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.wording import Wording

_HABITS = "nakijken/gewoonten"  # where a trainer who judges keeps in which folder the hand-ins are
_LONGEST_NAME = 120


class ProofsPart:
    """The fourth part of the page. What was handed in is looked up when the part is opened, not at every key."""

    def __init__(self, work: GroupWork, page: Callable[[], Page | None]) -> None:
        self.work, self.page = work, page
        self._attempts = Attempts(work.desk.rules)
        self._found: Mapping[str, tuple[Attempt, ...]] | None = None
        self.names: dict[str, str] = {}  # typed for the paper at this moment, and forgotten with it
        self.trouble = ""

    def look(self) -> None:
        """Look up anew what was handed in and judged."""
        self._found, self.trouble = None, ""

    def draw(self) -> Part:
        """Everyone, those who may have the proof first told in a number."""
        members = self.work.group.members
        proofs = {member.code: self._proof(member) for member in members}
        allowed = sum(map(bool, proofs.values()))
        return el(
            "section",
            el("h2", "Bewijs van deelname"),
            el("p", self.work.texts.text("proof")),
            el("p", f"Nu klaar voor het bewijs: {allowed} van {len(members)}.", key="hoeveel-bewijs"),
            el(
                "div",
                button("opnieuw-kijken", "Kijk opnieuw", self._again, look="small"),
                link("Naar het nakijken", "trainer/nakijken.ipynb"),
                class_="hw-buttons",
            ),
            el("p", self.trouble, class_="hw-alarm", role="alert") if self.trouble else None,
            *(self._member(number, member, proofs[member.code]) for number, member in enumerate(members, 1)),
            key="bewijzen",
        )

    def _member(self, number: int, member: Member, proof: Proof) -> Part:
        head = f"{member.code}: {'het bewijs mag' if proof else 'nog geen bewijs'}"
        inner: tuple[Part, ...] = (
            self._paper(number, member) if proof else (el("ul", *(el("li", reason) for reason in proof.reasons)),)
        )
        return el(
            "div",
            el("h3", f"{'✓' if proof else '○'} {head}"),
            *inner,
            class_="hw-card",
            key=f"bewijs-{number}",
        )

    def _paper(self, number: int, member: Member) -> tuple[Part, ...]:
        return (
            field(
                f"naam-{number}",
                "Naam op het bewijs",
                self.names.get(member.code, ""),
                self._type_name(member.code),
                help=self.work.texts.text("proof_name"),
                limit=_LONGEST_NAME,
                enter=f"maak-bewijs-{number}",
            ),
            el(
                "div",
                button(
                    f"maak-bewijs-{number}",
                    "Download het bewijs (pdf)",
                    self._print(member.code),
                    look="main",
                    label=f"Download het bewijs van {member.code} (pdf)",
                ),
                class_="hw-buttons",
            ),
        )

    def _proof(self, member: Member) -> Proof:
        attempts = self._of(member.code)
        return proof_of(member, self.work.programme, attempts, self.work.desk.today)

    def _of(self, code: str) -> tuple[Attempt, ...]:
        desk = self.work.desk
        if self._found is None or code not in self._found:
            self._found = self._attempts.of(desk.store, self.work.group.codes, desk.today, self._folder())
        return self._found.get(code, ())

    def _folder(self) -> Path | None:
        """The folder in which this trainer collects hand-ins, if she does."""
        sheet = self.work.desk.store.read(self.work.desk.owner, _HABITS)
        folder = sheet.body.get("folder") if sheet else ""
        return Path(folder).expanduser() if isinstance(folder, str) and folder else None

    # What a person does.

    def _again(self) -> None:
        self.look()
        if page := self.page():
            page.say("Opnieuw gekeken.")

    def _type_name(self, code: str) -> Callable[[str], None]:
        def typed(name: str) -> None:
            self.names[code] = name

        return typed

    def _print(self, code: str) -> Callable[[], None]:
        def give() -> None:
            work, self.trouble = self.work, ""
            self.look()  # the last word counts, not what was read some time ago
            group, programme = work.group, work.programme
            if code not in group.codes or programme is None or not self._proof(group.member(code)):
                self.trouble = f"Voor {code} is er intussen iets veranderd; kijk hieronder wat er nog mist."
                return
            text, name = proof_text(work.texts), self.names.get(code, "")
            paper = proof_paper(text, group.code, programme.days, group.member(code).attendance, name, work.desk.today)
            try:
                content = write(paper, "pdf")
            except DocumentError as error:
                self.trouble = str(error)
                return
            self.names.pop(code, None)
            if page := self.page():
                page.give(Download(f"bewijs-{code.replace(' ', '-')}.pdf", content))
                page.say("Het bewijs staat bij je downloads. De naam is niet bewaard.")

        return give


def proof_text(texts: Wording) -> ProofText:
    """The sentences on the paper, from the content file."""
    return ProofText(texts.text("training"), texts.text("proof_done"), texts.text("proof_kind"))
