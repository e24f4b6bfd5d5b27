"""The window before the desk where nobody has a way in yet: the first person, and what is wrong."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from callcenter.desk.change_settings import add_operator
from callcenter.desk.read_ticket import find_number
from callcenter.desk.register_ticket import register_ticket
from callcenter.keys.data_key import data_key_name, profile_id
from callcenter.keys.recovery import open_recovery
from callcenter.keys.slot_file import KEYSLOTS
from callcenter.store import numbers
from callcenter.tickets.intake import Intake
from callcenter.workstation import open_workstation
from tests.ui.entering import press, typed

NEW = "pisang goreng pagi ini"


def test_a_new_profile_gets_its_first_person_by_keyboard_and_the_desk_opens(new_door):
    window = new_door.open()
    assert window.first.isVisible()
    assert QApplication.focusWidget() is window.first.name.input
    typed(window.first.name.input, "Operator Contoh")
    press(window.first.name.input)
    typed(window.first.passphrase.first.input, NEW)
    press(window.first.passphrase.first.input)
    assert not (new_door.profile / KEYSLOTS).exists()
    typed(window.first.passphrase.again.input, NEW)
    press(window.first.passphrase.again.input)
    new_door.until(lambda: window.station is not None)
    desk = window.station.desk
    assert desk.operator.name == "Operator Contoh"
    assert desk.operator.role == "pengawas"
    assert list(new_door.keychain.kept) == [f"device-secret-{profile_id(new_door.profile)}"]
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
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_made(new_door, typed_in, field, said):
    name, first, again = typed_in
    window = new_door.open()
    window.first.name.input.setText(name)
    window.first.passphrase.first.input.setText(first)
    window.first.passphrase.again.input.setText(again)
    window.first.go_button.click()
    new_door.settle()
    wrong = window.findChild(QWidget, field)
    assert said in wrong.accessibleDescription()
    assert QApplication.focusWidget() is wrong
    assert not (new_door.profile / KEYSLOTS).exists()
    assert window.station is None
    assert window.first.go_button.isEnabled()


def test_a_made_passphrase_is_readable_and_a_made_recovery_key_opens(new_door):
    window = new_door.open()
    window.first.name.input.setText("Operator Contoh")
    window.first.passphrase.words_button.click()
    words = window.first.passphrase.first.input.text()
    assert len(words.split()) == 5
    assert window.first.passphrase.first.input.echoMode() == window.first.name.input.echoMode()
    window.first.recovery.make_button.click()
    new_door.settle()
    private = window.first.recovery.private.text()
    assert window.first.recovery.private.isVisible()
    window.first.go_button.click()
    new_door.settle()
    assert window.station is None
    assert QApplication.focusWidget() is window.first.recovery.written
    window.first.recovery.written.setChecked(True)
    window.first.go_button.click()
    new_door.until(lambda: window.station is not None)
    assert window.first.recovery.private.text() == ""
    assert open_recovery(new_door.profile, private).dek == new_door.entrance.opened.dek


def test_a_recovery_key_that_is_mistyped_is_told_at_its_line(new_door):
    window = new_door.open()
    window.first.name.input.setText("Operator Contoh")
    window.first.passphrase.take(NEW)
    window.first.recovery.public.input.setText("ABCD-EFGH")
    window.first.go_button.click()
    new_door.settle()
    assert "14 kelompok" in window.first.recovery.public.error()
    assert not (new_door.profile / KEYSLOTS).exists()


def test_a_profile_of_before_keeps_its_tickets_and_its_person(new_door):
    station = open_workstation(new_door.profile, keychain=new_door.keychain, clock=new_door.clock)
    before = add_operator(station.desk, "Operator Lama")
    with station.desk.store.write() as tx:
        numbers.add_blocks(tx, (417,))
    made = register_ticket(station.desk, Intake(description="Jalan putus", category="perairan"))
    files_key = station.desk.attachments_key
    station.close()
    window = new_door.open()
    assert window.first.isVisible()
    assert window.first.name.input.text() == "Operator Lama"
    assert "utuh" in window.first.why.text()
    window.first.passphrase.take(NEW)
    window.first.go_button.click()
    new_door.until(lambda: window.station is not None)
    desk = window.station.desk
    assert desk.operator == before
    assert desk.attachments_key == files_key
    assert find_number(desk, made.number) == made.ticket_id
    assert data_key_name(profile_id(new_door.profile)) not in new_door.keychain.kept
