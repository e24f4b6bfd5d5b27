"""Writing statements whose text is made once and run on the driver, for pages of a thousand rows.

SQLAlchemy says what the text is; per row it costs more than SQLite itself, so it is left out here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import Connection, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import Insert, insert

from callcenter.store.columns import Moment, Texts, micros

Row = dict[str, Any]
_DIALECT = sqlite.dialect()
_json = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class Prepared:
    """The text of a statement and how a row of our values becomes its parameters."""

    text: str
    values_of: Callable[[Row], tuple[Any, ...]]
    special: tuple[tuple[str, Callable[[Any], Any]], ...]

    def run(self, tx: Connection, rows: Sequence[Row]) -> None:
        """Once per row; the rows' times and tuples are turned into what is stored, in place."""
        if not rows:
            return
        for name, stored in self.special:
            for row in rows:
                row[name] = stored(row[name])
        tx.exec_driver_sql(self.text, list(map(self.values_of, rows)))


@cache
def adding(table: Table) -> Prepared:
    """Inserts rows."""
    return _prepared(table, insert(table), tuple(table.c.keys()))


@cache
def adding_once(table: Table) -> Prepared:
    """Inserts rows, but for those that are there."""
    return _prepared(table, insert(table).on_conflict_do_nothing(), tuple(table.c.keys()))


@cache
def upserting(table: Table, names: tuple[str, ...]) -> Prepared:
    """Inserts rows of these columns, or changes the row of the same `id`."""
    row = insert(table)
    changed = {name: row.excluded[name] for name in names if name != "id"}
    return _prepared(table, row.on_conflict_do_update(index_elements=["id"], set_=changed), names)


def many(values: Sequence[str] | Sequence[int]) -> tuple[str]:
    """The parameter for `IN (SELECT value FROM json_each(?))`."""
    return (_json.encode(values).decode(),)


def _prepared(table: Table, statement: Insert, names: tuple[str, ...]) -> Prepared:
    compiled = statement.compile(dialect=_DIALECT, column_keys=list(names))
    order = compiled.positiontup or []
    kinds = {name: table.c[name].type for name in order}
    special = tuple(
        (name, _storing(kind)) for name, kind in kinds.items() if isinstance(kind, Moment | Texts)
    )
    return Prepared(str(compiled), itemgetter(*order), special)


def _storing(kind: Moment | Texts) -> Callable[[Any], Any]:
    return _stored_time if isinstance(kind, Moment) else _stored_texts


def _stored_time(value: datetime | None) -> int | None:
    return None if value is None else micros(value)


def _stored_texts(value: tuple[str, ...]) -> str:
    return _json.encode(value).decode()
