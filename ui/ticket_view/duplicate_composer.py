"""Archives this ticket as a duplicate of another one, found by number or words; can be undone."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLineEdit, QWidget

from callcenter.desk.archive_duplicate import archive_duplicate, undo_duplicate
from callcenter.desk.context import Desk
from callcenter.desk.find_similar import find_similar
from callcenter.desk.search import search
from callcenter.desk.views import TicketRow
from callcenter.errors import FieldInvalid
from callcenter.tickets.intake import Intake
from callcenter.tickets.ticket import Ticket
from ui import formats, theme
from ui.context import UiContext
from ui.ticket_view.composer import Composer, Undo, Work
from ui.ticket_view.row_words import agencies_short, place_short, state_chip
from ui.widgets.key_list import KeyList, Row
from ui.widgets.paint import ChipLook

HITS = 12


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
        self.line.returnPressed.connect(self.list.setFocus)
        self.line.installEventFilter(self)
        self._search("")

    def _search(self, text: str) -> None:
        desk, ticket = self.ctx.desk, self._ticket
        self.ctx.background.latest(
            ("duplicate", id(self)), lambda: _candidates(desk, ticket, text), self._show, owner=self
        )

    def _show(self, found: list[TicketRow]) -> None:
        rows = [row for row in found if row.id != self._ticket.id]
        self._rows = {row.id: row for row in rows}
        self.list.set_rows([self._list_row(row) for row in rows])
        if rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.list.model().index(0, 0))

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
        return self.list.current_key()

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


def _candidates(desk: Desk, ticket: Ticket, text: str) -> list[TicketRow]:
    """The tickets of a text; without one those that may be the same matter, else the newest."""
    if text.strip():
        return [hit.row for hit in search(desk, text, limit=HITS)]
    intake = Intake(
        description=ticket.description, category=ticket.category_id, place=ticket.place_code
    )
    alike = [one.row for one in find_similar(desk, intake, HITS) if one.row.id != ticket.id]
    return alike or [hit.row for hit in search(desk, "", limit=HITS)]
