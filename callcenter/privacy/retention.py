"""How long what is kept, and the program's proposals to anonymise what is older. Pure.

A proposal erases nothing: two persons have to sign it first. Bad values of the office read as the
default and are named, so that nothing is ever erased because of a typing slip.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

from msgspec import Struct

from callcenter.privacy.course import NOT_BEGUN, Course, go_on
from callcenter.privacy.reading import number_of
from callcenter.privacy.words import Stage
from callcenter.tickets.event import Event, Value
from callcenter.tickets.office import Office
from callcenter.tickets.words import Classification, Kind

PREFIX: Final = "privacy.keep_days."
SHORTEST: Final = 30
LONGEST: Final = 36_500
"""Days that a setting may have."""


class KeepDays(Struct, frozen=True):
    """Calendar days after a ticket was closed; `files` counts for attachments of any ticket."""

    pengaduan: int = 1825
    aspirasi: int = 730
    permintaan_informasi: int = 730
    pengawasan: int = 3650
    files: int = 730

    def ticket(self, classification: Classification, oversight: bool) -> int:
        """Days the identity on a ticket of this sort is kept."""
        if classification is Classification.INFORMATION:
            return self.permintaan_informasi
        if oversight:
            return self.pengawasan
        return self.aspirasi if classification is Classification.ASPIRATION else self.pengaduan


NAMES: Final = KeepDays.__struct_fields__


class Closed(Struct, frozen=True):
    """A closed ticket that may be proposed: what still hangs on it, and since when it is closed."""

    id: str
    classification: Classification
    oversight: bool
    closed_at: datetime
    has_identity: bool
    files: int


class Due(Struct, frozen=True):
    """What is older than it may be: tickets (ids) whose identity goes, and whose files go."""

    tickets: tuple[str, ...] = ()
    files_of: tuple[str, ...] = ()
    files: int = 0

    @property
    def is_empty(self) -> bool:
        """Nothing is too old."""
        return not self.tickets and not self.files_of


class Proposal(Struct, frozen=True, kw_only=True):
    """One proposal; `at` (aware UTC) is when it was made."""

    id: str
    number: str
    at: datetime
    course: Course = NOT_BEGUN

    @property
    def stage(self) -> Stage:
        """How far it is."""
        return self.course.stage


def keep_days(office: Office) -> tuple[KeepDays, tuple[str, ...]]:
    """The office's own days over the defaults, and the names of values that are none."""
    read: dict[str, int] = {}
    bad: list[str] = []
    for name in NAMES:
        found = office.value(PREFIX + name)
        if found is None:
            continue
        if is_days(found):
            read[name] = int(found)  # type: ignore[arg-type]
        else:
            bad.append(name)
    return KeepDays(**read), tuple(bad)


def is_days(value: Value) -> bool:
    """Whether a value is a number of days in bounds."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    return whole and SHORTEST <= value <= LONGEST  # type: ignore[operator]


def office_values(days: KeepDays) -> Mapping[str, Value]:
    """The days as the office shares them."""
    return {PREFIX + name: getattr(days, name) for name in NAMES}


def too_old(closed: Iterable[Closed], days: KeepDays, now: datetime) -> Due:
    """What is older than the office keeps it, oldest first."""
    tickets: list[str] = []
    files_of: list[str] = []
    files = 0
    for one in sorted(closed, key=lambda it: (it.closed_at, it.id)):
        age = now - one.closed_at
        if one.has_identity and age > timedelta(
            days=days.ticket(one.classification, one.oversight)
        ):
            tickets.append(one.id)
        if one.files and age > timedelta(days=days.files):
            files_of.append(one.id)
            files += one.files
    return Due(tuple(tickets), tuple(files_of), files)


def fold_proposal(matter_id: str, events: Iterable[Event]) -> Proposal | None:
    """The proposal these events, in this order, make; None when none was made."""
    log = tuple(events)
    first = next((one for one in log if one.kind == Kind.RETENTION_PROPOSED), None)
    if first is None:
        return None
    course = NOT_BEGUN
    for event in log:
        course = go_on(course, event)
    return Proposal(
        id=matter_id, number=number_of("RTN", matter_id, first.at), at=first.at, course=course
    )
