"""The keychain's allow-list and probe, and the one data key of a profile."""

import os
import subprocess
import sys

import pytest

from callcenter.errors import KeychainMissing, KeyMissing
from callcenter.keys.data_key import DemoKeychain, attachments_key, data_key, profile_id
from callcenter.keys.keychain import ALLOWED, SystemKeychain, open_keychain, probe
from tests.fakes import FakeKeychain
from tests.store.keychain_backends import Locked, Refusing, Working

HERE = "tests.store.keychain_backends"


def test_the_first_that_works_is_taken_and_named():
    keychain = open_keychain([(HERE, "Unviable"), (HERE, "Locked"), (HERE, "Working")])
    assert keychain.label == f"{HERE}.Working"
    keychain.set("a", b"\x00\xff")
    assert keychain.get("a") == b"\x00\xff"
    keychain.delete("a")
    keychain.delete("a")
    assert keychain.get("a") is None


def test_one_that_stops_answering_is_told_like_one_that_is_missing():
    keychain = SystemKeychain(Refusing(), "keyring.backends.SecretService.Keyring")
    for call in (
        lambda: keychain.get("a"),
        lambda: keychain.delete("a"),
        lambda: SystemKeychain(Locked(), "x").set("a", b"1"),
    ):
        with pytest.raises(KeychainMissing):
            call()


@pytest.mark.parametrize(
    ("module", "name", "present"),
    [
        ("keyring.backends.null", "Keyring", False),
        ("keyring.backends.fail", "Keyring", False),
        ("keyrings.alt.file", "PlaintextKeyring", False),
        ("no.such.module", "Keyring", False),
        (HERE, "Undeleting", True),
        (HERE, "Locked", True),
        (HERE, "Unviable", False),
        (HERE, "NoSuchClass", False),
    ],
)
def test_what_does_not_keep_secrets_is_refused_and_named_if_it_is_here(module, name, present):
    with pytest.raises(KeychainMissing) as caught:
        open_keychain([(module, name)])
    assert caught.value.found == ((f"{module}.{name}",) if present else ())


def test_only_real_keychains_are_allowed():
    assert {module for module, _ in ALLOWED} == {
        "keyring.backends.Windows",
        "keyring.backends.macOS",
        "keyring.backends.SecretService",
        "keyring.backends.kwallet",
    }
    for module, name in ALLOWED:
        text = subprocess.run(
            [sys.executable, "-c", f"import {module} as m; print(m.{name}.__name__)"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        assert text.strip() == name


def test_environment_and_configuration_file_choose_nothing(tmp_path, monkeypatch):
    chosen = f"{HERE}.Working"
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", chosen)
    for folder in (tmp_path / "home" / ".config", tmp_path / "home" / "xdg_config_home"):
        configuration = folder / "python_keyring" / "keyringrc.cfg"
        configuration.parent.mkdir(parents=True)
        configuration.write_text(f"[backend]\ndefault-keyring={chosen}\n")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    try:
        labels = {open_keychain().label}
    except KeychainMissing as missing:
        labels = set(missing.found)
    assert labels <= {f"{module}.{name}" for module, name in ALLOWED}


def test_a_foreign_value_under_our_name_is_no_secret():
    backend = Working()
    backend.set_password("lampung-callcenter", "a", "not hexadecimal")
    assert SystemKeychain(backend, "x").get("a") is None


def test_the_probe_leaves_nothing_behind():
    backend = Working()
    assert probe(SystemKeychain(backend, "x"))
    assert backend.kept == {}


def test_a_profile_gets_one_key_for_ever(tmp_path):
    keychain = FakeKeychain()
    key = data_key(tmp_path / "a", keychain)
    assert len(key) == 32
    assert data_key(tmp_path / "a", keychain) == key
    assert data_key(tmp_path / "b", keychain) != key
    assert len(keychain.kept) == 2
    assert len(attachments_key(key)) == 32
    assert attachments_key(key) != key


def test_a_database_without_its_key_is_never_given_a_new_one(tmp_path):
    (tmp_path / "desk.db").write_bytes(b"x")
    keychain = FakeKeychain()
    for database in (None, tmp_path / "desk.db"):
        with pytest.raises(KeyMissing) as caught:
            data_key(tmp_path, keychain, database)
        assert caught.value.path == str(tmp_path / "desk.db")
    assert keychain.kept == {}


def test_a_key_of_another_length_is_no_key(tmp_path):
    keychain = FakeKeychain()
    data_key(tmp_path, keychain)
    (name,) = keychain.kept
    keychain.kept[name] = b"short"
    (tmp_path / "desk.db").write_bytes(b"x")
    with pytest.raises(KeyMissing):
        data_key(tmp_path, keychain)


def test_a_keychain_that_forgets_gives_no_key(tmp_path):
    class Forgetful(FakeKeychain):
        def set(self, name, secret):
            """Accepts and forgets."""

    with pytest.raises(KeyMissing):
        data_key(tmp_path, Forgetful())


def test_a_profiles_id_is_made_once(tmp_path):
    assert profile_id(tmp_path) == profile_id(tmp_path)
    (tmp_path / "profile.id").write_text("broken")
    assert profile_id(tmp_path) == profile_id(tmp_path) != "broken"


def test_the_demo_keychain_says_what_it_is_and_keeps_to_its_folder(tmp_path):
    keychain = DemoKeychain(tmp_path / "demo")
    assert "demo" in keychain.label
    assert probe(keychain)
    keychain.set("data-key", b"x" * 32)
    keychain.set("data-key", b"y" * 32)
    path = tmp_path / "demo" / "data-key.key"
    assert keychain.get("data-key") == b"y" * 32
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
    for name in ("", "../x", "A"):
        with pytest.raises(ValueError, match="small letters"):
            keychain.get(name)


def test_keyring_is_imported_only_when_a_keychain_is_opened():
    script = "import sys, callcenter.keys.data_key; print('keyring' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
