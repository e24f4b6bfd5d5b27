"""The recovery sheet for the safe: the private half in numbered groups, on paper or as a PDF.

Laid out as plain text; keeps nothing, and writes only where a person says.
"""

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from ui.translation import marked as _t
from ui.translation import shown

GROUPS_A_LINE = 7
_MARGIN_MM = 25.0
_TITLE_PT, _BODY_PT, _KEY_PT = 16.0, 11.0, 15.0
_TITLE = _t("Lembar kunci pemulihan")
_BEFORE = _t("Bagian rahasia. Siapa pun yang memegang lembar ini bisa membuka data meja. Simpan di "
             "lemari besi lembaga, jangan difoto dan jangan disimpan di komputer.")  # fmt: skip
_AFTER = _t("Dipakai dengan: main.py --recover. Tanda 0, 1, I, dan O tidak dipakai.")
_PUBLIC = _t("Bagian umum (boleh diketahui, dipasang di setiap meja):")
_FOR = _t("Meja: {0}   Dibuat: {1}")


def key_lines(text: str) -> list[str]:
    """Return the groups of a key in short lines, as they are copied by hand."""
    groups = text.replace("-", " ").split()
    starts = range(0, len(groups), GROUPS_A_LINE)
    return ["  ".join(groups[at : at + GROUPS_A_LINE]) for at in starts]


def document(private: str, public: str, desk: str, day: str) -> QTextDocument:
    """Return the sheet; `desk` is its name, `day` the date as it is shown."""
    made = QTextDocument()
    cursor = QTextCursor(made)
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
    _write(cursor, shown(_TITLE), _TITLE_PT, bold=True)
    _write(cursor, shown(_FOR).replace("{0}", desk or "–").replace("{1}", day), _BODY_PT)
    _write(cursor, f"\n{shown(_BEFORE)}\n", _BODY_PT)
    for number, line in enumerate(key_lines(private), start=1):
        _write(cursor, f"{number}.  {line}", _KEY_PT, family=fixed)
    _write(cursor, f"\n{shown(_AFTER)}\n", _BODY_PT)
    _write(cursor, shown(_PUBLIC), _BODY_PT)
    for line in key_lines(public):
        _write(cursor, line, _BODY_PT, family=fixed)
    return made


def pdf(sheet: QTextDocument) -> bytes:
    """Return the sheet as a PDF, A4."""
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(held)
    writer.setTitle(shown(_TITLE))
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
        QPageLayout.Unit.Millimeter,
    )
    writer.setPageLayout(layout)
    paint = layout.paintRectPixels(writer.resolution())
    sheet.documentLayout().setPaintDevice(writer)
    sheet.setPageSize(QSizeF(paint.width(), paint.height()))
    sheet.print_(writer)
    held.close()
    return bytes(held.data().data())


def _write(
    cursor: QTextCursor, text: str, points: float, *, bold: bool = False, family: str = ""
) -> None:
    look = QTextCharFormat()
    look.setFontPointSize(points)
    look.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    if family:
        look.setFontFamilies([family])
    cursor.insertText(text + "\n", look)
