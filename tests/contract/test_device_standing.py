"""Desks that wait for an approval, retire in peace, or are lost; who may decide that."""

import pytest

from callcenter.protocol.roles import Role
from callcenter.server import device_standing
from callcenter.server.refusal import Refused
from tests.contract.people import (
    Sitting,
    centre,
    clock,
    desk,
    make_person,
    one,
    revoked,
)
from tests.contract.speaker import Speaker, refused

__all__ = ["centre", "clock", "desk", "one"]


def test_a_new_desk_waits_for_an_approval_when_that_is_asked_for(centre, desk):
    device_standing.ask_for_approval(centre.centre, wanted=True)
    fresh = Speaker(centre)
    refused(fresh.pull(), 401, "device_pending")
    refused(fresh.push(fresh.event()), 401, "device_pending")
    refused(fresh.get("/v1/revocations"), 401, "device_pending")
    assert desk.pull().status_code == 200
    device_standing.approve_device(centre.centre, fresh.client_id)
    assert fresh.pull().status_code == 200
    same = fresh.enrolment(centre.code())
    assert fresh.post("/v1/enrol", same, credential=None).json()["approved"] is True
    fresh.secret = "n" * 43
    told = fresh.post("/v1/enrol", fresh.enrolment(centre.code()), credential=None).json()
    assert told["approved"] is False
    refused(fresh.pull(), 401, "device_pending")


def test_the_first_desk_waits_for_nobody(centre):
    device_standing.ask_for_approval(centre.centre, wanted=True)
    assert Speaker(centre).pull().status_code == 200


def test_a_desk_that_retires_sends_what_it_holds_and_is_gone(centre, desk, one):
    one.sign_in()
    device_standing.retire_device(centre.centre, desk.client_id, now=False)
    refused(one.get("/v1/session"), 401, "session_ended")
    refused(one.sign_in(), 401, "device_retiring")
    refused(desk.pull(), 401, "device_retiring")
    refused(desk.get("/v1/search", q="x"), 401, "device_retiring")
    told, _ = revoked(desk)
    assert (told[-1].kind, told[-1].device) == ("retiring", desk.client_id)
    assert desk.push(desk.event()).status_code == 200
    assert desk.post("/v1/devices/drained", {}).status_code == 200
    refused(desk.push(desk.event()), 401, "device_retired")
    refused(desk.post("/v1/devices/drained", {}), 401, "device_retired")


def test_a_lost_desk_is_gone_at_once(centre, desk, one):
    one.sign_in()
    device_standing.retire_device(centre.centre, desk.client_id, now=True)
    refused(one.get("/v1/session"), 401, "session_ended")
    refused(desk.push(desk.event()), 401, "device_retired")
    other = Speaker(centre)
    told, head = revoked(other)
    assert (told[-1].kind, told[-1].device) == ("retired", desk.client_id)
    device_standing.retire_device(centre.centre, desk.client_id, now=True)
    assert revoked(other)[1] == head
    with pytest.raises(Refused, match="device_retired"):
        device_standing.approve_device(centre.centre, desk.client_id)


def test_a_desk_that_stays_cannot_take_its_leave(desk):
    refused(desk.post("/v1/devices/drained", {}), 409, "not_retiring")
    assert desk.pull().status_code == 200


def test_an_administrator_looks_after_people_and_desks_over_the_wire(centre, desk):
    make_person(centre, "op-1", Role.OPERATOR)
    chief = Sitting(desk, make_person(centre, "admin-1", Role.ADMIN))
    chief.sign_in()
    device_standing.ask_for_approval(centre.centre, wanted=True)
    fresh = Speaker(centre)
    listed = chief.get("/v1/devices").json()["devices"]
    assert [each["standing"] for each in listed] == ["approved", "pending"]
    assert chief.post(f"/v1/devices/{fresh.client_id}/approve", {}).status_code == 200
    assert fresh.pull().status_code == 200
    assert chief.post(f"/v1/devices/{fresh.client_id}/retire", {"now": True}).status_code == 200
    refused(fresh.pull(), 401, "device_retired")
    assert chief.post("/v1/accounts/op-1/close", {}).status_code == 200
    people = {each["uid"]: each for each in chief.get("/v1/accounts").json()["accounts"]}
    assert (people["op-1"]["standing"], people["admin-1"]["standing"]) == ("closed", "active")
    assert not [name for name in people["op-1"] if "hash" in name or "code" in name]
    refused(chief.post("/v1/accounts/nobody/close", {}), 404, "account_unknown")
    refused(chief.post("/v1/accounts/admin-1/close", {}), 409, "last_admin")
    refused(chief.post("/v1/devices/nothing/approve", {}), 404, "device_unknown")


def test_nobody_else_may(one):
    one.sign_in()
    here = one.speaker.client_id
    for path in ("/v1/accounts", "/v1/devices"):
        refused(one.get(path), 403, "not_allowed")
        refused(one.speaker.get(path), 401, "session_ended")
    for path in ("/v1/accounts/op-1/close", f"/v1/devices/{here}/approve"):
        refused(one.post(path, {}), 403, "not_allowed")
        refused(one.speaker.post(path, {}), 401, "session_ended")
    refused(one.post(f"/v1/devices/{here}/retire", {"now": True}), 403, "not_allowed")
    assert one.speaker.pull().status_code == 200
