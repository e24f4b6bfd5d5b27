"""The centre's last word about this desk's audit, kept twice: in the database and beside it.

The copy beside it outlives an older database that is put back; it holds no names, only how far the
chain is, and is signed. What is damaged or of another centre or desk counts as not there.
"""

import logging
import os
from pathlib import Path

import msgspec
from sqlalchemy import Connection, inspect

from callcenter.protocol.audit import Checkpoint, CheckpointInvalid, read_checkpoint
from callcenter.protocol.grant import GrantInvalid, read_key
from callcenter.store import audit, kv, sync_state, tables
from callcenter.store.engine import open_engine

MARK = "audit.mark"
_GIVEN_UP = "audit_given_up"
_CENTRE = "server_id"
_KEY = "grant_key"
_log = logging.getLogger(__name__)


def read_word(tx: Connection, text: str) -> Checkpoint | None:
    """The centre's word in this text, None when it is none about this desk."""
    try:
        key = (kv.get(tx, _KEY) or b"").decode()
        return read_checkpoint(
            text,
            read_key(key) if key else b"",
            device=sync_state.state(tx).client_id,
            centre=(kv.get(tx, _CENTRE) or b"").decode(),
        )
    except (CheckpointInvalid, GrantInvalid):
        return None


def kept_checkpoint(tx: Connection, database: Path) -> Checkpoint | None:
    """The latest word there is, of a chain that was not given up."""
    texts = (audit.checkpoint_text(tx), _text_beside(database))
    found = [one for one in (read_word(tx, text) for text in texts if text) if one is not None]
    held = [one for one in found if one.chain not in _given_up(tx)]
    return max(held, key=lambda one: one.at, default=None)


def check_file(database: Path, key: bytes) -> tuple[str, int] | None:
    """What is wrong with the audit of this database, as `audit.check`; an older one has none."""
    engine = open_engine(database, key)
    try:
        with engine.connect() as tx, tx.begin():
            there = inspect(tx).has_table(tables.audit.name)
            return audit.check(tx, kept_checkpoint(tx, database)) if there else None
    finally:
        engine.dispose()


def keep_word(database: Path, text: str) -> None:
    """Writes the copy beside the database: whole or not at all; a full disk is only noted."""
    mark = database.with_name(MARK)
    fresh = mark.with_name(MARK + ".part")
    try:
        fresh.touch(mode=0o600)
        with fresh.open("w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(mark)
    except OSError as error:
        _log.warning("the mark of the audit was not kept: %s", type(error).__name__)


def give_up(tx: Connection, chain: str) -> None:
    """This chain was found broken and another was begun: its old marks warn of nothing more."""
    names = sorted({*_given_up(tx), chain})
    kv.put(tx, _GIVEN_UP, msgspec.json.encode(names))


def _given_up(tx: Connection) -> list[str]:
    found = kv.get(tx, _GIVEN_UP)
    return [] if found is None else msgspec.json.decode(found, type=list[str])


def _text_beside(database: Path) -> str:
    try:
        return database.with_name(MARK).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ""
