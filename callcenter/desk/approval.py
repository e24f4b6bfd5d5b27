"""A supervisor says yes to one act on one object: once, within two minutes, for one verb.

Lies in the encrypted database until the verb consumes it in its own transaction. Proves nobody:
`entrance.approval` gives one after the supervisor's passphrase has opened their way in.
"""

from datetime import datetime, timedelta
from typing import Literal

import msgspec
from msgspec import Struct
from sqlalchemy import Connection

from callcenter.desk import audit
from callcenter.desk.context import Change, Desk
from callcenter.errors import ApprovalRefused, FieldInvalid
from callcenter.store import kv

Action = Literal["reveal", "export", "sign"]
APPROVAL_SECONDS = 120.0
_NAME = "approvals"


class Approval(Struct, frozen=True):
    """What the verb is given: `by` said yes to `action` on `object_id`, for `reason`."""

    id: str
    by: str
    action: str
    object_id: str
    until: datetime
    reason: str = ""


def give(desk: Desk, by: str, action: Action, object_id: str, reason: str) -> Approval:
    """Keeps a yes of `by`, who is proven and does not sit here. FieldInvalid (who: same)."""
    with desk.change() as change:
        if by == desk.operator.uid:
            raise FieldInvalid("who", "same")
        until = change.at + timedelta(seconds=APPROVAL_SECONDS)
        fresh = Approval(desk.ids.new(), by, action, object_id, until, reason)
        _keep(change.tx, (*_kept(change.tx, change.at), fresh))
        audit.note(
            change,
            audit.Act.APPROVED,
            kind=action,
            object_id=object_id,
            reason=reason,
            fields=(desk.operator.uid,),
            uid=by,
        )
    return fresh


def consume(
    change: Change, approval: Approval, action: Action, object_id: str, *, reason: str | None = None
) -> None:
    """Uses it up in the transaction of the act. ApprovalRefused: gone, or for something else.

    With `reason` it must be the one that was said yes to.

    One that is spent, over, forged or was given to another act is the same: there is none.
    """
    kept = _kept(change.tx, change.at)
    found = next((one for one in kept if one.id == approval.id), None)
    meant = (action, object_id)
    if found is None or (found.action, found.object_id) != meant:
        raise ApprovalRefused("gone")
    if reason is not None and found.reason != reason:
        raise ApprovalRefused("gone")
    if found.by == change.desk.operator.uid:
        raise ApprovalRefused("own")
    _keep(change.tx, tuple(one for one in kept if one.id != found.id))


def _kept(tx: Connection, now: datetime) -> tuple[Approval, ...]:
    """Those that count still; the clock set back revives none for more than their two minutes."""
    found = kv.get(tx, _NAME)
    every = () if found is None else msgspec.json.decode(found, type=tuple[Approval, ...])
    latest = now + timedelta(seconds=APPROVAL_SECONDS)
    return tuple(one for one in every if now < one.until <= latest)


def _keep(tx: Connection, approvals: tuple[Approval, ...]) -> None:
    kv.put(tx, _NAME, msgspec.json.encode(approvals) if approvals else None)
