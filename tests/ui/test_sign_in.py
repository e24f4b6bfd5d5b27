"""The window before the desk: the first way in, names, passphrases, waits, what is broken."""

import time
from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from callcenter.desk.change_settings import add_operator
from callcenter.desk.read_ticket import find_number
from callcenter.desk.register_ticket import register_ticket
from callcenter.entrance.way_in import Entrance
from callcenter.errors import DeviceSecretMissing, KeychainMissing, KeyMissing, StoreMissing
from callcenter.keys.data_key import data_key_name, profile_id
from callcenter.keys.keychain import SystemKeychain, open_keychain
from callcenter.keys.recovery import open_recovery
from callcenter.keys.slot_crypto import COSTS
from callcenter.keys.slot_file import BACKUP, KEYSLOTS
from callcenter.keys.slots import create_slots, new_keys
from callcenter.settings import load_settings
from callcenter.store import numbers
from callcenter.tickets.intake import Intake
from callcenter.workstation import open_workstation
from tests.fakes import FakeClock, FakeKeychain
from tests.keys.people import RINA, TONO
from tests.store.keychain_backends import Refusing
from tests.store.old_file import set_back
from tests.ui.entering import Door
from ui.application import run_desk
from ui.main_window import MainWindow
from ui.sign_in.sign_in_window import SignInWindow
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


NEW = "pisang goreng pagi ini"


@pytest.fixture
def door(qtbot, tmp_path):
    made = Door(qtbot, tmp_path / "profile")
    yield made
    made.close()


