"""The form of the connection: its steps in a row, read into settings and filled from them."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from callcenter.errors import FieldInvalid
from callcenter.lapor.settings import Interface, LaporSettings
from ui import theme
from ui.context import UiContext
from ui.lapor.connection_cards import AccountCard, AddressCard, PolicyCard
from ui.lapor.connection_check import cleaned
from ui.lapor.more_card import MoreCard
from ui.lapor.token_card import TokenCard
from ui.messages import field_text
from ui.plain_text import PlainLabel
from ui.ticket_form.layouts import Scrolled
from ui.widgets.field import Field


class _Steps(QWidget):
    """The cards below each other; never higher than they are at the width there is."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, theme.dp(8), theme.dp(8))
        self.column.setSpacing(theme.dp(12))

    def minimumSizeHint(self) -> QSize:
        """Qt: by default the height at the least width, which nobody has."""
        least = self.column.minimumSize().width()
        return QSize(least, self.column.heightForWidth(max(self.width(), least)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: texts break anew."""
        super().resizeEvent(event)
        self.updateGeometry()


class ConnectionForm(Scrolled):
    """Five cards; `touched` when a person changes something that is shared."""

    touched = Signal()

    def __init__(self, ctx: UiContext) -> None:
        steps = _Steps()
        super().__init__(steps, "lapor.connection_scroll")
        self.address, self.account = AddressCard(), AccountCard()
        self.policy, self.more = PolicyCard(), MoreCard()
        self.token = TokenCard(ctx)
        self.only_reads = PlainLabel(
            self.tr("Antarmuka f01 hanya membaca daftar topik; tiket tidak bisa dikirim lewatnya."),
            fit="wrap", role="label", ink="amber",
        )  # fmt: skip
        self.only_reads.setObjectName("lapor.only_reads")
        self.address.body.addWidget(self.only_reads)
        self._cards = (self.address, self.token, self.account, self.policy, self.more)
        for card in self._cards:
            steps.column.addWidget(card)
        steps.column.addStretch(1)
        for shared in (self.address, self.account, self.policy, self.more):
            shared.touched.connect(self.touched)
        self.address.interface.changed.connect(lambda _key: self._show_parts())
        self._show_parts()

    def fill(self, settings: LaporSettings) -> None:
        """Show these settings; what was typed there is gone, the token's line stays."""
        for card in (self.address, self.account, self.policy, self.more):
            card.fill(settings)
        self.show_faults({})
        self._show_parts()

    def lock(self, locked: bool) -> None:
        """Let the shared settings be read alone; the token of this desk may still be typed."""
        for card in (self.address, self.account, self.policy, self.more):
            card.setEnabled(not locked)

    def settings(self) -> LaporSettings:
        """Return the settings as they stand here; not checked."""
        values: dict[str, object] = {}
        for card in (self.address, self.account, self.policy, self.more):
            values |= card.values()
        return cleaned(LaporSettings(**values))  # type: ignore[arg-type]

    def fields(self) -> dict[str, Field[QLineEdit]]:
        """Return every line by the name of its setting."""
        return {name: field for card in self._cards for name, field in card.fields.items()}

    def show_faults(self, found: Mapping[str, FieldInvalid]) -> None:
        """Mark what cannot be used, each at its line; the first of them gets the focus."""
        lines = self.fields()
        for name, field in lines.items():
            field.set_error(field_text(found[name]) if name in found else "")
        first = next((name for name in lines if name in found), "")
        if first:
            self.show_line(first)

    def show_line(self, name: str) -> None:
        """Bring a line into sight and give it the focus."""
        if name in self.more.fields:
            self.more.open(True)
        line = self.fields()[name].input
        self.ensureWidgetVisible(line)
        line.setFocus()

    def _show_parts(self) -> None:
        interface = Interface(self.address.interface.selected())
        self.account.setVisible(interface is Interface.V3)
        self.address.scheme.setVisible(interface is Interface.V3)
        self.only_reads.setVisible(interface is Interface.F01)
