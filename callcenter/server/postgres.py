"""What is PostgreSQL's own: its address, durable connections, locks, and what its errors mean.

Writers run READ COMMITTED. Their order of locks is always the same, so they cannot wait for each
other in a ring: the device's counts, the subjects, and last the one row of the clock. Whoever
holds that row is alone: places in the log, numbers and rows of tickets are given out under it.
Readers see one snapshot: the head and the log up to it belong together.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any
from zlib import crc32

from sqlalchemy import (
    ARRAY,
    URL,
    Connection,
    Engine,
    Integer,
    Table,
    bindparam,
    create_engine,
    event,
    make_url,
    text,
)
from sqlalchemy.dialects.postgresql import dialect
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, InterfaceError

NAME = "postgresql"
URL_VARIABLE = "CALLCENTER_DATABASE_URL"
_DIALECT = dialect()  # type: ignore[no-untyped-call]
_DRIVER = "postgresql+psycopg"
_SCHEMES = ("postgres", "postgresql", _DRIVER)
_FOUNDING, _SUBJECTS = 0x0CA11, 0x0CA12
_SHARES = 64
_SUBJECT_LOCKS = text(
    "SELECT pg_advisory_xact_lock(:kind, share)"
    " FROM (SELECT unnest(:shares) AS share ORDER BY share) AS wanted"
).bindparams(bindparam("shares", type_=ARRAY(Integer)))
_SETTING = text("SELECT reset_val FROM pg_settings WHERE name = :name")
_PIN = (
    "SELECT set_config('synchronous_commit', CASE current_setting('synchronous_commit')"
    " WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, false)"
)
_CONNECT = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
    "application_name": "callcenter",
    "options": (
        "-c statement_timeout=30s -c lock_timeout=15s -c idle_in_transaction_session_timeout=60s"
    ),
}
_LATER_CLASSES = ("08", "53", "57", "58")
"""Connection, resources, operator's intervention, system: passing states of a sound database."""

_LATER_STATES = ("55P03", "25P02", "25P03", "25006")
_RACES = ("40001", "40P01")


class UrlInvalid(ValueError):
    """Not an address of PostgreSQL; never says what was given, a password may stand in it."""


class NotDurable(Exception):
    """The database promises what it may forget; the message names the setting."""


def read_url(given: str) -> URL:
    """The address from the command line or the environment; raises UrlInvalid."""
    try:
        url = make_url(given)
    except (ArgumentError, ValueError):
        raise UrlInvalid from None
    if url.drivername not in _SCHEMES or not url.database:
        raise UrlInvalid
    return url.set(drivername=_DRIVER)


def make_engine(url: URL, *, unsafe: bool) -> Engine:
    """Connections that come back by themselves; no statement and no lock is waited for for ever."""
    engine = create_engine(
        url,
        pool_size=8,
        max_overflow=8,
        pool_timeout=10,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args=_CONNECT,
    )
    if not unsafe:
        event.listen(engine, "connect", _pin_durability)
    return engine


def reading(engine: Engine) -> Engine:
    """The same connections for one consistent view each."""
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def connect_arguments(url: URL) -> dict[str, Any]:
    """For a connection outside the engine."""
    _, named = make_engine(url, unsafe=True).dialect.create_connect_args(url)
    return {**named, **_CONNECT}


def check_durable(tx: Connection) -> None:
    """Raises NotDurable when a confirmed event could be lost at a power cut."""
    for name in ("fsync", "full_page_writes", "synchronous_commit"):
        # reset_val: what the server gives to anybody, not what our own connections ask for.
        found = tx.execute(_SETTING, {"name": name}).scalar_one()
        if found == "off":
            raise NotDurable(name)


def lock_subjects(tx: Connection, ids: Iterable[str]) -> None:
    """Locks the shares these subjects fall into, in order; few locks however many subjects."""
    shares = sorted({crc32(one.encode()) % _SHARES for one in ids})
    if shares:
        tx.execute(_SUBJECT_LOCKS, {"kind": _SUBJECTS, "shares": shares})


@cache
def insert_arrays(table: Table, names: tuple[str, ...]) -> str:
    """An insert that takes one array for each column, sent binary: a third of the work per row."""
    types = [table.c[name].type.compile(dialect=_DIALECT).partition("(")[0] for name in names]
    arrays = ", ".join(f"%b::{one}[]" for one in types)
    columns = ", ".join(f'"{one}"' for one in names)
    return f'INSERT INTO "{table.name}" ({columns}) SELECT * FROM unnest({arrays})'  # noqa: S608


def lock_founding(tx: Connection) -> None:
    """One process at a time upgrades or founds, for as long as that takes."""
    tx.execute(text("SET LOCAL lock_timeout = 0"))
    tx.execute(text("SET LOCAL statement_timeout = 0"))
    tx.execute(text("SELECT pg_advisory_xact_lock(:kind, 0)"), {"kind": _FOUNDING})


def is_contended(error: DBAPIError) -> bool:
    """Another worker was first: a key it has taken, or a ring of waiting that was cut."""
    return isinstance(error, IntegrityError) or _state(error) in _RACES


def is_away(error: DBAPIError) -> bool:
    """The connection is gone, or the database says that it cannot now."""
    state = _state(error)
    if state == "":
        return error.connection_invalidated or isinstance(error, InterfaceError) or _lost(error)
    return state[:2] in _LATER_CLASSES or state in _LATER_STATES


def _lost(error: DBAPIError) -> bool:
    # libpq gives no state when it could not connect or the connection broke under it.
    import psycopg  # noqa: PLC0415 - only where PostgreSQL is used

    return isinstance(error.orig, psycopg.OperationalError)


def _state(error: DBAPIError) -> str:
    return getattr(error.orig, "sqlstate", None) or ""


def _pin_durability(driver: Any, _record: object) -> None:
    driver.execute(_PIN)
    driver.commit()
