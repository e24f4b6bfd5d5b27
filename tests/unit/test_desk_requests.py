"""Requests at a desk: who may, what is kept of whom, two persons, what ends them, certificates."""

import stat
import zipfile
from io import BytesIO

import pytest
from msgspec.structs import replace

from callcenter.desk import approval as approvals
from callcenter.desk.audit import read_audit
from callcenter.desk.change_settings import sit_down
from callcenter.desk.edit_ticket import edit_ticket
from callcenter.desk.find_caller import find_caller
from callcenter.desk.merge_callers import merge_callers, undo_merge
from callcenter.desk.privacy_erasing import (
    carry_out,
    confirm_here,
    copies_aside,
    read_certificate,
    remove_copies,
)
from callcenter.desk.privacy_matter import read_register
from callcenter.desk.privacy_requests import (
    end_restriction,
    give_access,
    prepare_request,
    refuse,
    register_request,
    restrict_use,
    set_right,
    sign,
)
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.subject_data import is_restricted
from callcenter.errors import (
    ApprovalRefused,
    Cancelled,
    FieldInvalid,
    NotFound,
    RightMissing,
    StoreUnwritable,
)
from callcenter.privacy.letters import plain
from callcenter.privacy.words import Ask, Proof, Refusal, Stage
from callcenter.store import callers as caller_store
from callcenter.store.matters import load_matter
from callcenter.tickets.event import Change as FieldChange
from tests.builders import intake
from tests.unit.supervisors import reason

NAME, PHONE = "Contoh Penanya", "0813-0000-4321"


@pytest.fixture
def caller(office):
    return register_ticket(office, intake(name=NAME, phone=PHONE)).caller_id


def asked(desk, ask=Ask.ERASURE, note=""):
    return register_request(desk, ask, Proof.ID_CARD, note)


def request(desk, matter):
    found = read_register(desk).find(matter)
    assert found is not None
    return found


def agree(desk, matter):
    """Budi, at another desk, agrees."""
    sit_down(desk, "budi")
    sign(desk, matter)
    sit_down(desk, "ana")


@pytest.fixture
def signed(office, caller):
    """An erasure that Ana prepared and Budi agreed to."""
    matter = asked(office)
    prepare_request(office, matter, caller)
    agree(office, matter)
    return matter


@pytest.mark.logs_warnings
def test_an_operator_may_do_none_of_it(office, caller, signed, tmp_path):
    sit_down(office, "citra")
    for act in (
        lambda: asked(office),
        lambda: prepare_request(office, signed, caller),
        lambda: sign(office, signed),
        lambda: refuse(office, signed, Refusal.DUTY),
        lambda: give_access(office, signed, tmp_path / "x.zip"),
        lambda: restrict_use(office, signed),
        lambda: set_right(office, signed, {"name": "Lain"}),
        lambda: carry_out(office, signed),
        lambda: read_certificate(office, signed),
    ):
        with pytest.raises(RightMissing):
            act()
    assert request(office, signed).stage is Stage.APPROVED
    assert find_caller(office, PHONE).caller.name == NAME


def test_nothing_of_the_person_stands_in_the_matter(office, signed):
    carry_out(office, signed)
    with office.store.read() as tx:
        said = repr(load_matter(tx, signed))
    assert NAME not in said
    assert "4321" not in said
    with pytest.raises(FieldInvalid) as caught:
        asked(office, note="hubungi 0813-0000-4321")
    assert reason(caught) == ("note", "identifying")


def test_what_there_is_is_counted_before_it_is_agreed_to(office, caller):
    register_ticket(office, intake(name=NAME, phone=PHONE))
    matter = asked(office)
    found = prepare_request(office, matter, caller)
    assert (found.tickets, found.desks) == (2, 1)
    assert found.fields > 2
    assert request(office, matter).course.prepared.found == found


def test_one_person_erases_nothing(office, caller):
    matter = asked(office)
    with pytest.raises(FieldInvalid) as caught:
        sign(office, matter)
    assert reason(caught) == ("signature", "not_prepared")
    prepare_request(office, matter, caller)
    with pytest.raises(FieldInvalid) as caught:
        sign(office, matter)
    assert reason(caught) == ("signature", "same")
    with pytest.raises(FieldInvalid) as caught:
        carry_out(office, matter)
    assert reason(caught) == ("request", "not_approved")
    assert find_caller(office, PHONE).caller.name == NAME


