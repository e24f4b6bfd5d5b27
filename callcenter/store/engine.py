"""The one engine factory: SQLCipher, its opening order and its transactions (SECURITY 1).

Nothing else may open the database file. Tables, upgrades and what is stored are not its matter.
"""

import os
from contextlib import ExitStack
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event
from sqlcipher3 import dbapi2

from callcenter.errors import CipherMissing, StorePlaintext
from callcenter.store.faults import translate_faults

KEY_BYTES = 32
BUSY_SECONDS = 10.0
WRITE = "callcenter_write"
"""Execution option: the transaction of this connection is meant for writing."""

_PLAIN_HEADER = b"SQLite format 3\x00"
_POOL_SIZE = 3
"""Connections that stay open; the one used last goes first, for its pages are still in memory."""

# A page that is in no cache is decrypted and checked anew: 20 MB for each connection that stays.
# The WAL is moved into the file beside the writing (Store.move_wal); at 16 MB whoever commits does.
_PRAGMAS = (
    "foreign_keys=ON",
    "journal_mode=WAL",
    "synchronous=FULL",
    "wal_autocheckpoint=4000",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "mmap_size=0",
    "cache_size=-20000",
    "trusted_schema=OFF",
)


def open_engine(path: Path, key: bytes, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine on the encrypted file `path`; the file is made on the first connection.

    `key` is the raw 32-byte data key (ValueError otherwise). Connecting raises StorePlaintext,
    StoreDamaged (or a wrong key), StoreBusy, DiskFull, CipherMissing.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("the data key must have 32 bytes")
    _private_folder(path.parent)

    def connect() -> dbapi2.Connection:
        return _connect(path, key, busy_seconds)

    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        module=dbapi2,
        creator=connect,
        poolclass=QueuePool,
        pool_size=_POOL_SIZE,
        pool_use_lifo=True,
        max_overflow=-1,
        hide_parameters=True,
    )
    translate_faults(engine, path)
    event.listen(engine, "begin", _begin)
    return engine


def refuse_plaintext(path: Path) -> None:
    """Raises StorePlaintext when the file stands unencrypted on disk."""
    try:
        with path.open("rb") as file:
            header = file.read(len(_PLAIN_HEADER))
    except FileNotFoundError:
        return
    if header == _PLAIN_HEADER:
        raise StorePlaintext(str(path))


def _private_folder(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if os.name == "posix":
        folder.chmod(0o700)


def _connect(path: Path, key: bytes, busy_seconds: float) -> dbapi2.Connection:
    refuse_plaintext(path)
    with ExitStack() as undo:
        connection = dbapi2.connect(
            str(path),
            isolation_level=None,
            check_same_thread=False,
            timeout=busy_seconds,
            cached_statements=512,
        )
        undo.callback(connection.close)
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        version = connection.execute("PRAGMA cipher_version").fetchone()
        if not version or not version[0]:
            raise CipherMissing
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").fetchone()
        refuse_plaintext(path)
        connection.set_authorizer(_authorise)
        undo.pop_all()
    return connection


def _authorise(action: int, *_: object) -> int:
    return int(dbapi2.SQLITE_DENY if action == dbapi2.SQLITE_ATTACH else dbapi2.SQLITE_OK)


def _begin(connection: Connection) -> None:
    # The driver is in autocommit mode: its own BEGIN is deferred and loses updates silently.
    write = connection.get_execution_options().get(WRITE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
