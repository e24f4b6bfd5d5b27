"""The steps of the protocol on the desk: poison, clones, another past. Never a loop."""

import pytest
from sqlalchemy import select

from callcenter.api.central import CentralApi
from callcenter.errors import ClientTooOld, FieldInvalid, NotEnrolled, ProtocolConflict
from callcenter.server import tables
from callcenter.store import kv, numbers, outbox, sync_state
from callcenter.store.tables import number_blocks
from callcenter.sync.status import LinkState
from callcenter.sync.synchroniser import Synchroniser
from tests.fakes import FakeClock
from tests.sync.rig import CentreRig


def test_a_poison_event_is_set_aside_and_the_rest_goes_on(centre, desk):
    before = desk.register_many(3)
    poison = desk.save(desk.ids.new(), "Not A Kind")
    after = desk.register_many(4)

    report = desk.run()

    assert (report.state, report.quarantined, report.settled) == (LinkState.ONLINE, 1, 7)
    assert [(row.eid, row.state, row.reason) for row in desk.outbox()] == [
        (poison.eid, "quarantined", "event_malformed")
    ]
    assert {row.subject_id for row in centre.rows()} == {*before, *after}
    assert [row.n for row in centre.rows(tables.withheld)] == [poison.n]
    assert desk.sync.status().quarantined == 1
    desk.register()
    assert desk.run().settled == 1


def test_an_event_too_large_is_set_aside(desk):
    desk.register()
    big = desk.save(desk.ids.new(), "note_added", body={"text": "x" * (300 << 10)})
    desk.register()
    assert desk.run().settled == 2
    assert [(row.eid, row.reason) for row in desk.outbox()] == [(big.eid, "event_too_large")]


def test_what_was_set_aside_can_be_tried_again_without_harm(centre, desk):
    poison = desk.save(desk.ids.new(), "Not A Kind")
    desk.run()
    with desk.store.write() as tx:
        outbox.retry(tx, poison.eid)
    ticket_id = desk.register()
    assert desk.run().settled == 1
    assert [row.eid for row in desk.outbox()] == [poison.eid]
    assert centre.ticket(ticket_id)


def test_an_event_set_aside_in_an_older_incarnation_is_sent_in_the_present_one(centre, desk):
    first, aside = desk.register(), desk.register()
    with desk.store.write() as tx:
        # As an older centre would have had it, which did not know what this one does.
        eid = next(row.eid for row in outbox.rows(tx) if row.subject_id == aside)
        outbox.quarantine(tx, eid, "event_malformed")
        assert outbox.withheld(tx) == [(2, "event_malformed")]
    assert desk.run().settled == 1
    with desk.store.write() as tx:
        sync_state.new_incarnation(tx)
        assert outbox.withheld(tx) == []
    later = desk.register()
    assert desk.run().settled == 1

    with desk.store.write() as tx:
        outbox.retry(tx, eid)
    report = desk.run()

    assert (report.state, report.settled, desk.outbox()) == (LinkState.ONLINE, 1, [])
    assert [(row.subject_id, row.incarnation, row.n) for row in centre.rows()] == [
        (first, 1, 1),
        (later, 2, 1),
        (aside, 2, 2),
    ]
    assert desk.ticket(aside).number == centre.ticket(aside).number
    desk.register()
    assert desk.run().settled == 1


def test_a_body_too_large_for_any_message_is_set_aside_when_nothing_else_is_wrong(desk):
    huge = desk.save(desk.ids.new(), "note_added", body={"text": "x" * (2 << 20)})
    desk.register()
    report = desk.run()
    assert (report.state, report.settled, report.quarantined) == (LinkState.ONLINE, 1, 1)
    assert [(row.eid, row.reason) for row in desk.outbox()] == [(huge.eid, "body_too_large")]


def test_a_quarantine_of_the_centre_is_seen_at_the_desk(desk):
    ticket_id = desk.register()
    desk.save(ticket_id, "renumbered", body={"number": "x"})
    desk.register()
    report = desk.run()
    assert (report.settled, report.quarantined) == (2, 1)
    assert [row.reason for row in desk.outbox()] == ["centre_only"]


