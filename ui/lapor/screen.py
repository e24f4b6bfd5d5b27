"""“SP4N-LAPOR!”: how the link stands, what needs a person, what waits, the table, spreadsheets.

While no connection is set it explains what this is and leads to where it is set; then nothing else
on the desk is different. Asks nobody itself: `hurry`, `ask_now` and `nudge` go to the clock.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from callcenter.desk.office import read_office
from callcenter.lapor.office_values import settings_of
from callcenter.lapor.status import LaporStatus
from ui import shortcuts, theme
from ui.context import UiContext
from ui.formats import number
from ui.lapor.status_card import StatusCard
from ui.messages import explain
from ui.plain_text import PlainLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.toast import Toast

TABS = ("work", "waiting", "mapping", "sheet", "connection")
_MODULES = {
    "work": ("ui.lapor.work_tab", "WorkTab"),
    "waiting": ("ui.lapor.waiting_tab", "WaitingTab"),
    "mapping": ("ui.lapor.mapping_tab", "MappingTab"),
    "sheet": ("ui.lapor.sheet_tab", "SheetTab"),
    "connection": ("ui.lapor.connection_tab", "ConnectionTab"),
}
Undo = Callable[[], object]


class LaporScreen(QWidget):
    """Five tabs, each built when it is first looked at; `open_ticket(id)`."""

    open_ticket = Signal(str)
    hurry = Signal()
    ask_now = Signal()
    nudge = Signal()

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self.setAccessibleName(self.tr("SP4N-LAPOR!"))
        self._ctx = ctx
        self._undo: Undo | None = None
        self._is_set: bool | None = None
        self._led = False
        self.pages: dict[str, QWidget] = {}
        self.status = StatusCard(ctx.desk.clock)
        self.tabs = QTabBar()
        self.tabs.setObjectName("lapor.tabs")
        self.tabs.setAccessibleName(self.tr("Bagian SP4N-LAPOR!"))
        self.tabs.setExpanding(False)
        # Five short words: they stand whole at every width, scroll arrows would hide one.
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        for text in self._titles().values():
            self.tabs.addTab(text)
        self.stack = QStackedWidget()
        self.toast = Toast(self)
        self._arrange()
        self._connect()
        self._word()

    def _titles(self) -> dict[str, str]:
        return {
            "work": self.tr("Perlu diputuskan"),
            "waiting": self.tr("Menunggu"),
            "mapping": self.tr("Pemetaan"),
            "sheet": self.tr("Lembar kerja"),
            "connection": self.tr("Sambungan"),
        }

    def _arrange(self) -> None:
        self.empty = EmptyState(
            "cloud-off",
            self.tr("SP4N-LAPOR! belum disambungkan"),
            self.tr("Bila disambungkan, laporan yang menurut kebijakan kantor diteruskan masuk ke "
                    "SP4N-LAPOR! dengan sendirinya, tidak pernah dua kali, dan jawabannya muncul "
                    "di tiketnya. Tanpa itu semua pekerjaan di meja ini tetap seperti biasa."),
            self.tr("Siapkan sambungan"),
        )  # fmt: skip
        self.empty.setObjectName("lapor.empty")
        self.body = QWidget()
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self.tr("SP4N-LAPOR!"), role="heading"))
        head.addStretch(1)
        head.addWidget(self.tabs)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(10))
        column.addLayout(head)
        column.addWidget(self.status)
        column.addWidget(self.stack, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(theme.dp(n) for n in (18, 14, 18, 12)))
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.empty, 3)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addWidget(self.body)

    def _connect(self) -> None:
        self._ctx.changes.changed.connect(self._on_changes)
        self.tabs.currentChanged.connect(lambda at: self.show_tab(TABS[at]))
        self.status.hurry.connect(self.hurry)
        self.status.ask_now.connect(self.ask_now)
        self.status.mapping.connect(lambda: self.show_mapping("", ""))
        self.status.connection.connect(lambda: self.show_tab("connection"))
        self.toast.undo.connect(self._take_back)
        if self.empty.button is not None:
            self.empty.button.clicked.connect(self.set_up)
        shortcuts.bind(self, "lapor_hurry", self.status.hurry_button.click)
        shortcuts.bind(self, "lapor_ask", self.status.ask_button.click)

    @property
    def tab(self) -> str:
        """The key of the tab in front."""
        return TABS[self.tabs.currentIndex()]

    def page(self, key: str) -> Any:
        """Return a tab, built when first asked for; KeyError for an unknown key."""
        if key not in self.pages:
            module, name = _MODULES[key]
            made = cast(QWidget, getattr(import_module(module), name)(self._ctx))
            self.pages[key] = made
            self.stack.addWidget(made)
            self._wire(key, cast(Any, made))
        return self.pages[key]

    def _wire(self, key: str, tab: Any) -> None:
        if hasattr(tab, "open_ticket"):
            tab.open_ticket.connect(self.open_ticket)
        if key == "work":
            tab.counted.connect(self._count)
            tab.told.connect(lambda text: self._tell(text, None))
        elif key == "waiting":
            tab.told.connect(self._tell)
            tab.open_mapping.connect(self.show_mapping)
        elif key == "connection":
            tab.saved.connect(self.nudge)
            tab.fill_mapping.connect(self._fill_mapping)

    def show_tab(self, key: str) -> None:
        """Bring a tab to the front."""
        page = self.page(key)
        at = TABS.index(key)
        if self.tabs.currentIndex() != at:
            self.tabs.setCurrentIndex(at)
        self.stack.setCurrentWidget(page)
        self.status.setVisible(key in ("work", "waiting"))
        self.setFocusProxy(page)

    def show_ticket(self, ticket_id: str) -> None:
        """Show a ticket in “Perlu diputuskan”."""
        self.show_tab("work")
        self.page("work").show_ticket(ticket_id)

    def show_mapping(self, kind: str, name: str) -> None:
        """Show the rows of the table that have no id, of one kind and name when given."""
        self.show_tab("mapping")
        self.page("mapping").show_missing(kind, name)

    def set_up(self) -> None:
        """Lead to where the connection is set."""
        self._led = True
        self._word()
        self.show_tab("connection")
        self.page("connection").setFocus()

    def show_status(self, status: LaporStatus) -> None:
        """Say how it stands now."""
        self.status.show_status(status)

    def reload(self) -> None:
        """Read whether a connection is set."""
        desk = self._ctx.desk
        self._ctx.background.latest(
            ("lapor is set", id(self)),
            lambda: settings_of(read_office(desk)) is not None,
            self._know,
            self._fail,
            owner=self,
        )

    def _know(self, is_set: bool) -> None:
        if is_set is self._is_set:
            return
        self._is_set = is_set
        self._word()
        if is_set and not self.pages:
            self.show_tab("work")

    def _word(self) -> None:
        """The explanation, until there is a connection or a person wants to set one."""
        ready = bool(self._is_set) or self._led
        self.body.setVisible(ready)
        self.empty.setVisible(self._is_set is not None and not ready)
        if not ready and self.empty.button is not None:
            self.setFocusProxy(self.empty.button)

    def _count(self, many: int) -> None:
        text = self._titles()["work"]
        self.tabs.setTabText(0, f"{text} · {number(many)}" if many else text)

    def _tell(self, text: str, undo: Undo | None) -> None:
        self._undo = undo
        self.toast.show_note(text, action=self.tr("Batalkan") if undo else "")

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        if undo is not None:
            done = self.tr("Dibatalkan")
            self._ctx.background.desk(
                undo, lambda _none: self.toast.show_note(done), self._fail, owner=self
            )

    def _fill_mapping(self, masters: object) -> None:
        self.show_tab("mapping")
        self.page("mapping").fill_from(masters)

    def _fail(self, error: BaseException) -> None:
        message = explain(error)
        self.toast.show_note(f"{message.title}. {message.what}", tone="red")

    def _on_changes(self, ids: frozenset[str]) -> None:
        if "office" in ids:
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: the first time, and after it was hidden, what is set may be another."""
        super().showEvent(event)
        self.reload()
