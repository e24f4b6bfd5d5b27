"""Puts many rows into a table at once, without working through every value of every row anew.

For plain values alone: text, whole numbers, bytes, truth, None, and lists and mappings for JSON.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import JSON, Connection, Table, insert
from sqlalchemy.engine import Dialect

from callcenter.server import postgres


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
    sql, order = _statement(tx.dialect, table, names)
    if order is None:
        tx.exec_driver_sql(sql, [dict(row) for row in ready])
    else:
        tx.exec_driver_sql(sql, [tuple([row[name] for name in order]) for row in ready])


def _with_text(row: Mapping[str, Any], documents: Sequence[str]) -> dict[str, Any]:
    texts = {name: msgspec.json.encode(row[name]).decode() for name in documents}
    return {**row, **texts}


@cache
def _statement(
    dialect: Dialect, table: Table, names: tuple[str, ...]
) -> tuple[str, tuple[str, ...] | None]:
    """The text, and the order of its values when they have no names."""
    compiled = insert(table).compile(dialect=dialect, column_keys=list(names))
    order = tuple(compiled.positiontup) if compiled.positiontup is not None else None
    return str(compiled), order
