"""A letter of the privacy office as a PDF or on the printer. Words nothing: letters come worded.

The letter is laid out as plain text in a document of its own; no markup of anybody's is read.
"""

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from callcenter.privacy.letters import OFFICE, Letter

_MARGIN_MM = 25.0
_BODY_PT, _TITLE_PT = 11.0, 15.0


def document(letter: Letter) -> QTextDocument:
    """The letter with its head, its lines and its paragraphs."""
    made = QTextDocument()
    cursor = QTextCursor(made)
    _write(cursor, OFFICE, bold=False)
    _write(cursor, letter.title, bold=True, points=_TITLE_PT)
    _write(cursor, "", bold=False)
    for name, value in letter.lines:
        _write(cursor, f"{name}:  ", bold=True, end="")
        _write(cursor, value, bold=False)
    for text in ("", *letter.paragraphs):
        _write(cursor, text, bold=False)
    return made


def pdf(letter: Letter) -> bytes:
    """The letter as a PDF, A4."""
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(held)
    writer.setTitle(letter.title)
    writer.setCreator(OFFICE)
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
        QPageLayout.Unit.Millimeter,
    )
    writer.setPageLayout(layout)
    made = document(letter)
    paint = layout.paintRectPixels(writer.resolution())
    made.documentLayout().setPaintDevice(writer)
    made.setPageSize(QSizeF(paint.width(), paint.height()))
    made.print_(writer)
    held.close()
    return bytes(held.data().data())


def _write(
    cursor: QTextCursor, text: str, *, bold: bool, points: float = _BODY_PT, end: str = "\n"
) -> None:
    look = QTextCharFormat()
    look.setFontPointSize(points)
    look.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    cursor.insertText(text + end, look)
