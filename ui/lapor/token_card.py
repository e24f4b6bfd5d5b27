"""Step 2: the token of this desk. Typed once, kept where secrets are kept, shown never again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from callcenter.web.bound_token import BoundToken
from ui.context import UiContext
from ui.lapor.connection_cards import StepCard
from ui.lapor.connection_words import kept_where
from ui.lapor.moved_note import MovedNote
from ui.lapor.place_words import place_text
from ui.messages import explain
from ui.ticket_form.layouts import FlowBox
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.field import Field

_LONGEST = 4096


class TokenCard(StepCard):
    """A password line and what is kept; `failed` carries what the keychain said."""

    failed = Signal(object)
    forgotten = Signal()
    allowed = Signal()

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(self.tr("2 · Token meja ini"))
        self._ctx = ctx
        self._url = ""
        self.is_kept = False
        self._where = kept_where(ctx.token.label)
        self.explain(
            self.tr("Token hanya disimpan di {0} komputer ini: tidak pernah ke meja lain, ke "
                    "server pusat, atau ke catatan. Tiap meja yang mengirim memerlukannya.")
            .replace("{0}", self._where)
        )  # fmt: skip
        self.token = Field(self.tr("Token"), QLineEdit(), name="lapor.token", slot=True)
        self.token.input.setEchoMode(QLineEdit.EchoMode.Password)
        self.token.input.setMaxLength(_LONGEST)
        self.token.input.textEdited.connect(lambda _text: self._typed(self.token))
        self.fields["token"] = self.token
        self.state = Chip()
        self.state.setObjectName("lapor.token_state")
        self.forget_button = Button(self.tr("Lupakan token"), small=True)
        self.forget_button.setObjectName("lapor.token_forget")
        self.forget_button.clicked.connect(self.forget)
        row = FlowBox(gap=8)
        for part in (self.state, self.forget_button):
            row.add(part)
        self.body.addWidget(self.token)
        self.body.addWidget(row)
        self.moved = MovedNote()
        self.moved.approved.connect(self.allow)
        self.body.addWidget(self.moved)
        self._show(BoundToken())

    def typed(self) -> str:
        """Return what was typed, "" when the kept one is meant."""
        return self.token.input.text().strip()

    def show_address(self, url: str) -> None:
        """Compare with the address the office has now, "" while it has none."""
        self._url = url
        self.refresh()

    def refresh(self) -> None:
        """Ask the keychain what it has; the secret itself is not looked at here."""
        self._ctx.background.lapor(self._ctx.token.read, self._show, self._told, owner=self)

    def keep(self, typed: str, url: str) -> None:
        """Put a token into the keychain for this address; the line is empty afterwards."""
        token = self._ctx.token
        self._ctx.background.lapor(
            lambda: token.write(typed, url), lambda _none: self._kept(), self._told, owner=self
        )

    def allow(self, url: str) -> None:
        """Let the kept token go to this address: a person has read it and said yes."""
        token = self._ctx.token

        def done(_none: object) -> None:
            self.refresh()
            self.allowed.emit()

        self._ctx.background.lapor(lambda: token.allow(url), done, self._told, owner=self)

    def allow_first(self, url: str) -> None:
        """One that was kept before tokens had an address gets this one; any other stays."""
        token = self._ctx.token

        def bind() -> None:
            if not token.read().origin:
                token.allow(url)

        self._ctx.background.lapor(bind, lambda _none: self.refresh(), self._told, owner=self)

    def forget(self) -> None:
        """Take it out of the keychain."""
        token = self._ctx.token

        def gone(_none: object) -> None:
            self._show(BoundToken())
            self.forgotten.emit()

        self._ctx.background.lapor(token.forget, gone, self._told, owner=self)

    def _kept(self) -> None:
        self.token.input.clear()
        self.refresh()
        self.allowed.emit()

    def _show(self, kept: BoundToken) -> None:
        self.is_kept = bool(kept.secret)
        if self.is_kept:
            words = self.tr("tersimpan di {0}").replace("{0}", self._where)
            if kept.origin:
                only = self.tr("hanya untuk {0}").replace("{0}", place_text(kept.origin))
                words = f"{words}, {only}"
            self.state.set_state(words, "green", "✓")
            self.token.input.setPlaceholderText(self.tr("tersimpan; ketik hanya untuk mengganti"))
        else:
            self.state.set_state(self.tr("belum ada di komputer ini"), "amber", "▲")
            self.token.input.setPlaceholderText(self.tr("tempel dari akun pengembang"))
        self.forget_button.setVisible(self.is_kept)
        if self.is_kept and self._url and not kept.goes_to(self._url):
            self.moved.show_places(self._url, kept.origin)
        else:
            self.moved.clear()

    def _told(self, error: BaseException) -> None:
        self.token.set_error(explain(error).title)
        self.failed.emit(error)
