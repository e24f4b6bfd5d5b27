"""What a check found, as one line for a person. The prose of the checks stands beside each."""

from collections.abc import Iterable
from enum import IntEnum

from msgspec import Struct


class Level(IntEnum):
    """How bad it is; also the exit code of the command."""

    OK = 0
    WARNING = 1
    FAILED = 2


LABELS = {Level.OK: "ok", Level.WARNING: "peringatan", Level.FAILED: "gagal"}


class Finding(Struct, frozen=True):
    """One line: which check, how it went, what was seen, and what to do when it is not well."""

    name: str
    level: Level
    seen: str
    todo: str = ""

    @property
    def line(self) -> str:
        """The line as it is printed."""
        todo = f" -> {self.todo}" if self.todo else ""
        return f"{LABELS[self.level]:<10}  {self.name}: {self.seen}{todo}"


def ok(name: str, seen: str) -> Finding:
    """All is well."""
    return Finding(name, Level.OK, seen)


def warning(name: str, seen: str, todo: str) -> Finding:
    """It works, but somebody should look after it."""
    return Finding(name, Level.WARNING, seen, todo)


def failed(name: str, seen: str, todo: str) -> Finding:
    """It does not work, or is not safe."""
    return Finding(name, Level.FAILED, seen, todo)


def worst(findings: Iterable[Finding]) -> Level:
    """The worst of them; OK when there is none."""
    return max((one.level for one in findings), default=Level.OK)
