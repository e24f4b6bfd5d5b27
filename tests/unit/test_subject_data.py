"""One person's data: found by number, NIK or name, handed out without others, restricted."""

import io
import json
import zipfile

import pytest

from callcenter.desk.add_attachment import add_attachment, keep_bytes
from callcenter.desk.add_note import add_note
from callcenter.desk.edit_ticket import edit_ticket
from callcenter.desk.erase import (
    erase,
    erase_files,
    erase_tickets,
    preview_erasure,
    preview_tickets,
    remove_aside,
)
from callcenter.desk.find_caller import find_caller
from callcenter.desk.join_reporter import join_reporter
from callcenter.desk.lapor_known import known_identity
from callcenter.desk.merge_callers import merge_callers
from callcenter.desk.read_files import read_files
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.record import append
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.search import search_callers
from callcenter.desk.subject_data import export_subject, find_subject, is_restricted, restrict
from callcenter.errors import FieldInvalid, NotFound
from callcenter.protocol.events import decode_event
from callcenter.tickets.event import TICKET, Change
from callcenter.tickets.words import Confidentiality, Kind
from tests.builders import intake
from tests.conftest import seat

NAME, PHONE, NIK = "Contohwati Zyqxulindra", "0812-0000-7391", "1871995512990007"
OTHER, OTHER_PHONE = "Contohman Lainsekali", "0813-0000-1122"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(900)


@pytest.fixture
def desk(workstation):
    seat(workstation, 417)
    return workstation.desk


@pytest.fixture
def person(desk):
    """(ticket id, caller id) of somebody whose ticket another person joined."""
    made = register_ticket(desk, intake(phone=PHONE, name=NAME, nik=NIK, description="Jalan rusak"))
    join_reporter(
        desk, made.ticket_id, intake(phone=OTHER_PHONE, name=OTHER, description="Saya juga")
    )
    return made.ticket_id, made.caller_id


@pytest.mark.parametrize(
    ("asked", "by_nik"),
    [
        ({"phone": "+62 812 0000 7391"}, False),
        ({"name": "zyqxulindra"}, False),
        ({"nik": "1871 9955 1299 0007"}, True),
    ],
)
def test_a_person_is_found_by_each_of_three(desk, person, asked, by_nik):
    [found] = find_subject(desk, **asked)
    assert (found.caller.id, found.nik_match, found.restricted) == (person[1], by_nik, False)


@pytest.mark.parametrize(
    ("asked", "field"),
    [({}, "subject"), ({"nik": "1871"}, "nik"), ({"phone": "bukan nomor"}, "phone")],
)
def test_what_cannot_be_asked_is_told(desk, asked, field):
    with pytest.raises(FieldInvalid) as told:
        find_subject(desk, **asked)
    assert told.value.field == field


def read_zip(data):
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return json.loads(file.read("data.json")), file.read("bacaan.txt").decode()


def test_a_person_gets_everything_of_theirs_and_nothing_of_others(desk, person):
    data, text = read_zip(export_subject(desk, person[1]))
    assert data["penelepon"][0]["nama"] == NAME
    [ticket] = data["tiket"]
    assert (ticket["isi"]["nik"], ticket["isi"]["description"]) == (NIK, "Jalan rusak")
    for part in (NAME, NIK, "Jalan rusak"):
        assert part in text
    assert "Lainsekali" not in text + json.dumps(data)


def test_who_joined_gets_what_they_said_and_no_name_of_the_first(desk, person):
    joined = read_ticket(desk, person[0]).ticket.reporters[0].caller_id
    data, text = read_zip(export_subject(desk, joined))
    assert "Saya juga" in text
    assert "Zyqxulindra" not in text + json.dumps(data)
    assert NIK not in text + json.dumps(data)
    with pytest.raises(NotFound):
        export_subject(desk, "tidak-ada")


def test_a_restricted_person_is_suggested_to_nobody_and_goes_to_no_lapor(desk, person):
    ticket_id, caller_id = person
    restrict(desk, caller_id, True, "permohonan-2")
    assert is_restricted(desk, caller_id)
    assert find_caller(desk, PHONE).caller is None
    assert search_callers(desk, "zyqxulindra") == []
    assert find_subject(desk, phone=PHONE)[0].restricted
    with desk.store.read() as tx:
        assert known_identity(tx, read_ticket(desk, ticket_id).ticket).restricted
    restrict(desk, caller_id, False)
    assert not is_restricted(desk, caller_id)
    assert find_caller(desk, PHONE).caller.id == caller_id


