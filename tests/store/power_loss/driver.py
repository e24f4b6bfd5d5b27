"""As much of Python's database API over APSW as SQLAlchemy asks of it for the desk's store."""

from collections.abc import Iterable, Sequence
from typing import Any

import apsw

paramstyle = "qmark"
sqlite_version_info = tuple(int(part) for part in apsw.sqlite_lib_version().split("."))
Binary = bytes
Error = apsw.Error
DatabaseError = OperationalError = InterfaceError = IntegrityError = apsw.Error
ProgrammingError = InternalError = NotSupportedError = DataError = apsw.Error


class Connection:
    """One connection in autocommit mode, as the desk's driver is used."""

    isolation_level = None

    def __init__(self, real: apsw.Connection) -> None:
        self._real = real

    def cursor(self) -> "Cursor":
        return Cursor(self._real)

    def execute(self, statement: str) -> "Cursor":
        found = self.cursor()
        found.execute(statement)
        return found

    def create_function(self, name: str, count: int, function: Any, **_: Any) -> None:
        self._real.create_scalar_function(name, function, count)

    def commit(self) -> None:
        self._end("COMMIT")

    def rollback(self) -> None:
        self._end("ROLLBACK")

    def close(self) -> None:
        self._real.close()

    def _end(self, word: str) -> None:
        if self._real.in_transaction:
            self._real.execute(word)


class Cursor:
    """Reads every row at once: a statement is never left half done."""

    arraysize = 1

    def __init__(self, real: apsw.Connection) -> None:
        self._real = real
        self._rows: list[Any] = []
        self.description: Sequence[Any] | None = None
        self.rowcount = -1
        self.lastrowid = 0

    def execute(self, statement: str, parameters: Sequence[Any] = ()) -> "Cursor":
        cursor = self._real.cursor()
        cursor.exec_trace = self._look
        before = self._real.total_changes()
        self._rows = list(cursor.execute(statement, tuple(parameters)))
        self.rowcount = self._real.total_changes() - before
        self.lastrowid = self._real.last_insert_rowid()
        return self

    def executemany(self, statement: str, many: Iterable[Sequence[Any]]) -> "Cursor":
        before = self._real.total_changes()
        self._real.executemany(statement, [tuple(one) for one in many])
        self.rowcount = self._real.total_changes() - before
        self.description = None
        return self

    def fetchone(self) -> Any:
        return self._rows.pop(0) if self._rows else None

    def fetchmany(self, size: int = 1) -> list[Any]:
        taken, self._rows = self._rows[:size], self._rows[size:]
        return taken

    def fetchall(self) -> list[Any]:
        return self.fetchmany(len(self._rows))

    def close(self) -> None:
        self._rows = []

    def _look(self, cursor: apsw.Cursor, _statement: str, _parameters: object) -> bool:
        found = cursor.get_description()
        names = [(one[0], *(None,) * 6) for one in found]
        self.description = names or None
        return True
