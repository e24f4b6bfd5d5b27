"""One step for several tickets: each judged by itself, the refused ones named."""

from datetime import timedelta

import pytest

from callcenter.desk import finish, work_queue
from callcenter.desk.each_ticket import Carried
from callcenter.desk.log_contact import contact_attempts, talked
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.transfer import transfer_each
from callcenter.errors import FieldInvalid, NotFound, TransitionRefused
from callcenter.store import sync_state
from callcenter.tickets.texts import TEXT_MAX
from callcenter.tickets.words import Channel, Kind, State
from tests.builders import intake


@pytest.fixture
def desk(workstation):
    return workstation.desk


@pytest.fixture
def ids(desk):
    return [register_ticket(desk, intake()).ticket_id for _ in range(3)]


def ticket(desk, ticket_id):
    return read_ticket(desk, ticket_id).ticket


def why(carried):
    return {one.ticket_id: type(one.error) for one in carried.refused}


def test_the_refused_are_named_and_the_others_go_on(desk, ids):
    finish.resolve(desk, ids[0], "sudah")
    found = finish.resolve_each(desk, [*ids, ids[1], "no-such"], " beres ")
    assert found.done == tuple(ids[1:])
    assert why(found) == {ids[0]: TransitionRefused, "no-such": NotFound}
    assert [ticket(desk, one).state for one in ids] == [State.RESOLVED] * 3
    assert ticket(desk, ids[1]).entries[-1].body == {"text": "beres"}


def test_what_is_wrong_with_the_step_itself_changes_none_of_them(desk, ids):
    with desk.store.read() as tx:
        before = sync_state.state(tx)
    with pytest.raises(FieldInvalid):
        finish.resolve_each(desk, ids, "x" * (TEXT_MAX + 1))
    with pytest.raises(FieldInvalid):
        finish.resolve_each(desk, ids, " ")
    with desk.store.read() as tx:
        assert sync_state.state(tx) == before  # no number of an event is left out
    assert [ticket(desk, one).state for one in ids] == [State.DISPATCHED] * 3


def test_asked_for_one_alone_its_refusal_is_raised(desk, ids):
    finish.resolve(desk, ids[0], "sudah")
    with pytest.raises(TransitionRefused):
        finish.resolve_each(desk, ids[:1], "lagi")


def test_each_ticket_keeps_its_own_words_of_a_reminder(desk, ids):
    other = register_ticket(desk, intake(agency_ids=("dishub",))).ticket_id
    texts = {one: f" kata {n} " for n, one in enumerate((*ids, other))}
    found = work_queue.remind_of(desk, texts, "bmbk", "surat")
    assert (found.done, why(found)) == (tuple(ids), {other: FieldInvalid})
    entry = ticket(desk, ids[1]).entries[-1]
    assert (entry.kind, entry.body["text"]) == (Kind.REMINDED, "kata 1")


def test_a_transfer_of_several_judges_each_by_its_holder_and_its_life(desk, ids):
    finish.resolve(desk, ids[1], "sudah")
    sources = {ids[0]: "bmbk", ids[1]: "bmbk", ids[2]: "dinkes"}
    found = transfer_each(desk, sources, ["psda"], "irigasi")
    assert found.done == (ids[0],)
    assert why(found) == {ids[1]: TransitionRefused, ids[2]: FieldInvalid}
    assert ticket(desk, ids[0]).agency_ids == ("psda",)


def test_calls_about_several_tickets(desk, ids, clock):
    due = clock.now() + timedelta(hours=1)
    assert work_queue.promise_callbacks(desk, ids[:2], due) == Carried(tuple(ids[:2]))
    promised = [one.eid for one in ticket(desk, ids[0]).callbacks]
    assert talked(desk, ids, "dikabari", promised).done == tuple(ids)
    assert [[one.done for one in ticket(desk, at).callbacks] for at in ids] == [[True], [False], []]
    kinds = [ticket(desk, one).entries[-1].kind for one in ids]
    assert kinds == [Kind.CALLBACK_DONE, Kind.CALL_LOGGED, Kind.CALL_LOGGED]
    tried = contact_attempts(desk, ids, channel=Channel.PHONE, reached=False, text="")
    assert tried.done == tuple(ids)
