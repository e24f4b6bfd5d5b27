"""Two desks without a line and the centre move a ticket: one event, one line, one level."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from msgspec.structs import replace

from callcenter.desk.change_guidance import DAYS_OFF, read_guidance, save_guidance
from callcenter.desk.change_limits import save_limits
from callcenter.desk.context import Desk
from callcenter.desk.escalate import run_due
from callcenter.desk.office import read_office, set_office
from callcenter.protocol.events import decode_event
from callcenter.protocol.wellformed import same_content
from callcenter.server import escalation_rows as rows
from callcenter.server import tables
from callcenter.server.escalate import Escalation
from callcenter.store import overtaken
from callcenter.store.foreign import take_in
from callcenter.tickets.deadlines import Limits
from callcenter.tickets.escalation_moves import Ran, is_move
from callcenter.tickets.escalation_rules import RULES_NAME
from callcenter.tickets.event import Event
from callcenter.tickets.office_terms import LIMITS_NAME
from callcenter.tickets.ticket import Entry
from callcenter.tickets.words import Kind
from tests.fakes import START, FakeClock
from tests.sync.healing_rig import settle
from tests.sync.rig import CentreRig, DeskRig

kinds = pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
NEAR = timedelta(hours=18)
OVER = timedelta(hours=24)


@pytest.fixture
def centre(tmp_path, place, stop_aside, clock):
    rig = CentreRig(tmp_path / "centre", clock=clock, place=place)
    yield rig
    stop_aside(rig)


@pytest.fixture
def new_desk(tmp_path, clock):
    opened: list[DeskRig] = []

    def make(name: str = "desk", **more) -> DeskRig:
        desk = DeskRig(tmp_path / name, clock=clock, **more)
        opened.append(desk)
        return desk

    yield make
    for desk in opened:
        desk.close()


@dataclass
class Night:
    """A centre, two desks with somebody at each, and a ticket that both hold."""

    centre: CentreRig
    desk: DeskRig
    other: DeskRig
    mine: Desk
    his: Desk
    ticket: str

    def look(self) -> Ran:
        """As the centre does."""
        return Escalation(self.centre.centre).run_due()

    def settle(self) -> None:
        settle(self.desk, self.other)


@pytest.fixture
def night(centre, desk, other, seated) -> Night:
    ticket = desk.register()
    settle(desk, other)
    return Night(centre, desk, other, seated(desk), seated(other), ticket)


def lines(rig: DeskRig, ticket_id: str) -> list[Entry]:
    return [one for one in rig.ticket(ticket_id).entries if one.kind == Kind.ESCALATED]


def at_centre(centre: CentreRig) -> list:
    return [row for row in centre.rows() if row.kind == Kind.ESCALATED]


def counts(*desks: DeskRig) -> list[int]:
    return [one.state().incarnation for one in desks]


@kinds
def test_two_desks_and_the_centre_move_it_without_a_line_and_it_is_one_event(night, clock):
    clock.advance(hours=24)
    assert run_due(night.mine) == Ran(2)
    assert run_due(night.his) == Ran(2)
    (first, second) = lines(night.desk, night.ticket)
    assert (first.at, second.at) == (START + NEAR, START + OVER)
    ours = {row.eid: row for row in night.desk.outbox()}
    assert {row.eid for row in night.other.outbox()} == ours.keys()
    assert night.look() == Ran(2)
    stored = at_centre(night.centre)
    assert [row.eid for row in stored] == [first.eid, second.eid]
    night.settle()
    assert at_centre(night.centre) == stored
    assert night.centre.rows(tables.quarantine) == []
    assert lines(night.desk, night.ticket) == lines(night.other, night.ticket) == [first, second]
    assert night.desk.ticket(night.ticket) == night.other.ticket(night.ticket)
    assert night.desk.ticket(night.ticket).level == 2
    assert night.desk.outbox() == night.other.outbox() == []
    assert counts(night.desk, night.other) == [1, 1]


def test_its_bytes_differ_in_the_writers_count_alone(night, clock):
    clock.advance(hours=24)
    run_due(night.mine)
    run_due(night.his)
    with night.desk.store.read() as tx, night.other.store.read() as theirs:
        asked = "SELECT raw FROM events WHERE seq IS NULL ORDER BY eid"
        mine = list(tx.exec_driver_sql(asked).scalars())
        his = list(theirs.exec_driver_sql(asked).scalars())
    assert len(mine) == 2
    for one, another in zip(mine, his, strict=True):
        assert one != another
        assert same_content(one, another)


def test_looking_again_at_any_time_moves_nothing_twice(night, clock):
    clock.advance(hours=24)
    one = night.mine
    assert run_due(one) == Ran(2)
    assert run_due(one) == run_due(one) == Ran()
    night.settle()
    assert run_due(one) == run_due(night.his) == Ran()
    clock.moment = START - timedelta(days=400)
    assert run_due(night.mine) == Ran()


def test_what_another_brought_first_leaves_an_empty_place_that_the_centre_is_told_of(night, clock):
    clock.advance(hours=24)
    run_due(night.his)
    run_due(night.mine)
    night.desk.save(night.ticket, "note_added", body={"text": "sesudahnya"})
    night.other.run()
    night.desk.sync.fetch_subjects([night.ticket])  # before it sends its own
    with night.desk.store.read() as tx:
        assert len(overtaken.places(tx)) == 2
    assert [row.kind for row in night.desk.outbox()] == ["note_added"]
    night.settle()
    assert counts(night.desk, night.other) == [1, 1]
    assert [row.reason for row in night.centre.rows(tables.withheld)] == [overtaken.REASON] * 2
    assert night.desk.outbox() == []
    with night.desk.store.read() as tx:
        assert overtaken.places(tx) == []
    assert len(lines(night.other, night.ticket)) == 2
    note = night.desk.save(night.ticket, "note_added", body={"text": "dan lagi"})
    night.settle()
    assert note.eid in night.centre.eids()
    assert counts(night.desk) == [1]


def test_desks_that_knew_different_things_agree_on_one_line_for_each_cause(night, clock):
    clock.advance(hours=1)
    night.desk.save(night.ticket, "edited", urgency="segera")  # handed on within an hour
    clock.advance(hours=23)
    assert run_due(night.mine).moved == 2
    assert run_due(night.his).moved == 2
    apart = {one.eid for rig in (night.desk, night.other) for one in lines(rig, night.ticket)}
    assert len(apart) == 4
    night.settle()
    assert len(at_centre(night.centre)) == 4
    assert night.centre.rows(tables.quarantine) == []
    assert lines(night.desk, night.ticket) == lines(night.other, night.ticket)
    assert len(lines(night.desk, night.ticket)) == 2
    assert run_due(night.mine) == run_due(night.his) == Ran()


@kinds
def test_a_centre_that_lost_its_moves_takes_them_back_from_any_desk(night, clock):
    copy = night.centre.snapshot()
    clock.advance(hours=24)
    assert night.look() == Ran(2)
    night.settle()
    said = [row.raw for row in at_centre(night.centre)]
    night.desk.close()
    night.centre.restore(copy, epoch="another-epoch")
    assert at_centre(night.centre) == []
    settle(night.other)
    assert sorted(row.raw for row in at_centre(night.centre)) == sorted(said)
    assert night.centre.rows(tables.quarantine) == []
    assert night.look() == Ran()


def test_the_centre_tells_who_waits_that_something_moved(centre, desk, clock):
    told: list[int] = []
    look = Escalation(centre.centre, lambda: told.append(1))
    desk.register()
    desk.run()
    assert look.run_due() == Ran()
    assert told == []
    clock.advance(hours=18)
    assert look.run_due() == Ran(1)
    assert told == [1]
    assert look.run_due() == look.run_due() == Ran()
    assert told == [1]


@kinds
def test_the_centre_looks_at_some_at_a_time_and_forgets_none(centre, desk, clock):
    desk.register_many(7)
    desk.run()
    look = Escalation(centre.centre)
    look.run_due()
    clock.advance(hours=18, seconds=1)  # each was received a microsecond after the one before
    ran = [look.run_due(limit=3) for _ in range(3)]
    assert ran == [Ran(3, more=True), Ran(3, more=True), Ran(1)]
    assert look.run_due() == Ran()
    assert len({row.subject_id for row in at_centre(centre)}) == 7


@kinds
def test_what_is_over_when_it_comes_is_not_folded_for_it(centre, desk):
    over, torn = desk.register(), desk.register()
    for ticket in (over, torn):
        desk.save(ticket, Kind.RESOLVED)
        desk.save(ticket, Kind.CLOSED)
    for landmark in ("kiri", "kanan"):
        desk.save(torn, Kind.EDITED, landmark=landmark)
    running = desk.register()
    with centre.centre.database.write() as tx:
        rows.catch_up(tx, "terms")
    desk.run()
    with centre.centre.database.write() as tx:
        rows.catch_up(tx, "terms")
        assert set(rows.due(tx, 1, 10)) == {torn, running}
        rows.catch_up(tx, "others")
        assert set(rows.due(tx, 1, 10)) == {torn, running}


@kinds
def test_the_offices_own_rules_hold_at_desk_and_centre(night, clock):
    rule = {"id": "cepat", "clock": "verifikasi", "percent": 1, "reason": "hampir"}
    set_office(night.mine, {RULES_NAME: [rule | {"level": 2, "for": "pengawas"}]})
    night.settle()
    clock.advance(days=3)  # 1 % of working days: not before Monday
    assert run_due(night.his) == Ran(1)
    assert night.look() == Ran(1)
    night.settle()
    assert [one.body["rule"] for one in lines(night.desk, night.ticket)] == ["cepat"]
    assert len(at_centre(night.centre)) == 1
    set_office(night.mine, {RULES_NAME: None})
    night.settle()
    assert run_due(night.his) == Ran(2)  # under other rules every ticket is looked at anew


@kinds
def test_the_offices_limits_and_days_off_hold_at_every_desk_and_at_the_centre(night, clock):
    save_limits(night.mine, Limits(first_dispatch_minutes=7 * 24 * 60, verify_days=1))
    shipped = read_guidance(night.mine, DAYS_OFF).text
    holidays = shipped + "\n2026-11-23,add,libur contoh\n"  # the Monday after
    assert save_guidance(night.mine, DAYS_OFF, holidays, shipped) == ()
    night.settle()
    assert night.his.deadlines.limits == night.mine.deadlines.limits
    assert read_guidance(night.his, DAYS_OFF).text == holidays
    assert [run_due(one) for one in (night.mine, night.his)] == [Ran(), Ran()]
    look = Escalation(night.centre.centre)
    assert look.run_due() == Ran()
    clock.advance(days=3, hours=19)  # Tuesday 24 November 16.14 WIB: one working day is over
    assert run_due(night.his) == run_due(night.mine) == look.run_due() == Ran(2)
    night.settle()
    made = lines(night.desk, night.ticket)
    assert [one.body["rule"] for one in made] == ["verifikasi-hampir", "verifikasi-lewat"]
    assert [one.eid for one in made] == [row.eid for row in at_centre(night.centre)]
    clock.advance(hours=1)
    trial = save_limits(night.his, Limits(), confirmed=True)
    night.settle()
    # The same worker of the centre takes it, and dates it no earlier than the desks do.
    ran = look.run_due()
    assert ran == run_due(night.mine)
    assert ran.moved >= trial.moved > 0
    assert look.run_due() == Ran()
    fresh = lines(night.desk, night.ticket)[len(made) :]
    assert {one.at for one in fresh} == {read_office(night.mine).at[LIMITS_NAME]}
    assert {one.eid for one in fresh} < {row.eid for row in at_centre(night.centre)}


def test_an_event_that_the_centre_keeps_aside_moves_its_ticket_there_and_at_its_desk(night):
    run_due(night.mine)
    night.look()
    aside = night.desk.save(night.ticket, Kind.RENUMBERED.value, body={"number": "26-0417-101-45"})
    night.desk.save(night.ticket, "caller_added", subject="caller")  # of no ticket: nobody moves
    night.desk.run()
    reasons = {row.reason for row in night.centre.rows(tables.quarantine)}
    assert reasons == {"centre_only", "subject_mismatch"}
    assert run_due(night.mine) == Ran(1)
    assert night.look() == Ran(1)
    assert run_due(night.his) == Ran()
    night.settle()
    (row,) = at_centre(night.centre)
    (line,) = lines(night.other, night.ticket)
    assert (line.eid, line.body["cause"]) == (row.eid, aside.eid)
    assert line.body["reason"] == "disisihkan"


def test_nobody_else_writes_in_the_centres_name_by_calling_it_a_move(night, clock):
    """What a desk offers as the centre's must be what the centre would have computed."""
    clock.advance(hours=24)
    night.look()
    good: Event = decode_event(at_centre(night.centre)[0].raw)
    assert is_move(good)
    forged = replace(good, eid=night.desk.ids.new(), n=good.n + 7, body={**good.body, "level": 6})
    with night.desk.store.write() as tx:
        take_in(tx, [night.desk.raw(forged)])
    night.desk.run()
    assert [(row.eid, row.reason) for row in night.centre.rows(tables.quarantine)] == [
        (forged.eid, "centre_only")
    ]


