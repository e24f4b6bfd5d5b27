"""Small settings inside the encrypted database, such as the device's credential."""

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from callcenter.store.tables import kv


def get(tx: Connection, name: str) -> bytes | None:
    """The value stored under this name, None when there is none."""
    return tx.execute(select(kv.c.value).where(kv.c.name == name)).scalar_one_or_none()


def put(tx: Connection, name: str, value: bytes | None) -> None:
    """Stores a value under this name; None takes it away."""
    if value is None:
        tx.execute(delete(kv).where(kv.c.name == name))
        return
    row = insert(kv).values(name=name, value=value)
    tx.execute(row.on_conflict_do_update(index_elements=["name"], set_={"value": value}))
