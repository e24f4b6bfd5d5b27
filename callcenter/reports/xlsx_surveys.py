"""The page of a workbook for the surveys: sums of scores, and formulas that make the index of them.

The index is the sum of the nine means (NRR) x 1/9 x 25, rounded, and graded after that (DOMAIN 7).
"""

from collections.abc import Iterator
from typing import Any

from callcenter.lapor.cells import guarded
from callcenter.reports.figures import Dimension
from callcenter.reports.wording import SurveyLine, SurveySheet
from callcenter.tickets.survey import ELEMENTS, GRADES

_TOP = 3
"""The row of the headings."""
_NAME, _SURVEYS, _IKM, _GRADE = range(4)
_MEANS = 4
_SUMS = _MEANS + len(ELEMENTS)
_A4 = 9
_LEAST, _MOST = 25, 100
_COLOUR = "#0B6E75"


def write_survey_page(book: Any, sheet: SurveySheet) -> None:
    """One page: a row each for the whole, the steps of time and the agencies; a line of time."""
    page = book.add_worksheet(sheet.title)
    page.set_column(_NAME, _NAME, 44)
    page.set_column(_SURVEYS, _SUMS + len(ELEMENTS), 12)
    page.freeze_panes(_TOP + 1, 1)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.write_string(0, 0, sheet.title, book.add_format({"bold": True, "font_size": 14}))
    page.write_string(1, 0, sheet.note, book.add_format({"font_color": "#5B6874"}))
    head = {"bold": True, "bottom": 1, "bg_color": "#E3F1F1", "text_wrap": True, "valign": "top"}
    look = book.add_format(head)
    page.set_row(_TOP, 48)
    sums = (f"{sheet.sums} {one}" for one in sheet.elements)
    for column, text in enumerate((*sheet.heads, *sheet.elements, *sums)):
        page.write_string(_TOP, column, guarded(text), look)
    faces = (
        book.add_format({}),
        book.add_format({"num_format": "#,##0"}),
        book.add_format({"num_format": "0.00"}),
    )
    for at, line in enumerate(sheet.lines, _TOP + 1):
        _write(page, at, line, faces)
    _chart(book, page, sheet)


def totals_of(sheet: SurveySheet) -> Iterator[tuple[str, str, float | str]]:
    """Surveys, index and grade of the whole: the words, the formula elsewhere, the value."""
    found = sheet.of(Dimension.TOTAL)[0].row.found
    values: tuple[float | str, ...] = (found.surveys, float(found.ikm), found.grade)
    for column, (text, value) in enumerate(zip(sheet.heads[1:], values, strict=True), _SURVEYS):
        yield text, f"='{sheet.title}'!{_at(_first(sheet), column)}", value


def _first(sheet: SurveySheet) -> int:
    """The row of the whole."""
    return _TOP + 1 + sheet.lines.index(sheet.of(Dimension.TOTAL)[0])


def _write(page: Any, at: int, line: SurveyLine, faces: tuple[Any, Any, Any]) -> None:
    name, count, index = faces
    found = line.row.found
    page.write_string(at, _NAME, guarded(line.name), name)
    page.write_number(at, _SURVEYS, found.surveys, count)
    for element, (total, mean) in enumerate(zip(line.row.sums, found.elements, strict=True)):
        page.write_number(at, _SUMS + element, total, count)
        formula = f"=ROUND({_at(at, _SUMS + element)}/{_at(at, _SURVEYS)},2)"
        page.write_formula(at, _MEANS + element, formula, index, float(mean))
    scores = f"SUM({_at(at, _SUMS)}:{_at(at, _SUMS + len(ELEMENTS) - 1)})"
    ikm = f"=ROUND(25*{scores}/({len(ELEMENTS)}*{_at(at, _SURVEYS)}),2)"
    page.write_formula(at, _IKM, ikm, index, float(found.ikm))
    page.write_formula(at, _GRADE, _graded(_at(at, _IKM)), name, found.grade)


def _graded(cell: str) -> str:
    """The grade of an index, as a formula."""
    *others, (_, last) = GRADES
    before = "".join(f'IF({cell}>={least},"{grade}",' for least, grade in others)
    return f'={before}"{last}"{")" * len(others)}'


def _chart(book: Any, page: Any, sheet: SurveySheet) -> None:
    periods = sheet.of(Dimension.PERIOD)
    if not periods:
        return
    first = _TOP + 1 + sheet.lines.index(periods[0])
    last = first + len(periods) - 1
    chart = book.add_chart({"type": "line"})
    chart.add_series(
        {
            "name": [sheet.title, _TOP, _IKM],
            "categories": [sheet.title, first, _NAME, last, _NAME],
            "values": [sheet.title, first, _IKM, last, _IKM],
            "line": {"color": _COLOUR, "width": 2.25},
            "marker": {"type": "circle", "fill": {"color": _COLOUR}},
        }
    )
    chart.set_title({"name": f"{sheet.title}: {sheet.heads[_IKM]}", "overlay": False})
    chart.set_legend({"none": True})
    chart.set_y_axis({"min": _LEAST, "max": _MOST})
    chart.set_size({"width": 640, "height": 340})
    page.insert_chart(_TOP + len(sheet.lines) + 3, 0, chart)


def _at(row: int, column: int) -> str:
    """The name of a cell; the page has fewer columns than letters."""
    return f"{chr(ord('A') + column)}{row + 1}"
