"""What the chip in the strip says about the link to the centre. Pure; never prettier than it is."""

import math
from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from callcenter.errors import (
    CertificateRefused,
    NotOurServer,
    ProtocolConflict,
    RequestRefused,
    ServerBusy,
)
from callcenter.sync.status import LinkState, SyncStatus
from ui import theme
from ui.formats import ago, moment_text, number
from ui.translation import marked as _t
from ui.translation import shown
from ui.widgets.paint import Shape

_MINUTE = 60


class ConnectionText(Struct, frozen=True):
    """The chip's words, tone and shape, the sentence of its tooltip, and a `short` form."""

    text: str
    tone: theme.Tone
    shape: Shape
    detail: str

    @property
    def short(self) -> str:
        """The first part of the words, for narrow windows."""
        return self.text.partition(" · ")[0]


_STAYS = _t("Semua yang disimpan aman di komputer ini.")
_SAVE_ON = _t("Menyimpan tetap jalan.")
_TROUBLES: Mapping[str, tuple[str, str]] = {
    "other_server": (
        _t("Server lain di alamat itu"),
        _t("Yang menjawab bukan pusat meja ini, jadi tidak ada yang dikirim ke sana. "
           "Periksa alamatnya di Pengaturan, atau daftarkan meja ini ke server itu."),
    ),
    "lineage": (
        _t("Pusat sedang dipulihkan"),
        _t("Pusat dipulihkan dari cadangan; catatan yang hilang di sana dikirim ulang sendiri."),
    ),
    "chain": (
        _t("Urutan dari pusat tidak cocok"),
        _t("Kiriman pusat tidak dimasukkan sampai cocok; dicoba lagi sendiri. "
           "Bila tetap begini, hubungi petugas TI."),
    ),
    "gap": (
        _t("Urutan kiriman sedang dibereskan"),
        _t("Pusat belum punya kiriman sebelumnya; dikirim ulang sendiri. "
           "Bila tetap begini, hubungi petugas TI."),
    ),
    "incarnation": (
        _t("Data meja ini pernah disalin"),
        _t("Meja ini mendapat urutan baru dan mengirim lagi sendiri."),
    ),
}  # fmt: skip
_NO_WAY: Mapping[str, str] = {
    "dns": _t("Alamat pusat tidak ditemukan di jaringan ini."),
    "connect": _t("Pusat tidak menjawab di alamatnya."),
    "timeout": _t("Pusat terlalu lama tidak menjawab."),
    "cut": _t("Sambungan putus di tengah jalan."),
    "proxy": _t("Proksi jaringan menolak sambungan."),
}
_CERTIFICATES: Mapping[str, str] = {
    "expired": _t("Sertifikat pusat kedaluwarsa."),
    "not_yet_valid": _t("Sertifikat pusat belum berlaku; periksa jam komputer ini."),
    "wrong_host": _t("Sertifikatnya milik alamat lain."),
    "unknown": _t("Penerbit sertifikatnya tidak dikenal."),
}
_Words = tuple[str, str, theme.Tone, Shape]
"""Chip, sentence, tone and shape."""
_STANDINGS: Mapping[LinkState, _Words] = {
    LinkState.PENDING: (
        _t("Menunggu persetujuan admin pusat"),
        _t("Pusat mengenal meja ini, admin belum menyetujuinya. Menyimpan tetap jalan; tersambung "
           "sendiri sesudah disetujui."),
        "amber", "▲",
    ),
    LinkState.LEAVING: (
        _t("Meja ini sedang ditarik pusat"),
        _t("Yang belum terkirim sedang dikirim; kabar dari pusat tidak masuk lagi. Sesudah semua "
           "terkirim, meja ini menutup diri."),
        "amber", "▲",
    ),
    LinkState.LEFT: (
        _t("Meja ini sudah ditarik pusat"),
        _t("Pusat tidak menerima apa pun lagi dari meja ini. Pakai meja lain."),
        "red", "■",
    ),
}  # fmt: skip


def connection_text(status: SyncStatus | None, now: datetime) -> ConnectionText:
    """Return what the strip shows for a status; `now` is aware."""
    if status is None:
        return ConnectionText(shown("Memeriksa sambungan"), "neutral", "", "")
    held = _held(status)
    if status.state is LinkState.ONLINE:
        return _online(status, now, held)
    if status.state is LinkState.OFFLINE and status.error is None:
        return ConnectionText(_joined(shown("Menghubungi pusat…"), held), "neutral", "", "")
    text, detail, tone, shape = _unlinked(status, now)
    oldest = _oldest(status, now)
    detail = _sentences(detail, shown("Yang {0}.").replace("{0}", oldest) if oldest else "")
    again = shown("{0} menunggu diserahkan ulang").replace("{0}", number(status.offers))
    return ConnectionText(_joined(text, held, again if status.offers else ""), tone, shape, detail)


