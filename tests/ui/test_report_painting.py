"""Charts, map and paper of a report: what they are given, they show; nothing hidden gets out."""

import re
import zlib
from datetime import date

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from callcenter.directory.loading import load_directory
from callcenter.reports.figures import Dimension
from callcenter.reports.order import Grain, ReportOrder
from callcenter.reports.report import Report
from callcenter.reports.satisfaction import count_satisfaction
from callcenter.reports.suppression import hidden_in
from callcenter.store.columns import micros
from callcenter.store.surveys import SurveyFact
from tests.fakes import START
from tests.reports.test_suppression import row, total_of
from ui import theme
from ui.reports.chart_of import bars_of, lines_of
from ui.reports.charts import Series, bars_that_fit, nice_step, on_screen, paint_lines
from ui.reports.map_picture import MapFigure, map_picture
from ui.reports.map_view import BINS, depth_colour
from ui.reports.pdf import Paper, report_pdf
from ui.reports.sheets import PERIODIC, sheet_of, tables_of
from ui.reports.words import ReportWords
from ui.ticket_form.map_shapes import make_shapes

DIRECTORY = load_directory()
WORDS = ReportWords(DIRECTORY, str)
ORDER = ReportOrder(begin=date(2026, 8, 1), end=date(2026, 10, 31), grain=Grain.MONTH)
PLACES = {"18.01": row(2, 1), "18.02": row(40), "18.03": row(9), "18.04": row(6)}
PERIODS = {"2026-08": row(20), "2026-09": row(1, 1), "2026-10": row(36)}


@pytest.fixture
def report(qapp):
    theme.apply_theme(qapp, "light")
    rows = {
        Dimension.TOTAL: {"": total_of(PLACES.values())},
        Dimension.KABKOTA: PLACES,
        Dimension.KECAMATAN: {f"{code}.01": one for code, one in PLACES.items()},
        Dimension.PERIOD: PERIODS,
    }
    return Report(ORDER, START, rows)


@pytest.mark.parametrize("top", [0, 1, 4, 5, 17, 99, 100, 101, 400, 401, 2_776, 99_999])
def test_four_round_steps_reach_the_top(top):
    step = nice_step(top)
    assert step == int(step)
    assert top <= 4 * step <= max(4, 4 * top)


def test_a_hidden_month_is_a_gap(report):
    table = tables_of(report, DIRECTORY)[Dimension.PERIOD]
    labels, (many, _late) = lines_of(table, WORDS)
    assert labels == ["Agu 26", "Sep 26", "Okt 26"]
    assert list(many.values) == [None, None, 36]  # one more went with it


def test_a_line_breaks_at_a_gap_and_says_so(qapp):
    theme.apply_theme(qapp, "light")

    def red(values):
        image = QImage(400, 160, QImage.Format.Format_RGB32)
        image.fill(theme.tokens().color("panel"))
        painter = QPainter(image)
        labels = [str(at) for at in range(3)]
        line = Series("", "red", values)
        paint_lines(painter, QRectF(0, 0, 400, 160), labels, [line], on_screen())
        painter.end()
        columns = range(150, 320)
        wanted = theme.tokens().color("red").rgb()
        return {x for x in columns for y in range(26, 140) if image.pixel(x, y) == wanted}

    assert len(red([5, 5, 5])) > 150
    assert len(red([5, None, 5])) < 40


def test_bars_are_as_many_as_fit(report):
    assert bars_that_fit(100, on_screen()) == 4
    bars = bars_of(tables_of(report, DIRECTORY)[Dimension.KABKOTA], WORDS)
    assert [(one.name, one.text) for one in bars] == [
        ("Lampung Tengah", "40"),
        ("Lampung Utara", "9"),
    ]


def test_the_map_hatches_what_is_hidden_and_says_no_number_of_it(report):
    table = tables_of(report, DIRECTORY)[Dimension.KABKOTA]
    hidden = hidden_in(report)
    picture = map_picture(table, hidden, WORDS, MapFigure.MANY, DIRECTORY.places)
    assert len(picture.shades) == 15
    hatched = {code for code, shade in picture.shades.items() if shade.depth is None}
    assert hatched == hidden.rows[Dimension.KABKOTA] == {"18.01", "18.04"}
    assert not any(re.search(r"\d", picture.shades[code].text) for code in hatched)
    assert picture.shades["18.02"].depth == 1
    assert picture.shades["18.05"].depth == 0
    assert picture.deepest == "40"


def test_kecamatan_of_a_hidden_kabupaten_are_hatched_all(report):
    table = tables_of(report, DIRECTORY)[Dimension.KECAMATAN]
    hidden = hidden_in(report)
    places = DIRECTORY.places
    inside = map_picture(table, hidden, WORDS, MapFigure.LATE, places, inside="18.01")
    assert {shade.depth for shade in inside.shades.values()} == {None}
    other = map_picture(table, hidden, WORDS, MapFigure.LATE, places, inside="18.02")
    assert None not in {shade.depth for shade in other.shades.values()}


def test_shades_are_told_apart(qapp):
    theme.apply_theme(qapp, "dark")
    depths = [at / BINS for at in range(BINS + 1)]
    shades = [depth_colour(theme.tokens(), "accent", one).name() for one in depths]
    assert len(set(shades)) == BINS + 1
    assert shades[0] == theme.tokens().panel.lower()


def _pages(data: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", data))


def test_paper_has_its_pages_and_the_map(report):
    sheet = sheet_of(report, DIRECTORY, PERIODIC)
    plain = report_pdf(Paper(report, sheet, WORDS))
    drawn = report_pdf(Paper(report, sheet, WORDS, make_shapes(DIRECTORY.places)))
    assert plain.startswith(b"%PDF")
    assert _pages(plain) >= 1
    assert _strokes(drawn) > 20 * _strokes(plain)


def test_paper_shows_what_surveys_say(report):
    facts = [SurveyFact(n, "4" * 9, micros(START), "biasa", "", "", "", (), (), ()) for n in (1, 2)]
    rows = count_satisfaction(facts, ORDER)
    plain = report_pdf(Paper(report, sheet_of(report, DIRECTORY), WORDS))
    sheet = sheet_of(report, DIRECTORY, surveys=rows)
    assert _texts(report_pdf(Paper(report, sheet, WORDS))) >= _texts(plain) + 2 * 13


def _texts(data: bytes) -> int:
    """Pieces of text that are drawn."""
    return sum(one.count(b"Tj") for one in _drawn(data))


def _strokes(data: bytes) -> int:
    """Lines drawn: borders of places have thousands."""
    return sum(one.count(b" l\n") for one in _drawn(data))


def _drawn(data: bytes) -> list[bytes]:
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    return [zlib.decompressobj().decompress(one) for one in streams if one[:1] == b"x"]
