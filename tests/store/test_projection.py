"""Log, outbox and projections agree: what is made here, what comes back, in whatever order."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.event import listen, remove
from sqlalchemy.exc import IntegrityError

from callcenter.errors import NotFound
from callcenter.ids import Ids
from callcenter.store import outbox
from callcenter.store.callers import callers_by_phone, card, load_caller
from callcenter.store.events import (
    RemoteEvent,
    append_local,
    append_remote,
    events_of,
    pending_eids,
    rebuild,
)
from callcenter.store.store import Store
from callcenter.store.tickets import (
    counts,
    find_by_number,
    load_ticket,
    number_of,
    queue_rows,
    rows,
    rows_of_caller,
)
from tests.fakes import FakeClock, seeded_entropy
from tests.store.conftest import DEADLINES
from tests.store.scribe import KEY, Scribe, placed

PROJECTIONS = (
    "SELECT * FROM tickets ORDER BY id",
    "SELECT * FROM ticket_numbers ORDER BY number",
    "SELECT * FROM ticket_agencies ORDER BY 1, 2",
    "SELECT * FROM ticket_reporters ORDER BY 1, 2",
    "SELECT id, name, phones, prank_count, merged_into, updated_at FROM callers ORDER BY id",
    "SELECT * FROM caller_phones ORDER BY 1, 2",
    "SELECT * FROM office ORDER BY name",
    "SELECT rowid, words, names FROM ticket_words ORDER BY rowid",
    "SELECT words FROM caller_words ORDER BY words",
    "SELECT * FROM vocabulary ORDER BY 1, 2",
    "SELECT * FROM phone_ends ORDER BY 1, 2",
    "SELECT count(*) FROM ticket_words WHERE ticket_words MATCH 'sampah OR jalan'",
)


def projections(store: Store) -> list[object]:
    with store.read() as tx:
        return [[tuple(row) for row in tx.execute(text(asked))] for asked in PROJECTIONS]


def rebuilt(store: Store) -> list[object]:
    with store.write() as tx:
        rebuild(tx)
    return projections(store)


def test_a_local_event_is_log_outbox_and_row_at_once(scribe, store, clock):
    ticket_id = scribe.ticket(
        "Jalan berlubang di depan pasar. Sudah dua orang jatuh.",
        "26-0417-000-13",
        place="18.71.01",
        reporter_phone="+6281279001234",
        reporter_name="Contoh Sari",
        category="jalan",
        pin=[-5.4, 105.26],
    )
    with store.read() as tx:
        (row,) = rows(tx, [ticket_id, "unknown"])
        assert row.summary == "Jalan berlubang di depan pasar"
        assert (row.place, row.category, row.pin) == ("18.71.01", "jalan", (-5.4, 105.26))
        assert row.unsent
        assert row.reporters == 1
        assert row.next_clock == "disposisi_pertama"
        assert row.next_due == row.registered_at + timedelta(days=1)
        assert find_by_number(tx, "26 0417 000 13") == ticket_id
        assert number_of(tx, ticket_id) == "26-0417-000-13"
        assert load_ticket(tx, ticket_id).number == "26-0417-000-13"
        assert pending_eids(tx, ticket_id) == {one.eid for one in events_of(tx, ticket_id)}
        (waiting,) = outbox.rows(tx, 10)
        assert (waiting.number, waiting.summary) == (row.number, row.summary)
        assert counts(tx, clock.now()).unsent == 1


def test_what_is_not_here_is_not_found(store):
    with store.read() as tx:
        for load, kind in ((load_ticket, "ticket"), (load_caller, "caller")):
            with pytest.raises(NotFound) as caught:
                load(tx, "nobody")
            assert caught.value.kind == kind
        assert find_by_number(tx, "26-0417-000-13") is None
        assert number_of(tx, "nobody") == ""


def test_two_events_of_one_eid_are_refused_and_leave_nothing(scribe, store):
    event = scribe.save("t1", "registered", description="Sampah")
    before = projections(store)

    def again():
        with store.write() as tx:
            append_local(tx, event)

    with pytest.raises(IntegrityError):
        again()
    assert projections(store) == before


def test_a_number_that_was_given_twice_finds_who_has_it_now(scribe, store):
    renumbered = scribe.ticket("Sampah", "26-0417-000-13")
    keeps = scribe.ticket("Jalan", "26-0417-000-13")
    scribe.save(renumbered, "renumbered", body={"number": "26-0418-000-10"})
    with store.read() as tx:
        assert find_by_number(tx, "26-0417-000-13") == keeps
        assert find_by_number(tx, "26-0418-000-10") == renumbered
    scribe.save(keeps, "renumbered", body={"number": "26-0419-000-07"})
    with store.read() as tx:
        assert find_by_number(tx, "26-0417-000-13") in (renumbered, keeps)


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


def test_a_callers_history_follows_merge_and_undo(scribe, store):
    kept = scribe.caller("Contoh Sari", ["+6281279001234"])
    absorbed = scribe.caller("C. Sari", ["+62721481107"])
    mine = scribe.ticket("Sampah", caller_id=kept)
    theirs = scribe.ticket("Jalan", caller_id=absorbed)
    joined = scribe.ticket("Lampu jalan padam")
    scribe.save(joined, "reporter_joined", body={"caller_id": absorbed, "name": "C. Sari"})
    scribe.save(absorbed, "prank_marked", subject="caller")

    def seen(caller_id) -> set[str]:
        with store.read() as tx:
            return {row.id for row in rows_of_caller(tx, caller_id, 10)}

    def cards(phone) -> list[tuple[str, int, int]]:
        with store.read() as tx:
            return [(c.id, c.ticket_count, c.prank_count) for c in callers_by_phone(tx, phone)]

    assert (seen(kept), seen(absorbed)) == ({mine}, {theirs, joined})
    body = {"absorbed": absorbed, "values": {}, "phones": ["+62721481107"]}
    scribe.save(kept, "callers_merged", subject="caller", body=body)
    scribe.save(absorbed, "callers_merged", subject="caller", body={"into": kept})
    assert seen(kept) == seen(absorbed) == {mine, theirs, joined}
    assert cards("+62721481107") == cards("+6281279001234") == [(kept, 3, 1)]
    assert projections(store) == rebuilt(store)
    scribe.save(kept, "callers_unmerged", subject="caller", body={"absorbed": absorbed})
    scribe.save(absorbed, "callers_unmerged", subject="caller", body={"into": kept})
    assert (seen(kept), seen(absorbed)) == ({mine}, {theirs, joined})
    assert cards("+62721481107") == [(absorbed, 2, 1)]
    assert cards("+6281279001234") == [(kept, 1, 0)]


def test_two_callers_merged_into_each_other_do_not_turn_in_circles(scribe, store):
    one, two = scribe.caller("Contoh Satu"), scribe.caller("Contoh Dua")
    scribe.save(one, "callers_merged", subject="caller", body={"into": two})
    scribe.save(two, "callers_merged", subject="caller", body={"into": one})
    ticket_id = scribe.ticket(caller_id=one)
    with store.read() as tx:
        assert [row.id for row in rows_of_caller(tx, two, 5)] == [ticket_id]


def test_the_queue_is_ordered_by_what_breaks_next(scribe, store, clock):
    late = scribe.ticket("Biasa")
    soon = scribe.ticket("Segera", urgency="segera")
    done = scribe.ticket("Sudah")
    scribe.save(done, "resolved")
    snoozed = scribe.ticket("Ditunda", urgency="segera")
    until = (clock.now() + timedelta(hours=3)).isoformat()
    scribe.save(snoozed, "snoozed", body={"until": until})
    due = (clock.now() + timedelta(minutes=5)).isoformat()
    called = scribe.ticket("Telepon balik")
    scribe.save(called, "closed")
    scribe.save(called, "resolved")
    scribe.save(called, "callback_promised", body={"due": due})
    with store.read() as tx:
        found = [row.id for row in queue_rows(tx, 10, clock.now())]
        assert found == [called, soon, late, snoozed]
        assert queue_rows(tx, 10, clock.now() + timedelta(hours=4))[1].id in (soon, snoozed)
        assert len(queue_rows(tx, 2, clock.now())) == 2
        now = clock.now()
        assert (counts(tx, now).over, counts(tx, now).running) == (0, 4)
        assert counts(tx, now + timedelta(minutes=55)).near == 2
        assert counts(tx, now + timedelta(hours=2)).over == 3


def test_a_report_without_identity_keeps_no_name_in_any_row(scribe, store):
    ticket_id = scribe.ticket("Sampah", reporter_name="Contoh Sari", reporter_phone="+628127")
    with store.read() as tx:
        head = load_ticket(tx, ticket_id).heads["description"].eid
    scribe.save(ticket_id, "edited", confidentiality=("tanpa_identitas", head))
    with store.read() as tx:
        (row,) = rows(tx, [ticket_id])
        assert (row.reporter_name, row.reporter_phone, row.caller_id) == ("", "", None)
        assert "Contoh" not in tx.execute(text("SELECT words FROM ticket_words")).scalar()
        assert tx.execute(text("SELECT count(*) FROM ticket_reporters")).scalar() == 0


def test_a_caller_is_loaded_whole_and_as_a_card(scribe, store):
    caller = scribe.caller("Contoh Sari", address="Metro")
    ticket = scribe.ticket("Sampah", caller_id=caller)
    scribe.ticket("Tanpa pelapor")
    scribe.save(ticket, "resolved")
    with store.read() as tx:
        assert load_caller(tx, caller).address == "Metro"
        found = card(tx, caller)
        assert (found.name, found.phones) == ("Contoh Sari", ("+6281279001234",))
        assert (found.ticket_count, found.open_count) == (1, 0)
        assert found.last_contact == rows(tx, [ticket])[0].registered_at
        with pytest.raises(NotFound):
            card(tx, "nobody")


def test_a_merge_into_a_caller_that_is_not_here_yet_shows_nobody(scribe, store):
    caller = scribe.caller("Contoh Sari")
    scribe.save(caller, "callers_merged", subject="caller", body={"into": "not here"})
    with store.read() as tx:
        assert callers_by_phone(tx, "+6281279001234") == []


def test_a_rebuild_tells_how_far_it_is(scribe, store):
    for _ in range(3):
        scribe.ticket()
    told = []
    with store.write() as tx:
        rebuild(tx, lambda done, whole: told.append((done, whole)))
    assert told == [(3, 3)]


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
