"""Whom a desk trusts: the system's certificates and one more file, never the environment."""

import ssl
import sys
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from callcenter.api.central import CentralApi
from callcenter.errors import CertificateRefused, FieldInvalid, NotOurServer, Unreachable
from callcenter.protocol.messages import SERVICE, ServerInfo
from callcenter.web import session
from callcenter.web.failures import from_exception
from tests.sync.impostor import Authority, Impostor, reply

INFO = msgspec.json.encode(
    ServerInfo(
        service=SERVICE,
        server_id="0190aaaa-0000-7000-8000-000000000001",
        name="Pusat Uji",
        version="1",
        server_time=datetime(2026, 11, 20, tzinfo=UTC),
    )
)
CREDENTIAL = "0190aaaa-0000-7000-8000-000000000002.rahasia"


@pytest.fixture
def authority(tmp_path) -> Authority:
    return Authority(tmp_path)


@pytest.fixture
def impostor():
    made: list[Impostor] = []

    def make(answer=lambda _path: reply(INFO), tls=None) -> Impostor:
        one = Impostor(answer, tls)
        made.append(one)
        return one

    yield make
    for one in made:
        one.close()


def _ask(url: str, **more) -> ServerInfo:
    api = CentralApi(url, CREDENTIAL, read_seconds=5.0, **more)
    try:
        return api.info()
    finally:
        api.close()


def test_a_good_certificate_of_an_authority_given_by_hand_is_trusted(authority, impostor):
    centre = impostor(tls=authority.certify("127.0.0.1", "localhost"))
    assert _ask(centre.url, extra_ca=authority.path).name == "Pusat Uji"
    assert _ask(f"https://localhost:{centre.port}", extra_ca=authority.path).name == "Pusat Uji"
    assert [f"Bearer {CREDENTIAL}".encode() in one for one in centre.heard] == [True, True]


@pytest.mark.parametrize(
    ("hosts", "days", "reason"),
    [
        (("127.0.0.1", "127.0.0.1"), (-9, -1), "expired"),
        (("127.0.0.1", "127.0.0.1"), (1, 9), "not_yet_valid"),
        (("127.0.0.1", "127.0.0.2"), (-1, 1), "wrong_host"),
        (("127.0.0.1", "localhost"), (-1, 1), "wrong_host"),
        (("localhost", "pusat.example"), (-1, 1), "wrong_host"),
    ],
)
def test_each_fault_of_a_certificate_has_its_name_and_costs_no_secret(
    authority, impostor, hosts, days, reason
):
    host, certified = hosts
    since, until = (timedelta(days=one) for one in days)
    bad = impostor(tls=authority.certify(certified, since=since, until=until))
    with pytest.raises(CertificateRefused) as caught:
        _ask(f"https://{host}:{bad.port}", extra_ca=authority.path)
    assert caught.value.reason == reason
    assert (bad.called, bad.heard) == (1, [])


@pytest.mark.parametrize("with_another", [False, True])
def test_an_authority_nobody_named_is_unknown(authority, impostor, tmp_path, with_another):
    bad = impostor(tls=authority.certify("127.0.0.1"))
    other = Authority(tmp_path, "Otoritas Lain").path
    with pytest.raises(CertificateRefused) as caught:
        _ask(bad.url, extra_ca=other if with_another else None)
    assert caught.value.reason == "unknown"
    assert (bad.called, bad.heard) == (1, [])


@pytest.mark.parametrize(
    ("code", "text", "reason"),
    [
        (0x800B0101, "Sertifikat tidak dalam masa berlaku", "expired"),
        (0x800B010F, "Nama tidak cocok", "wrong_host"),
        (0x800B0109, "Rantai berakhir pada akar yang tidak dipercaya", "unknown"),
        (-67818, "", "expired"),
        (-67819, "", "not_yet_valid"),
        (-67602, "", "wrong_host"),
        (5, "“Pusat Uji” certificate is expired", "expired"),
        (5, "“Pusat Uji” certificate is not yet valid", "not_yet_valid"),
        (5, "“Pusat Uji” certificate name does not match input", "wrong_host"),
        (0, "Peer sent no certificates to verify", "unknown"),
    ],
)
def test_what_windows_and_macos_say_of_a_certificate_is_understood(code, text, reason):
    said = ssl.SSLCertVerificationError(text)
    said.verify_code = code
    found = from_exception(said)
    assert isinstance(found, CertificateRefused)
    assert found.reason == reason


def test_a_redirect_to_plain_http_is_not_followed(authority, impostor):
    plain = impostor()
    away = reply(status="302 Found", kind="text/html", Location=plain.url + "/v1/info")
    centre = impostor(lambda _path: away, tls=authority.certify("127.0.0.1"))
    with pytest.raises(NotOurServer) as caught:
        _ask(centre.url, extra_ca=authority.path)
    assert caught.value.reason == "redirect"
    assert (len(centre.heard), plain.called) == (1, 0)


