"""What the pusher of a ticket does next, by the rules of SYNC 12. Pure: posts and asks nothing.

LAPOR knows no idempotency key. So a post is reserved in the log before it is made; one whose end
is not known is looked for, sent again by itself at most once and only when LAPOR's list said
twice that it is not there, and is a person's matter after that.
"""

from datetime import datetime, timedelta

from msgspec import Struct

from callcenter.tickets.lapor import LaporState
from callcenter.tickets.words import Look, Push, ReplyPush

POSTS_MAX = 2
"""Posts of a ticket that no person asked for."""

LOOK_AFTER = (
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(minutes=30),
)
"""When our number is looked for, from the moment a post became doubtful."""

LOOK_APART = LOOK_AFTER[0]
"""Two looks are never closer, so that the second is a second answer."""

LOOK_AGAIN = timedelta(minutes=10)
"""Between looks once those of `LOOK_AFTER` are done."""

LOOKS_MAX = 12
"""After so many looks without a clear answer a person has to look."""

CONSISTENT = 2
"""So many answers in a row after the lag window make an absence certain."""

OWNER_SILENT = timedelta(days=1)
"""A desk that holds a reservation and says nothing for so long may not come back."""

CLOCK_MAD = timedelta(hours=1)
"""A time further ahead than this was written by a clock gone mad."""


class Reserve(Struct, frozen=True):
    """Write `lapor_reserved`; `resend` marks the one automatic second try."""

    resend: bool = False


class Post(Struct, frozen=True):
    """Post now, under this reservation of the present run."""

    attempt: str


class Doubt(Struct, frozen=True):
    """A reservation of an earlier run: write `lapor_uncertain` with this reason, never post."""

    attempt: str
    reason: str = "crash"


class LookFor(Struct, frozen=True):
    """Ask LAPOR for our number and write down what it said."""

    attempt: str


class Wait(Struct, frozen=True):
    """Nothing before this time (aware UTC)."""

    until: datetime


class Person(Struct, frozen=True):
    """Only a person can go on.

    `reason`: no_search, absent (looked for, not there, and no resend is left), unclear (LAPOR's
    list gave no clear answer), twice (more than one post may have got through), refused,
    owner_silent, clock.
    """

    reason: str


class Nothing(Struct, frozen=True):
    """Done, cancelled, or another desk's matter."""


Step = Reserve | Post | Doubt | LookFor | Wait | Person | Nothing


class SendReply(Struct, frozen=True):
    """Write `lapor_reply_sent` (trying), then hand this answer of ours over."""

    eid: str


class DoubtReply(Struct, frozen=True):
    """An earlier run was at it: write `lapor_reply_sent` (uncertain), never send."""

    eid: str


def next_step(
    state: LaporState,
    *,
    now: datetime,
    me: str,
    search: bool,
    lag: timedelta,
    pusher: str = "",
    attempt: str = "",
    settled: bool = True,
) -> Step:
    """What the pusher `me` (a client_id) does for this ticket now.

    `search`: LAPOR can be searched for our number. `lag`: how long after an accept its list may
    still lack it. `pusher` is whose ticket it is (the desk that registered it, or the server's
    worker by setting; "" = mine); a person's choice goes before it. `attempt` is the reservation
    the present run has made itself ("" = none), `settled`: the centre has given that one its
    place, so that no other can come before it.
    """
    if state.state in (Push.READY, Push.NOT_PUSHED):
        mine = (state.assigned or pusher or me) == me
        return _twice(state) or (Reserve() if mine else Nothing())
    if state.state is Push.RESERVED:
        return _reserved(state, now, me, attempt, settled)
    if state.state is Push.UNCERTAIN:
        return _uncertain(state, now, me, search, lag)
    if state.state is Push.REFUSED:
        return Person("refused")
    return _twice(state) or Nothing()


def next_reply(
    state: LaporState, *, me: str = "", trying: str = ""
) -> SendReply | DoubtReply | Nothing:
    """The oldest answer of ours that `me` owes LAPOR; `trying` is the one this run is at.

    Answers of one ticket go in their order: nothing is sent past one that is in doubt. Without
    `me` it is whoever asks that owes the answers of all desks: the centre, when it pushes.
    """
    first = next(iter(state.pending_replies), None)
    if first is None or state.state is not Push.SENT or (me and first.owner != me):
        return Nothing()
    if first.state is ReplyPush.WAITING:
        return SendReply(first.eid)
    left_behind = first.state is ReplyPush.TRYING and first.eid != trying
    return DoubtReply(first.eid) if left_behind else Nothing()


def _twice(state: LaporState) -> Person | None:
    return Person("twice") if state.others or state.strays else None


def _reserved(state: LaporState, now: datetime, me: str, attempt: str, settled: bool) -> Step:
    if state.owner != me:
        return _others(state, now)
    if attempt != state.attempt:
        return Doubt(state.attempt)
    if not settled:
        return Nothing()
    return _twice(state) or Post(attempt)


def _others(state: LaporState, now: datetime) -> Step:
    """Another desk's: its own matter until it has been silent for long."""
    last = _last(state)
    silent = last is None or now - last > OWNER_SILENT or last - now > CLOCK_MAD
    return Person("owner_silent") if silent else Nothing()


def _last(state: LaporState) -> datetime | None:
    known = [one.at for one in state.looks[-1:]] + ([state.since] if state.since else [])
    return max(known, default=None)


def _uncertain(state: LaporState, now: datetime, me: str, search: bool, lag: timedelta) -> Step:
    if state.owner != me:
        return _others(state, now)
    if not search:
        return Person("no_search")
    since, last = state.since, _last(state)
    if since is None or last is None or max(since, last) - now > CLOCK_MAD:
        return Person("clock")
    if _surely_absent(state, since + lag):
        resend = state.posts < POSTS_MAX
        return _twice(state) or (Reserve(resend=True) if resend else Person("absent"))
    if len(state.looks) >= LOOKS_MAX:
        return Person("unclear")
    due = _next_look(state, since, last, lag)
    return Wait(due) if due > now else LookFor(state.attempt)


def _surely_absent(state: LaporState, seen_by: datetime) -> bool:
    """The last two answers came after the lag window, whole, and without our number."""
    last = state.looks[-CONSISTENT:]
    return len(last) == CONSISTENT and all(
        one.result is Look.ABSENT and one.at >= seen_by for one in last
    )


def _next_look(state: LaporState, since: datetime, last: datetime, lag: timedelta) -> datetime:
    done = len(state.looks)
    if done < len(LOOK_AFTER):
        planned = since + LOOK_AFTER[done]
        return max(planned, last + LOOK_APART) if done else planned
    return max(since + lag, last + LOOK_AGAIN)
