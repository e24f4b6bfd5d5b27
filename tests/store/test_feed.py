"""What the centre sends is kept as it came, in its place, and read the same in whatever order."""

from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlalchemy import text
from sqlalchemy.event import listen, remove

from callcenter.ids import Ids
from callcenter.store import outbox
from callcenter.store.events import RemoteEvent, append_remote, events_of, pending_eids
from callcenter.store.store import Store
from callcenter.store.tickets import load_ticket, rows
from tests.fakes import FakeClock, seeded_entropy
from tests.store.conftest import DEADLINES
from tests.store.projections import projections, rebuilt
from tests.store.scribe import KEY, Scribe, placed


def test_a_page_of_the_feed_settles_and_a_second_time_changes_nothing(scribe, store):
    one = scribe.save("t1", "registered", description="Sampah")
    two = scribe.save("t2", "registered", description="Jalan")
    page = scribe.echo(one, two)
    with store.write() as tx:
        assert append_remote(tx, page) == {"t1", "t2"}
        assert outbox.pending(tx) == []
        assert pending_eids(tx, "t1") == frozenset()
        assert [event.seq for event in events_of(tx, "t2")] == [2]
    before = projections(store)
    with store.write() as tx:
        assert append_remote(tx, page) == frozenset()
        assert append_remote(tx, [page[0], page[0]]) == frozenset()
    assert projections(store) == before


def test_the_bytes_of_another_desk_are_kept_as_they_came(store, scribe, clock):
    other = Scribe(store, clock, scribe.ids, client_id="other")
    with store.read() as tx:
        event = other.event(tx, "t1", "kind_of_2030", description="Sampah")
    raw = msgspec.json.encode(
        msgspec.json.decode(other.echo(event)[0].raw) | {"future": {"a": [1, 2]}}
    )
    with store.write() as tx:
        append_remote(tx, [RemoteEvent(raw, 1, clock.now())])
    with store.read() as tx:
        assert tx.execute(text("SELECT raw FROM events")).scalar() == raw
        assert load_ticket(tx, "t1").description == "Sampah"


def test_an_unknown_subject_is_kept_in_the_log(store, scribe, clock):
    other = Scribe(store, clock, scribe.ids, client_id="other")
    with store.read() as tx:
        event = other.event(tx, "s1", "opened", subject="gudang")
    with store.write() as tx:
        assert append_remote(tx, other.echo(event)) == {"s1", "gudang"}
    with store.read() as tx:
        assert len(events_of(tx, "s1")) == 1
        assert rows(tx, ["s1"]) == []


def test_bytes_that_are_no_event_stop_the_page(store, clock):
    for raw in (b"not json", b'{"eid": 1}'):

        def take(raw=raw):
            with store.write() as tx:
                append_remote(tx, [RemoteEvent(raw, 1, clock.now())])

        with pytest.raises(msgspec.DecodeError):
            take()
    with store.read() as tx:
        assert tx.execute(text("SELECT count(*) FROM events")).scalar() == 0


def test_the_centre_comes_before_what_is_pending(scribe, store, clock):
    """Another desk's edit that reached the centre first keeps the head; ours is the conflict."""
    first = scribe.save("t1", "registered", description="Sampah")
    scribe.save("t1", "edited", description=("Sampah menumpuk", first.eid))
    other = Scribe(store, clock, scribe.ids, client_id="other")
    with store.read() as tx:
        theirs = other.event(tx, "t1", "edited", description=("Sampah terbakar", first.eid))
    with store.write() as tx:
        append_remote(tx, scribe.echo(first, theirs))
    with store.read() as tx:
        ticket = load_ticket(tx, "t1")
        (row,) = rows(tx, ["t1"])
    assert ticket.description == "Sampah terbakar"
    assert [one.value for one in ticket.conflicts] == ["Sampah menumpuk"]
    assert (row.description_start, row.conflicts) == ("Sampah terbakar", 1)
    assert projections(store) == rebuilt(store)


