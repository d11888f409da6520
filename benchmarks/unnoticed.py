"""Which entries of the word lists could be taken out without any test text noticing.

`python benchmarks/unnoticed.py` prints per list how many entries no test text hits; with the name of a list (or
`--all`) the entries themselves, one a line, as they stand in the file. Such an entry may be right; nothing shows it.

What counts as a hit is `Reading.find`: the longest entry at each place. Of two equal lines the second goes unnoticed.
The lists of verbs and of names are not asked for in that way; there an entry is noticed where its word stands in any
text, which counts too many as noticed rather than too few.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from agreement_tables import Table, as_text
from unnoticed_texts import BadTextsError, Sample, read_samples

from herstelwerk.language.lexicon import Lexicon
from herstelwerk.language.reader import ALL_LISTS, LISTS, NAME_LISTS, Reader
from herstelwerk.language.reading import Reading
from herstelwerk.language.wordlist import ListEntry, WordListError, parse_list
from herstelwerk.problems import Unreadable
from herstelwerk.workbook import Workbook

ROOT = Path(__file__).parents[1]
OTHERS = tuple(name for name in ALL_LISTS if name not in LISTS)  # of names and of verbs; no rule asks for a place


class Noticed(NamedTuple):
    """The entries of one list in the order of the file, and those that no test text hits."""

    name: str
    entries: tuple[ListEntry, ...]
    unnoticed: tuple[ListEntry, ...]


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Print the table, or the entries of a list. Exit status 2 for files that cannot be used."""
    options = _options(arguments)
    try:
        texts = read_samples(root)
        lists = weigh(Workbook(root / "data"), texts)
    except (BadTextsError, WordListError, Unreadable, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    chosen = [one for one in lists if options.all or one.name == options.list]
    if options.list and not chosen:
        print(f"no list {options.list}; there are: {', '.join(one.name for one in lists)}", file=sys.stderr)
        return 2
    if not chosen:
        print(as_text(table(lists, texts)))
    for one in chosen:
        print("\n".join([f"# {one.name}: {_share(one)}", *(entry.text for entry in one.unnoticed)]))
    return 0


def weigh(workbook: Workbook, texts: Iterable[Sample]) -> list[Noticed]:
    """Every list of the workbook beside the texts."""
    reader, texts = workbook.reader, list(texts)
    entries = {name: _entries(workbook, name) for name in dict.fromkeys(ALL_LISTS)}
    hit: dict[str, set[ListEntry]] = {name: set() for name in entries}
    for kind, text in texts:
        mask = _mask(reader, kind)
        _find(Reading(text, reader.lexicon, mask), [n for n in LISTS if reader.lexicon.bit[n] & mask], hit)
    others = Lexicon({name: entries[name] for name in OTHERS}, exact=set(OTHERS) & set(NAME_LISTS))
    for _, text in texts:
        _find(Reading(text, others), OTHERS, hit)
    return [Noticed(name, all_of, _missed(all_of, hit[name])) for name, all_of in entries.items()]


def table(lists: Sequence[Noticed], texts: Sequence[Sample]) -> Table:
    """Per list its entries, how many are noticed, how many are not, and the share of those."""
    rows = [(one.name, *_figures(len(one.entries), len(one.unnoticed))) for one in lists]
    total = _figures(sum(len(one.entries) for one in lists), sum(len(one.unnoticed) for one in lists))
    title = f"Entries that {len(texts)} test texts notice"
    return Table(title, ("list", "entries", "noticed", "unnoticed", "share"), [*rows, ("all", *total)])


def _entries(workbook: Workbook, name: str) -> tuple[ListEntry, ...]:
    return parse_list(name, workbook.list_path(name).read_text("utf-8-sig").splitlines())


def _mask(reader: Reader, kind: str) -> int:
    """The lists that a text of this kind is read with; the reader is the only one that knows."""
    mask: int = getattr(reader, f"_{kind}")
    return mask


def _find(reading: Reading, names: Iterable[str], hit: dict[str, set[ListEntry]]) -> None:
    for name in names:
        hit[name].update(found.entry for found in reading.find(name))


def _missed(entries: Sequence[ListEntry], hit: set[ListEntry]) -> tuple[ListEntry, ...]:
    """The entries that were not hit; of two equal lines the second."""
    missed, seen = [], set()
    for entry in entries:
        if entry not in hit or entry in seen:
            missed.append(entry)
        seen.add(entry)
    return tuple(missed)


def _figures(entries: int, unnoticed: int) -> tuple[str, ...]:
    share = f"{unnoticed / entries:.0%}" if entries else "–"
    return (str(entries), str(entries - unnoticed), str(unnoticed), share)


def _share(one: Noticed) -> str:
    return f"{len(one.unnoticed)} of {len(one.entries)} unnoticed"


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("list", nargs="?", metavar="LIST", help="print the unnoticed entries of this list")
    parser.add_argument("--all", action="store_true", help="print the unnoticed entries of every list")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
