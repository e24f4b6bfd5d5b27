"""LAPOR's spreadsheets, XLSX and CSV: read with faults by row, and written (DOMAIN 5). Pure bytes.

What is read was written elsewhere: limits stand before every step, entities and bombs are refused,
no formula is evaluated. What is written holds text only, and nothing a spreadsheet would run.
"""

import csv
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from defusedxml.ElementTree import fromstring
from msgspec import Struct

from callcenter.clock import WIB
from callcenter.directory.words import fold
from callcenter.lapor.cells import guarded, unguarded
from callcenter.lapor.log_entries import read_time
from callcenter.lapor.plain import SENTENCE_MAX, line, plain

RECEIVED, CATEGORY, INSTITUTION, FIRST, LAST, TRACKING = COLUMNS = (
    "Tanggal Laporan Masuk",
    "Kategori",
    "Instansi Terdisposisi",
    "Isi Laporan Awal",
    "Isi Laporan Akhir",
    "Tracking ID",
)
"""The columns of LAPOR's export, in its order."""

FILE_MAX = 20 << 20
UNPACKED_MAX = 100 << 20
PART_MAX = 20 << 20
"""Bytes of a part that is no sheet: those are held in memory whole, each text of them an object."""

TYPES_MAX = 1 << 20
RATIO_MAX = 200
PARTS_MAX = 500
ROWS_MAX = 20_000
COLUMNS_MAX = 40
HEADER_WITHIN = 10
"""A title may stand above the header; further down there is none."""

_ZIP = b"PK\x03\x04"
_TYPES = "[Content_Types].xml"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_SHEET_NAME = re.compile(r"xl/worksheets/[^/]+\.xml")
_TRACKING = re.compile(r"#?([0-9]{1,20})(?:\.0)?")
_EPOCH = datetime(1899, 12, 30, tzinfo=WIB)
_SERIALS = (20_000, 80_000)
"""Days of Excel's calendar that are a date of ours: 1954 to 2119."""

