"""Rows of the shipped data files and of the administrator's overlay, read into domain objects.

A bad shipped row is a bug and raises; a bad overlay row becomes a warning and the shipped row
stays. Knows the file formats, never the meaning of a column.
"""

import csv
import tomllib
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from callcenter.directory.words import split_words
from callcenter.errors import DataFileInvalid, FieldInvalid

Thing = TypeVar("Thing")


class Row(Struct, frozen=True):
    """One record of a data file: its number (CSV line, or entry of a TOML list) and values."""

    number: int
    values: Mapping[str, object]

    def text(self, field: str, default: str | None = None) -> str:
        """The text of a field; FieldInvalid when it must be there and is not."""
        value = self.values.get(field, default)
        if not isinstance(value, str):
            raise FieldInvalid(field, "missing" if value is None else "not_text")
        if not value.strip() and default is None:
            raise FieldInvalid(field, "empty")
        return value.strip()

    def words(self, field: str) -> tuple[str, ...]:
        """The entries of a field parted by `|` or line ends; empty when the field is absent."""
        return split_words(self.text(field, ""))

    def flag(self, field: str) -> bool:
        """A true/false field; absent (or an empty CSV cell) is false."""
        value = self.values.get(field) or False
        if not isinstance(value, bool):
            raise FieldInvalid(field, "not_true_or_false")
        return value

    def known(self, field: str, allowed: frozenset[str], *, extra: str = "") -> tuple[str, ...]:
        """The entries of a field, each one of `allowed` or equal to `extra`."""
        entries = self.words(field)
        for entry in entries:
            if entry not in allowed and entry != extra:
                raise FieldInvalid(field, f"unknown:{entry}")
        return entries

    def rows(self, field: str) -> tuple["Row", ...]:
        """The sub-tables of a field, numbered from 1; empty when the field is absent."""
        return table_rows(self.values.get(field, []), field)


def table_rows(value: object, field: str) -> tuple[Row, ...]:
    """A TOML array of tables as rows; FieldInvalid for anything else."""
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise FieldInvalid(field, "not_a_list_of_tables")
    return tuple(Row(number, entry) for number, entry in enumerate(value, start=1))


class Layered(Struct, Generic[Thing], frozen=True):
    """What came of a shipped file and its overlay: things by id in file order, and warnings."""

    things: dict[str, Thing]
    problems: tuple[str, ...]


def read_csv(text: str) -> tuple[Row, ...]:
    """The rows of a CSV text with a header; lines that begin with `#` and blank lines are notes.

    FieldInvalid when it cannot be read as CSV, for instance a field of more than 128 KB.
    """
    try:
        return _csv_rows(text)
    except csv.Error as bad:
        raise FieldInvalid("csv", str(bad)) from bad


def _csv_rows(text: str) -> tuple[Row, ...]:
    reader = csv.reader(text.lstrip("\ufeff").splitlines())
    header: list[str] | None = None
    rows: list[Row] = []
    for cells in reader:
        if not cells or cells[0].startswith("#"):
            continue
        if header is None:
            header = [cell.strip() for cell in cells]
            continue
        rows.append(Row(reader.line_num, dict(zip(header, cells, strict=False))))
    return tuple(rows)


def read_toml(text: str) -> Mapping[str, object]:
    """The tables of a TOML text; FieldInvalid when it is not TOML."""
    try:
        return tomllib.loads(text)
    except RecursionError as bad:
        raise FieldInvalid("toml", "nested_too_deep") from bad
    except ValueError as bad:  # also what int() says of a number too long
        raise FieldInvalid("toml", str(bad)) from bad


def layer(
    source: str,
    shipped: Sequence[Row],
    overlay: Sequence[Row],
    parse: Callable[[Row], Thing],
    key: str = "id",
    *,
    removable: bool = True,
) -> Layered[Thing]:
    """Reads both layers: an overlay row replaces the shipped one of its id, or is added.

    An overlay row with `removed = true` takes the shipped one away, unless others lean on it (not
    `removable`). `source` names the file in
    DataFileInvalid (bad shipped row) and in the warnings (bad overlay row, in Indonesian).
    """
    things: dict[str, Thing] = {}
    for row in shipped:
        try:
            things[row.text(key)] = parse(row)
        except FieldInvalid as bad:
            raise DataFileInvalid(source, row.number, f"{bad.field}: {bad.reason}") from bad
    problems: list[str] = []
    for row in overlay:
        try:
            identity = row.text(key)
            if row.flag("removed"):
                if not removable:
                    raise FieldInvalid("removed", "in_use")
                things.pop(identity, None)
            else:
                things[identity] = parse(row)
        except FieldInvalid as bad:
            problems.append(
                f"{source}: baris {row.number} diabaikan, isian “{bad.field}” salah ({bad.reason})"
            )
    return Layered(things, tuple(problems))
