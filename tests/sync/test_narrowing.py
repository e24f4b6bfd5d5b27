"""Finding the common past in few questions, and what the desk does with answers it cannot use."""

import msgspec
import pytest
from sqlalchemy import delete, insert, update

from callcenter.errors import NotOurServer, ProtocolConflict, RequestRefused
from callcenter.protocol.chain import START
from callcenter.store import healing, outbox
from callcenter.store import tables as desk_tables
from callcenter.store.events import rebuild
from callcenter.store.healing import Place
from callcenter.sync.status import LinkState
from tests.sync.impostor import Impostor, reply

LINEAGE, OFFER, CHANGES = "/v1/sync/lineage", "/v1/sync/offer", "/v1/sync/changes"
BACK = reply(b'{"code":"lineage"}', "410 Gone")


@pytest.fixture
def impostor():
    made: list[Impostor] = []

    def make(answers: dict) -> Impostor:
        def answer(path: str) -> bytes:
            found = answers[path.partition("?")[0]]
            return found if isinstance(found, bytes) else found.pop(0)

        made.append(Impostor(answer))
        return made[-1]

    yield make
    for one in made:
        one.close()


def to_offer(desk, *eids: str) -> None:
    """As if the centre had confirmed these once."""
    with desk.store.write() as tx:
        tx.execute(delete(desk_tables.outbox).where(desk_tables.outbox.c.eid.in_(eids)))
        for place, eid in enumerate(eids, start=1):
            tx.execute(insert(desk_tables.offers).values(eid=eid, place=place))


def offered(desk) -> int:
    with desk.store.read() as tx:
        return healing.offered(tx)


def point(desk, url: str) -> None:
    with desk.store.write() as tx:
        tx.execute(update(desk_tables.sync_state).values(server_url=url))


def test_the_very_place_is_found_in_a_few_questions(centre, desk, wire):
    point(desk, wire.url)
    desk.register_many(301)
    desk.run()
    copy = centre.snapshot()
    desk.register_many(350)
    desk.run()
    centre.restore(copy)
    wire.most = 10_000
    wire.asked.clear()
    report = desk.run()
    assert (report.state, report.offered, report.settled) == (LinkState.ONLINE, 350, 0)
    assert wire.asked.count(LINEAGE) <= 4
    assert (len(centre.eids()), offered(desk)) == (651, 0)


def test_a_desk_without_marks_finds_it_by_the_events_it_holds(centre, desk):
    desk.register_many(301)
    desk.run()
    copy = centre.snapshot()
    desk.register_many(3)
    desk.run()
    with desk.store.write() as tx:
        tx.execute(delete(desk_tables.marks))
    centre.restore(copy)
    assert desk.run().offered == 3


def test_a_desk_with_holes_in_its_history_stops_at_a_mark(centre, desk):
    desk.register_many(4)
    desk.run()
    with desk.store.write() as tx:
        chains = {row.seq: row.chain.hex() for row in centre.rows()}
        tx.execute(delete(desk_tables.marks))
        healing.keep_marks(tx, [Place(1, chains[1]), Place(4, chains[4])])
    copy = centre.snapshot()
    desk.register_many(2)
    desk.run()
    with desk.store.write() as tx:
        tx.execute(delete(desk_tables.marks).where(desk_tables.marks.c.seq == 4))
        gone = desk_tables.events.c.seq == 2
        tx.execute(delete(desk_tables.events).where(gone))
        rebuild(tx)
    centre.restore(copy)
    report = desk.run()
    assert (report.state, report.offered) == (LinkState.ONLINE, 4)
    assert len(centre.eids()) == 6


def test_marks_stay_at_thousands_and_thin_out_behind(desk):
    with desk.store.write() as tx:
        for seq in range(10, 5010, 10):
            healing.keep_marks(tx, [Place(seq, "00" * 16)])
        healing.keep_marks(tx, [])
        kept = [place.seq for place in healing.known_places(tx)]
    assert {1000, 2000, 3000, 4000, 5000} <= set(kept)
    assert kept[-3:] == [4980, 4990, 5000]
    assert len(kept) < 20