def typed(field, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def press(widget, key=Qt.Key.Key_Return) -> None:
    QTest.keyClick(widget, key)


def try_passphrase(door, window, text: str) -> None:
    field = window.sign_in.passphrase.input
    typed(field, text)
    press(field)
    door.settle()


def test_a_new_profile_gets_its_first_person_by_keyboard_and_the_desk_opens(door):
    window = door.open()
    assert window.first.isVisible()
    assert QApplication.focusWidget() is window.first.name.input
    typed(window.first.name.input, "Operator Contoh")
    press(window.first.name.input)
    typed(window.first.passphrase.first.input, NEW)
    press(window.first.passphrase.first.input)
    assert not (door.profile / KEYSLOTS).exists()
    typed(window.first.passphrase.again.input, NEW)
    press(window.first.passphrase.again.input)
    door.until(lambda: window.station is not None)
    desk = window.station.desk
    assert desk.operator.name == "Operator Contoh"
    assert desk.operator.role == "pengawas"
    assert list(door.keychain.kept) == [f"device-secret-{profile_id(door.profile)}"]
    assert NEW not in window.first.passphrase.first.input.text()


@pytest.mark.parametrize(
    ("typed_in", "field", "said"),
    [
        (("", NEW, NEW), "first.name", "Nama masih kosong."),
        (("Contoh", "pendek", "pendek"), "first.passphrase", "paling sedikit 10"),
        (("Contoh", "", ""), "first.passphrase", "paling sedikit 10"),
        (("Contoh", NEW, NEW + "x"), "first.again", "Belum sama"),
        (
            ("Operator Contoh", "operator contoh", "operator contoh"),
            "first.passphrase",
            "Nama send",
        ),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_made(door, typed_in, field, said):
    name, first, again = typed_in
    window = door.open()
    window.first.name.input.setText(name)
    window.first.passphrase.first.input.setText(first)
    window.first.passphrase.again.input.setText(again)
    window.first.go_button.click()
    door.settle()
    wrong = window.findChild(QWidget, field)
    assert said in wrong.accessibleDescription()
    assert QApplication.focusWidget() is wrong
    assert not (door.profile / KEYSLOTS).exists()
    assert window.station is None
    assert window.first.go_button.isEnabled()


def test_a_made_passphrase_is_readable_and_a_made_recovery_key_opens(door):
    window = door.open()
    window.first.name.input.setText("Operator Contoh")
    window.first.passphrase.words_button.click()
    words = window.first.passphrase.first.input.text()
    assert len(words.split()) == 5
    assert window.first.passphrase.first.input.echoMode() == window.first.name.input.echoMode()
    window.first.recovery.make_button.click()
    door.settle()
    private = window.first.recovery.private.text()
    assert window.first.recovery.private.isVisible()
    window.first.go_button.click()
    door.settle()
    assert window.station is None
    assert QApplication.focusWidget() is window.first.recovery.written
    window.first.recovery.written.setChecked(True)
    window.first.go_button.click()
    door.until(lambda: window.station is not None)
    assert window.first.recovery.private.text() == ""
    assert open_recovery(door.profile, private).dek == door.entrance.opened.dek


def test_a_recovery_key_that_is_mistyped_is_told_at_its_line(door):
    window = door.open()
    window.first.name.input.setText("Operator Contoh")
    window.first.passphrase.take(NEW)
    window.first.recovery.public.input.setText("ABCD-EFGH")
    window.first.go_button.click()
    door.settle()
    assert "14 kelompok" in window.first.recovery.public.error()
    assert not (door.profile / KEYSLOTS).exists()


def test_a_profile_of_before_keeps_its_tickets_and_its_person(door):
    station = open_workstation(door.profile, keychain=door.keychain, clock=door.clock)
    before = add_operator(station.desk, "Operator Lama")
    with station.desk.store.write() as tx:
        numbers.add_blocks(tx, (417,))
    made = register_ticket(station.desk, Intake(description="Jalan putus", category="perairan"))
    files_key = station.desk.attachments_key
    station.close()
    window = door.open()
    assert window.first.isVisible()
    assert window.first.name.input.text() == "Operator Lama"
    assert "utuh" in window.first.why.text()
    window.first.passphrase.take(NEW)
    window.first.go_button.click()
    door.until(lambda: window.station is not None)
    desk = window.station.desk
    assert desk.operator == before
    assert desk.attachments_key == files_key
    assert find_number(desk, made.number) == made.ticket_id
    assert data_key_name(profile_id(door.profile)) not in door.keychain.kept


def test_somebody_comes_in_and_sits_there(door):
    door.give_slots()
    window = door.open()
    field = window.sign_in.passphrase.input
    assert QApplication.focusWidget() is field
    assert window.sign_in.people.current_key() == RINA.uid
    press(field, Qt.Key.Key_Down)
    assert window.sign_in.people.current_key() == TONO.uid
    try_passphrase(door, window, TONO.passphrase)
    door.until(lambda: window.station is not None)
    assert window.station.desk.operator.uid == TONO.uid
    assert load_settings(door.profile)[0].operator == TONO.uid
    assert field.text() == ""
    window.station.close()
    window.station = None
    again = door.open()
    assert again.sign_in.people.current_key() == TONO.uid


def test_a_wrong_passphrase_is_told_in_words_and_typed_again(door):
    door.give_slots()
    window = door.open()
    try_passphrase(door, window, TONO.passphrase)
    assert window.sign_in.passphrase.error() == "Nama atau kata sandi tidak cocok."
    assert "Caps Lock" in window.sign_in.banner.accessibleName()
    assert QApplication.focusWidget() is window.sign_in.passphrase.input
    assert window.station is None
    try_passphrase(door, window, RINA.passphrase)
    door.until(lambda: window.station is not None)


def test_six_wrong_ones_wait_over_a_restart_and_only_for_that_person(door):
    door.give_slots()
    window = door.open()
    for _ in range(5):
        try_passphrase(door, window, "bukan kata sandinya")
    assert "1:00" in window.sign_in.banner.accessibleName()
    assert not window.sign_in.enter_button.isEnabled()
    door.new_entrance()
    again = door.open()
    assert "Coba lagi dalam 1:00" in again.sign_in.banner.accessibleName()
    try_passphrase(door, again, RINA.passphrase)
    assert again.station is None
    press(again.sign_in.passphrase.input, Qt.Key.Key_Down)
    door.settle()
    assert again.sign_in.enter_button.isEnabled()
    press(again.sign_in.passphrase.input, Qt.Key.Key_Up)
    door.settle()
    assert not again.sign_in.enter_button.isEnabled()
    door.clock.advance(seconds=61)
    door.until(again.sign_in.enter_button.isEnabled)
    assert not again.sign_in.banner.isVisible()
    try_passphrase(door, again, RINA.passphrase)
    door.until(lambda: again.station is not None)


def test_damaged_slots_with_a_whole_copy_are_mended_by_a_person(door):
    door.give_slots()
    slots = door.profile / KEYSLOTS
    slots.with_name(BACKUP).write_bytes(slots.read_bytes())
    slots.write_bytes(slots.read_bytes()[:-40])
    window = door.open()
    assert window.copy.isVisible()
    assert QApplication.focusWidget() is window.copy.leave_button
    window.copy.go_button.click()
    door.until(window.sign_in.isVisible)
    try_passphrase(door, window, RINA.passphrase)
    door.until(lambda: window.station is not None)
    assert window.fault is None


def test_a_copied_folder_and_a_lost_key_end_with_a_fault_and_make_nothing(door):
    door.give_slots()
    there = sorted(one.name for one in door.profile.iterdir())
    stranger = Door(door.qtbot, door.profile)
    window = stranger.open()
    assert isinstance(window.fault, DeviceSecretMissing)
    assert not window.isVisible()
    stranger.close()
    assert sorted(one.name for one in door.profile.iterdir()) == there
    try_passphrase(door, door.open(), RINA.passphrase)


def test_a_database_without_any_way_in_and_one_that_is_gone_are_told(door):
    door.profile.mkdir()
    (door.profile / "desk.db").write_bytes(b"locked")
    assert isinstance(door.open().fault, KeyMissing)
    (door.profile / "desk.db").unlink()
    (door.profile / "desk.made").touch()
    assert isinstance(door.open().fault, StoreMissing)
    assert door.keychain.kept == {}


def test_without_a_safe_keychain_nothing_is_made(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(open_keychain, "__defaults__", ((),))
    door = Door(qtbot, tmp_path / "profile")
    door.entrance._given = None
    assert isinstance(door.open().fault, KeychainMissing)
    assert not door.profile.exists()
    door.close()


def test_a_keychain_that_locks_itself_is_told_and_no_passphrase_is_asked(qtbot, tmp_path):
    door = Door(qtbot, tmp_path / "profile")
    door.give_slots()
    label = "keyring.backends.SecretService.Keyring"
    door.entrance = Entrance(door.profile, keychain=SystemKeychain(Refusing(), label))
    window = door.open()
    assert isinstance(window.fault, KeychainMissing)
    assert window.fault.found == (label,)
    assert not window.sign_in.isVisible()
    door.close()


def test_an_upgrade_is_told_and_stopped_by_keyboard_and_done_at_the_next_sign_in(door, monkeypatch):
    monkeypatch.setattr("callcenter.store.upgrade._STEPS", 1)
    door.give_slots()
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


def test_closing_the_window_ends_without_a_desk(door, qapp):
    watch = QTimer(interval=20)

    def close_it() -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, SignInWindow) and widget.isVisible():
                widget.close()

    watch.timeout.connect(close_it)
    watch.start()
    assert run_desk(door.entrance, qapp) == 0
    watch.stop()
    assert not (door.profile / "desk.db").exists()


def test_the_desk_opens_behind_the_person_and_ends(door, qapp):
    door.give_slots()
    seen: list[str] = []
    watch = QTimer(interval=20)

    def step() -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, SignInWindow) and widget.sign_in.isVisible():
                widget.sign_in.passphrase.input.setText(RINA.passphrase)
                widget.sign_in.enter()
            elif isinstance(widget, MainWindow) and widget.isVisible() and widget.clock.status:
                seen.append(widget.strip.operator.accessibleName())
                widget.close()

    watch.timeout.connect(step)
    watch.start()
    assert run_desk(door.entrance, qapp) == 0
    watch.stop()
    assert "Contoh Rina" in seen[0]


def test_coming_in_takes_less_than_a_second_at_the_stated_cost(tmp_path):
    keychain, clock = FakeKeychain(), FakeClock()
    create_slots(tmp_path, keychain, new_keys(), [RINA], clock, costs=COSTS)
    entrance = Entrance(tmp_path, keychain=keychain, clock=clock)
    entrance.look()
    spent = []
    while len(spent) < 5 and min(spent, default=1.0) >= 1.0:
        began = time.perf_counter()
        entrance.enter(RINA.uid, RINA.passphrase)
        spent.append(time.perf_counter() - began)
    assert min(spent) < 1.0, spent
