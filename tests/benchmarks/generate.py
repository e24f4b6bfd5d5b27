"""`python -m tests.benchmarks.generate --tickets N --profile DIR --seed S`: years of work, quickly.

Tells the volume of a plan to an encrypted profile: real events, taken in page by page as the
centre's feed would be (`append_remote`). What is committed stays: started again with the same
arguments it goes on behind the last page. The profile opens with the key that lies in it, somebody
is seated and numbers are leased; what is known of it lies in its `oracle/` (see `oracle`).

Pages are told and folded in a process beside the one that writes them.
"""

import argparse
import gc
import sys
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import msgspec
from msgspec.structs import replace

from callcenter.desk.change_settings import change_settings
from callcenter.desk.context import Desk
from callcenter.directory.loading import load_directory
from callcenter.protocol.limits import EVENT_BYTES
from callcenter.store import kv
from callcenter.store.events import Page, append_remote, read_page
from callcenter.store.projection import Projector
from callcenter.tickets.deadlines import Deadlines
from callcenter.workstation import OVERLAY, Workstation
from tests.benchmarks.happened import Happened
from tests.benchmarks.options import opened
from tests.benchmarks.oracle import Notes, Seen, Watch
from tests.benchmarks.volume import Plan, Volume, now_utc
from tests.conftest import seat

PAGE = 2_000
"""Tickets of one page."""
_AHEAD = 2
_MARK = "benchmark_volume"
_OWN_BLOCK = 4_990


class Mark(msgspec.Struct, frozen=True):
    """How far a profile is; in the transaction of the page that was the last."""

    plan: Plan
    pages: int = 0
    done: bool = False


def generate(profile: Path, tickets: int, seed: int, *, quiet: bool = False) -> Plan:
    """Makes the profile or goes on with it; ValueError when it holds another volume."""
    station = opened(profile)
    try:
        mark = _begin(station, Plan(seed, tickets, now_utc()))
        if not mark.done:
            notes = Notes(profile, mark.pages)
            _take_in(station.desk, profile, mark, notes, quiet=quiet)
            notes.finish(mark.plan)
            _remember(station.desk, Mark(mark.plan, _pages(mark.plan), done=True))
    finally:
        station.close()
    return mark.plan


def _begin(station: Workstation, wanted: Plan) -> Mark:
    desk = station.desk
    with desk.store.read() as tx:
        found = kv.get(tx, _MARK)
    if found is not None:
        mark = msgspec.json.decode(found, type=Mark)
        if (mark.plan.seed, mark.plan.tickets) != (wanted.seed, wanted.tickets):
            raise ValueError(f"this profile holds {mark.plan.tickets} of seed {mark.plan.seed}")
        return mark
    seat(station, _OWN_BLOCK)
    change_settings(desk, replace(desk.settings, demo=True))  # no first page in the way
    _remember(desk, Mark(wanted))
    return Mark(wanted)


def _remember(desk: Desk, mark: Mark) -> None:
    with desk.store.write() as tx:
        kv.put(tx, _MARK, msgspec.json.encode(mark))


def _take_in(desk: Desk, profile: Path, mark: Mark, notes: Notes, *, quiet: bool) -> None:
    plan, began, first = mark.plan, time.perf_counter(), mark.pages
    gc.disable()  # pages are no rings, and there are many objects in them
    for at, told in enumerate(_told_pages(plan, profile, first, desk.deadlines), start=first):
        notes.add(told.seen)
        with desk.store.write(durable=False) as tx:
            append_remote(tx, told.page(desk.deadlines))
            kv.put(tx, _MARK, msgspec.json.encode(Mark(plan, at + 1)))
        desk.store.move_wal()
        if not quiet:
            _tell(min(plan.tickets, (at + 1) * PAGE), plan.tickets, first * PAGE, began)
    gc.enable()


def _tell(done: int, of: int, before: int, began: float) -> None:
    per_s = (done - before) / (time.perf_counter() - began)
    print(f"{done:>9,} of {of:,}  {per_s:,.0f} tickets/s", file=sys.stderr, flush=True)


@dataclass(frozen=True, slots=True)
class ToldPage:
    """A page as it came from the process beside, and what the oracle keeps of it."""

    read: Page
    seen: Seen

    def page(self, deadlines: Deadlines) -> Page:
        """With this desk's deadlines, which are the same as those it was folded with."""
        return replace(self.read, deadlines=deadlines)


def _told_pages(plan: Plan, profile: Path, first: int, deadlines: Deadlines) -> Iterator[ToldPage]:
    """The pages from `first` on, some of them told ahead."""
    given = (plan, profile / OVERLAY, deadlines)
    with ProcessPoolExecutor(1, get_context("spawn"), _prepare, given) as beside:
        coming: deque[Future[ToldPage]] = deque()
        for at in range(first, _pages(plan)):
            coming.append(beside.submit(_tell_page, at))
            if len(coming) > _AHEAD:
                yield coming.popleft().result()
        while coming:
            yield coming.popleft().result()


def _pages(plan: Plan) -> int:
    return -(-plan.tickets // PAGE)


class _Teller:
    """What the process beside keeps between pages."""

    def __init__(self, plan: Plan, overlay: Path, deadlines: Deadlines) -> None:
        directory = load_directory(overlay)
        self.volume = Volume(plan, directory)
        self.happened = Happened(self.volume, directory)
        self.watch = Watch(self.volume)
        self.projector = Projector(lambda: deadlines)

    def page(self, at: int) -> ToldPage:
        last = min(self.volume.plan.tickets, (at + 1) * PAGE)
        told = [self.volume.told(k) for k in range(at * PAGE, last)]
        items = [event for one in told for event in self.happened.events(one.k, one)]
        if any(len(one.raw) > EVENT_BYTES for one in items):
            raise AssertionError("no centre would take this event")
        return ToldPage(read_page(items, self.projector), self.watch.see(told, self.volume))


_tellers: list[_Teller] = []
"""One in the process beside, none elsewhere: a pool has no other place for it."""


def _prepare(plan: Plan, overlay: Path, deadlines: Deadlines) -> None:
    gc.disable()
    _tellers.append(_Teller(plan, overlay, deadlines))


def _tell_page(at: int) -> ToldPage:
    return _tellers[-1].page(at)


def main(arguments: list[str]) -> int:
    """Says how far it is on stderr."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.generate")
    parser.add_argument("--tickets", type=int, required=True)
    parser.add_argument("--profile", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    try:
        generate(given.profile, given.tickets, given.seed)
    except ValueError as fault:
        print(fault, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
