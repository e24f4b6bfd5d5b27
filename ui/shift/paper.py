"""A hand-over on paper, as PDF or on the printer. Always in Indonesian; counts and asks nothing.

Laid out as plain text in a document of its own; no markup of anybody's is read.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from msgspec import Struct
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTableFormat,
)

from callcenter.privacy.letters import OFFICE
from callcenter.shifts.handover import FIGURES, DeskWord, Handover, Note, NoteSort
from callcenter.shifts.handover import Sheet as Counted
from callcenter.shifts.signing import Side
from ui.formats import told_date, told_short_date, wib
from ui.operator_chip import shift_name
from ui.shift.words import FIGURES as NAMES
from ui.shift.words import LATER, NOT_SIGNED, SIDES
from ui.visible_text import one_line

_MARGIN_MM = 20.0
_BODY_PT, _SMALL_PT, _TITLE_PT = 10.0, 8.5, 15.0
_COLUMNS = 4


class Sheet(Struct, frozen=True):
    """What is printed: the hand-over, and the numbers of the tickets it names by their ids."""

    handover: Handover
    numbers: Mapping[str, str]


def title(one: Handover) -> str:
    """`Serah Terima Giliran Malam`."""
    name = shift_name((wib(one.span.begin).strftime("%H:%M"),), one.span.begin)
    return f"Serah Terima Giliran {name.capitalize()}"


def file_stem(one: Handover) -> str:
    """The name a file is offered with, without its ending."""
    return f"serah-terima-{wib(one.span.begin):%Y%m%d-%H%M}"


def document(paper: Sheet) -> QTextDocument:
    """The sheet."""
    made = QTextDocument()
    cursor = QTextCursor(made)
    one = paper.handover
    span = one.span
    _line(cursor, OFFICE, points=_SMALL_PT)
    _line(cursor, title(one), bold=True, points=_TITLE_PT)
    hours = f"{wib(span.begin):%H.%M} sampai {wib(span.end):%H.%M} WIB"
    _line(cursor, f"{told_date(span.begin)}, {hours}")
    _line(cursor, "")
    _figures(cursor, one)
    _section(cursor, "Insiden", [_note(it, one) for it in one.incidents])
    plain = [it for it in one.notes if it.sort is NoteSort.NOTE]
    _section(cursor, "Catatan", [_note(it, one) for it in plain])
    if one.sheet is not None:
        _section(cursor, "Tiket lewat batas", _numbers(one.sheet.red, paper))
        _section(cursor, "Janji telepon balik", _numbers(one.sheet.callbacks, paper))
    _section(cursor, "Meja", [_desk(it) for it in one.desks])
    _section(cursor, "Bertugas", [_person(it) for it in _people(one)])
    _signatures(cursor, one)
    return made


def pdf(paper: Sheet) -> bytes:
    """The sheet as a PDF, A4."""
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(held)
    writer.setTitle(title(paper.handover))
    writer.setCreator(OFFICE)
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
        QPageLayout.Unit.Millimeter,
    )
    writer.setPageLayout(layout)
    made = document(paper)
    paint = layout.paintRectPixels(writer.resolution())
    made.documentLayout().setPaintDevice(writer)
    made.setPageSize(QSizeF(paint.width(), paint.height()))
    made.print_(writer)
    held.close()
    return bytes(held.data().data())


def _figures(cursor: QTextCursor, one: Handover) -> None:
    """Two figures a line, each with its name before it."""
    sheet = one.sheet
    if sheet is None:
        _line(cursor, "Lembar ini belum dihitung.")
        return
    _line(cursor, _counted(sheet), points=_SMALL_PT)
    rows = -(-len(FIGURES) // 2)
    table = cursor.insertTable(rows, _COLUMNS, _table_look())
    for at, name in enumerate(FIGURES):
        row, column = at % rows, 2 * (at // rows)
        _cell(table.cellAt(row, column).firstCursorPosition(), NAMES[name])
        value = str(getattr(sheet.counts, name))
        _cell(table.cellAt(row, column + 1).firstCursorPosition(), value, bold=True)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    _line(cursor, "\n", points=_SMALL_PT)


def _counted(sheet: Counted) -> str:
    """Up to when it was counted, and for one that was counted later when, and as of when."""
    name, until, at = sheet.author.name, _when(sheet.until), _when(sheet.at)
    if sheet.at - sheet.until < LATER:
        return f"Dihitung sampai {until} oleh {name}."
    if sheet.as_of > sheet.until:
        return f"Dihitung sampai {until} oleh {name}; yang masih menunggu: keadaan {at}."
    return f"Keadaan pada {until}, dihitung oleh {name} pada {at}."


def _when(moment: datetime) -> str:
    return f"{told_short_date(moment)} {wib(moment):%H.%M} WIB"


def _signatures(cursor: QTextCursor, one: Handover) -> None:
    """Both sides beside each other, with room to write where nobody signed."""
    table = cursor.insertTable(3, 2, _table_look(2))
    for column, side in enumerate(Side):
        signed = one.signatures.get(side)
        when = "" if signed is None else _when(signed.at)
        name = NOT_SIGNED if signed is None else signed.author.name
        lines = ((SIDES[side], False), (name, True), (when or "Tanda tangan: ……………………", False))
        for row, (text, bold) in enumerate(lines):
            _cell(table.cellAt(row, column).firstCursorPosition(), text, bold=bold)
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _section(cursor: QTextCursor, name: str, lines: Sequence[str]) -> None:
    if not lines:
        return
    _line(cursor, name, bold=True)
    for text in lines:
        _line(cursor, text)
    _line(cursor, "", points=_SMALL_PT)


def _numbers(ids: Sequence[str], paper: Sheet) -> list[str]:
    """Numbers of tickets in one line; what is not here any more is left out."""
    found = [number for one in ids if (number := paper.numbers.get(one))]
    return [", ".join(found)] if found else []


def _note(note: Note, one: Handover) -> str:
    late = " (sesudah ditandatangani)" if one.said_after(note) else ""
    return f"{wib(note.at):%H.%M} {note.author.name}{late}: {note.text}"


def _desk(one: DeskWord) -> str:
    name = one.name or one.client_id[:8]
    if not one.unsent:
        return f"{name}: semua terkirim"
    oldest = ""
    if one.oldest is not None:
        oldest = f", tertua {told_short_date(one.oldest)} {wib(one.oldest):%H.%M}"
    return f"{name}: {one.unsent} belum terkirim{oldest}"


def _people(one: Handover) -> Sequence[tuple[str, str, str]]:
    return [
        (
            it.author.name,
            f"{wib(it.since):%H.%M}",
            "…" if it.until is None else f"{wib(it.until):%H.%M}",
        )
        for it in one.people
    ]


def _person(one: tuple[str, str, str]) -> str:
    return f"{one[0]}: {one[1]}–{one[2]}"


def _table_look(columns: int = _COLUMNS) -> QTextTableFormat:
    look = QTextTableFormat()
    look.setBorder(0)
    look.setCellPadding(3)
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    each = QTextLength(QTextLength.Type.PercentageLength, 100 / columns)
    look.setColumnWidthConstraints([each] * columns)
    return look


def _cell(cursor: QTextCursor, text: str, *, bold: bool = False) -> None:
    cursor.insertText(one_line(text, 200), _look(bold, _BODY_PT))


def _line(cursor: QTextCursor, text: str, *, bold: bool = False, points: float = _BODY_PT) -> None:
    cursor.insertText(text + "\n", _look(bold, points))


def _look(bold: bool, points: float) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFontPointSize(points)
    look.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return look
