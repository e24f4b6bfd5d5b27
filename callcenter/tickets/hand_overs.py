"""The hand-overs of a ticket to agencies, as events change them. Pure: only the fold asks."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from callcenter.tickets.ticket import Dispatch
from callcenter.tickets.words import GONE_OUTCOMES, Outcome

Dispatches = tuple[Dispatch, ...]


def taken_from(known: Dispatches, agencies: Collection[str]) -> Dispatches:
    """These agencies hold it no longer: the desk took it from them."""
    return tuple(
        replace(one, outcome=Outcome.TRANSFERRED)
        if one.agency_id in agencies and one.outcome not in GONE_OUTCOMES
        else one
        for one in known
    )


def handed_on(known: Dispatches, fresh: Dispatches, reopened_by: str) -> Dispatches:
    """The new ones; an agency that was waited for since a reopening is waited for from now on."""
    agencies = {one.agency_id for one in fresh}
    earlier = tuple(
        one
        for one in known
        if one.answered_at or one.eid != reopened_by or one.agency_id not in agencies
    )
    return earlier + fresh


def answered(known: Dispatches, agency: str, outcome: Outcome, at: datetime) -> Dispatches:
    """An agency that holds it has answered; its first answer is the one that was waited for."""
    return tuple(
        replace(one, answered_at=one.answered_at or at, outcome=outcome)
        if one.agency_id == agency and one.outcome not in GONE_OUTCOMES
        else one
        for one in known
    )


def waited_again(known: Dispatches, eid: str, at: datetime) -> Dispatches:
    """Opened again: agencies that hold it and have answered all are waited for once more."""
    held = [one for one in known if one.outcome not in GONE_OUTCOMES]
    silent = {one.agency_id for one in held if one.answered_at is None}
    again = dict.fromkeys(one.agency_id for one in held if one.agency_id not in silent)
    return known + tuple(Dispatch(eid, one, at) for one in again)
