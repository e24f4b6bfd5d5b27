"""A line for a passphrase: dots, and readable while somebody asks for it. Keeps nothing."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from callcenter.errors import PassphraseRefused
from ui import theme
from ui.messages import explain
from ui.widgets.buttons import Button
from ui.widgets.field import Field

LONGEST = 300


class PassphraseLine(QLineEdit):
    """Dots; no word of it goes to the completion or the spelling of the system."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(LONGEST)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )

    def show_signs(self, shown: bool) -> None:
        """Show the signs, or dots again."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)

    def wipe(self) -> None:
        """Empty it, with what undo remembers, and show dots again."""
        self.setText("")
        self.show_signs(False)


class NewPassphrase(QWidget):
    """Two lines that must agree; `typed()` is the passphrase, or "" after saying what is wrong."""

    def __init__(self, name: str, words: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first: Field[PassphraseLine] = Field(
            self.tr("Kata sandi baru"), PassphraseLine(), name=f"{name}.passphrase",
            hint=self.tr("paling sedikit 10 tanda; beberapa kata lebih mudah diingat"),
        )  # fmt: skip
        self.again: Field[PassphraseLine] = Field(
            self.tr("Ketik sekali lagi"), PassphraseLine(), name=f"{name}.again"
        )
        self.shown = QCheckBox(self.tr("Tampilkan kata sandi"))
        self.shown.setObjectName(f"{name}.show")
        self.shown.toggled.connect(self._show)
        self.words_button = Button(self.tr("Buatkan kata sandi"), icon="refresh-cw")
        self.words_button.setObjectName(f"{name}.words")
        self.words_button.clicked.connect(lambda: self.take(words()))
        row = QHBoxLayout()
        row.setSpacing(theme.dp(8))
        row.addWidget(self.shown)
        row.addStretch(1)
        row.addWidget(self.words_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(8))
        column.addWidget(self.first)
        column.addWidget(self.again)
        column.addLayout(row)
        for one in (self.first, self.again):
            one.input.textEdited.connect(lambda _text, field=one: field.set_error(""))

    def typed(self) -> str:
        """Return the passphrase when both lines agree; otherwise say so and return ""."""
        first, again = self.first.input.text(), self.again.input.text()
        if not first:
            self.refuse(PassphraseRefused("short"))
            return ""
        if first != again:
            self.again.set_error(self.tr("Belum sama dengan yang di atas."))
            self.again.input.setFocus()
            self.again.input.selectAll()
            return ""
        return first

    def refuse(self, error: PassphraseRefused) -> None:
        """Say at the line why this passphrase is not taken."""
        self.first.set_error(explain(error).what)
        self.first.input.setFocus()
        self.first.input.selectAll()

    def take(self, passphrase: str) -> None:
        """Put a made passphrase in both lines, readable: it has to be learnt."""
        for one in (self.first, self.again):
            one.input.setText(passphrase)
            one.set_error("")
        self.shown.setChecked(True)

    def wipe(self) -> None:
        """Empty both."""
        self.shown.setChecked(False)
        for one in (self.first, self.again):
            one.input.wipe()
            one.set_error("")

    def _show(self, shown: bool) -> None:
        for one in (self.first, self.again):
            one.input.show_signs(shown)
