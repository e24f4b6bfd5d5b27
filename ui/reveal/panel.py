"""Asks why one field of somebody's data is to be seen, and hands the plain value on.

Above the limit of a shift a supervisor says yes here, by their own passphrase. Keeps no value and
no passphrase; for how long the value is shown is the matter of whoever opened this.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from callcenter.desk.approval import Approval
from callcenter.desk.reveal import Thing, approved_as, reveal
from callcenter.entrance.approval import approve
from callcenter.entrance.second_person import may_stand_behind
from callcenter.entrance.way_in import Entrance
from callcenter.errors import ApprovalNeeded, FieldInvalid
from ui import theme
from ui.context import UiContext
from ui.messages import explain, field_text
from ui.plain_text import PlainLabel
from ui.reveal.words import reasons
from ui.sign_in.passphrase_field import PassphraseLine
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.combo import ChoiceBox
from ui.widgets.field import Field


class RevealPanel(QWidget):
    """`shown(field, value)` once it was written down; `closed` when nobody wants it any more."""

    shown = Signal(str, str)
    closed = Signal()

    def __init__(
        self, ctx: UiContext, thing: Thing, field: str, label: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reveal")
        self._ctx, self._thing, self._field = ctx, thing, field
        self._busy = False
        self._fields: dict[str, Field[QWidget]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.dp(2), 0, theme.dp(6))
        self._column.setSpacing(theme.dp(6))
        title = PlainLabel(self.tr("Tampilkan {key}").format(key=label), fit="wrap", role="strong")
        self._column.addWidget(title)
        self.reason = ChoiceBox(reasons())
        self.text = QLineEdit()
        self.text.setMaxLength(200)
        self.text.setPlaceholderText(self.tr("Tanpa nama dan nomor"))
        self._add("reason", self.tr("Alasan"), self.reason)
        self._add("text", self.tr("Keterangan singkat"), self.text)
        self.who = ChoiceBox()
        self.passphrase = PassphraseLine()
        self._approval = QWidget()
        self._add_approval()
        self._error = PlainLabel("", fit="wrap", role="label", ink="red")
        self._error.setObjectName("reveal.error")
        self._error.hide()
        self._column.addWidget(self._error)
        self._add_buttons()
        self.text.returnPressed.connect(self.ask)
        self.passphrase.returnPressed.connect(self.ask)
        self.reason.setFocus()

    def _add(self, name: str, label: str, input: QWidget) -> None:
        self._fields[name] = Field(label, input, name=f"reveal.{name}")
        self._column.addWidget(self._fields[name])

    def _add_approval(self) -> None:
        column = QVBoxLayout(self._approval)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(6))
        text = self.tr("Batas 20 kali dalam satu giliran sudah lewat; pengawas sudah diberi tahu. "
                       "Pengawas dapat mengizinkan sekali ini.")  # fmt: skip
        column.addWidget(PlainLabel(text, fit="wrap", role="label", ink="amber"))
        for name, label, input in (("who", self.tr("Pengawas"), self.who),
                                   ("passphrase", self.tr("Kata sandi pengawas"),
                                    self.passphrase)):  # fmt: skip
            self._fields[name] = Field(label, input, name=f"reveal.{name}")
            column.addWidget(self._fields[name])
        self._approval.hide()
        self._column.addWidget(self._approval)

    def _add_buttons(self) -> None:
        self.show_button = PrimaryButton(self.tr("Tampilkan 60 detik"))
        self.show_button.setObjectName("reveal.show")
        self.close_button = Button(self.tr("Batal"), key_hint="Esc")
        self.close_button.setObjectName("reveal.close")
        self.show_button.clicked.connect(self.ask)
        self.close_button.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.setSpacing(theme.dp(8))
        row.addWidget(self.show_button)
        row.addWidget(self.close_button)
        row.addStretch(1)
        self._column.addLayout(row)

    @property
    def needs_approval(self) -> bool:
        """Whether a supervisor has to say yes."""
        return not self._approval.isHidden()

    def ask(self) -> None:
        """Write down why, then have the value; at most one question at a time."""
        if self._busy:
            return
        self._set_busy(True)
        self._clear()
        entrance = self._ctx.entrance
        if self.needs_approval and entrance is not None:
            self._approve(entrance)
        else:
            self._reveal(None)

    def _approve(self, entrance: Entrance) -> None:
        typed, who = self.passphrase.text(), self.who.selected()
        self.passphrase.wipe()
        work = partial(
            approve,
            entrance,
            self._ctx.desk,
            who,
            typed,
            action="reveal",
            object_id=approved_as(self._thing, self._field),
            reason=self.reason.selected(),
        )
        self._ctx.background.keys(work, self._reveal, self._not_approved, owner=self)

    def _reveal(self, approval: Approval | None) -> None:
        desk, thing, field = self._ctx.desk, self._thing, self._field
        reason, text = self.reason.selected(), self.text.text()
        self._ctx.background.desk(
            lambda: reveal(desk, thing, field, reason, text, approval=approval),
            self._told,
            self._refused,
            owner=self,
        )

    def _told(self, value: str) -> None:
        self._set_busy(False)
        self.shown.emit(self._field, value)

    def _not_approved(self, error: BaseException) -> None:
        self._set_busy(False)
        message = explain(error)
        self._fields["passphrase"].set_error(message.what)
        self.passphrase.setFocus()

    def _refused(self, error: BaseException) -> None:
        self._set_busy(False)
        if isinstance(error, ApprovalNeeded) and self._ctx.entrance is not None:
            self._ask_for_approval(self._ctx.entrance)
            return
        if isinstance(error, FieldInvalid) and error.field in self._fields:
            self._fields[error.field].set_error(field_text(error))
            self._fields[error.field].input.setFocus()
            return
        message = explain(error)
        self._error.setText(f"▲ {message.what} {message.todo}")
        self._error.show()

    def _ask_for_approval(self, entrance: Entrance) -> None:
        self._approval.show()
        self._ctx.background.keys(
            lambda: may_stand_behind(entrance, self._ctx.desk),
            self._offer,
            self._refused,
            owner=self,
        )

    def _offer(self, people: tuple[tuple[str, str], ...]) -> None:
        self.who.set_choices(people)
        self.passphrase.setFocus()
        if not people:
            self._fields["who"].set_error(self.tr("Belum ada pengawas lain di meja ini."))

    def _clear(self) -> None:
        self._error.hide()
        for one in self._fields.values():
            one.set_error("")

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.show_button.setEnabled(not busy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc puts it away and leaves the screen alone."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
