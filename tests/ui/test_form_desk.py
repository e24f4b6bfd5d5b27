"""The form on a real desk: how the tests of the form open it, and that it opens ready to type."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
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


class FormDesk:
    """A form in a window of the size it has in the product, and the desk behind it."""

    def __init__(self, station: Workstation, clock: FakeClock, qtbot: QtBot) -> None:
        self.desk: Desk = station.desk
        self.qtbot = qtbot
        self.background = Background()
        self.changes = ChangeBridge(self.desk.changes)
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


def test_an_empty_form_waits_for_the_number(desk: FormDesk) -> None:
    desk.form.focus_first()
    assert focused() is desk.find("phone")
    assert not desk.form.is_dirty


def test_tab_follows_the_order_of_speech(desk: FormDesk) -> None:
    desk.type("description", ROAD)
    desk.settle()
    desk.find("phone").setFocus()
    seen = []
    for _ in range(40):
        here = focused()
        seen.append(here.objectName().removeprefix("form."))
        QTest.keyClick(here, Qt.Key.Key_Tab)
    wanted = [
        "phone", "name", "on_behalf_of", "description", "category", "classification",
        "agency_bmbk", "agency_more", "place", "landmark", "answer_status_jalan",
        "answer_sejak_kapan", "answer_bahaya", "attach", "save", "save_next", "outside_open",
    ]  # fmt: skip
    assert [name for name in seen if name in wanted][: len(wanted)] == wanted
    urgency = next(name for name in seen if name.startswith("radio_"))
    assert seen.index("attach") < seen.index(urgency) < seen.index("save")


def test_nothing_interactive_is_without_a_name(desk: FormDesk) -> None:
    desk.type("description", ROAD)
    desk.settle()
    stops = [*desk.form.body.tab_stops(), *desk.form.side.tab_stops()]
    nameless = [type(one).__name__ for one in stops if not one.objectName()]
    unspoken = [one.objectName() for one in stops if not one.accessibleName()]
    assert nameless == []
    assert unspoken == []


def test_the_form_fits_without_scrolling(desk: FormDesk) -> None:
    desk.form.start_call(NUMBER)
    desk.type("description", ROAD)
    desk.settle()
    assert desk.form.body.area.verticalScrollBar().maximum() == 0
    desk.find("urgency").select("darurat")
    desk.form.live.show_emergency()
    desk.settle()
    assert not desk.form.body.emergency.isHidden()
    assert desk.form.body.area.verticalScrollBar().maximum() == 0
    assert desk.form.height() == 720
