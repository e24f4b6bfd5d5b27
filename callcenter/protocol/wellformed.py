"""Is this an event at all: shapes, sizes and types, so that the fold can never stumble. Pure.

Says nothing about business rules: what is well-formed is stored, whatever it means (SYNC 4).
"""

import re
from datetime import datetime, timedelta
from typing import Any

import msgspec

from callcenter.protocol.events import decode_event
from callcenter.protocol.limits import EVENT_BYTES
from callcenter.tickets.event import Event

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_WORD = re.compile(r"[a-z][a-z0-9_.]{0,63}")
_MAX_N = 2**53 - 1
_MAX_INCARNATION = 2**31 - 1
_MAX_OFFSET = timedelta(days=100 * 365)
_YEARS = (1900, 9000)
_UID_LENGTH = 128
_COUNT = frozenset({"client_id", "incarnation", "n"})


class EventMalformed(ValueError):
    """Not an event; `reason` is size, json, types, time, or the name of the field."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def is_uuid(text: str) -> bool:
    """36 characters, lower case, as `callcenter.ids` writes them."""
    return _UUID.fullmatch(text) is not None


def read_event(raw: bytes, seq: int | None = None, received_at: datetime | None = None) -> Event:
    """The event these bytes are; EventMalformed with the reason otherwise."""
    if len(raw) > EVENT_BYTES:
        raise EventMalformed("size")
    try:
        event = decode_event(raw, seq, received_at)
    except msgspec.ValidationError as error:
        raise EventMalformed("types") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise EventMalformed("json") from error
    except OverflowError as error:
        raise EventMalformed("time") from error
    _check_names(event)
    _check_counts(event)
    return event


def same_content(one: bytes, other: bytes) -> bool:
    """Whether two events differ at most in their place in a device's count."""
    return _content(one) == _content(other)


def recounted(raw: bytes, client_id: str, incarnation: int, n: int) -> bytes:
    """The same event under another count: every other byte stays, also what we do not know."""
    fields = msgspec.json.decode(raw, type=dict[str, msgspec.Raw])
    count = {"client_id": client_id, "incarnation": incarnation, "n": n}
    changed = {name: msgspec.Raw(msgspec.json.encode(value)) for name, value in count.items()}
    return msgspec.json.encode({**fields, **changed})


def _content(raw: bytes) -> dict[str, Any]:
    fields = msgspec.json.decode(raw, type=dict[str, Any])
    return {name: value for name, value in fields.items() if name not in _COUNT}


def _check_names(event: Event) -> None:
    for name, text in (
        ("eid", event.eid),
        ("subject_id", event.subject_id),
        ("client_id", event.client_id),
    ):
        if not is_uuid(text):
            raise EventMalformed(name)
    for name, text in (("subject", event.subject), ("kind", event.kind)):
        if not _WORD.fullmatch(text):
            raise EventMalformed(name)
    if len(event.author.uid) > _UID_LENGTH:
        raise EventMalformed("author")


def _check_counts(event: Event) -> None:
    if not 1 <= event.n <= _MAX_N:
        raise EventMalformed("n")
    if not 1 <= event.incarnation <= _MAX_INCARNATION:
        raise EventMalformed("incarnation")
    if not _YEARS[0] <= event.wall_at.year <= _YEARS[1]:
        raise EventMalformed("time")
    if event.offset_ms is not None and abs(event.offset_ms) > _MAX_OFFSET / timedelta(
        milliseconds=1
    ):
        raise EventMalformed("offset_ms")
