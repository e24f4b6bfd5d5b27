"""The people the centre knows: made, changed and closed by an administrator, never deleted.

A uid stands in every event its person wrote, so it is never given to somebody else. Every change
ends the sessions of before and takes the grants of before back.
"""

import re
import secrets
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row, func, insert, select, update

from callcenter.protocol.account_messages import AccountLine
from callcenter.protocol.audit import Act
from callcenter.protocol.enrolment_code import make_code, read_code
from callcenter.protocol.limits import NAME_LENGTH
from callcenter.protocol.roles import Role, read_roles
from callcenter.server import audit, revocations, tokens
from callcenter.server.account_tables import accounts
from callcenter.server.centre import Centre, from_us
from callcenter.server.database import settled
from callcenter.server.refusal import Refused
from callcenter.server.sign_in_limit import forgive_account

CODE_HOURS = 72
FIRST_ADMIN = "admin"
_HOUR = 3_600_000_000
_UID = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_AGENCY = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_CODE_SIGNS = 16


class Account(Struct, frozen=True):
    """One person; `standing` is active, awaited (has a code only) or closed."""

    uid: str
    name: str
    roles: frozenset[Role]
    agency: str
    passphrase_hash: str
    code_hash: bytes | None
    code_until: int
    closed: bool
    generation: int
    last_seen: int | None

    @property
    def standing(self) -> str:
        """For lists."""
        if self.closed:
            return "closed"
        return "active" if self.passphrase_hash else "awaited"

    def line(self) -> AccountLine:
        """As an administrator sees it: nothing secret."""
        return AccountLine(
            uid=self.uid,
            name=self.name,
            roles=sorted(self.roles),
            agency=self.agency,
            standing=self.standing,
            last_seen=None if self.last_seen is None else from_us(self.last_seen),
        )


def read_uid(typed: str) -> str | None:
    """The uid as kept, from any case and spaces around it; None when it cannot be one."""
    text = typed.strip().lower() if len(typed) <= 256 else ""  # noqa: PLR2004 - no work for more
    return text if _UID.fullmatch(text) else None


def find_account(tx: Connection, uid: str | None, *, lock: bool = False) -> Account | None:
    """The account, closed ones too; with `lock` nobody else changes it meanwhile."""
    if uid is None:
        return None
    asked = select(accounts).where(accounts.c.uid == uid)
    row = tx.execute(asked.with_for_update() if lock else asked).one_or_none()
    return None if row is None else _account(row)


def list_accounts(tx: Connection) -> list[Account]:
    """All, by uid."""
    return [_account(row) for row in tx.execute(select(accounts).order_by(accounts.c.uid))]


@settled
def create_account(
    centre: Centre,
    uid: str,
    name: str,
    roles: Iterable[Role],
    agency: str = "",
    *,
    by: str = "",
) -> str:
    """A new person; the one-time code to hand over. Refused 409 `uid_taken`, 422.

    `by` is whose account did it, "" for a command at the server itself; so everywhere here.
    """
    kept, chosen = read_uid(uid), frozenset(roles)
    if kept is None:
        raise Refused(422, "field_invalid", {"field": "uid"})
    _check_name(name)
    _check_roles(chosen, agency)
    now = centre.now_us()
    code = _new_code()
    with centre.database.write() as tx:
        if find_account(tx, kept) is not None:
            raise Refused(409, "uid_taken")
        _insert(tx, kept, name.strip(), chosen, agency, code=code, now=now)
        _note(tx, centre, by, kept, "created")
    return code


@settled
def create_first_admin(centre: Centre) -> str:
    """The one-time code of the first administrator; empty when there are people already."""
    now = centre.now_us()
    code = _new_code()
    with centre.database.write() as tx:
        if tx.execute(select(func.count()).select_from(accounts)).scalar_one():
            return ""
        roles = frozenset({Role.ADMIN})
        _insert(tx, FIRST_ADMIN, "Administrator", roles, "", code=code, now=now)
        _note(tx, centre, "", FIRST_ADMIN, "created")
    return code


@settled
def reset_account(centre: Centre, uid: str, *, by: str = "") -> str:
    """A fresh one-time code, which opens a closed account, too; the passphrase of before is gone.

    Refused 404 `account_unknown`.
    """
    code = _new_code()
    with centre.database.write() as tx:
        account = _known(tx, uid)
        values = {
            "passphrase_hash": "",
            "code_hash": code_hash(code),
            "code_until": centre.now_us() + CODE_HOURS * _HOUR,
            "closed": False,
        }
        _change(tx, centre, account, revocations.CHANGED, values)
        forgive_account(tx, centre, account.uid)
        _note(tx, centre, by, account.uid, "reset")
    return code


@settled
def close_account(centre: Centre, uid: str, *, by: str = "") -> None:
    """Nobody signs in as this person any more. Refused 404, or 409 `last_admin`."""
    with centre.database.write() as tx:
        account = _known(tx, uid)
        _keep_an_admin(tx, account, frozenset())
        values = {"closed": True, "passphrase_hash": "", "code_hash": None, "code_until": None}
        _change(tx, centre, account, revocations.CLOSED, values)
        _note(tx, centre, by, account.uid, "closed")