def test_two_tickets_of_one_microsecond_are_both_found(scribe, store, clock):
    moment = clock.now()
    ids = []
    for _ in range(3):
        clock.moment = moment
        ids.append(scribe.ticket("Sampah"))
    other = Scribe(store, FakeClock(moment), scribe.ids, client_id="other")
    with store.write() as tx:
        theirs = [other.event(tx, f"t{n}", "registered", description="Sampah") for n in range(3)]
        append_remote(tx, other.echo(*theirs))
    ids += ["t0", "t1", "t2"]
    with store.read() as tx:
        assert tx.execute(
            text("SELECT count(*) FROM ticket_words WHERE ticket_words MATCH 'sampah'")
        ).scalar() == len(ids)
        assert len(set(tx.execute(text("SELECT doc FROM tickets")).scalars())) == len(ids)


def test_tickets_of_one_microsecond_are_numbered_without_asking_for_each_place(scribe, store):
    theirs = Scribe(store, FakeClock(), scribe.ids, client_id="other")
    asked = []

    def count(_conn, _cursor, statement, *_more):
        asked.append(statement)

    made = [theirs.event(None, f"t{n:03}", "registered", description="Sampah") for n in range(90)]
    moment = made[0].wall_at
    echo = theirs.echo(*(replace(one, wall_at=moment) for one in made))
    with store.write() as tx:
        append_remote(tx, echo[:45])
        listen(tx.engine, "before_cursor_execute", count)
        append_remote(tx, echo[45:])
        remove(tx.engine, "before_cursor_execute", count)
        docs = list(tx.execute(text("SELECT doc FROM tickets ORDER BY doc")).scalars())
    assert docs == list(range(docs[0], docs[0] + 90))
    assert len(asked) < 45 + 30  # one for each ticket and not one for each pair


_STEPS = st.lists(
    st.tuples(
        st.sampled_from(("here", "there")),
        st.sampled_from(("t1", "t2", "c1")),
        st.sampled_from(("registered", "edited", "dispatched", "note_added", "resolved", "pull")),
        st.integers(0, 3),
    ),
    min_size=1,
    max_size=14,
)


@settings(max_examples=40, deadline=None)
@given(steps=_STEPS)
def test_any_order_of_remote_and_pending_equals_a_full_rebuild(steps):
    clock = FakeClock()
    ids = Ids(clock, seeded_entropy(3))
    with TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "desk.db", KEY, clock, lambda: DEADLINES, ids=ids)
        here, there = Scribe(store, clock, ids), Scribe(store, clock, ids, client_id="other")
        sent = 0
        centre: list[RemoteEvent] = []
        eids: dict[str, list[str]] = {}
        for who, subject_id, kind, choice in steps:
            clock.advance(seconds=30)
            if kind == "pull":
                with store.write() as tx:
                    append_remote(tx, centre[sent : sent + 1 + choice])
                sent = min(len(centre), sent + 1 + choice)
                continue
            subject = "caller" if subject_id == "c1" else "ticket"
            bases = (None, *eids.get(subject_id, [])[-3:])
            value = (f"Sampah {choice}", bases[choice % len(bases)])
            fields = {"name" if subject == "caller" else "description": value}
            body = {"agency_ids": ["bmbk"], "number": f"26-0417-00{choice}-13", "text": "jalan"}
            pen = here if who == "here" else there
            if who == "here":
                event = pen.save(subject_id, kind, subject=subject, body=body, **fields)
            else:
                with store.read() as tx:
                    event = pen.event(tx, subject_id, kind, subject=subject, body=body, **fields)
            eids.setdefault(subject_id, []).append(event.eid)
            if who == "there" or choice:
                centre += here.echo(event)
        live = projections(store)
        with store.read() as tx:
            for subject_id in ("t1", "t2", "c1"):
                log = events_of(tx, subject_id)
                assert [one.seq is None for one in log] == sorted(one.seq is None for one in log)
        assert rebuilt(store) == live
        with store.write() as tx:
            append_remote(tx, centre)
        assert projections(store) == rebuilt(store)
        store.close()


def test_placed_events_read_back_whole(scribe, store):
    event = scribe.save("t1", "registered", body={"number": "26-0417-000-13"}, description="Sampah")
    page = scribe.echo(event)
    with store.write() as tx:
        append_remote(tx, page)
        assert events_of(tx, "t1") == [placed(event, page[0])]
