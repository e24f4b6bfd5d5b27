"""A desk that moves tickets by itself: when it looks, what it moves and what it leaves."""

import pytest
from msgspec.structs import replace

from callcenter.desk.change_settings import change_settings
from callcenter.desk.escalate import run_due
from callcenter.desk.finish import resolve
from callcenter.desk.read_queue import read_rows
from callcenter.desk.work_queue import raise_level
from callcenter.store import escalations, kv, outbox
from callcenter.tickets.escalation_moves import Ran
from callcenter.tickets.words import Kind, Reason
from tests.builders import kinds, register, ticket


def test_it_moves_what_is_due_and_is_idle_until_the_next_instant(desk, waiting, clock):
    assert run_due(desk) == Ran()
    clock.advance(hours=17, minutes=59)
    assert run_due(desk) == Ran()
    clock.advance(minutes=1)
    assert run_due(desk) == Ran(1)
    assert kinds(desk, waiting)[-1] == Kind.ESCALATED
    assert run_due(desk) == Ran()
    clock.advance(hours=6)
    assert run_due(desk) == Ran(1)
    assert ticket(desk, waiting).level == 2
    assert read_rows(desk, [waiting])[waiting].level == 2


def test_what_comes_after_a_look_is_looked_at_too(desk, clock):
    assert run_due(desk) == Ran()
    late = register(desk, 1)[0]
    assert run_due(desk) == Ran()
    clock.advance(hours=18)
    assert run_due(desk) == Ran(1)
    assert kinds(desk, late)[-1] == Kind.ESCALATED


def test_the_screen_hears_of_it_and_it_waits_to_be_sent(desk, waiting, clock):
    told: set[str] = set()
    desk.changes.subscribe(told.update)
    clock.advance(hours=18)
    run_due(desk)
    assert {waiting, "outbox"} <= told
    with desk.store.read() as tx:
        assert [row.kind for row in outbox.rows(tx)][-1] == Kind.ESCALATED


def test_what_was_done_in_time_moves_nothing(desk, waiting, clock):
    clock.advance(hours=17)
    resolve(desk, waiting, "Sudah ditangani.")
    clock.advance(hours=200)
    run_due(desk)
    assert Kind.ESCALATED not in kinds(desk, waiting)


def test_what_a_person_raised_higher_stays_there(desk, waiting, clock):
    for _ in range(3):
        raise_level(desk, [waiting], "Warga menelepon lagi")
    clock.advance(hours=24)
    assert run_due(desk).moved == 2
    assert ticket(desk, waiting).level == 4


def test_many_are_looked_at_some_at_a_time(desk, clock):
    ids = register(desk, 5)
    run_due(desk)
    clock.advance(hours=18)
    assert [run_due(desk, limit=2) for _ in range(4)] == [
        Ran(2, more=True),
        Ran(2, more=True),
        Ran(1),
        Ran(),
    ]
    assert all(kinds(desk, one)[-1] == Kind.ESCALATED for one in ids)


def test_a_list_that_was_lost_or_damaged_is_made_again_and_moves_nothing_twice(
    desk, waiting, clock
):
    clock.advance(hours=18)
    assert run_due(desk) == Ran(1)
    with desk.store.write() as tx:
        tx.exec_driver_sql("DELETE FROM escalations")
        kv.put(tx, "escalation_mark", b"{kotor")
    clock.advance(hours=6)
    assert run_due(desk) == Ran(1)
    with desk.store.write() as tx:
        ahead = escalations.mark(tx)
        kv.put(tx, "escalation_mark", b'{"terms":"%s","event":9999}' % ahead.terms.encode())
    assert run_due(desk) == Ran()
    assert kinds(desk, waiting).count(Kind.ESCALATED) == 2


@pytest.mark.usefixtures("waiting")
def test_other_limits_are_other_instants(desk, clock):
    run_due(desk)
    change_settings(desk, replace(desk.settings, first_dispatch_minutes=60))
    clock.advance(minutes=45)
    assert run_due(desk) == Ran(1)


def test_an_event_the_centre_keeps_aside_moves_its_ticket(desk, waiting):
    run_due(desk)
    with desk.store.write() as tx:
        eid = next(row.eid for row in outbox.rows(tx) if row.subject_id == waiting)
        outbox.quarantine(tx, eid, "subject_mismatch", at_centre=True)
    assert run_due(desk) == Ran(1)
    (line,) = (one for one in ticket(desk, waiting).entries if one.kind == Kind.ESCALATED)
    assert (line.body["cause"], line.body["reason"]) == (eid, Reason.SET_ASIDE)
    assert run_due(desk) == Ran()
