"""Three people and one desk, by keyboard alone: the first start, a colleague, a change of shift."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from callcenter.entrance.way_in import Entrance
from callcenter.workstation import Workstation
from tests.fakes import FakeKeychain
from tests.journeys.hands import Centre, Hands, words_on_screen
from tests.keys.people import CHEAP
from ui import theme
from ui.application import build_context
from ui.background import Background
from ui.sign_in.seat import Seat
from ui.sign_in.sign_in_window import SignInWindow

FIRST, SECOND = "Contoh Wulan", "Contoh Yanto"
WORDS = {FIRST: "bamu tiro keda solu", SECOND: "kuda naik becak pelan"}
STORY = "Motor saya dicuri tadi malam dari depan rumah"
PHONE = "0816-0000-0711"


class Shift:
    """The desk as a start of the application opens it, and whoever comes in."""

    def __init__(self, qtbot: QtBot, centre: Centre, profile: Path, keychain: FakeKeychain) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply_theme(app, "light")
        self.qtbot, self.centre = qtbot, centre
        self.background = Background()
        self.entrance = Entrance(profile, keychain=keychain, costs=CHEAP)
        self.entry = SignInWindow(self.entrance, self.background)
        self.entry.look()
        self.seat: Seat | None = None
        self.hands = self._hands(self.entry)

    def _hands(self, window: QWidget) -> Hands:
        self.qtbot.waitUntil(window.isVisible, timeout=20_000)
        window.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is window, timeout=20_000)
        return Hands(self.qtbot, window, self.centre)

    def come_in(self) -> Hands:
        """The desk is open: hands on its window."""
        self.qtbot.waitUntil(lambda: self.entry.station is not None, timeout=20_000)
        self.ctx = build_context(self.station, self.background, self.entrance)
        self.entry.hide()
        self.seat = Seat(self.ctx)
        self.seat.window.resize(1366, 768)
        self.seat.window.show()
        return self._hands(self.seat.window)

    def other_window(self, before: Hands) -> Hands:
        """Somebody else sits here now: hands on their window."""
        seat = self.seat
        assert seat is not None
        self.qtbot.waitUntil(lambda: seat.window is not before.window, timeout=20_000)
        return self._hands(seat.window)

    @property
    def station(self) -> Workstation:
        assert self.entry.station is not None
        return self.entry.station

    def end(self) -> None:
        assert self.seat is not None
        self.seat.window.close()
        self.ctx.changes.close()
        assert self.background.shutdown(30)
        for one in (self.seat.window, self.entry, self.ctx.call, self.ctx.changes, self.background):
            one.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.station.close()


@pytest.fixture
def keychain() -> FakeKeychain:
    return FakeKeychain()


@pytest.fixture
def shift(qtbot: QtBot, centre: Centre, tmp_path: Path, keychain: FakeKeychain) -> Iterator[Shift]:
    made = Shift(qtbot, centre, tmp_path / "profile", keychain)
    yield made
    made.end()


def add_colleague(hands: Hands) -> None:
    """The settings page: a colleague types a passphrase, the supervisor signs."""
    hands.tab_to("settings.sections")
    hands.press("Down")
    hands.reads("Petugas yang bisa masuk")
    hands.fill("keys.by_passphrase", WORDS[FIRST])
    hands.fill("keys.name", SECOND)
    hands.fill("keys.new.passphrase", WORDS[SECOND])
    hands.fill("keys.new.again", WORDS[SECOND])
    hands.tab_to("keys.add")
    hands.press("Space")
    hands.reads(f"{SECOND} bisa masuk")


def change_over(shift: Shift, hands: Hands, who: str, key: str) -> Hands:
    """From the cover, somebody else comes in."""
    hands.tab_to("lock.other")
    hands.press("Space")
    hands.reads(who)
    hands.tab_to("sign_in.passphrase")
    hands.press(key)
    hands.type(WORDS[who])
    hands.press("Return")
    return shift.other_window(hands)


def test_a_first_start_a_colleague_and_a_change_of_shift(
    shift: Shift, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    hands = shift.hands
    hands.reads("Selamat datang di meja ini")
    hands.fill("first.name", FIRST)
    hands.press("Return")
    hands.type(WORDS[FIRST])
    hands.press("Return")
    hands.type(WORDS[FIRST])
    hands.press("Return")
    hands = shift.come_in()
    hands.reads("Belum dihubungkan ke server", f"Yang bertugas sekarang: {FIRST}")
    shift.station.sync.enrol(shift.centre.url, shift.centre.code(), "Meja uji")
    hands.press("Ctrl+1")
    hands.begin(PHONE, "Contoh Tuti")
    hands.tell(STORY)
    hands.press("Ctrl+Alt+L")
    hands.reads("Selesaikan telepon dahulu")
    shift.ctx.call.hang_up()
    shift.seat.window.show_screen("settings")  # type: ignore[union-attr]
    add_colleague(hands)
    hands.press("Ctrl+Alt+L")
    hands.reads("Meja terkunci", FIRST)
    assert STORY not in "\n".join(words_on_screen())
    assert PHONE not in "\n".join(words_on_screen())
    theirs = change_over(shift, hands, SECOND, "Down")
    theirs.until(lambda: theirs.seen("strip.operator") != "")
    assert SECOND in theirs.seen("strip.operator")
    theirs.press("Ctrl+1")
    theirs.reads("Apa yang terjadi?")
    assert STORY not in "\n".join(words_on_screen())
    theirs.press("Ctrl+Alt+L")
    theirs.reads("Meja terkunci")
    back = change_over(shift, theirs, FIRST, "Up")
    back.press("Ctrl+1")
    back.until(lambda: STORY in back.seen("form.description"))
    said = caplog.text + "".join(one.windowTitle() for one in QApplication.topLevelWidgets())
    for secret in (*WORDS, *WORDS.values(), STORY, PHONE, "Contoh Tuti"):
        assert secret not in said
