"""The caller book's fold: `apply_caller(caller, event)`, the same on every desk (SYNC 1, 8).

Pure and total: it never raises for an event that was stored. It knows events only by their shape,
because callers and tickets do not know each other.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from callcenter.callers import caller as record
from callcenter.callers.merge import MERGE_FIELDS


class AuthorLike(Protocol):
    """Who said it."""

    @property
    def uid(self) -> str: ...
    @property
    def name(self) -> str: ...


class ChangeLike(Protocol):
    """A scalar field set; `base` is the eid that had last set it, as the author saw."""

    @property
    def field(self) -> str: ...
    @property
    def value(self) -> object: ...
    @property
    def base(self) -> str | None: ...


class EventLike(Protocol):
    """What the fold must know of an event."""

    @property
    def eid(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def author(self) -> AuthorLike: ...
    @property
    def changes(self) -> Sequence[ChangeLike]: ...
    @property
    def body(self) -> Mapping[str, object]: ...


class Head(Struct, frozen=True):
    """The current value of a scalar field and the eid of the event that set it."""

    value: object
    eid: str


class Conflict(Struct, frozen=True):
    """A value set without having seen the head: kept beside it until a person chooses."""

    field: str
    value: object
    eid: str
    author: AuthorLike
    at: datetime


class Entry(Struct, frozen=True):
    """One line of the caller's history."""

    eid: str
    kind: str
    at: datetime
    author: AuthorLike
    changes: tuple[ChangeLike, ...] = ()
    body: Mapping[str, object] = field(default_factory=dict)


class Absorbed(Struct, frozen=True):
    """A caller merged into this one, and what an undo must give back.

    `before`: field -> head before the merge (None: it was unset); `phones` and `prank_count` are
    what the merge added.
    """

    caller_id: str
    eid: str
    before: Mapping[str, Head | None]
    phones: tuple[str, ...]
    prank_count: int


class Caller(Struct, frozen=True, kw_only=True):
    """The projection of one entry of the caller book; times are aware UTC.

    `phones` are keys of `parse_phone`, in the order they were added; `pranks` the eids of pranks
    marked on this very entry; `merged_into` the caller this one was merged into.
    """

    id: str
    heads: Mapping[str, Head] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    entries: tuple[Entry, ...] = ()
    phones: tuple[str, ...] = ()
    pranks: tuple[str, ...] = ()
    merged: tuple[Absorbed, ...] = ()
    merged_into: str | None = None

    def text(self, name: str) -> str:
        """The current value of a scalar field as text, empty when it was never set."""
        head = self.heads.get(name)
        return head.value if head is not None and isinstance(head.value, str) else ""

    @property
    def name(self) -> str:
        """The caller's name as last set."""
        return self.text("name")

    @property
    def address(self) -> str:
        """Where the caller lives, as typed."""
        return self.text("address")

    @property
    def notes(self) -> str:
        """What the desk should know of this caller."""
        return self.text("notes")

    @property
    def restricted(self) -> bool:
        """This person asked that their data be kept and not used (UU 27/2022)."""
        head = self.heads.get("restricted")
        return head is not None and head.value is True

    @property
    def kind(self) -> str:
        """What sort of caller, as the desk's list names it."""
        return self.text("kind")

    @property
    def prank_count(self) -> int:
        """Pranks marked here and on the callers merged in."""
        return len(self.pranks) + sum(one.prank_count for one in self.merged)

    @property
    def record(self) -> record.Caller:
        """The plain record that `plan_merge` works on."""
        texts = {name: self.text(name) for name in MERGE_FIELDS}
        return record.Caller(
            id=self.id,
            phones=self.phones,
            prank_count=self.prank_count,
            merged_into=self.merged_into,
            **texts,
        )


def fold_caller(caller_id: str, events: Iterable[EventLike]) -> Caller:
    """The caller that these events, in this order, make."""
    caller = Caller(id=caller_id)
    for event in events:
        caller = apply_caller(caller, event)
    return caller


def apply_caller(caller: Caller, event: EventLike) -> Caller:
    """The caller after one more event; an unknown kind leaves its entry and its changes."""
    entry = Entry(event.eid, event.kind, event.at, event.author, tuple(event.changes), event.body)
    before = caller
    caller = replace(caller, entries=(*caller.entries, entry))
    caller = _drop_conflicts(caller, None, _texts(event, "resolves"))
    for change in event.changes:
        caller = _change(caller, event, change.field, change.value, change.base)
    rule = _RULES.get(event.kind)
    return caller if rule is None else rule(before, caller, event)


