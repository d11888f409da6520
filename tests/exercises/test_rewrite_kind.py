"""Rewrite: the reader of the review says what is still there, with her own words in the question."""

from __future__ import annotations

import pytest

from herstelwerk.exercises import Standing, Tone, feedback, questions
from herstelwerk.exercises.rewrite import ASKABLE, ASKS, Rewrite
from herstelwerk.language.reader import Reader
from tests.exercises.samples import said, sample

PASSES = {"s1": "Op zondag kook ik soep voor mijn zus.", "s2": "Welk werk deed je met plezier?"}


def asked(text: str, reader: Reader, item: str = "s1") -> list[str]:
    return said(feedback(sample("rewrite"), {item: text}, reader), item, Tone.ASK)


def one(reads_as: str, code: str, text: str) -> Rewrite:
    """An exercise of one sentence that asks one code to go."""
    old = 'as = "entry"\nasks = ["third_person", "vague"]'
    new = f'as = "{reads_as}"\nasks = ["{code}"]'
    exercise = sample("rewrite", **{old: new, 'keep = ["kook", "soep"]\n': 'problem_words = ["schuld"]\n'})
    assert isinstance(exercise, Rewrite)
    return exercise


def test_the_outcomes(reader: Reader) -> None:
    exercise = sample("rewrite")
    assert feedback(exercise, {}, reader).standing is Standing.NOT_TRIED
    assert feedback(exercise, {"s1": "  ", "s2": "?"}, reader).standing is Standing.NOT_TRIED
    assert feedback(exercise, {"s1": PASSES["s1"]}, reader).standing is Standing.STARTED
    assert feedback(exercise, PASSES | {"s1": "Mw. kookt op zondag soep."}, reader).standing is Standing.AGAIN
    assert feedback(exercise, PASSES, reader).standing is Standing.DONE


def test_what_passes_is_explained_with_another_rewording(reader: Reader) -> None:
    (good,) = said(feedback(sample("rewrite"), {"s1": "Elke vrijdag kook ik voor [ZUS-1]."}, reader), "s1", Tone.GOOD)
    assert good == "Nu praat ze zelf. Zo kan het ook: ‘Op zondag kook ik soep voor mijn zus’"


@pytest.mark.parametrize("same", ["Mw. kookt graag en kan dat goed.", "mw kookt graag, en kan dat goed!"])
def test_the_old_sentence_is_no_rewording(same: str, reader: Reader) -> None:
    assert asked(same, reader) == ["Dit is nog dezelfde zin. Wat zou jij eraan veranderen?"]


def test_a_word_is_no_sentence(reader: Reader) -> None:
    assert "heel kort" in asked("Soep", reader)[0]


def test_the_subject_has_to_stay(reader: Reader) -> None:
    assert asked("Op dinsdag zwem ik met mijn zus in de Waal.", reader) == [
        "Gaat je zin nog over hetzelfde? Ik mis iets als ‘kook’."
    ]


@pytest.mark.parametrize(
    ("reads_as", "code", "text", "quote"),
    [
        ("entry", "third_person", "Cliënt kookt op zondag soep voor haar zus.", "Cliënt"),
        ("entry", "negative", "Ik heb geen broers om mee te koken.", "geen"),
        ("entry", "jargon", "Ik wil op dinsdag dagbesteding in de kas.", "dagbesteding"),
        ("entry", "vague", "Ik ben heel sociaal.", "Ik ben heel sociaal"),
        ("entry", "interpretation", "Is gemotiveerd om op maandag te koken.", "gemotiveerd"),
        ("goal", "worker_goal", "Toeleiding naar dagbesteding in de wijk.", "Toeleiding naar"),
        ("goal", "avoidance", "Ik wil minder alleen zijn.", "minder"),
        ("action", "too_big", "Een baan vinden.", "Een baan vinden"),
        ("action", "vague_action", "Nadenken over de toekomst.", "Nadenken over"),
        ("when", "vague_when", "zo snel mogelijk", "zo snel mogelijk"),
        ("question", "closed", "Heb je vrienden in de buurt?", "Heb je vrienden in de buurt?"),
        ("question", "why", "Vertel eens: waarom kwam je niet?", "waarom"),
        ("question", "problem", "Hoe kom je van die schulden af?", "schulden"),
        ("question", "leading", "Vind je niet dat je moet sporten?", "Vind je niet"),
    ],
)
def test_each_code_asks_with_her_own_words(reads_as: str, code: str, text: str, quote: str, reader: Reader) -> None:
    exercise = one(reads_as, code, text)
    (ask,) = said(feedback(exercise, {"s1": text}, reader), "s1", Tone.ASK)
    assert f"‘{quote}" in ask, ask
    assert ask.count("?") >= 1
    assert exercise.sentence[0].marks(text, reader)[0].code == code


