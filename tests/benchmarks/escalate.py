"""`escalate`: the first look at tickets that are all due; how long one look at 100 of them takes.

Timed: one call of `run_due` as the screen's clock makes it. It folds the log of each ticket,
writes what has moved since and makes the rows anew, in one transaction. Only looks that are full
count. The desk is filled with 1,000, 2,000, 4,000 and 8,000 tickets in turn (`tickets` for the
last; the first is a fourth of it, at most 1,000), and what it holds must not matter: the baseline
is the same look where the fewest are held. A desk of 200 goes before, for the warm-up.
`escalate_same_instant` holds the first and the last number of tickets that were all registered in
one microsecond, as an import or a clock that stands leaves them.
"""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from callcenter.changes import Changes
from callcenter.desk.context import Desk
from callcenter.desk.escalate import LIMIT, run_due
from callcenter.directory.bundle import Directory
from callcenter.directory.loading import load_directory
from callcenter.ids import Ids
from callcenter.settings import Operator, Settings
from callcenter.store import sync_state
from callcenter.store.events import log_local
from callcenter.store.events import project as make_rows
from callcenter.store.store import Store
from callcenter.tickets.deadlines import Deadlines
from callcenter.tickets.event import TICKET, Author, Event
from callcenter.tickets.words import Kind
from tests.benchmarks.figures import Figures, Took, against_baseline, peak_mb
from tests.benchmarks.options import Options, work_folder
from tests.benchmarks.samples import START, registrations
from tests.fakes import FakeClock

LAST = 8_000
FEWEST = 1_000
LATER = timedelta(days=120)
"""After all the clocks of the shipped limits have run out."""
_KEY = bytes(range(32))
_AUTHOR = Author("op-1", "Operator Contoh")
_BATCH = 500


def measure(options: Options) -> list[Figures]:
    """The looks of one filled desk after the other."""
    last = options.tickets or LAST
    fewest = min(FEWEST, max(2 * LIMIT, last // 4))
    sizes = sorted({*_doubled(fewest, last), last})
    with work_folder() as folder:
        directory = load_directory()

        def desk_in(name: str) -> Desk:
            return _desk(folder / name, directory)

        _looks(desk_in("warm-up"), 2 * LIMIT, apart=True)
        apart = {many: _looks(desk_in(f"apart-{many}"), many, apart=True) for many in sizes}
        ends = tuple(dict.fromkeys((sizes[0], sizes[-1])))
        same = {many: _looks(desk_in(f"same-{many}"), many, apart=False) for many in ends}
    return [
        *(_figures("escalate", apart, many) for many in sizes),
        *(_figures("escalate_same_instant", same, many) for many in ends),
    ]


def _doubled(first: int, last: int) -> Iterator[int]:
    while first < last:
        yield first
        first *= 2


def _figures(name: str, looks: dict[int, list[float]], many: int) -> Figures:
    fewest = looks[min(looks)]
    return against_baseline(name, looks[many], fewest, peak_mb=peak_mb(), tickets=many, many=LIMIT)


def _looks(desk: Desk, many: int, *, apart: bool) -> list[float]:
    """Seconds of each full look, until nothing is due."""
    try:
        _fill(desk, many, apart=apart)
        found: list[float] = []
        moved, more = 0, True
        while more:
            began, cpu = time.perf_counter(), time.process_time()
            ran = run_due(desk)
            more, moved = ran.more, moved + ran.moved
            if more:
                taken = time.perf_counter() - began
                found.append(Took.of(taken, time.process_time() - cpu))
    finally:
        desk.store.close()
    if moved < many:
        raise AssertionError(f"{moved} moves of {many} tickets that are all due")
    return found


def _fill(desk: Desk, many: int, *, apart: bool) -> None:
    made = list(registrations(many))
    for start in range(0, many, _BATCH):
        with desk.store.write() as tx:
            me = sync_state.state(tx)
            ids = []
            for changes, number, at in made[start : start + _BATCH]:
                event = Event(
                    eid=desk.ids.new(),
                    subject=TICKET,
                    subject_id=desk.ids.new(),
                    kind=Kind.REGISTERED.value,
                    author=_AUTHOR,
                    client_id=me.client_id,
                    incarnation=me.incarnation,
                    n=sync_state.next_n(tx),
                    wall_at=at if apart else START,
                    changes=changes,
                    body={"number": number},
                    offset_ms=0,
                )
                log_local(tx, event)
                ids.append(event.subject_id)
            make_rows(tx, TICKET, ids)


def _desk(folder: Path, directory: Directory) -> Desk:
    folder.mkdir()
    clock = FakeClock(datetime(2026, 11, 20, tzinfo=UTC) + LATER)
    ids = Ids(clock)

    def deadlines() -> Deadlines:
        return desk.deadlines

    store = Store.open(folder / "desk.db", _KEY, clock, deadlines, ids=ids)
    operator = Operator(_AUTHOR.uid, _AUTHOR.name)
    desk = Desk(
        profile=folder,
        store=store,
        attachments_key=bytes(32),
        directory=directory,
        settings=Settings(operators=(operator,), operator=operator.uid),
        clock=clock,
        ids=ids,
        changes=Changes(),
    )
    return desk
