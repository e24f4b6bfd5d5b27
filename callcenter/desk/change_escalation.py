"""The office's own rules of the escalation: read, tried without moving anything, and set.

Only who supervises may set them. Rules that would move more than half of what is open are set
when a person has confirmed it. Moves no ticket itself.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from callcenter.desk import audit
from callcenter.desk.context import Desk
from callcenter.desk.escalate import office_rules
from callcenter.desk.office import set_office
from callcenter.desk.rights import Act, require
from callcenter.errors import Cancelled, FieldInvalid, RulesMoveTooMuch
from callcenter.store import escalations
from callcenter.store.log import chunks
from callcenter.store.tickets import load_ticket
from callcenter.tickets.escalation_moves import Move, moves
from callcenter.tickets.escalation_rules import (
    DEFAULT_RULES,
    RULES_NAME,
    Rule,
    RuleInvalid,
    read_rules,
    write_rules,
)

Progress = Callable[[int, int], None]
"""Told (done, all) now and then."""

_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class WouldMove:
    """A ticket that would move at once, and how, the first move first."""

    ticket_id: str
    number: str
    summary: str
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """What rules would move at once; `open_tickets` is how many tickets are open."""

    tickets: tuple[WouldMove, ...]
    open_tickets: int

    @property
    def is_too_much(self) -> bool:
        """More than half of what is open."""
        return 2 * len(self.tickets) > self.open_tickets


def would_move(
    desk: Desk,
    rules: Iterable[Rule],
    *,
    progress: Progress = lambda _done, _all: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Trial:
    """The tickets these rules would move now that have not been moved by them, writing nothing.

    What was moved by a rule of the same id stays moved. Raises Cancelled.
    """
    tried = tuple(rules)
    with desk.store.read() as tx:
        ids = escalations.may_move(tx)
    found: list[WouldMove] = []
    still_open = done = 0
    for piece in chunks(ids, _AT_ONCE):  # a reading of its own for each: a save has its turn
        if cancelled():
            raise Cancelled
        opened, moved = _try(desk, tried, piece)
        still_open += opened
        found += moved
        done += len(piece)
        progress(done, len(ids))
    return Trial(tuple(found), still_open)


def save_rules(
    desk: Desk, rules: Iterable[Rule] | None, *, reason: str = "", confirmed: bool = False
) -> Trial:
    """Sets the rules of all desks, None for the shipped ones; what that will move at once.

    Raises RightMissing, FieldInvalid (escalation: the field that is not right) and, until it is
    confirmed, RulesMoveTooMuch; then nothing was set.
    """
    require(desk, Act.SUPERVISE)
    wanted = DEFAULT_RULES if rules is None else _checked(rules)
    trial = would_move(desk, wanted)
    if trial.is_too_much and not confirmed:
        raise RulesMoveTooMuch(len(trial.tickets), trial.open_tickets)
    before = {one.id: one for one in office_rules(desk).rules}
    after = {one.id: one for one in wanted}
    changed = [one for one in {**before, **after} if before.get(one) != after.get(one)]
    set_office(desk, {RULES_NAME: None if rules is None else write_rules(wanted)})
    audit.note_alone(
        desk, audit.Act.RULES, kind="escalation", fields=changed, reason="rules", text=reason
    )
    return trial


def _checked(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    try:
        return read_rules(write_rules(rules))
    except RuleInvalid as fault:
        raise FieldInvalid("escalation", fault.field) from fault


def _try(desk: Desk, rules: tuple[Rule, ...], ids: list[str]) -> tuple[int, list[WouldMove]]:
    now, deadlines = desk.clock.now(), desk.deadlines
    found, still_open = [], 0
    with desk.store.read() as tx:
        troubles = escalations.troubles(tx, ids)
        for one in ids:
            ticket = load_ticket(tx, one)
            still_open += ticket.is_open
            due = moves(ticket, rules, deadlines, now, troubles.get(one, ()))
            if due:
                found.append(WouldMove(one, ticket.number, ticket.summary, due))
    return still_open, found