def test_an_approval_signs_what_it_was_given_for_and_once(office, caller):
    matter, other = asked(office), asked(office)
    for one in (matter, other):
        prepare_request(office, one, caller)
    of = request(office, matter).course.prepared.signed.eid
    given = approvals.give(office, "budi", "sign", of, "privacy")
    with pytest.raises(ApprovalRefused):
        sign(office, other, given)
    sign(office, matter, given)
    assert [one.name for one in request(office, matter).course.signers] == [
        "Ana Contoh",
        "Budi Contoh",
    ]
    with pytest.raises(ApprovalRefused):
        sign(office, other, given)
    assert request(office, other).stage is Stage.PREPARED


def test_two_persons_erase_and_each_place_is_certified(office, signed):
    found = carry_out(office, signed)
    assert found.tickets == 1
    assert find_caller(office, PHONE).caller is None
    done = request(office, signed)
    assert done.stage is Stage.DONE
    assert [one.name for one in done.course.confirmed] == [office.settings.desk_name]
    letter = read_certificate(office, signed)
    assert letter is not None
    assert dict(letter.lines)["Cakupan"].startswith("1 tiket, ")
    assert NAME not in plain(letter)
    assert "terhapus" in plain(letter)


def test_what_is_done_is_not_done_again(office, caller, signed):
    carry_out(office, signed)
    assert confirm_here(office) == 0
    for act in (
        lambda: carry_out(office, signed),
        lambda: refuse(office, signed, Refusal.DUTY),
        lambda: prepare_request(office, signed, caller),
    ):
        with pytest.raises(FieldInvalid) as caught:
            act()
        assert reason(caught) == ("request", "ended")


def test_stopped_before_anything_is_kept_nothing_is_erased(office, signed):
    with pytest.raises(Cancelled):
        carry_out(office, signed, stop=lambda: True)
    assert request(office, signed).stage is Stage.APPROVED
    assert find_caller(office, PHONE).caller.name == NAME


def test_looking_again_asks_for_another_signature(office, caller, signed):
    prepare_request(office, signed, caller)
    with pytest.raises(FieldInvalid) as caught:
        carry_out(office, signed)
    assert reason(caught) == ("request", "not_approved")


@pytest.mark.parametrize("undone", [False, True])
def test_who_became_the_same_person_since_is_not_erased_with_them(office, caller, undone):
    """A signature is for whom it was given: merged since, it has to be looked at anew."""
    other = register_ticket(office, intake(name="Bella Contoh", phone="0813-0000-2222"))
    if undone:
        merge_callers(office, caller, other.caller_id)
    matter = asked(office)
    prepare_request(office, matter, caller)
    agree(office, matter)
    if undone:
        undo_merge(office, caller, other.caller_id)
    else:
        merge_callers(office, caller, other.caller_id)
    with pytest.raises(FieldInvalid) as caught:
        carry_out(office, matter)
    assert reason(caught) == ("request", "changed")
    assert find_caller(office, PHONE).caller.name == NAME
    assert read_ticket(office, other.ticket_id).ticket.text("reporter_name") == "Bella Contoh"
    prepare_request(office, matter, caller)
    agree(office, matter)
    assert carry_out(office, matter).tickets == (1 if undone else 2)


def test_a_ticket_with_their_number_that_nobody_signed_voids_it(office, caller):
    matter = asked(office)
    prepare_request(office, matter, caller)
    agree(office, matter)
    loose = register_ticket(office, intake(name="", phone=""))
    edit_ticket(office, loose.ticket_id, [FieldChange("reporter_phone", PHONE)])
    with pytest.raises(FieldInvalid) as caught:
        carry_out(office, matter)
    assert reason(caught) == ("request", "changed")
    prepare_request(office, matter, caller)
    assert request(office, matter).course.prepared.tickets == (loose.ticket_id,)
    agree(office, matter)
    assert carry_out(office, matter).tickets == 2


def test_nobody_signs_twice_by_linking_an_account_in_between(office, caller):
    """Prepared by the way in, signed by the account: the matter keeps both names."""
    matter = asked(office)
    prepare_request(office, matter, caller)
    office.standing = replace(office.standing, account="akun-ana")
    assert office.author.uid == "akun-ana"
    with pytest.raises(FieldInvalid) as caught:
        sign(office, matter)
    assert reason(caught) == ("signature", "same")
    prepare_request(office, matter, caller)
    office.standing = replace(office.standing, account="")
    with pytest.raises(FieldInvalid) as caught:
        sign(office, matter)
    assert reason(caught) == ("signature", "same")
    assert request(office, matter).stage is Stage.PREPARED


def test_a_copy_is_noted_before_there_is_a_file(office, caller, tmp_path):
    matter = asked(office, Ask.ACCESS)
    prepare_request(office, matter, caller)
    with pytest.raises(StoreUnwritable):
        give_access(office, matter, tmp_path / "tidak" / "ada.zip")
    assert ("export", matter) in [(e.act, e.object_id) for _, e in read_audit(office).lines]


