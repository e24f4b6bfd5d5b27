"""The clocks of DOMAIN 3: from when to when each runs, and whether it stands, ended or is over.

Working-day clocks run over the working calendar in WIB; the desk's own clocks run around the
clock. Both stand while the reporter has to answer; what was over before that stays over. A share
of working days is working days: 75 % of four are three, whatever weekend lies between. Every
limit is a setting.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from callcenter.tickets.ticket import Pause, Ticket
from callcenter.tickets.words import GONE_OUTCOMES, Classification, State, Urgency
from callcenter.tickets.working_calendar import WorkingCalendar, day_after

NEAR_PERCENT = 75
"""Share of a clock's time from which it is shown as near (DESK 5)."""

_WHOLE = 100


class ClockKind(StrEnum):
    """What is being waited for."""

    FIRST_DISPATCH = "disposisi_pertama"
    VERIFY = "verifikasi"
    FOLLOW_UP = "jawaban_opd"
    WHOLE = "selesai"
    REPORTER = "jawaban_pelapor"
    CALLBACK = "telepon_balik"


class Standing(StrEnum):
    """How a clock stands."""

    OVER = "lewat"
    NEAR = "hampir"
    RUNNING = "berjalan"
    PAUSED = "jeda"
    ENDED = "selesai"


class Limits(Struct, frozen=True):
    """Limits in working days (`*_days`) and in minutes around the clock (`*_minutes`)."""

    verify_days: int = 3
    follow_up_days: int = 5
    reporter_days: int = 10
    information_days: int = 5
    complaint_days: int = 14
    oversight_days: int = 60
    first_dispatch_minutes: int = 24 * 60
    first_dispatch_soon_minutes: int = 60


class RunningClock(Struct, frozen=True):
    """One clock of a ticket. `due` is None while it stands; `ended` when it was met or stopped.

    One that was over before the reporter was asked does not stand: it is over.
    `eid` is the event that started it where a ticket may have several of the kind, else empty.
    `near` is when it begins to be shown as near; without it at three quarters of the time between.
    """

    kind: ClockKind
    start: datetime
    due: datetime | None
    ended: datetime | None = None
    agency_id: str = ""
    eid: str = ""
    near: datetime | None = None

    @property
    def near_from(self) -> datetime | None:
        """From when it is shown as near, None while it stands."""
        if self.near is not None or self.due is None:
            return self.near
        return self.start + (self.due - self.start) * NEAR_PERCENT / _WHOLE

    def standing(self, now: datetime) -> Standing:
        """How it stands at `now`."""
        if self.ended is not None:
            return Standing.ENDED
        if self.due is None:
            return Standing.PAUSED
        if now >= self.due:
            return Standing.OVER
        near = self.near_from
        return Standing.NEAR if near is not None and now >= near else Standing.RUNNING


