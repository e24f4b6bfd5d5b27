"""“Kunci & orang”: one's own account at the centre, and letting somebody in by theirs.

Only where the centre says what people may be. What was typed is wiped once it is done.
"""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from callcenter.desk.change_settings import welcome_operator
from callcenter.desk.standing import Standing
from callcenter.entrance.accounts import Admitted, admit_account, link_account
from callcenter.entrance.way_in import Entrance
from callcenter.errors import AccountRefused, PassphraseRefused, SignInRefused
from ui import theme
from ui.context import UiContext
from ui.formats import moment_text
from ui.plain_text import PlainLabel
from ui.sign_in.passphrase_field import NewPassphrase, PassphraseLine
from ui.standing_words import role_words, standing_words
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field

T = TypeVar("T")


class _AccountCard(Card):
    """Name and passphrase of an account; `done` carries what to say, `failed` like a worker."""

    done = Signal(str)
    failed = Signal(object)

    def __init__(self, ctx: UiContext, entrance: Entrance, title: str, name: str) -> None:
        super().__init__(title, padded=True)
        self._ctx, self._entrance = ctx, entrance
        self.account = Field(self.tr("Nama masuk akun pusat"), QLineEdit(), name=f"{name}.account")
        self.account.input.setMaxLength(64)
        self.account.input.textEdited.connect(lambda _text: self.account.set_error(""))
        self.typed: Field[PassphraseLine] = Field(
            self.tr("Kata sandi pusat atau kode sekali pakai"), PassphraseLine(),
            name=f"{name}.typed",
        )  # fmt: skip
        self.typed.input.textEdited.connect(lambda _text: self.typed.set_error(""))
        self.row = QHBoxLayout()
        self.row.setSpacing(theme.dp(12))
        self.row.addWidget(self.account, 1)
        self.row.addWidget(self.typed, 1)

    def _button(self, text: str, name: str, press: Callable[[], None]) -> Button:
        button = Button(text)
        button.setObjectName(name)
        button.clicked.connect(press)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button)
        self.body.addLayout(row)
        return button

    def _filled(self) -> bool:
        """Both lines say something; else the cursor stands in the one that does not."""
        empty = self.tr("Masih kosong.")
        for field in (self.account, self.typed):
            if not field.input.text().strip():
                field.set_error(empty)
                field.input.setFocus()
                return False
        return True

    def _work(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """`work` on the keys' worker: it asks the centre, and changes the ways in."""
        self.setEnabled(False)

        def ended(result: T) -> None:
            self.setEnabled(True)
            self.wipe()
            then(result)

        def refused(error: BaseException) -> None:
            self.setEnabled(True)
            self.refuse(error)

        self._ctx.background.keys(work, ended, refused, owner=self)

    def refuse(self, error: BaseException) -> None:
        """Mark the line that is wrong; the whole sentence stands in the page's banner."""
        if isinstance(error, AccountRefused):
            self.typed.set_error(self.tr("ditolak"))
            self.typed.input.setFocus()
        self.failed.emit(error)

    def wipe(self) -> None:
        """Forget what was typed."""
        self.account.input.clear()
        self.account.set_error("")
        self.typed.input.wipe()
        self.typed.set_error("")


class OwnAccountCard(_AccountCard):
    """How the centre knows whoever sits here, and the way to link them to an account."""

    def __init__(self, ctx: UiContext, entrance: Entrance) -> None:
        super().__init__(ctx, entrance, "", "keys.link")
        self.set_title(self.tr("Akun pusat saya"))
        self.state = PlainLabel("", fit="wrap")
        self.state.setObjectName("keys.link.state")
        told = self.tr("Sesudah dihubungkan, kata sandi meja ini dan akun pusat menjadi satu: kata "
                       "sandi pusat berlaku di sini; dengan kode sekali pakai, kata sandi meja ini "
                       "menjadi kata sandi pusat.")  # fmt: skip
        self.own: Field[PassphraseLine] = Field(
            self.tr("Kata sandi saya di meja ini"), PassphraseLine(), name="keys.link.own"
        )
        self.own.input.textEdited.connect(lambda _text: self.own.set_error(""))
        self.row.addWidget(self.own, 1)
        self.body.addWidget(self.state)
        self.body.addWidget(PlainLabel(told, fit="wrap", role="label", ink="muted"))
        self.body.addLayout(self.row)
        self.go_button = self._button(self.tr("Hubungkan akun saya"), "keys.link.go", self._link)
        self.own.input.returnPressed.connect(self._link)

    def show_standing(self, standing: Standing) -> None:
        """Tell how the centre knows whoever sits here."""
        now = self._ctx.desk.clock.now()
        said = standing_words(standing, now)
        if said is not None:
            self.state.setText(f"{said.title}. {said.text}")
        elif standing.until is not None:
            text = self.tr("{0} · {1} · berlaku tanpa sambungan sampai {2}")
            roles = role_words(standing.roles)
            self.state.setText(
                text.format(standing.account, roles, moment_text(standing.until, now))
            )

    def refuse(self, error: BaseException) -> None:
        """A wrong passphrase of this desk is told at its own line."""
        if isinstance(error, SignInRefused):
            self.own.set_error(self.tr("salah"))
            self.own.input.setFocus()
        super().refuse(error)

    def wipe(self) -> None:
        """Forget what was typed."""
        super().wipe()
        self.own.input.wipe()
        self.own.set_error("")

    def _link(self) -> None:
        if not self._filled():
            return
        if not self.own.input.text():
            self.own.set_error(self.tr("Masih kosong."))
            self.own.input.setFocus()
            return
        account, typed = self.account.input.text(), self.typed.input.text()
        own, desk, sessions = self.own.input.text(), self._ctx.desk, self._ctx.sync.sessions
        self._work(
            lambda: link_account(self._entrance, desk, sessions, account, typed=typed, own=own),
            lambda _none: self.done.emit(self.tr("Akun pusat terhubung")),
        )


class AdmitAccountCard(_AccountCard):
    """Somebody with an account gets a way in: the centre vouches, nobody countersigns."""

    def __init__(self, ctx: UiContext, entrance: Entrance) -> None:
        super().__init__(ctx, entrance, "", "keys.admit")
        self.set_title(self.tr("Tambah dengan akun pusat"))
        told = self.tr("Petugas mengetik nama masuk dan kata sandinya sendiri; pengesahan pengawas "
                       "tidak perlu. Berlaku juga bila kata sandi di meja ini terlupa. Dengan kode "
                       "sekali pakai, pilih kata sandi baru di bawahnya.")  # fmt: skip
        self.fresh = NewPassphrase("keys.admit", entrance.words)
        self.body.addWidget(PlainLabel(told, fit="wrap", role="label", ink="muted"))
        self.body.addLayout(self.row)
        self.body.addWidget(self.fresh)
        self.go_button = self._button(
            self.tr("Beri izin masuk dengan akun"), "keys.admit.go", self._admit
        )

    def refuse(self, error: BaseException) -> None:
        """What is wrong with a new passphrase is told at its lines; a code asks for one."""
        if isinstance(error, PassphraseRefused):
            self.fresh.refuse(error)
            return
        super().refuse(error)
        if isinstance(error, AccountRefused) and error.reason == "due":
            self.fresh.first.input.setFocus()

    def wipe(self) -> None:
        """Forget what was typed."""
        super().wipe()
        self.fresh.wipe()

    def _admit(self) -> None:
        if not self._filled():
            return
        wanted = bool(self.fresh.first.input.text())
        fresh = self.fresh.typed() if wanted else ""
        if wanted and not fresh:
            return
        account, typed = self.account.input.text(), self.typed.input.text()
        desk, sessions = self._ctx.desk, self._ctx.sync.sessions
        self._work(
            lambda: admit_account(
                self._entrance, desk, sessions, account, typed=typed, fresh=fresh
            ),
            self._welcome,
        )

    def _welcome(self, who: Admitted) -> None:
        desk = self._ctx.desk
        said = self.tr("{0} bisa masuk").replace("{0}", who.name)
        self._ctx.background.desk(
            lambda: welcome_operator(desk, who.uid, who.name, who.role),
            lambda _none: self.done.emit(said),
            self.failed.emit,
            owner=self,
        )
