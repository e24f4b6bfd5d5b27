"""Lineage and offers as any client would speak them, and the feed's own minimum of versions."""

import msgspec
import pytest

from callcenter.protocol.chain import START
from callcenter.protocol.limits import FORMER_MAX, MARKS_MAX, PUSH_EVENTS
from callcenter.server import tables
from callcenter.server.cursors import Place, write_cursor
from callcenter.tickets.number import make_number
from tests.contract.speaker import IDS, Speaker, refused


def ask(speaker: Speaker, *marks: dict, **more):
    message = {"protocol": 2, "client_id": speaker.client_id, "incarnation": 1, "marks": marks}
    return speaker.post("/v1/sync/lineage", message | more)


def offer(speaker: Speaker, *events: dict, received_at: str | None = None, **more):
    rows = [{"event": event, "received_at": received_at} for event in events]
    message = {"protocol": 2, "client_id": speaker.client_id, "incarnation": 1, "events": rows}
    return speaker.post("/v1/sync/offer", message | more)


def chains(centre) -> dict[int, str]:
    return {row.seq: row.chain.hex() for row in centre.rows()}


def acked(centre, speaker: Speaker, incarnation: int = 1) -> int:
    rows = centre.rows(tables.incarnations)
    return next(
        row.acked_n
        for row in rows
        if (row.client_id, row.incarnation) == (speaker.client_id, incarnation)
    )


def lost(speaker: Speaker, **more) -> dict:
    """An event that was at the centre before it was set back."""
    return speaker.event(**more)


def test_the_highest_agreeing_mark_is_answered_with_a_cursor_there(centre, one):
    one.push(*[one.event() for _ in range(5)])
    there = chains(centre)
    wrong = {"seq": 4, "chain": "ab" * 16}
    answer = ask(one, {"seq": 2, "chain": there[2]}, wrong, {"seq": 3, "chain": there[3]}).json()
    assert (answer["seq"], answer["chain"], answer["head"]) == (3, there[3], 5)
    assert answer["server_id"] == centre.centre.server_id
    assert answer["epoch"] == centre.rows(tables.clock)[0].epoch
    page = one.pull(answer["cursor"]).json()
    assert [row["seq"] for row in page["events"]] == [4, 5]


def test_without_a_common_place_the_beginning_is_common(one):
    one.push(one.event())
    for marks in ((), ({"seq": 7, "chain": "00" * 16},), ({"seq": 1, "chain": "cd" * 16},)):
        answer = ask(one, *marks).json()
        assert (answer["seq"], answer["chain"]) == (0, START.hex())
        assert len(one.pull(answer["cursor"]).json()["events"]) == 1


def test_marks_that_are_none_are_refused(one, two):
    many = [{"seq": k, "chain": "00" * 16} for k in range(MARKS_MAX + 1)]
    refused(ask(one, *many), 413, "marks_too_many")
    assert ask(one, *many[:-1]).status_code == 200
    for mark in (
        {"seq": 1, "chain": "zz" * 16},
        {"seq": 1, "chain": "00"},
        {"seq": -1, "chain": "00" * 16},
        {"seq": 2**63, "chain": "00" * 16},
    ):
        assert refused(ask(one, mark), 422, "field_invalid") == {"field": "marks"}
    refused(ask(one, client_id=two.client_id), 403, "other_device")
    refused(ask(one, protocol=0), 426, "client_too_old")
    refused(ask(one, incarnation=0), 422, "field_invalid")


def test_a_block_the_centre_does_not_know_makes_it_jump(centre, one):
    ask(one, last_block=3)
    assert centre.rows(tables.clock)[0].next_block == 4
    ask(one, last_block=40)
    clock = centre.rows(tables.clock)[0]
    assert (clock.next_block, clock.own_block) == (141, None)
    ask(one, last_block=10_000)
    assert centre.rows(tables.clock)[0].next_block == 141
    one.push(one.event(body={"number": make_number(2026, 300, 1)}))
    assert centre.rows(tables.clock)[0].next_block == 401


def test_events_of_any_device_are_taken_back_as_they_were(centre, one, two):
    first, second = lost(two), lost(two)
    told = "2026-11-01T10:00:00.000007Z"
    answer = offer(one, first, second, received_at=told).json()
    assert [(row["state"], row["seq"]) for row in answer["results"]] == [("ok", 1), ("ok", 2)]
    assert (answer["head"], answer["chain"]) == (2, chains(centre)[2])
    page = one.pull().json()["events"]
    assert [(row["event"], row["received_at"]) for row in page] == [(first, told), (second, told)]
    assert acked(centre, two) == 2
    assert two.push(two.event()).json()["acked_n"] == 3
    again = offer(two, second).json()["results"]
    assert [(row["state"], row["seq"]) for row in again] == [("known", 2)]
    assert centre.ticket(first["subject_id"])


