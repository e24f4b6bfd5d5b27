"""“Lembar kerja”: a sheet looked at, chosen from, taken in, stopped; ours written."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QDate, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest

from callcenter.desk.lapor_sheet import Match
from callcenter.lapor.sheet import ROWS_MAX, read_sheet, write_csv
from callcenter.tickets.words import Push
from tests import lapor_cases as cases
from tests.builders import ticket
from tests.ui.shell import settled, shell_context
from ui.lapor.sheet_model import FAULT, MEANS, TAKE, WHAT, SheetModel
from ui.lapor.sheet_tab import SheetTab

KEY = Qt.Key


@pytest.fixture
def ctx(qapp, workstation):
    assert qapp is not None
    with shell_context(workstation) as made:
        cases.set_up(made.desk)
        yield made


@pytest.fixture
def tab(qtbot, ctx):
    made = SheetTab(ctx)
    qtbot.addWidget(made)
    made.resize(1160, 620)
    made.show()
    settled(qtbot, ctx)
    return made


def row(first, tracking, last=""):
    return ("17-08-2026 10:00:00", "Infrastruktur", "Dinas Contoh", first, last, tracking)


@pytest.fixture
def path(tmp_path, ctx):
    """Two tickets of ours, one row of nobody's, one that cannot be read."""
    numbers = [ticket(ctx.desk, cases.new_ticket(ctx.desk)).number for _ in range(2)]
    rows = [row("bukan kita", "9"), row(numbers[0], "500"), row(numbers[1], "501"), row("x", "?")]
    made = tmp_path / "lapor.csv"
    made.write_text(write_csv(rows), encoding="utf-8-sig")
    return made


def complaint_ids(ctx, tab):
    lines = [tab.model.line(n) for n in range(2)]
    return [ticket(ctx.desk, one.ticket.ticket_id).lapor.complaint_id for one in lines]


def seen(qtbot, ctx, tab, path):
    tab.use_file(path)
    settled(qtbot, ctx)


def test_what_is_written_stands_first_and_ticked_and_nothing_is_written_yet(qtbot, ctx, tab, path):
    assert tab.empty.isVisible()
    seen(qtbot, ctx, tab, path)
    texts = [[tab.model.text(tab.model.line(n), c) for c in (TAKE, MEANS)] for n in range(4)]
    assert texts == [["✓", "Baru"], ["✓", "Baru"], ["", "Baris bermasalah"],
                     ["", "Bukan tiket kita"]]  # fmt: skip
    assert "bukan nomor" in tab.model.index(2, WHAT).data()
    assert tab.take_button.label() == "Masukkan 2 baris"
    assert tab.chips[FAULT].text() == "1 Baris bermasalah"
    assert tab.chips[Match.SAME].isHidden()
    assert complaint_ids(ctx, tab) == ["", ""]


def test_only_ticked_rows_are_taken_in(qtbot, ctx, tab, path):
    seen(qtbot, ctx, tab, path)
    kept = tab.model.line(1).ticket.ticket_id
    tab.table.setCurrentIndex(tab.model.index(1, 0))
    tab.table.setFocus()
    tab.turn()
    assert tab.take_button.label() == "Masukkan 1 baris"
    tab.take_button.click()
    settled(qtbot, ctx)
    assert "1 baris masuk" in tab.banner.accessibleName()
    assert ticket(ctx.desk, kept).lapor.state is Push.READY
    assert tab.chips[Match.SAME].text() == "1 Sama"
    assert tab.chips[Match.NEW].text() == "1 Baru"


def test_what_changes_nothing_cannot_be_ticked(qtbot, ctx, tab, path):
    seen(qtbot, ctx, tab, path)
    tab.model.turn((2, 3))
    assert len(tab.model.taken()) == 2


