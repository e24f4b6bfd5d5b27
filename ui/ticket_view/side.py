"""The column of cards at the right of a ticket."""

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from callcenter.desk.views import TicketView
from callcenter.directory.bundle import Directory
from callcenter.tickets.working_calendar import WorkingCalendar
from ui import theme
from ui.ticket_view.files_card import FilesCard
from ui.ticket_view.lapor_card import LaporCard
from ui.ticket_view.side_cards import (
    DeadlineCard,
    OthersCard,
    ReportCard,
    ReporterCard,
)


class TicketSide(QWidget):
    """Reporter, LAPOR, report, deadlines, other reporters, files."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scroll_body")
        self.reporter = ReporterCard()
        self.report = ReportCard()
        self.lapor = LaporCard()
        self.deadlines = DeadlineCard()
        self.others = OthersCard()
        self.files = FilesCard()
        self._editor: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.dp(n) for n in (12, 12, 12, 12)))
        column.setSpacing(theme.dp(10))
        cards = (self.reporter, self.lapor, self.report, self.deadlines, self.others, self.files)
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)

    def show_view(
        self, view: TicketView, now: datetime, directory: Directory, calendar: WorkingCalendar
    ) -> None:
        """Show a ticket; an editor that is open stays with its text."""
        self.reporter.show_view(view)
        if self._editor is None:
            self.report.show_view(view, directory)
        self.lapor.show_ticket(view.ticket, view.lapor_terms, now)
        self.show_clocks(view, now, directory, calendar)
        self.others.show_view(view, now)
        self.files.show_files(view.files)

    def show_clocks(
        self, view: TicketView, now: datetime, directory: Directory, calendar: WorkingCalendar
    ) -> None:
        """Repaint the clocks alone."""
        self.deadlines.show_view(view, now, directory, calendar)

    def open_editor(self, field: str, editor: QWidget) -> None:
        """Put an editor in its place; the one that was open goes."""
        if self._editor is not None:
            self.close_editor(self._editor)
        self._editor = editor
        self.report.open_editor(field, editor)

    def close_editor(self, editor: QWidget) -> None:
        """Take an editor away."""
        if self._editor is editor:
            self._editor = None
        self.report.body.removeWidget(editor)
        editor.hide()
        editor.deleteLater()