def test_a_desk_whose_clock_ran_ahead_counts_from_when_the_centre_got_it(
    centre, tmp_path, seated, clock
):
    ahead = DeskRig(tmp_path / "ahead", clock=FakeClock(START + timedelta(days=30)))
    try:
        ahead.enrol(centre)
        ticket_id = ahead.register()
        assert run_due(seated(ahead)) == Ran()
        ahead.run()  # its time is now that of the centre
        clock.advance(hours=18)
        ahead.clock.advance(hours=18)
        assert run_due(seated(ahead)) == Ran(1)
        assert lines(ahead, ticket_id)[0].at == START + NEAR
    finally:
        ahead.close()


@pytest.mark.parametrize("first", ["desk", "centre"])
def test_a_move_names_nobody_and_waits_for_no_erasure(night, clock, first):
    """One event, whether its writer has heard of the erasure or not."""
    clock.advance(hours=24)
    body = {"why": "tanpa_identitas", "callers": [], "texts": "identifiers"}
    night.other.save(night.ticket, Kind.IDENTITY_ERASED.value, body=body)
    night.other.run()
    assert run_due(night.mine) == Ran(2)
    if first == "centre":
        assert night.look() == Ran(2)
    assert night.desk.run().pushed == 2
    assert night.look() == Ran()
    night.settle()
    assert len(at_centre(night.centre)) == 2
    assert night.centre.rows(tables.quarantine) == []
    assert all(is_move(decode_event(row.raw)) for row in at_centre(night.centre))
    assert lines(night.desk, night.ticket) == lines(night.other, night.ticket)