def _change(caller: Caller, event: EventLike, name: str, value: object, base: str | None) -> Caller:
    head = caller.heads.get(name)
    if head is not None and head.value == value:
        return caller
    if head is None or base == head.eid:
        return replace(caller, heads={**caller.heads, name: Head(value, event.eid)})
    # The author's own earlier edit already lost to the head: this one takes its place.
    caller = _drop_conflicts(caller, name, (base,))
    conflict = Conflict(name, value, event.eid, event.author, event.at)
    return replace(caller, conflicts=(*caller.conflicts, conflict))


def _drop_conflicts(caller: Caller, name: str | None, eids: Iterable[str | None]) -> Caller:
    gone = frozenset(eids)
    rest = tuple(
        one for one in caller.conflicts if one.eid not in gone or name not in (None, one.field)
    )
    return replace(caller, conflicts=rest)


def _text(event: EventLike, name: str) -> str:
    found = event.body.get(name)
    return found if isinstance(found, str) else ""


def _texts(event: EventLike, name: str) -> tuple[str, ...]:
    found = event.body.get(name)
    if not isinstance(found, list | tuple):
        return ()
    return tuple(one for one in found if isinstance(one, str))


def _mapping(event: EventLike, name: str) -> Mapping[str, object]:
    found = event.body.get(name)
    return found if isinstance(found, Mapping) else {}


def _add_phones(caller: Caller, phones: Iterable[str]) -> Caller:
    return replace(caller, phones=tuple(dict.fromkeys((*caller.phones, *filter(None, phones)))))


def _added(_before: Caller, caller: Caller, event: EventLike) -> Caller:
    return _add_phones(caller, _texts(event, "phones"))


def _phone_added(_before: Caller, caller: Caller, event: EventLike) -> Caller:
    return _add_phones(caller, (_text(event, "phone"),))


def _phone_removed(_before: Caller, caller: Caller, event: EventLike) -> Caller:
    gone = _text(event, "phone")
    return replace(caller, phones=tuple(one for one in caller.phones if one != gone))


def _pranked(_before: Caller, caller: Caller, event: EventLike) -> Caller:
    return replace(caller, pranks=(*caller.pranks, event.eid))


def _withdrawn(_before: Caller, caller: Caller, event: EventLike) -> Caller:
    gone = _text(event, "eid")
    return replace(caller, pranks=tuple(one for one in caller.pranks if one != gone))


def _merged(before: Caller, caller: Caller, event: EventLike) -> Caller:
    into = _text(event, "into")
    if into:
        return replace(caller, merged_into=into if into != caller.id else caller.merged_into)
    absorbed = _text(event, "absorbed")
    if not absorbed or any(one.caller_id == absorbed for one in caller.merged):
        return caller
    bases = _mapping(event, "bases")
    for name, value in _mapping(event, "values").items():
        head = caller.heads.get(name)
        base = bases.get(name, head.eid if head else None)
        caller = _change(caller, event, name, value, base if isinstance(base, str) else None)
    caller = _add_phones(caller, _texts(event, "phones"))
    pranks = event.body.get("prank_count")
    undo = Absorbed(
        absorbed,
        event.eid,
        {
            name: before.heads.get(name)
            for name, head in caller.heads.items()
            if head.eid == event.eid
        },
        tuple(one for one in caller.phones if one not in before.phones),
        max(0, pranks) if isinstance(pranks, int) else 0,
    )
    return replace(caller, merged=(*caller.merged, undo))


def _unmerged(_before: Caller, caller: Caller, event: EventLike) -> Caller:
    absorbed = _text(event, "absorbed")
    if not absorbed:
        return replace(caller, merged_into=None)
    undo = next((one for one in caller.merged if one.caller_id == absorbed), None)
    if undo is None:
        return caller
    heads = dict(caller.heads)
    for name, head in undo.before.items():
        now = heads.get(name)
        if now is None or now.eid != undo.eid:
            continue  # somebody set it since: that stays
        if head is None:
            del heads[name]
        else:
            heads[name] = head
    return replace(
        caller,
        heads=heads,
        phones=tuple(one for one in caller.phones if one not in undo.phones),
        merged=tuple(one for one in caller.merged if one is not undo),
    )


_RULES: dict[str, Callable[[Caller, Caller, EventLike], Caller]] = {
    "caller_added": _added,
    "phone_added": _phone_added,
    "phone_removed": _phone_removed,
    "prank_marked": _pranked,
    "withdrawn": _withdrawn,
    "callers_merged": _merged,
    "callers_unmerged": _unmerged,
}
"""By the words of `tickets.words.Kind`; "caller_edited" and "call_logged" need no rule."""
