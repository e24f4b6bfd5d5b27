"""Everything a ticket knows of who reported: so that none of it leaves (SECURITY 7). Pure.

Former values count as much as the present ones: what was corrected stands in somebody's memory.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from callcenter.tickets.event import Value
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Kind


@dataclass(frozen=True, slots=True)
class Identity:
    """What is known of the reporters; out of `repr`, as it is to go nowhere."""

    names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    niks: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return "Identity(...)"

    def with_more(self, other: "Identity") -> "Identity":
        """Both together, each value once."""
        return Identity(
            _each((*self.names, *other.names)),
            _each((*self.phones, *other.phones)),
            _each((*self.niks, *other.niks)),
            _each((*self.addresses, *other.addresses)),
        )


NOBODY = Identity()

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
        _each((*names, *_of(said, _NAMES))),
        _each((*phones, *_of(said, _PHONES))),
        _each(_of(said, _NIKS)),
        _each(_of(said, _ADDRESSES)),
    )


def _fields(ticket: Ticket) -> list[tuple[str, Value]]:
    now = [(name, head.value) for name, head in ticket.heads.items()]
    doubted = [(one.field, one.value) for one in ticket.conflicts]
    ever = [(one.field, one.value) for entry in ticket.entries for one in entry.changes]
    return [*now, *doubted, *ever]


def _of(said: Iterable[tuple[str, Value]], names: frozenset[str]) -> tuple[str, ...]:
    return tuple(value for name, value in said if name in names and isinstance(value, str))


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.strip() for one in values if one.strip()))
