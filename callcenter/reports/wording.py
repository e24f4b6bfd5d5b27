"""The words a file of a report is written with; whoever shows the report brings them."""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from callcenter.reports.figures import Dimension
from callcenter.reports.satisfaction import SatisfactionRow
from callcenter.reports.tables import Column, ReportTable, Row, RowKind


class Words(Protocol):
    """Words for keys."""

    def title(self, dimension: Dimension) -> str:
        """What a table is about."""

    def first(self, dimension: Dimension) -> str:
        """The heading of its rows."""

    def column(self, key: str) -> str:
        """The heading of a column."""

    def row(self, dimension: Dimension, key: str) -> str:
        """The name of a row."""

    def kind(self, kind: RowKind) -> str:
        """The name of the joined row and of the total."""


class SurveyLine(Struct, frozen=True):
    """What surveys say in one row, under its name."""

    name: str
    row: SatisfactionRow


class SurveySheet(Struct, frozen=True):
    """The satisfaction of reporters: its title, words of its columns, rows, and what counts.

    `heads` name the row, the surveys, the index and the grade; `elements` the nine.
    """

    title: str
    heads: tuple[str, str, str, str]
    elements: tuple[str, ...]
    sums: str
    note: str
    lines: tuple[SurveyLine, ...]

    def of(self, dimension: Dimension) -> tuple[SurveyLine, ...]:
        """The rows of one dimension."""
        return tuple(one for one in self.lines if one.row.dimension is dimension)


class Sheet(Struct, frozen=True):
    """A whole report, ready to be written: its head lines, tables, and notes below."""

    title: str
    lines: tuple[str, ...]
    tables: tuple[ReportTable, ...]
    notes: tuple[str, ...]
    words: Words
    surveys: SurveySheet | None = None

    def name(self, table: ReportTable, row: Row) -> str:
        """The name of a row."""
        if row.kind is not RowKind.ONE:
            return self.words.kind(row.kind)
        return self.words.row(table.dimension, row.key)


def headings(sheet: Sheet, columns: Sequence[Column]) -> list[str]:
    """The words of columns."""
    return [sheet.words.column(one.key) for one in columns]