def test_a_code_that_was_not_asked_is_left_alone(reader: Reader) -> None:
    found = feedback(one("entry", "third_person", ""), {"s1": "Ik kook nooit vis, wel elke vrijdag soep."}, reader)
    assert said(found, "s1", Tone.ASK) == []


def test_a_day_in_words_is_a_day(reader: Reader) -> None:
    for text in ("morgen", "voor 1 december", "volgende week dinsdag"):
        assert said(feedback(one("when", "vague_when", text), {"s1": text}, reader), "s1", Tone.GOOD)


def test_identifying_data_is_mentioned_and_blocks_nothing(reader: Reader) -> None:
    found = feedback(sample("rewrite"), PASSES | {"s1": "Ik kook soep, bel 06-12345678."}, reader)
    assert found.standing is Standing.DONE
    (info,) = said(found, "s1", Tone.INFO)
    assert "‘06-12345678’" in info


def test_a_plain_word_is_offered_for_jargon(reader: Reader) -> None:
    (ask,) = asked_of("entry", "jargon", "Ik werk aan mijn zelfredzaamheid met soep.", reader)
    assert ask.startswith("‘zelfredzaamheid’ is werktaal.") and "Misschien ‘" in ask


def asked_of(reads_as: str, code: str, text: str, reader: Reader) -> list[str]:
    return said(feedback(one(reads_as, code, text), {"s1": text}, reader), "s1", Tone.ASK)


def test_a_long_quote_is_cut_between_words(reader: Reader) -> None:
    (ask,) = asked_of("entry", "vague", "heel erg " * 40, reader)
    quote = ask.split("’")[0]
    assert len(quote) < 90 and quote.endswith(("heel …", "erg …"))


def test_every_code_has_its_question() -> None:
    assert {code for codes in ASKABLE.values() for code in codes} | {"identifying"} == set(ASKS)
    assert all("{quote}" in text and text.endswith("?") for text in ASKS.values())


OPEN = """Wat hielp je de keren dat je er wel was?
Hoe heb je het de laatste maanden gered?
En wie was erbij?
Met wie had je het even goed?
Welk plekje in huis is zoals jij het wilt?
Waar werd je deze week blij van?
Waarmee begin je?
Wil je me vertellen hoe dat ging?
Vertel eens over je broer.
Stel dat het lukt, wat zie ik je dan doen?
Als je terugkijkt: hoe deed je dat?
Nou, wat zou je graag leren?
Je kookte voor de hele straat. Hoe kreeg je dat voor elkaar?
Op welke dag gaat het beter?
[ZUS-1], hoe kijk jij ernaar?""".split("\n")
CLOSED = """Heb je schulden?
Voel je je vaak eenzaam?
Je wilt stoppen.
Ben je blij met wat je doet?
Gaat het goed?
Kun je koken?
Wat fijn. Slaap je goed?
Is dat waar?""".split("\n")


@pytest.mark.parametrize("text", OPEN)
def test_open_questions(text: str) -> None:
    assert questions.closed(text) is None


@pytest.mark.parametrize("text", CLOSED)
def test_closed_questions(text: str) -> None:
    mark = questions.closed(text)
    assert mark is not None and mark.end == len(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Je wilt toch stoppen?", "Je wilt toch"),
        ("Dat lukt wel, toch?", "toch?"),
        ("Zou je niet eens een cursus doen?", "Zou je niet"),
        ("Is het niet beter om te wachten?", "Is het niet"),
        ("Moet je dan niet eerst bellen?", "Moet je dan niet"),
        ("Je komt morgen, hè?", "hè?"),
        ("Mooi weer. Wil je ook niet naar buiten?", "Wil je ook niet"),
    ],
)
def test_leading_questions(text: str, words: str) -> None:
    mark = questions.leading(text)
    assert mark is not None and text[mark.start : mark.end] == words


@pytest.mark.parametrize(
    "text", ["Wat wil je niet kwijt?", "Hoe kwam het dat het toch lukte?", "Wat kun je allemaal?", "Wie helpt je wel?"]
)
def test_questions_that_do_not_lead(text: str) -> None:
    assert questions.leading(text) is None


def test_problem_words_bend_but_do_not_reach_into_other_words() -> None:
    assert questions.problem("Over je schulden", ["schuld"]) is not None
    assert questions.problem("Je luistert goed", ["lui"]) is None
    assert questions.problem("misschien wel", ["mis"]) is None
