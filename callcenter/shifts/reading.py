"""Reads what stands in an event's body, whoever wrote it: a wrong shape reads as nothing. Pure."""

from datetime import UTC, datetime

from callcenter.tickets.event import Event, Value


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
    if not isinstance(found, int) or isinstance(found, bool):
        return 0
    return max(0, found)


def moment_of(value: Value) -> datetime | None:
    """The aware time a text says, in UTC; None when it is none."""
    if not isinstance(value, str):
        return None
    try:
        found = datetime.fromisoformat(value)
        return None if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
