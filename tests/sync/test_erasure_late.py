"""Erased stays erased, whatever comes late: unsent work, old bytes, files, a centre set back."""

import pytest
from msgspec.structs import replace

from callcenter.desk.add_note import add_note
from callcenter.desk.erase import erase
from callcenter.desk.export_outbox import export_outbox
from callcenter.desk.import_outbox import import_outbox
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.protocol.events import decode_event, encode_event
from callcenter.server import tables
from callcenter.store.events import RemoteEvent, append_remote, log_local
from callcenter.tickets.words import Kind
from tests.sync.erasure_rig import (
    SPOKEN,
    at_centre,
    at_desk,
    desk,
    known,
    other,
    told,
)
from tests.sync.signed_erasure import signed
from tests.sync.stations import settle

__all__ = ["desk", "known", "other"]

pytestmark = pytest.mark.parametrize("kind", ["sqlite", "postgresql"])

WORDS = "ABCD-EFGH-JKLM-NPQR-STUV"


def test_a_desk_that_was_away_redacts_its_own_work_before_it_sends_it(centre, desk, other, known):
    """Weeks later: an unsent note, and a ticket of that person nobody else ever heard of."""
    ticket_id, caller_id = known
    add_note(other.desk, ticket_id, f"{SPOKEN}. Petugas sudah datang.")
    unheard = register_ticket(other.desk, told(caller_id=caller_id))
    erase(desk.desk, caller_id, signed(desk.desk, caller_id))
    settle(desk)
    settle(other, desk)
    assert at_centre(centre) == set()
    assert at_desk(other) == set()
    assert at_desk(desk) == set()
    for station in (desk, other):
        texts = [
            one.body.get("text", "") for one in read_ticket(station.desk, ticket_id).ticket.entries
        ]
        assert any("Petugas sudah datang." in one for one in texts), "the work itself is not lost"
        assert "qwiztambeh" in read_ticket(station.desk, unheard.ticket_id).ticket.description
        assert read_ticket(station.desk, unheard.ticket_id).ticket.caller_id is None


def test_work_kept_without_a_word_of_the_erasure_loses_the_person_before_it_goes_out(
    centre, desk, other, known
):
    """As an older program wrote it: the desk knew of the erasure, its event does not say so."""
    ticket_id, caller_id = known
    erase(desk.desk, caller_id, signed(desk.desk, caller_id))
    settle(desk, other)
    add_note(other.desk, ticket_id, f"{SPOKEN}. Petugas sudah datang.")
    with other.desk.store.write() as tx:
        mine = tx.exec_driver_sql("SELECT eid, raw FROM events WHERE seq IS NULL").one()
        silent = encode_event(replace(decode_event(mine.raw), obeys=()))
        tx.exec_driver_sql("UPDATE events SET raw = ? WHERE eid = ?", (silent, mine.eid))
    assert at_desk(other) > set()
    settle(other, desk)
    assert at_desk(other) == at_desk(desk) == at_centre(centre) == set()
    assert mine.eid in centre.eids(), "that something was noted is not lost"
    told_to = [read_ticket(one.desk, ticket_id).ticket.entries for one in (other, desk)]
    assert told_to[0] == told_to[1]
    assert not list(centre.rows(tables.quarantine))


def test_what_comes_again_in_its_old_bytes_is_known_and_not_kept(centre, desk, other, known):
    """An answer that was lost: the desk pushes the old bytes of an event that is erased by now."""
    _ticket_id, caller_id = known
    erase(desk.desk, caller_id, signed(desk.desk, caller_id))
    settle(desk)
    before = centre.eids()
    with other.desk.store.write() as tx:
        tx.exec_driver_sql(
            "INSERT INTO outbox (eid, n, subject, subject_id, kind, state, created_at)"
            " SELECT eid, n, subject, subject_id, 'note_added', 'new', 0 FROM events"
            " WHERE client_id = (SELECT client_id FROM sync_state)"
        )
    settle(other)
    assert centre.eids() == before
    assert at_centre(centre) == set()
    assert at_desk(other) == set()


def test_a_centre_set_back_before_the_erasure_hears_of_it_again(centre, desk, other, known):
    ticket_id, caller_id = known
    add_note(desk.desk, ticket_id, SPOKEN)
    copy = centre.snapshot()
    settle(desk, other)
    erase(desk.desk, caller_id, signed(desk.desk, caller_id))
    settle(desk)
    centre.restore(copy)
    settle(other, desk, other)
    assert at_centre(centre) == set()
    assert at_desk(other) == set()
    assert at_desk(desk) == set()


