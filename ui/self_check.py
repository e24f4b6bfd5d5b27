"""`--self-check`: walks the whole path on a throw-away profile and says what works.

Offscreen: starts the central server, registers a ticket through the desk, syncs, reads it back on
a second desk, opens the main window. One line a step with its time; the last line is
`ok <ticket number>`.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

from callcenter.demo.opening import open_unprotected
from callcenter.demo.samples import seat_operators
from callcenter.demo.server_process import ServerProcess, start_server
from callcenter.desk.read_ticket import find_number, read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.views import Registered
from callcenter.errors import CallcenterError
from callcenter.tickets.intake import Intake
from callcenter.tickets.words import Channel
from callcenter.workstation import Workstation
from ui.system_libraries import missing_text

SAMPLE = Intake(
    phone="0812-0000-0001",
    name="Contoh Pemeriksa",
    description="Pemeriksaan diri: jalan provinsi berlubang di depan pasar.",
    category="pekerjaan-umum",
    place="18.02.07.1003",
    answers={"status_jalan": "provinsi"},
    agency_ids=("bmbk",),
    channel=Channel.PHONE,
)


_T = TypeVar("_T")


class CheckError(Exception):
    """A step ended, but not as it must."""


def self_check() -> int:
    """0 when every step held, 1 with what failed."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    missing = missing_text()
    if missing:
        print(missing)
        return 1
    folder = Path(tempfile.mkdtemp(prefix="callcenter-check-"))
    try:
        with ExitStack() as opened:
            number = _walk(folder, opened)
    except (CallcenterError, CheckError, OSError) as error:
        print(f"gagal: {type(error).__name__}: {error}", flush=True)
        return 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"ok {number}", flush=True)
    return 0


def _walk(folder: Path, opened: ExitStack) -> str:
    server = _step("server pusat menyala", lambda: start_server(folder / "server"))
    opened.callback(server.stop)
    first = _step("meja pertama terbuka dan terdaftar", lambda: _open(folder / "first", server))
    opened.callback(first.close)
    made = _step("tiket didaftarkan", lambda: register_ticket(first.desk, SAMPLE))
    _step("tiket diterima pusat", lambda: _settle(first))
    again = _step("server pusat dinyalakan ulang", lambda: _restart(folder / "server", server))
    opened.callback(again.stop)
    second = _step("meja kedua terbuka dan terdaftar", lambda: _open(folder / "second", again))
    opened.callback(second.close)
    _step("tiket terbaca di meja kedua", lambda: _read_back(second, made))
    _step("jendela utama terbuka", lambda: _open_window(first))
    return made.number


def _step(name: str, work: Callable[[], _T]) -> _T:
    started = time.monotonic()
    result = work()
    print(f"{(time.monotonic() - started) * 1000:7.0f} ms  {name}", flush=True)
    return result


def _open(profile: Path, server: ServerProcess) -> Workstation:
    station = open_unprotected(profile)
    seat_operators(station.desk)
    station.sync.enrol(server.url, server.code, "Meja pemeriksaan")
    _sync(station)
    return station


def _restart(folder: Path, server: ServerProcess) -> ServerProcess:
    server.stop()
    return start_server(folder)


def _sync(station: Workstation) -> None:
    report = station.sync.run_once()
    if report.error is not None:
        raise report.error


def _settle(station: Workstation) -> None:
    _sync(station)
    waiting = station.sync.status().unsent
    if waiting:
        raise CheckError(f"{waiting} belum diterima pusat")


def _read_back(station: Workstation, made: Registered) -> None:
    ticket_id = find_number(station.desk, made.number)
    if read_ticket(station.desk, ticket_id).ticket.description != SAMPLE.description:
        raise CheckError("isi tiket berbeda di meja kedua")


def _open_window(station: Workstation) -> None:
    from ui.window_check import open_once  # noqa: PLC0415 - Qt only now, offscreen

    if not open_once(station):
        raise CheckError("jendela tidak tergambar")
