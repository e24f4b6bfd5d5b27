"""The form as an operator meets it: empty, in a call, told of danger, refused, saved.

A scene brings the stage into its state and returns the window to look at. Checks nothing.
"""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from callcenter.store import numbers
from tests.ui.stage import LONG_NAME, Stage

KEY = Qt.Key
SARI = "0812-0000-0101"
ROAD = (
    "Jalan depan Pasar Bandar Jaya berlubang besar sejak banjir minggu lalu, sudah dua motor "
    "jatuh. Kalau malam gelap karena lampu jalannya juga mati."
)
STORY = (
    ROAD
    + (
        "\nWarga sudah menutup sendiri dengan batu, tetapi hanyut lagi saat hujan. "
        "Truk pengangkut singkong lewat setiap malam dan lubangnya makin dalam."
    )
    * 4
)
LONGEST_PLACE = "ujung rembun"


def form_empty(stage: Stage) -> QWidget:
    stage.screen("new").new_ticket()
    stage.ctx.call.clear()
    stage.settle()
    return stage.window


def form_call(stage: Stage) -> QWidget:
    """A known caller in the middle of the story, as in the drawing."""
    stage.window.take_call(SARI)
    stage.window.flow.answer()
    stage.settle()
    stage.type("form.description", ROAD)
    _choose_place(stage, "bandar jaya bar")
    stage.type("form.landmark", "depan pasar, arah SPBU")
    stage.settle()
    road = stage.find("form.answer_status_jalan")
    road.setCurrentIndex(road.findData("provinsi"))
    stage.type("form.answer_sejak_kapan", "14-11-2026")
    _age_call(stage, 161)
    stage.find("form.description").setFocus()
    stage.settle()
    return stage.window


def form_long(stage: Stage) -> QWidget:
    """Nothing is short: story, name, place, offices."""
    stage.window.flow.answer()
    stage.type("form.phone", "+62 812-0000-0777 pesawat 1234")
    stage.type("form.name", LONG_NAME[:80])
    stage.type("form.on_behalf_of", "Ibu " + LONG_NAME[:60])
    stage.find("form.description").insertPlainText(STORY)
    _choose_place(stage, LONGEST_PLACE)
    stage.type("form.landmark", "di belakang " + LONG_NAME[:70])
    stage.settle()
    for agency in ("dishub", "dinsos", "dinkes", "bpn", "kptph", "dpmptsp"):
        stage.form.body.agencies.hand_to(agency)
    stage.form.body.evidence.oversight.click()
    stage.settle()
    return stage.window


def form_drafts(stage: Stage) -> QWidget:
    """What was typed stands as chips above an empty form; the number is being typed."""
    stage.window.flow.answer()
    stage.type("form.name", "Contoh Budi")
    stage.window.flow.answer()
    stage.type("form.phone", "0812-0000-01")
    stage.settle()
    return stage.window


def form_emergency(stage: Stage) -> QWidget:
    stage.window.flow.answer()
    stage.type("form.description", "Ada kebakaran di rumah warga, api membesar")
    stage.settle()
    return stage.window


def form_prank(stage: Stage) -> QWidget:
    stage.form._menu("prank")
    stage.settle()
    return stage.window


def form_outside(stage: Stage) -> QWidget:
    stage.form.close_panel()
    stage.window.flow.answer()
    stage.type("form.description", "Listrik padam dari kemarin, tagihan PLN juga salah")
    stage.settle()
    stage.window.open_outside()
    stage.settle()
    return stage.window


def form_answer(stage: Stage) -> QWidget:
    stage.form.close_panel()
    stage.window.flow.answer()
    stage.type("form.description", "Tanya cara bayar pajak kendaraan lewat e-Samsat")
    stage.settle()
    stage.form._open_answer()
    stage.settle()
    return stage.window


def form_missing(stage: Stage) -> QWidget:
    """Save was pressed too early, with a letter in the number."""
    stage.form.new_ticket()
    stage.type("form.phone", "0812-000O-17")
    stage.form.save()
    stage.settle()
    return stage.window


def form_no_numbers(stage: Stage) -> QWidget:
    with stage.desk.store.write() as tx:
        numbers.drop_blocks(tx)
    stage.form.new_ticket()
    stage.type("form.name", "Contoh Sari")
    stage.type("form.description", ROAD)
    stage.settle()
    stage.form.save()
    stage.settle()
    with stage.desk.store.write() as tx:
        numbers.add_blocks(tx, (419,))
    return stage.window


def form_saved(stage: Stage) -> QWidget:
    stage.form.new_ticket()
    stage.window.take_call("0812-0000-0155")
    stage.window.flow.answer()
    stage.settle()
    stage.type("form.name", "Contoh Rahma")
    stage.type("form.description", ROAD)
    _choose_place(stage, "bandar jaya bar")
    stage.settle()
    stage.form.save()
    stage.until(lambda: stage.form.stack.currentIndex() == 1)
    stage.settle()
    return stage.window


def form_saved_long(stage: Stage) -> QWidget:
    stage.screen("new").save()
    stage.until(lambda: stage.form.stack.currentIndex() == 1)
    stage.settle()
    return stage.window


def _choose_place(stage: Stage, typed: str) -> None:
    place = stage.type("form.place", typed)
    stage.until(place.options.isVisible)
    QTest.keyClick(place, KEY.Key_Return)


def _age_call(stage: Stage, seconds: int) -> None:
    """The call has lasted so long; the strip is told."""
    stage.clock.elapsed += seconds
    stage.ctx.call.changed.emit()
