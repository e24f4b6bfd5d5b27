"""Where the centre's token for LAPOR may go is said at its start; a centre without it does not."""

import pytest

from callcenter.server.lapor_token import VARIABLE
from callcenter.server.options import read_options

START = ("--data", "x", "--lapor")


@pytest.fixture(autouse=True)
def _token(monkeypatch) -> None:
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    monkeypatch.setenv(VARIABLE, "token-rahasia-contoh-1177")


def test_it_starts_with_the_one_address_its_token_may_go_to() -> None:
    found = read_options((*START, "--lapor-origin", "https://lapor.contoh.go.id/"))
    assert found.lapor_origin == "https://lapor.contoh.go.id"
    assert found.lapor_token == "token-rahasia-contoh-1177"
    assert found.lapor_token not in repr(found)


@pytest.mark.parametrize(
    "wrong", [(), ("--lapor-origin", "lapor"), ("--lapor-origin", "http://lapor.contoh.go.id")]
)
def test_without_one_it_does_not_start(wrong, capsys) -> None:
    with pytest.raises(SystemExit):
        read_options((*START, *wrong))
    told = capsys.readouterr().err
    assert "--lapor-origin" in told
    assert "token-rahasia-contoh-1177" not in told


def test_a_centre_that_does_not_push_needs_none() -> None:
    assert read_options(("--data", "x")).lapor_token == ""
