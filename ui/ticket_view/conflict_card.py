"""Two values of one field side by side: who, when, and a key for each. A person decides.

Several are shown one after another with a count; a long value stands whole in a box that scrolls.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QHideEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from callcenter.desk.reveal import Thing
from callcenter.tickets.event import CALLER
from ui import shortcuts, theme
from ui.context import UiContext
from ui.plain_text import PlainLabel, PlainTextView
from ui.reveal.panel import RevealPanel
from ui.reveal.seat_watch import SeatWatch
from ui.ticket_view.disputes import Dispute, Side
from ui.widgets import paint
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip

LONG = 160
"""From so many characters on, or with line breaks, a value gets a box of its own."""
_BOX = 116
SHOWN_MS = 60_000


class _Half(QWidget):
    """One value with its hint; short ones as a label, long ones in a box."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.label = PlainLabel("", fit="wrap", role="strong")
        self.label.setObjectName(f"{name}_text")
        self.box = PlainTextView()
        self.box.setObjectName(f"{name}_box")
        self.box.setFixedHeight(theme.dp(_BOX))
        self.hint = PlainLabel("", fit="wrap", role="label", ink="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(2))
        for widget in (self.label, self.box, self.hint):
            column.addWidget(widget)
        column.addStretch(1)

    def show_side(self, side: Side, other: Side, title: str, *, plain: bool, boxed: bool) -> None:
        text = side.plain if plain else side.text
        self.label.setVisible(not boxed)
        self.box.setVisible(boxed)
        if boxed and self.box.toPlainText() != text:
            self.box.set_text(text)
            apart = differing(text, other.plain if plain else other.text)
            self.box.mark(*apart, theme.tokens().tone("amber")[1])
        self.box.setAccessibleName(title)
        self.label.setText(text)
        self.hint.setText(side.hint)


def differing(text: str, other: str) -> tuple[int, int]:
    """Return where the part of `text` begins and ends that `other` does not share at its edges."""
    start = _shared(text, other)
    return start, len(text) - _shared(text[start:][::-1], other[start:][::-1])


def _shared(one: str, two: str) -> int:
    """How many signs two texts have in common at their beginning."""
    shorter = min(len(one), len(two))
    return next((n for n in range(shorter) if one[n] != two[n]), shorter)


class ConflictCard(QWidget):
    """One pair of those that are open; `chosen(dispute, left)` when one of the two was taken."""

    chosen = Signal(object, bool)

    def __init__(
        self, parent: QWidget | None = None, *, keys: tuple[str, str] = ("keep_left", "keep_right")
    ) -> None:
        super().__init__(parent)
        self.setObjectName("ticket.conflict")
        self._disputes: tuple[Dispute, ...] = ()
        self._at = 0
        self._plain = False
        self._ctx: UiContext | None = None
        self._panel: RevealPanel | None = None
        self._title = PlainLabel("", fit="elide", role="strong", ink="violet")
        self._title.setObjectName("ticket.conflict_title")
        self._note = PlainLabel("", fit="wrap", role="label", ink="muted")
        self._halves = (_Half("ticket.conflict_left"), _Half("ticket.conflict_right"))
        self.left, self.right = (half.label for half in self._halves)
        self.keep_left = Button(key_hint=shortcuts.key_hint(keys[0]))
        self.keep_right = Button(key_hint=shortcuts.key_hint(keys[1]))
        self.reveal = Chip(self.tr("Tampilkan…"), small=True, clickable=True)
        self.reveal.setAccessibleName(self.tr("Tampilkan kedua nilai selama 60 detik"))
        self.before = Button(self.tr("Sebelumnya"), small=True, quiet=True)
        self.after = Button(self.tr("Berikutnya"), small=True, quiet=True)
        for name, widget in (("keep_left", self.keep_left), ("keep_right", self.keep_right),
                             ("conflict_reveal", self.reveal), ("conflict_before", self.before),
                             ("conflict_after", self.after)):  # fmt: skip
            widget.setObjectName(f"ticket.{name}")
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._connect()
        self._arrange()
        self.hide()

    def _connect(self) -> None:
        self.keep_left.clicked.connect(self.choose_left)
        self.keep_right.clicked.connect(self.choose_right)
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))
        self.reveal.clicked.connect(self.ask_why)
        self._timer.timeout.connect(self.hide_plain)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.dp(8))
        head.addWidget(self._title, 1)
        for widget in (self.reveal, self.before, self.after):
            head.addWidget(widget)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(theme.dp(14))
        for half, button in zip(self._halves, (self.keep_left, self.keep_right), strict=True):
            side = QVBoxLayout()
            side.setSpacing(theme.dp(8))
            side.addWidget(half, 1)
            side.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self._row.addLayout(side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.dp(n) for n in (14, 10, 14, 10)))
        column.setSpacing(theme.dp(6))
        column.addLayout(head)
        column.addLayout(self._row)
        column.addWidget(self._note)
        self._column = column

    def use(self, ctx: UiContext) -> None:
        """What it needs to show names and numbers: they are written down first."""
        self._ctx = ctx
        SeatWatch(ctx, self).switched.connect(self.hide_plain)

    def ask_why(self) -> None:
        """Ask why both values are to be seen, below them."""
        dispute, ctx = self.current, self._ctx
        if dispute is None or ctx is None:
            return
        self._close_panel()
        what = dispute.what
        thing = Thing("caller" if what.subject == CALLER else "ticket", what.subject_id)
        panel = RevealPanel(ctx, thing, what.field, dispute.name, self)
        panel.shown.connect(lambda _field, _value: self._show_if_still(dispute))
        panel.closed.connect(self._close_panel)
        self._panel = panel
        self._column.addWidget(panel)
        panel.reason.setFocus()

    def _show_if_still(self, dispute: Dispute) -> None:
        current = self.current
        if current is not None and _key(current) == _key(dispute) and self.isVisible():
            self.show_plain()

    def _close_panel(self) -> None:
        panel, self._panel = self._panel, None
        if panel is not None:
            self._column.removeWidget(panel)
            panel.hide()
            panel.deleteLater()

    def show_disputes(self, disputes: Sequence[Dispute]) -> None:
        """Show what is open; the pair that was looked at stays in front while it is open."""
        looked_at = self.current
        self._disputes = tuple(disputes)
        keys = [_key(one) for one in self._disputes]
        if looked_at is not None and _key(looked_at) in keys:
            self._at = keys.index(_key(looked_at))
        else:
            self._at = min(self._at, max(0, len(keys) - 1))
            self._plain = False
            self._close_panel()
        self.setVisible(bool(keys))
        self._fill()

    @property
    def current(self) -> Dispute | None:
        """The pair in front, None when nothing is open."""
        return self._disputes[self._at] if self._at < len(self._disputes) else None

    def step(self, by: int) -> None:
        """Look at another pair; nothing is chosen."""
        if self._disputes:
            self._at = (self._at + by) % len(self._disputes)
            self.hide_plain()

    def show_plain(self) -> None:
        """Show names and numbers for a minute; they were asked for with a reason."""
        self._close_panel()
        self._plain = True
        self._timer.start()
        self._fill()

    def hide_plain(self) -> None:
        """Mask them again."""
        self._close_panel()
        self._plain = False
        self._timer.stop()
        self._fill()

    def _fill(self) -> None:
        dispute = self.current
        if dispute is None:
            return
        count = len(self._disputes)
        title = self.tr("Dua nilai untuk “{field}”").format(field=dispute.name)
        if dispute.is_step:
            title = self.tr("Dua langkah yang tidak bisa berlaku bersama")
        if count > 1:
            many = self.tr("Konflik {n} dari {all}").format(n=self._at + 1, all=count)
            title = f"{many} · {title}"
        self._title.setText(title)
        for button in (self.before, self.after):
            button.setVisible(count > 1)
        self.reveal.setVisible(dispute.is_masked and not self._plain)
        boxed = any(_is_long(side) for side in (dispute.left, dispute.right))
        left, right = dispute.left, dispute.right
        for half, side, other in zip(self._halves, (left, right), (right, left), strict=True):
            half.show_side(side, other, dispute.name, plain=self._plain, boxed=boxed)
        self.keep_left.setText(dispute.keep)
        self.keep_right.setText(dispute.take)
        self.keep_right.setVisible(bool(dispute.take))
        self._note.setText(dispute.note)

    def choose_left(self) -> None:
        """Keep the value in use."""
        self._choose(left=True)

    def choose_right(self) -> None:
        """Take the other value."""
        self._choose(left=False)

    def _choose(self, *, left: bool) -> None:
        dispute = self.current
        if dispute is None or self.isHidden() or not (left or dispute.take):
            return
        self.chosen.emit(dispute, left)

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: what was shown is masked again."""
        super().hideEvent(event)
        self.hide_plain()

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
        paint.paint_card(QPainter(self), self.rect().toRectF(), "violet")


def _key(dispute: Dispute) -> tuple[str, str, str]:
    return dispute.what.subject_id, dispute.what.field, dispute.what.other


def _is_long(side: Side) -> bool:
    return len(side.plain) > LONG or "\n" in side.plain