def _unlinked(status: SyncStatus, now: datetime) -> _Words:
    """What is said while nothing goes to the centre and back."""
    if status.state is LinkState.NEVER:
        alone = shown("Semua hanya tersimpan di komputer ini.")
        return shown("Belum dihubungkan ke server"), alone, "amber", "▲"
    if status.state in _STANDINGS:
        words, said_so, tone, shape = _STANDINGS[status.state]
        return shown(words), shown(said_so), tone, shape
    if status.state is LinkState.NOT_ENROLLED:
        said = _sentences(
            shown("Pusat tidak mengenali komputer ini; yang baru menunggu di sini."),
            shown(_SAVE_ON),
            shown("Minta kode sekali pakai, lalu Pengaturan → Hubungkan ke server."),
        )
        return shown("Perlu didaftarkan lagi"), said, "red", "■"
    if status.state is LinkState.TOO_OLD:
        said = shown("Menyimpan dan mengirim tetap jalan; kabar dari pusat tidak masuk sampai "
                     "aplikasi diperbarui. Hubungi petugas TI.")  # fmt: skip
        return shown("Aplikasi perlu diperbarui"), said, "red", "■"
    if status.state is LinkState.OFFLINE:
        return _offline(status, now)
    return _trouble(status)


def _offline(status: SyncStatus, now: datetime) -> _Words:
    since = moment_text(status.since, now)
    error = status.error
    sent = shown("Pekerjaan tetap tersimpan dan dikirim sendiri begitu tersambung.")
    if isinstance(error, ServerBusy):
        wait = error.retry_after
        again = shown("Dicoba lagi sendiri.")
        if wait is not None and wait > 0:
            again = shown("Pusat meminta menunggu {0}; lalu dicoba lagi sendiri.")
            again = again.replace("{0}", duration_words(wait))
        text = shown("Pusat sibuk sejak {0}").replace("{0}", since)
        return text, _sentences(shown(_STAYS), again), "amber", "▲"
    text = shown("Terputus sejak {0}").replace("{0}", since)
    if isinstance(error, NotOurServer):
        why = shown("Yang menjawab bukan pusat; mungkin halaman masuk Wi-Fi. Buka peramban, masuk "
                    "dahulu, lalu tersambung sendiri.")  # fmt: skip
        return text, _sentences(why, sent), "amber", "▲"
    why = shown(_NO_WAY.get(getattr(error, "reason", ""), ""))
    return text, _sentences(why, sent), "amber", "▲"


def _trouble(status: SyncStatus) -> _Words:
    error = status.error
    if isinstance(error, CertificateRefused):
        why = shown(_CERTIFICATES.get(error.reason, ""))
        said = _sentences(
            why, shown("Tidak ada yang dikirim."), shown(_STAYS),
            shown("Jangan dilewati; hubungi petugas TI."),
        )  # fmt: skip
        return shown("Identitas pusat tidak pasti"), said, "red", "■"
    if isinstance(error, ProtocolConflict) and error.code in _TROUBLES:
        words, said = _TROUBLES[error.code]
        return shown(words), _sentences(shown(said), shown(_STAYS)), "violet", "?"
    answer = shown("Pusat menjawab, tetapi tidak seperti seharusnya; dicoba lagi sendiri.")
    if isinstance(error, RequestRefused | ProtocolConflict):
        code = shown("Kode untuk petugas TI: {0}.").replace("{0}", error.code)
        answer = _sentences(answer, code)
    return shown("Gangguan di pusat"), _sentences(answer, shown(_STAYS)), "violet", "?"


def _online(status: SyncStatus, now: datetime, held: str) -> ConnectionText:
    name = status.server_name or shown("server pusat")
    detail = shown("Terhubung ke {0}.").replace("{0}", name)
    if status.offers:
        return _healing(status, held, detail)
    if not held:
        return ConnectionText(shown("Terhubung · semua diterima pusat"), "green", "●", detail)
    oldest = _oldest(status, now)
    tone: theme.Tone = "red" if status.quarantined else "amber"
    return ConnectionText(_joined(held, oldest), tone, "▲", detail)


def _healing(status: SyncStatus, held: str, detail: str) -> ConnectionText:
    """The centre was set back, or work of another desk was taken in: it is being given over."""
    many = number(status.offers)
    text = shown("{0} catatan dikirim ulang").replace("{0}", many)
    said = shown("Pusat dipulihkan dari cadangan, atau titipan meja lain diambil; {0} catatan "
                 "dikirim ulang. Tidak ada yang hilang dan tidak ada yang ganda.")  # fmt: skip
    return ConnectionText(
        _joined(text, held), "violet", "●", _sentences(said.replace("{0}", many), detail)
    )


def duration_words(seconds: float) -> str:
    """Return a wait in words: `20 detik`, `3 menit`."""
    whole = math.ceil(seconds)
    if whole < _MINUTE:
        return shown("{0} detik").replace("{0}", number(whole))
    return shown("{0} menit").replace("{0}", number(math.ceil(whole / _MINUTE)))


def _oldest(status: SyncStatus, now: datetime) -> str:
    """How long the oldest one waits, "" when none does."""
    if status.oldest_unsent_at is None or not status.unsent:
        return ""
    return shown("tertua {0}").replace("{0}", ago(status.oldest_unsent_at, now))


def _held(status: SyncStatus) -> str:
    """What the centre has not got: waiting here, and set aside for a person."""
    waiting = shown("{0} tersimpan di sini").replace("{0}", str(status.unsent))
    aside = shown("{0} ditahan").replace("{0}", str(status.quarantined))
    return _joined(waiting if status.unsent else "", aside if status.quarantined else "")


def _sentences(*parts: str) -> str:
    return " ".join(part for part in parts if part.strip(". "))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
