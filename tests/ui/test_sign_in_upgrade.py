"""An upgrade behind the window before the desk: told, stopped by keyboard, done the next time."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from callcenter.desk.read_ticket import find_number
from callcenter.desk.register_ticket import register_ticket
from callcenter.entrance.way_in import Entrance
from callcenter.store import numbers
from callcenter.tickets.intake import Intake
from tests.keys.people import RINA
from tests.store.old_file import set_back
from tests.ui.entering import Door, press, try_passphrase, typed
from ui.start.waiting_panel import WaitingPanel


class Held(Entrance):
    """An upgrade that waits at its third step, as a long one would, until `gate` opens."""

    def __init__(self, door: Door) -> None:
        super().__init__(door.profile, keychain=door.keychain, clock=door.clock)
        self.gate = Event()

    def open_desk(self, opened, progress=None, stop=None):
        def tell(step: str) -> None:
            progress(step)
            if step == "upgrade 3/14":
                assert self.gate.wait(10)

        return super().open_desk(opened, tell, stop)


def test_an_upgrade_is_told_and_stopped_by_keyboard_and_done_at_the_next_sign_in(door, monkeypatch):
    monkeypatch.setattr("callcenter.store.upgrade._STEPS", 1)
    station = door.entrance.open_desk(door.entrance.enter(RINA.uid, RINA.passphrase))
    with station.desk.store.write() as tx:
        numbers.add_blocks(tx, (417,))
    made = register_ticket(station.desk, Intake(description="Jalan putus", category="perairan"))
    set_back(station.desk.store)
    station.close()
    before = (door.profile / "desk.db").read_bytes()
    door.entrance = held = Held(door)
    window = door.open()
    waiting = window.waiting
    assert waiting.stop_button.isHidden()
    typed(window.sign_in.passphrase.input, RINA.passphrase)
    press(window.sign_in.passphrase.input)
    door.until(lambda: waiting.step.text().endswith("langkah 3 dari 14"))
    assert (waiting.bar.value(), waiting.bar.maximum()) == (2, 14)
    assert QApplication.focusWidget() is waiting
    press(waiting)
    window.close()
    assert window.isVisible()
    assert not waiting.is_stopped()
    hands = 0
    while QApplication.focusWidget() is not waiting.stop_button and hands < 3:
        press(QApplication.focusWidget(), Qt.Key.Key_Tab)
        hands += 1
    press(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert waiting.stop_button.label() == "Menghentikan…"
    held.gate.set()
    door.until(window.sign_in.isVisible)
    assert waiting.stop_button.isHidden()
    assert "tidak ada yang hilang" in window.sign_in.banner.accessibleName()
    assert QApplication.focusWidget() is window.sign_in.passphrase.input
    assert (door.profile / "desk.db").read_bytes() == before
    try_passphrase(door, window, RINA.passphrase)
    door.until(lambda: window.station is not None)
    assert find_number(window.station.desk, made.number) == made.ticket_id
    assert not waiting.is_stopped()


@pytest.mark.parametrize(
    ("step", "said", "done", "of"),
    [
        ("copy", "Menyalin data lama sebagai cadangan…", 0, 0),
        ("upgrade", "Menyesuaikan data dengan versi baru…", 0, 0),
        ("upgrade 3/14", "Menyesuaikan data dengan versi baru: langkah 3 dari 14", 2, 14),
        ("words 400/20000", "Menyusun indeks pencarian: 400 dari 20.000 tiket", 400, 20_000),
    ],
)
def test_a_step_is_told_in_words_and_counted_in_the_bar(qtbot, step, said, done, of):
    panel = WaitingPanel()
    qtbot.addWidget(panel)
    panel.show_step(step)
    assert panel.step.text() == panel.bar.accessibleDescription() == said
    assert (max(0, panel.bar.value()), panel.bar.maximum()) == (done, of)
