"""The review beside the field: her words in a question, put away with a reason, and always a way back."""

from __future__ import annotations

import pytest

from herstelwerk.domain import LifeArea
from herstelwerk.results import Finding
from herstelwerk.screens.desk import Desk
from tests.conftest import ROOT
from tests.screens.assigned import Writer
from tests.screens.conftest import fill

EXAMPLES = sorted(path.name for path in (ROOT / "data" / "examples").glob("D*.json"))
LINES = {
    "negative": ("Ik wil geen ruzie meer met mijn broer.", "geen ruzie meer"),
    "third_person": ("Mevrouw kookt graag.", "Mevrouw"),
    "jargon": ("Ik werk aan mijn zelfredzaamheid.", "zelfredzaamheid"),
    "vague": ("Ik ben sociaal.", "Ik ben sociaal"),
    "interpretation": ("Hij is manipulatief", "manipulatief"),
    "identifying": ("Bel me op 06-00000000 graag.", "06-00000000"),
}
GOALS = {
    "worker_goal": ("Cliënt accepteert hulp.", "accepteert hulp"),
    "avoidance": ("Ik wil stoppen met drinken.", "stoppen met"),
    "negative": ("Ik wil geen schulden meer.", "geen schulden meer"),
    "jargon": ("Ik wil mijn netwerk vergroten.", "netwerk vergroten"),
}
STEPS = {
    "vague_action": ("Ik ga werken aan mijn zelfbeeld.", "werken aan mijn"),
    "too_big": ("Ik vind een nieuwe woning.", "Ik vind een nieuwe woning"),
}
GOOD = "Ik kook elke zondag soep voor de buurvrouw."
code_of_a_line = pytest.mark.parametrize("code", LINES)


@pytest.fixture
def her(desk: Desk) -> Writer:
    return Writer(desk)


def findings(her: Writer, code: str) -> list[Finding]:
    return [finding for finding in her.work.review.findings if finding.code == code]


@code_of_a_line
def test_a_line_is_answered_in_her_own_words(her: Writer, code: str) -> None:
    text, quote = LINES[code]
    id = her.line("living", "strength", GOOD)
    assert her.notes(id) == "", "a good line is left in peace"
    her.page.type(id, text)
    (finding,) = findings(her, code)
    told = her.notes(id)
    assert f"‘{quote}’" in told and "?" in told and finding.hint in told
    assert told.startswith("Privacy: " if code == "identifying" else "Vraag: ")
    assert f"{id}-vragen" in str(her.page.part(id).attributes["aria-describedby"])
    her.page.type(id, GOOD)
    assert her.notes(id) == "" and "aria-describedby" not in her.page.part(id).attributes


@pytest.mark.parametrize("code", GOALS)
def test_a_goal_is_answered_in_her_own_words(her: Writer, code: str) -> None:
    her.go("actieplan")
    text, quote = GOALS[code]
    goal = her.goal(text)
    assert f"‘{quote}’" in her.notes(goal)
    her.page.type(goal, "Ik wil weer muziek maken met anderen.")
    assert her.notes(goal) == ""


@pytest.mark.parametrize("code", STEPS)
def test_a_step_is_answered_in_her_own_words(her: Writer, code: str) -> None:
    her.go("actieplan")
    text, quote = STEPS[code]
    step = her.step(her.goal("Ik wil weer muziek maken met anderen."), text)
    assert f"‘{quote}’" in her.notes(step)


def test_who_is_named_is_asked_about_wherever_it_stands(her: Writer) -> None:
    number = "Bel 06-00000000."
    id = her.line("living", "strength", GOOD)
    places = [("client", "client"), ("opmerkingen", "opmerkingen"), (f"{id}-letterlijk", f"{id}-letterlijk")]
    for key, _ in places:
        her.page.type(key, number)
        assert her.notes(key).startswith("Privacy: ") and "‘06-00000000’" in her.notes(key), key
    her.page.press("gebied-partner")
    her.page.press("laat-open-partner")
    her.page.type("reden-partner", number)
    assert her.notes("reden-partner").startswith("Privacy: ")
    her.go("actieplan")
    step = her.step(her.goal("Ik zing weer."), "Ik bel de dirigent.")
    her.page.press("voortgang-erbij")
    for key in (
        f"{step}-klaar",
        f"{step}-opmerking",
        "als-het-niet-lukt",
        "draagkracht-kort",
        "voortgang-0",
        f"{step}-wanneer",
    ):
        her.page.type(key, number)
        assert "Privacy: " in her.notes(key), key
    her.go("reflectie")
    for key in ("cooperation", "learning", "development"):
        her.page.type(key, number)
        assert her.notes(key).startswith("Privacy: "), key
    assert len(her.work.review.privacy) == 13


