"""Archives this ticket as a duplicate of another one, found by number or words; can be undone."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLineEdit, QWidget

from callcenter.desk.archive_duplicate import archive_duplicate, undo_duplicate
from callcenter.desk.context import Desk
from callcenter.desk.find_similar import find_similar
from callcenter.desk.search import search_page
from callcenter.desk.views import SearchFilters, SearchHit, SearchPage, TicketRow
from callcenter.errors import FieldInvalid
from callcenter.tickets.intake import Intake
from callcenter.tickets.ticket import Ticket
from ui import formats, theme
from ui.context import UiContext
from ui.search.further import FURTHER, FurtherPages
from ui.ticket_view.composer import Composer, Undo, Work
from ui.ticket_view.row_words import agencies_short, place_short, state_chip
from ui.widgets.key_list import KeyList, Row
from ui.widgets.paint import ChipLook

ALIKE = 12
"""Tickets that may be the same matter, offered before anything is typed."""


class DuplicateComposer(Composer):
    """A line for a number or words, the tickets found, and one chosen among them."""

    def __init__(self, ctx: UiContext, ticket: Ticket, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent=parent)
        self.name_it(
            self.tr("Gabung ke tiket lain"),
            self.tr("Gabungkan"),
            self.tr("pelapornya ikut pindah; dapat dibatalkan"),
        )
        self._ticket = ticket
        self._rows: dict[str, TicketRow] = {}
        self.further = FurtherPages(ctx, self)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Nomor tiket, kata, atau tempat"))
        self.list = KeyList()
        self.list.setObjectName("composer.of_list")
        self.list.setAccessibleName(self.tr("Tiket yang ditemukan"))
        self.list.setFixedHeight(theme.dp(51 * 3))
        self.add_field("of", self.tr("Tiket induk"), self.line)
        self.form.addWidget(self.list)
        self.finish_form()
        self.line.textChanged.connect(self._search)
        self.line.returnPressed.connect(self._enter)
        self.line.installEventFilter(self)
        self.list.opened.connect(self._open)
        self.list.clicked.connect(lambda _index: self._open(self.list.current_key()))
        self.list.verticalScrollBar().valueChanged.connect(self._maybe_more)
        self.further.came.connect(self._add)
        self.further.changed.connect(self._draw)
        self.further.failed.connect(self.show_error)
        self._search("")

    def _search(self, text: str) -> None:
        desk, ticket = self.ctx.desk, self._ticket
        self.further.stop()
        self._clear_errors()
        self.ctx.background.latest(
            ("duplicate", id(self)),
            lambda: _candidates(desk, ticket, text),
            lambda found: self._show(text, *found),
            self.show_error,
            owner=self,
        )

    def _show(self, text: str, found: list[TicketRow], page: SearchPage) -> None:
        self._rows = {}
        self._keep(found)
        self.further.begin(text, SearchFilters(), page)
        self._draw()
        if not self.chosen():
            self.list.setCurrentIndex(self.list.model().index(0, 0))

    def _keep(self, rows: Iterable[TicketRow]) -> None:
        self._rows.update((row.id, row) for row in rows if row.id != self._ticket.id)

    def _draw(self) -> None:
        rows = [self._list_row(row) for row in self._rows.values()]
        rows += [
            Row(line.key, line.title, meta=line.meta, action=line.action)
            for line in self.further.lines(self.ctx.desk.clock.now())
        ]
        self.list.set_rows(rows or [Row("", self.tr("Tidak ada tiket lain yang cocok"), done=True)])

    def _add(self, hits: tuple[SearchHit, ...]) -> None:
        bar, asked_here = self.list.verticalScrollBar(), self.list.current_key() == FURTHER
        at, held = bar.value(), set(self._rows)
        self._keep(hit.row for hit in hits)
        self._draw()
        bar.setValue(at)
        fresh = [one for one in self._rows if one not in held]
        if asked_here and fresh:
            self.list.choose(fresh[0])

    def _enter(self) -> None:
        self.list.setFocus()
        self._open(self.list.current_key())

    def _open(self, key: str) -> None:
        if key == FURTHER:
            self._clear_errors()
            self.further.ask()

    def _maybe_more(self, value: int) -> None:
        # A short page is gone on with by itself or by its line; a full one by its end.
        if not self.further.is_short and value >= self.list.verticalScrollBar().maximum():
            self.further.ask()

    def _list_row(self, row: TicketRow) -> Row:
        directory, now = self.ctx.desk.directory, self.ctx.desk.clock.now()
        look = state_chip(row.state)
        parts = (
            place_short(directory, row.place),
            agencies_short(directory, row.agency_ids),
            formats.ago(row.registered_at, now),
        )
        chip = ChipLook(look.text, look.tone, look.shape, small=True)
        return Row(row.id, row.summary, row.number, chip, " · ".join(parts))

    def chosen(self) -> str:
        """Return the id of the ticket it goes into, "" when none."""
        key = self.list.current_key()
        return key if key in self._rows else ""

    def collect(self) -> Work:
        """The chosen ticket; refused without one."""
        desk, ticket_id, of = self.ctx.desk, self._ticket.id, self.chosen()
        if not of:
            raise FieldInvalid("of", "empty")

        def work() -> Undo:
            archive_duplicate(desk, ticket_id, of)
            return lambda: undo_duplicate(desk, ticket_id)

        return work

    def said(self) -> str:
        """Into which ticket."""
        row = self._rows.get(self.chosen())
        return self.tr("Digabung ke {number}").format(number=row.number if row else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: arrows in the line move through the tickets found."""
        if event.type() == QEvent.Type.KeyPress and self.list.take_arrow(event):
            return True
        return super().eventFilter(watched, event)


def _candidates(desk: Desk, ticket: Ticket, text: str) -> tuple[list[TicketRow], SearchPage]:
    """The tickets of a text; without one those that may be the same matter, else the newest.

    With the page they stand on, which knows whether there may be more.
    """
    if not text.strip():
        intake = Intake(
            description=ticket.description, category=ticket.category_id, place=ticket.place_code
        )
        alike = [one.row for one in find_similar(desk, intake, ALIKE) if one.row.id != ticket.id]
        if alike:
            return alike, SearchPage(())
    page = search_page(desk, text)
    return [hit.row for hit in page.hits], page
