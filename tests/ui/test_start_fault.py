"""A start that the machine refuses: what is said, in a window or where there is no screen."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from callcenter import errors
from ui.application import run_desk, wait_for_reader
from ui.start.fault_window import FaultWindow

ROOT = Path(__file__).resolve().parents[2]


FAULTS = [
    errors.KeychainMissing(("keyring.backends.fail.Keyring",)),
    errors.KeyMissing("p/desk.db"),
    errors.StoreDamaged("p/desk.db"),
    errors.StoreNewer("p/desk.db", "9", "2"),
    errors.StoreMissing("p/desk.db"),
    errors.StorePlaintext("p/desk.db"),
    errors.ProfileInUse("p"),
    errors.DiskFull("p"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda one: type(one).__name__)
def test_a_fault_at_the_start_is_a_window_with_three_answers(qtbot, fault):
    window = FaultWindow(fault)
    qtbot.addWidget(window)
    window.show()
    texts = [window.findChild(object, f"fault.{n}").text() for n in ("what", "safe", "todo")]
    assert all(texts)
    assert len(set(texts)) == 3
    window.findChild(object, "fault.copy").click()
    assert type(fault).__name__ in QGuiApplication.clipboard().text()


@pytest.mark.logs_warnings
def test_a_fault_is_shown_until_it_is_read(qapp):
    seen: list[str] = []

    def close_it() -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, FaultWindow):
                seen.append(widget.title.shown_text())
                widget.close()

    watch = QTimer(interval=20)
    watch.timeout.connect(close_it)
    watch.start()
    assert wait_for_reader(qapp, errors.KeychainMissing(())) == 1
    watch.stop()
    assert seen == ["Penyimpan kunci tidak ditemukan"]


@pytest.mark.logs_warnings
@pytest.mark.parametrize(
    ("error", "said"),
    [
        (errors.KeychainMissing(()), "Penyimpan kunci tidak ditemukan"),
        (OSError(30, "Read-only file system", "p"), "Folder data tidak bisa ditulis"),
        (OSError(28, "No space left on device"), "Ruang disk habis"),
    ],
    ids=["keychain", "read_only", "full"],
)
def test_without_a_screen_a_fault_is_told_and_nobody_is_waited_for(qapp, capsys, error, said):
    def refuse(*_):
        raise error

    ended: list[int] = []
    assert run_desk(refuse, qapp, on_quit=lambda: ended.append(1)) == 1
    assert capsys.readouterr().err.startswith(said)
    assert ended == [1]


@pytest.mark.logs_warnings
@pytest.mark.parametrize("arguments", [(), ("--demo",)])
def test_a_file_where_the_profile_should_be_ends_with_one_and_a_word(tmp_path, arguments):
    (tmp_path / "p").write_text("no folder")
    done = subprocess.run(
        [sys.executable, "main.py", *arguments, "--profile", str(tmp_path / "p" / "below")],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Folder data tidak bisa ditulis" in done.stderr
    assert "Traceback" not in done.stderr
