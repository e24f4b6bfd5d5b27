"""Takes files and pasted pictures into the profile before any ticket needs them.

Also asks for their small pictures, which are painted in a process of their own.
"""

from collections.abc import Callable, Iterable
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
from ui.ticket_form.saving import Coming


class EvidenceIntake(QObject):
    """Files become chips one by one; `failed` carries the error of one that was not taken.

    `given` says that one is on its way: what stands in the form is another from then on.

    A file belongs to what stood in the form when it was given: it goes with that ticket or draft,
    and never to the next.
    """

    given = Signal()
    failed = Signal(object)

    def __init__(self, ctx: UiContext, body: FormBody, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx, self._body = ctx, body
        self._asked: set[str] = set()
        self._coming: list[Coming] = []
        body.evidence.wanted.connect(self.take_files)
        body.evidence.listed.connect(self._want_pictures)
        body.description.input.files_given.connect(self.take_files)
        body.description.input.picture_pasted.connect(self.take_picture)

    @property
    def coming(self) -> tuple[Coming, ...]:
        """Files that were given and are no chips yet."""
        return tuple(self._coming)

    def expect(self, coming: Iterable[Coming]) -> None:
        """What was left comes back to the form, with those that are still being taken."""
        self._coming += [one for one in coming if not one.is_over]

    def forget(self) -> None:
        """The form shows something else now."""
        self._coming.clear()

    def take_files(self, paths: list[Path]) -> None:
        """Copies files in, each on its own."""
        desk = self._ctx.desk
        for path in paths:
            self._take(partial(keep_file, desk, path))

    def take_picture(self, picture: QImage) -> None:
        """Keeps a pasted picture as PNG."""
        desk = self._ctx.desk
        name = f"tempel-{formats.time_text(desk.clock.now()).replace('.', '')}.png"
        self._take(lambda: keep_bytes(desk, name, _png(picture)))

    def _take(self, keep: Callable[[], Attachment]) -> None:
        coming = Coming()
        self._coming.append(coming)

        def kept() -> Attachment:
            try:
                coming.file = keep()
                return coming.file
            finally:
                coming.is_over = True

        self._ctx.background.desk(
            kept, partial(self._taken, coming), partial(self._failed, coming), self
        )
        self.given.emit()

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

    def _taken(self, coming: Coming, file: Attachment) -> None:
        if coming in self._coming:
            self._coming.remove(coming)
            self._body.evidence.add(file)

    def _failed(self, coming: Coming, error: BaseException) -> None:
        if coming in self._coming:
            self._coming.remove(coming)
        self.failed.emit(error)


def _png(picture: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())
