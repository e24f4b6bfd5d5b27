"""Marks a call as a prank: counted on the caller, never blocked by one click, can be undone."""

from callcenter.callers.phone import parse_phone
from callcenter.desk import audit
from callcenter.desk.context import Desk
from callcenter.desk.know_caller import add_caller
from callcenter.desk.record import append_caller
from callcenter.errors import FieldInvalid
from callcenter.store import callers as caller_store
from callcenter.store import drafts
from callcenter.tickets.event import Value
from callcenter.tickets.words import Kind


def mark_prank(
    desk: Desk,
    raw: str,
    note: str = "",
    *,
    seconds: int | None = None,
    caller_id: str | None = None,
    draft_slot: str | None = None,
) -> tuple[str, str]:
    """The caller's id and the mark's eid, which `unmark_prank` takes back.

    Raises PhoneInvalid, and FieldInvalid (phone: empty) without a number.
    """
    if not raw.strip() and caller_id is None:
        raise FieldInvalid("phone", "empty")
    with desk.change() as change:
        if caller_id is None:
            key = parse_phone(raw).key
            known = caller_store.callers_by_phone(change.tx, key)
            caller_id = known[0].id if known else add_caller(change, "", key)
        body: dict[str, Value] = {"note": note.strip()}
        if seconds is not None:
            body["seconds"] = seconds
        mark = append_caller(change, caller_id, Kind.PRANK_MARKED, body=body)
        audit.note(change, audit.Act.PRANK, kind="caller", object_id=caller_id, reason="marked")
        if draft_slot is not None:
            drafts.drop_draft(change.tx, draft_slot)
            change.touched.add("drafts")
    return caller_id, mark.eid


def unmark_prank(desk: Desk, caller_id: str, eid: str) -> None:
    """Takes one mark back."""
    with desk.change() as change:
        append_caller(change, caller_id, Kind.WITHDRAWN, body={"eid": eid})
        audit.note(change, audit.Act.PRANK, kind="caller", object_id=caller_id, reason="withdrawn")
