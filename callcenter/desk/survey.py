"""Asks the reporter how content they were (SKM), after the matter has ended."""

from collections.abc import Sequence

from callcenter.desk.context import Desk
from callcenter.desk.record import record_ticket
from callcenter.errors import FieldInvalid, TransitionRefused
from callcenter.store import tickets as ticket_store
from callcenter.tickets import life
from callcenter.tickets.event import Value
from callcenter.tickets.survey import check_scores
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Confidentiality, Kind, State

ENDED = frozenset({State.RESOLVED, State.CLOSED, State.REFERRED})
"""States in which a reporter can say how it was."""


def may_survey(ticket: Ticket) -> bool:
    """Whether the reporter can be asked: it has ended, and there is somebody to ask."""
    known = ticket.confidentiality is not Confidentiality.NO_IDENTITY
    return ticket.state in ENDED and known


def survey(
    desk: Desk, ticket_id: str, scores: Sequence[int | None], *, discontent: str | None = None
) -> None:
    """Keeps the nine answers; with `discontent`, the reporter's reason, the ticket opens again.

    Raises FieldInvalid (an element: missing, range; reason: empty), TransitionRefused for a ticket
    that has not ended; then nothing was changed.
    """
    checked: list[Value] = list(check_scores(scores))
    if discontent is not None and not discontent.strip():
        raise FieldInvalid("reason", "empty")
    with desk.change() as change:
        ticket = ticket_store.load_ticket(change.tx, ticket_id)
        if not may_survey(ticket):
            raise TransitionRefused(Kind.SURVEYED, ticket.state)
        record_ticket(change, ticket_id, Kind.SURVEYED, body={"scores": checked})
        if discontent is not None:
            life.require(Kind.REOPENED, ticket.state)
            body: dict[str, Value] = {"reason": discontent.strip()}
            record_ticket(change, ticket_id, Kind.REOPENED, body=body)
