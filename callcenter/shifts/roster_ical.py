"""Reads a roster from iCalendar (RFC 5545): one VEVENT is one turn, its SUMMARY the name. Pure.

A small strict reader: DTSTART, DTEND and SUMMARY of events with times, nothing else. What repeats,
lasts a day or names a zone other than WIB or UTC is refused with its line, never guessed.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timezone
from typing import Final

from msgspec import Struct, field

from callcenter.errors import RosterRefused
from callcenter.shifts.roster import Duty, Written, checked, decoded
from callcenter.tickets.working_calendar import WIB

_ZONES: Final = frozenset({"ASIA/JAKARTA", "WIB", "ETC/GMT-7"})
_REPEATS: Final = frozenset({"RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"})
_WANTED: Final = frozenset({"DTSTART", "DTEND", "SUMMARY", "STATUS"})
_IN_EVENT: Final = ["VCALENDAR", "VEVENT"]
_LINE_MAX: Final = 2_000
_DEPTH_MAX: Final = 8
_SPACES: Final = (" ", "\t")


class _Line(Struct, frozen=True):
    """One unfolded content line: where it began, its name, parameters and value."""

    at: int
    name: str
    parameters: Mapping[str, str]
    value: str


class _Event(Struct):
    """An event being read; `at` is its first line."""

    at: int
    found: dict[str, _Line] = field(default_factory=dict)


def read_ical(data: bytes) -> tuple[Duty, ...]:
    """The turns of the file, in order; cancelled events are left out.

    Raises RosterRefused (size, text, calendar, empty, many; at a line: cells, nesting, event,
    twice, repeats, when, day, zone, and what `roster.checked` refuses).
    """
    return checked(_events([_parsed(at, text) for at, text in _unfolded(decoded(data))]))


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Content lines with the number of their first physical line."""
    start, whole = 0, ""
    for number, raw in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if raw.startswith(_SPACES):
            if not whole:
                raise RosterRefused("cells", number)
            whole += raw[1:]
        else:
            if whole:
                yield start, whole
            start, whole = number, raw
        if len(whole) > _LINE_MAX:
            raise RosterRefused("cells", number)
    if whole:
        yield start, whole


def _parsed(at: int, text: str) -> _Line:
    """`NAME;P=V;P="V":VALUE`."""
    quoted = False
    for place, sign in enumerate(text):
        if sign == '"':
            quoted = not quoted
        if sign == ":" and not quoted:
            head, value = text[:place], text[place + 1 :]
            break
    else:
        raise RosterRefused("cells", at)
    name, *parts = _split(head)
    if not name.replace("-", "").isalnum() or any("=" not in one for one in parts):
        raise RosterRefused("cells", at)
    pairs = (one.partition("=") for one in parts)
    parameters = {key.upper(): said.strip('"') for key, _sign, said in pairs}
    return _Line(at, name.upper(), parameters, value)


def _split(head: str) -> Sequence[str]:
    """The name and its parameters, a `;` within quotes is none."""
    pieces, quoted = [""], False
    for sign in head:
        quoted ^= sign == '"'
        if sign == ";" and not quoted:
            pieces.append("")
        else:
            pieces[-1] += sign
    return pieces


def _events(lines: Sequence[_Line]) -> Iterator[Written]:
    first = [(one.name, one.value.strip().upper()) for one in lines[:1]]
    if first != [("BEGIN", "VCALENDAR")]:
        raise RosterRefused("calendar")
    for event in _read(lines):
        written = _written(event)
        if written is not None:
            yield written


def _read(lines: Sequence[_Line]) -> Iterator[_Event]:
    """The events directly in the calendar; what stands within an event (an alarm) is passed by."""
    within: list[str] = []
    event: _Event | None = None
    for line in lines:
        if line.name in ("BEGIN", "END"):
            _step(line, within)
        elif not within:
            raise RosterRefused("nesting", line.at)
        elif event is not None and within[-1] == "VEVENT":
            _keep(event, line)
        if event is None and within == _IN_EVENT:
            event = _Event(line.at)
        elif event is not None and within == _IN_EVENT[:1]:
            yield event
            event = None
    if within:
        raise RosterRefused("nesting", lines[-1].at)


def _step(line: _Line, within: list[str]) -> None:
    """Into a part, or out of it."""
    name = line.value.strip().upper()
    if line.name == "END":
        if not within or within.pop() != name:
            raise RosterRefused("nesting", line.at)
        return
    again = name in _IN_EVENT and name in within
    if again or len(within) >= _DEPTH_MAX or (not within and name != "VCALENDAR"):
        raise RosterRefused("nesting", line.at)
    within.append(name)


def _keep(event: _Event, line: _Line) -> None:
    if line.name in _REPEATS:
        raise RosterRefused("repeats", line.at)
    if line.name not in _WANTED:
        return
    if line.name in event.found:
        raise RosterRefused("twice", line.at)
    event.found[line.name] = line


def _written(event: _Event) -> Written | None:
    status = event.found.get("STATUS")
    if status is not None and status.value.strip().upper() == "CANCELLED":
        return None
    begin, end, name = (event.found.get(one) for one in ("DTSTART", "DTEND", "SUMMARY"))
    if begin is None or end is None or name is None:
        raise RosterRefused("event", event.at)
    return Written(event.at, _moment(begin), _moment(end), _plain(name.value))


def _moment(line: _Line) -> datetime:
    """`20261122T160000Z`, or in WIB with its zone or without any."""
    if line.parameters.get("VALUE", "DATE-TIME").upper() != "DATE-TIME":
        raise RosterRefused("day", line.at)
    value = line.value.strip()
    zone: timezone = WIB
    if value.endswith("Z"):
        zone, value = UTC, value[:-1]
    elif line.parameters.get("TZID", "WIB").lstrip("/").upper() not in _ZONES:
        raise RosterRefused("zone", line.at)
    try:
        return datetime.strptime(value, "%Y%m%dT%H%M%S").replace(tzinfo=zone)
    except ValueError as error:
        raise RosterRefused("when", line.at) from error


def _plain(value: str) -> str:
    """The text without the escapes of RFC 5545."""
    made, rest = "", iter(value)
    for sign in rest:
        if sign != "\\":
            made += sign
            continue
        escaped = next(rest, "")
        made += " " if escaped in ("n", "N") else escaped
    return made
