"""A profile whose people come in with a passphrase, the hands that type it, the desk behind it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from callcenter.desk.change_settings import change_settings
from callcenter.entrance.way_in import Entrance
from callcenter.keys.slots import create_slots, new_keys
from callcenter.settings import Operator
from callcenter.store import numbers
from callcenter.workstation import Workstation
from tests.fakes import FakeClock, FakeKeychain
from tests.keys.people import CHEAP, RINA, TONO
from tests.ui.shell import shell_context
from ui.background import Background
from ui.context import UiContext
from ui.sign_in.seat import Seat
from ui.sign_in.sign_in_window import SignInWindow


class Door:
    """One profile, the keychain of its account, and its window before the desk."""

    def __init__(self, qtbot, profile: Path) -> None:
        self.qtbot, self.profile = qtbot, profile
        self.keychain, self.clock = FakeKeychain(), FakeClock()
        self.background = Background()
        self.windows: list[SignInWindow] = []
        self.entrance = self.new_entrance()

    def new_entrance(self) -> Entrance:
        """The way in as a new start of the application finds it."""
        self.entrance = Entrance(
            self.profile, keychain=self.keychain, clock=self.clock, costs=CHEAP
        )
        return self.entrance

    def give_slots(self) -> None:
        """Rina and Tono have a way in."""
        create_slots(self.profile, self.keychain, new_keys(), [RINA, TONO], self.clock, costs=CHEAP)

    def open(self) -> SignInWindow:
        """The window, once it has looked."""
        window = SignInWindow(self.entrance, self.background)
        self.windows.append(window)
        window.look()
        self.settle()
        return window

    def settle(self) -> None:
        """Wait until the keys' worker has told everything."""
        self.until(lambda: self.background.is_idle)

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait for something to be so."""
        self.qtbot.waitUntil(condition, timeout=10_000)

    def close(self) -> None:
        """Everything ends; a desk that was opened is closed."""
        assert self.background.shutdown(10)
        for window in self.windows:
            if window.station is not None:
                window.station.close()
            window.hide()
            window.deleteLater()
        self.background.deleteLater()


def typed(field, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def press(widget, key=Qt.Key.Key_Return) -> None:
    QTest.keyClick(widget, key)


def try_passphrase(door: Door, window: SignInWindow, text: str) -> None:
    """Type it for the person chosen, and wait for the answer."""
    field = window.sign_in.passphrase.input
    typed(field, text)
    press(field)
    door.settle()


@contextmanager
def desk_of_rina(
    door: Door, prepare: Callable[[Workstation], object] = lambda _station: None
) -> Iterator[UiContext]:
    """Rina has come in; `prepare` changes her desk before anything of it is shown."""
    station = door.entrance.open_desk(door.entrance.enter(RINA.uid, RINA.passphrase))
    prepare(station)
    with shell_context(station, door.entrance) as made:
        yield made
    station.close()


def two_supervisors(station: Workstation) -> None:
    """Rina sits here and watches over the office, as Tono does; the desk has ticket numbers."""
    people = (
        Operator(RINA.uid, RINA.name, "pengawas"),
        Operator(TONO.uid, TONO.name, "pengawas"),
        Operator("op", "Operator Contoh"),
    )
    settings = replace(station.desk.settings, operators=people, operator=RINA.uid)
    change_settings(station.desk, settings)
    with station.desk.store.write() as tx:
        numbers.add_blocks(tx, (417,))


@contextmanager
def shown_seat(qtbot, ctx: UiContext) -> Iterator[Seat]:
    """The seat with its window in front, its status known; gone when it is over."""
    made = Seat(ctx)
    made.window.resize(1366, 768)
    made.window.show()
    made.window.activateWindow()
    qtbot.waitUntil(lambda: made.window.clock.status is not None, timeout=10_000)
    yield made
    made.window.close()
    made.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
