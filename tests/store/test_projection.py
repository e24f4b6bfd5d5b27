"""Log, outbox and projections agree: what is saved here stands in the rows people read."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from callcenter.errors import NotFound
from callcenter.store import outbox
from callcenter.store.callers import callers_by_phone, card, load_caller
from callcenter.store.events import append_local, events_of, pending_eids, rebuild
from callcenter.store.tickets import (
    counts,
    find_by_number,
    load_ticket,
    number_of,
    queue_rows,
    rows,
    rows_of_caller,
)
from tests.store.projections import projections, rebuilt


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
