"""The files of a ticket: small picture, name, size, where each is, and what can be done with it.

Names are the sender's and shown literally; nothing is ever opened outside, only copied out.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callcenter.desk.views import FileState, FileView
from ui import formats, theme
from ui.file_words import is_picture, moving_text, state_text
from ui.plain_text import PlainLabel
from ui.ticket_view.file_actions import FileActions
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.picture import Picture


class FileRow(QWidget):
    """One file; its buttons stay where they are while its state changes."""

    look = Signal(object)
    save = Signal(object)
    stop = Signal(str)
    again = Signal(str)

    def __init__(self, n: int, file: FileView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = file
        self._moving: tuple[int, int] | None = None
        self.picture = Picture()
        self.picture.setAccessibleName(self.tr("Gambar kecil {name}").format(name=file.name))
        self.name = PlainLabel(file.name, fit="elide")
        self.state = PlainLabel("", fit="wrap", role="label", ink="muted", tabular=True)
        self.state.setObjectName(f"ticket.file_state.{n}")
        self.look_button = self._button(n, "look", self.tr("Lihat"), self.tr("Lihat {name}"))
        self.save_button = self._button(
            n, "", self.tr("Simpan salinan…"), self.tr("Simpan salinan {name}")
        )
        self.stop_button = self._button(
            n, "stop", self.tr("Batal"), self.tr("Batalkan pengambilan {name}")
        )
        self.again_button = self._button(
            n, "again", self.tr("Kirim lagi"), self.tr("Kirim lagi {name} ke pusat")
        )
        self.look_button.clicked.connect(lambda: self.look.emit(self.file))
        self.save_button.clicked.connect(lambda: self.save.emit(self.file))
        self.stop_button.clicked.connect(lambda: self.stop.emit(self.file.sha256))
        self.again_button.clicked.connect(lambda: self.again.emit(self.file.sha256))
        self._arrange()
        self.show_file(file)

    def _button(self, n: int, key: str, text: str, name: str) -> Button:
        button = Button(text, small=True)
        button.setObjectName(f"ticket.file_{key}.{n}" if key else f"ticket.file.{n}")
        button.setAccessibleName(name.format(name=self.file.name))
        return button

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.dp(6))
        for one in (self.look_button, self.save_button, self.stop_button, self.again_button):
            buttons.addWidget(one)
        buttons.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(theme.dp(3))
        words.addWidget(self.name)
        words.addWidget(self.state)
        words.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.dp(10))
        row.addWidget(self.picture, 0)
        row.addLayout(words, 1)
        row.setAlignment(self.picture, Qt.AlignmentFlag.AlignTop)

    def show_file(self, file: FileView) -> None:
        """Show where the file is now."""
        self.file = file
        self._say()

    def show_moving(self, here: int, size: int) -> None:
        """Show how much has come."""
        self._moving = (here, size)
        self._say()

    def end_moving(self) -> None:
        """It has come, or not."""
        had_focus = self.stop_button.hasFocus()
        self._moving = None
        self._say()
        if had_focus:
            self.save_button.setFocus()

    def _say(self) -> None:
        file, moving = self.file, self._moving
        text, ink = state_text(file) if moving is None else (moving_text(*moving), "accent")
        self.state.setText(f"{formats.file_size(file.size)} · {text}")
        self.state.set_ink(ink)
        can_come = file.is_here or file.state is FileState.CENTRE
        self.look_button.setVisible(moving is None and can_come and is_picture(file))
        self.save_button.setVisible(moving is None and can_come)
        self.stop_button.setVisible(moving is not None)
        self.again_button.setVisible(moving is None and file.state is FileState.REFUSED)


class FilesCard(Card):
    """`look_asked` and `save_asked` carry a FileView and its number in the list."""

    look_asked = Signal(object)
    save_asked = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent, padded=True)
        self.setObjectName("ticket.files")
        self.body.setSpacing(theme.dp(12))
        self.rows: dict[str, FileRow] = {}
        self._actions: FileActions | None = None

    def use(self, actions: FileActions) -> None:
        """Take the hands that do what is asked here."""
        self._actions = actions
        actions.pictured.connect(self._show_picture)
        actions.moved.connect(self._show_moving)
        actions.ended.connect(self._end_moving)

    def show_files(self, files: tuple[FileView, ...]) -> None:
        """Show the files of a ticket; rows that stand are only told their new state."""
        self.set_title(self.tr("Lampiran"), str(len(files)))
        self.setVisible(bool(files))
        if [one.eid for one in files] == list(self.rows):
            for file in files:
                self.rows[file.eid].show_file(file)
        else:
            self._build(files)
        if self._actions is not None:
            self._actions.want_thumbnails(files)

    def _build(self, files: tuple[FileView, ...]) -> None:
        pictures = {row.file.sha256: row.picture for row in self.rows.values()}
        for row in self.rows.values():
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        for n, file in enumerate(files, 1):
            row = self.rows[file.eid] = FileRow(n, file)
            if file.sha256 in pictures:
                row.picture.copy(pictures[file.sha256])
            row.look.connect(self.look_asked)
            row.save.connect(lambda one, n=n: self.save_asked.emit(one, n))
            if self._actions is not None:
                row.stop.connect(self._actions.stop)
                row.again.connect(self._actions.send_again)
                if self._actions.is_moving(file.sha256):
                    row.show_moving(0, file.size)
            self.body.addWidget(row)

    def _of(self, sha256: str) -> list[FileRow]:
        return [row for row in self.rows.values() if row.file.sha256 == sha256]

    def _show_picture(self, sha256: str, jpeg: object) -> None:
        for row in self._of(sha256):
            row.picture.set_jpeg(jpeg if isinstance(jpeg, bytes) else None)

    def _show_moving(self, sha256: str, here: int, size: int) -> None:
        for row in self._of(sha256):
            row.show_moving(here, size)

    def _end_moving(self, sha256: str) -> None:
        for row in self._of(sha256):
            row.end_moving()
