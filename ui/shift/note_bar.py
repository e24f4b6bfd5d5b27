"""A note for the next shift from anywhere (Ctrl+H): a line above the screen, never a dialog.

What is being typed is on disk within a second and comes back; nothing in the screen below moves
out of reach, and the focus goes back to where it was.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from callcenter.desk.keep_note_draft import (
    NoteDraft,
    drop_note_draft,
    keep_note_draft,
    note_drafts,
)
from callcenter.desk.shift_duty import add_shift_note
from callcenter.errors import FieldInvalid
from callcenter.shifts.handover import NoteSort
from ui import theme
from ui.context import UiContext
from ui.messages import field_text
from ui.shift.words import SORTS
from ui.translation import shown
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.combo import ChoiceBox
from ui.widgets.field import Field

SUBJECT, ACTION = "shift", "note"
KEEP_MS = 500
TEXT_MAX = 1_000


class NoteBar(QWidget):
    """`saved(text)` to be told, `failed(error)` for what is nobody's field."""

    saved = Signal(str)
    failed = Signal(object)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shift.note_bar")
        self._ctx = ctx
        self._before: QWidget | None = None
        self._busy = False
        self.text = Field(
            self.tr("Catatan untuk giliran berikutnya"),
            QLineEdit(),
            name="shift.note_text",
            hint=self.tr("tanpa nama dan nomor orang"),
        )
        self.text.input.setMaxLength(TEXT_MAX)
        sorts = [(one.value, shown(SORTS[one])) for one in NoteSort]
        self.sort = Field(self.tr("Jenis"), ChoiceBox(sorts), name="shift.note_sort")
        self.save_button = PrimaryButton(self.tr("Simpan catatan"), key_hint="↵")
        self.save_button.setObjectName("shift.note_save")
        self.back_button = Button(self.tr("Tutup"), key_hint="Esc", quiet=True)
        self.back_button.setObjectName("shift.note_back")
        self._timer = QTimer(self, interval=KEEP_MS, singleShot=True)
        self._arrange()
        self._timer.timeout.connect(self.keep)
        self.text.input.textEdited.connect(self._typed)
        self.text.input.returnPressed.connect(self.save)
        self.save_button.clicked.connect(self.save)
        self.back_button.clicked.connect(self.leave)
        ctx.changes.changed.connect(self._on_changes)
        self._who = ctx.desk.settings.operator
        self.hide()

    def _arrange(self) -> None:
        card = Card(padded=True)
        row = QHBoxLayout()
        row.setSpacing(theme.dp(10))
        row.addWidget(self.text, 1)
        row.addWidget(self.sort)
        for button in (self.save_button, self.back_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        card.body.addLayout(row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(theme.dp(n) for n in (12, 10, 12, 0)))
        outer.addWidget(card)

    def open(self) -> None:
        """Come to the front; a text that was begun comes back."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
            self.show()
            self._bring_back()
        self.text.input.setFocus()

    def _bring_back(self) -> None:
        if self.text.input.text():
            return
        desk = self._ctx.desk
        self._ctx.background.desk(
            lambda: note_drafts(desk, SUBJECT), self._show_draft, self.failed.emit, owner=self
        )

    def _show_draft(self, found: list[NoteDraft]) -> None:
        mine = next((one for one in found if one.action == ACTION), None)
        if mine is not None and not self.text.input.text():
            self.text.input.setText(mine.fields.get("text", ""))
            self.sort.input.select(mine.fields.get("sort", NoteSort.NOTE.value))

    def _typed(self, _text: str) -> None:
        self.text.set_error("")
        self._timer.start()

    def _fields(self) -> Mapping[str, str]:
        return {"text": self.text.input.text(), "sort": self.sort.input.selected()}

    def keep(self) -> None:
        """What stands here goes to disk now."""
        self._timer.stop()
        desk, fields = self._ctx.desk, self._fields()
        if fields["text"]:
            self._ctx.background.desk(lambda: keep_note_draft(desk, SUBJECT, ACTION, fields))
        else:
            self._ctx.background.desk(lambda: drop_note_draft(desk, SUBJECT, ACTION))

    def flush_draft(self) -> None:
        """What was typed and is not on disk goes there now."""
        if self._timer.isActive():
            self.keep()

    def save(self) -> None:
        """Write the note into the hand-over of the shift that runs."""
        if self._busy:
            return
        self._busy = True
        self._timer.stop()
        desk, fields = self._ctx.desk, self._fields()

        def work() -> None:
            add_shift_note(desk, fields["text"], NoteSort(fields["sort"]))
            drop_note_draft(desk, SUBJECT, ACTION)

        self._ctx.background.desk(work, lambda _none: self._saved(), self._fail, owner=self)

    def _saved(self) -> None:
        self._busy = False
        self._empty()
        self.leave()
        self.saved.emit(self.tr("Tercatat untuk serah terima"))

    def _fail(self, error: BaseException) -> None:
        self._busy = False
        if isinstance(error, FieldInvalid) and error.field == "note":
            self.text.set_error(field_text(error))
            self.text.input.setFocus()
            return
        self.failed.emit(error)

    def _empty(self) -> None:
        self.text.input.clear()
        self.text.set_error("")
        self.sort.input.select(NoteSort.NOTE.value)

    def leave(self) -> None:
        """Close; what was typed stays kept."""
        self.flush_draft()
        before, self._before = self._before, None
        self.hide()
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def _on_changes(self, ids: frozenset[str]) -> None:
        """Who sits down next begins with their own text."""
        who = self._ctx.desk.settings.operator
        if "settings" in ids and who != self._who:
            self._who = who
            self._timer.stop()
            self._empty()
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc closes it and drops nothing."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)
