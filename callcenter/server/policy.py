"""Who may do what at the centre, per row and per field: the one file that decides it (SECURITY 4).

Deny by default: what stands in no table here is refused or left out, a new role, a new kind of
event and a new field too. Pure: it is told the facts of a row and reads no database. An enrolled
desk holds every ticket as ever; people with a session see what their roles allow.
"""

from collections.abc import Iterable, Mapping
from enum import IntEnum, StrEnum
from typing import Any, Final

import msgspec
from msgspec import Struct

from callcenter.callers.identity import NOBODY, Identity
from callcenter.callers.scrubbing import cleared
from callcenter.protocol.redacted_fields import is_text
from callcenter.protocol.roles import Role
from callcenter.server.refusal import Refused
from callcenter.tickets.words import Confidentiality, Kind


class Act(StrEnum):
    """What can be asked of the centre by a person."""

    SEARCH = "search"
    READ_TICKETS = "read_tickets"
    READ_FILES = "read_files"
    READ_AUDIT = "read_audit"
    LOOK_AFTER_PEOPLE = "look_after_people"
    LOOK_AFTER_DEVICES = "look_after_devices"


class Sight(IntEnum):
    """How much of one ticket somebody sees; the higher of two roles' counts."""

    NOTHING = 0
    CONTENT = 1
    """What happened and what was done; nothing that names the reporter or was noted inside."""
    REPORTER = 2
    """Also who reported it and the notes; never NIK, nor the caller book."""
    WHOLE = 3


class Device(Struct, frozen=True):
    """An enrolled desk with its own credential."""

    client_id: str


class Person(Struct, frozen=True):
    """Somebody with a session at an enrolled desk; `agency` is an officer's own."""

    uid: str
    name: str
    roles: frozenset[Role]
    agency: str
    client_id: str


Asker = Device | Person


class TicketFacts(Struct, frozen=True):
    """What the decision about one ticket needs."""

    agencies: frozenset[str]
    confidentiality: str


_CONTENT: Final = frozenset({Act.SEARCH, Act.READ_TICKETS, Act.READ_FILES})
_MAY: Final[Mapping[Role, frozenset[Act]]] = {
    Role.OPERATOR: _CONTENT,
    Role.SUPERVISOR: _CONTENT,
    Role.PRIVACY: _CONTENT,
    Role.OFFICER: _CONTENT,
    Role.AUDITOR: frozenset({Act.READ_AUDIT}),
    Role.ADMIN: frozenset({Act.LOOK_AFTER_PEOPLE, Act.LOOK_AFTER_DEVICES}),
}
_SEES_ALL: Final = frozenset({Role.OPERATOR, Role.SUPERVISOR, Role.PRIVACY})

_FIELDS: Final = frozenset(
    {
        "description", "category", "classification", "oversight", "place", "landmark", "pin",
        "urgency", "channel", "confidentiality",
    }
)  # fmt: skip
_ANSWERS: Final = "answer."
_REPORTER_FIELDS: Final = frozenset({"reporter_name", "reporter_phone", "on_behalf_of"})

_BODIES: Final[Mapping[str, frozenset[str]]] = {
    Kind.REGISTERED: frozenset({"number"}),
    Kind.EDITED: frozenset({"resolves"}),
    Kind.VERIFIED: frozenset(),
    Kind.ATTACHMENT_ADDED: frozenset({"sha256", "size", "type"}),
    Kind.ATTACHMENT_AVAILABLE: frozenset({"sha256", "size", "type"}),
    Kind.DISPATCHED: frozenset({"agency_ids", "replaces", "note"}),
    Kind.FOLLOW_UP_RECORDED: frozenset({"agency_id", "outcome", "text", "target"}),
    Kind.DATA_REQUESTED: frozenset({"text"}),
    Kind.DATA_RECEIVED: frozenset(),
    Kind.REFERRED: frozenset({"agency_ids", "replaces", "note"}),
    Kind.EMERGENCY_HANDED: frozenset({"agency_ids", "replaces", "note"}),
    Kind.RESOLVED: frozenset({"answer", "text"}),
    Kind.CLOSED: frozenset({"reason", "text"}),
    Kind.REOPENED: frozenset({"reason"}),
    Kind.REJECTED: frozenset({"reason"}),
    Kind.ARCHIVED_DUPLICATE: frozenset(),
    Kind.DUPLICATE_UNDONE: frozenset(),
    Kind.REMINDED: frozenset({"agency_id", "means", "text"}),
    Kind.LEVEL_RAISED: frozenset({"level"}),
    Kind.ESCALATED: frozenset({"level", "reason", "for"}),
    Kind.SURVEYED: frozenset({"scores"}),
    Kind.WITHDRAWN: frozenset({"eid"}),
    Kind.RENUMBERED: frozenset({"number", "old"}),
    Kind.IDENTITY_ERASED: frozenset({"why"}),
}
"""What an officer sees of each kind of event; a kind that is missing here is left out whole."""

