"""The processes of a storm: started, killed, started again, asked; their folders live on."""

import json
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from callcenter.clock import SystemClock
from callcenter.server.centre import open_centre
from callcenter.server.database import Database
from callcenter.server.devices import make_enrolment_code
from tests.lapor.chaos import centre_child, desk_child

ROOT = Path(__file__).resolve().parents[3]


class _Tomorrow(SystemClock):
    """A day ahead."""

    def now(self) -> datetime:
        return super().now() + timedelta(days=1)


@dataclass(slots=True)
class Child:
    """One program; `killed` counts the blows, `died` the deaths at a post."""

    folder: Path
    name: str
    process: "subprocess.Popen[str] | None" = None
    said: dict[str, Any] = field(default_factory=dict)
    starts: int = 0
    killed: int = 0
    died: int = 0

    def run(self, module: str, task: msgspec.Struct) -> None:
        """Starts it; `hear` waits until it is ready."""
        self.starts += 1
        with (self.folder / f"{self.name}.log").open("a", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", module, msgspec.json.encode(task).decode()],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                cwd=ROOT,
            )

    def hear(self) -> dict[str, Any] | None:
        """Its next line, None when it has died."""
        assert self.process is not None
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        return json.loads(line) if line else None

    def ask(self, word: str) -> dict[str, Any] | None:
        """Its answer, None when it has died."""
        assert self.process is not None
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(word + "\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            return None
        return self.hear()

    @property
    def is_dead(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def kill(self) -> None:
        assert self.process is not None
        if not self.is_dead:
            self.process.kill()
            self.killed += 1
        self.reap()

    def stop(self) -> None:
        """Its input ends; it closes what it has."""
        if self.process is not None and self.process.stdin is not None:
            self.process.stdin.close()
        self.reap()

    def reap(self) -> int:
        assert self.process is not None
        code = self.process.wait(60)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None and not pipe.closed:
                try:
                    pipe.close()
                except BrokenPipeError:
                    continue
        return code

    @property
    def log(self) -> str:
        return (self.folder / f"{self.name}.log").read_text("utf-8")


class CentreProcess(Child):
    """The centre, always at the same port."""

    port = 0
    url = ""

    def prepare(self, desks: int) -> list[str]:
        """Codes, made in its database as it makes them itself."""
        with closing(Database(self.folder / "centre")) as database:
            centre = open_centre(database, SystemClock(), "Pusat Badai")
            centre = replace(centre, clock=_Tomorrow())  # its ten minutes are seconds here
            return [make_enrolment_code(centre).code for _ in range(desks)]

    def start(self, task: "centre_child.Task") -> None:
        """Returns when it listens."""
        self.run("tests.lapor.chaos.centre_child", task)
        said = self.hear()
        if said is None:
            raise RuntimeError(self.log[-3000:])
        self.url = said["url"]
        self.port = int(self.url.rpartition(":")[2])


class DeskProcess(Child):
    """One desk."""

    @property
    def profile(self) -> Path:
        return self.folder / self.name

    @property
    def side(self) -> Path:
        return self.folder / f"{self.name}.side"

    def start(self, task: "desk_child.Task") -> None:
        """Does not wait."""
        self.run("tests.lapor.chaos.desk_child", task)