def test_a_cloned_desk_goes_on_in_an_incarnation_of_its_own(centre, desk, new_desk, tmp_path):
    desk.register()
    desk.run()
    desk.close()
    clone_folder = tmp_path / "clone"
    clone_folder.mkdir()
    for path in desk.folder.iterdir():
        (clone_folder / path.name).write_bytes(path.read_bytes())
    first, clone = new_desk("desk"), new_desk("clone")
    ours = first.register()
    theirs = clone.register()
    assert first.ticket(ours).number == clone.ticket(theirs).number

    assert first.run().settled == 1
    report = clone.run()

    assert (report.state, report.settled) == (LinkState.ONLINE, 1)
    assert (first.state().incarnation, clone.state().incarnation) == (1, 2)
    first.run()
    assert first.ticket(theirs) == clone.ticket(theirs)
    assert clone.ticket(theirs).number != first.ticket(ours).number
    assert first.ticket(theirs).aliases == (first.ticket(ours).number,)
    fresh = clone.register()
    clone.run()
    first.run()
    numbers = [row.number for row in centre.rows(tables.tickets)]
    assert len(numbers) == len(set(numbers)) == 4
    assert first.ticket(fresh).aliases == ()
    assert first.run().state is clone.run().state is LinkState.ONLINE


def test_a_centre_with_another_past_is_trouble_and_is_said(centre, new_desk, wire):
    desk = new_desk()
    desk.enrol(centre, wire.url)
    desk.register()
    desk.run()
    ticket_id = desk.register()
    centre.stop()
    for path in centre.folder.iterdir():
        path.unlink()
    centre.start()
    with centre.database.write() as tx:
        tx.execute(tables.devices.insert().values(**_device(desk)))

    wire.most = 20
    for _ in range(2):
        wire.asked.clear()
        report = desk.run()
        assert wire.asked == [
            "/v1/sync/push",
            "/v1/sync/changes",
            "/v1/sync/lineage",
        ]
        assert report.state is LinkState.TROUBLE
        assert isinstance(report.error, ProtocolConflict)
        assert report.error.code == "other_server"
        assert report.again_in is not None
    assert [row.subject_id for row in desk.outbox()] == [ticket_id]
    status = desk.sync.status()
    assert (status.state, status.unsent) == (LinkState.TROUBLE, 1)


def test_a_chain_that_does_not_agree_takes_nothing_in(centre, desk, new_desk):
    other = new_desk("other")
    other.enrol(centre)
    desk.register_many(2)
    desk.run()
    with centre.database.write() as tx:
        eid = centre.rows()[0].eid
        raw = centre.rows()[0].raw.replace(eid.encode(), other.ids.new().encode())
        tx.execute(tables.events.update().where(tables.events.c.seq == 1).values(raw=raw))
    report = other.run()
    assert isinstance(report.error, ProtocolConflict)
    assert report.error.code == "chain"
    assert (other.state().cursor, report.pulled) == ("", 0)


def test_a_retired_desk_must_enrol_again_and_keeps_its_work(centre, desk):
    desk.run()
    with centre.database.write() as tx:
        tx.execute(tables.devices.update().values(retired=True))
    ticket_id = desk.register()
    report = desk.run()
    assert isinstance(report.error, NotEnrolled)
    assert report.state is desk.sync.status().state is LinkState.LEFT
    desk.enrol(centre)
    assert desk.run().settled == 1
    assert centre.ticket(ticket_id)


def test_another_centre_is_refused_before_its_code_is_used(desk, tmp_path):
    desk.register()
    desk.run()
    stranger = CentreRig(tmp_path / "stranger")
    try:
        code = stranger.code()
        with pytest.raises(ProtocolConflict) as caught:
            desk.sync.enrol(stranger.url, code, "Meja 1")
        assert caught.value.code == "other_server"
        assert stranger.rows(tables.devices) == []
    finally:
        stranger.stop()
    assert desk.run().state is LinkState.ONLINE


def test_a_desk_without_a_centre_says_so(new_desk):
    desk = new_desk()
    assert desk.run().state is desk.sync.status().state is LinkState.NEVER
    assert not desk.sync.wait_for_change(1)


def test_a_desk_whose_credential_is_gone_says_that_it_must_enrol(centre, desk):
    with desk.store.write() as tx:
        kv.put(tx, "device_credential", None)
    ticket_id = desk.register()
    assert desk.run().state is desk.sync.status().state is LinkState.NOT_ENROLLED
    assert centre.rows() == []
    desk.enrol(centre)
    assert desk.sync.status().state is LinkState.ONLINE
    assert desk.run().settled == 1
    assert centre.ticket(ticket_id)


