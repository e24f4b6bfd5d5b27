"""Adds files to a ticket: chosen, dropped or pasted; safe on disk before it names them."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from callcenter.desk.add_attachment import add_attachment, keep_bytes, keep_file
from callcenter.desk.views import Attachment
from callcenter.errors import FieldInvalid
from callcenter.tickets.ticket import Ticket
from ui import formats, theme
from ui.context import UiContext
from ui.plain_text import PlainLabel
from ui.ticket_view.composer import Composer, Work
from ui.widgets.buttons import Button


class AttachComposer(Composer):
    """A button to choose, a field to drop on; files are kept at once and named when saved."""

    def __init__(self, ctx: UiContext, ticket: Ticket, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent=parent)
        self.name_it(
            self.tr("Lampiran"),
            self.tr("Lampirkan"),
            self.tr("maks. 20 MB; tarik atau tempel bisa"),
        )
        self._ticket_id = ticket.id
        self._kept: list[Attachment] = []
        self.setAcceptDrops(True)
        self.choose_button = Button(self.tr("Pilih berkas…"), icon="paperclip")
        self.choose_button.setObjectName("composer.choose")
        self.choose_button.clicked.connect(self._choose)
        self.names = PlainLabel("", fit="wrap", role="label", ink="muted")
        self.names.setObjectName("composer.files")
        row = QHBoxLayout()
        row.setSpacing(theme.dp(10))
        row.addWidget(self.choose_button)
        row.addWidget(self.names, 1)
        self.form.addLayout(row)
        self.finish_form()
        self._show_names()

    def add_paths(self, paths: list[Path]) -> None:
        """Take files from disk; one that is refused says why and the others stay."""
        desk = self.ctx.desk
        for path in paths:
            self.ctx.background.desk(
                partial(keep_file, desk, path), self._add, self.show_error, owner=self
            )

    def _add(self, file: Attachment) -> None:
        self._kept.append(file)
        self._show_names()

    def _show_names(self) -> None:
        shown = [f"{one.name} · {formats.file_size(one.size)}" for one in self._kept]
        self.names.setText("\n".join(shown) or self.tr("belum ada berkas"))
        self.save_button.setEnabled(bool(self._kept))

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Pilih berkas"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.add_paths([Path(one) for one in names]))
        dialog.open()

    def focus_first(self) -> None:
        """The button that chooses."""
        self.choose_button.setFocus()

    def typed(self) -> dict[str, str]:
        """The files kept, by name and content."""
        return {"files": msgspec.json.encode(self._kept).decode()}

    def restore(self, typed: Mapping[str, str]) -> None:
        """The files are on disk already; their names come back."""
        try:
            self._kept = msgspec.json.decode(typed.get("files", ""), type=list[Attachment])
        except msgspec.DecodeError:
            self._kept = []
        self._show_names()

    def collect(self) -> Work:
        """The files kept so far."""
        desk, ticket_id, files = self.ctx.desk, self._ticket_id, tuple(self._kept)
        if not files:
            raise FieldInvalid("attachment", "empty")

        def attach() -> None:
            add_attachment(desk, ticket_id, files)

        return attach

    def said(self) -> str:
        """How many."""
        return self.tr("{n} berkas dilampirkan").format(n=len(self._kept))

    def is_dirty(self) -> bool:
        """Files wait to be named."""
        return bool(self._kept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: paste a picture or files."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._take(QGuiApplication.clipboard().mimeData())
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: files may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: take the files dropped."""
        self._take(event.mimeData())
        event.acceptProposedAction()

    def _take(self, data: QMimeData) -> None:
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.add_paths(paths)
            return
        image = data.imageData() if data.hasImage() else None
        if isinstance(image, QImage) and not image.isNull():
            raw = _png(image)
            desk, name = self.ctx.desk, self.tr("tempelan.png")
            self.ctx.background.desk(
                lambda: keep_bytes(desk, name, raw), self._add, self.show_error, owner=self
            )


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, b"PNG")
    return bytes(data.data())
