"""The form while somebody speaks: suggestions, places, callers, saving, joining, handing on."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from callcenter.callers.caller import CallerCard
from callcenter.desk.find_caller import find_caller
from callcenter.store import numbers
from callcenter.tickets.words import Classification, Kind, State
from tests.ui.form_rig import NUMBER, ROAD, FormDesk, desk, focused
from ui import theme

__all__ = ["desk"]

HOSTILE = '<img src="file:///etc/hostname"><a href="https://phish.example">klik</a>'
KEY = Qt.Key


def test_a_call_becomes_a_ticket_with_a_number_to_read_aloud(desk: FormDesk) -> None:
    desk.form.start_call(NUMBER)
    desk.type("name", "Contoh Sari")
    desk.type("description", ROAD)
    place = desk.type("place", "bandar jaya bar")
    desk.until(place.options.isVisible)
    QTest.keyClick(place, KEY.Key_Return)
    desk.type("landmark", "arah SPBU")
    desk.settle()
    view = desk.save()
    assert view.ticket.state is State.DISPATCHED
    assert view.ticket.agency_ids == ("bmbk",)
    assert view.ticket.category_id == "pekerjaan-umum"
    assert view.ticket.text("reporter_phone") == "+6281279001234"
    assert view.ticket.text("landmark") == "arah SPBU"
    shown = desk.find("saved_number").text()
    assert shown.replace(" – ", "-") == view.ticket.number
    assert "Kamis, 10 Desember 2026" in desk.find("saved_promise").shown_text()
    assert "Bina Marga" in desk.find("saved_whom").shown_text()
    assert desk.find("saved_state").text() == "tersimpan di sini"
    assert desk.drafts() == []
    assert desk.form.copy_number()
    assert QApplication.clipboard().text() == view.ticket.number


def test_a_suggestion_never_beats_a_person(desk: FormDesk) -> None:
    desk.type("description", ROAD)
    desk.settle()
    category = desk.find("category")
    assert category.key() == "pekerjaan-umum"
    assert category.text().endswith("(BMBK)")
    category.setFocus()
    category.selectAll()
    QTest.keyClicks(category, "perhub")
    QTest.keyClick(category, KEY.Key_Return)
    assert category.key() == "perhubungan"
    desk.type("description", " lubang jalan jembatan aspal rusak")
    desk.settle()
    assert category.key() == "perhubungan"
    assert desk.find("description").toPlainText().startswith(ROAD)


def test_changing_the_category_keeps_text_and_answers(desk: FormDesk) -> None:
    desk.type("description", ROAD)
    desk.settle()
    desk.type("answer_sejak_kapan", "kemarin")
    body = desk.form.body
    for wanted in ("kesehatan", "pekerjaan-umum"):
        body.category.category.input.offer([])
        body.category.category.input.set_choice(wanted, wanted)
        body.category.category.input.picked.emit(wanted)
        desk.settle()
    assert desk.find("description").toPlainText() == ROAD
    assert desk.find("answer_sejak_kapan").text() == "kemarin"


def test_the_status_of_the_road_decides_the_agency(desk: FormDesk) -> None:
    desk.type("description", ROAD)
    desk.form.body.place.write(desk.place("bandar jaya barat"), "")
    desk.settle()
    agencies = desk.form.body.agencies
    for status, wanted in (("nasional", "bpjn"), ("provinsi", "bmbk")):
        box = desk.find("answer_status_jalan")
        box.setCurrentIndex(box.findData(status))
        desk.settle()
        assert agencies.selected() == (wanted,)
    box.setCurrentIndex(box.findData("kabupaten"))
    desk.settle()
    (municipality,) = agencies.agencies()
    assert municipality.kind == "kabupaten-kota"
    assert "dirujuk" in desk.find("promise").shown_text()


def test_agencies_a_person_switched_stay(desk: FormDesk) -> None:
    desk.type("description", ROAD)
    desk.settle()
    desk.find("agency_more").click()
    search = desk.find("agency_search")
    QTest.keyClicks(search, "dishub")
    QTest.keyClick(search, KEY.Key_Return)
    assert desk.form.body.agencies.selected() == ("bmbk", "dishub")
    desk.find("agency_bmbk").click()
    desk.type("description", " di jalan nasional")
    desk.settle()
    assert desk.form.body.agencies.selected() == ("dishub",)
    assert desk.save().ticket.agency_ids == ("dishub",)


def test_a_place_that_is_none_is_told_and_kept(desk: FormDesk) -> None:
    place = desk.type("place", "antah berantah sekali")
    desk.settle()
    desk.find("landmark").setFocus()
    assert place.text() == "antah berantah sekali"
    assert "pilih dari daftar" in desk.form.body.place.place.error()


def test_without_numbers_everything_typed_stays(desk: FormDesk) -> None:
    with desk.desk.store.write() as tx:
        numbers.drop_blocks(tx)
    desk.type("name", "Contoh Sari")
    desk.type("description", ROAD)
    desk.settle()
    desk.form.save()
    desk.settle()
    banner = desk.form.body.banner
    assert not banner.isHidden()
    assert "nomor tiket habis" in banner.accessibleName()
    assert "draf" in banner.accessibleName()
    assert desk.find("description").toPlainText() == ROAD
    assert [one.intake.name for one in desk.drafts()] == ["Contoh Sari"]
    with desk.desk.store.write() as tx:
        numbers.add_blocks(tx, (419,))
    assert desk.save().ticket.description == ROAD


def test_what_is_missing_is_told_at_its_field(desk: FormDesk) -> None:
    desk.find("phone").setFocus()
    desk.form.save()
    desk.settle()
    assert desk.form.body.description.error()
    assert focused() is desk.find("description")
    assert desk.tickets() == []


def test_a_letter_in_the_number_is_named(desk: FormDesk) -> None:
    desk.type("phone", "0812 3456 789O")
    desk.settle()
    assert "“O”" in desk.find("phone_problem").shown_text()
    desk.type("description", ROAD)
    desk.settle()
    desk.form.save()
    desk.settle()
    assert desk.tickets() == []
    assert focused() is desk.find("phone")


def test_no_nik_that_is_none(desk: FormDesk) -> None:
    desk.type("description", ROAD)
    desk.settle()
    desk.form.body.caller.open_nik(focus=True)
    desk.type("nik", "1871014101")
    desk.form.save()
    desk.settle()
    assert desk.tickets() == []
    desk.type("nik", "900001")
    assert desk.save().ticket.text("nik") == "1871014101900001"


def test_the_caller_is_known_by_the_number(desk: FormDesk) -> None:
    desk.register(phone=NUMBER, name="Contoh Sari", description=ROAD, category="pekerjaan-umum")
    desk.type("phone", "+62 812 7900 1234")
    desk.settle()
    assert desk.find("name").text() == "Contoh Sari"
    (line,) = desk.find("history_list").lines()
    assert line.title == ROAD
    desk.find("phone").selectAll()
    desk.type("phone", "0813-0000-1111")
    desk.settle()
    assert desk.find("name").text() == ""


def test_several_persons_of_one_number_are_chosen_from(desk: FormDesk) -> None:
    for name in ("Contoh Sari", "Budi Misal"):
        desk.register(phone=NUMBER, name=name, description=ROAD, category="pekerjaan-umum")
    desk.type("phone", NUMBER)
    desk.settle()
    view = find_caller(desk.desk, NUMBER)
    assert view.caller is not None
    people: list[CallerCard] = [view.caller, *view.others]
    chosen = next(one for one in people if one.name == "Budi Misal")
    QTest.keyClick(desk.find(f"caller_{chosen.id}"), KEY.Key_Space)
    desk.settle()
    assert desk.find("name").text() == "Budi Misal"
    desk.type("description", "Lampu jalan mati di simpang")
    desk.settle()
    assert desk.save().ticket.caller_id == chosen.id


def test_an_emergency_shows_its_numbers_before_the_form(desk: FormDesk) -> None:
    box = desk.type("description", "ada balap liar malam ini di jalan raya")
    desk.settle()
    assert not desk.form.body.emergency.isHidden()
    assert focused() is box
    desk.find("emergency_handed_110").click()
    desk.settle()
    assert desk.form.body.agencies.selected()[0] == "polisi-110"
    box.setFocus()
    view = desk.save()
    assert Kind.EMERGENCY_HANDED in [one.kind for one in view.ticket.entries]
    notes = [one.body.get("text") for one in view.ticket.entries if one.kind == Kind.NOTE_ADDED]
    assert notes == ["Pelapor diberi nomor darurat: Polisi 110 (110) pukul 21.14."]


def test_an_emergency_card_once_closed_stays_closed(desk: FormDesk) -> None:
    desk.type("description", "ada balap liar malam ini")
    desk.settle()
    assert desk.form.close_panel()
    desk.type("description", " di jalan raya")
    desk.settle()
    assert desk.form.body.emergency.isHidden()


def test_misconduct_is_suggested_as_oversight(desk: FormDesk) -> None:
    desk.type("description", "Kepala sekolah SMA melakukan pungutan liar uang komite")
    desk.settle()
    assert desk.find("oversight").isChecked()
    assert "60 hk" in desk.find("promise").shown_text()
    desk.find("oversight").click()
    desk.settle()
    assert not desk.find("oversight").isChecked()


def test_a_text_module_goes_in_at_the_cursor(desk: FormDesk) -> None:
    box = desk.type("description", "Awal  akhir")
    cursor = box.textCursor()
    cursor.setPosition(5)
    box.setTextCursor(cursor)
    QTest.keyClicks(box, "::ano")
    assert box.options.isVisible()
    QTest.keyClick(box, KEY.Key_Return)
    module = desk.desk.directory.text_modules_for("anonim")[0].text
    assert box.toPlainText() == f"Awal {module} akhir"
    QTest.keyClicks(box, "::x")
    QTest.keyClick(box, KEY.Key_Escape)
    assert "::x" in box.toPlainText()


def test_a_strangers_markup_is_shown_as_it_was_typed(desk: FormDesk) -> None:
    desk.register(phone=NUMBER, name=HOSTILE, description=HOSTILE, category="topik-lainnya")
    desk.form.start_call(NUMBER)
    desk.settle()
    desk.find("description").insert_at_cursor(HOSTILE)
    desk.form.body.category.write("topik-lainnya", Classification.COMPLAINT)
    desk.form.keeper.touch()
    desk.settle()
    assert desk.find("name").text() == HOSTILE
    assert HOSTILE in desk.find("read_back").shown_text()
    for label in desk.form.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
    for widget in desk.form.findChildren(QWidget):
        assert "<img" not in widget.toolTip()
        assert "<a " not in widget.toolTip()
    assert desk.find("history_list").lines()[0].title.startswith("<img")
    assert desk.save().ticket.description == HOSTILE


def test_an_answer_from_the_desk_never_takes_the_focus(desk: FormDesk) -> None:
    desk.register(phone=NUMBER, name="Contoh Sari", description=ROAD, category="pekerjaan-umum")
    desk.type("phone", NUMBER)
    box = desk.type("description", ROAD)
    desk.settle()
    desk.register(phone=NUMBER, name="Contoh Sari", description=ROAD, category="pekerjaan-umum")
    desk.settle()
    assert focused() is box
    assert box.textCursor().position() == len(ROAD)


def test_at_double_size_save_stays_in_sight(desk: FormDesk) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply_theme(app, "light", 2.0)
    form = desk.form = desk.open_form()
    form.resize(1030, 672)
    desk.type("description", ROAD)
    desk.settle()
    save = desk.find("save")
    corner = save.mapTo(form, save.rect().bottomRight())
    assert form.rect().contains(corner)
    assert form.minimumSizeHint().height() <= 672
    QTest.keyClick(desk.find("description"), KEY.Key_2, Qt.KeyboardModifier.AltModifier)
    panel = desk.form.side.duplicates
    assert panel.visibleRegion().boundingRect().height() > 0
