"""The door for reading: which kind of file is this really, whatever its name says."""

from __future__ import annotations

from herstelwerk.problems import Problem
from herstelwerk.tables.csv_in import read_csv
from herstelwerk.tables.table import MAX_BYTES, Refused, Table

_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0"
_KNOWN = (  # what people hand in by mistake, by its first bytes
    (_OLE, "dit is een oud Excel-bestand (.xls), of een bestand met een wachtwoord"),
    (b"%PDF", "dit is een pdf"),
    (b"{\\rtf", "dit is een tekstdocument (.rtf)"),
    (b"\x89PNG", "dit is een plaatje"),
    (b"\xff\xd8\xff", "dit is een foto"),
    (b"<", "dit is een webpagina of een ander bestand met codes"),
)
_SAVE_AS = "een bestand dat je in Excel of LibreOffice hebt opgeslagen als .xlsx of .csv, zonder wachtwoord"


def read_table(data: bytes, name: str = "het bestand") -> Table:
    """The table in the bytes of a CSV or XLSX file; `name` is what the table is called.

    Never raises for what stands in a file: everything that does not fit is in `problems`, in Dutch, with its row. With
    problems the rows may be incomplete, and a caller takes none of them. Numbers come as text with a decimal point
    where Excel keeps them as numbers, days as `2026-11-16`, yes and no as `ja` and `nee`.
    """
    try:
        if len(data) > MAX_BYTES:
            raise Refused("het bestand is te groot", f"hoogstens {MAX_BYTES // 1024 // 1024} MB")
        for start, what in _KNOWN:
            if data.lstrip()[: len(start)] == start:
                raise Refused(what, _SAVE_AS)
        if data.startswith(_ZIP):
            from herstelwerk.tables.xlsx_in import read_xlsx  # openpyxl takes a while to load

            return read_xlsx(data, name)
        return read_csv(data, name)
    except Refused as refused:
        return Table(name, problems=(refused.problem,))
    except RecursionError:
        return Table(name, problems=(Problem("", "het bestand is te diep genest", _SAVE_AS),))
