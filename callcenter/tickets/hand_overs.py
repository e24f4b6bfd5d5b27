"""The hand-overs of a ticket to agencies, as events change them. Pure: only the fold asks.

What came of one stays with it: a step is about the hand-over that waits for an answer, and where
none waits about the last one. An agency that answered, and was asked again, has answered.
"""

from collections.abc import Collection
from datetime import datetime

from msgspec.structs import replace

from callcenter.tickets.ticket import Dispatch, Ticket, held_by
from callcenter.tickets.words import Kind, Outcome

Dispatches = tuple[Dispatch, ...]


def taken_from(known: Dispatches, agencies: Collection[str]) -> Dispatches:
    """These agencies hold it no longer: the desk took it from them."""
    meant = _meant(known, agencies)
    return tuple(
        replace(one, outcome=Outcome.TRANSFERRED) if one in meant else one for one in known
    )


def handed_on(known: Dispatches, fresh: Dispatches, reopened_by: str) -> Dispatches:
    """The new ones; an agency that was waited for since a reopening is waited for from now on."""
    agencies = {one.agency_id for one in fresh}
    earlier = tuple(
        one
        for one in known
        if not _waits(one) or one.eid != reopened_by or one.agency_id not in agencies
    )
    return earlier + fresh


def answered(known: Dispatches, agency: str, outcome: Outcome, at: datetime) -> Dispatches:
    """An agency that holds it has answered; its first answer is the one that was waited for."""
    meant = _meant(known, (agency,))
    return tuple(
        replace(one, answered_at=one.answered_at or at, outcome=outcome) if one in meant else one
        for one in known
    )


def waited_again(ticket: Ticket, eid: str, at: datetime) -> Dispatches:
    """Opened again: every agency that holds it is waited for anew, what it owed before is over.

    That ended when the desk ended the matter itself: nobody is late for a time nobody waited.
    """
    referred = (one.at for one in reversed(ticket.entries) if one.kind in _REFERRED)
    ended = ticket.resolved_at or ticket.closed_at or next(referred, at)
    over = tuple(replace(one, ended_at=ended) if _waits(one) else one for one in ticket.dispatches)
    return over + tuple(Dispatch(eid, one, at) for one in held_by(ticket.dispatches))


_REFERRED = frozenset((Kind.REFERRED, Kind.EMERGENCY_HANDED))


def _waits(one: Dispatch) -> bool:
    return one.outcome is None and one.ended_at is None


def _meant(known: Dispatches, agencies: Collection[str]) -> Dispatches:
    """Those a step with these agencies is about; none of an agency that holds it no longer."""
    waiting = tuple(one for one in known if _waits(one) and one.agency_id in agencies)
    asked = {one.agency_id for one in waiting}
    last = (one for one in held_by(known).values() if one.agency_id in agencies)
    return waiting + tuple(one for one in last if one.agency_id not in asked)
