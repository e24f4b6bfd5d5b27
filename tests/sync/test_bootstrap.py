"""A new workstation: at work at once, its history behind its back, nothing folded from a half."""

import msgspec
import pytest
from sqlalchemy import select

from callcenter.api.central import CentralApi
from callcenter.errors import (
    NetworkError,
    NotEnrolled,
    NotOurServer,
    RequestRefused,
    Unreachable,
)
from callcenter.protocol.chain import fold_chain
from callcenter.protocol.messages import ChangedEvent
from callcenter.server import tables
from callcenter.server.cursors import place_at, write_cursor
from callcenter.server.history import as_microseconds
from callcenter.store import history, numbers, sync_state, tickets
from callcenter.store.callers import card
from callcenter.store.tables import events, marks
from callcenter.sync.bootstrap import PAUSE_SECONDS
from callcenter.tickets.event import CALLER


@pytest.fixture
def writer(desk):
    """A desk that has written a history: 30 open tickets, 10 closed ones, some callers."""
    ids = desk.register_many(40)
    for k, one in enumerate(ids):
        if k % 4 == 0:
            desk.save(one, "dispatched", body={"agency_ids": ["dlh"]})
            desk.save(one, "resolved", body={"answer": "sudah"})
            desk.save(one, "closed")
    desk.run()
    return desk


@pytest.fixture
def fresh(new_desk, centre):
    """A newly enrolled desk that takes small pages."""
    one = new_desk("fresh", history_days=90)
    one.enrol(centre, name="Meja 2")
    one.sync._history_pages.events = 10
    return one


def reading(desk) -> history.History | None:
    with desk.store.read() as tx:
        return history.history(tx)


def run_to_the_end(desk) -> int:
    runs = 0
    while (now := reading(desk)) is None or not now.done:
        report = desk.run()
        assert report.error is None
        runs += 1
        assert runs < 200
    return runs


def projections(desk, ids) -> dict:
    with desk.store.read() as tx:
        return {
            row.id: (row, tickets.load_ticket(tx, row.id))
            for row in tickets.rows(tx, ids)
        }  # fmt: skip


def read_whole(centre, new_desk):
    """A desk that read the feed from its beginning."""
    whole = new_desk("whole")
    whole.enrol(centre, name="Meja 3")
    whole.run()
    return whole


def held(desk) -> set[str]:
    with desk.store.read() as tx:
        return set(tx.execute(select(events.c.subject_id).distinct()).scalars())


def all_ids(centre) -> list[str]:
    return [row.id for row in centre.rows(tables.tickets)]


def make_old(centre, days: int) -> None:
    log = tables.events
    with centre.database.write() as tx:
        tx.execute(log.update().values(received_at=log.c.received_at - as_microseconds(days)))


@pytest.mark.usefixtures("writer")
def test_the_first_run_takes_the_head_and_one_page(centre, fresh):
    report = fresh.run()
    assert (report.state, report.pulled, report.again_in) == ("online", 0, PAUSE_SECONDS)
    assert fresh.state().chain == fold_chain(bytes(16), centre.eids()).hex()
    assert 0 < len(held(fresh)) < 40
    with fresh.store.read() as tx:
        assert history.is_partial(tx)
        assert tx.execute(select(marks.c.seq)).scalars().all()
        assert len(tickets.queue_rows(tx, 100, fresh.clock.now())) > 0
    assert fresh.sync.status().history.tickets == len(held(fresh))


@pytest.mark.usefixtures("writer")
def test_all_pages_make_what_the_whole_feed_makes(centre, fresh, new_desk):
    assert run_to_the_end(fresh) > 2
    whole = read_whole(centre, new_desk)
    ids = all_ids(centre)
    assert projections(fresh, ids) == projections(whole, ids)
    assert len(projections(fresh, ids)) == 40
    now = fresh.sync.status().history
    assert (now.done, now.left, now.tickets) == (True, 0, 40)
    assert fresh.run().again_in > 1


def test_a_save_and_a_live_change_never_wait_for_the_history(centre, writer, fresh):
    fresh.run()
    mine = fresh.register("Pohon tumbang")
    theirs = writer.register("Jembatan rusak")
    writer.run()
    report = fresh.run()
    assert (report.pushed, report.settled) == (1, 1)
    assert not reading(fresh).done
    assert fresh.ticket(theirs).description == "Jembatan rusak"
    assert fresh.outbox() == []
    run_to_the_end(fresh)
    writer.run()
    ids = all_ids(centre)
    assert {mine, theirs} <= set(ids)
    assert projections(fresh, ids) == projections(writer, ids)


