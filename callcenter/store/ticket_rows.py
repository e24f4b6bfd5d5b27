"""Everything the database holds of one ticket besides its log, made without asking the database.

So it can be made before the one writer is let in, and while another page is on its way to the disk.
"""

from collections.abc import Callable
from operator import itemgetter
from typing import Any

from msgspec import Struct

from callcenter.store.columns import Moment, Texts, micros, stored_texts
from callcenter.store.ticket_columns import agency_rows, number_rows, reporter_rows, ticket_columns
from callcenter.store.ticket_tables import tickets
from callcenter.store.words import reporter_names, text_and_stems
from callcenter.tickets.deadlines import Deadlines
from callcenter.tickets.ticket import Ticket

Names = Callable[[tuple[str, ...], str, str], str]
"""Searchable names of (agency ids, place code, category id), in one text."""


TICKET_COLUMNS = tuple(one.name for one in tickets.c if one.name != "doc")
_in_order = itemgetter(*TICKET_COLUMNS)


class TicketRows(Struct, frozen=True):
    """What is stored of one ticket; `columns` are the values of `TICKET_COLUMNS`, in that order.

    `registered` is the time of registration in microseconds. `said` may be shown in a hit; by
    `hidden` and by the names of what it is `about` (agencies, place, category) it is only found.
    """

    id: str
    registered: int
    columns: tuple[Any, ...]
    said: str
    about: tuple[tuple[str, ...], str, str]
    hidden: tuple[str, ...]
    numbers: list[dict[str, Any]]
    agencies: list[dict[str, Any]]
    reporters: list[dict[str, Any]]

    def words(self, names: Names) -> tuple[str, str]:
        """The two columns of its full-text row; the directory is asked as late as here."""
        agencies, _place, category = self.about
        return self.said, " ".join((*agencies, category, names(*self.about), *self.hidden))


def ticket_rows(ticket: Ticket, deadlines: Deadlines) -> TicketRows:
    """The rows of a ticket that has at least one entry."""
    columns = ticket_columns(ticket, deadlines)
    for name in _TIMES:
        if columns[name] is not None:
            columns[name] = micros(columns[name])
    for name in _TEXTS:
        columns[name] = stored_texts(columns[name])
    agencies = agency_rows(ticket)
    said, roots = text_and_stems(ticket)
    return TicketRows(
        id=ticket.id,
        registered=columns["registered_at"],
        columns=_in_order(columns),
        said=said,
        about=(
            tuple(row["agency_id"] for row in agencies),
            ticket.place_code,
            ticket.category_id,
        ),
        hidden=(*reporter_names(ticket), *roots),
        numbers=number_rows(ticket),
        agencies=agencies,
        reporters=reporter_rows(ticket),
    )


_TIMES = tuple(one.name for one in tickets.c if isinstance(one.type, Moment))
_TEXTS = tuple(one.name for one in tickets.c if isinstance(one.type, Texts))