@settled
def set_roles(
    centre: Centre, uid: str, roles: Iterable[Role], agency: str = "", *, by: str = ""
) -> None:
    """What this person may be from now on. Refused 404, 409 `last_admin`, 422."""
    chosen = frozenset(roles)
    _check_roles(chosen, agency)
    with centre.database.write() as tx:
        account = _known(tx, uid)
        _keep_an_admin(tx, account, chosen)
        values = {"roles": sorted(chosen), "agency": agency}
        kind = revocations.CLOSED if account.closed else revocations.CHANGED
        _change(tx, centre, account, kind, values)  # desks take a closed one that changed for open
        _note(tx, centre, by, account.uid, "roles")


def set_passphrase(tx: Connection, account: Account, kept: str, now: int) -> Account:
    """Writes a new hash, uses up the code and ends every session; the account as it is now."""
    values = {
        "passphrase_hash": kept,
        "code_hash": None,
        "code_until": None,
        "generation": account.generation + 1,
    }
    tx.execute(update(accounts).where(accounts.c.uid == account.uid).values(**values))
    tokens.end_sessions(tx, account.uid, "passphrase", now)
    revocations.revoke(tx, revocations.CHANGED, now, uid=account.uid)
    found = find_account(tx, account.uid)
    assert found is not None  # noqa: S101 - it was just written
    return found


def note_seen(tx: Connection, uid: str, now: int) -> None:
    """This person was here."""
    tx.execute(update(accounts).where(accounts.c.uid == uid).values(last_seen=now))


def code_hash(code: str) -> bytes:
    """A code of 79 random bits needs no slow hash."""
    return sha256(b"account code\0" + code.encode()).digest()


def read_account_code(typed: str) -> str | None:
    """A one-time code of a person from any case and grouping; None when it cannot be one."""
    signs = "".join(one for one in typed[:64] if one.isalnum())
    half = len(signs) // 2
    first, second = read_code(signs[:half]), read_code(signs[half:])
    if len(signs) != _CODE_SIGNS or first is None or second is None:
        return None
    return f"{first}-{second}"


def _new_code() -> str:
    return f"{make_code(secrets.randbelow)}-{make_code(secrets.randbelow)}"


def _insert(
    tx: Connection,
    uid: str,
    name: str,
    roles: frozenset[Role],
    agency: str,
    *,
    code: str,
    now: int,
) -> None:
    tx.execute(
        insert(accounts).values(
            uid=uid,
            name=name,
            roles=sorted(roles),
            agency=agency,
            passphrase_hash="",
            code_hash=code_hash(code),
            code_until=now + CODE_HOURS * _HOUR,
            closed=False,
            generation=1,
            made_at=now,
        )
    )


def _change(
    tx: Connection, centre: Centre, account: Account, kind: str, values: dict[str, Any]
) -> None:
    now = centre.now_us()
    fresh = values | {"generation": account.generation + 1}
    tx.execute(update(accounts).where(accounts.c.uid == account.uid).values(**fresh))
    tokens.end_sessions(tx, account.uid, kind, now)
    revocations.revoke(tx, kind, now, uid=account.uid)


def _note(tx: Connection, centre: Centre, by: str, uid: str, what: str) -> None:
    audit.note(tx, centre, Act.ACCOUNT, uid=by, kind="person", object_id=uid, reason=what)


def _known(tx: Connection, uid: str) -> Account:
    account = find_account(tx, read_uid(uid), lock=True)
    if account is None:
        raise Refused(404, "account_unknown")
    return account


def _keep_an_admin(tx: Connection, account: Account, roles: frozenset[Role]) -> None:
    if Role.ADMIN not in account.roles or Role.ADMIN in roles or account.closed:
        return
    others = (one for one in list_accounts(tx) if one.uid != account.uid and not one.closed)
    if not any(Role.ADMIN in one.roles for one in others):
        raise Refused(409, "last_admin")


def _check_name(name: str) -> None:
    text = name.strip()
    if not text or len(text) > NAME_LENGTH or not text.isprintable():
        raise Refused(422, "field_invalid", {"field": "name"})


def _check_roles(roles: frozenset[Role], agency: str) -> None:
    """An officer belongs to one agency, and nobody else to any."""
    if not roles:
        raise Refused(422, "field_invalid", {"field": "roles"})
    if (Role.OFFICER in roles) != bool(_AGENCY.fullmatch(agency)) or (agency and len(roles) > 1):
        raise Refused(422, "field_invalid", {"field": "agency"})


def _account(row: Row[Any]) -> Account:
    return Account(
        uid=row.uid,
        name=row.name,
        roles=read_roles(row.roles),
        agency=row.agency,
        passphrase_hash=row.passphrase_hash,
        code_hash=row.code_hash,
        code_until=row.code_until or 0,
        closed=row.closed,
        generation=row.generation,
        last_seen=row.last_seen,
    )
