"""The hand-overs of a ticket to agencies, as events change them. Pure: only the fold asks.

What came of one stays with it: a step is about the hand-over that waits for an answer, and where
none waits about the last one. An agency that answered, and was asked again, has answered.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from callcenter.tickets.ticket import Dispatch, held_by
from callcenter.tickets.words import Outcome

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
        if one.outcome or one.eid != reopened_by or one.agency_id not in agencies
    )
    return earlier + fresh


def answered(known: Dispatches, agency: str, outcome: Outcome, at: datetime) -> Dispatches:
    """An agency that holds it has answered; its first answer is the one that was waited for."""
    meant = _meant(known, (agency,))
    return tuple(
        replace(one, answered_at=one.answered_at or at, outcome=outcome) if one in meant else one
        for one in known
    )


def waited_again(known: Dispatches, eid: str, at: datetime) -> Dispatches:
    """Opened again: agencies that hold it and have answered all are waited for once more."""
    waited = {one.agency_id for one in known if one.outcome is None}
    again = [one for one in held_by(known) if one not in waited]
    return known + tuple(Dispatch(eid, one, at) for one in again)


def _meant(known: Dispatches, agencies: Collection[str]) -> Dispatches:
    """Those a step with these agencies is about; none of an agency that holds it no longer."""
    waiting = tuple(one for one in known if one.outcome is None and one.agency_id in agencies)
    asked = {one.agency_id for one in waiting}
    last = (one for one in held_by(known).values() if one.agency_id in agencies)
    return waiting + tuple(one for one in last if one.agency_id not in asked)
