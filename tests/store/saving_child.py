"""A desk that saves in a loop until it is killed; each confirmed save is told to a side file first.

Run as `python -m tests.store.saving_child DATABASE SIDE_FILE SEED`: the parent kills it.
"""

import os
import sys
from pathlib import Path

from callcenter.clock import SystemClock
from callcenter.ids import Ids
from callcenter.store import drafts
from callcenter.store.store import Store
from callcenter.tickets.deadlines import Deadlines
from callcenter.tickets.working_calendar import WorkingCalendar
from tests.store.scribe import KEY, Scribe


def main() -> None:
    path, side_file = map(Path, sys.argv[1:3])
    clock = SystemClock()
    deadlines = Deadlines(WorkingCalendar())
    store = Store.open(path, KEY, clock, lambda: deadlines)
    scribe = Scribe(store, clock, Ids(clock))
    scribe.clock = _Still(clock)
    side = os.open(side_file, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    print("ready", flush=True)
    number = 0
    while True:
        number += 1
        with store.write() as tx:
            drafts.save_draft(tx, "form", str(number).encode(), clock.now())
        ticket_id = scribe.ticket(f"Sampah nomor {number}")
        os.write(side, f"{ticket_id}\n".encode())
        os.fsync(side)


class _Still:
    """The machine's clock, which nobody advances."""

    def __init__(self, clock: SystemClock) -> None:
        self.now = clock.now

    def advance(self, **_: float) -> None:
        """Time passes by itself."""


if __name__ == "__main__":
    main()