_REPORTER_BODIES: Final[Mapping[str, frozenset[str]]] = {
    Kind.NOTE_ADDED: frozenset({"text"}),
    Kind.ATTACHMENT_ADDED: frozenset({"name"}),
    Kind.DATA_RECEIVED: frozenset({"text"}),
    Kind.REPORTER_JOINED: frozenset({"name", "phone"}),
    Kind.REPORTER_LEFT: frozenset({"eid"}),
}
"""What a reporter who need not hide adds to it: names, and free text of the desk."""

_PLACE: Final = (
    "eid", "subject", "subject_id", "kind", "author", "client_id", "incarnation", "n", "wall_at",
    "offset_ms", "schema",
)  # fmt: skip


def may(asker: Asker, act: Act) -> bool:
    """Whether this act is open to them at all; of which rows says `sight`."""
    if isinstance(asker, Device):
        return act in _CONTENT
    return any(act in _MAY[role] for role in asker.roles)


def allow(asker: Asker, act: Act) -> None:
    """Refused 403 `not_allowed` when it is not open to them."""
    if not may(asker, act):
        raise Refused(403, "not_allowed")


def sees_everything(asker: Asker) -> bool:
    """Whether every row is theirs whole: no need to ask for each."""
    return isinstance(asker, Device) or bool(asker.roles & _SEES_ALL)


def sight(asker: Asker, ticket: TicketFacts) -> Sight:
    """How much of this ticket they see."""
    if sees_everything(asker):
        return Sight.WHOLE
    if isinstance(asker, Device) or Role.OFFICER not in asker.roles:
        return Sight.NOTHING
    if not asker.agency or asker.agency not in ticket.agencies:
        return Sight.NOTHING
    # Only a reporter who said nothing about hiding is shown: a new word hides, too.
    plain = ticket.confidentiality == Confidentiality.NORMAL.value
    return Sight.REPORTER if plain else Sight.CONTENT


def sees_file(seen: Iterable[Sight], *, thumbnail: bool) -> bool:
    """Whether a file is shown to who sees the tickets it belongs to like this.

    A photo or a voice can name who sent it: of a hidden reporter only the repainted thumbnail.
    """
    return max(seen, default=Sight.NOTHING) >= (Sight.CONTENT if thumbnail else Sight.REPORTER)


def shown(raw: bytes, seen: Sight, hidden: Identity = NOBODY) -> bytes | None:
    """The event as they may see it, what is hidden *left out*; None when nothing of it is shown.

    Of texts that are shown, what names `hidden` reporters is taken out.
    """
    if seen is Sight.WHOLE:
        return raw
    event = msgspec.json.decode(raw)
    kind = event.get("kind")
    keys = body_keys(kind, seen)
    if seen is Sight.NOTHING or keys is None:
        return None
    view: dict[str, Any] = {name: event[name] for name in _PLACE if name in event}
    changes = [
        one | {"value": _unnamed(str(one.get("field")), one.get("value"), hidden)}
        for one in event.get("changes") or []
        if _is_shown(one, seen)
    ]
    body = {
        name: _unnamed(name, value, hidden)
        for name, value in (event.get("body") or {}).items()
        if name in keys
    }
    if changes:
        view["changes"] = changes
    if body:
        view["body"] = body
    return msgspec.json.encode(view)


def _unnamed(name: str, value: Any, hidden: Identity) -> Any:
    if not hidden or not isinstance(value, str) or not is_text("", name):
        return value
    return cleared(value, hidden)


def body_keys(kind: str, seen: Sight) -> frozenset[str] | None:
    """Which parts of an event's body are shown below WHOLE; None when nothing of the kind is."""
    keys = _BODIES.get(kind)
    if seen < Sight.REPORTER or kind not in _REPORTER_BODIES:
        return keys
    return (keys or frozenset()) | _REPORTER_BODIES[kind]


def _is_shown(change: Mapping[str, Any], seen: Sight) -> bool:
    name = str(change.get("field"))
    if name in _FIELDS or name.startswith(_ANSWERS):
        return True
    return seen >= Sight.REPORTER and name in _REPORTER_FIELDS
