"""Puts the reporter into the caller book, or finds him there: no twin because of a notation."""

from msgspec.structs import replace

from callcenter.callers.matching import match_callers
from callcenter.desk.context import Change
from callcenter.desk.record import append_caller
from callcenter.errors import NotFound
from callcenter.store import callers as caller_store
from callcenter.tickets.event import Change as FieldChange
from callcenter.tickets.event import Value
from callcenter.tickets.intake import Intake
from callcenter.tickets.words import Kind


def know_caller(change: Change, intake: Intake, phone_key: str) -> Intake:
    """The intake with its caller: the chosen one, the certain one, or a new entry.

    A report with neither number nor name stays without a caller.
    """
    name = intake.name.strip()
    if intake.caller_id is not None:
        _complete(change, intake.caller_id, name, phone_key)
        return intake
    if not phone_key and not name:
        return intake
    if phone_key:
        match = match_callers(phone_key, name, caller_store.callers_by_phone(change.tx, phone_key))
        if match.certainty == "pasti" and match.caller is not None:
            _complete(change, match.caller.id, name, phone_key)
            known = name or match.caller.name
            return replace(intake, caller_id=match.caller.id, name=known)
    return replace(intake, caller_id=add_caller(change, name, phone_key))


def add_caller(change: Change, name: str, phone_key: str) -> str:
    """A new entry in the caller book; its id."""
    caller_id = change.desk.ids.new()
    phones: list[Value] = [phone_key] if phone_key else []
    fields = [FieldChange("name", name)] if name else []
    append_caller(change, caller_id, Kind.CALLER_ADDED, body={"phones": phones}, fields=fields)
    return caller_id


def _complete(change: Change, caller_id: str, name: str, phone_key: str) -> None:
    """Adds what the book did not know yet: a first name, another number."""
    try:
        caller = caller_store.load_caller(change.tx, caller_id)
    except NotFound:
        return  # chosen from a list that a merge has since made old; the ticket keeps the id
    if phone_key and phone_key not in caller.phones:
        append_caller(change, caller_id, Kind.PHONE_ADDED, body={"phone": phone_key})
    if name and not caller.name:
        append_caller(change, caller_id, Kind.CALLER_EDITED, fields=[FieldChange("name", name)])
