"""What can be done with the files of a ticket: look, fetch, hand out a copy, send again.

All of it off the GUI thread; a download can be stopped at any time. Shows nothing itself.
"""

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QObject, Signal

from callcenter.desk.read_files import copy_to_hand_out, picture_to_look_at, retry_upload
from callcenter.desk.views import FileView
from callcenter.errors import Cancelled, NetworkError
from ui.context import UiContext
from ui.file_words import is_picture


class FileActions(QObject):
    """`pictured(sha256, jpeg)`, `moved(sha256, here, size)`, `ended(sha256)`, `looked(jpeg, name)`.

    `failed` carries an error that is to be shown; one that a person asked for by stopping is none.
    """

    pictured = Signal(str, object)
    moved = Signal(str, int, int)
    ended = Signal(str)
    looked = Signal(object, str)
    failed = Signal(object)

    def __init__(self, ctx: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._moving: dict[str, Event] = {}
        self._asked: dict[str, tuple[object, bool]] = {}

    def want_thumbnails(self, files: tuple[FileView, ...]) -> None:
        """Ask for the small pictures; again when a file has come nearer meanwhile."""
        for file in files:
            near = (file.state, file.is_here)
            if not is_picture(file) or self._asked.get(file.sha256) == near:
                continue
            self._asked[file.sha256] = near
            self._ask_thumbnail(file.sha256, file.mime)

    def _ask_thumbnail(self, sha256: str, mime: str) -> None:
        shelf = self._ctx.files.shelf
        self._ctx.background.files(
            lambda: shelf.thumbnail(sha256, mime),
            lambda jpeg: self.pictured.emit(sha256, jpeg),
            self._no_thumbnail,
            self,
        )

    def _no_thumbnail(self, error: BaseException) -> None:
        """Without the centre the icon stays; anything else is told."""
        if not isinstance(error, NetworkError):
            self.failed.emit(error)

    def look(self, file: FileView) -> None:
        """Fetch a picture where it is not here, and paint it for looking."""
        desk = self._ctx.desk
        self.bring(
            file,
            lambda: self._ctx.background.files(
                lambda: picture_to_look_at(desk, file.sha256),
                lambda jpeg: self.looked.emit(jpeg, file.name),
                self.failed.emit,
                self,
            ),
        )

    def bring(self, file: FileView, then: Callable[[], object]) -> None:
        """Do `then` once the file is here; nothing when it is being fetched already."""
        if file.is_here:
            then()
            return
        if file.sha256 in self._moving:
            return
        stop = self._moving[file.sha256] = Event()
        shelf, background, sha256 = self._ctx.files.shelf, self._ctx.background, file.sha256
        self.moved.emit(sha256, 0, file.size)
        background.files(
            lambda: shelf.fetch(
                sha256,
                file.size,
                lambda here, size: self.moved.emit(sha256, here, size),
                lambda: stop.is_set() or background.is_closed,
            ),
            lambda _none: self._arrived(sha256, then),
            lambda error: self._not_arrived(sha256, error),
            self,
        )

    def is_moving(self, sha256: str) -> bool:
        """Whether a file is being fetched now."""
        return sha256 in self._moving

    def stop(self, sha256: str) -> None:
        """Stop fetching a file; what had come is thrown away."""
        if sha256 in self._moving:
            self._moving[sha256].set()

    def send_again(self, sha256: str) -> None:
        """Offer a refused file to the centre once more."""
        desk = self._ctx.desk
        self._ctx.background.desk(lambda: retry_upload(desk, sha256), None, self.failed.emit, self)

    def hand_out(
        self, sha256: str, write: Callable[[bytes], object], done: Callable[[], None]
    ) -> None:
        """Make the copy that may leave the desk and write it, off the GUI thread."""
        desk = self._ctx.desk
        self._ctx.background.files(
            lambda: write(copy_to_hand_out(desk, sha256)),
            lambda _size: done(),
            self.failed.emit,
            self,
        )

    def _arrived(self, sha256: str, then: Callable[[], object]) -> None:
        self._moving.pop(sha256, None)
        self.ended.emit(sha256)
        then()

    def _not_arrived(self, sha256: str, error: BaseException) -> None:
        self._moving.pop(sha256, None)
        self.ended.emit(sha256)
        if not isinstance(error, Cancelled):
            self.failed.emit(error)