class Deadlines(Struct, frozen=True):
    """Computes clocks from a ticket with the calendar and the limits that are in force.

    They are since `since` (aware); `before` is what was in force until then. A clock that has
    ended counts by what was in force when it ended, so that no later word moves what is over.
    """

    calendar: WorkingCalendar
    limits: Limits = Limits()
    since: datetime | None = None
    before: "Deadlines | None" = None

    def then(self, moment: datetime) -> "Deadlines":
        """What was in force at that moment (aware)."""
        found = self
        while found.before is not None and found.since is not None and moment < found.since:
            found = found.before
        return found

    def whole_days(self, classification: Classification, oversight: bool) -> int:
        """Working days in which the whole matter must be answered."""
        if classification is Classification.INFORMATION:
            return self.limits.information_days
        return self.limits.oversight_days if oversight else self.limits.complaint_days

    def promise(self, start: datetime, classification: Classification, oversight: bool) -> datetime:
        """The time by which the reporter is promised an answer (UTC)."""
        return self.calendar.add_working_days(start, self.whole_days(classification, oversight))

    def clocks(self, ticket: Ticket) -> tuple[RunningClock, ...]:
        """Every clock of the ticket, ended ones too, in the order they are shown."""
        start = ticket.registered_at
        if start is None:
            return ()
        if ticket.state in (State.DUPLICATE, State.REJECTED):
            end = ticket.closed_at or ticket.entries[-1].at
            return tuple(_stopped(one, end) for one in self.then(end)._all(ticket, start))
        return tuple(self._all(ticket, start))

    def _all(self, ticket: Ticket, start: datetime) -> Iterator[RunningClock]:
        ended = ticket.forwarded_at or ticket.resolved_at or ticket.closed_at
        yield self._first_dispatch(ticket, start)
        yield self._days(ClockKind.VERIFY, ticket, start=start, ended=ended)
        yield from self._follow_ups(ticket)
        yield self._whole(ticket, start)
        yield from self._reporter(ticket)
        yield from self._callbacks(ticket)

    def next_break(self, ticket: Ticket) -> RunningClock | None:
        """The running clock that breaks next, None when nothing runs."""
        running = [c for c in self.clocks(ticket) if c.ended is None and c.due is not None]
        return min(running, key=lambda c: c.due or c.start, default=None)

    def moment(self, ticket: Ticket, clock: RunningClock, percent: int) -> datetime | None:
        """When so much of a running clock's time is used up; None while that stands.

        Of a promised call it is the time between, which nothing interrupts.
        """
        if clock.due is None:
            return None
        if clock.kind is ClockKind.CALLBACK:
            return clock.start + (clock.due - clock.start) * percent / _WHOLE
        if clock.kind is ClockKind.FIRST_DISPATCH:
            reached = self._in_minutes(ticket, clock.start, percent)
            return None if _stands(ticket, reached) else reached
        hundredths = self._allowed(ticket, clock.kind) * percent
        if clock.kind is ClockKind.REPORTER:
            return self._in_days(clock.start, hundredths, ())
        reached = self._in_days(clock.start, hundredths, ticket.pauses)
        return None if _stands(ticket, reached) else reached

    def _allowed(self, ticket: Ticket, kind: ClockKind) -> int:
        """Working days of a kind that counts them."""
        if kind is ClockKind.WHOLE:
            return self.whole_days(ticket.classification, ticket.oversight)
        if kind is ClockKind.VERIFY:
            return self.limits.verify_days
        if kind is ClockKind.FOLLOW_UP:
            return self.limits.follow_up_days
        return self.limits.reporter_days

    def _first_dispatch(self, ticket: Ticket, start: datetime) -> RunningClock:
        ended = ticket.forwarded_at or ticket.resolved_at or ticket.closed_at
        if ended is not None:
            due = self.then(ended)._in_minutes(ticket, start, _WHOLE, ended)
            return RunningClock(ClockKind.FIRST_DISPATCH, start, due, ended)
        due = self._in_minutes(ticket, start, _WHOLE)
        if _stands(ticket, due):
            return RunningClock(ClockKind.FIRST_DISPATCH, start, None)
        near = self._in_minutes(ticket, start, NEAR_PERCENT)
        return RunningClock(ClockKind.FIRST_DISPATCH, start, due, near=near)

    def _in_minutes(
        self, ticket: Ticket, start: datetime, percent: int, ended: datetime | None = None
    ) -> datetime:
        soon = ticket.urgency is not Urgency.NORMAL
        limits = self.limits
        minutes = limits.first_dispatch_soon_minutes if soon else limits.first_dispatch_minutes
        reached = start + timedelta(minutes=minutes) * percent / _WHOLE
        for since, until in _spans(ticket.pauses, start):
            if since >= (reached if ended is None else min(reached, ended)):
                break
            reached += until - since
        return reached

    def _in_days(
        self,
        start: datetime,
        hundredths: int,
        pauses: tuple[Pause, ...],
        ended: datetime | None = None,
    ) -> datetime:
        """When so many hundredths of a working day are used up; office time of pauses is not.

        The day of the start counts for neither. What was over when a pause began stays over.
        """
        reached = self.calendar.add_hundredths(start, hundredths)
        if not pauses:
            return reached
        for since, until in _spans(pauses, day_after(start)):
            if since >= (reached if ended is None else min(reached, ended)):
                break
            stood = self.calendar.office_time(since, until)
            reached = self.calendar.add_office_time(reached, stood)
        return reached

    def _whole(self, ticket: Ticket, start: datetime) -> RunningClock:
        ended = ticket.resolved_at or ticket.closed_at
        if ended is None and ticket.state is State.REFERRED:
            ended = ticket.forwarded_at
        return self._days(ClockKind.WHOLE, ticket, start=start, ended=ended)

    def _follow_ups(self, ticket: Ticket) -> list[RunningClock]:
        over = ticket.resolved_at or ticket.closed_at
        if over is None and ticket.state is State.REFERRED:
            over = ticket.entries[-1].at
        return [
            self._days(
                ClockKind.FOLLOW_UP,
                ticket,
                start=one.at,
                ended=one.answered_at or one.ended_at or over,
                agency_id=one.agency_id,
                eid=one.eid,
            )
            for one in ticket.dispatches
            if one.outcome not in GONE_OUTCOMES
        ]

    def _reporter(self, ticket: Ticket) -> list[RunningClock]:
        since = None
        if ticket.is_paused:
            since = ticket.pauses[-1].since
        elif ticket.state is State.RESOLVED:
            since = ticket.resolved_at
        if since is None:
            return []
        due, near = (
            self._in_days(since, self.limits.reporter_days * percent, ())
            for percent in (_WHOLE, NEAR_PERCENT)
        )
        return [RunningClock(ClockKind.REPORTER, since, due, near=near)]

    def _callbacks(self, ticket: Ticket) -> list[RunningClock]:
        if not ticket.callbacks:
            return []
        made = {one.eid: one.at for one in ticket.entries}
        return [
            RunningClock(
                ClockKind.CALLBACK,
                min(made.get(one.eid, one.due), one.due),
                one.due,
                eid=one.eid,
            )
            for one in ticket.callbacks
            if not one.done
        ]

    def _days(
        self,
        kind: ClockKind,
        ticket: Ticket,
        *,
        start: datetime,
        ended: datetime | None,
        agency_id: str = "",
        eid: str = "",
    ) -> RunningClock:
        due = near = None
        if ended is not None:
            then = self.then(ended)
            days = then._allowed(ticket, kind)
            due = then._in_days(start, days * _WHOLE, ticket.pauses, ended)
        else:
            days = self._allowed(ticket, kind)
            due = self._in_days(start, days * _WHOLE, ticket.pauses)
            near = self._in_days(start, days * NEAR_PERCENT, ticket.pauses)
            if _stands(ticket, due):
                due = near = None
        return RunningClock(kind, start, due, ended, agency_id, eid, near)


def _spans(pauses: tuple[Pause, ...], start: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The times the reporter took since `start`, none twice: two computers may tell them so."""
    reached = start
    for one in sorted(pauses, key=lambda pause: pause.since) if pauses else ():
        since, until = max(one.since, reached), one.until
        if until is not None and until > since:
            reached = until
            yield since, until


def _stands(ticket: Ticket, reached: datetime) -> bool:
    """Whether the reporter has to answer, and was asked before this was reached."""
    return ticket.is_paused and ticket.pauses[-1].since < reached


def _stopped(clock: RunningClock, end: datetime) -> RunningClock:
    return clock if clock.ended is not None else replace(clock, ended=end)
