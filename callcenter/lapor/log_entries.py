"""LAPOR's log entries and follow-ups, whatever keys they have, as ours. Pure, raises nothing.

Their order is not dependable and they may come twice: here they are sorted by time, each once.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from callcenter.clock import WIB
from callcenter.lapor.client import LogEntry, RemoteFile
from callcenter.lapor.plain import filled, line, plain

_ENTRIES_MAX = 1000
_FILES_MAX = 50
_DATA_MAX = 100_000
_PATH_MAX = 2000
_FORMS = (
    "%d-%m-%Y %H:%M:%S", "%d-%m-%Y %H:%M", "%d-%m-%Y", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M",
    "%d/%m/%Y", "%Y/%m/%d %H:%M:%S",
)  # fmt: skip
_ZONE = re.compile(r"\s*(?:WIB|\(WIB\))\s*$", re.IGNORECASE)
_STOP = re.compile(r"\s*\.\s*$")


def read_entries(rows: list[object], source: str) -> tuple[LogEntry, ...]:
    """The entries by time, each once, undated ones last; what is no entry is left out.

    `source` ("log", "followup") keeps the keys of two lists apart.
    """
    found: dict[str, LogEntry] = {}
    for row in rows[:_ENTRIES_MAX]:
        if isinstance(row, dict) and row:
            entry = _entry(row, source)
            found.setdefault(entry.key, entry)
    far = datetime.max.replace(tzinfo=UTC)
    return tuple(sorted(found.values(), key=lambda one: (one.at or far, one.key)))


def read_time(value: object) -> datetime | None:
    """UTC from "d-m-Y H:i:s" and what else is written; a time without a zone is WIB."""
    text = _ZONE.sub("", line(value))
    for form in _FORMS:
        try:
            return _utc(datetime.strptime(text, form))
        except ValueError:
            continue
    try:
        return _utc(datetime.fromisoformat(text))
    except ValueError:
        return None


def json_within(value: object) -> object:
    """What a JSON string holds, with or without a full stop behind it; None when it is none."""
    if not isinstance(value, str):
        return value
    if len(value) > _DATA_MAX:
        return None
    try:
        found: object = json.loads(_STOP.sub("", value))
    except (ValueError, RecursionError):
        return None
    return found


def _utc(moment: datetime) -> datetime | None:
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=WIB)
    try:
        return aware.astimezone(UTC)
    except (OverflowError, ValueError):
        return None


def _entry(row: dict[str, Any], source: str) -> LogEntry:
    data = json_within(row.get("data"))
    sender = _party(row, "institution_from", ("institution_from_id", "institution"))
    target = _party(row, "institution_to", ("institution_to", "institution_to_id"))
    words = {"institution_from": sender[1], "institution_to": target[1]}
    words |= {
        "status_old": _name(row.get("status_old")),
        "status_new": _name(row.get("status_new")),
    }
    said = {line(name).lower(): line(one) for name, one in _mapping(data).items()}
    return LogEntry(
        key=_key(row, source),
        at=read_time(row.get("created_at")) or read_time(row.get("date")),
        text=_text(row, said | {name: one for name, one in words.items() if one}),
        template_code=line(row.get("template_code")),
        from_id=sender[0],
        from_name=sender[1],
        to_id=target[0],
        to_name=target[1],
        status_old=words["status_old"],
        status_new=words["status_new"],
        files=_files(row.get("attachments")),
        data=_mapping(data),
    )


def _text(row: Mapping[str, object], words: Mapping[str, str]) -> str:
    """Their content, else the template's, else what stands in `data`."""
    for name in ("content", "template_content"):
        text = filled(plain(row.get(name)), words)
        if text:
            return text
    return words.get("content", "") or words.get("reason_description", "")


def _key(row: Mapping[str, object], source: str) -> str:
    known = line(row.get("id"))
    if known:
        return f"{source}:{known}"
    names = ("created_at", "date", "template_code", "content", "template_content", "data")
    parts = [plain(row.get(name)) for name in names]
    parts += [_name(row.get(name)) for name in ("status_old", "status_new")]
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()
    return f"{source}:#{digest[:32]}"


def _party(row: Mapping[str, object], role: str, objects: tuple[str, ...]) -> tuple[str, str]:
    """The id and the name of an institution, wherever they stand."""
    number, name = "", line(row.get(f"{role}_name"))
    for key in objects:
        given = row.get(key)
        inner = _mapping(given)
        number = number or line(inner.get("id")) or ("" if inner else line(given))
        name = name or line(inner.get("name"))
    return number, name


def _name(value: object) -> str:
    return line(_mapping(value).get("name")) if isinstance(value, dict) else line(value)


def _files(value: object) -> tuple[RemoteFile, ...]:
    given = json_within(value)
    rows = given if isinstance(given, list) else []
    found = []
    for row in rows[:_FILES_MAX]:
        path = row.get("path") if isinstance(row, dict) else row
        text = plain(path, _PATH_MAX) if isinstance(path, str) else ""
        more = _mapping(row)
        name = line(more.get("file_name")) or text.rpartition("/")[2][:255]
        if text or name:
            found.append(RemoteFile(text, name, line(more.get("extension"))))
    return tuple(found)


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
