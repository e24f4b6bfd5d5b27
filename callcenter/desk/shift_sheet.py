"""The sheet of a hand-over: counted by the application, signed by the two supervisors.

Each desk says for itself what it has not sent yet: no desk can know that of another.
"""

from datetime import datetime, timedelta

from callcenter.desk import audit
from callcenter.desk.approval import Approval
from callcenter.desk.context import Change, Desk
from callcenter.desk.privacy_matter import signer
from callcenter.desk.rights import Act, may, require
from callcenter.desk.shift_matter import find_handover, handover_of, last_shift, write
from callcenter.desk.standing import Role, read_standing
from callcenter.errors import FieldInvalid
from callcenter.privacy.register import register_of
from callcenter.shifts.handover import PROGRAM, Counts, Handover, Side, count_body
from callcenter.shifts.spans import Span, shift_id
from callcenter.store import conflicts, outbox, sync_state
from callcenter.store import tickets as ticket_store
from callcenter.store.matters import load_matters
from callcenter.store.shift_counts import promised_ids, red_ids, ticket_counts
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

    Called often; True when something was written. A shift in which nothing happened at this desk
    gets no sheet. A desk without a supervisor leaves the counting to others for a while.
    """
    span = last_shift(desk)
    with desk.store.read() as tx:
        known, me = find_handover(tx, span), sync_state.state(tx).client_id
        if known is None and not ticket_counts(tx, span.begin, span.end).registered:
            return False
    told = known is not None and any(one.client_id == me for one in known.desks)
    counts = (known is None or known.sheet is None) and _is_ours(desk, span)
    if told and not counts:
        return False
    with desk.change() as change:
        if not told:
            _tell_desk(change, span)
        if counts:
            _count(change, span, {}, program=True)
    return True


def sign_sheet(desk: Desk, matter_id: str, side: Side, approval: Approval | None = None) -> None:
    """A supervisor signs the sheet: who sits here, or who gave this approval for it.

    Raises RightMissing, NotFound, ApprovalRefused, FieldInvalid (signature: not_counted, signed,
    same, role).
    """
    if approval is None:
        require(desk, Act.SUPERVISE)
    with desk.change() as change:
        handover = handover_of(change.tx, matter_id)
        if handover.sheet is None:
            raise FieldInvalid("signature", "not_counted")
        if side not in handover.missing:
            raise FieldInvalid("signature", "signed")
        if approval is not None:
            _require_supervisor(change, approval)
        who = signer(change, handover.sheet.eid, approval).author
        if not handover.may_sign(who.uid, side):
            raise FieldInvalid("signature", "same")
        body: dict[str, Value] = {"of": handover.sheet.eid, "side": side.value}
        write(change, handover.span, Kind.SHIFT_SIGNED, body, author=who)
        audit.note(
            change, audit.Act.APPROVED, kind="shift", object_id=matter_id, uid=who.uid, reason=side
        )


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
    red: list[Value] = [*red_ids(change.tx, until, LISTED)]
    promised: list[Value] = [*promised_ids(change.tx, LISTED)]
    body: dict[str, Value] = {
        "until": until.isoformat(),
        **count_body(_counts(change, span, until)),
        "red": red,
        "callbacks": promised,
        **more,
    }
    write(change, span, Kind.SHIFT_COUNTED, body, author=PROGRAM if program else None)


def _counts(change: Change, span: Span, until: datetime) -> Counts:
    tx = change.tx
    found, queue = ticket_counts(tx, span.begin, span.end), ticket_store.counts(tx, until)
    breaches = register_of(load_matters(tx, PRIVACY)).breaches
    return Counts(
        registered=found.registered,
        closed=found.closed,
        emergencies=found.emergencies,
        open=found.open,
        red=queue.over,
        near=queue.near,
        callbacks=found.callbacks,
        conflicts=conflicts.count(tx),
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
        "unsent_count": waiting.unsent,
        "oldest": oldest.isoformat() if oldest is not None and waiting.unsent else "",
    }
    write(change, span, Kind.SHIFT_DESK_TOLD, body, author=PROGRAM)
