"""Which notebooks are served: those of the folder one works in, or a copy of the package's own."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from herstelwerk.lab.fingerprint import file_fingerprint, own_fingerprints
from herstelwerk.lab.settings import START_PAGE, WORK
from herstelwerk.problems import Problem, Unreadable

_PACKAGE = Path(__file__).parent.parent
_INSTALLED = (_PACKAGE / "content" / "notebooks", _PACKAGE.parent / "notebooks")
_START = Path(START_PAGE).name


class LabError(Unreadable):
    """Something that keeps the workbook from opening."""


def package_notebooks() -> Path:
    """The folder with the package's own notebooks; never one of the folder one works in.

    Raises:
        LabError: when the installation has lost them.
    """
    for folder in _INSTALLED:
        if (folder / _START).is_file():
            return folder
    raise LabError("herstelwerk", (Problem("", "de werkbladen ontbreken", f"{START_PAGE}; installeer opnieuw"),))


def served(place: Path, notebooks: Path) -> Path:
    """The folder to serve: `place` when it holds worksheets, else `werk/werkboek` in it with a copy of ours.

    Raises:
        OSError: when the copy cannot be written.
    """
    if (place / START_PAGE).is_file():
        return place
    root = place / WORK / "werkboek"
    for source in sorted(notebooks.rglob("*.ipynb")):
        inside = source.relative_to(notebooks)
        if not any(part.startswith(".") for part in inside.parts):
            _refresh(source, root / "notebooks" / inside, root / "vorige" / inside)
    return root


def _refresh(source: Path, target: Path, former: Path) -> None:
    """Make the copy as it is in the package; what somebody changed in it is put aside, not lost."""
    fresh = source.read_bytes()
    if target.is_file():
        if target.read_bytes() == fresh:
            return
        if file_fingerprint(target) not in own_fingerprints(source.parent):
            former.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(target, former)
    target.parent.mkdir(parents=True, exist_ok=True)
    halfway = target.with_name(f".{target.name}.{os.getpid()}")
    halfway.write_bytes(fresh)
    os.replace(halfway, target)