def test_a_killed_desk_goes_on_where_it_stood(centre, writer, fresh, new_desk):
    fresh.run()
    before = reading(fresh)
    fresh.close()
    again = new_desk("fresh", history_days=90)
    again.sync._history_pages.events = 10
    assert reading(again) == before
    again.run()
    assert reading(again).tickets > before.tickets
    run_to_the_end(again)
    assert reading(again).tickets == 40
    assert projections(again, all_ids(centre)) == projections(writer, all_ids(centre))


@pytest.mark.usefixtures("writer")
def test_a_lost_page_is_asked_for_again(centre, new_desk, wire):
    fresh = new_desk("fresh", history_days=90)
    fresh.enrol(centre, wire.url, name="Meja 2")
    wire.lose = ["/v1/sync/history"]
    assert isinstance(fresh.run().error, Unreachable)
    assert held(fresh) == set()
    run_to_the_end(fresh)
    assert len(held(fresh)) == 40


def test_an_edit_of_a_ticket_that_is_not_here_brings_all_of_it(centre, writer, fresh, new_desk):
    make_old(centre, 100)
    run_to_the_end(fresh)
    missing = [one for one in all_ids(centre) if one not in held(fresh)]
    assert len(missing) == 10
    writer.save(missing[0], "reopened", body={"reason": "rusak lagi"})
    writer.run()
    assert fresh.run().error is None
    whole = read_whole(centre, new_desk)
    assert projections(fresh, missing) == projections(whole, missing[:1])
    assert fresh.ticket(missing[0]).entries[0].kind == "registered"


def test_when_that_history_does_not_come_the_page_is_not_taken(centre, writer, new_desk, wire):
    make_old(centre, 100)
    fresh = new_desk("fresh", history_days=90)
    fresh.enrol(centre, wire.url, name="Meja 2")
    run_to_the_end(fresh)
    missing = next(one for one in all_ids(centre) if one not in held(fresh))
    writer.save(missing, "note_added", body={"text": "sudah lama"})
    writer.run()
    cursor = fresh.state().cursor
    wire.lose = ["/v1/sync/subjects"]
    assert isinstance(fresh.run().error, NetworkError)
    assert (fresh.state().cursor, missing in held(fresh)) == (cursor, False)
    assert fresh.run().error is None
    assert fresh.ticket(missing) == read_whole(centre, new_desk).ticket(missing)


@pytest.mark.usefixtures("writer")
def test_work_done_before_enrolment_stays_and_is_sent(centre, new_desk):
    fresh = new_desk("fresh", history_days=90)
    with fresh.store.write() as tx:
        numbers.add_blocks(tx, [7000])
    mine = fresh.register("Sebelum terhubung")
    fresh.enrol(centre, name="Meja 2")
    assert fresh.run().pushed == 1
    run_to_the_end(fresh)
    assert mine in all_ids(centre)
    assert len(held(fresh)) == 41


@pytest.mark.usefixtures("writer")
def test_depth_nought_reads_the_whole_feed(centre, new_desk):
    whole = new_desk("whole")
    whole.enrol(centre, name="Meja 2")
    whole.run()
    assert reading(whole) is None
    assert whole.sync.status().history is None
    assert len(held(whole)) == 40


@pytest.mark.usefixtures("writer")
def test_a_desk_that_read_the_feed_does_not_begin_anew(centre, new_desk):
    whole = new_desk("whole")
    whole.enrol(centre, name="Meja 2")
    whole.run()
    whole.history_days = 90
    assert whole.run().again_in > 1
    assert reading(whole) is None


@pytest.mark.usefixtures("centre")
def test_an_empty_centre_has_no_history(fresh):
    fresh.run()
    assert reading(fresh) is None
    one = fresh.register()
    assert fresh.run().settled == 1
    assert one in held(fresh)


@pytest.mark.usefixtures("writer")
def test_an_older_centre_is_read_from_its_beginning(centre, new_desk, old_centre):
    fresh = new_desk("fresh", history_days=90, connect=old_centre)
    fresh.enrol(centre, name="Meja 2")
    assert fresh.run().error is None
    assert (reading(fresh), len(held(fresh))) == (None, 40)


