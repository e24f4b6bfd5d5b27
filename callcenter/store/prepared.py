"""Writing statements whose text is made once and run on the driver, for pages of a thousand rows.

SQLAlchemy says what the text is; per row it costs more than SQLite itself, so it is left out here.
Many rows go in one statement, and come back as one row: the driver lets other threads run at every
step, and then waits for them; with a thousand steps in a page that is most of the time.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import Insert, insert

Row = dict[str, Any]
_DIALECT = sqlite.dialect()
_json = msgspec.json.Encoder()


_MOST_ROWS = 256
_MARKS = re.compile(r"\((?:\?, )*\?\)")
_pairs = msgspec.json.Decoder(list[tuple[str, Any]])


class Prepared(Struct, frozen=True):
    """The text of a statement for so many rows, and their columns; rows hold stored values."""

    text: Callable[[int], str]
    values_of: Callable[[Row], tuple[Any, ...]]

    def run(self, tx: Connection, rows: Sequence[Row]) -> None:
        """Once per row."""
        self.run_values(tx, list(map(self.values_of, rows)))

    def run_values(self, tx: Connection, rows: Sequence[tuple[Any, ...]]) -> None:
        """The same for rows whose values stand in order already."""
        for piece in _pieces(rows):
            tx.exec_driver_sql(self.text(len(piece)), tuple(chain.from_iterable(piece)))


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
    marks = f"({', '.join('?' * (len(names) + 1))})"
    settings = ", ".join(f"{name} = row.column{k}" for k, name in enumerate(names, start=1))
    whose = f"{key} = row.column{len(names) + 1}"

    @cache
    def text(rows: int) -> str:
        values = ", ".join([marks] * rows)
        return f"UPDATE {table.name} SET {settings} FROM (VALUES {values}) AS row WHERE {whose}"  # noqa: S608 - our own names

    return Prepared(text, itemgetter(*names, key))


def inserting(sql: str) -> Callable[[int], str]:
    """The text of an insert of one row, made to take so many."""
    found = _MARKS.search(sql)
    if found is None:
        raise ValueError("an insert of named columns")
    marks, head, tail = found.group(), sql[: found.start()], sql[found.end() :]
    return cache(lambda rows: head + ", ".join([marks] * rows) + tail)


def pairs(
    tx: Connection, asked: str, values: Sequence[str] | Sequence[int]
) -> list[tuple[str, Any]]:
    """What `asked` gives as one `json_group_array` of pairs that begin with a text."""
    return _pairs.decode(tx.exec_driver_sql(asked, many(values)).scalar_one())


def many(values: Sequence[object]) -> tuple[str]:
    """The parameter for `IN (SELECT value FROM json_each(?))`."""
    return (_json.encode(values).decode(),)


def _prepared(statement: Insert, names: tuple[str, ...]) -> Prepared:
    compiled = statement.compile(dialect=_DIALECT, column_keys=list(names))
    return Prepared(inserting(str(compiled)), itemgetter(*(compiled.positiontup or ())))


def _pieces(rows: Sequence[tuple[Any, ...]]) -> Iterator[Sequence[tuple[Any, ...]]]:
    """In powers of two, so that few texts are kept ready."""
    start = 0
    while start < len(rows):
        size = min(_MOST_ROWS, 1 << ((len(rows) - start).bit_length() - 1))
        yield rows[start : start + size]
        start += size
