"""A whole desk before a centre whose door is wrong: nothing secret leaves, the desk works on.

Each fault has words of its own on the strip, and ends by itself when the door is right again.
"""

import contextlib
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from callcenter.api.central import CentralApi
from callcenter.clock import SystemClock
from callcenter.desk.add_attachment import add_attachment, keep_bytes
from callcenter.desk.change_settings import change_settings
from callcenter.desk.register_ticket import register_ticket
from callcenter.entrance.way_in import Entrance
from callcenter.errors import FieldInvalid, NetworkError
from callcenter.keys.slots import create_slots, new_keys
from callcenter.protocol.account_messages import (
    EndRequest,
    PassphraseRequest,
    RefreshRequest,
    SignInRequest,
)
from callcenter.server import tables
from callcenter.store import numbers
from callcenter.sync import enrolment
from callcenter.sync.status import LinkState
from callcenter.web.session import open_session
from tests.builders import intake
from tests.fakes import FakeKeychain
from tests.keys.people import CHEAP, RINA
from tests.sync.gate import Gate, Proxy
from tests.sync.impostor import Authority, Impostor, reply
from tests.sync.rig import CentreRig
from ui.connection_text import connection_text

PICTURE = b"%PDF-1.4\nlampiran contoh " + b"x" * 3000
PAGE = b"<!doctype html><html><body>Masuk Wi-Fi</body></html>"
DAYS = timedelta(days=1)


class Place:
    """The door, who stands behind other doors, and what a fault needs."""

    def __init__(self, folder: Path, gate: Gate, authority: Authority, elsewhere: Impostor) -> None:
        self.folder, self.gate, self.authority, self.elsewhere = folder, gate, authority, elsewhere
        (folder / "stranger").mkdir()
        self._stranger = Authority(folder / "stranger", "Otoritas Lain")
        self.strange_ca = self._stranger.path

    def certificate(self, *hosts: str, since: int = -1, until: int = 1) -> None:
        span = {"since": since * DAYS, "until": until * DAYS}
        self.gate.certificate = self.authority.certify(*hosts, file="bad", **span)

    def stranger(self) -> None:
        self.gate.certificate = self._stranger.certify("127.0.0.1")

    def answer(self, body: bytes, status: str, **headers: str) -> None:
        self.gate.instead = reply(body, status, "text/html", **headers)

    def plain(self) -> None:
        """A portal that answers every connection in plain, also one that wants TLS."""
        self.gate.speaks_tls = False
        self.gate.instead = reply(PAGE, kind="text/html")


Fault = Callable[[Place], None]
CERTIFICATES: dict[str, tuple[Fault, str]] = {
    "expired": (lambda on: on.certificate("127.0.0.1", since=-9, until=-1), "kedaluwarsa"),
    "not_yet": (lambda on: on.certificate("127.0.0.1", since=1, until=9), "periksa jam komputer"),
    "wrong_host": (lambda on: on.certificate("pusat.example"), "milik alamat lain"),
    "unknown": (lambda on: on.stranger(), "Penerbit sertifikatnya tidak dikenal"),
}
ANSWERS: dict[str, tuple[Fault, str]] = {
    "redirect": (
        lambda on: on.answer(b"", "302 Found", Location=on.elsewhere.url + "/v1/info"), "Wi-Fi",
    ),
    "moved_post": (
        lambda on: on.answer(b"", "307 Temporary Redirect", Location=on.elsewhere.url), "Wi-Fi",
    ),
    "portal_page": (lambda on: on.answer(PAGE, "200 OK"), "Wi-Fi"),
    "portal_511": (lambda on: on.answer(PAGE, "511 Network Authentication Required"), "Wi-Fi"),
    "plain": (lambda on: on.plain(), "putus di tengah jalan"),
}  # fmt: skip
FAULTS = CERTIFICATES | ANSWERS


@pytest.fixture
def elsewhere() -> Iterator[Impostor]:
    """Everybody the environment and the redirects point at."""
    one = Impostor(lambda _path: reply(PAGE, kind="text/html"))
    yield one
    one.close()


@pytest.fixture
def place(centre_rig, tmp_path, elsewhere) -> Iterator[Place]:
    authority = Authority(tmp_path)
    good = authority.certify("127.0.0.1", file="good")
    gate = Gate(lambda: int(centre_rig.url.rpartition(":")[2]), good)
    yield Place(tmp_path, gate, authority, elsewhere)
    gate.close()


