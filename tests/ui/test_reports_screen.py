"""“Laporan”: figures that open their tickets, the map, files, progress and stop; keys alone."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtTest import QTest

from callcenter.desk.finish import resolve
from callcenter.desk.reach import WHOLE, Reach
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.survey import survey
from callcenter.reports.figures import Dimension, Figure
from callcenter.reports.order import Grain
from callcenter.reports.reading import Condition
from tests.builders import intake
from tests.reports.many import fill
from tests.ui.shell import settled, shown_window
from ui.reports.order_row import OWN, OrderRow
from ui.reports.report_work import FileKind
from ui.reports.screen import TABS, ReportScreen
from ui.reports.sheets import PERIODIC

KEY = Qt.Key
MANY = 3_000


@pytest.fixture
def screen(qtbot, ctx):
    fill(ctx.desk.store, MANY)
    return shown(qtbot, ctx)


def shown(qtbot, ctx):
    made = ReportScreen(ctx)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    made.show()
    done(qtbot, ctx, made)
    return made


def done(qtbot, ctx, screen):
    qtbot.waitUntil(lambda: not screen.work.running, timeout=10_000)
    settled(qtbot, ctx)


def count_of(ctx, where):
    with ctx.desk.store.read() as tx:
        asked = f"SELECT count(*) FROM tickets WHERE {where}"  # noqa: S608 - written below
        return tx.exec_driver_sql(asked).scalar_one()


DAY = "date(registered_at / 1000000 + 25200, 'unixepoch')"
QUARTER = f"{DAY} BETWEEN '2026-10-01' AND '2026-12-31'"


def test_it_counts_this_quarter_when_it_is_first_seen(ctx, screen):
    assert screen.report.total[Figure.ALL] == count_of(ctx, QUARTER) > 100
    assert screen.report.order.end == date(2026, 11, 20)  # no steps that are still to come
    tile = screen.tiles.tiles[Figure.ALL]
    assert tile.accessibleName() == f"Masuk, {screen.report.total[Figure.ALL]}"
    assert screen.made.text() == "Dihitung 21.14"


def test_every_tab_shows_its_table(screen):
    for key in TABS:
        screen.show_tab(key)
        table = screen.page.table
        assert table.figures.rowCount() > 0, key
        assert screen.stack.currentWidget() is screen.page


def test_a_figure_opens_its_tickets_by_keys_alone(qtbot, ctx, screen):
    screen.show_tab("channel")
    table = screen.page.table
    table.setFocus()
    assert table.choose("sms")
    QTest.keyClick(table, KEY.Key_Right)
    expected = count_of(
        ctx,
        f"{QUARTER} AND channel = 'sms' AND state IN"
        " ('diterima','terverifikasi','disposisi','ditindaklanjuti','menunggu_data')",
    )
    QTest.keyClick(table, KEY.Key_Return)
    done(qtbot, ctx, screen)
    behind = screen.behind
    assert screen.stack.currentWidget() is behind
    assert behind.title.text() == "Tiket di balik angka: SMS, Terbuka"
    assert len(behind.model.rows) == expected > 0
    assert behind.note.text() == f"{expected} tiket"
    with qtbot.waitSignal(screen.open_ticket) as opened:
        QTest.keyClick(behind.table, KEY.Key_Return)
    assert opened.args == [behind.model.rows[0].id]
    QTest.keyClick(behind.table, KEY.Key_Escape)
    assert screen.stack.currentWidget() is screen.page


def test_so_many_are_listed_and_the_rest_is_told(qtbot, ctx, screen):
    screen.orders.span.set_key("year")
    screen.count()
    done(qtbot, ctx, screen)
    screen.tiles.tiles[Figure.ALL].click()
    done(qtbot, ctx, screen)
    many = screen.report.total[Figure.ALL]
    assert len(screen.behind.model.rows) == 500 < many
    assert screen.behind.note.text().startswith("500 terbaru dari 1.")


def test_every_figure_opens_what_it_is_made_of(screen):
    screen.show_tab("agency")
    table = screen.page.table
    figures = table.figures
    share = next(at for at in range(1, 11) if figures.column(at).key == "median")
    assert figures.condition(figures.index(0, 0)) is None
    order = screen.report.order
    assert figures.condition(figures.index(0, share)) == Condition(
        order, Dimension.AGENCY, figures.row(0).key, Figure.ANSWERED
    )
    assert figures.condition(figures.index(0, share - 1)) == Condition(
        order, Dimension.AGENCY, figures.row(0).key, Figure.ANSWERED | Figure.SILENT
    )
    assert figures.condition(figures.index(figures.rowCount() - 1, 1)) == Condition(
        order, Dimension.AGENCY, None, Figure.ALL
    )  # the sum: every hand-over
    assert figures.condition(figures.index(0, 1)) == Condition(
        screen.report.order, Dimension.AGENCY, figures.row(0).key, Figure.ALL
    )


def test_the_map_leads_into_a_kabupaten_and_back(qtbot, screen):
    screen.show_tab("place")
    page = screen.page
    qtbot.waitUntil(lambda: page.map.shapes is not None, timeout=10_000)
    page.map.setFocus()
    page.table.choose("18.02")
    assert page.map.code == "18.02"
    QTest.keyClick(page.map, KEY.Key_Right)
    assert page.map.code != "18.02"
    page.map.put_cursor("18.02")
    QTest.keyClick(page.map, KEY.Key_Return)
    assert page.inside == "18.02"
    assert page.title.text() == "Lampung Tengah"
    assert {row.key[:5] for row in page.table.figures.table.rows} == {"18.02"}
    assert "Terbanggi Besar" in {page.table.figures.name(row) for row in page._table().rows}
    QTest.keyClick(page.map, KEY.Key_Escape)
    assert page.inside == ""
    assert page.map.code == "18.02"


def test_a_place_is_found_under_the_pointer(qtbot, screen):
    screen.show_tab("place")
    page = screen.page
    qtbot.waitUntil(lambda: page.map.shapes is not None, timeout=10_000)
    camera = page.map._camera()
    spot = page.map.shapes.outlines.kabkota["18.02"].label
    x, y = camera.screen(spot)
    assert page.map.place_at(x, y) == "18.02"
    assert page.map.place_at(1, 1) == ""


def test_a_stopped_count_leaves_the_figures(qtbot, ctx, screen):
    before = screen.report
    screen.count()
    screen.work.stop()
    done(qtbot, ctx, screen)
    assert screen.report is before or screen.report.order == before.order
    assert not screen.stop.isVisible()


def test_another_choice_while_counting_is_what_counts(qtbot, ctx, screen):
    screen.count()
    screen.orders.channel.set_key("sms")
    screen.orders.changed.emit()
    qtbot.waitUntil(lambda: screen.report.order.channel == "sms", timeout=10_000)
    done(qtbot, ctx, screen)
    assert screen.report.total[Figure.ALL] == count_of(ctx, f"{QUARTER} AND channel = 'sms'")


@pytest.mark.parametrize(
    ("kind", "begins"),
    [(FileKind.XLSX, b"PK"), (FileKind.CSV, b"\xef\xbb\xbf#"), (FileKind.PDF, b"%PDF")],
)
def test_files_are_written(qtbot, ctx, screen, tmp_path, kind, begins):  # noqa: PLR0917
    screen.ask_where(kind)
    assert screen.dialog.selectedFiles()[0].endswith(f"laporan-20261001-20261120.{kind.value}")
    screen.dialog.close()
    screen.write(tmp_path / f"laporan.{kind.value}", kind)
    done(qtbot, ctx, screen)
    assert (tmp_path / f"laporan.{kind.value}").read_bytes().startswith(begins)
    assert screen.banner.isHidden()


def test_a_file_that_cannot_be_written_is_told(qtbot, ctx, screen):
    screen.write(Path("/nowhere/at/all/laporan.csv"), FileKind.CSV)
    done(qtbot, ctx, screen)
    assert screen.banner.isVisible()


def test_the_periodic_report_takes_one_key(qtbot, ctx, screen, tmp_path):
    screen.show_tab("time")
    screen.page.table.setFocus()
    QTest.keyClick(screen.page.table, KEY.Key_B)
    done(qtbot, ctx, screen)
    qtbot.waitUntil(lambda: screen.dialog is not None, timeout=5_000)
    order = screen.report.order
    assert (order.begin, order.end) == (date(2026, 7, 1), date(2026, 9, 30))
    assert order.grain is Grain.MONTH
    assert screen.orders.order() == order
    screen.dialog.close()
    screen.dialog.fileSelected.emit(str(tmp_path / "berkala"))
    done(qtbot, ctx, screen)
    data = (tmp_path / "berkala.pdf").read_bytes()
    title = QByteArray(PERIODIC.encode("utf-16-be")).toHex().data()
    assert (
        PERIODIC.encode() in data or title in data.lower() or PERIODIC.encode("utf-16-be") in data
    )


def test_nobody_yet_is_told_what_to_do(qtbot, ctx):
    screen = shown(qtbot, ctx)
    assert screen.stack.currentWidget() is screen.empty
    assert screen.tabs.isHidden()
    assert not screen.files[FileKind.PDF].isEnabled()


def test_it_counts_anew_when_it_is_seen_again(qtbot, ctx):
    screen = shown(qtbot, ctx)
    screen.hide()
    register_ticket(ctx.desk, intake())
    qtbot.waitUntil(lambda: screen._stale, timeout=5_000)  # the news has come
    screen.show()
    done(qtbot, ctx, screen)
    assert screen.report.total[Figure.ALL] == 1


def test_the_few_of_a_new_office_are_not_told_apart(qtbot, ctx):
    from callcenter.tickets.words import Confidentiality

    for n in range(3):
        secret = Confidentiality.SECRET if n == 0 else Confidentiality.NORMAL
        register_ticket(ctx.desk, intake(confidentiality=secret))
    screen = shown(qtbot, ctx)
    assert screen.tiles.tiles[Figure.ALL].accessibleName() == "Masuk, —"
    screen.tiles.tiles[Figure.ALL].click()
    assert not screen.work.running
    for key in TABS:
        screen.show_tab(key)
        shown_cells = {cell for row in screen.page.table.figures.table.rows for cell in row.cells}
        assert shown_cells <= {None}, key


def test_spans_and_own_days(qtbot, ctx):
    row = OrderRow(ctx.desk)
    qtbot.addWidget(row)
    row.show()
    today = date(2026, 11, 20)
    for key, span in {
        "days": (today - timedelta(days=29), today),
        "month": (date(2026, 11, 1), today),
        "month_before": (date(2026, 10, 1), date(2026, 10, 31)),
        "quarter_before": (date(2026, 7, 1), date(2026, 9, 30)),
        "year": (date(2026, 1, 1), today),
        "year_before": (date(2025, 1, 1), date(2025, 12, 31)),
    }.items():
        row.span.set_key(key)
        assert (row.order().begin, row.order().end) == span
    row.span.set_key(OWN)
    row.span.picked.emit(OWN)
    assert row.first.isVisible()
    assert row.order().begin == date(2026, 10, 1)
    row._set_days(date(2026, 5, 9), date(2026, 5, 2))  # the wrong way round
    assert (row.order().begin, row.order().end) == (date(2026, 5, 2), date(2026, 5, 9))
    row.grain.set_key("hari")
    assert row.order().grain is Grain.DAY


def test_it_stands_in_the_rail(qtbot, ctx):
    window = shown_window(qtbot, ctx)
    window.rail.items["reports"].click()
    settled(qtbot, ctx)
    screen = window.screens.get("reports")
    qtbot.waitUntil(lambda: not screen.work.running, timeout=10_000)
    assert window.screens.current() == "reports"
    assert window.rail.items["reports"].accessibleName() == "Laporan"


@pytest.mark.parametrize(
    ("since", "told"),
    [
        (None, "masih diambil"),
        (date(2026, 10, 9), "sebelum 9 Okt 2026"),
        (date(2026, 9, 30), ""),
    ],
)
def test_figures_of_a_desk_that_holds_only_the_last_weeks_say_so(screen, since, told):
    moment = since and datetime(since.year, since.month, since.day, 12, tzinfo=UTC)
    screen._tell_reach(WHOLE)
    assert screen.banner.isHidden()
    screen._tell_reach(Reach(is_partial=True, since=moment, days=42))
    assert screen.banner.isVisible() is bool(told)
    assert told in screen.banner.accessibleName()


def test_satisfaction_stands_in_a_tab_of_its_own(qtbot, ctx):
    ticket_id = register_ticket(ctx.desk, intake()).ticket_id
    screen = shown(qtbot, ctx)
    page = screen.satisfaction
    screen.tabs.setCurrentIndex(len(TABS))
    assert screen.page is page
    assert page.empty.isVisible()
    resolve(ctx.desk, ticket_id, "Sudah ditambal")
    survey(ctx.desk, ticket_id, (4, 3, 4, 4, 4, 4, 4, 4, 4))
    settled(qtbot, ctx)
    screen.count()
    done(qtbot, ctx, screen)
    assert page.table.isVisible()
    assert "hari survei dijawab" in page.note.shown_text()
    cells = [page.model.index(0, at).data() for at in range(6)]
    assert cells == ["Seluruhnya", "1", "97,22", "A", "4,00", "3,00"]
    spoken = page.model.index(0, 5).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Sistem, mekanisme, prosedur: 3,00"
    assert page.model.rowCount() == 3


def test_surveys_of_older_tickets_are_reached_and_open_them(qtbot, ctx, clock, tmp_path):
    ticket_id = register_ticket(ctx.desk, intake()).ticket_id
    clock.advance(days=60)
    resolve(ctx.desk, ticket_id, "Sudah ditambal")
    survey(ctx.desk, ticket_id, (4, 3, 4, 4, 4, 4, 4, 4, 4))
    screen = shown(qtbot, ctx)
    assert screen.report.total[Figure.ALL] == 0
    assert screen.stack.currentWidget() is screen.empty
    assert screen.tabs.isVisible()
    assert "dijawab dalam rentang ini: 1" in screen.empty.accessibleName()
    screen.tabs.setCurrentIndex(len(TABS))
    page = screen.satisfaction
    assert screen.stack.currentWidget() is page
    page.table.setFocus()
    QTest.keyClick(page.table, KEY.Key_Return)
    done(qtbot, ctx, screen)
    assert screen.behind.title.text() == "Tiket di balik angka: Seluruhnya, survei"
    assert [row.id for row in screen.behind.model.rows] == [ticket_id]
    screen.show_report()
    screen.write(tmp_path / "laporan.csv", FileKind.CSV)
    done(qtbot, ctx, screen)
    assert "Kepuasan pelapor,Seluruhnya,,total,IKM,97.22" in (tmp_path / "laporan.csv").read_text()


def test_a_figure_of_hand_overs_says_on_how_many_tickets(qtbot, ctx, screen):
    screen.look_behind(Condition(screen.report.order, Dimension.AGENCY, None), "OPD, Diteruskan")
    done(qtbot, ctx, screen)
    with ctx.desk.store.read() as tx:
        asked = f"""SELECT count(*), count(DISTINCT tickets.id) FROM tickets, json_each(dispatches)
            WHERE {QUARTER}"""  # noqa: S608 - written above
        handed, tickets = tx.exec_driver_sql(asked).one()
    assert 0 < tickets < handed
    assert screen.behind.note.text() == f"{handed} penerusan pada {tickets} tiket"
