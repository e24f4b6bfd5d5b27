"""A report as a workbook: a page per table with formulas that recount, and a chart beside it."""

import io
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from callcenter.lapor.cells import guarded
from callcenter.reports.figures import Dimension
from callcenter.reports.tables import Column, ReportTable, Row, RowKind
from callcenter.reports.wording import Sheet, SurveySheet, headings
from callcenter.reports.xlsx_surveys import totals_of, write_survey_page

_HEAD = 3
"""The row of the headings; titles stand above."""
_CHARTED = 15
_A4 = 9
_BAD = str.maketrans("", "", "[]:*?/\\'")
_PAGE = 28
"""Letters of a page's name; a workbook takes 31."""
CHARTS: Mapping[Dimension, tuple[str, tuple[int, ...]]] = {
    Dimension.PERIOD: ("line", (0, 7)),
    Dimension.AGENCY: ("bar", (3,)),
    Dimension.CLOCK: ("stacked", (1, 2)),
}
"""The kind of chart of a table and its columns; else a bar of how many."""
_COLOURS = ("#0B6E75", "#B42318", "#9A6200")


def write_xlsx(sheet: Sheet) -> bytes:
    """The bytes of the workbook."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # noqa: PLC0415 - slow

    out = io.BytesIO()
    book = Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    writer = _Book(sheet, book)
    writer.summary()
    for table in sheet.tables:
        writer.page(table)
    if sheet.surveys is not None:
        write_survey_page(book, sheet.surveys)
    book.close()
    return out.getvalue()


class _Look(Struct, frozen=True):
    """The formats of cells."""

    title: Any
    line: Any
    note: Any
    head: Any
    name: Any
    count: Any
    share: Any
    index: Any
    grade: Any
    strong_name: Any
    strong_count: Any
    strong_share: Any


class _Book:
    """Writes pages into one workbook."""

    def __init__(self, sheet: Sheet, book: Any) -> None:
        self._sheet, self._book = sheet, book
        line, bold = {"font_color": "#5B6874"}, {"bold": True, "top": 1}
        self._look = _Look(
            title=book.add_format({"bold": True, "font_size": 14}),
            line=book.add_format(line),
            note=book.add_format({**line, "text_wrap": True}),
            head=book.add_format(
                {
                    "bold": True,
                    "bottom": 1,
                    "bg_color": "#E3F1F1",
                    "text_wrap": True,
                    "valign": "top",
                }
            ),
            name=book.add_format({}),
            count=book.add_format({"num_format": "#,##0"}),
            share=book.add_format({"num_format": "0.0%"}),
            index=book.add_format({"num_format": "0.00"}),
            grade=book.add_format({"align": "right"}),
            strong_name=book.add_format(bold),
            strong_count=book.add_format({**bold, "num_format": "#,##0"}),
            strong_share=book.add_format({**bold, "num_format": "0.0%"}),
        )
        self._names = [self._name_of(table) for table in sheet.tables]

    def _name_of(self, table: ReportTable) -> str:
        return self._sheet.words.title(table.dimension).translate(_BAD)[:_PAGE]

    def summary(self) -> None:
        """The first page: what it is, the totals taken from the other pages, the notes."""
        page = self._book.add_worksheet("Ringkasan")
        page.set_column(0, 0, 70)
        page.set_column(1, 1, 14)
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        self._top(page, self._sheet.title)
        at = _HEAD
        for number, table in enumerate(self._sheet.tables):
            totals = table.rows_of(RowKind.TOTAL)
            if table.dimension is not Dimension.PERIOD or not totals:
                continue
            row = _HEAD + len(table.rows)  # the total is the last row
            for column, one in enumerate(table.columns):
                if totals[0].cells[column] is None and not one.is_share:
                    continue
                text = self._sheet.words.column(one.key)
                page.write_string(at, 0, guarded(text), self._look.name)
                cell = f"='{self._names[number]}'!{_at(row, column + 1)}"
                look = self._look.share if one.is_share else self._look.count
                page.write_formula(at, 1, cell, look, _cached(totals[0].cells[column]))
                at += 1
        if self._sheet.surveys is not None:
            at = self._satisfaction(page, at, self._sheet.surveys)
        for note in self._sheet.notes:
            at += 1
            page.write_string(at, 0, guarded(note), self._look.note)

    def _satisfaction(self, page: Any, at: int, sheet: SurveySheet) -> int:
        """How many surveys, the index and its grade, taken from their page."""
        look = self._look
        faces = (look.count, look.index, look.grade)
        for face, (text, cell, value) in zip(faces, totals_of(sheet), strict=True):
            page.write_string(at, 0, guarded(text), look.name)
            page.write_formula(at, 1, cell, face, value)
            at += 1
        return at

    def page(self, table: ReportTable) -> None:
        """One table with its chart."""
        words, look = self._sheet.words, self._look
        name = self._name_of(table)
        page = self._book.add_worksheet(name)
        page.set_column(0, 0, 44)
        page.set_column(1, len(table.columns), 12)
        page.freeze_panes(_HEAD + 1, 1)
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        self._top(page, words.title(table.dimension))
        page.set_row(_HEAD, 32)
        heads = [words.first(table.dimension), *headings(self._sheet, table.columns)]
        for column, text in enumerate(heads):
            page.write_string(_HEAD, column, guarded(text), look.head)
        for at, row in enumerate(table.rows, _HEAD + 1):
            self._row(page, table, at, row)
        self._chart(page, table, name)

    def _top(self, page: Any, title: str) -> None:
        page.write_string(0, 0, guarded(title), self._look.title)
        for at, line in enumerate(self._sheet.lines[: _HEAD - 1], 1):
            page.write_string(at, 0, guarded(line), self._look.line)

    def _row(self, page: Any, table: ReportTable, at: int, row: Row) -> None:
        strong = row.kind is RowKind.TOTAL
        look = self._look
        name = self._sheet.name(table, row)
        page.write_string(at, 0, guarded(name), look.strong_name if strong else look.name)
        for number, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
            face = _face(look, column, strong=strong)
            if column.is_share and row.cells[0] is not None:
                page.write_formula(at, number + 1, _share(column, at), face, _cached(cell))
            elif strong and column.figure is not None and _adds_up(table, number):
                span = f"{_at(_HEAD + 1, number + 1)}:{_at(at - 1, number + 1)}"
                page.write_formula(at, number + 1, f"=SUM({span})", face, _cached(cell))
            elif cell is not None:
                page.write_number(at, number + 1, cell, face)
            else:
                page.write_blank(at, number + 1, None, face)

    def _chart(self, page: Any, table: ReportTable, name: str) -> None:
        rows = min(len(table.rows_of(RowKind.ONE)), _CHARTED)
        kind, columns = CHARTS.get(table.dimension, ("bar", (0,)))
        if table.dimension is Dimension.PERIOD:
            rows = len(table.rows_of(RowKind.ONE))
        if not rows:
            return
        made = {"type": "line"} if kind == "line" else {"type": "bar"}
        if kind == "stacked":
            made["subtype"] = "percent_stacked"
        chart = self._book.add_chart(made)
        first, last = _HEAD + 1, _HEAD + rows
        for colour, column in zip(_COLOURS, columns, strict=False):
            series: dict[str, Any] = {
                "name": [name, _HEAD, column + 1],
                "categories": [name, first, 0, last, 0],
                "values": [name, first, column + 1, last, column + 1],
                "line": {"color": colour, "width": 2.25},
            }
            if kind != "line":
                series["fill"] = {"color": colour}
            chart.add_series(series)
        chart.set_title({"name": self._sheet.words.title(table.dimension), "overlay": False})
        chart.set_legend({"position": "bottom"} if len(columns) > 1 else {"none": True})
        if kind != "line":
            chart.set_y_axis({"reverse": True})
        chart.set_size(
            {"width": 640, "height": max(300, 90 + 24 * rows) if kind != "line" else 340}
        )
        page.insert_chart(_HEAD, len(table.columns) + 2, chart)


def _face(look: _Look, column: Column, *, strong: bool) -> Any:
    if column.is_share:
        return look.strong_share if strong else look.share
    return look.strong_count if strong else look.count


def _adds_up(table: ReportTable, column: int) -> bool:
    """Whether every row of the sum is written; what is not shown is written as its value."""
    return all(row.cells[column] is not None for row in table.rows)


def _share(column: Column, at: int) -> str:
    whole = "+".join(_at(at, one + 1) for one in column.whole)
    return f'=IF({whole}=0,"",{_at(at, column.part + 1)}/({whole}))'


def _cached(cell: float | None) -> float | str:
    """What a program that does not compute shows."""
    return "" if cell is None else cell


def _at(row: int, column: int) -> str:
    """The name of a cell; the tables have fewer columns than letters."""
    return f"{chr(ord('A') + column)}{row + 1}"
