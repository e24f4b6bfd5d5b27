"""The words search finds a ticket or a caller by; what must not name a reporter is left out."""

from callcenter.callers.book import Caller
from callcenter.store.match import every_word
from callcenter.store.stems import stems_of_all
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Confidentiality

WORDS_VERSION = "2"
"""Changes with what is put into the index: an index of another version is made anew."""

_TEXTS = ("text", "note", "notes", "summary", "reason", "answer", "result")
"""Fields of an event's body that hold what somebody wrote."""


def text_and_stems(ticket: Ticket) -> tuple[str, tuple[str, ...]]:
    """What was said, where, and what was noted since, one piece a line; and what its words are
    made from, in a fixed order. No name of a reporter.

    Hits are shown with pieces of this text: what it does not hold cannot be read over a shoulder.
    """
    said = _said(ticket)
    numbers = (ticket.number, *ticket.aliases, ticket.text("lapor_id"))
    text = "\n".join(filter(None, (*said, *numbers)))
    return text, stems_of_all(sorted(every_word("\n".join(said))))


def reporter_names(ticket: Ticket) -> tuple[str, ...]:
    """Who reported it: to be found by, never to be shown; empty for one without identity."""
    if ticket.confidentiality is Confidentiality.NO_IDENTITY:
        return ()
    names = (ticket.text("reporter_name"), ticket.text("on_behalf_of"))
    return tuple(filter(None, (*names, *(one.name for one in ticket.reporters))))


def _said(ticket: Ticket) -> list[str]:
    pieces = [ticket.description, ticket.text("landmark"), *ticket.answers.values()]
    pieces += [
        value
        for entry in ticket.entries
        # What moved by a rule says its reason by a code: nobody wrote it, nobody looks for it.
        if not entry.withdrawn and "rule" not in entry.body
        for name in _TEXTS
        if isinstance(value := entry.body.get(name), str)
    ]
    return pieces


def caller_text(caller: Caller) -> str:
    """Name, address and notes of a caller."""
    return "\n".join(filter(None, (caller.name, caller.address, caller.notes)))
