"""Step 2: the token of this desk. Typed once, kept where secrets are kept, shown never again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from ui.context import UiContext
from ui.lapor.connection_cards import StepCard
from ui.lapor.connection_words import kept_where
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

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(self.tr("2 · Token meja ini"))
        self._ctx = ctx
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
        self._show(False)

    def typed(self) -> str:
        """Return what was typed, "" when the kept one is meant."""
        return self.token.input.text().strip()

    def refresh(self) -> None:
        """Ask the keychain whether it has one; the secret itself does not come here."""
        token = self._ctx.token
        self._ctx.background.lapor(lambda: bool(token.read()), self._show, self._told, owner=self)

    def keep(self, typed: str) -> None:
        """Put a token into the keychain; the line is empty afterwards."""
        token = self._ctx.token
        self._ctx.background.lapor(
            lambda: token.write(typed), lambda _none: self._kept(), self._told, owner=self
        )

    def forget(self) -> None:
        """Take it out of the keychain."""
        token = self._ctx.token

        def gone(_none: object) -> None:
            self._show(False)
            self.forgotten.emit()

        self._ctx.background.lapor(token.forget, gone, self._told, owner=self)

    def _kept(self) -> None:
        self.token.input.clear()
        self._show(True)

    def _show(self, kept: bool) -> None:
        self.is_kept = kept
        if kept:
            words = self.tr("tersimpan di {0}").replace("{0}", self._where)
            self.state.set_state(words, "green", "✓")
            self.token.input.setPlaceholderText(self.tr("tersimpan; ketik hanya untuk mengganti"))
        else:
            self.state.set_state(self.tr("belum ada di komputer ini"), "amber", "▲")
            self.token.input.setPlaceholderText(self.tr("tempel dari akun pengembang"))
        self.forget_button.setVisible(kept)

    def _told(self, error: BaseException) -> None:
        self.token.set_error(explain(error).title)
        self.failed.emit(error)
