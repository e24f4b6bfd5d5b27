"""The first start: operator, server, no dead end; and the window when the machine is in the way."""

import gc
import logging
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from callcenter import errors
from callcenter.demo.opening import open_unprotected
from callcenter.desk.read_ticket import find_number
from callcenter.desk.register_ticket import register_ticket
from callcenter.keys.data_key import DemoKeychain, data_key
from callcenter.store.engine import WRITE, open_engine
from callcenter.tickets.intake import Intake
from callcenter.workstation import DATABASE, open_workstation
from tests.conftest import seat
from tests.fakes import FakeClock, FakeKeychain
from tests.store.old_file import set_back
from tests.sync.rig import CentreRig
from tests.ui.shell import settled, shell_context
from ui.application import build_application, run_alone, run_desk, run_window, wait_for_reader
from ui.crash import CrashNet, crash_box, report_text
from ui.demo import run_demo
from ui.main_window import MainWindow
from ui.single_instance import SingleInstance
from ui.start.connect_panel import full_address
from ui.start.fault_window import FaultWindow
from ui.start.opening_window import OpeningWindow
from ui.start.start_screen import StartScreen, demo_command

ROOT = Path(__file__).resolve().parents[2]
SECRET = "Ibu Contoh Sari 0812-0000-1234"


@pytest.fixture
def ctx(qapp, tmp_path):
    assert qapp is not None
    station = open_workstation(tmp_path / "new", keychain=FakeKeychain(), clock=FakeClock())
    with shell_context(station) as made:
        yield made
    station.close()


@pytest.fixture
def centre(tmp_path):
    rig = CentreRig(tmp_path / "centre", FakeClock())
    yield rig
    rig.stop()


@pytest.fixture
def screen(qtbot, ctx):
    made = StartScreen(ctx)
    qtbot.addWidget(made)
    made.resize(1198, 720)
    made.show()
    return made


def test_somebody_sits_down_and_an_empty_name_is_told_at_the_field(qtbot, ctx, screen):
    screen.sit_button.click()
    settled(qtbot, ctx)
    assert screen.name.error() == "Nama masih kosong."
    screen.name.input.setText("Operator Contoh")
    screen.sit_button.click()
    settled(qtbot, ctx)
    assert ctx.desk.operator.name == "Operator Contoh"
    assert "Operator Contoh" in screen.seated.shown_text()
    screen.name.input.setText("operator  contoh")
    screen.sit_button.click()
    settled(qtbot, ctx)
    assert len(ctx.desk.settings.operators) == 1


def test_the_server_is_found_before_anything_is_changed(qtbot, ctx, screen, centre):
    screen.panel.address.input.setText(centre.url)
    screen.panel.test_button.click()
    assert not screen.panel.test_button.isEnabled()
    settled(qtbot, ctx)
    assert "Server ditemukan: Pusat Uji" in screen.panel.result.accessibleName()
    assert ctx.sync.status().state == "never"


def test_a_code_connects_the_desk_and_brings_numbers(qtbot, ctx, screen, centre):
    screen.panel.address.input.setText(centre.url)
    screen.panel.code.input.setText(centre.code().lower())
    with qtbot.waitSignal(screen.connected) as told:
        screen.panel.connect_button.click()
    assert told.args == ["Pusat Uji"]
    settled(qtbot, ctx)
    assert "Nomor tiket sudah tersedia" in screen.panel.result.accessibleName()
    assert ctx.sync.run_once().state == "online"


def test_a_wrong_code_is_told_and_everything_typed_stays(qtbot, ctx, screen, centre):
    screen.panel.address.input.setText(centre.url)
    screen.panel.code.input.setText("ABCD-2345")
    screen.panel.connect_button.click()
    settled(qtbot, ctx)
    assert screen.panel.result.accessibleName().startswith("Kode tidak diterima.")
    assert screen.panel.code.input.text() == "ABCD-2345"
    assert screen.panel.connect_button.isEnabled()


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "Kode sekali pakai masih kosong."), ("ABC", "Kode terdiri dari 8")],
)
def test_a_code_that_cannot_be_one_never_leaves_the_desk(screen, typed, said):
    screen.panel.address.input.setText("https://pusat.contoh.go.id")
    screen.panel.code.input.setText(typed)
    screen.panel.connect_button.click()
    assert screen.panel.code.error().startswith(said)
    assert screen.panel.connect_button.isEnabled()


