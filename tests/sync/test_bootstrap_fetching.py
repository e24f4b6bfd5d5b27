"""What a young history does not hold is fetched whole: tickets, callers, hits at the centre."""

import logging

import pytest

from callcenter.errors import NetworkError, NotEnrolled
from callcenter.store.callers import card
from callcenter.tickets.event import CALLER
from tests.sync.history_rig import (
    all_ids,
    held,
    make_old,
    projections,
    read_whole,
    reading,
    run_to_the_end,
)


def test_an_edit_of_a_ticket_that_is_not_here_brings_all_of_it(centre, writer, fresh, new_desk):
    make_old(centre, 100)
    run_to_the_end(fresh)
    missing = [one for one in all_ids(centre) if one not in held(fresh)]
    assert len(missing) == 10
    writer.save(missing[0], "reopened", body={"reason": "rusak lagi"})
    writer.run()
    assert fresh.run().error is None
    whole = read_whole(centre, new_desk)
    assert projections(fresh, missing) == projections(whole, missing[:1])
    assert fresh.ticket(missing[0]).entries[0].kind == "registered"


def test_when_that_history_does_not_come_the_page_is_not_taken(centre, writer, new_desk, wire):
    make_old(centre, 100)
    fresh = new_desk("fresh", history_days=90)
    fresh.enrol(centre, wire.url, name="Meja 2")
    run_to_the_end(fresh)
    missing = next(one for one in all_ids(centre) if one not in held(fresh))
    writer.save(missing, "note_added", body={"text": "sudah lama"})
    writer.run()
    cursor = fresh.state().cursor
    wire.lose = ["/v1/sync/subjects"]
    assert isinstance(fresh.run().error, NetworkError)
    assert (fresh.state().cursor, missing in held(fresh)) == (cursor, False)
    assert fresh.run().error is None
    assert fresh.ticket(missing) == read_whole(centre, new_desk).ticket(missing)


def test_a_large_ticket_is_fetched_in_parts_and_taken_whole(centre, desk, new_desk):
    big = desk.register("Laporan panjang")
    for _ in range(14):
        desk.save(big, "note_added", body={"text": "x" * 180_000})
        desk.run()
    fresh = new_desk("fresh", history_days=90)
    fresh.enrol(centre, name="Meja 2")
    assert fresh.run().error is None
    assert fresh.ticket(big) == desk.ticket(big)
    assert reading(fresh).done


def test_the_callers_of_tickets_come_with_them(centre, desk, fresh):
    caller_id = desk.ids.new()
    phones = {"phones": ["+6281234567890"]}
    desk.save(caller_id, "caller_added", subject=CALLER, body=phones, name="Sari Contoh")
    ticket_id = desk.register()
    desk.save(ticket_id, "edited", caller_id=caller_id)
    desk.run()
    make_old(centre, 100)
    run_to_the_end(fresh)
    with fresh.store.read() as tx:
        assert card(tx, caller_id).name == "Sari Contoh"


def test_search_at_the_centre_and_fetching_a_hit(centre, writer, fresh, new_desk, caplog):
    make_old(centre, 100)
    run_to_the_end(fresh)
    missing = next(one for one in all_ids(centre) if one not in held(fresh))
    number = writer.ticket(missing).number
    with caplog.at_level(logging.DEBUG):
        answer = fresh.sync.search_centre(number)
    assert "/v1/search" in caplog.text
    assert number not in caplog.text  # what was typed stands in no address
    assert [one.ticket_id for one in answer.hits] == [missing]
    assert missing not in held(fresh)
    fresh.told.clear()
    assert fresh.sync.fetch_subjects([missing]) == {missing}
    assert fresh.told == {missing}
    assert fresh.ticket(missing) == read_whole(centre, new_desk).ticket(missing)
    assert fresh.sync.fetch_subjects([missing]) == frozenset()


def test_a_desk_that_nobody_knows_cannot_ask_the_centre(new_desk):
    alone = new_desk("alone", history_days=90)
    with pytest.raises(NotEnrolled):
        alone.sync.search_centre("jalan")
    with pytest.raises(NotEnrolled):
        alone.sync.fetch_subjects(["x"])


def test_a_fetched_ticket_brings_its_caller(centre, desk, fresh):
    caller_id = desk.ids.new()
    desk.save(caller_id, "caller_added", subject=CALLER, name="Sari Contoh")
    ticket_id = desk.register()
    desk.save(ticket_id, "edited", caller_id=caller_id)
    desk.save(ticket_id, "referred", body={"agency_ids": ["pln"]})
    desk.run()
    make_old(centre, 100)
    run_to_the_end(fresh)
    assert held(fresh) == set()
    assert fresh.sync.fetch_subjects([ticket_id]) == {ticket_id, caller_id}
    with fresh.store.read() as tx:
        assert card(tx, caller_id).name == "Sari Contoh"
