"""Erased means gone: on the desk that erased, at the centre, at the other desks, in backups."""

from datetime import timedelta

import pytest

from callcenter.desk.add_note import add_note
from callcenter.desk.edit_ticket import edit_ticket
from callcenter.desk.erase import erase, erasure_settled, preview_erasure, preview_tickets
from callcenter.desk.find_caller import find_caller
from callcenter.desk.keep_draft import Draft, keep_draft, load_drafts
from callcenter.desk.keep_note_draft import keep_note_draft, note_drafts
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.search import search
from callcenter.errors import Cancelled, FieldInvalid, NotFound
from callcenter.server import tables
from callcenter.store.backups import backups_of, make_backup
from callcenter.store.events import rebuild
from callcenter.tickets.event import Change
from callcenter.tickets.words import Confidentiality, Kind
from tests import leftovers
from tests.sync.erasure_rig import (
    NAME,
    PHONE,
    SENTINELS,
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


def test_nothing_of_an_erased_person_stays_anywhere(centre, desk, other, known):
    ticket_id, caller_id = known
    keep_draft(desk.desk, Draft(slot="form-1", operator="op-1", intake=told()))
    keep_note_draft(other.desk, ticket_id, "note", {"text": SPOKEN})
    done = erase(desk.desk, caller_id, signed(desk.desk, caller_id))
    assert (done.tickets, done.callers, done.files) == (1, 1, 1)
    assert not erasure_settled(desk.desk, done.act)
    assert at_desk(desk) == set()
    settle(desk, other)
    assert erasure_settled(desk.desk, done.act)
    assert at_centre(centre) == set()
    assert at_desk(other) == set()
    for station in (desk, other):
        ticket = read_ticket(station.desk, ticket_id).ticket
        assert "qwiztambeh" in ticket.description
        assert ticket.caller_id is None
        assert ticket.entries[-1].kind == Kind.IDENTITY_ERASED
        assert [one.ticket_id for one in search(station.desk, "qwiztambeh")] == [ticket_id]
        assert search(station.desk, "zyqxulindra") == []
        assert find_caller(station.desk, PHONE).caller is None
        assert list((station.desk.profile / "attachments").glob("*")) == []
    [draft] = load_drafts(desk.desk)
    assert (draft.intake.name, draft.intake.phone, draft.intake.nik) == ("", "", "")
    assert "qwiztambeh" in draft.intake.description
    [note] = note_drafts(other.desk, ticket_id)
    assert "ditelepon" in note.fields["text"]


def test_the_words_stay_gone_when_the_rows_are_made_anew(desk, other, known):
    ticket_id, caller_id = known
    erase(desk.desk, caller_id, signed(desk.desk, caller_id))
    settle(desk, other)
    for station in (desk, other):
        with station.desk.store.write() as tx:
            rebuild(tx)
        assert at_desk(station) == set()
        assert read_ticket(station.desk, ticket_id).ticket.caller_id is None


def test_a_file_leaves_the_centre_and_the_desk_that_had_fetched_it(centre, desk, other, known):
    ticket_id, caller_id = known
    for _ in range(4):
        desk.files.run_once()
        desk.sync.run_once()
    settle(other)
    [file] = read_ticket(other.desk, ticket_id).files
    other.files.shelf.fetch(file.sha256, file.size)
    where = other.desk.profile / "attachments" / file.sha256
    assert where.exists()
    assert len(centre.rows(tables.files)) == 1
    erase(desk.desk, caller_id, signed(desk.desk, caller_id))
    settle(desk, other)
    other.files.run_once()
    assert not where.exists()
    assert centre.rows(tables.files) == []
    left = [one for one in (centre.folder / "files").rglob("*") if one.is_file()]
    assert [one for one in left if one.stat().st_size] == []


def test_backups_are_free_of_the_person_once_they_have_rotated(desk, known):
    _ticket_id, caller_id = known
    store, now = desk.desk.store, desk.desk.clock.now()

    def backup(day):
        make_backup(store.path, store._key, now + timedelta(days=day))

    for day in range(3):
        backup(day)
    erase(desk.desk, caller_id, signed(desk.desk, caller_id))
    named = preview_tickets(desk.desk, []).backups
    assert len(named) == 3
    kept = backups_of(store.path)
    assert all(leftovers.in_database(one.database, store._key, SENTINELS) for one in kept)
    for day in range(3, 6):
        backup(day)
    rotated = backups_of(store.path)
    assert {one.number for one in kept}.isdisjoint(one.number for one in rotated)
    for one in rotated:
        assert leftovers.in_database(one.database, store._key, SENTINELS) == set()
    assert at_desk(desk) == set()


def test_a_new_call_of_the_same_person_is_a_new_matter(desk, other, known):
    """Who calls again after an erasure is registered like anybody; what was erased stays so."""
    ticket_id, caller_id = known
    erase(desk.desk, caller_id, signed(desk.desk, caller_id))
    settle(desk, other)
    made = register_ticket(other.desk, told())
    add_note(other.desk, ticket_id, "Dihubungi kembali oleh Zyqxulindra")
    settle(other, desk)
    assert made.caller_id != caller_id
    assert read_ticket(desk.desk, made.ticket_id).row.reporter_name == NAME
    texts = [one.body.get("text") for one in read_ticket(desk.desk, ticket_id).ticket.entries]
    assert "Dihubungi kembali oleh Zyqxulindra" in texts


def test_tanpa_identitas_chosen_late_takes_the_person_out_everywhere(centre, desk, other, known):
    ticket_id, _caller_id = known
    head = read_ticket(other.desk, ticket_id).ticket.heads["confidentiality"].eid
    hidden = Change("confidentiality", Confidentiality.NO_IDENTITY.value, head)
    edit_ticket(other.desk, ticket_id, [hidden])
    settle(other, desk)
    for station in (desk, other):
        # The file itself stays: it is evidence. Its name went.
        assert at_desk(station) == set()
        assert len(read_ticket(station.desk, ticket_id).files) == 1
        ticket = read_ticket(station.desk, ticket_id).ticket
        assert ticket.confidentiality is Confidentiality.NO_IDENTITY
        assert (ticket.caller_id, ticket.text("reporter_name")) == (None, "")
    assert at_centre(centre) == set()


def test_tanpa_identitas_takes_the_book_s_entry_too_when_it_was_for_this_ticket(
    centre, desk, other
):
    made = register_ticket(desk.desk, told(), notes=(SPOKEN,))
    settle(desk, other)
    head = read_ticket(desk.desk, made.ticket_id).ticket.heads["confidentiality"].eid
    edit_ticket(
        desk.desk,
        made.ticket_id,
        [Change("confidentiality", Confidentiality.NO_IDENTITY.value, head)],
    )
    settle(desk, other)
    assert at_desk(desk) == set()
    assert at_desk(other) == set()
    assert at_centre(centre) == set()


def test_the_preview_counts_and_writes_nothing(desk, known):
    ticket_id, caller_id = known
    with desk.desk.store.read() as tx:
        before = tx.exec_driver_sql("SELECT eid, raw FROM events ORDER BY eid").all()
    found = preview_erasure(desk.desk, caller_id)
    assert [one.ticket_id for one in found.tickets] == [ticket_id]
    assert found.fields["reporter_name"] == 2
    assert found.files == 1
    assert found.texts >= 4
    assert not any(part in repr(found) for part in ("Zyq", "7391"))
    with desk.desk.store.read() as tx:
        assert tx.exec_driver_sql("SELECT eid, raw FROM events ORDER BY eid").all() == before


def test_an_erasure_stopped_before_its_end_changes_nothing(desk, known):
    _ticket_id, caller_id = known
    answers = iter((False, True))
    with desk.desk.store.read() as tx:
        before = tx.exec_driver_sql("SELECT eid, raw FROM events ORDER BY eid").all()
    with pytest.raises(Cancelled):
        erase(desk.desk, caller_id, "permohonan-1", stop=lambda: next(answers))
    with pytest.raises(FieldInvalid):
        erase(desk.desk, caller_id, " ")
    with pytest.raises(NotFound):
        erase(desk.desk, "tidak-ada", "permohonan-1")
    with desk.desk.store.read() as tx:
        assert tx.exec_driver_sql("SELECT eid, raw FROM events ORDER BY eid").all() == before
