"""A list under a field to choose from with the keys; never takes the focus from the field."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import theme
from ui.plain_text import one_line, tooltip_text

_KEY = Qt.ItemDataRole.UserRole
_NOTE = Qt.ItemDataRole.UserRole + 1
_ROW = 30
_MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 6,
    Qt.Key.Key_PageUp: -6,
}
_TAKES = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}


class Option(Struct, frozen=True):
    """One line: `key` comes back, `note` stands behind the text, muted."""

    key: str
    text: str
    note: str = ""


class _OptionDelegate(QStyledItemDelegate):
    """Text and a muted note in one line, literal."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Qt: 30 px."""
        del option, index
        return QSize(theme.dp(120), theme.dp(_ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Qt: field, text, note."""
        t = theme.tokens()
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("accent_weak"))
            painter.drawRoundedRect(box, theme.dp(4), theme.dp(4))
        inner = box.adjusted(theme.dp(8), 0, -theme.dp(8), 0)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        text, note = str(index.data()), str(index.data(_NOTE) or "")
        metrics = QFontMetrics(theme.font("body"))
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.setFont(theme.font("body"))
        painter.setPen(t.color("text"))
        painter.drawText(inner, flags, cut)
        inner.setLeft(inner.left() + metrics.horizontalAdvance(cut) + theme.dp(8))
        if note and inner.width() > theme.dp(30):
            small = QFontMetrics(theme.font("label"))
            painter.setFont(theme.font("label"))
            painter.setPen(t.color("muted"))
            fitted = small.elidedText(note, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, flags, fitted)
        painter.restore()


class OptionList(QListView):
    """Shown under (or over) an anchor inside the same window; `picked` carries the key."""

    picked = Signal(str)

    def __init__(self, anchor: QWidget) -> None:
        super().__init__(anchor)
        self._anchor = anchor
        self.setObjectName(f"{anchor.objectName() or 'form'}.options")
        self.setProperty("popup", True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setItemDelegate(_OptionDelegate(self))
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.clicked.connect(self._take)
        self.hide()

    def offer(self, options: Sequence[Option], *, at: QRect | None = None) -> None:
        """Shows the options, the first one marked; hides when there are none.

        `at` is a spot in the anchor's own coordinates (the text cursor), else the whole anchor.
        """
        self._model.clear()
        for option in options:
            item = QStandardItem(one_line(option.text))
            item.setEditable(False)
            item.setData(option.key, _KEY)
            item.setData(one_line(option.note), _NOTE)
            item.setData(
                tooltip_text(f"{option.text} {option.note}".strip()), Qt.ItemDataRole.ToolTipRole
            )
            self._model.appendRow(item)
        if not options or not self._anchor.isVisible():
            self.hide()
            return
        self.setCurrentIndex(self._model.index(0, 0))
        self._place(at or self._anchor.rect(), len(options))
        self.show()
        self.raise_()

    def texts(self) -> list[str]:
        """What stands in the list."""
        return [self._model.item(row).text() for row in range(self._model.rowCount())]

    def handle(self, event: QKeyEvent) -> bool:
        """Gives a key of the field to the list; True when the list used it up."""
        if not self.isVisible() or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        key = Qt.Key(event.key())
        if key in _MOVES:
            row = self.currentIndex().row() + _MOVES[key]
            row = max(0, min(self._model.rowCount() - 1, row))
            self.setCurrentIndex(self._model.index(row, 0))
            return True
        if key in _TAKES:
            self._take(self.currentIndex())
            return key != Qt.Key.Key_Tab
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        return False

    def wants(self, event: QEvent) -> bool:
        """Whether a shortcut of the window must not take this key (Esc while the list is open)."""
        return (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.isVisible()
        )

    def _take(self, index: QModelIndex | QPersistentModelIndex) -> None:
        key = index.data(_KEY)
        self.hide()
        if isinstance(key, str):
            self.picked.emit(key)

    def _place(self, at: QRect, count: int) -> None:
        window = self._anchor.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        below = self._anchor.mapTo(window, QPoint(at.left(), at.bottom() + theme.dp(3)))
        above = self._anchor.mapTo(window, QPoint(at.left(), at.top() - theme.dp(3)))
        wanted = min(count, 8) * theme.dp(_ROW) + theme.dp(12)
        width = max(at.width(), min(self._anchor.width(), theme.dp(380)))
        width = min(width, window.width() - theme.dp(8))
        room = window.height() - below.y() - theme.dp(4)
        left = max(0, min(below.x(), window.width() - width - theme.dp(4)))
        if room >= wanted or room >= above.y():
            self.setGeometry(left, below.y(), width, min(wanted, room))
        else:
            height = min(wanted, above.y() - theme.dp(4))
            self.setGeometry(left, above.y() - height, width, height)
