"""What an administrator does with devices: approve, retire; and how a retired one says goodbye.

A device that is retired in peace first sends what it still holds; a lost one gets no time for it.
"""

from typing import Any

from sqlalchemy import Connection, Row, select, update

from callcenter.protocol.account_messages import DeviceLine
from callcenter.protocol.audit import Act
from callcenter.server import audit, revocations, tokens
from callcenter.server.account_tables import security
from callcenter.server.centre import Centre, from_us
from callcenter.server.database import settled
from callcenter.server.devices import APPROVED, PENDING, RETIRING, authenticate
from callcenter.server.refusal import Refused
from callcenter.server.tables import devices

RETIRED = "retired"


def list_devices(tx: Connection) -> list[DeviceLine]:
    """All that ever enrolled, the oldest first."""
    rows = tx.execute(select(devices).order_by(devices.c.enrolled_at, devices.c.client_id))
    return [
        DeviceLine(
            client_id=row.client_id,
            name=row.name,
            standing=RETIRED if row.retired else row.standing,
            enrolled_at=from_us(row.enrolled_at),
            last_seen=from_us(row.last_seen),
        )
        for row in rows
    ]


def ask_for_approval(centre: Centre, *, wanted: bool) -> None:
    """Whether desks that enrol from now on wait for an administrator."""
    with centre.database.write() as tx:
        tx.execute(update(security).values(approve_devices=wanted))
        why = "approval_on" if wanted else "approval_off"
        audit.note(tx, centre, Act.SETTINGS, kind="centre", reason=why)


@settled
def approve_device(centre: Centre, client_id: str, *, by: str = "") -> None:
    """Lets a pending one in; again changes nothing. Refused 404, or 409 for one that goes.

    `by` is whose account did it, "" for a command at the server itself.
    """
    with centre.database.write() as tx:
        row = _known(tx, client_id)
        if row.retired or row.standing == RETIRING:
            raise Refused(409, "device_retired")
        if row.standing == PENDING:
            _set(tx, client_id, standing=APPROVED)
            audit.note(tx, centre, Act.DEVICE, uid=by, device=client_id, reason="approved")


@settled
def retire_device(centre: Centre, client_id: str, *, now: bool, by: str = "") -> None:
    """Ends a device: at once, or after it has sent what waits. Refused 404."""
    at = centre.now_us()
    with centre.database.write() as tx:
        row = _known(tx, client_id)
        if row.retired or (row.standing == RETIRING and not now):
            return
        at_once = now or row.standing == PENDING
        if at_once:
            _set(tx, client_id, retired=True)
        else:
            _set(tx, client_id, standing=RETIRING)
        tokens.end_device_sessions(tx, client_id, "device", at)
        kind = revocations.RETIRED if at_once else revocations.RETIRING
        revocations.revoke(tx, kind, at, client_id=client_id)
        audit.note(tx, centre, Act.DEVICE, uid=by, device=client_id, reason=kind)


@settled
def take_leave(centre: Centre, authorization: str) -> None:
    """A retiring device has nothing left to send. Refused 401, or 409 when it is not to go."""
    with centre.database.write() as tx:
        client_id = authenticate(tx, authorization, draining=True)
        if _known(tx, client_id).standing != RETIRING:
            raise Refused(409, "not_retiring")
        _set(tx, client_id, retired=True)
        audit.note(tx, centre, Act.DEVICE, device=client_id, reason="drained")


def _known(tx: Connection, client_id: str) -> Row[Any]:
    asked = select(devices).where(devices.c.client_id == client_id)
    row = tx.execute(asked.with_for_update()).one_or_none()
    if row is None:
        raise Refused(404, "device_unknown")
    return row


def _set(tx: Connection, client_id: str, **values: object) -> None:
    tx.execute(update(devices).where(devices.c.client_id == client_id).values(**values))
