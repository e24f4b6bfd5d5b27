"""What the centre answers to pushes, good and bad: nothing lost, nothing let in."""

import msgspec
import pytest

from callcenter.protocol.packing import pack
from callcenter.server import tables
from callcenter.tickets.number import make_number
from tests.contract.conftest import any_kind as kind
from tests.contract.speaker import IDS, refused

__all__ = ["kind"]


def test_a_push_is_acknowledged_with_its_places(one):
    first, second = one.event(), one.event()
    answer = one.push(first, second).json()
    assert answer["acked_n"] == 2
    assert [(r["eid"], r["state"], r["seq"]) for r in answer["results"]] == [
        (first["eid"], "ok", 1),
        (second["eid"], "ok", 2),
    ]
    assert (answer["head"], answer["protocol"], answer["protocol_min"]) == (2, 2, 1)
    assert len(answer["chain"]) == 32


def test_the_same_push_again_stores_nothing_twice(centre, one):
    events = [one.event(), one.event()]
    one.push(*events)
    answer = one.push(*events)
    assert [r["state"] for r in answer.json()["results"]] == ["known", "known"]
    assert [r["seq"] for r in answer.json()["results"]] == [1, 2]
    assert len(centre.rows()) == 2


def test_the_same_event_twice_in_one_push_is_stored_once(centre, one):
    event = one.event()
    assert one.push(event, event).json()["acked_n"] == 1
    assert len(centre.rows()) == 1


def test_a_gap_is_refused_with_what_is_there(centre, one):
    one.push(one.event())
    one.n += 1
    details = refused(one.push(one.event()), 409, "gap")
    assert details["have"] == 1
    assert len(centre.rows()) == 1


def test_an_old_push_after_a_newer_one_changes_nothing(centre, one):
    first, second = one.event(), one.event()
    one.push(first)
    one.push(second)
    assert one.push(first).json()["acked_n"] == 2
    assert len(centre.rows()) == 2


def test_another_event_on_a_used_place_tells_of_a_clone(centre, one):
    one.push(one.event(), one.event())
    one.n = 1
    assert refused(one.push(one.event()), 409, "incarnation") == {"have": 2, "latest": 1}
    one.incarnation, one.n = 2, 0
    assert one.push(one.event()).json()["acked_n"] == 1
    assert len(centre.rows()) == 3


def test_an_event_counted_anew_in_another_incarnation_is_known(centre, one):
    event = one.event()
    one.push(event)
    one.incarnation = 2
    answer = one.push(event | {"incarnation": 2, "n": 1})
    assert [r["state"] for r in answer.json()["results"]] == ["known"]
    assert len(centre.rows()) == 1


def test_the_same_eid_with_other_content_is_quarantined_and_the_first_kept(centre, one):
    event = one.event()
    one.push(event)
    one.n += 1
    answer = one.push(event | {"kind": "note_added", "n": 2}).json()
    assert [(r["state"], r["reason"]) for r in answer["results"]] == [("quarantined", "eid_reused")]
    assert answer["acked_n"] == 2
    assert [row.kind for row in centre.rows()] == ["registered"]
    assert [row.reason for row in centre.rows(tables.quarantine)] == ["eid_reused"]
    assert one.push(one.event()).json()["acked_n"] == 3


def test_a_rule_broken_is_quarantined_and_never_blocks(centre, one):
    good = one.event()
    wrong_subject = one.event(subject="caller", subject_id=good["subject_id"])
    renumber = one.event(kind="renumbered", subject_id=good["subject_id"])
    answer = one.push(good, wrong_subject, renumber, one.event()).json()
    assert [r["state"] for r in answer["results"]] == ["ok", "quarantined", "quarantined", "ok"]
    again = one.push(wrong_subject).json()["results"][0]
    assert (again["state"], again["reason"]) == ("quarantined", "subject_mismatch")
    assert len(centre.rows()) == 2
    assert len(centre.rows(tables.quarantine)) == 2


def test_withheld_places_are_stepped_over_and_can_be_filled_later(centre, one):
    one.push(one.event())
    poison = one.event()
    after = one.event()
    refused(one.push(after), 409, "gap")
    told = [{"n": 2, "reason": "event_malformed"}]
    assert one.push(after, withheld=told).json()["acked_n"] == 3
    assert [row.n for row in centre.rows(tables.withheld)] == [2]
    assert one.push(poison).json()["results"][0]["state"] == "ok"
    assert centre.rows(tables.withheld) == []
    one.n = 1
    refused(one.push(one.event()), 409, "incarnation")


