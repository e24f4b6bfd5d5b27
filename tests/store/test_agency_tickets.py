"""Open tickets of an agency: the real number where few rows tell it, else one that is not more."""

import pytest

from callcenter.store import agency_tickets as asked
from callcenter.store.agency_tickets import OpenTickets, open_of_agency
from callcenter.store.narrowing import SearchFilters
from callcenter.store.search import search
from tests.benchmarks.plans import walks


def held(scribe, *, closed: bool = False, agency: str = "bmbk") -> str:
    ticket_id = scribe.ticket()
    scribe.save(ticket_id, "dispatched", body={"agency_ids": [agency]})
    for kind in ("resolved", "closed") if closed else ():
        scribe.save(ticket_id, kind)
    return ticket_id


def counted(store, agency: str = "bmbk") -> OpenTickets:
    with store.read() as tx:
        return open_of_agency(tx, agency)


@pytest.fixture
def seven(scribe) -> None:
    """Of three sorts, the newest of bmbk closed."""
    for _ in range(4):
        held(scribe)
    held(scribe, agency="dinsos")
    for _ in range(2):
        held(scribe, closed=True)


@pytest.mark.usefixtures("seven")
def test_all_that_are_open_and_no_others_as_a_search_finds_them(store):
    with store.read() as tx:
        hits = search(tx, "", filters=SearchFilters(agency_id="bmbk", open_only=True))
    assert counted(store) == OpenTickets(4) == OpenTickets(len(hits))
    assert counted(store, "dinsos") == OpenTickets(1)
    assert counted(store, "dishub") == OpenTickets(0)


@pytest.mark.usefixtures("seven")
def test_an_agency_of_many_tickets_is_counted_from_the_few_that_are_open(store, monkeypatch):
    monkeypatch.setattr("callcenter.store.agency_tickets._LOOKED_AT", 3)
    monkeypatch.setattr("callcenter.store.agency_tickets._STANDING", 6)
    assert counted(store) == OpenTickets(4)
    assert counted(store, "dinsos") == OpenTickets(1)


@pytest.mark.usefixtures("seven")
@pytest.mark.parametrize(("looked_at", "found"), [(2, 0), (3, 1), (6, 4)])
def test_where_both_are_many_it_says_how_many_at_least(store, monkeypatch, looked_at, found):
    monkeypatch.setattr("callcenter.store.agency_tickets._LOOKED_AT", looked_at)
    monkeypatch.setattr("callcenter.store.agency_tickets._STANDING", 5)
    assert counted(store) == OpenTickets(found, is_all=False)


def test_no_table_is_walked(store):
    one = [(asked._NEWEST, ("bmbk", 9)), (asked._MANY_OPEN, (9,)), (asked._OF_OPEN, (9, "bmbk"))]
    with store.read() as tx:
        for statement, given in one:
            plan = tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given).all()
            assert walks(statement, [row[3] for row in plan]) == []
            assert not any("SCAN ticket_agencies" in row[3] for row in plan)
