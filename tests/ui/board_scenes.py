"""“Papan”: an office nobody called yet, a busy one, without the centre, and on the wall."""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from callcenter.desk.shift_duty import sign_on
from callcenter.protocol.presence import DeskPresence
from callcenter.sync.presence import Heard
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
    sign_on(stage.desk)
    stage.ctx.sync.presence.heard = Heard(_desks(stage), stage.clock.now())
    screen = stage.screen("board")
    status = stage.window.clock.status
    assert status is not None
    now = stage.clock.now()
    screen.show_status(replace(status, state=LinkState.ONLINE, last_ok=now))
    screen.read()
    stage.settle()
    yield stage.window
    screen.show_status(
        replace(status, state=LinkState.OFFLINE, last_ok=now - timedelta(minutes=37))
    )
    stage.settle()
    yield stage.window
    screen.open_wall()
    stage.settle()
    screen.wall.resize(stage.window.size())
    stage.settle()
    yield screen.wall


def _desks(stage: Stage) -> tuple[DeskPresence, ...]:
    """One at work, one with work that waits, one that is silent, and a long name."""
    now = stage.clock.now()
    told = (
        ("Meja 2", "Contoh Sari", 0, 0),
        ("Meja 3", "Contoh Budi", 14, 5),
        ("Meja 4", "Contoh Tini", 3, 4_000),
        ("Meja Posko Terpadu Kabupaten", "", 0, 90_000),
        ("Meja 6", "Contoh Umar", 0, 1),
        ("Meja 7", "Contoh Wati", 0, 1),
    )
    return tuple(
        DeskPresence(
            client_id=desk, desk=desk, name=name, unsent=unsent,
            oldest=now - timedelta(minutes=unsent) if unsent else None,
            seen=now - timedelta(seconds=silent),
        )
        for desk, name, unsent, silent in told
    )  # fmt: skip


EMPTY: Mapping[str, Callable[[Stage], QWidget | Iterator[QWidget]]] = {"board": quiet}
FULL: Mapping[str, Callable[[Stage], QWidget | Iterator[QWidget]]] = {
    "board": quiet,
    "board-busy": busy,
}