@pytest.mark.parametrize("told", [None, "2999-01-01T00:00:00Z", "2026-11-01T10:00:00"])
def test_a_receive_time_that_cannot_be_true_is_not_kept(centre, one, told):
    offer(one, lost(one), received_at=told)
    row = centre.rows()[0]
    assert abs(row.received_at - centre.centre.now_us()) < 60_000_000


def test_the_count_moves_on_over_everything_that_is_filled(centre, one, two):
    events = [lost(two) for _ in range(5)]
    offer(one, *events[3:])
    assert acked(centre, two) == 0
    offer(one, events[0])
    assert acked(centre, two) == 1
    answer = two.push(*events[1:3]).json()
    assert answer["acked_n"] == 5
    assert two.push(two.event()).json()["acked_n"] == 6


def test_an_event_known_under_another_count_fills_its_place_too(centre, one, two):
    first, second = lost(two), lost(two)
    recounted = first | {"incarnation": 2, "n": 1}
    offer(one, recounted, second)
    assert (acked(centre, two, 2), acked(centre, two)) == (1, 0)
    assert offer(one, first).json()["results"][0]["state"] == "known"
    assert acked(centre, two) == 2
    assert offer(one, first).json()["results"][0]["state"] == "known"


def test_an_event_whose_place_another_took_is_counted_anew_and_not_kept_out(centre, one, two):
    lost_events = [lost(two), lost(two, unknown={"b": [1.0], "a": None})]
    two.n = 0
    two.push(two.event(), two.event())
    answer = offer(one, *lost_events).json()
    assert [row["state"] for row in answer["results"]] == ["ok", "ok"]
    rows = [(row.eid, row.incarnation, row.n) for row in centre.rows()][2:]
    raws = {row.eid: msgspec.json.decode(row.raw) for row in centre.rows()}
    assert raws[lost_events[1]["eid"]] == lost_events[1] | {"incarnation": 2, "n": 2}
    assert rows == [(lost_events[0]["eid"], 2, 1), (lost_events[1]["eid"], 2, 2)]
    assert [row["state"] for row in offer(two, *lost_events).json()["results"]] == ["known"] * 2
    assert centre.rows(tables.quarantine) == []
    # The desk itself, were it in that count, is told to take a new one.
    clash = two.event(incarnation=2, n=1)
    details = refused(two.push(clash, incarnation=2), 409, "incarnation")
    assert details["latest"] == 2


def test_only_the_centres_own_hand_is_taken_for_the_centres(centre, one, two):
    number = make_number(2026, one.blocks[0], 0)
    one.push(one.event(body={"number": number}))
    clashing = two.event(body={"number": number})
    two.push(clashing)
    own = next(row for row in one.pull().json()["events"] if row["event"]["kind"] == "renumbered")
    with centre.database.write() as tx:
        cut(tx, centre, own["seq"] - 1)
    forged = own["event"] | {"eid": IDS.new(), "n": 1}
    changed = own["event"] | {"body": own["event"]["body"] | {"number": number}}
    stranger = own["event"] | {"eid": IDS.new(), "client_id": IDS.new()}
    answer = offer(one, forged, changed, stranger, own["event"]).json()["results"]
    assert [row["state"] for row in answer] == ["quarantined"] * 3 + ["ok"]
    assert {row.get("reason") for row in answer[:3]} == {"centre_only"}
    assert centre.ticket(clashing["subject_id"]).number == own["event"]["body"]["number"]


def test_a_former_centre_named_at_enrolment_is_taken_for_one(centre):
    former = IDS.new()
    mover = Speaker.__new__(Speaker)
    mover.url, mover.client_id, mover.secret = centre.url, IDS.new(), "s" * 43
    mover.n, mover.incarnation, mover.blocks = 0, 1, []
    for names, status in (([former], 200), ([former], 200)):
        asked = mover.enrolment(centre.code(), former=names)
        assert mover.post("/v1/enrol", asked, credential=None).status_code == status
    for names in (["x"], [IDS.new()] * (FORMER_MAX + 1)):
        asked = mover.enrolment(centre.code(), former=names)
        refused(mover.post("/v1/enrol", asked, credential=None), 422, "field_invalid")
    ticket = lost(mover, body={"number": make_number(2026, 7, 1)})
    given = make_number(2026, 8, 1)
    theirs = ticket | {
        "eid": IDS.new(),
        "kind": "renumbered",
        "client_id": former,
        "changes": [],
        "body": {"number": given, "old": ticket["body"]["number"], "mac": "0" * 32},
    }
    assert [row["state"] for row in offer(mover, ticket, theirs).json()["results"]] == ["ok"] * 2
    assert centre.ticket(ticket["subject_id"]).number == given


