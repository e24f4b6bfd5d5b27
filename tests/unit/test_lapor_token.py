"""LAPOR's token: kept in the keychain alone, under the profile's own name, never told."""

import pytest

from callcenter.errors import FieldInvalid, KeychainMissing
from callcenter.keys.data_key import profile_id
from callcenter.keys.lapor_token import LaporToken
from callcenter.web.bound_token import BoundToken
from tests.fakes import FakeKeychain

URL = "https://lapor.contoh.go.id/v3"
ORIGIN = "https://lapor.contoh.go.id:443"
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
    assert token.read() == BoundToken()
    token.write(f"  {SECRET}\n", URL)
    assert token.read() == BoundToken(SECRET, ORIGIN)
    entry = f"{ORIGIN}\n{SECRET}".encode()
    assert keychain.kept == {f"lapor-token-{profile_id(tmp_path)}": entry}
    token.write("lain", "https://lain.contoh.go.id:8443")
    assert token.read() == BoundToken("lain", "https://lain.contoh.go.id:8443")
    token.forget()
    assert token.read() == BoundToken()
    assert keychain.kept == {}
    token.forget()


def test_another_start_finds_it_and_another_profile_does_not(tmp_path, keychain) -> None:
    LaporToken(keychain, tmp_path / "a").write(SECRET, URL)
    assert LaporToken(keychain, tmp_path / "a").read() == BoundToken(SECRET, ORIGIN)
    assert LaporToken(keychain, tmp_path / "b").read() == BoundToken()


def test_the_system_is_asked_once(tmp_path) -> None:
    keychain = CountingKeychain()
    token = LaporToken(keychain, tmp_path)
    for _ in range(3):
        assert token.read() == BoundToken()
    assert keychain.asked == 1


def test_it_never_shows_itself_nor_lies_in_the_profile(tmp_path, keychain) -> None:
    token = LaporToken(keychain, tmp_path)
    token.write(SECRET, URL)
    assert SECRET not in repr(token) + str(token) + repr(token.read())
    assert token.label == keychain.label
    assert keychain.label in repr(token)
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or SECRET.encode() not in path.read_bytes()


@pytest.mark.parametrize("empty", ["", "  \n"])
def test_an_empty_one_is_refused_and_the_old_one_stays(tmp_path, keychain, empty) -> None:
    token = LaporToken(keychain, tmp_path)
    token.write(SECRET, URL)
    with pytest.raises(FieldInvalid, match="lapor_token: empty"):
        token.write(empty, URL)
    assert token.read().secret == SECRET


def test_a_keychain_that_does_not_keep_it_is_told(tmp_path) -> None:
    token = LaporToken(ForgetfulKeychain(), tmp_path)
    with pytest.raises(KeychainMissing) as found:
        token.write(SECRET, URL)
    assert SECRET not in str(found.value)
    assert token.read().secret == ""


def test_what_is_no_text_counts_as_none(tmp_path, keychain) -> None:
    keychain.set(f"lapor-token-{profile_id(tmp_path)}", b"\xff\xfe")
    assert LaporToken(keychain, tmp_path).read() == BoundToken()


def test_one_kept_without_an_address_goes_nowhere_until_a_person_allows_it(
    tmp_path, keychain
) -> None:
    keychain.set(f"lapor-token-{profile_id(tmp_path)}", SECRET.encode())
    token = LaporToken(keychain, tmp_path)
    assert token.read() == BoundToken(SECRET)
    assert not token.read().goes_to(URL)
    assert not token.read().goes_to("")
    token.allow(URL)
    assert LaporToken(keychain, tmp_path).read() == BoundToken(SECRET, ORIGIN)


def test_a_place_that_is_allowed_takes_the_place_of_the_former(tmp_path, keychain) -> None:
    token = LaporToken(keychain, tmp_path)
    token.allow(URL)
    assert keychain.kept == {}
    token.write(SECRET, "https://lama.contoh.go.id")
    token.allow(URL)
    assert token.read() == BoundToken(SECRET, ORIGIN)
    for bad in ("", "bukan alamat", "ftp://contoh.go.id"):
        with pytest.raises(FieldInvalid, match="lapor_url: url"):
            token.allow(bad)
    assert token.read() == BoundToken(SECRET, ORIGIN)


@pytest.mark.parametrize(
    "same", [URL, "https://LAPOR.contoh.go.id:443", "https://lapor.contoh.go.id/lain?x=1"]
)
def test_the_same_place_is_known_however_it_is_written(same) -> None:
    assert BoundToken(SECRET, ORIGIN).for_url(same) == SECRET


@pytest.mark.parametrize(
    "other",
    [
        "http://lapor.contoh.go.id",
        "https://lapor.contoh.go.id:8443",
        "https://lapor.contoh.go.id.jahat.contoh",
        "https://lapor.contoh.go.id@jahat.contoh",
        "https://jahat.contoh/lapor.contoh.go.id",
        "https://jahat.contoh\\.lapor.contoh.go.id",
        "https://[::1",
        "",
    ],
)
def test_another_place_gets_nothing(other) -> None:
    token = BoundToken(SECRET, ORIGIN)
    assert not token.goes_to(other)
    with pytest.raises(FieldInvalid, match="lapor_token: moved") as found:
        token.for_url(other)
    assert SECRET not in str(found.value)


def test_where_there_is_none_nothing_is_refused() -> None:
    assert BoundToken().for_url(URL) == ""
