"""The exercises of the four days: every file is read, every row of the slides is covered, the Dutch is cared for."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from herstelwerk.exercises import Exercise, Standing, exercise_id, feedback, file_order, read_exercise
from herstelwerk.exercises.choose import Choose
from herstelwerk.exercises.match import Match
from herstelwerk.exercises.message import PARTS, Message
from herstelwerk.exercises.rewrite import Rewrite
from herstelwerk.exercises.sort import Sort
from herstelwerk.language.reader import Reader
from tests.conftest import ROOT

FOLDER = ROOT / "exercises"
FILES = sorted(FOLDER.glob("dag-*/*.toml"))
OTHERS = sorted(path for path in FOLDER.glob("**/*.toml") if path not in FILES)
# The rows of domain.md 7.1 that are for trainees (E): all 65 but those for trainers and researchers alone.
ROWS = set(range(1, 66)) - {2, 8, 52, 59, 61, 64}
DAYS = ("dag-1", "dag-2", "dag-3", "dag-4")
MOST_MINUTES = 210  # in a half-day
LEAST_WORDS, MOST_WORDS = 40, 260  # of a lesson
OPEN_KINDS = {"map", "interview", "worksheet", "checklist", "reflection", "rate", "rank"}
SIZES = {"sort": ("card", 8, 20), "match": ("pair", 5, 9), "rewrite": ("sentence", 5, 8)}
MISSPELT = re.compile(
    r"""\b(?:krachten[ -]inventari[sz]ati\w*|krachteninventarizati\w*|krachtinventarisati\w*|kracht[ -]inventarisati\w*
      | leef[ -]gebied\w* | leefgebiedt\w* | actie[ -]pla\w+ | aktiepla\w+ | herstel[ -]doel\w* | hulp[ -]bron\w*
      | draag[ -]krach\w* | draag[ -]last\w* | draagkragt\w*
      | team[ -]kracht\w* | teamkracht[ -]bespreking\w* | ik[ ]vorm | ikvorm | eind[ -]opdracht\w* | werk[ -]relatie\w*
      | dag[ ]deel | dag[ ]delen | herstel[ ]werk | client\w* | begeleidster\w*
      | geinventariseer\w* | geevalueer\w* | eco[ -]gra\w+ | wonder[ -]vra\w+ | vip[ ]kaart\w* )\b""",
    re.IGNORECASE | re.VERBOSE,
)
ENGLISH = set(
    """the and with this that your you which from should have has they their what when where who how client's
    todo fixme lorem ipsum card question answer example statement true false""".split()
)
MARKUP = re.compile(r"</?\w+>|\*\*|^#+ |`|\]\(|&\w+;", re.MULTILINE)
# Keys whose values are names in code, not text for people.
_CODE = set("id kind part leads_to group choice as asks drawing carries back_on moments sides exercises".split())
_MAY_BE_EMPTY = set("quote explain help note ask when day carries silent".split())


def name_of(path: Path) -> str:
    return path.relative_to(FOLDER).as_posix()


def text_values(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Key and text of everything a person reads in a document."""
    if isinstance(value, str):
        if key not in _CODE:
            yield key, value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from text_values(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from text_values(part, key)


def every_text(path: Path) -> list[tuple[str, str]]:
    return list(text_values(tomllib.loads(path.read_text("utf-8"))))


@pytest.fixture(scope="module")
def exercises() -> list[Exercise]:
    names = sorted(map(name_of, FILES), key=file_order)
    return [read_exercise((FOLDER / name).read_text("utf-8"), exercise_id(name)) for name in names]


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_is_read(path: Path) -> None:
    assert re.fullmatch(r"dag-[1-4]/\d{2}-[a-z][a-z0-9-]*\.toml", name_of(path)), "NN-naam.toml"
    read_exercise(path.read_text("utf-8"), exercise_id(name_of(path)))


@pytest.mark.parametrize("path", OTHERS, ids=name_of)
def test_the_other_files_are_toml(path: Path) -> None:
    assert tomllib.loads(path.read_text("utf-8"))


def test_ids_and_titles_stand_once(exercises: list[Exercise]) -> None:
    for values in ([e.id for e in exercises], [e.title for e in exercises]):
        assert [value for value, times in Counter(values).items() if times > 1] == []
    numbers = [file_order(name_of(path))[:2] for path in FILES]
    assert [number for number, times in Counter(numbers).items() if times > 1] == []


def test_every_row_for_trainees_is_covered(exercises: list[Exercise]) -> None:
    covered = {row for exercise in exercises for row in exercise.rows}
    assert sorted(ROWS - covered) == []


def test_every_day_fits_in_its_half_days(exercises: list[Exercise]) -> None:
    for day in DAYS:
        parts = Counter[str]()
        order = []
        for exercise in exercises:
            if exercise.id.startswith(f"{day}/"):
                parts[exercise.part] += exercise.minutes
                order.append(exercise.part)
        assert set(parts) == {"ochtend", "middag"}, day
        assert max(parts.values()) <= MOST_MINUTES, (day, parts)
        assert order == sorted(order, reverse=True), f"{day}: eerst de ochtend, dan de middag"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_lesson_is_neither_a_line_nor_a_chapter(path: Path) -> None:
    exercise = read_exercise(path.read_text("utf-8"), exercise_id(name_of(path)))
    assert LEAST_WORDS <= len(exercise.read.split()) <= MOST_WORDS
    assert 2 <= len(exercise.hints) <= 3 or (not exercise.hints and exercise.kind in OPEN_KINDS)
    assert len(re.findall(r"[.!?](?:\s|$)", exercise.task)) <= 4
    assert exercise.goal.endswith(".") and exercise.goal.startswith(("Je ", "Jij "))


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_an_exercise_has_the_size_of_its_kind(path: Path) -> None:
    document = tomllib.loads(path.read_text("utf-8"))
    name, least, most = SIZES.get(document["kind"], ("rows", 1, 20))
    assert least <= len(document[name]) <= most
    exercise = read_exercise(path.read_text("utf-8"), exercise_id(name_of(path)))
    if isinstance(exercise, Choose):
        for question in exercise.question:
            assert len(question.option) >= 3, question.id
            assert all(day > (exercise.day or 4) for day in question.back_on), question.id
            assert question.many or question.neutral or sum(bool(o.right) for o in question.option) == 1, question.id
    if isinstance(exercise, Sort):
        used = {id for card in exercise.card for id in card.group}
        assert used == {group.id for group in exercise.group}
    if isinstance(exercise, Match):
        assert not {pair.left for pair in exercise.pair} & {pair.right for pair in exercise.pair}


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_the_right_answers_and_examples_pass(path: Path, reader: Reader) -> None:
    exercise = read_exercise(path.read_text("utf-8"), exercise_id(name_of(path)))
    attempt = right_answers(exercise)
    if attempt:
        found = feedback(exercise, attempt, reader)
        assert found.standing is Standing.DONE, [remark for remark in found.remarks if remark.tone == "ask"]


def right_answers(exercise: Exercise) -> dict[str, Any]:
    """An attempt of right answers and examples, for kinds that have them."""
    if isinstance(exercise, Choose):
        return {
            q.id: [o.id for o in q.option if o.right or q.neutral][: None if q.many else 1] for q in exercise.question
        }
    if isinstance(exercise, Sort):
        return {card.id: card.group[-1] for card in exercise.card}
    if isinstance(exercise, Match):
        return {pair.id: pair.id for pair in exercise.pair}
    if isinstance(exercise, Rewrite):
        return {sentence.id: sentence.example for sentence in exercise.sentence}
    if isinstance(exercise, Message):
        return {f"{s.id}.{part}": getattr(s.example, part) for s in exercise.situation for part, _ in PARTS}
    return {}


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_sentence_to_rewrite_carries_what_has_to_go(path: Path, reader: Reader) -> None:
    exercise = read_exercise(path.read_text("utf-8"), exercise_id(name_of(path)))
    for sentence in exercise.sentence if isinstance(exercise, Rewrite) else ():
        assert {mark.code for mark in sentence.marks(sentence.text, reader)} == set(sentence.asks), sentence.id


@pytest.mark.parametrize("path", [*FILES, *OTHERS], ids=name_of)
def test_the_dutch_is_there_and_is_dutch(path: Path) -> None:
    for key, text in every_text(path):
        assert text.strip() or key in _MAY_BE_EMPTY, key
        words = re.findall(r"[\w’']+", text)
        assert not {word for word in words if word.lower() in ENGLISH}, text
        assert not MARKUP.search(text), text
        assert "  " not in text and not re.search(r"\w [.,;:?!](?:\s|$)", text), text
        assert text.strip("\n") == text.strip() or key == "keep", text


@pytest.mark.parametrize("path", [*FILES, *OTHERS], ids=name_of)
def test_the_terms_are_spelled_as_they_are(path: Path) -> None:
    for _, text in every_text(path):
        found = MISSPELT.search(text)
        assert not found, f"{found[0] if found else ''}: {text}"


@pytest.mark.parametrize("path", [*FILES, *OTHERS], ids=name_of)
def test_no_text_points_to_a_real_person(path: Path, reader: Reader) -> None:
    for _, text in every_text(path):
        for paragraph in text.split("\n"):
            assert not [paragraph[m.start : m.end] for m in reader.identifying(paragraph)], paragraph


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("de krachten inventarisatie", "de krachteninventarisatie"),
        ("dit leef gebied", "dit leefgebied"),
        ("een actie plan", "een actieplan"),
        ("het hersteldoel of herstel-doel", "het hersteldoel"),
        ("een hulp bron", "een hulpbron"),
        ("draag kracht en draag last", "draagkracht en draaglast"),
        ("de team krachtbespreking", "de teamkrachtbespreking"),
        ("in de ik vorm", "in de ik-vorm"),
        ("de client", "de cliënt"),
    ],
)
def test_what_counts_as_misspelt(wrong: str, right: str) -> None:
    assert MISSPELT.search(wrong) and not MISSPELT.search(right)


def test_there_are_exercises_on_every_day() -> None:
    assert {path.parent.name for path in FILES} == set(DAYS)
