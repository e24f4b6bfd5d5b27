"""Moves tickets up the ladder when their time has come, with or without a line to the centre.

Whoever is awake does it, and what several write is one event (`tickets.escalation_moves`). Asks
nobody, waits for nobody; when to look is the caller's.
"""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection

from callcenter.desk.clock_doubt import ClockDoubt, ClockWatch
from callcenter.desk.context import Change, Desk
from callcenter.store import escalations, sync_state
from callcenter.store.log import events_of
from callcenter.store.office import load_office
from callcenter.tickets.apply import fold
from callcenter.tickets.deadlines import Deadlines
from callcenter.tickets.escalation_causes import Trouble
from callcenter.tickets.escalation_moves import (
    RECKONING,
    Move,
    Place,
    Ran,
    coming,
    move_event,
)
from callcenter.tickets.escalation_rules import RULES_NAME, OfficeRules, Rule, rules_in_force
from callcenter.tickets.event import TICKET

LIMIT = 100
"""Tickets looked at in one go: about 0.1 s of the desk's worker."""


def office_rules(desk: Desk) -> OfficeRules:
    """The rules that hold at this desk now, and why not the office's own where they do not."""
    with desk.store.read() as tx:
        return _rules(tx)


def run_due(desk: Desk, limit: int = LIMIT) -> Ran:
    """Writes every move that is due now, of at most `limit` tickets; nothing when none is."""
    now, deadlines = desk.clock.now(), desk.deadlines
    with desk.store.read() as tx:
        rules = _rules(tx).rules
        terms = _terms(desk, rules, deadlines)
        if escalations.is_idle(tx, terms, now):
            return Ran()
    with desk.change() as change:
        escalations.catch_up(change.tx, terms)
        ids = escalations.due(change.tx, now, limit)
        look = _Look(change, rules, deadlines, now)
        moved = look.at(ids)
    return Ran(moved, len(ids) == limit)


class Escalation:
    """Looks for one desk, again and again; a clock that jumps ahead moves nothing by itself.

    Set back it moves nothing either: what was moved is not moved again. Used on one thread.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._clock = ClockWatch(desk)

    def run_due(self, limit: int = LIMIT) -> Ran:
        """As `run_due`, unless the clock is not believed yet (`desk.clock_doubt`)."""
        return run_due(self._desk, limit) if self._clock.is_believed() else Ran()

    @property
    def doubt(self) -> ClockDoubt | None:
        """A clock that a person has to be asked about, as the last look saw it."""
        return self._clock.doubt


class _Look:
    """One look at some tickets, inside one transaction."""

    def __init__(
        self, change: Change, rules: tuple[Rule, ...], deadlines: Deadlines, now: datetime
    ) -> None:
        self._change = change
        self._rules = rules
        self._deadlines = deadlines
        self._now = now

    def at(self, ticket_ids: list[str]) -> int:
        """Writes what is due and says when to look again; how many moves there were."""
        troubles = escalations.troubles(self._change.tx, ticket_ids)
        moved = 0
        for one in ticket_ids:
            found = self._coming(one, troubles.get(one, ()))
            due = [move for move in found if move.at <= self._now]
            moved += self._write(one, due)
            later = found[len(due)].at if len(due) < len(found) else None
            escalations.look_again(self._change.tx, one, later)
        return moved

    def _coming(self, ticket_id: str, troubles: Iterable[Trouble]) -> list[Move]:
        log = [one for one in events_of(self._change.tx, ticket_id) if one.subject == TICKET]
        return coming(fold(ticket_id, log), self._rules, self._deadlines, tuple(troubles))

    def _write(self, ticket_id: str, due: list[Move]) -> int:
        tx = self._change.tx
        for move in due:
            me = sync_state.take(tx)
            place = Place(me.client_id, me.incarnation, me.next_n)
            self._change.log(move_event(ticket_id, move, place))
        return len(due)


def _rules(tx: Connection) -> OfficeRules:
    return rules_in_force(load_office(tx).value(RULES_NAME))


def _terms(desk: Desk, rules: tuple[Rule, ...], deadlines: Deadlines) -> str:
    """Names all that decides beside the tickets: under other terms all are looked at anew."""
    free = sorted(desk.days_off.items())
    return sha256(repr((RECKONING, rules, deadlines.limits, free)).encode()).hexdigest()
