"""A clock that has ended counts by the limits and days off of then, whoever folds it and when."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from callcenter.desk import finish
from callcenter.desk.change_guidance import DAYS_OFF, read_guidance, save_guidance
from callcenter.desk.change_limits import save_limits
from callcenter.desk.change_settings import change_settings
from callcenter.desk.office import read_office
from callcenter.directory.loading import load_directory
from callcenter.protocol.events import encode_event
from callcenter.settings import Operator
from callcenter.store.events import RemoteEvent, append_remote, rebuild
from callcenter.tickets.apply import fold
from callcenter.tickets.deadlines import ClockKind, Deadlines, Limits
from callcenter.tickets.event import OFFICE, Author, Change, Event
from callcenter.tickets.office import OFFICE_ID
from callcenter.tickets.office_terms import (
    DAYS_OFF_BEFORE_NAME,
    DAYS_OFF_NAME,
    LIMITS_BEFORE_NAME,
    LIMITS_NAME,
    Terms,
    limits_in_force,
    terms_over_time,
    write_limits,
)
from callcenter.tickets.words import Kind
from callcenter.tickets.working_calendar import WorkingCalendar
from tests.builders import EventLine
from tests.fakes import START

NEVER = datetime(2100, 1, 1, tzinfo=UTC)
LONG = Limits(complaint_days=60, verify_days=60, follow_up_days=60, first_dispatch_minutes=43_200)


def said(day, n=1, **values) -> Event:
    return Event(
        eid=f"018e0000-0000-7000-8000-{n:012}",
        subject=OFFICE,
        subject_id=OFFICE_ID,
        kind=Kind.OFFICE_SET,
        author=Author("op-2", "Pengawas Contoh"),
        client_id="018e0000-0000-7000-8000-0000000000aa",
        incarnation=1,
        n=n,
        wall_at=START + timedelta(days=day),
        offset_ms=0,
        changes=tuple(Change(name.replace("_", ".", 1), one) for name, one in values.items()),
    )


def limits(days):
    return write_limits(Limits(complaint_days=days))


class TestLine:
    def test_an_office_that_never_set_any_has_one_line_of_nothing(self):
        note = replace(said(1, clocks_limits=limits(3)), kind="note_added")
        other = replace(said(1, clocks_limits=limits(3)), subject="caller")
        assert terms_over_time([note, other, said(2, lapor_a="x")]) == (Terms(),)

    def test_each_word_holds_from_its_time_on_and_before_the_first_what_its_author_said(self):
        first = said(1, clocks_limits=limits(3), clocks_limits_before=limits(20))
        holidays = said(2, clocks_days_off="date,kind,note\n", clocks_days_off_before="lama")
        assert terms_over_time([first, holidays, said(3, clocks_limits=limits(4))]) == (
            Terms(None, Limits(complaint_days=20), "lama"),
            Terms(START + timedelta(days=1), Limits(complaint_days=3), "lama"),
            Terms(START + timedelta(days=2), Limits(complaint_days=3), "date,kind,note\n"),
            Terms(START + timedelta(days=3), Limits(complaint_days=4), "date,kind,note\n"),
        )
        assert terms_over_time([said(1, clocks_limits=limits(3))])[0] == Terms(None, Limits())
        assert terms_over_time([said(1, clocks_days_off=5)])[1].days_off == ""

    @given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 365)), min_size=1, max_size=8))
    def test_what_counts_at_a_time_is_the_last_word_that_is_not_later(self, words):
        log = [said(day, clocks_limits=limits(days)) for day, days in words]
        made: Deadlines | None = None
        for one in terms_over_time(log):
            made = Deadlines(WorkingCalendar(), one.limits or LONG, one.since, made)
        assert made is not None
        for at in range(-1, 10):
            known = [days for day, days in words if day <= at]
            wanted = known[-1] if known else Limits().complaint_days
            assert made.then(START + timedelta(days=at)).limits.complaint_days == wanted
        assert made.limits.complaint_days == words[-1][1]


def test_what_has_ended_counts_by_then_and_what_runs_by_now():
    line = EventLine()
    told = [line.registered(), line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk"]})]
    calendar = WorkingCalendar()
    before = Deadlines(calendar)

    def due(deadlines, *more):
        clocks = deadlines.clocks(fold("t-1", [*told, *more]))
        return {one.kind: one.due for one in clocks}

    later = Deadlines(calendar, LONG, told[-1].wall_at + timedelta(seconds=1), before)
    sent, old, new = due(later), due(before), due(Deadlines(calendar, LONG))
    for kind in (ClockKind.FIRST_DISPATCH, ClockKind.VERIFY):
        assert sent[kind] == old[kind] != new[kind]
    for kind in (ClockKind.FOLLOW_UP, ClockKind.WHOLE):
        assert sent[kind] == new[kind] != old[kind]
    gone = line.event(Kind.ARCHIVED_DUPLICATE, body={"of": "t-2"})
    assert due(Deadlines(calendar, LONG, NEVER, before), gone) == due(before, gone)


@pytest.fixture
def desk(desk):
    people = (Operator("op-1", "Pengawas Contoh", "pengawas"),)
    change_settings(desk, replace(desk.settings, operators=people))
    return desk


def rows(desk):
    asked = (
        "SELECT id, first_due, verify_due, whole_due, whole_end, dispatches, next_due"
        " FROM tickets ORDER BY id"
    )
    with desk.store.read() as tx:
        return tx.exec_driver_sql(asked).all()


def rebuilt(desk):
    with desk.store.write() as tx:
        rebuild(tx)
    return rows(desk)


def close(desk, clock, ticket_id):
    clock.advance(days=30)
    finish.resolve(desk, ticket_id, "selesai")
    finish.close_ticket(desk, ticket_id, "sudah dikabari")
    clock.advance(days=1)


def hear(desk, seq, event):
    with desk.store.write() as tx:
        append_remote(tx, [RemoteEvent(encode_event(event), seq, event.wall_at)])
    desk.changes.publish((OFFICE_ID, OFFICE))


def test_other_limits_and_days_off_leave_what_is_over_as_it_was(desk, ticket_id, clock):
    close(desk, clock, ticket_id)
    before = rows(desk)
    save_limits(desk, LONG)
    assert rows(desk) == before
    shipped = read_guidance(desk, DAYS_OFF).text
    assert save_guidance(desk, DAYS_OFF, shipped + "\n2026-11-23,add,libur contoh\n", shipped) == ()
    save_limits(desk, Limits(complaint_days=1))
    assert rebuilt(desk) == rows(desk) == before
    assert set(read_office(desk).values) == {LIMITS_NAME, DAYS_OFF_NAME}


def test_what_counted_at_this_desk_before_the_first_word_counts_for_what_was_over(
    desk, ticket_id, clock
):
    folder = desk.profile / "data"
    folder.mkdir(exist_ok=True)
    shipped = read_guidance(desk, DAYS_OFF).text
    (folder / DAYS_OFF).write_text(shipped + "\n2026-11-23,add,libur contoh\n", encoding="utf-8")
    desk.use_directory(load_directory(folder))
    change_settings(desk, replace(desk.settings, complaint_days=2, follow_up_days=2))
    close(desk, clock, ticket_id)
    before = rebuilt(desk)
    save_limits(desk, LONG)
    own = read_guidance(desk, DAYS_OFF).text
    assert save_guidance(desk, DAYS_OFF, shipped, own) == ()
    assert rebuilt(desk) == rows(desk) == before
    office = read_office(desk)
    assert office.value(LIMITS_BEFORE_NAME) == write_limits(
        Limits(complaint_days=2, follow_up_days=2)
    )
    assert office.value(DAYS_OFF_BEFORE_NAME) == own
    save_limits(desk, Limits())
    assert limits_in_force(read_office(desk)) == Limits()
    assert rows(desk) == before


def test_a_word_that_comes_late_reaches_what_has_ended_since(desk, ticket_id, clock):
    close(desk, clock, ticket_id)
    save_limits(desk, Limits(complaint_days=30))
    before = rows(desk)
    hear(desk, 1, said(2, clocks_limits=limits(1)))
    late = rows(desk)
    assert late != before
    assert rebuilt(desk) == late
    hear(desk, 2, said(40, 2, clocks_limits=limits(9)))  # and what ended before it stays
    assert rebuilt(desk) == rows(desk) == late


def test_own_settings_that_differ_from_the_offices_are_forgotten(desk, ticket_id, clock):
    change_settings(desk, replace(desk.settings, complaint_days=1))
    close(desk, clock, ticket_id)
    before = rows(desk)
    hear(desk, 1, said(60, clocks_limits=limits(9)))  # another desk had the shipped ones
    assert rows(desk) == rebuilt(desk) != before