def test_a_chip_shows_its_rows_alone_and_all_again(qtbot, ctx, tab, path):
    seen(qtbot, ctx, tab, path)
    tab.chips[FAULT].click()
    assert tab.model.rowCount() == 1
    assert len(tab.model.taken()) == 2
    tab.chips[FAULT].click()
    assert tab.model.rowCount() == 4


def test_what_is_no_sheet_says_what_it_lacks_and_the_earlier_one_stays(
    qtbot, ctx, tab, path, tmp_path
):
    seen(qtbot, ctx, tab, path)
    other = tmp_path / "lain.csv"
    other.write_text("apa;saja\r\n1;2\r\n", encoding="utf-8")
    seen(qtbot, ctx, tab, other)
    assert "Isi Laporan Awal" in tab.banner.accessibleName()
    assert tab.model.rowCount() == 4
    assert tab.title.text() == "lapor.csv"
    assert not tab.work.running


def test_esc_stops_what_runs(qtbot, ctx, tab, path):
    tab.use_file(path)
    QTest.keyClick(tab.stop_button, KEY.Key_Escape)
    settled(qtbot, ctx)
    assert not tab.work.running
    assert not tab.stop_button.isVisible()
    assert tab.pick_button.isEnabled()


@pytest.mark.parametrize(("name", "taken"), [("lapor.csv", True), ("lapor.exe", False)])
def test_a_sheet_can_be_dropped(qtbot, ctx, tab, path, name, taken):  # noqa: PLR0917
    data = QMimeData()
    given = path.rename(path.with_name(name))
    data.setUrls([QUrl.fromLocalFile(str(given))])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    enter.ignore()
    tab.dragEnterEvent(enter)
    assert enter.isAccepted() is taken
    tab.dropEvent(QDropEvent(QPoint(5, 5), copy, data, left, none))
    settled(qtbot, ctx)
    assert (tab.model.rowCount() > 0) is taken


def test_ours_are_written_over_whole_days_of_wib(qtbot, ctx, tab, tmp_path):
    cases.new_ticket(ctx.desk)
    tab.export_button.click()
    orders = []
    tab.export.ordered.connect(orders.append)
    tab.export.begin_day.input.setDate(QDate(2026, 11, 20))
    tab.export.end_day.input.setDate(QDate(2026, 11, 20))
    tab.export.kind.input.select("csv")
    tab.export.order(tmp_path / "kita")
    settled(qtbot, ctx)
    assert orders[0].begin == datetime(2026, 11, 19, 17, tzinfo=UTC)
    assert orders[0].end == datetime(2026, 11, 20, 17, tzinfo=UTC)
    assert len(read_sheet((tmp_path / "kita.csv").read_bytes()).rows) == 1
    assert "1 tiket, tanpa identitas" in tab.banner.accessibleName()


def test_a_range_that_ends_before_it_begins_is_told_at_its_field(tab):
    tab.export_button.click()
    tab.export.end_day.input.setDate(QDate(2020, 1, 1))
    tab.export.ask_where()
    assert tab.export.end_day.error() == "sebelum awalnya"
    assert tab.export.dialog is None


def test_twenty_thousand_rows_hold_nobody_up(qtbot, ctx, tab, tmp_path):
    rows = [row(f"laporan warga {n}", str(n + 1)) for n in range(ROWS_MAX - 1)]
    path = tmp_path / "besar.csv"
    path.write_text(write_csv(rows), encoding="utf-8-sig")
    tab.use_file(path)
    qtbot.waitUntil(lambda: not tab.work.running, timeout=60_000)
    assert tab.model.rowCount() == ROWS_MAX - 1
    told: list[str] = []
    tab.model.modelReset.connect(lambda: told.append("reset"))
    tab.model.dataChanged.connect(lambda *_: told.append("changed"))
    tab.show_group(Match.UNKNOWN)
    tab.model.turn(range(tab.model.rowCount()))
    assert told == ["reset", "changed"]  # once for all rows: a view asks for what it shows
    assert isinstance(tab.model, SheetModel)
    settled(qtbot, ctx)
