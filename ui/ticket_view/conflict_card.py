"""Two values of one field side by side: who, when, and a key for each. A person decides."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from callcenter.directory.bundle import Directory
from callcenter.tickets.event import Value
from callcenter.tickets.ticket import Conflict, Ticket
from ui import formats, shortcuts, theme
from ui.plain_text import PlainLabel
from ui.ticket_view.fields import field_name, value_text
from ui.widgets.buttons import Button


class ConflictCard(QWidget):
    """The first open conflict; `chosen(field, value)` when one of the two was taken."""

    chosen = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ticket.conflict")
        self._values: tuple[str, Value, Value] | None = None
        self._title = PlainLabel("", fit="elide", role="strong", ink="violet")
        self.left, self._left_hint = self._words()
        self.right, self._right_hint = self._words()
        self.keep_left = Button(self.tr("Pakai kiri"), key_hint=shortcuts.key_hint("keep_left"))
        self.keep_right = Button(self.tr("Pakai kanan"), key_hint=shortcuts.key_hint("keep_right"))
        self.keep_left.setObjectName("ticket.keep_left")
        self.keep_right.setObjectName("ticket.keep_right")
        self.keep_left.clicked.connect(self.choose_left)
        self.keep_right.clicked.connect(self.choose_right)
        self._arrange()
        self.hide()

    @staticmethod
    def _words() -> tuple[PlainLabel, PlainLabel]:
        return (
            PlainLabel("", fit="wrap", role="strong"),
            PlainLabel("", fit="wrap", role="label", ink="muted"),
        )

    def _arrange(self) -> None:
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(theme.dp(14))
        for value, hint in ((self.left, self._left_hint), (self.right, self._right_hint)):
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(value)
            words.addWidget(hint)
            words.addStretch(1)
            self._row.addLayout(words, 1)
        keys = QHBoxLayout()
        keys.setSpacing(theme.dp(8))
        keys.addWidget(self.keep_left)
        keys.addWidget(self.keep_right)
        keys.addStretch(0)
        self._row.addLayout(keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.dp(n) for n in (14, 10, 14, 10)))
        column.setSpacing(theme.dp(6))
        column.addWidget(self._title)
        column.addLayout(self._row)

    def show_ticket(self, ticket: Ticket, directory: Directory, now: datetime) -> None:
        """Show the first conflict that can be settled by choosing; hide when there is none."""
        conflict = next((one for one in ticket.conflicts if one.field != "state"), None)
        conflict = conflict or next(iter(ticket.conflicts), None)
        self.setVisible(conflict is not None)
        if conflict is None:
            self._values = None
            return
        head = ticket.heads.get(conflict.field)
        now_value: Value = ticket.state.value if conflict.field == "state" else None
        if head is not None:
            now_value = head.value
        self._values = (conflict.field, now_value, conflict.value)
        self._fill(ticket, conflict, directory, now)

    def _fill(
        self, ticket: Ticket, conflict: Conflict, directory: Directory, now: datetime
    ) -> None:
        field, kept, other = self._values or ("", None, None)
        more = len(ticket.conflicts) - 1
        title = self.tr("Dua nilai untuk “{field}”").format(field=field_name(field, directory))
        if more:
            title += self.tr(" · {n} lagi setelah ini").format(n=more)
        self._title.setText(title)
        self.left.setText(value_text(directory, field, kept, masked=True))
        self.right.setText(value_text(directory, field, other, masked=True))
        self._left_hint.setText(self._head_hint(ticket, field, now))
        written = self.tr("{name} · ±{time} · ditulis saat terputus")
        self._right_hint.setText(
            written.format(name=conflict.author.name, time=formats.moment_text(conflict.at, now))
        )
        # A step the life refused is settled by doing it again, not by choosing a value.
        for button in (self.keep_left, self.keep_right):
            button.setVisible(field != "state")

    def _head_hint(self, ticket: Ticket, field: str, now: datetime) -> str:
        head = ticket.heads.get(field)
        entry = next((one for one in ticket.entries if head and one.eid == head.eid), None)
        if entry is None:
            return self.tr("dipakai sekarang")
        return self.tr("{name} · {time} · dipakai sekarang").format(
            name=entry.author.name, time=formats.moment_text(entry.at, now)
        )

    def choose_left(self) -> None:
        """Keep the value in use."""
        self._choose(left=True)

    def choose_right(self) -> None:
        """Take the other value."""
        self._choose(left=False)

    def _choose(self, *, left: bool) -> None:
        if self._values is None or self._values[0] == "state" or self.isHidden():
            return
        field, kept, other = self._values
        self.chosen.emit(field, kept if left else other)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: below each other when narrow."""
        super().resizeEvent(event)
        tight = self.width() < theme.dp(600)
        way = QBoxLayout.Direction.TopToBottom if tight else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != way:
            self._row.setDirection(way)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: a violet field: needs a person."""
        del event
        ink, weak = theme.tokens().tone("violet")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(ink)
        painter.setBrush(weak)
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.dp(8), theme.dp(8))
