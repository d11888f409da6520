"""An exercise file is read, or refused with everything that is wrong with it, in Dutch."""

from __future__ import annotations

import pytest

from herstelwerk.exercises import KINDS, Exercise, ExerciseError, exercise_id, file_order, read_exercise
from herstelwerk.exercises.choose import Choose
from herstelwerk.exercises.reading import MAX_CHARACTERS
from tests.exercises.samples import BODIES, sample, text_of


def problems(text: str, id: str = "dag-1/iets") -> dict[str, str]:
    """Place and wording of every problem."""
    with pytest.raises(ExerciseError) as error:
        read_exercise(text, id)
    assert error.value.name == id
    found = {problem.place: f"{problem.wrong}; {problem.expected}" for problem in error.value.problems}
    assert len(found) == len(error.value.problems)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_sample_and_is_read(kind: str) -> None:
    exercise = sample(kind)
    assert type(exercise) is KINDS[kind]
    assert (exercise.id, exercise.kind, exercise.day) == (f"dag-1/{kind}", kind, 1)
    assert list(BODIES) == list(KINDS)


def test_texts_lose_the_blanks_around_them() -> None:
    exercise = sample("reflection", **{'read = "Lees dit."': 'read = """\nEen.\n\nTwee.\n"""'})
    assert exercise.read == "Een.\n\nTwee."


def test_a_value_is_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        sample("reflection").title = "anders"


@pytest.mark.parametrize(
    ("path", "id"),
    [
        ("dag-1/10-herstel-als-reis.toml", "dag-1/herstel-als-reis"),
        ("dag-3/100-smart.toml", "dag-3/smart"),
        ("generalistisch/luisteren.toml", "generalistisch/luisteren"),
    ],
)
def test_the_id_comes_from_the_path(path: str, id: str) -> None:
    assert exercise_id(path) == id


@pytest.mark.parametrize("path", ["10-reis.toml", "dag-1/Reis.toml", "dag-1/../x.toml", "", "/dag-1/x.toml"])
def test_another_path_is_refused(path: str) -> None:
    with pytest.raises(ExerciseError, match="is geen naam van een oefening"):
        exercise_id(path)


def test_files_stand_in_the_order_of_their_numbers() -> None:
    paths = ["dag-1/05-a.toml", "dag-1/20-c.toml", "dag-1/100-b.toml", "dag-1/los.toml", "dag-2/10-a.toml"]
    assert sorted(set(paths), key=file_order) == paths


def test_all_problems_are_told_at_once() -> None:
    text = text_of(
        "sort", "kleur = 3\nid = 'x'", **{'part = "ochtend"': 'part = "avond"', "minutes = 10": 'minutes = "10"'}
    )
    text = text.replace('group = ["dak"]', 'group = "kelder"').replace('id = "zus"', 'id = "kamer"')
    text = text.replace('goal = "Je oefent."\n', "").replace('because = "Familie is een band."', 'because = " "')
    found = problems(text)
    assert set(found) == {"kleur", "id", "part", "minutes", "card[1].group", "card[1].id", "goal", "card[0].because"}
    assert found["part"] == 'er staat \'avond\'; "ochtend" of "middag"'
    assert found["minutes"] == "er staat '10'; een heel getal"
    assert found["card[1].group"] == "de groep 'kelder' bestaat niet; een van dak, mensen"
    assert found["card[1].id"] == "'kamer' komt vaker voor; een eigen id, één keer"
    assert found["goal"].startswith("dit ontbreekt")


def test_no_english_in_what_a_person_reads() -> None:
    text = text_of("choose", **{"rows = [14]": "rows = [0, 'a']", "slides = [15]": "slides = []"})
    text = text.replace("many = true", "many = 1").replace('id = "q3"', 'id = "Q 3"').replace("[2, 3]", "3")
    told = " ".join(f"{place} {words}" for place, words in problems(text).items())
    assert not {"input", "should", "valid", "field", "string", "list"} & set(told.lower().split()), told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("kind = ]", "op regel 1, teken 8 klopt de TOML niet"),
        ("kind = ", "houdt te vroeg op"),
        ("", "dit ontbreekt"),
        ('kind = "quiz"', "er staat 'quiz'"),
        ("kind = ['choose']", "er staat een lijst"),
        ("x" * (MAX_CHARACTERS + 1), "tekens"),
        ("a = 1" + "0" * 5000, "veel te veel cijfers"),
        ("a = " + "[" * 5000, "klopt|diep"),
    ],
)
def test_what_is_no_exercise_at_all(text: str, words: str) -> None:
    with pytest.raises(ExerciseError, match=words):
        read_exercise(text, "dag-1/iets")


