"""How far this desk is on its way out of service, as the database knows it. Wipes nothing."""

from typing import Final

from sqlalchemy import Connection

from callcenter.store import foreign, healing, kv, outbox, people, uploads

RETIRING: Final = "retiring"
"""The centre waits for what this desk still holds."""
DRAINED: Final = "drained"
"""The centre has all of it and has said goodbye."""
RETIRED: Final = "retired"
"""The centre takes nothing any more; what was unsent is still here."""

_NAME = "leaving"
_SECRETS = ("device_credential", "device_secret_next")


def standing(tx: Connection) -> str:
    """RETIRING, DRAINED, RETIRED, or "" for a desk that stays."""
    return (kv.get(tx, _NAME) or b"").decode()


def note(tx: Connection, standing: str) -> None:
    """How it stands from now on; "" when it was enrolled anew."""
    kv.put(tx, _NAME, standing.encode() or None)


def is_empty(tx: Connection) -> bool:
    """True when the centre has said of every event and file here that it has it."""
    unsent = outbox.count(tx, "new") + outbox.count(tx, "sent") + healing.offered(tx)
    return not unsent and uploads.due(tx) is None


def held(tx: Connection) -> tuple[str, ...]:
    """The names of every entry and file the centre has not got, to see whether more came."""
    files = (f"{one.ticket_id} {one.file.sha256}" for one in foreign.waiting_files(tx))
    return (*foreign.unsettled_eids(tx), *files)


def unsent(tx: Connection) -> int:
    """How many entries and files the centre has not got, as far as this desk knows."""
    return len(held(tx))


def forget_centre(tx: Connection) -> None:
    """The credential, every token and every grant go."""
    for uid in people.sessions(tx):
        people.keep_session(tx, uid, None)
    for name in _SECRETS:
        kv.put(tx, name, None)
