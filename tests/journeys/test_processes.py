"""Real processes: killed while typing, rung by a second start, the demo and what it started."""

import json
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from pytestqt.qtbot import QtBot

from ui.single_instance import hand_over

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30.0
"""Seconds until a process that does not end is a failure; never waited in full."""
STORY = "Jalan rusak di depan balai desa"
STREAM = "sangat parah dan berlubang sampai motor jatuh setiap malam " * 40


@pytest.fixture(autouse=True)
def _short_runtime_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A socket's path must be short; the folders of pytest are not."""
    with tempfile.TemporaryDirectory(prefix="cc") as made:
        monkeypatch.setenv("XDG_RUNTIME_DIR", made)
        yield


class Desk:
    """A desk in another process: tell it what to do, ask it what it shows."""

    def __init__(self, profile: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.desk_process", str(profile)],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def tell(self, *step: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(step) + "\n")
        self.process.stdin.flush()

    def ask(self, what: str) -> Any:
        self.tell(what)
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, f"the desk ended with {self.process.wait(PATIENCE)}"
        return json.loads(line)

    def shows(self, *texts: str) -> dict[str, str]:
        """Ask until all of these stand on its screen."""
        for _ in range(2_000):
            seen = self.ask("words")
            if all(one in seen["words"] for one in texts):
                return seen
        raise AssertionError(f"{texts} not on its screen:\n{seen['words']}")

    def end(self) -> int:
        """Its window closes as a person would close it."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        code = self.process.wait(PATIENCE)
        self.process.stdout.close()
        return code

    def kill(self) -> int:
        """No warning, no goodbye."""
        self.process.kill()
        return self.end()


@pytest.fixture
def desks() -> Iterator[list[Desk]]:
    running: list[Desk] = []
    yield running
    for one in running:
        if one.process.poll() is None:
            one.kill()


def test_kill_in_the_middle_of_typing_brings_the_draft_back_in_its_place(
    tmp_path: Path, desks: list[Desk]
) -> None:
    first = Desk(tmp_path / "p")
    desks.append(first)
    first.tell("press", "F2")
    for step in ("0812-0000-0599", "\t", "Contoh Susi", "\t", "\t", STORY):
        first.tell("press", "Tab") if step == "\t" else first.tell("type", step)
    for _ in range(len(" balai desa")):
        first.tell("press", "Left")
    confirmed = 0
    first.tell("type", " " + STREAM[:20])
    while confirmed <= len(STORY) + 10:
        confirmed = max(map(len, first.ask("drafts")), default=0)
    first.tell("type", STREAM[20:])
    assert first.kill() == -signal.SIGKILL

    second = Desk(tmp_path / "p")
    desks.append(second)
    seen = second.shows("Contoh Susi", "draf tersimpan")
    assert seen["focus"] == "form.description"
    (kept,) = second.ask("drafts")
    before, after = STORY[: -len(" balai desa")], " balai desa"
    typed = kept.removeprefix(before).removesuffix(after)
    assert len(kept) >= confirmed
    assert (" " + STREAM).startswith(typed)
    assert typed
    second.tell("type", "#")
    assert second.shows(f"{before}{typed}#{after}")["focus"] == "form.description"
    assert second.end() == 0


def test_a_second_start_with_a_number_rings_in_the_running_window(
    tmp_path: Path, desks: list[Desk]
) -> None:
    running = Desk(tmp_path / "p")
    desks.append(running)
    running.shows("Siap", "Tiket baru")
    rung = subprocess.run(
        [sys.executable, "main.py", "--profile", str(tmp_path / "p"),
         "--call", "tel:+62-812-0000-0501"],
        cwd=ROOT, timeout=PATIENCE, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert (rung.returncode, rung.stdout) == (0, "")
    running.shows("Berdering", "0812-0000-0501", "pasti · Contoh Rahmat", "Talut sungai longsor")
    running.tell("press", "F2")
    seen = running.shows("Tersambung", "Contoh Rahmat", "Riwayat penelepon ini")
    assert seen["focus"].startswith("form.")
    assert running.end() == 0


def test_the_demo_opens_with_its_server_and_leaves_nothing_behind(
    qtbot: QtBot, tmp_path: Path
) -> None:
    profile = tmp_path / "demo"
    started = [sys.executable, "main.py", "--demo", "--profile", str(profile)]
    children: list[psutil.Process] = []
    with subprocess.Popen(started, cwd=ROOT, stderr=subprocess.PIPE, text=True) as demo:
        try:
            assert demo.stderr is not None
            assert any("Mengisi tiket contoh" in line for line in demo.stderr)
            children = psutil.Process(demo.pid).children()
            commands = [" ".join(one.cmdline()) for one in children]
            for beside in ("callcenter.server", "callcenter.lapor.simulator"):
                assert sum(beside in one for one in commands) == 1, commands
            number = "0812-0000-0101"

            def rung_or_ended() -> bool:
                return hand_over(profile, number, 500) or demo.poll() is not None

            qtbot.waitUntil(rung_or_ended, timeout=30_000)
            assert demo.poll() is None
            demo.terminate()
            demo.wait(PATIENCE)
            _gone, left = psutil.wait_procs(children, PATIENCE)
            assert left == []
        finally:
            demo.kill()
            for one in filter(psutil.Process.is_running, children):
                one.kill()