_MONTHS = (
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september",
    "oktober", "november", "desember",
)  # fmt: skip
_SPOKEN_DATE = re.compile(
    r"(?:[a-z']+,?\s+)?(\d{1,2})\s+([a-z]{3,9})\s+(\d{4})(?:,?\s+(?:pukul\s+)?(\d{1,2})[.:](\d\d))?"
    r"(?:[.:]\d\d)?(?:\s*wib)?"
)
_DAMAGED = (
    OSError, ValueError, LookupError, TypeError, AttributeError, EOFError, RuntimeError,
    NotImplementedError, SyntaxError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""What openpyxl raises for a file that is none."""

Cells = tuple[int, tuple[object, ...]]


class SheetRow(Struct, frozen=True):
    """One report of the sheet; `number` is the row (1-based). Times are UTC, texts plain."""

    number: int
    received_at: datetime | None
    category: str
    institution: str
    first: str
    last: str
    tracking_id: str


class RowFault(Struct, frozen=True):
    """What is wrong with a row (1-based, 0 = the whole file).

    `reason`: size, bomb, damaged, header, rows, csv (the file); formula, tracking, empty (the row
    is left out); date (it is read without its date).
    """

    number: int
    reason: str
    value: str = ""


class Sheet(Struct, frozen=True):
    """What a file holds."""

    rows: tuple[SheetRow, ...]
    faults: tuple[RowFault, ...]


class _Unreadable(Exception):
    def __init__(self, reason: str, value: str = "") -> None:
        super().__init__(reason)
        self.fault = RowFault(0, reason, value)


class _Formula(Struct, frozen=True):
    """Stands where a cell held a formula."""


def read_sheet(data: bytes) -> Sheet:
    """The rows of an XLSX or CSV file; never raises for what the file holds."""
    try:
        if len(data) > FILE_MAX:
            raise _Unreadable("size")
        cells = _xlsx(data) if data.startswith(_ZIP) else _csv(data)
        return _rows(cells)
    except _Unreadable as bad:
        return Sheet((), (bad.fault,))


def write_csv(rows: Iterable[Sequence[str]]) -> str:
    """The header and these rows (texts in the order of COLUMNS) as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return out.getvalue()


def write_xlsx(rows: Iterable[Sequence[str]]) -> bytes:
    """The same as XLSX; every cell is a text."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # noqa: PLC0415

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    page = book.add_worksheet("LAPOR")
    for number, row in enumerate((COLUMNS, *rows)):
        for column, cell in enumerate(row):
            page.write_string(number, column, guarded(cell))
    book.close()
    return out.getvalue()


def _xlsx(data: bytes) -> Iterator[Cells]:
    _refuse_bomb(data)
    try:
        return iter(_sheet_cells(data))
    except _DAMAGED as bad:
        raise _Unreadable("damaged", type(bad).__name__) from bad


def _refuse_bomb(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if _is_bomb(packed, len(data)):
                raise _Unreadable("bomb")
    except _DAMAGED as bad:
        raise _Unreadable("damaged", type(bad).__name__) from bad


def _is_bomb(packed: zipfile.ZipFile, size: int) -> bool:
    parts = packed.infolist()
    whole = sum(one.file_size for one in parts)
    if len(parts) > PARTS_MAX or whole > min(UNPACKED_MAX, RATIO_MAX * size):
        return True
    if any(one.file_size > TYPES_MAX for one in parts if one.filename == _TYPES):
        return True
    large = {one.filename for one in parts if one.file_size > PART_MAX}
    return bool(large) and not large <= _sheets(packed)


def _sheets(packed: zipfile.ZipFile) -> set[str]:
    """Parts that are read row by row: called a sheet, and nothing else beside it."""
    types: dict[str, set[str]] = {}
    for one in fromstring(packed.read(_TYPES), forbid_dtd=True):
        types.setdefault(one.get("PartName", "").lstrip("/"), set()).add(one.get("ContentType", ""))
    return {
        name
        for name, said in types.items()
        if said == {_SHEET_TYPE} and _SHEET_NAME.fullmatch(name)
    }


def _sheet_cells(data: bytes) -> list[Cells]:
    from openpyxl import load_workbook  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of styles that it does not know
        book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        try:
            rows = book.worksheets[0].iter_rows(max_col=COLUMNS_MAX)
            within = enumerate(islice(rows, ROWS_MAX + 1), start=1)
            return [(number, tuple(map(_value, row))) for number, row in within]
        finally:
            book.close()


def _value(cell: Any) -> object:
    return _Formula() if getattr(cell, "data_type", "") == "f" else cell.value


def _csv(data: bytes) -> Iterator[Cells]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    start = text[:20_000]
    delimiter = max(",;\t", key=start.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, cells in enumerate(reader, start=1):
            yield number, tuple(unguarded(cell) for cell in cells[:COLUMNS_MAX])
    except csv.Error as bad:
        raise _Unreadable("csv", str(bad)) from bad


def _rows(cells: Iterator[Cells]) -> Sheet:
    places = _header(cells)
    found: list[SheetRow] = []
    faults: list[RowFault] = []
    for number, row in cells:
        if number > ROWS_MAX:
            faults.append(RowFault(0, "rows", str(ROWS_MAX)))
            break
        values = {name: row[at] if at < len(row) else None for name, at in places.items()}
        if all(one is None or one == "" for one in values.values()):
            continue
        fault = _fault(number, values)
        if fault is not None:
            faults.append(fault)
        if fault is None or fault.reason == "date":
            found.append(_row(number, values))
    return Sheet(tuple(found), tuple(faults))


def _header(cells: Iterator[Cells]) -> dict[str, int]:
    """Where each column stands; the date, the category and the institution may be missing."""
    wanted = {fold(name): name for name in COLUMNS}
    best: dict[str, int] = {}
    for number, row in cells:
        names = [fold(one) if isinstance(one, str) else "" for one in row]
        found = {wanted[name]: at for at, name in enumerate(names) if name in wanted}
        best = max(best, found, key=len)
        if {FIRST, TRACKING} <= found.keys():
            return found
        if number >= HEADER_WITHIN:
            break
    raise _Unreadable("header", ", ".join(name for name in COLUMNS if name not in best))


def _fault(number: int, values: dict[str, object]) -> RowFault | None:
    formula = next((name for name, one in values.items() if isinstance(one, _Formula)), None)
    if formula is not None:
        return RowFault(number, "formula", formula)
    tracking = _text(values.get(TRACKING))
    if tracking and not _TRACKING.fullmatch(tracking):
        return RowFault(number, "tracking", tracking)
    if not (tracking or _text(values.get(FIRST)) or _text(values.get(LAST))):
        return RowFault(number, "empty")
    received = values.get(RECEIVED)
    if received not in (None, "") and _time(received) is None:
        return RowFault(number, "date", _text(received))
    return None


def _row(number: int, values: dict[str, object]) -> SheetRow:
    tracking = _TRACKING.fullmatch(_text(values.get(TRACKING)))
    return SheetRow(
        number=number,
        received_at=_time(values.get(RECEIVED)),
        category=_text(values.get(CATEGORY)),
        institution=_text(values.get(INSTITUTION)),
        first=_story(values.get(FIRST)),
        last=_story(values.get(LAST)),
        tracking_id=tracking[1] if tracking else "",
    )


def _raw(value: object) -> str:
    return unguarded(value) if isinstance(value, str) else plain(value)


def _text(value: object) -> str:
    raw = _raw(value)
    return raw if _is_simple(raw) else line(raw)


def _story(value: object) -> str:
    raw = _raw(value)
    return raw if _is_simple(raw) else plain(raw)


def _is_simple(text: str) -> bool:
    """Nothing in it that would be made plain: most cells, and reading for markup takes time."""
    short = len(text) <= SENTENCE_MAX and text.isascii() and text.isprintable()
    return short and not ("<" in text or "&" in text or text != " ".join(text.split()))


def _time(value: object) -> datetime | None:
    """A real date, a day of Excel's calendar, or a text; without a zone it is WIB."""
    if isinstance(value, datetime):
        aware = value if value.tzinfo else value.replace(tzinfo=WIB)
        return aware.astimezone(UTC) if 1900 < value.year < 9000 else None  # noqa: PLR2004
    if isinstance(value, int | float) and not isinstance(value, bool):
        inside = _SERIALS[0] <= value <= _SERIALS[1]
        return (_EPOCH + timedelta(days=value)).astimezone(UTC) if inside else None
    if not isinstance(value, str) or not value.strip():
        return None
    return read_time(value) or _spoken(value)


def _spoken(text: str) -> datetime | None:
    """`Senin, 17 Agustus 2026 10.30 WIB`, the month whole or its beginning."""
    found = _SPOKEN_DATE.fullmatch(" ".join(text.lower().split()))
    if found is None:
        return None
    day, name, year, hour, minute = found.groups()
    months = [at for at, one in enumerate(_MONTHS, start=1) if one.startswith(name)]
    if len(months) != 1:
        return None
    try:
        local = datetime(
            int(year), months[0], int(day), int(hour or 0), int(minute or 0), tzinfo=WIB
        )
    except ValueError:
        return None
    return local.astimezone(UTC)
