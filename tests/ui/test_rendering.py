"""Every screen can be read: nothing cut, covered, out of reach or too pale, in both looks.

First that the looking itself finds planted faults; then all screens in the states of a shift.
"""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import sight
from tests.ui.render import SETS, Set, views
from tests.ui.shell import caught_up
from ui import theme
from ui.plain_text import PlainLabel, plain_tooltip
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.key_list import KeyList, Row
from ui.widgets.radio_cards import RadioCards, RadioChoice

LIGHT = [(one, "light") for one in SETS]
DARK = [(one, "dark") for one in SETS if one.scale == 1.0 and one.name != "long"]


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """A small window with a column, dressed as the desk is."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply_theme(app, "light")
    made = QWidget()
    made.setObjectName("screen")
    QVBoxLayout(made)
    made.resize(400, 300)
    qtbot.addWidget(made)
    made.show()
    return made


def kinds(page: QWidget) -> set[str]:
    caught_up()
    return {one.kind for one in sight.faults(page)}


def put(page: QWidget, *parts: QWidget) -> None:
    column = page.layout()
    assert column is not None
    for part in parts:
        column.addWidget(part)


def test_what_is_right_is_not_blamed(page: QWidget) -> None:
    typed = QLineEdit("pendek")
    elided = PlainLabel("kata " * 60, fit="elide")
    wrapped = PlainLabel("kata " * 60, fit="wrap")
    choices = RadioCards([RadioChoice("a", "Normal", "sesuai batas waktu")])
    put(page, typed, elided, wrapped, Chip("Lewat 2 hari", tone="red", shape="■"), choices)
    put(page, Button("Simpan", key_hint="Ctrl ↵"), QLabel("Salin"))
    assert sight.faults(page) == []


@pytest.mark.parametrize("made", [QLabel, PlainLabel, Button])
def test_a_squeezed_text_is_seen(page: QWidget, made: type[QWidget]) -> None:
    part = made("Diteruskan ke dinas")  # type: ignore[arg-type]
    put(page, part)
    assert kinds(page) == set()
    part.setFixedWidth(40)
    assert "cut" in kinds(page)


def test_a_text_without_the_height_it_needs_is_seen(page: QWidget) -> None:
    label = PlainLabel("satu dua tiga empat lima " * 12, fit="wrap")
    put(page, label)
    assert kinds(page) == set()
    label.setFixedHeight(30)
    assert kinds(page) == {"cut"}


def test_a_cut_chip_is_seen_until_its_tooltip_has_the_whole(page: QWidget) -> None:
    chip = Chip("Disposisi ke dinas")
    put(page, chip)
    chip.setFixedWidth(60)
    assert kinds(page) == {"elided"}
    plain_tooltip(chip, "Disposisi ke dinas")
    assert kinds(page) == set()


def test_a_cut_row_of_a_list_is_seen_by_its_own_tooltip(page: QWidget) -> None:
    rows = KeyList()
    put(page, rows)
    rows.set_rows([Row("1", "judul " * 40, meta="urusan " * 40)])
    assert kinds(page) == set()
    rows.set_rows([Row("1", "judul", number="0417 " * 40)])
    assert kinds(page) == {"elided"}


def test_a_field_hiding_its_end_is_seen(page: QWidget) -> None:
    put(page, QLineEdit("Contoh" * 40))
    assert kinds(page) == {"cut"}


def test_two_widgets_on_each_other_are_seen(page: QWidget) -> None:
    for at in (20, 60):
        button = Button("Simpan", page)
        button.move(at, 20)
        button.show()
    assert kinds(page) == {"overlap"}


def test_a_button_beyond_the_window_is_seen(page: QWidget) -> None:
    button = Button("Simpan", page)
    button.move(380, 20)
    button.show()
    assert kinds(page) == {"outside"}


def test_a_pale_text_is_seen(page: QWidget) -> None:
    pale = PlainLabel("jangan begini")
    pale.setStyleSheet(f"color: {theme.tokens().thumb}")
    put(page, pale)
    assert kinds(page) == {"pale"}


def test_colours_that_do_not_go_together_are_seen(page: QWidget) -> None:
    box = QWidget()
    box.setObjectName("weak")
    box.setStyleSheet(f"#weak {{ background: {theme.tokens().accent_weak}; }}")
    QHBoxLayout(box).addWidget(PlainLabel("Ctrl K", ink="faint"))
    put(page, box)
    assert kinds(page) == {"pale"}


def test_braces_nobody_filled_and_empty_chips_are_seen(page: QWidget) -> None:
    put(page, PlainLabel("Nomor laporan {nomor tiket}."))
    assert kinds(page) == {"raw"}
    put(page, Chip(""))
    assert kinds(page) == {"raw", "empty"}


@pytest.mark.no_cover  # drawing is slow enough; other tests walk these lines
@pytest.mark.logs_warnings
@pytest.mark.parametrize(("one", "mode"), LIGHT + DARK, ids=lambda one: getattr(one, "name", one))
def test_every_screen_can_be_read(
    qapp: QApplication, tmp_path: Path, one: Set, mode: theme.Mode
) -> None:
    assert qapp is not None
    seen, found = 0, []
    for name, window in views(one, tmp_path / "desk", mode, each=mode == "light"):
        seen += 1
        found += [f"{name}: {fault}" for fault in sight.faults(window)]
    assert seen >= len(one.played)
    assert not found, "\n".join(found)