def test_whom_a_restricted_person_was_merged_with_is_restricted_too(desk, person):
    twin = register_ticket(desk, intake(phone="0814-0000-9999", name=NAME)).caller_id
    merge_callers(desk, person[1], twin)
    restrict(desk, twin, True)
    assert is_restricted(desk, person[1])


def test_an_erasure_of_one_leaves_the_other_reporter(desk, person):
    ticket_id, caller_id = person
    assert preview_erasure(desk, caller_id).tickets[0].shared
    erase(desk, caller_id, "permohonan-3")
    ticket = read_ticket(desk, ticket_id).ticket
    assert ticket.text("reporter_name") == ""
    assert [one.name for one in ticket.reporters] == [OTHER]
    assert find_caller(desk, OTHER_PHONE).caller.name == OTHER
    assert find_subject(desk, phone=PHONE) == find_subject(desk, nik=NIK) == ()


def test_all_who_were_merged_go_together(desk, person):
    twin = register_ticket(desk, intake(phone="0814-0000-9999", name="Zyqxulindra Dua"))
    merge_callers(desk, person[1], twin.caller_id)
    found = preview_erasure(desk, twin.caller_id)
    assert set(found.caller_ids) == {person[1], twin.caller_id}
    done = erase(desk, person[1], "permohonan-4")
    assert (done.tickets, done.callers) == (2, 2)
    assert find_caller(desk, "0814-0000-9999").caller is None


def test_old_tickets_lose_their_reporters_and_the_book_stays(desk, person):
    ticket_id, caller_id = person
    found = preview_tickets(desk, [ticket_id])
    assert (found.caller_ids, found.tickets[0].shared) == ((), False)
    erase_tickets(desk, [ticket_id], "usulan-1", texts="whole")
    ticket = read_ticket(desk, ticket_id).ticket
    assert ticket.description == "[dihapus]"
    assert [(one.caller_id, one.name) for one in ticket.reporters] == [(None, "")]
    assert find_caller(desk, PHONE).caller.id == caller_id


def test_files_alone_go_and_the_person_stays(desk, person):
    ticket_id, _caller_id = person
    kept = keep_bytes(desk, "foto.png", PICTURE)
    add_attachment(desk, ticket_id, [kept])
    other = register_ticket(desk, intake(phone="", name="", description="Lain"), files=[kept])
    done = erase_files(desk, [ticket_id], "usulan-2")
    assert done.files == 1
    assert read_ticket(desk, ticket_id).ticket.text("reporter_name") == NAME
    assert (desk.profile / "attachments" / kept.sha256).exists(), "another ticket has it, too"
    erase_files(desk, [other.ticket_id], "usulan-2")
    assert not (desk.profile / "attachments" / kept.sha256).exists()
    add_note(desk, ticket_id, "Sesudahnya")
    assert read_ticket(desk, ticket_id).ticket.entries[-1].body == {"text": "Sesudahnya"}
    assert [one.name for one in read_files(desk, ticket_id)] == []


def test_copies_put_aside_are_named_and_go_on_a_persons_word(desk, person):
    for name in ("desk.db.before-0004", "desk.db.rusak-20261101", "diselamatkan/a.lpgx"):
        path = desk.profile / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    found = preview_erasure(desk, person[1])
    assert len(found.aside) == 3
    assert remove_aside(desk, [found.aside[0], "desk.db", "../desk.db"]) == found.aside[:1]
    assert len(preview_erasure(desk, person[1]).aside) == 2
    assert (desk.profile / "desk.db").exists()


def test_a_nameless_ticket_takes_no_name_any_more(desk, person):
    ticket_id, _caller_id = person
    head = read_ticket(desk, ticket_id).ticket.heads["confidentiality"].eid
    edit_ticket(
        desk, ticket_id, [Change("confidentiality", Confidentiality.NO_IDENTITY.value, head)]
    )
    for name, value in (("reporter_name", NAME), ("reporter_phone", PHONE), ("nik", NIK)):
        with pytest.raises(FieldInvalid) as told:
            edit_ticket(desk, ticket_id, [Change(name, value)])
        assert (told.value.field, told.value.reason) == (name, "nameless")
    edit_ticket(desk, ticket_id, [Change("landmark", "Depan pasar")])


