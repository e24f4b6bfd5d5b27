"""What is said of an attached file: where it is, and why it is not. Reads nothing."""

from collections.abc import Mapping

from callcenter.desk.views import FileState, FileView
from callcenter.pictures.kinds import PICTURES
from ui.plain_text import Ink
from ui.translation import marked as _t
from ui.translation import shown

_WORDS: Mapping[FileState, tuple[str, Ink]] = {
    FileState.HERE: (_t("di sini, belum di pusat"), "amber"),
    FileState.SENDING: (_t("mengirim {percent} %"), "accent"),
    FileState.CENTRE: (_t("di pusat"), "green"),
    FileState.REFUSED: (_t("ditolak: {reason}"), "red"),
    FileState.ELSEWHERE: (_t("masih di meja lain, belum di pusat"), "muted"),
}
_REASONS: Mapping[str, str] = {
    "lost": _t("berkasnya rusak atau hilang di komputer ini"),
    "bytes_differ": _t("isinya berubah di jalan, berulang kali"),
    "type_refused": _t("jenis berkas ini tidak diterima pusat"),
    "picture_too_large": _t("gambarnya lebih besar dari 40 juta titik"),
    "file_too_large": _t("lebih besar dari batas pusat"),
}
_OTHER = _t("alasan {code}")
_FAR = _t("di pusat, diambil saat dibuka")
_MOVING = _t("mengambil {percent} %")


def is_picture(file: FileView) -> bool:
    """Whether it can be looked at here."""
    return file.mime in PICTURES


def state_text(file: FileView) -> tuple[str, Ink]:
    """Where the file is, in words, and their ink; the words say it alone."""
    words, ink = _WORDS[file.state]
    reason = shown(_REASONS.get(file.reason, _OTHER)).format(code=file.reason)
    text = shown(words).format(percent=file.percent, reason=reason)
    if file.state is FileState.CENTRE and not file.is_here:
        return shown(_FAR), ink
    return text, ink


def moving_text(here: int, size: int) -> str:
    """How much of a file has come from the centre."""
    return shown(_MOVING).format(percent=100 * here // max(1, size))
