"""Looks for our number at LAPOR when a post ended in doubt, and writes down what was found."""

from collections.abc import Sequence

from callcenter.errors import LaporRefused, LaporShape, LaporUnsupported
from callcenter.lapor import bodies
from callcenter.lapor.client import Found
from callcenter.lapor.ledger import Fact
from callcenter.lapor.wording import our_number
from callcenter.lapor.work import Work
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Kind, Look

_OTHER_SERVER = frozenset({"html", "redirect", "garbage"})
_NOTHING_CLEAR = Found((), complete=False)


def look_for(work: Work, ticket: Ticket) -> str:
    """Asks LAPOR's list for the ticket's number, former ones too, and writes the answer down."""
    attempt = ticket.lapor.attempt
    found = _found(work, ticket)
    if found.hits:
        work.ledger.write(ticket.id, lambda now: _there(now, attempt, found.hits))
        return "found"
    result = Look.ABSENT if found.complete else Look.PARTIAL
    work.write(ticket, ((Kind.LAPOR_UNCERTAIN, bodies.looked(attempt, result)),))
    return "looked"


def _found(work: Work, ticket: Ticket) -> Found:
    hits: dict[str, None] = {}
    complete = True
    for number in dict.fromkeys((our_number(ticket), *ticket.aliases)):
        told = _answer(work, number) if number else _NOTHING_CLEAR
        hits |= dict.fromkeys(told.hits)
        complete = complete and told.complete
    return Found(tuple(hits), complete)


def _answer(work: Work, number: str) -> Found:
    """What the list said; a list that does not exist, or of an unknown shape, says nothing."""
    try:
        return work.ask().find(number)
    except (LaporRefused, LaporUnsupported):
        return _NOTHING_CLEAR
    except LaporShape as error:
        if error.what in _OTHER_SERVER:
            raise
        return _NOTHING_CLEAR


def _there(now: Ticket, attempt: str, hits: Sequence[str]) -> Sequence[Fact]:
    """A complaint that is there is a fact, also when a person has decided meanwhile."""
    known = {now.lapor.complaint_id, *now.lapor.others}
    if set(hits) <= known:
        return ()
    return ((Kind.LAPOR_SENT, bodies.sent(attempt, hits[0], "search", hits[1:])),)
