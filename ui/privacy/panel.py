"""Small panels under a matter: what is typed before something is done. Writes nothing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.sign_in.passphrase_field import PassphraseLine
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.combo import ChoiceBox
from ui.widgets.field import Field

TEXT_MAX = 2_000


class Panel(QWidget):
    """Fields, a button that says what happens, and “Kembali”; `agreed` by button or Enter."""

    agreed = Signal()
    left = Signal()

    def __init__(
        self, name: str, yes: str, parent: QWidget | None = None, *, room: str = "privacy"
    ) -> None:
        super().__init__(parent)
        self._name = f"{room}.{name}"
        self.setObjectName(self._name)
        self.fields: dict[str, Field[QLineEdit] | Field[ChoiceBox]] = {}
        self.yes_button = PrimaryButton(yes, key_hint="↵")
        self.yes_button.setObjectName(f"{self._name}_yes")
        self.back_button = Button(self.tr("Kembali"), key_hint="Esc", quiet=True)
        self.back_button.setObjectName(f"{self._name}_back")
        self.yes_button.clicked.connect(self.agreed)
        self.back_button.clicked.connect(self.left)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.dp(6))
        row = QHBoxLayout()
        row.setSpacing(theme.dp(8))
        row.addWidget(self.yes_button)
        row.addWidget(self.back_button)
        row.addStretch(1)
        self.column.addLayout(row)

    def choose(self, key: str, label: str, among: Sequence[tuple[str, str]]) -> None:
        """Add a closed list."""
        made = Field(label, ChoiceBox(among), name=f"{self._name}_{key}")
        self._add(key, made)

    def line(self, key: str, label: str, hint: str = "") -> None:
        """Add a line of text."""
        made = Field(label, QLineEdit(), name=f"{self._name}_{key}", hint=hint)
        made.input.setMaxLength(TEXT_MAX)
        made.input.returnPressed.connect(self.agreed)
        made.input.textEdited.connect(lambda _text: made.set_error(""))
        self._add(key, made)

    def secret(self, key: str, label: str) -> None:
        """Add a line for a passphrase."""
        made: Field[QLineEdit] = Field(label, PassphraseLine(), name=f"{self._name}_{key}")
        made.input.returnPressed.connect(self.agreed)
        self._add(key, made)

    def _add(self, key: str, field: Field[QLineEdit] | Field[ChoiceBox]) -> None:
        self.fields[key] = field
        self.column.insertWidget(self.column.count() - 1, field)

    def set_choices(self, key: str, among: Sequence[tuple[str, str]]) -> None:
        """Fill a closed list; nobody in it means that nobody may."""
        found = self.fields[key].input
        if isinstance(found, ChoiceBox):
            found.set_choices(among)
        self.yes_button.setEnabled(bool(among))

    def fill(self, key: str, text: str) -> None:
        """Put a first value into a line."""
        found = self.fields[key].input
        if isinstance(found, QLineEdit):
            found.setText(text)

    def value(self, key: str) -> str:
        """What was picked or typed."""
        found = self.fields[key].input
        return found.selected() if isinstance(found, ChoiceBox) else found.text()

    def refuse(self, key: str, text: str) -> bool:
        """Say what is wrong at a field; False when it has none of that name."""
        if key not in self.fields:
            return False
        self.fields[key].set_error(text)
        self.fields[key].input.setFocus()
        return True

    def clear(self) -> None:
        """Forget what was typed."""
        for field in self.fields.values():
            field.set_error("")
            if isinstance(field.input, PassphraseLine):
                field.input.wipe()
            elif isinstance(field.input, QLineEdit):
                field.input.clear()

    def begin(self) -> None:
        """Give the first field the keyboard."""
        first = next(iter(self.fields.values()), None)
        (self.yes_button if first is None else first.input).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
