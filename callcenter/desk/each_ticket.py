"""One step for several tickets at once, in one transaction: who cannot is named, the others go on.

What is wrong with the step itself (no reason, a text too long) refuses it for all of them: that is
the verb's, before or in `write`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from msgspec import Struct

from callcenter.desk.context import Change, Desk
from callcenter.errors import FieldInvalid, NotFound, TransitionRefused
from callcenter.store import tickets as ticket_store
from callcenter.tickets import life
from callcenter.tickets.event import Event
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Kind

Refusal = FieldInvalid | NotFound | TransitionRefused


class Refused(Struct, frozen=True):
    """A ticket that stayed as it was, and why."""

    ticket_id: str
    error: Refusal


@dataclass(frozen=True, slots=True)
class Carried:
    """The ids of the tickets that took the step, and those that could not, in the order asked.

    `written`: by id the event that says so, where the step is one event.
    """

    done: tuple[str, ...]
    refused: tuple[Refused, ...] = ()
    written: Mapping[str, str] = field(default_factory=dict, compare=False)


def each(
    desk: Desk,
    ticket_ids: Iterable[str],
    kind: Kind | None,
    write: Callable[[Change, Ticket], object],
    check: Callable[[Ticket], object] = lambda _ticket: None,
) -> Carried:
    """Takes a step of this kind for each ticket whose life and `check` allow it.

    `kind` is None where it depends on the ticket: then `check` asks its life too. It raises
    FieldInvalid or TransitionRefused; asked for one ticket alone, its refusal is raised.
    """
    wanted = tuple(dict.fromkeys(ticket_ids))
    done: list[str] = []
    written: dict[str, str] = {}
    refused: list[Refused] = []
    with desk.change() as change:
        for one in wanted:
            try:
                ticket = ticket_store.load_ticket(change.tx, one)
                if kind is not None:
                    life.require(kind, ticket.state)
                check(ticket)
            except (FieldInvalid, NotFound, TransitionRefused) as error:
                if len(wanted) == 1:
                    raise
                refused.append(Refused(one, error))
                continue
            said = write(change, ticket)
            if isinstance(said, Event):
                written[one] = said.eid
            done.append(one)
    return Carried(tuple(done), tuple(refused), written)
