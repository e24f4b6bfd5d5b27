"""What the centre says about who sits here, as this desk kept it: read, checked, never believed.

Decides no right: that is `desk.rights`. Reads the encrypted database and the time given in.
"""

from datetime import datetime
from typing import Literal

from msgspec import Struct
from sqlalchemy import Connection

from callcenter.protocol.grant import (
    Grant,
    GrantInvalid,
    SeenTime,
    is_revoked,
    read_grant,
    read_key,
)
from callcenter.protocol.roles import AT_A_DESK, Role
from callcenter.store import kv, people, sync_state

__all__ = ["Role", "Standing", "Why", "read_standing"]

Why = Literal["", "none", "unlinked", "refused", "expired", "edited", "revoked", "seat"]
_SERVER_ID = "server_id"


class Standing(Struct, frozen=True):
    """How the centre knows who sits here.

    `by_centre`: their roles are the grant's alone; else this desk's own settings say. `until` is
    when the grant ends, `why` a short code when none counts: none (not signed in yet), unlinked
    (no account), refused (the centre did not take them), expired, edited, revoked, or seat (none of
    their roles has work at a desk: nobody so sits here). `account` is their name at the centre, ""
    for none; `signed_in`: there are tokens to ask with.
    """

    by_centre: bool = False
    roles: frozenset[Role] = frozenset()
    until: datetime | None = None
    why: Why = ""
    account: str = ""
    signed_in: bool = False


def read_standing(tx: Connection, uid: str, at: datetime) -> Standing:
    """How it stands with the way in of `uid` at `at`, the highest time ever seen."""
    key, state = people.grant_key(tx), sync_state.state(tx)
    if not state.server_url:
        return Standing()
    if not key:
        # Who took the key away wants the settings to count again.
        return Standing(True, why="edited") if people.had_accounts(tx) else Standing()
    account, kept = people.account_for(tx, uid), people.session_of(tx, uid)
    if not people.may_sit(tx, uid):
        return Standing(True, why="seat", account=account)
    if kept is None:
        return Standing(True, why=_why_none(tx, uid, account), account=account)
    signed_in = bool(kept.refresh)
    try:
        grant = read_grant(
            kept.grant,
            read_key(key),
            device=state.client_id,
            centre=(kv.get(tx, _SERVER_ID) or b"").decode(),
            at=SeenTime(at),
        )
    except GrantInvalid as error:
        why: Why = "expired" if error.reason == "expired" else "edited"
        return Standing(True, why=why, account=account, signed_in=signed_in)
    return _counted(tx, grant, account, signed_in=signed_in)


def _why_none(tx: Connection, uid: str, account: str) -> Why:
    if not account:
        return "unlinked"
    return "refused" if people.refused_at(tx, uid) is not None else "none"


def _counted(tx: Connection, grant: Grant, account: str, *, signed_in: bool) -> Standing:
    """A grant whose signature is good: of this very person, and not taken back since."""
    if grant.uid != account:
        return Standing(True, why="edited", account=account, signed_in=signed_in)
    if is_revoked(grant, people.taken_back(tx).values()):
        return Standing(True, why="revoked", account=account)
    if not grant.known_roles & AT_A_DESK:
        return Standing(True, why="seat", account=account, signed_in=signed_in)
    return Standing(True, grant.known_roles, grant.exp, "", account, signed_in)
