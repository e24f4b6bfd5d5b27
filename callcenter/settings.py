"""One typed Settings, kept in one TOML file of the profile.

Unknown keys are kept as they are; a bad value becomes the default with a warning. No secret
stands here.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import asdict, replace

FILE_NAME = "settings.toml"


class Operator(Struct, frozen=True):
    """Somebody who works at this desk; `role` is operator or pengawas (supervisor)."""

    uid: str
    name: str
    role: str = "operator"


class Settings(Struct, frozen=True, kw_only=True):
    """What a desk may be told. Days are working days, times `HH:MM` in WIB.

    `language` is the screen's, from the next start on; what citizens hear stays Indonesian.
    `history_days` is how far back a new desk reads closed tickets, in calendar days; 0 is all.
    `keep_files_days` is how long a file stays here after the centre said that it has it.
    `idle_minutes` without a touch lock the desk where people come in with a passphrase.
    `extra_ca` is the path of a PEM file with one more certificate authority to trust.
    `proxy` is http://host:port of the way to the centre, "" for none; the environment names none.
    """

    theme: str = "system"
    language: str = "id"
    scale_percent: int = 100
    extra_ca: str = ""
    proxy: str = ""
    desk_name: str = ""
    demo: bool = False
    operators: tuple[Operator, ...] = ()
    operator: str = ""
    queue_sound: bool = True
    idle_minutes: int = 10
    line_number: str = "08117905000"
    shift_starts: tuple[str, ...] = ("07:00", "15:00", "23:00")
    verify_days: int = 3
    follow_up_days: int = 5
    reporter_days: int = 10
    information_days: int = 5
    complaint_days: int = 14
    oversight_days: int = 60
    first_dispatch_minutes: int = 1440
    first_dispatch_soon_minutes: int = 60
    keep_files_days: int = 90
    history_days: int = 90
    unknown: Mapping[str, Any] = field(default_factory=dict)

    @property
    def current_operator(self) -> Operator | None:
        """The operator chosen last, None when nobody was."""
        return next((one for one in self.operators if one.uid == self.operator), None)


_CHOICES = {"theme": ("system", "light", "dark"), "language": ("system", "id", "en")}
_RANGES = {
    "scale_percent": (100, 200),
    "history_days": (0, 3650),
    "idle_minutes": (1, 240),
    "keep_files_days": (1, 3650),
    "first_dispatch_minutes": (1, 60 * 24 * 30),
    "first_dispatch_soon_minutes": (1, 60 * 24 * 30),
}
_DAYS = (1, 365)
_DEEPEST = 20


def load_settings(profile: Path) -> tuple[Settings, tuple[str, ...]]:
    """Reads the profile's settings and the names of what was not right in them.

    A missing file gives the defaults; an unreadable one too, with the warning `settings.toml`.
    """
    path = profile / FILE_NAME
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, ValueError, RecursionError):  # ValueError: no text, no TOML, a huge number
        return Settings(), (FILE_NAME,)
    return _read(raw)


def save_settings(profile: Path, settings: Settings) -> None:
    """Writes the whole file and puts it in place at once; a crash leaves the old one."""
    path = profile / FILE_NAME
    temporary = path.with_suffix(".new")
    with temporary.open("w", encoding="utf-8") as file:
        file.write(_write(settings))
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _read(raw: dict[str, Any]) -> tuple[Settings, tuple[str, ...]]:
    known = set(Settings.__struct_fields__) - {"unknown"}
    warnings: list[str] = []
    values: dict[str, Any] = {}
    default = Settings()
    for name, value in raw.items():
        if name not in known:
            continue
        read = _value(name, value, getattr(default, name))
        if read is None:
            warnings.append(name)
        else:
            values[name] = read
    unknown = {name: value for name, value in raw.items() if name not in known}
    too_deep = [name for name, value in unknown.items() if not _fits(value, _DEEPEST)]
    warnings += too_deep
    for name in too_deep:
        del unknown[name]
    return replace(default, **values, unknown=unknown), tuple(warnings)


def _fits(value: object, levels: int) -> bool:
    """True when a value is nested no deeper than that: deeper ones could not be written again."""
    inner = list(value.values()) if isinstance(value, dict) else value
    if not isinstance(inner, list):
        return True
    return levels > 0 and all(_fits(one, levels - 1) for one in inner)


def _value(name: str, value: object, default: object) -> object:
    """The value in its own type, None when it is not right."""
    if name == "operators":
        return _operators(value)
    if name == "shift_starts":
        return _times(value)
    if isinstance(default, bool):
        return value if isinstance(value, bool) else None
    if isinstance(default, int):
        low, high = _RANGES.get(name, _DAYS)
        whole = isinstance(value, int) and not isinstance(value, bool)
        return value if whole and low <= value <= high else None  # type: ignore[operator]
    if not isinstance(value, str) or value not in _CHOICES.get(name, (value,)):
        return None
    return value


def _operators(value: object) -> tuple[Operator, ...] | None:
    if not isinstance(value, list):
        return None
    found = []
    for one in value:
        if not isinstance(one, dict):
            return None
        uid, name, role = one.get("uid"), one.get("name"), one.get("role", "operator")
        if not (isinstance(uid, str) and uid and isinstance(name, str) and name):
            return None
        found.append(Operator(uid, name, role if role in ("operator", "pengawas") else "operator"))
    return tuple(found)


def _times(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not value:
        return None
    return tuple(value) if all(isinstance(one, str) and _is_time(one) for one in value) else None


def _is_time(text: str) -> bool:
    hours, colon, minutes = text.partition(":")
    digits = colon and hours.isdecimal() and minutes.isdecimal()
    digits = digits and 0 < len(hours) <= 2 == len(minutes)  # noqa: PLR2004
    return bool(digits) and int(hours) < 24 and int(minutes) < 60  # noqa: PLR2004


def _write(settings: Settings) -> str:
    lines: list[str] = []
    for one, value in asdict(settings).items():
        if one not in ("unknown", "operators"):
            lines.append(f"{one} = {_toml(value)}")
    tables = dict(settings.unknown)
    lines += [f"{_key(name)} = {_toml(value)}" for name, value in tables.items()]
    for operator in settings.operators:
        lines += ["", "[[operators]]"]
        lines += [f"{one} = {_toml(value)}" for one, value in asdict(operator).items()]
    return "\n".join(lines) + "\n"


def _key(name: str) -> str:
    return (
        name if name.replace("_", "").replace("-", "").isalnum() and name.isascii() else _toml(name)
    )


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_toml(one) for one in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(k)} = {_toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, str):
        return _text(value)
    return str(value)


def _text(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    plain = "".join(one if one.isprintable() else f"\\U{ord(one):08X}" for one in escaped)
    return f'"{plain}"'
