"""The register of breaches at a desk: who may, T0, the list of people concerned, two signatures."""

import csv
import io
from datetime import timedelta

import pytest

from callcenter.desk import approval as approvals
from callcenter.desk.change_settings import sit_down
from callcenter.desk.privacy_breaches import (
    count_concerned,
    export_concerned,
    note_breach,
    note_retired,
    open_breach,
    read_notice,
    sign_breach,
    tell_breach,
)
from callcenter.desk.privacy_matter import may_open, read_register
from callcenter.desk.register_ticket import register_ticket
from callcenter.errors import FieldInvalid, NotFound, RightMissing
from callcenter.privacy.letters import plain
from callcenter.privacy.words import BreachSort, NoticeTo, NoticeWay
from tests.builders import intake


@pytest.fixture
def matter(office):
    t0 = office.clock.now() - timedelta(hours=2)
    return open_breach(office, BreachSort.LOST_DESK, t0, "Laptop hilang di jalan", "meja-9")


def breach(desk):
    return read_register(desk).breaches[0]


def approved(desk):
    """Budi says yes, at this desk, to what stands there now."""
    return approvals.give(desk, "budi", "sign", breach(desk).last_eid, "privacy")


def told(desk, matter):
    note_breach(desk, matter, measures="Perangkat dicabut dari pusat")
    count_concerned(desk, matter)
    tell_breach(desk, matter, NoticeTo.SUBJECTS, NoticeWay.LETTER)
    tell_breach(desk, matter, NoticeTo.AUTHORITY, NoticeWay.MAIL)


@pytest.mark.logs_warnings
def test_an_operator_opens_and_signs_nothing(office, matter):
    told(office, matter)
    sit_down(office, "citra")
    assert not may_open(office)
    now = office.clock.now()
    for act in (
        lambda: open_breach(office, BreachSort.OTHER, now, "x"),
        lambda: note_breach(office, matter, text="x"),
        lambda: count_concerned(office, matter),
        lambda: export_concerned(office, matter),
        lambda: tell_breach(office, matter, NoticeTo.SUBJECTS, NoticeWay.LETTER),
        lambda: note_retired(office, matter),
        lambda: sign_breach(office, matter),
        lambda: read_notice(office, matter, NoticeTo.SUBJECTS),
    ):
        with pytest.raises(RightMissing):
            act()
    assert breach(office).signatures == ()


def test_its_72_hours_run_from_when_the_office_knew(office, matter):
    assert breach(office).id == matter
    assert breach(office).clock.left(office.clock.now()) == timedelta(hours=70)
    assert (breach(office).desk, breach(office).by.uid) == ("meja-9", "ana")


def test_t0_is_in_the_past_and_aware(office):
    now = office.clock.now()
    for t0, reason in (
        (now + timedelta(seconds=1), "future"),
        (now.replace(tzinfo=None), "naive"),
    ):
        with pytest.raises(FieldInvalid) as caught:
            open_breach(office, BreachSort.OTHER, t0, "x")
        assert (caught.value.field, caught.value.reason) == ("t0", reason)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("  ", "empty"), ("telepon 0812-3456-7890", "identifying"), ("x" * 2001, "too_long")],
)
def test_what_is_written_names_nobody(office, text, reason):
    with pytest.raises(FieldInvalid) as caught:
        open_breach(office, BreachSort.OTHER, office.clock.now(), text)
    assert (caught.value.field, caught.value.reason) == ("text", reason)
    assert read_register(office).breaches == ()


def test_whose_data_a_lost_desk_holds_is_counted_and_listed(office, matter):
    first = register_ticket(office, intake(name="=Contoh Satu", phone="0813-0000-1111"))
    register_ticket(office, intake(name="Contoh Dua", phone="0813-0000-2222"))
    register_ticket(office, intake(name="", phone=""))
    found = count_concerned(office, matter)
    assert (found.people, found.tickets) == (2, 2)
    rows = list(csv.reader(io.StringIO(export_concerned(office, matter).decode("utf-8-sig")),
                           delimiter=";"))  # fmt: skip
    assert rows[0] == ["Nama", "Telepon", "Nomor tiket"]
    assert {row[0] for row in rows[1:]} == {"'=Contoh Satu", "Contoh Dua"}
    mine = next(row for row in rows if "Satu" in row[0])
    assert mine[1].startswith("'+62813")
    assert mine[2] == first.number


def test_a_list_that_left_is_noted(office, matter):
    from callcenter.desk.audit import read_audit

    export_concerned(office, matter)
    acts = [(entry.act, entry.object_id, entry.fields) for _, entry in read_audit(office).lines]
    assert ("export", matter, ("name", "phone", "number")) in acts


def test_two_different_persons_close_it(office, matter):
    with pytest.raises(FieldInvalid) as caught:
        sign_breach(office, matter)
    assert caught.value.reason == "missing"
    told(office, matter)
    assert not sign_breach(office, matter).is_closed
    with pytest.raises(FieldInvalid) as caught:
        sign_breach(office, matter)
    assert caught.value.reason == "same"
    assert sign_breach(office, matter, approved(office)).is_closed
    for act in (
        lambda: sign_breach(office, matter),
        lambda: note_breach(office, matter, text="x"),
        lambda: count_concerned(office, matter),
    ):
        with pytest.raises(FieldInvalid) as caught:
            act()
        assert caught.value.reason == "closed"


def test_what_is_noted_after_a_signature_voids_it(office, matter):
    told(office, matter)
    sign_breach(office, matter)
    note_breach(office, matter, text="Ternyata dua komputer")
    assert breach(office).signers == ()
    assert breach(office).text == "Ternyata dua komputer"


def test_telling_nobody_wants_a_reason(office, matter):
    with pytest.raises(FieldInvalid) as caught:
        tell_breach(office, matter, NoticeTo.SUBJECTS, NoticeWay.NOT_NEEDED)
    assert caught.value.reason == "empty"
    tell_breach(office, matter, NoticeTo.SUBJECTS, NoticeWay.NOT_NEEDED, "Disk terenkripsi")
    assert breach(office).told == {NoticeTo.SUBJECTS}


def test_a_note_without_a_word_is_none(office, matter):
    with pytest.raises(FieldInvalid):
        note_breach(office, matter, text=" ", measures="")


def test_a_retired_desk_is_noted_and_notices_are_ready(office, matter):
    note_retired(office, matter)
    assert breach(office).retired_at == office.clock.now()
    assert breach(office).number in plain(read_notice(office, matter, NoticeTo.AUTHORITY))


def test_what_is_no_breach_is_not_found(office, ticket_id):
    with pytest.raises(NotFound):
        count_concerned(office, ticket_id)


def test_everybody_hears_of_it(office):
    heard: set[str] = set()
    office.changes.subscribe(heard.update)
    matter = open_breach(office, BreachSort.OTHER, office.clock.now(), "x")
    assert {"privacy", matter} <= heard
