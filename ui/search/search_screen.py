"""One box for everything: tickets, callers, agencies, found while one types.

Reads on the desk's worker, only the newest question is answered on the screen.
"""

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from callcenter.callers.phone import parse_phone
from callcenter.desk.context import Desk
from callcenter.desk.read_queue import read_rows
from callcenter.desk.reveal import Thing
from callcenter.desk.search import search_callers, search_page
from callcenter.desk.views import SearchFilters, SearchHit, SearchPage, TicketRow
from callcenter.errors import PhoneInvalid
from callcenter.tickets.number import looks_like_number
from ui import assets, shortcuts, theme
from ui.context import UiContext
from ui.messages import explain
from ui.reveal.question import RevealQuestion
from ui.search.centre_section import ASK, CENTRE, CentreSection
from ui.search.filters import SearchFilterRow
from ui.search.further import FURTHER, FurtherPages
from ui.search.results import AGENCY, CALLER, TICKET, Found, lines_of, phones_of, with_rows
from ui.search.section_list import SectionList
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState

MOST_CALLERS, MOST_AGENCIES = 5, 3
_LEAST = 3


class SearchScreen(QWidget):
    """`focus_box(text)` begins a search; what is opened is told by signals."""

    open_ticket = Signal(str)
    open_agency = Signal(str)
    call_number = Signal(str)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._ctx = ctx
        self._stale = True
        self._entered = False
        self.found = Found("")
        self.box = QLineEdit()
        self.box.setObjectName("search.box")
        self.box.setAccessibleName(self.tr("Cari tiket, penelepon, atau OPD"))
        self.box.setPlaceholderText(
            self.tr("Nomor tiket, nomor telepon, nama, kata dalam laporan, OPD, atau tempat")
        )
        self.box.setMaxLength(200)
        self.box.setClearButtonEnabled(True)
        muted = theme.tokens().muted
        self.box.addAction(assets.icon("search", muted), QLineEdit.ActionPosition.LeadingPosition)
        self.filters = SearchFilterRow(ctx.desk)
        self.further = FurtherPages(ctx, self)
        self.centre = CentreSection(ctx, self)
        self.banner = Banner()
        self.why = RevealQuestion(ctx, self)
        self.list = SectionList()
        self.list.setObjectName("search.results")
        self.list.setAccessibleName(self.tr("Hasil pencarian"))
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        self.empty = EmptyState("search", " ", " ", self.tr("Hapus saringan"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        card = Card()
        card.setObjectName("card")
        card.body.addWidget(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.dp(n) for n in (18, 14, 18, 14)))
        column.setSpacing(theme.dp(10))
        column.addWidget(self.box)
        column.addWidget(self.filters)
        column.addWidget(self.banner)
        column.addWidget(self.why)
        column.addWidget(card, 1)
        self.setFocusProxy(self.box)

    def _connect(self) -> None:
        self._ctx.changes.changed.connect(self._changed)
        self.box.textChanged.connect(lambda _text: self._text_changed())
        self.box.returnPressed.connect(self._enter)
        self.box.installEventFilter(self)
        self.filters.changed.connect(self.look)
        self.further.came.connect(self._add)
        self.further.changed.connect(self._draw)
        self.further.failed.connect(self._failed)
        self.centre.changed.connect(self._draw)
        self.centre.fetched.connect(self.open_ticket)
        self.centre.failed.connect(self._failed)
        shortcuts.bind(self, "search_centre", self._ask_centre)
        self.why.told.connect(self.call_number)
        self.why.closed.connect(self.list.setFocus)
        self.list.opened.connect(self._open)
        self.list.clicked.connect(lambda _index: self.list.open_current())
        self.list.left_top.connect(self.box.setFocus)
        self.list.typed.connect(self._type_on)
        self.list.verticalScrollBar().valueChanged.connect(self._maybe_more)
        if self.empty.button is not None:
            self.empty.button.clicked.connect(self._widen)

    def focus_box(self, text: str = "") -> None:
        """Put the cursor into the box; a text given takes the place of what stood there."""
        if text:
            self.box.setText(text)
        self.box.setFocus()
        self.box.selectAll()

    def show_agency_tickets(self, agency_id: str) -> None:
        """Show the open tickets an agency holds."""
        self.filters.clear_all()
        self.filters.agency.set_key(agency_id)
        self.filters.state.set_key("open")
        self.box.clear()
        self.look()

    def look(self) -> None:
        """Search for what stands in the box with what the chips say."""
        desk, text, filters = self._ctx.desk, self.box.text(), self.filters.wanted()
        narrowed = self.filters.is_set()
        self._stale = False
        self.further.stop()
        self.centre.read_reach()
        self.centre.begin("" if narrowed else text)
        self._ctx.background.latest(
            ("search", id(self)),
            lambda: _find(desk, text, filters, everywhere=not narrowed),
            lambda answer: self._show(answer, filters),
            self._failed,
            owner=self,
        )

    def _show(self, answer: tuple[Found, SearchPage], filters: SearchFilters) -> None:
        self.banner.hide()
        found, page = answer
        self.found = found
        self.further.begin(found.text, filters, page)
        self._draw()
        self._fill()
        if found.text.strip() and not self.list.hasFocus():
            # Enter in the box opens a ticket; callers and agencies stand above, one Up away.
            self.list.choose_first(TICKET)
            self.list.scrollToTop()
        if self._entered and found.text == self.box.text():
            self._enter()

    def _enter(self) -> None:
        """Enter in the box: opens what was found for this text, also when it is still coming."""
        self._entered = self.found.text != self.box.text()
        if not self._entered:
            self.list.open_current()

    def _text_changed(self) -> None:
        self._entered = False
        self.why.put_away()
        self.look()

    def _draw(self) -> None:
        desk = self._ctx.desk
        now = desk.clock.now()
        lines = lines_of(self.found, desk.directory, now, on_line=self._on_line())
        lines += self.further.lines(now)
        lines += self.centre.lines(desk.directory, now)
        self.list.set_rows(lines)
        if lines:
            self._stack.setCurrentWidget(self.list)
        else:
            self._say_nothing_found(self.found.text)

    def _on_line(self) -> str:
        """The key of the number that is on the line now, "" for nobody."""
        call = self._ctx.call
        try:
            return parse_phone(call.number).key if call.is_active and call.number else ""
        except PhoneInvalid:
            return ""

    def _ask_centre(self) -> None:
        """The person asks beyond what is here; chips narrow only what is here."""
        self.centre.begin(self.box.text())
        self.centre.ask()

    def _say_nothing_found(self, text: str) -> None:
        narrowed = self.filters.is_set()
        if self.empty.button is not None:
            self.empty.button.setVisible(narrowed)
        if not text.strip() and not narrowed:
            self.empty.set_text(
                self.tr("Belum ada tiket di komputer ini"),
                self.tr("Tekan F2 untuk tiket pertama. Tiket dari pusat datang sendiri."),
            )
        else:
            hint = self.tr("Coba satu kata saja, nama desa, atau enam angka akhir nomor telepon.")
            if looks_like_number(text):
                hint = self.tr("Nomor ini belum ada di sini. Minta dibacakan sekali lagi.")
            if narrowed:
                hint = self.tr("Saringan di atas mungkin terlalu sempit.")
            self.empty.set_text(self.tr("Tidak ada yang cocok"), hint)
        self._stack.setCurrentWidget(self.empty)

    def _maybe_more(self, value: int) -> None:
        bar = self.list.verticalScrollBar()
        # A short page is gone on with by itself or by its line; a full one by its end.
        if not self.further.is_short and value >= bar.maximum() - theme.dp(200):
            self.further.ask()

    def _fill(self) -> None:
        """A tall window has room for more than a page: what it can show is asked for, too."""
        if self.further.is_short:
            return  # that goes on by itself a little, then by its line
        last = self.list.model().index(len(self.list.rows()) - 1, 0)
        if self.list.visualRect(last).bottom() < self.list.viewport().height():
            self.further.ask_soon()

    def _add(self, hits: tuple[SearchHit, ...]) -> None:
        self.banner.hide()
        self.found = replace(self.found, hits=self.found.hits + hits)
        at, asked_here = self.list.verticalScrollBar().value(), self.list.current_key() == FURTHER
        self._draw()
        self._fill()
        self.list.verticalScrollBar().setValue(at)
        if hits and asked_here:
            self.list.choose(f"{TICKET}{hits[0].ticket_id}")

    def _open(self, key: str) -> None:
        kind, one = key[:2], key[2:]
        if kind == TICKET:
            self.open_ticket.emit(one)
        elif kind == CENTRE:
            self.centre.fetch(one)
        elif key == FURTHER:
            self.further.ask()
        elif key == ASK:
            self.centre.ask()
        elif kind == AGENCY:
            self.open_agency.emit(one)
        elif kind == CALLER:
            self._call(one)

    def _call(self, caller_id: str) -> None:
        """The form for this person, at once when they are on the line, else for a reason."""
        numbers = phones_of(self.found, caller_id)
        on_line = self._on_line()
        if on_line and on_line in numbers:
            self.call_number.emit(numbers[0])
        elif numbers:
            label = self.tr("nomor dan nama orang ini di formulir; ia tidak sedang menelepon")
            self.why.ask(Thing("caller", caller_id), label, self.tr("Buka formulir"))

    def _widen(self) -> None:
        self.filters.clear_all()
        self.look()

    def _type_on(self, sign: str) -> None:
        self.box.setFocus()
        self.box.end(False)
        self.box.insert(sign)

    def _failed(self, error: BaseException) -> None:
        message = explain(error)
        self.banner.show_message(message.title, message.text, tone="red")

    def _changed(self, ids: frozenset[str]) -> None:
        if not self.isVisible():
            self._stale = True
            return
        shown = ids & {hit.ticket_id for hit in self.found.hits}
        if shown:
            self._read_again(shown)

    def _read_again(self, ids: frozenset[str]) -> None:
        desk = self._ctx.desk
        self._ctx.background.desk(
            lambda: read_rows(desk, ids), self._show_rows, self._failed, owner=self
        )

    def _show_rows(self, rows: dict[str, TicketRow]) -> None:
        self.found = with_rows(self.found, rows)
        self._draw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Down goes into the results, Esc clears the box first."""
        if event.type() == QEvent.Type.ShortcutOverride and self._clears(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down and self.list.rows():
                if not self.list.current_key():
                    self.list.choose_first(TICKET)
                self.list.setFocus()
                return True
            if self._clears(event):
                self.box.clear()
                return True
        return super().eventFilter(watched, event)

    def _clears(self, event: QEvent) -> bool:
        return (
            isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and bool(self.box.text())
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: what changed while hidden is read now."""
        super().showEvent(event)
        if self._stale:
            QTimer.singleShot(0, self, self.look)

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: who is shown depends on the call; begin anew next time."""
        super().hideEvent(event)
        self._stale = True
        self.further.stop()
        self.why.put_away()


def _find(
    desk: Desk, text: str, filters: SearchFilters, *, everywhere: bool
) -> tuple[Found, SearchPage]:
    page = search_page(desk, text, filters)
    if len(text.strip()) < _LEAST or not everywhere:
        return Found(text, page.hits), page
    callers = tuple(search_callers(desk, text, MOST_CALLERS))
    agencies = desk.directory.search_agencies(text)[:MOST_AGENCIES]
    return Found(text, page.hits, callers, agencies), page
