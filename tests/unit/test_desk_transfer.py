"""Handing a matter on without an answer, and waking what was put aside, on a real store."""

from datetime import timedelta

import pytest

from callcenter.desk.read_queue import read_queue
from callcenter.desk.record_follow_up import record_follow_up
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.transfer import transfer
from callcenter.desk.work_queue import snooze, wake
from callcenter.errors import FieldInvalid
from callcenter.tickets.words import Outcome, State
from tests.builders import intake, ticket


def test_a_transfer_hands_it_on_without_an_answer(desk, ticket_id):
    transfer(desk, ticket_id, source="bmbk", targets=["psda"], reason=" salah alamat ")
    found = ticket(desk, ticket_id)
    assert (found.agency_ids, found.transfers) == (("psda",), 0)
    assert found.state is State.DISPATCHED
    assert found.entries[-1].body == {
        "agency_ids": ["psda"],
        "replaces": ["bmbk"],
        "reason": "salah alamat",
    }
    assert [row.agency_ids for row in read_queue(desk).rows] == [("psda",)]


def test_a_transfer_outside_is_a_referral_unless_another_agency_still_holds_it(desk):
    made = register_ticket(desk, intake(agency_ids=("dinsos", "dinkes"))).ticket_id
    transfer(desk, made, source="dinsos", targets=["bpjskes"], reason="x")
    found = ticket(desk, made)
    assert (found.state, found.agency_ids) == (State.DISPATCHED, ("dinkes", "bpjskes"))
    transfer(desk, made, source="dinkes", targets=["bpjn"], reason="x")
    found = ticket(desk, made)
    assert (found.state, found.referred_to) == (State.REFERRED, ("bpjn",))
    number = desk.directory.agencies["bpjn"].phone
    assert found.entries[-1].body["contacts"] == {"bpjn": number}


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        (("bmbk", ["psda"], " "), ("reason", "empty")),
        (("bmbk", [], "x"), ("target", "empty")),
        (("bmbk", ["psda", "bmbk"], "x"), ("target", "same")),
        (("bmbk", ["no-such"], "x"), ("target", "unknown")),
        (("dinkes", ["psda"], "x"), ("agency_id", "not_holder")),
    ],
)
def test_what_a_transfer_must_know(desk, ticket_id, asked, refusal):
    source, targets, text = asked
    with pytest.raises(FieldInvalid) as refused:
        transfer(desk, ticket_id, source=source, targets=targets, reason=text)
    assert (refused.value.field, refused.value.reason) == refusal
    assert ticket(desk, ticket_id).agency_ids == ("bmbk",)


def test_that_it_was_transferred_is_no_answer(desk, ticket_id):
    with pytest.raises(FieldInvalid):
        record_follow_up(desk, ticket_id, "bmbk", outcome=Outcome.TRANSFERRED, text="x")


def test_what_was_put_aside_is_woken_once(desk, ticket_id, clock):
    other = register_ticket(desk, intake()).ticket_id
    snooze(desk, [ticket_id], clock.now() + timedelta(days=1))
    assert [row.id for row in read_queue(desk).rows] == [other, ticket_id]
    wake(desk, [ticket_id, other])
    assert ticket(desk, ticket_id).snoozed_until is None
    assert [row.snoozed_until for row in read_queue(desk).rows] == [None, None]
    kinds = [one.kind for one in ticket(desk, other).entries]
    assert "snoozed" not in kinds  # it was awake: nothing to say
