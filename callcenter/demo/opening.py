"""Opens the demo: server and LAPOR's simulator beside it, a desk that knows them, samples."""

import logging
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from msgspec import Struct

from callcenter.demo.lapor import join_simulator, known_port
from callcenter.demo.samples import add_samples, samples_missing, seat_operators
from callcenter.demo.server_process import ServerProcess, start_server
from callcenter.demo.simulator_process import SimulatorProcess, start_simulator
from callcenter.errors import LaporError, NetworkError, NumbersExhausted
from callcenter.keys.data_key import DemoKeychain
from callcenter.store import sync_state
from callcenter.store.examining import never
from callcenter.store.faults import machine_faults
from callcenter.workstation import Progress, Stop, Workstation, open_workstation

SERVER_FOLDER = "server"
SIMULATOR_FOLDER = "lapor"
_log = logging.getLogger(__name__)


class Demo(Struct, frozen=True):
    """An open demo desk and what runs beside it; None for what would not start."""

    station: Workstation
    server: ServerProcess | None
    simulator: SimulatorProcess | None

    def close(self) -> None:
        """Closes the desk and stops what was started for it."""
        self.station.close()
        for one in (self.server, self.simulator):
            if one is not None:
                one.stop()


def open_unprotected(
    profile: Path, steps: Progress | None = None, stop: Stop = never
) -> Workstation:
    """A desk whose key lies in a file beside it: for the demo and for throw-away profiles only.

    Raises as `open_workstation`.
    """
    return open_workstation(profile, keychain=DemoKeychain(profile), progress=steps, stop=stop)


def open_demo(
    profile: Path,
    progress: Callable[[str], None],
    steps: Progress | None = None,
    stop: Stop = never,
) -> Demo:
    """Opens the demo profile; without server and simulator the desk opens all the same.

    `progress` hears what is being done, in Indonesian; `steps` hears an upgrade, `stop` ends it.
    Raises EnvironmentFaults and Cancelled; then nothing is left running.
    """
    progress("Menyiapkan server pusat contoh …")
    with machine_faults(profile), ExitStack() as undo:
        server = _start(profile / SERVER_FOLDER)
        if server is not None:
            undo.callback(server.stop)
        station = open_unprotected(profile, steps, stop)
        undo.callback(station.close)
        if not station.desk.settings.operators:
            seat_operators(station.desk)
        if server is not None:
            _join(station, server, progress)
        simulator = _start_simulator(station, profile / SIMULATOR_FOLDER)
        if simulator is not None:
            undo.callback(simulator.stop)
            progress(f"Simulator SP4N-LAPOR!: {simulator.page}")
            _join_simulator(station, simulator)
        _fill(station, progress)
        undo.pop_all()
    return Demo(station, server, simulator)


def _fill(station: Workstation, progress: Callable[[str], None]) -> None:
    """Adds the samples that are not there: all, or what a killed first start left out."""
    if not samples_missing(station.desk):
        return
    progress("Mengisi tiket contoh …")
    try:
        add_samples(station.desk)
    except NumbersExhausted:
        _log.warning("without its server the demo has no ticket numbers yet")
        return
    station.sync.run_once()


def _start(folder: Path) -> ServerProcess | None:
    try:
        return start_server(folder)
    except (NetworkError, OSError):
        _log.warning("the demo's server did not start")
        return None


def _start_simulator(station: Workstation, folder: Path) -> SimulatorProcess | None:
    """Where it listened last, so that an open page of it goes on; else at a free port."""
    for port in dict.fromkeys((known_port(station.desk), 0)):
        try:
            return start_simulator(folder, port=port)
        except (NetworkError, OSError):
            _log.warning("the simulator of the demo did not start")
    return None


def _join_simulator(station: Workstation, simulator: SimulatorProcess) -> None:
    try:
        join_simulator(station, simulator)
    except LaporError:
        _log.warning("the demo's desk could not be connected to the simulator")


def _join(station: Workstation, server: ServerProcess, progress: Callable[[str], None]) -> None:
    """Enrols the desk the first time; later its server listens on another free port."""
    with station.desk.store.read() as tx:
        state = sync_state.state(tx)
    try:
        if not state.server_url:
            progress("Menghubungkan meja ke server …")
            station.sync.enrol(server.url, server.code, "Meja demo")
            station.sync.run_once()
        else:
            with station.desk.store.write() as tx:
                sync_state.set_server(tx, server.url, state.server_name, state.protocol)
    except NetworkError:
        _log.warning("the demo's desk could not be enrolled")
