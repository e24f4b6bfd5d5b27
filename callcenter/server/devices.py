"""Which desks are known: one-time codes, enrolment, and the credential of every request."""

import hmac
import re
import secrets
from hashlib import sha256

from msgspec import Struct
from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from callcenter.protocol.enrolment_code import make_code, read_code
from callcenter.protocol.grant import key_text
from callcenter.protocol.limits import BLOCKS_AT_ENROLMENT, FORMER_MAX, NAME_LENGTH
from callcenter.protocol.messages import BlockNeed, EnrolAnswer, EnrolRequest
from callcenter.protocol.wellformed import is_uuid
from callcenter.server import numbers, tables
from callcenter.server.account_tables import security
from callcenter.server.centre import Centre
from callcenter.server.database import settled
from callcenter.server.refusal import Refused

CODE_MINUTES = 10
WRONG_TRIES = 10
"""So many wrong codes, from whomever, and every open code is void."""

FORMER = 0
"""A count of this incarnation marks an earlier centre whose own events are taken from offers."""

PENDING = "pending"
APPROVED = "approved"
RETIRING = "retiring"
"""What a device that is not retired may be; a retiring one may only send what still waits."""

_SECRET = re.compile(r"[A-Za-z0-9_-]{43,86}")
_SEEN_EVERY = 60_000_000
_CREDENTIAL_OF = select(
    tables.devices.c.credential_hash, tables.devices.c.retired, tables.devices.c.standing
).where(tables.devices.c.client_id == bindparam("device"))
"""Made once: every request asks it."""


class NewCode(Struct, frozen=True):
    """A code to hand over, and until when (microseconds)."""

    code: str
    expires_at: int


def make_enrolment_code(centre: Centre) -> NewCode:
    """A fresh code; only its hash is kept."""
    code = make_code(secrets.randbelow)
    now = centre.now_us()
    fresh = NewCode(code, now + CODE_MINUTES * 60_000_000)
    with centre.database.write() as tx:
        tx.execute(
            insert(tables.enrolment_codes).values(
                code_hash=_code_hash(centre, code),
                made_at=now,
                expires_at=fresh.expires_at,
                wrong_tries=0,
            )
        )
    return fresh


def any_enrolled(centre: Centre) -> bool:
    """Whether a desk is known already."""
    with centre.database.read() as tx:
        return tx.execute(select(tables.devices.c.client_id).limit(1)).first() is not None


@settled
def enrol(centre: Centre, request: EnrolRequest) -> EnrolAnswer:
    """Makes a desk known. The same request again gives the same answer: no answer can get lost."""
    _check(request)
    now = centre.now_us()
    code = read_code(request.code)
    with centre.database.write() as tx:
        refusal = _use_code(tx, centre, code, request.client_id, now)
        if refusal is None:
            standing = _know(tx, request, now)
            _name_former(tx, request, now)
            need = BlockNeed(unused=0)
            blocks = numbers.lease(
                tx,
                request.client_id,
                request.incarnation,
                need,
                now=now,
                keep=BLOCKS_AT_ENROLMENT,
            )
    if refusal is not None:  # after the commit: the wrong try is counted
        raise refusal
    return EnrolAnswer(
        client_id=request.client_id,
        server_id=centre.server_id,
        name=centre.name,
        server_time=centre.clock.now(),
        number_blocks=blocks,
        approved=standing == APPROVED,
        grant_key=key_text(centre.grant_key),
    )


def authenticate(tx: Connection, authorization: str, *, draining: bool = False) -> str:
    """The client_id whose credential this is; Refused 401 otherwise, never saying which part.

    401 `device_pending` waits for an administrator, `device_retired` is over. A device that is to
    be retired gets in with `draining` alone, else 401 `device_retiring`.
    """
    scheme, _, credential = authorization.partition(" ")
    client_id, _, secret = credential.partition(".")
    row = None
    if scheme.lower() == "bearer" and is_uuid(client_id) and _SECRET.fullmatch(secret):
        row = tx.execute(_CREDENTIAL_OF, {"device": client_id}).one_or_none()
    known = bytes(32) if row is None else row.credential_hash
    same = hmac.compare_digest(known, sha256(secret.encode()).digest())
    if row is None or not same:
        raise Refused(401, "not_enrolled")
    if row.retired:
        raise Refused(401, "device_retired")
    if row.standing == PENDING or (row.standing == RETIRING and not draining):
        raise Refused(401, f"device_{row.standing}")
    return client_id


def authenticate_as(
    tx: Connection, authorization: str, client_id: str, *, draining: bool = False
) -> str:
    """The same for a message that names its device; Refused 403 when it is another's."""
    if authenticate(tx, authorization, draining=draining) != client_id:
        raise Refused(403, "other_device")
    return client_id