def test_a_server_that_is_not_there_and_an_open_address_are_told(qtbot, ctx, screen, centre):
    centre.stop()
    screen.panel.address.input.setText(centre.url)
    screen.panel.test_button.click()
    settled(qtbot, ctx)
    assert "tidak terjangkau" in screen.panel.result.accessibleName()
    screen.panel.address.input.setText("http://pusat.contoh.go.id")
    screen.panel.test_button.click()
    settled(qtbot, ctx)
    assert "https://" in screen.panel.address.error()


def test_addresses_are_completed_and_never_made_open():
    assert full_address(" pusat.contoh.go.id/ ") == "https://pusat.contoh.go.id"
    assert full_address("http://127.0.0.1:8700") == "http://127.0.0.1:8700"
    assert full_address("  ") == ""


def test_without_a_server_one_may_go_on_and_the_price_is_said(qtbot, screen):
    with qtbot.waitSignal(screen.finished):
        screen.offline_button.click()
    texts = " ".join(one.text() for one in screen.findChildren(type(screen.seated)))
    assert "Nomor tiket belum ada" in texts
    assert "draf" in texts


def test_the_demo_is_a_process_of_its_own():
    program, arguments = demo_command()
    assert program == sys.executable
    assert arguments[-1] == "--demo"


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


@pytest.mark.logs_warnings
def test_the_clean_up_goes_on_when_a_step_of_it_fails(qapp, tmp_path):
    station = open_workstation(tmp_path / "p", keychain=FakeKeychain(), clock=FakeClock())
    visible: list[bool] = []
    windows: list[MainWindow] = []

    class Broken(SingleInstance):
        def stop_listening(self) -> None:
            visible.append(windows[0].isVisible())
            super().stop_listening()
            raise RuntimeError("no goodbye")

    def end_it() -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, MainWindow) and widget.clock.status is not None:
                windows.append(widget)
                qapp.exit(0)

    watch = QTimer(interval=20)
    watch.timeout.connect(end_it)
    watch.start()
    instance = Broken(tmp_path / "p")
    assert instance.listen(hold=True)
    hook = sys.excepthook
    with pytest.raises(RuntimeError, match="no goodbye"):
        run_window(station, qapp, instance=instance)
    watch.stop()
    instance.close()
    assert station.desk.store._closed
    assert sys.excepthook is hook
    assert visible == [False]


@pytest.mark.logs_warnings
@pytest.mark.usefixtures("qapp")
def test_an_upgrade_of_the_demo_is_stopped_at_its_window(tmp_path, caplog, monkeypatch):
    monkeypatch.setattr("callcenter.store.upgrade._STEPS", 1)
    profile = tmp_path / "demo"
    station = open_unprotected(profile)
    seat(station)
    made = register_ticket(station.desk, Intake(description="Jalan putus", category="perairan"))
    set_back(station.desk.store)
    station.close()
    before = (profile / DATABASE).read_bytes()
    key = data_key(profile, DemoKeychain(profile), profile / DATABASE)
    busy = open_engine(profile / DATABASE, key).execution_options(**{WRITE: True}).connect()
    busy.begin()  # the upgrade waits for this until somebody stopped it
    seen: list[str] = []

    def stop_it() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow) and window.isVisible():
                window.close()  # nobody heard it
            if seen or not isinstance(window, OpeningWindow):
                continue
            button = window.panel.stop_button
            if button.isVisible():
                assert not window.close()
                seen.append(type(window.focusWidget()).__name__)
                button.click()
                seen.append(button.label())
                busy.close()

    watch = QTimer(interval=20)
    watch.timeout.connect(stop_it)
    watch.start()
    with caplog.at_level(logging.INFO, "ui.application"):
        assert run_demo(profile) == 0
    watch.stop()
    busy.engine.dispose()
    assert seen == ["WaitingPanel", "Menghentikan…"]
    assert "the opening was stopped" in caplog.text
    assert (profile / DATABASE).read_bytes() == before
    station = open_unprotected(profile)
    assert find_number(station.desk, made.number) == made.ticket_id
    station.close()


