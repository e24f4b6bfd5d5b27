"""Shows one field of somebody's personal data, to one person, for a reason; audited first.

Everywhere else the screen has masks. Works without the centre. Who looks too often in a shift
raises an alarm for every supervisor, and needs one from then on. Times the showing is the screen's.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final, Literal

from msgspec import Struct
from sqlalchemy import Connection

from callcenter.desk import audit, rights
from callcenter.desk.approval import Approval, consume
from callcenter.desk.context import Change, Desk
from callcenter.desk.record import append
from callcenter.errors import ApprovalNeeded, FieldInvalid, NotFound
from callcenter.store import audit as audit_rows
from callcenter.store import callers as caller_store
from callcenter.store import drafts, seen_time, shown
from callcenter.store import tickets as ticket_store
from callcenter.store.matters import load_matters
from callcenter.tickets.event import PRIVACY, Event
from callcenter.tickets.words import Confidentiality, Kind

SHOWN_SECONDS: Final = 60
"""How long the screen shows what was revealed."""

LIMIT: Final = 20
"""So many in one shift; above it an alarm is raised and a supervisor is needed."""

SHIFT: Final = timedelta(hours=8)

REASONS: Final = (
    "hubungi_pelapor",
    "lengkapi_laporan",
    "pastikan_orang_sama",
    "permintaan_pemilik_data",
    "lainnya",
)
"""Codes; their words are the screen's. Each wants a short text beside it."""

FORM: Final = "form"
"""Number and name for the form; the audit names both. A draft answers with its slot."""

TEXT_LEAST: Final = 5
_ACTION: Final = "reveal"


class Thing(Struct, frozen=True):
    """Whose data: a ticket's reporter, an entry of the caller book, or what a draft holds."""

    kind: Literal["ticket", "caller", "draft"]
    id: str


class Alarm(Struct, frozen=True):
    """Somebody looked at more than `LIMIT` fields in one shift; no supervisor has seen it yet."""

    id: str
    uid: str
    name: str
    at: datetime


def reveal(
    desk: Desk,
    thing: Thing,
    field: str,
    reason: str,
    text: str,
    *,
    approval: Approval | None = None,
) -> str:
    """The plain value of one field, after it was written down who wanted it and why.

    Raises RightMissing, NotFound, FieldInvalid (reason, text, field), ApprovalNeeded above the
    limit (the alarm stands then), ApprovalRefused. What is not returned is not noted.
    """
    rights.require(desk, rights.Act.REVEAL)
    _check(thing, field, reason, text)
    with desk.change() as change:
        uid, now = desk.operator.uid, desk.steady_now(change.tx)
        over = shown_in_shift(change.tx, uid, now) >= LIMIT
        value = None
        if over and approval is None:
            _raise_alarm(change)
        else:
            if over and approval is not None:
                consume(change, approval, _ACTION, approved_as(thing, field), reason=reason)
            value = _FIELDS[thing.kind][field](change.tx, thing.id)
            shown.note(change.tx, uid, now, since=now - SHIFT)
            seen_time.keep_steady(change.tx, now)
            audit.note(
                change,
                audit.Act.REVEAL,
                kind=thing.kind,
                object_id=thing.id,
                fields=_TOLD.get(field, (field,)),
                reason=reason,
                text=text,
            )
    if value is None:
        raise ApprovalNeeded(_ACTION)
    return value


def approved_as(thing: Thing, field: str) -> str:
    """What a supervisor says yes to: this field of this one, and no other."""
    return f"{thing.id}:{field}"


def shown_in_shift(tx: Connection, uid: str, now: datetime) -> int:
    """How many fields this person was shown in the eight hours before `now`, a steady time."""
    return shown.count(tx, uid, since=now - SHIFT)


def left_in_shift(desk: Desk) -> int:
    """How many fields who sits here may still look at without a supervisor."""
    with desk.store.read() as tx:
        return max(0, LIMIT - shown_in_shift(tx, desk.operator.uid, desk.steady_now(tx)))


