"""Many rows in, and many keys asked for, without working through every value of them anew.

For plain values alone: text, whole numbers, bytes, truth, None, and lists and mappings for JSON.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any

import msgspec
from sqlalchemy import (
    ARRAY,
    JSON,
    Column,
    ColumnElement,
    Connection,
    Table,
    Text,
    any_,
    bindparam,
    text,
)
from sqlalchemy.engine import Dialect

from callcenter.server import postgres

_ROWS = 128
_json = msgspec.json.Encoder()


def among(tx: Connection, column: Column[str], keys: Iterable[str]) -> ColumnElement[bool]:
    """That a text column is one of these keys: one parameter, however many there are."""
    wanted = list(keys)
    if tx.dialect.name == postgres.NAME:
        return column == any_(bindparam("keys", wanted, type_=ARRAY(Text), unique=True))
    listed = text("SELECT value FROM json_each(:keys)").columns(Column("value", Text))
    return column.in_(listed.bindparams(keys=_json.encode(wanted).decode()))


def add_rows(tx: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Inserts rows that all name the same columns."""
    if not rows:
        return
    names = tuple(rows[0])
    documents = [name for name in names if isinstance(table.c[name].type, JSON)]
    ready = [_with_text(row, documents) for row in rows] if documents else rows
    if tx.dialect.name == postgres.NAME:
        arrays = tuple([row[name] for row in ready] for name in names)
        tx.exec_driver_sql(postgres.insert_arrays(table, names), arrays)
        return
    for start in range(0, len(ready), _ROWS):
        piece = ready[start : start + _ROWS]
        values = ([row[name] for name in names] for row in piece)
        statement = _statement(tx.dialect, table, names, len(piece))
        tx.exec_driver_sql(statement, tuple(chain.from_iterable(values)))


def _with_text(row: Mapping[str, Any], documents: Sequence[str]) -> dict[str, Any]:
    texts = {name: _json.encode(row[name]).decode() for name in documents}
    return {**row, **texts}


@cache
def _statement(dialect: Dialect, table: Table, names: tuple[str, ...], rows: int) -> str:
    """One statement for so many rows: at each step of one the driver lets other threads in."""
    quoted = dialect.identifier_preparer.quote
    columns = ", ".join(quoted(name) for name in names)
    marks = f"({', '.join('?' * len(names))})"
    return f"INSERT INTO {quoted(table.name)} ({columns}) VALUES {', '.join([marks] * rows)}"  # noqa: S608
