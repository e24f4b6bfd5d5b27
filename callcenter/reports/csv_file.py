"""A report as CSV: every figure in a line of its own, for programs. UTF-8 with BOM, commas."""

import csv
import io
from collections.abc import Iterator

from callcenter.lapor.cells import guarded
from callcenter.reports.figures import Dimension
from callcenter.reports.tables import Cell, RowKind
from callcenter.reports.wording import Sheet, SurveySheet

HEAD = ("Tabel", "Baris", "Kode", "Jenis", "Kolom", "Nilai")


def write_csv(sheet: Sheet) -> bytes:
    """The bytes of the file; a value that is not shown is empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for line in (sheet.title, *sheet.lines, *sheet.notes):
        writer.writerow(["#", guarded(line)])
    writer.writerow(HEAD)
    words = sheet.words
    for table in sheet.tables:
        for row in table.rows:
            name, key = sheet.name(table, row), row.key
            for column, cell in zip(table.columns, row.cells, strict=True):
                writer.writerow(
                    [
                        words.title(table.dimension),
                        guarded(name),
                        guarded(key),
                        row.kind.value,
                        words.column(column.key),
                        _value(cell),
                    ]
                )
    if sheet.surveys is not None:
        writer.writerows(_surveys(sheet.surveys))
    return out.getvalue().encode("utf-8-sig")


def _surveys(sheet: SurveySheet) -> Iterator[list[str]]:
    for line in sheet.lines:
        row, found = line.row, line.row.found
        whole = row.dimension is Dimension.TOTAL
        kind = RowKind.TOTAL if whole else RowKind.ONE
        before = [sheet.title, guarded(line.name), guarded(row.key), kind.value]
        values = (found.surveys, found.ikm, found.grade, *found.elements)
        for head, value in zip((*sheet.heads[1:], *sheet.elements), values, strict=True):
            yield [*before, head, str(value)]


def _value(cell: Cell) -> str:
    if cell is None:
        return ""
    return f"{cell:.6f}" if isinstance(cell, float) else str(cell)
