"""“Pengaturan”: sections at the left, one page at the right; everything is kept at once."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.audit.page import AuditView
from ui.context import UiContext
from ui.escalation.page import EscalationPage
from ui.plain_text import PlainLabel
from ui.settings.appearance_page import AppearancePage
from ui.settings.guidance_page import GuidancePage
from ui.settings.keys_page import KeysPage
from ui.settings.limits_page import LimitsPage
from ui.settings.page import Page
from ui.settings.people_page import PeoplePage
from ui.settings.server_page import ServerPage
from ui.widgets.card import Card
from ui.widgets.key_list import KeyList, Row


class SettingsScreen(QWidget):
    """The pages by key, each built when first shown; `connected` and `open_ticket` as theirs."""

    connected = Signal(str)
    open_ticket = Signal(str)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self.setAccessibleName(self.tr("Pengaturan"))
        self._ctx = ctx
        self._makers: dict[str, Callable[[UiContext], Page]] = {
            "look": AppearancePage,
            "people": PeoplePage if ctx.entrance is None else KeysPage,
            "server": ServerPage,
            "limits": LimitsPage,
            "escalation": EscalationPage,
            "guidance": GuidancePage,
            "audit": AuditView,
        }
        self.pages: dict[str, Page] = {}
        self.stack = QStackedWidget()
        self.sections = KeyList()
        self.sections.setObjectName("settings.sections")
        self.sections.setAccessibleName(self.tr("Bagian pengaturan"))
        self.sections.setFixedWidth(theme.dp(190))
        self.sections.set_rows([Row(key, title) for key, title in self._titles().items()])
        self.sections.moved.connect(self.show_page)
        self.heading = PlainLabel(self.tr("Pengaturan"), role="heading")
        self._arrange()
        ctx.changes.changed.connect(self._on_changes)
        self.sections.setCurrentIndex(self.sections.model().index(0, 0))
        self.setFocusProxy(self.sections)

    def _titles(self) -> dict[str, str]:
        alone = self._ctx.entrance is None
        return {
            "look": self.tr("Tampilan & meja"),
            "people": self.tr("Petugas") if alone else self.tr("Kunci & orang"),
            "server": self.tr("Server pusat"),
            "limits": self.tr("Batas waktu"),
            "escalation": self.tr("Eskalasi"),
            "guidance": self.tr("Panduan & teks"),
            "audit": self.tr("Jejak audit"),
        }

    def _arrange(self) -> None:
        card = Card()
        card.body.addWidget(self.sections)
        row = QHBoxLayout()
        row.setSpacing(theme.dp(16))
        row.addWidget(card)
        row.addWidget(self.stack, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(theme.dp(n) for n in (18, 14, 18, 14)))
        outer.setSpacing(theme.dp(12))
        outer.addWidget(self.heading)
        outer.addLayout(row, 1)

    def page(self, key: str) -> Page:
        """Return a page, built when first asked for; KeyError for an unknown key."""
        if key not in self.pages:
            made = self._makers[key](self._ctx)
            self.pages[key] = made
            if isinstance(made, ServerPage):
                made.connected.connect(self.connected)
            if isinstance(made, EscalationPage):
                made.open_ticket.connect(self.open_ticket)
            area = QScrollArea()
            area.setObjectName(f"settings.scroll_{key}")
            area.setWidgetResizable(True)
            area.setWidget(made)
            self.stack.addWidget(area)
        return self.pages[key]

    def show_page(self, key: str) -> None:
        """Bring a page to the front."""
        if not key:
            return
        page = self.page(key)
        if self.sections.current_key() != key:
            row = list(self._makers).index(key)
            self.sections.setCurrentIndex(self.sections.model().index(row, 0))
        for n in range(self.stack.count()):
            area = self.stack.widget(n)
            if isinstance(area, QScrollArea) and area.widget() is page:
                self.stack.setCurrentIndex(n)
        title = self._titles()[key]
        self.heading.setText(self.tr("Pengaturan · {0}").format(title))
        self.sections.setAccessibleDescription(title)
        page.refresh()

    def _on_changes(self, ids: frozenset[str]) -> None:
        if self.isVisible() and ids & {"settings", "sync", "outbox", "rights"}:
            self._refresh()

    def _refresh(self) -> None:
        for page in self.pages.values():
            page.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: show what changed while the screen was hidden."""
        super().showEvent(event)
        self._refresh()
