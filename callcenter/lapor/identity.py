"""Everything a ticket knows of who reported: so that none of it leaves (SECURITY 7). Pure.

Former values count as much as the present ones: what was corrected stands in somebody's memory.
"""

from collections.abc import Iterable

from callcenter.callers.identity import NOBODY, Identity, each
from callcenter.tickets.event import Value
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Kind

__all__ = ["NOBODY", "Identity", "identity_of"]

_NAMES = frozenset({"reporter_name", "on_behalf_of", "name"})
_PHONES = frozenset({"reporter_phone", "phone"})
_NIKS = frozenset({"nik"})
_ADDRESSES = frozenset({"address", "reporter_address"})
_NAMED_IN_BODY = frozenset({Kind.REPORTER_JOINED.value, Kind.CONTACT_ATTEMPTED.value})


def identity_of(ticket: Ticket) -> Identity:
    """Names, numbers, NIKs and addresses of every reporter the ticket ever named."""
    said = _fields(ticket)
    for entry in ticket.entries:
        body = entry.body.items()
        named = entry.kind in _NAMED_IN_BODY
        said += [(name, one) for name, one in body if name != "name" or named]
    names = [one.name for one in ticket.reporters]
    phones = [one.phone for one in ticket.reporters]
    return Identity(
        each((*names, *_of(said, _NAMES))),
        each((*phones, *_of(said, _PHONES))),
        each(_of(said, _NIKS)),
        each(_of(said, _ADDRESSES)),
    )


def _fields(ticket: Ticket) -> list[tuple[str, Value]]:
    now = [(name, head.value) for name, head in ticket.heads.items()]
    doubted = [(one.field, one.value) for one in ticket.conflicts]
    ever = [(one.field, one.value) for entry in ticket.entries for one in entry.changes]
    return [*now, *doubted, *ever]


def _of(said: Iterable[tuple[str, Value]], names: frozenset[str]) -> tuple[str, ...]:
    return tuple(value for name, value in said if name in names and isinstance(value, str))
