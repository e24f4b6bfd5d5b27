"""The desks of a storm as processes: started, killed, cloned, asked."""

import json
import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from tests.sync.chaos.centres import ROOT
from tests.sync.chaos.confirmed import SideFile
from tests.sync.chaos.worker import Task


@dataclass(slots=True)
class DeskProcess:
    """One desk: its folder lives on when its process is killed."""

    name: str
    folder: Path
    clock: str
    pause: float
    flaw: str = ""
    process: "subprocess.Popen[str] | None" = None
    ready: bool = field(default=False)

    @property
    def profile(self) -> Path:
        return self.folder / self.name / "profile"

    @property
    def side(self) -> SideFile:
        return SideFile(self.folder / self.name / "confirmed")

    @property
    def figures(self) -> Path:
        return self.folder / self.name / "figures"

    def start(self, url: str = "", code: str = "") -> None:
        """Starts the worker; `url` and `code` the first time."""
        self.profile.mkdir(parents=True, exist_ok=True)
        task = Task(
            profile=str(self.profile),
            side=str(self.side.path),
            figures=str(self.figures),
            mark=self.name,
            clock=self.clock,
            pause=self.pause,
            url=url,
            code=code,
            flaw=self.flaw,
        )
        self.ready = False
        with (self.folder / self.name / "log").open("a", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.sync.chaos.worker", msgspec.json.encode(task)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                cwd=ROOT,
            )

    def wait_ready(self) -> None:
        """Until it saves and syncs."""
        if not self.ready:
            self._answer()
            self.ready = True

    def tell(self, word: str) -> None:
        """Says a word; `hear` gives the answer."""
        assert self.process is not None
        assert self.process.stdin is not None
        with suppress(BrokenPipeError):  # `hear` tells why
            self.process.stdin.write(word + "\n")
            self.process.stdin.flush()

    def hear(self) -> dict[str, Any]:
        """The answer to what was told."""
        return self._answer()

    def kill(self) -> None:
        """SIGKILL, wherever it stands."""
        if self.process is not None:
            self.process.kill()
            self._reap()

    def stop(self) -> None:
        """Its input ends, it closes its store."""
        if self.process is not None:
            assert self.process.stdin is not None
            self.process.stdin.close()
            code = self.process.wait()
            self._reap()
            if code:
                raise RuntimeError(self._last_words())

    def clone(self, name: str) -> "DeskProcess":
        """A second desk from a copy of this one's folder; this one does not run."""
        twin = DeskProcess(name, self.folder, self.clock, self.pause)
        twin.profile.parent.mkdir()
        shutil.copytree(self.profile, twin.profile)
        return twin

    def _answer(self) -> dict[str, Any]:
        assert self.process is not None
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(self._last_words())
        found: dict[str, Any] = json.loads(line)
        return found

    def _last_words(self) -> str:
        log = (self.folder / self.name / "log").read_text("utf-8")
        return f"desk {self.name} ended by itself:\n{log[-4000:]}"

    def _reap(self) -> None:
        assert self.process is not None
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            with suppress(BrokenPipeError):
                if pipe is not None:
                    pipe.close()
        self.process = None