def test_without_a_lock_a_desk_syncs_as_well(desk):
    desk.register()
    alone = Synchroniser(desk.store, CentralApi, desk.clock, desk.changes)
    assert alone.run_once().settled == 1
    alone.close()
    assert alone.run_once().state is LinkState.ONLINE
    alone.close()
    alone.close()


def test_who_stands_at_an_address_can_be_asked_before_anything_is_changed(centre, new_desk):
    desk = new_desk()
    info = desk.sync.test_connection(centre.url.replace("127.0.0.1", "localhost") + "/")
    assert (info.name, info.server_id) == ("Pusat Uji", centre.centre.server_id)
    assert desk.sync.status().state is LinkState.NEVER


def test_quiet_exchanges_are_noted_once_a_minute(centre, new_desk):
    clock = FakeClock()
    desk = new_desk("slow", clock=clock)
    desk.enrol(centre)
    desk.run()
    first = desk.state().last_ok
    assert first == clock.now()
    clock.advance(seconds=59)
    desk.run()
    assert desk.state().last_ok == first
    assert desk.sync.status().last_ok == clock.now()
    clock.advance(seconds=1)
    desk.run()
    assert desk.state().last_ok == clock.now()


def test_plain_http_goes_to_this_machine_only(new_desk):
    desk = new_desk()
    for url, reason in (
        ("http://pusat.example", "insecure"),
        ("ftp://127.0.0.1", "url"),
        ("pusat", "url"),
        ("https://a:b@pusat.example", "url"),
        ("http://[", "url"),
    ):
        with pytest.raises(FieldInvalid) as caught:
            desk.sync.test_connection(url)
        assert caught.value.reason == reason


def test_waiting_hears_of_another_desks_save(centre, desk, new_desk):
    other = new_desk("other")
    other.enrol(centre)
    desk.run()
    assert not desk.sync.wait_for_change(0)
    other.register()
    other.run()
    assert desk.sync.wait_for_change(10)
    assert desk.run().pulled == 1


def test_numbers_are_leased_before_they_run_out(desk):
    with desk.store.write() as tx:
        from callcenter.store import numbers

        for _ in range(2001):
            numbers.take_number(tx, 2026)
        assert numbers.unused_blocks(tx) == 0
    desk.run()
    with desk.store.read() as tx:
        assert numbers.unused_blocks(tx) == 2


def test_a_desk_too_old_to_read_goes_on_pushing_each_save(centre, desk):
    desk.run()
    centre.stop()
    centre.pull_min = 99
    centre.start()
    for count in (1, 2):
        ticket_id = desk.register()
        report = desk.run()
        assert (report.state, report.pushed) == (LinkState.TOO_OLD, 1)
        assert (report.again_in, desk.sync.may_hurry()) == (600.0, True)
        assert centre.ticket(ticket_id)
        assert [row.state for row in desk.outbox()] == ["acked"] * count


def test_too_old_is_its_own_state():
    from callcenter.sync.status import state_of

    assert state_of(ClientTooOld(2)) is LinkState.TOO_OLD


def _device(desk) -> dict:
    from hashlib import sha256

    from callcenter.sync.enrolment import credential

    with desk.store.read() as tx:
        client_id, _, secret = (credential(tx) or "").partition(".")
    return {
        "client_id": client_id,
        "name": "Meja 1",
        "credential_hash": sha256(secret.encode()).digest(),
        "enrolled_at": 0,
        "last_seen": 0,
        "retired": False,
    }


def test_a_block_that_another_desk_uses_too_is_given_up(desk, new_desk, centre):
    """A bare copy of an older centre leases a block twice; each number of both would clash."""
    other = new_desk("other")
    other.enrol(centre)
    with other.store.read() as tx:
        theirs = set(tx.execute(select(number_blocks.c.block)).scalars())
    with desk.store.write() as tx:
        own = set(tx.execute(select(number_blocks.c.block)).scalars())
        numbers.add_blocks(tx, sorted(theirs))
    other.register()
    other.run()
    desk.register()
    desk.run()
    with desk.store.read() as tx:
        left = set(tx.execute(select(number_blocks.c.block)).scalars())
    assert len(theirs & left) == len(theirs) - 1
    assert own <= left
