"""How far something is, in a notebook or a terminal; when it is done, nothing of it is left."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from typing import Any

Tell = Callable[[float, str], None]  # the share that is done, from 0 to 1, and what is being done


@contextmanager
def progress(shown: bool = True) -> Iterator[Tell]:
    """Gives what to call along the way; where nobody looks (a file, a pipe) it shows nothing."""
    if shown and _in_notebook():
        with _notebook() as tell:
            yield tell
    elif shown and sys.stderr is not None and sys.stderr.isatty():
        with _terminal() as tell:
            yield tell
    else:
        yield lambda share, what: None


def _in_notebook() -> bool:
    """Whether this is a kernel; IPython is not loaded to find out."""
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    return getattr(shell, "kernel", None) is not None


@contextmanager
def _notebook() -> Iterator[Tell]:
    from IPython.display import display

    nothing = {"text/plain": "", "text/html": ""}  # as it begins, so that a saved notebook is the same every time
    handle: Any = display(nothing, raw=True, display_id=True)  # type: ignore[no-untyped-call]

    def tell(share: float, what: str) -> None:
        bar = f'<progress max="1" value="{share:.3f}" style="width:20em"></progress>'
        inner = f'<label lang="nl">{bar} {round(100 * share)} % · {escape(what)}</label>'
        handle.update({"text/plain": "", "text/html": inner}, raw=True)

    try:
        yield tell
    finally:
        handle.update(nothing, raw=True)


@contextmanager
def _terminal() -> Iterator[Tell]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("", total=1.0)

        def tell(share: float, what: str) -> None:
            bars.update(task, completed=share, description=what)

        yield tell
