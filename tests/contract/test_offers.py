"""The common past and what is given back, over the wire: the same on every kind of centre."""

from callcenter.protocol.chain import START, fold_chain
from callcenter.server import tables
from callcenter.tickets.number import make_number
from tests.contract.conftest import any_kind as kind
from tests.contract.speaker import IDS, Speaker, refused

__all__ = ["kind"]


def _marks(speaker: Speaker, marks, **more):
    message = {
        "protocol": 2,
        "client_id": speaker.client_id,
        "incarnation": speaker.incarnation,
        "marks": [{"seq": seq, "chain": chain} for seq, chain in marks],
        "last_block": -1,
    }
    return speaker.post("/v1/sync/lineage", message | more)


def _offer(speaker: Speaker, *events, at="2026-11-20T14:20:00Z", **more):
    message = {
        "protocol": 2,
        "client_id": speaker.client_id,
        "incarnation": speaker.incarnation,
        "events": [{"received_at": at, "event": event} for event in events],
    }
    return speaker.post("/v1/sync/offer", message | more)


def test_the_highest_mark_that_agrees_is_the_common_past(one):
    events = [one.event() for _ in range(3)]
    one.push(*events)
    eids = [event["eid"] for event in events]
    right = {k: fold_chain(START, eids[:k]).hex() for k in range(4)}
    wrong = "ab" * 16
    answer = _marks(one, [(1, right[1]), (2, right[2]), (3, wrong), (9, wrong)]).json()
    assert (answer["seq"], answer["chain"], answer["head"]) == (2, right[2], 3)
    page = one.pull(answer["cursor"]).json()
    assert [row["event"]["eid"] for row in page["events"]] == eids[2:]
    nothing = _marks(one, [(1, wrong)]).json()
    assert (nothing["seq"], nothing["chain"]) == (0, START.hex())


def test_what_was_lost_is_taken_back_from_another_desk_as_it_was(centre, one, two):
    first, second = one.event(), one.event()
    answer = _offer(two, first, second).json()
    assert [r["state"] for r in answer["results"]] == ["ok", "ok"]
    page = one.pull().json()["events"]
    assert [row["event"] for row in page] == [first, second]
    assert {row["received_at"] for row in page} == {"2026-11-20T14:20:00Z"}
    assert [r["state"] for r in _offer(two, first).json()["results"]] == ["known"]
    assert one.push(first, second).json()["acked_n"] == 2
    third = one.push(one.event()).json()
    assert (third["acked_n"], third["head"]) == (3, 3)
    assert len(centre.rows()) == 3


def test_a_time_in_the_future_is_not_believed(one, two):
    _offer(two, one.event(), at="2199-01-01T00:00:00Z")
    assert one.pull().json()["events"][0]["received_at"] < "2100"


def test_an_offer_of_what_only_the_centre_may_say_needs_its_seal(centre, one, two):
    ticket = one.event()
    one.push(ticket)
    forged = one.event(kind="renumbered", subject_id=ticket["subject_id"], body={"number": "1"})
    answer = _offer(two, forged).json()["results"][0]
    assert (answer["state"], answer["reason"]) == ("quarantined", "centre_only")
    assert len(centre.rows()) == 1
    assert [row.reason for row in centre.rows(tables.quarantine)] == ["centre_only"]


def test_the_centre_knows_its_own_new_number_again(one, two):
    number = make_number(2026, one.blocks[0], 0)
    for speaker in (one, two):
        speaker.push(speaker.event(body={"number": number}))
    own = one.pull().json()["events"][-1]["event"]
    assert own["kind"] == "renumbered"
    assert _offer(two, own).json()["results"][0]["state"] == "known"
    copied = own | {"eid": IDS.new()}
    assert _offer(two, copied).json()["results"][0]["state"] == "quarantined"


def test_blocks_above_the_last_one_seen_are_given_next(one, two):
    _marks(one, [], last_block=500)
    message = {
        "protocol": 2,
        "client_id": two.client_id,
        "incarnation": 1,
        "blocks": {"unused": 1, "last_block": two.blocks[-1]},
    }
    assert two.post("/v1/numbers/lease", message).json()["number_blocks"][0] > 500


def test_strangers_offer_nothing(centre, one, two):
    event = one.event()
    refused(_offer(two, event, client_id=one.client_id), 403, "other_device")
    refused(_marks(two, [], client_id=one.client_id), 403, "other_device")
    refused(_offer(two, event | {"eid": "x"}), 422, "event_malformed")
    assert centre.rows() == []
