"""How the office reaches LAPOR and what its ids mean: read, tried, saved for all desks.

The token is none of it: whoever tries a connection gives it in, and nothing here keeps it. What
saves raises FieldInvalid (lapor: supervisor) where only a supervisor may (`lapor_rights`).
"""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from callcenter.desk.context import Desk
from callcenter.desk.lapor_rights import require_supervisor
from callcenter.desk.lapor_waiting import asked_for, waiting_for
from callcenter.desk.office import read_office, set_office
from callcenter.errors import FieldInvalid, file_fault
from callcenter.lapor import mapping_sheet
from callcenter.lapor.client import Masters
from callcenter.lapor.connect import connect
from callcenter.lapor.mapping import ANY, MapKind, Mapping, MapRow, our_names, seeded
from callcenter.lapor.mapping_sheet import LineFault
from callcenter.lapor.office_values import (
    NAME_MAX,
    PREFIX,
    is_id,
    mapping_of,
    settings_of,
    values_of,
    values_of_rows,
)
from callcenter.lapor.settings import LaporSettings, checked

_ADDRESS = f"{PREFIX}base_url"
_FORMER = f"{PREFIX}former_url"


class TableRow(Struct, frozen=True):
    """One row of the table with our name in words; ours ANY holds for all without an id.

    `lacking`: tickets that go by ids need it, and neither it nor the row for all has one.
    `waiting` is how many tickets wait for it now.
    """

    row: MapRow
    name: str
    lacking: bool = False
    waiting: int = 0


class LaporSetup(Struct, frozen=True):
    """What the office has said; `settings` is None while nothing is set, `rows` the whole table.

    `changed_at` is when anything of it was last changed; `former` is what was set before it was
    turned off.
    """

    settings: LaporSettings | None
    rows: tuple[TableRow, ...]
    changed_at: datetime | None = None
    former: LaporSettings | None = None

    @property
    def lacking(self) -> int:
        """Rows without an id that a ticket may need."""
        return sum(one.lacking for one in self.rows)


class RowChange(Struct, frozen=True):
    """A row before and after, with our name."""

    before: MapRow
    after: MapRow
    name: str


class ImportPreview(Struct, frozen=True):
    """What a CSV would change, and its lines that are left out."""

    changes: tuple[RowChange, ...]
    faults: tuple[LineFault, ...]


def read_setup(desk: Desk) -> LaporSetup:
    """Settings and table as all desks have them, with the tickets that wait for a row."""
    office = read_office(desk)
    settings = settings_of(office)
    mapping = mapping_of(office, desk.directory)
    waiting = waiting_for(desk, mapping, settings)
    rows = tuple(
        TableRow(row, name, _is_lacking(row, mapping, settings), waiting[row.kind, row.ours])
        for row, name in _named(desk, mapping)
    )
    former = settings_of(replace(office, values={**office.values, _ADDRESS: office.text(_FORMER)}))
    changed_at = office.changed_at(PREFIX)
    return LaporSetup(settings, rows, changed_at, former if settings is None else None)


def try_connection(settings: LaporSettings, token: str, extra_ca: str = "") -> Masters:
    """Asks LAPOR what there is to choose from; nothing is handed over and nothing is kept.

    Reaches for the network. Raises a LaporError, or FieldInvalid for what cannot be used.
    """
    client = connect(replace(settings, extra_ca=extra_ca), token)
    try:
        return client.masters()
    finally:
        client.close()


def save_connection(
    desk: Desk, settings: LaporSettings, before: LaporSettings | None = None
) -> LaporSettings:
    """Saves the settings for all desks; with `before` only what differs from that.

    What a colleague changed meanwhile and this person did not touch stays. Raises FieldInvalid.
    """
    require_supervisor(desk)
    good = checked(settings)
    shown = {} if before is None else values_of(before)
    values = values_of(good)
    touched = {name: one for name, one in values.items() if name not in shown or shown[name] != one}
    set_office(desk, touched)
    return good


def turn_off(desk: Desk) -> None:
    """No desk and no centre asks LAPOR any more; everything set stays known."""
    require_supervisor(desk)
    address = read_office(desk).text(_ADDRESS)
    set_office(desk, {_ADDRESS: "", _FORMER: address})


