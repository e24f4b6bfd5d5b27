"""What may move a ticket now, and since when: clocks that run and facts that hold. Pure.

A cause is named by the event it came from, so that every desk and the centre name it alike.
Knows no rule's outcome and writes nothing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from callcenter.tickets.deadlines import ClockKind, Deadlines, RunningClock
from callcenter.tickets.escalation_rules import Rule
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Kind, Outcome, Push, Reason, ReplyPush, State, Urgency

_EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST = datetime(2200, 1, 1, tzinfo=UTC)


class Cause(Struct, frozen=True):
    """`name` tells it from every other of its kind; from `at` (aware) on it moves the ticket.

    It may have begun to hold later: `at` follows from the limits, not from what was done when.
    """

    name: str
    at: datetime


class Trouble(Struct, frozen=True):
    """An event of the ticket that the centre does not take: its eid and its time."""

    eid: str
    at: datetime


def may_move(ticket: Ticket) -> bool:
    """Whether any rule may find a cause in it as it is, under whatever limits; else it rests.

    Events that are kept aside are beside the ticket: they move it all the same.
    """
    waited_for = ticket.is_open or ticket.state is State.RESOLVED
    asked = ticket.lapor.needs_person or bool(ticket.conflicts)
    return waited_for or asked or any(not one.done for one in ticket.callbacks)


class Causes:
    """Everything that may move one ticket; made anew for each look at it."""

    def __init__(
        self, ticket: Ticket, deadlines: Deadlines, troubles: Sequence[Trouble] = ()
    ) -> None:
        self._ticket = ticket
        self._deadlines = deadlines
        self._troubles = troubles
        self._times: Mapping[str, datetime] = {one.eid: one.at for one in ticket.entries}
        self._clocks = [
            one for one in deadlines.clocks(ticket) if one.ended is None and one.due is not None
        ]

    def of(self, rule: Rule) -> Iterator[Cause]:
        """The causes this rule may act on, each with the moment its share or wait is over."""
        if rule.clock is None:
            for one in _FACTS[rule.reason](self, rule):
                yield Cause(one.name, _plausible(one.at) + timedelta(minutes=rule.minutes))
            return
        for clock in self._clocks:
            if clock.kind is rule.clock:
                at = self._share_over(clock, rule.percent)
                if at is not None:
                    yield Cause(self._cause_of(clock), at)

    def _cause_of(self, clock: RunningClock) -> str:
        if clock.eid:
            return ":".join(filter(None, (clock.eid, clock.agency_id)))
        if clock.kind is ClockKind.REPORTER:
            return self._asked(clock.start)
        # Opened again the same clock runs once more: a cause of its own.
        return self._ticket.reopened_by or self._registered()

    def _share_over(self, clock: RunningClock, percent: int) -> datetime | None:
        """When it is; None where the reporter was asked before, of a clock that was over then."""
        if clock.kind is ClockKind.CALLBACK:  # promised for any time a person has typed
            due = _plausible(clock.due or clock.start)
            clock = replace(clock, start=_plausible(clock.start), due=due)
        return self._deadlines.moment(self._ticket, clock, percent)

    def _at(self, eid: str) -> datetime:
        return _plausible(self._times.get(eid, self._ticket.entries[-1].at))

    def _asked(self, since: datetime) -> str:
        """The event from which the reporter's answer is waited for."""
        paused = (Kind.DATA_REQUESTED, Kind.DUPLICATE_UNDONE)
        asking = paused if self._ticket.is_paused else (Kind.RESOLVED,)
        found = (one.eid for one in self._ticket.entries if one.kind in asking and one.at == since)
        return next(found, "")

    def _registered(self) -> str:
        return next((one.eid for one in self._ticket.entries if one.kind == Kind.REGISTERED), "")

    def _named(self, eid: str) -> Iterator[Cause]:
        yield Cause(eid, self._at(eid))

    def _ping_pong(self, rule: Rule) -> Iterator[Cause]:
        ticket = self._ticket
        if ticket.is_open and ticket.transfers > rule.over:
            sent_back = [
                one.eid
                for one in ticket.entries
                if one.kind == Kind.FOLLOW_UP_RECORDED
                and one.body.get("outcome") == Outcome.NOT_COMPETENT
            ]
            yield from self._named(sent_back[rule.over])

    def _repeated(self, rule: Rule) -> Iterator[Cause]:
        further = self._ticket.reporters
        enough = max(1, rule.over)
        if self._ticket.is_open and len(further) >= enough:
            yield Cause(further[enough - 1].eid, further[enough - 1].at)

    def _reopened(self, _rule: Rule) -> Iterator[Cause]:
        if self._ticket.is_open and self._ticket.reopened_by:
            yield from self._named(self._ticket.reopened_by)

    def _sensitive(self, _rule: Rule) -> Iterator[Cause]:
        if self._ticket.is_open and self._ticket.oversight:
            yield from self._named(self._ticket.heads["oversight"].eid)

    def _soon(self, _rule: Rule) -> Iterator[Cause]:
        if self._ticket.is_open and self._ticket.urgency is not Urgency.NORMAL:
            yield from self._named(self._ticket.heads["urgency"].eid)

    def _conflicts(self, _rule: Rule) -> Iterator[Cause]:
        for eid, at in {one.eid: one.at for one in self._ticket.conflicts}.items():
            yield Cause(eid, at)

    def _lapor(self, _rule: Rule) -> Iterator[Cause]:
        """Each doubt once, however often LAPOR's list is looked at for it."""
        lapor = self._ticket.lapor
        if not lapor.needs_person:
            return
        since = lapor.since or self._ticket.entries[-1].at
        if lapor.state in (Push.UNCERTAIN, Push.REFUSED):
            yield Cause(lapor.attempt, since)
        for one in (*sorted(lapor.strays), *lapor.others):
            yield Cause(one, since)
        for reply in lapor.replies:
            if reply.state in (ReplyPush.UNCERTAIN, ReplyPush.REFUSED):
                yield Cause(reply.eid, reply.at)

    def _set_aside(self, _rule: Rule) -> Iterator[Cause]:
        for one in self._troubles:
            yield Cause(one.eid, one.at)


def _plausible(at: datetime) -> datetime:
    """The time, kept where a share of it can still be counted."""
    return min(max(at, _EARLIEST), _LATEST)


_FACTS: Mapping[Reason, Callable[[Causes, Rule], Iterator[Cause]]] = {
    Reason.PING_PONG: Causes._ping_pong,
    Reason.REPEATED: Causes._repeated,
    Reason.REOPENED: Causes._reopened,
    Reason.SENSITIVE: Causes._sensitive,
    Reason.SOON: Causes._soon,
    Reason.CONFLICT: Causes._conflicts,
    Reason.LAPOR: Causes._lapor,
    Reason.SET_ASIDE: Causes._set_aside,
}
