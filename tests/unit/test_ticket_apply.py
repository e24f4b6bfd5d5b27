"""The fold: what a ticket is after its events, whoever folds them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from callcenter.tickets.apply import MAX_LEVEL, apply, fold
from callcenter.tickets.event import Author
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Kind, Outcome, State, Urgency
from tests.builders import EventLine
from tests.fakes import START


def test_registration_sets_number_fields_and_time(line):
    ticket = fold("t-1", [line.registered(place="18.02.07.1003", urgency="segera")])
    assert ticket.number == "26041710145"
    assert ticket.registered_at == START
    assert (ticket.category_id, ticket.place_code) == ("pekerjaan-umum", "18.02.07.1003")
    assert ticket.urgency is Urgency.SOON
    assert ticket.state is State.RECEIVED
    assert ticket.is_open


def test_a_second_registration_changes_neither_number_nor_time(line):
    first = line.registered()
    again = line.event(Kind.REGISTERED, body={"number": "1"})
    ticket = fold("t-1", [first, again])
    assert (ticket.number, ticket.registered_at) == ("26041710145", START)


def test_dispatch_then_answer_then_resolve_then_close(line):
    events = [
        line.registered(),
        line.event(Kind.DISPATCHED, body={"agency_ids": ["dinsos", "dinkes"]}),
        line.event(
            Kind.FOLLOW_UP_RECORDED,
            body={"agency_id": "dinsos", "outcome": "proses", "text": "dicek"},
        ),
        line.event(Kind.RESOLVED, body={"text": "selesai"}),
        line.event(Kind.CLOSED, body={"reason": "puas"}),
    ]
    ticket = fold("t-1", events)
    dinsos, dinkes = ticket.dispatches
    assert dinsos.outcome is Outcome.PROGRESS
    assert dinsos.answered_at == events[2].wall_at
    assert dinkes.answered_at is None
    assert ticket.agency_ids == ("dinsos", "dinkes")
    assert ticket.forwarded_at == ticket.verified_at == events[1].wall_at
    assert (ticket.state, ticket.closed_at) == (State.CLOSED, events[4].wall_at)
    assert not ticket.is_open


def test_not_competent_counts_a_transfer_and_leaves_the_agency(line):
    ticket = fold(
        "t-1",
        [
            line.registered(),
            line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk"]}),
            line.event(
                Kind.FOLLOW_UP_RECORDED,
                body={"agency_id": "bmbk", "outcome": "bukan_wewenang", "text": "-"},
            ),
        ],
    )
    assert (ticket.transfers, ticket.agency_ids) == (1, ())
    assert ticket.state is State.DISPATCHED


def test_a_transfer_takes_it_from_one_agency_and_is_no_ping_pong(line):
    sent = line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk", "dinkes"]})
    answer = {"agency_id": "bmbk", "outcome": "proses"}
    answered = line.event(Kind.FOLLOW_UP_RECORDED, body=answer)
    moved = line.event(
        Kind.DISPATCHED, body={"agency_ids": ["psda"], "replaces": ["bmbk", "tidak-ada"]}
    )
    ticket = fold("t-1", [line.registered(), sent, answered, moved])
    assert ticket.agency_ids == ("dinkes", "psda")
    assert ticket.dispatches[0].outcome is Outcome.TRANSFERRED
    assert ticket.dispatches[0].answered_at == answered.wall_at
    assert (ticket.transfers, ticket.state) == (0, State.DISPATCHED)
    late = apply(ticket, line.event(Kind.FOLLOW_UP_RECORDED, body=answer))
    assert late.dispatches[0].outcome is Outcome.TRANSFERRED
    back = apply(
        late, line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk"], "replaces": ["psda"]})
    )
    assert back.agency_ids == ("dinkes", "bmbk")


def test_who_said_not_mine_stays_so_when_the_matter_is_taken_away(line):
    refused = {"agency_id": "bmbk", "outcome": "bukan_wewenang"}
    ticket = fold(
        "t-1",
        [
            line.registered(),
            line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk"]}),
            line.event(Kind.FOLLOW_UP_RECORDED, body=refused),
            line.event(Kind.DISPATCHED, body={"agency_ids": ["psda"], "replaces": ["bmbk"]}),
        ],
    )
    assert ticket.dispatches[0].outcome is Outcome.NOT_COMPETENT


def test_a_transfer_outside_and_back_again(line):
    ticket = fold(
        "t-1",
        [
            line.registered(),
            line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk"]}),
            line.event(Kind.REFERRED, body={"agency_ids": ["bpjn"], "replaces": ["bmbk"]}),
        ],
    )
    assert (ticket.state, ticket.agency_ids) == (State.REFERRED, ("bpjn",))
    moved = line.event(Kind.REFERRED, body={"agency_ids": ["pln"], "replaces": ["bpjn"]})
    ticket = apply(ticket, moved)
    assert (ticket.state, ticket.agency_ids, ticket.referred_to) == (
        State.REFERRED,
        ("pln",),
        ("pln",),
    )
    ticket = apply(
        ticket, line.event(Kind.DISPATCHED, body={"agency_ids": ["psda"], "replaces": ["pln"]})
    )
    assert (ticket.state, ticket.agency_ids, ticket.referred_to) == (
        State.DISPATCHED,
        ("psda",),
        (),
    )


def test_an_agency_cannot_answer_that_it_was_transferred(line):
    ticket = fold(
        "t-1",
        [
            line.registered(),
            line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk"]}),
            line.event(Kind.FOLLOW_UP_RECORDED, body={"agency_id": "bmbk", "outcome": "dialihkan"}),
        ],
    )
    assert ticket.dispatches[0].outcome is Outcome.PROGRESS


def test_an_unknown_outcome_counts_as_progress(line):
    ticket = fold(
        "t-1",
        [
            line.registered(),
            line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk"]}),
            line.event(Kind.FOLLOW_UP_RECORDED, body={"agency_id": "bmbk", "outcome": "?"}),
        ],
    )
    assert ticket.dispatches[0].outcome is Outcome.PROGRESS


def test_a_referral_is_answered_without_leaving_it(line):
    ticket = fold(
        "t-1",
        [
            line.registered(),
            line.event(Kind.REFERRED, body={"agency_ids": ["pemkot-balam"]}),
            line.event(
                Kind.FOLLOW_UP_RECORDED, body={"agency_id": "pemkot-balam", "outcome": "proses"}
            ),
        ],
    )
    assert ticket.state is State.REFERRED
    assert ticket.agency_ids == ("pemkot-balam",)


def test_waiting_for_the_reporter_pauses_and_goes_back_where_it_was(line):
    asked = line.event(Kind.DATA_REQUESTED, body={"text": "nama toko?"})
    events = [
        line.registered(),
        line.event(Kind.DISPATCHED, body={"agency_ids": ["disnaker"]}),
        asked,
    ]
    waiting = fold("t-1", events)
    assert waiting.is_paused
    assert waiting.state is State.WAITING
    answered = line.event(Kind.DATA_RECEIVED, body={"text": "Toko Contoh"})
    ticket = apply(waiting, answered)
    assert ticket.state is State.DISPATCHED
    assert ticket.pauses[0].until == answered.wall_at
    assert not ticket.is_paused


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (Kind.REFERRED, State.REFERRED),
        (Kind.RESOLVED, State.RESOLVED),
        (Kind.CLOSED, State.CLOSED),
        (Kind.REJECTED, State.REJECTED),
        (Kind.ARCHIVED_DUPLICATE, State.DUPLICATE),
    ],
)
def test_every_ending_ends_the_pause(line, kind, state):
    ticket = fold("t-1", [line.registered(), line.event(Kind.DATA_REQUESTED), line.event(kind)])
    assert (ticket.state, ticket.is_paused) == (state, False)


def test_reopening_goes_back_to_the_agencies_or_to_verification(line):
    bare = fold("t-1", [line.registered(), line.event(Kind.REJECTED), line.event(Kind.REOPENED)])
    assert (bare.state, bare.reopened, bare.closed_at) == (State.VERIFIED, 1, None)
    line = EventLine()
    sent = fold(
        "t-1",
        [
            line.registered(),
            line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk"]}),
            line.event(Kind.RESOLVED),
            line.event(Kind.REOPENED),
        ],
    )
    assert sent.state is State.DISPATCHED


def test_a_duplicate_comes_back_as_it_was_even_while_waiting(line):
    events = [
        line.registered(),
        line.event(Kind.VERIFIED),
        line.event(Kind.DATA_REQUESTED),
        line.event(Kind.ARCHIVED_DUPLICATE, body={"of": "t-2"}),
    ]
    archived = fold("t-1", events)
    assert archived.duplicate_of == "t-2"
    back = apply(archived, line.event(Kind.DUPLICATE_UNDONE))
    assert (back.state, back.duplicate_of, back.is_paused) == (State.WAITING, None, True)


def test_a_duplicate_that_waited_for_nobody_comes_back_without_a_pause(line):
    merged = line.event(Kind.ARCHIVED_DUPLICATE, body={"of": "t-2"})
    ticket = fold("t-1", [line.registered(), merged, line.event(Kind.DUPLICATE_UNDONE)])
    assert (ticket.state, ticket.pauses) == (State.RECEIVED, ())


def test_reporters_join_and_leave(line):
    joined = line.event(
        Kind.REPORTER_JOINED, body={"caller_id": "c-2", "name": "Contoh Budi", "phone": "+62"}
    )
    ticket = fold("t-1", [line.registered(), joined])
    assert [one.name for one in ticket.reporters] == ["Contoh Budi"]
    ticket = apply(ticket, line.event(Kind.REPORTER_LEFT, body={"eid": joined.eid}))
    assert ticket.reporters == ()


def test_queue_work_is_kept(line):
    promised = line.event(Kind.CALLBACK_PROMISED, body={"due": "2026-11-21T02:00:00+00:00"})
    other = line.event(Kind.CALLBACK_PROMISED, body={"due": "2026-11-22T02:00:00+00:00"})
    ticket = fold(
        "t-1",
        [
            line.registered(),
            line.event(Kind.TAKEN, body={"uid": "op-2", "name": "Operator Dua"}),
            line.event(Kind.REMINDED, body={"agency_id": "bmbk"}),
            line.event(Kind.LEVEL_RAISED, body={"level": 99}),
            line.event(Kind.SNOOZED, body={"until": "2026-11-21T01:00:00+00:00"}),
            promised,
            other,
            line.event(Kind.CALLBACK_DONE, body={"eid": promised.eid}),
        ],
    )
    assert ticket.holder == Author("op-2", "Operator Dua")
    assert (ticket.reminders, ticket.level) == (1, MAX_LEVEL)
    assert ticket.snoozed_until is not None
    assert [one.done for one in ticket.callbacks] == [True, False]
    assert apply(ticket, line.event(Kind.SNOOZED, body={"until": ""})).snoozed_until is None
    freed = apply(ticket, line.event(Kind.TAKEN, body={"uid": ""}))
    assert freed.holder is None


@pytest.mark.parametrize("due", ["", "besok", "2026-11-21T02:00:00", None, 7])
def test_a_promise_without_a_readable_time_stays_in_the_timeline_only(line, due):
    ticket = fold("t-1", [line.registered(), line.event(Kind.CALLBACK_PROMISED, body={"due": due})])
    assert ticket.callbacks == ()
    assert len(ticket.entries) == 2


def test_a_level_that_is_no_number_is_ignored(line):
    ticket = fold("t-1", [line.registered(), line.event(Kind.LEVEL_RAISED, body={"level": "x"})])
    assert ticket.level == 1


def test_a_withdrawn_entry_stays_readable(line):
    note = line.event(Kind.NOTE_ADDED, body={"text": "salah tiket"})
    ticket = fold(
        "t-1", [line.registered(), note, line.event(Kind.WITHDRAWN, body={"eid": note.eid})]
    )
    assert [one.withdrawn for one in ticket.entries] == [False, True, False]


def test_renumbering_keeps_the_old_number(line):
    events = [line.registered(), line.event(Kind.RENUMBERED, body={"number": "26042000158"})]
    ticket = fold("t-1", events)
    assert (ticket.number, ticket.aliases) == ("26042000158", ("26041710145",))
    bare = apply(Ticket(id="t-1"), line.event(Kind.RENUMBERED, body={"number": "26042000158"}))
    assert (bare.number, bare.aliases) == ("26042000158", ())
    same = apply(ticket, line.event(Kind.RENUMBERED, body={"number": "26042000158"}))
    assert same.aliases == ("26041710145",)


def test_unknown_kinds_stand_in_the_timeline_and_change_nothing(line):
    before = fold("t-1", [line.registered()])
    after = apply(before, line.event("from_the_future", body={"x": 1}))
    assert replace(after, entries=before.entries) == before
    assert len(after.entries) == 2


def test_lists_that_are_no_lists_are_empty(line):
    ticket = fold("t-1", [line.registered(), line.event(Kind.DISPATCHED, body={"agency_ids": "x"})])
    assert ticket.dispatches == ()


KINDS = st.sampled_from([*Kind, "unknown"])


BODIES = st.dictionaries(
    st.sampled_from(["agency_ids", "agency_id", "eid", "of", "due", "until", "level", "uid"]),
    st.one_of(st.none(), st.text(max_size=5), st.integers(0, 9), st.lists(st.text(max_size=3))),
)


@given(st.lists(st.tuples(KINDS, BODIES), max_size=12))
def test_the_fold_never_fails_and_keeps_every_event(steps):
    line = EventLine()
    events = [line.registered(), *(line.event(kind, body=body) for kind, body in steps)]
    ticket = fold("t-1", events)
    told = [one.eid for one in events if not _may_be_silent(one)]
    kept = {one.eid for one in ticket.entries}
    assert [one.eid for one in events if one.eid in kept] == [one.eid for one in ticket.entries]
    assert [one.eid for one in ticket.entries if not _may_be_silent(one)] == told
    assert ticket == fold("t-1", events)


def _may_be_silent(event) -> bool:
    """Files that have come are no line of the story, nor is what was said or moved before."""
    once = (Kind.ATTACHMENT_AVAILABLE, Kind.ESCALATED)
    return event.kind in once or event.kind.startswith("lapor_")
