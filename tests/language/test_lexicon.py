"""The lexicon: what the lists know of one word, with inflection forgiven or not, and a cache that stays bounded."""

from __future__ import annotations

import pytest

from herstelwerk.language import lexicon as module
from herstelwerk.language.inflection import base_forms
from herstelwerk.language.lexicon import Lexicon
from herstelwerk.language.wordlist import parse_list


def lexicon(exact: tuple[str, ...] = (), **lists: str) -> Lexicon:
    """A lexicon of small lists, their lines parted by a slash."""
    return Lexicon({name: parse_list(name, lines.split("/")) for name, lines in lists.items()}, frozenset(exact))


def lists_of(words: Lexicon, surface: str) -> set[str]:
    return {name for name, bit in words.bit.items() if words[surface].bits & bit}


@pytest.mark.parametrize(
    ("listed", "surface"),
    [
        ("probleem", "problemen"),
        ("werken", "gewerkt"),
        ("werken", "werkte"),
        ("koken", "kookt"),
        ("koken", "kook"),
        ("leven", "leeft"),
        ("zwemmen", "zwemt"),
        ("zwemmen", "zwem"),
        ("opruimen", "opgeruimd"),
        ("lief", "lieve"),
        ("dik", "dikke"),
        ("tuin", "tuintje"),
        ("tuin", "tuintjes"),
        ("foto", "foto's"),
        ("traject", "trajecten"),
        ("indicatie", "indicaties"),
        ("cliënt", "CLIËNTEN"),
        ("huis", "huizen"),
        ("brief", "brieven"),
        ("snel", "sneller"),
        ("wandelen", "gewandeld"),
        ("stabiel", "stabiele"),
        ("systeem", "systemen"),
        ("man", "mannetje"),
        ("boom", "boompje"),
        ("aanmelden", "aangemeld"),
        ("uitnodigen", "uitgenodigd"),
        ("analyseren", "geanalyseerd"),
        *(words for words in (("sociaal", "sociale"), ("materiaal", "materialen"), ("adequaat", "adequate"))),
    ],
)
def test_an_inflected_word_is_found_under_its_base(listed: str, surface: str) -> None:
    assert lists_of(lexicon(lijst=listed), surface) == {"lijst"}


@pytest.mark.parametrize(("listed", "surface"), [("geen", "gene"), ("niet", "nieten"), ("koken", "kookt")])
def test_an_exact_list_forgives_nothing(listed: str, surface: str) -> None:
    words = lexicon(exact=("streng",), streng=listed)
    assert lists_of(words, listed) == {"streng"}
    assert lists_of(words, listed.upper()) == {"streng"}
    assert lists_of(words, surface) == set()


def test_an_exact_list_forgives_nothing_in_a_phrase_either() -> None:
    words = lexicon(exact=("streng",), streng="koken voor", soepel="koken voor")
    assert words["koken"].all_bits == words.bit["streng"] | words.bit["soepel"]
    assert words["kook"].all_bits == words.bit["soepel"]


@pytest.mark.parametrize(
    ("surface", "found"),
    [
        ("rouwproblematiek", True),
        ("problematiek", True),
        ("Rouwproblematiek", True),
        ("problematieken", True),
        ("problematisch", False),
        ("begeleidingsplan", True),
        ("begeleiding", False),
        ("woonbegeleidingsplan", False),
    ],
)
def test_stars_stand_for_the_rest_of_a_word(surface: str, found: bool) -> None:
    words = lexicon(lijst="*problematiek/begeleidings*")
    assert (lists_of(words, surface) == {"lijst"}) is found


def test_one_word_in_many_lists() -> None:
    words = lexicon(een="doel", twee="doel/plan", drie="plan")
    assert lists_of(words, "doelen") == {"een", "twee"}
    assert lists_of(words, "plan") == {"twee", "drie"}
    assert lists_of(words, "boom") == set()


def test_the_first_entry_of_a_list_wins() -> None:
    words = lexicon(lijst="traject = weg/traject = pad")
    assert words["traject"].entries[words.bit["lijst"]].alternative == "weg"


def test_the_word_itself_wins_from_its_base() -> None:
    words = lexicon(lijst="doel = eerst/doelen = dan")
    assert words["doelen"].entries[words.bit["lijst"]].alternative == "dan"


def test_a_phrase_is_no_word_of_its_list() -> None:
    words = lexicon(lijst="in het kader van")
    assert words["in"].bits == 0
    assert words["in"].all_bits == words.bit["lijst"]
    assert words["kader"].all_bits == 0


def test_spelling_of_the_same_word_gives_the_same_answer() -> None:
    words = lexicon(lijst="cliënt/m'n")
    for surface in ("cliënt", "Cliënt", "client", "clie\u0308nt", "m'n", "m’n", "M´N"):
        assert lists_of(words, surface) == {"lijst"}, surface


def test_the_cache_is_bounded_and_forgetting_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_CACHED", 50)
    words = lexicon(lijst="traject/*problematiek")
    first = words["trajecten"].bits
    for number in range(500):
        words[f"woord{number}problematiek"]
        assert len(words) <= 50
    assert words["trajecten"].bits == first
    assert words["woord3problematiek"].bits == first


def test_a_word_is_looked_up_once() -> None:
    words = lexicon(lijst="traject")
    assert words["traject"] is words["traject"]


def test_no_lists_at_all() -> None:
    words = Lexicon({})
    assert words["iets"].all_bits == 0


@pytest.mark.parametrize("word", ["want", "zijn", "geen", "hun", "heeft", "alle"])
def test_a_small_word_is_no_form_of_another(word: str) -> None:
    assert base_forms(word) == (word,)


@pytest.mark.parametrize("word", ["", "a", "😊", "[zus-1]", "20-11", "m'n", "\u0301"])
def test_what_is_no_word_has_only_itself(word: str) -> None:
    assert base_forms(word) == (word,)
