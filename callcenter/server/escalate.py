"""Moves tickets up the ladder at the centre, by the same rules and in the same words as any desk.

A desk that was quicker, or will bring the same move in a week, makes no second line: its event is
known here. Writes to the log alone, in one transaction a look; when to look is the worker's.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection

from callcenter.directory.loading import read_days_off
from callcenter.server import escalation_rows as rows
from callcenter.server.arrival import Arrival, arrival_of
from callcenter.server.centre import Centre, as_us, from_us
from callcenter.server.database import lock_subjects, settled
from callcenter.server.log_writer import append, load_tickets
from callcenter.server.office import office_log
from callcenter.server.own_events import next_n
from callcenter.tickets.deadlines import Deadlines, Limits
from callcenter.tickets.escalation_causes import Trouble
from callcenter.tickets.escalation_moves import (
    RECKONING,
    Move,
    Place,
    Ran,
    coming,
    move_event,
)
from callcenter.tickets.escalation_rules import RULES_NAME, Rule, rules_in_force
from callcenter.tickets.office import fold_office
from callcenter.tickets.office_terms import Terms, terms_over_time
from callcenter.tickets.working_calendar import WorkingCalendar

LIMIT = 100
"""Tickets looked at in one transaction."""


class Escalation:
    """One centre's; `stored` is called after each commit that added to the log.

    Rules, limits and days off are the office's; of what it never set, the shipped ones: the
    settings of one desk do not reach the centre.
    """

    def __init__(self, centre: Centre, stored: Callable[[], None] = lambda: None) -> None:
        self._centre = centre
        self._stored = stored
        self._terms: tuple[Terms, ...] = (Terms(),)
        self._deadlines = _counting(self._terms)

    def run_due(self, limit: int = LIMIT) -> Ran:
        """Writes every move that is due now, of at most `limit` tickets; nothing when none is."""
        with self._centre.database.read() as tx:
            log = office_log(tx)
            rules = rules_in_force(fold_office(log).value(RULES_NAME)).rules
            terms = self._use(terms_over_time(log), rules)
            if rows.is_idle(tx, terms, self._centre.now_us()):
                return Ran()
        ran = self._look(rules, terms, limit)
        if ran.moved:
            self._stored()
        return ran

    def _use(self, terms: tuple[Terms, ...], rules: tuple[Rule, ...]) -> str:
        """Takes what the office set into use; names all that decides beside the tickets."""
        if terms != self._terms:
            self._terms, self._deadlines = terms, _counting(terms)
        free = sorted(self._deadlines.calendar.overrides.items())
        said = (RECKONING, rules, self._deadlines.limits, free)
        return sha256(repr(said).encode()).hexdigest()

    @settled
    def _look(self, rules: tuple[Rule, ...], terms: str, limit: int) -> Ran:
        centre = self._centre
        now = centre.now_us()
        with centre.database.write() as tx:
            rows.catch_up(tx, terms)
            ids = rows.due(tx, now, limit)
            lock_subjects(tx, ids)
            found = self._coming(tx, ids, rules)
            at = from_us(now)
            due = {one: [move for move in some if move.at <= at] for one, some in found.items()}
            fresh = self._events(tx, due)
            append(tx, centre, fresh, now)
            later = {one: _next(some, at) for one, some in found.items()}
            rows.look_again(tx, later)
        return Ran(len(fresh), len(ids) == limit)

    def _coming(
        self, tx: Connection, ids: list[str], rules: tuple[Rule, ...]
    ) -> Mapping[str, Sequence[Move]]:
        aside: Mapping[str, Sequence[Trouble]] = rows.troubles(tx) if ids else {}
        return {
            one: coming(ticket, rules, self._deadlines, aside.get(one, ()))
            for one, ticket in load_tickets(tx, ids).items()
        }

    def _events(self, tx: Connection, due: Mapping[str, Sequence[Move]]) -> list[Arrival]:
        return [
            arrival_of(move_event(one, move, self._place(tx)))
            for one, some in due.items()
            for move in some
        ]

    def _place(self, tx: Connection) -> Place:
        return Place(self._centre.client_id, 1, next_n(self._centre, tx))


def _counting(terms: Sequence[Terms]) -> Deadlines:
    """What counts now, and what counted before."""
    found: Deadlines | None = None
    for one in terms:
        calendar = WorkingCalendar(read_days_off(one.days_off or ""))
        found = Deadlines(calendar, one.limits or Limits(), one.since, found)
    return found or Deadlines(WorkingCalendar())


def _next(found: Sequence[Move], now: datetime) -> int | None:
    return next((as_us(one.at) for one in found if one.at > now), None)
