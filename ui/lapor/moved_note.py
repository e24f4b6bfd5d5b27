"""What is said when the office's address is not the one this desk's token was given for.

The yes is asked for in the place itself, and means the address that was read there, not one that
another desk may have set since.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.lapor.place_words import moved_text, place_text
from ui.plain_text import PlainLabel
from ui.ticket_form.layouts import FlowBox
from ui.widgets.buttons import Button


class MovedNote(QWidget):
    """Hidden until `show_places` names two that differ; `approved(str)` carries the address."""

    approved = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._url = ""
        self.text = PlainLabel(fit="wrap", role="label", ink="amber")
        self.text.setObjectName("lapor.moved")
        self.ask_button = Button(self.tr("Setujui alamat ini"), small=True)
        self.yes_button = Button(small=True, danger=True)
        self.no_button = Button(self.tr("Jangan"), small=True)
        named = {"approve": self.ask_button, "yes": self.yes_button, "no": self.no_button}
        for name, button in named.items():
            button.setObjectName(f"lapor.moved_{name}")
        self.ask_button.clicked.connect(lambda: self._ask(True))
        self.no_button.clicked.connect(lambda: self._ask(False))
        self.yes_button.clicked.connect(lambda: self.approved.emit(self._url))
        row = FlowBox(gap=8)
        for button in named.values():
            row.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(6))
        column.addWidget(self.text)
        column.addWidget(row)
        self.hide()

    def show_places(self, url: str, allowed: str) -> None:
        """`url` as the office has it, `allowed` the token's own; another `url` is asked anew."""
        if url == self._url and not self.isHidden():
            return
        self._url = url
        self.text.setText(moved_text(url, allowed))
        words = self.tr("Ya, kirim token ke {0}").replace("{0}", place_text(url))
        self.yes_button.setText(words)
        self._ask(False)
        self.show()

    def clear(self) -> None:
        """Nothing is to be asked."""
        self._url = ""
        self.hide()

    def _ask(self, sure: bool) -> None:
        had_focus = any(one.hasFocus() for one in (self.ask_button, self.no_button))
        self.ask_button.setVisible(not sure)
        self.yes_button.setVisible(sure)
        self.no_button.setVisible(sure)
        if had_focus:
            (self.no_button if sure else self.ask_button).setFocus()
