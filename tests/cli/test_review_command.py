"""`herstelwerk review`: one answer per file, in the order given, in three forms."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from herstelwerk.problems import printable
from tests.cli.conftest import Call
from tests.commands import lines, run
from tests.hand_ins import ENGLISH, EXAMPLES, Json, as_bytes, complete, hostile, ids

COLUMNS = ["file", "trainee", "rules", "criterion", "signal", "figure", "findings", "error"]


def write(path: Path, document: Json) -> Path:
    path.write_bytes(as_bytes(document))
    return path


def of_trainee(path: Path, code: str) -> Path:
    return write(path, complete() | {"trainee": code})


def test_two_processes_print_what_one_prints(tmp_path: Path) -> None:
    for i in range(20):  # more than one process takes at a time
        shutil.copy(EXAMPLES[-1 - i % 2], tmp_path / f"D{i:02}.json")
    (tmp_path / "D05.json").write_text("")
    (tmp_path / "D17.json").write_text("{")
    order = [tmp_path / f"D{i:02}.json" for i in (*range(19, -1, -1), 3, 99)]
    one = run("review", *order, "--format", "json")
    two = run("review", *order, "--format", "json", "--jobs", "2")
    assert one.returncode == two.returncode == 1
    assert one.stdout == two.stdout
    assert one.stderr == two.stderr == ""
    assert [answer["file"] for answer in lines(one.stdout)] == list(map(str, order))


@pytest.mark.full
@pytest.mark.parametrize("form", ["csv", "table"])
def test_two_processes_print_what_one_prints_in_every_form(tmp_path: Path, form: str) -> None:
    for i in range(40):
        shutil.copy(EXAMPLES[i % len(EXAMPLES)], tmp_path / f"D{i:02}.json")
    (tmp_path / "D17.json").write_text("{")
    outputs = {run("review", tmp_path, "--format", form, "--jobs", jobs).stdout for jobs in ("1", "2", "3")}
    assert len(outputs) == 1


def test_a_file_is_one_line_whatever_stands_in_it(call: Call, tmp_path: Path) -> None:
    document = complete() | {"trainee": "D\n1\r2\u20283\x85"}
    document["inventory"]["entries"][0]["text"] = "Is sociaal.\nEn\r\nmeer\u2029nog\x0bmeer"
    done = call("review", write(tmp_path / "a.json", document), EXAMPLES[0], "--format", "json")
    assert done.status == 0
    first, second = lines(done.out)
    assert (first["trainee"], second["trainee"]) == (document["trainee"], "D01")


def test_an_error_has_its_own_line_and_the_others_go_on(call: Call, tmp_path: Path) -> None:
    (tmp_path / "stuk.json").write_text("{")
    weg = tmp_path / "weg.json"
    done = call("review", EXAMPLES[0], tmp_path / "stuk.json", weg, EXAMPLES[1], "--format", "json")
    assert (done.status, done.err) == (1, "")
    answers = lines(done.out)
    assert [sorted(answer) == ["error", "file"] for answer in answers] == [False, True, True, False]
    assert all(not ENGLISH.search(answer["error"].replace(str(tmp_path), "")) for answer in answers[1:3])


def test_comparing_gives_the_same_answers_and_tells_of_others_without_harm(call: Call, tmp_path: Path) -> None:
    first, second = complete() | {"trainee": "D\x1b[31m\u202e1"}, complete() | {"trainee": "=2"}
    for document in (first, second):
        document["inventory"]["entries"][0]["text"] = "\u0301 مَرْحَبًا, Ik kook \u0301 graag soep op woensdag"
    paths = [write(tmp_path / "a.json", first), write(tmp_path / "b.json", second), tmp_path / "weg.json"]
    for form in ("table", "json", "csv"):
        done = call("review", *paths, "--compare", "--format", form)
        assert done.status == 1
        assert form == "csv" or "\x1b" not in done.out  # a cell keeps what it was given
    answers = lines(call("review", *paths, "--compare", "--format", "json").out)
    plain = lines(call("review", *paths, "--format", "json").out)
    for answer, without in zip(answers[:2], plain[:2], strict=True):
        copied = [f for f in answer["findings"] if f["code"] == "copied_text"]
        assert {f["criterion"] for f in copied} == {"K5"} and "i1" in {f["where"] for f in copied}
        assert [f for f in answer["findings"] if f not in copied] == without["findings"]
        assert {id: c["signal"] for id, c in answer["criteria"].items()} == {
            id: c["signal"] for id, c in without["criteria"].items()
        }


def test_the_same_file_twice_is_answered_twice(call: Call) -> None:
    first, second = lines(call("review", EXAMPLES[3], EXAMPLES[3], "--format", "json").out)
    assert first == second


def test_a_folder_stands_for_its_json_files_in_order_of_name(call: Call, tmp_path: Path) -> None:
    for name in ("b.json", "a.json", "á.json", "lees mij.txt", "C 😀.json"):
        of_trainee(tmp_path / name, name)
    (tmp_path / "dieper").mkdir()
    of_trainee(tmp_path / "dieper" / "d.json", "d")
    done = call("review", EXAMPLES[0], tmp_path, "--format", "json")
    assert [a["trainee"] for a in lines(done.out)] == ["D01", "C 😀.json", "a.json", "b.json", "á.json"]


def test_a_folder_without_hand_ins_is_told(call: Call, tmp_path: Path) -> None:
    done = call("review", tmp_path)
    assert (done.status, done.out) == (1, "") and done.err


def test_names_with_spaces_signs_and_other_scripts(call: Call, tmp_path: Path) -> None:
    names = [
        "met spatie.json",
        "-min.json",
        "naïef 😀.json",
        "[x]*?.json",
        "a'b\"c.json",
        "日本.json",
        "@x.json",
        "%s{}.json",
    ]
    paths = [of_trainee(tmp_path / name, "D01") for name in names]
    assert [a["file"] for a in lines(call("review", *paths, "--format", "json").out)] == list(map(str, paths))
    assert [row[0] for row in csv.reader(io.StringIO(call("review", *paths, "--format", "csv").out))][1::18] == list(
        map(str, paths)
    )
    assert all(name in call("review", path).out for name, path in zip(names, paths, strict=True))


@pytest.mark.skipif(os.name == "nt", reason="names of files are text there")
def test_a_name_that_is_no_utf8_is_given_back_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xff.json")
    try:
        of_trainee(path, "D01")
    except OSError:
        pytest.skip("this disk holds only names in UTF-8")
    done = run("review", path, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert lines(done.stdout)[0]["file"] == str(path)


def test_the_day_a_draft_counts_for(call: Call, tmp_path: Path) -> None:
    document = complete()
    del document["submitted_at"], document["plan"]["drawn_up_on"]
    document["plan"]["goals"][0]["actions"][0]["when"] = "volgende week dinsdag"
    path, id = write(tmp_path / "a.json", document), document["plan"]["goals"][0]["actions"][0]["id"]
    for day, meant in (("2026-11-20", "2026-11-24"), ("2027-01-01", "2027-01-05")):
        assert lines(call("review", path, "--on", day, "--format", "json").out)[0]["dates"][id] == meant
    assert date.fromisoformat(lines(call("review", path, "--format", "json").out)[0]["dates"][id]) > date.today()


def test_a_hand_in_counts_for_the_day_it_was_handed_in(call: Call) -> None:
    outputs = {call("review", EXAMPLES[0], "--on", day, "--format", "json").out for day in ("1999-01-01", "2050-01-01")}
    assert len(outputs) == 1


def frame(text: str) -> pd.DataFrame:
    return pd.read_csv(io.StringIO(text), keep_default_na=False)


def test_csv_has_a_row_per_criterion(call: Call) -> None:
    read = frame(call("review", *EXAMPLES, "--format", "csv").out)
    assert list(read.columns) == COLUMNS
    assert len(read) == 18 * len(EXAMPLES)
    answers = lines(call("review", *EXAMPLES, "--format", "json").out)
    expected = [(a["trainee"], id, c["signal"], c["figure"]) for a in answers for id, c in a["criteria"].items()]
    assert list(read[["trainee", "criterion", "signal", "figure"]].itertuples(index=False, name=None)) == expected
    counts = [sum(f["criterion"] == id for f in a["findings"]) for a in answers for id in a["criteria"]]
    assert list(read["findings"]) == counts


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|'/C calc'!A0", '=HYPERLINK("x")']


@pytest.mark.parametrize(
    "code", [*FORMULAS, "a,b", 'a"b', "a\nb", "a\rb", "a\r\nb", "a;b", "'", " ", "😀", "\x1b[31m"], ids=ids
)
def test_csv_holds_any_code_of_a_trainee_in_its_own_cell(call: Call, tmp_path: Path, code: str) -> None:
    read = frame(call("review", of_trainee(tmp_path / "a.json", code), "--format", "csv").out)
    assert len(read) == 18
    [found] = set(read["trainee"])
    assert found.lstrip("'").replace("\r\n", "\n") == code.lstrip("'").replace("\r\n", "\n")
    assert found[:1] not in ("=", "+", "-", "@", "\t", "\r")


def test_csv_defuses_the_name_of_a_file_and_an_error(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "=1.json", complete() | {"=1+1\r\n=2": 1})
    [row] = frame(call("review", "=1.json", "--format", "csv").out).to_dict("records")
    assert all(str(value)[:1] not in ("=", "+", "-", "@") for value in row.values())
    assert row["error"] and not row["signal"]


ACTED_ON = (
    set(map(chr, range(32))) - {"\n"}
    | {chr(c) for c in range(0x7F, 0xA0)}
    | set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
)


def test_the_table_passes_on_nothing_that_a_terminal_acts_on(call: Call, tmp_path: Path) -> None:
    done = call("review", write(tmp_path / "a.json", hostile()))
    assert done.status == 0
    assert not ACTED_ON & set(done.out)
    for words in ("[bold]vet[/bold]", "<script>"):
        assert words in "".join(line.strip() for line in done.out.split("\n")), words


@pytest.mark.parametrize("form", ["table", "json"])
def test_names_and_errors_pass_on_nothing_that_a_terminal_acts_on(call: Call, tmp_path: Path, form: str) -> None:
    sign = "\x1b[31m\u202e\x07"
    write(tmp_path / f"goed{sign}.json", complete())
    write(tmp_path / f"stuk{sign}.json", complete() | {f"sleutel{sign}": 1})
    done = call("review", tmp_path, tmp_path / f"weg{sign}.json", "--format", form)
    assert done.status == 1
    acted_on = ACTED_ON if form == "table" else {"\x1b", "\x07"}  # JSON escapes what JSON must
    assert not acted_on & set(done.out)


@pytest.mark.parametrize(
    "text", ["één\u00a0keer", "co\u00adöperatie", "\U0001f469\u200d\U0001f467 samen", "日本", "e\u0301én"], ids=ids
)
def test_ordinary_signs_stay_readable_in_a_terminal(text: str) -> None:
    """What a word processor or a telephone puts in (a hard space, joined emoji) is no reason for a question mark."""
    assert "�" not in printable(text)


@pytest.mark.parametrize("columns", ["1", "10", "40", "300"])
def test_the_table_fits_any_width(call: Call, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    done = call("review", EXAMPLES[5])
    assert done.status == 0 and done.out


def test_the_table_tells_where_a_question_is_asked_for_any_id(call: Call, tmp_path: Path) -> None:
    document = complete()
    document["inventory"]["entries"][0] |= {"id": "koken2wens", "text": "Is sociaal."}
    assert "koken2wens" in call("review", write(tmp_path / "a.json", document)).out


def test_the_table_is_plain_where_it_is_no_terminal() -> None:
    done = run("review", EXAMPLES[5])
    assert done.returncode == 0 and "\x1b" not in done.stdout
    assert json.loads(EXAMPLES[5].read_text("utf-8"))["trainee"] in done.stdout
