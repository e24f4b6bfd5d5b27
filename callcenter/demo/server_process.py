"""The central server as a process of its own beside a demo or a self-check, on a free port."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from callcenter.errors import Unreachable

STOP_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class ServerProcess:
    """A running server: where it listens, and the one-time code it offered (empty when none)."""

    process: "subprocess.Popen[str]"
    url: str
    code: str

    def stop(self) -> None:
        """Ends the server: it stops by itself when its input closes; killed after 10 seconds."""
        if self.process.stdin is not None:
            self.process.stdin.close()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()


def start_server(data: Path, *, log: Path | None = None, port: int = 0) -> ServerProcess:
    """Starts `callcenter.server` on loopback and waits until it listens.

    `data` is the server's folder; `log` takes what it says. Raises Unreachable (start) when it
    ends before it listens.
    """
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    log = log or data / "server.log"
    command = [
        sys.executable,
        "-m",
        "callcenter.server",
        "--listen",
        f"127.0.0.1:{port}",
        "--data",
        str(data),
        "--new-code",
        "--exit-with-parent",
    ]
    with log.open("a", encoding="utf-8") as errors:
        process = subprocess.Popen(  # noqa: S603 - our own module, no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            cwd=Path(__file__).resolve().parents[2],
        )
    assert process.stdout is not None  # noqa: S101 - it was asked for above
    for line in process.stdout:
        said = _read(line)
        if said.get("event") == "listening":
            return ServerProcess(process, said["url"], said.get("enrolment_code") or "")
    process.wait()
    raise Unreachable("start")


def _read(line: str) -> dict[str, str]:
    try:
        said = json.loads(line)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
