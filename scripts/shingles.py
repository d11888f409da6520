"""Write the hashes of every run of eight words in source texts, so that a test can see that our texts are our own.

python scripts/shingles.py FOLDER     # all .txt files in it; writes tests/content/shingles.bin

Only hashes are kept: 64 bits each, sorted, big-endian, one after the other. The words cannot be read back from them,
and the test needs no sources.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "tests" / "content" / "shingles.bin"
RUN = 8  # words
SIZE = 8  # bytes of a hash
_WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """The words of a text in lower case; accents stay."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


def runs_of(text: str) -> Iterator[str]:
    """Every run of eight words, a space between two."""
    words = words_of(text)
    for i in range(len(words) - RUN + 1):
        yield " ".join(words[i : i + RUN])


def hash_of(run: str) -> bytes:
    """The hash of a run."""
    return blake2b(run.encode(), digest_size=SIZE).digest()


def packed(texts: Iterable[str]) -> bytes:
    """The hashes of all runs in the texts, each once, sorted."""
    return b"".join(sorted({hash_of(run) for text in texts for run in runs_of(text)}))


def unpacked(data: bytes) -> frozenset[bytes]:
    """The hashes of a packed file."""
    return frozenset(data[i : i + SIZE] for i in range(0, len(data), SIZE))


def main() -> None:
    """Hash the texts of the folder that was named."""
    if len(sys.argv) != 2:
        sys.exit("Zeg in welke map de bronteksten staan: python scripts/shingles.py MAP")
    files = sorted(Path(sys.argv[1]).glob("*.txt"))
    if not files:
        sys.exit(f"{sys.argv[1]}: hier staan geen .txt-bestanden. Noem de map met de bronteksten.")
    data = packed(file.read_text("utf-8") for file in files)
    FILE.write_bytes(data)
    print(f"{len(data) // SIZE} reeksen uit {len(files)} bestanden, {len(data)} bytes in {FILE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
