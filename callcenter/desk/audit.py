"""Writes down who did what, when and why; and reads it for who may see that (SECURITY 6).

A verb calls `note` inside its own transaction: the act and its entry are kept together or not at
all. Only names of fields go in, never a value; nobody changes or removes an entry.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection

from callcenter.desk.context import Change, Desk
from callcenter.protocol.audit import FIELDS_MAX, WORD_LENGTH, Act, Entry, without_numbers
from callcenter.store import audit, sync_state
from callcenter.store.audit import Trouble
from callcenter.store.audit_mark import kept_checkpoint

__all__ = [
    "Act",
    "AuditPage",
    "Entry",
    "Trouble",
    "check_audit",
    "note",
    "note_alone",
    "read_audit",
    "seen_trouble",
    "unseen",
]

CHANGED = "audit"
"""The word `desk.changes` says after a check that found something."""

PAGE = 200


class AuditPage(Struct, frozen=True):
    """Entries of this desk, the newest first, each with its place; `people` for the filter."""

    lines: tuple[tuple[int, Entry], ...]
    more: bool
    people: tuple[str, ...]
    trouble: Trouble | None


def note(
    change: Change,
    act: Act,
    *,
    kind: str = "",
    object_id: str = "",
    fields: Iterable[str] = (),
    reason: str = "",
    text: str = "",
    uid: str | None = None,
) -> None:
    """Notes an act in the transaction that does it; `uid` None is who sits here.

    `fields` are names, `reason` a code; of a typed `text` numbers and addresses are left out.
    """
    found = change.desk.settings.current_operator
    who = uid if uid is not None else found.uid if found is not None else ""
    offset = timedelta(milliseconds=sync_state.state(change.tx).offset_ms or 0)
    entry = Entry(
        n=0,
        at=change.at,
        wall=change.at - offset,
        uid=_word(who),
        act=act,
        kind=_word(kind),
        object_id=_word(object_id),
        fields=tuple(_word(one) for one in fields)[:FIELDS_MAX],
        reason=_word(reason),
        text=without_numbers(text),
    )
    audit.append(change.tx, change.desk.ids.new(), entry)
    change.touched.add(CHANGED)


def note_alone(
    desk: Desk,
    act: Act,
    *,
    kind: str = "",
    object_id: str = "",
    fields: Iterable[str] = (),
    reason: str = "",
    text: str = "",
    uid: str | None = None,
) -> None:
    """The same in a transaction of its own: for what changes nothing else in the database."""
    with desk.change() as change:
        note(
            change,
            act,
            kind=kind,
            object_id=object_id,
            fields=fields,
            reason=reason,
            text=text,
            uid=uid,
        )


def read_audit(
    desk: Desk,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    uid: str = "",
    acts: Sequence[str] = (),
    before: int | None = None,
    limit: int = PAGE,
) -> AuditPage:
    """A page of what was noted here, the newest first; `before` the place the last page ended."""
    with desk.store.read() as tx:
        found = audit.entries(
            tx, since=since, until=until, uid=uid, acts=acts, before=before, limit=limit + 1
        )
        return AuditPage(
            tuple(found[:limit]), len(found) > limit, tuple(audit.people(tx)), audit.trouble(tx)
        )


def check_audit(desk: Desk) -> Trouble | None:
    """Looks through the whole chain and at the centre's word; what is wrong is noted once.

    The entry about it is chained like any other, so the centre hears of it; `seen_trouble` ends
    the warning.
    """
    with desk.store.read() as tx:
        before = audit.trouble(tx)
        found = audit.check(tx, kept_checkpoint(tx, desk.store.path))
    if found is None or (before is not None and (before.why, before.n) == found):
        return before
    with desk.change() as change:
        said = Trouble(found[0], found[1], change.at)
        audit.keep_trouble(change.tx, said)
        note(change, Act.BROKEN, kind="audit", object_id=str(said.n), reason=said.why, uid="")
    return said


def unseen(tx: Connection) -> Trouble | None:
    """What was found wrong and nobody has read yet."""
    found = audit.trouble(tx)
    return None if found is None or found.seen else found


def seen_trouble(desk: Desk) -> None:
    """A person has read the warning; the entries about it stay."""
    with desk.change() as change:
        found = audit.trouble(change.tx)
        if found is None or found.seen:
            return
        audit.keep_trouble(change.tx, replace(found, seen=True))
        note(change, Act.READ, kind="audit", reason=found.why)


def _word(text: str) -> str:
    return text[:WORD_LENGTH]
