"""Reads what stands in an event's body, whoever wrote it: a wrong shape reads as nothing. Pure."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Final, TypeVar

from callcenter.tickets.event import Event
from callcenter.tickets.working_calendar import WIB

_W = TypeVar("_W", bound=StrEnum)
_SIGNS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_ID_TAIL: Final = 12


def text_of(event: Event, name: str) -> str:
    """The text of that name, "" for anything else."""
    found = event.body.get(name)
    return found if isinstance(found, str) else ""


def texts_of(event: Event, name: str) -> tuple[str, ...]:
    """The texts of a list, each once and in order; what is no text is left out."""
    found = event.body.get(name)
    if not isinstance(found, list):
        return ()
    return tuple(dict.fromkeys(one for one in found if isinstance(one, str) and one))


def count_of(event: Event, name: str) -> int:
    """The count of that name, 0 for anything that is no count."""
    found = event.body.get(name)
    whole = isinstance(found, int) and not isinstance(found, bool)
    return max(0, found) if whole else 0  # type: ignore[type-var,return-value]


def word_of(kind: type[_W], event: Event, name: str, otherwise: _W) -> _W:
    """The word of that name, `otherwise` for one that a newer desk added."""
    return next((one for one in kind if one.value == text_of(event, name)), otherwise)


def moment_of(event: Event, name: str) -> datetime | None:
    """The aware time of that name in UTC, None when it is none."""
    try:
        found = datetime.fromisoformat(text_of(event, name))
    except ValueError:
        return None
    return None if found.tzinfo is None else found.astimezone(UTC)


def number_of(prefix: str, matter_id: str, at: datetime) -> str:
    """What a matter is called on paper: `PDP-20261122-7F3KQ`, the same on every desk.

    Made from the matter's id alone, so that no desk has to ask for a number.
    """
    tail = "".join(one for one in matter_id.lower() if one in "0123456789abcdef")[-_ID_TAIL:]
    value = int(tail or "0", 16)
    signs = ""
    for _ in range(5):
        value, rest = divmod(value, len(_SIGNS))
        signs += _SIGNS[rest]
    return f"{prefix}-{at.astimezone(WIB):%Y%m%d}-{signs}"
