"""Changes fields of a ticket on top of what the person saw, and settles two values of one field."""

from collections.abc import Callable, Iterable
from enum import StrEnum

from callcenter.callers.phone import parse_phone
from callcenter.desk.context import Change as Transaction
from callcenter.desk.context import Desk
from callcenter.desk.erase import finish, make_nameless
from callcenter.desk.record import record_ticket
from callcenter.errors import FieldInvalid, InputError
from callcenter.protocol.redacted_fields import IDENTITY
from callcenter.store import tickets as ticket_store
from callcenter.tickets.event import Change, Value
from callcenter.tickets.words import Channel, Classification, Confidentiality, Kind, Urgency


def edit_ticket(desk: Desk, ticket_id: str, changes: Iterable[Change]) -> None:
    """Each change names in `base` the head the person saw; a later head makes it a conflict.

    Raises FieldInvalid (the field: empty, unknown, invalid); then nothing is written.
    """
    changed = tuple(changes)
    if not changed:
        return
    for one in changed:
        _check(desk, one.field, one.value)
    with desk.change() as change:
        _refuse_names(change, ticket_id, changed)
        record_ticket(change, ticket_id, Kind.EDITED, fields=changed)
        nameless = any(_takes_the_name(one.field, one.value) for one in changed)
        if nameless:
            make_nameless(change, ticket_id)
    if nameless:
        finish(desk)


def resolve_conflict(desk: Desk, ticket_id: str, field: str, value: Value) -> None:
    """One value is chosen for the field; every other open one on it ends."""
    with desk.change() as change:
        ticket = ticket_store.load_ticket(change.tx, ticket_id)
        ended: list[Value] = [one.eid for one in ticket.conflicts if one.field == field]
        record_ticket(
            change,
            ticket_id,
            Kind.EDITED,
            body={"resolves": ended},
            fields=[Change(field, value)] if field != "state" else [],
        )
        nameless = _takes_the_name(field, value)
        if nameless:
            make_nameless(change, ticket_id)
    if nameless:
        finish(desk)


def _refuse_names(change: Transaction, ticket_id: str, changed: Iterable[Change]) -> None:
    """A report without identity gets none later: first somebody has to choose otherwise."""
    ticket = ticket_store.load_ticket(change.tx, ticket_id)
    if ticket.confidentiality is not Confidentiality.NO_IDENTITY:
        return
    found = list(changed)
    if any(one.field == "confidentiality" for one in found):
        return
    for one in found:
        if one.field in IDENTITY and one.value:
            raise FieldInvalid(one.field, "nameless")


def _takes_the_name(field: str, value: Value) -> bool:
    """Chosen late, "tanpa identitas" takes out what was written before, everywhere."""
    return field == "confidentiality" and value == Confidentiality.NO_IDENTITY


def _check(desk: Desk, field: str, value: Value) -> None:
    if field.startswith("answer."):
        _text(field, value)
        return
    check = _CHECKS.get(field)
    if check is None:
        raise FieldInvalid(field, "unknown")
    check(desk, field, value)


def _text(field: str, value: Value) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise FieldInvalid(field, "invalid")
    return value


def _any_text(_desk: Desk, field: str, value: Value) -> None:
    _text(field, value)


def _story(_desk: Desk, field: str, value: Value) -> None:
    if not _text(field, value).strip():
        raise FieldInvalid(field, "empty")


def _category(desk: Desk, field: str, value: Value) -> None:
    if _text(field, value) not in desk.directory.categories:
        raise FieldInvalid(field, "unknown")


def _place(desk: Desk, field: str, value: Value) -> None:
    code = _text(field, value)
    if code and code not in desk.directory.places:
        raise FieldInvalid(field, "unknown")


def _phone(_desk: Desk, field: str, value: Value) -> None:
    number = _text(field, value)
    try:
        if number:
            parse_phone(number)
    except InputError:
        raise FieldInvalid(field, "invalid") from None


def _yes_or_no(_desk: Desk, field: str, value: Value) -> None:
    if value not in (None, True, False):
        raise FieldInvalid(field, "invalid")


def _pin(_desk: Desk, field: str, value: Value) -> None:
    degrees = value if isinstance(value, list) else []
    two = len(degrees) == 2 and all(isinstance(one, (int, float)) for one in degrees)  # noqa: PLR2004
    if value is not None and not two:
        raise FieldInvalid(field, "invalid")


def _word_of(kind: type[StrEnum]) -> "_Check":
    def check(_desk: Desk, field: str, value: Value) -> None:
        if _text(field, value) not in set(kind):
            raise FieldInvalid(field, "unknown")

    return check


_Check = Callable[[Desk, str, Value], None]
_CHECKS: dict[str, _Check] = {
    "description": _story,
    "category": _category,
    "place": _place,
    "landmark": _any_text,
    "on_behalf_of": _any_text,
    "reporter_name": _any_text,
    "reporter_phone": _phone,
    "nik": _any_text,
    "caller_id": _any_text,
    "pin": _pin,
    "oversight": _yes_or_no,
    "classification": _word_of(Classification),
    "urgency": _word_of(Urgency),
    "channel": _word_of(Channel),
    "confidentiality": _word_of(Confidentiality),
}
"""What may be edited, and what each may hold."""
