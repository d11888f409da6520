"""Tables in and out: CSV and Excel (.xlsx) as rows of text, read without trust and written without formulas. Pure.

table = read_table(data, "deelnemers.xlsx")
if table.problems: ...                      # Dutch, with the row where it is
write_xlsx("Aanwezigheid", header, rows)
"""

from herstelwerk.tables.csv_in import csv_records
from herstelwerk.tables.reading import read_table
from herstelwerk.tables.table import MAX_BYTES, Refused, Row, Table, key_of
from herstelwerk.tables.writing import Value, harmless, write_book, write_csv, write_xlsx

__all__ = [
    "MAX_BYTES",
    "Refused",
    "Row",
    "Table",
    "Value",
    "csv_records",
    "harmless",
    "key_of",
    "read_table",
    "write_book",
    "write_csv",
    "write_xlsx",
]
