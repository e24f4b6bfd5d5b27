"""What all desks of the office share: named values, the last in the centre's order wins. Pure.

Knows no name and no meaning: whoever reads a value checks it. Names of one matter begin alike
(`lapor.`). There are no conflicts here, two desks that set the same name agree in the end.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from msgspec import Struct, field

from callcenter.tickets.event import OFFICE, Event, Value
from callcenter.tickets.words import Kind

OFFICE_ID: Final = "0ff1ce00-0000-7000-8000-000000000001"
"""The one subject of its kind, the same on every desk."""


class Office(Struct, frozen=True):
    """Values by name, and since when (aware UTC) each is what it is; a removed one has a time."""

    values: Mapping[str, Value] = field(default_factory=dict)
    at: Mapping[str, datetime] = field(default_factory=dict)

    def value(self, name: str) -> Value:
        """The value, None when it was never set or was taken away."""
        return self.values.get(name)

    def text(self, name: str) -> str:
        """The value when it is a text, else empty."""
        found = self.values.get(name)
        return found if isinstance(found, str) else ""

    def changed_at(self, prefix: str) -> datetime | None:
        """When a value whose name begins so was changed last, None when none ever was."""
        return max((at for name, at in self.at.items() if name.startswith(prefix)), default=None)


EMPTY_OFFICE = Office()
"""An office that never shared anything."""


def fold_office(events: Iterable[Event]) -> Office:
    """What these events, in this order, make; kinds of a newer desk change nothing."""
    values: dict[str, Value] = {}
    times: dict[str, datetime] = {}
    for event in events:
        if event.subject != OFFICE or event.kind != Kind.OFFICE_SET:
            continue
        for change in event.changes:
            if same_value(values.get(change.field), change.value):
                continue
            values[change.field] = change.value
            times[change.field] = event.at
    return Office({name: one for name, one in values.items() if one is not None}, times)


def same_value(one: Value, other: Value) -> bool:
    """Whether setting the one to the other changes nothing; 1 and true are two values."""
    return type(one) is type(other) and one == other
