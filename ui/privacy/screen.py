"""“Data pribadi”: requests, retention, breaches; for who has the right, else it says who may.

Also says, on this desk's behalf, that an erasure which arrived is done here.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from callcenter.desk.privacy_matter import may_open
from ui import theme
from ui.context import UiContext
from ui.plain_text import PlainLabel
from ui.privacy.breach_tab import BreachTab
from ui.privacy.matter_tab import MatterTab
from ui.privacy.requests_tab import RequestsTab
from ui.privacy.retention_tab import RetentionTab
from ui.widgets.empty_state import EmptyState
from ui.widgets.toast import Toast

TABS = ("requests", "retention", "breaches")


class PrivacyScreen(QWidget):
    """Three tabs, each built when it is first looked at."""

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self.setAccessibleName(self.tr("Data pribadi"))
        self._ctx = ctx
        self._makers: dict[str, Callable[[UiContext], MatterTab]] = {
            "requests": RequestsTab,
            "retention": RetentionTab,
            "breaches": BreachTab,
        }
        self.pages: dict[str, MatterTab] = {}
        self.tabs = QTabBar()
        self.tabs.setObjectName("privacy.tabs")
        self.tabs.setAccessibleName(self.tr("Bagian data pribadi"))
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        for text in (self.tr("Permohonan"), self.tr("Retensi"), self.tr("Insiden")):
            self.tabs.addTab(text)
        self.stack = QStackedWidget()
        self.barred = EmptyState(
            "lock",
            self.tr("Hanya pengawas dan petugas privasi"),
            self.tr("Permohonan warga atas datanya dicatat oleh pengawas atau petugas pelindungan "
                    "data pribadi. Minta salah satunya duduk di meja ini."),
        )  # fmt: skip
        self.barred.setObjectName("privacy.barred")
        self.toast = Toast(self)
        self._arrange()
        self.tabs.currentChanged.connect(lambda at: self.show_tab(TABS[at]))
        ctx.changes.changed.connect(self._on_changes)

    def _arrange(self) -> None:
        self.body = QWidget()
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self.tr("Data pribadi"), role="heading"))
        head.addStretch(1)
        head.addWidget(self.tabs)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(10))
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(theme.dp(n) for n in (18, 14, 18, 12)))
        outer.addWidget(self.body)
        outer.addWidget(self.barred)

    def page(self, key: str) -> MatterTab:
        """Return a tab, built when first asked for; KeyError for an unknown key."""
        if key not in self.pages:
            made = self._makers[key](self._ctx)
            made.told.connect(self._tell)
            self.pages[key] = made
            self.stack.addWidget(made)
        return self.pages[key]

    def _tell(self, text: str) -> None:
        self.toast.show_note(text)

    def show_tab(self, key: str) -> None:
        """Bring a tab to the front."""
        page = self.page(key)
        if self.tabs.currentIndex() != TABS.index(key):
            self.tabs.setCurrentIndex(TABS.index(key))
        self.stack.setCurrentWidget(page)
        self.setFocusProxy(page)

    def _word(self) -> None:
        """The tabs, or who may; what was open is put away when somebody else sits down."""
        may = may_open(self._ctx.desk)
        self.body.setVisible(may)
        self.barred.setVisible(not may)
        if may and not self.pages:
            self.show_tab(TABS[self.tabs.currentIndex()])
        if not may:
            for page in self.pages.values():
                page.close_panel()
                page.letter.put_away()

    def _on_changes(self, ids: frozenset[str]) -> None:
        if ids & {"settings", "rights"}:
            self._word()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: who sits here may be another."""
        super().showEvent(event)
        self._word()
