"""“Data pribadi”: who may, a request by keyboard, the second person, proposals, breaches."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from callcenter.desk.change_settings import sit_down
from callcenter.desk.find_caller import find_caller
from callcenter.desk.finish import close_ticket, resolve
from callcenter.desk.privacy_matter import read_register
from callcenter.desk.privacy_requests import prepare_request, register_request
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.subject_data import is_restricted
from callcenter.privacy.words import Ask, Proof, Refusal, Stage
from tests.builders import intake
from tests.keys.people import RINA, TONO
from tests.ui.entering import desk_of_rina, two_supervisors
from tests.ui.shell import settled, shown_screen, shown_window
from ui.privacy import watch
from ui.privacy.breach_tab import typed_moment
from ui.privacy.screen import PrivacyScreen

KEY = Qt.Key
NAME, PHONE = "Contoh Pemohon", "0813-0000-5678"


@pytest.fixture
def ctx(door):
    with desk_of_rina(door, two_supervisors) as made:
        yield made


@pytest.fixture
def screen(qtbot, ctx):
    made = shown_screen(qtbot, ctx, PrivacyScreen(ctx))
    yield made
    made.hide()


@pytest.fixture
def caller(ctx):
    return register_ticket(ctx.desk, intake(name=NAME, phone=PHONE)).caller_id


def request(ctx):
    return read_register(ctx.desk).requests[0]


def prepared(ctx, caller, ask=Ask.ERASURE):
    matter = register_request(ctx.desk, ask, Proof.ID_CARD)
    prepare_request(ctx.desk, matter, caller)
    return matter


def buttons(tab):
    return [key for key in tab._acts if not tab.action(key).isHidden()]


def show(qtbot, ctx, screen, key="requests"):
    screen.show_tab(key)
    tab = screen.page(key)
    tab.reload()
    settled(qtbot, ctx)
    return tab


def test_who_may_not_sees_nothing_and_what_was_open_goes_away(qtbot, ctx, screen, caller):
    prepared(ctx, caller)
    tab = show(qtbot, ctx, screen)
    tab.begin()
    sit_down(ctx.desk, "op")
    qtbot.waitUntil(screen.barred.isVisible)
    assert not screen.body.isVisible()
    assert tab.panel is None
    sit_down(ctx.desk, RINA.uid)
    qtbot.waitUntil(screen.body.isVisible)


def test_a_request_is_registered_and_its_subject_found_by_keyboard(qtbot, ctx, screen, caller):
    tab = show(qtbot, ctx, screen)
    assert tab.empty.isVisible()
    tab.new_button.click()
    panel = tab.panel
    panel.fields["ask"].input.select(Ask.ERASURE)
    panel.fields["note"].input.setFocus()
    QTest.keyClicks(panel.fields["note"].input, "hubungi 0813-0000-5678")
    QTest.keyClick(panel.fields["note"].input, KEY.Key_Return)
    settled(qtbot, ctx)
    assert "tanpa nomor" in panel.fields["note"].error()
    panel.fields["note"].input.setText("Surat pemohon")
    QTest.keyClick(panel.fields["note"].input, KEY.Key_Return)
    settled(qtbot, ctx)
    assert (request(ctx).ask, request(ctx).note) == (Ask.ERASURE, "Surat pemohon")
    assert (tab.list.rows()[0].title, tab.list.rows()[0].number) == (
        "Penghapusan",
        request(ctx).number,
    )
    tab.action("find").click()
    panel = tab.panel
    QTest.keyClicks(panel.fields["find"].input, PHONE)
    QTest.keyClick(panel.fields["find"].input, KEY.Key_Return)
    settled(qtbot, ctx)
    shown = panel.results.rows()[0]
    assert (shown.title, "0813****5678" in shown.meta) == ("Contoh P•••", True)
    assert NAME not in shown.spoken()
    assert QApplication.focusWidget() is panel.results
    QTest.keyClick(panel.results, KEY.Key_Return)
    settled(qtbot, ctx)
    assert request(ctx).course.prepared.callers == (caller,)
    assert "1 tiket" in tab.detail.text()
    assert NAME not in tab.detail.text()


def test_nobody_found_is_said(qtbot, ctx, screen, caller):
    del caller
    register_request(ctx.desk, Ask.ACCESS, Proof.ID_CARD)
    tab = show(qtbot, ctx, screen)
    tab.look_up()
    tab.panel.fill("find", "Zzzz Qqqq")
    tab.panel.agreed.emit()
    settled(qtbot, ctx)
    assert "Tidak ada orang" in tab.panel.said.text()
    QTest.keyClick(tab.panel.fields["find"].input, KEY.Key_Escape)
    assert tab.panel is None


def test_the_second_person_signs_with_their_own_passphrase(qtbot, ctx, screen, caller):
    prepared(ctx, caller)
    tab = show(qtbot, ctx, screen)
    assert buttons(tab) == ["find", "second", "refuse"]
    tab.action("second").click()
    settled(qtbot, ctx)
    panel = tab.panel
    assert [panel.fields["who"].input.itemData(n)
            for n in range(panel.fields["who"].input.count())] == [TONO.uid]  # fmt: skip
    panel.fill("passphrase", "bukan kata sandinya")
    panel.agreed.emit()
    settled(qtbot, ctx)
    assert tab.banner.isVisible()
    assert request(ctx).stage is Stage.PREPARED
    panel.fill("passphrase", TONO.passphrase)
    panel.agreed.emit()
    settled(qtbot, ctx)
    assert request(ctx).stage is Stage.APPROVED
    assert [one.uid for one in request(ctx).course.signers] == [RINA.uid, TONO.uid]
    assert ctx.desk.operator.uid == RINA.uid
    assert buttons(tab) == ["find", "erase", "refuse"]


def test_an_erasure_asks_once_more_and_leaves_a_certificate(qtbot, ctx, screen, caller, tmp_path):
    prepared(ctx, caller)
    sit_down(ctx.desk, TONO.uid)
    tab = show(qtbot, ctx, screen)
    tab.action("sign").click()
    settled(qtbot, ctx)
    tab.action("erase").click()
    box = tab.findChild(QWidget, "plain_dialog")
    assert box.focusWidget().objectName() == "choice_"  # Enter goes back
    box._choose("")
    settled(qtbot, ctx)
    assert find_caller(ctx.desk, PHONE).caller is not None
    tab.action("erase").click()
    copy = ctx.desk.profile / "desk.db.before-7"
    copy.write_bytes(b"x")
    box = tab.findChildren(QWidget, "plain_dialog")[-1]
    box._choose("yes")
    qtbot.waitUntil(lambda: request(ctx).stage is Stage.DONE, timeout=5000)
    settled(qtbot, ctx)
    assert find_caller(ctx.desk, PHONE).caller is None
    assert buttons(tab) == ["letter"]
    box = tab.findChildren(QWidget, "plain_dialog")[-1]
    assert box.findChild(QWidget, "dialog_detail").text() == "desk.db.before-7"
    box._choose("yes")
    settled(qtbot, ctx)
    assert not copy.exists()
    tab.action("letter").click()
    settled(qtbot, ctx)
    assert request(ctx).number in tab.letter.text.toPlainText()
    tab.letter.save(tmp_path / "surat")
    pdf = (tmp_path / "surat.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    tab.letter.save(tmp_path / "tidak" / "ada.pdf")
    assert tab.banner.isVisible()
    QTest.keyClick(tab.letter.save_button, KEY.Key_Escape)
    assert tab.detail.isVisible()
    assert not tab.letter.is_open


def test_a_copy_a_restriction_and_a_correction_end_their_requests(
    qtbot, ctx, screen, caller, tmp_path
):
    prepared(ctx, caller, Ask.ACCESS)
    tab = show(qtbot, ctx, screen)
    assert buttons(tab) == ["find", "give", "refuse"]
    tab.give(tmp_path / "salinan.zip")
    settled(qtbot, ctx)
    assert (tmp_path / "salinan.zip").read_bytes().startswith(b"PK")
    tab.prefer(prepared(ctx, caller, Ask.RESTRICTION))
    tab.reload()
    settled(qtbot, ctx)
    tab.action("restrict").click()
    settled(qtbot, ctx)
    assert is_restricted(ctx.desk, caller)
    assert buttons(tab) == ["lift"]
    tab.action("lift").click()
    settled(qtbot, ctx)
    assert not is_restricted(ctx.desk, caller)
    tab.prefer(prepared(ctx, caller, Ask.CORRECTION))
    tab.reload()
    settled(qtbot, ctx)
    tab.action("correct").click()
    tab.panel.fill("name", "Contoh Benar")
    tab.panel.agreed.emit()
    settled(qtbot, ctx)
    assert {one.stage for one in read_register(ctx.desk).requests} == {Stage.DONE}
    assert tab.panel is None


def test_a_refusal_asks_why_and_has_its_letter(qtbot, ctx, screen):
    register_request(ctx.desk, Ask.ACCESS, Proof.ID_CARD)
    tab = show(qtbot, ctx, screen)
    tab.action("refuse").click()
    tab.panel.fields["reason"].input.select(Refusal.NOTHING_HERE)
    tab.panel.agreed.emit()
    settled(qtbot, ctx)
    assert request(ctx).course.refused.reason is Refusal.NOTHING_HERE
    tab.action("letter").click()
    settled(qtbot, ctx)
    assert "tidak ditemukan data" in tab.letter.text.toPlainText()


def test_a_proposal_is_made_signed_by_two_and_carried_out(qtbot, ctx, door, screen, caller):
    ticket = register_ticket(ctx.desk, intake(name=NAME, phone=PHONE)).ticket_id
    resolve(ctx.desk, ticket, "Sudah")
    close_ticket(ctx.desk, ticket, "Tuntas")
    door.clock.advance(days=6 * 365)
    del caller
    tab = show(qtbot, ctx, screen, "retention")
    tab.days["pengaduan"].setValue(400)
    tab.keep_button.click()
    settled(qtbot, ctx)
    tab.new_button.click()
    settled(qtbot, ctx)
    assert buttons(tab) == ["sign", "refuse"]
    tab.action("sign").click()
    settled(qtbot, ctx)
    assert buttons(tab) == ["second", "refuse"]
    sit_down(ctx.desk, TONO.uid)
    settled(qtbot, ctx)
    tab.action("sign").click()
    settled(qtbot, ctx)
    assert buttons(tab) == ["erase", "refuse"]
    tab.confirm()
    box = tab.findChild(QWidget, "plain_dialog")
    assert "1 tiket" in box.findChild(QWidget, "dialog_text").text()
    box._choose("yes")
    qtbot.waitUntil(lambda: read_register(ctx.desk).proposals[0].stage is Stage.DONE, timeout=5000)
    settled(qtbot, ctx)
    assert buttons(tab) == ["letter"]


def test_a_breach_goes_from_t0_to_two_signatures(qtbot, ctx, screen, caller, tmp_path):
    del caller
    tab = show(qtbot, ctx, screen, "breaches")
    tab.new_button.click()
    panel = tab.panel
    panel.fill("text", "Laptop hilang")
    panel.fill("t0", "kemarin")
    panel.agreed.emit()
    settled(qtbot, ctx)
    assert "22-11-2026" in panel.fields["t0"].error()
    panel.fill("t0", "19-11-2026 08.00")
    panel.fill("desk", "meja-9")
    panel.agreed.emit()
    settled(qtbot, ctx)
    breach = read_register(ctx.desk).breaches[0]
    assert breach.t0 == typed_moment("19-11-2026 08.00")
    assert "admin retire meja-9 --now" in tab.detail.text()
    tab.action("retired").click()
    settled(qtbot, ctx)
    tab.action("note").click()
    tab.panel.fill("measures", "Dicabut")
    tab.panel.agreed.emit()
    settled(qtbot, ctx)
    tab.action("count").click()
    settled(qtbot, ctx)
    tab.save_list(tmp_path / "daftar.csv")
    settled(qtbot, ctx)
    assert NAME in (tmp_path / "daftar.csv").read_text("utf-8-sig")
    for to in ("subjek", "lembaga"):
        tab.action("told").click()
        tab.panel.fields["to"].input.select(to)
        tab.panel.agreed.emit()
        settled(qtbot, ctx)
    tab.action("sign").click()
    settled(qtbot, ctx)
    assert "second" in buttons(tab)
    tab.action("second").click()
    settled(qtbot, ctx)
    tab.panel.fill("passphrase", TONO.passphrase)
    tab.panel.agreed.emit()
    settled(qtbot, ctx)
    assert read_register(ctx.desk).breaches[0].is_closed
    assert buttons(tab) == ["people", "authority"]
    tab.action("authority").click()
    settled(qtbot, ctx)
    assert "1 subjek data" in tab.letter.text.toPlainText()


def test_the_rail_counts_what_waits_and_shows_it_to_who_may(qtbot, ctx, door, caller):
    window = shown_window(qtbot, ctx)
    settled(qtbot, ctx)
    item = window.rail.items["privacy"]
    assert (item.isVisible(), item._count) == (True, 0)
    QTest.keyClick(window, KEY.Key_8, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, ctx)
    assert window.screens.current() == "privacy"
    prepared(ctx, caller)
    qtbot.waitUntil(lambda: item._count == 1)
    assert item._tone == "neutral"
    door.clock.advance(hours=72)
    window.privacy._tell()
    assert item._tone == "red"
    sit_down(ctx.desk, "op")
    qtbot.waitUntil(lambda: not item.isVisible())
    window.close()
    settled(qtbot, ctx)


def test_the_window_lets_the_program_propose_what_is_kept_too_long(qtbot, ctx, door, monkeypatch):
    assert watch.FIRST_LOOK_MS >= 60_000, "who opens the desk has a caller to answer first"
    monkeypatch.setattr(watch, "FIRST_LOOK_MS", 0)
    ticket = register_ticket(ctx.desk, intake(name=NAME, phone=PHONE)).ticket_id
    resolve(ctx.desk, ticket, "Sudah")
    close_ticket(ctx.desk, ticket, "Tuntas")
    door.clock.advance(days=6 * 365)
    window = shown_window(qtbot, ctx)
    qtbot.waitUntil(lambda: len(read_register(ctx.desk).proposals) == 1, timeout=5000)
    proposed = read_register(ctx.desk).proposals[0]
    assert (proposed.stage, proposed.course.signers) == (Stage.PREPARED, ())
    assert find_caller(ctx.desk, PHONE).caller.name == NAME
    window.close()
    settled(qtbot, ctx)
