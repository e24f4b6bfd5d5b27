"""The life of a desk's process: it opens, shows its window, takes a call, and cleans up."""

import gc
import logging
import sys
import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
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
from ui.application import build_application, run_alone, run_desk, run_window
from ui.demo import run_demo
from ui.main_window import MainWindow
from ui.single_instance import SingleInstance
from ui.start.opening_window import OpeningWindow


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


def test_qts_own_words_are_indonesian(qtbot):
    build_application()
    line = QLineEdit()
    qtbot.addWidget(line)
    texts = [one.text() for one in line.createStandardContextMenu().actions()]
    assert any("Salin" in one for one in texts)
    assert not any("Copy" in one for one in texts)
