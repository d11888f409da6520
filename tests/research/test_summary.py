"""One summary, whichever engine reads the file or holds the frame: the same numbers, and the same refusals."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from herstelwerk.outcomes.result import NotPossibleError
from herstelwerk.problems import Unreadable
from herstelwerk.research.session_groups import Columns
from herstelwerk.research.summary import summarise_sessions
from tests.conftest import ROOT
from tests.research.sessions import expected, same, table

pytestmark = pytest.mark.filterwarnings("ignore:Dask support is moving:FutureWarning")


def _polars(frame: pd.DataFrame) -> Any:
    return pytest.importorskip("polars").from_pandas(frame)


def _polars_lazy(frame: pd.DataFrame) -> Any:
    return _polars(frame).lazy()


def _duckdb(frame: pd.DataFrame) -> Any:
    import duckdb

    return duckdb.connect().from_df(frame)


def _dask(frame: pd.DataFrame) -> Any:
    return pytest.importorskip("dask.dataframe").from_pandas(frame, npartitions=3)


def _pandas_categories(frame: pd.DataFrame) -> Any:
    return frame.astype({"cohort": "category", "measure": "category"})


def _pandas_arrow(frame: pd.DataFrame) -> Any:
    pytest.importorskip("pyarrow")
    return frame.convert_dtypes(dtype_backend="pyarrow")


def _polars_categories(frame: pd.DataFrame) -> Any:
    pl = pytest.importorskip("polars")
    return pl.from_pandas(frame).cast({"cohort": pl.Categorical, "measure": pl.Categorical})


def _pyspark(frame: pd.DataFrame) -> Any:
    sql = pytest.importorskip("pyspark.sql")
    session = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    return session.createDataFrame(frame)


FRAMES: dict[str, Callable[[pd.DataFrame], Any]] = {
    "pandas": lambda frame: frame,
    "pandas with categories": _pandas_categories,
    "pandas on Arrow": _pandas_arrow,
    "polars": _polars,
    "polars lazy": _polars_lazy,
    "polars with categories": _polars_categories,
    "duckdb": _duckdb,
    "dask": _dask,
    "pyspark": _pyspark,
}
PLAIN = ("pandas", "polars", "duckdb", "dask", "pyspark")
each_engine = pytest.mark.parametrize("engine", PLAIN)


def written(frame: pd.DataFrame, folder: Path, kind: str) -> Path:
    path = folder / f"sessies.{kind}"
    if kind == "parquet":
        frame.to_parquet(path, index=False)
    else:
        frame.to_csv(path, index=False)
    return path


@pytest.mark.parametrize("name", FRAMES)
def test_a_frame_of_any_engine_gives_the_same(name: str) -> None:
    frame = table()
    same(summarise_sessions(FRAMES[name](frame)).rows(), expected(frame))


@each_engine
@pytest.mark.parametrize("kind", ["parquet", "csv"])
def test_a_file_read_by_any_engine_gives_the_same(engine: Any, kind: str, tmp_path: Path) -> None:
    pytest.importorskip({"dask": "dask.dataframe"}.get(engine, engine))
    frame = table()
    same(summarise_sessions(written(frame, tmp_path, kind), engine=engine).rows(), expected(frame))


@each_engine
def test_other_groups_far_from_zero_and_no_change(engine: str) -> None:
    frame = table().assign(score=lambda one: one.score.round(3) + 1e6)
    found = summarise_sessions(FRAMES[engine](frame), by=("cohort", "measure"))
    same(found.rows(), expected(frame, ["cohort", "measure"]), 1e-9)
    bare = summarise_sessions(FRAMES[engine](frame), by="session", baseline=None)
    assert [row["session"] for row in bare.rows()] == sorted(frame.session.unique())
    assert "verandering" not in bare.rows()[0] and "verandering" not in bare.method


@pytest.mark.parametrize("engine", [*PLAIN, "pandas on Arrow"])
def test_what_is_missing_is_left_out_and_counted(engine: str) -> None:
    frame = table()
    frame.loc[frame.index[:5], "score"] = [np.inf, -np.inf, np.nan, np.nan, np.inf]
    plain = frame.replace([np.inf, -np.inf], np.nan)
    found = summarise_sessions(FRAMES[engine](frame))
    same(found.rows(), expected(plain))
    empty = frame.assign(score=frame.score.where(frame.cohort != "C02"))
    same(summarise_sessions(FRAMES[engine](empty)).rows(), expected(empty.replace([np.inf, -np.inf], np.nan)))
    assert f"{int(plain.score.isna().sum())} daarvan zonder score" in found.method


@each_engine
def test_a_client_without_a_code_has_no_start(engine: str) -> None:
    frame = table().assign(client=lambda one: "k" + one.client.astype(str))
    frame.loc[frame.client == "k3", "client"] = None
    found = summarise_sessions(FRAMES[engine](frame), by=("cohort", "session"))
    without = summarise_sessions(FRAMES[engine](frame[frame.client.notna()]), by=("cohort", "session"))
    assert sum(group.rows for group in found.groups) == len(frame)
    assert [group.change.n for group in found.groups] == [group.change.n for group in without.groups]


@each_engine
def test_a_group_without_a_name_is_a_group_and_comes_last(engine: str) -> None:
    frame = table(cohorts=2)
    frame.loc[frame.index[:7], "measure"] = None
    found = summarise_sessions(FRAMES[engine](frame), by=("measure",))
    assert [group.key for group in found.groups] == [("herstel",), ("kracht",), (None,)]
    assert found.groups[-1].rows == 7 and found.groups[-1].change.n == 0


@each_engine
def test_a_client_who_comes_in_a_second_cohort_starts_anew(engine: str) -> None:
    rows = [
        ("A", 1, 1, "h", 3.0),
        ("A", 1, 2, "h", 4.0),
        ("B", 1, 1, "h", 7.0),
        ("B", 1, 2, "h", 9.0),
        ("B", 2, 2, "h", 5.0),
    ]
    frame = pd.DataFrame(rows, columns=["cohort", "client", "session", "measure", "score"])
    found = summarise_sessions(FRAMES[engine](frame), by=("cohort", "session"))
    assert [(g.key, g.change.n, g.change.mean) for g in found.groups if g.key[1] == 2] == [
        (("A", 2), 1, 1.0),
        (("B", 2), 1, 2.0),
    ]


@each_engine
def test_two_starts_of_one_client_are_refused(engine: str) -> None:
    frame = table()
    twice = pd.concat([frame, frame[(frame.session == 1) & frame.score.notna()].head(1)], ignore_index=True)
    with pytest.raises(NotPossibleError, match="meer dan één keer"):
        summarise_sessions(FRAMES[engine](twice))


@each_engine
def test_medians_where_asked(engine: str) -> None:
    frame = table()
    found = summarise_sessions(FRAMES[engine](frame), by=("cohort", "session"), medians=True)
    wanted = frame.groupby(["cohort", "session"]).score.median()
    assert [row["mediaan"] for row in found.rows()] == pytest.approx(list(wanted), rel=1e-12)
    assert found.rows()[0]["mediaan verandering"] == 0.0


@each_engine
def test_what_cannot_be_is_refused_with_a_reason(engine: str) -> None:
    frame = table()
    make = FRAMES[engine]
    with pytest.raises(NotPossibleError, match="ontbreekt: trainee"):
        summarise_sessions(make(frame), by=("trainee",))
    with pytest.raises(NotPossibleError, match="niet alleen getallen"):
        summarise_sessions(make(frame.assign(score=frame.score.astype(str) + " punten")))
    with pytest.raises(NotPossibleError, match="geen enkele cliënt"):
        summarise_sessions(make(frame), baseline=99)
    with pytest.raises(NotPossibleError, match="bevat getallen"):
        summarise_sessions(make(frame), baseline="voor")
    for by in ((), ("cohort", "score")):
        with pytest.raises(NotPossibleError, match="ten minste één kolom"):
            summarise_sessions(make(frame), by=by)
    with pytest.raises(NotPossibleError, match="tussen 0 en 1"):
        summarise_sessions(make(frame), confidence=95)


@pytest.mark.parametrize("engine", ["pandas", "polars", "duckdb"])
def test_no_rows_are_refused(engine: str) -> None:
    with pytest.raises(NotPossibleError, match="geen enkele rij"):
        summarise_sessions(FRAMES[engine](table().head(0)))


@each_engine
def test_measurements_that_have_names_and_columns_that_are_called_otherwise(engine: str) -> None:
    frame = table()
    waves = {1: "voor", 2: "na"}
    dutch = frame[frame.session.isin(waves)].assign(meting=lambda one: one.session.map(waves))
    odd = dutch.rename(columns={"client": "cliënt nr.", "score": 'sc"ore', "measure": "maat"}).drop(columns="session")
    columns = Columns(client="cliënt nr.", session="meting", measure="maat", score='sc"ore')
    if engine == "pyspark":
        with pytest.raises(Unreadable, match="punt in de naam"):
            summarise_sessions(FRAMES[engine](odd), ("cohort", "meting"), "voor", columns=columns)
        return
    found = summarise_sessions(FRAMES[engine](odd), ("cohort", "meting"), "voor", columns=columns)
    wanted = summarise_sessions(frame[frame.session.isin(waves)], ("cohort", "session"))
    assert {(k[0], "voor" if k[1] == 1 else "na") for k in (g.key for g in wanted.groups)} == {
        g.key for g in found.groups
    }
    assert sum(g.change.n for g in found.groups) == sum(g.change.n for g in wanted.groups)


def test_several_files_a_folder_and_names_with_odd_signs(tmp_path: Path) -> None:
    frame = table()
    for cohort, part in frame.groupby("cohort"):
        columns = list(part.columns) if cohort == "C01" else list(reversed(part.columns))
        part[columns].to_parquet(tmp_path / f"[{cohort}] d'r*.parquet", index=False)
    same(summarise_sessions(tmp_path).rows(), expected(frame))
    same(summarise_sessions(sorted(str(path) for path in tmp_path.iterdir())).rows(), expected(frame))


@pytest.mark.parametrize("engine", ["duckdb", "pandas", "polars", "dask"])
def test_a_csv_as_a_dutch_spreadsheet_writes_it(engine: Any, tmp_path: Path) -> None:
    frame = table().assign(score=lambda one: one.score.round(2))
    path = tmp_path / "sessies.csv"
    frame.to_csv(path, index=False, sep=";", decimal=",", na_rep="NA", encoding="utf-8-sig")
    same(summarise_sessions(path, engine=engine).rows(), expected(frame))


def test_a_code_that_is_a_word_only_far_down(tmp_path: Path) -> None:
    frame = table(cohorts=1, clients=6000).sort_values("client")
    late = frame.assign(client=frame.client.astype(str).where(frame.client < 5990, "x" + frame.client.astype(str)))
    same(summarise_sessions(written(late, tmp_path, "csv")).rows(), expected(late))


def test_files_that_are_no_table(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="er is geen bestand"):
        summarise_sessions(tmp_path / "weg.parquet")
    with pytest.raises(Unreadable, match="Parquet of CSV"):
        summarise_sessions(tmp_path / "sessies.xlsx")
    with pytest.raises(Unreadable, match="geen gegevens in deze map"):
        summarise_sessions(tmp_path)
    with pytest.raises(Unreadable, match="de lijst is leeg"):
        summarise_sessions([])
    broken = tmp_path / "kapot.parquet"
    broken.write_bytes(b"PAR1 nee")
    with pytest.raises(Unreadable, match="niet te lezen"):
        summarise_sessions(broken)
    good = written(table(), tmp_path, "csv")
    with pytest.raises(Unreadable, match="door elkaar"):
        summarise_sessions([broken, good])
    with pytest.raises(Unreadable, match="deze ken ik niet"):
        summarise_sessions(good, engine="excel")  # type: ignore[arg-type]


def test_small_groups_have_no_more_than_they_can(tmp_path: Path) -> None:
    rows = [("A", 1, 1, "h", 3.0), ("A", 1, 2, "h", 3.0), ("A", 2, 1, "h", 3.0), ("A", 3, 3, "h", None)]
    frame = pd.DataFrame(rows, columns=["cohort", "client", "session", "measure", "score"])
    first, second, third = summarise_sessions(frame).rows()
    assert (first["n"], first["SD"], first["95 % van"]) == (2, 0.0, None)
    assert (second["n"], second["gemiddelde"], second["SD"]) == (1, 3.0, None)
    assert (third["rijen"], third["n"], third["gemiddelde"]) == (1, 0, None)


def test_it_shows_itself_and_becomes_a_frame() -> None:
    found = summarise_sessions(table(), by=("cohort",), confidence=0.9)
    assert str(found).startswith("Sessies per cohort\ncohort  rijen")
    assert "<caption>Sessies per cohort</caption>" in found._repr_html_()
    assert list(found.to_frame()["cohort"]) == ["C01", "C02", "C03"] and len(found) == 3
    assert "90 % van" in found.rows()[0] and "90%-interval" in found.method
    assert "wie er toen nog was" in found.method


def test_the_default_needs_neither_pandas_nor_arrow_and_leaves_nothing(tmp_path: Path) -> None:
    path = written(table(), tmp_path, "csv")
    told = (
        "import sys; from herstelwerk.research.summary import summarise_sessions as s;"
        f"print(len(s({str(path)!r}).rows()), [m for m in ('pandas','pyarrow','polars','dask') if m in sys.modules])"
    )
    room = tmp_path / "tijdelijk"
    room.mkdir()
    env = os.environ | {"TMPDIR": str(room), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, cwd=tmp_path, env=env, check=True
    )
    assert done.stdout.split()[1] == "[]"
    assert not list(room.iterdir()) and {one.name for one in tmp_path.iterdir()} == {path.name, room.name}


def test_a_table_in_the_cloud_is_not_fetched() -> None:
    with pytest.raises(Unreadable, match="er is geen bestand"):
        summarise_sessions("s3://emmer/sessies.parquet")


@pytest.mark.skipif(find_spec("pyspark") is None, reason="PySpark is not here")
def test_pyspark_reads_its_own_file(tmp_path: Path) -> None:
    frame = table()
    same(summarise_sessions(written(frame, tmp_path, "parquet"), engine="pyspark").rows(), expected(frame))
