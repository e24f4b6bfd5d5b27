"""The queue's order, filters and counts, and how its rows come and go: pure, and the real model."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTableView

from callcenter.desk.read_queue import read_queue
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.views import TicketRow
from callcenter.desk.work_queue import snooze, take
from callcenter.tickets.words import State
from tests.builders import intake
from ui.queue.model import AGENCY, HOLDER, MANY, NUMBER, REASON, TIME, QueueModel
from ui.queue.order import MINE, NOBODY, ONLY, WITHOUT, QueueFilter, in_order, in_queue, standings
from ui.widgets.key_list import CHIP_ROLE


@pytest.fixture
def rows(workstation, clock) -> list[TicketRow]:
    for agencies in (("bmbk",), ("dishub",), ("dinsos", "dinkes")):
        register_ticket(workstation.desk, intake(agency_ids=agencies))
        clock.advance(days=1)
    return list(read_queue(workstation.desk).rows)


@pytest.fixture
def model(qapp, workstation, rows) -> QueueModel:
    assert qapp is not None
    made = QueueModel(workstation.desk)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.set_rows(rows)
    return made


def test_what_breaks_next_stands_first_and_what_is_put_aside_last(rows, clock):
    first, second, third = rows
    aside = replace(first, snoozed_until=clock.now() + timedelta(hours=1))
    soon = replace(third, next_due=clock.now())
    assert [row.id for row in in_order([aside, second, soon], clock.now())] == [
        third.id,
        second.id,
        first.id,
    ]


def test_a_rest_that_is_over_counts_no_more(rows, clock):
    first, second, _third = rows
    rested = replace(first, snoozed_until=clock.now())
    assert in_order([second, rested], clock.now())[0].id == first.id


def test_what_waits_for_a_person_at_lapor_stands_where_what_breaks_now_stands(rows, clock):
    first, second, third = rows
    over = replace(first, next_due=clock.now() - timedelta(minutes=1))
    doubtful = replace(second, next_due=None, state=State.CLOSED, lapor_person=True)
    assert in_queue(doubtful)
    assert not in_queue(replace(doubtful, lapor_person=False))
    listed = in_order([third, doubtful, over], clock.now())
    assert [row.id for row in listed] == [over.id, doubtful.id, third.id]
    assert standings([doubtful], clock.now()).running == 1


def test_the_same_order_as_the_store(workstation, rows, clock):
    snooze(workstation.desk, [rows[0].id], clock.now() + timedelta(hours=2))
    stored = read_queue(workstation.desk).rows
    assert [r.id for r in in_order(reversed(stored), clock.now())] == [r.id for r in stored]


def test_only_a_running_clock_of_an_open_ticket_or_a_promised_call_belongs_here(rows):
    row = rows[0]
    assert in_queue(row)
    assert not in_queue(replace(row, next_due=None))
    closed = replace(row, state=State.CLOSED.value)
    assert not in_queue(closed)
    assert in_queue(replace(closed, conflicts=1))
    assert in_queue(replace(closed, aside=True))
    assert in_queue(replace(row, state=State.CLOSED.value, next_clock="telepon_balik"))


def test_counts_by_how_the_next_clock_stands(rows, clock):
    now = clock.now()
    over = replace(rows[0], next_due=now - timedelta(minutes=1))
    near = replace(
        rows[1], next_near=now - timedelta(hours=3), next_due=now + timedelta(minutes=30)
    )
    calm = replace(rows[2], next_near=now + timedelta(days=2), next_due=now + timedelta(days=3))
    found = standings([over, near, calm], now)
    assert (found.over, found.near, found.running) == (1, 1, 1)


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        (QueueFilter(agency_id="dinkes"), [2]),
        (QueueFilter(level=2), [1]),
        (QueueFilter(reason="sensitif"), [0]),
        (QueueFilter(holder=MINE), [1]),
        (QueueFilter(holder=NOBODY), [0]),
        (QueueFilter(holder="op-2"), [2]),
        (QueueFilter(snoozed=WITHOUT), [0, 1]),
        (QueueFilter(snoozed=ONLY), [2]),
        (QueueFilter(), [0, 1, 2]),
    ],
)
def test_each_filter_keeps_what_it_says(model, rows, clock, wanted, kept):
    changed = [
        replace(rows[0], oversight=True),
        replace(rows[1], level=2, holder_uid="op-1", holder_name="Operator Contoh"),
        replace(rows[2], holder_uid="op-2", snoozed_until=clock.now() + timedelta(hours=1)),
    ]
    model.set_rows(changed)
    model.set_filter(wanted)
    assert {row.id for row in model.rows()} == {rows[n].id for n in kept}
    assert len(model.everything()) == 3


def test_cells_say_what_the_drawing_says(model, rows, clock):
    clock.moment = rows[0].next_due + timedelta(hours=2, minutes=10)
    chip = model.index(0, TIME).data(CHIP_ROLE)
    assert (chip.text, chip.tone, chip.shape) == ("−02:10", "red", "■")
    assert model.index(0, NUMBER).data() == rows[0].number
    assert model.index(2, AGENCY).data() == "Dinsos, Dinkes"
    assert model.index(0, REASON).data() == "OPD diam"
    assert model.index(0, HOLDER).data() == "—"


def test_a_row_put_aside_says_until_when(model, rows, clock):
    aside = replace(rows[0], snoozed_until=clock.now() + timedelta(hours=1))
    model.update_rows([aside.id], {aside.id: aside})
    at = model.position(aside.id)
    assert at == 2
    assert model.index(at, REASON).data() == "Ditunda s.d. 22.14"


def test_the_selection_follows_its_ticket_when_rows_move(qtbot, model, rows, clock):
    table = QTableView()
    qtbot.addWidget(table)
    table.setModel(model)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.selectRow(1)
    sooner = replace(rows[2], next_due=clock.now() - timedelta(days=9))
    model.update_rows([sooner.id], {sooner.id: sooner})
    assert model.row(0).id == rows[2].id
    chosen = [index.row() for index in table.selectionModel().selectedRows()]
    assert [model.row(n).id for n in chosen] == [rows[1].id]
    assert model.row(table.currentIndex().row()).id == rows[1].id


def test_a_ticket_that_is_gone_takes_its_own_row_only(qtbot, model, rows):
    table = QTableView()
    qtbot.addWidget(table)
    table.setModel(model)
    flags = QItemSelectionModel.SelectionFlag
    table.selectionModel().select(model.index(2, 0), flags.Select | flags.Rows)
    model.update_rows([rows[0].id], {})
    assert [row.id for row in model.rows()] == [rows[1].id, rows[2].id]
    assert [i.row() for i in table.selectionModel().selectedRows()] == [1]


def test_a_ticket_that_is_finished_leaves_and_a_new_one_comes(workstation, model, rows):
    done = replace(rows[0], state=State.RESOLVED.value)
    fresh = register_ticket(workstation.desk, intake())
    found = {row.id: row for row in read_queue(workstation.desk).rows}
    model.update_rows([done.id, fresh.ticket_id], found | {done.id: done})
    assert model.position(done.id) == -1
    assert model.position(fresh.ticket_id) >= 0


def test_an_unchanged_read_tells_nobody(qtbot, model, rows):
    with qtbot.assertNotEmitted(model.dataChanged), qtbot.assertNotEmitted(model.rowsMoved):
        model.update_rows([rows[0].id], {rows[0].id: rows[0]})


def test_many_at_once_are_drawn_anew(qtbot, model, rows):
    many = [replace(rows[0], id=f"t-{n}") for n in range(MANY + 2)]
    with qtbot.waitSignal(model.modelReset, timeout=1000):
        model.set_rows(many)
    assert model.rowCount() == MANY + 2


def test_one_hour_before_a_deadline_the_clocks_are_watched_closely(model, rows, clock):
    assert not model.breaks_soon(0, 2)
    clock.moment = rows[0].next_due - timedelta(minutes=59)
    assert model.breaks_soon(0, 0)
    assert not model.breaks_soon(2, 2) or rows[2].next_due == rows[0].next_due


def test_what_a_colleague_holds_is_named(workstation, model, rows):
    take(workstation.desk, [rows[0].id])
    found = {row.id: row for row in read_queue(workstation.desk).rows}
    model.update_rows([rows[0].id], found)
    assert model.index(0, HOLDER).data() == "Operator Contoh"