def test_an_event_the_centre_will_not_have_is_set_aside_and_the_other_offers_go_on(centre, desk):
    good = desk.save(desk.ids.new(), "registered", body={"number": ""})
    poison = desk.save(good.subject_id, "Not A Kind")
    huge = desk.save(good.subject_id, "note_added", body={"text": "x" * (2 << 20)})
    to_offer(desk, good.eid, poison.eid, huge.eid)
    report = desk.run()
    assert (report.state, report.offered, report.quarantined) == (LinkState.ONLINE, 1, 2)
    assert {(row.eid, row.reason) for row in desk.outbox()} == {
        (poison.eid, "event_malformed"),
        (huge.eid, "body_too_large"),
    }
    assert (centre.eids(), offered(desk)) == ([good.eid], 0)


def test_another_desks_event_that_is_refused_can_be_offered_again(centre, desk, new_desk):
    other = new_desk("other")
    other.enrol(centre)
    ticket_id = other.register()
    other.run()
    desk.run()
    forged = other.save(ticket_id, "renumbered", body={"number": "x"})
    with desk.store.write() as tx:
        row = {
            "eid": forged.eid,
            "subject": forged.subject,
            "subject_id": ticket_id,
            "client_id": forged.client_id,
            "incarnation": 1,
            "n": forged.n,
            "raw": other.raw(forged),
        }
        tx.execute(insert(desk_tables.events).values(**row))
    to_offer(desk, forged.eid)
    assert desk.run().quarantined == 1
    assert [(row.eid, row.reason) for row in desk.outbox()] == [(forged.eid, "centre_only")]
    with desk.store.write() as tx:
        assert outbox.withheld(tx) == []
        outbox.retry(tx, forged.eid)
        outbox.retry(tx, "no such event")
    assert (desk.outbox(), offered(desk)) == ([], 1)
    assert desk.run().quarantined == 1
    desk.register()
    assert desk.run().settled == 1


def lineage(server_id: str, seq: int, chain: str = START.hex()) -> bytes:
    answer = {
        "seq": seq,
        "chain": chain,
        "cursor": "c",
        "head": 9,
        "epoch": "e",
        "server_id": server_id,
        "server_time": "2026-11-20T14:14:00Z",
    }
    return reply(msgspec.json.encode(answer))


def test_places_nobody_asked_for_and_answers_that_never_end_change_nothing(centre, desk, impostor):
    desk.register_many(6)
    desk.run()
    ours = centre.centre.server_id
    before = desk.state()
    chains = {row.seq: row.chain.hex() for row in centre.rows()}
    with desk.store.write() as tx:
        tx.execute(delete(desk_tables.marks))
        healing.keep_marks(tx, [Place(2, chains[2]), Place(6, chains[6])])
    for answers, kind in (
        ([lineage(ours, 2, "ab" * 16)], NotOurServer),
        ([lineage("someone-else", 0)], ProtocolConflict),
        # Two places agreed, then none does: set back while it was asked, each time it was asked.
        ([lineage(ours, 2, chains[2]), lineage(ours, 0)] * 3, ProtocolConflict),
    ):
        liar = impostor({CHANGES: BACK, LINEAGE: answers})
        point(desk, liar.url)
        report = desk.run()
        assert isinstance(report.error, kind)
        assert (desk.state().cursor, offered(desk)) == (before.cursor, 0)


def test_an_offer_without_an_answer_for_each_event_is_no_answer(desk, impostor, centre):
    event = desk.save(desk.ids.new(), "registered", body={"number": ""})
    to_offer(desk, event.eid)
    now = desk.clock.now()
    empty = {"results": [], "head": 0, "chain": START.hex(), "server_time": now}
    good = lineage(centre.centre.server_id, 0)
    liar = impostor({LINEAGE: good, OFFER: reply(msgspec.json.encode(empty))})
    point(desk, liar.url)
    assert isinstance(desk.run().error, NotOurServer)
    refusing = reply(b'{"code":"other_device"}', "403 Forbidden")
    liar = impostor({LINEAGE: good, OFFER: refusing})
    point(desk, liar.url)
    assert isinstance(desk.run().error, RequestRefused)
    assert offered(desk) == 1
