"""What there is of one person: found, handed out, restricted. Writes no more than the restriction.

Asks nobody whether it may: the request, the proof of identity and the clocks are the privacy
office's. Other reporters of the same tickets are left out of what is handed out.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection

from callcenter.callers.book import Caller
from callcenter.callers.caller import CallerCard
from callcenter.callers.identity import NOBODY, Identity
from callcenter.callers.phone import parse_phone
from callcenter.callers.scrubbing import cleared
from callcenter.clock import WIB
from callcenter.desk.context import Desk
from callcenter.desk.record import append_caller
from callcenter.errors import FieldInvalid, InputError
from callcenter.protocol.erasures import Act
from callcenter.protocol.redaction import callers_named, known_of
from callcenter.store import redacting
from callcenter.store import tickets as ticket_store
from callcenter.store.caller_family import family
from callcenter.store.callers import callers_by_name, callers_by_phone, cards, load_caller
from callcenter.store.restricted import is_restricted as restricted_here
from callcenter.tickets.event import Change, Value
from callcenter.tickets.ticket import Entry, Ticket
from callcenter.tickets.words import Kind

_NIK_DIGITS = 16
_OTHERS = frozenset({Kind.REPORTER_JOINED.value, Kind.REPORTER_LEFT.value})
_FIELDS = {
    "reporter_name": "Nama pelapor",
    "reporter_phone": "Telepon pelapor",
    "nik": "NIK",
    "on_behalf_of": "Atas nama",
    "description": "Uraian",
    "landmark": "Patokan",
    "place": "Kode wilayah",
    "category": "Kategori",
    "channel": "Kanal",
    "confidentiality": "Kerahasiaan",
}
_LINKS = frozenset({"caller_id"})
_IDENTITY = frozenset({"reporter_name", "reporter_phone", "nik", "on_behalf_of"})


class FoundSubject(Struct, frozen=True):
    """One person of the caller book; `nik_match` when a ticket of theirs holds the NIK asked for.

    Names and numbers stand in full here: whoever shows them masks them.
    """

    caller: CallerCard
    nik_match: bool
    restricted: bool


def find_subject(
    desk: Desk, *, phone: str = "", nik: str = "", name: str = "", limit: int = 20
) -> tuple[FoundSubject, ...]:
    """Everybody whom the number, the NIK or the name may mean, who was merged as the kept one.

    Raises FieldInvalid: subject (empty), phone or nik (invalid).
    """
    digits = re.sub(r"\D", "", nik)
    if not (phone.strip() or digits or name.strip()):
        raise FieldInvalid("subject", "empty")
    if nik.strip() and len(digits) != _NIK_DIGITS:
        raise FieldInvalid("nik", "invalid")
    key = _key(phone)
    with desk.store.read() as tx:
        by_nik = _with_nik(tx, digits)
        found = {one.id: one for one in cards(tx, by_nik)}
        matched = frozenset(found)
        found |= {one.id: one for one in (callers_by_phone(tx, key) if key else ())}
        found |= {one.id: one for one in (callers_by_name(tx, name, limit) if name.strip() else ())}
        return tuple(
            FoundSubject(one, one.id in matched, restricted_here(tx, one.id))
            for one in list(found.values())[:limit]
        )


def export_subject(desk: Desk, caller_id: str) -> bytes:
    """A ZIP of what is known of this person: `data.json` and `bacaan.txt`. Raises NotFound."""
    with desk.store.read() as tx:
        load_caller(tx, caller_id)
        ids = family(tx, caller_id)[1]
        entries = [load_caller(tx, one) for one in sorted(ids)]
        tickets = [
            _ticket(ticket_store.load_ticket(tx, one), ids, _others(tx, one, ids))
            for one in sorted(redacting.tickets_naming(tx, ids))
        ]
    data = {
        "dibuat": desk.clock.now().astimezone(WIB).isoformat(),
        "penelepon": [_caller(one) for one in entries],
        "tiket": tickets,
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("data.json", json.dumps(data, ensure_ascii=False, indent=1))
        file.writestr("bacaan.txt", "\n".join(_readable(data)))
    return made.getvalue()


def restrict(desk: Desk, caller_id: str, on: bool, request_id: str = "") -> None:
    """Hides the person from lists and suggestions and keeps their tickets from LAPOR, or ends it.

    Raises NotFound.
    """
    with desk.change() as change:
        for one in sorted(family(change.tx, caller_id)[1]):
            caller = load_caller(change.tx, one)
            head = caller.heads.get("restricted")
            body: dict[str, Value] = {"request": request_id} if request_id else {}
            field = Change("restricted", True if on else None, head.eid if head else None)
            append_caller(change, one, Kind.CALLER_EDITED, body=body, fields=[field])


def is_restricted(desk: Desk, caller_id: str) -> bool:
    """Whether this person asked for it and nobody ended it."""
    with desk.store.read() as tx:
        return restricted_here(tx, caller_id)


def _key(phone: str) -> str:
    if not phone.strip():
        return ""
    try:
        return parse_phone(phone).key
    except InputError:
        raise FieldInvalid("phone", "invalid") from None


def _with_nik(tx: Connection, digits: str) -> list[str]:
    """Callers of tickets that hold this NIK: it stands in the log alone."""
    if not digits:
        return []
    asked = (
        "SELECT DISTINCT subject_id FROM events"
        " WHERE subject = 'ticket' AND instr(raw, CAST(? AS BLOB))"
    )
    ids = tx.exec_driver_sql(asked, (digits,)).scalars().all()
    tickets = [ticket_store.load_ticket(tx, one) for one in ids]
    return [
        one.caller_id
        for one in tickets
        if one.caller_id and re.sub(r"\D", "", one.text("nik")) == digits
    ]


def _caller(caller: Caller) -> dict[str, Any]:
    return {
        "id": caller.id,
        "nama": caller.name,
        "telepon": list(caller.phones),
        "alamat": caller.address,
        "catatan": caller.notes,
        "riwayat": [_entry(one.kind, one.at.isoformat(), one.body) for one in caller.entries],
    }


def _others(tx: Connection, ticket_id: str, ids: frozenset[str]) -> Identity:
    """What is known of everybody else whom this ticket was ever linked to, and not of the person.

    Who only joined is no such one: what they said is left out whole.
    """
    rows = redacting.rows_of(tx, {ticket_id})
    linked = callers_named(rows) - ids
    book = redacting.beside(tx, rows)
    theirs = [one for one in book if one.subject_id not in ids]
    known = known_of(Act("", callers=linked), [*rows, *theirs]) if linked else NOBODY
    mine = known_of(Act("", callers=ids), [one for one in book if one.subject_id in ids])
    return Identity(
        names=_but(known.names, mine.names),
        phones=_but(known.phones, mine.phones),
        niks=_but(known.niks, mine.niks),
        addresses=_but(known.addresses, mine.addresses),
    )


def _but(every: tuple[str, ...], own: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in every if one not in own)


def _ticket(ticket: Ticket, ids: frozenset[str], others: Identity) -> dict[str, Any]:
    """The person's own while the ticket is theirs; the matter alone, without names, when not."""
    main = ticket.caller_id in ids
    theirs = _while_linked(ticket, ids, main=main)
    fields = {
        name: head.value if main and name in _IDENTITY else _without(head.value, others)
        for name, head in ticket.heads.items()
        if name not in _LINKS and (main or name not in _IDENTITY)
    }
    return {
        "nomor": ticket.number,
        "status": ticket.state.value,
        "isi": fields,
        "riwayat": [
            _entry(one.kind, one.at.isoformat(), _without(dict(one.body), others))
            for one in ticket.entries
            if _is_theirs(one, ids, main=one.eid in theirs)
        ],
    }


