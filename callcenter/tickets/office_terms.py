"""The limits and days off the office set for all its desks and the centre, as values. Pure.

Read the same everywhere: what cannot be used counts as shipped, never as one computer has it.
Whether a value is there at all is told apart: until one is, each desk has its own settings.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from msgspec import Struct
from msgspec.structs import asdict

from callcenter.tickets.deadlines import Limits
from callcenter.tickets.event import OFFICE, Event, Value
from callcenter.tickets.office import Office
from callcenter.tickets.words import Kind

LIMITS_NAME: Final = "clocks.limits"
"""Under this name the office shares the limits of every clock."""

DAYS_OFF_NAME: Final = "clocks.days_off"
"""Under this name it shares its own days off: the text of `holiday_overrides.csv`."""

LIMITS_BEFORE_NAME: Final = "clocks.limits_before"
"""Under this name whoever sets the first limits says which counted until then."""

DAYS_OFF_BEFORE_NAME: Final = "clocks.days_off_before"
"""The same of the days off."""

LIMIT_NAMES: Final = Limits.__struct_fields__

_LONGEST_DAYS: Final = 365
_LONGEST_MINUTES: Final = 30 * 24 * 60


def longest_of(name: str) -> int:
    """The largest number a limit may have, in its own unit; the smallest is 1."""
    return _LONGEST_MINUTES if name.endswith("_minutes") else _LONGEST_DAYS


def fits(name: str, value: object) -> bool:
    """Whether the limit of that name may have this value."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    return whole and 1 <= value <= longest_of(name)  # type: ignore[operator]


class Terms(Struct, frozen=True):
    """What counts from `since` (aware) on, None: from the beginning.

    `limits` and `days_off` (a text) are None where the office never set any.
    """

    since: datetime | None = None
    limits: Limits | None = None
    days_off: str | None = None


def limits_in_force(office: Office) -> Limits | None:
    """The office's limits, None while it never set any."""
    value = office.value(LIMITS_NAME)
    return None if value is None else _limits(value)


def _limits(value: Value) -> Limits:
    said: Mapping[str, Value] = value if isinstance(value, dict) else {}
    right = {name: said[name] for name in LIMIT_NAMES if fits(name, said.get(name))}
    return Limits(**right)  # type: ignore[arg-type]


def write_limits(limits: Limits) -> dict[str, Value]:
    """The limits as `limits_in_force` takes them."""
    return asdict(limits)


def days_off_text(office: Office) -> str | None:
    """The office's own days off as they were typed, None while it never set any."""
    value = office.value(DAYS_OFF_NAME)
    return None if value is None else _text(value)


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


_Line = list[tuple[datetime | None, Value]]


def terms_over_time(log: Iterable[Event]) -> tuple[Terms, ...]:
    """What counted when, by the office's log in its order: the first from the beginning on.

    Each word holds from its own time on, over every earlier word that says it is later. What
    counted before the first is what its author said, else what is shipped.
    """
    lines: dict[str, _Line] = {one: [] for one in _NAMES}
    for event in log:
        if event.subject == OFFICE and event.kind == Kind.OFFICE_SET:
            for change in event.changes:
                if change.field in lines:
                    lines[change.field].append((event.at, change.value))
    limits = _whole(lines, LIMITS_NAME, LIMITS_BEFORE_NAME)
    days_off = _whole(lines, DAYS_OFF_NAME, DAYS_OFF_BEFORE_NAME)
    times = sorted({at for at, _ in (*limits, *days_off) if at is not None})
    return tuple(
        Terms(
            at,
            _limits(_value(limits, at)) if limits else None,
            _text(_value(days_off, at)) if days_off else None,
        )
        for at in (None, *times)
    )


_NAMES = (LIMITS_NAME, LIMITS_BEFORE_NAME, DAYS_OFF_NAME, DAYS_OFF_BEFORE_NAME)


def _whole(lines: Mapping[str, _Line], name: str, before: str) -> _Line:
    if not lines[name]:
        return []
    first = lines[before][-1][1] if lines[before] else None
    return [(None, first), *lines[name]]


def _value(line: _Line, at: datetime | None) -> Value:
    return [value for since, value in line if since is None or (at is not None and since <= at)][-1]
