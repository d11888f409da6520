"""A text, read: where entries of a list stand, the longest at each place, from left to right, never overlapping."""

from __future__ import annotations

import pytest

from herstelwerk.language.lexicon import Lexicon
from herstelwerk.language.reading import Mark, Reading
from herstelwerk.language.wordlist import MAX_GAP, parse_list


def reading(text: str, lines: str, exact: bool = False) -> Reading:
    """A reading against one list, `lijst`, its lines parted by a slash; beside it stands another list."""
    lists = {"lijst": parse_list("lijst", lines.split("/")), "ander": parse_list("ander", ["iets anders"])}
    return Reading(text, Lexicon(lists, frozenset(["lijst"]) if exact else frozenset()))


def found(text: str, lines: str, exact: bool = False) -> list[str]:
    read = reading(text, lines, exact)
    spans = [read.span(hit.first, hit.end) for hit in read.find("lijst")]
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "lines", "expected"),
    [
        ("Ik heb geen doel", "doel", ["doel"]),
        ("Doel? Doelen! DOEL.", "doel", ["Doel", "Doelen", "DOEL"]),
        ("niet meer en niet", "niet/niet meer", ["niet meer", "niet"]),
        ("geen enkele keer meer", "geen/geen enkele/geen … meer", ["geen enkele keer meer"]),
        ("in het kader van het kader", "in het kader van/kader", ["in het kader van", "kader"]),
        ("in het huis", "in het kader van", []),
        ("in het", "in het kader van", []),
        ("het kader van", "in het kader van", []),
        ("in het\nkader van", "in het kader van", ["in het\nkader van"]),
        ("in, het kader van", "in het kader van", []),
        ("a b c d", "a b/b c/c d", ["a b", "c d"]),
        ("a b c d", "b c d/a b", ["a b"]),
        ("niet niet meer", "niet/niet meer", ["niet", "niet meer"]),
        ("de trajecten vergroten", "traject vergroten", ["trajecten vergroten"]),
        ("ons netwerkje vergroot", "netwerk vergroten", ["netwerkje vergroot"]),
        ("rouwproblematiek hier", "*problematiek", ["rouwproblematiek"]),
        pytest.param(
            "een woonbegeleidingsplan maken",
            "*plan maken",
            ["woonbegeleidingsplan maken"],
            marks=pytest.mark.xfail(strict=True, reason="een ster in het eerste woord van een woordgroep vindt niets"),
        ),
        ("maken we begeleidingsplannen", "maken … *plannen", ["maken we begeleidingsplannen"]),
        ("maken we begeleidingsplannen", "maken … begeleidings*", ["maken we begeleidingsplannen"]),
        ("", "doel", []),
        ("…", "doel", []),
    ],
)
def test_the_longest_at_each_place(text: str, lines: str, expected: list[str]) -> None:
    assert found(text, lines) == expected


@pytest.mark.parametrize("between", range(MAX_GAP + 3))
def test_a_gap_holds_at_most_six_words(between: int) -> None:
    text = "stellen " + "heel " * between + "doel"
    assert found(text, "stellen … doel") == ([text] if between <= MAX_GAP else [])


@pytest.mark.parametrize("sign", list(".!?;:"))
def test_a_gap_never_reaches_into_another_sentence(sign: str) -> None:
    assert found(f"stellen wij{sign} doel", "stellen … doel") == []


@pytest.mark.parametrize("sign", [",", "(", "–", "😊"])
def test_a_gap_reaches_over_other_signs(sign: str) -> None:
    text = f"stellen wij {sign} doel"
    assert found(text, "stellen … doel") == [text]


def test_a_gap_takes_the_first_that_fits() -> None:
    assert found("geen tijd meer en geld meer", "geen … meer") == ["geen tijd meer"]


def test_two_gaps() -> None:
    assert found("van de ene wijk naar de andere kant", "van … naar … kant") == ["van de ene wijk naar de andere kant"]


def test_an_exact_list_is_matched_as_it_stands() -> None:
    assert found("geen gene geens", "geen", exact=True) == ["geen"]
    assert found("stopt met", "stoppen met", exact=True) == []
    assert found("stoppen met", "stoppen met", exact=True) == ["stoppen met"]


@pytest.mark.parametrize(
    "text",
    [
        "😊 niet meer",
        "cafe\u0301 – niet meer",
        "👩‍👩‍👧: “niet meer”",
        "[ZUS-1] zegt m’n niet meer",
        "‘s Avonds t.b.v. \u00a0 niet meer!",
        "\0 \u202e niet meer",
    ],
)
def test_offsets_in_odd_texts(text: str) -> None:
    [hit] = reading(text, "niet meer").find("lijst")
    mark = reading(text, "niet meer").mark("proef", hit)
    assert text[mark.start : mark.end] == "niet meer"


def test_a_hit_knows_its_entry() -> None:
    read = reading("drie trajecten en een plan", "traject = weg @woord/plan")
    assert [(hit.first, hit.end, hit.entry.alternative, hit.entry.mark) for hit in read.find("lijst")] == [
        (1, 2, "weg", "woord"),
        (4, 5, "", ""),
    ]


def test_marks() -> None:
    read = reading("Ik wil niet meer.", "niet meer")
    [hit] = read.find("lijst")
    assert read.mark("negative", hit) == Mark("negative", 7, 16)
    assert read.mark("negative", hit, "meer") == Mark("negative", 7, 16, "meer")
    assert read.whole("vague") == Mark("vague", 0, 17)


def test_asking_twice_gives_the_same_and_asking_another_list_nothing() -> None:
    read = reading("niet meer, niet", "niet/niet meer")
    first = read.find("lijst")
    assert read.find("lijst") == first
    assert read.find("ander") == []
    assert read.has("lijst")
    assert not read.has("ander")
    assert read.is_in(0, "lijst")
    assert not read.is_in(1, "lijst")


def test_the_first_word_of_a_phrase_alone_is_no_hit() -> None:
    read = reading("iets", "iets anders")
    assert read.has("lijst")
    assert read.find("lijst") == []
    assert not read.is_in(0, "lijst")


def test_an_unknown_list_is_named() -> None:
    with pytest.raises(KeyError, match="bestaat-niet"):
        reading("iets", "iets").find("bestaat-niet")
