"""The centre's view of the tickets: the same pure fold as on every desk, kept as rows."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, text, update

from callcenter.callers.scrubbing import cleared
from callcenter.lapor.identity import identity_of
from callcenter.protocol.wellformed import is_uuid
from callcenter.server import tables
from callcenter.server.bulk import add_rows, among
from callcenter.server.centre import as_us
from callcenter.tickets.escalation_causes import may_move
from callcenter.tickets.lapor import LaporState
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Confidentiality

_CALLER_HEAD = text(
    "INSERT INTO callers (id, head_seq) VALUES (:id, :head)"
    " ON CONFLICT (id) DO UPDATE SET head_seq = excluded.head_seq"
)
_ALL_CALLERS = text(
    "INSERT INTO callers (id, head_seq)"
    " SELECT subject_id, max(seq) FROM events WHERE subject = 'caller' GROUP BY subject_id"
)

_CANONICAL = re.compile(r"[0-9]{2}-[0-9]{4}-[0-9]{3}-[0-9]{2}")


def number_owners(tx: Connection, numbers: Iterable[str]) -> dict[str, str]:
    """Which ticket holds each of these numbers now."""
    table = tables.tickets
    wanted = [one for one in numbers if canonical(one)]
    if not wanted:
        return {}
    rows = tx.execute(select(table.c.number, table.c.id).where(among(tx, table.c.number, wanted)))
    return {row.number: row.id for row in rows}


def save_tickets(
    tx: Connection,
    tickets: Mapping[str, Ticket],
    heads: Mapping[str, int],
    unnumbered: frozenset[str],
) -> None:
    """Writes the rows of these tickets.

    `heads` is the last seq of each; `unnumbered` are those whose number another ticket holds.
    """
    if not tickets:
        return
    table = tables.tickets
    known = set(tx.execute(select(table.c.id).where(among(tx, table.c.id, tickets))).scalars())
    rows = {key: row_of(one, heads[key]) for key, one in tickets.items()}
    for key in unnumbered:
        rows[key]["number"] = None
    _write(tx, [row for key, row in rows.items() if key in known], known=True)
    _write(tx, [row for key, row in rows.items() if key not in known], known=False)
    _save_aliases(tx, tickets)


def save_callers(tx: Connection, heads: Mapping[str, int]) -> None:
    """Notes the last seq of each of these callers."""
    if heads:
        tx.execute(_CALLER_HEAD, [{"id": one, "head": seq} for one, seq in heads.items()])


def rebuild_callers(tx: Connection) -> None:
    """Makes the rows of all callers anew from the log."""
    tx.execute(delete(tables.callers))
    tx.execute(_ALL_CALLERS)


def _write(tx: Connection, rows: list[dict[str, Any]], *, known: bool) -> None:
    if not rows:
        return
    table = tables.tickets
    if not known:
        add_rows(tx, table, rows)
        return
    named: dict[str, Any] = {name: bindparam(name) for name in rows[0] if name != "id"}
    statement = update(table).where(table.c.id == bindparam("b_id")).values(**named)
    tx.execute(statement, [{**row, "b_id": row["id"]} for row in rows])


def _save_aliases(tx: Connection, tickets: Mapping[str, Ticket]) -> None:
    table = tables.number_aliases
    rows = [
        {"number": number, "ticket_id": key}
        for key, one in tickets.items()
        for number in dict.fromkeys(one.aliases)
        if canonical(number)
    ]
    if rows:
        owners = {row["ticket_id"] for row in rows}
        tx.execute(delete(table).where(table.c.ticket_id.in_(owners)))
        tx.execute(insert(table), rows)


def canonical(number: str) -> bool:
    """Whether this is a ticket number in the one form it is stored in."""
    if not _CANONICAL.fullmatch(number):
        return False
    digits = number.replace("-", "")
    return int(digits) % 97 == 1 and 2 <= int(digits[-2:]) <= 98  # noqa: PLR2004 - as parse_number


def row_of(ticket: Ticket, head_seq: int) -> dict[str, Any]:
    """The row of this ticket, but for a number that another one holds."""
    return {
        "id": ticket.id,
        "number": ticket.number or None,
        "state": ticket.state.value,
        "classification": ticket.classification.value,
        "category": _plain(ticket.category_id),
        "place": _plain(ticket.place_code),
        "agencies": list(ticket.agency_ids),
        "summary": {
            "summary": _summary(ticket),
            "urgency": ticket.urgency.value,
            "channel": ticket.channel.value,
            "confidentiality": confidentiality_of(ticket),
            "oversight": ticket.oversight,
            "conflicts": len(ticket.conflicts),
            "entries": len(ticket.entries),
            "duplicate_of": ticket.duplicate_of,
            "closed_at": _text(ticket.closed_at),
        },
        "registered_at": _us(ticket.registered_at),
        "head_seq": head_seq,
        "is_open": ticket.is_open,
        "caller_ids": _callers(ticket),
        "may_move": may_move(ticket),
        **_lapor_columns(ticket.lapor),
    }


def _lapor_columns(state: LaporState) -> dict[str, Any]:
    return {
        "lapor_state": state.state.value,
        "lapor_owner": _plain(state.owner),
        "lapor_at": _us(state.since),
        "lapor_id": _plain(state.complaint_id),
        "lapor_status": _plain(state.status_name),
        "lapor_reason": _plain(state.reason),
        "lapor_chosen": state.chosen,
        "lapor_person": state.needs_person,
        "lapor_replies": len(state.pending_replies),
    }


def confidentiality_of(ticket: Ticket) -> str:
    """The word that decides who learns what: any but the plain one hides the reporter.

    A word of a newer desk hides, and so does one that stands in an open conflict.
    """
    said = [ticket.value("confidentiality")]
    said += [one.value for one in ticket.conflicts if one.field == "confidentiality"]
    normal = Confidentiality.NORMAL.value
    return next((_plain(str(one))[:64] for one in said if one and one != normal), normal)


def _summary(ticket: Ticket) -> str:
    """One line for lists and hits: of a hidden reporter it names nobody."""
    if confidentiality_of(ticket) == Confidentiality.NORMAL.value:
        return ticket.summary
    return cleared(ticket.summary, identity_of(ticket))


def _callers(ticket: Ticket) -> list[str]:
    named = (ticket.caller_id, *(one.caller_id for one in ticket.reporters))
    return list(dict.fromkeys(one for one in named if one and is_uuid(one)))


def _plain(text: str) -> str:
    # PostgreSQL takes no NUL in text; the event's bytes keep it.
    return text.replace("\x00", "")


def _us(at: datetime | None) -> int | None:
    return None if at is None else as_us(at)


def _text(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
