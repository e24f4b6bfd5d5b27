"""What comes at the centre's word is taken in at once, once, and only where it belongs.

Also: batches overlap, and what the centre confirmed stays confirmed when the next batch fails.
"""

from callcenter.api.central import CentralApi
from callcenter.errors import RequestRefused
from callcenter.store import sync_state
from callcenter.sync.status import LinkState
from callcenter.sync.synchroniser import Synchroniser
from tests.sync.impostor import Impostor, reply
from tests.sync.rig import CentreRig


def _neighbour(new_desk, centre):
    other = new_desk("other")
    other.enrol(centre)
    return other


def test_the_page_that_was_waited_for_is_not_asked_for_again(centre, desk, new_desk):
    other = _neighbour(new_desk, centre)
    desk.run()
    ticket_id = other.register()
    other.run()
    assert desk.sync.wait_for_change(10)
    centre.stop()
    report = desk.run()
    assert (report.state, report.pulled) == (LinkState.ONLINE, 1)
    assert desk.ticket(ticket_id) == other.ticket(ticket_id)
    assert desk.run().state is LinkState.OFFLINE


def test_a_save_made_meanwhile_is_settled_in_the_same_run(centre, desk, new_desk):
    other = _neighbour(new_desk, centre)
    desk.run()
    other.register()
    other.run()
    assert desk.sync.wait_for_change(10)
    desk.register()
    report = desk.run()
    assert (report.pushed, report.pulled, report.settled) == (1, 2, 1)
    assert desk.outbox() == []


def test_a_page_that_is_not_the_next_one_any_more_is_left(centre, desk, new_desk):
    other = _neighbour(new_desk, centre)
    desk.run()
    other.register()
    other.run()
    assert desk.sync.wait_for_change(10)
    beside = Synchroniser(desk.store, CentralApi, desk.clock, desk.changes)
    assert beside.run_once().pulled == 1
    beside.close()
    report = desk.run()
    assert (report.state, report.pulled) == (LinkState.ONLINE, 0)


def test_a_page_of_another_centre_is_left(tmp_path, centre, desk, new_desk):
    other = _neighbour(new_desk, centre)
    ticket_id = other.register()
    other.run()
    assert desk.sync.wait_for_change(10)  # this desk took nothing in yet
    stranger = CentreRig(tmp_path / "stranger")
    try:
        desk.enrol(stranger)
        report = desk.run()
        assert (report.state, report.pulled) == (LinkState.ONLINE, 0)
    finally:
        stranger.stop()
    with desk.store.read() as tx:
        found = tx.exec_driver_sql("SELECT count(*) FROM events WHERE subject_id = ?", (ticket_id,))
        assert found.scalar_one() == 0


def test_what_was_confirmed_stays_so_when_the_next_batch_fails(centre, desk, wire):
    desk.enrol(centre, wire.url)
    desk.run()
    desk.register_many(600)
    wire.most = len(wire.asked) + 1
    report = desk.run()
    assert (report.state, report.pushed) == (LinkState.OFFLINE, 500)
    states = [row.state for row in sorted(desk.outbox(), key=lambda row: row.n)]
    assert states == ["acked"] * 500
    assert len(centre.rows()) == 500
    wire.most = len(wire.asked) + 20
    assert desk.run().state is LinkState.ONLINE
    assert desk.outbox() == []
    assert [row.n for row in centre.rows()] == list(range(1, 601))


def test_a_refusal_of_the_feed_is_told_and_changes_nothing(desk):
    desk.run()
    before = desk.state()
    away = Impostor(lambda _: reply(b'{"code":"query_invalid","details":{}}', "400 Bad Request"))
    try:
        with desk.store.write() as tx:
            sync_state.set_server(tx, away.url)
        report = desk.run()
    finally:
        away.close()
    assert isinstance(report.error, RequestRefused)
    assert report.error.code == "query_invalid"
    assert desk.state().cursor == before.cursor
