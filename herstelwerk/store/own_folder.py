"""Own material of a trainer on disk: files in `eigen/` beside the work folder, so that anyone can copy or read them.

A file is written whole or not at all, and nothing is thrown away: what is removed or replaced goes to `eigen/weg`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from herstelwerk.exercises.own import (
    DAYS,
    MAX_PIECES,
    MAX_TOGETHER,
    SLUG,
    OwnError,
    OwnMaterial,
    OwnText,
    gather,
    own_toml,
    read_own,
)
from herstelwerk.exercises.own_bundle import Files
from herstelwerk.exercises.own_picture import ENDINGS, Picture
from herstelwerk.store.door import Clock
from herstelwerk.store.faults import Fault, Place, StoreError
from herstelwerk.store.translating import in_dutch
from herstelwerk.workbook import own_files

_AWAY = re.compile(rf"(?P<at>\d{{8}}-\d{{6}})-dag-(?P<day>[1-4])-(?P<slug>{SLUG})\.toml")

_ENDINGS = (".toml", ".png", ".jpg")


class Away(NamedTuple):
    """A piece that was removed or replaced: the name of its file, when, of which day, and its title."""

    name: str
    at: datetime
    day: int
    title: str


class _Coming(NamedTuple):
    """A piece from elsewhere: its files, and whether nothing of that name stood here."""

    day: int
    slug: str
    files: dict[str, bytes]
    new: bool


class OwnFolder:
    """The folder `eigen` of a place. Every method raises `StoreError` when the disk fails, and says so in Dutch."""

    def __init__(self, place: Path, clock: Clock) -> None:
        self.root = place / "eigen"
        self._place, self._clock = place, clock

    def material(self, day: int) -> OwnMaterial:
        """What stands at a day now."""
        return gather(day, own_files(self._place, day))

    def add(self, day: int) -> str:
        """A new, empty piece at the end of a day that nobody sees yet; gives its slug."""
        there = self.material(day).pieces
        if len(there) >= MAX_PIECES:
            detail = f"Bij dag {day} staan al {MAX_PIECES} stukken. Haal er eerst een weg."
            raise StoreError(Fault.UNFIT, detail=detail)
        order = max((piece.own.order for piece in there), default=0) + 1
        slug = self._free_slug(day)
        self.keep(day, slug, OwnText(order=min(order, 9_999), ready=False))
        return slug

    def keep(self, day: int, slug: str, own: OwnText, before: OwnText | None = None) -> None:
        """Keep the words of a piece, typed over `before`; what somebody else wrote there meanwhile goes to `weg`."""
        with self._writing():
            path = self._file(day, f"{slug}.toml")
            if before is not None and path.is_file() and path.read_bytes() != own_toml(before).encode():
                os.replace(path, self._weg(f"dag-{day}-{slug}", _ENDINGS))
            self._write(path, own_toml(own).encode())

    def keep_picture(self, day: int, slug: str, own: OwnText, picture: Picture) -> OwnText:
        """Keep a picture with a piece, in the place of the one before; gives the piece as it is then."""
        self._check_room(len(picture.content))
        name = f"{slug}.{ENDINGS[picture.kind]}"
        with self._writing():
            self._put_away(day, slug, pictures_only=True)
            self._write(self._file(day, name), picture.content)
        own = own.model_copy(update={"picture": name})
        self.keep(day, slug, own)
        return own

    def drop_picture(self, day: int, slug: str, own: OwnText) -> OwnText:
        """Take the picture of a piece away; it goes to `weg`."""
        with self._writing():
            self._put_away(day, slug, pictures_only=True)
        own = own.model_copy(update={"picture": ""})
        self.keep(day, slug, own)
        return own

    def remove(self, day: int, slug: str) -> None:
        """Put a piece away, with its picture."""
        with self._writing():
            self._put_away(day, slug)

    def put_aside(self, day: int, name: str) -> None:
        """Put a file away that cannot be used."""
        path = self.root / f"dag-{day}" / Path(name).name
        with self._writing():
            if path.exists():
                os.replace(path, self._weg(f"dag-{day}-{path.stem}", (path.suffix,)).with_suffix(path.suffix))

    def away(self) -> tuple[Away, ...]:
        """The pieces that can be put back, the last one first."""
        found = []
        with self._writing():
            names = sorted((path.name for path in self._away.glob("*.toml")), reverse=True)
        for name in names:
            known = _AWAY.fullmatch(name)
            if not known:
                continue
            try:
                title = read_own((self._away / name).read_text("utf-8"), name).title
                at = datetime.strptime(known["at"], "%Y%m%d-%H%M%S")
            except (OSError, ValueError, OwnError):
                continue
            found.append(Away(name, at, int(known["day"]), title))
        return tuple(found)

    def put_back(self, name: str) -> None:
        """Put a piece back where it was; what stands there now goes to `weg` itself."""
        known = _AWAY.fullmatch(name)
        if not known or not (self._away / name).is_file():
            raise StoreError(Fault.GONE, str(self._away))
        day, slug = int(known["day"]), known["slug"]
        stem = name.removesuffix(".toml")
        with self._writing():
            back = [path for end in ("toml", "png", "jpg") if (path := self._away / f"{stem}.{end}").is_file()]
            self._put_away(day, slug)
            for path in back:
                os.replace(path, self._file(day, f"{slug}{path.suffix}"))

    def files(self) -> dict[int, dict[str, bytes]]:
        """All files of all days that belong to a piece, to take along."""
        found: dict[int, dict[str, bytes]] = {}
        for day in DAYS:
            there = own_files(self._place, day)
            kept = gather(day, there)
            names = [n for p in kept.pieces for n in (f"{p.slug}.toml", p.own.picture if p.picture else "") if n]
            found[day] = {name: data for name in names if (data := there.get(name)) is not None}
        return {day: there for day, there in found.items() if there}

    def bring_in(self, files: Files) -> tuple[int, int]:
        """Add pieces from elsewhere, already looked over; gives how many are new and how many took another's place."""
        coming = [one for day, there in sorted(files.items()) for one in self._coming(day, there)]
        self._check_room(sum(len(data) for one in coming for data in one.files.values()))
        for day in DAYS:
            there = len(self.material(day).pieces) + sum(one.new for one in coming if one.day == day)
            if there > MAX_PIECES:
                detail = f"Bij dag {day} zouden dan {there} stukken staan; er passen er {MAX_PIECES}."
                raise StoreError(Fault.UNFIT, detail=detail)
        with self._writing():
            for one in coming:
                self._put_away(one.day, one.slug)
                for name in sorted(one.files, reverse=True):  # a text last: it never points to nothing
                    self._write(self._file(one.day, name), one.files[name])
        new = sum(one.new for one in coming)
        return new, len(coming) - new

    def _coming(self, day: int, there: Mapping[str, bytes]) -> Iterator[_Coming]:
        """The pieces among these files that differ from what stands here."""
        now = own_files(self._place, day)
        for slug in sorted({name.rpartition(".")[0] for name in there}):
            mine = {name: data for name, data in there.items() if name.rpartition(".")[0] == slug}
            if {name: now.get(name) for name in mine} != mine:
                yield _Coming(day, slug, mine, not any(name.rpartition(".")[0] == slug for name in now))

    def _check_room(self, more: int) -> None:
        total = sum(len(data or b"") for day in DAYS for data in own_files(self._place, day).values())
        if total + more > MAX_TOGETHER:
            most = MAX_TOGETHER // 1024 // 1024
            detail = (
                f"Samen wordt je materiaal te groot; er past {most} MB in. Maak een plaatje kleiner of haal er een weg."
            )
            raise StoreError(Fault.UNFIT, detail=detail)

    @property
    def _away(self) -> Path:
        return self.root / "weg"

    def _inside(self, folder: Path) -> Path:
        """The folder, made when it is not there; never outside the place, also where someone made it a link."""
        folder.mkdir(parents=True, exist_ok=True)
        if not folder.resolve().is_relative_to(self._place.resolve()):
            raise StoreError(Fault.FORBIDDEN, str(folder))
        return folder

    def _file(self, day: int, name: str) -> Path:
        return self._inside(self.root / f"dag-{day}") / name

    def _write(self, path: Path, content: bytes) -> None:
        halfway = path.with_name(f".{path.name}.{os.getpid()}")
        halfway.write_bytes(content)
        os.replace(halfway, path)

    def _put_away(self, day: int, slug: str, pictures_only: bool = False) -> None:
        endings = _ENDINGS[1:] if pictures_only else _ENDINGS
        paths = [self.root / f"dag-{day}" / f"{slug}{end}" for end in endings]
        there = [path for path in paths if path.is_file()]
        if there:
            target = self._weg(f"dag-{day}-{slug}", _ENDINGS)
            for path in there:
                os.replace(path, target.with_suffix(path.suffix))

    def _weg(self, name: str, endings: tuple[str, ...]) -> Path:
        """A free name in `weg` that begins with the moment; a second later where two go within one."""
        folder, at = self._inside(self._away), self._clock()
        while any((target := folder / f"{at:%Y%m%d-%H%M%S}-{name}.toml").with_suffix(end).exists() for end in endings):
            at += timedelta(seconds=1)
        return target

    def _free_slug(self, day: int) -> str:
        """A name from the moment it was made, so that pieces of two trainers do not get the same one."""
        stem = f"stuk-{self._clock():%Y%m%d-%H%M%S}"
        names = (f"{stem}{more}" for more in ("", *(f"-{n}" for n in range(2, 1_000))))
        return next(slug for slug in names if not (self.root / f"dag-{day}" / f"{slug}.toml").exists())

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with in_dutch(Place(str(self.root), self._place)):
            yield
