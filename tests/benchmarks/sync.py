"""`sync`: what a desk and the centre take to agree; durable on both ends, each over its floor.

The centre is a process of its own. Lines, each the median of the runs: `sync_push` sends `tickets`
saved tickets of 1 KB until the centre has confirmed the last, `sync_settle` goes on until each has
come back in the feed and is settled; the floor of both writes the centre's rows, one transaction
for 500. `sync_pull` brings them all to an empty second desk,
full-text index included; the floor writes the desk's rows, one transaction for 1,000. `sync_idle`
is a run with nothing to do, over a loopback echo of 500 bytes. `sync_edit` is from the moment
desk A saves one change to the moment desk B, a process of its own that was waiting, has it; the
floor is two echoes and three transactions of one row. `wire_bytes` are the bytes of one ticket both
ways, counted by a relay in a run that is not timed; `plain_bytes` its JSON.
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import URL

from tests.benchmarks import floor
from tests.benchmarks.figures import Figures, against_baseline
from tests.benchmarks.options import Options, work_folder
from tests.benchmarks.parties import CentreProcess, Desk, databases, garbage_left, running
from tests.benchmarks.relay import Relay, counted

RUNS = 5
TICKETS = 5_000
_IDLE_EACH = 60
_EDITS_EACH = 12
_BULK = ("sync_push", "sync_settle", "sync_pull")
_PUSH_BATCH, _PULL_BATCH = 500, 1_000
_PATIENCE = 60


@dataclass(slots=True)
class _Taken:
    """Seconds by what was measured: ours and the floor's; server seconds of processor time."""

    ours: dict[str, list[float]] = field(default_factory=dict)
    floors: dict[str, list[float]] = field(default_factory=dict)
    server: dict[str, list[float]] = field(default_factory=dict)
    wire: dict[str, float] = field(default_factory=dict)
    plain: float = 0.0

    def note(self, name: str, ours: float, theirs: float) -> None:
        self.ours.setdefault(name, []).append(ours)
        self.floors.setdefault(name, []).append(theirs)


def measure(options: Options) -> list[Figures]:
    """Five runs of 5,000 tickets unless said otherwise."""
    tickets = options.tickets or TICKETS
    taken = _Taken()
    with garbage_left(), work_folder() as folder, databases(options.database, folder) as places:
        for run in range(options.runs or RUNS):
            _run(folder / f"run-{run}", places, tickets, taken)
        _count_bytes(folder / "wire", places, min(tickets, 1_000), taken)
    return [_line(name, taken, tickets, options.database) for name in taken.ours]


def _run(folder: Path, places: Iterator[Path | URL], tickets: int, taken: _Taken) -> None:
    with running(next(places), folder) as centre, Desk(folder / "a", centre) as a:
        last = a.register(tickets)
        began = time.perf_counter()
        settled = _timed(a, centre, taken, "sync_settle")
        rows = floor.centre_rows(centre.database)
        raw = floor.write_centre(next(places), rows, _PUSH_BATCH)
        taken.note("sync_push", a.confirmed[-1] - began, raw)
        taken.note("sync_settle", settled, raw)
        with Desk(folder / "b", centre) as b:
            ours = _timed(b, centre, taken, "sync_pull")
            rows = floor.desk_rows(b.store)
            taken.note("sync_pull", ours, floor.write_desk(folder / "raw", rows, _PULL_BATCH))
        one = {text: some[:1] for text, some in rows.items() if "INTO events" in text}
        with floor.echo() as line, _other_desk(folder / "b") as child:
            for _ in range(_IDLE_EACH):
                began = time.perf_counter()
                a.run()
                taken.note("sync_idle", time.perf_counter() - began, floor.round_trip(line))
            for edit in range(_EDITS_EACH):
                ours = _edit(a, child, centre, (last, f"dekat pos {edit}"))
                raw = sum(floor.write_desk(folder / f"raw-{edit}-{k}", one, 1) for k in range(3))
                echoes = floor.round_trip(line) + floor.round_trip(line)
                taken.note("sync_edit", ours, raw + echoes)


def _timed(desk: Desk, centre: CentreProcess, taken: _Taken, name: str) -> float:
    cpu, began = centre.cpu_seconds(), time.perf_counter()
    desk.run()
    ours = time.perf_counter() - began
    taken.server.setdefault(name, []).append(centre.cpu_seconds() - cpu)
    return ours


@contextmanager
def _other_desk(folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.benchmarks.sync_child", str(folder)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as child:
        yield child
        child.communicate(timeout=_PATIENCE)


def _edit(
    a: Desk, child: subprocess.Popen[str], centre: CentreProcess, said: tuple[str, str]
) -> float:
    """Seconds from a save at A to its rows at B, which had asked to be told."""
    if child.stdin is None or child.stdout is None:
        raise AssertionError("the pipes were asked for")
    print(json.dumps(said), file=child.stdin, flush=True)
    if child.stdout.readline() != "asking\n":
        raise AssertionError("desk B does not run")
    asked = time.monotonic()
    while not centre.waiting():
        if time.monotonic() - asked > _PATIENCE:
            raise AssertionError("desk B does not wait")
        a.run()
    began = time.perf_counter()
    a.edit(*said)
    a.run()
    arrived = child.stdout.readline()
    if not arrived:
        raise AssertionError("desk B has ended")
    return float(arrived) - began


def _count_bytes(folder: Path, places: Iterator[Path | URL], tickets: int, taken: _Taken) -> None:
    with running(next(places), folder) as centre, counted(centre.url) as relay:
        with Desk(folder / "a", centre, url=relay.url) as a:
            a.register(tickets)
            with a.store.read() as tx:
                size = tx.exec_driver_sql("SELECT sum(length(raw)) FROM events").scalar_one()
            taken.plain = size / tickets
            taken.wire["sync_settle"] = _bytes_of(a, relay, tickets)
        with Desk(folder / "b", centre, url=relay.url) as b:
            taken.wire["sync_pull"] = _bytes_of(b, relay, tickets)


def _bytes_of(desk: Desk, relay: Relay, tickets: int) -> float:
    relay.up = relay.down = 0
    desk.run()
    return (relay.up + relay.down) / tickets


def _line(name: str, taken: _Taken, tickets: int, database: str) -> Figures:
    cpu = taken.server.get(name)
    return against_baseline(
        name,
        taken.ours[name],
        taken.floors[name],
        tickets=tickets,
        database=database,
        many=tickets if name in _BULK else None,
        server_cpu_us=statistics.median(cpu) / tickets * 1e6 if cpu else None,
        wire_bytes=taken.wire.get(name),
        plain_bytes=taken.plain if cpu else None,
    )