def turn_on(desk: Desk) -> None:
    """Takes `turn_off` back."""
    require_supervisor(desk)
    set_office(desk, {_ADDRESS: read_office(desk).text(_FORMER)})


def save_rows(desk: Desk, rows: Iterable[MapRow]) -> tuple[RowChange, ...]:
    """Saves rows for all desks and tells what changed. FieldInvalid (lapor_id: shape)."""
    require_supervisor(desk)
    fresh = [replace(one, theirs_name=_name(one)) for one in rows]
    if any(one.theirs_id and not is_id(one.theirs_id) for one in fresh):
        raise FieldInvalid("lapor_id", "shape")
    changes = _changes(desk, _mapping(desk), fresh)
    set_office(desk, values_of_rows(one.after for one in changes))
    return changes


def undo_rows(desk: Desk, changes: Iterable[RowChange]) -> int:
    """Puts rows back as they were, but none that somebody changed since; how many."""
    require_supervisor(desk)
    mapping = _mapping(desk)
    back = [one.before for one in changes if _row(mapping, one.after) == one.after]
    set_office(desk, values_of_rows(back))
    return len(back)


def seed_rows(desk: Desk, masters: Masters) -> tuple[RowChange, ...]:
    """What LAPOR's names would fill of the rows without an id; nothing is saved."""
    mapping = _mapping(desk)
    filled = seeded(mapping, masters, desk.directory)
    return _changes(desk, mapping, filled.rows.values())


def export_mapping(desk: Desk, path: Path) -> int:
    """Writes the whole table as CSV (UTF-8 with a mark for spreadsheets); how many rows.

    Raises DiskFull or StoreUnwritable; what stood at the path stays then.
    """
    text = mapping_sheet.write(_mapping(desk), desk.directory)
    fresh = path.with_name(f"{path.name}.part")
    try:
        fresh.write_bytes(text.encode("utf-8-sig"))
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise file_fault(error, str(path)) from error
    return text.count("\r\n") - 1


def import_mapping(desk: Desk, path: Path) -> ImportPreview:
    """What a CSV would change; nothing is saved. FieldInvalid (file: unreadable)."""
    mapping = _mapping(desk)
    read = mapping_sheet.read(_text(path), mapping, desk.directory)
    return ImportPreview(_changes(desk, mapping, read.mapping.rows.values()), read.faults)


def _name(row: MapRow) -> str:
    """The name as it is kept: one line, and none beside no id."""
    return " ".join(row.theirs_name.split())[:NAME_MAX] if row.theirs_id else ""


def _mapping(desk: Desk) -> Mapping:
    return mapping_of(read_office(desk), desk.directory)


def _text(path: Path) -> str:
    """The file's text: UTF-8, else as older spreadsheets on Windows write it."""
    try:
        with path.open("rb") as file:
            data = file.read(4 * mapping_sheet.CHARACTERS_MAX + 1)
    except OSError as error:
        raise FieldInvalid("file", "unreadable") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _named(desk: Desk, mapping: Mapping) -> list[tuple[MapRow, str]]:
    """Every row by kind: ours in the order of the directory, unknown ones, the one for all."""
    names = our_names(desk.directory)
    own = [key for key in mapping.rows if key not in names and key[1] != ANY]
    keys = [*names, *own]
    ordered = [
        key for kind in MapKind for key in (*(one for one in keys if one[0] is kind), (kind, ANY))
    ]
    return [(mapping.rows.get(key, MapRow(*key)), names.get(key, key[1])) for key in ordered]


def _is_lacking(row: MapRow, mapping: Mapping, settings: LaporSettings | None) -> bool:
    if row.ours == ANY or mapping.id_of(row.kind, row.ours):
        return False
    return row.kind in asked_for(settings)


def _changes(desk: Desk, mapping: Mapping, rows: Iterable[MapRow]) -> tuple[RowChange, ...]:
    names = our_names(desk.directory)
    return tuple(
        RowChange(before, after, names.get((after.kind, after.ours), after.ours))
        for after in rows
        if (before := _row(mapping, after)) != after
    )


def _row(mapping: Mapping, like: MapRow) -> MapRow:
    return mapping.rows.get((like.kind, like.ours), MapRow(like.kind, like.ours))
