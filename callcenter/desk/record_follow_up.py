"""Records what an OPD answered; "bukan wewenang" must name who is competent (DOMAIN 4)."""

from callcenter.desk.context import Desk
from callcenter.desk.record import record_ticket
from callcenter.errors import FieldInvalid
from callcenter.store import tickets as ticket_store
from callcenter.tickets.event import Value
from callcenter.tickets.words import Kind, Outcome, State


def record_follow_up(
    desk: Desk,
    ticket_id: str,
    agency_id: str,
    *,
    outcome: Outcome,
    text: str,
    target: str = "",
) -> None:
    """The OPD's follow-up. With "bukan wewenang" the ticket goes on to `target` at once.

    Raises FieldInvalid (text: empty; outcome: invalid; target: empty, same, unknown) and
    TransitionRefused.
    """
    if not text.strip():
        raise FieldInvalid("text", "empty")
    if outcome is Outcome.TRANSFERRED:
        raise FieldInvalid("outcome", "invalid")
    if outcome is Outcome.NOT_COMPETENT:
        _check_target(desk, agency_id, target)
    body: dict[str, Value] = {
        "agency_id": agency_id,
        "outcome": outcome.value,
        "text": text.strip(),
    }
    if target:
        body["target"] = target
    with desk.change() as change:
        record_ticket(change, ticket_id, Kind.FOLLOW_UP_RECORDED, body=body)
        if outcome is not Outcome.NOT_COMPETENT:
            return
        state = ticket_store.load_ticket(change.tx, ticket_id).state
        inside = desk.directory.agencies[target].within_authority
        others = state is State.FOLLOWED_UP
        kind = Kind.DISPATCHED if inside or others else Kind.REFERRED
        record_ticket(change, ticket_id, kind, body={"agency_ids": [target]})


def _check_target(desk: Desk, agency_id: str, target: str) -> None:
    if not target:
        raise FieldInvalid("target", "empty")
    if target == agency_id:
        raise FieldInvalid("target", "same")
    if target not in desk.directory.agencies:
        raise FieldInvalid("target", "unknown")
