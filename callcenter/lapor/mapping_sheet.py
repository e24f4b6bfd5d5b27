"""The mapping table as CSV, for a person with a spreadsheet: written, and read back by line.

A line that cannot be used is told with its number and changes nothing. Pure.
"""

import csv
import io
from collections.abc import Iterator

from msgspec import Struct

from callcenter.directory.bundle import Directory
from callcenter.lapor.cells import guarded, unguarded
from callcenter.lapor.mapping import ANY, MapKind, Mapping, MapRow, our_names
from callcenter.lapor.office_values import is_id

COLUMNS = ("jenis", "kode_kami", "nama_kami", "id_lapor", "nama_lapor")
LINES_MAX = 5_000
CHARACTERS_MAX = 2_000_000


class LineFault(Struct, frozen=True):
    """A line (1-based, 0 = the whole file) that was not taken.

    `reason`: size, columns, csv, kind, ours, id, twice; `value` is what stood there.
    """

    line: int
    reason: str
    value: str = ""


class Read(Struct, frozen=True):
    """What a CSV said: the table with it, and the lines that were left out."""

    mapping: Mapping
    faults: tuple[LineFault, ...]
    changed: int


def write(mapping: Mapping, directory: Directory) -> str:
    """The whole table as CSV with a header; formulas are neutralised."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    names = our_names(directory)
    for (kind, ours), row in _all_rows(mapping, directory).items():
        cells = (kind.value, ours, names.get((kind, ours), ""), row.theirs_id, row.theirs_name)
        writer.writerow([guarded(cell) for cell in cells])
    return out.getvalue()


def read(text: str, mapping: Mapping, directory: Directory) -> Read:
    """The table with the rows of a CSV; comma or semicolon, with or without a byte order mark."""
    if len(text) > CHARACTERS_MAX:
        return Read(mapping, (LineFault(0, "size"),), 0)
    faults: list[LineFault] = []
    fresh: dict[tuple[MapKind, str], MapRow] = {}
    known = set(_all_rows(mapping, directory))
    try:
        for number, cells in _lines(text):
            row = _row(number, cells, known)
            if isinstance(row, MapRow) and (row.kind, row.ours) in fresh:
                row = LineFault(number, "twice", row.ours)
            if isinstance(row, LineFault):
                faults.append(row)
            else:
                fresh[row.kind, row.ours] = row
    except csv.Error as bad:
        return Read(mapping, (LineFault(0, "csv", str(bad)),), 0)
    if not fresh and not faults:
        faults.append(LineFault(0, "columns"))
    changed = sum(mapping.rows.get(key, MapRow(*key)) != row for key, row in fresh.items())
    return Read(mapping.having(fresh.values()), tuple(faults), changed)


def _all_rows(mapping: Mapping, directory: Directory) -> dict[tuple[MapKind, str], MapRow]:
    keys = [*our_names(directory), *((kind, ANY) for kind in MapKind)]
    own = [key for key in mapping.rows if key not in keys]
    return {key: mapping.rows.get(key, MapRow(*key)) for key in (*keys, *own)}


def _lines(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Lines with their number and cells by column; none when the header is not ours."""
    plain = text.removeprefix("\ufeff")
    first = plain.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(plain), delimiter=";" if ";" in first else ",", strict=True)
    header = [cell.strip().lower() for cell in next(reader, [])]
    if not {"jenis", "kode_kami", "id_lapor"} <= set(header):
        return
    for cells in reader:
        if reader.line_num > LINES_MAX:
            raise csv.Error("lines")
        if any(cell.strip() for cell in cells):
            found = dict(zip(header, cells, strict=False))
            yield reader.line_num, {name: unguarded(one.strip()) for name, one in found.items()}


def _row(number: int, cells: dict[str, str], known: set[tuple[MapKind, str]]) -> MapRow | LineFault:
    kind = next((one for one in MapKind if one.value == cells.get("jenis", "").lower()), None)
    if kind is None:
        return LineFault(number, "kind", cells.get("jenis", ""))
    ours, theirs = cells.get("kode_kami", ""), cells.get("id_lapor", "")
    if (kind, ours) not in known:
        return LineFault(number, "ours", ours)
    if theirs and not is_id(theirs):
        return LineFault(number, "id", theirs)
    return MapRow(kind, ours, theirs, " ".join(cells.get("nama_lapor", "").split())[:300])
