"""One step for several tickets: each judged by itself, the refused ones named."""

from datetime import timedelta

import pytest

from callcenter.desk import finish, work_queue
from callcenter.desk.each_ticket import Carried
from callcenter.desk.log_contact import contact_attempts, talked
from callcenter.desk.merge_callers import merge_callers
from callcenter.desk.one_text import check_one_text
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.take_back import bring_back, give_back
from callcenter.desk.transfer import transfer_each
from callcenter.errors import FieldInvalid, NotFound, ReporterNamed, TransitionRefused
from callcenter.store import sync_state
from callcenter.tickets.texts import TEXT_MAX
from callcenter.tickets.words import Channel, Confidentiality, Kind, State
from tests.builders import intake, ticket
from tests.fakes import START

LATER = START + timedelta(days=400)
SECRET = Confidentiality.SECRET


@pytest.fixture
def ids(desk):
    return [register_ticket(desk, intake()).ticket_id for _ in range(3)]


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


@pytest.mark.parametrize("said", ["Ibu Kenangawati sudah dihubungi", "lewat 0812.1111 2222, beres"])
@pytest.mark.parametrize(
    "step",
    [
        finish.resolve_each,
        work_queue.take,
        work_queue.raise_level,
        lambda desk, ids, text: transfer_each(desk, dict.fromkeys(ids, "bmbk"), ["psda"], text),
        lambda desk, ids, text: work_queue.promise_callbacks(desk, ids, LATER, text),
        lambda desk, ids, text: talked(desk, ids, text, ()),
        lambda desk, ids, text: contact_attempts(
            desk, ids, channel=Channel.PHONE, reached=True, text=text
        ),
    ],
)
def test_no_story_names_the_reporter_of_another_ticket(desk, ids, step, said):
    hers = intake(name="Kenangawati", phone="0812-1111-2222", confidentiality=SECRET)
    secret = register_ticket(desk, hers).ticket_id
    before = [ticket(desk, one) for one in (*ids, secret)]
    with pytest.raises(ReporterNamed) as caught:
        step(desk, [*ids, secret], said)
    assert caught.value.number == before[-1].number
    assert caught.value.reason == "names_reporter"
    assert [ticket(desk, one) for one in (*ids, secret)] == before  # nothing for LAPOR either
    assert step(desk, [*ids, "no-such"], said.replace("Ibu Kenangawati", "Ibu Sari")).done
    with pytest.raises(FieldInvalid):
        check_one_text(desk, ids, "text", said, [secret])  # chosen with them, and left out


def test_tickets_of_one_reporter_may_name_that_reporter(desk, ids):
    finish.resolve_each(desk, ids[:2], "Contoh Sari sudah dihubungi di 0812-0000-1234")
    hers = register_ticket(desk, intake(name="Kenangawati", phone="0812-1111-2222")).ticket_id
    check_one_text(desk, [hers], "text", "Kenangawati setuju", ids)
    check_one_text(desk, [hers, *ids], "text", "  ")
    other = register_ticket(desk, intake(name="Melatiningrum", phone="0812-3333-4444")).ticket_id
    merge_callers(desk, ticket(desk, hers).caller_id, ticket(desk, other).caller_id)
    with pytest.raises(ReporterNamed):  # what the book knows of her counts too
        check_one_text(desk, [hers, *ids], "text", "Melatiningrum setuju")
    assert ticket(desk, ids[1]).state is State.RESOLVED


def test_an_undo_restores_what_stood_before_and_only_where_its_step_still_stands(desk, ids, clock):
    early, late = clock.now() + timedelta(hours=2), clock.now() + timedelta(days=2)
    work_queue.snooze(desk, ids[:1], early)
    put = work_queue.snooze(desk, ids, late)
    work_queue.wake(desk, ids[2:])
    undone = bring_back(desk, put.written)
    assert (undone.done, why(undone)) == (tuple(ids[:2]), {ids[2]: FieldInvalid})
    assert [ticket(desk, one).snoozed_until for one in ids] == [early, None, None]
    again = work_queue.snooze(desk, ids[:1], late)
    clock.advance(hours=3)  # what stood before has passed meanwhile
    assert bring_back(desk, again.written).done == (ids[0],)
    assert ticket(desk, ids[0]).snoozed_until is None

    first = work_queue.take(desk, ids[:1])
    mine = work_queue.take(desk, ids[:1], "sekali lagi")
    (stale,) = give_back(desk, first.written).refused  # alone it is named, not raised
    assert (stale.ticket_id, stale.error.reason) == (ids[0], "later")
    give_back(desk, mine.written)
    assert ticket(desk, ids[0]).holder == desk.author
    fresh = work_queue.take(desk, ids[1:2])
    give_back(desk, fresh.written)
    assert ticket(desk, ids[1]).holder is None
