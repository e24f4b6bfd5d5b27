"""Reads what can be read of a table whose pages are partly gone: row by row, around the damage.

Every page carries the mark of the key: a row comes out as it was written, or not at all.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from sqlcipher3 import dbapi2

from callcenter.errors import Cancelled, EnvironmentFault, StoreDamaged, StoreUnwritable
from callcenter.store.examining import Stop, never, opened

Row = tuple[Any, ...]

_BEYOND = 1 << 16
"""How far beyond the rows that were counted it is looked when the end of a table is damaged."""
_MOST_FAILURES = 20_000
"""Failed looks (about a millisecond each) before the rest of a table is given up."""


class Rescued(Struct):
    """Rows of one table; `whole` is False when some of it could not be read."""

    rows: list[Row] = field(default_factory=list)
    whole: bool = True


def rescue(
    path: Path, key: bytes, table: str, columns: tuple[str, ...], stop: Stop = never
) -> Rescued:
    """The rows of a table in the order of its rowid. The names are ours, never somebody's text.

    Raises StoreUnwritable, StoreBusy, StorePlaintext, Cancelled; damage is no error here.
    """
    return _Rescue(path, key, table, columns, stop).run()


class _Rescue:
    """Asks for spans of rows; a span that fails is halved until single rows are left."""

    def __init__(
        self, path: Path, key: bytes, table: str, columns: tuple[str, ...], stop: Stop
    ) -> None:
        names = ", ".join(columns)
        self._span = f"SELECT {names} FROM {table} WHERE rowid BETWEEN ? AND ? ORDER BY rowid"  # noqa: S608
        self._path, self._key, self._table, self._stop = path, key, table, stop
        self._failures = 0
        self._found = Rescued()

    def run(self) -> Rescued:
        bounds = self._bounds()
        if bounds is None:
            self._found.whole = False
            return self._found
        for row in self._between(*bounds):
            self._found.rows.append(row)
        return self._found

    def _between(self, low: int, high: int) -> Iterator[Row]:
        waiting = [(low, high)]
        while waiting:
            if self._stop():
                raise Cancelled
            begin, end = waiting.pop()
            rows = self._try(self._span, (begin, end))
            if rows is not None:
                yield from rows
                continue
            self._found.whole = False
            self._failures += 1
            if self._failures > _MOST_FAILURES:
                return
            if begin < end:
                middle = (begin + end) // 2
                waiting += [(middle + 1, end), (begin, middle)]

    def _bounds(self) -> tuple[int, int] | None:
        """The first and last rowid, None when nothing tells."""
        name = self._table
        ends = [self._number(f"SELECT {one}(rowid) FROM {name}") for one in ("min", "max")]  # noqa: S608
        low, high = ends
        if high is None:
            index = f"sqlite_autoindex_{name}_1"
            high = self._number(f"SELECT max(rowid) FROM {name} INDEXED BY {index} WHERE 1")  # noqa: S608
        if high is None and low is not None:
            high = low + _BEYOND
        if high is None:
            return None
        return (1 if low is None else low), high

    def _number(self, statement: str) -> int | None:
        rows = self._try(statement, ())
        return None if not rows else int(rows[0][0] or 0)

    def _try(self, statement: str, values: tuple[int, ...]) -> list[Row] | None:
        """The rows, None when a page on the way is gone: a connection of its own each time.

        After one bad page a connection reads nothing more.
        """
        try:
            with opened(self._path, self._key) as connection:
                return list(connection.execute(statement, values).fetchall())
        except (StoreDamaged, dbapi2.Error):
            return None


def readable(path: Path, key: bytes) -> bool:
    """True when the key opens the file at all, however damaged it is further on."""
    try:
        with opened(path, key):
            return True
    except (StoreDamaged, StoreUnwritable):
        return False


def first(
    path: Path, key: bytes, table: str, columns: tuple[str, ...], otherwise: Callable[[], Row]
) -> Row:
    """The first row of a table with one row, or something else when it is gone."""
    try:
        rows = rescue(path, key, table, columns).rows
    except EnvironmentFault:
        rows = []
    return rows[0] if rows else otherwise()
