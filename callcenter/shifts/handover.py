"""What one shift hands to the next, from the events of its matter. Pure.

A signature is for the sheet that was seen, and for one of the whole shift: counted anew, both
supervisors sign anew. What the program counts by itself never replaces a sheet of the whole shift;
a person's does, unless a signature for the one that stands comes before it in the log.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from callcenter.shifts.reading import count_of, moment_of, text_of, texts_of
from callcenter.shifts.signing import PERSON, Side, Signed, counting, names_of
from callcenter.shifts.spans import Span
from callcenter.tickets.event import Author, Event, Value
from callcenter.tickets.words import Kind

PROGRAM: Final = Author("giliran", "Aplikasi")
"""Who a sheet is by that the application made; nobody's signature."""

_NOBODY: Final = frozenset({"", PROGRAM.uid})

GRACE: Final = timedelta(minutes=30)
"""So long after its end a shift may be unsigned before anybody is told."""

LINGERS: Final = timedelta(hours=4)
"""So long after the end of their shift somebody who forgot to sign off counts as here."""


class NoteSort(StrEnum):
    """What a note is: the coming shift reads incidents first."""

    NOTE = "catatan"
    INCIDENT = "insiden"


class Counts(Struct, frozen=True):
    """The figures of a sheet; `registered` to `emergencies` of the shift, the others as it ended.

    `red` and `near` are tickets whose next clock is over or nearly so, `callbacks` promises not
    kept yet, `lapor` posts nobody knows the end of, `aside` events the centre did not take.
    """

    registered: int = 0
    closed: int = 0
    emergencies: int = 0
    open: int = 0
    red: int = 0
    near: int = 0
    callbacks: int = 0
    conflicts: int = 0
    lapor: int = 0
    aside: int = 0
    breaches: int = 0


FIGURES: Final = Counts.__struct_fields__
"""The figures in the order they are shown."""


class Sheet(Struct, frozen=True):
    """The sheet as it was counted up to `until` on the desk `client_id`; ids of tickets.

    `as_of`: when it stood so; later than `until` where nobody could look back any more.
    """

    eid: str
    author: Author
    at: datetime
    until: datetime
    as_of: datetime
    client_id: str
    counts: Counts
    red: tuple[str, ...] = ()
    callbacks: tuple[str, ...] = ()


class Note(Struct, frozen=True):
    """What somebody wrote for the next shift."""

    eid: str
    author: Author
    at: datetime
    text: str
    sort: NoteSort


class OnDuty(Struct, frozen=True):
    """Who signed on where; `until` is None while they are here."""

    author: Author
    client_id: str
    since: datetime
    until: datetime | None = None


class DeskWord(Struct, frozen=True):
    """What a desk said about itself at the end of the shift: events not at the centre, since when.

    `name` is what the desk calls itself, `until` the time of the shift it speaks of.
    """

    client_id: str
    name: str
    at: datetime
    until: datetime
    unsent: int
    oldest: datetime | None = None


class Handover(Struct, frozen=True, kw_only=True):
    """One shift; times are aware UTC. Without a sheet nobody has counted yet."""

    id: str
    span: Span
    sheet: Sheet | None = None
    notes: tuple[Note, ...] = ()
    people: tuple[OnDuty, ...] = ()
    desks: tuple[DeskWord, ...] = ()
    given: tuple[Signed, ...] = ()

    @property
    def is_counted(self) -> bool:
        """There is a sheet of the whole shift, and not a look before its end."""
        return self.sheet is not None and self.sheet.until >= self.span.end

    def heard_of(self, client_id: str) -> bool:
        """Whether this desk said how it stood at the end of the shift."""
        return any(one.client_id == client_id and one.until >= self.span.end for one in self.desks)

    @property
    def signatures(self) -> Mapping[Side, Signed]:
        """Those that count: for this sheet, one of each side, of two different persons."""
        return counting((one for one in self.given if self._is_mine(one)), self.given)

    def _is_mine(self, one: Signed) -> bool:
        return self.sheet is not None and self.is_counted and one.of == self.sheet.eid

    def elsewhere(self, side: Side) -> Signed | None:
        """The last signature of a side that misses one, given for another sheet than this one."""
        if side not in self.missing:
            return None
        others = (one for one in self.given if one.side is side and not self._is_mine(one))
        return max(others, key=lambda one: one.at, default=None)

    @property
    def missing(self) -> tuple[Side, ...]:
        """Who has not signed."""
        return tuple(one for one in Side if one not in self.signatures)

    @property
    def is_signed(self) -> bool:
        """Both have."""
        return not self.missing

    def is_late(self, now: datetime) -> bool:
        """The shift is over and a signature is missing."""
        return not self.is_signed and now >= self.span.end + GRACE

    def may_sign(self, side: Side, *uids: str) -> bool:
        """Whether this person's signature would count here; `uids`: all names they go by."""
        names = names_of(frozenset(uids), self.given)
        known = any(names & one.uids for one in self.signatures.values())
        nobody = any(one in _NOBODY for one in uids)
        return self.is_counted and side in self.missing and not known and not nobody

    @property
    def incidents(self) -> tuple[Note, ...]:
        """Notes that are incidents."""
        return tuple(one for one in self.notes if one.sort is NoteSort.INCIDENT)

    def said_after(self, note: Note) -> bool:
        """Whether a note came when somebody had signed already."""
        return any(one.at <= note.at for one in self.signatures.values())

    def here(self, now: datetime) -> tuple[OnDuty, ...]:
        """Who signed on and not off, unless it was forgotten long ago."""
        if now >= self.span.end + LINGERS:
            return ()
        return tuple(one for one in self.people if one.until is None)