def test_a_desk_opens_shows_its_window_takes_a_call_and_ends(qapp, tmp_path):

    seen: list[str] = []
    ended: list[str] = []

    def close_it() -> None:
        for widget in QApplication.topLevelWidgets():
            if not isinstance(widget, MainWindow) or not widget.isVisible():
                continue  # closed by an earlier test
            if widget.clock.status is not None:
                seen.append(widget.strip.number.shown_text())
                widget.close()

    watch = QTimer(interval=20)
    watch.timeout.connect(close_it)
    watch.start()
    threads: list[str] = []

    def open_desk(*_):
        threads.append(threading.current_thread().name)
        return open_workstation(tmp_path / "p", keychain=FakeKeychain(), clock=FakeClock())

    code = run_desk(open_desk, qapp, call="0812-0000-1234", on_quit=lambda: ended.append("quit"))
    watch.stop()
    assert code == 0
    assert seen[0] == "0812-0000-1234"
    assert ended == ["quit"]
    assert threads[0] != threading.main_thread().name
    assert sys.excepthook is sys.__excepthook__ or "CrashNet" not in repr(sys.excepthook)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not any(isinstance(one, MainWindow) for one in QApplication.topLevelWidgets())


@pytest.mark.logs_warnings
def test_garbage_of_the_sign_in_is_the_guis_too(qapp, tmp_path):
    """From before the desk opens: an upgrade's worker must destroy no widget."""
    gc.enable()
    while_it_opened = []

    def open_desk(*_):
        while_it_opened.append(gc.isenabled())
        raise errors.KeychainMissing(())

    assert run_alone(tmp_path / "p", open_desk, qapp) == 1
    assert while_it_opened == [False]
    assert gc.isenabled()


def broken():
    try:
        raise KeyError(SECRET)
    except KeyError as error:
        raise ValueError(SECRET) from error


def caught():
    try:
        broken()
    except ValueError as error:
        return error
    raise AssertionError


def test_the_report_names_kinds_and_lines_and_nobody():
    text = report_text(caught())
    assert "ValueError" in text
    assert "KeyError" in text
    assert "tests/ui/test_start.py:" in text
    assert "Contoh" not in text
    assert "0812" not in text


def test_the_box_of_a_crash_copies_the_report(qtbot):
    box = crash_box(caught(), None)
    qtbot.addWidget(box)
    box.open()
    box.findChild(object, "choice_copy").click()
    assert "ValueError" in QGuiApplication.clipboard().text()
    assert "Contoh" not in box.findChild(object, "crash.report").toPlainText()


@pytest.mark.logs_warnings
def test_known_errors_go_to_the_window_and_unknown_ones_to_a_box(qtbot, caplog):
    known: list[BaseException] = []
    net = CrashNet(known.append, lambda: None)
    expected, unexpected = errors.DiskFull("p"), caught()
    net._hook(type(expected), expected, None)
    net._hook(type(unexpected), unexpected, unexpected.__traceback__)
    qtbot.waitUntil(lambda: net._box is not None)
    assert known == [expected]
    assert "Contoh" not in caplog.text
    net._box.close()
    qtbot.waitUntil(lambda: net._box is None)


def test_qts_own_words_are_indonesian(qtbot):
    build_application()
    line = QLineEdit()
    qtbot.addWidget(line)
    texts = [one.text() for one in line.createStandardContextMenu().actions()]
    assert any("Salin" in one for one in texts)
    assert not any("Copy" in one for one in texts)
