"""A program of ours as a process beside the desk: started, waited for, ended with it.

Such a program says `{"event": "listening", …}` on its stdout and stops when its stdin ends.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct, field

from callcenter.errors import Unreachable

STOP_SECONDS = 10.0
_ROOT = Path(__file__).resolve().parents[2]


class Beside(Struct, frozen=True):
    """A running process; `said` is the line with which it began to listen."""

    process: "subprocess.Popen[str]"
    said: dict[str, str] = field(default_factory=dict)

    def stop(self) -> None:
        """Ends it: it stops by itself when its input closes; killed after 10 seconds."""
        if self.process.stdin is not None:
            self.process.stdin.close()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()


def start_beside(module: str, arguments: Sequence[str], log: Path) -> Beside:
    """Runs `python -m module arguments --exit-with-parent` and waits until it listens.

    `log` takes what it says on stderr. Raises Unreachable (start) when it ends before it listens.
    """
    command = [sys.executable, "-m", module, *arguments, "--exit-with-parent"]
    with log.open("a", encoding="utf-8") as errors:
        process = subprocess.Popen(  # noqa: S603 - our own module, no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            cwd=_ROOT,
        )
    assert process.stdout is not None  # noqa: S101 - it was asked for above
    for line in process.stdout:
        said = _read(line)
        if said.get("event") == "listening":
            return Beside(process, said)
    Beside(process).stop()
    raise Unreachable("start")


def _read(line: str) -> dict[str, str]:
    try:
        said = json.loads(line)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
