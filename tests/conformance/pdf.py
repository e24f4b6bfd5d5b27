"""The list as a printable table: A4, the heading of the table on each page."""

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from tests.conformance.conformance import Group, Result, Row
from ui.assets import load_fonts

_STYLE = """
body { font-family: Inter, sans-serif; font-size: 9pt; color: #17212B; }
h1 { font-size: 15pt; margin-bottom: 2pt; }
.group { font-size: 11pt; font-weight: bold; }
p { color: #5B6874; margin-top: 0; }
th { text-align: left; background-color: #EDF0F3; }
td { border-bottom: 1px solid #DCE1E6; }
.passed { color: #1E7B45; } .failed { color: #B42318; } .none { color: #9A6200; }
.tests { color: #5B6874; font-size: 7.5pt; }
"""
_LOOKS = {
    Result.PASSED: ("passed", "✓"),
    Result.FAILED: ("failed", "■"),
    Result.NOT_SHOWN: ("none", "▲"),
}


def write_pdf(out: Path, groups: Sequence[tuple[Group, list[Row]]], run: str) -> None:
    """Writes the table; `run` says which test run it speaks of. Needs a QGuiApplication."""
    writer = QPdfWriter(str(out))
    writer.setTitle("Daftar kesesuaian fungsi")
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(15, 15, 15, 15),
            QPageLayout.Unit.Millimeter,
        )
    )
    load_fonts()
    document = QTextDocument()
    document.setDefaultStyleSheet(_STYLE)
    document.setDocumentMargin(0)
    document.setDefaultFont(QFont("Inter", 9))
    document.documentLayout().setPaintDevice(writer)
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.setHtml(page(groups, run))
    document.print_(writer)


def page(groups: Sequence[tuple[Group, list[Row]]], run: str) -> str:
    """The table as HTML."""
    every = [row for _, found in groups for row in found]
    passed = sum(row.result is Result.PASSED for row in every)
    head = (
        "<h1>Daftar kesesuaian fungsi</h1>"
        "<p>Aplikasi meja call center pengaduan Provinsi Lampung, menurut Pergub Lampung 51/2020."
        f" {passed} dari {len(every)} fungsi terbukti dengan uji. {escape(run)}</p>"
    )
    return head + "".join(_group(group, found) for group, found in groups)


def _group(group: Group, found: Iterable[Row]) -> str:
    rows = "".join(_line(row) for row in found)
    return (
        '<br><table width="100%" cellspacing="0" cellpadding="4"'
        ' style="border-collapse: collapse;">'
        f'<thead><tr><td colspan="4" class="group">{escape(group.name)}</td></tr>'
        '<tr><th width="9%">Kode</th><th width="35%">Fungsi</th>'
        '<th width="40%">Uji</th><th width="16%">Hasil</th></tr></thead>'
        f"{rows}</table>"
    )


def _line(row: Row) -> str:
    look, shape = _LOOKS[row.result]
    tests = "<br>".join(_named(one, row) for one in row.function.tests)
    return (
        f"<tr><td>{escape(row.function.id)}</td><td>{escape(row.function.name)}</td>"
        f'<td class="tests">{tests}</td>'
        f'<td class="{look}">{shape} {row.result.value}<br>'
        f'<span class="tests">{row.cases} kasus</span></td></tr>'
    )


def _named(test: str, row: Row) -> str:
    """A path and a name that may be broken over lines; what the report has not is said."""
    shown = escape(test.removeprefix("tests/")).replace("::", " ›&#8203; ").replace("_", "_&#8203;")
    return f"{shown} (tidak dijalankan)" if test in row.missing else shown
