"""A report's files: formulas that recount what is written, charts, no formula from outside."""

import csv
import io
import re
import zipfile
from datetime import date

import pytest
from openpyxl import load_workbook

from callcenter.directory.loading import load_directory
from callcenter.errors import StoreUnwritable
from callcenter.reports.csv_file import HEAD, write_csv
from callcenter.reports.figures import Dimension, Figure
from callcenter.reports.order import ReportOrder
from callcenter.reports.reading import read_report
from callcenter.reports.report import Report
from callcenter.reports.satisfaction import count_satisfaction
from callcenter.reports.saving import save_report
from callcenter.reports.tables import RowKind, make_tables
from callcenter.reports.wording import Sheet
from callcenter.reports.xlsx import write_xlsx
from callcenter.store.columns import micros
from callcenter.store.surveys import SurveyFact
from tests.fakes import START
from tests.reports.test_suppression import row as few
from ui.reports.sheets import sheet_of

ORDER = ReportOrder(begin=date(2025, 12, 1), end=date(2026, 11, 30))


@pytest.fixture(scope="module")
def report(shelf):
    return read_report(shelf, ORDER)


@pytest.fixture(scope="module")
def sheet(report) -> Sheet:
    return sheet_of(report, load_directory())


@pytest.fixture(scope="module")
def workbook(sheet) -> bytes:
    return write_xlsx(sheet)


def _computed(book, page, cell):
    """The value of one of our formulas, computed from the cells it names."""
    value = book[page][cell].value
    if not isinstance(value, str) or not value.startswith("="):
        return value or 0
    elsewhere = re.fullmatch(r"='(.+)'!([A-Z]\d+)", value)
    if elsewhere:
        return _computed(book, *elsewhere.groups())
    added = re.fullmatch(r"=SUM\(([A-Z])(\d+):[A-Z](\d+)\)", value)
    if added:
        column, first, last = added.groups()
        rows = range(int(first), int(last) + 1)
        return sum(_computed(book, page, f"{column}{row}") for row in rows)
    share = re.fullmatch(r'=IF\((.+)=0,"",([A-Z]\d+)/\((.+)\)\)', value)
    assert share, value
    whole = sum(_computed(book, page, one) for one in share[3].split("+"))
    assert share[1] == share[3]
    return _computed(book, page, share[2]) / whole if whole else ""


def test_every_formula_gives_the_figure_of_the_report(sheet, workbook):
    book = load_workbook(io.BytesIO(workbook))
    cached = load_workbook(io.BytesIO(workbook), data_only=True)
    formulas = 0
    for table in sheet.tables:
        page = next(one for one in book if one["A1"].value == sheet.words.title(table.dimension))
        for at, row in enumerate(table.rows, 5):
            for column, cell in enumerate(row.cells):
                name = f"{'BCDEFGHIJKL'[column]}{at}"
                formulas += str(page[name].value).startswith("=")
                found = _computed(book, page.title, name)
                assert found == pytest.approx(cell) if cell else not found, (page.title, name)
                shown = cached[page.title][name].value
                assert shown == pytest.approx(cell) if cell else not shown
    assert formulas > 100
    assert _computed(book, "Ringkasan", "B4") == sheet.tables[0].rows[-1].cells[0]


FOURS = SurveyFact(1, "4" * 9, micros(START), "biasa", "", "", "", ("bmbk",), (), ())
MIXED = SurveyFact(2, "433343434", micros(START), "biasa", "", "", "", (), (), ())


