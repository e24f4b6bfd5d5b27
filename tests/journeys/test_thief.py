"""What a thief gets from the whole program: two accounts with real keychains, and none at all."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from callcenter.keys.data_key import PROFILE_ID
from callcenter.keys.keychain import SERVICE
from tests.builders import intake
from tests.journeys.thief_child import NEW
from tests.keys.people import RINA
from tests.keys.session_bus import PATIENCE, ROOT, Account

CHILD = "tests.journeys.thief_child"
TOLD = intake().description
PLANTED = "keyrings.alt.file.PlaintextKeyring"


def told(done: subprocess.CompletedProcess[str]) -> dict[str, str]:
    assert done.returncode == 0, done.stderr
    found: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return found


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {
        str(one.relative_to(folder)): one.read_bytes()
        for one in sorted(folder.rglob("*"))
        if one.is_file()
    }


def enter(account: Account, profile: Path, number: str, passphrase: str = RINA.passphrase):
    return account.run("-m", CHILD, "enter", str(profile), number, passphrase)


def test_a_copied_folder_opens_in_no_other_account_and_the_paper_opens_it(tmp_path: Path) -> None:
    owner, thief = Account(tmp_path / "owner"), Account(tmp_path / "thief")
    profile, copy = owner.home / "meja", thief.home / "meja"
    made = told(owner.run("-m", CHILD, "make", str(profile)))
    shutil.copytree(profile, copy)
    before = bytes_in(copy)

    window = thief.run("main.py", "--profile", str(copy))
    assert window.returncode == 1
    assert "kunci pemulihan" in window.stderr.lower()
    assert "Traceback" not in window.stderr + window.stdout
    doctor = thief.run("main.py", "--doctor", "--profile", str(copy))
    assert doctor.returncode == 2, doctor.stdout
    assert "pemulihan" in doctor.stdout
    right = enter(thief, copy, made["number"])
    assert right.returncode != 0
    assert "DeviceSecretMissing" in right.stderr
    after = bytes_in(copy)
    assert {name: after[name] for name in before} == before
    assert not [name for name in set(after) - set(before) if after[name]]  # no lock holds a byte

    assert told(enter(owner, profile, made["number"]))["told"] == TOLD
    words = [made["paper"], "ya", "rina2", "Contoh Rina Baru", NEW, NEW]
    recovered = thief.run(
        "main.py", "--recover", "--profile", str(copy), said="\n".join(words) + "\n"
    )
    assert "Kunci baru dibuat" in recovered.stdout, recovered.stdout + recovered.stderr
    assert made["paper"] not in recovered.stdout + recovered.stderr
    assert told(enter(thief, copy, made["number"], NEW))["told"] == TOLD
    assert told(enter(owner, profile, made["number"]))["told"] == TOLD


def plant(folder: Path) -> None:
    """A keyring that keeps secrets in a file and calls itself the best there is."""
    package = folder / "keyrings" / "alt"
    package.mkdir(parents=True)
    (package / "file.py").write_text(
        "import keyring.backend, pathlib\n"
        "class PlaintextKeyring(keyring.backend.KeyringBackend):\n"
        "    priority = 99\n"
        "    file = pathlib.Path.home() / 'keyring_pass.cfg'\n"
        "    def get_password(self, service, username):\n"
        "        return self.file.read_text() if self.file.exists() else None\n"
        "    def set_password(self, service, username, password):\n"
        "        self.file.write_text(password)\n"
        "    def delete_password(self, service, username):\n"
        "        self.file.unlink()\n"
    )


def configured(home: Path, planted: Path) -> dict[str, str]:
    named = home / "config" / "python_keyring" / "keyringrc.cfg"
    named.parent.mkdir(parents=True)
    named.write_text(f"[backend]\ndefault-keyring={PLANTED}\nkeyring-path={planted}\n")
    return {"XDG_CONFIG_HOME": str(home / "config")}


KEYCHAINS = {
    "none": lambda _home, _planted: {},
    "null": lambda _home, _planted: {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"},
    "fail": lambda _home, _planted: {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"},
    "plaintext": lambda _home, _planted: {"PYTHON_KEYRING_BACKEND": PLANTED},
    "configured": configured,
}


@pytest.mark.parametrize("kind", KEYCHAINS)
def test_without_a_safe_keychain_the_program_stops_and_keeps_nothing(
    tmp_path: Path, kind: str
) -> None:
    home, planted, profile = tmp_path / "account", tmp_path / "planted", tmp_path / "meja"
    home.mkdir(mode=0o700)
    (home / "run").mkdir(mode=0o700)
    plant(planted)
    environment = {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(planted),
        "QT_QPA_PLATFORM": "offscreen",
    } | KEYCHAINS[kind](home, planted)

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=environment, start_new_session=True,
            capture_output=True, text=True, check=False, timeout=PATIENCE,
        )  # fmt: skip

    if kind == "plaintext":  # the planted one works: it is refused, not broken
        works = (
            "import keyring as k; k.set_password('a', 'b', 'c'); print(k.get_password('a', 'b'))"
        )
        assert run("-c", works).stdout.strip() == "c"
        (home / "keyring_pass.cfg").unlink()
    before = {str(one) for one in home.rglob("*") if one.is_file()}
    doctor = run("main.py", "--doctor", "--profile", str(profile))
    assert doctor.returncode == 2
    assert "tidak ada penyimpan kunci yang aman" in doctor.stdout
    assert not profile.exists()
    window = run("main.py", "--profile", str(profile))
    assert window.returncode == 1
    assert "Penyimpan kunci tidak ditemukan" in window.stderr
    recover = run("main.py", "--recover", "--profile", str(profile))
    assert recover.returncode == 2
    for done in (doctor, window, recover):
        assert "Traceback" not in done.stdout + done.stderr
    made = bytes_in(profile) if profile.exists() else {}
    assert not any(made.values()), made.keys()
    assert not {"desk.db", "keyslots.json", PROFILE_ID} & set(made)
    fresh = [one for one in home.rglob("*") if one.is_file() and str(one) not in before]
    assert not [one for one in fresh if SERVICE.encode() in one.read_bytes()]
    assert not (home / "keyring_pass.cfg").exists()