def _while_linked(ticket: Ticket, ids: frozenset[str], *, main: bool) -> frozenset[str]:
    """What was written while the ticket was the person's; of one that is theirs now also what
    stood there while it was nobody's.
    """
    found: set[str] = set()
    link: Value = None
    for entry in ticket.entries:
        link = next((one.value for one in entry.changes if one.field in _LINKS), link)
        if link in ids or (main and not link):
            found.add(entry.eid)
    return frozenset(found)


def _without(value: Value, others: Identity) -> Value:
    """The value without what names somebody else who was taken for the reporter."""
    if not others:
        return value
    if isinstance(value, str):
        return cleared(value, others)
    if isinstance(value, list):
        return [_without(one, others) for one in value]
    if isinstance(value, dict):
        return {name: _without(one, others) for name, one in value.items()}
    return value


def _is_theirs(entry: Entry, ids: frozenset[str], *, main: bool) -> bool:
    """What another reporter said is theirs; who joined gets what they said and no other's."""
    if entry.kind in _OTHERS:
        return entry.body.get("caller_id") in ids
    return main


def _entry(kind: str, at: str, body: Any) -> dict[str, Any]:
    return {"apa": kind, "kapan": at, "isi": dict(body)}


def _readable(data: dict[str, Any]) -> Iterator[str]:
    """The same for a person who reads no JSON."""
    yield "DATA PRIBADI YANG DISIMPAN OLEH LAYANAN PENGADUAN PROVINSI LAMPUNG"
    yield f"Dibuat: {data['dibuat']}"
    for one in data["penelepon"]:
        yield ""
        yield f"Buku penelepon: {one['nama'] or '(tanpa nama)'}"
        yield f"  Telepon: {', '.join(one['telepon']) or '-'}"
        yield from _lines((("Alamat", one["alamat"]), ("Catatan", one["catatan"])))
    for one in data["tiket"]:
        yield ""
        yield f"Tiket {one['nomor']} ({one['status']})"
        yield from _lines((_FIELDS.get(name, name), value) for name, value in one["isi"].items())
        for entry in one["riwayat"]:
            said = entry["isi"].get("text") or entry["isi"].get("note") or ""
            yield f"  {entry['kapan']}  {entry['apa']}  {said}".rstrip()


def _lines(pairs: Iterable[tuple[str, Any]]) -> Iterator[str]:
    for name, value in pairs:
        if isinstance(value, str | int | float | list) and value not in ("", []):
            yield f"  {name}: {_text(value)}"


def _text(value: str | float | Sequence[Any]) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
