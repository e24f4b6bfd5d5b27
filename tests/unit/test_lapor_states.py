"""What the pusher does next (SYNC 12), alone and against a LAPOR that fails in every way."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from callcenter.lapor import bodies
from callcenter.lapor.states import (
    LOOK_AFTER,
    LOOK_AGAIN,
    LOOK_APART,
    LOOKS_MAX,
    OWNER_SILENT,
    Doubt,
    DoubtReply,
    LookFor,
    Nothing,
    Person,
    Post,
    Reserve,
    SendReply,
    Wait,
    next_reply,
    next_step,
)
from callcenter.tickets.lapor import UNTOUCHED, LaporState, Looked, Reply
from callcenter.tickets.lapor_rules import applied
from callcenter.tickets.words import Kind, Look, Push, ReplyPush
from tests.builders import EventLine
from tests.fakes import START

LAG = timedelta(hours=1)
HELD = LaporState(state=Push.RESERVED, attempt="a-1", owner="desk-1", since=START, posts=1)
DOUBTED = replace(HELD, state=Push.UNCERTAIN)
SENT = replace(HELD, state=Push.SENT, complaint_id="77")


def step(state, *, after=timedelta(), me="desk-1", search=True, lag=LAG, **more):
    return next_step(state, now=START + after, me=me, search=search, lag=lag, **more)


def absent(*minutes, result=Look.ABSENT):
    return tuple(Looked(START + timedelta(minutes=one), result) for one in minutes)


def test_only_the_desk_whose_ticket_it_is_reserves():
    assert step(UNTOUCHED, pusher="desk-1") == Reserve()
    assert step(UNTOUCHED, pusher="desk-2") == Nothing()
    assert step(UNTOUCHED) == Reserve()
    chosen = replace(UNTOUCHED, assigned="desk-2")
    assert step(chosen, pusher="desk-1") == Nothing()
    assert step(chosen, pusher="desk-1", me="desk-2") == Reserve()
    assert step(replace(UNTOUCHED, state=Push.NOT_PUSHED)) == Reserve()


def test_it_posts_only_under_its_own_settled_reservation():
    assert step(HELD, attempt="a-1") == Post("a-1")
    assert step(HELD, attempt="a-1", settled=False) == Nothing()
    assert step(HELD, attempt="a-2") == Doubt("a-1")
    assert step(HELD) == Doubt("a-1")
    assert step(HELD, me="desk-2", attempt="a-2") == Nothing()


def test_a_second_post_that_may_be_out_there_stops_everything():
    stray = frozenset({"a-9"})
    assert step(replace(HELD, strays=stray), attempt="a-1") == Person("twice")
    assert step(replace(UNTOUCHED, strays=stray)) == Person("twice")
    assert step(replace(SENT, others=("78",))) == Person("twice")
    sure = replace(DOUBTED, looks=absent(60, 70), strays=stray)
    assert step(sure, after=LAG * 2) == Person("twice")


def test_what_is_done_or_refused():
    assert step(SENT) == Nothing()
    assert step(replace(HELD, state=Push.CANCELLED)) == Nothing()
    assert step(replace(HELD, state=Push.REFUSED)) == Person("refused")


@pytest.mark.parametrize("state", [HELD, DOUBTED])
def test_a_desk_that_went_silent_with_a_reservation_is_for_a_person(state):
    assert step(state, me="desk-2", after=OWNER_SILENT) == Nothing()
    late = OWNER_SILENT + timedelta(seconds=1)
    assert step(state, me="desk-2", after=late) == Person("owner_silent")
    looked = replace(state, looks=absent(60))
    assert step(looked, me="desk-2", after=late) == Nothing()
    assert step(state, me="desk-2", after=timedelta(hours=-2)) == Person("owner_silent")
    assert step(replace(state, since=None), me="desk-2") == Person("owner_silent")


def test_without_a_search_nothing_is_sent_again():
    assert step(DOUBTED, search=False, after=LAG * 9) == Person("no_search")


def test_looks_are_at_30_seconds_2_10_and_30_minutes():
    looks = ()
    for due in LOOK_AFTER:
        state = replace(DOUBTED, looks=looks)
        assert step(state, after=due - timedelta(seconds=1)) == Wait(START + due)
        assert step(state, after=due) == LookFor("a-1")
        looks = (*looks, Looked(START + due, Look.ABSENT))
    state = replace(DOUBTED, looks=looks)
    assert step(state, after=LOOK_AFTER[-1]) == Wait(START + LAG)
    one = replace(state, looks=(*looks, *absent(60)))
    assert step(one, after=LAG) == Wait(START + LAG + LOOK_AGAIN)
    assert step(one, after=LAG + LOOK_AGAIN) == LookFor("a-1")


def test_late_looks_keep_their_distance():
    late = replace(DOUBTED, looks=absent(200))
    assert step(late, after=timedelta(minutes=200)) == Wait(
        START + timedelta(minutes=200) + LOOK_APART
    )


def test_absent_twice_after_the_lag_is_sent_again_once():
    early = replace(DOUBTED, looks=absent(59, 60))
    assert step(early, after=LAG) != Reserve(resend=True)
    sure = replace(DOUBTED, looks=absent(60, 70))
    assert step(sure, after=LAG * 2) == Reserve(resend=True)
    assert step(replace(sure, posts=2), after=LAG * 2) == Person("absent")
    unsure = replace(DOUBTED, looks=(*absent(60), *absent(70, result=Look.PARTIAL)))
    assert step(unsure, after=LAG * 2) == LookFor("a-1")
    parted = replace(DOUBTED, looks=(*absent(60), *absent(70, result=Look.PARTIAL), *absent(80)))
    assert step(parted, after=LAG * 2) == LookFor("a-1")


def test_a_list_that_never_says_clearly_is_for_a_person():
    many = absent(*range(LOOKS_MAX), result=Look.PARTIAL)
    assert step(replace(DOUBTED, looks=many), after=LAG * 9) == Person("unclear")
    assert step(replace(DOUBTED, looks=many[1:]), after=LAG * 9) == LookFor("a-1")


def test_a_clock_gone_mad_does_not_hide_a_doubt():
    assert step(DOUBTED, after=timedelta(hours=-2)) == Person("clock")
    assert step(replace(DOUBTED, since=None)) == Person("clock")
    assert isinstance(step(DOUBTED, after=timedelta(minutes=-30)), Wait)


def test_replies_go_in_order_and_never_past_a_doubtful_one():
    first, second = (Reply(eid, ReplyPush.WAITING, START, "desk-1") for eid in ("r-1", "r-2"))
    state = replace(SENT, replies=(first, second))
    assert next_reply(state, me="desk-1") == SendReply("r-1")
    assert next_reply(state, me="desk-2") == Nothing()
    assert next_reply(replace(state, state=Push.READY), me="desk-1") == Nothing()
    assert next_reply(SENT, me="desk-1") == Nothing()
    trying = replace(state, replies=(replace(first, state=ReplyPush.TRYING), second))
    assert next_reply(trying, me="desk-1", trying="r-1") == Nothing()
    assert next_reply(trying, me="desk-1") == DoubtReply("r-1")
    for end in (ReplyPush.UNCERTAIN, ReplyPush.REFUSED):
        stuck = replace(state, replies=(replace(first, state=end), second))
        assert next_reply(stuck, me="desk-1") == Nothing()
    done = replace(state, replies=(replace(first, state=ReplyPush.SENT), second))
    assert next_reply(done, me="desk-1") == SendReply("r-2")


# --- one ticket, two desks, and a LAPOR of which the test keeps the books ---


@dataclass
class Lapor:
    """What really happened there, and a list that tells it with a lag, truthfully or not."""

    truthful: bool
    lag: timedelta
    posts: int = 0
    accepted: list = field(default_factory=list)

    def listed(self, now):
        seen = [at for at in self.accepted if now - at >= self.lag]
        return len(seen) if self.truthful else 0


@dataclass
class World:
    """A desk that pushes, a colleague who tries too, and a kill at any moment."""

    lapor: Lapor
    search: bool
    lag: timedelta = LAG
    state: LaporState = UNTOUCHED
    now: object = START
    run: str = ""
    desk: EventLine = field(default_factory=EventLine)

    def write(self, kind, body):
        event = self.desk.event(kind, body=body, at=self.now)
        self.state = applied(self.state, event)
        return event.eid

    def step(self):
        return next_step(
            self.state,
            now=self.now,
            me="desk-1",
            search=self.search,
            lag=self.lag,
            attempt=self.run,
        )

    def post(self, fate):
        attempt = self.state.attempt
        if fate == "no_connection":
            self.write(Kind.LAPOR_RELEASED, bodies.released(attempt, "connect"))
            return
        self.lapor.posts += 1
        if fate in ("accepted", "answer_lost", "killed_after"):
            self.lapor.accepted.append(self.now)
        if fate == "accepted":
            self.write(Kind.LAPOR_SENT, bodies.sent(attempt, "77", "answer"))
        elif fate == "refused":
            self.write(Kind.LAPOR_REFUSED, bodies.refused(attempt, 422, "", {}))
        elif fate in ("answer_lost", "cut"):
            self.write(Kind.LAPOR_UNCERTAIN, bodies.uncertain(attempt, fate))
        else:
            self.run = ""  # killed: nothing was written

    def look(self):
        attempt = self.state.attempt
        if self.lapor.listed(self.now):
            others = [str(78 + i) for i in range(self.lapor.listed(self.now) - 1)]
            self.write(Kind.LAPOR_SENT, bodies.sent(attempt, "77", "search", others))
        else:
            self.write(Kind.LAPOR_UNCERTAIN, bodies.looked(attempt, Look.ABSENT))

    def go(self, fates):
        """Until nothing but a person can go on; the fates of the posts, then all are accepted."""
        fates = list(fates)
        for _ in range(200):
            match self.step():
                case Reserve(resend):
                    body = bodies.reserved("h", resend=resend)
                    self.run = self.write(Kind.LAPOR_RESERVED, body)
                    if fates and fates[0] == "killed_before":
                        fates.pop(0)
                        self.run = ""
                case Post():
                    self.post(fates.pop(0) if fates else "accepted")
                case Doubt(attempt, reason):
                    self.write(Kind.LAPOR_UNCERTAIN, bodies.uncertain(attempt, reason))
                case LookFor():
                    self.look()
                case Wait(until):
                    assert until > self.now
                    self.now = until
                case last:
                    return last
        raise AssertionError("it never ends")


FATES = st.sampled_from(
    [
        "accepted",
        "refused",
        "answer_lost",
        "cut",
        "no_connection",
        "killed_before",
        "killed_after",
    ]
)
MINUTES = st.integers(0, 60).map(lambda one: timedelta(minutes=one))


@given(st.lists(FATES, max_size=8), st.booleans(), st.booleans(), MINUTES)
def test_never_more_than_two_posts_and_every_doubt_is_for_a_person(
    fates, truthful, search, lag_there
):
    world = World(Lapor(truthful, lag_there), search)
    end = world.go(fates)
    assert world.lapor.posts <= 2
    assert world.state.posts <= 2
    assert world.state.state not in (Push.RESERVED, Push.READY)
    if end == Nothing():
        assert world.state.state is Push.SENT
        assert world.lapor.accepted
    else:
        assert world.state.needs_person
    if not search:
        assert world.lapor.posts <= 1


@given(st.lists(FATES.filter(lambda one: one != "refused"), max_size=8), MINUTES)
def test_a_truthful_search_makes_it_exactly_one_complaint(fates, lag_there):
    world = World(Lapor(True, lag_there), search=True)
    world.go(fates)
    assert len(world.lapor.accepted) <= 1
    sent = world.state.state is Push.SENT
    assert sent == bool(world.lapor.accepted)
    assert not world.state.others
