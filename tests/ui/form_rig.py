"""The form on a real desk: how its tests open it, type into it and read what it keeps.

Who imports the fixture `desk` names it in `__all__`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from callcenter.desk.context import Desk
from callcenter.desk.keep_draft import Draft, load_drafts
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.search import search
from callcenter.desk.views import Registered, TicketView
from callcenter.tickets.intake import Intake
from callcenter.workstation import Workstation
from tests.fakes import FakeClock
from ui import theme
from ui.background import Background
from ui.call import Call
from ui.change_bridge import ChangeBridge
from ui.context import UiContext
from ui.ticket_form.form import TicketForm

ROAD = "Jalan depan pasar berlubang besar sejak banjir, dua motor jatuh"
NUMBER = "0812-7900-1234"


def focused() -> Any:
    """The widget that has the keyboard."""
    return QApplication.focusWidget()


@contextmanager
def lane_busy(background: Background) -> Iterator[None]:
    """Inside, a job in front of the desk's lane waits."""
    gate = Event()
    background.desk(lambda: gate.wait(30))
    try:
        yield
    finally:
        gate.set()


class FormDesk:
    """A form in a window of the size it has in the product, and the desk behind it."""

    def __init__(self, station: Workstation, clock: FakeClock, qtbot: QtBot) -> None:
        self.desk: Desk = station.desk
        self.qtbot = qtbot
        self.background = Background()
        self.changes = self.background.announcements = ChangeBridge(self.desk.changes)
        self.call = Call(clock)
        self.ctx = UiContext(
            desk=self.desk,
            sync=station.sync,
            background=self.background,
            changes=self.changes,
            call=self.call,
            files=station.files,
            lapor=station.lapor,
            token=station.token,
        )
        self.windows: list[QWidget] = []
        self.form = self.open_form()

    def open_form(self) -> TicketForm:
        window = QWidget()
        window.resize(1198, 720)
        form = TicketForm(self.ctx, window)
        form.resize(1198, 720)
        window.show()
        window.activateWindow()
        self.windows.append(window)
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        return form

    def find(self, name: str) -> Any:
        found = self.form.findChild(QWidget, f"form.{name}")
        assert found is not None, name
        return found

    def type(self, name: str, text: str) -> Any:
        widget = self.find(name)
        widget.setFocus()
        QTest.keyClicks(widget, text)
        return widget

    def settle(self) -> None:
        """Until every pause is over and every answer stands on the screen."""

        def quiet() -> bool:
            caller = self.form.body.caller._timer.isActive()
            asked = self.form.live._pause.isActive() or caller
            return self.background.is_idle and not asked and not self.form.keeper.is_waiting

        self.qtbot.waitUntil(quiet, timeout=10_000)

    def until(self, condition: Callable[[], bool], timeout: int = 5_000) -> None:
        self.qtbot.waitUntil(condition, timeout=timeout)

    def drafts(self) -> list[Draft]:
        return load_drafts(self.desk)

    def tickets(self) -> list[str]:
        return [hit.ticket_id for hit in search(self.desk, "")]

    def save(self) -> TicketView:
        """Ctrl+Return, and the ticket as it lies on disk."""
        told: list[Registered] = []
        self.form.saved.connect(told.append)
        QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.until(lambda: bool(told))
        self.form.saved.disconnect(told.append)
        self.settle()
        return read_ticket(self.desk, told[0].ticket_id)

    def register(self, **fields: Any) -> Registered:
        """Somebody's earlier ticket, told without the form."""
        return register_ticket(self.desk, Intake(**fields))

    @contextmanager
    def desk_lane_busy(self) -> Iterator[None]:
        """Inside, nothing asked of the desk begins: a job in front waits."""
        with lane_busy(self.background):
            yield

    def end(self) -> None:
        """The program ends: what was asked of the desk is done, nothing is delivered."""
        assert self.background.shutdown(10)

    def place(self, name: str) -> str:
        return self.desk.directory.places.search(name)[0].place.code

    def close(self) -> None:
        for window in self.windows:
            window.close()
            window.deleteLater()
        self.background.shutdown()
        self.changes.close()


@contextmanager
def opened(station: Workstation, clock: FakeClock, qtbot: QtBot) -> Iterator[FormDesk]:
    """A form desk for one test."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply_theme(app, "light")
    desk = FormDesk(station, clock, qtbot)
    yield desk
    desk.close()


@pytest.fixture
def desk(workstation: Workstation, clock: FakeClock, qtbot: QtBot) -> Iterator[FormDesk]:
    with opened(workstation, clock, qtbot) as one:
        yield one
