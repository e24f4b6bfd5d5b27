"""A counted report made ready for a file: its title, its head lines, its tables, its notes."""

from collections.abc import Sequence

from callcenter.directory.bundle import Directory
from callcenter.reports.figures import Dimension
from callcenter.reports.order import ReportOrder
from callcenter.reports.report import Report
from callcenter.reports.satisfaction import SatisfactionRow
from callcenter.reports.tables import ReportTable, make_tables
from callcenter.reports.wording import Sheet, SurveyLine, SurveySheet
from callcenter.tickets.survey import ELEMENTS
from ui import formats
from ui.reports.words import NOTES, SURVEYS_NOTE, ReportWords, known_rows, span_text
from ui.survey_words import NAMES
from ui.translation import marked as _t

DIMENSIONS = (
    Dimension.PERIOD,
    Dimension.AGENCY,
    Dimension.KABKOTA,
    Dimension.KECAMATAN,
    Dimension.CATEGORY,
    Dimension.CHANNEL,
    Dimension.CLASSIFICATION,
    Dimension.STATE,
    Dimension.CONFIDENTIALITY,
    Dimension.CLOCK,
    Dimension.REFERRAL,
    Dimension.LAPOR,
)
"""Every table, in the order in which files have them."""
USUAL = _t("Laporan pengaduan")
PERIODIC = _t("Laporan berkala pengelolaan pengaduan (Perpres 76/2013)")


def tables_of(report: Report, directory: Directory) -> dict[Dimension, ReportTable]:
    """Every table of a report, without what must not be shown."""
    return make_tables(report, known_rows(directory, report.order), DIMENSIONS)


def sheet_of(
    report: Report,
    directory: Directory,
    title: str = USUAL,
    surveys: Sequence[SatisfactionRow] = (),
) -> Sheet:
    """The whole report in Indonesian, for a file."""
    words = ReportWords(directory, str)
    tables = tables_of(report, directory)
    made = formats.wib(report.made_at)
    said = _t("Dibuat")
    lines = (
        " · ".join((_t("Call Center Provinsi Lampung"), *_about(report.order, directory, words))),
        f"{said} {formats.told_short_date(made)} {formats.time_text(made)} WIB",
    )
    filled = tuple(one for one in tables.values() if not one.is_empty)
    asked = _survey_sheet(surveys, words) if surveys else None
    return Sheet(title, lines, filled, tuple(NOTES), words, asked)


def _survey_sheet(rows: Sequence[SatisfactionRow], words: ReportWords) -> SurveySheet:
    elements = tuple(f"U{at} {NAMES[one]}" for at, one in enumerate(ELEMENTS, 1))
    lines = tuple(SurveyLine(words.surveyed(one.dimension, one.key), one) for one in rows)
    heads = (_t("Baris"), _t("Survei"), _t("IKM"), _t("Mutu"))
    return SurveySheet(
        _t("Kepuasan pelapor"), heads, elements, _t("Jumlah nilai"), SURVEYS_NOTE, lines
    )


def _about(order: ReportOrder, directory: Directory, words: ReportWords) -> list[str]:
    """The span and what narrows it."""
    narrowed = (
        (Dimension.AGENCY, order.agency_id),
        (Dimension.CATEGORY, order.category),
        (Dimension.CHANNEL, order.channel),
    )
    place = directory.places.get(order.place).short_name if order.place else ""
    named = [words.row(dimension, key) for dimension, key in narrowed if key]
    return [span_text(order), *named, *([place] if place else [])]
