"""Files that are no hand-in: whatever the bytes, the answer is a `HandInError` in Dutch."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from herstelwerk.domain import MAX_BYTES
from herstelwerk.handin import HandInError, read_hand_in
from tests.commands import lines, run
from tests.hand_ins import COMPLETE, ENGLISH, EXAMPLES, as_bytes, complete, ids, minimal

GOOD = as_bytes(COMPLETE)
SMALL = as_bytes(minimal())
TAIL = SMALL[:-1]  # without its closing brace, so that more can follow


def refused(data: bytes) -> HandInError:
    """The error for these bytes, which is Dutch and short."""
    with pytest.raises(HandInError) as caught:
        read_hand_in(data, "inzending.json")
    message = str(caught.value)
    assert not ENGLISH.search(message), message
    assert caught.value.problems
    assert all(problem.wrong and problem.expected for problem in caught.value.problems)
    return caught.value


def told(data: bytes) -> str:
    """What an error says of these bytes; nothing where they can be read."""
    try:
        read_hand_in(data)
    except HandInError as error:
        return str(error)
    return ""


BYTES = {
    "empty": (b"", "leeg"),
    "white space": (b" \n\t\r\n ", "leeg"),
    "byte-order mark alone": (b"\xef\xbb\xbf", "leeg"),
    "null": (b"null", "object"),
    "number": (b"5", "object"),
    "text": (b'"x"', "object"),
    "list": (b"[]", "object"),
    "list of hand-ins": (b"[" + GOOD + b"]", "object"),
    "two hand-ins": (GOOD + b"\n" + GOOD, "JSON"),
    "trailing comma": (TAIL + b",}", "JSON"),
    "single quotes": (SMALL.replace(b'"', b"'"), "JSON"),
    "comment": (b"// eerst dit\n" + SMALL, "JSON"),
    "zip": (b"PK\x03\x04\x14\x00", "JSON"),
    "two byte-order marks": (b"\xef\xbb\xbf\xef\xbb\xbf" + SMALL, "JSON"),
    "UTF-16": (SMALL.decode().encode("utf-16"), "UTF-8"),
    "UTF-16 without mark": (SMALL.decode().encode("utf-16-le"), "JSON"),
    "UTF-32": (SMALL.decode().encode("utf-32"), "UTF-8"),
    "Latin-1": (json.dumps(COMPLETE | {"trainee": "Ré"}, ensure_ascii=False).encode("latin-1", "replace"), "UTF-8"),
    "raw surrogate": (SMALL.replace(b"T01", b"\xed\xa0\x80"), "UTF-8"),
    "overlong": (SMALL.replace(b"T01", b"\xc0\x80"), "UTF-8"),
    "half character at the end": (SMALL + b"\xe2\x82", "UTF-8"),
    "raw NUL": (SMALL.replace(b"T01", b"T\x0001"), "JSON"),
    "raw NUL behind": (SMALL + b"\x00", "JSON"),
    "escaped NUL": (SMALL.replace(b"T01", b"T\\u000001"), "NUL"),
    "raw line break in a text": (SMALL.replace(b"T01", b"T\n01"), "JSON"),
    "lone high surrogate": (SMALL.replace(b"T01", b"\\ud83d"), "half teken"),
    "lone low surrogate": (SMALL.replace(b"T01", b"\\uDE00"), "half teken"),
    "surrogates the wrong way round": (SMALL.replace(b"T01", b"\\ude00\\ud83d"), "half teken"),
    "lone surrogate in a key": (TAIL + b', "\\ud800": 1}', "half teken"),
    "NaN": (TAIL + b', "attempt": NaN}', "NaN"),
    "Infinity": (TAIL + b', "attempt": Infinity}', "Infinity"),
    "-Infinity": (TAIL + b', "attempt": -Infinity}', "-Infinity"),
    "1e999": (TAIL + b', "attempt": 1e999}', "attempt"),
    "-0": (TAIL + b', "attempt": -0}', "attempt"),
    "-0.0": (TAIL + b', "attempt": -0.0}', "attempt"),
    "1.0": (TAIL + b', "attempt": 1.0}', "attempt"),
    "leading zero": (TAIL + b', "attempt": 01}', "JSON"),
    "hexadecimal": (TAIL + b', "attempt": 0x1}', "JSON"),
    "5,000 digits": (TAIL + b', "attempt": ' + b"9" * 5000 + b"}", "cijfers"),
    "4,000 digits": (TAIL + b', "attempt": ' + b"9" * 4000 + b"}", "attempt"),
    "5,000 decimals": (TAIL + b', "attempt": 0.' + b"9" * 5000 + b"}", "attempt"),
    "5,000 digits in the exponent": (TAIL + b', "attempt": 1e' + b"9" * 5000 + b"}", "attempt"),
    "5,000 digits in a text": (TAIL + b', "attempt": "' + b"9" * 4999 + b'"}', "attempt"),
    "double key": (TAIL + b', "trainee": "T02"}', "trainee"),
    "double key, escaped": (TAIL + b', "train\\u0065e": "T02"}', "trainee"),
    "double key, deep": (TAIL + b', "plan": {"goals": [{"id": "g1", "text": "a", "id": "g1"}]}}', "id"),
    "double key, unknown part": (TAIL + b', "x": [[{"y": {"z": 1, "z": 1}}]]}', "z"),
}


@pytest.mark.parametrize("name", BYTES)
def test_bytes_that_are_no_hand_in_are_refused_in_dutch(name: str) -> None:
    data, words = BYTES[name]
    error = refused(data)
    assert words in str(error)
    assert len(str(error)) < 600


@pytest.mark.parametrize("step", [200, pytest.param(1, marks=pytest.mark.full)])
def test_a_file_cut_off_anywhere_is_refused(step: int) -> None:
    for end in range(0, len(GOOD), step):
        refused(GOOD[:end])


@pytest.mark.full
def test_a_file_with_one_wrong_byte_is_read_or_refused() -> None:
    for place in range(len(GOOD)):
        for byte in (0, 0x22, 0x5C, 0x7B, 0xFF):
            message = told(GOOD[:place] + bytes([byte]) + GOOD[place + 1 :])
            assert not ENGLISH.search(message), message


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbf" + GOOD, b" \n" + GOOD + b"\r\n", GOOD.replace(b"\n", b"\r\n")], ids=ids
)
def test_what_editors_add_is_no_error(data: bytes) -> None:
    assert read_hand_in(data).trainee == COMPLETE["trainee"]


def test_whole_characters_written_as_two_escapes_are_read() -> None:
    assert read_hand_in(SMALL.replace(b"T01", b"\\ud83d\\ude00")).trainee == "😀"


def test_one_mebibyte_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    padded = SMALL + b" " * (MAX_BYTES - len(SMALL))
    assert read_hand_in(padded).trainee == "T01"
    assert "1 MiB" in str(refused(padded + b" "))


NESTINGS = [(b"[", b"]"), (b'{"a":', b"}")]


@pytest.mark.parametrize("depth", [21, 150, 300, 900, 980, 995, 5_000, 100_000])
@pytest.mark.parametrize("pair", NESTINGS, ids=ids)
@pytest.mark.parametrize("core", [b"1", b'"\\ud83d\\ude00"'], ids=ids)
def test_nesting_is_refused_however_deep(depth: int, pair: tuple[bytes, bytes], core: bytes) -> None:
    opening, closing = pair
    inner = opening * depth + core + closing * depth
    if len(inner) > MAX_BYTES - 200:
        pytest.skip("more than a file may hold")
    for data in (TAIL + b', "x": ' + inner + b"}", inner):
        message = str(refused(data))
        assert any(words in message for words in ("genest", "'x'", "'a'", "is geen object")), message[:200]


@pytest.mark.parametrize("opening", [b"[", b'{"a":', b'{"plan":{"goals":['], ids=ids)
def test_nesting_that_never_closes_is_refused(opening: bytes) -> None:
    for depth in (1, 100, 1_000, min(100_000, MAX_BYTES // len(opening))):
        refused(opening * depth)


FLOODS = {
    "numbers for entries": (b', "inventory": {"entries": [', b"0", b"]}}"),
    "empty entries": (b', "inventory": {"entries": [', b"{}", b"]}}"),
    "the same id": (b', "inventory": {"entries": [', b'{"id":"a"}', b"]}}"),
    "numbers for links": (b', "plan": {"goals": [{"actions": [{"uses": [', b"0", b"]}]}]}}"),
    "empty goals": (b', "plan": {"goals": [', b'{"actions":[{},{},{}]}', b"]}}"),
}


@pytest.mark.parametrize("name", FLOODS)
@pytest.mark.parametrize("size", [1 << 16, pytest.param(MAX_BYTES, marks=pytest.mark.full)])
def test_a_file_full_of_mistakes_gets_an_answer_that_a_person_can_read(name: str, size: int) -> None:
    """One mebibyte may not cost seconds, or fill the memory or the screen of who opens it."""
    begin, part, end = FLOODS[name]
    many = (size - 200) // (len(part) + 1)
    data = TAIL + begin + b",".join([part] * many) + end
    length = len(str(refused(data)))
    assert length <= 1 << 18


def test_a_double_key_among_many_is_found() -> None:
    """Looking for it may not take the square of the number of keys: 16,000 keys are a tenth of what a file can hold."""
    data = TAIL + b"," + b",".join(b'"k%d":1' % i for i in range(16_000)) + b',"k15999":1}'
    assert "k15999" in str(refused(data))


KEYS = ["\x1b[31mrood", "regel\nbreuk", "\u202eom", "k" * 10_000, "a\x00b", "\x9b2J"]


@pytest.mark.parametrize("key", KEYS, ids=ids)
def test_an_unknown_key_cannot_write_to_the_terminal(key: str) -> None:
    message = str(refused(as_bytes(minimal() | {key: 1})))
    assert message.isprintable(), ascii(message)[:200]
    assert len(message) < 600


@pytest.mark.parametrize("value", KEYS, ids=ids)
def test_a_wrong_value_cannot_write_to_the_terminal(value: str) -> None:
    document = complete()
    document["inventory"]["entries"][0] |= {"area": value, "on": value}
    message = str(refused(as_bytes(document)))
    assert message.isprintable(), ascii(message)[:200]
    assert len(message) < 1_000


def test_every_bad_file_gets_its_line_and_the_good_ones_are_reviewed(tmp_path: Path) -> None:
    for i, (data, _) in enumerate(BYTES.values()):
        (tmp_path / f"b{i:03}.json").write_bytes(data)
    (tmp_path / "a.json").write_bytes(GOOD)
    (tmp_path / "c.json").write_bytes(EXAMPLES[-1].read_bytes())
    done = run("review", tmp_path, "--format", "json")
    answers = lines(done.stdout)
    assert done.returncode == 1
    assert done.stderr == ""
    assert [Path(a["file"]).name for a in answers] == sorted(path.name for path in tmp_path.iterdir())
    assert all(set(a) == {"file", "error"} for a in answers[1:-1])
    assert "criteria" in answers[0] and "criteria" in answers[-1]
