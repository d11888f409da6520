"""The server itself, in a process of its own and without a browser."""

from __future__ import annotations

import http.cookiejar
import json
import re
import signal
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path

import psutil
import pytest
from jupyter_client import BlockingKernelClient

from herstelwerk.lab.folder import LabError
from herstelwerk.lab.server import start
from tests.serving import PATIENCE, Server
from tests.worksheets import code, markdown, notebook, printed, write

MINE = notebook(markdown("# Mijn blad"), code("print('ja')"))
ASKED = {"cells": [{"type": cell["cell_type"], "source": cell["source"]} for cell in MINE["cells"]]}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("server")
    write(folder / "ons" / "00-start.ipynb", MINE)
    server = Server(folder / "plek", folder / "thuis", folder / "ons")
    yield server
    assert server.stop() == 0


def test_it_says_where_to_go_how_to_stop_and_where_answers_are(running: Server) -> None:
    said = running.printed.strip().split("\n")
    assert said[0] == "Je werkboek staat klaar."
    assert re.fullmatch(r"  Openen:   http://127\.0\.0\.1:\d+/\?token=[\w-]{32}", said[2])
    assert said[3:] == ["  Stoppen:  Ctrl+C", f"  Bewaard:  {running.place / 'werk'}"]


def test_the_link_leads_to_the_start_page(running: Server) -> None:
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    with browser.open(running.link, timeout=PATIENCE) as page:
        assert page.url.startswith(f"{running.origin}/doc/tree/notebooks/00-start.ipynb")


def test_only_the_loopback_address_listens(running: Server) -> None:
    listening = [c.laddr.ip for c in psutil.Process(running.process.pid).net_connections() if c.status == "LISTEN"]
    assert set(listening) == {"127.0.0.1"}


def test_our_own_worksheet_is_known_and_another_is_not(running: Server) -> None:
    assert running.ask("POST", "herstelwerk/worksheet", ASKED) == (200, {"own": True})
    changed = {"cells": [ASKED["cells"][0], {"type": "code", "source": "print('nee')"}]}
    assert running.ask("POST", "herstelwerk/worksheet", changed) == (200, {"own": False})
    assert running.ask("POST", "herstelwerk/worksheet", {"cells": []}) == (200, {"own": False})


def test_a_question_that_is_none_is_refused(running: Server) -> None:
    for wrong in ({}, [], {"cells": 1}, {"cells": [{"type": "code"}]}, b"{", b"[" * 100_000):
        assert running.ask("POST", "herstelwerk/worksheet", wrong)[0] == 400
    assert running.ask("POST", "herstelwerk/worksheet", b"x" * 2_000_001)[0] == 413


def test_who_has_no_token_gets_no_answer(running: Server) -> None:
    assert running.ask("POST", "herstelwerk/worksheet", ASKED, Accept="*/*")[0] == 403
    assert running.ask("GET", "api/contents", Accept="*/*")[0] == 403


def test_another_site_cannot_ask_in_somebodys_name(running: Server) -> None:
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    browser.open(running.link, timeout=PATIENCE).close()
    url, body = f"{running.origin}/herstelwerk/worksheet", json.dumps(ASKED).encode()
    with pytest.raises(urllib.error.HTTPError) as refused:  # the cookie alone
        browser.open(urllib.request.Request(url, body), timeout=PATIENCE)
    assert refused.value.code == 403
    key = next(cookie.value for cookie in jar if cookie.name == "_xsrf")
    with browser.open(urllib.request.Request(url, body, {"X-XSRFToken": key or ""}), timeout=PATIENCE) as answer:
        assert json.load(answer) == {"own": True}


def test_a_saved_notebook_holds_no_outputs(running: Server) -> None:
    dirty = notebook(code("print('geheim')", printed("geheim\n")), widgets={"state": {"value": "geheim"}})
    for path in ("notebooks/00-start.ipynb", "notebooks/onderzoek/blad.ipynb"):
        (running.place / "werk" / "werkboek" / path).parent.mkdir(parents=True, exist_ok=True)
        assert running.ask("PUT", f"api/contents/{path}", {"type": "notebook", "content": dirty})[0] in (200, 201)
    folder = running.place / "werk" / "werkboek" / "notebooks"
    assert (folder / "00-start.ipynb").read_text("utf-8").count("geheim") == 1  # the code itself
    kept = json.loads((folder / "onderzoek" / "blad.ipynb").read_text("utf-8"))
    assert kept["cells"][0]["outputs"][0]["text"] == ["geheim\n"] and "widgets" not in kept["metadata"]


def test_there_are_no_terminals(running: Server) -> None:
    assert running.ask("POST", "api/terminals", {})[0] in (403, 404)


def said_by(server: Server, kernel: str, source: str) -> str:
    """What Python behind a worksheet prints."""
    client = BlockingKernelClient(connection_file=str(server.place / "werk" / ".lab" / "run" / f"kernel-{kernel}.json"))
    client.load_connection_file()
    client.start_channels(hb=False)  # on a busy machine a kernel that is only slow would count as dead
    client.wait_for_ready(timeout=PATIENCE)
    printed: list[str] = []
    client.execute_interactive(
        source, timeout=PATIENCE, output_hook=lambda m: printed.append(m["content"].get("text", ""))
    )
    client.stop_channels()
    return "".join(printed)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_stopping_takes_python_along_and_leaves_the_home_alone(tmp_path: Path, how: int) -> None:
    home, spoor = tmp_path / "thuis", tmp_path / "spoor"
    leave = f"open({str(spoor)!r}, 'a').write('gelezen')\n"
    for name in (
        ".jupyter/jupyter_server_config.py",
        ".jupyter/jupyter_config.py",
        ".jupyter/jupyter_lab_config.py",
        ".ipython/profile_default/startup/00.py",
        ".ipython/profile_default/ipython_kernel_config.py",
    ):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(leave)
    before = sorted(home.rglob("*"))
    (tmp_path / "python.py").write_text(leave)
    server = Server(tmp_path / "plek", home, PYTHONSTARTUP=str(tmp_path / "python.py"))
    status, kernel = server.ask("POST", "api/kernels", {"name": "python3"})
    assert status == 201
    assert said_by(server, kernel["id"], "import os; print(os.environ['HERSTELWERK_PLAATS'])") == f"{server.place}\n"
    pythons = server.kernels()
    assert pythons
    assert server.stop(how) == 0
    assert server.printed.endswith("Gestopt. Alles wat bewaard was, staat er morgen weer.\n")
    assert psutil.wait_procs(pythons, PATIENCE)[1] == []
    assert not spoor.exists()
    assert sorted(home.rglob("*")) == before


def test_a_port_that_is_taken_is_said_in_dutch(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(LabError, match=f"poort {port} is niet vrij"):
            start(tmp_path, open_browser=False, port=port)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_hold_answers_is_said_in_dutch(tmp_path: Path) -> None:
    (tmp_path / "werk").write_text("een bestand")
    with pytest.raises(LabError, match="hier staat al een bestand met deze naam"):
        start(tmp_path, open_browser=False)


def test_stopping_while_much_is_asked_comes_to_an_end(tmp_path: Path) -> None:
    """A request under way has a thread, and Python would wait for that thread for ever."""
    server = Server(tmp_path / "plek", tmp_path / "thuis")

    def ask() -> None:
        with suppress(OSError, HTTPException):  # the server goes while it is asked
            while True:
                server.ask("GET", "api/contents/notebooks/00-start.ipynb?content=1")

    for _ in range(6):
        threading.Thread(target=ask, daemon=True).start()
    time.sleep(1)
    assert server.stop() == 0
