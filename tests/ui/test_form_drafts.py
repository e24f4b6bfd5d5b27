"""Drafts: on disk within a second, back in the same place, several at once, gone on request."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from callcenter.desk.audit import Act, read_audit
from callcenter.desk.keep_draft import Draft, keep_draft
from callcenter.tickets.intake import Intake
from callcenter.tickets.words import Confidentiality
from tests.ui.form_rig import NUMBER, ROAD, FormDesk, desk, focused
from tests.ui.revealing import say_why
from ui import theme
from ui.ticket_form.draft_keeper import LONGEST_MS, QUIET_MS
from ui.widgets.chip import Chip

__all__ = ["desk"]

PNG = b"\x89PNG\r\n\x1a\n" + b"invented picture"


def test_a_keystroke_is_on_disk_within_a_second(desk: FormDesk) -> None:
    """The clock of the form asks for the write in time; the disk takes a few milliseconds."""
    assert QUIET_MS < LONGEST_MS < 900
    desk.type("description", "Lampu")
    desk.until(lambda: any(one.intake.description == "Lampu" for one in desk.drafts()))


def test_somebody_who_never_stops_typing_is_kept_too(desk: FormDesk) -> None:
    """The pause of 400 ms never comes; after 800 ms it is written all the same."""
    box = desk.find("description")
    box.setFocus()
    seen = []

    def typed_on() -> bool:
        QTest.keyClicks(box, "a")
        seen.extend(desk.drafts())
        return bool(seen)

    desk.until(typed_on)
    assert set(seen[0].intake.description) == {"a"}


def test_a_draft_comes_back_in_the_same_place(desk: FormDesk, tmp_path: Path) -> None:
    picture = tmp_path / "jalan.png"
    picture.write_bytes(PNG)
    desk.form.start_call(NUMBER)
    desk.type("name", "Contoh Sari")
    desk.type("description", ROAD)
    desk.settle()
    desk.type("answer_sejak_kapan", "14-11-2026")
    desk.type("landmark", "depan pasar")
    desk.form.evidence.take_files([picture])
    desk.type("place", "tempat yang tidak ada")
    desk.find("urgency").select("segera")
    box = desk.type("description", "")
    cursor = box.textCursor()
    cursor.setPosition(11)
    box.setTextCursor(cursor)
    desk.form.keeper.touch()
    desk.settle()
    desk.call.clear()
    desk.form = desk.open_form()
    desk.form.restore_drafts()
    desk.settle()
    again = desk.find("description")
    assert again.toPlainText() == ROAD
    assert focused() is again
    assert again.textCursor().position() == 11
    assert desk.find("phone").text() == NUMBER
    assert desk.find("name").text() == "Contoh Sari"
    assert desk.find("answer_sejak_kapan").text() == "14-11-2026"
    assert desk.find("landmark").text() == "depan pasar"
    assert desk.find("place").text() == "tempat yang tidak ada"
    assert desk.find("urgency").selected() == "segera"
    assert [file.name for file in desk.form.body.evidence.files] == ["jalan.png"]


def test_a_new_call_keeps_what_was_being_typed(desk: FormDesk) -> None:
    desk.type("description", ROAD)
    first = desk.form.keeper.slot
    desk.form.start_call("0813-0000-1111")
    desk.settle()
    assert desk.find("description").toPlainText() == ""
    assert desk.find("phone").text() == "0813-0000-1111"
    chip = desk.find(f"draft_{first}")
    assert "Jalan depan" in chip.text()
    chip.click()
    desk.settle()
    assert desk.find("description").toPlainText() == ROAD
    assert {one.intake.phone for one in desk.drafts()} == {"", "0813-0000-1111"}


def test_what_somebody_else_typed_names_nobody_before_a_reason(desk: FormDesk) -> None:
    draft = Draft(
        slot="lama",
        operator="pergi",
        intake=Intake(phone=NUMBER, name="Contoh Sari", description=ROAD),
    )
    keep_draft(desk.desk, draft)
    desk.form._owner = desk.desk.settings.operator  # as where people come in with a passphrase
    desk.form.restore_drafts()
    desk.settle()
    desk.type("description", "Lampu padam")
    chip = desk.find("draft_lama")
    assert "Sari" not in chip.text()
    chip.click()
    desk.settle()
    assert desk.form.why.isVisible()
    assert desk.find("phone").text() == ""
    assert desk.find("description").toPlainText() == "Lampu padam"
    say_why(desk.ctx, desk.qtbot, desk.form.why)
    desk.settle()
    assert desk.find("phone").text() == NUMBER
    assert desk.find("name").text() == "Contoh Sari"
    noted = read_audit(desk.desk, acts=(Act.REVEAL,)).lines
    assert [(one.kind, one.object_id, one.fields) for _, one in noted] == [
        ("draft", "lama", ("phones", "name"))
    ]
    assert "Lampu padam" in {one.intake.description for one in desk.drafts()}


def test_the_question_about_a_draft_goes_with_the_next_call(desk: FormDesk) -> None:
    keep_draft(desk.desk, Draft(slot="lama", operator="pergi", intake=Intake(phone=NUMBER)))
    desk.form._owner = desk.desk.settings.operator
    desk.form.restore_drafts()
    desk.settle()
    desk.find("draft_lama").click()
    assert desk.form.why.isVisible()
    desk.form.new_ticket()
    assert desk.form.why.isHidden()
    assert read_audit(desk.desk, acts=(Act.REVEAL,)).lines == ()


def test_a_draft_thrown_away_can_be_taken_back(desk: FormDesk) -> None:
    desk.type("description", ROAD)
    desk.settle()
    desk.form.body.menu.chosen.emit("discard")
    desk.settle()
    assert desk.find("description").toPlainText() == ""
    assert desk.drafts() == []
    desk.form.toast.button.click()
    desk.settle()
    assert desk.find("description").toPlainText() == ROAD
    assert [one.intake.description for one in desk.drafts()] == [ROAD]


def test_escape_closes_panels_and_drops_no_text(desk: FormDesk) -> None:
    desk.type("description", ROAD)
    desk.settle()
    desk.form.open_outside()
    desk.type("outside_note", "sudah dijelaskan")
    for _ in range(4):
        desk.form.close_panel()
    assert not desk.form.side.outside_is_open
    assert desk.find("description").toPlainText() == ROAD
    assert desk.find("outside_note").toPlainText() == "sudah dijelaskan"


def test_without_identity_nothing_of_the_reporter_stays(desk: FormDesk) -> None:
    desk.form.start_call(NUMBER)
    desk.type("name", "Contoh Sari Rahasia")
    desk.type("on_behalf_of", "Contoh Budi")
    desk.type("description", "Ada pungutan di sekolah")
    desk.form.body.caller.open_nik(focus=True)
    desk.type("nik", "1871014101900001")
    QApplication.clipboard().setText("081279001234")
    desk.settle()
    desk.call.set_confidentiality(Confidentiality.NO_IDENTITY)
    desk.settle()
    for name in ("phone", "name", "on_behalf_of", "nik"):
        field = desk.find(name)
        field.undo()
        assert field.text() == ""
        assert not field.isEnabled()
        assert not field.isUndoAvailable()
    assert QApplication.clipboard().text() == ""
    assert desk.call.number == ""
    (draft,) = desk.drafts()
    assert draft.intake.description == "Ada pungutan di sekolah"
    kept = repr(draft)
    for sentinel in ("Rahasia", "7900", "Contoh Budi", "1871014101900001"):
        assert sentinel not in kept
    assert "tidak disimpan" in desk.find("identity_explained").shown_text()
    desk.find("description").setFocus()
    view = desk.save()
    assert view.ticket.caller_id is None
    assert view.ticket.text("reporter_name") == ""
    assert view.ticket.text("reporter_phone") == ""


def test_a_story_that_still_names_the_reporter_is_told_and_mended(desk: FormDesk) -> None:
    story = "Nama saya contoh  SARI 😀, hubungi +62 812 7900 1234 tentang pungutan di sekolah"
    desk.form.start_call(NUMBER)
    desk.type("name", "Contoh Sari")
    box = desk.type("description", "x")
    box.set_text(story)
    note = desk.find("identity_note")
    assert note.isHidden()
    desk.call.set_confidentiality(Confidentiality.NO_IDENTITY)
    assert note.isVisible()
    assert desk.find("identity_traces").shown_text().endswith("tertulis: nama, nomor telepon.")
    assert box.toPlainText() == story
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Tab)
    remove = desk.find("identity_remove")
    assert focused() is remove
    QTest.keyClick(remove, Qt.Key.Key_Space)
    assert box.toPlainText() == "Nama saya … 😀, hubungi … tentang pungutan di sekolah"
    assert note.isHidden()
    assert focused() is box
    desk.settle()
    assert desk.drafts()[0].intake.description == box.toPlainText()
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert box.toPlainText() == story
    assert note.isVisible()
    desk.form.new_ticket()
    assert note.isHidden()


def test_what_the_story_does_not_hold_is_not_remembered(desk: FormDesk) -> None:
    desk.form.start_call(NUMBER)
    desk.type("name", "Contoh Sari")
    desk.form.body.caller.open_nik(focus=True)
    desk.type("nik", "1871014101900001")
    box = desk.type("description", "Pelapor ber-NIK 1871 0141 0190 0001, takut dibalas")
    desk.call.set_confidentiality(Confidentiality.NO_IDENTITY)
    assert desk.find("identity_traces").shown_text().endswith("tertulis: NIK.")
    assert "Sari" not in repr(vars(desk.form.body.identity_note))
    box.set_text("Contoh Sari takut dibalas")
    assert desk.find("identity_note").isHidden()
    box.undo()
    desk.call.set_confidentiality(Confidentiality.SECRET)
    assert desk.find("identity_note").isHidden()


def test_a_wiped_draft_cannot_be_brought_back_by_undo(desk: FormDesk) -> None:
    desk.type("name", "Contoh Sari")
    desk.type("description", ROAD)
    desk.settle()
    desk.form.body.menu.chosen.emit("discard")
    desk.form.stop_identity()
    desk.form._take_back()
    desk.settle()
    assert desk.find("name").text() == ""
    assert desk.drafts() == []


@pytest.mark.parametrize("wide", [1198, 700, 430])
def test_other_drafts_stand_in_one_row_and_the_rest_in_a_menu(desk: FormDesk, wide: int) -> None:
    desk.form.resize(wide, 720)
    for n in range(6):
        desk.type("name", "Contoh Sari Bernama Panjang")
        desk.type("description", f"Laporan jauh nomor {n}")
        desk.form.new_ticket()
    desk.settle()
    row = desk.form.body.drafts
    desk.until(lambda: row.height() == theme.dp(24))
    shown = [one for one in row.findChildren(Chip) if one.isVisible()]
    assert len({one.y() for one in shown}) == 1
    assert all(one.geometry().right() < row.width() for one in shown)
    more = desk.find("more_drafts")
    hidden = 6 - (len(shown) - 1)
    assert more.text() == f"+{hidden} draf"
    before = {one.slot: one.intake.description for one in desk.drafts()}
    QTest.keyClick(more, Qt.Key.Key_Space)
    menu = more._menu
    assert menu.isVisible()
    assert len(menu.actions()) == hidden
    QTest.keyClick(menu, Qt.Key.Key_Down)
    taken = menu.activeAction().text()
    QTest.keyClick(menu, Qt.Key.Key_Return)
    desk.settle()
    story = desk.find("description").toPlainText()
    assert before[desk.form.keeper.slot] == story
    assert story in taken


def test_an_emptied_box_brings_nothing_back_when_it_is_emptied_again(desk: FormDesk) -> None:
    box = desk.find("description")
    QTest.keyClicks(box, "rahasia")
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_Delete)
    assert box.toPlainText() == ""
    box.set_text("")
    box.undo()
    assert box.toPlainText() == ""


def test_a_row_of_hundreds_of_drafts_holds_a_dozen_chips_and_a_menu_of_all(desk: FormDesk) -> None:
    """Each chip more is laid out and tabbed through with every call: at 250 a call took seconds."""
    many = [
        Draft(slot=str(n), operator="op-1", intake=Intake(description=f"Laporan {n}"))
        for n in range(250)
    ]
    row = desk.form.body.drafts
    row.show_saved("26-0417-001-11", "t-1")
    row.show_drafts(many)
    chips = [one for one in row.tab_stops() if one is not row._more]
    assert len(chips) == 13
    shown = [one for one in chips if not one.isHidden()]
    more = desk.find("more_drafts")
    hidden = len(many) - (len(shown) - 1)
    assert more.text() == f"+{hidden} draf"
    assert [one.text() for one in more._menu.actions()][-1] == "Laporan 249"
    assert len(more._menu.actions()) == hidden


def test_tab_reaches_the_menu_of_drafts(desk: FormDesk) -> None:
    for n in range(6):
        desk.type("description", f"Laporan panjang sekali nomor {n}")
        desk.form.new_ticket()
    desk.settle()
    seen = set()
    desk.find("phone").setFocus()
    for _ in range(12):
        QTest.keyClick(focused(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
        seen.add(focused().objectName())
    assert "form.more_drafts" in seen
