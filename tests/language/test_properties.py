"""What holds for every text, however odd: no rule ever raises, and every mark points into the text it came from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herstelwerk.language.clauses import clauses
from herstelwerk.language.inflection import base_forms
from herstelwerk.language.quotes import outside_quotes
from herstelwerk.language.readability import readability, syllables
from herstelwerk.language.reader import LISTS, Reader
from herstelwerk.language.reading import Mark, Reading
from herstelwerk.language.tokens import TOKEN, normalise, normalise_all
from herstelwerk.language.wordlist import WordListError, parse_list
from tests.conftest import PLAN_DAY, ROOT

FEW, MANY = 150, 10_000  # texts per rule: in the ordinary run, and with --full
LAYERS = ("", "strength", "wish", "resource")

_FUNCTION_WORDS = """ik mij mijn m'n 'k hij zij haar hem zijn de het een 't 'n en of maar want omdat als dan dat die wie
 niet geen nooit niets niemand zonder niet meer van met op voor naar bij tot wil kan moet heeft is gaat belt 's s' d'r
 cliënt mevrouw meneer dhr. mw. elke drie maandag 20-11 week over eind z.s.m. t.b.v. i.h.k.v. [ZUS-1] [x] [] ] [ …
 ja! ? . , : ; ( ) " “ ” „ ‘ ’ ` ´ - – — / * = @ # & % € _ 06-12345678 1234 AB 123456782 a@b.nl 12-TST-3""".split()
_ODD = [
    *("\u0301", "\u0308", "e\u0301", "ë", "\u200d", "\u200b", "\ufeff", "\u00ad", "\u00a0", "\u2011", "\u0e33"),
    *("\u200f", "\u202e", "\u2066", "ש", "ﷺ", "नि", "中文", "١٢", "²", "½", "Ⅳ", "ﬁ", "ß", "ẞ", "İ", "ı", "ĳ"),
    *("\0", "\n", "\r\n", "\t", "\x1f", "\u2028", "\U000e0041", "\U0001d400", "''", "’’", "'", "--", "...", "____"),
    *("😊", "👩\u200d👩\u200d👧", "\U0001f1f3\U0001f1f1", "👍🏽", "❤\ufe0f"),
]
_GAPS = st.sampled_from([" ", " ", " ", " ", "", ", ", ". ", "\n", "  ", "-", "'"])


def _lines(name: str) -> list[str]:
    return (ROOT / "data" / "words" / f"{name}.txt").read_text("utf-8-sig").splitlines()


def _listed() -> list[str]:
    """Some words and phrases of every list, with their stars and gaps filled."""
    found = []
    for name in LISTS:
        entries = parse_list(name, _lines(name))
        step = max(1, len(entries) // 80)
        found += [entry.text.replace("*", "woon").replace(" … ", " iets ") for entry in entries[::step]]
    return found


_WORDS = st.sampled_from(_listed()) | st.sampled_from(_FUNCTION_WORDS)
_PIECES = _WORDS | st.sampled_from(_ODD)
_cased = _PIECES.flatmap(lambda word: st.sampled_from([word, word, word.upper(), word.capitalize()]))


def _joined(pieces: st.SearchStrategy[str], most: int) -> st.SearchStrategy[str]:
    pairs = st.lists(st.tuples(pieces, _GAPS), max_size=most)
    return pairs.map(lambda found: "".join(piece + gap for piece, gap in found))


_repeated = st.tuples(_joined(_cased, 3), st.integers(2, 60), st.text(max_size=5)).map(lambda t: t[0] * t[1] + t[2])
TEXTS = st.one_of(
    st.text(max_size=80),
    st.text(alphabet="'’`´-.[]_ \u0301\u200daeikmnst😊19", max_size=30),
    _joined(_WORDS, 14),
    _joined(_cased, 14),
    _repeated,
)
DAYS = st.dates() | st.just(PLAN_DAY)


@pytest.fixture
def holds(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Try a property on many texts: `holds(property, texts, …)`; how many is a matter of --full."""
    often = MANY if request.config.getoption("--full") else FEW

    def of(check: Callable[..., None], *strategies: st.SearchStrategy[Any]) -> None:
        odd = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.nested_given]
        settings(max_examples=often, deadline=None, suppress_health_check=odd)(given(*strategies)(check))()

    return of


def sound(marks: list[Mark], text: str) -> None:
    """Marks lie inside the text, on whole words, and never on nothing."""
    edges = {0, len(text)} | {edge for token in TOKEN.finditer(text) for edge in token.span()}
    for mark in marks:
        assert 0 <= mark.start < mark.end <= len(text), mark
        assert text[mark.start : mark.end].strip(), mark
        if mark.code != "identifying":
            assert mark.start in edges and mark.end in edges, mark
            assert (mark.start, mark.end) == (0, len(text)) or not text[mark.start].isspace(), mark


def always_the_same(read: Callable[[], Any], reader: Reader) -> Any:
    """The same answer twice, and once more when the reader has forgotten every word it met."""
    first = read()
    assert read() == first
    reader.lexicon.clear()
    assert read() == first
    return first


@pytest.mark.parametrize("layer", LAYERS)
def test_an_entry(reader: Reader, holds: Callable[..., None], layer: str) -> None:
    def check(text: str) -> None:
        sound(always_the_same(lambda: reader.entry(text, layer), reader), text)

    holds(check, TEXTS)


@pytest.mark.parametrize("kind", ["goal", "action", "identifying"])
def test_a_goal_an_action_and_what_points_to_a_person(reader: Reader, holds: Callable[..., None], kind: str) -> None:
    def check(text: str) -> None:
        sound(always_the_same(lambda: getattr(reader, kind)(text), reader), text)

    holds(check, TEXTS)


def test_a_when(reader: Reader, holds: Callable[..., None]) -> None:
    def check(text: str, day: date) -> None:
        when = always_the_same(lambda: reader.when(text, day), reader)
        assert 0 <= when.start <= when.end <= len(text)
        if when.date is None:
            assert (when.start, when.end, when.weekday_clash) == (0, len(text), False)
        else:
            assert text[when.start : when.end].strip()

    holds(check, TEXTS, DAYS)


def test_tokens_cover_all_that_is_written(holds: Callable[..., None]) -> None:
    def check(text: str) -> None:
        end = 0
        for token in TOKEN.finditer(text):
            assert token[0] == text[token.start() : token.end()] != ""
            assert not text[end : token.start()].replace("_", "").strip()
            end = token.end()
        assert not text[end:].replace("_", "").strip()
        assert normalise_all(text) == tuple(normalise(token[0]) for token in TOKEN.finditer(text))

    holds(check, TEXTS)


def test_a_reading_finds_lists_from_left_to_right_without_overlap(reader: Reader, holds: Callable[..., None]) -> None:
    def found(text: str) -> list[list[tuple[int, int, str]]]:
        reading = Reading(text, reader.lexicon)
        return [[(hit.first, hit.end, hit.entry.text) for hit in reading.find(name)] for name in LISTS]

    def check(text: str) -> None:
        always_the_same(lambda: found(text), reader)
        reading = Reading(text, reader.lexicon)
        for name in LISTS:
            end = 0
            for hit in reading.find(name):
                assert end <= hit.first < hit.end <= len(reading.tokens)
                assert reading.has(name)
                start, stop = reading.span(hit.first, hit.end)
                assert 0 <= start < stop <= len(text)
                end = hit.end

    holds(check, TEXTS)


def test_clauses_hold_every_word_once(reader: Reader, holds: Callable[..., None]) -> None:
    def check(text: str) -> None:
        reading = Reading(text, reader.lexicon)
        parts = clauses(reading)
        end = 0
        for part in parts:
            assert end <= part.first < part.end <= len(reading.words)
            end = part.end
        inside = {i for part in parts for i in range(part.first, part.end)}
        for i, word in enumerate(reading.words):
            if i not in inside and word.norm[:1].isalnum():  # then it opens a clause
                alone = Reading(f"huis, {word.norm} tuin", reader.lexicon)
                assert word.norm in {part.opener for part in clauses(alone)}

    holds(check, TEXTS)


def test_what_stands_outside_quotes_is_part_of_the_text(reader: Reader, holds: Callable[..., None]) -> None:
    def check(text: str) -> None:
        reading = Reading(text, reader.lexicon)
        outside = outside_quotes(reading.text, reading.tokens)
        assert outside == sorted(set(outside))
        assert set(outside) <= set(range(len(reading.words)))
        assert outside or not reading.words

    holds(check, TEXTS)


def test_base_forms_begin_with_the_word_itself(holds: Callable[..., None]) -> None:
    def check(word: str) -> None:
        forms = base_forms(word)
        assert forms[0] == word
        assert len(set(forms)) == len(forms) < 200
        assert all(forms[1:])
        assert base_forms(word) == forms

    holds(check, TEXTS | TEXTS.map(normalise))


def test_readability_counts_what_is_there(holds: Callable[..., None]) -> None:
    def check(text: str) -> None:
        figures = readability(text)
        assert readability(text) == figures
        assert figures.words >= 0 and figures.sentences >= 0
        assert (figures.words == 0) == (figures.sentences == 0)
        assert (figures.flesch_douma is None) == (figures.words < 30)
        assert len(figures.long_words) <= figures.words
        assert all(word in text for word in figures.long_words)

    holds(check, TEXTS)


def test_syllables_are_at_least_one(holds: Callable[..., None]) -> None:
    def check(word: str) -> None:
        assert 1 <= syllables(word) <= len(word) + 1

    holds(check, TEXTS)


def test_a_list_is_read_or_refused_with_its_line(holds: Callable[..., None]) -> None:
    def check(lines: list[str]) -> None:
        try:
            entries = parse_list("proef", lines)
        except WordListError as error:
            message = str(error)
        else:
            assert len(entries) <= len(lines)
            assert all(entry.words and all(entry.words) for entry in entries)
            return
        assert message.startswith("proef, regel ")

    holds(check, st.lists(TEXTS, max_size=4))


def test_a_reader_built_from_its_own_words_finds_them(holds: Callable[..., None], reader: Reader) -> None:
    """A listed entry is found in a text that is nothing but that entry."""
    entries = [
        (name, " ".join(entry.words))
        for name in LISTS
        for entry in parse_list(name, _lines(name))
        if "*" not in entry.text and "…" not in entry.words
    ]

    def check(case: tuple[str, str]) -> None:
        name, text = case
        reading = Reading(text, reader.lexicon)
        assert [(hit.first, hit.end) for hit in reading.find(name)] == [(0, len(reading.tokens))]

    holds(check, st.sampled_from(entries))


@pytest.mark.parametrize(
    "piece", ["'", "e\u0301", "stop met ", "van ", "niet alleen ", "[", "“", "Jan ", "J. ", "06 1", "a@b.", "kamer 1 "]
)
def test_a_text_of_five_thousand_signs_is_read(reader: Reader, piece: str) -> None:
    """What it takes is measured in benchmarks/nasty.py."""
    text = (piece * 5_000)[:5_000]
    for marks in (reader.entry(text), reader.goal(text), reader.action(text)):
        assert all(0 <= mark.start <= mark.end <= len(text) for mark in marks)
    assert reader.when(text, PLAN_DAY).end <= len(text)
    assert readability(text).words >= 0
