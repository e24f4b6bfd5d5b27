"""What all desks of the office share about LAPOR: settings and mapping as values by name.

Reads what other desks and other versions wrote, so it never raises: what cannot be used falls back
to its default. No token and no path of this machine (`extra_ca`) is ever among the values. Pure.
"""

import math
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from enum import StrEnum

from msgspec.structs import asdict

from callcenter.directory.bundle import Directory
from callcenter.errors import FieldInvalid
from callcenter.lapor.mapping import MapKind, Mapping, MapRow, blank
from callcenter.lapor.settings import (
    AttachmentsForm,
    AuthScheme,
    Interface,
    LaporSettings,
    Paths,
    Policy,
    PushedBy,
    is_path,
)
from callcenter.tickets.event import Value
from callcenter.tickets.office import Office
from callcenter.web.address import checked_url

PREFIX = "lapor."
PATHS = "lapor.paths."
ROWS = "lapor.map."
ID_MAX = 64
NAME_MAX = 300
TEXT_MAX = 200
_NOT_SHARED = frozenset({"extra_ca", "paths"})

Read = Callable[[Value], object | None]
"""A value as the setting holds it, None when it cannot be used."""


def settings_of(office: Office) -> LaporSettings | None:
    """The office's settings, None while it has no usable base URL."""
    base_url = _address(office.value(f"{PREFIX}base_url"))
    if base_url is None:
        return None
    found: dict[str, object] = {"base_url": base_url, "paths": _paths(office)}
    for name, read in _READ.items():
        value = read(office.value(PREFIX + name))
        if value is not None:
            found[name] = value
    settings = LaporSettings(**found)  # type: ignore[arg-type]
    if settings.suffix and not is_path(settings.paths.submit + settings.suffix):
        return LaporSettings(**{**found, "suffix": ""})  # type: ignore[arg-type]
    return settings


def values_of(settings: LaporSettings) -> dict[str, Value]:
    """Every shared setting by its name in the office."""
    told = asdict(settings).items()
    values = {PREFIX + name: _value(value) for name, value in told if name not in _NOT_SHARED}
    paths = {f"{PATHS}{name}": path for name, path in asdict(settings.paths).items()}
    return values | paths


def mapping_of(office: Office, directory: Directory) -> Mapping:
    """The office's table over everything of the directory that can be mapped."""
    rows = (_row(name, value) for name, value in office.values.items() if name.startswith(ROWS))
    return blank(directory).having(row for row in rows if row is not None)


def values_of_rows(rows: Iterable[MapRow]) -> dict[str, Value]:
    """Rows of the table by their names in the office; a row without an id is taken away."""
    return {
        f"{ROWS}{row.kind.value}.{row.ours}": (
            {"id": row.theirs_id, "name": row.theirs_name} if row.theirs_id else None
        )
        for row in rows
    }


def is_id(text: str) -> bool:
    """Whether it can be an id of LAPOR's."""
    signs = all(one.isalnum() or one in "-_" for one in text)
    return 0 < len(text) <= ID_MAX and text.isascii() and signs


def _paths(office: Office) -> Paths:
    found = {}
    for one in Paths.__struct_fields__:
        path = _path(office.value(PATHS + one))
        if path is not None:
            found[one] = path
    return Paths(**found)


def _row(name: str, value: Value) -> MapRow | None:
    """A row of the table; None for a kind this version does not know."""
    word, _, ours = name.removeprefix(ROWS).partition(".")
    kind = next((one for one in MapKind if one.value == word), None)
    if kind is None or not ours:
        return None
    theirs = value if isinstance(value, dict) else {}
    number, words = theirs.get("id"), theirs.get("name")
    if not (isinstance(number, str) and is_id(number)):
        return MapRow(kind, ours)
    called = " ".join(words.split())[:NAME_MAX] if isinstance(words, str) else ""
    return MapRow(kind, ours, number, called)


def _value(value: object) -> Value:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if value is None or isinstance(value, (str, int, float)):
        return value
    raise TypeError(type(value).__name__)


def _address(value: Value) -> str | None:
    try:
        return checked_url(value) if isinstance(value, str) else None
    except FieldInvalid:
        return None


def _text(value: Value) -> str | None:
    if not isinstance(value, str):
        return None
    return value if len(value) <= TEXT_MAX and value.isprintable() else None


def _path(value: Value) -> str | None:
    return value if isinstance(value, str) and (not value or is_path(value)) else None


def _moment(value: Value) -> datetime | None:
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
        return None if found is None or found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _one_of(kind: type[StrEnum]) -> Read:
    def read(value: Value) -> object | None:
        return next((one for one in kind if one.value == value), None)

    return read


def _between(least: float, most: float) -> Read:
    def read(value: Value) -> object | None:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return None
        return float(value) if math.isfinite(value) and least <= value <= most else None

    return read


def _whole(least: int, most: int) -> Read:
    def read(value: Value) -> object | None:
        whole = isinstance(value, int) and not isinstance(value, bool)
        return value if whole and least <= value <= most else None  # type: ignore[operator]

    return read


RATE = (1, 600)
POLL_HOURS = (0.01, 168.0)
LAG_MINUTES = (0.0, 1440.0)
_SECONDS = (1.0, 600.0)

_READ: dict[str, Read] = {
    "interface": _one_of(Interface),
    "auth_scheme": _one_of(AuthScheme),
    "user_id": _text,
    "institution_id": _text,
    "channel": _text,
    "suffix": _text,
    "search_path": _path,
    "attachments_form": _one_of(AttachmentsForm),
    "rate_per_minute": _whole(*RATE),
    "poll_hours": _between(*POLL_HOURS),
    "lag_minutes": _between(*LAG_MINUTES),
    "policy": _one_of(Policy),
    "since": _moment,
    "pusher": _one_of(PushedBy),
    "connect_seconds": _between(*_SECONDS),
    "submit_seconds": _between(*_SECONDS),
    "read_seconds": _between(*_SECONDS),
}
"""Every shared setting but the address and the paths, and how it is read."""
