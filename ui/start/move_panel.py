"""Before a desk is moved to another centre: what would happen, and a person's yes. Asks nobody."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from callcenter.errors import ProtocolConflict
from ui import theme
from ui.formats import number
from ui.plain_text import PlainLabel
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card


class MovePanel(Card):
    """Hidden until `ask`; `confirmed` after the yes, `left` when everything stays as it was."""

    confirmed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, padded=True)
        self.setObjectName("connect.move")
        self.text = PlainLabel(fit="wrap")
        self.text.setObjectName("connect.move_text")
        self.rest = PlainLabel(fit="wrap", role="label", ink="muted")
        self.rest.setObjectName("connect.move_rest")
        self.go_button = PrimaryButton(self.tr("Pindahkan dan kirim semuanya"))
        self.go_button.setObjectName("connect.move_go")
        self.go_button.clicked.connect(self.confirmed)
        self.stay_button = Button(self.tr("Jangan pindahkan"), key_hint="Esc")
        self.stay_button.setObjectName("connect.move_stay")
        self.stay_button.clicked.connect(self.leave)
        row = QHBoxLayout()
        row.setSpacing(theme.dp(8))
        row.addWidget(self.go_button)
        row.addWidget(self.stay_button)
        row.addStretch(1)
        self.body.addWidget(self.text)
        self.body.addWidget(self.rest)
        self.body.addLayout(row)
        self.hide()

    def ask(self, conflict: ProtocolConflict) -> None:
        """Show what moving would do, as an enrolment that was stopped tells it."""
        said = conflict.details
        former = str(said.get("former") or self.tr("lain"))
        here = str(said.get("name") or self.tr("tanpa nama"))
        self.set_title(self.tr("Pindahkan meja ini ke “{0}”?").replace("{0}", here))
        first = self.tr("Meja ini berisi {0} tiket dari pusat “{1}”. Kalau dipindahkan, semuanya "
                        "dikirim ke pusat ini, dengan riwayat dan penelepon.")  # fmt: skip
        first = first.replace("{0}", number(_count(said.get("tickets"))))
        # Last: a name may hold whatever it likes.
        self.text.setText(first.replace("{1}", former))
        self.rest.setText("\n".join(self._rest(said)))
        self.setAccessibleDescription(f"{self.text.text()}\n{self.rest.text()}")
        self.show()
        # The harmless answer: a key too many moves nothing.
        self.stay_button.setFocus()

    def leave(self) -> None:
        """Close it; nothing was changed."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def _rest(self, said: dict[str, object]) -> list[str]:
        lines: list[str] = []
        if unsent := _count(said.get("unsent")):
            text = self.tr("{0} tiket belum sampai di pusat yang lama; itu pun dikirim ke sini.")
            lines.append(text.replace("{0}", number(unsent)))
        if said.get("partial"):
            lines.append(
                self.tr("Tiket lama yang tidak tersimpan di meja ini tetap di pusat yang lama.")
            )
        lines.append(
            self.tr("Nomor yang sudah disebutkan kepada warga tetap berlaku. Pusat yang lama tidak "
                    "diubah, tetapi meja ini tidak lagi mengirim ke sana.")
        )  # fmt: skip
        return lines


def _count(said: object) -> int:
    return said if isinstance(said, int) else 0
