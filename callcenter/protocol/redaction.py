"""Erased means gone: what an erasure says, and the bytes of events without the person. Pure.

The one exception to "nobody changes an event's bytes" besides counting anew: at the desk that
erased, at the centre and at every other desk the earlier events of the subject lose what names the
person. eid, order, author and times stay. Two places may take out more or less of a free text (one
knew a number more): a redacted event is therefore known again by its eid, never by its bytes.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from callcenter.callers.identity import NOBODY, Identity
from callcenter.callers.scrubbing import cleared
from callcenter.protocol.erasures import CALLER_LINK, ERASED, Act
from callcenter.protocol.limits import EVENT_BYTES
from callcenter.protocol.redacted_fields import (
    GONE,
    IDENTITY,
    identity_said,
    is_code,
    is_text,
    without_file,
)
from callcenter.protocol.wellformed import is_uuid
from callcenter.tickets.event import CALLER, TICKET
from callcenter.tickets.words import Kind

_FILE_KINDS = frozenset({Kind.ATTACHMENT_ADDED.value, Kind.ATTACHMENT_AVAILABLE.value})
_MERGES = frozenset({Kind.CALLERS_MERGED.value, Kind.CALLERS_UNMERGED.value})
_MOVE = Kind.ESCALATED.value
_JOINED = Kind.REPORTER_JOINED.value
_Fields = dict[str, Any]
_Log = list[tuple["Row", dict[str, Any]]]


class Row(Struct, frozen=True):
    """One event of the log as it is stored."""

    eid: str
    subject: str
    subject_id: str
    raw: bytes


class _Scope(Struct, frozen=True):
    """What goes out of one subject's events."""

    act: Act
    identity: Identity
    main: bool
    """The ticket's own reporter is one of the erased, not only somebody who joined."""


def callers_named(rows: Iterable[Row]) -> frozenset[str]:
    """Every caller these events name: their entries tell what else the person is known by."""
    found: set[str] = set()
    for row in rows:
        found |= _named(_fields(row.raw))
    return frozenset(found)


def known_of(act: Act, rows: Iterable[Row], beside: Iterable[Row] = ()) -> Identity:
    """What these events tell of the erased persons; `beside` are entries of the book of theirs.

    Asked before anything is redacted: afterwards nobody knows it any more.
    """
    known = NOBODY
    for row in beside:
        fields = _fields(row.raw)
        known = known.with_more(identity_said(_changes(fields), _body(fields)))
    for log in _logs(rows):
        for said in (_book(act, log), _told(act, log)):
            known = known.with_more(said)
    return known


def redact(
    act: Act,
    rows: Iterable[Row],
    known: Identity,
    *,
    strict: bool = False,
    only: Collection[str] | None = None,
) -> dict[str, bytes]:
    """The new bytes, by eid, of those of these events that do not obey the erasure yet.

    `rows` are whole logs of tickets and callers; with `only` no other eids are touched. `strict`:
    what is known of the person may be gone already, so no free text stays.
    """
    made: dict[str, bytes] = {}
    for log in _logs(rows):
        scope = _Scope(act, known, _is_main(act, log))
        for row, fields in log:
            if act.id in _obeyed(fields) or fields.get("kind") == ERASED:
                continue
            if only is not None and row.eid not in only:
                continue
            if fields.get("kind") == _MOVE:  # names nobody, and two desks write the same bytes
                continue
            if act.only_files and fields.get("kind") not in _FILE_KINDS:
                continue
            if row.subject == TICKET or (row.subject == CALLER and _concerns(act, row, fields)):
                made[row.eid] = _redacted(scope, row, fields, strict=strict)
    return made


def gone_files(act: Act, rows: Iterable[Row]) -> frozenset[tuple[str, str]]:
    """(ticket, SHA-256) of the files that go with this erasure; asked before `redact`."""
    if not act.takes_files:
        return frozenset()
    found = set()
    for row in rows:
        fields = _fields(row.raw)
        sha256 = _body(fields).get("sha256")
        if row.subject == TICKET and fields.get("kind") in _FILE_KINDS and isinstance(sha256, str):
            found.add((row.subject_id, sha256))
    return frozenset(found)


def _redacted(scope: _Scope, row: Row, fields: _Fields, *, strict: bool) -> bytes:
    whole = scope.act.whole or strict
    if row.subject == CALLER:
        made = _caller_fields(scope, row, fields)
    else:
        made = _ticket_fields(scope, row, fields, whole=whole)
    made["redacted"] = True
    made["obeys"] = sorted({*_obeyed(fields), scope.act.id})
    raw = msgspec.json.encode(made)
    if len(raw) > EVENT_BYTES and not whole:
        return _redacted(scope, row, fields, strict=True)
    return raw


def _ticket_fields(scope: _Scope, row: Row, fields: _Fields, *, whole: bool) -> _Fields:
    kind, body = str(fields.get("kind", "")), dict(_body(fields))
    if kind in _FILE_KINDS and scope.act.takes_files:
        body = without_file(body)
    hidden = _joined_is_erased(scope.act, row, fields) if kind == _JOINED else scope.main
    cleaned = {
        name: _value(scope, kind, name, value, hidden=hidden, whole=whole)
        for name, value in body.items()
    }
    changes = [
        one | {"value": _value(scope, "", str(one.get("field")), one.get("value"),
                               hidden=scope.main, whole=whole)}
        for one in _changes(fields)
    ]  # fmt: skip
    return _made(fields, changes, cleaned)


