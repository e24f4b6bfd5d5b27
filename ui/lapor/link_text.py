"""What is said of the link to the national system and of what waits for it. Pure; never prettier
than it is."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from callcenter.lapor.status import LaporLink, LaporStatus
from ui import theme
from ui.connection_text import duration_words
from ui.formats import ago, moment_text, number
from ui.lapor.place_words import moved_text
from ui.messages import explain
from ui.translation import marked as _t
from ui.translation import shown
from ui.widgets.paint import Shape


class LinkText(Struct, frozen=True):
    """The chip's words, tone and shape, and the sentence beside it."""

    text: str
    tone: theme.Tone
    shape: Shape
    detail: str


_WORDS: Mapping[LaporLink, tuple[str, theme.Tone, Shape, str]] = {
    LaporLink.OFF: (_t("Belum disambungkan"), "neutral", "", _t("Tidak ada yang dikirim.")),
    LaporLink.NO_TOKEN: (
        _t("Token belum ada di meja ini"), "amber", "▲",
        _t("Token disimpan per komputer. Masukkan di tab Sambungan."),
    ),
    LaporLink.MOVED: (_t("Alamat diubah"), "red", "■", ""),
    LaporLink.SERVER: (
        _t("Dikirim oleh server pusat"), "accent", "●",
        _t("Meja ini tidak mengirim sendiri; keputusan di bawah tetap berlaku."),
    ),
    LaporLink.UNTRIED: (
        _t("Belum dihubungi"), "neutral", "", _t("Dihubungi sendiri sebentar lagi."),
    ),
    LaporLink.OK: (_t("Terhubung"), "green", "●", ""),
    LaporLink.AWAY: (
        _t("Tidak terjangkau"), "amber", "▲",
        _t("Tiket tetap tersimpan dan dikirim sendiri begitu tersambung."),
    ),
    LaporLink.SIGN_IN: (
        _t("Token tidak diterima"), "red", "■",
        _t("Tidak ada yang dikirim sampai token diganti di tab Sambungan."),
    ),
    LaporLink.TROUBLE: (
        _t("Gangguan"), "violet", "?", _t("Yang menjawab tidak seperti SP4N-LAPOR!."),
    ),
}  # fmt: skip
_SINCE = (LaporLink.MOVED, LaporLink.AWAY, LaporLink.SIGN_IN, LaporLink.TROUBLE)


def link_text(status: LaporStatus | None, now: datetime) -> LinkText:
    """Return what is said of the link; `now` is aware."""
    if status is None:
        return LinkText(shown("Memeriksa sambungan"), "neutral", "", "")
    words, tone, shape, detail = _WORDS[status.link]
    text = shown(words)
    if status.link in _SINCE:
        since = moment_text(status.since, now)
        text = shown("{0} sejak {1}").replace("{0}", text).replace("{1}", since)
    if status.link is LaporLink.MOVED:
        return LinkText(text, tone, shape, moved_text(status.address, status.allowed))
    return LinkText(
        text, tone, shape, _sentences(_why(status), shown(detail), *_times(status, now))
    )


def waiting_text(status: LaporStatus | None, now: datetime) -> str:
    """Return `12 menunggu · tertua 3 hari lalu`, "" when nothing waits."""
    if status is None or not status.waiting:
        return ""
    many = shown("{0} menunggu").replace("{0}", number(status.waiting))
    if status.oldest_at is None:
        return many
    return f"{many} · {shown('tertua {0}').replace('{0}', ago(status.oldest_at, now))}"


def outbox_text(status: LaporStatus | None, now: datetime) -> str:
    """Return the sign of the list of unsent work: `Ke LAPOR: 12 menunggu · tertua 3 hari lalu`."""
    waiting = waiting_text(status, now)
    return shown("Ke LAPOR: {0}").replace("{0}", waiting) if waiting else ""


def _why(status: LaporStatus) -> str:
    return explain(status.error).what if status.error is not None else ""


def _times(status: LaporStatus, now: datetime) -> tuple[str, ...]:
    said = []
    if status.link in _SINCE and status.next_try_in is not None:
        wait = duration_words(max(1.0, status.next_try_in))
        said.append(shown("Dicoba lagi dalam {0}.").replace("{0}", wait))
    if status.last_ok is not None:
        last = moment_text(status.last_ok, now)
        said.append(shown("Terakhir berhasil {0}.").replace("{0}", last))
    return tuple(said)


def _sentences(*parts: str) -> str:
    return " ".join(part for part in dict.fromkeys(parts) if part)