def test_a_ticket_that_was_taken_for_another_s_tells_nothing_of_the_other(desk, person):
    """The wrong entry was linked first and set right: who was taken for it hears no name."""
    other = register_ticket(
        desk,
        intake(phone=OTHER_PHONE, name=OTHER, nik="1871015512990009", description="Kasus lain"),
    )
    mine = register_ticket(desk, intake(phone=PHONE, name=NAME, description=f"Kata {OTHER} ambruk"))
    add_note(desk, mine.ticket_id, f"Masih milik saya, kata {OTHER}")
    right = {
        "caller_id": other.caller_id, "reporter_name": OTHER, "reporter_phone": OTHER_PHONE,
        "nik": "1871015512990009",
    }  # fmt: skip
    edit_ticket(desk, mine.ticket_id, [Change(name, value) for name, value in right.items()])
    add_note(desk, mine.ticket_id, "Sudah milik orang lain")
    data, text = read_zip(export_subject(desk, person[1]))
    said = text + json.dumps(data)
    for part in ("Lainsekali", "1122", "1871015512990009", "Sudah milik orang lain"):
        assert part not in said
    assert "ambruk" in said
    assert "Masih milik saya" in said
    theirs, text = read_zip(export_subject(desk, other.caller_id))
    said = text + json.dumps(theirs)
    assert "Zyqxulindra" not in said
    assert "Masih milik saya" not in said
    assert "Sudah milik orang lain" in said
    assert {one["isi"].get("reporter_name") for one in theirs["tiket"]} == {OTHER, None}


def test_a_ticket_that_got_its_reporter_late_is_theirs_from_its_beginning(desk, person):
    late = register_ticket(desk, intake(name="", phone="", description="Tanpa nama dahulu"))
    add_note(desk, late.ticket_id, "Dicatat sebelum ada namanya")
    edit_ticket(desk, late.ticket_id, [Change("caller_id", person[1])])
    _data, text = read_zip(export_subject(desk, person[1]))
    assert "Dicatat sebelum ada namanya" in text


def test_a_ticket_that_holds_the_number_without_a_link_goes_too(desk, person):
    loose = register_ticket(desk, intake(name="", phone="", description="Ditelepon kembali"))
    named = [Change("reporter_name", NAME), Change("reporter_phone", "0812 0000 7391")]
    edit_ticket(desk, loose.ticket_id, named)
    others = register_ticket(desk, intake(phone=OTHER_PHONE, name=OTHER))
    seen = preview_erasure(desk, person[1])
    assert seen.unlinked == (loose.ticket_id,)
    assert {one.ticket_id for one in seen.tickets} == {person[0], loose.ticket_id}
    assert erase(desk, person[1], "permohonan-5").tickets == 2
    ticket = read_ticket(desk, loose.ticket_id).ticket
    assert (ticket.text("reporter_name"), ticket.text("reporter_phone")) == ("", "")
    assert read_ticket(desk, others.ticket_id).ticket.text("reporter_name") == OTHER


def test_a_number_that_is_none_is_nobody_s(desk, person):
    with desk.change() as change:
        append(
            change, TICKET, desk.ids.new(), Kind.REGISTERED,
            fields=[Change("reporter_phone", "entah"), Change("description", "x")],
        )  # fmt: skip
    assert preview_erasure(desk, person[1]).unlinked == ()


def test_without_identity_files_and_what_was_said_name_nobody(desk, person):
    mine = {"name": NAME, "phone": PHONE, "confidentiality": Confidentiality.NO_IDENTITY}
    kept = keep_bytes(desk, "ktp-Zyqxulindra-081200007391.png", PICTURE)
    made = register_ticket(desk, intake(**mine, description="Jembatan"), files=[kept])
    again = keep_bytes(desk, "Zyqxulindra.png", PICTURE + b"1")
    add_attachment(desk, made.ticket_id, [again])
    join_reporter(desk, person[0], intake(**mine, description=f"Saya {NAME} di {PHONE} juga kena"))
    with desk.store.read() as tx:
        names = tx.exec_driver_sql("SELECT name FROM attachments").scalars().all()
        rows = tx.exec_driver_sql("SELECT raw FROM events ORDER BY n").scalars().all()
    assert names == ["lampiran-1.png", "lampiran-2.png"]
    said = [decode_event(raw) for raw in rows]
    assert not [one for one in said if one.subject_id == made.ticket_id and "Zyq" in str(one.body)]
    joined = said[-1].body
    assert (joined.get("name"), joined.get("phone")) == (None, None)
    assert "juga kena" in joined["text"]
    assert "Zyqxulindra" not in joined["text"]
    assert "7391" not in joined["text"]
