"""Pages of the feed: however they are cut, the rows are those of a fold of the log."""

from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from callcenter.ids import Ids
from callcenter.store.events import RemoteEvent, append_remote, rebuild
from callcenter.store.store import Store
from callcenter.tickets.deadlines import Deadlines, Limits
from callcenter.tickets.working_calendar import WorkingCalendar
from tests.fakes import FakeClock, seeded_entropy
from tests.store.conftest import DEADLINES
from tests.store.scribe import KEY, Scribe

ROWS = (
    "SELECT * FROM tickets ORDER BY id",
    "SELECT * FROM ticket_numbers ORDER BY 1, 2",
    "SELECT * FROM ticket_agencies ORDER BY 1, 2",
    "SELECT * FROM ticket_reporters ORDER BY 1, 2",
    "SELECT id, name, phones, prank_count, merged_into, updated_at FROM callers ORDER BY id",
    "SELECT * FROM caller_phones ORDER BY 1, 2",
    "SELECT rowid, words, names FROM ticket_words ORDER BY rowid",
    "SELECT words FROM caller_words ORDER BY words",
    "SELECT * FROM vocabulary ORDER BY 1, 2",
    "SELECT * FROM phone_ends ORDER BY 1, 2",
    "SELECT eid, subject, subject_id, client_id, incarnation, n, seq, received_at, raw"
    " FROM events ORDER BY eid",
)
KINDS = ("registered", "edited", "dispatched", "note_added", "resolved", "reporter_joined")
STEPS = st.lists(
    st.tuples(st.sampled_from(("t1", "t2", "t3", "t4", "c1")), st.sampled_from(KINDS)),
    min_size=1,
    max_size=16,
)


def _rows(store: Store) -> list[object]:
    with store.read() as tx:
        return [[tuple(row) for row in tx.execute(text(asked))] for asked in ROWS]


def _feed(store: Store, clock: FakeClock, ids: Ids, steps) -> list[RemoteEvent]:
    pen = Scribe(store, clock, ids, client_id="other")
    feed: list[RemoteEvent] = []
    for at, (subject_id, kind) in enumerate(steps):
        clock.advance(seconds=30)
        caller = subject_id == "c1"
        fields = {"name" if caller else "description": f"Jalan berlubang {at}"}
        body = {
            "number": f"26-0417-{at:03}-13",
            "agency_ids": ["bmbk", f"opd-{at % 3}"],
            "name": "Contoh Sari",
            "phone": f"+62812790{at:05}",
            "phones": [f"+62812790{at:05}"],
            "text": "dicek",
        }
        with store.read() as tx:
            event = pen.event(
                tx,
                subject_id,
                "caller_added" if caller else kind,
                subject="caller" if caller else "ticket",
                body=body,
                **fields,
            )
        feed += pen.echo(event)
    return feed


@settings(max_examples=60, deadline=None)
@given(steps=STEPS, cuts=st.lists(st.integers(1, 6), max_size=16), ahead=st.booleans())
def test_pages_cut_anywhere_make_the_rows_of_a_rebuild(steps, cuts, ahead):
    clock = FakeClock()
    ids = Ids(clock, seeded_entropy(5))
    with TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "desk.db", KEY, clock, lambda: DEADLINES, ids=ids)
        feed = _feed(store, clock, ids, steps)
        sizes = iter(cuts)
        while feed:
            size = next(sizes, len(feed))
            page, feed = feed[:size], feed[size:]
            items = store.read_page(page) if ahead else page
            with store.write() as tx:
                append_remote(tx, items)
        live = _rows(store)
        with store.write() as tx:
            rebuild(tx)
        assert _rows(store) == live
        store.close()


def test_a_page_read_ahead_and_taken_twice_changes_nothing_the_second_time(store, clock, ids):
    page = store.read_page(_feed(store, clock, ids, [("t1", "registered"), ("c1", "edited")]))
    with store.write() as tx:
        assert append_remote(tx, page) == {"t1", "c1"}
    first = _rows(store)
    with store.write() as tx:
        assert append_remote(tx, page) == frozenset()
    assert _rows(store) == first


def test_a_page_read_ahead_of_its_own_ticket_is_folded_with_what_came_before(store, clock, ids):
    feed = _feed(store, clock, ids, [("t1", "note_added"), ("t1", "registered")])
    later = store.read_page(feed[1:])
    with store.write() as tx:
        append_remote(tx, feed[:1])
    with store.write() as tx:
        append_remote(tx, later)
    live = _rows(store)
    with store.write() as tx:
        rebuild(tx)
    assert _rows(store) == live


def test_limits_that_changed_since_the_page_was_read_are_those_of_its_rows(open_store, clock, ids):
    now = [DEADLINES]
    store = Store.open(
        Path(open_store().path).with_name("other.db"), KEY, clock, lambda: now[0], ids=ids
    )
    page = store.read_page(_feed(store, clock, ids, [("t1", "registered")]))
    now[0] = Deadlines(WorkingCalendar(), Limits(first_dispatch_minutes=7))
    with store.write() as tx:
        append_remote(tx, page)
        due, start = tx.execute(text("SELECT next_due, next_start FROM tickets")).one()
    assert due - start == 7 * 60 * 1_000_000
    store.close()


def test_bytes_that_are_no_event_are_refused_before_the_database_is_asked(store, clock):
    with pytest.raises(msgspec.DecodeError):
        store.read_page([RemoteEvent(b"{", 1, clock.now())])
