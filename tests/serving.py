"""The workbook's server as people start it: a process of its own, with a home of its own that must stay empty."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import psutil

from tests.commands import environment

_START = """
import sys
from pathlib import Path
from herstelwerk.lab.server import start
place, notebooks, role = sys.argv[1:]
sys.exit(start(Path(place), open_browser=False, test=True, role=role, notebooks=Path(notebooks) if notebooks else None))
"""
PATIENCE = 90  # seconds; a machine may be busy


class Server:
    """A running server on a folder; `notebooks` are taken for ours instead of the package's."""

    def __init__(self, place: Path, home: Path, notebooks: Path | None = None, role: str = "", **more: str) -> None:
        self.place, self.home = place, home
        for folder in (place, home):
            folder.mkdir(parents=True, exist_ok=True)
        self.process = subprocess.Popen(
            [sys.executable, "-c", _START, str(place), str(notebooks or ""), role],
            cwd=place,
            env=environment(HOME=str(home), USERPROFILE=str(home), **more),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self.printed = ""
        self.link = self._link()
        self.origin, self.token = self.link.split("/?token=")

    def _link(self) -> str:
        assert self.process.stdout
        alarm = threading.Timer(PATIENCE, self.process.kill)
        alarm.start()
        try:
            for line in self.process.stdout:
                self.printed += line
                if "Bewaard:" in line:
                    found = re.search(r"http://\S+", self.printed)
                    assert found, self.printed
                    return found[0]
        finally:
            alarm.cancel()
        raise AssertionError(f"geen server: {self.printed}")

    def sheet(self, path: str) -> str:
        """The address of a worksheet, as a browser that has not been here yet needs it."""
        return f"{self.origin}/doc/tree/notebooks/{path}?token={self.token}"

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> tuple[int, Any]:
        """Ask the server something, with the token unless other headers are given; status and answer."""
        data = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
        given = headers or {"Authorization": f"token {self.token}"}
        request = urllib.request.Request(f"{self.origin}/{path}", data, given, method=method)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                text = answer.read()
                return answer.status, json.loads(text) if text else None
        except urllib.error.HTTPError as error:
            return error.code, None

    def kernels(self) -> list[psutil.Process]:
        """The Pythons behind the worksheets."""
        return [
            child
            for child in psutil.Process(self.process.pid).children(recursive=True)
            if any("ipykernel_launcher" in part for part in child.cmdline())
        ]

    def tidy(self) -> None:
        """End the kernels, so that a row of tests does not fill the machine."""
        for session in self.ask("GET", "api/sessions")[1]:
            self.ask("DELETE", f"api/sessions/{session['id']}")

    def stop(self, how: int = signal.SIGINT) -> int:
        """Stop it as people do, and give back its exit status; what it said last is added to `printed`."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        self.printed += self.process.communicate(timeout=PATIENCE)[0]
        return self.process.returncode
