"""The limits and days off the office set for all its desks and the centre, as values. Pure.

Read the same everywhere: what cannot be used counts as shipped, never as one computer has it.
Whether a value is there at all is told apart: until one is, each desk has its own settings.
"""

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Final

from callcenter.tickets.deadlines import Limits
from callcenter.tickets.event import Value
from callcenter.tickets.office import Office

LIMITS_NAME: Final = "clocks.limits"
"""Under this name the office shares the limits of every clock."""

DAYS_OFF_NAME: Final = "clocks.days_off"
"""Under this name it shares its own days off: the text of `holiday_overrides.csv`."""

LIMIT_NAMES: Final = tuple(one.name for one in fields(Limits))

_LONGEST_DAYS: Final = 365
_LONGEST_MINUTES: Final = 30 * 24 * 60


def longest_of(name: str) -> int:
    """The largest number a limit may have, in its own unit; the smallest is 1."""
    return _LONGEST_MINUTES if name.endswith("_minutes") else _LONGEST_DAYS


def fits(name: str, value: object) -> bool:
    """Whether the limit of that name may have this value."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    return whole and 1 <= value <= longest_of(name)  # type: ignore[operator]


def limits_in_force(office: Office) -> Limits | None:
    """The office's limits, None while it never set any."""
    value = office.value(LIMITS_NAME)
    if value is None:
        return None
    said: Mapping[str, Value] = value if isinstance(value, dict) else {}
    right = {name: said[name] for name in LIMIT_NAMES if fits(name, said.get(name))}
    return Limits(**right)  # type: ignore[arg-type]


def write_limits(limits: Limits) -> dict[str, Value]:
    """The limits as `limits_in_force` takes them."""
    return asdict(limits)


def days_off_text(office: Office) -> str | None:
    """The office's own days off as they were typed, None while it never set any."""
    value = office.value(DAYS_OFF_NAME)
    if value is None:
        return None
    return value if isinstance(value, str) else ""
