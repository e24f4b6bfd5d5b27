"""A supervisor stands behind a change: who, and their passphrase. Keeps nothing after a change."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from callcenter.entrance.people import Countersign
from ui import theme
from ui.plain_text import PlainLabel
from ui.sign_in.passphrase_field import PassphraseLine
from ui.widgets.card import Card
from ui.widgets.combo import ChoiceBox
from ui.widgets.field import Field


class CountersignCard(Card):
    """`typed()` is who signs and with what, None after saying that something is missing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, padded=True)
        self.setObjectName("keys.countersign")
        self.set_title(self.tr("Pengesahan pengawas"))
        why = self.tr("Perlu untuk menambah atau menghapus petugas, memberi kata sandi baru, dan "
                      "memasang kunci pemulihan.")  # fmt: skip
        self.who = Field(self.tr("Disahkan oleh"), ChoiceBox(), name="keys.by")
        self.passphrase: Field[PassphraseLine] = Field(
            self.tr("Kata sandi pengawas"), PassphraseLine(), name="keys.by_passphrase"
        )
        self.passphrase.input.textEdited.connect(lambda _text: self.passphrase.set_error(""))
        row = QHBoxLayout()
        row.setSpacing(theme.dp(12))
        row.addWidget(self.who, 1)
        row.addWidget(self.passphrase, 1)
        self.body.addWidget(PlainLabel(why, fit="wrap", role="label", ink="muted"))
        self.body.addLayout(row)

    def show_people(self, people: Sequence[tuple[str, str]]) -> None:
        """Who may sign: uid and name."""
        self.who.input.set_choices(people)

    def typed(self) -> Countersign | None:
        """Who signs; None after the cursor went to what is missing."""
        text = self.passphrase.input.text()
        if not text:
            self.refuse(self.tr("Kata sandi pengawas masih kosong."))
            return None
        return Countersign(self.who.input.selected(), text)

    def refuse(self, text: str) -> None:
        """Say what is wrong, at the passphrase."""
        self.passphrase.set_error(text)
        self.passphrase.input.setFocus()
        self.passphrase.input.selectAll()

    def wipe(self) -> None:
        """Forget the passphrase."""
        self.passphrase.input.wipe()
        self.passphrase.set_error("")
