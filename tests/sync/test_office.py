"""What the office shares, between real desks and a real centre: one word for all in the end."""

from contextlib import closing

import pytest

from callcenter.desk.office import read_office, set_office
from callcenter.server import tables
from callcenter.server.backup import read_backup, write_backup
from callcenter.server.database import Database
from callcenter.server.office import read_office as read_at_centre
from callcenter.server.rebuild import rebuild
from callcenter.store import history, sync_state
from callcenter.store.office import load_office
from callcenter.tickets.event import OFFICE
from callcenter.tickets.office import EMPTY_OFFICE, OFFICE_ID, Office
from callcenter.tickets.words import Kind
from tests.sync.healing_rig import settle
from tests.sync.rig import CentreRig, DeskRig

pytestmark = pytest.mark.parametrize("kind", ["sqlite", "postgresql"])

NAME = "lapor.base_url"


def office_of(rig: DeskRig) -> Office:
    with rig.store.read() as tx:
        return load_office(tx)


def at_centre(centre: CentreRig) -> Office:
    with centre.database.read() as tx:
        return read_at_centre(tx)


def test_what_one_desk_sets_the_other_reads_and_hears_of(centre, desk, other, seated):
    mine, theirs = seated(desk), seated(other)
    set_office(mine, {NAME: "https://lapor.contoh.test", "lapor.on": True})
    other.run()
    assert read_office(theirs) == EMPTY_OFFICE
    assert OFFICE not in other.told
    report = desk.run()
    assert (report.pushed, report.settled) == (1, 1)
    other.run()
    assert read_office(theirs).values == {NAME: "https://lapor.contoh.test", "lapor.on": True}
    assert {OFFICE, OFFICE_ID} <= other.told
    assert at_centre(centre) == read_office(theirs) == read_office(mine)
    assert desk.outbox() == []


def test_both_set_it_offline_and_the_last_in_the_centres_order_counts_on_both(
    centre, desk, other, seated
):
    set_office(seated(other), {NAME: "theirs", "lapor.theirs": 1})
    set_office(seated(desk), {NAME: "mine", "lapor.mine": 1})
    assert (office_of(desk).text(NAME), office_of(other).text(NAME)) == ("mine", "theirs")
    desk.run()
    assert office_of(desk).text(NAME) == "mine"
    settle(other, desk)  # what other set earlier arrives later, and is the last word
    wanted = {NAME: "theirs", "lapor.theirs": 1, "lapor.mine": 1}
    assert office_of(desk).values == office_of(other).values == wanted
    assert office_of(desk) == office_of(other) == at_centre(centre)
    assert centre.rows(tables.quarantine) == []


def test_a_new_desk_reads_the_office_before_any_page(centre, desk, seated, new_desk):
    set_office(seated(desk), {NAME: "shared"})
    desk.register_many(30)
    desk.run()
    fresh = new_desk("fresh", history_days=90)
    fresh.enrol(centre, name="Meja 3")
    fresh.sync._history_pages.events = 10
    fresh.run()
    with fresh.store.read() as tx:
        now = history.history(tx)
    assert now is not None
    assert now.tickets < 30
    assert office_of(fresh) == office_of(desk) == at_centre(centre)
    assert OFFICE_ID in fresh.told
    set_office(seated(desk), {NAME: "later"})
    desk.run()
    fresh.run()
    assert office_of(fresh).text(NAME) == "later"


def test_a_desk_that_skipped_the_office_when_it_knew_none_reads_it_once(
    centre, desk, seated, new_desk, wire
):
    desk.register_many(3)
    desk.run()
    fresh = new_desk("fresh", history_days=90)
    fresh.enrol(centre, url=wire.url, name="Meja 3")
    fresh.run()
    set_office(seated(desk), {NAME: "shared"})
    desk.run()
    with fresh.store.write() as tx:  # as a desk of the version before left it
        now = history.history(tx)
        assert now is not None
        assert now.done
        history.set_history(tx, history.History(days=now.days, since=now.since, done=True))
        sync_state.set_cursor(tx, desk.state().cursor, desk.state().chain)
    fresh.run()
    assert office_of(fresh).text(NAME) == "shared"
    asked = wire.asked.count("/v1/sync/subjects")
    fresh.run()
    assert wire.asked.count("/v1/sync/subjects") == asked


def test_a_desk_keeps_a_subject_it_does_not_know_and_gives_it_back(centre, desk, other):
    copy = centre.snapshot()
    event = desk.save("0a0a0a0a-0000-7000-8000-000000000001", "moved", subject="gudang", a=1)
    settle(desk, other)
    assert event.eid in centre.eids()
    desk.close()
    centre.restore(copy, epoch="another-epoch")
    settle(other)
    assert event.eid in centre.eids()


def test_a_centre_set_back_gets_the_office_again(centre, desk, other, seated):
    settle(desk, other)
    copy = centre.snapshot()
    set_office(seated(desk), {NAME: "shared"})
    settle(desk, other)
    before = at_centre(centre)
    desk.close()
    centre.restore(copy, epoch="another-epoch")
    assert at_centre(centre) == EMPTY_OFFICE
    settle(other)
    assert at_centre(centre) == office_of(other) == before


def test_the_centre_folds_again_around_the_office(centre, desk, seated):
    set_office(seated(desk), {NAME: "shared"})
    ticket_id = desk.register()
    desk.run()
    rows = centre.rows(tables.tickets), centre.rows(tables.callers)
    assert [row.id for row in rows[0]] == [ticket_id]
    with centre.database.write() as tx:
        assert rebuild(tx) == 1
    assert (centre.rows(tables.tickets), centre.rows(tables.callers)) == rows
    assert at_centre(centre).text(NAME) == "shared"


def test_the_office_is_in_a_backup(centre, desk, seated, tmp_path, new_place):
    set_office(seated(desk), {NAME: "shared"})
    desk.register()
    desk.run()
    path = tmp_path / "a.backup"
    with centre.database.read() as tx:
        write_backup(tx, path)
    with closing(Database(new_place("restored"))) as restored:
        with restored.write() as tx:
            read_backup(tx, path, desk.clock.now(), desk.ids)
        with restored.read() as tx:
            assert read_at_centre(tx) == at_centre(centre) == office_of(desk)


def test_nobody_takes_the_id_of_the_office_for_a_ticket(centre, desk, other, seated):
    desk.save(OFFICE_ID, Kind.NOTE_ADDED, body={"text": "salah alamat"})
    desk.run()
    (kept,) = centre.rows(tables.quarantine)
    assert kept.reason == "subject_mismatch"
    set_office(seated(other), {NAME: "shared"})
    other.run()
    assert at_centre(centre).text(NAME) == "shared"
