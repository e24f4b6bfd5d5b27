"""Reads one ticket with everything its screen shows."""

from msgspec.structs import replace

from callcenter.desk.context import Desk
from callcenter.desk.lapor_rights import may_decide
from callcenter.desk.lapor_terms import terms_of
from callcenter.desk.read_files import files_of
from callcenter.desk.views import TicketView
from callcenter.errors import NotFound
from callcenter.store import callers as caller_store
from callcenter.store import events
from callcenter.store import tickets as ticket_store
from callcenter.store.office import load_office


def read_ticket(desk: Desk, ticket_id: str) -> TicketView:
    """Raises NotFound when this desk does not hold it."""
    with desk.store.read() as tx:
        ticket = ticket_store.load_ticket(tx, ticket_id)
        (row,) = ticket_store.rows(tx, (ticket_id,))
        unsent = events.pending_eids(tx, ticket_id)
        caller, card = None, None
        if ticket.caller_id:
            try:
                caller = caller_store.load_caller(tx, ticket.caller_id)
                card = caller_store.card(tx, caller.merged_into or caller.id)
            except NotFound:
                caller, card = None, None
        files = files_of(desk, tx, ticket)
        duplicate = ""
        if ticket.duplicate_of:
            duplicate = ticket_store.number_of(tx, ticket.duplicate_of)
        terms = terms_of(load_office(tx), ticket, desk.directory)
    terms = replace(terms, may_decide=may_decide(desk))
    return TicketView(
        ticket=ticket,
        row=row,
        clocks=desk.deadlines.clocks(ticket),
        unsent=unsent,
        caller=caller,
        caller_tickets=card.ticket_count if card else 0,
        caller_open=card.open_count if card else 0,
        duplicate_number=duplicate,
        reporter_count=1 + len(ticket.reporters),
        files=files,
        lapor_terms=terms,
    )


def find_number(desk: Desk, canonical: str) -> str:
    """The id of the ticket with this number or former number. Raises NotFound."""
    with desk.store.read() as tx:
        found = ticket_store.find_by_number(tx, canonical)
    if found is None:
        raise NotFound("ticket", canonical)
    return found