NEUTRAL = {"neutral = true": "neutral = false"}


@pytest.mark.parametrize(
    ("kind", "replaced", "place", "words"),
    [
        ("choose", {"right = true": "right = false"}, "question[0].option", "geen enkel antwoord is juist"),
        ("choose", {"right = false": "right = true"}, "question[1].option", "elk antwoord is juist"),
        ("choose", {"many = true": "neutral = true"}, "question[1].option[0].right", "de vraag is neutraal"),
        ("choose", NEUTRAL, "question[2].option[1].right", "dit ontbreekt"),
        ("choose", {"[2, 3]": "[5]"}, "question[0].back_on[0]", "een getal van hoogstens 4"),
        ("choose", {'id = "h"': 'id = "g"'}, "question[2].option[1].id", "komt vaker voor"),
        ("sort", {'group = "mensen"': 'group = ["mensen", 3]'}, "card[0].group[1]", "een tekst"),
        ("order", {'id = "s2"': 'id = "s1"'}, "step[1].id", "komt vaker voor"),
        ("match", {"wat er mag komen": "wat er nu is"}, "pair[1].right", "staat er al"),
        ("rewrite", {'"third_person", "vague"': '"third_person", "vage"'}, "sentence[0].asks", "'vage' hoort niet bij"),
        ("rewrite", {'problem_words = ["gestopt", "stop"]\n': ""}, "sentence[1].problem_words", "dit ontbreekt"),
        ("rewrite", {'"entry"': '"zin"'}, "sentence[0].as", '"entry", "goal"'),
        (
            "rewrite",
            {"Op zondag kook ik soep voor mijn zus.": "Mw. kookt graag, en kan dat goed"},
            "sentence[0].example",
            "de zin zelf",
        ),
        (
            "message",
            {'wij = "Laten we er samen een openen."': 'ons = "x"'},
            "situation[0].example.wij",
            "dit ontbreekt",
        ),
        ("rate", {"high = 5": "high = 1"}, "high", "een getal boven low (1)"),
        ("rate", {'moments = ["toen", "nu"]': 'moments = ["nu"]\nsides = ["ik"]'}, "sides", "allebei"),
        ("rate", {'["toen", "nu"]': '["nu", "nu"]'}, "moments", "lege of dubbele lijst"),
        ("rate", {'["toen", "nu"]': '["n.u"]'}, "moments[0]", "zonder punt"),
        ("map", {"ecogram": "journey"}, "choice", "er staan 2 keuzes; 0"),
        ("map", {"near = 1": "near = 4"}, "start_rows[0].near", "hoogstens 3"),
        ("map", {'choice = "sterk"': 'choice = "taai"'}, "start_rows[0].choice", "'taai' bestaat niet; dun, sterk"),
        ("interview", {'"wish"': '"goal"'}, "carries", '"wish" of niets'),
        ("worksheet", {"lines = 2": "lines = 0"}, "section[0].lines", "een getal van ten minste 1"),
        ("checklist", {'id = "i2"': 'id = "2"'}, "item[1].id", "een kleine letter"),
        ("reflection", {'text = "Wat raakte je?"': "text = 4"}, "prompt[0].text", "een tekst"),
        ("rank", {'item_label = "Een wens"\n': ""}, "item_label", "dit ontbreekt"),
    ],
)
def test_what_a_kind_refuses(kind: str, replaced: dict[str, str], place: str, words: str) -> None:
    found = problems(text_of(kind, **replaced))
    assert place in found, found
    assert words in found[place]


def test_ids_of_columns_may_come_back_in_another_section() -> None:
    assert isinstance(sample("worksheet"), Exercise)


def test_a_day_only_for_days() -> None:
    assert read_exercise(text_of("choose"), "eindopdracht/x").day is None
    assert read_exercise(text_of("choose"), "dag-4/x").day == 4
    assert isinstance(read_exercise(text_of("choose"), "dag-4/x"), Choose)
