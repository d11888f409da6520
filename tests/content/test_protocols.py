"""The protocols of meetings: all there, whole, with the steps and the minutes of the research, in our own Dutch."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from herstelwerk.language.readability import readability
from herstelwerk.meetings.protocol import Protocol, read_protocol
from herstelwerk.wording import read_wording
from tests.conftest import ROOT

FOLDER = ROOT / "exercises" / "bijeenkomsten"
FILES = sorted(FOLDER.glob("*.toml"))
DAYS = ("dag-1", "dag-2", "dag-3", "dag-4")
CASES = ("teamkrachtbespreking", "groepscoaching", "backstage", "incidentmethode", "reflecterend-team")
KEYS = {"title", "goal", "for_whom", "source", "minutes_note", "client_present", "confidential", "rules", "step"}
STEP = {"id", "title", "kind", "min_minutes", "max_minutes", "speaks", "silent", "task", "prompts", "writes"}
STEP |= {"once_per", "repeats"}
EASY, MOST_WORDS = 60, 15  # Flesch-Douma and words per sentence; texts for someone who is leading a group
WHOLE_DAY = 465
# Steps of domain.md 3.1, 3.2 and 3.4: least and most minutes in order.
MINUTES = {
    "teamkrachtbespreking": [(5, 10), (1, 2), (3, 5), (1, 2), (5, 10), (10, 15), (2, 3), (3, 5)],
    "groepscoaching": [(5, 10), (1, 2), (3, 5), (1, 2), (5, 10), (10, 15), (3, 5)],
    "incidentmethode": [(m, m) for m in (5, 10, 5, 15, 10, 10, 10)],
    "reflecterend-team": [(m, m) for m in (5, 5, 8, 3, 10, 4)],
}


def document(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def protocol(name: str) -> Protocol:
    path = FOLDER / f"{name}.toml"
    return read_protocol(read_wording(path.read_text("utf-8"), name), name)


def minutes(steps: list[dict[str, Any]], key: str = "max_minutes") -> int:
    return sum(step[key] for step in steps)


def prose(name: str) -> str:
    """What someone reads in running text; what lacks an end mark gets one."""
    found = document(name)
    texts = [found["goal"], found["minutes_note"], *found["rules"], *found.get("consent", {}).values()]
    texts += [*found.get("wrap_up", {}).values(), *(step["task"] for step in found["step"])]
    texts += [prompt for step in found["step"] for prompt in step["prompts"]]
    return " ".join(text if text[-1] in ".?!" else f"{text}." for text in texts)


def test_all_ten_are_there() -> None:
    assert {path.stem for path in FILES} == {*CASES, "clientoverleg", *DAYS}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_protocol_is_whole(path: Path) -> None:
    found = document(path.stem)
    extra = {"consent", "wrap_up"} if found["confidential"] else set()
    assert set(found) == KEYS | extra
    assert 4 <= len(found["rules"]) <= 8
    assert all(rule.endswith((".", "?")) for rule in found["rules"])
    for step in found["step"]:
        label = {"write_label"} if step["writes"] != "none" else set()
        work = {"exercises"} if "exercises" in step else set()
        assert set(step) == STEP | label | work, step["id"]
        assert re.fullmatch(r"[a-z][a-z0-9-]*", step["id"])
        assert 1 <= len(re.findall(r"[.!?](?:\s|$)", step["task"])) <= 5, step["id"]
        assert step["prompts"] or step["kind"] == "break", step["id"]
        assert step["speaks"].strip(), step["id"]
    if extra:
        assert set(found["consent"]) == {"question", "yes", "no_copies", "no"}
        assert set(found["wrap_up"]) == {"collect", "return", "file", "destroy"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_reader_reads_it(path: Path) -> None:
    read, found = protocol(path.stem), document(path.stem)
    assert [step.id for step in read.steps] == [step["id"] for step in found["step"]]
    assert read.confidential == found["confidential"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_reads_easily(path: Path) -> None:
    found = readability(prose(path.stem))
    assert found.flesch_douma is not None and found.flesch_douma >= EASY, found.long_words
    assert found.words_per_sentence <= MOST_WORDS


@pytest.mark.parametrize("name", MINUTES)
def test_the_minutes_are_those_of_the_research(name: str) -> None:
    assert [(step.minimum, step.maximum) for step in protocol(name).steps] == MINUTES[name]


def test_the_sums_are_those_that_are_told() -> None:
    assert protocol("teamkrachtbespreking").minutes() == (30, 52)
    a_case = [step for step in protocol("teamkrachtbespreking").steps if step.per_case]
    assert (sum(step.minimum for step in a_case), sum(step.maximum for step in a_case)) == (25, 42)
    coaching = [step for step in protocol("groepscoaching").steps if step.per_case]
    assert (sum(step.minimum for step in coaching), sum(step.maximum for step in coaching)) == (23, 39)
    assert protocol("incidentmethode").minutes() == (65, 65)
    assert protocol("reflecterend-team").minutes() == (35, 35)
    for name, told in (("teamkrachtbespreking", "30 tot 52"), ("groepscoaching", "23 tot 39")):
        assert told in document(name)["minutes_note"]


def test_two_contributors_fill_a_backstage_meeting() -> None:
    steps = document("backstage")["step"]
    case = [step for step in steps if step["once_per"] == "case"]
    whole = [step for step in steps if step["once_per"] == "meeting"]
    assert minutes(whole) + 2 * minutes(case) == 150
    assert [step["id"] for step in steps][:2] == ["terugmelden", "inbrengers"], "first what became of the promises"
    order = ["concretiseren", "bekijken", "analyseren", "oplossingen", "eigen-aandeel", "feedback", "afspraken"]
    assert [step["id"] for step in case][:-1] == order and case[-1]["kind"] == "break"


@pytest.mark.parametrize("name", ["teamkrachtbespreking", "groepscoaching"])
def test_understanding_comes_before_ideas_and_ideas_before_choosing(name: str) -> None:
    kinds = [step.kind for step in protocol(name).steps]
    assert kinds[0] == "round" and kinds[-1] == "choose"
    assert kinds.index("ask") < kinds.index("ideas") < kinds.index("choose")
    storm = next(step for step in protocol(name).steps if step.kind == "ideas")
    assert storm.writes == "ideas" and "commentaar" in storm.silent
    assert protocol(name).steps[-1].writes == "choices"
    assert [step.per_case for step in protocol(name).steps] == [False] + [True] * (len(kinds) - 1)


def test_the_contributor_is_silent_where_the_group_thinks() -> None:
    for name in ("incidentmethode", "reflecterend-team", "backstage"):
        thinking = [step for step in protocol(name).steps if step.kind == "listen"]
        assert thinking and all(step.silent.startswith("De inbrenger luistert") for step in thinking)


def test_the_sister_methods_keep_their_own_terms() -> None:
    ours = (FOLDER / "teamkrachtbespreking.toml").read_text("utf-8")
    theirs = (FOLDER / "groepscoaching.toml").read_text("utf-8")
    assert "krachteninventarisatie" in ours and "Persoonlijk" not in ours and "Ondersteuningsplan" not in ours
    assert theirs.count("krachteninventarisatie") == 1, "only where it points to the other protocol"
    assert "Persoonlijk Profiel" in theirs and "Ondersteuningsplan" in theirs


def test_where_papers_may_lie_on_the_table_and_where_the_client_sits() -> None:
    assert {p.stem for p in FILES if document(p.stem)["confidential"]} == {
        "teamkrachtbespreking",
        "groepscoaching",
        "clientoverleg",
    }
    assert {p.stem for p in FILES if document(p.stem)["client_present"]} == {"clientoverleg"}


def test_the_round_table_has_its_six_factors_and_goes_theme_by_theme() -> None:
    found = document("clientoverleg")
    assert len(found["rules"]) == 6
    for rule, word in zip(
        found["rules"], ("midden", "zelfde kant|dezelfde kant", "vooraf", "coördinator", "thema", "bellen"), strict=True
    ):
        assert re.search(word, rule, re.IGNORECASE), rule
    assert [step["id"] for step in found["step"] if step["repeats"]] == ["thema"]
    ids = [step["id"] for step in found["step"]]
    assert ids.index("voorbereiden") < ids.index("verhaal") < ids.index("thema") < ids.index("samenvatten")
    assert ids[-1] == "verslag" and all(step["once_per"] == "meeting" for step in found["step"])


def exercises_of(day: str) -> dict[str, dict[str, Any]]:
    return {
        f"{day}/{path.stem}": tomllib.loads(path.read_text("utf-8"))
        for path in sorted((ROOT / "exercises" / day).glob("*.toml"))
    }


@pytest.mark.parametrize("day", DAYS)
def test_a_day_has_its_exercises_in_order_with_their_minutes(day: str) -> None:
    there, steps = exercises_of(day), document(day)["step"]
    work = [step for step in steps if step["kind"] == "work"]
    assert [id for step in work for id in step["exercises"]] == list(there), "each once, in the order of the files"
    for step in work:
        assert step["min_minutes"] == step["max_minutes"] == sum(there[id]["minutes"] for id in step["exercises"])
        if len(step["exercises"]) == 1:
            assert step["title"] == there[step["exercises"][0]]["title"]
    assert not [step["id"] for step in steps if step["kind"] != "work" and "exercises" in step]


@pytest.mark.parametrize("day", DAYS)
def test_a_day_is_a_real_day_of_two_halves(day: str) -> None:
    there, steps = exercises_of(day), document(day)["step"]
    lunch = [step["id"] for step in steps].index("lunch")
    assert minutes(steps) == WHOLE_DAY
    for half, part in ((steps[:lunch], "ochtend"), (steps[lunch + 1 :], "middag")):
        assert {there[id]["part"] for step in half for id in step.get("exercises", ())} == {part}
        assert 180 <= minutes(half) <= 225
        breaks = [index for index, step in enumerate(half) if step["kind"] == "break"]
        assert len(breaks) == 1
        before, after = half[: breaks[0]], half[breaks[0] + 1 :]
        assert minutes(before) <= 130 and minutes(after) <= 130, "no longer without a break"
    assert steps[0]["kind"] == "round" and steps[-1]["id"] == "slot"
    assert all(step["once_per"] == "meeting" for step in steps)
