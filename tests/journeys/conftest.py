"""A real centre, a real enrolled desk, a real window, and hands on its keyboard."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callcenter.clock import Clock
from callcenter.desk.change_settings import change_settings
from callcenter.settings import Operator
from callcenter.workstation import Workstation, open_workstation
from tests.fakes import FakeKeychain
from tests.journeys.hands import PATIENCE_MS, Centre, Hands
from tests.journeys.silence import listening
from ui import theme
from ui.application import build_context
from ui.background import Background
from ui.main_window import MainWindow, build_window

Opener = Callable[..., MainWindow]


def enrolled(
    profile: Path,
    centre: Centre,
    name: str,
    operator: str,
    *,
    clock: Clock | None = None,
    role: str = "operator",
) -> Workstation:
    """A desk of its own, known at the centre, with number blocks and somebody seated."""
    station = open_workstation(profile, keychain=FakeKeychain(), clock=clock)
    person = Operator(name, operator, role)
    seated = replace(station.desk.settings, theme="light", operators=(person,), operator=name)
    change_settings(station.desk, seated)
    station.sync.enrol(centre.url, centre.code(), name)
    station.sync.run_once()
    return station


@contextmanager
def window_on(station: Workstation) -> Iterator[MainWindow]:
    """The whole window over a desk; both are closed at the end as the application would.

    Unlike the application the process goes on: what has timers is deleted here, on its own thread,
    before a garbage collection on the server's thread could do it.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply_theme(app, "light")
    background = Background()
    ctx = build_context(station, background)
    window = build_window(ctx)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    yield window
    window.close()
    ctx.changes.close()
    assert background.shutdown(30)
    for one in (window, ctx.call, ctx.changes, background):
        one.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    station.close()


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    """The central server of this module's journeys."""
    rig = Centre(tmp_path_factory.mktemp("centre"))
    yield rig
    rig.stop()


@pytest.fixture(scope="module")
def open_window(
    qapp: QApplication, centre: Centre, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Opener]:
    """Opens further desks with a window each."""
    assert qapp is not None
    with ExitStack() as opened:

        def make(name: str, operator: str) -> MainWindow:
            station = enrolled(tmp_path_factory.mktemp("desk"), centre, name, operator)
            return opened.enter_context(window_on(station))

        yield make


@pytest.fixture(scope="module")
def window(open_window: Opener) -> MainWindow:
    """The desk of this module's journeys; each journey brings its own caller and matter."""
    return open_window("Meja 1", "Operator Contoh")


@pytest.fixture(autouse=True)
def silence(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No journey with a window lets what was typed about a person into a title, a note or a log."""
    if "qapp" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("qapp")
    typing = Hands.type
    with listening() as heard:

        def type_and_note(hands: Hands, text: str) -> None:
            heard.note(hands.focus(), text)
            typing(hands, text)

        monkeypatch.setattr(Hands, "type", type_and_note)
        yield
    assert heard.leaks() == []


@pytest.fixture
def hands(qtbot: QtBot, window: MainWindow, centre: Centre) -> Hands:
    """Hands on the first desk's keyboard."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: window.clock.status is not None, timeout=PATIENCE_MS)
    return Hands(qtbot, window, centre)
