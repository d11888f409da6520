"""What stands on the three papers, for whom, and what is left to write on."""

from __future__ import annotations

from datetime import date

import pytest

from herstelwerk.documents import (
    FORMATS,
    Answer,
    Chapter,
    DocumentError,
    Exercise,
    Grid,
    Options,
    Paper,
    inventory_paper,
    plan_paper,
    workbook_paper,
    write,
)
from herstelwerk.documents.options import key_of
from herstelwerk.documents.paper import Bar, Block, KeepTogether, Lines, Row, Signatures, Table, with_texts
from herstelwerk.domain import (
    Action,
    ActionPlan,
    Entry,
    FinalAssignment,
    GoalStatus,
    Layer,
    LifeArea,
    OpenArea,
    RecoveryGoal,
    Source,
    StrengthsInventory,
    Who,
)
from tests.hand_ins import ENGLISH
from tests.papers import docx_part, text_of

WORKER, CLIENT = Options(version="worker", worker="D01"), Options(worker="D01")


def blocks(paper: Paper) -> list[Block]:
    """All blocks, also those inside others."""
    found: list[Block] = []

    def walk(inner: tuple[Block, ...]) -> None:
        for block in inner:
            found.append(block)
            if isinstance(block, KeepTogether):
                walk(block.blocks)

    for section in paper.sections:
        walk(section.blocks)
    return found


def texts(paper: Paper) -> str:
    """All texts of a paper, one a line."""
    found: list[str] = []

    def gather(text: str) -> str:
        found.append(text)
        return text

    with_texts(paper, gather)
    return "\n".join(found)


def a_book(complete: FinalAssignment, options: Options) -> Paper:
    chapter = Chapter("Dag 1", (Exercise("Oefening", (Answer("Wat zie je?", "Een vraag"), Answer("En nu?"))),))
    mine = Chapter("Voor mijzelf", (Exercise("Stil", (Answer("Wat vond ik lastig?", "Dat hield ik voor mij"),)),), True)
    together = Chapter(
        "De werkrelatie", (Exercise("Cijfers", (Answer("", Grid("Cijfers", ("Gesprek",), (("7",),))),)),)
    )
    return workbook_paper(
        [chapter, mine], complete.inventory, complete.plan, complete.reflection, together, options=options
    )


@pytest.mark.parametrize("format", FORMATS)
def test_the_client_gets_no_notes_of_the_worker(complete: FinalAssignment, format: str) -> None:
    action = Action(id="a1", text="Bellen", remark="REMARK")
    goal = RecoveryGoal(id="g1", text="Ik wil zingen", actions=(action,))
    plan = complete.plan.model_copy(update={"goals": (goal,), "capacity_note": "CAPACITY"})
    whole = complete.model_copy(update={"plan": plan})
    notes = ["REMARK", "CAPACITY", "klaar. ik dacht", "gezien door begeleider", "beroepskracht", "sociale cohesie"]
    reflection = complete.reflection.learning[:40]
    shown = {
        options.version: "".join(
            " ".join(text_of(paper, format).split())
            for paper in (
                inventory_paper(whole.inventory, options),
                plan_paper(whole.plan, whole.inventory, options),
                a_book(whole, options),
            )
        )
        for options in (CLIENT, WORKER)
    }
    for note in (*notes[:2], *notes[3:], reflection, "Dat hield ik voor mij"):
        assert note in shown["worker"]
        assert note not in shown["client"], note
    assert "klaar. ik dacht" in shown["client"]  # her own words are hers


def test_every_entry_stands_beside_the_clients_own_words(complete: FinalAssignment) -> None:
    tables = [block for block in blocks(inventory_paper(complete.inventory, WORKER)) if isinstance(block, Table)]
    rows = {row.cells[0].text: row for table in tables for row in table.rows if isinstance(row, Row)}
    for entry in complete.inventory.entries:
        assert rows[entry.text].cells[1].text == entry.literal
    first = rows[complete.inventory.entries[0].text]
    assert first.cells[2].small == "gezegd door cliënt\ndonderdag 8 oktober 2026"


def test_areas_come_in_the_order_of_the_training_each_in_one_piece() -> None:
    together = [
        block for block in inventory_paper(StrengthsInventory()).sections[0].blocks if isinstance(block, KeepTogether)
    ]
    headings = [block.blocks[0].text for block in together]  # type: ignore[union-attr]
    assert headings[1:11] == [f"{number}. {area.dutch}" for number, area in enumerate(LifeArea, 1)]


