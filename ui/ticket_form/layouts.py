"""How parts of the form stand together: rows that break when narrow, and flowing chips."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import theme

NARROW = 400
"""Below this width (at 100 %) the parts of a row stand below each other."""


class Row(QWidget):
    """Widgets side by side with stretch factors; below each other when there is no room.

    `turned(True)` when they stand below each other from now on, `turned(False)` side by side.
    """

    turned = Signal(bool)

    def __init__(self, *parts: tuple[QWidget, int], narrow: int = NARROW) -> None:
        super().__init__()
        self._narrow = narrow
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.dp(12))
        for widget, stretch in parts:
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, widget.sizePolicy().verticalPolicy())
            self._box.addWidget(widget, stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: turn the row when it becomes too narrow."""
        super().resizeEvent(event)
        tight = self.width() < theme.dp(self._narrow)
        way = QBoxLayout.Direction.TopToBottom if tight else QBoxLayout.Direction.LeftToRight
        if self._box.direction() != way:
            self._box.setDirection(way)
            self._box.setSpacing(theme.dp(8 if tight else 12))
            self.turned.emit(tight)


class Flow(QLayout):
    """Widgets in reading order that go on in the next line; hidden ones take no room."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt: one more at the end."""
        self._items.append(item)
        self._heights.clear()

    def count(self) -> int:
        """Qt: how many."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Qt: the item, None outside."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Qt: takes the item out."""
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Qt: none."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Qt: more lines when narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt: the height of all lines; a form asks some hundred times for the same few widths."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Qt: something in it wants another size."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Qt: puts everything into its place."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Qt: as narrow as the widest item."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 (Qt's own name)
        """Qt: the widest item."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        gap, y = theme.dp(self._gap), rect.y()
        for line in self._lines(rect.width(), gap):
            high = max(item.sizeHint().height() for item in line)
            x = rect.x() + self._lead(line, rect.width(), gap)
            for item in line if move else ():
                hint = item.sizeHint()
                width = min(hint.width(), rect.width())
                top = y + (high - hint.height()) // 2
                item.setGeometry(QRect(QPoint(x, top), QSize(width, hint.height())))
                x += width + gap
            y += high + gap
        return max(0, y - gap - rect.y())

    def _lead(self, line: list[QLayoutItem], room: int, gap: int) -> int:
        """Pixels left free before a line; some only when the flow ends at the right."""
        if not self.alignment() & Qt.AlignmentFlag.AlignRight:
            return 0
        used = sum(min(item.sizeHint().width(), room) + gap for item in line) - gap
        return max(0, room - used)

    def _lines(self, room: int, gap: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            width = min(item.sizeHint().width(), room)
            if not lines or used + gap + width > room:
                lines.append([])
                used = -gap
            lines[-1].append(item)
            used += gap + width
        return lines


class FlowBox(QWidget):
    """A widget whose children flow; `add` puts one at the end, `clear` takes all out."""

    def __init__(self, *, gap: int = 6) -> None:
        super().__init__()
        self._flow = Flow(self, gap=gap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """One more at the end."""
        self._flow.addWidget(widget)
        widget.show()

    def end_at_right(self, on: bool) -> None:
        """Whether each line ends at the right edge instead of beginning at the left."""
        side = Qt.AlignmentFlag.AlignRight if on else Qt.AlignmentFlag.AlignLeft
        self._flow.setAlignment(side)
        self._flow.invalidate()

    def clear(self, *keep: QWidget) -> None:
        """Takes everything out and ends it, but not what is to be kept."""
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in keep:
                widget.hide()
                widget.deleteLater()
        self.updateGeometry()


class Columns(QWidget):
    """Widgets in as many equal columns as fit at `least` pixels each."""

    def __init__(self, least: int) -> None:
        super().__init__()
        self._least = least
        self._held: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.dp(12))
        self._grid.setVerticalSpacing(theme.dp(4))
        self._count = 0

    def add(self, widget: QWidget) -> None:
        """One more at the end."""
        self._held.append(widget)
        self._arrange(force=True)
        widget.show()

    def clear(self) -> None:
        """Takes everything out and ends it."""
        for widget in self._held:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._held = []

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: more or fewer columns."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self, *, force: bool = False) -> None:
        count = max(1, min(3, self.width() // max(1, self._least)))
        if count == self._count and not force:
            return
        self._count = count
        for at, widget in enumerate(self._held):
            self._grid.addWidget(widget, at // count, at % count)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < count else 0)


class Scrolled(QScrollArea):
    """Scrolls what does not fit from top to bottom; never sideways, and takes no Tab."""

    def __init__(self, inside: QWidget, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside.setAutoFillBackground(False)
        inside.setObjectName(inside.objectName() or "scroll_body")
        self.setWidget(inside)


class Padded(QWidget):
    """A widget with air around it, for texts that paint themselves."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(*(theme.dp(n) for n in (12, 8, 12, 10)))
        box.addWidget(inside)


class ScrollBody(QWidget):
    """The inside of a scroll area; its children are always as high as their text needs."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("scroll_body")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def fit(self) -> None:
        """Gives every child the height its width asks for."""
        for at in range(self.column.count()):
            item = self.column.itemAt(at)
            widget: QWidget | None = item.widget() if item is not None else None
            if widget is not None and widget.hasHeightForWidth():
                widget.setFixedHeight(widget.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: text breaks anew."""
        super().resizeEvent(event)
        self.fit()
