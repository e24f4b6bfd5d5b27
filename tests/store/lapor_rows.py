"""What the tests of rows of LAPOR say and read."""

from callcenter.lapor import bodies
from callcenter.tickets.words import Kind


def reserve(scribe, ticket_id) -> str:
    return scribe.save(ticket_id, Kind.LAPOR_RESERVED, body=bodies.reserved("hash")).eid


def send(scribe, ticket_id, complaint="1916449") -> str:
    attempt = reserve(scribe, ticket_id)
    scribe.save(ticket_id, Kind.LAPOR_SENT, body=bodies.sent(attempt, complaint, "answer"))
    return attempt
