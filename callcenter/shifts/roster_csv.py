"""Reads a roster from CSV: columns `nama`, `mulai`, `selesai`, times in WIB. Strict, pure.

`22-11-2026 23.00` or `2026-11-22 23:00`; the end may be a time alone and is then the next one.
A file with one line that is not understood is refused whole, the line is named.
"""

import csv
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from io import StringIO
from typing import Final

from callcenter.errors import RosterRefused
from callcenter.shifts.roster import Duty, Written, checked, decoded
from callcenter.tickets.working_calendar import WIB

COLUMNS: Final = ("nama", "mulai", "selesai")
_WHOLE: Final = ("%d-%m-%Y %H.%M", "%d-%m-%Y %H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%d %H.%M",
                 "%Y-%m-%dT%H:%M", "%d/%m/%Y %H.%M", "%d/%m/%Y %H:%M")  # fmt: skip
_TIMES: Final = ("%H.%M", "%H:%M")
_CELL_MAX: Final = 200


def read_csv(data: bytes) -> tuple[Duty, ...]:
    """The turns of the file, in order.

    Raises RosterRefused (size, text, header, empty, many; at a line: cells, when, and what
    `roster.checked` refuses).
    """
    text = decoded(data)
    first = text.lstrip().partition("\n")[0]
    sign = ";" if first.count(";") >= first.count(",") else ","
    return checked(_lines(text, sign))


def _lines(text: str, sign: str) -> Iterator[Written]:
    reader = csv.reader(StringIO(text), delimiter=sign, strict=True)
    places: Sequence[int] | None = None
    try:
        for cells in reader:
            line = reader.line_num
            if not any(one.strip() for one in cells):
                continue
            if places is None:
                places = _places(cells, line)
                continue
            yield _written(cells, places, line)
    except csv.Error as error:
        raise RosterRefused("cells", reader.line_num) from error


def _places(cells: Sequence[str], line: int) -> Sequence[int]:
    """Where the three columns stand; others are left alone."""
    names = [one.strip().casefold() for one in cells]
    if any(names.count(one) != 1 for one in COLUMNS):
        raise RosterRefused("header", line)
    return [names.index(one) for one in COLUMNS]


def _written(cells: Sequence[str], places: Sequence[int], line: int) -> Written:
    if len(cells) <= max(places) or any(len(one) > _CELL_MAX for one in cells):
        raise RosterRefused("cells", line)
    name, begin_text, end_text = (cells[at].strip() for at in places)
    begin = _moment(begin_text)
    if begin is None:
        raise RosterRefused("when", line)
    end = _moment(end_text) or _next(end_text, begin)
    if end is None:
        raise RosterRefused("when", line)
    return Written(line, begin, end, name)


def _moment(text: str) -> datetime | None:
    found = _parsed(text, _WHOLE)
    return None if found is None else found.replace(tzinfo=WIB)


def _next(text: str, begin: datetime) -> datetime | None:
    """The first such time after the beginning."""
    found = _parsed(text, _TIMES)
    if found is None:
        return None
    end = datetime.combine(begin.date(), found.time(), WIB)
    return end if end > begin else end + timedelta(days=1)


def _parsed(text: str, forms: Sequence[str]) -> datetime | None:
    for form in forms:
        try:
            return datetime.strptime(text, form)
        except ValueError:
            continue
    return None
