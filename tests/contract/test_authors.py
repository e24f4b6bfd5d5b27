"""Who wrote what a desk pushes: closed accounts are marked, roles that lack are set aside."""

import pytest

from callcenter.protocol.roles import Role
from callcenter.server import accounts, tables
from callcenter.server.account_tables import flagged_events
from callcenter.server.admin_users import administer
from callcenter.server.audit_tables import audit_entries
from callcenter.tickets.office import OFFICE_ID
from tests.contract.people import (
    Sitting,
    centre,
    clock,
    desk,
    make_person,
)
from tests.contract.speaker import Speaker, refused

__all__ = ["centre", "clock", "desk"]


def by(uid: str) -> dict:
    return {"author": {"uid": uid, "name": "Contoh"}}


def office(desk: Speaker, uid: str) -> dict:
    more = {"subject": "office", "subject_id": OFFICE_ID, "kind": "office_set", "changes": []}
    return desk.event(**more, **by(uid))


def results(answer) -> list[tuple[str, str]]:
    return [(one["state"], one.get("reason", "")) for one in answer.json()["results"]]


def test_work_of_a_closed_account_is_stored_and_marked(centre, desk, capsys):
    make_person(centre, "sri", Role.OPERATOR)
    make_person(centre, "adi", Role.OPERATOR)
    before = desk.event(**by("sri"))
    assert results(desk.push(before)) == [("ok", "")]
    accounts.close_account(centre.centre, "sri")
    late, other = desk.event(**by("sri")), desk.event(**by("adi"))
    assert results(desk.push(late, other)) == [("ok", ""), ("ok", "")]
    assert {late["eid"], other["eid"], before["eid"]} <= set(centre.eids())
    marked = centre.rows(flagged_events)
    assert [(row.eid, row.uid, row.why) for row in marked] == [(late["eid"], "sri", "closed")]
    assert results(desk.push(late, other)) == [("known", ""), ("known", "")]
    assert len(centre.rows(flagged_events)) == 1
    if centre.place == centre.folder:
        assert administer(["list-flagged", "--data", str(centre.folder)]) == 0
        assert late["eid"] in capsys.readouterr().out


def test_settings_of_the_office_by_who_is_no_supervisor_are_set_aside_and_noted(centre, desk):
    make_person(centre, "sri", Role.OPERATOR)
    make_person(centre, "ika", Role.SUPERVISOR)
    theirs = office(desk, "sri")
    assert results(desk.push(theirs)) == [("quarantined", "not_allowed")]
    assert theirs["eid"] not in centre.eids()
    assert [row.reason for row in centre.rows(tables.quarantine)] == ["not_allowed"]
    noted = [bytes(row.raw).decode() for row in centre.rows(audit_entries)]
    assert any("role_refused" in one and "sri" in one for one in noted)
    assert results(desk.push(office(desk, "ika"), office(desk, "orang-meja"))) == [
        ("ok", ""),
        ("ok", ""),
    ]
    ticket = desk.event(**by("sri"))
    assert results(desk.push(ticket)) == [("ok", "")]
    accounts.close_account(centre.centre, "ika")
    assert results(desk.push(office(desk, "ika"))) == [("quarantined", "not_allowed")]


def shift(desk: Speaker, uid: str, kind: str) -> dict:
    return desk.event(subject="shift", kind=kind, changes=[], **by(uid))


def test_a_shift_is_handed_over_by_supervisors_alone(centre, desk):
    """Of those the centre knows; a desk without a line has its own people, and the program."""
    make_person(centre, "sri", Role.OPERATOR, Role.PRIVACY)
    for one in ("ika", "adi"):
        make_person(centre, one, Role.SUPERVISOR)
    accounts.close_account(centre.centre, "adi")
    aside, ok = ("quarantined", "not_allowed"), ("ok", "")
    for kind in ("shift_signed", "shift_counted", "roster_set"):
        sent = [shift(desk, uid, kind) for uid in ("sri", "adi", "ika", "orang-meja", "giliran")]
        assert results(desk.push(*sent)) == [aside, aside, ok, ok, ok]
        assert not {sent[0]["eid"], sent[1]["eid"]} & set(centre.eids())
    assert results(desk.push(shift(desk, "sri", "shift_noted"))) == [ok]


@pytest.fixture
def admin(centre, desk) -> Sitting:
    sitting = Sitting(desk, make_person(centre, "adm", Role.ADMIN))
    assert sitting.sign_in().status_code == 200
    return sitting


def test_an_admin_makes_resets_and_changes_accounts_over_the_wire(desk, admin):
    asked = {"uid": " Sri ", "name": "Contoh Sri", "roles": ["operator"]}
    made = admin.post("/v1/accounts", asked)
    assert made.status_code == 200
    assert (made.json()["uid"], made.json()["hours"]) == ("sri", 72)
    sri = Sitting(desk, "sri")
    assert sri.choose(made.json()["code"], "kuda lumping biru").json()["roles"] == ["operator"]
    refused(admin.post("/v1/accounts", asked), 409, "uid_taken")
    roles = {"roles": ["pengawas", "operator"]}
    assert admin.post("/v1/accounts/sri/roles", roles).status_code == 200
    assert sri.sign_in("kuda lumping biru").json()["roles"] == ["operator", "pengawas"]
    code = admin.post("/v1/accounts/sri/reset", {}).json()["code"]
    refused(sri.sign_in("kuda lumping biru"), 403, "sign_in_refused")
    refused(sri.sign_in(code), 403, "passphrase_due")
    for path, message, status, why in (
        ("/v1/accounts", asked | {"uid": "x", "roles": ["raja"]}, 422, "field_invalid"),
        ("/v1/accounts", asked | {"uid": "x", "roles": []}, 422, "field_invalid"),
        ("/v1/accounts/tidak-ada/roles", roles, 404, "account_unknown"),
        ("/v1/accounts/tidak-ada/reset", {}, 404, "account_unknown"),
        ("/v1/accounts/adm/roles", roles, 409, "last_admin"),
    ):
        refused(admin.post(path, message), status, why)


def test_nobody_but_an_admin_does(centre, desk):
    chief = Sitting(desk, make_person(centre, "ika", Role.SUPERVISOR))
    chief.sign_in()
    asked = {"uid": "x", "name": "X", "roles": ["admin"]}
    refused(chief.post("/v1/accounts", asked), 403, "not_allowed")
    refused(chief.post("/v1/accounts/ika/roles", {"roles": ["admin"]}), 403, "not_allowed")
    refused(chief.post("/v1/accounts/ika/reset", {}), 403, "not_allowed")


def test_a_desk_hears_of_which_past_the_list_is(desk):
    assert desk.get("/v1/revocations", since=0).json()["epoch"]
