"""Serves on a socket in this process: alone, or as one of several workers.

`python -m callcenter.server.one_worker FD` is how workers.py starts it: the options come as one
line of JSON on stdin, where no list of processes shows them, and the end of stdin ends it.
"""

import gc
import json
import logging
import os
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace

import msgspec

from callcenter.clock import Clock, SystemClock
from callcenter.errors import StoreNewer
from callcenter.server.app import make_app
from callcenter.server.centre import Centre, open_centre
from callcenter.server.database import Database, DatabaseAway
from callcenter.server.escalate import Escalation
from callcenter.server.escalation_worker import EscalationWorker, turn_of
from callcenter.server.head_signal import HeadSignal
from callcenter.server.metrics import Metrics
from callcenter.server.options import Options
from callcenter.server.postgres import NotDurable
from callcenter.server.serving import CentralServer, Tls
from callcenter.web.bound_token import bound_to

READY = {"event": "ready"}
_GARBAGE_AFTER = (50_000, 20, 100)
"""A push makes thousands of objects and no rings: at the usual 700 it takes a fifth longer."""


def serve_one(
    database: Database,
    listener: socket.socket,
    options: Options,
    ready: Callable[[], None],
    *,
    clock: Clock | None = None,
) -> None:
    """Serves until a signal or, with `exit_with_parent`, the end of stdin."""
    centre = open_centre(database, clock or SystemClock(), options.name, options.files_folder)
    centre = replace(centre, file_bytes=options.max_file_mb << 20)
    metrics = Metrics(centre)
    with (
        hearing(database) as waiting,
        _pushing(centre, options, waiting, metrics),
        _escalating(centre, waiting),
    ):
        server = CentralServer(
            make_app(centre, waiting, metrics),
            waiting,
            ready,
            tls=tls_of(options),
            alone=options.workers == 1,
        )
        if options.exit_with_parent:
            end_with_parent(server.stop)
        gc.freeze()  # what is there now stays to the end: no use in looking through it
        gc.set_threshold(*_GARBAGE_AFTER)
        server.run(sockets=[listener])


@contextmanager
def hearing(database: Database) -> Iterator[HeadSignal]:
    """What wakes waiting questions: this process' pushes and, on PostgreSQL, everybody's."""
    if database.url is None:
        yield HeadSignal()
        return
    from callcenter.server.postgres_news import PostgresNews  # noqa: PLC0415 - brings the driver

    waiting = HeadSignal(lambda: news.tell())  # noqa: PLW0108 - it is made below
    with closing(PostgresNews(database.url, waiting.wake_soon)) as news:
        yield waiting


@contextmanager
def _pushing(
    centre: Centre, options: Options, waiting: HeadSignal, metrics: Metrics
) -> Iterator[None]:
    """With --lapor, the pusher of LAPOR runs beside the server and ends with it."""
    if not options.lapor:
        yield
        return
    from callcenter.server.lapor_worker import lapor_worker  # noqa: PLC0415 - only where wanted

    worker = lapor_worker(
        centre,
        bound_to(options.lapor_token, options.lapor_origin),
        waiting.stored,
        extra_ca=options.lapor_ca or "",
        note=metrics.note_lapor,
    )
    waiting.on_wake(worker.nudge)
    worker.start()
    with closing(worker):
        yield


@contextmanager
def _escalating(centre: Centre, waiting: HeadSignal) -> Iterator[None]:
    """Tickets move up the ladder while the server runs, whether a desk is awake or not."""
    work = Escalation(centre, waiting.stored)
    worker = EscalationWorker(work.run_due, turn_of(centre.database))
    worker.start()
    with closing(worker):
        yield


def tls_of(options: Options) -> Tls | None:
    """The certificate and its key, when there are any."""
    if options.tls_cert is None or options.tls_key is None:
        return None
    return Tls(options.tls_cert, options.tls_key)


def log_to_stderr(options: Options) -> None:
    """Lines as they are: the access log writes JSON."""
    level = logging.INFO if options.verbose else logging.WARNING
    logging.basicConfig(level=level, format="%(message)s", stream=sys.stderr)


def end_with_parent(stop: Callable[[], None]) -> None:
    """Calls `stop`, in a thread, when stdin ends."""
    # Not through sys.stdin's buffer: its lock, held by a sleeping thread, aborts Python's exit.
    handle = sys.stdin.fileno()

    def wait() -> None:
        while os.read(handle, 4096):
            pass
        stop()

    threading.Thread(target=wait, name="parent", daemon=True).start()


def main() -> int:
    """A worker; 0 after a graceful stop, 2 when the database could not be used."""
    options = msgspec.json.decode(sys.stdin.buffer.readline(), type=Options)
    log_to_stderr(options)
    try:
        database = Database(options.place, unsafe=options.unsafe_database)
    except (DatabaseAway, NotDurable, StoreNewer):
        return 2
    with closing(database), _inherited(int(sys.argv[1])) as listener:
        serve_one(database, listener, options, lambda: print(json.dumps(READY), flush=True))
    return 0


def _inherited(handle: int) -> socket.socket:
    # With the protocol named, as in `bind`: not every system tells it from the handle.
    found = socket.socket(fileno=handle)
    return socket.socket(found.family, found.type, socket.IPPROTO_TCP, fileno=found.detach())


if __name__ == "__main__":
    sys.exit(main())
