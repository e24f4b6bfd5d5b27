"""Numbers and texts at the edge of what a database holds: a clear answer on every kind."""

import pytest

from callcenter.server import tables
from tests.contract.speaker import Speaker, refused
from tests.contract.test_offers import _marks, _offer

pytestmark = pytest.mark.parametrize("kind", ["sqlite", "postgresql"])


@pytest.mark.parametrize("last", [2**31, 2**40, 2**63, -(2**31) - 1, 2**70, -(2**70)])
def test_a_last_block_beyond_all_numbers_is_harmless(one, last):
    blocks = {"unused": 0, "last_block": last}
    message = {"protocol": 2, "client_id": one.client_id, "incarnation": 1, "blocks": blocks}
    assert one.post("/v1/numbers/lease", message).status_code in (200, 422)
    assert one.push(one.event(), blocks=blocks).status_code in (200, 422)


def test_no_desk_uses_up_everybodys_numbers_by_a_word(one, centre):
    assert _marks(one, [], last_block=9_998).status_code == 200
    assert len(Speaker(centre).blocks) == 3


def test_nul_in_a_number_or_a_reason_is_stored_and_answered(one, centre):
    event = one.event(body={"number": "26-0001\x00-000-94"})
    assert one.push(event).json()["results"][0]["state"] == "ok"
    assert "\x00" not in centre.ticket(event["subject_id"]).number
    one.n += 1
    kept = [{"n": one.n, "reason": "a\x00b"}]
    assert one.push(one.event(), withheld=kept).status_code == 200
    assert [row.reason for row in centre.rows(tables.withheld)] == ["ab"]


def test_no_device_is_pushed_off_the_end_of_its_counts(one, centre):
    victim = Speaker(centre)
    for incarnation in (2**31 - 1, 2**30 + 1):
        event = victim.event(incarnation=incarnation, n=1)
        details = refused(_offer(one, event), 422, "event_malformed")
        assert details == {"reason": "incarnation"}
    for _ in range(2):
        answer = _offer(one, victim.event(incarnation=2**30, n=1))
        assert answer.json()["results"][0]["state"] == "ok"
    assert max(row.incarnation for row in centre.rows()) == 2**30 + 1


def test_a_desk_of_this_centre_is_never_taken_for_a_former_centre(one, centre):
    code = centre.code()
    other = Speaker(centre)
    again = other.enrolment(code, former=[other.client_id, one.client_id])
    assert other.post("/v1/enrol", again, credential=None).status_code == 200
    first = one.event(body={"number": "26-0001-000-94"})
    one.push(first)
    forged = other.event(
        kind="renumbered", subject_id=first["subject_id"], body={"number": "26-0999-001-10"}
    )
    result = _offer(other, forged).json()["results"][0]
    assert (result["state"], result["reason"]) == ("quarantined", "centre_only")
