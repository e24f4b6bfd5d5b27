"""The real Secret Service: gnome-keyring on a session bus of its own, in a home of its own."""

import json
import shutil

import pytest

from callcenter.keys.slot_file import KEYSLOTS
from tests.keys.session_bus import UNLOCKED, Account

CHILD = "tests.keys.secret_service_child"
LOCKED = "gnome-keyring-daemon --start --components=secrets >/dev/null"


@pytest.fixture
def session(tmp_path):
    """Runs a command on a bus that lives as long as it does; the keyring's files stay."""
    account = Account(tmp_path / "keyring-home")
    return lambda before, *arguments: account.run(*arguments, before=before)


def told(done):
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_secrets_outlive_the_session_and_open_the_slots(session, tmp_path):
    profile = tmp_path / "profile"
    made = told(session(UNLOCKED, "-m", CHILD, "make", str(profile)))
    assert made["label"] == "keyring.backends.SecretService.Keyring"
    assert made["probe"]
    opened = told(session(UNLOCKED, "-m", CHILD, "open", str(profile)))
    assert opened["kept"] == b"\x00\xff rahasia".hex()
    assert opened["gone"]
    assert opened["dek"] == made["dek"]
    for file in (*profile.rglob("*"), *(tmp_path / "keyring-home").rglob("*")):
        if file.is_file():
            data = file.read_bytes()
            assert bytes.fromhex(made["dek"]) not in data
            assert made["dek"].encode() not in data


def test_the_doctor_takes_it(session, tmp_path):
    profile = tmp_path / "profile"
    told(session(UNLOCKED, "-m", CHILD, "make", str(profile)))
    done = session(UNLOCKED, "main.py", "--doctor", "--profile", str(profile))
    assert "keyring.backends.SecretService.Keyring menulis, membaca dan menghapus" in done.stdout
    assert "kunci: 1 orang" in done.stdout
    assert done.returncode == 1, done.stdout


def test_another_account_cannot_open_a_copied_folder(session, tmp_path):
    profile = tmp_path / "profile"
    told(session(UNLOCKED, "-m", CHILD, "make", str(profile)))
    shutil.rmtree(tmp_path / "keyring-home" / ".local")
    before = (profile / KEYSLOTS).read_bytes()
    done = session(UNLOCKED, "-m", CHILD, "open", str(profile))
    assert done.returncode != 0
    assert "DeviceSecretMissing" in done.stderr
    assert (profile / KEYSLOTS).read_bytes() == before


def test_no_daemon_is_no_keychain_and_nothing_is_made(session, tmp_path):
    profile = tmp_path / "profile"
    done = session("true", "-m", CHILD, "make", str(profile))
    assert done.returncode != 0
    assert "KeychainMissing" in done.stderr
    assert not profile.exists()


def test_a_keyring_that_stays_locked_is_refused_and_named(session, tmp_path):
    """Nobody is there to unlock it: an answer, not a wait for ever."""
    profile = tmp_path / "profile"
    done = session(LOCKED, "main.py", "--doctor", "--profile", str(profile))
    assert done.returncode == 2, done.stdout
    assert "menolak: keyring.backends.SecretService.Keyring" in done.stdout
    assert "Traceback" not in done.stderr
    assert not profile.exists()
