"""Tokens of a person at one desk: a short one to ask with, and a family of long ones to renew it.

The centre keeps hashes alone. A renewed pair is computed from the token it replaces and the asker's
key, so the same question again gets the same answer without anything being kept in plain.
"""

import hmac
import re
import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any, Final

from msgspec import Struct
from sqlalchemy import Connection, Row, delete, insert, select, update

from callcenter.ids import Ids
from callcenter.protocol.account_messages import IDEMPOTENCY
from callcenter.protocol.wellformed import is_uuid
from callcenter.server.account_tables import accounts, sessions
from callcenter.server.centre import Centre
from callcenter.server.refusal import Refused
from callcenter.server.tables import devices

ACCESS_MINUTES: Final = 10
FAMILY_HOURS: Final = 24
"""After so long a person types the passphrase again."""

_MINUTE: Final = 60_000_000
_KEPT: Final = 7 * 24 * 60 * _MINUTE
_ACCESS, _REFRESH = "akses", "perbarui"
_PART = re.compile(r"[A-Za-z0-9_-]{22,64}")
_KEY = re.compile(IDEMPOTENCY)


class Pair(Struct, frozen=True):
    """What a desk gets; times in microseconds."""

    access: str
    access_until: int
    refresh: str
    refresh_until: int


class Holder(Struct, frozen=True):
    """Whose tokens they are, at which desk, and the account's generation they were made under."""

    uid: str
    client_id: str
    generation: int


def is_personal(authorization: str) -> bool:
    """Whether this header shows a person's token; says nothing about whether it is good."""
    scheme, _, token = authorization.partition(" ")
    return scheme.lower() == "bearer" and token.startswith(f"{_ACCESS}.")


def begin_session(tx: Connection, centre: Centre, holder: Holder, now: int) -> Pair:
    """A new family; the one of before at this desk ends."""
    end_sessions(tx, holder.uid, "again", now, client_id=holder.client_id)
    tx.execute(delete(sessions).where(sessions.c.until < now - _KEPT))
    session, family = Ids(centre.clock).new(), secrets.token_urlsafe(16)
    refresh, access = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    until = now + FAMILY_HOURS * 60 * _MINUTE
    pair = Pair(
        f"{_ACCESS}.{session}.{access}",
        now + ACCESS_MINUTES * _MINUTE,
        f"{_REFRESH}.{session}.{family}.{refresh}",
        until,
    )
    tx.execute(
        insert(sessions).values(
            id=session,
            uid=holder.uid,
            client_id=holder.client_id,
            account_generation=holder.generation,
            made_at=now,
            until=until,
            ended_why="",
            family_hash=_hash(family),
            refresh_hash=_hash(refresh),
            access_hash=_hash(access),
            access_until=pair.access_until,
        )
    )
    return pair


def renew(
    tx: Connection, token: str, key: str, client_id: str, now: int
) -> tuple[Pair, Holder] | Refused:
    """The next pair and whose it is.

    A Refused is returned, to be raised after the commit: what it found out must stay.
    """
    if not _KEY.fullmatch(key):
        return Refused(422, "field_invalid", {"field": "key"})
    found = _family(tx, token)
    if found is None or found.row.ended_at is not None or found.row.until <= now:
        return Refused(401, "session_ended")
    pair = found.next_pair(key, now) if found.row.client_id == client_id else None
    if pair is None:
        # Replaced long ago, or shown at another desk: somebody has a copy. Nobody keeps it.
        _end(tx, found.row, "stolen", now)
        return Refused(401, "session_ended")
    if found.is_newest:
        _replace(tx, found.row, pair, key)
    return pair, Holder(found.row.uid, client_id, found.row.account_generation)


def end_session(tx: Connection, token: str, client_id: str, now: int) -> None:
    """Ends the family of this token, if there is one at this desk."""
    found = _family(tx, token)
    if found is not None and found.row.ended_at is None and found.row.client_id == client_id:
        _end(tx, found.row, "left", now)


def end_sessions(tx: Connection, uid: str, why: str, now: int, *, client_id: str = "") -> None:
    """Ends all of this person, or those at one desk."""
    here = [sessions.c.uid == uid, sessions.c.ended_at.is_(None)]
    if client_id:
        here.append(sessions.c.client_id == client_id)
    tx.execute(update(sessions).where(*here).values(ended_at=now, ended_why=why))


def end_device_sessions(tx: Connection, client_id: str, why: str, now: int) -> None:
    """Ends all of whoever sits at this desk."""
    here = (sessions.c.client_id == client_id, sessions.c.ended_at.is_(None))
    tx.execute(update(sessions).where(*here).values(ended_at=now, ended_why=why))


