"""What the office keeps how long, proposals of the program, two approvals before anything goes."""

from datetime import timedelta

import pytest

from callcenter.desk.add_attachment import add_attachment, keep_bytes
from callcenter.desk.change_settings import sit_down
from callcenter.desk.finish import close_ticket, resolve
from callcenter.desk.office import set_office
from callcenter.desk.privacy_erasing import carry_out
from callcenter.desk.privacy_matter import read_register
from callcenter.desk.privacy_requests import refuse, sign
from callcenter.desk.privacy_retention import (
    look_again,
    propose,
    read_due,
    read_keep_days,
    set_keep_days,
)
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.errors import FieldInvalid, RightMissing
from callcenter.privacy.retention import PREFIX, KeepDays
from callcenter.privacy.words import Refusal, Stage
from callcenter.store.privacy_lists import Kept, kept_too_long
from callcenter.tickets.words import Classification
from tests.builders import intake
from tests.samples_of_files import photo
from tests.unit.supervisors import reason

YEAR = 365


def closed(desk, **said):
    made = register_ticket(desk, intake(**said))
    resolve(desk, made.ticket_id, "Sudah ditangani")
    close_ticket(desk, made.ticket_id, "Tuntas")
    return made.ticket_id


@pytest.mark.logs_warnings
def test_an_operator_neither_sets_days_nor_proposes(office):
    sit_down(office, "citra")
    for act in (
        lambda: set_keep_days(office, KeepDays()),
        lambda: read_due(office),
        lambda: propose(office),
    ):
        with pytest.raises(RightMissing):
            act()


def test_days_are_the_offices_and_have_bounds(office):
    set_keep_days(office, KeepDays(pengaduan=400))
    assert read_keep_days(office) == (KeepDays(pengaduan=400), ())
    with pytest.raises(FieldInvalid) as caught:
        set_keep_days(office, KeepDays(files=29))
    assert reason(caught) == ("files", "range")
    set_office(office, {f"{PREFIX}aspirasi": "lama"})
    assert read_keep_days(office) == (KeepDays(pengaduan=400), ("aspirasi",))


def test_only_what_is_over_and_old_and_names_somebody_is_due(office, clock):
    old = closed(office, phone="0813-0000-0001")
    question = closed(office, phone="0813-0000-0002", classification=Classification.INFORMATION)
    closed(office, phone="", name="")
    open_one = register_ticket(office, intake(phone="0813-0000-0003")).ticket_id
    clock.advance(days=2 * YEAR + 1)
    assert read_due(office).tickets == (question,)
    clock.advance(days=3 * YEAR)
    young = closed(office, phone="0813-0000-0004")
    assert set(read_due(office).tickets) == {old, question}
    assert open_one not in read_due(office).tickets
    assert young not in read_due(office).tickets


def test_of_more_than_one_proposal_holds_the_oldest_come_first(office, clock):
    ids = []
    for k in range(3):
        ids.append(closed(office, phone=f"0813-0000-001{k}"))
        clock.advance(days=1)
    ids.append(closed(office, phone="", name=""))  # names nobody: takes no place
    clock.advance(days=5 * YEAR)
    now = clock.now()
    with office.store.read() as tx:
        found = kept_too_long(tx, Kept(now, now, now, now, now), 2)
    assert [one.id for one in found] == ids[:2]


def test_nothing_due_makes_no_proposal(office):
    closed(office)
    with pytest.raises(FieldInvalid) as caught:
        propose(office)
    assert reason(caught) == ("proposal", "nothing")
    assert read_register(office).proposals == ()


def test_two_persons_beside_the_program_must_agree(office, clock):
    old = closed(office, name="Contoh Lama", phone="0813-0000-0001")
    clock.advance(days=6 * YEAR)
    matter = propose(office)
    with pytest.raises(FieldInvalid) as caught:
        propose(office)
    assert reason(caught) == ("proposal", "open")
    sign(office, matter)
    with pytest.raises(FieldInvalid) as caught:
        sign(office, matter)
    assert reason(caught) == ("signature", "same")
    with pytest.raises(FieldInvalid) as caught:
        carry_out(office, matter)
    assert reason(caught) == ("request", "not_approved")
    assert read_ticket(office, old).ticket.text("reporter_name") == "Contoh Lama"
    sit_down(office, "budi")
    sign(office, matter)
    assert carry_out(office, matter).tickets == 1
    after = read_ticket(office, old).ticket
    assert after.text("reporter_name") == ""
    assert after.description
    assert read_register(office).proposals[0].stage is Stage.DONE
    assert read_due(office).is_empty


def test_files_go_alone_when_only_they_are_too_old(office, clock):
    ticket = closed(office, name="Contoh Lama", phone="0813-0000-0001")
    file = keep_bytes(office, "foto.jpg", photo())
    add_attachment(office, ticket, [file])
    clock.advance(days=2 * YEAR + 1)
    assert (read_due(office).tickets, read_due(office).files) == ((), 1)
    matter = propose(office)
    sign(office, matter)
    sit_down(office, "budi")
    sign(office, matter)
    assert carry_out(office, matter).files == 1
    assert not (office.profile / "attachments" / file.sha256).exists()
    assert read_ticket(office, ticket).ticket.text("reporter_name") == "Contoh Lama"
    assert read_due(office).is_empty


def test_a_refused_proposal_makes_room_for_another(office, clock):
    closed(office, phone="0813-0000-0001")
    clock.advance(days=6 * YEAR)
    refuse(office, propose(office), Refusal.MISTAKE)
    assert [one.stage for one in read_register(office).proposals] == [Stage.REFUSED]
    propose(office)
    assert {one.stage for one in read_register(office).proposals} == {
        Stage.REFUSED,
        Stage.PREPARED,
    }


def test_a_proposal_waits_for_a_person_for_as_long_as_it_takes(office, clock):
    closed(office, phone="0813-0000-0001")
    clock.advance(days=6 * YEAR)
    propose(office)
    clock.advance(seconds=timedelta(days=90).total_seconds())
    assert read_register(office).proposals[0].stage is Stage.PREPARED


def test_the_program_proposes_by_itself_once_a_month_and_to_who_may_decide(office, clock):
    assert look_again(office) == ""
    closed(office, phone="0813-0000-0001")
    clock.advance(days=6 * YEAR)
    sit_down(office, "citra")
    assert look_again(office) == ""
    sit_down(office, "ana")
    matter = look_again(office)
    assert read_register(office).proposals[0].id == matter
    refuse(office, matter, Refusal.DUTY)
    clock.advance(days=29)
    assert look_again(office) == ""
    clock.advance(days=2)
    assert look_again(office) != ""
    clock.advance(days=31)
    assert look_again(office) == ""  # one waits
    assert len(read_register(office).proposals) == 2