@code_of_a_line
def test_a_question_is_put_away_with_a_reason_and_had_back(her: Writer, desk: Desk, code: str) -> None:
    text, quote = LINES[code]
    id = her.line("living", "strength", text)
    at = f"{id}-text-{id}-{code}"
    her.page.press(f"{at}-weg")
    assert "Waarom past deze vraag hier niet?" in her.notes(id)
    her.page.type(f"{at}-reden", "Zo zegt mijn cliënt het zelf.")
    her.page.press(f"{at}-leg-weg")
    told = her.notes(id)
    assert "Weggelegd: " in told and f"‘{quote}’" in told and "Jouw reden: Zo zegt mijn cliënt het zelf." in told
    (kept,) = her.kept.aside.draft.value
    assert (kept.where, kept.code, kept.reason, kept.on) == (id, code, "Zo zegt mijn cliënt het zelf.", desk.today)
    again = Writer(desk)
    assert "Jouw reden: Zo zegt mijn cliënt het zelf." in again.notes(id)
    again.page.press(f"{at}-terug")
    assert "Weggelegd" not in again.notes(id) and f"{at}-weg" in again.page.hearing("press")
    assert again.kept.aside.draft.value == ()


def test_who_thinks_better_of_it_puts_nothing_away(her: Writer) -> None:
    id = her.line("living", "strength", LINES["negative"][0])
    her.page.press(f"{id}-text-{id}-negative-weg")
    her.page.press(f"{id}-text-{id}-negative-toch-niet")
    assert "Waarom past" not in her.notes(id)
    assert her.kept.aside.draft.value == ()


def test_a_reason_may_be_left_out(her: Writer) -> None:
    id = her.line("living", "strength", LINES["negative"][0])
    her.page.press(f"{id}-text-{id}-negative-weg")
    her.page.press(f"{id}-text-{id}-negative-leg-weg")
    assert "Weggelegd: " in her.notes(id) and "Jouw reden: –" in her.notes(id)


def test_two_words_of_one_kind_are_two_questions_with_one_way_to_put_them_away(her: Writer) -> None:
    id = her.line("living", "strength", "Bel 06-00000000 of mail naar vis@example.org.")
    found = findings(her, "identifying")
    assert len(found) == 2
    told = her.notes(id)
    assert all(f"‘{finding.quote}’" in told for finding in found)
    away = [key for key in her.page.hearing("press") if key.endswith("identifying-weg")]
    assert len(away) == 1
    her.page.press(away[0])
    her.page.press(away[0].replace("-weg", "-leg-weg"))
    assert her.notes(id).count("Weggelegd: ") == 2 and "Privacy: " not in her.notes(id)


def test_putting_one_away_leaves_the_others(her: Writer) -> None:
    first, second = (her.line("living", "strength", LINES["negative"][0]) for _ in range(2))
    her.page.press(f"{first}-text-{first}-negative-weg")
    her.page.press(f"{first}-text-{first}-negative-leg-weg")
    assert "Weggelegd: " in her.notes(first) and "Weggelegd: " not in her.notes(second)


def seen_everywhere(her: Writer) -> tuple[str, set[str]]:
    """All words of the worksheets and the overview, and the keys of everything one can press there."""
    words, keys = "", set[str]()
    for press in (*(f"gebied-{area}" for area in LifeArea), "deel-actieplan", "deel-reflectie", "deel-overzicht"):
        her.page.press(press)
        words += her.page.words
        keys |= set(her.page.hearing("press"))
    return words, keys


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_finding_is_shown_and_can_be_put_away(desk: Desk, example: str) -> None:
    fill(desk, example)
    her = Writer(desk)
    words, keys = seen_everywhere(her)
    for finding in her.work.review.findings:
        assert finding.message in words, finding
        assert any(key.endswith(f"-{finding.where}-{finding.code}-weg") for key in keys), finding


@pytest.mark.parametrize("example", EXAMPLES[:6])
def test_the_overview_tells_every_criterion(desk: Desk, example: str) -> None:
    fill(desk, example)
    her = Writer(desk, "overzicht")
    for result in her.work.review.criteria:
        told = her.page.part(f"eis-{result.id}").words
        assert f"{result.id} {result.name}: {result.signal} ({result.figure})" in told
        marked = {part.words for part in her.page.part(f"eis-{result.id}").walk() if part.tag == "mark"}
        quotes = {finding.quote for finding in result.findings[:12] if finding.start is not None}
        assert quotes == marked
    assert "voldoende" not in her.page.words and "onvoldoende" not in her.page.words


def test_an_empty_assignment_is_not_judged(desk: Desk) -> None:
    words, _ = seen_everywhere(Writer(desk))
    assert "let op" not in words.replace("‘let op’", "")
    assert words.count("nog leeg") > 18
