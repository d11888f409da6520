"""What is said to Jupyter and to Python, before anything is started."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from herstelwerk.lab.settings import Folders, arguments, kernel_spec, server_environment
from tests.conftest import ROOT

LAB = ROOT / "herstelwerk" / "lab"


def said(role: str | None = None, test: bool = False) -> dict[str, str]:
    argv = arguments(Path("/plek"), port=1234, token="geheim", role=role, test=test)
    return dict(part.removeprefix("--").split("=", 1) for part in argv)


def test_the_server_is_for_this_machine_and_its_token() -> None:
    options = said()
    assert options["ServerApp.ip"] == "127.0.0.1"
    assert options["IdentityProvider.token"] == "geheim"
    assert options["ServerApp.port"] == "1234" and options["ServerApp.port_retries"] == "0"
    assert options["ServerApp.terminals_enabled"] == "False"
    assert options["LabApp.extension_manager"] == "readonly"
    assert options["LabApp.news_url"] == "None"
    assert "ServerApp.allow_remote_access" not in options and "ServerApp.allow_origin" not in options


def test_an_idle_python_is_ended_and_a_busy_or_open_one_is_not() -> None:
    options = said()
    assert options["MappingKernelManager.cull_idle_timeout"] == "60"
    assert options["MappingKernelManager.cull_connected"] == options["MappingKernelManager.cull_busy"] == "False"
    assert options["ServerApp.shutdown_no_activity_timeout"] == "0"


@pytest.mark.parametrize(
    ("role", "page"), [(None, "/doc"), ("deelnemer", "/doc"), ("trainer", "/lab"), ("onderzoeker", "/lab")]
)
def test_who_one_is_decides_the_first_page(role: str | None, page: str) -> None:
    assert said(role)["LabApp.default_url"] == f"{page}/tree/notebooks/00-start.ipynb"


def test_the_application_is_shown_to_tests_only() -> None:
    assert said()["LabApp.expose_app_in_browser"] == "False"
    assert said(test=True)["LabApp.expose_app_in_browser"] == "True"


def test_what_the_settings_point_at_is_there() -> None:
    overrides = json.loads((LAB / "config" / "labconfig" / "default_setting_overrides.json").read_text("utf-8"))
    assert overrides["@jupyterlab/translation-extension:plugin"] == {"locale": "nl_NL"}
    assert overrides["@jupyterlab/notebook-extension:tracker"]["windowingMode"] == "none"
    extensions = Path(said()["LabApp.extra_labextensions_path"])
    package = json.loads((extensions / "herstelwerk-werkblad" / "package.json").read_text("utf-8"))
    assert (extensions / "herstelwerk-werkblad" / package["jupyterlab"]["_build"]["load"]).is_file()


def test_another_jupyter_has_no_say(tmp_path: Path) -> None:
    theirs = {"JUPYTER_TOKEN": "x", "JUPYTER_CONFIG_DIR": "/thuis", "JUPYTERLAB_DIR": "/lab", "IPYTHONDIR": "/ip"}
    environment = server_environment({"PATH": "/bin", "HOME": "/thuis"} | theirs, Folders(tmp_path))
    assert environment["PATH"] == "/bin" and environment["HOME"] == "/thuis"
    ours = {name: value for name, value in environment.items() if name not in ("PATH", "HOME", "JUPYTER_CONFIG_PATH")}
    assert set(ours) == set(Folders(tmp_path).environment())
    assert all(Path(value).is_relative_to(tmp_path / "werk" / ".lab") for value in ours.values())


def test_folders_are_for_one_person(tmp_path: Path) -> None:
    folders = Folders(tmp_path)
    folders.make()
    folders.make()
    assert all(Path(value).is_dir() for value in folders.environment().values())
    if os.name == "posix":
        assert folders.lab.stat().st_mode & 0o077 == 0


def test_python_does_not_look_beside_the_worksheet(tmp_path: Path) -> None:
    spec = json.loads(kernel_spec(Folders(tmp_path), "/bin/python", os.pathsep.join(["", ".", "/iets"]), "trainer"))
    assert spec["argv"][:4] == ["/bin/python", "-P", "-m", "ipykernel_launcher"]
    assert "--InteractiveShellApp.ignore_cwd=True" in spec["argv"]
    assert "--HistoryManager.enabled=False" in spec["argv"]
    path = spec["env"]["PYTHONPATH"].split(os.pathsep)
    assert all(Path(part).is_absolute() for part in path)
    assert path == [str(ROOT), str(Path.cwd()), "/iets"] or path == [str(Path.cwd()), "/iets"]
    assert spec["env"]["HERSTELWERK_PLAATS"] == str(tmp_path)
    assert spec["env"]["HERSTELWERK_ROL"] == "trainer"
