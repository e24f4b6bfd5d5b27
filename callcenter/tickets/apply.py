"""The one fold: `apply(ticket, event)`, the same on every desk and at the server (SYNC 1, 8).

Pure and total: it never raises for an event that was stored. What the life does not allow and
what was written without seeing the head becomes an open conflict for a person, never a loss.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from callcenter.tickets import hand_overs, lapor_rules, life
from callcenter.tickets.event import Author, Event, Value
from callcenter.tickets.survey import Survey, read_scores, with_survey
from callcenter.tickets.ticket import (
    Callback,
    Conflict,
    Dispatch,
    Entry,
    Head,
    Pause,
    Reporter,
    Ticket,
)
from callcenter.tickets.words import Kind, Outcome, State

MAX_LEVEL = 6
"""Rungs of the escalation ladder (DOMAIN 4)."""


def fold(ticket_id: str, events: Iterable[Event]) -> Ticket:
    """The ticket that these events, in this order, make."""
    ticket = Ticket(id=ticket_id)
    for event in events:
        ticket = apply(ticket, event)
    return ticket


def apply(ticket: Ticket, event: Event) -> Ticket:
    """The ticket after one more event."""
    if event.kind == Kind.ATTACHMENT_AVAILABLE and ticket.entries:
        return _available(ticket, event)  # no line of the story, whatever the order they come in
    if ticket.entries and not event.changes and _is_known(ticket, event):
        return ticket  # two desks asked LAPOR and heard the same, or saw the same clock run out
    entry = Entry(event.eid, event.kind, event.at, event.author, event.changes, event.body)
    heads, conflicts = _changed(ticket, event)
    allowed = life.allowed(event.kind, ticket.state)
    if not allowed and not _done_already(ticket, event):
        conflicts += (_conflict(event, "state", life.target(event.kind).value),)
    born = _registered(ticket, event) if event.kind == Kind.REGISTERED else {}
    ticket = replace(
        ticket, entries=(*ticket.entries, entry), heads=heads, conflicts=conflicts, **born
    )
    rule = _RULES.get(event.kind) if allowed else None
    return ticket if rule is None else rule(ticket, event)


def _is_known(ticket: Ticket, event: Event) -> bool:
    """Whether another program has said the same before, perhaps in other words."""
    if event.kind == Kind.ESCALATED:
        return _moved_by(event) in ticket.moved
    return lapor_rules.is_known(ticket.lapor, event)


_SAME_TWICE = frozenset((Kind.VERIFIED, Kind.RESOLVED, Kind.CLOSED, Kind.REJECTED))
"""Steps that say all they change by the state they lead to; their texts stand in the story."""


def _done_already(ticket: Ticket, event: Event) -> bool:
    """Two people did the same: equal values merge in silence (SYNC 8)."""
    return event.kind in _SAME_TWICE and life.target(event.kind) is ticket.state


def _changed(ticket: Ticket, event: Event) -> tuple[Mapping[str, Head], tuple[Conflict, ...]]:
    """The heads and the open conflicts after the event's changes."""
    heads = dict(ticket.heads)
    conflicts = _without(ticket.conflicts, None, _texts(event, "resolves"))
    for change in event.changes:
        head = heads.get(change.field)
        if head is not None and head.value == change.value:
            continue
        if head is None or change.base == head.eid:
            heads[change.field] = Head(change.value, event.eid)
            continue
        # The author's own earlier edit already lost to the head: this one takes its place.
        conflicts = _without(conflicts, change.field, (change.base,))
        conflicts += (_conflict(event, change.field, change.value),)
    return heads, conflicts


def _without(
    conflicts: tuple[Conflict, ...], name: str | None, eids: Iterable[str | None]
) -> tuple[Conflict, ...]:
    if not conflicts:
        return conflicts
    gone = frozenset(eids)
    return tuple(one for one in conflicts if one.eid not in gone or name not in (None, one.field))


def _conflict(event: Event, name: str, value: Value) -> Conflict:
    return Conflict(name, value, event.eid, event.author, event.at)


def _text(event: Event, name: str) -> str:
    found = event.body.get(name)
    return found if isinstance(found, str) else ""


def _texts(event: Event, name: str) -> tuple[str, ...]:
    found = event.body.get(name)
    if not isinstance(found, list):
        return ()
    return tuple(one for one in found if isinstance(one, str))


