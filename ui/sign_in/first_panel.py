"""The first person of a desk gets a way in: name, passphrase, and the recovery key beside it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from callcenter.entrance.way_in import Entrance, Look, Opened, Stage
from callcenter.errors import (
    EnvironmentFault,
    FieldInvalid,
    PassphraseRefused,
    RecoveryKeyRefused,
)
from ui import theme
from ui.background import Background
from ui.messages import explain, field_text
from ui.plain_text import PlainLabel
from ui.sign_in.passphrase_field import NewPassphrase
from ui.sign_in.recovery_box import RecoveryBox
from ui.widgets.banner import Banner
from ui.widgets.buttons import PrimaryButton
from ui.widgets.card import Card
from ui.widgets.field import Field


class FirstPanel(QWidget):
    """`entered` carries the opened keys of whoever made the way in; `broken` a fault."""

    entered = Signal(object)
    broken = Signal(object)

    def __init__(
        self, entrance: Entrance, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._entrance, self._background = entrance, background
        self.why = PlainLabel("", fit="wrap", ink="muted")
        self.why.setObjectName("first.why")
        self.name = Field(self.tr("Nama petugas"), QLineEdit(), name="first.name")
        self.name.input.setMaxLength(60)
        self.name.input.textEdited.connect(lambda _text: self.name.set_error(""))
        self.passphrase = NewPassphrase("first", entrance.words)
        self.recovery = RecoveryBox(entrance, background, "first")
        self.recovery.failed.connect(self._refused)
        self.banner = Banner(dismissable=False)
        self.banner.setObjectName("first.banner")
        self.go_button = PrimaryButton(self.tr("Mulai"), key_hint="↵")
        self.go_button.setObjectName("first.go")
        self.go_button.clicked.connect(self.go)
        second = self.passphrase.again.input
        self.name.input.returnPressed.connect(self.passphrase.first.input.setFocus)
        self.passphrase.first.input.returnPressed.connect(second.setFocus)
        second.returnPressed.connect(self.go)
        self._arrange()
        self.setFocusProxy(self.name.input)

    def _arrange(self) -> None:
        who = Card(self.tr("Siapa yang bertugas?"), padded=True)
        who.body.addWidget(self.name)
        who.body.addWidget(self.passphrase)
        way = Card(self.tr("Kunci pemulihan"), padded=True)
        urged = self.tr("Sangat dianjurkan. Tanpa kunci pemulihan, laporan yang belum terkirim "
                        "hilang bila kata sandi dilupakan atau komputer ini rusak. Bisa juga "
                        "dipasang nanti di Pengaturan → Kunci & orang.")  # fmt: skip
        way.body.addWidget(PlainLabel(urged, fit="wrap", role="label", ink="muted"))
        way.body.addWidget(self.recovery)
        end = QHBoxLayout()
        end.addStretch(1)
        end.addWidget(self.go_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(12))
        for part in (self.why, who, way, self.banner):
            column.addWidget(part)
        column.addLayout(end)

    def show_look(self, look: Look) -> None:
        """A new profile, or one from before there were passphrases: its person keeps the name."""
        old = look.stage is Stage.OLD
        self.why.setText(
            self.tr("Mulai sekarang meja ini dibuka dengan kata sandi. Data yang sudah ada tetap "
                    "utuh; petugas lain mendapat kata sandinya di Pengaturan → Kunci & orang.")
            if old
            else self.tr("Data meja ini dienkripsi. Hanya petugas dengan kata sandi, di komputer "
                         "ini, yang bisa membukanya.")
        )  # fmt: skip
        last = next((one.name for one in look.names if one.uid == look.last), "")
        self.name.input.setText(last if old else "")
        filled = self.passphrase.first.input if last and old else self.name.input
        self.setFocusProxy(filled)

    def go(self) -> None:
        """Make the way in, on the keys' worker."""
        if not self.go_button.isEnabled():
            return
        name = self.name.input.text()
        if not name.strip():
            self.name.set_error(field_text(FieldInvalid("name", "empty")))
            self.name.input.setFocus()
            return
        passphrase, public = self.passphrase.typed(), self.recovery.text()
        if not passphrase or not self.recovery.is_written():
            return
        self._busy(True)
        self._background.keys(
            lambda: self._entrance.make(name, passphrase, public),
            self._made,
            self._refused,
            owner=self,
        )

    def _busy(self, working: bool) -> None:
        self.go_button.setEnabled(not working)
        self.go_button.setText(self.tr("Menyiapkan kunci…") if working else self.tr("Mulai"))

    def _made(self, opened: Opened) -> None:
        self._busy(False)
        self.passphrase.wipe()
        self.recovery.wipe()
        self.entered.emit(opened)

    def _refused(self, error: BaseException) -> None:
        self._busy(False)
        if isinstance(error, PassphraseRefused):
            self.passphrase.refuse(error)
        elif isinstance(error, RecoveryKeyRefused):
            self.recovery.refuse(error)
        elif isinstance(error, FieldInvalid):
            self.name.set_error(field_text(error))
        elif isinstance(error, EnvironmentFault):
            self.broken.emit(error)
        else:
            message = explain(error)
            self.banner.show_message(message.title, message.text, tone="red")