def note_seen(tx: Connection, client_id: str, now: int) -> None:
    """Remembers that the desk was here, to the minute."""
    table = tables.devices
    tx.execute(
        update(table)
        .where(table.c.client_id == client_id, table.c.last_seen < now - _SEEN_EVERY)
        .values(last_seen=now)
    )


def _check(request: EnrolRequest) -> None:
    if not is_uuid(request.client_id):
        raise Refused(422, "field_invalid", {"field": "client_id"})
    if not _SECRET.fullmatch(request.secret):
        raise Refused(422, "field_invalid", {"field": "secret"})
    if not 1 <= request.incarnation < 2**31:
        raise Refused(422, "field_invalid", {"field": "incarnation"})
    if len(request.former) > FORMER_MAX or not all(map(is_uuid, request.former)):
        raise Refused(422, "field_invalid", {"field": "former"})
    name = request.device_name.strip()
    if not name or len(name) > NAME_LENGTH or not name.isprintable():
        raise Refused(422, "field_invalid", {"field": "device_name"})


def _use_code(
    tx: Connection, centre: Centre, code: str | None, client_id: str, now: int
) -> Refused | None:
    table = tables.enrolment_codes
    row = None
    if code is not None:
        wanted = select(table).where(table.c.code_hash == _code_hash(centre, code))
        found = tx.execute(wanted.with_for_update())  # two workers, one code: one desk
        row = found.one_or_none()
    refusal = _judge_code(row, client_id, now)
    if refusal is None and row is not None:
        tx.execute(
            update(table)
            .where(table.c.code_hash == row.code_hash)
            .values(used_by=client_id, used_at=row.used_at or now)
        )
        return None
    tx.execute(
        update(table)
        .where(table.c.used_by.is_(None), table.c.expires_at > now)
        .values(wrong_tries=table.c.wrong_tries + 1)
    )
    long_ago = now - 24 * 3_600_000_000
    tx.execute(delete(table).where(table.c.expires_at < long_ago))
    return refusal


def _judge_code(row: Row[tuple[object, ...]] | None, client_id: str, now: int) -> Refused | None:
    if row is None:
        return Refused(403, "code_wrong")
    if row.expires_at <= now or row.wrong_tries >= WRONG_TRIES:
        return Refused(403, "code_expired")
    if row.used_by not in (None, client_id):
        return Refused(403, "code_expired")
    return None


def _know(tx: Connection, request: EnrolRequest, now: int) -> str:
    """Writes the device down; whether it is approved at once."""
    table = tables.devices
    credential = sha256(request.secret.encode()).digest()
    standing = _standing(tx, request.client_id, credential)
    values = {
        "name": request.device_name.strip(),
        "credential_hash": credential,
        "last_seen": now,
        "retired": False,
        "standing": standing,
    }
    known = tx.execute(update(table).where(table.c.client_id == request.client_id).values(**values))
    if known.rowcount == 0:
        tx.execute(insert(table).values(client_id=request.client_id, enrolled_at=now, **values))
    return standing


def _standing(tx: Connection, client_id: str, credential: bytes) -> str:
    """A new credential waits for an administrator where that is asked for; the first never does."""
    if not tx.execute(select(security.c.approve_devices)).scalar_one():
        return APPROVED
    table = tables.devices
    if tx.execute(select(table.c.client_id).limit(1)).first() is None:
        return APPROVED
    row = tx.execute(select(table).where(table.c.client_id == client_id)).one_or_none()
    same = row is not None and hmac.compare_digest(row.credential_hash, credential)
    if row is None or row.retired or not same:
        return PENDING
    return PENDING if row.standing == PENDING else APPROVED


def _name_former(tx: Connection, request: EnrolRequest, now: int) -> None:
    """Whoever has a code may say which centres wrote what the desks will offer."""
    table, named = tables.incarnations, set(request.former)
    # A desk of this centre is no centre: nobody may have it speak as one.
    desks = select(tables.devices.c.client_id).where(tables.devices.c.client_id.in_(named))
    named -= set(tx.execute(desks).scalars())
    known = select(table.c.client_id).where(
        table.c.client_id.in_(named), table.c.incarnation == FORMER
    )
    fresh = sorted(named - set(tx.execute(known).scalars()))
    if fresh:
        row = {"incarnation": FORMER, "acked_n": 0, "started_at": now}
        tx.execute(insert(table), [{**row, "client_id": one} for one in fresh])


def _code_hash(centre: Centre, code: str) -> bytes:
    return hmac.new(centre.secret, b"code\0" + code.encode(), sha256).digest()
