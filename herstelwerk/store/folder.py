"""Whether a work folder lies where work can get lost, as sentences for the start page; and a damaged file set apart.

Only looked at: names on the way to the folder, marks that sync programs leave, the table of mounted disks.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path, PureWindowsPath

from herstelwerk.store.door import Clock, now
from herstelwerk.store.engine import file_of
from herstelwerk.store.faults import Fault, Place, StoreError
from herstelwerk.store.translating import in_dutch

LITTLE = 200 * 1024 * 1024  # bytes; with less than this free a disk is nearly full
_MOUNTS = Path("/proc/self/mounts")
_BY_NAME = {
    "OneDrive": r"onedrive( -.*|-.*)?",
    "Dropbox": r"dropbox( \(.*\))?",
    "Google Drive": r"google ?drive(-.*)?|drivefs|gdrive",
    "iCloud": r"icloud ?drive.*|mobile documents|com~apple~clouddocs",
    "Nextcloud": r"nextcloud\d*",
    "ownCloud": r"owncloud\d*",
    "SURFdrive": r"surfdrive",
    "pCloud": r"pcloud ?(drive|sync)?|p:\\pcloud.*",
    "een clouddienst": r"cloudstorage",
}
_BY_MARK = {
    "Dropbox": (".dropbox", ".dropbox.cache"),
    "OneDrive": (".849C9593-D756-4E56-8D6E-42412F2A707B",),
    "Google Drive": (".tmp.driveupload", ".tmp.drivedownload"),
    "Nextcloud": (".sync_*.db", "._sync_*.db", ".nextcloudsync.log", ".owncloudsync.log"),
}
_BY_VARIABLE = {"OneDrive": "OneDrive", "OneDriveCommercial": "OneDrive", "OneDriveConsumer": "OneDrive"}
_NETWORK = re.compile(
    r"nfs\d?|cifs|smb\w*|9p|afs|ceph|ncpfs|davfs|glusterfs|(fuse\.)?(sshfs|rclone|davfs2?|gvfsd-.*|gluster.*)"
)


def warnings(
    where: str | Path, environ: Mapping[str, str] = os.environ, mounts: str | None = None, free: int | None = None
) -> list[str]:
    """What may go wrong with work in this folder, most dangerous first; empty when nothing was seen.

    `environ`, `mounts` (text as in /proc/mounts) and `free` (bytes) are found out when left out.
    """
    path = file_of(where).parent
    found = []
    service = _synced(path, environ)
    if not _may_write(where):
        found.append(
            f"In de map {path} mag je niet schrijven, dus er wordt niets bewaard. Zet de map op een plek waar je wel "
            "mag schrijven, zoals Documenten."
        )
    if (_free(path) if free is None else free) < LITTLE:
        found.append(
            "De schijf is bijna vol: er is minder dan 200 MB vrij. Maak ruimte vrij (leeg bijvoorbeeld de prullenbak), "
            "anders kan je werk straks niet meer bewaard worden."
        )
    if service:
        found.append(
            f"De map {path} wordt bijgehouden door {service}. Zo'n programma kan je werk overschrijven met een oude "
            "versie. Zet de map op je eigen schijf, buiten wat gesynchroniseerd wordt."
        )
    if _on_network(where, path, _mounts() if mounts is None else mounts):
        found.append(
            f"De map {path} staat op een netwerkschijf. Valt de verbinding weg, dan kan je werk beschadigd raken. Zet "
            "de map op de schijf van deze computer."
        )
    return found


def set_aside(where: str | Path, clock: Clock = now) -> Path:
    """Give a damaged file, and what belongs to it, another name, so that one can begin anew; nothing is deleted.

    Only on someone's explicit wish, and with every store on it closed. Gives the new path.

    Raises:
        StoreError: when it cannot be renamed, or there is nothing.
    """
    file = file_of(where)
    with in_dutch(Place(str(file), file.parent)):
        parts = [part for end in ("", "-wal", "-shm") if (part := file.with_name(file.name + end)).exists()]
        if not parts:
            raise StoreError(Fault.GONE, str(file))
        new = _unused(file, clock())
        for part in parts:
            part.rename(new.with_name(new.name + part.name.removeprefix(file.name)))
        return new


def _unused(file: Path, at: datetime) -> Path:
    stem = f"{file.stem}-apart-{at:%Y%m%d-%H%M%S}"
    names = (file.with_name(f"{stem}{more}{file.suffix}") for more in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(name for name in names if not name.exists())


def _synced(path: Path, environ: Mapping[str, str]) -> str | None:
    """The name of the service that keeps this folder, if one seems to."""
    for place in {path, _real(path)}:
        for variable, service in _BY_VARIABLE.items():
            root = environ.get(variable)
            if root and place.is_relative_to(root):
                return service
        for part in _parts(place):
            for service, pattern in _BY_NAME.items():
                if re.fullmatch(pattern, part, re.IGNORECASE):
                    return service
        for folder in (place, *place.parents):
            for service, marks in _BY_MARK.items():
                if any(_there(folder, mark) for mark in marks):
                    return service
    return None


def _parts(path: Path) -> Iterator[str]:
    yield from (path.parts if "\\" not in str(path) else PureWindowsPath(str(path)).parts)


def _there(folder: Path, mark: str) -> bool:
    try:
        return any(folder.glob(mark))
    except OSError:
        return False


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path


def _existing(path: Path) -> Path:
    """The folder itself, or the nearest one above it that is there."""
    return next((folder for folder in (path, *path.parents) if folder.exists()), path)


def _may_write(where: str | Path) -> bool:
    file = file_of(where)
    return os.access(_existing(file.parent), os.W_OK) and (not file.exists() or os.access(file, os.W_OK))


def _free(path: Path) -> int:
    try:
        return shutil.disk_usage(_existing(path)).free
    except OSError:
        return LITTLE  # not known: nothing to warn of


def _mounts() -> str:
    try:
        return _MOUNTS.read_text("utf-8", "surrogateescape")
    except OSError:  # not Linux
        return ""


def _on_network(where: str | Path, path: Path, mounts: str) -> bool:
    real = _real(path)
    if any(str(name).startswith("\\\\") for name in (where, real)):  # \\server\folder on Windows
        return True
    kinds = {}
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) > 2:
            kinds[_unescaped(fields[1])] = fields[2]  # a later mount on the same place hides an earlier one
    under = [place for place in kinds if real.is_relative_to(place)]
    return bool(under) and _NETWORK.fullmatch(kinds[max(under, key=len)]) is not None


def _unescaped(field: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), field)
