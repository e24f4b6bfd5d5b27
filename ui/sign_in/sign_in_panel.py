"""A name, a passphrase, Enter; how long to wait after wrong ones. Knows nothing of the desk."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from callcenter.entrance.way_in import Entrance, Opened, SlotInfo
from callcenter.errors import EnvironmentFault, SignInLocked, SignInRefused
from ui import theme
from ui.background import Background
from ui.messages import explain
from ui.plain_text import PlainLabel
from ui.sign_in.passphrase_field import PassphraseLine
from ui.widgets.banner import Banner
from ui.widgets.buttons import PrimaryButton
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.key_list import KeyList, Row

_ROWS = 6
"""So many people are seen without scrolling."""


class SignInPanel(QWidget):
    """`entered` carries the opened keys; `broken` a fault of the machine or of the slots."""

    entered = Signal(object)
    broken = Signal(object)

    def __init__(
        self, entrance: Entrance, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._entrance, self._background = entrance, background
        self._trying, self._asking, self._left = False, False, 0.0
        self.people = KeyList()
        self.people.setObjectName("sign_in.people")
        self.people.setAccessibleName(self.tr("Petugas"))
        self.people.moved.connect(self._on_person)
        self.people.opened.connect(lambda _uid: self.passphrase.input.setFocus())
        self.passphrase: Field[PassphraseLine] = Field(
            self.tr("Kata sandi"), PassphraseLine(), name="sign_in.passphrase"
        )
        self.passphrase.input.returnPressed.connect(self.enter)
        self.passphrase.input.installEventFilter(self)
        self.passphrase.input.textEdited.connect(lambda _text: self.passphrase.set_error(""))
        self.shown = QCheckBox(self.tr("Tampilkan kata sandi"))
        self.shown.setObjectName("sign_in.show")
        self.shown.toggled.connect(self.passphrase.input.show_signs)
        self.banner = Banner(dismissable=False)
        self.banner.setObjectName("sign_in.banner")
        self.enter_button = PrimaryButton(self.tr("Masuk"), key_hint="↵")
        self.enter_button.setObjectName("sign_in.enter")
        self.enter_button.clicked.connect(self.enter)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._ask_wait)
        self._arrange()
        self.setFocusProxy(self.passphrase.input)

    def _arrange(self) -> None:
        card = Card()
        card.body.addWidget(self.people)
        forgotten = self.tr("Lupa kata sandi? Pengawas memperbaruinya di Pengaturan → Kunci & "
                            "orang. Bila tidak ada yang bisa masuk: lembar kunci pemulihan "
                            "(--recover).")  # fmt: skip
        self.forgotten = PlainLabel(forgotten, fit="wrap", role="label", ink="muted")
        self.forgotten.setObjectName("sign_in.forgotten")
        self.row = QHBoxLayout()
        self.row.setSpacing(theme.dp(8))
        self.row.addWidget(self.shown)
        self.row.addStretch(1)
        self.row.addWidget(self.enter_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(12))
        column.addWidget(card)
        column.addWidget(self.passphrase)
        column.addLayout(self.row)
        column.addWidget(self.banner)
        column.addWidget(self.forgotten)

    def show_people(self, people: Sequence[SlotInfo], chosen: str) -> None:
        """Who may come in; the one chosen is asked for the passphrase first."""
        rows = [Row(one.uid, one.name) for one in sorted(people, key=lambda one: one.name)]
        self.people.set_rows(rows)
        self.people.ensurePolished()
        one = self.people.content_height() // max(1, len(rows))
        self.people.setFixedHeight(one * max(1, min(_ROWS, len(rows))) + 2)
        at = next((n for n, row in enumerate(rows) if row.key == chosen), 0)
        self.people.setCurrentIndex(self.people.model().index(at, 0))
        self.wipe()
        self._ask_wait()

    def show_stopped(self) -> None:
        """Say that the upgrade was stopped, and what that means."""
        text = self.tr("Data tetap seperti semula, tidak ada yang hilang; masuk lagi untuk "
                       "meneruskannya.")  # fmt: skip
        self.banner.show_message(self.tr("Pembaruan dihentikan"), text, tone="neutral")

    def wipe(self) -> None:
        """Forget what was typed and said."""
        self.passphrase.input.wipe()
        self.passphrase.set_error("")
        self.shown.setChecked(False)
        self.banner.hide()

    def enter(self) -> None:
        """Try the passphrase of the chosen person, on the keys' worker."""
        uid, typed = self.people.current_key(), self.passphrase.input.text()
        if self._trying or self._left > 0 or not uid:
            return
        if not typed:
            self.passphrase.set_error(self.tr("Kata sandi masih kosong."))
            self.passphrase.input.setFocus()
            return
        self._busy(True)
        self._background.keys(
            lambda: self._entrance.enter(uid, typed), self._entered, self._refused, owner=self
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: up and down in the passphrase choose the person."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if step and not self._trying:
                count = len(self.people.rows())
                at = min(max(0, self.people.currentIndex().row() + step), count - 1)
                self.people.setCurrentIndex(self.people.model().index(at, 0))
                return True
        return super().eventFilter(watched, event)

    def _busy(self, trying: bool) -> None:
        self._trying = trying
        self.people.setEnabled(not trying)
        self.passphrase.input.setReadOnly(trying)
        self.enter_button.setText(self.tr("Memeriksa…") if trying else self.tr("Masuk"))
        self._allow()

    def _allow(self) -> None:
        self.enter_button.setEnabled(not self._trying and self._left <= 0)

    def _entered(self, opened: Opened) -> None:
        self._busy(False)
        self._tick.stop()
        self.wipe()
        self.entered.emit(opened)

    def _refused(self, error: BaseException) -> None:
        self._busy(False)
        if isinstance(error, EnvironmentFault):
            self.broken.emit(error)
            return
        if isinstance(error, SignInLocked):
            self._show_wait(error.retry_after)
            return
        message = explain(error)
        self.passphrase.set_error(message.what)
        todo = " ".join(part for part in (message.safe, message.todo) if part)
        self.banner.show_message(message.title, todo, tone="red")
        self.passphrase.input.setFocus()
        self.passphrase.input.selectAll()
        if isinstance(error, SignInRefused):
            self._ask_wait()

    def _on_person(self, _uid: str) -> None:
        if not self._trying:
            self.wipe()
            self._show_wait(0)
            self._ask_wait()

    def _ask_wait(self) -> None:
        """How long this person has to wait still; asked about once a second while they do."""
        uid = self.people.current_key()
        if uid and not self._asking:
            self._asking = True
            self._background.keys(
                lambda: (uid, self._entrance.wait(uid)), self._told_wait, self._no_wait, owner=self
            )

    def _told_wait(self, told: tuple[str, float]) -> None:
        self._asking = False
        uid, left = told
        if uid == self.people.current_key():
            self._show_wait(left)
        else:
            self._ask_wait()

    def _no_wait(self, error: BaseException) -> None:
        self._asking = False
        self._tick.stop()
        self.broken.emit(error)

    def _show_wait(self, left: float) -> None:
        over = self._left > 0 >= left
        self._left = left
        if left > 0:
            minutes, seconds = divmod(max(1, round(left)), 60)
            text = self.tr("Kata sandi salah terlalu sering. Coba lagi dalam {0}; memulai ulang "
                           "aplikasi tidak memperpendeknya.")  # fmt: skip
            self.passphrase.set_error("")
            self.banner.show_message(
                self.tr("Tunggu sebentar"), text.format(f"{minutes}:{seconds:02}"), tone="amber"
            )
            if not self._tick.isActive():
                self._tick.start()
        else:
            self._tick.stop()
        if over:
            self.banner.hide()
            self.passphrase.input.setFocus()
        self._allow()
