"""`herstelwerk group`: what the worksheet does, from the command line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from herstelwerk.attendance import Presence
from herstelwerk.cli import group_actions
from herstelwerk.collecting.rosters import read_group
from herstelwerk.groups import Group, roster_body
from herstelwerk.groups.noting import everyone_present
from herstelwerk.judgement import Judgement
from herstelwerk.judging import line_body
from herstelwerk.results import Level, Signal
from herstelwerk.store import GROUP, Store
from herstelwerk.tables import read_table, write_xlsx
from herstelwerk.workbook import Workbook
from tests.cli.conftest import Call, Done
from tests.hand_ins import ENGLISH
from tests.papers import bare, pdf_pages, poppler

CODE = "2026-NIJ-1"
DAYS = ("2026-10-06", "2026-10-13", "2026-11-03", "2026-11-10")
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
Do = Callable[..., Done]


@pytest.fixture
def do(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Do:
    """`do("list")`: the command in a folder of its own, some time after the training."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HERSTELWERK_DATABASE", raising=False)
    monkeypatch.setattr(group_actions, "_today", lambda: date(2026, 11, 22))
    return lambda *arguments: call("group", *arguments)


def new(do: Do, *more: str) -> Done:
    done = do("new", CODE, "--days", *DAYS, *more)
    assert done.status == 0, done.err
    return done


def kept() -> Group:
    with Store.open("werk") as store:
        group = read_group(store, CODE)
    assert group is not None
    return group


def test_a_group_is_made_shown_and_listed(do: Do) -> None:
    made = new(do, "--count", "9", "--name", "Herfst")
    codes = made.out.splitlines()[1:]
    assert kept().codes == tuple(codes) and len(set(codes)) == 9
    assert "9 deelnemers, laatste dag dinsdag 10 november 2026 (Herfst)" in do("list").out
    shown = do("show", "2026 nij 1")
    assert shown.status == 0
    assert "Laatste dag om in te leveren: dinsdag 24 november 2026" in shown.out
    assert shown.out.count("nog geen bewijs") == 9 and f"{codes[0]}: 0 van 8: nog 7 nodig" in shown.out


def test_a_list_comes_in_whole(do: Do, tmp_path: Path) -> None:
    (tmp_path / "lijst.xlsx").write_bytes(
        write_xlsx("x", ("Naam", "codewoord", "D1o"), [("Bo", "vis7", "ja"), ("Jo", "D07", "")])
    )
    made = new(do, "--members", "lijst.xlsx")
    assert kept().codes == ("vis7", "d07") and "Echte namen" in made.out
    assert kept().member("vis7").attendance.marks[0].presence is Presence.PRESENT


def test_a_list_with_faults_makes_no_group_at_all(do: Do, tmp_path: Path) -> None:
    (tmp_path / "lijst.csv").write_text("codewoord\nvis7\n../x\nBo de Vries\nVIS7\n", "utf-8")
    done = do("new", CODE, "--days", *DAYS, "--members", "lijst.csv")
    assert done.status == 1 and done.out == ""
    assert [f"rij {n}:" in done.err for n in range(2, 6)] == [False, True, True, True]
    assert "niets overgenomen" in done.err and "geen groepen" in do("list").out


def test_days_out_of_order_are_wrong_usage(do: Do) -> None:
    done = do("new", CODE, "--days", DAYS[1], DAYS[0], *DAYS[2:])
    assert done.status == 2 and "komt niet na dag 1" in done.err
    assert not Path("werk").exists()


def test_a_group_that_is_there_stays_as_it_is(do: Do) -> None:
    new(do, "--count", "2")
    before = kept()
    done = do("new", CODE, "--days", *DAYS, "--count", "3")
    assert done.status == 1 and "is er al" in done.err and kept() == before


def test_new_code_words_are_of_no_other_group(do: Do) -> None:
    new(do, "--count", "16")
    assert do("new", "2027-ARN-1", "--days", *DAYS, "--count", "16").status == 0
    with Store.open("werk") as store:
        other = read_group(store, "2027-ARN-1")
    assert other is not None and not set(other.codes) & set(kept().codes)


WRONG: list[tuple[tuple[str, ...], str]] = [
    ((), "OPDRACHT"),
    (("begin",), "begin"),
    (("new",), "CODE"),
    (("new", CODE), "--days"),
    (("new", CODE, "--days", *DAYS[:3]), "--days"),
    (("new", CODE, "--days", *DAYS[:3], "morgen"), "2026-11-20"),
    (("new", "../x", "--days", *DAYS), "groepscode"),
    (("new", "a" * 40, "--days", *DAYS), "te lang"),
    (("new", CODE, "--days", *DAYS, "--count", "0"), "32"),
    (("new", CODE, "--days", *DAYS, "--count", "²"), "32"),
    (("new", CODE, "--days", *DAYS, "--count", "2", "--members", "x.csv"), "--members"),
    (("show",), "CODE"),
    (("cards", CODE), "BESTAND"),
    (("cards", CODE, "x.docx"), ".pdf"),
    (("attendance", CODE, "x.pdf"), ".xlsx"),
    (("proof", CODE, "vis7"), "BESTAND"),
    (("proof", CODE, "vis7", "x.txt"), ".pdf"),
    (("logins",), "CODE"),
]


@pytest.mark.parametrize(
    ("arguments", "told"), WRONG, ids=lambda value: " ".join(value) if isinstance(value, tuple) else ""
)
def test_wrong_usage(do: Do, arguments: tuple[str, ...], told: str) -> None:
    done = do(*arguments)
    assert done.status == 2 and done.out == "" and told in done.err
    assert not ENGLISH.search(done.err.replace("show", "")), "but for the name of a command"


