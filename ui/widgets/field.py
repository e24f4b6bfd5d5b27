"""A labelled input: label above, message below in a slot that is always there (nothing jumps)."""

from typing import Generic, TypeVar

from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.plain_text import PlainLabel, plain_tooltip, put_back_tooltip

W = TypeVar("W", bound=QWidget)


class Field(QWidget, Generic[W]):
    """Label, input and message; `slot=False` leaves no room below and shows the message above."""

    def __init__(
        self,
        label: str,
        input: W,
        parent: QWidget | None = None,
        *,
        name: str = "",
        hint: str = "",
        slot: bool = False,
    ) -> None:
        super().__init__(parent)
        self.input: W = input
        self._hint = hint
        self._told, self._tip = False, ""
        self._label = PlainLabel(label, role="label", ink="muted")
        self._message = PlainLabel("", fit="elide", role="hint", ink="faint")
        if name:
            self.setObjectName(f"{name}_field")
            input.setObjectName(name)
            self._message.setObjectName(f"{name}_message")
        self._label.set_buddy(input)
        input.setAccessibleName(label)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(theme.dp(8))
        head.addWidget(self._label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(3))
        column.addLayout(head)
        column.addWidget(input, 1)
        if slot:
            head.addStretch(1)
            column.addWidget(self._message)
            self._message.setFixedHeight(theme.dp(15))
        else:
            head.addWidget(self._message, 1)
        self.set_error("")
        if isinstance(input, QLineEdit):
            input.textChanged.connect(self._tell_whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: what was whole may be cut now."""
        super().resizeEvent(event)
        self._tell_whole()

    def _tell_whole(self) -> None:
        """A text longer than its line is whole in the tooltip, as long as it is."""
        line = self.input
        if not isinstance(line, QLineEdit):
            return
        room = line.width() - theme.dp(20) - line.textMargins().right()
        cut = QFontMetrics(line.font()).horizontalAdvance(line.text()) > room
        if cut:
            self._tip = self._tip if self._told else line.toolTip()
            plain_tooltip(line, line.text())
        elif self._told:
            put_back_tooltip(line, self._tip)
        self._told = cut

    def set_error(self, text: str) -> None:
        """Show an error (red edge and words), or with "" the hint again."""
        wrong = bool(text)
        self._message.set_ink("red" if wrong else "faint")
        self._message.setText(f"▲ {text}" if wrong else self._hint)
        self.input.setAccessibleDescription(text or self._hint)
        if self.input.property("wrong") != wrong:
            self.input.setProperty("wrong", wrong)
            self.input.style().unpolish(self.input)
            self.input.style().polish(self.input)

    def set_hint(self, text: str) -> None:
        """Change the quiet line shown while nothing is wrong."""
        self._hint = text
        self.set_error("")

    def error(self) -> str:
        """Return the error shown, "" when none."""
        return self.input.accessibleDescription() if self.input.property("wrong") else ""
