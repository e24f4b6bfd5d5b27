"""“Kunci & orang”: passphrases, people, the recovery key, and the data key after somebody left."""

import pytest
from PySide6.QtWidgets import QApplication

from callcenter.errors import SignInRefused, SlotExpired
from callcenter.keys.recovery import open_recovery
from callcenter.keys.slot_loading import overview
from callcenter.settings import load_settings
from tests.keys.people import RINA, SARI, TONO
from tests.ui.entering import desk_of_rina
from tests.ui.shell import settled, shell_context
from ui.settings.keys_page import KeysPage
from ui.settings.people_page import PeoplePage
from ui.settings.settings_screen import SettingsScreen

FRESH = "gerimis di pelabuhan lama"


@pytest.fixture
def ctx(door):
    with desk_of_rina(door) as made:
        yield made


@pytest.fixture
def page(qtbot, ctx):
    screen = SettingsScreen(ctx)
    qtbot.addWidget(screen)
    screen.resize(1198, 720)
    screen.show()
    screen.show_page("people")
    settled(qtbot, ctx)
    made = screen.page("people")
    assert isinstance(made, KeysPage)
    yield made
    screen.hide()


def sign(page, who=RINA, passphrase=None) -> None:
    page.countersign.who.input.select(who.uid)
    page.countersign.passphrase.input.setText(passphrase or who.passphrase)


def names(page) -> list[str]:
    return [row.title for row in page.list.rows()]


def add(page, name=SARI.name, passphrase=SARI.passphrase) -> None:
    page.name.input.setText(name)
    page.given.take(passphrase)
    page.add_button.click()


def test_without_passphrases_the_page_of_before_stands_there(qtbot, workstation):
    with shell_context(workstation) as plain:
        screen = SettingsScreen(plain)
        qtbot.addWidget(screen)
        assert isinstance(screen.page("people"), PeoplePage)


def test_ones_own_passphrase_is_changed_and_the_old_opens_nothing(qtbot, ctx, door, page):
    page.old.input.setText("bukan yang sekarang")
    page.fresh.take(FRESH)
    page.change_button.click()
    settled(qtbot, ctx)
    assert page.old.error() == "Nama atau kata sandi tidak cocok."
    page.old.input.setText(RINA.passphrase)
    page.change_button.click()
    settled(qtbot, ctx)
    assert page.banner.accessibleName().startswith("Kata sandi diganti")
    assert page.fresh.first.input.text() == page.old.input.text() == ""
    with pytest.raises(SignInRefused):
        door.entrance.enter(RINA.uid, RINA.passphrase)
    assert door.entrance.enter(RINA.uid, FRESH).uid == RINA.uid


def test_a_new_person_is_countersigned_and_comes_in_for_four_hours(qtbot, ctx, door, page):
    add(page)
    assert QApplication.focusWidget() is page.countersign.passphrase.input
    sign(page, passphrase="bukan kata sandinya")
    page.add_button.click()
    settled(qtbot, ctx)
    assert "tidak cocok" in page.countersign.passphrase.error()
    assert len(overview(door.profile, door.keychain).operators) == 2
    sign(page)
    page.add_button.click()
    settled(qtbot, ctx)
    assert SARI.name in names(page)
    made = next(one for one in overview(door.profile, door.keychain).operators if one.by)
    assert (made.name, made.vouched, made.by) == (SARI.name, "countersigned", RINA.uid)
    kept = load_settings(door.profile)[0]
    assert (made.uid, SARI.name) in [(one.uid, one.name) for one in kept.operators]
    assert kept.operator == RINA.uid
    assert page.countersign.passphrase.input.text() == page.given.first.input.text() == ""
    held = door.entrance.opened
    door.entrance.enter(made.uid, SARI.passphrase)
    door.entrance.keep(held)
    door.clock.advance(hours=4, seconds=1)
    with pytest.raises(SlotExpired):
        door.entrance.enter(made.uid, SARI.passphrase)