def test_a_number_given_twice_keeps_both_tickets(centre, one, two):
    number = make_number(2026, one.blocks[0], 0)
    first = one.event(body={"number": number})
    second = two.event(body={"number": number})
    one.push(first)
    two.push(second)
    kept, moved = centre.ticket(first["subject_id"]), centre.ticket(second["subject_id"])
    assert kept.number == number
    assert moved.number not in (number, None)
    assert [row.kind for row in centre.rows()] == ["registered", "registered", "renumbered"]
    aliases = centre.rows(tables.number_aliases)
    assert [(row.number, row.ticket_id) for row in aliases] == [(number, second["subject_id"])]


def test_the_desk_sees_the_new_number_and_finds_the_old(centre, one, desk):
    number = make_number(2026, one.blocks[0], 7)
    one.push(one.event(body={"number": number}))
    ticket_id = desk.register(number=number)
    desk.run()
    ticket = desk.ticket(ticket_id)
    assert ticket.number == centre.ticket(ticket_id).number != number
    assert ticket.aliases == (number,)
    assert desk.outbox() == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"eid": "not-a-uuid"}, "eid"),
        ({"kind": "Spaced Out"}, "kind"),
        ({"wall_at": "2026-11-20T14:14:00"}, "types"),
        ({"wall_at": "0001-01-01T00:00:00+14:00"}, "time"),
        ({"offset_ms": 10**15}, "offset_ms"),
        ({"changes": "none"}, "types"),
        ({"client_id": IDS.new()}, "client_id"),
        ({"incarnation": 5}, "client_id"),
    ],
)
def test_what_is_no_event_is_refused_with_the_reason(centre, one, change, reason):
    answer = one.push(one.event() | change)
    assert refused(answer, 422, "event_malformed") == {"reason": reason}
    assert centre.rows() == []


def test_too_large_is_too_large(centre, one):
    big = one.event(body={"text": "x" * (300 << 10)})
    refused(one.push(big), 413, "event_too_large")
    huge = one.event(body={"text": "x" * (2 << 20)})
    refused(one.push(huge), 413, "body_too_large")
    many = [one.event() for _ in range(501)]
    refused(one.push(*many), 413, "batch_too_large")
    noise = bytes(range(256)) * 8192
    refused(one.send("/v1/sync/push", noise, encoding="identity"), 413, "body_too_large")
    assert centre.rows() == []


def test_a_bomb_and_damage_are_refused(centre, one):
    good = pack(msgspec.json.encode(one.request(one.event())))
    bomb = pack(bytes(1 << 30))
    assert len(bomb) < 1 << 20
    refused(one.send("/v1/sync/push", bomb), 413, "body_too_large")
    refused(one.send("/v1/sync/push", good[:-9]), 400, "zstd_invalid")
    refused(one.send("/v1/sync/push", b"{}"), 400, "zstd_invalid")
    refused(one.send("/v1/sync/push", pack(b'{"protocol"')), 400, "json_invalid")
    refused(one.send("/v1/sync/push", pack(b"[" * 9000)), 422, "body_invalid")
    refused(one.send("/v1/sync/push", pack(b"{}")), 422, "body_invalid")
    refused(one.send("/v1/sync/push", b"x", encoding="gzip"), 415, "encoding_unknown")
    deep = b'{"x":' * 9000 + b"1" + b"}" * 9000
    assert one.send("/v1/sync/push", pack(deep)).status_code in (400, 422)
    assert centre.rows() == []


def test_unknown_fields_are_ignored_in_messages_and_kept_in_events(centre, one):
    event = one.event(mood="cloudy")
    assert one.push(event, later_field={"a": 1}).status_code == 200
    assert centre.rows()[0].raw == msgspec.json.encode(event)


def test_another_devices_credential_opens_nothing(centre, one, two):
    event = one.event()
    answer = one.post("/v1/sync/push", one.request(event), credential=two.credential)
    refused(answer, 403, "other_device")
    for credential in (None, f"{one.client_id}.{two.secret}", "x", f"{one.client_id}.", "é.é"):
        header = credential.encode().decode("latin-1") if credential else None
        answer = one.post("/v1/sync/push", one.request(event), credential=header)
        refused(answer, 401, "not_enrolled")
        refused(one.pull(credential=header), 401, "not_enrolled")
    assert centre.rows() == []


def test_a_client_that_is_too_old_is_told_so(one):
    assert refused(one.push(one.event(), protocol=0), 426, "client_too_old") == {"minimum": 1}


def test_strangers_get_the_one_form_of_an_error(one):
    refused(one.post("/v1/nowhere", {}), 404, "not_found")
    refused(one.post("/v1/info", {}), 405, "method_not_allowed")
    refused(one.post("/v1/sync/changes", {}), 405, "method_not_allowed")
