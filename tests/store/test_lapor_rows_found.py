"""A ticket found by the id LAPOR gave it, and the indexes that serve the work of LAPOR."""

import pytest
from sqlalchemy.dialects import sqlite

from callcenter.store.narrowing import SearchFilters
from callcenter.store.search import search
from callcenter.store.ticket_tables import (
    LAPOR_HELD,
    LAPOR_REPLYING,
    LAPOR_THERE,
    LAPOR_TO_SEND,
    LAPOR_UNSETTLED,
)
from callcenter.store.tickets import find_by_lapor_id, with_lapor_id
from tests.store.lapor_rows import send


def found(store, typed, **more) -> list[str]:
    with store.read() as tx:
        return [hit.ticket_id for hit in search(tx, typed, **more)]


@pytest.mark.parametrize("typed", ["#1916449", "1916449", " #1916449 "])
def test_an_id_of_lapor_finds_its_ticket(store, scribe, typed):
    scribe.ticket("Jalan berlubang")
    ticket_id = scribe.ticket()
    send(scribe, ticket_id)
    assert found(store, typed) == [ticket_id]


def test_an_opaque_id_is_found_as_it_is_written_and_whole(store, scribe):
    ticket_id = scribe.ticket()
    send(scribe, ticket_id, "65F1c0-ab_9/x")
    assert found(store, "65F1c0-ab_9/x") == [ticket_id]
    assert found(store, "65f1c0-ab_9/x") == []
    assert found(store, "65F1c0-ab_9") == []


def test_bare_digits_find_the_id_first_and_the_phone_too(store, scribe):
    phoned = scribe.ticket("Sampah", reporter_phone="+6282119164499")
    sent = scribe.ticket("Jalan")
    send(scribe, sent)
    newer = scribe.ticket("Lampu", reporter_phone="+6282119164490")
    assert found(store, "1916449") == [sent, newer, phoned]
    assert found(store, "1916449", limit=1) == [sent]
    assert found(store, "#1916449") == [sent]  # with its sign it is that complaint and no phone


def test_two_tickets_of_one_id_come_newest_first_and_filters_hold(store, scribe):
    first, second = scribe.ticket("Jalan", category="jalan"), scribe.ticket("Jalan lagi")
    for ticket_id in (first, second):
        send(scribe, ticket_id)
    assert found(store, "#1916449") == [second, first]
    assert found(store, "#1916449", filters=SearchFilters(category="jalan")) == [first]
    with store.read() as tx:
        assert find_by_lapor_id(tx, "1916449") == [second, first]
        assert find_by_lapor_id(tx, "") == []


def test_a_ticket_number_is_never_mistaken_for_an_id_of_lapor(store, scribe):
    numbered = scribe.ticket("Jalan", "26-0417-000-96")
    sent = scribe.ticket("Lampu", "26-0417-001-93")
    send(scribe, sent, "26041700096")
    assert found(store, "26041700096") == [numbered]
    assert found(store, "#26-0417-000-96") == [numbered]


def test_the_beginning_of_a_number_finds_the_tickets_and_the_id(store, scribe):
    numbered = scribe.ticket("Jalan", "26-0417-000-96")
    sent = scribe.ticket("Lampu")
    send(scribe, sent, "260417")
    assert found(store, "260417") == [numbered, sent]


def test_a_whole_ticket_number_is_nobodys_phone_and_a_part_of_it_is_looked_for_in_both(
    store, scribe
):
    numbered = scribe.ticket("Jalan", "26-0417-000-96")
    phoned = scribe.ticket("Lampu", reporter_phone="+6226041700096")
    assert found(store, "26041700096") == [numbered]
    assert found(store, "2604170009") == [numbered, phoned]
    assert found(store, "2604170009", limit=1) == [numbered]


def test_an_id_that_could_be_a_number_is_found_where_no_ticket_has_it(store, scribe):
    sent = scribe.ticket("Lampu")
    send(scribe, sent, "26041700096")
    assert found(store, "26041700096") == [sent]


def test_a_sign_without_an_id_of_lapor_is_searched_as_ever(store, scribe):
    ticket_id = scribe.ticket("Lomba #bersih sungai")
    assert found(store, "#bersih") == [ticket_id]
    assert found(store, "#") == []
    assert found(store, "# 1") == []


QUERIES = {
    "tickets_to_send": (
        f"{LAPOR_TO_SEND} AND registered_on = 'me' AND lapor_state = 'siap'"
        " AND registered_at >= 5 ORDER BY registered_at LIMIT 9"
    ),
    "tickets_assigned": (
        f"{LAPOR_TO_SEND} AND lapor_assigned = 'me' AND lapor_assigned <> '' ORDER BY registered_at"
    ),
    "tickets_unsettled": f"({LAPOR_UNSETTLED}) ORDER BY lapor_at LIMIT 9",
    "tickets_held": f"{LAPOR_HELD} AND lapor_reason = 'mapping'",
    "tickets_there": f"{LAPOR_THERE} AND lapor_status = 'Selesai'",
    "tickets_replying": f"{LAPOR_REPLYING} ORDER BY lapor_at",
    "tickets_by_lapor_id": "lapor_id = ? AND lapor_id <> ''",
}


@pytest.mark.parametrize("index", QUERIES)
def test_what_the_work_asks_for_is_served_by_its_index(store, index):
    asked = f"SELECT id FROM tickets WHERE {QUERIES[index]}"  # noqa: S608
    with store.read() as tx:
        given = ("x",) * asked.count("?")
        plan = [one[3] for one in tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", given)]
    assert plan[0].startswith(("SEARCH tickets USING", "SCAN tickets USING"))
    assert f"INDEX {index}" in plan[0]
    if index != "tickets_assigned":  # a handful
        assert not [step for step in plan if "TEMP B-TREE" in step]


def test_an_id_of_lapor_is_looked_up_by_its_index(store):
    asked = with_lapor_id("1916449").compile(dialect=sqlite.dialect())
    with store.read() as tx:
        given = (asked.params[asked.positiontup[0]],)
        plan = tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", given).all()
    assert "USING INDEX tickets_by_lapor_id" in plan[0][3]


def test_a_desk_without_lapor_keeps_one_of_these_indexes(store, scribe):
    """A partial index holds only what is under way: a save pays for one entry."""
    for name in ("Satu", "Dua"):
        scribe.ticket(name)
    sizes = {}
    with store.read() as tx:
        for index, where in {
            "tickets_to_send": LAPOR_TO_SEND,
            "tickets_assigned": "lapor_assigned <> ''",
            "tickets_unsettled": LAPOR_UNSETTLED,
            "tickets_held": LAPOR_HELD,
            "tickets_there": LAPOR_THERE,
            "tickets_replying": LAPOR_REPLYING,
            "tickets_by_lapor_id": "lapor_id <> ''",
        }.items():
            asked = f"SELECT count(*) FROM tickets INDEXED BY {index} WHERE {where}"  # noqa: S608
            sizes[index] = tx.exec_driver_sql(asked).scalar()
    assert {name: size for name, size in sizes.items() if size} == {"tickets_to_send": 2}
