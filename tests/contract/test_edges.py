"""Rare requests and rare states of the centre: each is answered plainly and loses nothing."""

import asyncio
import json
import logging

import pytest
import requests

from callcenter.protocol.chain import START
from callcenter.protocol.limits import BLOCK_MAX, BODY_BYTES, WITHHELD_MAX
from callcenter.server import tables
from callcenter.server.cursors import Place, write_cursor
from callcenter.server.enrolment_limit import EnrolmentLimit
from callcenter.server.head_signal import HeadSignal
from callcenter.server.refusal import Refused
from callcenter.tickets.number import make_number
from tests.contract.speaker import refused
from tests.fakes import FakeClock


def test_a_push_of_a_strange_shape_is_refused_before_anything_is_looked_up(centre, one):
    first = one.event()
    refused(one.post("/v1/sync/push", one.request(first, first_n=2)), 400, "first_n_wrong")
    for change in ({"client_id": "X"}, {"incarnation": 0}, {"incarnation": 2**31}):
        answer = one.post("/v1/sync/push", one.request(first, **change))
        assert refused(answer, 422, "field_invalid") == {"field": "client_id"}
    told = [{"n": n} for n in range(2, WITHHELD_MAX + 3)]
    refused(one.push(first, withheld=told), 413, "withheld_too_many")
    assert centre.rows() == []
    assert one.push(first, withheld=told[:-1]).status_code == 200


def test_a_body_without_a_length_is_counted_as_it_comes(one):
    pieces = (b" " * 65536 for _ in range(BODY_BYTES // 65536 + 1))
    headers = {"Authorization": f"Bearer {one.credential}", "Content-Type": "application/json"}
    answer = requests.post(one.url + "/v1/sync/push", data=pieces, headers=headers, timeout=10)
    refused(answer, 413, "body_too_large")


def test_numbers_are_leased_to_their_own_desk_alone(centre, one, two):
    before = len(centre.rows(tables.number_blocks))
    message = {
        "protocol": 1,
        "client_id": one.client_id,
        "incarnation": 1,
        "blocks": {"unused": 0, "last_block": 99},
    }
    answer = one.post("/v1/numbers/lease", message, credential=two.credential)
    refused(answer, 403, "other_device")
    assert len(centre.rows(tables.number_blocks)) == before


def test_a_code_that_can_be_none_counts_as_a_wrong_one(centre, one):
    centre.code()
    answer = one.post("/v1/enrol", one.enrolment("AB"), credential=None)
    refused(answer, 403, "code_wrong")
    assert [row.wrong_tries for row in centre.rows(tables.enrolment_codes) if not row.used_by] == [
        1
    ]


def test_a_cursor_of_a_later_form_is_refused(centre, one):
    later = Place(2, centre.rows(tables.clock)[0].epoch, 0, START)
    refused(one.pull(write_cursor(later, centre.centre.secret)), 400, "cursor_invalid")


def test_events_that_are_of_no_ticket_are_passed_on_and_make_no_row(centre, one):
    caller = one.event(subject="caller", kind="created")
    assert one.push(caller).json()["results"][0]["state"] == "ok"
    assert [row.subject for row in centre.rows()] == ["caller"]
    assert centre.rows(tables.tickets) == []
    assert [row["event"] for row in one.pull().json()["events"]] == [caller]


def test_what_is_no_ticket_number_is_replaced_and_stays_findable_only_if_it_was_one(centre, one):
    event = one.event(body={"number": "7"})
    one.push(event)
    assert [row.kind for row in centre.rows()] == ["registered", "renumbered"]
    assert centre.ticket(event["subject_id"]).number.startswith("26-")
    assert centre.rows(tables.number_aliases) == []


def test_the_centre_gives_its_own_numbers_one_after_another(centre, one, two):
    numbers = [make_number(2026, one.blocks[0], k) for k in range(3)]
    one.push(*[one.event(body={"number": number}) for number in numbers])
    clashing = [two.event(body={"number": number}) for number in numbers]
    two.push(*clashing[:1])
    two.push(*clashing[1:])
    given = [centre.ticket(event["subject_id"]).number for event in clashing]
    clock = centre.rows(tables.clock)[0]
    assert given == [make_number(_year(given[0]), clock.own_block, k) for k in range(3)]
    assert len(centre.rows(tables.number_blocks)) == 3 + 3 + 1


def _year(number: str) -> int:
    return 2000 + int(number[:2])


def test_when_no_number_is_left_the_ticket_is_kept_without_one(centre, one, two):
    number = make_number(2026, one.blocks[0], 0)
    one.push(one.event(body={"number": number}))
    with centre.database.write() as tx:
        tx.execute(tables.clock.update().values(next_block=BLOCK_MAX + 1))
    second = two.event(body={"number": number})
    answer = two.push(second, blocks={"unused": 0, "last_block": BLOCK_MAX})
    assert answer.json()["results"][0]["state"] == "ok"
    assert answer.json()["number_blocks"] == []
    assert centre.ticket(second["subject_id"]).number is None
    assert [row.kind for row in centre.rows()] == ["registered", "registered"]

    with centre.database.write() as tx:
        tx.execute(tables.clock.update().values(next_block=BLOCK_MAX))
    two.push(two.event(kind="note_added", subject_id=second["subject_id"], changes=[]))
    assert f"-{BLOCK_MAX}-" in centre.ticket(second["subject_id"]).number


def test_the_log_of_requests_names_paths_and_nothing_else(centre, caplog):
    caplog.set_level(logging.INFO, "callcenter.server.access")
    requests.get(centre.url + "/v1/sync/changes?cursor=RAHASIA", timeout=5)
    requests.get(centre.url + "/Budi-Contoh", timeout=5)
    centre.stop()
    lines = [json.loads(r.message) for r in caplog.records if r.name.endswith("access")]
    assert [(one["method"], one["path"], one["status"]) for one in lines] == [
        ("GET", "/v1/sync/changes", 401),
        ("?", "", 404),
    ]
    assert set(lines[0]) == {"event", "method", "path", "status", "ms"}


def test_the_memory_of_wrong_tries_is_bounded_and_forgets_the_oldest():
    limit = EnrolmentLimit(FakeClock())
    for _ in range(5):
        limit.note_wrong("10.0.0.1")
    with pytest.raises(Refused):
        limit.check("10.0.0.1")
    for k in range(10_000):
        limit.note_wrong(f"host-{k}")
    limit.check("10.0.0.1")


def test_a_second_wake_before_the_first_was_seen_harms_nobody():
    async def twice() -> bool:
        signal = HeadSignal()
        waiter = signal.listen()
        signal.wake()
        signal.wake()
        await waiter
        return waiter.done()

    assert asyncio.run(twice())
