"""LAPOR's token: kept in the keychain alone, under the profile's own name, never told."""

import pytest

from callcenter.errors import FieldInvalid, KeychainMissing
from callcenter.keys.data_key import profile_id
from callcenter.keys.lapor_token import LaporToken
from tests.fakes import FakeKeychain

SECRET = "token-rahasia-contoh-5521"


class ForgetfulKeychain(FakeKeychain):
    """A keychain of the system that takes a secret and does not keep it."""

    def set(self, name: str, secret: bytes) -> None:
        del name, secret


class CountingKeychain(FakeKeychain):
    """Counts how often the system is asked: each may be a prompt."""

    asked = 0

    def get(self, name: str) -> bytes | None:
        self.asked += 1
        return super().get(name)


def test_it_is_written_read_replaced_and_forgotten(tmp_path, keychain) -> None:
    token = LaporToken(keychain, tmp_path)
    assert token.read() == ""
    token.write(f"  {SECRET}\n")
    assert token.read() == SECRET
    assert keychain.kept == {f"lapor-token-{profile_id(tmp_path)}": SECRET.encode()}
    token.write("lain")
    assert token.read() == "lain"
    token.forget()
    assert token.read() == ""
    assert keychain.kept == {}
    token.forget()


def test_another_start_finds_it_and_another_profile_does_not(tmp_path, keychain) -> None:
    LaporToken(keychain, tmp_path / "a").write(SECRET)
    assert LaporToken(keychain, tmp_path / "a").read() == SECRET
    assert LaporToken(keychain, tmp_path / "b").read() == ""


def test_the_system_is_asked_once(tmp_path) -> None:
    keychain = CountingKeychain()
    token = LaporToken(keychain, tmp_path)
    for _ in range(3):
        assert token.read() == ""
    assert keychain.asked == 1


def test_it_never_shows_itself_nor_lies_in_the_profile(tmp_path, keychain) -> None:
    token = LaporToken(keychain, tmp_path)
    token.write(SECRET)
    assert SECRET not in repr(token) + str(token)
    assert token.label == keychain.label
    assert keychain.label in repr(token)
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or SECRET.encode() not in path.read_bytes()


@pytest.mark.parametrize("empty", ["", "  \n"])
def test_an_empty_one_is_refused_and_the_old_one_stays(tmp_path, keychain, empty) -> None:
    token = LaporToken(keychain, tmp_path)
    token.write(SECRET)
    with pytest.raises(FieldInvalid, match="lapor_token: empty"):
        token.write(empty)
    assert token.read() == SECRET


def test_a_keychain_that_does_not_keep_it_is_told(tmp_path) -> None:
    token = LaporToken(ForgetfulKeychain(), tmp_path)
    with pytest.raises(KeychainMissing) as found:
        token.write(SECRET)
    assert SECRET not in str(found.value)
    assert token.read() == ""


def test_what_is_no_text_counts_as_none(tmp_path, keychain) -> None:
    keychain.set(f"lapor-token-{profile_id(tmp_path)}", b"\xff\xfe")
    assert LaporToken(keychain, tmp_path).read() == ""
