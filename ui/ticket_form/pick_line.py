"""A line one types any part into and picks from what fits. Knows neither places nor agencies."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import theme
from ui.ticket_form.option_list import Option, OptionList
from ui.widgets import paint


class PickLine(QLineEdit):
    """`asked` when options for a text are wanted (answer with `offer`); `picked` when one is taken.

    With `keeps_text` a text that is no choice stays when the field is left; otherwise the last
    choice comes back.
    """

    asked = Signal(str)
    picked = Signal(str)
    left = Signal()

    _built = False

    def __init__(self, parent: QWidget | None = None, *, keeps_text: bool = False) -> None:
        super().__init__(parent)
        self._keeps_text = keeps_text
        self._key = ""
        self._shown = ""
        self._by_key: dict[str, Option] = {}
        self.label_of: Callable[[Option], str] = lambda option: option.text
        self.options = OptionList(self)
        self.options.picked.connect(self._pick)
        self.setTextMargins(0, 0, theme.dp(18), 0)
        self.textEdited.connect(self._edited)
        self._built = True

    def key(self) -> str:
        """The key of the choice that stands here, "" when none does."""
        return self._key if self.text() == self._shown else ""

    def set_choice(self, key: str, text: str) -> None:
        """Shows a choice without telling anybody."""
        self._key, self._shown = key, text
        if self.text() != text:
            self.setText(text)
        self.setCursorPosition(0)

    def free_text(self) -> str:
        """What was typed while it is no choice."""
        return "" if self.key() else self.text()

    def offer(self, options: Sequence[Option]) -> None:
        """Answers `asked`; shown only while the person is still here."""
        self._by_key = {option.key: option for option in options}
        if self.hasFocus():
            self.options.offer(options)

    def _edited(self, text: str) -> None:
        self.asked.emit(text)

    def _pick(self, key: str) -> None:
        option = self._by_key.get(key)
        if option is not None:
            self.set_choice(key, self.label_of(option))
            self.picked.emit(key)

    def event(self, event: QEvent) -> bool:
        """Qt: Esc closes the list before anything else, Tab takes what is marked and goes on."""
        if not self._built:
            return super().event(event)
        if self.options.wants(event):
            event.accept()
            return True
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Tab
            and self.isModified()
        ):
            self.options.handle(event)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the list first; Down opens it."""
        if self.options.handle(event):
            event.accept()
            return
        if event.key() == Qt.Key.Key_Down:
            self.asked.emit(self.free_text())
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: the arrow opens everything."""
        super().mousePressEvent(event)
        if event.position().x() > self.width() - theme.dp(26):
            self.asked.emit("")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: the whole choice is marked, typing replaces it."""
        super().focusInEvent(event)
        if self.key() and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: the list goes; what stands here is settled."""
        super().focusOutEvent(event)
        self.options.hide()
        if not self.text().strip() and self._keeps_text:
            if self._key:
                self.set_choice("", "")
                self.picked.emit("")
        elif self.text() != self._shown and not self._keeps_text:
            self.set_choice(self._key, self._shown)
        self.setModified(False)
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the field with its arrow."""
        super().paintEvent(event)
        painter = QPainter(self)
        middle = QPointF(self.width() - theme.dp(15), self.height() / 2)
        paint.paint_chevron(painter, middle, theme.tokens().color("muted"))
