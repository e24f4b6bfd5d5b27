"""The directory on the shipped data: found by matter and with a slip, copied, counted."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from callcenter.desk.finish import resolve
from callcenter.desk.register_ticket import register_ticket
from tests.builders import intake
from tests.ui.shell import settled, shown_screen
from ui.directory.directory_screen import DirectoryScreen
from ui.directory.groups import EMERGENCY, MUNICIPAL, OUTSIDE, OWN, group_of
from ui.widgets.chip import Chip


@pytest.fixture
def screen(qtbot, ctx) -> DirectoryScreen:
    return shown_screen(qtbot, ctx, DirectoryScreen(ctx))


def keys(screen) -> list[str]:
    return [line.key for line in screen.list.rows() if line.key]


def headings(screen) -> list[str]:
    return [line.title.partition(" · ")[0] for line in screen.list.rows() if not line.key]


def test_everybody_is_listed_under_four_headings(ctx, screen):
    assert headings(screen) == [
        "OPD Pemerintah Provinsi",
        "Kabupaten dan kota",
        "Di luar kewenangan provinsi",
        "Darurat",
    ]
    assert sorted(keys(screen)) == sorted(ctx.desk.directory.agencies)


@pytest.mark.parametrize(
    ("agency_id", "group"),
    [("bmbk", OWN), ("inspektorat", OWN), ("112", EMERGENCY)],
)
def test_each_agency_stands_in_its_group(ctx, agency_id, group):
    agencies = ctx.desk.directory.agencies
    found = agencies.get(agency_id) or next(
        one for one in agencies.values() if one.phone == agency_id
    )
    assert group_of(found) == group


def test_kabupaten_and_bodies_outside_stand_apart(ctx):
    by_kind = {one.kind: group_of(one) for one in ctx.desk.directory.agencies.values()}
    assert by_kind["kabupaten-kota"] == MUNICIPAL
    assert by_kind["vertikal"] == OUTSIDE


@pytest.mark.parametrize("text", ["BMBK", "bina marga", "jalan berlubang", "bina margq"])
def test_found_by_short_name_name_matter_and_with_a_slip(screen, text):
    screen.box.setText(text)
    assert "bmbk" in keys(screen)
    assert screen.list.current_key()


def test_nothing_found_says_what_to_try(screen):
    screen.box.setText("zzqqxx")
    assert screen.empty.isVisible()
    screen.box.clear()
    assert screen.list.isVisible()


def test_the_card_reads_number_hours_and_doubt(screen):
    screen.show_agency("bmbk")
    assert screen.card.name.shown_text() == "Dinas Bina Marga dan Bina Konstruksi"
    assert screen.card.text("phone") == "(0721) 702684"
    assert "belum dikonfirmasi" in screen.card.text("hours")
    chips = [chip.text() for chip in screen.card.chips.findChildren(Chip) if chip.isVisible()]
    assert "periksa ulang" in chips
    words = [chip.text() for chip in screen.card.scope.findChildren(Chip) if chip.isVisible()]
    assert "jembatan" in words


def test_an_unknown_number_is_not_guessed(screen):
    screen.show_agency("dinsos")
    assert screen.card.text("phone") == "belum ada nomor: isi di Pengaturan"
    assert not screen.card.copy_button.isEnabled()


def test_ctrl_dot_copies_the_number_from_anywhere_on_the_screen(screen):
    screen.show_agency("bmbk")
    screen.box.setFocus()
    QTest.keyClick(screen.box, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "(0721) 702684"
    assert "tersalin" in screen.toast.text()


def test_other_contacts_are_shown_and_copied(screen, ctx):
    agency = ctx.desk.directory.agencies["bmbk"]
    screen.card.show_agency(replace(agency, whatsapp="081200001234", email="bmbk@contoh.go.id"))
    assert screen.card.text("whatsapp") == "0812-0000-1234"
    screen.card.findChild(Chip, "directory.copy.email").click()
    assert QGuiApplication.clipboard().text() == "bmbk@contoh.go.id"


def test_open_tickets_are_counted_and_lead_to_the_search(qtbot, ctx, screen):
    screen.show_agency("bmbk")
    settled(qtbot, ctx)
    assert screen.card.tickets_button.label() == "Tidak ada tiket terbuka"
    register_ticket(ctx.desk, intake())
    qtbot.waitUntil(lambda: screen.card.tickets_button.label() == "1 tiket terbuka")
    with qtbot.waitSignal(screen.search_agency, timeout=1000) as told:
        screen.card.tickets_button.click()
    assert told.args == ["bmbk"]


@pytest.fixture
def counts_little(monkeypatch) -> None:
    """Two tickets of an agency are read, and more than two are open."""
    monkeypatch.setattr("callcenter.store.agency_tickets._LOOKED_AT", 2)
    monkeypatch.setattr("callcenter.store.agency_tickets._STANDING", 2)


def test_open_tickets_beyond_a_page_are_counted_too(qtbot, ctx, screen):
    for _ in range(60):
        register_ticket(ctx.desk, intake())
    screen.show_agency("bmbk")
    qtbot.waitUntil(lambda: screen.card.tickets_button.label() == "60 tiket terbuka")


@pytest.mark.usefixtures("counts_little")
def test_what_was_not_counted_to_the_end_says_so_and_leads_on(qtbot, ctx, screen):
    made = [register_ticket(ctx.desk, intake()).ticket_id for _ in range(4)]
    screen.show_agency("bmbk")
    button = screen.card.tickets_button
    qtbot.waitUntil(lambda: button.label() == "Sedikitnya 2 tiket terbuka")
    for one in sorted(made)[2:]:
        resolve(ctx.desk, one, "sudah ditambal")
    qtbot.waitUntil(lambda: button.label() == "Tiket terbuka")
    assert button.isEnabled()
    with qtbot.waitSignal(screen.search_agency, timeout=1000):
        button.click()


def test_tickets_that_cannot_be_counted_are_still_led_to(qtbot, ctx, screen):
    with ctx.desk.store.write() as tx:
        tx.exec_driver_sql("ALTER TABLE ticket_agencies RENAME TO lost")
    screen.show_agency("bmbk")
    settled(qtbot, ctx)
    assert screen.card.tickets_button.label() == "Tiket terbuka"
    assert screen.card.tickets_button.isEnabled()


def test_an_agency_is_shown_even_when_the_box_holds_something_else(screen):
    screen.box.setText("sampah")
    screen.show_agency("dinsos")
    assert screen.list.current_key() == "dinsos"
    assert screen.card.agency.id == "dinsos"


def test_the_keyboard_goes_down_up_and_on_typing(screen):
    screen.box.setFocus()
    screen.box.setText("dinas")
    QTest.keyClick(screen.box, Qt.Key.Key_Down)
    assert screen.list.hasFocus()
    QTest.keyClick(screen.list, Qt.Key.Key_Down)
    second = screen.list.current_key()
    assert screen.card.agency.id == second
    QTest.keyClick(screen.list, Qt.Key.Key_Up)
    QTest.keyClick(screen.list, Qt.Key.Key_Up)
    assert screen.box.hasFocus()
    QTest.keyClick(screen.box, Qt.Key.Key_Escape)
    assert screen.box.text() == ""


def test_a_directory_that_was_changed_is_read_again(qtbot, ctx, screen):
    screen.show_agency("dinsos")
    directory = ctx.desk.directory
    agencies = dict(directory.agencies)
    agencies["dinsos"] = replace(agencies["dinsos"], phone="0721000000")
    ctx.desk.use_directory(replace(directory, agencies=agencies))
    qtbot.waitUntil(lambda: screen.card.text("phone") == "(0721) 000000")