def _made(fields: _Fields, changes: list[_Fields], body: _Fields) -> _Fields:
    made = {name: value for name, value in fields.items() if name in _KEPT}
    said = {"changes": changes, "body": body}
    return made | {name: value for name, value in said.items() if value}


_KEPT = frozenset(
    {
        "eid", "subject", "subject_id", "kind", "author", "client_id", "incarnation", "n",
        "wall_at", "schema", "offset_ms",
    }
)  # fmt: skip
"""What stays of an event as it is; what a newer desk added beside it goes."""


def _value(scope: _Scope, kind: str, name: str, value: Any, *, hidden: bool, whole: bool) -> Any:
    if name in IDENTITY and (name != "name" or kind in _NAMING):
        return None if hidden or whole else value
    if not is_text(kind, name):
        return None if whole and name == "pin" else value
    coded = name == "reason" and isinstance(value, str) and is_code(value)
    return _cleared(value, scope.identity, whole=whole and not coded)


_NAMING = frozenset({_JOINED, Kind.CONTACT_ATTEMPTED.value, ""})
"""Kinds whose `name` is a reporter's; elsewhere it is a file's or a colleague's."""


def _cleared(value: Any, known: Identity, *, whole: bool) -> Any:
    if isinstance(value, str):
        if whole:
            return GONE if value else value
        return cleared(value, known)
    if isinstance(value, list):
        return [_cleared(one, known, whole=whole) for one in value]
    if isinstance(value, dict):
        return {key: _cleared(one, known, whole=whole) for key, one in value.items()}
    return value


def _caller_fields(scope: _Scope, row: Row, fields: _Fields) -> _Fields:
    """Nothing a caller's event says of the person stays: ids and what leads to them alone."""
    body = {name: value for name, value in _body(fields).items() if name in _OF_CALLERS}
    changes = _changes(fields)
    if row.subject_id in scope.act.callers:
        changes = [one | {"value": None} for one in changes]
    return _made(fields, changes, body)


_OF_CALLERS = frozenset({"absorbed", "into", "eid", "resolves", "seconds", "prank_count"})


def _concerns(act: Act, row: Row, fields: _Fields) -> bool:
    """A caller's event goes when it is an erased one's, or tells what was taken over from one."""
    if row.subject_id in act.callers:
        return True
    return fields.get("kind") in _MERGES and bool(_named(fields) & act.callers)


def _logs(rows: Iterable[Row]) -> list[_Log]:
    """The events of each subject with what they say, in the order they come."""
    found: dict[str, _Log] = {}
    for row in rows:
        found.setdefault(row.subject_id, []).append((row, _fields(row.raw)))
    return list(found.values())


def _book(act: Act, log: _Log) -> Identity:
    """What the book tells of the erased."""
    known = NOBODY
    for row, fields in log:
        if row.subject == CALLER and _concerns(act, row, fields):
            known = known.with_more(identity_said(_changes(fields), _body(fields)))
    return known


def _told(act: Act, log: _Log) -> Identity:
    """What a ticket's own events tell of the erased."""
    main, known = _is_main(act, log), NOBODY
    for row, fields in log:
        if row.subject != TICKET:
            continue
        if main:
            known = known.with_more(identity_said(_changes(fields), {}))
        joined = fields.get("kind") == _JOINED and _joined_is_erased(act, row, fields)
        if joined or (main and fields.get("kind") == Kind.CONTACT_ATTEMPTED.value):
            known = known.with_more(identity_said((), _body(fields)))
    return known


def _joined_is_erased(act: Act, row: Row, fields: _Fields) -> bool:
    return row.subject_id in act.nameless or bool(_named(fields) & act.callers)


def _is_main(act: Act, log: _Log) -> bool:
    if any(row.subject_id in act.nameless | act.unlinked for row, _ in log):
        return True
    return any(
        one.get("field") == CALLER_LINK and one.get("value") in act.callers
        for _row, fields in log
        for one in _changes(fields)
    )


def _named(fields: _Fields) -> set[str]:
    values = [one.get("value") for one in _changes(fields) if one.get("field") == CALLER_LINK]
    values += [_body(fields).get(name) for name in (CALLER_LINK, "absorbed", "into")]
    return {one for one in values if isinstance(one, str) and is_uuid(one)}


def _fields(raw: bytes) -> _Fields:
    return msgspec.json.decode(raw, type=dict[str, Any])


def _changes(fields: _Fields) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = fields.get("changes", [])
    return found


def _body(fields: _Fields) -> dict[str, Any]:
    found: dict[str, Any] = fields.get("body", {})
    return found


def _obeyed(fields: _Fields) -> frozenset[str]:
    return frozenset(fields.get("obeys", ()))


def text_count(
    rows: Iterable[Row], made: Mapping[str, bytes], identity: Collection[str]
) -> tuple[dict[str, int], int]:
    """How many values of each field that names somebody go, and out of how many texts something."""
    fields: dict[str, int] = {}
    texts = 0
    for row in rows:
        if row.eid not in made:
            continue
        before, after = _said(_fields(row.raw)), _said(_fields(made[row.eid]))
        for name, value in before.items():
            if value in (None, "", []) or after.get(name) == value:
                continue
            plain = name.rpartition(" ")[2]
            if plain in identity or plain == "phones":
                fields[plain] = fields.get(plain, 0) + 1
            else:
                texts += 1
    return fields, texts


def _said(fields: _Fields) -> dict[str, Any]:
    said = {f"change {one.get('field')}": one.get("value") for one in _changes(fields)}
    return said | {f"body {name}": value for name, value in _body(fields).items()}
