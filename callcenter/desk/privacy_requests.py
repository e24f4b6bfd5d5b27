"""Requests of data subjects: register, find out what there is, agree, refuse, fulfil.

An erasure needs two different persons and is done by `privacy_erasing`; here is everything else.
"""

from collections.abc import Mapping
from pathlib import Path

from callcenter.desk import audit
from callcenter.desk.approval import Approval
from callcenter.desk.context import Desk
from callcenter.desk.erase import preview_erasure
from callcenter.desk.privacy_desks import known_desks
from callcenter.desk.privacy_matter import (
    checked,
    decided,
    open_request,
    request_of,
    require_privacy,
    sign_off,
    signer,
    write,
)
from callcenter.desk.private_file import write_private
from callcenter.desk.record import append_caller
from callcenter.desk.subject_data import export_subject, restrict
from callcenter.errors import FieldInvalid
from callcenter.privacy.course import Found, counts
from callcenter.privacy.words import Ask, Proof, Refusal, Stage
from callcenter.store import callers as caller_store
from callcenter.tickets.event import Change as FieldChange
from callcenter.tickets.event import Value
from callcenter.tickets.words import Kind

CORRECTABLE = ("name", "address", "notes")
"""Fields of the caller book that are set right on request."""


def register_request(desk: Desk, ask: Ask, proof: Proof, note: str = "") -> str:
    """A data subject asks; the id of the matter, whose 3 x 24 hours begin now.

    Raises RightMissing, FieldInvalid (note: too_long, identifying).
    """
    require_privacy(desk)
    text = checked("note", note)
    matter_id = desk.ids.new()
    with desk.change() as change:
        body = {"ask": ask.value, "proof": proof.value, "text": text}
        write(change, matter_id, Kind.PRIVACY_REQUESTED, body)
        audit.note(change, audit.Act.REQUEST, kind="privacy", object_id=matter_id, reason=ask)
    return matter_id


def look_up(desk: Desk, caller_id: str) -> Found:
    """What there is of this person, in counts; changes nothing."""
    seen = preview_erasure(desk, caller_id)
    return Found(
        len(seen.tickets),
        sum(seen.fields.values()),
        seen.files,
        len(seen.backups),
        len(known_desks(desk)),
    )


def prepare_request(desk: Desk, matter_id: str, caller_id: str) -> Found:
    """Whom it is about was found, and what there is was looked at; signs it as well.

    Signatures given before count no more. Raises RightMissing, NotFound, FieldInvalid (request:
    ended).
    """
    require_privacy(desk)
    found = look_up(desk, caller_id)
    seen = preview_erasure(desk, caller_id)
    callers: list[Value] = [caller_id, *seen.caller_ids]
    with desk.change() as change:
        open_request(change.tx, matter_id)
        body: dict[str, Value] = {**counts(found), "callers": callers}
        if seen.unlinked:
            body["tickets"] = list[Value](seen.unlinked)
        write(change, matter_id, Kind.PRIVACY_PREPARED, body)
        audit.note(change, audit.Act.REQUEST, kind="caller", object_id=caller_id, reason="prepared")
    return found


def sign(desk: Desk, matter_id: str, approval: Approval | None = None) -> None:
    """Somebody else agrees to what was prepared: who sits here, or who gave this approval.

    Raises RightMissing, ApprovalRefused, FieldInvalid (signature: same, not_prepared).
    """
    require_privacy(desk)
    with desk.change() as change:
        course = decided(change.tx, matter_id).course
        if course.prepared is None or not course.is_open:
            raise FieldInvalid("signature", "not_prepared")
        asked = course.prepared.signed.eid
        who = signer(change, asked, approval)
        if not course.may_sign(*who.uids):
            raise FieldInvalid("signature", "same")
        sign_off(change, matter_id, Kind.PRIVACY_APPROVED, asked, who)
        by = who.author.uid
        audit.note(change, audit.Act.APPROVED, kind="privacy", object_id=matter_id, uid=by)


