"""Erased means gone: on the desk that erased, at the centre, and wherever it comes late.

The persons are plainly invented; their names and numbers are looked for as bytes afterwards.
"""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import URL

from callcenter.desk.add_attachment import add_attachment, keep_bytes
from callcenter.desk.add_note import add_note
from callcenter.desk.edit_ticket import edit_ticket
from callcenter.desk.erase import erase, erasure_settled, preview_erasure, preview_tickets
from callcenter.desk.export_outbox import export_outbox
from callcenter.desk.find_caller import find_caller
from callcenter.desk.import_outbox import import_outbox
from callcenter.desk.keep_draft import Draft, keep_draft, load_drafts
from callcenter.desk.keep_note_draft import keep_note_draft, note_drafts
from callcenter.desk.log_contact import log_call
from callcenter.desk.mark_prank import mark_prank
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.search import search
from callcenter.errors import Cancelled, FieldInvalid, NotFound
from callcenter.protocol.events import decode_event
from callcenter.server import tables
from callcenter.server.database import FILE_NAME
from callcenter.server.server_search import catch_up
from callcenter.store.backups import backups_of, make_backup
from callcenter.store.events import RemoteEvent, append_remote, log_local, rebuild
from callcenter.tickets.event import Change
from callcenter.tickets.words import Confidentiality, Kind
from callcenter.workstation import open_workstation
from tests import leftovers
from tests.builders import intake
from tests.conftest import seat
from tests.fakes import FakeKeychain
from tests.sync.signed_erasure import signed

pytestmark = pytest.mark.parametrize("kind", ["sqlite", "postgresql"])

NAME = "Contohwati Zyqxulindra"
PHONE = "0812-0000-7391"
NIK = "1871995512990007"
BEHALF = "Tuan Hjexulokan"
SPOKEN = "Bu Zyqxulindra minta ditelepon di 0812 0000 7391"
SENTINELS = ("Zyqxulindra", "81200007391", "0812-0000-7391", "0812 0000 7391", NIK, "Hjexulokan")
STORY = "Jembatan vlaxomptar ambruk di dusun qwiztambeh"
WORDS = "ABCD-EFGH-JKLM-NPQR-STUV"
FILE = "ktp-zyqxulindra.png"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(3_000)


@pytest.fixture
def new_station(tmp_path, centre):
    opened = []

    def make(name, *blocks):
        station = open_workstation(tmp_path / name, keychain=FakeKeychain())
        seat(station, *blocks)
        station.sync.enrol(centre.url, centre.code(), name)
        opened.append(station)
        return station

    yield make
    for one in opened:
        one.close()


@pytest.fixture
def desk(new_station):
    return new_station("satu", 417)


@pytest.fixture
def other(new_station):
    return new_station("dua", 500)


def settle(*stations):
    for _ in range(3):
        for one in stations:
            report = one.sync.run_once()
            assert report.error is None, report.error


def told(**more):
    return intake(
        phone=PHONE, name=NAME, nik=NIK, on_behalf_of=BEHALF,
        description=f"{STORY}. Pelapor Contohwati Zyqxulindra.", **more,
    )  # fmt: skip


def at_desk(station, sentinels=SENTINELS):
    """Everything of it that this desk still holds, after its log was moved into the file."""
    store = station.desk.store
    store.checkpoint()
    found = leftovers.in_database(store.path, store._key, sentinels)
    with store.read() as tx:
        found |= leftovers.in_vocabulary(tx, sentinels)
    return found | leftovers.in_folder(station.desk.profile, sentinels)


def at_centre(centre, sentinels=SENTINELS):
    """Everything of it that the centre still holds, its index brought up to date."""
    while catch_up(centre.centre):
        pass
    found = leftovers.in_folder(centre.folder / "files", sentinels)
    if isinstance(centre.place, URL):
        return found | leftovers.in_postgres(centre.place, sentinels)
    centre.database.scour()
    return found | leftovers.in_sqlite(centre.folder / FILE_NAME, sentinels)


@pytest.fixture
def known(centre, desk, other):
    """A person who told much, on two desks; (ticket id, caller id)."""
    made = register_ticket(desk.desk, told(), notes=(SPOKEN,))
    settle(desk, other)
    add_note(other.desk, made.ticket_id, f"Dari meja dua: {SPOKEN}")
    log_call(other.desk, made.ticket_id, incoming=False, seconds=40, text=SPOKEN)
    add_attachment(desk.desk, made.ticket_id, [keep_bytes(desk.desk, FILE, PICTURE)])
    edit_ticket(desk.desk, made.ticket_id, [Change("reporter_name", "Ny. Contohwati Zyqxulindra")])
    mark_prank(desk.desk, PHONE, note=SPOKEN)
    settle(desk, other)
    assert at_centre(centre) >= {"Zyqxulindra", "81200007391"}
    assert at_desk(other) >= {"Zyqxulindra", "81200007391"}
    return made.ticket_id, made.caller_id


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
