"""The office's own rules of the escalation: read, tried without moving anything, and set.

Only who supervises may set them. Rules that would move more than half of what is open, now or by
the end of the next working day, and none at all are set when a person has confirmed it. A rule
that looks at something else than before is another one. Limits and days off are tried here too.
Moves no ticket itself.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from callcenter.desk import audit
from callcenter.desk.context import Desk
from callcenter.desk.escalate import office_rules
from callcenter.desk.office import set_office
from callcenter.desk.rights import Act, require
from callcenter.errors import (
    Cancelled,
    FieldInvalid,
    NoRulesLeft,
    RulesMoveTooMuch,
    TermsMoveTooMuch,
)
from callcenter.store import escalations
from callcenter.store.log import chunks, events_of
from callcenter.store.tickets import load_ticket
from callcenter.tickets.deadlines import Deadlines, Limits
from callcenter.tickets.escalation_causes import Trouble
from callcenter.tickets.escalation_moves import Move, coming
from callcenter.tickets.escalation_rules import (
    DEFAULT_RULES,
    RULES_NAME,
    Rule,
    RuleInvalid,
    read_rules,
    rules_in_force,
    write_rules,
)
from callcenter.tickets.office import OFFICE_ID
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.working_calendar import WorkingCalendar

Progress = Callable[[int, int], None]
"""Told (done, all) now and then."""

_AT_ONCE = 100

_TO_MIDNIGHT = timedelta(hours=8)
"""From the close of the offices: whatever hours are quiet, they are over once on that day."""


class WouldMove(Struct, frozen=True):
    """A ticket that would move, and how, the first move first."""

    ticket_id: str
    number: str
    summary: str
    moves: tuple[Move, ...]


class Trial(Struct, frozen=True):
    """What rules or limits would move at once; `open_tickets` is how many tickets are open.

    `later`: what they would move by the end of the next working day, when it is not quiet any
    more, and higher than it would go anyway. `rules` as they would be set.
    """

    tickets: tuple[WouldMove, ...]
    open_tickets: int
    later: tuple[WouldMove, ...] = ()
    rules: tuple[Rule, ...] = ()

    @property
    def moved(self) -> int:
        """How many tickets, now and later."""
        return len(self.tickets) + len(self.later)

    @property
    def is_too_much(self) -> bool:
        """More than half of what is open."""
        return 2 * self.moved > self.open_tickets


def fresh_rule_id(desk: Desk) -> str:
    """An id no rule has or ever had."""
    return f"kantor-{desk.ids.new()[-12:]}"


def would_move(
    desk: Desk,
    rules: Iterable[Rule],
    *,
    progress: Progress = lambda _done, _all: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Trial:
    """The tickets these rules would move that have not been moved by them, writing nothing.

    What was moved by a rule of the same id stays moved. Raises Cancelled.
    """
    in_force = office_rules(desk).rules
    tried = _named_anew(desk, rules, in_force)
    return _tried(_TrialLook(desk, tried, in_force, desk.deadlines), progress, cancelled)


def terms_would_move(
    desk: Desk,
    *,
    limits: Limits | None = None,
    calendar: WorkingCalendar | None = None,
    confirmed: bool = False,
    progress: Progress = lambda _done, _all: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Trial:
    """The tickets other limits or days off would move and those in force would not.

    By the rules in force, writing nothing. Raises Cancelled, and TermsMoveTooMuch until it is
    confirmed.
    """
    now = desk.deadlines
    tried = Deadlines(calendar or now.calendar, limits or now.limits, desk.clock.now(), now)
    if (tried.limits, tried.calendar.overrides) == (now.limits, now.calendar.overrides):
        return Trial((), 0)
    rules = office_rules(desk).rules
    trial = _tried(_TrialLook(desk, rules, rules, tried), progress, cancelled)
    if trial.is_too_much and not confirmed:
        raise TermsMoveTooMuch(trial.moved, trial.open_tickets, len(trial.later))
    return trial


def _tried(look: "_TrialLook", progress: Progress, cancelled: Callable[[], bool]) -> Trial:
    """Every ticket that may move is looked at."""
    with look.desk.store.read() as tx:
        ids = escalations.may_move(tx)
    done = 0
    for piece in chunks(ids, _AT_ONCE):  # a reading of its own for each: a save has its turn
        if cancelled():
            raise Cancelled
        look.at(piece)
        done += len(piece)
        progress(done, len(ids))
    return Trial(tuple(look.now), look.open_tickets, tuple(look.later), look.rules)


def save_rules(
    desk: Desk, rules: Iterable[Rule] | None, *, reason: str = "", confirmed: bool = False
) -> Trial:
    """Sets the rules of all desks, None for the shipped ones; what that will move.

    Raises RightMissing, FieldInvalid (escalation: the field that is not right) and, until it is
    confirmed, RulesMoveTooMuch or NoRulesLeft; then nothing was set.
    """
    require(desk, Act.SUPERVISE)
    before = {one.id: one for one in office_rules(desk).rules}
    wanted = DEFAULT_RULES if rules is None else _checked(rules)
    if before and not wanted and not confirmed:
        raise NoRulesLeft
    trial = would_move(desk, wanted)
    if trial.is_too_much and not confirmed:
        raise RulesMoveTooMuch(trial.moved, trial.open_tickets, len(trial.later))
    after = {one.id: one for one in trial.rules}
    changed = [one for one in {**before, **after} if before.get(one) != after.get(one)]
    set_office(desk, {RULES_NAME: None if rules is None else write_rules(trial.rules)})
    audit.note_alone(
        desk, audit.Act.RULES, kind="escalation", fields=changed, reason="rules", text=reason
    )
    return trial


def _named_anew(desk: Desk, rules: Iterable[Rule], in_force: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules, with an id of its own for each that once looked at something else.

    What moved a ticket is remembered by the rule's id: under a used one nothing would move again.
    """
    now = {one.id: _sight(one) for one in in_force}
    used = _used(desk)
    return tuple(
        replace(one, id=fresh_rule_id(desk))
        if now.get(one.id) != _sight(one) and used.get(one.id, set()) - {_sight(one)}
        else one
        for one in rules
    )