def refuse(desk: Desk, matter_id: str, reason: Refusal, text: str = "") -> None:
    """It is not followed, for a reason the person is told; also for proposals.

    Raises RightMissing, FieldInvalid (request: ended; note: too_long, identifying).
    """
    require_privacy(desk)
    said = checked("note", text)
    with desk.change() as change:
        if not decided(change.tx, matter_id).course.is_open:
            raise FieldInvalid("request", "ended")
        body = {"reason": reason.value, "text": said}
        write(change, matter_id, Kind.PRIVACY_REFUSED, body)
        audit.note(change, audit.Act.REFUSED, kind="privacy", object_id=matter_id, reason=reason)


def give_access(desk: Desk, matter_id: str, path: Path) -> None:
    """Everything there is of the person, as a ZIP only this account reads; ends the request.

    Raises RightMissing, FieldInvalid (request: ask, not_prepared, ended), DiskFull,
    StoreUnwritable; then the request goes on.
    """
    require_privacy(desk)
    caller_id = _subject(desk, matter_id, Ask.ACCESS)
    data = export_subject(desk, caller_id)
    # Before the file: a cut in between leaves a word about a file that is not there, never the
    # other way round.
    audit.note_alone(desk, audit.Act.EXPORT, kind="privacy", object_id=matter_id, reason=Ask.ACCESS)
    write_private(path, data)
    _finish(desk, matter_id, audit.Act.REQUEST)


def restrict_use(desk: Desk, matter_id: str) -> None:
    """The person's data is used no more: hidden from suggestions, not sent to LAPOR.

    Raises as `give_access`.
    """
    require_privacy(desk)
    caller_id = _subject(desk, matter_id, Ask.RESTRICTION)
    restrict(desk, caller_id, True, matter_id)
    _finish(desk, matter_id, audit.Act.RESTRICTION)


def end_restriction(desk: Desk, matter_id: str) -> None:
    """The person's data may be used again.

    Raises RightMissing, NotFound, FieldInvalid (request: ask, not_done).
    """
    require_privacy(desk)
    with desk.store.read() as tx:
        request = request_of(tx, matter_id)
    if request.ask is not Ask.RESTRICTION:
        raise FieldInvalid("request", "ask")
    prepared = request.course.prepared
    if request.stage is not Stage.DONE or prepared is None:
        raise FieldInvalid("request", "not_done")
    restrict(desk, prepared.callers[0], False, matter_id)
    audit.note_alone(
        desk, audit.Act.RESTRICTION, kind="privacy", object_id=matter_id, reason="ended"
    )


def set_right(desk: Desk, matter_id: str, values: Mapping[str, str]) -> None:
    """The person's entry in the caller book is corrected; the old values stay in its history.

    Raises as `give_access`, FieldInvalid (the field: unknown; correction: empty).
    """
    require_privacy(desk)
    caller_id = _subject(desk, matter_id, Ask.CORRECTION)
    unknown = next((one for one in values if one not in CORRECTABLE), None)
    if unknown is not None:
        raise FieldInvalid(unknown, "unknown")
    with desk.change() as change:
        caller = caller_store.load_caller(change.tx, caller_id)
        fresh = [
            FieldChange(name, text.strip(), head.eid if (head := caller.heads.get(name)) else None)
            for name, text in values.items()
            if text.strip() != caller.text(name)
        ]
        if not fresh:
            raise FieldInvalid("correction", "empty")
        append_caller(change, caller_id, Kind.CALLER_EDITED, fields=fresh)
        found = Found(fields=len(fresh))
        write(change, matter_id, Kind.PRIVACY_DONE, {**counts(found)})
        names = [one.field for one in fresh]
        audit.note(change, audit.Act.REQUEST, kind="caller", object_id=caller_id, fields=names)


def _subject(desk: Desk, matter_id: str, ask: Ask) -> str:
    """Whom an open request of this sort is about."""
    with desk.store.read() as tx:
        request = open_request(tx, matter_id)
    if request.ask is not ask:
        raise FieldInvalid("request", "ask")
    prepared = request.course.prepared
    if prepared is None or not prepared.callers:
        raise FieldInvalid("request", "not_prepared")
    return prepared.callers[0]


def _finish(desk: Desk, matter_id: str, act: audit.Act) -> None:
    with desk.change() as change:
        request = open_request(change.tx, matter_id)
        prepared = request.course.prepared
        found = prepared.found if prepared is not None else Found()
        write(change, matter_id, Kind.PRIVACY_DONE, {**counts(found)})
        audit.note(change, act, kind="privacy", object_id=matter_id, reason=request.ask)
