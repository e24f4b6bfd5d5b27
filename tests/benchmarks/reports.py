"""`reports`: the whole report over 100,000 tickets of two years, counted anew each time.

The baseline is what SQLite alone takes to count the same tickets once, by month and state, in one
statement. `runs` reports, 7 unless said otherwise; `tickets` how many are held.
"""

import time
from datetime import date

from callcenter.reports.figures import Figure
from callcenter.reports.order import ReportOrder
from callcenter.reports.reading import read_report
from tests.benchmarks.figures import Figures, against_baseline, peak_mb
from tests.benchmarks.options import Options, work_folder
from tests.reports.conftest import shelf_in
from tests.reports.many import fill

RUNS = 7
TICKETS = 100_000
ORDER = ReportOrder(begin=date(2024, 12, 1), end=date(2026, 11, 30))
_FLOOR = (
    "SELECT substr(date(registered_at / 1000000 + 25200, 'unixepoch'), 1, 7), state, count(*)"
    " FROM tickets GROUP BY 1, 2"
)


def measure(options: Options) -> Figures:
    """Seconds for a report, and for the one statement."""
    many = options.tickets or TICKETS
    ours: list[float] = []
    floor: list[float] = []
    with work_folder() as folder:
        shelf = shelf_in(folder)
        fill(shelf.store, many)
        for _ in range(options.runs or RUNS):
            start = time.perf_counter()
            report = read_report(shelf, ORDER)
            ours.append(time.perf_counter() - start)
            start = time.perf_counter()
            with shelf.store.read() as tx:
                rows = tx.exec_driver_sql(_FLOOR).all()
            floor.append(time.perf_counter() - start)
            if not report.total[Figure.ALL] == sum(row[2] for row in rows) == many:
                raise AssertionError("the report and SQL count differently")
        shelf.store.close()
    return against_baseline("reports", ours, floor, peak_mb=peak_mb(), tickets=many)
