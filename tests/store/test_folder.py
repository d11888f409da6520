"""A work folder in a synced place, on a network disk, on a full disk or where one may not write is noticed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from herstelwerk.store import Fault, Store, StoreError
from herstelwerk.store.folder import LITTLE, set_aside, warnings
from tests.store.nobody import as_nobody, give_away, open_folder
from tests.store.rooms import Clock

PLENTY = 10 * LITTLE
SYNCED = {
    "OneDrive": "OneDrive",
    "OneDrive of work": "OneDrive - Gemeente Ergens",
    "OneDrive on a Mac": "Library/CloudStorage/OneDrive-Persoonlijk",
    "Dropbox": "Dropbox",
    "Dropbox of a team": "Dropbox (Team)",
    "Google Drive": "Google Drive/Mijn Drive",
    "Google on a Mac": "GoogleDrive-iemand@voorbeeld.invalid",
    "iCloud on Windows": "iCloudDrive",
    "iCloud on a Mac": "Library/Mobile Documents/com~apple~CloudDocs",
    "Nextcloud": "Nextcloud",
    "SURFdrive": "SURFdrive",
    "pCloud": "pCloudDrive",
    "some other on a Mac": "Library/CloudStorage/Iets",
    "in capitals": "ONEDRIVE",
}
FINE = ("Documenten", "Bureaublad/training", "drive", "mijn-dropboxen", "cloud", "Box", "OneDriver", "nextcloud-uitleg")
MOUNTS = """/dev/sda1 / ext4 rw 0 0
tmpfs /tmp tmpfs rw 0 0
server:/thuis /thuis nfs4 rw 0 0
//server/deel /mnt/mijn\\040deel cifs rw 0 0
/dev/sdb1 /thuis/lokaal ext4 rw 0 0
iemand@machine: /mnt/ver fuse.sshfs rw 0 0
drive: /mnt/wolk fuse.rclone rw 0 0
"""


def seen(path: Path, environ: dict[str, str] | None = None, mounts: str = "", free: int = PLENTY) -> list[str]:
    return warnings(path, environ or {}, mounts, free)


@pytest.mark.parametrize("name", SYNCED.values(), ids=SYNCED)
def test_a_synced_folder_is_known_by_its_name(tmp_path: Path, name: str) -> None:
    (sentence,) = seen(tmp_path / name / "werk")
    assert "Zet de map op je eigen schijf" in sentence and str(tmp_path / name / "werk") in sentence


@pytest.mark.parametrize("name", FINE)
def test_an_ordinary_folder_gives_no_warning(tmp_path: Path, name: str) -> None:
    assert seen(tmp_path / name / "werk") == []


@pytest.mark.parametrize("mark", [".dropbox", ".sync_1a2b.db", ".tmp.driveupload", ".owncloudsync.log"])
def test_a_synced_folder_is_known_by_what_the_program_leaves(tmp_path: Path, mark: str) -> None:
    (tmp_path / mark).touch()
    assert len(seen(tmp_path / "training" / "werk")) == 1


def test_a_synced_folder_is_known_by_the_environment(tmp_path: Path) -> None:
    assert len(seen(tmp_path / "Wolk" / "werk", {"OneDriveCommercial": str(tmp_path / "Wolk")})) == 1
    assert seen(tmp_path / "werk", {"OneDriveCommercial": str(tmp_path / "Wolk"), "OneDrive": ""}) == []


def test_a_link_into_a_synced_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox" / "werk").mkdir(parents=True)
    try:
        (tmp_path / "werk").symlink_to(tmp_path / "Dropbox" / "werk")
    except OSError:
        pytest.skip("links may not be made here")
    assert "Dropbox" in seen(tmp_path / "werk")[0]


@pytest.mark.skipif(os.name == "nt", reason="paths as on Linux")
@pytest.mark.parametrize(
    ("path", "network"),
    [
        ("/thuis/vis/werk", True),
        ("/thuis/lokaal/werk", False),
        ("/mnt/mijn deel/werk", True),
        ("/mnt/ver/werk", True),
        ("/mnt/wolk/werk", True),
        ("/thuisblijvers/werk", False),
        ("/opt/werk", False),
    ],
)
def test_a_network_disk_is_known_by_its_mount(path: str, network: bool) -> None:
    found = [sentence for sentence in seen(Path(path), mounts=MOUNTS) if "netwerkschijf" in sentence]
    assert bool(found) is network


def test_a_server_path_of_windows_is_a_network_disk() -> None:
    found = seen(Path(r"\\server\deel\werk"))
    assert any("netwerkschijf" in sentence for sentence in found)


def test_a_disk_that_is_nearly_full_is_told(tmp_path: Path) -> None:
    assert "bijna vol" in seen(tmp_path, free=LITTLE - 1)[0]
    assert seen(tmp_path, free=LITTLE) == []


def test_a_read_only_folder_and_file_are_told() -> None:
    with open_folder() as folder:
        closed, with_file = folder / "dicht", folder / "bestand"
        Store.open(closed).close()
        Store.open(with_file).close()
        give_away(folder)
        assert as_nobody(lambda: len(seen(closed)) + len(seen(with_file))) == "0"
        closed.chmod(0o555)
        (with_file / "herstelwerk.sqlite").chmod(0o444)
        assert "mag je niet schrijven" in as_nobody(lambda: seen(closed)[0])
        assert "mag je niet schrijven" in as_nobody(lambda: seen(with_file)[0])
        assert "mag je niet schrijven" in as_nobody(lambda: seen(closed / "nieuw")[0])
        closed.chmod(0o755)


def test_nothing_is_made_or_changed_by_looking(tmp_path: Path) -> None:
    warnings(tmp_path / "er" / "nog" / "niet")
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_store_is_set_aside_only_when_asked_and_never_lost(tmp_path: Path) -> None:
    file = tmp_path / "herstelwerk.sqlite"
    for damage in (b"geen database " * 100, b"ook niet " * 100):
        file.write_bytes(damage)
        (tmp_path / "herstelwerk.sqlite-wal").write_bytes(damage[::-1])
        with pytest.raises(StoreError) as refused:
            Store.open(tmp_path)
        assert refused.value.fault is Fault.CORRUPT and file.read_bytes() == damage
        aside = set_aside(tmp_path, Clock())
        assert aside.read_bytes() == damage and not file.exists()
        assert aside.with_name(aside.name + "-wal").read_bytes() == damage[::-1]
        with Store.open(tmp_path) as store:
            assert store.save("vis7", "plan", {"opnieuw": True}, 0).version == 1
    assert len(list(tmp_path.glob("herstelwerk-apart-20261120-090000*.sqlite"))) == 2


def test_setting_aside_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as refused:
        set_aside(tmp_path)
    assert refused.value.fault is Fault.GONE
