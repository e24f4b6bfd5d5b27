"""What is too long or cannot be seen: told, refused whole or left out, never lost in silence."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.form_rig import FormDesk, desk
from ui import theme
from ui.plain_text import LONGEST

__all__ = ["desk"]

PASTE = (Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def paste(desk: FormDesk, name: str, text: str) -> None:
    QApplication.clipboard().setText(text)
    QTest.keyClick(desk.find(name), *PASTE)


@pytest.mark.parametrize("name", ["description", "answer", "outside_note"])
def test_a_paste_that_does_not_fit_is_refused_whole_and_says_so(desk: FormDesk, name: str) -> None:
    if name == "answer":
        desk.form.body.answer.show()
    if name == "outside_note":
        desk.form.open_outside()
    box = desk.type(name, "Sudah ada")
    paste(desk, name, "y" * (LONGEST + 1234))
    assert box.toPlainText() == "Sudah ada"
    told = desk.find(f"{name}_refused")
    assert told.isVisible()
    assert "1.243 huruf tidak muat" in told.shown_text()
    assert "20.000" in told.shown_text()
    QTest.keyClicks(box, "!")
    assert told.isHidden()


def test_a_paste_in_place_of_the_text_may_fill_the_box(desk: FormDesk) -> None:
    box = desk.type("description", "Sudah ada")
    box.selectAll()
    paste(desk, "description", "y" * LONGEST)
    assert len(box.toPlainText()) == LONGEST
    assert desk.find("description_refused").isHidden()
    paste(desk, "description", "z")
    assert len(box.toPlainText()) == LONGEST
    assert desk.find("description_refused").isVisible()
    desk.form.new_ticket()
    assert desk.find("description_refused").isHidden()


def test_a_clipboard_of_any_size_is_refused_without_reading_it_all(desk: FormDesk) -> None:
    held = QMimeData()
    held.setText("\u202e" * 3_000_000)
    desk.type("description", "Sudah ada").insertFromMimeData(held)
    assert "2.980.009" in desk.find("description_refused").shown_text()


def test_a_draft_longer_than_the_box_comes_back_whole(desk: FormDesk) -> None:
    box = desk.find("description")
    box.set_text("a" * (LONGEST + 7))
    assert len(box.toPlainText()) == LONGEST + 7


def test_the_count_in_the_corner_stands_beside_the_scroll_bar(desk: FormDesk) -> None:
    box = desk.type("description", "")
    box.set_text("panjang sekali\n" * 60)
    desk.form._count("draf tersimpan")
    bar = box.verticalScrollBar()
    desk.until(bar.isVisible)
    free = box.width() - bar.width() - theme.dp(8)
    assert box._note.geometry().right() < free


LINES = {"phone": 40, "name": 120, "on_behalf_of": 120, "landmark": 200}


@pytest.mark.parametrize("name", LINES)
def test_a_line_takes_one_line_of_what_can_be_seen(desk: FormDesk, name: str) -> None:
    line = desk.find(name)
    line.setFocus()
    paste(desk, name, "08\u202e12\u200b\r\n79\t00\x07")
    assert line.text().split() == ["0812", "79", "00"]
    QTest.keyClicks(line, "9")
    assert line.text().endswith("009")
    line.setText("a\u202eb\nc")
    assert line.text() == "ab c"
    line.clear()
    paste(desk, name, "7" * 500)
    assert len(line.text()) == LINES[name]


def test_an_answer_is_kept_as_it_stands_in_its_line(desk: FormDesk) -> None:
    desk.type("description", "Jalan depan pasar berlubang besar")
    desk.settle()
    desk.find("answer_sejak_kapan").setFocus()
    paste(desk, "answer_sejak_kapan", "14-11\u200b-2026\n")
    assert desk.form._intake().answers["sejak_kapan"] == "14-11-2026 "


def test_the_sentence_to_read_back_never_pushes_the_form_away(desk: FormDesk) -> None:
    desk.find("name").setText("Nama panjang " * 20)
    desk.find("on_behalf_of").setText("Nama lain " * 20)
    desk.find("landmark").setText("di belakang pasar " * 20)
    desk.type("description", "Jalan berlubang. ")
    desk.find("description").set_text("Jalan rusak sekali " * 500)
    desk.settle()
    card = desk.form.body.read_back
    assert len(card.sentence.text()) <= 422
    assert card.height() <= theme.dp(140)


def test_typing_after_a_text_module_fills_its_first_gap(desk: FormDesk) -> None:
    module = next(
        one for one in desk.desk.directory.text_modules_for("") if one.text.count("{") > 1
    )
    box = desk.type("description", "")
    box.insertPlainText("😀 ")
    QTest.keyClicks(box, f"::{module.shortcut}")
    assert box.options.isVisible()
    QTest.keyClick(box, Qt.Key.Key_Return)
    gap = module.text[module.text.index("{") : module.text.index("}") + 1]
    assert box.textCursor().selectedText() == gap
    QTest.keyClicks(box, "Pasar Contoh")
    assert box.toPlainText() == "😀 " + module.text.replace(gap, "Pasar Contoh", 1)
