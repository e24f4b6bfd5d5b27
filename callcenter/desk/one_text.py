"""One free text for several tickets: it may name the reporter of one in no other one's story.

What stands in a story may leave for the national system, and an erasure of that reporter would
never reach it. Writes nothing.
"""

from collections.abc import Iterable, Iterator
from functools import reduce

from sqlalchemy import Connection

from callcenter.callers.scrubbing import cleared, speaks_of
from callcenter.desk.context import Desk
from callcenter.desk.lapor_known import known_identity
from callcenter.errors import NotFound, ReporterNamed
from callcenter.lapor.identity import NOBODY, Identity, identity_of
from callcenter.store import tickets as ticket_store
from callcenter.tickets.ticket import Ticket


def check_one_text(
    desk: Desk, ticket_ids: Iterable[str], field: str, text: str, beside: Iterable[str] = ()
) -> None:
    """Raises ReporterNamed when a story that gets `text` would name another one's reporter.

    Several tickets of one reporter may name that reporter. `beside` were chosen with them and get
    nothing; ids that nobody knows count as nothing.
    """
    getting = frozenset(ticket_ids)
    chosen = sorted(getting.union(beside))
    if len(chosen) < 2 or not text.strip():  # noqa: PLR2004 - of one ticket alone nothing spreads
        return
    with desk.store.read() as tx:
        known = [(one, _identity(tx, one)) for one in _tickets(tx, chosen)]
    if not speaks_of(text, reduce(Identity.with_more, (whom for _, whom in known), NOBODY)):
        return
    named = [(one.number, whom) for one, whom in known if speaks_of(text, whom)]
    for told in dict.fromkeys(whom for one, whom in known if one.id in getting):
        rest = cleared(text, told)
        for number, whom in named:
            if speaks_of(rest, whom):
                raise ReporterNamed(field, number)


def _tickets(tx: Connection, ids: Iterable[str]) -> Iterator[Ticket]:
    for one in ids:
        try:
            yield ticket_store.load_ticket(tx, one)
        except NotFound:
            continue


def _identity(tx: Connection, ticket: Ticket) -> Identity:
    return identity_of(ticket).with_more(known_identity(tx, ticket))
