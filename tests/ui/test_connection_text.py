"""Every state and error of the link in its exact words: what is safe, since when, what next."""

from datetime import timedelta
from typing import Any

import pytest

from callcenter.errors import (
    CertificateRefused,
    ClientTooOld,
    NetworkError,
    NotEnrolled,
    NotOurServer,
    ProtocolConflict,
    RequestRefused,
    ServerBusy,
    Unreachable,
)
from callcenter.sync.status import LinkState, SyncStatus, state_of
from tests.fakes import START
from ui.connection_text import connection_text, duration_words


def status(state: LinkState, error: NetworkError | None = None, **more) -> SyncStatus:
    values: dict[str, Any] = {
        "since": START, "unsent": 0, "oldest_unsent_at": None, "quarantined": 0,
        "offset_ms": None, "last_ok": None, "server_name": "Pusat Contoh", "offers": 0,
    }  # fmt: skip
    return SyncStatus(state=state, error=error, **(values | more))


SAFE = ("tersimpan", "aman", "Menyimpan tetap jalan", "Menyimpan dan mengirim")
ERRORS = [
    (Unreachable("dns"), "Terputus sejak 21.14", "Alamat pusat tidak ditemukan"),
    (Unreachable("connect"), "Terputus sejak 21.14", "Pusat tidak menjawab di alamatnya"),
    (Unreachable("timeout"), "Terputus sejak 21.14", "terlalu lama"),
    (Unreachable("cut"), "Terputus sejak 21.14", "putus di tengah jalan"),
    (Unreachable("proxy"), "Terputus sejak 21.14", "Proksi"),
    (NotOurServer("html"), "Terputus sejak 21.14", "halaman masuk Wi-Fi"),
    (ServerBusy(503), "Pusat sibuk sejak 21.14", "Dicoba lagi sendiri."),
    (ServerBusy(429, 90.0), "Pusat sibuk sejak 21.14", "menunggu 2 menit; lalu dicoba lagi"),
    (NotEnrolled(), "Perlu didaftarkan lagi", "Minta kode sekali pakai"),
    (ClientTooOld(3), "Aplikasi perlu diperbarui", "kabar dari pusat tidak masuk"),
    (CertificateRefused("expired"), "Identitas pusat tidak pasti", "Sertifikat pusat kedaluwarsa"),
    (CertificateRefused("not_yet_valid"), "Identitas pusat tidak pasti", "periksa jam"),
    (CertificateRefused("wrong_host"), "Identitas pusat tidak pasti", "milik alamat lain"),
    (CertificateRefused("unknown"), "Identitas pusat tidak pasti", "Penerbit"),
    (ProtocolConflict("other_server", {}), "Server lain di alamat itu", "tidak ada yang dikirim"),
    (ProtocolConflict("lineage", {}), "Pusat sedang dipulihkan", "dipulihkan dari cadangan"),
    (ProtocolConflict("chain", {}), "Urutan dari pusat tidak cocok", "tidak dimasukkan"),
    (ProtocolConflict("gap", {}), "Urutan kiriman sedang dibereskan", "dikirim ulang sendiri"),
    (ProtocolConflict("incarnation", {}), "Data meja ini pernah disalin", "urutan baru"),
    (ProtocolConflict("new_code", {}), "Gangguan di pusat", "new_code"),
    (RequestRefused(400, "bad_request"), "Gangguan di pusat", "bad_request"),
]  # fmt: skip


@pytest.mark.parametrize(("error", "text", "part"), ERRORS, ids=lambda one: str(one)[:40])
def test_each_error_says_what_is_so_what_is_safe_and_what_comes(error, text, part) -> None:
    said = connection_text(status(state_of(error), error, unsent=3), START)
    assert said.text == f"{text} · 3 tersimpan di sini"
    assert part in said.detail
    assert any(word in said.detail for word in SAFE)
    assert ".." not in said.detail
    assert said.tone != "green"
    assert said.shape


@pytest.mark.parametrize(("error", "text", "part"), ERRORS, ids=lambda one: str(one)[:40])
def test_no_trouble_is_ever_called_received(error, text, part) -> None:
    del text, part
    for unsent in (0, 2):
        said = connection_text(status(state_of(error), error, unsent=unsent), START)
        assert "diterima pusat" not in said.text


def test_the_oldest_is_told_while_nothing_goes() -> None:
    old = START - timedelta(minutes=14)
    given = status(LinkState.OFFLINE, Unreachable("dns"), unsent=2, oldest_unsent_at=old)
    assert connection_text(given, START).detail.endswith("tertua 14 mnt.")


def test_a_centre_that_is_being_given_back_what_it_lost_is_not_called_complete() -> None:
    said = connection_text(status(LinkState.ONLINE, offers=1240), START)
    assert said.text == "1.240 catatan dikirim ulang"
    assert "Pusat dipulihkan dari cadangan" in said.detail
    assert "1.240 catatan dikirim ulang" in said.detail
    assert said.tone == "violet"
    waiting = connection_text(status(LinkState.ONLINE, offers=5, unsent=2), START)
    assert waiting.text == "5 catatan dikirim ulang · 2 tersimpan di sini"
    away = connection_text(status(LinkState.OFFLINE, Unreachable("dns"), offers=5), START)
    assert away.text == "Terputus sejak 21.14 · 5 menunggu diserahkan ulang"


def test_a_desk_without_a_centre_says_where_its_work_is() -> None:
    said = connection_text(status(LinkState.NEVER, unsent=1), START)
    assert said.text == "Belum dihubungkan ke server · 1 tersimpan di sini"
    assert said.detail == "Semua hanya tersimpan di komputer ini."


def test_before_anything_is_known_nothing_is_claimed() -> None:
    assert connection_text(None, START).text == "Memeriksa sambungan"
    assert connection_text(status(LinkState.OFFLINE), START).text == "Menghubungi pusat…"


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.2, "1 detik"), (59, "59 detik"), (60, "1 menit"), (61, "2 menit")]
)
def test_waits_are_told_in_words(seconds, words) -> None:
    assert duration_words(seconds) == words
