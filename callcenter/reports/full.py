"""The full report of an order: the figures of its tickets, and what its surveys say."""

from dataclasses import dataclass

from callcenter.reports.figures import Figure
from callcenter.reports.order import ReportOrder
from callcenter.reports.reading import Source, Stop, Told, read_report, unstopped, untold
from callcenter.reports.report import Report
from callcenter.reports.satisfaction import SatisfactionRow, read_satisfaction


@dataclass(frozen=True, slots=True)
class FullReport:
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
    """Counts both. `told(done, all)` now and then; raises Cancelled."""
    tickets = read_report(source, order, told, stop)
    return FullReport(tickets, read_satisfaction(source, order))
