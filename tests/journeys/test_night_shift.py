"""A ticket turns red while nobody looks at it: three desks, one evening, keys alone.

All three desks and the centre share a clock that runs as the wall clock does and can be put ahead,
so that a day passes between two steps.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from callcenter.server.escalate import Escalation
from callcenter.tickets.escalation_moves import Ran
from callcenter.tickets.words import Kind, State
from tests.fakes import START
from tests.journeys.conftest import enrolled, window_on
from tests.journeys.hands import Centre, Hands
from ui.main_window import MainWindow

BOUND_S = 1.0
"""From the instant a limit runs out to the red ticket on another desk's screen."""
LEAD = timedelta(seconds=4)
"""Before that instant everything has settled."""


class GoingClock:
    """The evening of the tests, going on with the real one; `until` puts it ahead."""

    def __init__(self, moment: datetime = START) -> None:
        self._begin = moment
        self._zero = time.monotonic()
        self._ahead = 0.0

    def now(self) -> datetime:
        return self._begin + timedelta(seconds=self.monotonic())

    def monotonic(self) -> float:
        return time.monotonic() - self._zero + self._ahead

    def until(self, moment: datetime) -> None:
        """It is this moment now."""
        self._ahead += (moment - self.now()).total_seconds()


@pytest.fixture(scope="module")
def clock() -> GoingClock:
    return GoingClock()


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory, clock: GoingClock) -> Iterator[Centre]:
    rig = Centre(tmp_path_factory.mktemp("centre"), clock=clock)
    yield rig
    rig.stop()


Turn = Callable[[str], Hands]


@pytest.fixture
def turn_to(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, centre: Centre, clock: GoingClock
) -> Iterator[Turn]:
    """Three desks: an operator, the board on the wall, a supervisor; the hands go to one."""
    assert qapp is not None
    people = {"operator": "operator", "papan": "operator", "pengawas": "pengawas"}
    windows: dict[str, MainWindow] = {}
    with ExitStack() as opened:
        for name, role in people.items():
            who = f"{name.title()} Contoh"
            station = enrolled(tmp_path / name, centre, name, who, clock=clock, role=role)
            windows[name] = opened.enter_context(window_on(station))

        def turn(name: str) -> Hands:
            window = windows[name]
            window.activateWindow()
            qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
            return Hands(qtbot, window, centre)

        yield turn


def story(hands: Hands, number: str) -> list[str]:
    found = hands.centre.find(number)
    assert found is not None
    return found.kinds


def test_a_ticket_turns_red_and_is_brought_home_by_keys_alone(
    turn_to: Turn, centre: Centre, clock: GoingClock, record_property: Callable[..., None]
) -> None:
    operator = turn_to("operator")
    operator.begin("0814-0000-0801", "Contoh Sekar")
    operator.tell("Jembatan kayu lapuk di jalan desa", "gunung sugih", "Gunung Sugih")
    number = without_agency(operator).save().row.number
    wall = turn_to("papan")
    wall.press("Ctrl+9")
    chief = turn_to("pengawas")
    chief.press("Ctrl+2")
    queue, board = chief.find("queue.table").model(), wall.find("board.canvas")
    chief.until(lambda: queue.rowCount() == 1)
    wall.until(lambda: board.board is not None and board.board.open == 1)

    due = queue.row(0).next_due
    clock.until(due - LEAD)
    chief.until(lambda: "hampir" in chief.seen("queue.count.near"))
    took: dict[str, float] = {}

    def red() -> bool:
        late = (clock.now() - due).total_seconds()
        if chief.seen("queue.count.over").startswith("1 lewat"):
            took.setdefault("queue", late)
        if board.board.standing.over == 1:
            took.setdefault("board", late)
        return len(took) == 2

    chief.until(red)
    record_property("red_s", took)
    print(f"red after {took}")
    assert min(took.values()) >= 0
    assert max(took.values()) < BOUND_S
    chief.until(lambda: queue.row(0).level == 2)
    chief.reads("Lewat batas")

    chief.until(lambda: story(chief, number).count(Kind.ESCALATED) == 2)  # near, then over
    assert Escalation(centre.centre).run_due() == Ran()  # the centre would say the same, once
    work_on(chief, number)
    found = centre.find(number)
    assert found is not None
    assert found.ticket.state is State.CLOSED
    assert found.ticket.survey == (4, 3, 3, 4, 4, 3, 4, 4, 3)
    done = [one for one in found.kinds if one != Kind.ESCALATED]
    assert done == [Kind.REGISTERED, Kind.TAKEN, Kind.DISPATCHED, Kind.REMINDED,
                    Kind.FOLLOW_UP_RECORDED, Kind.RESOLVED, Kind.CLOSED, Kind.SURVEYED]  # fmt: skip
    assert board.board.standing.over == 0
    report_on(chief, number)


