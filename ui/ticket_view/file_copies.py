"""Saves a copy of an attachment under a name the desk makes up; the sender's name is no path."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.ticket_view.file_actions import FileActions
from ui.translation import shown

_ENDINGS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "application/pdf": "pdf",
    "audio/mpeg": "mp3",
    "audio/ogg": "ogg",
    "video/mp4": "mp4",
    "text/plain": "txt",
}


def copy_name(number: str, mime: str) -> str:
    """Return `lampiran-26-0417-101-45-1.jpg`; an unknown type ends in `.bin` and starts nothing."""
    plain = "".join(sign for sign in number if sign.isalnum() or sign == "-")
    return f"lampiran-{plain}.{_ENDINGS.get(mime, 'bin')}"


def save_copy(
    parent: QWidget,
    actions: FileActions,
    sha256: str,
    name: str,
    done: Callable[[str], None],
) -> QFileDialog:
    """Ask where, beginning with a name of the desk's own, then write the copy there."""
    dialog = QFileDialog(parent, shown("Simpan salinan lampiran"))
    dialog.setObjectName("ticket.save_dialog")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda text: write_copy(actions, sha256, Path(text), done))
    dialog.open()
    return dialog


def write_copy(actions: FileActions, sha256: str, path: Path, done: Callable[[str], None]) -> None:
    """Write a copy that may leave the desk to a path, on the worker for files."""
    said = shown("Salinan disimpan: {name}").format(name=path.name)
    actions.hand_out(sha256, path.write_bytes, lambda: done(said))
