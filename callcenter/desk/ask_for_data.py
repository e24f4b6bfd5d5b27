"""Asks the reporter for more: the clocks stand until the answer is recorded."""

from callcenter.desk.context import Desk
from callcenter.desk.record import record_ticket
from callcenter.errors import FieldInvalid
from callcenter.tickets.words import Kind


def request_data(desk: Desk, ticket_id: str, question: str) -> None:
    """Pauses the ticket with what is being asked. Raises FieldInvalid when it is empty."""
    if not question.strip():
        raise FieldInvalid("question", "empty")
    with desk.change() as change:
        record_ticket(change, ticket_id, Kind.DATA_REQUESTED, body={"text": question.strip()})


def receive_data(desk: Desk, ticket_id: str, answer: str) -> None:
    """Records the reporter's answer; the clocks run on from where they stood."""
    if not answer.strip():
        raise FieldInvalid("answer", "empty")
    with desk.change() as change:
        record_ticket(change, ticket_id, Kind.DATA_RECEIVED, body={"text": answer.strip()})