def test_https_to_one_who_speaks_no_tls_is_no_connection_and_tells_nothing(impostor):
    plain = impostor(lambda _path: b"HTTP/1.1 400 Bad Request\r\n\r\n")
    with pytest.raises(Unreachable) as caught:
        _ask(f"https://127.0.0.1:{plain.port}")
    assert caught.value.reason == "cut"
    assert plain.heard
    assert not any(b"Bearer" in one for one in plain.heard)


@pytest.fixture
def hostile_environment(authority, impostor, tmp_path, monkeypatch):
    """Everything `requests` would listen to, pointed at somebody else; returns the proxy."""
    proxy = impostor()
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, proxy.url)
        monkeypatch.setenv(name.lower(), proxy.url)
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.setenv(name, str(authority.path))
    monkeypatch.setenv("SSL_CERT_DIR", str(authority.folder()))
    netrc = tmp_path / "home" / ".netrc"
    netrc.write_text("machine 127.0.0.1\nlogin seseorang\npassword lain\n", encoding="utf-8")
    netrc.chmod(0o600)
    return proxy


def test_the_environment_makes_nobody_trusted(authority, impostor, hostile_environment):
    centre = impostor(tls=authority.certify("127.0.0.1"))
    with pytest.raises(CertificateRefused) as caught:
        _ask(centre.url)
    assert caught.value.reason == "unknown"
    assert (centre.heard, hostile_environment.called) == ([], 0)


@pytest.mark.parametrize("secure", [False, True])
def test_proxies_and_passwords_of_the_environment_are_not_used(
    authority, impostor, hostile_environment, secure
):
    centre = impostor(tls=authority.certify("127.0.0.1") if secure else None)
    assert _ask(centre.url, extra_ca=authority.path).name == "Pusat Uji"
    heads = [line for line in centre.heard[0].split(b"\r\n") if b"uthorization" in line]
    assert heads == [f"Authorization: Bearer {CREDENTIAL}".encode()]
    assert hostile_environment.called == 0


def test_certificates_that_came_with_the_http_library_count_for_nothing(
    authority, impostor, monkeypatch
):
    monkeypatch.setattr("requests.adapters.DEFAULT_CA_BUNDLE_PATH", str(authority.path))
    centre = impostor(tls=authority.certify("127.0.0.1"))
    with pytest.raises(CertificateRefused) as caught:
        _ask(centre.url)
    assert (caught.value.reason, centre.heard) == ("unknown", [])


@pytest.mark.parametrize("where", ["built in", "known place", "folder"])
def test_authorities_of_the_system_are_trusted_where_they_lie(
    authority, impostor, monkeypatch, where
):
    monkeypatch.setattr(sys, "platform", "linux")
    nowhere = str(authority.path.with_name("nowhere"))
    places = ssl.get_default_verify_paths()._replace(
        openssl_cafile=str(authority.path) if where == "built in" else nowhere,
        openssl_capath=str(authority.folder()) if where == "folder" else nowhere,
    )
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: places)
    known = (nowhere, str(authority.path)) if where == "known place" else ()
    monkeypatch.setattr(session, "_SYSTEM_FILES", known)
    centre = impostor(tls=authority.certify("127.0.0.1"))
    assert _ask(centre.url).name == "Pusat Uji"


@pytest.mark.parametrize("content", [None, b"", b"ini bukan sertifikat"])
def test_an_authority_that_cannot_be_read_is_said_before_anything_is_sent(tmp_path, content):
    path = tmp_path / "ca.pem"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FieldInvalid) as caught:
        CentralApi("https://pusat.example", extra_ca=path)
    assert (caught.value.field, caught.value.reason) == ("extra_ca", "file")


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("secure", [False, True])
def test_an_answer_that_trickles_ends_at_the_limit(authority, impostor, whole, secure):
    answer = reply(INFO)
    head = b"" if whole else answer[: -len(INFO)]
    rest = answer[len(head) :]

    def trickle(_path):
        yield from (one for one in (head,) if one)
        yield from (rest[place : place + 1] for place in range(len(rest)))

    centre = impostor(trickle, tls=authority.certify("127.0.0.1") if secure else None)
    centre.pace = 0.01
    with pytest.raises(Unreachable) as caught:
        _ask(centre.url, extra_ca=authority.path, answer_seconds=0.15)
    assert caught.value.reason == "timeout"


def test_an_answer_is_late_although_all_of_it_is_there(impostor):
    with pytest.raises(Unreachable) as caught:
        _ask(impostor().url, answer_seconds=0.0)
    assert caught.value.reason == "timeout"


def test_a_slow_answer_within_the_limit_is_taken(impostor):
    answer = reply(INFO)
    centre = impostor(lambda _path: [answer[:40], answer[40:120], answer[120:]])
    centre.pace = 0.02
    assert _ask(centre.url, answer_seconds=5.0).name == "Pusat Uji"


def test_the_limit_between_two_bytes_holds_within_an_answer(impostor):
    answer = reply(INFO)
    centre = impostor(lambda _path: [answer[:-1], answer[-1:]])
    centre.pace = 3.0
    api = CentralApi(centre.url, read_seconds=0.05)
    with pytest.raises(Unreachable) as caught:
        api.info()
    api.close()
    assert caught.value.reason == "timeout"