@pytest.fixture
def centre_rig(tmp_path, empty_centre, stop_aside):
    folder = tmp_path / "pusat"
    folder.mkdir()
    shutil.copy(empty_centre, folder)
    rig = CentreRig(folder)
    yield rig
    stop_aside(rig)


@pytest.fixture
def station(place, centre_rig, tmp_path):
    """A desk opened by a person, as the application opens it, known at the centre."""
    profile, keychain, clock = tmp_path / "meja", FakeKeychain(), SystemClock()
    create_slots(profile, keychain, new_keys(), [RINA], clock, costs=CHEAP)
    entrance = Entrance(profile, keychain=keychain, clock=clock, costs=CHEAP)
    opened = entrance.open_desk(entrance.enter(RINA.uid, RINA.passphrase))
    trusting = replace(opened.desk.settings, extra_ca=str(place.authority.path))
    change_settings(opened.desk, trusting)
    opened.sync.enrol(place.gate.url, centre_rig.code(), "Meja uji")
    assert opened.sync.run_once().state is LinkState.ONLINE
    with opened.desk.store.write() as tx:
        numbers.add_blocks(tx, (417,))
    yield opened
    opened.close()


@pytest.fixture
def hostile(place, tmp_path, monkeypatch):
    """Everything an HTTP library would listen to in the environment, pointed at somebody else."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, place.elsewhere.url)
        monkeypatch.setenv(name.lower(), place.elsewhere.url)
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.setenv(name, str(place.strange_ca))
    netrc = tmp_path / "home" / ".netrc"
    netrc.write_text("machine 127.0.0.1\nlogin seseorang\npassword lain\n", encoding="utf-8")
    netrc.chmod(0o600)


def save(station) -> str:
    ticket_id = register_ticket(station.desk, intake()).ticket_id
    name = f"bukti {ticket_id[-6:]}.pdf"
    add_attachment(station.desk, ticket_id, (keep_bytes(station.desk, name, PICTURE),))
    return ticket_id


def talk(station) -> tuple[LinkState, str]:
    """One round of everything that goes to the centre; what the strip says then."""
    state = station.sync.run_once().state
    station.files.run_once()
    now = station.desk.clock.now()
    shown = connection_text(station.sync.status(), now)
    return state, f"{shown.text}. {shown.detail}"


def settle(station, centre_rig) -> None:
    for _ in range(20):
        if station.sync.run_once().state is LinkState.ONLINE:
            report = station.files.run_once()
            if report.again_in is None and not centre_lacks(station, centre_rig):
                return
    raise AssertionError(connection_text(station.sync.status(), station.desk.clock.now()))


def centre_lacks(station, centre_rig) -> set[str]:
    with station.desk.store.read() as tx:
        held = set(tx.exec_driver_sql("SELECT id FROM tickets").scalars())
    return held - {row.id for row in centre_rig.rows(tables.tickets)}


def credential(station) -> bytes:
    with station.desk.store.read() as tx:
        found = enrolment.credential(tx)
    assert found is not None
    return found.encode()


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("fault", FAULTS)
def test_the_desk_works_on_and_nothing_secret_leaves(fault, place, station, centre_rig):
    first = save(station)
    settle(station, centre_rig)
    secret = credential(station)
    assert any(secret in one for one in place.gate.heard)
    good = place.gate.certificate
    break_it, said = FAULTS[fault]
    break_it(place)
    place.gate.heard.clear()
    station.sync.close()
    station.files.close()
    second = save(station)
    state, shown = talk(station)
    assert state is not LinkState.ONLINE
    assert said in shown
    third = save(station)
    talk(station)
    if fault in CERTIFICATES or fault == "plain":
        assert not [one for one in place.gate.heard if secret in one or b"HTTP/1" in one]
    assert place.elsewhere.called == 0
    assert centre_lacks(station, centre_rig) == {second, third}
    place.gate.open(good)
    settle(station, centre_rig)
    assert {row.id for row in centre_rig.rows(tables.tickets)} == {first, second, third}
    eids = centre_rig.eids()
    assert len(eids) == len(set(eids))
    assert station.sync.status().state is LinkState.ONLINE


PASSPHRASE, FRESH, TOKEN = "bamu tiro keda solu", "kuda naik becak pelan", "token-penyegar-rahasia"
ABOUT_PEOPLE: dict[str, Callable[[CentralApi], object]] = {
    "sign_in": lambda api: api.sign_in(SignInRequest(uid="rina", passphrase=PASSPHRASE)),
    "choose": lambda api: api.choose_passphrase(
        PassphraseRequest(uid="rina", current=PASSPHRASE, fresh=FRESH)
    ),
    "refresh": lambda api: api.refresh(RefreshRequest(refresh=TOKEN, key="k" * 20)),
    "end": lambda api: api.end_session(EndRequest(refresh=TOKEN)),
}


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("asked", ABOUT_PEOPLE)
def test_no_passphrase_and_no_token_goes_through_a_wrong_door(asked, place):
    good = place.gate.certificate
    for name, (break_it, _said) in FAULTS.items():
        place.gate.open(good)
        break_it(place)
        place.gate.heard.clear()
        api = CentralApi(place.gate.url, "desk.rahasia", extra_ca=place.authority.path)
        with pytest.raises(NetworkError):
            ABOUT_PEOPLE[asked](api)
        api.close()
        # Who shows a right certificate is the centre's own door: it hears the question, once.
        heard = [one for one in place.gate.heard if b"HTTP/1" in one]
        assert len(heard) == (0 if name in CERTIFICATES or name == "plain" else 1), name
    assert place.elsewhere.called == 0


def test_every_fault_of_a_certificate_has_words_of_its_own(place, station):
    good = place.gate.certificate
    seen = {}
    for name, (break_it, _said) in CERTIFICATES.items():
        break_it(place)
        station.sync.close()
        seen[name] = talk(station)[1]
        place.gate.open(good)
    assert len(set(seen.values())) == len(CERTIFICATES)
    for words in seen.values():
        assert "Tidak ada yang dikirim." in words
        assert "Jangan dilewati" in words


@pytest.fixture
def proxy():
    one = Proxy()
    yield one
    one.close()


def through(station, proxy) -> None:
    change_settings(station.desk, replace(station.desk.settings, proxy=proxy.url))
    station.sync.close()
    station.files.close()


@pytest.mark.usefixtures("hostile")
def test_the_proxy_of_the_settings_is_gone_through_and_hears_nothing(
    place, station, centre_rig, proxy
):
    through(station, proxy)
    straight = place.gate.called
    ticket_id = save(station)
    settle(station, centre_rig)
    assert place.gate.called - straight == len(proxy.heard), "no other way was taken"
    assert {row.id for row in centre_rig.rows(tables.tickets)} == {ticket_id}
    door = place.gate.url.removeprefix("https://").encode()
    assert proxy.heard
    assert {tuple(one.split(b" ")[:2]) for one in proxy.heard} == {(b"CONNECT", door)}
    secret = credential(station)
    assert not [one for one in (*proxy.heard, proxy.passed) if secret in one or b"/v1/" in one]
    assert place.elsewhere.called == 0


@pytest.mark.parametrize("fault", CERTIFICATES)
def test_behind_a_proxy_the_same_certificate_is_asked_for(place, station, proxy, fault):
    through(station, proxy)
    break_it, said = CERTIFICATES[fault]
    break_it(place)
    place.gate.heard.clear()
    assert said in talk(station)[1]
    assert place.gate.heard == []


@pytest.mark.parametrize("status", ["407 Proxy Authentication Required", "403 Forbidden"])
def test_a_proxy_that_refuses_is_told_and_the_desk_works_on(
    place, station, centre_rig, proxy, status
):
    through(station, proxy)
    proxy.refusal = reply(PAGE, status, "text/html")
    place.gate.heard.clear()
    save(station)
    assert "Proksi jaringan menolak" in talk(station)[1]
    assert place.gate.heard == []
    proxy.refusal = b""
    settle(station, centre_rig)


@pytest.mark.parametrize(
    "text", ["proksi", "https://a:1", "http://", "http://a:b@c:1", "http://a:x"]
)
def test_what_is_no_proxy_is_said_before_anything_is_sent(place, text):
    place.gate.heard.clear()
    with pytest.raises(FieldInvalid) as caught:
        CentralApi(place.gate.url, "desk.rahasia", proxy=text)
    assert (caught.value.field, caught.value.reason) == ("proxy", "url")
    assert place.gate.heard == []


def test_nothing_of_a_request_has_left_while_only_a_tunnel_was_asked_for(place, proxy):
    """What tells "not sent" from "uncertain" for a post that must not happen twice."""
    left: list[bool] = []

    def ask() -> None:
        session = open_session(
            extra_ca=place.authority.path, proxy=proxy.url, leaving=lambda: left.append(True)
        )
        with session, contextlib.suppress(OSError):
            session.get(place.gate.url + "/v1/info", timeout=5)

    place.stranger()
    ask()
    proxy.refusal = reply(PAGE, "403 Forbidden")
    ask()
    assert left == []
    proxy.refusal = b""
    place.certificate("127.0.0.1")
    ask()
    assert left