def _sight(rule: Rule) -> tuple[object, ...]:
    """What makes a rule another one when it is changed."""
    return rule.clock, rule.reason, rule.level


def _used(desk: Desk) -> dict[str, set[tuple[object, ...]]]:
    """What the rules of each id have looked at, from the shipped ones to the last."""
    with desk.store.read() as tx:
        log = events_of(tx, OFFICE_ID)
    said = (one.value for event in log for one in event.changes if one.field == RULES_NAME)
    used: dict[str, set[tuple[object, ...]]] = {}
    for rule in (*DEFAULT_RULES, *(one for value in said for one in rules_in_force(value).rules)):
        used.setdefault(rule.id, set()).add(_sight(rule))
    return used


def _checked(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    try:
        return read_rules(write_rules(rules))
    except RuleInvalid as fault:
        raise FieldInvalid("escalation", fault.field) from fault


class _TrialLook:
    """Tickets looked at some at a time, as if these rules and terms held, not those in force."""

    def __init__(
        self,
        desk: Desk,
        rules: tuple[Rule, ...],
        in_force: tuple[Rule, ...],
        deadlines: Deadlines,
    ) -> None:
        self.desk = desk
        self.rules = rules
        self._in_force = in_force
        self._deadlines = deadlines
        self._terms = desk.deadlines
        self._at = desk.clock.now()
        self._until: datetime = deadlines.calendar.add_working_days(self._at, 1) + _TO_MIDNIGHT
        self.now: list[WouldMove] = []
        self.later: list[WouldMove] = []
        self.open_tickets = 0

    def at(self, ids: list[str]) -> None:
        """Looks at these."""
        with self.desk.store.read() as tx:
            troubles = escalations.troubles(tx, ids)
            for one in ids:
                self._ticket(load_ticket(tx, one), troubles.get(one, ()))

    def _ticket(self, ticket: Ticket, troubles: Sequence[Trouble]) -> None:
        self.open_tickets += ticket.is_open
        found = coming(ticket, self.rules, self._deadlines, troubles)
        anyway = coming(ticket, self._in_force, self._terms, troubles)
        due = self._due(found, anyway)
        if due:
            self.now.append(WouldMove(ticket.id, ticket.number, ticket.summary, due))
            return
        reached = [one.level for one in anyway if one.at <= self._until]
        top = max(ticket.level, *reached, 0)
        soon = tuple(one for one in found if one.at <= self._until and one.level > top)
        if soon:
            self.later.append(WouldMove(ticket.id, ticket.number, ticket.summary, soon))

    def _due(self, found: Sequence[Move], anyway: Sequence[Move]) -> tuple[Move, ...]:
        """What is due now; of other terms what is not due by those in force."""
        other_terms = self._deadlines is not self._terms
        known = {(one.rule, one.cause) for one in anyway if other_terms and one.at <= self._at}
        return tuple(
            one for one in found if one.at <= self._at and (one.rule, one.cause) not in known
        )