def test_the_index_of_satisfaction_is_computed_in_the_workbook_and_stands_in_csv(report):
    rows = count_satisfaction([FOURS, MIXED, MIXED], ORDER)
    sheet = sheet_of(report, load_directory(), surveys=rows)
    book = load_workbook(io.BytesIO(write_xlsx(sheet)))
    cached = load_workbook(io.BytesIO(write_xlsx(sheet)), data_only=True)
    page, shown = book["Kepuasan pelapor"], cached["Kepuasan pelapor"]
    assert [page.cell(at, 1).value for at in range(5, 8)] == [
        "Seluruhnya", "November 2026", "Dinas Bina Marga dan Bina Konstruksi",
    ]  # fmt: skip
    for at, row in enumerate(rows, 5):
        scores = [page.cell(at, column).value for column in range(14, 23)]
        assert scores == list(row.sums)
        assert page[f"C{at}"].value == f"=ROUND(25*SUM(N{at}:V{at})/(9*B{at}),2)"
        ikm = round(25 * sum(scores) / (9 * page[f"B{at}"].value), 2)
        assert ikm == shown[f"C{at}"].value == float(row.found.ikm)
        assert page[f"E{at}"].value == f"=ROUND(N{at}/B{at},2)"
        assert shown[f"E{at}"].value == float(row.found.elements[0])
        grade = f'=IF(C{at}>=88.31,"A",IF(C{at}>=76.61,"B",IF(C{at}>=65.00,"C","D")))'
        assert page[f"D{at}"].value == grade
        assert shown[f"D{at}"].value == row.found.grade
    assert shown["C7"].value == 100
    summary = {line[0].value: line[1].value for line in book["Ringkasan"].iter_rows(min_row=4)}
    assert summary["IKM"] == "='Kepuasan pelapor'!C5"
    lines = [one for one in write_csv(sheet).decode().splitlines() if one.startswith("Kepuasan")]
    assert len(lines) == 3 * 12
    assert "Kepuasan pelapor,Seluruhnya,,total,IKM,90.74" in lines


def test_each_page_has_its_chart(sheet, workbook):
    with zipfile.ZipFile(io.BytesIO(workbook)) as parts:
        charts = [one for one in parts.namelist() if one.startswith("xl/charts/chart")]
        assert len(charts) == len(sheet.tables) == 12
        lines = [one for one in charts if b"lineChart" in parts.read(one)]
        assert len(lines) == 1


def test_csv_says_the_same(sheet, report):
    rows = list(csv.reader(io.StringIO(write_csv(sheet).decode("utf-8-sig"))))
    rows = rows[rows.index(list(HEAD)) + 1 :]
    assert len(rows) == sum(len(one.rows) * len(one.columns) for one in sheet.tables)
    said = {(one[0], one[2], one[4]): one[5] for one in rows if one[3] == RowKind.ONE}
    march = report.row(Dimension.PERIOD, "2026-03")
    assert said["Menurut waktu", "2026-03", "Masuk"] == str(march[Figure.ALL])
    share = march[Figure.IN_TIME] / (march[Figure.IN_TIME] + march[Figure.LATE])
    assert float(said["Menurut waktu", "2026-03", "% tepat waktu"]) == pytest.approx(
        share, abs=1e-6
    )


def test_a_name_that_begins_a_formula_stays_a_text(sheet):
    class Hostile:
        def __getattr__(self, name):
            return getattr(sheet.words, name)

        def row(self, dimension, key):
            return f"=HYPERLINK({dimension}{key})"

    bad = Sheet(sheet.title, ("=1+1",), sheet.tables, ("@x",), Hostile())
    book = load_workbook(io.BytesIO(write_xlsx(bad)))
    texts = [page[f"A{at}"].value for page in book for at in (2, 5)]
    assert all(not str(one).startswith(("=", "@")) for one in texts)
    assert "'=HYPERLINK" in write_csv(bad).decode()
    assert ",=HYPERLINK" not in write_csv(bad).decode()


def test_a_file_is_there_whole_or_not_at_all(tmp_path, workbook):
    path = tmp_path / "laporan.xlsx"
    save_report(path, workbook)
    assert path.read_bytes() == workbook
    with pytest.raises(StoreUnwritable):
        save_report(tmp_path / "nowhere" / "laporan.xlsx", workbook)


def test_a_workbook_of_very_few_says_no_number(sheet):
    rows = {Dimension.CHANNEL: {"sms": few(1, 1), "surat": few(2)}}
    report = Report(ORDER, START, {Dimension.TOTAL: {"": few(3, 1)}, **rows})
    tables = make_tables(report, lambda _one: (), rows)
    data = write_xlsx(Sheet("Laporan", (), tuple(tables.values()), (), sheet.words))
    page = load_workbook(io.BytesIO(data))["Kanal"]
    assert page["A5"].value == "Baris kecil, disatukan"
    assert [page.cell(5, column).value for column in range(2, 11)] == [None] * 9
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert not [one for one in parts.namelist() if "chart" in one]
