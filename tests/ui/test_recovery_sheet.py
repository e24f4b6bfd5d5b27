"""The recovery sheet: on it the private half in groups, off the screen once it is wiped."""

import stat

from callcenter.keys.recovery import make_recovery_key, private_key
from tests.ui.entering import Door
from ui.sign_in.recovery_box import RecoveryBox
from ui.sign_in.recovery_sheet import document, key_lines, pdf


def test_the_sheet_carries_the_whole_key_so_that_it_can_be_copied_by_hand(qapp):
    assert qapp is not None
    pair = make_recovery_key()
    text = document(pair.private, pair.public, "Meja Uji", "20 Nov 2026").toPlainText()
    for line in key_lines(pair.private):
        assert line in text
    assert private_key(" ".join(key_lines(pair.private))) == private_key(pair.private)
    assert "Meja Uji" in text
    assert "20 Nov 2026" in text
    assert "jangan disimpan di komputer" in text


def test_a_pdf_is_saved_where_the_person_says_and_nowhere_else(qtbot, tmp_path):
    door = Door(qtbot, tmp_path / "profile")
    box = RecoveryBox(door.entrance, door.background, "first")
    qtbot.addWidget(box)
    box.save(tmp_path / "tidak-ada")
    assert not list(tmp_path.glob("*.pdf"))
    box.make()
    door.settle()
    assert box.print_button.text()
    target = tmp_path / "usb"
    target.mkdir()
    box.save(target / "lembar")
    saved = target / "lembar.pdf"
    assert saved.read_bytes().startswith(b"%PDF")
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    box.wipe()
    assert box.private.text() == ""
    box.save(target / "lagi")
    assert not (target / "lagi.pdf").exists()
    door.close()


def test_the_pdf_is_one_page_and_not_empty(qapp):
    assert qapp is not None
    pair = make_recovery_key()
    made = document(pair.private, pair.public, "", "20 Nov 2026")
    assert len(pdf(made)) > 2_000
    assert made.pageCount() == 1