@pytest.mark.parametrize("arguments", [("list",), ("show", CODE), ("logins", CODE), ("cards", CODE, "k.pdf")])
def test_looking_where_nothing_is_makes_nothing(do: Do, arguments: tuple[str, ...]) -> None:
    done = do(*arguments)
    assert done.status == 1 and "nog niets bewaard" in done.err and not Path("werk").exists()


def test_a_group_that_is_not_there_is_told_with_those_that_are(do: Do) -> None:
    new(do)
    done = do("show", "2025-X")
    assert done.status == 1 and "deze groep is er niet" in done.err and CODE in done.err


def test_the_folder_can_be_chosen_and_so_can_a_database_that_is_not_there(do: Do, tmp_path: Path) -> None:
    assert do("new", CODE, "--days", *DAYS, "--work", str(tmp_path / "elders")).status == 0
    assert CODE in do("list", "--work", str(tmp_path / "elders")).out
    done = do("list", "--work", "postgresql://vis7:geheim123@127.0.0.1:9/x")
    assert done.status == 1 and "te bereiken" in done.err and "geheim123" not in done.err


def test_cards(do: Do) -> None:
    new(do, "--count", "9")
    assert do("cards", CODE, "kaartjes.pdf").status == 0
    pages = pdf_pages(Path("kaartjes.pdf").read_bytes())
    assert [page.count("Je codewoord") for page in pages] == [8, 1]
    assert do("new", "LEEG", "--days", *DAYS).status == 0
    assert do("cards", "LEEG", "k.pdf").status == 1
    assert do("cards", CODE, "nergens/k.pdf").status == 1


@pytest.mark.parametrize("name", ["lijst.xlsx", "lijst.CSV"])
def test_attendance_as_a_list(do: Do, name: str) -> None:
    new(do, "--count", "3")
    assert do("attendance", CODE, name).status == 0
    table = read_table(Path(name).read_bytes())
    assert tuple(row.cells[0] for row in table.rows) == kept().codes and table.header[1] == "D1o"


def _pass(workbook: Workbook, code: str) -> None:
    document = json.loads((workbook.examples / "D01.json").read_text("utf-8")) | {"trainee": code, "cohort": CODE}
    with Store.open("werk") as store:
        group = kept()
        for half_day in range(1, 8):
            group = everyone_present(group, half_day)
        store.save(GROUP + CODE, "groep", roster_body(group), 1)
        store.hand_in(code, json.dumps(document).encode(), AT)
        for id in [one.id for one in workbook.criteria.criterion]:
            said = Judgement(criterion=id, signal=Signal.IN_ORDER, level=Level.MET, by="t1", at=AT)
            store.say(code, 1, "t1", line_body(said))


def test_the_proof_or_why_not(do: Do, workbook: Workbook, tmp_path: Path) -> None:
    (tmp_path / "lijst.csv").write_text("codewoord\nvis7\nmus9\n", "utf-8")
    new(do, "--members", "lijst.csv")
    refused = do("proof", CODE, "vis7", "bewijs.pdf")
    assert refused.status == 1 and "nog niet ingeleverd" in refused.err and not Path("bewijs.pdf").exists()
    _pass(workbook, "vis7")
    assert "vis7: 7 van 8: genoeg; mag het bewijs" in do("show", CODE).out
    assert do("proof", CODE, "VIS7", "bewijs.pdf", "--name", "Mevrouw B. Verzonnen").status == 0
    text = bare(poppler("pdftotext", Path("bewijs.pdf").read_bytes(), "-raw"))
    assert bare("Mevrouw B. Verzonnen") in text and "vis7" not in text
    for unknown in ("kat8", "../x", "'; drop table sheet; --", "v\u202eis"):
        done = do("proof", CODE, unknown, "ander.pdf")
        assert done.status == 1 and "geen deelnemer" in done.err and "\u202e" not in done.err


def test_logins_are_printed_once_and_kept_nowhere(do: Do) -> None:
    new(do, "--count", "3")
    before = Path("werk/herstelwerk.sqlite").read_bytes()
    done = do("logins", CODE)
    assert done.status == 0
    statement = (
        r'create role "([a-z-]+)" login password \'([a-z2-9-]{19})\' connection limit 6 in role herstelwerk_deelnemer;'
    )
    found = re.findall(statement, done.out)
    assert tuple(code for code, _ in found) == kept().codes and len({password for _, password in found}) == 3
    assert all(line.startswith("-- ") or re.fullmatch(statement, line) for line in done.out.splitlines())
    again = re.findall(statement, do("logins", CODE).out)
    assert not {password for _, password in again} & {password for _, password in found}
    assert Path("werk/herstelwerk.sqlite").read_bytes() == before


def test_a_code_word_that_is_sql_is_only_a_name(do: Do) -> None:
    new(do)
    hostile = 'x"; drop role beheer; --'
    half_days = [{"presence": "aanwezig", "what": "", "agreed_with": "", "on": None}] * 8
    body = {"members": [{"code": hostile, "half_days": half_days}]}
    with Store.open("werk") as store:
        store.save(GROUP + CODE, "groep", body, 1)
    assert 'create role "x""; drop role beheer; --" login' in do("logins", CODE).out


def test_what_the_store_has_and_makes_no_sense_is_told(do: Do) -> None:
    new(do)
    with Store.open("werk") as store:
        store.save(GROUP + CODE, "groep", {"members": 7}, 1)
    done = do("show", CODE)
    assert done.status == 1 and "Eerdere versies" in done.err
