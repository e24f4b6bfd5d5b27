"""The roster: who has to be here from when to when. Pure.

Each import stands for the time it covers, from its first beginning to its last end; what an earlier
one said about beginnings in it is gone. A file is about one time: one typo in a year would empty
all between. Nobody is twice at once: such a file is refused whole, and of two that overlap
because each desk had no line the later one holds.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from msgspec import Struct

from callcenter.errors import RosterRefused
from callcenter.shifts.reading import moment_of
from callcenter.shifts.spans import LONGEST, Span
from callcenter.tickets.event import Event, Value
from callcenter.tickets.texts import clean_text
from callcenter.tickets.words import Kind

ROSTER_BYTES: Final = 512 << 10
"""A file of more is no roster."""

DUTIES_MAX: Final = 1_500
"""So many fit into one event with room to spare."""

SPAN_MAX: Final = timedelta(days=100)
"""A file covers no more."""

GAP_MAX: Final = timedelta(days=31)
"""Nobody leaves the line alone so long: a year or a month is wrong."""

NAME_MAX: Final = 80
_YEARS: Final = range(2020, 2100)
_PARTS: Final = 3


class Duty(Struct, frozen=True, order=True):
    """One person's turn, `begin` up to `end` (aware UTC)."""

    begin: datetime
    end: datetime
    name: str

    @property
    def who(self) -> str:
        """The name as names are compared."""
        return " ".join(self.name.casefold().split())


class Roster(Struct, frozen=True):
    """Everybody's turns by beginning; `at` is when it was read in last."""

    duties: tuple[Duty, ...] = ()
    at: datetime | None = None

    def during(self, span: Span) -> tuple[Duty, ...]:
        """Who has to be here at some time of the shift."""
        return tuple(one for one in self.duties if one.begin < span.end and one.end > span.begin)

    def from_on(self, moment: datetime) -> tuple[Duty, ...]:
        """What is not over."""
        return tuple(one for one in self.duties if one.end > moment)


EMPTY_ROSTER: Final = Roster()


class Written(Struct, frozen=True):
    """One turn as a file says it, and in which line; `end` may be missing."""

    line: int
    begin: datetime
    end: datetime
    name: str


def checked(written: Iterable[Written]) -> tuple[Duty, ...]:
    """The turns of a file, in order.

    Raises RosterRefused (empty, many; at a line: name, backwards, long, year, span, overlap with
    another line, gap after another line); then none of it counts.
    """
    lines = tuple(written)
    if not lines:
        raise RosterRefused("empty")
    if len(lines) > DUTIES_MAX:
        raise RosterRefused("many")
    for one in lines:
        _check(one)
    _refuse_overlaps(lines)
    _refuse_gaps(lines)
    return tuple(sorted(_duty(one) for one in lines))


def covered(duties: Sequence[Duty]) -> Span:
    """The time a file is about: turns that begin in it are set anew."""
    return Span(duties[0].begin, max(one.end for one in duties))


def refuse_clash(roster: Roster, duties: Sequence[Duty]) -> None:
    """What stays of the roster before and after the file may not clash with it, either.

    Raises RosterRefused (clash).
    """
    span = covered(duties)
    kept = [one for one in roster.during(span) if not span.holds(one.begin)]
    for old in kept:
        if any(one.who == old.who and one.begin < old.end for one in duties):
            raise RosterRefused("clash")


def replaced(roster: Roster, duties: Sequence[Duty]) -> int:
    """How many turns of the roster would be gone with this file."""
    span = covered(duties)
    fresh = {(one.begin, one.end, one.who) for one in duties}
    gone = [one for one in roster.duties if span.holds(one.begin)]
    return sum((one.begin, one.end, one.who) not in fresh for one in gone)


