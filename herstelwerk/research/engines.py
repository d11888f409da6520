"""Opens a table of sessions lazily, in the engine that reads it, and brings a small result back as rows.

A file is read by the engine itself (DuckDB unless another is asked); a frame that is passed stays in its own engine.
Above this nobody needs to know which one it is: narwhals puts one question to all of them. DuckDB is started without
leave to fetch anything from a network.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw

from herstelwerk.problems import Problem, Unreadable

if TYPE_CHECKING:
    import duckdb

ENGINES: Final = ("duckdb", "polars", "pandas", "dask", "pyspark")
KINDS: Final = (".parquet", ".csv")
MISSING: Final = ("", "NA")  # what stands for nothing in a CSV, the same for every engine
Cells = Sequence[Any]
_SNIFFED = 65536  # characters of a CSV that tell how it was written


def files_of(source: str | Path | Sequence[str | Path]) -> tuple[Path, ...]:
    """The files of a path, of several, or of a folder (all Parquet in it, or else all CSV), with absolute paths.

    Raises:
        Unreadable: nothing there; another kind of file; Parquet and CSV together.
    """
    given = [Path(source)] if isinstance(source, str | Path) else [Path(one) for one in source]
    if not given:
        raise Unreadable("bestanden", (Problem("", "de lijst is leeg", "ten minste één bestand"),))
    found = [file for path in given for file in (_in_folder(path) if path.is_dir() else [path])]
    for path in found:
        if path.suffix.lower() not in KINDS:
            raise Unreadable(path.name, (Problem("", f"dit is een bestand {path.suffix}", "Parquet of CSV"),))
    if len({path.suffix.lower() for path in found}) > 1:
        raise Unreadable("bestanden", (Problem("", "Parquet en CSV door elkaar", "één soort"),))
    return tuple(path.absolute() for path in found)


def _in_folder(folder: Path) -> list[Path]:
    for kind in KINDS:
        found = sorted(path for path in folder.iterdir() if path.suffix.lower() == kind)
        if found:
            return found
    raise Unreadable(folder.name, (Problem("", "geen gegevens in deze map", "bestanden .parquet of .csv"),))


@contextmanager
def opened(
    source: Any, columns: Sequence[str], engine: str = "duckdb", threads: int | None = None, memory: str | None = None
) -> Iterator[nw.LazyFrame[Any]]:
    """The table, lazily, as long as the block lasts. `columns` are those that will be asked for, where they are there.

    `threads` and `memory` ("2GB") hold DuckDB in, for a worker that shares a machine.

    Raises:
        Unreadable: no such file, a file that cannot be read, an unknown engine.
    """
    if not isinstance(source, str | Path | Sequence):
        frame = nw.from_native(source).lazy()
        _without_dots(frame, columns)
        yield frame
        return
    paths = files_of(source)
    for path in paths:
        if not path.is_file():
            raise Unreadable(path.name, (Problem("", f"er is geen bestand {path}", "een bestand dat er is"),))
    if engine == "duckdb":
        with _duckdb(paths, columns, threads, memory) as frame:
            yield frame
        return
    try:
        native = _READ[engine](paths)
    except KeyError:
        known = ", ".join(ENGINES)
        raise Unreadable(str(engine), (Problem("engine", "deze ken ik niet", f"een van {known}"),)) from None
    yield nw.from_native(native).lazy()


def _without_dots(frame: nw.LazyFrame[Any], columns: Sequence[str]) -> None:
    """Spark takes a dot in the name of a column for a part of that column."""
    dotted = [name for name in columns if "." in name or "`" in name] if frame.implementation.is_pyspark() else []
    if dotted:
        wrong = f"Spark kan een kolom met een punt in de naam niet vinden: {', '.join(dotted)}"
        raise Unreadable("PySpark", (Problem("columns", wrong, "namen zonder punt, met withColumnRenamed"),))


@contextmanager
def _duckdb(
    paths: Sequence[Path], columns: Sequence[str], threads: int | None, memory: str | None
) -> Iterator[nw.LazyFrame[Any]]:
    import duckdb

    # No spilling to a folder that happens to be the current one, nothing fetched, rows in whatever order.
    settings: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "temp_directory": "",
        "preserve_insertion_order": False,
    }
    settings |= {"threads": threads} if threads else {}
    settings |= {"memory_limit": memory} if memory else {}
    with ExitStack() as stack:
        link = stack.enter_context(duckdb.connect(config=settings))
        try:
            if paths[0].suffix.lower() == ".csv":
                room = Path(stack.enter_context(TemporaryDirectory(prefix="herstelwerk-")))
                paths = [_as_parquet(link, paths, columns, room)]
            yield nw.from_native(link.read_parquet([_plain(path) for path in paths], union_by_name=len(paths) > 1))
        except duckdb.OutOfMemoryException:
            wrong = "de tabel past niet in het geheugen"
            more = "een grotere machine, of de berekening verdeeld per bestand (docs/slurm.md)"
            raise Unreadable(paths[0].name, (Problem("", wrong, more),)) from None
        except (duckdb.InvalidInputException, duckdb.ConversionException, duckdb.IOException) as error:
            wrong = f"dit is niet te lezen ({str(error).splitlines()[0]})"
            raise Unreadable(paths[0].name, (Problem("", wrong, "een heel bestand Parquet of CSV"),)) from None


def _as_parquet(link: duckdb.DuckDBPyConnection, paths: Sequence[Path], columns: Sequence[str], room: Path) -> Path:
    """A CSV is needed more than once and is slow to read: its columns go to a file that is gone afterwards."""
    import duckdb

    sep, decimal = _style(paths[0])
    target = room / f"{paths[0].stem}.parquet"
    names: Any = [_plain(path) for path in paths]  # several are allowed, though its types say one
    for sample in (20480, -1):  # a code that turns out not to be a number: look at the whole file
        try:
            table = link.read_csv(
                names,
                header=True,
                sep=sep,
                decimal=decimal,
                na_values=list(MISSING),
                sample_size=sample,
                union_by_name=len(names) > 1,
            )
            wanted = [name for name in dict.fromkeys(columns) if name in table.columns] or table.columns
            quoted = ", ".join('"' + name.replace('"', '""') + '"' for name in wanted)
            table.project(quoted).write_parquet(str(target))
            return target
        except (duckdb.InvalidInputException, duckdb.ConversionException):
            if sample < 0:
                raise
    raise AssertionError("unreachable")


def _plain(path: Path) -> str:
    """A path in which no sign stands for others."""
    return re.sub(r"[*?\[]", r"[\g<0>]", str(path))


def _style(path: Path) -> tuple[str, str]:
    """What stands between the cells of a CSV, and before the decimals."""
    with path.open(encoding="utf-8-sig", errors="replace", newline=None) as file:
        head, *lines = file.read(_SNIFFED).splitlines() or [""]
    sep = max(",;\t", key=head.count)
    number = re.compile(rf'(?:^|{sep})"?-?\d+,\d+"?(?:{sep}|$)')
    return sep, "," if sep != "," and any(number.search(line) for line in lines) else "."


def _pandas(paths: Sequence[Path]) -> Any:
    import pandas as pd

    if paths[0].suffix.lower() == ".parquet":
        parts = [pd.read_parquet(path) for path in paths]
    else:
        sep, decimal = _style(paths[0])
        more: Any = {"sep": sep, "decimal": decimal, "na_values": list(MISSING), "keep_default_na": False}
        parts = [pd.read_csv(path, **more) for path in paths]
    return parts[0] if len(parts) == 1 else pd.concat(parts, ignore_index=True)


def _polars(paths: Sequence[Path]) -> Any:
    import polars as pl

    if paths[0].suffix.lower() == ".parquet":
        return pl.scan_parquet(list(paths), glob=False)
    sep, decimal = _style(paths[0])
    return pl.scan_csv(list(paths), separator=sep, decimal_comma=decimal == ",", null_values=list(MISSING), glob=False)


def _dask(paths: Sequence[Path]) -> Any:
    import dask.dataframe as dd

    names = [str(path) for path in paths]
    if paths[0].suffix.lower() == ".parquet":
        return dd.read_parquet(names)
    sep, decimal = _style(paths[0])
    return dd.read_csv(names, sep=sep, decimal=decimal, na_values=list(MISSING), keep_default_na=False)


def _pyspark(paths: Sequence[Path]) -> Any:
    session = import_module("pyspark.sql").SparkSession.builder.getOrCreate()
    names = [str(path) for path in paths]
    if paths[0].suffix.lower() == ".parquet":
        return session.read.parquet(*names)
    return session.read.csv(names, header=True, inferSchema=True, sep=_style(paths[0])[0], nullValue="NA")


_READ: Final = {"pandas": _pandas, "polars": _polars, "dask": _dask, "pyspark": _pyspark}


def rows_of(frame: nw.LazyFrame[Any]) -> list[tuple[Any, ...]]:
    """A small result, worked out now: its rows as plain tuples, with the columns in their order."""
    native: Any = frame.to_native()
    if frame.implementation.is_duckdb():
        return list(native.fetchall())  # neither pandas nor Arrow is needed
    if frame.implementation.is_polars():
        return list(native.collect(engine="streaming").rows())
    if frame.implementation.is_pyspark():
        return [tuple(row) for row in native.collect()]
    return list(frame.collect().rows())
