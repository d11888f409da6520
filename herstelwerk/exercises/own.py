"""What a trainer adds to a day: a title, a text and perhaps a picture, as a small TOML file with the picture beside it.

Files come in as bytes and go out as text; which folder they stand in is another room's. A file that cannot be used is
told to the trainer and never keeps a day from opening.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, NamedTuple

from pydantic import Field, StringConstraints, ValidationError

from herstelwerk.domain import Part
from herstelwerk.exercises.common import Loose
from herstelwerk.exercises.own_picture import ENDINGS, MAX_PICTURE, Picture, PictureError, checked_picture
from herstelwerk.problems import Problem, Unreadable, problem_of
from herstelwerk.wording import WordingError, read_wording

DAYS = range(1, 5)
MAX_FILE = 200_000  # bytes of a TOML; the longest text of the house fits many times
MAX_PIECES = 20  # of a day
MAX_TOGETHER = 16 * 1024 * 1024  # bytes of all four days: a download that another machine can take in at once
MAX_TITLE = 120
SLUG = r"[a-z][a-z0-9-]{0,39}"
# On Windows a file called con.toml is no file but a device.
NAME = rf"(?!(?:con|prn|aux|nul|com\d|lpt\d)\.){SLUG}\.(?:toml|png|jpg)"
_FILE = re.compile(NAME)
_NOT_OURS = {"thumbs.db", "desktop.ini"}  # what systems leave behind in a folder
Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=MAX_TITLE, pattern=r"^[^\x00]*$")]


class OwnError(Unreadable):
    """A file of a trainer that cannot be used."""


class OwnText(Part):
    """A piece as it is kept. `place` is the id of an exercise, or empty for the beginning of the day.

    `ready` says whether trainees see it; `picture` is the name of the file beside it.
    """

    title: Short = ""
    text: Loose = ""
    place: Annotated[str, StringConstraints(pattern=r"^(dag-[1-4]/[a-z][a-z0-9-]*)?$")] = ""
    order: Annotated[int, Field(ge=0, le=9_999)] = 0
    ready: bool = True
    picture: Annotated[str, StringConstraints(pattern=rf"^({SLUG}\.(png|jpg))?$")] = ""
    alt: Loose = ""
    source: Loose = ""


class OwnPiece(NamedTuple):
    """A piece with its picture. `lacks` says in Dutch what it still needs before anyone can see it."""

    day: int
    slug: str
    own: OwnText
    picture: Picture | None = None
    lacks: tuple[str, ...] = ()

    @property
    def shown(self) -> bool:
        """Whether trainees see it."""
        return self.own.ready and not self.lacks


class OwnFault(NamedTuple):
    """A file that cannot be used: its name and, in Dutch, why."""

    file: str
    told: str


class OwnMaterial(NamedTuple):
    """Everything that was added to a day, in its order."""

    pieces: tuple[OwnPiece, ...] = ()
    faults: tuple[OwnFault, ...] = ()

    def at(self, place: str, known: frozenset[str] = frozenset()) -> tuple[OwnPiece, ...]:
        """What trainees see at a place; what belongs to an exercise that is not `known` comes at the beginning."""
        found = (piece for piece in self.pieces if piece.shown)
        return tuple(p for p in found if (p.own.place if p.own.place in known else "") == place)


def read_own(text: str, name: str) -> OwnText:
    """The piece in a TOML file.

    Raises:
        OwnError: with everything that is wrong with it.
    """
    try:
        read_wording(text, name)  # says in Dutch where a TOML is wrong
        return OwnText.model_validate(tomllib.loads(text))
    except WordingError as error:
        raise OwnError(name, error.problems) from None
    except ValidationError as error:
        found = tuple(problem_of(one, _EXPECTED) for one in error.errors(include_url=False))
        raise OwnError(name, found) from None


def own_toml(own: OwnText) -> str:
    """A piece as the TOML that a trainer can also change by hand."""
    lines = []
    for key, value in own.model_dump().items():
        if isinstance(value, str):
            lines.append(f"{key} = {_string(value)}")
        else:
            lines.append(f"{key} = {str(value).lower()}")
    return "\n".join(lines) + "\n"


def _string(text: str) -> str:
    """JSON writes signs as TOML does, but for one that TOML wants written out."""
    lines = [json.dumps(line, ensure_ascii=False)[1:-1].replace("\x7f", "\\u007f") for line in text.split("\n")]
    return f'"{lines[0]}"' if len(lines) == 1 else '"""\n' + "\n".join(lines) + '"""'


def gather(day: int, files: Mapping[str, bytes | None]) -> OwnMaterial:
    """The pieces in the files of a day, by name; None stands for a file that could not be read. Never raises."""
    pieces, faults = list[OwnPiece](), list[OwnFault]()
    for name in sorted(files):
        slug, _, ending = name.rpartition(".")
        if not _FILE.fullmatch(name):
            if not name.startswith((".", "~")) and name.lower() not in _NOT_OURS:
                faults.append(OwnFault(name, "Dit bestand hoort hier niet; hier staan alleen .toml, .png en .jpg."))
        elif ending == "toml":
            try:
                pieces.append(_piece(day, slug, name, files))
            except OwnError as error:
                faults.append(OwnFault(name, " ".join(_sentence(problem) for problem in error.problems)))
    pieces.sort(key=lambda one: (one.own.order, one.slug))
    return OwnMaterial(tuple(pieces), (*faults, *_loose(files, pieces, faults)))


def _loose(files: Iterable[str], pieces: list[OwnPiece], faults: list[OwnFault]) -> Iterator[OwnFault]:
    """Pictures that belong to no text; one beside a text that cannot be read is left out of it."""
    used = {piece.own.picture for piece in pieces}
    unread = {fault.file.rpartition(".")[0] for fault in faults}
    for name in sorted(files):
        slug, _, ending = name.rpartition(".")
        if _FILE.fullmatch(name) and ending != "toml" and name not in used and slug not in unread:
            yield OwnFault(name, "Dit plaatje hoort bij geen enkele tekst.")


def _piece(day: int, slug: str, name: str, files: Mapping[str, bytes | None]) -> OwnPiece:
    own = read_own(_decoded(files[name], name), name)
    picture, wrong = _picture(own.picture, slug, files) if own.picture else (None, [])
    return OwnPiece(day, slug, own, picture, (*wrong, *missing_words(own)))


def missing_words(own: OwnText) -> tuple[str, ...]:
    """What a piece still needs before anyone can see it, in Dutch."""
    told = {
        "Er is nog geen titel.": own.title,
        "Er is nog geen tekst en geen plaatje.": own.text + own.picture,
        "Beschrijf het plaatje in woorden, voor wie het niet ziet.": own.alt or not own.picture,
        "Zeg waar het plaatje vandaan komt, en dat je het mag laten zien.": own.source or not own.picture,
    }
    return tuple(
        sentence for sentence, there in told.items() if not (there.strip() if isinstance(there, str) else there)
    )


def _picture(name: str, slug: str, files: Mapping[str, bytes | None]) -> tuple[Picture | None, list[str]]:
    if name.rpartition(".")[0] != slug:
        return None, [f"Het plaatje moet heten als de tekst: {slug}.png of {slug}.jpg."]
    data = files.get(name)
    if data is None:
        return None, [f"Het plaatje {name} is er niet, of het is niet te lezen."]
    try:
        picture = checked_picture(data, name)
    except PictureError as error:
        return None, [f"{name}: {_sentence(error.problems[0])}"]
    if ENDINGS[picture.kind] != name.rpartition(".")[2]:
        return None, [f"{name} is in het echt een {picture.kind.upper()}; geef het de goede naam."]
    return picture, []


def _decoded(data: bytes | None, name: str) -> str:
    if data is None or len(data) > MAX_FILE:
        expected = "een klein bestand met tekst dat je mag lezen"
        raise OwnError(name, (Problem("", "dit bestand is niet te lezen of te groot", expected),))
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise OwnError(name, (Problem("", "dit bestand is geen UTF-8", "een bestand in UTF-8"),)) from None


def _sentence(problem: Problem) -> str:
    text = str(problem).replace("?.", "?")  # what was expected may be asked
    return text[:1].upper() + text[1:]


def largest(name: str) -> int:
    """How many bytes a file of this name may have."""
    return MAX_FILE if name.endswith(".toml") else MAX_PICTURE


_EXPECTED = {
    "place": "leeg, of het id van een oefening zoals dag-1/het-ecogram",
    "order": "een getal van 0 tot 9999",
    "ready": "true of false",
    "picture": "leeg, of de naam van het plaatje zoals stroom.png",
}