def test_a_copy_goes_to_a_file_of_this_account_alone(office, caller, tmp_path):
    matter = asked(office, Ask.ACCESS)
    with pytest.raises(FieldInvalid) as caught:
        give_access(office, matter, tmp_path / "x.zip")
    assert reason(caught) == ("request", "not_prepared")
    prepare_request(office, matter, caller)
    path = tmp_path / "salinan.zip"
    path.write_text("lama")
    path.chmod(0o666)
    give_access(office, matter, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with zipfile.ZipFile(BytesIO(path.read_bytes())) as made:
        assert NAME in made.read("data.json").decode()
    assert request(office, matter).stage is Stage.DONE
    assert ("export", matter) in [(e.act, e.object_id) for _, e in read_audit(office).lines]


def test_a_copy_that_could_not_be_written_ends_nothing(office, caller, tmp_path):
    matter = asked(office, Ask.ACCESS)
    prepare_request(office, matter, caller)
    with pytest.raises(StoreUnwritable):
        give_access(office, matter, tmp_path / "tidak" / "ada.zip")
    assert request(office, matter).course.is_open


def test_a_correction_sets_right_what_differs(office, caller):
    matter = asked(office, Ask.CORRECTION)
    prepare_request(office, matter, caller)
    for values, told in (
        ({"name": NAME}, ("correction", "empty")),
        ({"nik": "1"}, ("nik", "unknown")),
    ):
        with pytest.raises(FieldInvalid) as caught:
            set_right(office, matter, values)
        assert reason(caught) == told
    set_right(office, matter, {"name": "Contoh Benar", "address": " Jalan Contoh 1 "})
    with office.store.read() as tx:
        now = caller_store.load_caller(tx, caller)
    assert (now.name, now.address, now.conflicts) == ("Contoh Benar", "Jalan Contoh 1", ())
    assert request(office, matter).course.done.found.fields == 2


def test_a_restriction_is_set_and_ends_the_request(office, caller):
    matter = asked(office, Ask.RESTRICTION)
    prepare_request(office, matter, caller)
    restrict_use(office, matter)
    assert is_restricted(office, caller)
    assert request(office, matter).stage is Stage.DONE
    assert read_certificate(office, matter) is None
    end_restriction(office, matter)
    assert not is_restricted(office, caller)


def test_only_a_restriction_that_holds_can_end(office, caller):
    for ask, told in ((Ask.RESTRICTION, "not_done"), (Ask.ACCESS, "ask")):
        matter = asked(office, ask)
        prepare_request(office, matter, caller)
        with pytest.raises(FieldInvalid) as caught:
            end_restriction(office, matter)
        assert reason(caught) == ("request", told)


@pytest.mark.logs_warnings
def test_old_copies_are_named_and_go_by_a_persons_word_alone(office):
    assert copies_aside(office) == ()
    for name in ("desk.db.before-7", "desk.db.rusak-1"):
        (office.profile / name).write_bytes(b"x")
    assert copies_aside(office) == ("desk.db.before-7", "desk.db.rusak-1")
    sit_down(office, "citra")
    with pytest.raises(RightMissing):
        remove_copies(office, copies_aside(office))
    sit_down(office, "ana")
    assert remove_copies(office, ("desk.db.before-7", "desk.db", "../x")) == 1
    assert copies_aside(office) == ("desk.db.rusak-1",)
    assert (office.profile / "desk.db").exists()


def test_each_step_belongs_to_its_own_sort_of_request(office, caller, tmp_path):
    matter = asked(office, Ask.ACCESS)
    prepare_request(office, matter, caller)
    for act in (
        lambda: restrict_use(office, matter),
        lambda: set_right(office, matter, {"name": "x"}),
        lambda: carry_out(office, matter),
    ):
        with pytest.raises(FieldInvalid) as caught:
            act()
        assert reason(caught) == ("request", "ask")
    with pytest.raises(NotFound):
        give_access(office, "019a0000-0000-7000-8000-000000000000", tmp_path / "x.zip")


def test_a_refusal_says_why_and_has_its_letter(office):
    matter = asked(office)
    refuse(office, matter, Refusal.CASE_RUNS, "Ajukan lagi nanti.")
    letter = read_certificate(office, matter)
    assert letter is not None
    assert "masih dalam penanganan. Ajukan lagi nanti." in plain(letter)
    with pytest.raises(FieldInvalid) as caught:
        refuse(office, matter, Refusal.DUTY)
    assert reason(caught) == ("request", "ended")
