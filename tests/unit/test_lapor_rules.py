"""The fold of a ticket's way to LAPOR: one reservation wins and no post is forgotten."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.lapor import bodies
from callcenter.tickets.apply import apply, fold
from callcenter.tickets.event import Change
from callcenter.tickets.lapor import UNTOUCHED
from callcenter.tickets.lapor_rules import KINDS, LOOKS_KEPT, applied
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Kind, Look, Push, ReplyPush
from tests.builders import EventLine


@pytest.fixture
def other() -> EventLine:
    return EventLine(client_id="desk-2")


def told(*events):
    return fold("t-1", events).lapor


def reserve(line, **body):
    return line.event(Kind.LAPOR_RESERVED, body=bodies.reserved("hash-1") | body)


def doubt(line, attempt, reason="timeout"):
    return line.event(Kind.LAPOR_UNCERTAIN, body=bodies.uncertain(attempt, reason))


def sent(line, attempt, complaint="77", others=()):
    body = bodies.sent(attempt, complaint, "answer", others)
    return line.event(Kind.LAPOR_SENT, body=body)


def settle(line, choice, attempt, complaint=""):
    body = bodies.settled(choice, attempt, complaint, "karena")
    return line.event(Kind.LAPOR_SETTLED, body=body)


def refuse(line, attempt):
    body = bodies.refused(attempt, 422, "tidak sah", {"title": ("kosong",)})
    return line.event(Kind.LAPOR_REFUSED, body=body)


def release(line, attempt):
    return line.event(Kind.LAPOR_RELEASED, body=bodies.released(attempt, "connect"))


def not_pushed(line, reason="mapping", details=("kategori: Agama",)):
    return line.event(Kind.LAPOR_NOT_PUSHED, body=bodies.not_pushed(reason, details))


def test_a_fresh_ticket_is_ready_and_knows_the_desk_that_registered_it(line, other):
    ticket = fold("t-1", [line.registered(), other.registered()])
    assert ticket.registered_on == "desk-1"
    assert ticket.lapor is UNTOUCHED
    assert ticket.lapor.state is Push.READY
    assert not ticket.lapor.needs_person


def test_reserved_then_sent(line):
    first = reserve(line)
    held = told(line.registered(), first)
    assert (held.state, held.attempt, held.owner) == (Push.RESERVED, first.eid, "desk-1")
    assert (held.payload_hash, held.posts, held.since) == ("hash-1", 1, first.at)
    last = sent(line, first.eid)
    done = told(first, last)
    assert (done.state, done.complaint_id, done.posts, done.since) == (Push.SENT, "77", 1, last.at)
    assert not done.needs_person


def test_of_two_reservations_the_first_in_the_centres_order_holds(line, other):
    first, second = reserve(line), reserve(other)
    for order, winner in (((first, second), first), ((second, first), second)):
        state = told(*order)
        assert (state.attempt, state.owner) == (winner.eid, winner.client_id)
        assert state.posts == 1


def test_the_loser_that_posted_all_the_same_is_for_a_person(line, other):
    first, second = reserve(line), reserve(other)
    known = told(first, second, sent(line, first.eid), doubt(other, second.eid))
    assert known.strays == {second.eid}
    assert known.needs_person
    assert (known.state, known.complaint_id) == (Push.SENT, "77")
    for end in (release(other, second.eid), refuse(other, second.eid)):
        assert applied(known, end).strays == frozenset()
        assert applied(known, end).state is Push.SENT
    both = applied(known, sent(other, second.eid, "78"))
    assert (both.complaint_id, both.others, both.strays) == ("77", ("78",), frozenset())
    assert both.needs_person
    settled = applied(both, settle(line, "sent", first.eid, "78"))
    assert (settled.complaint_id, settled.others, settled.needs_person) == ("78", (), False)


@pytest.mark.parametrize("how", [reserve, doubt])
def test_an_id_of_another_attempt_leaves_the_one_that_holds_in_doubt(line, other, how):
    first, second = reserve(line), reserve(other)
    open_still = [first, second] if how is reserve else [first, second, doubt(line, first.eid)]
    known = told(*open_still, sent(other, second.eid))
    assert (known.state, known.strays) == (Push.SENT, {first.eid})
    assert applied(known, sent(line, first.eid)).strays == frozenset()


def test_a_doubtful_event_that_names_no_attempt_is_no_stray(line):
    first = reserve(line)
    assert told(first, sent(line, first.eid), doubt(line, "")).strays == frozenset()
    assert told(doubt(line, "")) == UNTOUCHED


def test_a_late_look_of_an_attempt_that_is_over_says_nothing(line, other):
    first = reserve(line)
    late = line.event(Kind.LAPOR_UNCERTAIN, body=bodies.looked(first.eid, Look.ABSENT))
    again = [first, doubt(line, first.eid), settle(other, "again", first.eid), reserve(other)]
    assert told(*again, late) == told(*again)


def test_nothing_left_is_as_before(line):
    first = reserve(line)
    state = told(first, release(line, first.eid))
    assert (state.state, state.posts, state.reason) == (Push.READY, 0, "connect")
    assert told(first, release(line, "other")).state is Push.RESERVED


def test_a_clear_no_keeps_what_lapor_said(line):
    first = reserve(line)
    state = told(first, refuse(line, first.eid))
    assert (state.state, state.reason, state.details) == (
        Push.REFUSED,
        "tidak sah",
        ("title: kosong",),
    )
    assert state.needs_person
    assert told(first, refuse(line, "other")).state is Push.RESERVED
    silent = line.event(Kind.LAPOR_REFUSED, body=bodies.refused(first.eid, 400, "", {}))
    assert told(first, silent).reason == "status 400"


def test_a_doubtful_post_is_looked_for_and_sent_again_once(line, other):
    first = reserve(line)
    look = line.event(Kind.LAPOR_UNCERTAIN, body=bodies.looked(first.eid, Look.ABSENT))
    doubted = told(first, doubt(line, first.eid), look)
    assert (doubted.state, doubted.reason, doubted.needs_person) == (
        Push.UNCERTAIN,
        "timeout",
        True,
    )
    assert [(one.at, one.result) for one in doubted.looks] == [(look.at, Look.ABSENT)]
    assert applied(doubted, doubt(line, first.eid, "cut")) == doubted
    assert applied(doubted, reserve(line)) == doubted
    assert applied(doubted, reserve(other, resend=True)) == doubted
    second = reserve(line, resend=True)
    resent = applied(doubted, second)
    assert (resent.state, resent.attempt, resent.posts) == (Push.RESERVED, second.eid, 2)
    back = applied(resent, release(line, second.eid))
    assert (back.state, back.posts, back.looks) == (Push.UNCERTAIN, 1, doubted.looks)
    twice = applied(resent, doubt(line, second.eid))
    assert (twice.state, twice.looks) == (Push.UNCERTAIN, ())
    assert applied(twice, reserve(line, resend=True)) == twice


def test_only_the_last_looks_are_kept(line):
    first = reserve(line)
    look = bodies.looked(first.eid, Look.PARTIAL)
    many = [line.event(Kind.LAPOR_UNCERTAIN, body=look) for _ in range(LOOKS_KEPT + 5)]
    assert len(told(first, doubt(line, first.eid), *many).looks) == LOOKS_KEPT


def test_a_doubt_whose_reservation_never_came_still_counts_as_a_post(line):
    state = told(doubt(line, "x"))
    assert (state.state, state.attempt, state.owner, state.posts) == (
        Push.UNCERTAIN,
        "x",
        "desk-1",
        1,
    )
    assert told(doubt(line, "x"), reserve(line)).posts == 1


def test_an_accept_without_an_id_is_a_doubt(line):
    first = reserve(line)
    assert told(first, sent(line, first.eid, "")).state is Push.UNCERTAIN


def test_more_complaints_with_our_number_are_named(line):
    first = reserve(line)
    state = told(first, sent(line, first.eid, "77", ("77", "78")))
    assert (state.complaint_id, state.others) == ("77", ("78",))
    assert told(first, sent(line, first.eid), sent(line, first.eid)).others == ()


def test_why_it_was_not_pushed_is_kept_and_a_later_try_is_free(line):
    state = told(not_pushed(line))
    assert (state.state, state.reason, state.details) == (
        Push.NOT_PUSHED,
        "mapping",
        ("kategori: Agama",),
    )
    assert told(not_pushed(line), reserve(line)).state is Push.RESERVED
    first = reserve(line)
    assert told(first, not_pushed(line)).state is Push.RESERVED


def test_the_same_reason_twice_is_one_line_of_the_story(line):
    ticket = fold("t-1", [line.registered(), not_pushed(line), not_pushed(line)])
    assert len(ticket.entries) == 2
    assert len(apply(ticket, not_pushed(line, "no_number", ())).entries) == 3


def test_a_person_settles_a_doubt_three_ways(line, other):
    first = reserve(line)
    doubted = [first, doubt(line, first.eid)]
    there = told(*doubted, settle(other, "sent", first.eid, "99"))
    assert (there.state, there.complaint_id, there.needs_person) == (Push.SENT, "99", False)
    again = told(*doubted, settle(other, "again", first.eid))
    assert (again.state, again.assigned, again.posts, again.chosen) == (
        Push.READY,
        "desk-2",
        1,
        True,
    )
    gone = told(*doubted, settle(other, "cancel", first.eid))
    assert (gone.state, gone.reason, gone.needs_person) == (Push.CANCELLED, "karena", False)
    assert applied(gone, reserve(line)) == gone
    assert applied(gone, settle(line, "again", first.eid)).state is Push.READY


def test_a_persons_word_counts_only_for_the_attempt_that_was_seen(line, other):
    first = reserve(line)
    start = [first, doubt(line, first.eid)]
    second = reserve(line, resend=True)
    late = settle(other, "again", first.eid)
    assert told(*start, second, late).state is Push.RESERVED
    once = told(*start, late)
    assert applied(once, settle(line, "again", first.eid)).assigned == "desk-2"
    assert told(*start, settle(other, "sent", first.eid)).state is Push.UNCERTAIN
    assert told(*start, settle(other, "dance", first.eid)).state is Push.UNCERTAIN


def test_a_persons_again_leaves_no_automatic_resend(line):
    first = reserve(line)
    second = reserve(line)
    begun = [first, doubt(line, first.eid), settle(line, "again", first.eid), second]
    doubted = told(*begun, doubt(line, second.eid))
    assert doubted.posts == 2
    assert applied(doubted, reserve(line, resend=True)) == doubted


def test_what_lapor_has_is_sent_anew_or_cancelled_only_when_its_id_is_gone(line):
    first = reserve(line)
    done = told(first, sent(line, first.eid))
    assert applied(done, settle(line, "again", first.eid)) == done
    assert applied(done, settle(line, "cancel", first.eid)) == done
    anew = applied(done, settle(line, "again", first.eid, "77"))
    assert (anew.state, anew.complaint_id) == (Push.READY, "")


def test_the_status_is_the_last_one_and_the_same_twice_is_no_line(line):
    def status(name):
        body = {"status_code": "2", "status_name": name, "institution": "Dinas Contoh"}
        return line.event(Kind.LAPOR_STATUS, body=body)

    ticket = fold("t-1", [line.registered(), status("Terverifikasi"), status("Terverifikasi")])
    assert len(ticket.entries) == 2
    last = status("Selesai")
    ticket = apply(ticket, last)
    assert (ticket.lapor.status_name, ticket.lapor.status_at) == ("Selesai", last.at)
    assert (ticket.lapor.status_code, ticket.lapor.institution) == ("2", "Dinas Contoh")


def test_an_answer_is_told_once_however_many_desks_heard_it(line, other):
    def answer(line, key, **more):
        return line.event(Kind.LAPOR_ANSWER, body={"key": key, "text": "dicek", **more})

    ticket = fold("t-1", [line.registered(), answer(line, "log:5"), answer(other, "log:5")])
    assert [one.kind for one in ticket.entries] == [Kind.REGISTERED, Kind.LAPOR_ANSWER]
    assert ticket.lapor.seen == {"log:5"}
    ticket = apply(ticket, answer(other, "log:6", not_ours="Dinas Contoh"))
    assert len(ticket.entries) == 3
    assert ticket.lapor.not_ours == "Dinas Contoh"
    assert apply(ticket, answer(other, "log:7")).lapor.not_ours == "Dinas Contoh"
    nameless = [answer(line, ""), answer(line, "")]
    assert len(fold("t-1", nameless).entries) == 2


def test_what_is_known_but_changes_a_field_is_not_thrown_away(line):
    body = {"key": "log:5"}
    again = line.event(Kind.LAPOR_ANSWER, body=body, changes=(Change("landmark", "pasar"),))
    ticket = fold("t-1", [line.event(Kind.LAPOR_ANSWER, body=body), again])
    assert ticket.text("landmark") == "pasar"


def test_replies_wait_until_lapor_has_them(line):
    first = line.event(Kind.LAPOR_REPLY, body=bodies.replied("sudah"))
    second = line.event(Kind.LAPOR_REPLY, body=bodies.replied("selesai"))

    def result(eid, what):
        return line.event(Kind.LAPOR_REPLY_SENT, body=bodies.reply_sent(eid, what, "timeout"))

    state = told(first, second, first)
    assert [one.eid for one in state.pending_replies] == [first.eid, second.eid]
    assert state.replies[0].owner == "desk-1"
    doubtful = applied(state, result(first.eid, ReplyPush.UNCERTAIN))
    assert doubtful.needs_person
    assert doubtful.replies[0].reason == "timeout"
    done = applied(doubtful, result(first.eid, ReplyPush.SENT))
    assert [one.eid for one in done.pending_replies] == [second.eid]
    assert not done.needs_person
    assert applied(done, result(first.eid, ReplyPush.UNCERTAIN)) == done
    nonsense = line.event(Kind.LAPOR_REPLY_SENT, body={"reply": second.eid, "result": "?"})
    assert applied(done, nonsense) == done


def test_an_event_of_another_kind_changes_nothing(line):
    assert applied(UNTOUCHED, line.event(Kind.NOTE_ADDED)) is UNTOUCHED


TEXTS = st.sampled_from(["", "a-1", "a-2", "77", "again", "sent", "cancel", "tidak_ada"])
VALUES = st.one_of(TEXTS, st.none(), st.integers(), st.booleans(), st.lists(TEXTS, max_size=2))
NAMES = (
    "attempt", "complaint_id", "choice", "look", "key", "result", "reply", "others", "details",
    "resend", "reason", "payload_hash",
)  # fmt: skip
BODIES = st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=5)
STEPS = st.lists(
    st.tuples(st.sampled_from(sorted(KINDS)), BODIES, st.sampled_from(["desk-1", "desk-2"])),
    max_size=12,
)


@given(STEPS)
def test_it_never_raises_and_posts_are_never_fewer_than_none(steps):
    lines = {name: EventLine(client_id=name) for name in ("desk-1", "desk-2")}
    state = UNTOUCHED
    ticket = Ticket(id="t-1")
    for kind, body, desk in steps:
        event = lines[desk].event(kind, body=body)
        before, state = state, applied(state, event)
        ticket = apply(ticket, event)
        assert state.posts >= 0
        assert state.state is not Push.SENT or state.complaint_id
        assert state.state not in (Push.RESERVED, Push.UNCERTAIN) or state.owner
        gained = state.posts - before.posts
        assert gained <= 1
        if kind == Kind.LAPOR_ANSWER:
            assert applied(state, event) == state
    assert ticket.lapor == state


def test_a_choice_is_taken_back_only_before_anything_was_posted(line):
    before = settle(line, "again", "")
    rested = told(line.registered(), before, settle(line, "rest", ""))
    assert (rested.state, rested.chosen, rested.assigned) == (Push.READY, False, "")
    first = reserve(line)
    doubted = told(first, doubt(line, first.eid), settle(line, "cancel", first.eid))
    assert doubted.state is Push.CANCELLED
    assert applied(doubted, settle(line, "rest", first.eid)) == doubted
    there = told(first, sent(line, first.eid))
    assert applied(there, settle(line, "rest", first.eid)) == there


def test_what_was_said_of_one_complaint_says_nothing_of_another(line):
    first = reserve(line)
    body = {"status_code": "hilang", "status_name": "Tidak ada", "institution": "Dinas Contoh"}
    gone = line.event(Kind.LAPOR_STATUS, body=body)
    known = told(first, sent(line, first.eid), gone)
    same = applied(known, settle(line, "sent", first.eid, "77"))
    assert same.status_code == "hilang"
    for choice, number in (("sent", "78"), ("again", "77")):
        other = applied(known, settle(line, choice, first.eid, number))
        assert (other.status_code, other.status_name, other.institution) == ("", "", "")
