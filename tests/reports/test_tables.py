"""Tables of a report: which rows, in which order, and what is joined."""

from callcenter.reports.figures import Dimension, Figure
from callcenter.reports.order import Grain, ReportOrder
from callcenter.reports.report import Report, Tally, nearest_rank
from callcenter.reports.tables import RowKind, make_tables, shown_total
from tests.fakes import START
from tests.reports.test_suppression import ORDER, row, total_of

NOBODY: dict = {}


def tables_of(rows, known=(), days=NOBODY, order=ORDER, total=None):
    dimension = next(iter(rows))
    whole = total or total_of(rows[dimension].values())
    report = Report(order, START, {Dimension.TOTAL: {"": whole}, **rows}, days)
    return make_tables(report, lambda _one: known, rows)[dimension]


def test_the_largest_stands_first_and_the_total_last():
    table = tables_of({Dimension.CATEGORY: {"a": row(7), "b": row(30), "c": row(7)}})
    assert [(one.key, one.cells[0]) for one in table.rows] == [
        ("b", 30), ("a", 7), ("c", 7), ("", 44),
    ]  # fmt: skip
    assert table.rows[-1].kind is RowKind.TOTAL
    assert not table.is_empty


def test_known_rows_stand_in_their_order_also_when_empty():
    table = tables_of({Dimension.CHANNEL: {"x": row(9), "sms": row(2)}}, known=("surat", "sms"))
    assert [one.key for one in table.rows_of(RowKind.ONE)] == ["surat", "sms", "x"]
    assert table.rows[0].cells[0] == 0
    assert table.rows[0].cells[8] is None


def test_hidden_rows_are_one():
    table = tables_of(
        {Dimension.CHANNEL: {"sms": row(1, 1), "surat": row(5), "telepon": row(90)}},
        known=("sms", "surat", "telepon"),
    )
    assert [(one.key, one.kind.value, one.cells[0]) for one in table.rows] == [
        ("telepon", "one", 90), ("", "joined", 7), ("", "total", 97),
    ]  # fmt: skip


def test_of_few_in_all_nothing_is_said():
    rows = {Dimension.CHANNEL: {"sms": row(1, 1), "surat": row(2)}}
    table = tables_of(rows, known=("sms", "lain"))
    (only,) = table.rows
    assert only.kind is RowKind.JOINED
    assert set(only.cells) == {None}
    report = Report(ORDER, START, {Dimension.TOTAL: {"": row(2, 1)}})
    assert shown_total(report) is None
    assert shown_total(Report(ORDER, START, {})) == 0


def league(answered, in_time, silent=0):
    masks = {
        int(Figure.ALL | Figure.ANSWERED | Figure.ANSWERED_IN_TIME): in_time,
        int(Figure.ALL | Figure.ANSWERED): answered - in_time,
        int(Figure.ALL | Figure.SILENT): silent,
    }
    return Tally(masks)


def test_the_league_begins_with_who_answers_in_time():
    table = tables_of(
        {
            Dimension.AGENCY: {
                "slow": league(10, 5),
                "quiet": league(0, 0, 8),
                "mute": league(0, 0, 2),
                "quick": league(10, 9),
                "even": league(20, 18),
                "seldom": league(1, 1, 19),
                "late": league(9, 9, 1),
                "new": Tally({int(Figure.ALL | Figure.WAITING): 3}),
            }
        },
        days={"quick": (1, 2, 9), "even": (3, 3, 3), "seldom": (1,), "late": (1,) * 9},
    )
    assert [one.key for one in table.rows_of(RowKind.ONE)] == [
        "quick", "even", "late", "slow", "seldom", "mute", "quiet", "new",
    ]  # fmt: skip
    rows = {one.key: one.cells for one in table.rows}
    assert rows["quick"][3:6] == (0.9, 2, 9)
    assert rows["seldom"][3] == 0.05  # one answer of twenty that were due
    assert rows["quiet"][3:5] == (0, None)
    assert rows["new"][3] is None


def test_bodies_and_clocks_have_no_sum():
    for dimension in (Dimension.REFERRAL, Dimension.CLOCK):
        table = tables_of({dimension: {"a": row(9), "b": row(8)}})
        assert not table.rows_of(RowKind.TOTAL)


def test_nearest_rank():
    assert nearest_rank((), 50) is None
    assert nearest_rank((4,), 90) == 4
    assert nearest_rank((1, 2, 3, 4), 50) == 2
    assert nearest_rank(tuple(range(1, 11)), 90) == 9


def test_nothing_counted_is_empty():
    order = ReportOrder(begin=START.date(), end=START.date(), grain=Grain.DAY)
    report = Report(order, START, {})
    table = make_tables(report, lambda _one: order.periods(), (Dimension.PERIOD,))
    assert table[Dimension.PERIOD].is_empty
    assert table[Dimension.PERIOD].rows[0].cells[0] == 0
