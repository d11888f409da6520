"""The complete message: five parts, each with its own question."""

from __future__ import annotations

import pytest

from herstelwerk.exercises import Standing, Tone, feedback
from herstelwerk.exercises.message import CHECKS, ENOUGH, PARTS
from herstelwerk.language.reader import Reader
from tests.exercises.samples import BODIES, said, sample

GOOD = {
    "m1.ik": "Ik schrik ervan.",
    "m1.zie": "Ik zie zeven dichte brieven in de bak.",
    "m1.begrijp": "Ik begrijp dat je er even niets bij kunt hebben.",
    "m1.vraag": "Hoe is dat voor jou?",
    "m1.wij": "Laten we er samen een openen.",
}
FITS = {
    "ik": [
        "Ik word er bang van als je ’s nachts niet thuiskomt.",
        "Het maakt me verdrietig.",
        "Eerlijk gezegd maak ik me zorgen.",
        "Soms slaap ik er slecht van.",
        "Mijn hart klopt in mijn keel.",
        "'k Vind het lastig om te zeggen.",
    ],
    "zie": [
        "Ik zie dat je drie keer niet op onze afspraak was.",
        "Gisteren hoorde ik je schreeuwen op de gang.",
        "De post van deze week ligt nog dicht op tafel.",
        "Ik zie dat je stiller bent dan vorige week.",
        "Ik zie dat je het lastig hebt met de trap.",
    ],
    "begrijp": ["Ik begrijp dat je moe bent.", "Je hebt een zwaar jaar achter de rug, dat snap ik."],
    "vraag": ["Wat vind je van wat ik zeg?", "Kun je uitleggen wat er speelt?"],
    "wij": ["Ik zou willen dat we dit samen bekijken.", "Laten we met z’n tweeën bellen.", "Dan lossen wij het op."],
}
ASKS = {
    "ik": [
        ("Jij bent gewoon lui.", "begint bij jou"),
        ("Je moet op tijd komen.", "begint bij jou"),
        ("Ik ben boos omdat jij altijd te laat komt.", "‘omdat jij altijd’"),
        ("Ik vind je onbeleefd.", "‘Ik vind je’"),
        ("Ik voel me rot door jou.", "‘door jou’"),
        ("Je maakt me gek.", "‘Je maakt me’"),
        ("Als jij zo doet, word ik boos.", "‘Als jij zo’"),
    ],
    "zie": [
        ("Je komt altijd te laat.", "‘altijd’"),
        ("Ik zie dat je nooit opruimt.", "‘nooit’"),
        ("Ik zie dat je gewoon lui bent.", "‘lui’"),
        ("Je doet agressief.", "‘agressief’"),
        ("Ik zie dat je niet gemotiveerd bent.", "gemotiveerd"),
        ("Je was brutaal.", "‘brutaal’"),
        ("Ik zie dat je je niks aantrekt van een ander.", "‘niks aantrekt’"),
        ("Heb je de post gezien?", "al een vraag"),
    ],
    "begrijp": [
        ("Ik begrijp dat je moe bent, maar zo gaat het niet.", "‘maar’"),
        ("Dat is heel begrijpelijk.", "gaat over de ander"),
    ],
    "vraag": [("Vertel op.", "vraagteken")],
    "wij": [
        ("Volgende keer beter.", "jullie samen"),
        ("Jij moet voortaan met ons bellen.", "‘Jij moet’"),
    ],
}


def test_the_outcomes(reader: Reader) -> None:
    exercise = sample("message")
    assert feedback(exercise, {}, reader).standing is Standing.NOT_TRIED
    assert feedback(exercise, dict.fromkeys(GOOD, " "), reader).standing is Standing.NOT_TRIED
    assert feedback(exercise, {"m1.ik": GOOD["m1.ik"]}, reader).standing is Standing.STARTED
    assert feedback(exercise, GOOD | {"m1.zie": "Je bent altijd te laat."}, reader).standing is Standing.AGAIN
    assert feedback(exercise, GOOD, reader).standing is Standing.DONE


@pytest.mark.parametrize(("part", "text"), [(part, text) for part, texts in FITS.items() for text in texts])
def test_what_works_is_named(part: str, text: str, reader: Reader) -> None:
    found = feedback(sample("message"), {f"m1.{part}": text}, reader)
    assert said(found, f"m1.{part}", Tone.ASK) == []
    assert len(said(found, f"m1.{part}", Tone.GOOD)) == 1


@pytest.mark.parametrize(("part", "text", "words"), [(part, *case) for part, cases in ASKS.items() for case in cases])
def test_what_may_sting_is_asked_about(part: str, text: str, words: str, reader: Reader) -> None:
    asks = said(feedback(sample("message"), {f"m1.{part}": text}, reader), f"m1.{part}", Tone.ASK)
    assert any(words in ask for ask in asks), asks
    assert all("?" in ask or "Begin eens" in ask for ask in asks)


def test_with_many_situations_a_few_are_enough_and_a_begun_one_wants_its_parts(reader: Reader) -> None:
    body = BODIES["message"]
    five = sample("message", **{body: "".join(body.replace("m1", f"m{n}") for n in range(1, 6))})
    written = {key.replace("m1", f"m{n}"): text for n in range(1, ENOUGH + 1) for key, text in GOOD.items()}
    assert feedback(five, written, reader).standing is Standing.DONE
    assert feedback(five, written | {"m5.ik": "Ik schrik."}, reader).standing is Standing.STARTED
    assert feedback(five, GOOD, reader).standing is Standing.STARTED


def test_the_parts_have_names_for_people() -> None:
    assert [part for part, _ in PARTS] == [check.part for check in CHECKS] == ["ik", "zie", "begrijp", "vraag", "wij"]
