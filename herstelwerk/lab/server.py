"""Starts the workbook: one Jupyter server on the loopback address, until Ctrl-C."""

from __future__ import annotations

import asyncio
import errno
import os
import secrets
import signal
import socket
import sys
import threading
import webbrowser
from contextlib import redirect_stderr
from pathlib import Path
from typing import Any

from herstelwerk.lab.fingerprint import own_fingerprints
from herstelwerk.lab.folder import LabError, package_notebooks, served
from herstelwerk.lab.settings import WORK, Folders, arguments, kernel_spec, server_environment
from herstelwerk.problems import Problem

_ADDRESS = "127.0.0.1"
_LONG = 1_000_000  # bytes of log that are kept
_IN_TERMINAL = ("www-browser", "links", "elinks", "lynx", "w3m")
_REASONS = {
    errno.EACCES: "je mag hier niet schrijven",
    errno.EPERM: "je mag hier niet schrijven",
    errno.EROFS: "je mag hier niet schrijven",
    errno.EEXIST: "hier staat al een bestand met deze naam",
    errno.ENOTDIR: "hier staat al een bestand met deze naam",
    errno.ENOSPC: "de schijf is vol",
}


def start(
    place: Path,
    *,
    open_browser: bool = True,
    port: int | None = None,
    role: str | None = None,
    test: bool = False,
    notebooks: Path | None = None,
) -> int:
    """Serve the workbook in `place` until Ctrl-C, and give back the exit status.

    `role` is `trainer` or `onderzoeker` for plain JupyterLab, anything else for worksheets; `test` shows the running
    application to a browser test as `window.jupyterapp`; `notebooks` are worksheets to take for ours instead of the
    package's. The process is the server's from here on: its environment is set for Jupyter.

    Raises:
        LabError: when the port is taken, the folder cannot be written to, or the worksheets are missing.
    """
    place = place.absolute()
    notebooks = notebooks or package_notebooks()
    chosen = _free_port(port)
    folders = Folders(place)
    root = _prepared(folders, notebooks, role)
    token = secrets.token_urlsafe(24)
    argv = arguments(root, port=chosen, token=token, role=role, test=test)
    with folders.log.open("a", encoding="utf-8") as log, redirect_stderr(log):  # tracebacks help nobody at work
        server = _server(argv, own_fingerprints(notebooks), folders.log)
        _stop_on_signals(server)
        # In the loop: only then does the port listen.
        server.io_loop.add_callback(_announce, f"http://{_ADDRESS}:{chosen}/?token={token}", place / WORK, open_browser)
        server.start()
        _let_go(server.io_loop.asyncio_loop)
    print("\nGestopt. Alles wat bewaard was, staat er morgen weer.", flush=True)
    return 0


def _free_port(port: int | None) -> int:
    """The port that was asked for, or one the system gives; tried, for Jupyter would only say so in English."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as trial:
        if os.name == "posix":  # a port of a server that just stopped may be used again
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((_ADDRESS, port or 0))
        except (OSError, OverflowError):
            wanted = "een vrij poortnummer, of geen: dan kiest herstelwerk er zelf een"
            raise LabError("herstelwerk", (Problem("", f"poort {port} is niet vrij", wanted),)) from None
        return int(trial.getsockname()[1])


def _prepared(folders: Folders, notebooks: Path, role: str | None) -> Path:
    """Make ready what Jupyter needs in the work folder, and say what is served."""
    try:
        folders.make()
        if folders.log.exists() and folders.log.stat().st_size > _LONG:
            folders.log.unlink()
        folders.log.touch(mode=0o600)
        kernel = Path(folders.environment()["JUPYTER_DATA_DIR"]) / "kernels" / "python3" / "kernel.json"
        kernel.parent.mkdir(parents=True, exist_ok=True)
        kernel.write_text(kernel_spec(folders, sys.executable, os.environ.get("PYTHONPATH", ""), role), "utf-8")
        root = served(folders.place, notebooks)
    except OSError as error:
        wanted = "een map waarin je mag schrijven, op een schijf met plaats; ga naar een andere map en begin opnieuw"
        wrong = _REASONS.get(error.errno or 0, "hier is niets te bewaren")
        raise LabError(str(folders.place / WORK), (Problem("", wrong, wanted),)) from None
    environment = server_environment(os.environ, folders)
    os.environ.clear()
    os.environ.update(environment)
    return root


def _server(argv: list[str], own: frozenset[str], log: Path) -> Any:
    """The server, ready to start; Jupyter is imported here, for it reads the environment as it is imported."""
    # An optional check of web addresses in event schemas: its grammars take as long to build as all else together.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    from jupyterlab.labapp import LabApp  # type: ignore[import-untyped]

    from herstelwerk.lab.handler import WorksheetHandler

    try:
        server = LabApp.initialize_server(argv=argv)
    except SystemExit:  # Jupyter has said why, in the log
        wanted = f"een server op dit adres; begin opnieuw, of laat {log} zien aan wie je helpt"
        raise LabError("herstelwerk", (Problem("", "Jupyter wil niet starten", wanted),)) from None
    server.no_browser_open_file = True  # a file with the token in it
    url = f"{server.base_url}herstelwerk/worksheet"
    server.web_app.add_handlers(".*$", [(url, WorksheetHandler, {"own": own})])
    return server


def _stop_on_signals(server: Any) -> None:
    """Let Ctrl-C, a closed window and a kind `kill` stop the server at once; Jupyter would ask, in English."""
    stopped = threading.Event()

    def stop(*_: object) -> None:
        if not stopped.is_set():  # a second Ctrl-C does not break off the tidying up
            stopped.set()
            server.stop(from_signal=True)

    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number and not (name == "SIGHUP" and signal.getsignal(number) is signal.SIG_IGN):  # nohup
            signal.signal(number, stop)


def _let_go(loop: asyncio.AbstractEventLoop) -> None:
    """Break off what was being asked when the server stopped: its threads end with it, and Python waits for them."""
    if not loop.is_closed():
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))


def _announce(link: str, kept: Path, open_browser: bool) -> None:
    lines = (
        "",
        "Je werkboek staat klaar."
        + (" Gaat je browser niet vanzelf open? Open dan deze link." if open_browser else ""),
        "",
        f"  Openen:   {link}",
        "  Stoppen:  Ctrl+C",
        f"  Bewaard:  {kept}",
        "",
    )
    print("\n".join(lines), flush=True)
    if open_browser:
        threading.Thread(target=_open, args=(link,), daemon=True).start()


def _open(link: str) -> None:
    """Open the link itself, not a file that leads to it: a browser in a sandbox may not read a hidden folder."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return
    if getattr(browser, "name", "") not in _IN_TERMINAL:  # that would take over the window Ctrl-C is typed in
        browser.open(link)