def _time(event: Event, name: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(_text(event, name))
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def _registered(ticket: Ticket, event: Event) -> dict[str, Any]:
    # Not a rule: nearly every ticket of a page has this event alone, so it is done in one go.
    return {
        "number": ticket.number or _text(event, "number"),
        "registered_at": ticket.registered_at or event.at,
        "registered_by": ticket.registered_by or event.author,
        "registered_on": ticket.registered_on or event.client_id,
    }


def _renumbered(ticket: Ticket, event: Event) -> Ticket:
    number = _text(event, "number")
    if not number or number == ticket.number:
        return ticket
    former = (ticket.number,) if ticket.number else ()
    return replace(ticket, number=number, aliases=ticket.aliases + former)


def _verified(ticket: Ticket, event: Event) -> Ticket:
    return replace(ticket, state=State.VERIFIED, verified_at=ticket.verified_at or event.at)


def _taken_from(ticket: Ticket, event: Event) -> Ticket:
    """The agencies in `replaces` hold it no longer: the desk took it from them (Alihkan)."""
    gone = frozenset(_texts(event, "replaces"))
    referred = tuple(one for one in ticket.referred_to if one not in gone)
    dispatches = hand_overs.taken_from(ticket.dispatches, gone)
    return replace(ticket, dispatches=dispatches, referred_to=referred)


def _dispatched(ticket: Ticket, event: Event) -> Ticket:
    ticket = _taken_from(ticket, event)
    fresh = tuple(Dispatch(event.eid, one, event.at) for one in _texts(event, "agency_ids"))
    return replace(
        ticket,
        state=State.DISPATCHED,
        dispatches=hand_overs.handed_on(ticket.dispatches, fresh, ticket.reopened_by),
        verified_at=ticket.verified_at or event.at,
        forwarded_at=ticket.forwarded_at or event.at,
    )


def _answer(word: str) -> Outcome:
    known = (Outcome.DONE, Outcome.NOT_COMPETENT)
    return next((one for one in known if one == word), Outcome.PROGRESS)


def _followed_up(ticket: Ticket, event: Event) -> Ticket:
    agency, outcome = _text(event, "agency_id"), _answer(_text(event, "outcome"))
    dispatches = hand_overs.answered(ticket.dispatches, agency, outcome, event.at)
    ticket = replace(ticket, dispatches=dispatches)
    if outcome is Outcome.NOT_COMPETENT:
        return replace(ticket, transfers=ticket.transfers + 1)
    if ticket.state is State.REFERRED:
        return ticket
    return replace(ticket, state=State.FOLLOWED_UP)


def _data_requested(ticket: Ticket, event: Event) -> Ticket:
    return replace(
        ticket,
        state=State.WAITING,
        state_before_pause=ticket.state,
        pauses=(*ticket.pauses, Pause(event.at)),
    )


def _end_pause(ticket: Ticket, at: datetime) -> Ticket:
    if not ticket.is_paused:
        return ticket
    return replace(ticket, pauses=(*ticket.pauses[:-1], replace(ticket.pauses[-1], until=at)))


def _data_received(ticket: Ticket, event: Event) -> Ticket:
    back = ticket.state_before_pause or State.VERIFIED
    return replace(_end_pause(ticket, event.at), state=back, state_before_pause=None)


def _referred(ticket: Ticket, event: Event) -> Ticket:
    ticket = _taken_from(ticket, event)
    names = dict.fromkeys((*ticket.referred_to, *_texts(event, "agency_ids")))
    ticket = _end_pause(ticket, event.at)
    return replace(
        ticket,
        state=State.REFERRED,
        referred_to=tuple(names),
        verified_at=ticket.verified_at or event.at,
        forwarded_at=ticket.forwarded_at or event.at,
    )


def _resolved(ticket: Ticket, event: Event) -> Ticket:
    ticket = _end_pause(ticket, event.at)
    return replace(ticket, state=State.RESOLVED, resolved_at=event.at)


def _closed(ticket: Ticket, event: Event) -> Ticket:
    ticket = _end_pause(ticket, event.at)
    return replace(ticket, state=State.CLOSED, closed_at=event.at)


def _rejected(ticket: Ticket, event: Event) -> Ticket:
    ticket = _end_pause(ticket, event.at)
    return replace(ticket, state=State.REJECTED, closed_at=event.at)


def _reopened(ticket: Ticket, event: Event) -> Ticket:
    back = State.DISPATCHED if ticket.dispatches else State.VERIFIED
    return replace(
        ticket,
        state=back,
        reopened=ticket.reopened + 1,
        reopened_by=event.eid,
        resolved_at=None,
        closed_at=None,
        dispatches=hand_overs.waited_again(ticket, event.eid, event.at),
    )


def _archived(ticket: Ticket, event: Event) -> Ticket:
    before = ticket.state
    ticket = _end_pause(ticket, event.at)
    return replace(
        ticket,
        state=State.DUPLICATE,
        duplicate_of=_text(event, "of") or None,
        state_before_merge=before,
    )


def _unarchived(ticket: Ticket, event: Event) -> Ticket:
    back = ticket.state_before_merge or State.RECEIVED
    if back is State.WAITING:
        ticket = replace(ticket, pauses=(*ticket.pauses, Pause(event.at)))
    return replace(ticket, state=back, duplicate_of=None, state_before_merge=None)


def _joined(ticket: Ticket, event: Event) -> Ticket:
    reporter = Reporter(
        event.eid,
        _text(event, "caller_id") or None,
        _text(event, "name"),
        _text(event, "phone"),
        event.at,
        _text(event, "from_ticket") or None,
    )
    return replace(ticket, reporters=(*ticket.reporters, reporter))


def _left(ticket: Ticket, event: Event) -> Ticket:
    gone = _text(event, "eid")
    rest = tuple(one for one in ticket.reporters if one.eid != gone)
    return replace(ticket, reporters=rest)


def _taken(ticket: Ticket, event: Event) -> Ticket:
    uid = _text(event, "uid")
    holder = Author(uid, _text(event, "name")) if uid else None
    return replace(ticket, holder=holder)


def _reminded(ticket: Ticket, _event: Event) -> Ticket:
    return replace(ticket, reminders=ticket.reminders + 1)


def _raised(ticket: Ticket, event: Event) -> Ticket:
    level = event.body.get("level")
    if not isinstance(level, int):
        return ticket
    return replace(ticket, level=max(1, min(MAX_LEVEL, level)))


def _moved_by(event: Event) -> tuple[str, str]:
    return _text(event, "rule"), _text(event, "cause")


def _escalated(ticket: Ticket, event: Event) -> Ticket:
    """Up to the level of the rule; a person may have raised it higher already."""
    level = event.body.get("level")
    reached = min(MAX_LEVEL, level) if isinstance(level, int) else 1
    moved = ticket.moved | {_moved_by(event)}
    return replace(ticket, level=max(ticket.level, reached), moved=moved)


def _snoozed(ticket: Ticket, event: Event) -> Ticket:
    return replace(ticket, snoozed_until=_time(event, "until"))


def _promised(ticket: Ticket, event: Event) -> Ticket:
    due = _time(event, "due")
    if due is None:
        return ticket
    return replace(ticket, callbacks=(*ticket.callbacks, Callback(event.eid, due)))


def _called_back(ticket: Ticket, event: Event) -> Ticket:
    done = _text(event, "eid")
    callbacks = tuple(
        replace(one, done=True) if one.eid == done else one for one in ticket.callbacks
    )
    return replace(ticket, callbacks=callbacks)


def _surveyed(ticket: Ticket, event: Event) -> Ticket:
    """All are kept: a reporter is asked again when it was opened again."""
    scores = read_scores(event.body.get("scores"))
    if scores is None:
        return ticket
    answered = Survey(event.at, scores, ticket.reopened)
    return replace(ticket, surveys=with_survey(ticket.surveys, answered))


def _withdrawn(ticket: Ticket, event: Event) -> Ticket:
    gone = _text(event, "eid")
    entries = tuple(
        replace(one, withdrawn=True) if one.eid == gone else one for one in ticket.entries
    )
    return replace(ticket, entries=entries)


def _available(ticket: Ticket, event: Event) -> Ticket:
    sha256 = _text(event, "sha256")
    if not sha256 or sha256 in ticket.available:
        return ticket
    return replace(ticket, available={**ticket.available, sha256: event.at})


def _at_lapor(ticket: Ticket, event: Event) -> Ticket:
    return replace(ticket, lapor=lapor_rules.applied(ticket.lapor, event))


_RULES: dict[str, Callable[[Ticket, Event], Ticket]] = {
    Kind.RENUMBERED: _renumbered,
    Kind.VERIFIED: _verified,
    Kind.DISPATCHED: _dispatched,
    Kind.FOLLOW_UP_RECORDED: _followed_up,
    Kind.DATA_REQUESTED: _data_requested,
    Kind.DATA_RECEIVED: _data_received,
    Kind.REFERRED: _referred,
    Kind.EMERGENCY_HANDED: _referred,
    Kind.RESOLVED: _resolved,
    Kind.CLOSED: _closed,
    Kind.REJECTED: _rejected,
    Kind.REOPENED: _reopened,
    Kind.ARCHIVED_DUPLICATE: _archived,
    Kind.DUPLICATE_UNDONE: _unarchived,
    Kind.REPORTER_JOINED: _joined,
    Kind.REPORTER_LEFT: _left,
    Kind.TAKEN: _taken,
    Kind.REMINDED: _reminded,
    Kind.LEVEL_RAISED: _raised,
    Kind.ESCALATED: _escalated,
    Kind.SNOOZED: _snoozed,
    Kind.CALLBACK_PROMISED: _promised,
    Kind.CALLBACK_DONE: _called_back,
    Kind.SURVEYED: _surveyed,
    Kind.WITHDRAWN: _withdrawn,
    Kind.ATTACHMENT_AVAILABLE: _available,
    **dict.fromkeys(lapor_rules.KINDS, _at_lapor),
}
