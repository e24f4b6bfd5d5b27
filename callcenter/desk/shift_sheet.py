"""The sheet of a hand-over: counted by the application, signed by the two supervisors.

Each desk says for itself what it has not sent yet: no desk can know that of another.
"""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from callcenter.desk import audit
from callcenter.desk.approval import Approval
from callcenter.desk.clock_doubt import is_doubted
from callcenter.desk.context import Change, Desk
from callcenter.desk.privacy_matter import signer
from callcenter.desk.reach import reach_of
from callcenter.desk.rights import Act, may, require
from callcenter.desk.shift_due import waiting
from callcenter.desk.shift_matter import find_handover, handover_of, last_shift, write
from callcenter.desk.standing import Role, read_standing
from callcenter.errors import FieldInvalid
from callcenter.privacy.register import register_of
from callcenter.shifts.handover import PROGRAM, Counts, Handover, count_body
from callcenter.shifts.signing import PERSON, Side
from callcenter.shifts.spans import Span, shift_id
from callcenter.store import outbox, sync_state
from callcenter.store.matters import load_matters
from callcenter.store.shift_counts import TicketCounts, ticket_counts, went_on
from callcenter.tickets.event import PRIVACY, Value
from callcenter.tickets.words import Kind

LISTED = 50
"""Tickets named on a sheet, of the red ones and of the promises each."""

WAITS = timedelta(minutes=10)
"""So long a desk without a supervisor leaves the sheet to one that has."""


def count_sheet(desk: Desk, span: Span, *, anew: bool = False) -> str:
    """Counts the sheet of a shift that runs or is over, on behalf of who sits here; its matter.

    `anew`: also when somebody has signed; both sign again then. Raises RightMissing, FieldInvalid
    (sheet: future; signed, without `anew`).
    """
    require(desk, Act.SUPERVISE)
    with desk.change() as change:
        if span.begin > change.at:
            raise FieldInvalid("sheet", "future")
        known = find_handover(change.tx, span)
        if known is not None and known.signatures and not anew:
            raise FieldInvalid("sheet", "signed")
        _tell_desk(change, span)
        _count(change, span, {"anew": True} if anew else {}, program=False)
    return shift_id(span)


def open_due(desk: Desk) -> bool:
    """At the end of a shift the application counts its sheet, and says what this desk has unsent.

    Called often, True when something was written: then there may be more, for every shift that
    nobody counted has its turn. A desk without a supervisor leaves the counting to others for a
    while, one that still reads its history until it has, and one whose clock is in doubt says
    nothing: a shift that has not come yet would stand on every desk.
    """
    last = last_shift(desk)
    with desk.store.read() as tx:
        if is_doubted(tx, desk.clock.now()):
            return False
        due = next(waiting(tx, desk.settings.shift_starts, desk.clock.now()), None)
        known, me = find_handover(tx, last), sync_state.state(tx).client_id
        reading = reach_of(tx).is_reading
    told = known is not None and known.heard_of(me)
    tells = not told and (known is not None or due == last)
    counts = due if due is not None and not reading and _is_ours(desk, due) else None
    if not tells and counts is None:
        return False
    with desk.change() as change:
        if tells:
            _tell_desk(change, last)
        if counts is not None:
            _count(change, counts, {}, program=True)
    return True


def sign_sheet(
    desk: Desk, matter_id: str, side: Side, approval: Approval | None = None, *, of: str
) -> None:
    """A supervisor signs the sheet `of` that they saw: who sits here, or whose approval this is.

    Raises RightMissing, NotFound, ApprovalRefused, FieldInvalid (signature: not_counted, running,
    changed, signed, same, role).
    """
    if approval is None:
        require(desk, Act.SUPERVISE)
    with desk.change() as change:
        handover = handover_of(change.tx, matter_id)
        _require_seen(handover, side, of)
        if approval is not None:
            _require_supervisor(change, approval)
        who = signer(change, of, approval)
        if not handover.may_sign(side, *who.uids):
            raise FieldInvalid("signature", "same")
        body: dict[str, Value] = {"of": of, "side": side.value, PERSON: list[Value](who.uids)}
        write(change, handover.span, Kind.SHIFT_SIGNED, body, author=who.author)
        uid = who.author.uid
        audit.note(
            change, audit.Act.APPROVED, kind="shift", object_id=matter_id, uid=uid, reason=side
        )


def _require_seen(handover: Handover, side: Side, of: str) -> None:
    """The sheet that was seen is the one that stands, of the whole shift, without this side."""
    if handover.sheet is None:
        raise FieldInvalid("signature", "not_counted")
    if handover.sheet.eid != of:
        raise FieldInvalid("signature", "changed")
    if not handover.is_counted:
        raise FieldInvalid("signature", "running")
    if side not in handover.missing:
        raise FieldInvalid("signature", "signed")


def read_handover(desk: Desk, matter_id: str) -> Handover:
    """One hand-over. Raises NotFound."""
    with desk.store.read() as tx:
        return handover_of(tx, matter_id)


def _require_supervisor(change: Change, approval: Approval) -> None:
    """Others may stand behind a person, too; a shift is handed over by supervisors alone."""
    standing = read_standing(change.tx, approval.by, change.desk.seen_now())
    if standing.by_centre and Role.SUPERVISOR not in standing.roles:
        raise FieldInvalid("signature", "role")


def _is_ours(desk: Desk, span: Span) -> bool:
    return may(desk, Act.SUPERVISE) or desk.clock.now() - span.end >= WAITS


def _count(change: Change, span: Span, more: dict[str, Value], *, program: bool) -> None:
    until = min(change.at, span.end)
    folded = [] if change.at < span.end else went_on(change.tx, until, change.at)
    as_of = until if folded is not None else change.at
    found = ticket_counts(change.tx, span.begin, span.end, until, folded=folded or (), limit=LISTED)
    body: dict[str, Value] = {
        "until": until.isoformat(),
        "as_of": as_of.isoformat(),
        **count_body(_counts(change.tx, found, as_of)),
        "red": list[Value](found.red_ids),
        "callbacks": list[Value](found.promised_ids),
        **more,
    }
    write(change, span, Kind.SHIFT_COUNTED, body, author=PROGRAM if program else None)


def _counts(tx: Connection, found: TicketCounts, as_of: datetime) -> Counts:
    """The tickets as they were then; what was set aside here as it is now."""
    matters = load_matters(tx, PRIVACY)
    then = [(name, [one for one in log if one.at <= as_of]) for name, log in matters]
    breaches = register_of(then).breaches
    return Counts(
        registered=found.registered,
        closed=found.closed,
        emergencies=found.emergencies,
        open=found.open,
        red=found.red,
        near=found.near,
        callbacks=found.callbacks,
        conflicts=found.conflicts,
        lapor=found.lapor,
        aside=outbox.count(tx, "quarantined"),
        breaches=sum(not one.is_closed for one in breaches),
    )


def _tell_desk(change: Change, span: Span) -> None:
    """What this desk has not sent, before it says so."""
    waiting = outbox.summary(change.tx)
    oldest = waiting.oldest_at
    body: dict[str, Value] = {
        "name": change.desk.settings.desk_name,
        "until": min(change.at, span.end).isoformat(),
        "unsent_count": waiting.unsent,
        "oldest": oldest.isoformat() if oldest is not None and waiting.unsent else "",
    }
    write(change, span, Kind.SHIFT_DESK_TOLD, body, author=PROGRAM)
