"""Small settings inside the encrypted database, such as the device's credential."""

from sqlalchemy import Connection, delete
from sqlalchemy.dialects.sqlite import insert

from callcenter.store.tables import kv


def get(tx: Connection, name: str) -> bytes | None:
    """The value stored under this name, None when there is none."""
    found = tx.exec_driver_sql("SELECT value FROM kv WHERE name = ?", (name,)).first()
    return None if found is None else found[0]


def put(tx: Connection, name: str, value: bytes | None) -> None:
    """Stores a value under this name; None takes it away."""
    if value is None:
        tx.execute(delete(kv).where(kv.c.name == name))
        return
    row = insert(kv).values(name=name, value=value)
    tx.execute(row.on_conflict_do_update(index_elements=["name"], set_={"value": value}))
