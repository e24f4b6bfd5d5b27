"""The words search finds a ticket or a caller by; what must not name a reporter is left out."""

from callcenter.callers.book import Caller
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Confidentiality

_TEXTS = ("text", "note", "notes", "summary", "reason", "answer", "result")
"""Fields of an event's body that hold what somebody wrote."""


def ticket_text(ticket: Ticket) -> str:
    """What was said, where, by whom and what was noted since, one piece a line."""
    pieces = [ticket.description, ticket.text("landmark"), *ticket.answers.values()]
    if ticket.confidentiality is not Confidentiality.NO_IDENTITY:
        pieces += [ticket.text("reporter_name"), ticket.text("on_behalf_of")]
        pieces += [one.name for one in ticket.reporters]
    pieces += [
        value
        for entry in ticket.entries
        if not entry.withdrawn
        for name in _TEXTS
        if isinstance(value := entry.body.get(name), str)
    ]
    pieces += [one for one in (ticket.number, *ticket.aliases, ticket.text("lapor_id")) if one]
    return "\n".join(piece for piece in pieces if piece)


def caller_text(caller: Caller) -> str:
    """Name, address and notes of a caller."""
    return "\n".join(filter(None, (caller.name, caller.address, caller.notes)))
