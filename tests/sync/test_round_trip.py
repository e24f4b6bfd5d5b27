"""A save reaches the centre and the other desk, once, and is settled only by its echo."""

import pytest

from callcenter.protocol.chain import START, fold_chain
from callcenter.server import tables
from callcenter.sync.status import LinkState

pytestmark = pytest.mark.parametrize("kind", ["sqlite", "postgresql"])


def test_a_save_reaches_the_centre_and_the_other_desk(centre, desk, new_desk):
    other = new_desk("other")
    other.enrol(centre, name="Meja 2")
    ticket_id = desk.register("Jalan berlubang di depan pasar")

    report = desk.run()

    assert (report.state, report.pushed, report.pulled, report.settled) == ("online", 1, 1, 1)
    assert desk.outbox() == []
    row = centre.ticket(ticket_id)
    assert row.number == desk.ticket(ticket_id).number
    assert row.state == "diterima"
    assert row.summary["summary"] == "Jalan berlubang di depan pasar"
    assert other.run().pulled == 1
    assert other.ticket(ticket_id) == desk.ticket(ticket_id)
    assert other.told >= {ticket_id}
    assert desk.told >= {"outbox", ticket_id}


def test_the_rows_of_the_centre_follow_later_events(centre, desk):
    ticket_id = desk.register()
    desk.run()
    desk.save(ticket_id, "dispatched", body={"agency_ids": ["dlh", "bmbk"]})
    desk.run()
    row = centre.ticket(ticket_id)
    assert (row.state, row.agencies, row.head_seq) == ("disposisi", ["dlh", "bmbk"], 2)


def test_bytes_travel_verbatim_and_unknown_kinds_pass_through(centre, desk, new_desk):
    other = new_desk("other")
    other.enrol(centre)
    ticket_id = desk.register()
    event = desk.save(ticket_id, "teleported", body={"to": ["mars", 7, None]}, later_field="x")
    strange = desk.save(desk.ids.new(), "grown", subject="tree", body={"height": 3})
    desk.run()
    other.run()

    raws = {row.eid: row.raw for row in centre.rows()}
    assert raws[event.eid] == desk.raw(event)
    assert raws[strange.eid] == desk.raw(strange)
    assert other.ticket(ticket_id) == desk.ticket(ticket_id)
    assert desk.outbox() == []


def test_chains_agree_at_centre_and_desks(centre, desk, new_desk):
    other = new_desk("other")
    other.enrol(centre)
    for _ in range(3):
        desk.register()
    desk.run()
    other.register()
    other.run()
    desk.run()
    expected = fold_chain(START, centre.eids()).hex()
    assert desk.state().chain == other.state().chain == expected
    assert centre.rows(tables.clock)[0].chain.hex() == expected
    assert [row.seq for row in centre.rows()] == [1, 2, 3, 4]


def test_many_saves_go_in_pages_and_batches(centre, desk, new_desk):
    other = new_desk("other")
    other.enrol(centre)
    ids = desk.register_many(620)
    report = desk.run()
    assert (report.pushed, report.settled) == (620, 620)
    assert other.run().pulled == 620
    assert other.ticket(ids[-1]).number == desk.ticket(ids[-1]).number


def test_acked_but_not_echoed_is_not_settled(centre, new_desk, wire):
    desk = new_desk()
    desk.enrol(centre, wire.url)
    desk.register()
    wire.lose = ["/v1/sync/changes"]

    report = desk.run()

    assert (report.pushed, report.settled, report.state) == (1, 0, "offline")
    assert [row.state for row in desk.outbox()] == ["acked"]
    assert desk.sync.status().unsent == 1
    assert desk.run().settled == 1
    assert desk.sync.status().unsent == 0


def test_nothing_to_do_is_quiet_and_online(desk):
    desk.run()
    report = desk.run()
    assert (report.pushed, report.pulled, report.state) == (0, 0, LinkState.ONLINE)
    status = desk.sync.status()
    assert status.last_ok is not None
    assert status.server_name == "Pusat Uji"
    assert abs(status.offset_ms or 0) < 1000