def without_agency(hands: Hands) -> Hands:
    """Nobody is told yet: each agency that was suggested is switched off by Space."""
    chips = hands.find("form.agencies")
    hands.until(lambda: bool(switched(chips)))
    for name in switched(chips):
        hands.tab_to(name)
        hands.press("Space")
    hands.goes_to()
    return hands


def switched(chips: QWidget) -> list[str]:
    return [one.objectName() for one in chips.findChildren(QAbstractButton) if one.isChecked()]


def work_on(hands: Hands, number: str) -> None:
    """Taken in the queue, dispatched at the ticket, reminded, answered, done, closed, asked."""

    def has(kind: Kind) -> None:
        hands.until_or(lambda: kind in story(hands, number), hands.words_on_screen)

    hands.press("A")
    has(Kind.TAKEN)
    hands.press("Return")
    hands.until(lambda: number in hands.seen("ticket.number"))
    hands.tab_to("ticket.action.dispatch")
    hands.press("Space")
    hands.until(lambda: hands.focus() == "agency_picker.line")
    hands.type("bina marga")
    hands.press("Return")
    hands.press("Ctrl+Return")
    has(Kind.DISPATCHED)
    hands.press("Ctrl+2")
    hands.until(lambda: hands.find("queue.table").model().rowCount() == 1)
    hands.press("R")
    hands.reads("Catat sudah diingatkan")
    hands.press("Ctrl+Return")
    has(Kind.REMINDED)
    hands.press("J")
    hands.reads("Isi jawaban OPD")
    hands.type("sudah dipasang papan baru")
    hands.press("Ctrl+Return")
    has(Kind.FOLLOW_UP_RECORDED)
    hands.press("D")
    hands.reads("Selesaikan")
    hands.type("jembatan sudah diperbaiki")
    hands.press("Ctrl+Return")
    has(Kind.RESOLVED)
    hands.press("Ctrl+K")
    hands.type(number)
    hands.until(lambda: hands.find("search.results").model().rowCount() > 0)
    hands.press("Return")
    hands.until(lambda: number in hands.seen("ticket.number"))
    hands.tab_to("ticket.action.close")
    hands.press("Space")
    hands.reads("Alasan ditutup")
    hands.type("pelapor sudah dikabari")
    hands.press("Ctrl+Return")
    has(Kind.CLOSED)
    hands.tab_to("ticket.action.survey")
    hands.press("Space")
    hands.until(lambda: hands.focus() == "composer.scores")
    hands.type("433443443")
    hands.tab_to("radio_content")
    hands.press("Space")
    hands.press("Ctrl+Return")
    has(Kind.SURVEYED)


def report_on(hands: Hands, number: str) -> None:
    """“Laporan” read by keys: the ticket, its OPD, the ticket behind that figure, the survey."""
    hands.press("Ctrl+0")
    hands.until_or(lambda: "Masuk, 1" in hands.seen("reports.tile.all"), hands.words_on_screen)
    hands.until(lambda: hands.focus() == "reports.table")
    hands.tab_to("reports.tabs", "Shift+Tab")
    hands.press("Right")
    hands.tab_to("reports.table")
    assert table_line(0) == ["Dinas Bina Marga dan Bina Konstruksi", "1", "1", "1", "100,0 %"]
    hands.press("Return")
    hands.until(lambda: hands.focus() == "reports.behind_table")
    hands.reads("1 tiket")
    assert table_line(0)[0] == number
    hands.press("Return")
    hands.until(lambda: number in hands.seen("ticket.number"))
    hands.press("Ctrl+0")
    hands.until(lambda: hands.focus() == "reports.behind_table")
    hands.press("Esc")
    hands.tab_to("reports.tabs", "Shift+Tab")
    hands.press("Right", 6)
    hands.tab_to("reports.satisfaction")
    assert table_line(0)[:4] == ["Seluruhnya", "1", "88,89", "A"]


def table_line(at: int) -> list[str]:
    """The first cells of a line of the table that has the keys."""
    table = QApplication.focusWidget()
    assert isinstance(table, QAbstractItemView)
    return [str(table.model().index(at, column).data()) for column in range(5)]
