"""What the caller book knows of a ticket's reporters: so that none of it leaves (SECURITY 7)."""

from collections.abc import Iterator

from sqlalchemy import Connection

from callcenter.callers.book import Caller
from callcenter.errors import NotFound
from callcenter.lapor.identity import Identity
from callcenter.store import callers as caller_store
from callcenter.store.caller_family import family
from callcenter.tickets.ticket import Ticket

_NAMES = ("name",)
_ADDRESSES = ("address",)


def known_identity(tx: Connection, ticket: Ticket) -> Identity:
    """Names, numbers and addresses, present and former, of every entry its reporters have."""
    named = [ticket.caller_id, *(one.caller_id for one in ticket.reporters)]
    ids = {kin for one in named if one for kin in family(tx, one)[1]}
    found = Identity()
    for caller in _callers(tx, sorted(ids)):
        found = found.with_more(
            Identity(
                names=_said(caller, _NAMES),
                phones=_phones(caller),
                addresses=_said(caller, _ADDRESSES),
                restricted=caller.restricted,
            )
        )
    return found


def _callers(tx: Connection, ids: list[str]) -> Iterator[Caller]:
    for one in ids:
        try:
            yield caller_store.load_caller(tx, one)
        except NotFound:
            continue  # its events have not reached this desk


def _said(caller: Caller, names: tuple[str, ...]) -> tuple[str, ...]:
    now = [(name, head.value) for name, head in caller.heads.items()]
    ever = [(one.field, one.value) for entry in caller.entries for one in entry.changes]
    return tuple(value for name, value in (*now, *ever) if name in names and isinstance(value, str))


def _phones(caller: Caller) -> tuple[str, ...]:
    """Present numbers and those that were taken off."""
    found = list(caller.phones)
    for entry in caller.entries:
        one, many = entry.body.get("phone"), entry.body.get("phones")
        found += [one] if isinstance(one, str) else []
        found += [text for text in many if isinstance(text, str)] if isinstance(many, list) else []
    return tuple(dict.fromkeys(found))