def test_an_offer_that_breaks_a_rule_is_kept_aside_and_answered_by_position(centre, one, two):
    good = lost(two)
    one.push(one.event(subject_id=good["subject_id"], subject="caller", kind="created"))
    other = good | {"eid": IDS.new(), "n": 5}
    twin = other | {"subject_id": IDS.new()}
    again = twin | {"kind": "note_added"}
    answer = offer(one, other, twin, again).json()["results"]
    assert [(row["state"], row.get("reason")) for row in answer] == [
        ("quarantined", "subject_mismatch"),
        ("ok", None),
        ("quarantined", "eid_reused"),
    ]
    recounted = other | {"incarnation": 4, "n": 9}
    assert offer(one, recounted).json()["results"][0]["state"] == "quarantined"
    assert len(centre.rows(tables.quarantine)) == 2


def test_one_push_with_an_eid_twice_is_answered_by_position(one):
    first = one.event()
    second = one.event(eid=first["eid"])
    answer = one.push(first, second).json()["results"]
    assert [row["state"] for row in answer] == ["ok", "quarantined"]


def test_offers_keep_to_the_sizes_of_a_push_and_to_their_own_device(centre, one, two):
    small = {"event": {}, "received_at": None}
    message = {"protocol": 2, "client_id": one.client_id, "incarnation": 1}
    many = message | {"events": [small] * (PUSH_EVENTS + 1)}
    refused(one.post("/v1/sync/offer", many), 413, "batch_too_large")
    refused(offer(one, lost(one, body={"t": "x" * (257 << 10)})), 413, "event_too_large")
    refused(offer(one, lost(one, kind="Not")), 422, "event_malformed")
    refused(offer(one, lost(one), client_id=two.client_id), 403, "other_device")
    refused(offer(one, lost(one), protocol=0), 426, "client_too_old")
    assert offer(one).json()["results"] == []
    assert centre.rows() == []


def test_a_cursor_given_before_a_start_that_found_a_shorter_log_is_lineage(centre, one):
    first, second = one.event(), one.event()
    one.push(first)
    early = one.pull().json()["cursor"]
    one.push(second)
    late = one.pull().json()["cursor"]
    with centre.database.write() as tx:
        cut(tx, centre, 1)
    centre.stop()
    centre.start()
    one.push(second)  # the same event at the same place: the chain agrees again
    refused(one.pull(late), 410, "lineage")
    assert len(one.pull(early).json()["events"]) == 1
    there = chains(centre)
    marks = [{"seq": seq, "chain": chain} for seq, chain in there.items()]
    assert ask(one, *marks).json()["seq"] == 2
    assert ask(one, *marks, cursor=late).json()["seq"] == 1
    assert ask(one, *marks, cursor="forged").json()["seq"] == 2


def test_the_cursor_of_a_head_is_doubted_like_one_of_the_feed(centre, one):
    first, second = one.event(), one.event()
    one.push(first)
    early = one.get("/v1/sync/head").json()["cursor"]
    one.push(second)
    late = one.get("/v1/sync/head").json()["cursor"]
    assert one.pull(late).json()["events"] == []
    with centre.database.write() as tx:
        cut(tx, centre, 1)
    centre.stop()
    centre.start()
    one.push(second)
    refused(one.pull(late), 410, "lineage")
    assert len(one.pull(early).json()["events"]) == 1


def test_a_cursor_of_a_start_that_was_lost_is_doubted_from_the_next_start_on(centre, one):
    one.push(one.event(), one.event())
    clock = centre.rows(tables.clock)[0]
    mine = {"client_id": centre.centre.client_id, "incarnation": 9, "acked_n": 1}
    with centre.database.write() as tx:
        tx.execute(tables.incarnations.insert().values(**mine, started_at=2_000))
    secret = centre.centre.secret

    def cursor(start: int, at: int) -> str:
        return write_cursor(Place(1, clock.epoch, 2, clock.chain, start, at), secret)

    assert one.pull(cursor(9, 2_000)).status_code == 200
    refused(one.pull(cursor(5, 1_000)), 410, "lineage")
    # No later start is known: nothing is sure.
    refused(one.pull(cursor(5, 2**60)), 410, "lineage")


def cut(tx, centre, seq: int) -> None:
    """Sets the log back to this place, as an older copy of the database would."""
    log = tables.events
    tx.execute(log.delete().where(log.c.seq > seq))
    chain = tx.execute(log.select().where(log.c.seq == seq)).one().chain
    tx.execute(tables.clock.update().values(seq=seq, chain=chain))
    mine = tables.incarnations.c.client_id != centre.centre.client_id
    tx.execute(tables.incarnations.update().where(mine).values(acked_n=seq))


def test_a_desk_too_old_to_read_is_still_heard(centre, one):
    centre.stop()
    centre.pull_min = 2
    centre.start()
    assert one.push(one.event()).status_code == 200
    assert refused(one.pull(), 426, "client_too_old") == {"minimum": 2}
    refused(one.pull(protocol=1), 426, "client_too_old")
    assert one.pull(protocol=2).status_code == 200
    assert offer(one, lost(one), protocol=1).status_code == 200
