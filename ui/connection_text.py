"""What the chip in the strip says about the link to the centre. Pure; never prettier than it is."""

from dataclasses import dataclass
from datetime import datetime

from callcenter.sync.status import SyncStatus
from ui import theme
from ui.formats import ago, moment_text
from ui.translation import marked as _t
from ui.translation import shown
from ui.widgets.paint import Shape


@dataclass(frozen=True, slots=True)
class ConnectionText:
    """The chip's words, tone and shape, the sentence of its tooltip, and a `short` form."""

    text: str
    tone: theme.Tone
    shape: Shape
    detail: str

    @property
    def short(self) -> str:
        """The first part of the words, for narrow windows."""
        return self.text.partition(" · ")[0]


_TROUBLES: dict[str, tuple[str, str, theme.Tone, Shape]] = {
    "not_enrolled": (
        _t("Perlu didaftarkan lagi"),
        _t("Server tidak mengenali komputer ini."),
        "red", "■",
    ),
    "too_old": (
        _t("Aplikasi perlu diperbarui"),
        _t("Server memakai versi yang lebih baru."),
        "red", "■",
    ),
    "trouble": (
        _t("Gangguan di pusat"),
        _t("Server menjawab, tetapi tidak seperti seharusnya."),
        "violet", "?",
    ),
}  # fmt: skip


def connection_text(status: SyncStatus | None, now: datetime) -> ConnectionText:
    """Return what the strip shows for a status; `now` is aware."""
    if status is None:
        return ConnectionText(shown("Memeriksa sambungan"), "neutral", "", "")
    held = _held(status)
    if status.state == "never":
        text = _joined(shown("Belum dihubungkan ke server"), held)
        return ConnectionText(text, "amber", "▲", shown("Semua hanya tersimpan di komputer ini."))
    if status.state == "offline":
        if status.error is None:
            return ConnectionText(_joined(shown("Menghubungi pusat…"), held), "neutral", "", "")
        since = shown("Terputus sejak {0}").replace("{0}", moment_text(status.since, now))
        detail = shown("Pekerjaan tetap tersimpan dan dikirim sendiri begitu tersambung.")
        detail = " ".join(part for part in (detail, _oldest(status, now)) if part)
        return ConnectionText(_joined(since, held), "amber", "▲", detail)
    if status.state in _TROUBLES:
        words, detail, tone, shape = _TROUBLES[status.state]
        return ConnectionText(_joined(shown(words), held), tone, shape, shown(detail))
    return _online(status, now, held)


def _online(status: SyncStatus, now: datetime, held: str) -> ConnectionText:
    name = status.server_name or shown("server pusat")
    detail = shown("Terhubung ke {0}.").replace("{0}", name)
    if not held:
        return ConnectionText(shown("Terhubung · semua diterima pusat"), "green", "●", detail)
    oldest = _oldest(status, now)
    tone: theme.Tone = "red" if status.quarantined else "amber"
    return ConnectionText(_joined(held, oldest), tone, "▲", detail)


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


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