def test_older_bytes_from_a_centre_that_was_set_back_bring_nobody_back(desk, known):
    """Between its restore and the erasure's return such a centre may send what it had before."""
    ticket_id, caller_id = known
    store = desk.desk.store
    with store.read() as tx:
        old = tx.exec_driver_sql("SELECT raw, seq FROM events WHERE seq IS NOT NULL").all()
    erase(desk.desk, caller_id, signed(desk.desk, caller_id))
    with store.write() as tx:
        now = desk.desk.clock.now()
        append_remote(tx, [RemoteEvent(bytes(raw), seq + 1_000, now) for raw, seq in old])
    assert at_desk(desk) == set()
    assert "qwiztambeh" in read_ticket(desk.desk, ticket_id).ticket.description


def test_a_desk_set_up_later_never_hears_of_the_person(desk, known, new_station):
    ticket_id, caller_id = known
    erase(desk.desk, caller_id, signed(desk.desk, caller_id))
    settle(desk)
    late = new_station("tiga", 600)
    settle(late)
    assert at_desk(late) == set()
    assert "qwiztambeh" in read_ticket(late.desk, ticket_id).ticket.description


def test_a_ticket_that_the_erasing_desk_never_heard_of_is_erased_at_the_centre(
    centre, desk, other, known, new_station
):
    """And what a third desk notes on it afterwards, in ignorance, is asked to forget, too."""
    _ticket_id, caller_id = known
    third = new_station("tiga", 600)
    settle(third)
    unheard = register_ticket(other.desk, told(caller_id=caller_id))
    settle(other, third)
    add_note(third.desk, unheard.ticket_id, SPOKEN)
    erase(desk.desk, caller_id, signed(desk.desk, caller_id))
    report = desk.sync.run_once()
    assert report.error is None
    settle(third, desk, other)
    for station in (desk, other, third):
        assert at_desk(station) == set()
        ticket = read_ticket(station.desk, unheard.ticket_id).ticket
        assert ticket.caller_id is None
        assert [one.kind for one in ticket.entries].count(Kind.IDENTITY_ERASED) == 1
    assert at_centre(centre) == set()


def test_work_that_comes_in_a_file_loses_the_person_too(desk, other, known, new_station, tmp_path):
    """The desk's line is dead; its work travels in a file to a desk that knows of the erasure."""
    ticket_id, caller_id = known
    unheard = register_ticket(other.desk, told(caller_id=caller_id), notes=(SPOKEN,))
    add_note(other.desk, ticket_id, SPOKEN)
    path = tmp_path / "titipan.lpgx"
    export_outbox(other.desk, path, WORDS)
    erase(desk.desk, caller_id, signed(desk.desk, caller_id))
    settle(desk)
    free = new_station("tiga", 600)
    settle(free)
    import_outbox(free.desk, path, WORDS)
    path.unlink()
    assert at_desk(free) == set()
    settle(free, desk)
    assert at_desk(desk) == set()
    assert read_ticket(desk.desk, unheard.ticket_id).ticket.caller_id is None


def test_what_the_centre_kept_aside_loses_the_person_too(centre, desk, other, known):
    """A note whose id was used before: stored aside with its content, and redacted there."""
    ticket_id, caller_id = known
    with desk.desk.store.read() as tx:
        used = tx.exec_driver_sql("SELECT eid FROM events WHERE subject = 'ticket'").scalar()
    made = add_note(other.desk, ticket_id, SPOKEN)
    with other.desk.store.write() as tx:
        raw = tx.exec_driver_sql("SELECT raw FROM events WHERE eid = ?", (made,)).scalar()
        tx.exec_driver_sql("DELETE FROM outbox WHERE eid = ?", (made,))
        tx.exec_driver_sql("DELETE FROM events WHERE eid IN (?, ?)", (made, used))
        log_local(tx, replace(decode_event(raw), eid=used))
    other.sync.run_once()
    [aside] = centre.rows(tables.quarantine)
    assert b"Zyqxulindra" in aside.raw
    erase(desk.desk, caller_id, signed(desk.desk, caller_id))
    settle(desk)
    [aside] = centre.rows(tables.quarantine)
    assert b"Zyqxulindra" not in aside.raw
    assert at_centre(centre) == set()
    settle(other)
    assert len(centre.rows(tables.quarantine)) == 1
    assert at_centre(centre) == set()
