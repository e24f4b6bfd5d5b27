"""The directory: find who is competent, read the number aloud, copy it. Changes nothing."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from callcenter.desk.agency_tickets import OpenTickets, count_open_tickets
from ui import assets, shortcuts, theme
from ui.context import UiContext
from ui.directory.agency_card import AgencyCard
from ui.directory.groups import lines_of
from ui.plain_text import PlainLabel
from ui.search.section_list import SectionList
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.toast import Toast


class DirectoryScreen(QWidget):
    """`show_agency(id)`; `search_agency(id)` asks for the tickets it holds."""

    search_agency = Signal(str)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._ctx = ctx
        self.box = QLineEdit()
        self.box.setObjectName("directory.box")
        self.box.setAccessibleName(self.tr("Cari OPD"))
        self.box.setPlaceholderText(self.tr("Nama, singkatan, atau urusannya: jalan, pungli, KTP"))
        self.box.setClearButtonEnabled(True)
        muted = theme.tokens().muted
        self.box.addAction(assets.icon("search", muted), QLineEdit.ActionPosition.LeadingPosition)
        self.list = SectionList()
        self.list.setObjectName("directory.list")
        self.list.setAccessibleName(self.tr("Daftar OPD dan instansi"))
        self.card = AgencyCard()
        self.empty = EmptyState(
            "building-2",
            self.tr("Tidak ada yang cocok"),
            self.tr("Coba singkatannya, atau urusannya dengan satu kata."),
        )
        self.toast = Toast(self)
        self._arrange()
        self._connect()
        self._search("")

    def _arrange(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        listed = Card()
        listed.setObjectName("card")
        listed.body.addWidget(self._stack)
        left = QVBoxLayout()
        left.setSpacing(theme.dp(10))
        left.addWidget(PlainLabel(self.tr("Direktori OPD"), role="heading"))
        left.addWidget(self.box)
        left.addWidget(listed, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme.dp(n) for n in (18, 14, 18, 14)))
        row.setSpacing(theme.dp(14))
        row.addLayout(left, 11)
        row.addWidget(self.card, 12)
        self.setFocusProxy(self.box)

    def _connect(self) -> None:
        self._ctx.changes.changed.connect(self._changed)
        self.box.textChanged.connect(self._search)
        self.box.returnPressed.connect(self.list.setFocus)
        self.box.installEventFilter(self)
        self.list.moved.connect(self._show)
        self.list.left_top.connect(self.box.setFocus)
        self.list.typed.connect(self._type_on)
        self.card.copied.connect(
            lambda text: self.toast.show_note(self.tr("{text} tersalin").format(text=text))
        )
        self.card.tickets_asked.connect(self.search_agency)

    def show_agency(self, agency_id: str) -> None:
        """Show one agency, whatever stood in the box."""
        if not self.list.choose(agency_id):
            self.box.clear()
            self.list.choose(agency_id)

    def _search(self, text: str) -> None:
        found = self._ctx.desk.directory.search_agencies(text)
        self.list.set_rows(lines_of(found, best_first=bool(text.strip())))
        self._stack.setCurrentWidget(self.list if found else self.empty)
        if found and (text.strip() or not self.list.current_key()):
            self.list.choose_first()
            self.list.scrollToTop()

    def _show(self, agency_id: str) -> None:
        agency = self._ctx.desk.directory.agencies.get(agency_id)
        if agency is None:
            return
        self.card.show_agency(agency)
        self._count(agency_id)

    def _count(self, agency_id: str) -> None:
        desk = self._ctx.desk
        self._ctx.background.latest(
            ("directory", id(self)),
            lambda: count_open_tickets(desk, agency_id),
            lambda found: self._show_count(agency_id, found),
            lambda _error: self._show_count(agency_id, OpenTickets(0, is_all=False)),
            owner=self,
        )

    def _show_count(self, agency_id: str, found: OpenTickets) -> None:
        if self.card.agency is not None and self.card.agency.id == agency_id:
            self.card.set_open_tickets(found.count, more=not found.is_all)

    def _changed(self, ids: frozenset[str]) -> None:
        if "directory" in ids:
            self._search(self.box.text())
            self._show(self.list.current_key())
        elif self.isVisible() and self.card.agency is not None:
            self._count(self.card.agency.id)

    def _type_on(self, sign: str) -> None:
        self.box.setFocus()
        self.box.end(False)
        self.box.insert(sign)

    @staticmethod
    def _is_copy(event: QEvent) -> bool:
        keys = QKeySequence(shortcuts.shortcut("copy_number").keys)
        return isinstance(event, QKeyEvent) and QKeySequence(event.keyCombination()) == keys

    def event(self, event: QEvent) -> bool:
        """Qt: Ctrl+. copies this agency's number while the cursor is here."""
        if event.type() == QEvent.Type.ShortcutOverride and self._is_copy(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: copy the number."""
        if self._is_copy(event):
            self.card.copy_phone()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Down goes into the list, Esc clears the box first."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and self.box.text():
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.box.clear()
                return True
        down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if down and event.type() == QEvent.Type.KeyPress:
            self.list.setFocus()
            return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: the count of tickets is read anew."""
        super().showEvent(event)
        if self.card.agency is not None:
            self._count(self.card.agency.id)
