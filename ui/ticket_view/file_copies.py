"""Saves a copy of an attachment under a name the desk makes up; the sender's name is no path."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from callcenter.desk.add_attachment import read_attachment
from ui.context import UiContext
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
    ctx: UiContext,
    file: tuple[str, str, str],
    done: Callable[[str], None],
    failed: Callable[[BaseException], None],
) -> QFileDialog:
    """Ask where, then write there; `file` is (sha256, type, number)."""
    sha256, mime, number = file
    dialog = QFileDialog(parent, shown("Simpan salinan lampiran"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(copy_name(number, mime))
    dialog.fileSelected.connect(
        lambda name: write_copy(parent, ctx, (sha256, Path(name)), done, failed)
    )
    dialog.open()
    return dialog


def write_copy(
    owner: QWidget,
    ctx: UiContext,
    copy: tuple[str, Path],
    done: Callable[[str], None],
    failed: Callable[[BaseException], None],
) -> None:
    """Write the bytes of a file to a path, on the desk's worker."""
    sha256, path = copy
    desk = ctx.desk
    said = shown("Salinan disimpan: {name}").format(name=path.name)
    ctx.background.desk(
        lambda: path.write_bytes(read_attachment(desk, sha256)),
        lambda _size: done(said),
        failed,
        owner=owner,
    )