@pytest.fixture
def old_centre():
    """A way to a centre of protocol 1: it does not know the questions of a new workstation."""

    class OldCentre(CentralApi):
        def head(self):
            raise RequestRefused(404, "not_found")

    return OldCentre


@pytest.mark.usefixtures("writer")
def test_a_refused_head_is_told(centre, new_desk):
    class Refusing(CentralApi):
        def head(self):
            raise RequestRefused(400, "query_invalid")

    fresh = new_desk("fresh", history_days=90, connect=Refusing)
    fresh.enrol(centre, name="Meja 2")
    assert isinstance(fresh.run().error, RequestRefused)


@pytest.mark.usefixtures("centre", "writer")
def test_it_stops_and_goes_on_when_a_person_says_so(fresh):
    fresh.run()
    fresh.sync.pause_history(True)
    before = reading(fresh)
    assert fresh.run().again_in > 1
    assert reading(fresh) == before
    assert before.paused
    assert "sync" in fresh.told
    fresh.sync.pause_history(False)
    run_to_the_end(fresh)


@pytest.mark.usefixtures("centre")
def test_pausing_a_desk_without_history_is_nothing(desk):
    desk.sync.pause_history(True)
    assert reading(desk) is None


@pytest.mark.usefixtures("writer")
def test_a_deeper_policy_goes_on_backwards(centre, fresh):
    make_old(centre, 100)
    run_to_the_end(fresh)
    assert len(held(fresh)) == 30
    fresh.history_days = 30
    fresh.run()
    assert reading(fresh).days == 90
    fresh.history_days = 120
    fresh.run()
    run_to_the_end(fresh)
    assert (reading(fresh).days, len(held(fresh))) == (120, 40)
    fresh.history_days = 0
    fresh.run()
    assert (reading(fresh).days, reading(fresh).done) == (0, True)


@pytest.mark.parametrize("token", ["forged", ""])
@pytest.mark.usefixtures("writer")
def test_a_token_of_another_past_begins_the_history_anew(centre, fresh, token):
    fresh.run()
    with fresh.store.write() as tx:
        now = history.history(tx)
        history.set_history(tx, msgspec.structs.replace(now, token=token or now.token))
    if not token:
        with centre.database.write() as tx:
            identity = tables.identity
            tx.execute(identity.update().values(secret=bytes(32)))
        centre.stop()
        centre.start()
        with centre.database.read() as tx:
            clock = tx.execute(select(tables.clock)).one()
        cursor = write_cursor(place_at(clock.epoch, clock.seq, clock.chain), bytes(32))
        with fresh.store.write() as tx:
            sync_state.set_cursor(tx, cursor, clock.chain.hex())
    run_to_the_end(fresh)
    assert len(held(fresh)) == 40


def answering(**given):
    """A way to a centre whose answers are changed."""

    class Odd(CentralApi):
        def history(self, *args, **more):
            page = super().history(*args, **more)
            return msgspec.structs.replace(page, **given.get("history", {}))

        def subjects(self, request):
            page = super().subjects(request)
            return msgspec.structs.replace(page, **given.get("subjects", {}))

    return Odd


@pytest.mark.parametrize(
    "given",
    [
        {"history": {"done": False, "token": ""}},
        {"history": {"done": False, "events": [], "token": "x"}},
        {
            "history": {"large": ["00000000-0000-7000-8000-000000000000"]},
            "subjects": {"rest": ["0" * 36], "after": 0},
        },
    ],
)
@pytest.mark.usefixtures("writer")
def test_answers_that_would_go_round_for_ever_are_refused(centre, new_desk, given):
    fresh = new_desk("fresh", history_days=90, connect=answering(**given))
    fresh.enrol(centre, name="Meja 2")
    assert isinstance(fresh.run().error, NotOurServer)
    assert held(fresh) == set()


def test_a_page_that_is_no_page_is_not_taken(centre, writer, new_desk):
    bad = [ChangedEvent(seq=1, received_at=writer.clock.now(), event=msgspec.Raw(b'{"eid":1}'))]
    fresh = new_desk("fresh", history_days=90, connect=answering(history={"events": bad}))
    fresh.enrol(centre, name="Meja 2")
    assert isinstance(fresh.run().error, NotOurServer)
    assert (held(fresh), reading(fresh).tickets) == (set(), 0)


