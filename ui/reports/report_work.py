"""What takes long about reports: counting, the tickets behind a figure, writing files."""

from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path

from msgspec import Struct

from callcenter.desk.context import Desk
from callcenter.desk.read_queue import read_rows
from callcenter.desk.views import TicketRow
from callcenter.reports.csv_file import write_csv
from callcenter.reports.full import FullReport, read_full_report
from callcenter.reports.order import ReportOrder
from callcenter.reports.reading import Condition, Stop, Told, read_behind
from callcenter.reports.satisfaction import SurveyCondition, read_surveyed
from callcenter.reports.saving import save_report
from callcenter.reports.xlsx import write_xlsx
from ui.long_work import Done, LongWork
from ui.reports.behind_panel import MOST
from ui.reports.pdf import Paper, report_pdf
from ui.reports.sheets import USUAL, sheet_of
from ui.reports.words import ReportWords
from ui.ticket_form.map_shapes import make_shapes

Asked = Condition | SurveyCondition


class FileKind(StrEnum):
    """The kinds of file."""

    XLSX = "xlsx"
    CSV = "csv"
    PDF = "pdf"


class FileOrder(Struct, frozen=True):
    """A counted report for a file; `title` stands above it."""

    path: Path
    kind: FileKind
    report: FullReport
    title: str = USUAL


class Behind(Struct, frozen=True):
    """The newest tickets behind a figure, how many there are, and how many the figure counts."""

    rows: Sequence[TicketRow]
    many: int
    counted: int


class ReportWork(LongWork):
    """One of these at a time, with progress and a stop."""

    def count(self, order: ReportOrder, done: Done, failed: Done) -> None:
        """Count; `done` gets a FullReport."""
        self.run(partial(read_full_report, self._ctx.desk, order), done, failed)

    def look_behind(self, condition: Asked, done: Done, failed: Done) -> None:
        """Find tickets; `done` gets a Behind."""
        self.run(partial(_behind, self._ctx.desk, condition), done, failed)

    def write(self, order: FileOrder, done: Done, failed: Done) -> None:
        """Write a file; `done` gets its path."""
        self.run(partial(_write, self._ctx.desk, order), done, failed)


def _behind(desk: Desk, condition: Asked, told: Told, stop: Stop) -> Behind:
    if isinstance(condition, SurveyCondition):
        found = read_surveyed(desk, condition, told, stop)
    else:
        found = read_behind(desk, condition, told, stop)
    listed = found.ids[:MOST]
    rows = read_rows(desk, listed)
    return Behind([rows[one] for one in listed if one in rows], len(found.ids), found.counted)


def _write(desk: Desk, order: FileOrder, told: Told, stop: Stop) -> Path:
    """What is quick is not stopped; the file is there whole or not at all."""
    del told, stop
    report = order.report
    sheet = sheet_of(report.tickets, desk.directory, order.title, report.surveys)
    if order.kind is FileKind.PDF:
        shapes = make_shapes(desk.directory.places)
        words = ReportWords(desk.directory, str)
        data = report_pdf(Paper(report.tickets, sheet, words, shapes))
    else:
        data = write_xlsx(sheet) if order.kind is FileKind.XLSX else write_csv(sheet)
    save_report(order.path, data)
    return order.path
