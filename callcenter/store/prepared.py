"""Writing statements whose text is made once and run on the driver, for pages of a thousand rows.

SQLAlchemy says what the text is; per row it costs more than SQLite itself, so it is left out here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import Connection, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import Insert, insert

Row = dict[str, Any]
_DIALECT = sqlite.dialect()
_json = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class Prepared:
    """The text of a statement and the columns it takes, in order; rows hold stored values."""

    text: str
    values_of: Callable[[Row], tuple[Any, ...]]

    def run(self, tx: Connection, rows: Sequence[Row]) -> None:
        """Once per row."""
        self.run_values(tx, list(map(self.values_of, rows)))

    def run_values(self, tx: Connection, rows: Sequence[tuple[Any, ...]]) -> None:
        """The same for rows whose values stand in order already."""
        if rows:
            tx.exec_driver_sql(self.text, list(rows))


@cache
def adding(table: Table) -> Prepared:
    """Inserts rows."""
    return _prepared(insert(table), tuple(table.c.keys()))


@cache
def adding_once(table: Table) -> Prepared:
    """Inserts rows, but for those that are there."""
    return _prepared(insert(table).on_conflict_do_nothing(), tuple(table.c.keys()))


@cache
def upserting(table: Table, names: tuple[str, ...]) -> Prepared:
    """Inserts rows of these columns, in their order, or changes the row of the same `id`."""
    row = insert(table)
    changed = {name: row.excluded[name] for name in names if name != "id"}
    return _prepared(row.on_conflict_do_update(index_elements=["id"], set_=changed), names)


@cache
def changing(table: Table, key: str, names: tuple[str, ...]) -> Prepared:
    """Changes these columns of the row whose `key` is given."""
    settings = ", ".join(f"{name} = ?" for name in names)
    text = f"UPDATE {table.name} SET {settings} WHERE {key} = ?"  # noqa: S608 - our own names
    return Prepared(text, itemgetter(*names, key))


def many(values: Sequence[str] | Sequence[int]) -> tuple[str]:
    """The parameter for `IN (SELECT value FROM json_each(?))`."""
    return (_json.encode(values).decode(),)


def _prepared(statement: Insert, names: tuple[str, ...]) -> Prepared:
    compiled = statement.compile(dialect=_DIALECT, column_keys=list(names))
    return Prepared(str(compiled), itemgetter(*(compiled.positiontup or ())))
