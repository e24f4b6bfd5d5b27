"""Takes files and pasted pictures into the profile before any ticket needs them.

Also asks for their small pictures, which are painted in a process of their own.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QImage

from callcenter.desk.add_attachment import keep_bytes, keep_file
from callcenter.desk.views import Attachment
from callcenter.pictures.kinds import PICTURES
from ui import formats
from ui.context import UiContext
from ui.ticket_form.form_body import FormBody


class EvidenceIntake(QObject):
    """Files become chips one by one; `failed` carries the error of one that was not taken."""

    failed = Signal(object)

    def __init__(self, ctx: UiContext, body: FormBody, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx, self._body = ctx, body
        self._asked: set[str] = set()
        body.evidence.wanted.connect(self.take_files)
        body.evidence.listed.connect(self._want_pictures)
        body.description.input.files_given.connect(self.take_files)
        body.description.input.picture_pasted.connect(self.take_picture)

    def take_files(self, paths: list[Path]) -> None:
        """Copies files in, each on its own."""
        desk = self._ctx.desk
        for path in paths:
            self._ctx.background.desk(
                partial(keep_file, desk, path), self._taken, self.failed.emit, self
            )

    def take_picture(self, picture: QImage) -> None:
        """Keeps a pasted picture as PNG."""
        desk = self._ctx.desk
        name = f"tempel-{formats.time_text(desk.clock.now()).replace('.', '')}.png"
        self._ctx.background.desk(
            lambda: keep_bytes(desk, name, _png(picture)), self._taken, self.failed.emit, self
        )

    def _want_pictures(self, files: tuple[Attachment, ...]) -> None:
        shelf = self._ctx.files.shelf
        for file in files:
            if file.mime in PICTURES and file.sha256 not in self._asked:
                self._asked.add(file.sha256)
                self._ctx.background.files(
                    partial(shelf.thumbnail, file.sha256, file.mime),
                    partial(self._pictured, file.sha256),
                    lambda _error: None,  # the chip tells its name all the same
                    self,
                )

    def _pictured(self, sha256: str, jpeg: bytes | None) -> None:
        if jpeg is not None:
            self._body.evidence.show_picture(sha256, jpeg)

    def _taken(self, file: Attachment) -> None:
        self._body.evidence.add(file)


def _png(picture: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())
