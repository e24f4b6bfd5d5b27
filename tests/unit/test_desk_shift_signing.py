"""Who counts and who signs the sheet of a shift, and what a signature holds to."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from callcenter.desk import approval as approvals
from callcenter.desk.audit import read_audit
from callcenter.desk.change_settings import sit_down
from callcenter.desk.shift_duty import add_shift_note
from callcenter.desk.shift_sheet import count_sheet, open_due, sign_sheet
from callcenter.errors import ApprovalRefused, FieldInvalid, NotFound, RightMissing
from callcenter.shifts.signing import Side
from callcenter.shifts.spans import Span, shift_id
from tests.unit.shift_office import NIGHT, book, counted, new, night, office, sign
from tests.unit.supervisors import reason

__all__ = ["office"]


def test_only_a_supervisor_counts_and_never_ahead(office):
    with pytest.raises(FieldInvalid) as caught:
        count_sheet(office, Span(NIGHT.end, NIGHT.end + timedelta(hours=8)))
    assert reason(caught) == ("sheet", "future")
    sit_down(office, "citra")
    with pytest.raises(RightMissing):
        count_sheet(office, NIGHT)
    assert book(office).handovers == ()


def test_two_supervisors_sign_and_what_was_signed_is_counted_again_only_on_purpose(office, clock):
    counted(office, clock)
    office.standing = replace(office.standing, account="akun-ana")
    sign(office, Side.LEAVING)
    with pytest.raises(FieldInvalid) as caught:
        sign(office, Side.LEAVING)
    assert reason(caught) == ("signature", "signed")
    for account in ("akun-ana", ""):  # as at a desk that is not linked: the same person
        office.standing = replace(office.standing, account=account)
        with pytest.raises(FieldInvalid) as caught:
            sign(office, Side.COMING)
        assert reason(caught) == ("signature", "same")
    sit_down(office, "budi")
    sign(office, Side.COMING)
    assert night(office).is_signed
    signers = [one.uid for _, one in read_audit(office, acts=["approved"]).lines]
    assert sorted(signers) == ["akun-ana", "budi"]
    with pytest.raises(FieldInvalid) as caught:
        count_sheet(office, NIGHT)
    assert reason(caught) == ("sheet", "signed")
    count_sheet(office, NIGHT, anew=True)
    assert night(office).missing == (Side.LEAVING, Side.COMING)


def test_the_other_one_signs_here_by_passphrase_for_just_this_sheet(office, clock):
    counted(office, clock)
    sit_down(office, "citra")
    with pytest.raises(RightMissing):
        sign(office, Side.LEAVING)
    wrong = approvals.give(office, "ana", "sign", "lembar-lain", "shift")
    with pytest.raises(ApprovalRefused):
        sign(office, Side.LEAVING, wrong)
    for uid, side in (("ana", Side.LEAVING), ("budi", Side.COMING)):
        given = approvals.give(office, uid, "sign", night(office).sheet.eid, "shift")
        sign(office, side, given)
        with pytest.raises(FieldInvalid):
            sign(office, side, given)
    names = [one.author.name for one in night(office).signatures.values()]
    assert names == ["Ana Contoh", "Budi Contoh"]


def test_nothing_is_signed_that_nobody_counted(office):
    add_shift_note(office, "Tenang")
    with pytest.raises(FieldInvalid) as caught:
        sign_sheet(office, shift_id(NIGHT), Side.LEAVING, of="")
    assert reason(caught) == ("signature", "not_counted")
    with pytest.raises(NotFound):
        sign_sheet(office, new(office), Side.LEAVING, of="")


def test_a_shift_that_runs_is_looked_at_but_not_signed_and_counted_at_its_end(office, clock):
    new(office)
    clock.advance(hours=2)
    count_sheet(office, NIGHT)
    assert night(office).sheet.until == clock.now()
    with pytest.raises(FieldInvalid) as caught:
        sign(office, Side.LEAVING)
    assert reason(caught) == ("signature", "running")
    new(office)
    clock.advance(hours=6)
    assert open_due(office)
    assert not open_due(office)
    made = night(office)
    assert (made.sheet.until, made.sheet.counts.registered) == (NIGHT.end, 2)
    assert [one.until for one in made.desks] == [NIGHT.end]
    sign(office, Side.LEAVING)


def test_what_is_counted_between_the_look_and_the_click_is_not_signed(office, clock):
    counted(office, clock)
    seen = night(office).sheet.eid
    count_sheet(office, NIGHT)
    with pytest.raises(FieldInvalid) as caught:
        sign_sheet(office, shift_id(NIGHT), Side.LEAVING, of=seen)
    assert reason(caught) == ("signature", "changed")


def test_a_missing_signature_shows_in_the_book(office, clock):
    counted(office, clock)
    sign(office, Side.LEAVING)
    assert book(office).late == ()
    clock.advance(minutes=30)
    assert [one.missing for one in book(office).late] == [(Side.COMING,)]
    sit_down(office, "budi")
    sign(office, Side.COMING)
    assert book(office).late == ()