def read_alarms(desk: Desk) -> tuple[Alarm, ...]:
    """Alarms of all desks that no supervisor has seen, the oldest first."""
    with desk.store.read() as tx:
        found = [_alarm_of(log) for _, log in load_matters(tx, PRIVACY)]
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.at))


def see_alarm(desk: Desk, alarm: Alarm) -> None:
    """A supervisor has seen it, at every desk. RightMissing; FieldInvalid for one's own."""
    rights.require(desk, rights.Act.SUPERVISE)
    if alarm.uid == desk.operator.uid:
        raise FieldInvalid("who", "same")
    with desk.change() as change:
        append(change, PRIVACY, alarm.id, Kind.REVEAL_ALARM_SEEN)
        audit.note(
            change, audit.Act.READ, kind="person", object_id=alarm.uid, reason="reveal_alarm"
        )


def _check(thing: Thing, field: str, reason: str, text: str) -> None:
    if field not in _FIELDS[thing.kind]:
        raise FieldInvalid("field", "unknown")
    if reason not in REASONS:
        raise FieldInvalid("reason", "empty")
    if len(text.strip()) < TEXT_LEAST:
        raise FieldInvalid("text", "empty")


def _raise_alarm(change: Change) -> None:
    """Once in a shift and person: told to every desk, and written down."""
    who = change.desk.operator
    if audit_rows.count(change.tx, who.uid, audit.Act.REVEAL_ALARM, change.at - SHIFT):
        return
    body = {"uid": who.uid, "name": who.name}
    append(change, PRIVACY, change.desk.ids.new(), Kind.REVEAL_ALARM, body=body)
    audit.note(change, audit.Act.REVEAL_ALARM, kind="person", object_id=who.uid)


def _alarm_of(log: list[Event]) -> Alarm | None:
    first = next((one for one in log if one.kind == Kind.REVEAL_ALARM), None)
    if first is None or any(one.kind == Kind.REVEAL_ALARM_SEEN for one in log):
        return None
    uid, name = first.body.get("uid"), first.body.get("name")
    return Alarm(first.subject_id, str(uid or first.author.uid), str(name or ""), first.at)


def _of_ticket(field: str) -> Callable[[Connection, str], str]:
    def read(tx: Connection, ticket_id: str) -> str:
        ticket = ticket_store.load_ticket(tx, ticket_id)
        if ticket.confidentiality is Confidentiality.NO_IDENTITY:
            return ""
        return ticket.text(field)

    return read


def _caller_text(field: str) -> Callable[[Connection, str], str]:
    return lambda tx, caller_id: caller_store.load_caller(tx, caller_id).text(field)


def _caller_number(tx: Connection, caller_id: str) -> str:
    return next(iter(caller_store.load_caller(tx, caller_id).phones), "")


def _draft_slot(tx: Connection, slot: str) -> str:
    if all(one.slot != slot for one in drafts.load_drafts(tx)):
        raise NotFound("draft", slot)
    return slot


def _caller_phones(tx: Connection, caller_id: str) -> str:
    return ", ".join(caller_store.load_caller(tx, caller_id).phones)


_TICKET_FIELDS: Final = ("reporter_name", "reporter_phone", "on_behalf_of", "nik")
_FIELDS: Final[Mapping[str, Mapping[str, Callable[[Connection, str], str]]]] = {
    "ticket": {name: _of_ticket(name) for name in _TICKET_FIELDS},
    "caller": {
        "name": _caller_text("name"),
        "address": _caller_text("address"),
        "phones": _caller_phones,
        FORM: _caller_number,
    },
    "draft": {FORM: _draft_slot},
}
"""What may be shown, and where it is read."""

_TOLD: Final[Mapping[str, tuple[str, ...]]] = {FORM: ("phones", "name")}
"""What the audit says was shown, where it is more than one field."""