def test_an_empty_area_has_lines_and_an_open_one_its_reason() -> None:
    inventory = StrengthsInventory(
        entries=(Entry(id="i1", area=LifeArea.LIVING, layer=Layer.WISH, text="Ik wil een tuin"),),
        open_areas=(
            OpenArea(area=LifeArea.PARTNER, reason="later misschien", on=date(2026, 10, 6)),
            OpenArea(area=LifeArea.HEALTH),
        ),
    )
    areas = {
        block.blocks[0].text: block.blocks  # type: ignore[union-attr]
        for block in inventory_paper(inventory).sections[0].blocks
        if isinstance(block, KeepTogether)
    }
    assert sum(isinstance(block, Lines) for block in areas["1. Veiligheid & bescherming tegen geweld"]) == 3
    assert not any(isinstance(block, Lines | Table) for block in areas["5. (Ex-)partner"])
    open_one = " ".join(getattr(block, "text", "") for block in areas["5. (Ex-)partner"])
    assert "bewust open (sinds dinsdag 6 oktober 2026)" in open_one and "later misschien" in open_one
    assert any(isinstance(block, Lines) for block in areas["9. Gezondheid & zelfverzorging"])
    living = next(block for block in areas["2. Wonen & dagelijks leven"] if isinstance(block, Table))
    assert [row.roomy for row in living.rows if isinstance(row, Row)] == [True, False, True]


def test_signatures_stand_with_what_is_signed(complete: FinalAssignment) -> None:
    for remark in ("", "kort", "Een zin van de cliënt. " * 200):
        inventory = complete.inventory.model_copy(update={"client_remarks": remark})
        for paper in (inventory_paper(inventory), plan_paper(complete.plan, inventory)):
            last = paper.sections[-1].blocks[-1]
            assert isinstance(last, KeepTogether)
            assert isinstance(last.blocks[-1], Signatures)
            assert len(last.blocks) >= 4  # something of its own before the heading, the statement and the places
            assert sum(isinstance(block, Signatures) for block in blocks(paper)) == 1


def test_a_plan_tells_what_who_when_and_what_helps(complete: FinalAssignment) -> None:
    paper = plan_paper(complete.plan, complete.inventory, CLIENT)
    table = next(block for block in blocks(paper) if isinstance(block, Table) and block.name == "Stappen van Doel 1")
    first = table.rows[0]
    assert isinstance(first, Row)
    what, who, when, done_when, helps, done = first.cells
    assert (what.text, who.text, when.text) == (
        "Inloggen op de woningsite en mijn gegevens nakijken",
        "ik",
        "dinsdag 17 november 2026",
    )
    assert done_when.text == "de inschrijving staat op groen"
    assert helps.text.startswith("• Ik sta sinds 2019 ingeschreven")
    assert done.tick and done.small == "dinsdag 17 november 2026"
    assert "elke maandag tot kerst" in texts(paper)  # words stay as they were typed
    assert "Uit wens 1" in texts(paper)
    assert [block.value for block in blocks(paper) if isinstance(block, Bar)] == [8]


@pytest.mark.parametrize("who", list(Who))
def test_everybody_who_may_act_has_a_name(who: Who) -> None:
    goal = RecoveryGoal(id="g1", text="Ik wil zingen", actions=(Action(id="a1", text="Bellen", who=who),))
    for options in (CLIENT, WORKER):
        plan_paper(ActionPlan(goals=(goal,)), StrengthsInventory(), options)


def test_what_became_of_a_goal_is_said_and_a_broken_reference_too() -> None:
    action = Action(id="a1", text="Bellen", uses=("i9",), when="2026-13-45")
    goals = [
        RecoveryGoal(id=f"g{n}", text=f"Doel {n}", status=status, priority=7, actions=(action,))
        for n, status in enumerate(GoalStatus)
    ]
    said = texts(plan_paper(ActionPlan(goals=tuple(goals)), StrengthsInventory()))
    assert all(word in said for word in ("bereikt", "veranderd", "losgelaten", "staat niet meer", "2026-13-45"))


