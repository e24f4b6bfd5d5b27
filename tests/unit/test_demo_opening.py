"""Opening the demo again after a first start that was killed, and where nothing can be written."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from callcenter.demo.opening import open_demo
from callcenter.demo.samples import samples_missing
from callcenter.desk.read_queue import read_queue
from callcenter.errors import StoreUnwritable

ROOT = Path(__file__).resolve().parents[2]
KILLED = """
import os, signal, sys
from pathlib import Path
from callcenter.demo import opening

def die(text):
    if text.startswith("Mengisi"):
        os.kill(os.getpid(), signal.SIGKILL)

opening.open_demo(Path(sys.argv[1]), die)
"""


def test_a_demo_killed_before_its_samples_is_filled_at_the_next_start(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path / "demo")], cwd=ROOT, check=False
    )
    assert done.returncode == -signal.SIGKILL
    told: list[str] = []
    demo = open_demo(tmp_path / "demo", told.append)
    try:
        assert samples_missing(demo.station.desk) == []
        assert read_queue(demo.station.desk).rows
    finally:
        demo.close()
    assert any(one.startswith("Mengisi") for one in told)
    again: list[str] = []
    open_demo(tmp_path / "demo", again.append).close()
    assert not any(one.startswith("Mengisi") for one in again)


@pytest.mark.logs_warnings
def test_a_demo_without_a_folder_is_told_and_leaves_nothing_running(tmp_path):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StoreUnwritable):
        open_demo(tmp_path / "file" / "demo", lambda _text: None)