def roster_body(duties: Sequence[Duty]) -> dict[str, Value]:
    """The turns as they stand in an event."""
    span = covered(duties)
    listed: list[Value] = [[one.begin.isoformat(), one.end.isoformat(), one.name] for one in duties]
    return {"begin": span.begin.isoformat(), "end": span.end.isoformat(), "duties": listed}


def fold_roster(events: Iterable[Event]) -> Roster:
    """What these events, in this order, make; what cannot be read is left out."""
    duties: tuple[Duty, ...] = ()
    at: datetime | None = None
    for event in events:
        if event.kind != Kind.ROSTER_SET:
            continue
        begin, end = moment_of(event.body.get("begin")), moment_of(event.body.get("end"))
        if begin is None or end is None:
            continue
        fresh = tuple(_read(event.body.get("duties")))
        duties, at = (*_kept(duties, Span(begin, end), fresh), *fresh), event.at
    return Roster(tuple(sorted(duties)), at)


def _kept(duties: Sequence[Duty], span: Span, fresh: Sequence[Duty]) -> Iterable[Duty]:
    """What an import leaves: begun outside its time, and nobody twice at once over its edges."""
    for old in duties:
        edge = old.begin < span.end and old.end > span.begin
        if not span.holds(old.begin) and not (edge and _clashes(old, fresh)):
            yield old


def _clashes(old: Duty, fresh: Iterable[Duty]) -> bool:
    return any(one.who == old.who and one.begin < old.end and old.begin < one.end for one in fresh)


def _read(value: Value) -> Iterable[Duty]:
    for one in value if isinstance(value, list) else ():
        if not isinstance(one, list) or len(one) != _PARTS:
            continue
        begin, end, name = moment_of(one[0]), moment_of(one[1]), one[2]
        if begin is not None and end is not None and isinstance(name, str) and begin < end:
            yield Duty(begin, end, name)


def _check(one: Written) -> None:
    name = _plain(one.name)
    if not name or len(name) > NAME_MAX or not name.isprintable():
        raise RosterRefused("name", one.line)
    if one.end <= one.begin:
        raise RosterRefused("backwards", one.line)
    if one.end - one.begin > LONGEST:
        raise RosterRefused("long", one.line)
    if one.begin.year not in _YEARS:
        raise RosterRefused("year", one.line)


def _refuse_overlaps(lines: Sequence[Written]) -> None:
    """Nobody is twice at once; the later line is named with the one it clashes with."""
    latest: dict[str, Written] = {}
    for one in sorted(lines, key=lambda it: (it.begin, it.line)):
        who = _duty(one).who
        earlier = latest.get(who)
        if earlier is not None and one.begin < earlier.end:
            first, second = sorted((earlier.line, one.line))
            raise RosterRefused("overlap", second, first)
        latest[who] = one


def _refuse_gaps(lines: Sequence[Written]) -> None:
    """The file is about one time: no month without anybody, and not longer than a quarter."""
    in_order = sorted(lines, key=lambda it: (it.begin, it.line))
    last = in_order[0]
    for one in in_order:
        if one.begin - last.end > GAP_MAX:
            raise RosterRefused("gap", one.line, last.line)
        if one.end - in_order[0].begin > SPAN_MAX:
            raise RosterRefused("span", one.line)
        last = max(last, one, key=lambda it: it.end)


def _duty(one: Written) -> Duty:
    return Duty(one.begin.astimezone(UTC), one.end.astimezone(UTC), _plain(one.name))


def _plain(name: str) -> str:
    return " ".join(clean_text(name).split())


def fits(size: int) -> None:
    """Refuses a file by its size before it is read. Raises RosterRefused (size, empty)."""
    if size > ROSTER_BYTES:
        raise RosterRefused("size")
    if size == 0:
        raise RosterRefused("empty")


def decoded(data: bytes) -> str:
    """The file as UTF-8, with or without its mark. Raises RosterRefused (size, text, empty)."""
    fits(len(data))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RosterRefused("text") from error
    if "\x00" in text:
        raise RosterRefused("text")
    return text