def fold_handover(matter_id: str, events: Iterable[Event]) -> Handover | None:
    """What these events, in this order, make; None when none of them says which shift it is."""
    log = tuple(events)
    span = next((found for one in log if (found := span_in(one)) is not None), None)
    if span is None:
        return None
    made = Handover(id=matter_id, span=span)
    for event in log:
        rule = _RULES.get(event.kind)
        if rule is not None:
            made = rule(made, event)
    return made


def span_in(event: Event) -> Span | None:
    """The shift that an event names."""
    begin, end = moment_of(event.body.get("begin")), moment_of(event.body.get("end"))
    if begin is None or end is None or end <= begin:
        return None
    return Span(begin, end)


def span_body(span: Span) -> dict[str, Value]:
    """How every event of a hand-over names its shift."""
    return {"begin": span.begin.isoformat(), "end": span.end.isoformat()}


def count_body(counts: Counts) -> dict[str, Value]:
    """The figures as they stand in an event."""
    return {f"{name}_count": getattr(counts, name) for name in FIGURES}


def on_shift(handovers: Iterable[Handover], now: datetime) -> tuple[OnDuty, ...]:
    """Who is here, the first to come first; once each, where they signed on last."""
    found: dict[str, OnDuty] = {}
    for one in sorted((one for it in handovers for one in it.here(now)), key=lambda it: it.since):
        found[one.author.uid] = one
    return tuple(found.values())


def _counted(made: Handover, event: Event) -> Handover:
    until = min(moment_of(event.body.get("until")) or event.at, made.span.end)
    if not _replaces(made, event, until):
        return made
    counts = Counts(**{name: count_of(event, f"{name}_count") for name in FIGURES})
    sheet = Sheet(
        event.eid,
        event.author,
        event.at,
        until,
        moment_of(event.body.get("as_of")) or event.at,
        event.client_id,
        counts,
        texts_of(event, "red"),
        texts_of(event, "callbacks"),
    )
    return replace(made, sheet=sheet)


def _replaces(made: Handover, event: Event, until: datetime) -> bool:
    """Whether what was counted takes the place of the sheet that stands."""
    if made.sheet is None:
        return True
    if until < made.sheet.until:
        return False  # a look in the middle of the shift, heard of late
    if event.body.get("anew") is True:
        return True
    return not made.signatures and not (made.is_counted and event.author.uid == PROGRAM.uid)


def _noted(made: Handover, event: Event) -> Handover:
    text = text_of(event, "text")
    if not text:
        return made
    incident = text_of(event, "sort") == NoteSort.INCIDENT
    sort = NoteSort.INCIDENT if incident else NoteSort.NOTE
    note = Note(event.eid, event.author, event.at, text, sort)
    return replace(made, notes=(*made.notes, note))


def _signed_on(made: Handover, event: Event) -> Handover:
    gone = _signed_off(made, event)
    fresh = OnDuty(event.author, event.client_id, event.at)
    return replace(made, people=(*gone.people, fresh))


def _signed_off(made: Handover, event: Event) -> Handover:
    uid = event.author.uid
    people = tuple(
        replace(one, until=event.at) if one.author.uid == uid and one.until is None else one
        for one in made.people
    )
    return replace(made, people=people)


def _desk_told(made: Handover, event: Event) -> Handover:
    """A desk's last word about itself counts."""
    word = DeskWord(
        event.client_id,
        text_of(event, "name"),
        event.at,
        moment_of(event.body.get("until")) or event.at,
        count_of(event, "unsent_count"),
        moment_of(event.body.get("oldest")),
    )
    others = tuple(one for one in made.desks if one.client_id != event.client_id)
    return replace(made, desks=(*others, word))


def _signed(made: Handover, event: Event) -> Handover:
    side = next((one for one in Side if one.value == text_of(event, "side")), None)
    if side is None or event.author.uid in _NOBODY:
        return made
    uids = frozenset((event.author.uid, *texts_of(event, PERSON)))
    fresh = Signed(event.eid, event.author, event.at, side, text_of(event, "of"), uids)
    return replace(made, given=(*made.given, fresh))


_RULES: Final[Mapping[str, Callable[[Handover, Event], Handover]]] = {
    Kind.SHIFT_COUNTED: _counted,
    Kind.SHIFT_NOTED: _noted,
    Kind.SHIFT_SIGNED_ON: _signed_on,
    Kind.SHIFT_SIGNED_OFF: _signed_off,
    Kind.SHIFT_DESK_TOLD: _desk_told,
    Kind.SHIFT_SIGNED: _signed,
}
