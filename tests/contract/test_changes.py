"""The feed: pages, cursors that cannot be made up, and questions that wait."""

import threading

import pytest

from callcenter.protocol.chain import START, fold_chain
from callcenter.server import tables
from callcenter.server.cursors import place_at, write_cursor
from tests.contract.conftest import any_kind as kind
from tests.contract.speaker import Speaker, refused

__all__ = ["kind"]
STORED = pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
"""Looks into the database itself."""


def test_pages_follow_each_other_and_their_chains_agree(one):
    events = [one.event() for _ in range(5)]
    one.push(*events)
    cursor, chain, seen = "", START.hex(), []
    while True:
        page = one.pull(cursor, limit=2).json()
        eids = [row["event"]["eid"] for row in page["events"]]
        assert page["chain_start"] == chain
        assert page["chain_end"] == fold_chain(bytes.fromhex(chain), eids).hex()
        cursor, chain = page["cursor"], page["chain_end"]
        seen += eids
        if not page["more"]:
            break
    assert seen == [one_event["eid"] for one_event in events]
    empty = one.pull(cursor).json()
    assert (empty["events"], empty["cursor"], empty["more"]) == ([], cursor, False)


def test_a_page_keeps_to_its_bytes(one):
    for _ in range(3):
        one.push(*[one.event(body={"text": "x" * (200 << 10)}) for _ in range(4)])
    page = one.pull().json()
    assert (len(page["events"]), page["more"], page["head"]) == (5, True, 12)


@pytest.mark.parametrize("forged", ["x", "AAAA", "é", "a" * 600, "//8="])
def test_a_forged_cursor_is_refused(one, forged):
    refused(one.pull(forged), 400, "cursor_invalid")


def test_a_cursor_changed_by_one_sign_is_refused(one):
    one.push(one.event())
    cursor = one.pull().json()["cursor"]
    for place in range(len(cursor) - 1):
        other = "A" if cursor[place] != "A" else "B"
        refused(one.pull(cursor[:place] + other + cursor[place + 1 :]), 400, "cursor_invalid")


@STORED
def test_a_cursor_of_another_past_is_lineage(centre, one):
    one.push(one.event(), one.event())
    clock = centre.rows(tables.clock)[0]
    for place in (
        place_at(clock.epoch, 3, clock.chain),
        place_at("another-epoch", 2, clock.chain),
        place_at(clock.epoch, 2, START),
        place_at(clock.epoch, 1, clock.chain),
        place_at(clock.epoch, 0, clock.chain),
    ):
        refused(one.pull(write_cursor(place, centre.centre.secret)), 410, "lineage")
    good = write_cursor(place_at(clock.epoch, 2, clock.chain), centre.centre.secret)
    assert one.pull(good).status_code == 200


def test_a_waiting_question_is_answered_by_the_next_push(centre, one):
    other = Speaker(centre)
    cursor = one.pull().json()["cursor"]
    answers = []
    thread = threading.Thread(target=lambda: answers.append(one.pull(cursor, wait=20)), daemon=True)
    thread.start()
    event = other.event()
    other.push(event)
    thread.join(15)
    assert [row["event"]["eid"] for row in answers[0].json()["events"]] == [event["eid"]]


def test_a_waiting_question_is_let_go_when_the_centre_stops(centre, one):
    answers = []
    asked = threading.Event()

    def ask() -> None:
        asked.set()
        answers.append(one.pull(wait=20))

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    asked.wait(5)
    while not centre.server.server_state.connections:
        pass
    centre.stop()
    thread.join(10)
    assert answers[0].json()["events"] == []


def test_odd_queries_are_refused(one):
    refused(one.pull(wait="soon"), 400, "query_invalid")
    refused(one.pull(limit="-1"), 400, "query_invalid")
