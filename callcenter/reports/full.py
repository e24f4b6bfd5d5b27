"""The full report of an order: the figures of its tickets, and what its surveys say."""

from msgspec import Struct

from callcenter.reports.figures import Figure
from callcenter.reports.order import ReportOrder
from callcenter.reports.reading import Source, Stop, Told, read_report, unstopped, untold
from callcenter.reports.report import Report
from callcenter.reports.satisfaction import SatisfactionRow, read_satisfaction
from callcenter.store import measures, surveys
from callcenter.store.columns import micros


class FullReport(Struct, frozen=True):
    """Tickets by the day they were registered, surveys by the day they were answered."""

    tickets: Report
    surveys: tuple[SatisfactionRow, ...] = ()

    @property
    def has_tickets(self) -> bool:
        """Whether any ticket is counted."""
        return self.tickets.total[Figure.ALL] > 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is counted."""
        return not self.has_tickets and not self.surveys


def read_full_report(
    source: Source, order: ReportOrder, told: Told = untold, stop: Stop = unstopped
) -> FullReport:
    """Counts both. `told(done, all)` now and then, of both together; raises Cancelled."""
    span = micros(order.start), micros(order.stop)
    with source.store.read() as tx:
        many = measures.count_between(tx, *span)
        whole = many + surveys.count_surveys(tx, *span)

    def counted(done: int, _all: int) -> None:
        told(min(done, many), whole)

    def asked(done: int, _all: int) -> None:
        told(min(many + done, whole), whole)

    tickets = read_report(source, order, counted, stop)
    return FullReport(tickets, read_satisfaction(source, order, asked, stop))
