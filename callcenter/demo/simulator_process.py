"""The simulator of SP4N-LAPOR! as a process of its own beside a demo, on a free port."""

from pathlib import Path

from msgspec import Struct

from callcenter.demo.beside import Beside, start_beside

PACE = 240
"""Complaints move so many times as fast as the simulator's README says: a day in six minutes."""


class SimulatorProcess(Struct, frozen=True):
    """A running simulator: where its interfaces are, and the page that shows what it holds."""

    running: Beside
    url: str
    page: str

    def stop(self) -> None:
        """Ends the simulator."""
        self.running.stop()


def start_simulator(folder: Path, *, port: int = 0) -> SimulatorProcess:
    """Starts the simulator on loopback and waits until it listens.

    `folder` holds its books. Raises Unreachable (start) when it ends before it listens, as it does
    when the port is taken.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    arguments = ["--listen", f"127.0.0.1:{port}", "--data", str(folder), "--pace", str(PACE)]
    running = start_beside("callcenter.lapor.simulator", arguments, folder / "simulator.log")
    return SimulatorProcess(running, running.said["url"], running.said["page"])
