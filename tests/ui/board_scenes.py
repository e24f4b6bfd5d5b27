"""“Papan”: an office nobody called yet, a busy one, without the centre, and on the wall."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from callcenter.sync.status import LinkState
from tests.reports.many import fill
from tests.ui.stage import Stage


def quiet(stage: Stage) -> QWidget:
    """As the desk stands: few tickets, or none."""
    stage.screen("board")
    return stage.window


def busy(stage: Stage) -> Iterator[QWidget]:
    """Years of work behind it; linked, then without the centre, then on the wall."""
    fill(stage.desk.store, 20_000)
    screen = stage.screen("board")
    status = stage.window.clock.status
    assert status is not None
    now = stage.clock.now()
    screen.show_status(replace(status, state=LinkState.ONLINE, last_ok=now))
    screen.read()
    stage.settle()
    yield stage.window
    screen.show_status(replace(status, state=LinkState.OFFLINE, last_ok=now - timedelta(minutes=37)))
    stage.settle()
    yield stage.window
    screen.open_wall()
    stage.settle()
    screen.wall.resize(stage.window.size())
    stage.settle()
    yield screen.wall


EMPTY: Mapping[str, Callable[[Stage], QWidget | Iterator[QWidget]]] = {"board": quiet}
FULL: Mapping[str, Callable[[Stage], QWidget | Iterator[QWidget]]] = {
    "board": quiet,
    "board-busy": busy,
}
