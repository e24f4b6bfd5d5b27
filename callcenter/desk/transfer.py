"""Takes a matter from the agency that holds it to another one, without an answer of the former."""

from collections.abc import Sequence

from callcenter.desk.context import Desk
from callcenter.desk.record import record_ticket
from callcenter.errors import FieldInvalid
from callcenter.store import tickets as ticket_store
from callcenter.tickets.event import Value
from callcenter.tickets.words import Kind


def transfer(
    desk: Desk, ticket_id: str, *, source: str, targets: Sequence[str], reason: str
) -> None:
    """Alihkan: `source` holds it no longer, `targets` do; only bodies outside make it a rujukan.

    While another agency of the province still holds it, it stays ours. Raises FieldInvalid
    (reason: empty; target: empty, same, unknown; agency_id: not_holder) and TransitionRefused.
    """
    if not reason.strip():
        raise FieldInvalid("reason", "empty")
    _check(desk, targets, source)
    agencies = desk.directory.agencies
    body: dict[str, Value] = {
        "agency_ids": list(dict.fromkeys(targets)),
        "replaces": [source],
        "reason": reason.strip(),
    }
    outside = [one for one in targets if not agencies[one].within_authority]
    if outside:
        body["contacts"] = {one: agencies[one].phone for one in outside}
    with desk.change() as change:
        holders = ticket_store.load_ticket(change.tx, ticket_id).agency_ids
        if source not in holders:
            raise FieldInvalid("agency_id", "not_holder")
        rest = [one for one in (*holders, *targets) if one != source and one in agencies]
        ours = any(agencies[one].within_authority for one in rest)
        record_ticket(change, ticket_id, Kind.DISPATCHED if ours else Kind.REFERRED, body=body)


def _check(desk: Desk, targets: Sequence[str], source: str) -> None:
    if not targets:
        raise FieldInvalid("target", "empty")
    if source in targets:
        raise FieldInvalid("target", "same")
    if any(one not in desk.directory.agencies for one in targets):
        raise FieldInvalid("target", "unknown")