def test_a_large_ticket_is_fetched_in_parts_and_taken_whole(centre, desk, new_desk):
    big = desk.register("Laporan panjang")
    for _ in range(14):
        desk.save(big, "note_added", body={"text": "x" * 180_000})
        desk.run()
    fresh = new_desk("fresh", history_days=90)
    fresh.enrol(centre, name="Meja 2")
    assert fresh.run().error is None
    assert fresh.ticket(big) == desk.ticket(big)
    assert reading(fresh).done


def test_the_callers_of_tickets_come_with_them(centre, desk, fresh):
    caller_id = desk.ids.new()
    phones = {"phones": ["+6281234567890"]}
    desk.save(caller_id, "caller_added", subject=CALLER, body=phones, name="Sari Contoh")
    ticket_id = desk.register()
    desk.save(ticket_id, "edited", caller_id=caller_id)
    desk.run()
    make_old(centre, 100)
    run_to_the_end(fresh)
    with fresh.store.read() as tx:
        assert card(tx, caller_id).name == "Sari Contoh"


def test_search_at_the_centre_and_fetching_a_hit(centre, writer, fresh, new_desk):
    make_old(centre, 100)
    run_to_the_end(fresh)
    missing = next(one for one in all_ids(centre) if one not in held(fresh))
    number = writer.ticket(missing).number
    answer = fresh.sync.search_centre(number)
    assert [one.ticket_id for one in answer.hits] == [missing]
    assert missing not in held(fresh)
    fresh.told.clear()
    assert fresh.sync.fetch_subjects([missing]) == {missing}
    assert fresh.told == {missing}
    assert fresh.ticket(missing) == read_whole(centre, new_desk).ticket(missing)
    assert fresh.sync.fetch_subjects([missing]) == frozenset()


def test_a_desk_that_nobody_knows_cannot_ask_the_centre(new_desk):
    alone = new_desk("alone", history_days=90)
    with pytest.raises(NotEnrolled):
        alone.sync.search_centre("jalan")
    with pytest.raises(NotEnrolled):
        alone.sync.fetch_subjects(["x"])


@pytest.mark.usefixtures("writer")
def test_a_refusal_of_the_first_page_is_told(centre, new_desk):
    class Refusing(CentralApi):
        def history(self, *_args, **_more):
            raise RequestRefused(400, "token_invalid")

    fresh = new_desk("fresh", history_days=90, connect=Refusing)
    fresh.enrol(centre, name="Meja 2")
    assert isinstance(fresh.run().error, RequestRefused)
    assert reading(fresh).tickets == 0


def test_a_feed_whose_events_name_no_subject_is_not_ours(centre, writer, new_desk):
    class Odd(CentralApi):
        def changes(self, *args, **more):
            page = super().changes(*args, **more)
            bare = [
                msgspec.structs.replace(one, event=msgspec.Raw(_bare(one.event)))
                for one in page.events
            ]
            return msgspec.structs.replace(page, events=bare)

    fresh = new_desk("fresh", history_days=90, connect=Odd)
    fresh.enrol(centre, name="Meja 2")
    run_to_the_end(fresh)
    writer.register()
    writer.run()
    assert isinstance(fresh.run().error, NotOurServer)


def _bare(raw) -> bytes:
    event = msgspec.json.decode(raw)
    return msgspec.json.encode({name: event[name] for name in ("eid", "client_id", "n")})


def test_a_fetched_ticket_brings_its_caller(centre, desk, fresh):
    caller_id = desk.ids.new()
    desk.save(caller_id, "caller_added", subject=CALLER, name="Sari Contoh")
    ticket_id = desk.register()
    desk.save(ticket_id, "edited", caller_id=caller_id)
    desk.save(ticket_id, "referred", body={"agency_ids": ["pln"]})
    desk.run()
    make_old(centre, 100)
    run_to_the_end(fresh)
    assert held(fresh) == set()
    assert fresh.sync.fetch_subjects([ticket_id]) == {ticket_id, caller_id}
    with fresh.store.read() as tx:
        assert card(tx, caller_id).name == "Sari Contoh"


def test_fetched_bytes_that_are_no_events_are_not_taken(writer, centre, new_desk):
    bad = [ChangedEvent(seq=1, received_at=writer.clock.now(), event=msgspec.Raw(b'{"eid":1}'))]
    fresh = new_desk("fresh", history_days=90, connect=answering(subjects={"events": bad}))
    fresh.enrol(centre, name="Meja 2")
    with pytest.raises(NotOurServer):
        fresh.sync.fetch_subjects(["00000000-0000-7000-8000-000000000000"])
    assert held(fresh) == set()
