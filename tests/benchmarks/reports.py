"""`reports`: the full report over 100,000 tickets, counted anew each time, surveys included.

The baseline is what SQLite alone takes to count the same tickets once, by month and state, in one
statement. `runs` reports, 7 unless said otherwise; `tickets` how many are held, of two years; or
`profile` the volume that is counted, from its first day to its last. A fifth has a survey.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from callcenter.clock import WIB
from callcenter.reports.figures import Figure
from callcenter.reports.full import read_full_report
from callcenter.reports.order import ReportOrder, fitting_grain
from callcenter.reports.reading import Source
from callcenter.store.columns import moment_of
from callcenter.store.store import Store
from tests.benchmarks.figures import Figures, Took, against_baseline, peak_mb
from tests.benchmarks.options import Options, opened, ready_profile, work_folder
from tests.reports.conftest import shelf_in
from tests.reports.many import fill

RUNS = 7
TICKETS = 100_000
_FLOOR = (
    "SELECT substr(date(registered_at / 1000000 + 25200, 'unixepoch'), 1, 7), state, count(*)"
    " FROM tickets GROUP BY 1, 2"
)
_ANSWERED = (
    "UPDATE tickets SET survey = '433443443', surveyed_at = registered_at + 86400000000"
    " WHERE doc % 5 = 0"
)
_SPAN = "SELECT min(registered_at), max(registered_at), count(*) FROM tickets"


def measure(options: Options) -> Figures:
    """Seconds for a report, and for the one statement."""
    ours: list[Took] = []
    floor: list[Took] = []
    with _held(options) as source:
        order, many = _whole(source.store)
        for _ in range(options.runs or RUNS):
            start, cpu = time.perf_counter(), time.process_time()
            counted = read_full_report(source, order)
            ours.append(_took(start, cpu))
            start, cpu = time.perf_counter(), time.process_time()
            with source.store.read() as tx:
                rows = tx.exec_driver_sql(_FLOOR).all()
            floor.append(_took(start, cpu))
            if not counted.tickets.total[Figure.ALL] == sum(row[2] for row in rows) == many:
                raise AssertionError("the report and SQL count differently")
            if not counted.surveys:
                raise AssertionError("no survey was counted")
    return against_baseline("reports", ours, floor, peak_mb=peak_mb(), tickets=many)


@contextmanager
def _held(options: Options) -> Iterator[Source]:
    """Tickets in rows, or a copy of a volume."""
    with work_folder() as folder:
        held: Any
        if options.profile is None:
            held = shelf_in(folder)
            fill(held.store, options.tickets or TICKETS)
            source, close = held, held.store.close
        else:
            held = opened(ready_profile(folder, options))
            source, close = held.desk, held.close
        try:
            with source.store.write() as tx:
                tx.exec_driver_sql(_ANSWERED)
            yield source
        finally:
            close()


def _whole(store: Store) -> tuple[ReportOrder, int]:
    """Every day there is, and how many tickets they have."""
    with store.read() as tx:
        first, last, many = tx.exec_driver_sql(_SPAN).one()
    days = [_day(moment_of(one)) for one in (first, last)]
    return fitting_grain(ReportOrder(begin=days[0], end=days[1])), many


def _day(moment: datetime) -> date:
    return moment.astimezone(WIB).date()


def _took(start: float, cpu: float) -> Took:
    return Took.of(time.perf_counter() - start, time.process_time() - cpu)