def test_an_empty_plan_is_a_worksheet_to_fill_in() -> None:
    paper = plan_paper(ActionPlan(), StrengthsInventory())
    said = blocks(paper)
    assert sum(isinstance(block, Lines) for block in said) >= 4
    assert [block.value for block in said if isinstance(block, Bar)] == [None]
    assert "Zet een rondje om een cijfer" in texts(paper)


def test_the_book_has_everything_in_order(complete: FinalAssignment) -> None:
    said = texts(a_book(complete, WORKER))
    order = [
        "Mijn werkboek",
        "Wat zie je?",
        "Een vraag",
        "Nog niet ingevuld",
        "Dat hield ik",
        "Wie en wat",
        "Doel 1",
        "Wat heb ik zelf geleerd",
    ]
    places = [said.index(word) for word in order]
    assert places == sorted(places)
    assert said.rindex("De werkrelatie") > said.index("Wat heb ik zelf geleerd")
    assert texts(workbook_paper([]))


def test_a_row_longer_than_its_header_loses_nothing() -> None:
    grid = Grid("Lijst", ("Een",), (("a", "b", "c"), ("d",)))
    paper = workbook_paper([Chapter("Dag 1", (Exercise("Lijst", (Answer("Wie?", grid),)),))])
    for format in FORMATS:
        write(paper, format)
    assert {"a", "b", "c", "d"} <= set(texts(paper).split("\n"))


def test_names_come_only_when_asked_for_and_never_in_a_header(complete: FinalAssignment) -> None:
    names = {"[DOCHTER]": "Sterre", "BROER": "Wim", "C1": "Anna"}
    filled = inventory_paper(complete.inventory, Options(names=names))
    assert "codewoord met Sterre" in texts(filled) and "Mijn broer Wim" in texts(filled)
    assert "[WIJKAGENT]" in texts(filled)
    assert "Op dit exemplaar staan echte namen" in texts(filled)
    assert (filled.title, filled.key) == ("Krachteninventarisatie", "C1")
    assert "Anna" not in texts(filled)
    plain = texts(inventory_paper(complete.inventory))
    assert "[DOCHTER]" in plain and "Sterre" not in plain and "echte namen" not in plain
    header = docx_part(write(filled, "docx"), "word/header1.xml")
    assert "".join(header.itertext()) == "Krachteninventarisatie · C1"


@pytest.mark.parametrize(
    ("client", "key"),
    [("C1", "C1"), (" C12 ", "C12"), ("17", "17"), ("Fatima", ""), ("Jan de Vries", ""), ("C1 Fatima", ""), ("", "")],
)
def test_what_may_be_a_name_does_not_come_in_the_header(client: str, key: str) -> None:
    assert key_of(client) == key
    paper = inventory_paper(StrengthsInventory(client=client))
    header = f"Krachteninventarisatie · {key}" if key else "Krachteninventarisatie"
    assert f"<title>{header}</title>" in write(paper, "html").decode()
    assert "".join(docx_part(write(paper, "docx"), "word/header1.xml").itertext()) == header


def test_the_size_follows_the_reader() -> None:
    inventory = StrengthsInventory()
    sizes = [
        inventory_paper(inventory, options).size
        for options in (
            Options(),
            Options(version="worker"),
            Options(large=False),
            Options(version="worker", large=True),
        )
    ]
    assert sizes == [14, 11.5, 11.5, 14]
    assert workbook_paper([]).size == 11.5


@pytest.mark.parametrize(
    "make",
    [
        lambda: Options(version="client", names={"ZUS-1": "Els"}) and Options(version="worker", names={"ZUS-1": "Els"}),
        lambda: Options(version="trainer"),  # type: ignore[arg-type]
        lambda: write(inventory_paper(StrengthsInventory()), "odt"),
    ],
)
def test_what_cannot_be_made_is_said_in_dutch(make: object) -> None:
    with pytest.raises(DocumentError) as raised:
        make()  # type: ignore[operator]
    sentence = str(raised.value)
    assert sentence.endswith(".") and "Kies" in sentence
    assert not ENGLISH.search(sentence.replace("worker", "").replace("client", ""))


def test_sources_are_all_named() -> None:
    for source in Source:
        entry = Entry(id="i1", area=LifeArea.LIVING, layer=Layer.WISH, text="Ik wil", source=source)
        inventory_paper(StrengthsInventory(entries=(entry,)), WORKER)
