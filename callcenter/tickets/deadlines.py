"""The clocks of DOMAIN 3: from when to when each runs, and whether it stands, ended or is over.

Working-day clocks run over the working calendar in WIB and stand while the reporter has to
answer; the desk's own clocks run around the clock. Every limit is a setting.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import GONE_OUTCOMES, Classification, State, Urgency
from callcenter.tickets.working_calendar import WorkingCalendar

NEAR = 0.75
"""Share of a clock's time from which it is shown as near (DESK 5)."""


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


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits in working days (`*_days`) and in minutes around the clock (`*_minutes`)."""

    verify_days: int = 3
    follow_up_days: int = 5
    reporter_days: int = 10
    information_days: int = 5
    complaint_days: int = 14
    oversight_days: int = 60
    first_dispatch_minutes: int = 24 * 60
    first_dispatch_soon_minutes: int = 60


@dataclass(frozen=True, slots=True)
class RunningClock:
    """One clock of a ticket. `due` is None while it stands; `ended` when it was met or stopped.

    `eid` is the event that started it where a ticket may have several of the kind, else empty.
    """

    kind: ClockKind
    start: datetime
    due: datetime | None
    ended: datetime | None = None
    agency_id: str = ""
    eid: str = ""

    def share(self, now: datetime) -> float:
        """Share of its time that is used up: 0 at the start, 1 at the deadline."""
        if self.due is None:
            return 0.0
        whole = (self.due - self.start).total_seconds()
        return (now - self.start).total_seconds() / whole if whole > 0 else 1.0

    def standing(self, now: datetime) -> Standing:
        """How it stands at `now`."""
        if self.ended is not None:
            return Standing.ENDED
        if self.due is None:
            return Standing.PAUSED
        if now >= self.due:
            return Standing.OVER
        return Standing.NEAR if self.share(now) >= NEAR else Standing.RUNNING


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Computes clocks from a ticket with one calendar and one set of limits."""

    calendar: WorkingCalendar
    limits: Limits = Limits()

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
        gone = ticket.state in (State.DUPLICATE, State.REJECTED)
        found = [
            self._first_dispatch(ticket, start),
            self._days(
                ClockKind.VERIFY,
                ticket,
                start=start,
                days=self.limits.verify_days,
                ended=ticket.forwarded_at or ticket.resolved_at or ticket.closed_at,
            ),
            *self._follow_ups(ticket),
            self._whole(ticket, start),
            *self._reporter(ticket),
            *self._callbacks(ticket),
        ]
        if gone:
            end = ticket.closed_at or ticket.entries[-1].at
            return tuple(_stopped(one, end) for one in found)
        return tuple(found)

    def next_break(self, ticket: Ticket) -> RunningClock | None:
        """The running clock that breaks next, None when nothing runs."""
        running = [c for c in self.clocks(ticket) if c.ended is None and c.due is not None]
        return min(running, key=lambda c: c.due or c.start, default=None)

    def _first_dispatch(self, ticket: Ticket, start: datetime) -> RunningClock:
        soon = ticket.urgency is not Urgency.NORMAL
        limits = self.limits
        minutes = limits.first_dispatch_soon_minutes if soon else limits.first_dispatch_minutes
        ended = ticket.forwarded_at or ticket.resolved_at or ticket.closed_at
        due = None if ended is None and ticket.is_paused else start + timedelta(minutes=minutes)
        return RunningClock(ClockKind.FIRST_DISPATCH, start, due, ended)

    def _whole(self, ticket: Ticket, start: datetime) -> RunningClock:
        days = self.whole_days(ticket.classification, ticket.oversight)
        ended = ticket.resolved_at or ticket.closed_at
        if ended is None and ticket.state is State.REFERRED:
            ended = ticket.forwarded_at
        return self._days(ClockKind.WHOLE, ticket, start=start, days=days, ended=ended)

    def _follow_ups(self, ticket: Ticket) -> list[RunningClock]:
        days = self.limits.follow_up_days
        over = ticket.resolved_at or ticket.closed_at
        if over is None and ticket.state is State.REFERRED:
            over = ticket.entries[-1].at
        return [
            self._days(
                ClockKind.FOLLOW_UP,
                ticket,
                start=one.at,
                days=days,
                ended=one.answered_at or over,
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
        due = self.calendar.add_working_days(since, self.limits.reporter_days)
        return [RunningClock(ClockKind.REPORTER, since, due)]

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
        days: int,
        ended: datetime | None,
        agency_id: str = "",
        eid: str = "",
    ) -> RunningClock:
        if ended is None and ticket.is_paused:
            return RunningClock(kind, start, None, None, agency_id, eid)
        waited = self._waited(ticket, start) if ticket.pauses else 0
        due = self.calendar.add_working_days(start, days + waited)
        return RunningClock(kind, start, due, ended, agency_id, eid)

    def _waited(self, ticket: Ticket, start: datetime) -> int:
        return sum(
            self.calendar.working_days_between(max(one.since, start), one.until)
            for one in ticket.pauses
            if one.until is not None and one.until > start
        )


def _stopped(clock: RunningClock, end: datetime) -> RunningClock:
    if clock.ended is not None:
        return clock
    return RunningClock(clock.kind, clock.start, clock.due, end, clock.agency_id, clock.eid)