def test_a_forgotten_passphrase_is_renewed_under_the_same_account(qtbot, ctx, door, page):
    page.list.setCurrentIndex(page.list.model().index(names(page).index(TONO.name), 0))
    page.renew_button.click()
    assert page.name.input.text() == TONO.name
    page.given.take(FRESH)
    sign(page)
    page.add_button.click()
    settled(qtbot, ctx)
    assert len(names(page)) == 2
    assert door.entrance.enter(TONO.uid, FRESH).uid == TONO.uid


def test_only_supervisors_sign_where_there_are_any(ctx, page):
    assert ctx.desk.settings.operators[0].role == "pengawas"
    assert page.countersign.who.input.count() == 1
    assert page.countersign.who.input.selected() == RINA.uid


def test_whoever_leaves_comes_in_no_more_and_the_data_key_changes_at_the_next_start(
    qtbot, ctx, door, page
):
    page.list.setCurrentIndex(page.list.model().index(names(page).index(RINA.name), 0))
    sign(page)
    page.remove_button.click()
    settled(qtbot, ctx)
    assert "dirinya sendiri" in page.banner.accessibleName()
    page.list.setCurrentIndex(page.list.model().index(names(page).index(TONO.name), 0))
    sign(page)
    page.remove_button.click()
    settled(qtbot, ctx)
    assert names(page) == [RINA.name]
    assert page.rotation.isVisible()
    with pytest.raises(SignInRefused):
        door.entrance.enter(TONO.uid, TONO.passphrase)
    before, files = door.entrance.opened.dek, ctx.desk.attachments_key
    ctx.desk.store.close()
    fresh = door.new_entrance()
    station = fresh.open_desk(fresh.enter(RINA.uid, RINA.passphrase))
    assert fresh.opened.dek != before
    assert station.desk.attachments_key == files
    assert not fresh.overview().rotation_due
    assert not fresh.opens(before)
    station.close()


@pytest.mark.logs_warnings
def test_without_room_for_it_the_desk_opens_with_the_key_of_before(
    qtbot, ctx, door, page, monkeypatch
):
    page.list.setCurrentIndex(page.list.model().index(names(page).index(TONO.name), 0))
    sign(page)
    page.remove_button.click()
    settled(qtbot, ctx)
    before = door.entrance.opened.dek
    ctx.desk.store.close()
    monkeypatch.setattr("callcenter.store.rekey._ROOM", 1 << 60)
    fresh = door.new_entrance()
    station = fresh.open_desk(fresh.enter(RINA.uid, RINA.passphrase))
    assert fresh.opened.dek == before
    assert fresh.overview().rotation_due
    assert not fresh.overview().rotation_pending
    station.close()


def test_a_recovery_key_is_made_written_down_and_opens_the_profile(qtbot, ctx, door, page):
    assert "Belum terpasang" in page.recovery_state.text()
    page.recovery.make_button.click()
    settled(qtbot, ctx)
    private = page.recovery.private.text()
    page.set_button.click()
    assert QApplication.focusWidget() is page.recovery.written
    page.recovery.written.setChecked(True)
    sign(page)
    page.set_button.click()
    settled(qtbot, ctx)
    assert page.recovery_state.text().startswith("Terpasang")
    assert page.recovery.private.text() == ""
    assert open_recovery(door.profile, private).dek == door.entrance.opened.dek


def test_a_recovery_key_that_is_none_is_told_at_its_line(qtbot, ctx, page):
    sign(page)
    page.recovery.public.input.setText("ABCD")
    page.set_button.click()
    settled(qtbot, ctx)
    assert "14 kelompok" in page.recovery.public.error()


def test_the_minutes_until_the_desk_locks_are_kept(qtbot, ctx, door, page):
    assert page.idle.value() == 10
    page.idle.setValue(25)
    page.idle.editingFinished.emit()
    settled(qtbot, ctx)
    assert load_settings(door.profile)[0].idle_minutes == 25