def read_bearer(tx: Connection, authorization: str, now: int) -> Holder:
    """Whose access token this is; Refused 401, never saying why."""
    parts = _parts(authorization.partition(" ")[2], _ACCESS, 3)
    row = None if parts is None else _row(tx, parts[1])
    if parts is None or row is None or not _is_access(row, parts[2], now):
        raise Refused(401, "session_ended")
    if row.ended_at is not None or row.until <= now:
        raise Refused(401, "session_ended")
    standing = select(devices.c.retired, devices.c.standing).where(
        devices.c.client_id == row.client_id
    )
    device = tx.execute(standing).one_or_none()
    generation = tx.execute(
        select(accounts.c.generation).where(accounts.c.uid == row.uid, accounts.c.closed.is_(False))
    ).scalar_one_or_none()
    if device is None or device.retired or device.standing != "approved":
        raise Refused(401, "session_ended")
    if generation != row.account_generation:
        raise Refused(401, "session_ended")
    return Holder(row.uid, row.client_id, row.account_generation)


def _is_access(row: Row[Any], shown: str, now: int) -> bool:
    """The token of now, or the one of just before: questions under way are not cut."""
    now_good = _same(row.access_hash, shown) and now < row.access_until
    return now_good or (
        row.former_access_hash is not None
        and _same(row.former_access_hash, shown)
        and now < row.former_access_until
    )


def _end(tx: Connection, row: Row[Any], why: str, now: int) -> None:
    tx.execute(update(sessions).where(sessions.c.id == row.id).values(ended_at=now, ended_why=why))


class _Family(Struct, frozen=True):
    """A family whose own part was right, and the token shown of it."""

    row: Row[Any]
    part: str
    shown: str

    @property
    def is_newest(self) -> bool:
        """Whether the token shown was not replaced yet."""
        return _same(self.row.refresh_hash, self.shown)

    def next_pair(self, key: str, now: int) -> Pair | None:
        """What follows it: the same again for the same key, nothing for an older token."""
        row = self.row
        if self.is_newest:
            return self._pair(key, now + ACCESS_MINUTES * _MINUTE)
        if row.former_hash is None or not _same(row.former_hash, self.shown):
            return None
        return self._pair(key, row.access_until) if _same(row.former_key_hash, key) else None

    def _pair(self, key: str, access_until: int) -> Pair:
        refresh, access = _next(self.shown, "refresh", key), _next(self.shown, "access", key)
        return Pair(
            f"{_ACCESS}.{self.row.id}.{access}",
            access_until,
            f"{_REFRESH}.{self.row.id}.{self.part}.{refresh}",
            self.row.until,
        )


def _family(tx: Connection, token: str) -> _Family | None:
    """Locked until the transaction ends; None for what is no token of ours."""
    parts = _parts(token, _REFRESH, 4)
    row = None if parts is None else _row(tx, parts[1], lock=True)
    if parts is None or row is None or not _same(row.family_hash, parts[2]):
        return None
    return _Family(row, parts[2], parts[3])


def _replace(tx: Connection, row: Row[Any], pair: Pair, key: str) -> None:
    values = {
        "former_hash": row.refresh_hash,
        "former_key_hash": _hash(key),
        "refresh_hash": _hash(pair.refresh.rpartition(".")[2]),
        "former_access_hash": row.access_hash,
        "former_access_until": row.access_until,
        "access_hash": _hash(pair.access.rpartition(".")[2]),
        "access_until": pair.access_until,
    }
    tx.execute(update(sessions).where(sessions.c.id == row.id).values(**values))


def _row(tx: Connection, session: str, *, lock: bool = False) -> Row[Any] | None:
    if not is_uuid(session):
        return None
    asked = select(sessions).where(sessions.c.id == session)
    return tx.execute(asked.with_for_update() if lock else asked).one_or_none()


def _parts(token: str, kind: str, count: int) -> list[str] | None:
    parts = token.split(".") if len(token) <= 256 else []  # noqa: PLR2004 - ours are shorter
    if len(parts) != count or parts[0] != kind:
        return None
    return parts if all(_PART.fullmatch(one) for one in parts[2:]) else None


def _next(shown: str, what: str, key: str) -> str:
    digest = hmac.new(shown.encode(), f"{what}\0{key}".encode(), sha256).digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")


def _same(kept: bytes, shown: str) -> bool:
    return hmac.compare_digest(bytes(kept), _hash(shown))


def _hash(secret: str) -> bytes:
    return sha256(secret.encode()).digest()
