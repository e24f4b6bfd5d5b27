"""A report as CSV: every figure in a line of its own, for programs. UTF-8 with BOM, commas."""

import csv
import io
from typing import TextIO

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
        _write_surveys(out, sheet.surveys)
    return out.getvalue().encode("utf-8-sig")


def _write_surveys(out: TextIO, sheet: SurveySheet) -> None:
    writer = csv.writer(out, lineterminator="\r\n")
    for line in sheet.lines:
        row, found = line.row, line.row.found
        kind = RowKind.TOTAL if row.dimension is Dimension.TOTAL else RowKind.ONE
        values = (found.surveys, found.ikm, found.grade, *found.elements)
        for head, value in zip((*sheet.heads[1:], *sheet.elements), values, strict=True):
            writer.writerow(
                [
                    guarded(sheet.title),
                    guarded(line.name),
                    guarded(row.key),
                    guarded(kind.value),
                    guarded(head),
                    guarded(str(value)),
                ]
            )


def _value(cell: Cell) -> str:
    if cell is None:
        return ""
    return f"{cell:.6f}" if isinstance(cell, float) else str(cell)
