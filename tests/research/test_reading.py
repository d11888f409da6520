"""Reading: what fits becomes typed rows, what does not is told with row and column and kept aside, never dropped."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pytest

from herstelwerk.outcomes.instruments import read_measure
from herstelwerk.research import DataError, DictionaryError, read_data
from herstelwerk.wording import read_wording
from tests.outcomes.test_instruments import MADE_UP
from tests.research.files import DICTIONARY, GOOD, HEADER, MEASURES, TODAY, read, table, told
from tests.tables.books import book


def test_good_rows_become_typed_columns(tmp_path: Path) -> None:
    data = read(tmp_path, table(*GOOD))
    assert (data.read, len(data.frame), len(data.aside), data.problems) == (4, 4, 0, ())
    frame = data.frame
    assert frame["score"].tolist() == [28.0, 31.0, 21.5, 4.25]
    assert frame["session"].isna().tolist() == [True, True, False, True] and frame["alliance"].iloc[2] == 7.5
    assert frame["day"].iloc[0] == pd.Timestamp(2025, 1, 10) and pd.isna(frame["wave"].iloc[2])
    assert {"cohort", "team", "trainee", "client", "wave", "measure"} <= set(frame.columns)
    assert not any(name.startswith("item_") for name in frame)
    assert "4 rijen gelezen: 4 doen mee, 0 staan apart; 0 meldingen." in str(data)
    assert "sessies" in data._repr_html_() and 'lang="nl"' in data._repr_html_()


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("A,t1,c9,nameting,,2025-06-10,gses,veel,", "rij 6, kolom ‘score’: er staat ‘veel’; dat is geen getal"),
        ("A,t1,c9,nameting,,2025-06-10,gses,41,", "rij 6, kolom ‘score’: er staat ‘41’; dat kan niet; verwacht: bij GSES 10 tot en met 40"),
        ("A,t1,c9,nameting,,2025-06-10,gses,99,", "rij 6, kolom ‘score’: er staat ‘99’: dat past hier niet en lijkt een code voor ‘onbekend’"),
        ("A,t1,c9,,3,2025-03-10,ors,20,999", "rij 6, kolom ‘alliance’: er staat ‘999’: dat past hier niet en lijkt een code"),
        ("A,t1,c9,nameting,,2025-06-10,gses,\"30,5\",", "rij 6, kolom ‘score’: er staat ‘30,5’, met een komma, terwijl dit bestand verder een punt heeft"),
        ("A,t1,c9,nameting,,2025-06-10,gses,12-03-2025,", "dat is een dag (2025-03-12), geen getal"),
        ("A,t1,c9,nameting,,45678,gses,30,", "rij 6, kolom ‘day’: er staat ‘45678’: zo bewaart Excel een dag; dit zou 2025-01-21 zijn"),
        ("A,t1,c9,nameting,,01/21/2025,gses,30,", "Staat de maand voorop?"),
        ("A,t1,c9,nameting,,2027-01-01,gses,30,", "rij 6, kolom ‘day’: er staat ‘2027-01-01’: die dag is nog niet geweest; verwacht: hoogstens 2026-04-01"),
        ("A,t1,c9,nameting,,1925-01-01,gses,30,", "dat is wel erg lang geleden"),
        ("A,t1,c9,nametin,,2025-06-10,gses,30,", "rij 6, kolom ‘wave’: er staat ‘nametin’; verwacht: een van voormeting, nameting, follow-up. Bedoel je ‘nameting’?"),
        ("A,t1,c9,nameting,,2025-06-10,gsse,30,", "rij 6, kolom ‘measure’: er staat ‘gsse’; die maat is niet bekend"),
        ("A,t1,c9,nameting,,2025-06-10,zrm,3,", "zrm.d01"),
        ("A,t1,c9,,-1,2025-03-10,ors,20,", "rij 6, kolom ‘session’: er staat ‘-1’"),
        ("A,t1,c9,,0,2025-03-10,ors,20,", "rij 6, kolom ‘session’: er staat ‘0’; dat kan niet; verwacht: 1 tot en met 200"),
        ("A,t1,c9,,1.5,2025-03-10,ors,20,", "een heel getal"),
        ("A,t1,c9,,,2025-03-10,ors,20,", "er staat geen meting en geen sessie"),
        ("A,t1,c9,nameting,2,2025-03-10,ors,20,", "er staat een meting én een sessie"),
        (",t1,c9,nameting,,2025-06-10,gses,30,", "rij 6, kolom ‘cohort’: de cel is leeg"),
        ("A,t1,c9,nameting,,2025-06-10,gses,30,,x,y", "rij 6: hier staan meer cellen dan er kopjes zijn (9)"),
        ("A,t1,iemand@voorbeeld.nl,nameting,,2025-06-10,gses,30,", "hier staat iets dat op een e-mailadres lijkt"),
    ],
)  # fmt: skip
def test_one_fault_is_told_once_and_its_row_is_kept_aside(tmp_path: Path, row: str, says: str) -> None:
    data = read(tmp_path, table(*GOOD, row))
    (sentence,) = told(data)
    assert says in sentence and sentence.startswith("rij 6")
    assert (len(data.frame), len(data.aside)) == (4, 1)
    assert data.aside["rij"].tolist() == [6] and data.aside["reden"].iloc[0]
    assert data.aside["cohort"].iloc[0] == row.split(",")[0]


def test_the_same_row_twice_and_two_different_rows_about_the_same(tmp_path: Path) -> None:
    data = read(tmp_path, table(*GOOD, GOOD[0]))
    assert told(data)[0].startswith("rij 6: deze rij staat er al: zie rij 2") and len(data.frame) == 4
    data = read(tmp_path, table(*GOOD, "A,t1,c1,nameting,,2025-06-10,gses,33,"))
    (sentence,) = told(data)
    assert "rij 3 en 6: er zijn 2 rijen over hetzelfde (client c1, wave nameting, measure gses)" in sentence
    assert "score: 31 en 33" in sentence and len(data.frame) == 3  # which one holds nobody knows


def test_who_changes_cohort_or_trainee_is_told_once(tmp_path: Path) -> None:
    data = read(tmp_path, table(*GOOD, "B,t1,c1,,2,2025-03-10,ors,22,8"))
    (sentence,) = told(data)
    assert "rij 6, kolom ‘cohort’: cliënt c1 staat hier bij cohort ‘B’, en in de andere 3 rijen bij ‘A’" in sentence
    data = read(tmp_path, table(*GOOD, "A,t2,c1,,2,2025-03-10,ors,22,8"))
    assert "kolom ‘trainee’: cliënt c1 staat hier bij begeleider ‘t2’" in told(data)[0] and len(data.aside) == 1
    data = read(tmp_path, table(*GOOD, "B,t1,c2,,2,2025-03-10,ors,22,8"))  # one row against one: both aside
    assert "rij 5 en 6" in told(data)[0] and len(data.aside) == 2


def test_numbering_anew_in_each_cohort_is_one_line(tmp_path: Path) -> None:
    rows = [f"{cohort},t{cohort}{n},c{n},voormeting,,2025-01-10,gses,28," for cohort in "AB" for n in range(20)]
    (sentence,) = told(read(tmp_path, table(*rows)))
    assert "20 van de 20 codes (100 %) staan bij meer dan één cohort" in sentence


def test_measurements_in_the_wrong_order(tmp_path: Path) -> None:
    rows = ("A,t1,c5,voormeting,,2025-06-01,gses,20,", "A,t1,c5,nameting,,2025-01-01,gses,22,")
    data = read(tmp_path, table(*GOOD, *rows))
    (sentence,) = told(data)
    assert "rij 6 en 7, kolom ‘day’: bij cliënt c5 klopt de volgorde niet" in sentence and len(data.aside) == 2


def test_codes_that_differ_in_capitals_are_a_question(tmp_path: Path) -> None:
    data = read(tmp_path, table(*GOOD, "A,t1,C1,,2,2025-03-10,ors,22,8"))
    (problem,) = data.problems
    assert not problem.aside and len(data.frame) == 5
    assert "‘c1’ en ‘C1’ lijken dezelfde code" in str(problem) and "vraag: " in str(data)


def test_a_code_for_unknown_that_lies_within_range_is_asked(tmp_path: Path) -> None:
    own = read_measure(read_wording(MADE_UP.replace("high = 3", "high = 50"), "x"), "moed")
    rows = [f"A,t1,c{n},voormeting,,,moed,{99 if n < 4 else n}," for n in range(1, 12)]
    path = tmp_path / "eigen.csv"
    path.write_text(table(*rows))
    data = read_data(path, DICTIONARY, measures={"moed": own}, today=TODAY)
    (problem,) = data.problems
    assert "99 staat er 3 keer" in str(problem) and not problem.aside and len(data.frame) == 11


def test_a_missing_code_in_the_dictionary_is_nothing(tmp_path: Path) -> None:
    data = read(tmp_path, table(*GOOD, "A,t1,c9,nameting,,NA,gses,NA,nan"))
    assert not data.problems and np.isnan(data.frame["score"].iloc[4])


def test_an_ambiguous_sign_is_asked_and_can_be_answered(tmp_path: Path) -> None:
    rows = ('A,t1,c1,voormeting,,,dialog,"4,125",', 'A,t1,c2,voormeting,,,dialog,"5,375",')
    data = read(tmp_path, table(*rows))
    assert len(data.aside) == 2 and "is dat 4125 of 4,125? Dit bestand laat dat niet zien" in told(data)[0]
    assert "decimal=','" in told(data)[0]
    answered = read(tmp_path, table(*rows), decimal=",")
    assert answered.frame["score"].tolist() == [4.125, 5.375] and not answered.problems
    with pytest.raises(DataError, match="decimal"):
        read(tmp_path, table(*rows), decimal="'")


def test_days_of_excel_can_be_read(tmp_path: Path) -> None:
    data = read(tmp_path, table("A,t1,c9,nameting,,45678,gses,30,"), excel_days=True)
    assert data.frame["day"].iloc[0] == pd.Timestamp(2025, 1, 21) and not data.problems


@pytest.mark.parametrize(
    "content",
    [
        table(*GOOD).replace(",", ";").replace(".", ",").encode("utf-8-sig"),
        ("sep=;\r\n" + table(*GOOD).replace(",", ";").replace("\n", "\r\n")).encode("cp1252"),
        table(*GOOD).replace(",", "\t").encode("utf-16"),
    ],
    ids=["bom and commas", "sep and windows", "utf-16 and tabs"],
)
def test_the_same_table_written_elsewhere(tmp_path: Path, content: bytes) -> None:
    data = read(tmp_path, content)
    assert not data.problems and data.frame["score"].tolist() == [28.0, 31.0, 21.5, 4.25]


def test_dutch_headings_and_letters_of_windows(tmp_path: Path) -> None:
    header = "Groep;Begeleider;Cliënt;Meetmoment;Datum;Vragenlijst;Uitkomst"
    content = table("A;José;c1;Voormeting;10-01-2025;GSES;28", header=header).encode("cp1252")
    data = read(tmp_path, content)
    assert not data.problems
    assert data.frame.loc[0, ["trainee", "wave", "measure"]].tolist() == ["José", "voormeting", "gses"]


def test_excel_gives_the_same_rows(tmp_path: Path) -> None:
    rows: list[list[object]] = [HEADER.split(",")]
    rows += [["A", "t1", "c1", "voormeting", None, datetime(2025, 1, 10), "gses", 28, None]]
    rows += [["A", "t1", 17, None, 1, datetime(2025, 2, 10), "ors", 21.5, 7.5]]
    rows += [["A", "t1", 18, None, 1, 45678, "ors", "21,5", 7.5]]
    data = read(tmp_path, book(rows), "eigen.xlsx")
    assert data.frame["score"].tolist() == [28.0, 21.5] and data.frame["client"].tolist() == ["c1", "17"]
    assert data.frame["day"].iloc[0] == pd.Timestamp(2025, 1, 10)
    assert [problem.column for problem in data.problems] == ["day", "score"] and data.aside["rij"].tolist() == [4]
    with pytest.raises(DataError, match="formule"):
        read(tmp_path, book([*rows, ["A", "t1", "c2", "nameting", None, None, "gses", "=1+1", None]]), "eigen.xlsx")


def test_parquet_and_frames_of_mixed_types(tmp_path: Path) -> None:
    frame = pd.read_csv(io.StringIO(table(*GOOD))).assign(day=pd.to_datetime([date(2025, 1, 10)] * 4))
    place = tmp_path / "eigen [1].parquet"
    duckdb.from_df(frame).write_parquet(str(place))
    data = read_data(place, DICTIONARY, measures=MEASURES, today=TODAY)
    assert not data.problems and data.frame["score"].tolist() == [28.0, 31.0, 21.5, 4.25]
    mixed = frame.astype(object)
    mixed.loc[0, "score"], mixed.loc[1, "score"] = "veel", [1, 2]
    found = read_data(mixed, DICTIONARY, measures=MEASURES, today=TODAY)
    assert len(found.frame) == 2 and len(found.problems) == 2


def test_several_files_are_one_table_and_faults_name_their_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(table(*GOOD))
    comma = table("A;t1;c3;voormeting;;;dialog;4,25;", header=HEADER.replace(",", ";"))
    (tmp_path / "b.csv").write_text(comma + "B;t9;c1;;5;;ors;20;\n")
    (tmp_path / "c.csv").write_text("cohort,question,answer,number\nA,safe,5,4\n")
    data = read_data(tmp_path, DICTIONARY, measures=MEASURES, today=TODAY)
    assert data.files == ("a.csv", "b.csv") and len(data.frame) == 5
    assert str(data.problems[0]).startswith("b.csv, rij 3, kolom ‘cohort’: cliënt c1")
    assert "Overgeslagen: c.csv hoort bij de tabel ‘evaluaties’" in str(data)
    again = read_data([tmp_path / "a.csv", str(tmp_path / "b.csv")], DICTIONARY, measures=MEASURES, today=TODAY)
    assert again.frame.equals(data.frame)


def test_other_columns_go_along_and_a_likely_slip_is_asked(tmp_path: Path) -> None:
    data = read(tmp_path, table(*(f"{row},{n},x" for n, row in enumerate(GOOD)), header=f"{HEADER},leeftijd,teem"))
    assert data.frame["leeftijd"].tolist() == [0.0, 1.0, 2.0, 3.0] and data.frame["teem"].tolist() == ["x"] * 4
    assert "Niet in het woordenboek, gaat ongewijzigd mee: ‘leeftijd’, ‘teem’." in str(data)
    (problem,) = data.problems
    assert "lijkt zij op ‘team’?" in str(problem) and not problem.aside


def test_scores_come_out_of_single_items(tmp_path: Path) -> None:
    header = f"{HEADER},{','.join(f'item_{n:02d}' for n in range(1, 11))}"
    rows = (
        "A,t1,c1,voormeting,,,gses,,," + ",".join("3" * 10),
        "A,t1,c2,voormeting,,,gses,25,," + ",".join("3" * 10),
        "A,t1,c3,voormeting,,,gses,,,9," + ",".join("3" * 9),
    )
    data = read(tmp_path, table(*rows, header=header))
    assert data.frame["score"].tolist() == [30.0, 25.0]
    assert "rij 4, kolom ‘item_01’: er staat ‘9’; dat kan niet; verwacht: bij GSES 1 tot en met 4" in told(data)[0]
    assert "Bij 1 rijen is de score uitgerekend" in str(data)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "er staat niets in dit bestand"),
        ("\n\n", "er staat niets in dit bestand"),
        (HEADER + "\n", "er staan wel kopjes, maar geen rijen"),
        (table(*GOOD, header=HEADER.replace("score", "scoer")), "de kolom ‘score’ ontbreekt; er is wel een kolom ‘scoer’: bedoel je die?"),
        (table(*GOOD, header=HEADER.replace("client", "klantnr")), "de kolom ‘client’ ontbreekt"),
        (table(*GOOD, header=HEADER.replace("wave", "wav").replace("session", "sesion")), "geen kolom ‘wave’ en geen kolom ‘session’"),
        (table(*GOOD, header=HEADER.replace("alliance", "groep")), "allebei ‘cohort’"),
        ("%PDF-1.7 iets", "dit is een pdf"),
        ("<html></html>", "webpagina"),
        (table(*GOOD) + '"A,t1', "aanhalingsteken is niet gesloten"),
        (b"\x00\x01\x02", "geen tekst"),
        (b"PAR1 en meer", "dit Parquet-bestand is niet te lezen"),
        (b"PK\x03\x04 en meer", "beschadigd"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_at_all_says_why(tmp_path: Path, content: str | bytes, says: str) -> None:
    with pytest.raises(DataError, match=r"(?s).*") as error:
        read(tmp_path, content)
    assert says in str(error.value)


def test_what_is_not_there_says_so(tmp_path: Path) -> None:
    for source in (tmp_path / "weg.csv", tmp_path, [], "\0"):
        with pytest.raises(DataError):
            read_data(source, DICTIONARY, measures=MEASURES)  # type: ignore[arg-type]
    with pytest.raises(DictionaryError, match=r"bestaat|tabel"):
        read_data(tmp_path, DICTIONARY, measures=MEASURES, table="iets")
    with pytest.raises(DataError, match="woordenboek"):
        read_data(tmp_path, tmp_path / "weg.csv", measures=MEASURES)


def test_many_rows_with_one_fault_share_a_line(tmp_path: Path) -> None:
    rows = [f"A,t1,c{n},voormeting,,,gses,veel{n % 40}," for n in range(400)]
    data = read(tmp_path, table(*rows, *GOOD))
    assert len(data.problems) == 11 and len(data.aside) == 400
    assert "nog 30 andere waarden met dezelfde fout" in told(data)[-1]
    assert sum(len(problem.rows) for problem in data.problems) == 400


def test_a_large_table_is_read_in_reasonable_time(tmp_path: Path) -> None:
    rows = [f"A,t{n // 100},c{n // 10},,{n % 10 + 1},2025-01-10,ors,{n % 40},7" for n in range(100_000)]
    data = read(tmp_path, table(*rows))
    assert len(data.frame) == 100_000 and not data.problems
