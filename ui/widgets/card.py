"""A card: white panel with an optional header (title left, hint right) and a body."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.plain_text import PlainLabel


class Card(QFrame):
    """A rounded panel; add widgets to `body` (a QVBoxLayout). `padded` gives 12 px around."""

    def __init__(
        self,
        title: str = "",
        hint: str = "",
        parent: QWidget | None = None,
        *,
        padded: bool = False,
    ) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._title = PlainLabel(title, fit="elide", role="section")
        self._hint = PlainLabel(hint, role="label", ink="faint")
        self._head = QWidget()
        self._head.setObjectName("card_head")
        row = self._row = QHBoxLayout(self._head)
        row.setContentsMargins(theme.dp(12), theme.dp(8), theme.dp(12), theme.dp(8))
        row.setSpacing(theme.dp(8))
        row.addWidget(self._title, 1)
        row.addWidget(self._hint)
        self._rule = QFrame()
        self._rule.setObjectName("rule")
        outer.addWidget(self._head)
        outer.addWidget(self._rule)
        self.body = QVBoxLayout()
        pad = theme.dp(12) if padded else 0
        self.body.setContentsMargins(pad, theme.dp(10) if padded else 0, pad, pad)
        self.body.setSpacing(theme.dp(8) if padded else 0)
        outer.addLayout(self.body, 1)
        self.set_title(title, hint)

    def set_title(self, title: str, hint: str = "") -> None:
        """Change the header; no title and no hint hide it."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._head.setVisible(bool(title or hint))
        self._rule.setVisible(bool(title or hint))
        if title:
            self.setAccessibleName(title)

    def add_header_widget(self, widget: QWidget) -> None:
        """Put a chip or small button into the header, before the hint at the right edge."""
        self._row.insertWidget(self._row.count() - 1, widget)
