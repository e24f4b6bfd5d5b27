"""The central server as a process of its own beside a demo or a self-check, on a free port."""

import subprocess
from pathlib import Path

from msgspec import Struct

from callcenter.demo.beside import Beside, start_beside


class ServerProcess(Struct, frozen=True):
    """A running server: where it listens, and the one-time code it offered (empty when none)."""

    running: Beside
    url: str
    code: str

    @property
    def process(self) -> "subprocess.Popen[str]":
        """The process itself."""
        return self.running.process

    def stop(self) -> None:
        """Ends the server."""
        self.running.stop()


def start_server(data: Path, *, log: Path | None = None, port: int = 0) -> ServerProcess:
    """Starts `callcenter.server` on loopback and waits until it listens.

    `data` is the server's folder; `log` takes what it says. Raises Unreachable (start) when it
    ends before it listens.
    """
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    arguments = ["--listen", f"127.0.0.1:{port}", "--data", str(data), "--new-code"]
    running = start_beside("callcenter.server", arguments, log or data / "server.log")
    return ServerProcess(running, running.said["url"], running.said.get("enrolment_code") or "")
