"""The register of breaches: open, note, count whose data it is, tell, sign. Sends nothing."""

import csv
import io
from datetime import datetime

from callcenter.desk import audit
from callcenter.desk.approval import Approval
from callcenter.desk.context import Desk
from callcenter.desk.privacy_matter import (
    breach_of,
    checked,
    require_privacy,
    sign_off,
    signer,
    write,
)
from callcenter.errors import FieldInvalid
from callcenter.lapor.cells import guarded
from callcenter.privacy.breach import Breach, Concerned
from callcenter.privacy.letters import Letter, notice
from callcenter.privacy.words import BreachSort, NoticeTo, NoticeWay
from callcenter.store.privacy_lists import concerned, people
from callcenter.tickets.words import Kind

_HEAD = ("Nama", "Telepon", "Nomor tiket")


def open_breach(desk: Desk, sort: BreachSort, t0: datetime, text: str, lost_desk: str = "") -> str:
    """Something happened; `t0` (aware) is when the office came to know, not later than now.

    Raises RightMissing, FieldInvalid (text: empty, too_long, identifying; t0: future, naive).
    """
    require_privacy(desk)
    said = checked("text", text, needed=True)
    if t0.tzinfo is None:
        raise FieldInvalid("t0", "naive")
    if t0 > desk.clock.now():
        raise FieldInvalid("t0", "future")
    matter_id = desk.ids.new()
    with desk.change() as change:
        body = {"sort": sort.value, "t0": t0.isoformat(), "text": said, "desk": lost_desk}
        write(change, matter_id, Kind.BREACH_OPENED, body)
        audit.note(change, audit.Act.BREACH, kind="privacy", object_id=matter_id, reason=sort)
    return matter_id


def note_breach(desk: Desk, matter_id: str, *, text: str = "", measures: str = "") -> None:
    """What is known better now, or what was done; signatures given before count no more.

    Raises RightMissing, NotFound, FieldInvalid (breach: closed; measures: empty, ...).
    """
    require_privacy(desk)
    body = {"text": checked("text", text), "measures": checked("measures", measures)}
    if not any(body.values()):
        raise FieldInvalid("measures", "empty")
    _write(desk, matter_id, Kind.BREACH_NOTED, body, reason="noted")


def count_concerned(desk: Desk, matter_id: str) -> Concerned:
    """Counts whose data a desk holds: all of it, for every desk has the whole caller book.

    Raises RightMissing, NotFound, FieldInvalid (breach: closed).
    """
    require_privacy(desk)
    with desk.store.read() as tx:
        people_here, tickets_here = concerned(tx)
    body = {"people": people_here, "tickets": tickets_here}
    _write(desk, matter_id, Kind.BREACH_COUNTED, body, reason="counted")
    with desk.store.read() as tx:
        return breach_of(tx, matter_id).concerned


def export_concerned(desk: Desk, matter_id: str) -> bytes:
    """The list of these persons as CSV (UTF-8 with its mark, `;`), no cell a formula; audited.

    Raises RightMissing, NotFound.
    """
    require_privacy(desk)
    out = io.StringIO(newline="")
    rows = csv.writer(out, delimiter=";", lineterminator="\r\n")
    rows.writerow(_HEAD)
    with desk.store.read() as tx:
        breach_of(tx, matter_id)
        for one in people(tx):
            cells = (one.name, ", ".join(one.phones), ", ".join(one.tickets))
            rows.writerow([guarded(cell) for cell in cells])
    audit.note_alone(
        desk,
        audit.Act.EXPORT,
        kind="privacy",
        object_id=matter_id,
        fields=("name", "phone", "number"),
        reason="breach",
    )
    return out.getvalue().encode("utf-8-sig")


def tell_breach(desk: Desk, matter_id: str, to: NoticeTo, way: NoticeWay, text: str = "") -> None:
    """Somebody was told now; why not, when nobody had to be.

    Raises RightMissing, NotFound, FieldInvalid (breach: closed; text: empty for no notice, ...).
    """
    require_privacy(desk)
    said = checked("text", text, needed=way is NoticeWay.NOT_NEEDED)
    body = {"to": to.value, "way": way.value, "text": said}
    _write(desk, matter_id, Kind.BREACH_NOTIFIED, body, reason=to)


def note_retired(desk: Desk, matter_id: str) -> None:
    """The lost desk was retired at the centre: its credential opens nothing more.

    Raises RightMissing, NotFound, FieldInvalid (breach: closed).
    """
    require_privacy(desk)
    _write(desk, matter_id, Kind.BREACH_DESK_RETIRED, {}, reason="retired")


def sign_breach(desk: Desk, matter_id: str, approval: Approval | None = None) -> Breach:
    """Somebody signs what stands there: who sits here, or who gave this approval.

    The second, different, person closes it. Raises RightMissing, ApprovalRefused, NotFound,
    FieldInvalid (signature: missing, same; breach: closed).
    """
    require_privacy(desk)
    with desk.change() as change:
        breach = breach_of(change.tx, matter_id)
        if breach.is_closed:
            raise FieldInvalid("breach", "closed")
        if breach.missing:
            raise FieldInvalid("signature", "missing")
        who = signer(change, breach.last_eid, approval)
        if not breach.may_sign(*who.uids):
            raise FieldInvalid("signature", "same")
        sign_off(change, matter_id, Kind.BREACH_SIGNED, breach.last_eid, who)
        by = who.author.uid
        audit.note(change, audit.Act.APPROVED, kind="privacy", object_id=matter_id, uid=by)
    with desk.store.read() as tx:
        return breach_of(tx, matter_id)


def read_notice(desk: Desk, matter_id: str, to: NoticeTo) -> Letter:
    """The text module for the people concerned or for the authority. Raises as `sign_breach`."""
    require_privacy(desk)
    with desk.store.read() as tx:
        return notice(breach_of(tx, matter_id), to)


def _write(
    desk: Desk, matter_id: str, kind: Kind, body: dict[str, str] | dict[str, int], *, reason: str
) -> None:
    with desk.change() as change:
        if breach_of(change.tx, matter_id).is_closed:
            raise FieldInvalid("breach", "closed")
        write(change, matter_id, kind, dict(body))
        audit.note(change, audit.Act.BREACH, kind="privacy", object_id=matter_id, reason=reason)
